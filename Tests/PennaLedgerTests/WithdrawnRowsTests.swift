//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// What is taken back beside what the folder has, and what stays when something is.
@Suite struct WithdrawnRowsTests {
    private func hours(_ day: Day, _ hours: Int64) -> Registration {
        Registration(.hours(PayItems.timlon.id, Minutes(hours * 60)), days: DayRange(day), recorded: recorded)
    }

    private func hourly(_ registrations: [Registration]) throws -> Person {
        try person([
            Employment(
                id: "1", start: Day(2020, 1, 1),
                terms: [try Fact(Terms(pay: .hourly(kr("200.00"))), from: Day(2020, 1, 1), recorded: recorded)],
                registrations: registrations)
        ])
    }

    @Test("A row that the folder both has and withdraws does not count, however often the folder is recorded")
    func both() throws {
        let world = try World()
        let (kept, day) = (Day(2026, 8, 5), Day(2026, 8, 6))
        let withdrawal = Withdrawal(employment: "1", kind: "timmar", days: DayRange(day), line: 2)
        for round in 0..<4 {
            let recorded = try world.record(hourly([hours(kept, 2), hours(day, 3)]), withdrawals: [withdrawal])
            #expect(recorded.findings.map(\.code) == [.withdrawnInFolder] && recorded.unused.isEmpty)
            #expect(recorded.findings[0].message.contains("withdrawals.csv rad 2"))
            #expect(round == 0 || recorded.facts == 0)
            #expect(try world.calculate(world.key(month(9))).payslips().first?.sum("timlon") == kr("400.00"))
        }
        // Without the withdrawal the row counts.
        #expect(try world.record(hourly([hours(kept, 2), hours(day, 3)])).facts == 1)
        #expect(try world.pay(month(9))[personnummer()]?.sum("timlon") == kr("1000.00"))
    }

    @Test("Of a longer row only the days that are withdrawn do not count, and the rest stands from run to run")
    func part() throws {
        let world = try World()
        let away = try absence(.tjanstledig, Day(2026, 8, 3), Day(2026, 8, 7))
        let withdrawal = Withdrawal(
            employment: "1", kind: "tjanstledig", days: try DayRange(from: Day(2026, 8, 5), through: Day(2026, 8, 6)))
        try world.record(person([employment(registrations: [away])]))
        let whole = try world.calculate(world.key(month(9))).payslips().first?.totals.gross
        var paid: Set<Amount> = []
        for round in 0..<3 {
            let recorded = try world.record(
                person([employment(registrations: [away])]), withdrawals: [withdrawal],
                period: try world.period(world.key(month(9))))
            #expect(recorded.facts == (round == 0 ? 1 : 0) && recorded.findings.map(\.code) == [.withdrawnInFolder])
            paid.insert(try #require(try world.calculate(world.key(month(9))).payslips().first?.totals.gross))
        }
        #expect(paid.count == 1 && paid.first != whole)
    }

    @Test("A withdrawal that an earlier run has carried out is not told as one of nothing; one of nothing is")
    func carriedOut() throws {
        let world = try World()
        let day = Day(2026, 8, 6)
        try world.record(hourly([hours(day, 3)]))
        let withdrawals = [
            Withdrawal(employment: "1", kind: "timmar", days: DayRange(day)),
            Withdrawal(employment: "1", kind: "timmar", days: DayRange(day + 1)),
            Withdrawal(employment: "9", kind: "timmar", days: DayRange(day)),
        ]
        for _ in 0..<2 {
            let recorded = try world.record(hourly([]), withdrawals: withdrawals)
            #expect(recorded.unused == Array(withdrawals[1...]))
        }
    }

    @Test("What a locked run has paid stands when a later row for it goes and the folder has all of the month")
    func settled() throws {
        let world = try World()
        let day = Day(2026, 8, 6)
        try world.record(hourly([hours(day, 2)]))
        #expect(try world.pay(month(9))[personnummer()]?.sum("timlon") == kr("400.00"))
        let key = world.key(month(10))
        try world.record(hourly([hours(day, 3)]), period: world.period(key))
        let corrected = try world.calculate(key).payslips().first?.corrected
        #expect(
            corrected == ["2026-09 timlon 200.00", "2026-09 semesterersattning 24.00"],
            "\(String(describing: corrected))")
        let taken = try world.record(hourly([]), period: world.period(key, isComplete: true))
        #expect(taken.findings.map(\.code) == [.missingInFolder])
        #expect(taken.findings[0].message.contains("gäller igen: timmar timlon 2:00"), "\(taken.findings)")
        let run = try world.calculate(key)
        #expect(try run.payslips().first?.corrected.isEmpty ?? true)
        #expect(run.prepared.findings.isEmpty, "what holds again is not replaced")
        for isComplete in [false, true] {
            let again = try world.record(hourly([]), period: world.period(key, isComplete: isComplete))
            #expect(again.facts == 0 && again.findings.count == 1, "\(again.findings)")
            #expect(again.findings.allSatisfy { $0.message.contains("3:00") && $0.message.contains("återkallad") })
        }
        #expect(try world.pay(key)[personnummer()]?.lines.isEmpty ?? true)
    }

    @Test("What is taken back because the folder has all of the month is told in every run until it is locked")
    func repeated() throws {
        let world = try World()
        let (day, other) = (Day(2026, 8, 6), Day(2026, 8, 7))
        let key = world.key(month(9))
        try world.record(hourly([hours(day, 2), hours(other, 1)]), period: world.period(key))
        for isComplete in [true, false, true, false] {
            let told = try world.record(hourly([hours(other, 1)]), period: world.period(key, isComplete: isComplete))
            #expect(told.findings.map(\.code) == [.missingInFolder], "\(isComplete)")
            #expect(told.findings.allSatisfy { $0.message.contains("2026-08-06") && $0.message.contains("återkallad") })
        }
        // Put back it is not missing; taken away again it is.
        #expect(try world.record(hourly([hours(day, 2), hours(other, 1)]), period: world.period(key)).findings.isEmpty)
        #expect(
            try world.record(hourly([hours(other, 1)]), period: world.period(key, isComplete: true)).findings.count == 1
        )
        try world.pay(key)
        let next = try world.record(hourly([hours(other, 1)]), period: world.period(world.key(month(10))))
        #expect(next.findings.isEmpty)
    }

    @Test("Somebody else's number as a former number takes nothing over: both are stopped")
    func takenNumber() throws {
        let world = try World()
        try world.record(person([employment("1")], serial: 1))
        try world.record(person([employment("2")], serial: 2))
        let refused = try world.record(person([employment("1")], serial: 1, formerly: [2]))
        let both = [try personnummer(1), try personnummer(2)]
        #expect(refused.facts == 0 && refused.blocked == Set(both))
        #expect(refused.findings.map(\.code) == [.duplicatePerson] && refused.findings[0].employment == "2")
        #expect(try world.pay(month(9)).count == 2, "both are as they were")
    }
}
