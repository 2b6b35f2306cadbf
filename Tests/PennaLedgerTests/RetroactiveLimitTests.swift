//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// What other systems say that their retroactive functions cannot do, each shown working.
@Suite struct RetroactiveLimitTests {
    /// A world where September and October are paid to one person.
    private func paidWorld(_ employment: Employment? = nil) throws -> World {
        let world = try World()
        try world.record(person([try employment ?? PennaLedgerTests.employment()]))
        try world.pay(month(9))
        try world.pay(month(10))
        return world
    }

    private func november(_ world: World) throws -> StoredPayslip {
        try #require(try world.pay(month(11))[personnummer()])
    }

    @Test("A raise from a day inside a month corrects that month by its days")
    func midMonth() throws {
        let world = try paidWorld()
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 16)))]))
        let payslip = try november(world)
        #expect(payslip.corrected == ["2026-09 manadslon 500.00", "2026-10 manadslon 1000.00"])
        #expect(payslip.totals.gross == kr("32500.00") && payslip.totals.oneOffBase == kr("1500.00"))
        #expect(payslip.causes[1].text.contains("villkor månadslön") && payslip.causes[1].isRetroactivePay)
    }

    @Test("A month with no pay can be corrected, both ways")
    func grossZero() throws {
        let away = try absence(.tjanstledig, Day(2026, 10, 1), Day(2026, 10, 31))
        let world = try World()
        try world.record(person([employment(registrations: [away])]))
        try world.pay(month(10))
        let empty = try #require(try world.pay(month(11))[personnummer()])
        #expect(empty.totals.gross == .zero, "\(empty.lines.map(\.item))")
        try world.record(
            person([employment()]),
            withdrawals: [
                Withdrawal(
                    employment: "1", kind: AbsenceCause.tjanstledig.rawValue,
                    days: try DayRange(from: Day(2026, 10, 1), through: Day(2026, 10, 31)))
            ])
        let next = try #require(try world.pay(month(12))[personnummer()])
        #expect(next.totals.gross == kr("60000.00"), "December, and October whole again")
    }

    @Test("A period that the employment breaks is corrected on each side of the break")
    func brokenPeriod() throws {
        let world = try paidWorld(employment(end: Day(2026, 9, 10)))
        let whole = try person([
            employment(end: Day(2026, 9, 10)),
            employment("2", [terms("28000.00", from: Day(2026, 9, 21))], start: Day(2026, 9, 21)),
        ])
        try world.record(whole)
        let payslip = try november(world)
        #expect(payslip.totals.gross > kr("65000.00") && payslip.totals.gross < kr("66000.00"))
        #expect(payslip.lines.allSatisfy { $0.key.employment != "1" }, "what was paid for the first stands")
    }

    @Test("Saved holiday days of the year before are taken in a month that has been paid")
    func savedDays() throws {
        let world = try World()
        try world.record(person([employment()]))
        var left = EmploymentCarry(employment: "1")
        left.holiday.saved = [SavedDays(year: 2025, days: 500)]
        let carry = CarryRecord(
            person: try personnummer(), carry: Carry(receivable: .zero, year: YearTotals(), employments: [left]))
        try world.ledger.open([carry], last: month(8), by: "Anna", at: world.tick())
        try world.pay(month(9))
        try world.pay(month(10))
        try world.record(
            person([employment(registrations: [absence(.sparadSemester, Day(2026, 9, 7), Day(2026, 9, 11))])]))
        let payslip = try november(world)
        #expect(payslip.outcome == .payslip && payslip.corrected.contains { $0.hasPrefix("2026-10 ") })
    }

    @Test("A correction can be undone after it was locked, and the two add up to nothing")
    func undo() throws {
        let world = try paidWorld()
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))]))
        let first = try november(world)
        try world.record(person([employment()]))
        let second = try #require(try world.pay(month(12))[personnummer()])
        #expect(first.corrected == ["2026-09 manadslon 1000.00", "2026-10 manadslon 1000.00"])
        #expect(
            second.corrected == [
                "2026-09 manadslon -1000.00", "2026-10 manadslon -1000.00", "2026-11 manadslon -1000.00",
            ])
        #expect(second.totals.gross == kr("27000.00"))
    }

    @Test("Each pay item has its own difference, line by line, with its proof")
    func perRow() throws {
        let world = try paidWorld()
        try world.record(person([employment(registrations: [absence(.sjuk, Day(2026, 9, 7), Day(2026, 9, 9))])]))
        let payslip = try november(world)
        #expect(payslip.corrected.count == 3, "deduction, sick pay and karens each for itself: \(payslip.corrected)")
        #expect(
            payslip.lines.filter(\.isCorrection).allSatisfy { $0.payMonth == month(10) && $0.key.origin == month(9) })
    }

    @Test("Two raises of different size in one month have their own amounts")
    func differentAmounts() throws {
        let world = try paidWorld()
        let days = [Day(2026, 9, 1), Day(2026, 10, 1)]
        let all = try [
            terms("30000.00", from: Day(2020, 1, 1)), terms("30100.00", from: days[0]),
            terms("30300.00", from: days[1]),
        ]
        try world.record(person([employment("1", all)]))
        #expect(try november(world).corrected == ["2026-09 manadslon 100.00", "2026-10 manadslon 300.00"])
    }

    @Test("A cost account that changes afterwards moves the amount from the one to the other")
    func accounts() throws {
        let world = try World()
        try world.record(person([employment("1", [terms("30000.00", from: Day(2020, 1, 1), account: "1100")])]))
        try world.pay(month(9))
        let split = try [
            terms("30000.00", from: Day(2020, 1, 1), account: "1100"),
            terms("30000.00", from: Day(2026, 9, 16), account: "2200"),
        ]
        try world.record(person([employment("1", split)]))
        let payslip = try #require(try world.pay(month(10))[personnummer()])
        let moved = payslip.lines.filter { $0.isCorrection && $0.item == "manadslon" }
        #expect(moved.map { "\($0.key.account) \($0.amount)" } == ["1100 -15000.00", "2200 15000.00"])
        #expect(payslip.totals.gross == kr("30000.00"))
    }

    @Test("Months far back are corrected, not only the last")
    func farBack() throws {
        let world = try World()
        try world.record(person([employment()]))
        for number in 3...9 { try world.pay(month(number)) }
        try world.record(person([employment("1", raised(to: "30500.00", from: Day(2026, 4, 1)))]))
        let payslip = try #require(try world.pay(month(10))[personnummer()])
        #expect(payslip.corrected == (4...9).map { "2026-0\($0) manadslon 500.00" })
    }

    @Test("One month can be corrected several times, by different causes, in different runs")
    func severalCorrections() throws {
        let world = try paidWorld()
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 10, 1)))]))
        try world.record(person([employment("1", raised(to: "30400.00", from: Day(2026, 10, 1)))]))
        let first = try november(world)
        #expect(first.corrected == ["2026-10 manadslon 1000.00", "2026-10 manadslon -600.00"])
        #expect(first.causes.count == 3)
        try world.record(
            person([
                employment(
                    "1", raised(to: "30400.00", from: Day(2026, 10, 1)),
                    registrations: [absence(.vab, Day(2026, 9, 14))])
            ]))
        let second = try #require(try world.pay(month(12))[personnummer()])
        #expect(!second.corrected.isEmpty && second.corrected.allSatisfy { $0.hasPrefix("2026-10 ") })
    }

    @Test("A schedule that changes afterwards, an employer's figure, and an end that comes late are corrected too")
    func otherFacts() throws {
        let shifts = try paidWorld(employment(registrations: [absence(.sjuk, Day(2026, 9, 3), Day(2026, 9, 4))]))
        try shifts.record(
            person([
                employment(
                    schedules: [(0, Day(2020, 1, 1)), (1, Day(2026, 9, 1))],
                    registrations: [absence(.sjuk, Day(2026, 9, 3), Day(2026, 9, 4))])
            ]))
        let schedule = try november(shifts)
        #expect(!schedule.corrected.isEmpty && schedule.causes.contains { $0.text.contains("schema") })
        let ended = try paidWorld()
        try ended.record(person([employment(end: Day(2026, 10, 15))]))
        let end = try november(ended)
        #expect(
            end.corrected.contains("2026-10 manadslon -15483.87")
                && end.causes.contains { $0.text.contains("anställningens tid") })
    }

    @Test("A figure of the employer's that was agreed late corrects the months it holds for, as retroactive pay")
    func lateFigure() throws {
        let evening = Registration(
            .changedShift([try Shift(ClockSpan(from: 480, to: 960))]), days: DayRange(Day(2026, 9, 12)),
            recorded: recorded)
        let world = try paidWorld(employment(registrations: [evening]))
        try world.record(
            person([employment(registrations: [evening])]),
            World.employer(settings: [
                AgreementSetting(
                    key: "ab.21.ob.b", from: Day(2026, 9, 1), value: 7_500, source: "Lokalt avtal", recorded: world.now)
            ]))
        let payslip = try november(world)
        #expect(payslip.causes.contains { $0.text.contains("lokal uppgift ab.21.ob.b") && $0.isRetroactivePay })
        #expect(!payslip.corrected.isEmpty && payslip.corrected.allSatisfy { $0.hasPrefix("2026-10 ob-b") })
    }
}
