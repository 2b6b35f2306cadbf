//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLedger
import PennaModel
import PennaStore
import PennaTestSupport
import Testing

/// Rows of registrations beside what the store has of them.
@Suite struct StoredRowsTests {
    private func hours(_ day: Day, _ hours: Int64, post: String? = nil) -> Registration {
        Registration(
            .hours(PayItems.timlon.id, Minutes(hours * 60)), days: DayRange(day), recorded: recorded, post: post)
    }

    private func hourly(_ registrations: [Registration]) throws -> Person {
        try person([
            Employment(
                id: "1", start: Day(2020, 1, 1),
                terms: [try Fact(Terms(pay: .hourly(kr("200.00"))), from: Day(2020, 1, 1), recorded: recorded)],
                registrations: registrations)
        ])
    }

    private func vab(_ day: Day, from start: Int, to end: Int) throws -> Registration {
        Registration(
            .absence(.vab, .clock(try ClockSpan(from: start, to: end))), days: DayRange(day), recorded: recorded,
            childBorn: Day(2024, 3, 1))
    }

    @Test("A late row that comes above an older one of its kind is one new fact, and the older is corrected by nothing")
    func sortedAbove() throws {
        let world = try World()
        let may = try absence(.sjuk, Day(2026, 5, 11), Day(2026, 5, 31))
        try world.record(person([employment(registrations: [may])]))
        try world.pay(month(5))
        let april = try absence(.sjuk, Day(2026, 4, 28), Day(2026, 4, 30))
        #expect(try world.record(person([employment(registrations: [april, may])])).facts == 1)
        let june = try #require(try world.pay(month(6))[personnummer()])
        #expect(june.outcome == .payslip && june.sum("karensavdrag").isNegative, "\(june.message)")
    }

    @Test("Rows recorded again in any order are the same facts", arguments: 0..<20)
    func shuffled(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var rows: [Registration] = []
        for day in 3...14 where Bool.random(using: &random) {
            let date = Day(2026, 8, day)
            rows.append(try vab(date, from: 480, to: 540))
            if Bool.random(using: &random) { rows.append(try vab(date, from: 600, to: 660)) }
            if Bool.random(using: &random) { rows += [hours(date, 2), hours(date, 2)] }
        }
        rows.append(try absence(.sjuk, Day(2026, 8, 17), Day(2026, 8, 19)))
        rows.append(try absence(.sjuk, Day(2026, 8, 20), Day(2026, 8, 21)))
        let world = try World()
        try world.record(person([employment(registrations: rows)]))
        let before = try world.calculate(world.key(month(9))).payslips().map(\.lines)
        for _ in 0..<4 {
            rows.shuffle(using: &random)
            let recorded = try world.record(
                person([employment(registrations: rows)]), period: try world.period(world.key(month(9))))
            #expect(recorded.facts == 0 && recorded.findings.isEmpty)
        }
        // One more day above or below all others is one more fact.
        rows.insert(try absence(.vab, Day(2026, 8, 27)), at: Int.random(in: 0...rows.count, using: &random))
        #expect(try world.record(person([employment(registrations: rows)])).facts == 1)
        #expect(before.count == 1)
    }

    @Test("A row that replaces one in the store is told with both values and the day, until it is paid")
    func replaced() throws {
        let world = try World()
        let day = Day(2026, 8, 6)
        try world.record(hourly([hours(day, 2)]))
        #expect(try world.calculate(world.key(month(9))).prepared.findings.isEmpty)
        try world.record(hourly([hours(day, 3)]))
        for _ in 0..<2 {
            let finding = try #require(try world.calculate(world.key(month(9))).prepared.findings.first)
            #expect(finding.code == .replacedInStore && finding.severity == .look)
            for part in ["2026-08-06", "2:00", "3:00"] { #expect(finding.message.contains(part), "\(finding.message)") }
        }
        #expect(try world.pay(month(9))[personnummer()]?.sum("timlon") == kr("600.00"))
        #expect(try world.calculate(world.key(month(10))).prepared.findings.isEmpty)
    }

    @Test("Rows with different post numbers are added; the same post number with other content replaces")
    func posts() throws {
        let world = try World()
        let day = Day(2026, 8, 6)
        try world.record(hourly([hours(day, 2, post: "1")]))
        try world.record(hourly([hours(day, 3, post: "2")]))
        let both = try world.calculate(world.key(month(9)))
        #expect(try both.payslips().first?.sum("timlon") == kr("1000.00") && both.prepared.findings.isEmpty)
        try world.record(hourly([hours(day, 4, post: "2")]))
        let run = try world.calculate(world.key(month(9)))
        #expect(try run.payslips().first?.sum("timlon") == kr("1200.00"))
        #expect(run.prepared.findings.map(\.code) == [.replacedInStore])
    }

    @Test("What the store has and the folder has not is told, and withdrawn when the folder has all of the month")
    func missing() throws {
        let world = try World()
        let key = world.key(month(9))
        let (first, second, settled) = (Day(2026, 8, 20), Day(2026, 8, 21), Day(2026, 7, 2))
        try world.record(hourly([hours(first, 2)]), period: world.period(key))
        let told = try world.record(hourly([hours(second, 2)]), period: world.period(key))
        #expect(told.findings.map(\.code) == [.missingInFolder] && told.findings[0].message.contains("2026-08-20"))
        #expect(told.findings[0].severity == .look && told.withdrawn == 0)
        let days = DayRange(first)
        let taken = try world.record(
            hourly([hours(second, 2)]), withdrawals: [Withdrawal(employment: "1", kind: "timmar", days: days)],
            period: world.period(key))
        #expect(taken.findings.isEmpty && taken.withdrawn == 1, "what is withdrawn is not missing")
        try world.record(hourly([hours(first, 2), hours(settled, 1)]), period: world.period(key))
        let complete = try world.record(hourly([hours(second, 2)]), period: world.period(key, isComplete: true))
        #expect(complete.withdrawn == 2 && complete.findings.count == 2)
        #expect(complete.findings.allSatisfy { $0.message.contains("återkallad") })
        #expect(try world.pay(key)[personnummer()]?.sum("timlon") == kr("400.00"))
        // September's file need not have August's rows again.
        let next = try world.record(hourly([]), period: world.period(world.key(month(10)), isComplete: true))
        #expect(next.facts == 0 && next.findings.isEmpty)
    }

    @Test("A person with a new number is one person: carried, corrected and declared under the right number")
    func newNumber() throws {
        let world = try World()
        let (old, new) = (try personnummer(1), try personnummer(2))
        try world.record(person([employment()], serial: 1))
        try world.pay(month(9))
        let refused = try world.record(person([employment()], serial: 2))
        #expect(refused.facts == 0 && refused.blocked == [old, new])
        #expect(refused.findings.first?.waysOut.contains { $0.contains("formerPersonnummer") } ?? false)
        let known = try world.record(
            person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))], serial: 2, formerly: [1]))
        #expect(known.findings.isEmpty && known.blocked.isEmpty)
        let paid = try world.pay(month(10))
        #expect(paid.count == 1 && paid[new]?.corrected == ["2026-09 manadslon 1000.00"])
        #expect(paid[new]?.totals.gross == kr("32000.00"))
        #expect(
            try world.ledger.declared(in: month(9)).individuals.additions.map(\.key.payee) == [.person(old)])
        #expect(
            try world.ledger.declared(in: month(10)).individuals.additions.map(\.key.payee) == [.person(new)])
        #expect(try world.ledger.payslip(of: new, in: world.key(month(9))).person == old)
        for number in 9...10 {
            #expect(
                try world.ledger.verify(world.key(month(number))) { batch throws(PayrollError) in
                    try batch.calculate()
                }.isRight)
        }
        // The line may go without its earlier number later; what was known stays.
        #expect(
            try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))], serial: 2)).facts
                == 0)
        // An extra run in a month that was declared under the old number keeps it.
        let extra = world.key(month(10), .extra, day: Day(2026, 10, 30))
        try world.record(
            person([employment("1", raised(to: "33000.00", from: Day(2026, 9, 1)))], serial: 3, formerly: [2]))
        try world.pay(extra)
        let payees = try world.ledger.declared(in: month(10)).individuals.additions.map(\.key.payee)
        #expect(payees == [.person(new)])
    }
}
