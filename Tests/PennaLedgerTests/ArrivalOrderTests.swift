//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaLedger
import PennaModel
import PennaStore
import PennaTestSupport
import Testing

/// Facts that arrive in any order, over some months, end where they would have if all had been known from the start.
@Suite struct ArrivalOrderTests {
    /// What becomes known at some time: a part of a person's history.
    private enum News {
        case terms(Fact<Terms>)
        case schedule(Int, Day)
        case registration(Registration)
        case end(Day)
        case secondEmployment(Day)
    }

    private static let first = 5
    private static let last = 11

    private func news(_ random: inout SeededGenerator) throws -> [News] {
        var news: [News] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let pay = "\(Int.random(in: 280...340, using: &random))00.00"
            news.append(
                .terms(
                    try terms(
                        pay, from: day(&random), account: ["", "1100", "2200"].randomElement(using: &random) ?? "")))
        }
        if Bool.random(using: &random) { news.append(.schedule(1, day(&random))) }
        // Absences in windows of their own, so that none depends on which of two was registered last.
        let causes: [AbsenceCause] = [.sjuk, .vab, .semester, .tjanstledig, .foraldraledig]
        for window in 0..<6 where Bool.random(using: &random) {
            let begin = Day(2026, Self.first, 1) + (window * 28 + Int.random(in: 0...9, using: &random))
            let length = Int.random(in: 0...12, using: &random)
            news.append(
                .registration(try absence(causes.randomElement(using: &random) ?? .sjuk, begin, begin + length)))
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            // A registration after the end is an error, so it ends after the last of them.
            let last = news.compactMap { piece -> Day? in
                if case .registration(let registration) = piece { registration.days.last } else { nil }
            }.max()
            news.append(.end(max(day(&random), last ?? Day(2026, Self.first, 1))))
        }
        if Int.random(in: 0..<4, using: &random) == 0 { news.append(.secondEmployment(day(&random))) }
        return news
    }

    private func day(_ random: inout SeededGenerator) -> Day {
        Day(2026, Self.first, 1) + Int.random(in: 0...180, using: &random)
    }

    /// The person as known when some of it has arrived.
    private func person(_ news: [News]) throws -> Person {
        var found = [try terms("30000.00", from: Day(2020, 1, 1))]
        var schedules = [(0, Day(2020, 1, 1))]
        var registrations: [Registration] = []
        var end: Day?
        var others: [Employment] = []
        for piece in news {
            switch piece {
            case .terms(let terms): found.append(terms)
            case .schedule(let schedule, let day): schedules.append((schedule, day))
            case .registration(let registration): registrations.append(registration)
            case .end(let day): end = day
            case .secondEmployment(let day):
                others.append(try employment("2", [terms("20000.00", from: day)], start: day))
            }
        }
        return try PennaLedgerTests.person(
            [
                employment(
                    "1", found.sorted { $0.from < $1.from }, end: end, schedules: schedules,
                    registrations: registrations)
            ] + others)
    }

    /// What has been paid, key by key.
    private struct Key: Hashable {
        let month: Month
        let key: PaidKey
    }

    private func sums(_ payslips: [StoredPayslip]) throws -> [Key: Amount] {
        var sums: [Key: Amount] = [:]
        let items = try PayItemRegister(agreement: AB.payItems, own: [])
        for line in payslips.flatMap(\.lines) {
            // Tax and contributions follow the month of payment; everything that is earned is counted.
            guard let item = items[line.key.item], item.kind != .tax, item.kind != .employerCost,
                !PayItems.calculated.contains(item)
            else { continue }
            let key = Key(month: line.payMonth, key: line.key)
            sums[key] = try (sums[key] ?? .zero) + line.amount
        }
        return sums.filter { $0.value != .zero }
    }

    @Test(
        "The sum of original and correction lines is the recomputed month, for every item, month and account",
        arguments: 0..<8)
    func anyOrder(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let all = try news(&random)
        let months = (Self.first...Self.last).map { month($0) }
        let known = try World()
        try known.record(person(all))
        let late = try World()
        try late.record(person([]))
        var waiting = all.shuffled(using: &random)
        var arrived: [News] = []
        var (first, second): ([StoredPayslip], [StoredPayslip]) = ([], [])
        for (place, month) in months.enumerated() {
            first += try known.pay(month).values
            let isLast = place == months.count - 1
            while !waiting.isEmpty, isLast || Bool.random(using: &random) {
                arrived.append(waiting.removeFirst())
                try late.record(person(arrived))
            }
            second += try late.pay(month).values
        }
        #expect(first.allSatisfy { $0.outcome != .failure }, "\(first.map(\.message))")
        #expect(second.last?.outcome != .failure, "\(second.map(\.message))")
        let (expected, paid) = (try sums(first), try sums(second))
        for key in Set(expected.keys).union(paid.keys) {
            #expect(expected[key] == paid[key], "\(key.month) \(key.key.item) \(key.key.origin) \(key.key.account)")
        }
        let carry = { (world: World) throws in
            try world.calculate(world.key(Month(year: 2026, month: 12))).result.carries.map(\.employments)
        }
        #expect(try carry(known) == carry(late), "what is left to the next month is the same")
    }
}
