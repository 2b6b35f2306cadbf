//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import PennaLedger
import PennaModel
import PennaStore
import PennaTestSupport
import Testing

/// Whole random employments over three years: as facts come, in any order, against all known from the start.
///
/// `PENNA_HISTORIES` says how many; without it there are few, so that the suite takes seconds.
@Suite struct LongHistoryTests {
    private static let histories =
        UInt64(ProcessInfo.processInfo.environment["PENNA_HISTORIES"] ?? "") ?? 2
    private static let months = (0..<35).map { Month(year: 2024 + ($0 + 1) / 12, month: ($0 + 1) % 12 + 1) }

    /// What becomes known at some time.
    private enum News {
        case terms(Fact<Terms>)
        case schedule(Int, Day)
        case registration(Registration)
        case end(Day)
    }

    private func fact(
        _ kronor: Int, _ percent: Int64, from day: Day, agreement: String = "AB"
    ) throws -> Fact<Terms> {
        try Fact(
            Terms(
                pay: .monthly(fullTime: Amount(ore: Int64(kronor) * 100)),
                degree: Percent(millionths: percent * 10_000),
                agreement: agreement), from: day, recorded: recorded)
    }

    private func history(_ random: inout SeededGenerator) throws -> [News] {
        var news: [News] = []
        // Each in a stretch of its own, so that what holds does not depend on which came last.
        for place in 0..<5 {
            let from = Day(2024, 3, 4) + (place * 180 + Int.random(in: 0..<170, using: &random))
            news.append(
                .terms(
                    try fact(
                        .random(in: 280...420, using: &random) * 100,
                        [50, 75, 80, 100, 100].randomElement(using: &random) ?? 100, from: from,
                        agreement: from < Day(2025, 4, 1) || Bool.random(using: &random) ? "AB" : "AB 25")))
        }
        news.append(.schedule(1, Day(2024, 6, 3) + Int.random(in: 0...300, using: &random)))
        news.append(.schedule(0, Day(2025, 6, 2) + Int.random(in: 0...300, using: &random)))
        try addAbsences(to: &news, &random)
        if Bool.random(using: &random) {
            // A registration after the end is an error, so it ends after the last of them.
            news.append(.end(Day(2026, 10, 20) + Int.random(in: 0...20, using: &random)))
        }
        return news
    }

    /// Absence in windows of their own, so that none depends on which of two was registered last; some of the sickness
    /// goes over a year's end, and no year has more holiday than there is.
    private func addAbsences(to news: inout [News], _ random: inout SeededGenerator) throws {
        let causes: [AbsenceCause] = [
            .sjuk, .sjuk, .vab, .semester, .semester, .tjanstledig, .foraldraledig, .foraldraledigUtanPenning,
        ]
        var begin = Day(2024, 3, 4)
        var holiday: [Int: Int] = [:]
        while begin < Day(2026, 9, 10) {
            let first = begin + Int.random(in: 0...9, using: &random)
            var length = Int.random(in: 0...12, using: &random)
            var cause = causes.randomElement(using: &random) ?? .sjuk
            if first.month.monthOfYear == 12, first.month.year < 2026 {
                cause = .sjuk
                length = 40
            }
            if cause == .semester {
                holiday[first.year, default: 0] += length + 1
                if holiday[first.year, default: 0] > 16 { cause = .tjanstledig }
            }
            news.append(.registration(try absence(cause, first, first + length)))
            begin = first + max(length, 18) + 10
        }
    }

    private func person(_ news: [News], _ start: Day) throws -> Person {
        var terms = [try fact(30_000, 100, from: start)]
        var schedules = [(0, start)]
        var registrations: [Registration] = []
        var end: Day?
        for piece in news {
            switch piece {
            case .terms(let fact): terms.append(fact)
            case .schedule(let schedule, let day): schedules.append((schedule, day))
            case .registration(let registration): registrations.append(registration)
            case .end(let day): end = day
            }
        }
        return try PennaLedgerTests.person([
            employment(
                "1", terms.sorted { $0.from < $1.from }, start: start, end: end,
                schedules: schedules.sorted { $0.1 < $1.1 },
                registrations: registrations)
        ])
    }

    private struct Key: Hashable {
        let month: Month
        let key: PaidKey
    }

    /// What has been earned, item by item and month by month; tax and contributions follow the payment.
    private func sums(_ payslips: [StoredPayslip]) throws -> [Key: Amount] {
        var sums: [Key: Amount] = [:]
        let items = try PayItemRegister(agreement: AB.payItems, own: [])
        for line in payslips.flatMap(\.lines) {
            guard let item = items[line.key.item], item.kind != .tax, item.kind != .employerCost,
                !PayItems.calculated.contains(item)
            else { continue }
            sums[Key(month: line.payMonth, key: line.key), default: .zero] =
                try (sums[Key(month: line.payMonth, key: line.key)] ?? .zero) + line.amount
        }
        return sums.filter { $0.value != .zero }
    }

    /// What the last month left of the employments.
    private func balances(_ world: World) throws -> [EmploymentCarry] {
        let run = try world.calculate(world.key(Month(year: 2026, month: 12)))
        return run.result.carries.flatMap { Array($0.employments) }
    }

    /// The last month is calculated and not paid, so that its carry can be looked at.
    private static var paid: ArraySlice<Month> { months.dropLast() }

    @Test(
        "Month by month as things become known, or all known from the start: the same sums and balances",
        arguments: 0..<histories)
    func asItComes(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: 20_000 + seed)
        let start = Day(2024, 2, 1) + Int.random(in: 0...20, using: &random)
        let all = try history(&random)
        let (known, late) = (try World(), try World())
        try known.record(person(all, start))
        try late.record(person([], start))
        var waiting = all.shuffled(using: &random)
        var arrived: [News] = []
        var (first, second): ([StoredPayslip], [StoredPayslip]) = ([], [])
        for month in Self.paid {
            first += try known.pay(month).values
            // Most months nothing new is known; then much at once.
            if month == Self.paid.last || Int.random(in: 0..<4, using: &random) == 0 {
                let count =
                    month == Self.paid.last ? waiting.count : min(waiting.count, .random(in: 2...12, using: &random))
                arrived += waiting.prefix(count)
                waiting.removeFirst(count)
                try late.record(person(arrived, start))
            }
            second += try late.pay(month).values
        }
        #expect(first.allSatisfy { $0.outcome != .failure }, "\(first.map(\.message).filter { !$0.isEmpty })")
        #expect(second.last?.outcome != .failure, "\(second.map(\.message).filter { !$0.isEmpty })")
        let (expected, found) = (try sums(first), try sums(second))
        for key in Set(expected.keys).union(found.keys) {
            #expect(
                expected[key] == found[key],
                "seed \(seed): \(key.month) \(key.key.item) \(key.key.origin)")
        }
        #expect(try balances(known) == balances(late), "seed \(seed): what is left is the same")
    }

    @Test("Who was said to be part-time, and was not, has what a full-timer has")
    func fullTime() throws {
        var random = SeededGenerator(seed: 3)
        var absences: [News] = []
        try addAbsences(to: &absences, &random)
        let start = Day(2024, 2, 1)
        let (full, part) = (try World(), try World())
        let from = Day(2025, 2, 1)
        try full.record(person(absences + [.terms(fact(30_000, 100, from: from))], start))
        try part.record(person(absences + [.terms(fact(30_000, 60, from: from))], start))
        var (first, second): ([StoredPayslip], [StoredPayslip]) = ([], [])
        for month in Self.paid {
            if month == Month(year: 2026, month: 6) {
                try part.record(person(absences + [.terms(fact(30_000, 100, from: from))], start))
            }
            first += try full.pay(month).values
            second += try part.pay(month).values
        }
        #expect(first.allSatisfy { $0.outcome == .payslip } && second.allSatisfy { $0.outcome == .payslip })
        #expect(try sums(first) == sums(second))
        #expect(try balances(full) == balances(part))
    }
}
