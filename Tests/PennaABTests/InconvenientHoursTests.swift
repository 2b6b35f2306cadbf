//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct InconvenientHoursTests {
    private func evening(_ day: Day, _ from: String, _ to: String) throws -> Employee {
        var employee = Employee()
        employee.schedule = try Schedule(
            name: "fri", cycle: [[try shift("08:00", "16:00")]] + (0..<3000).map { _ in [] })
        try employee.register(.changedShift([try shift(from, to)]), day)
        return employee
    }

    @Test("D-OB-1: Wednesday 2 April 2025 18–24 gives D 76.80 and C 113.40 (OHR, KAV)")
    func eveningShift() throws {
        var employee = try evening(Day(2025, 4, 2), "18:00", "24:00")
        let lines = try employee.deviations(Month(year: 2025, month: 4))
        #expect(lines.sum("ob-d") == kr("76.80"))
        #expect(lines.sum("ob-c") == kr("113.40"))
        #expect(lines.count == 2)
    }

    @Test("D-OB-3: 19–22 on 31 March 2026 gives 76.80, on 1 April 2026 79.20 (OHR, KAV)")
    func newTable() throws {
        var march = try evening(Day(2026, 3, 31), "19:00", "22:00")
        #expect(try march.deviations(Month(year: 2026, month: 3)).sum("ob-d") == kr("76.80"))
        var april = try evening(Day(2026, 4, 1), "19:00", "22:00")
        #expect(try april.deviations(Month(year: 2026, month: 4)).sum("ob-d") == kr("79.20"))
    }

    @Test(
        "Minutes of a class are summed over the month and rounded up to a half hour",
        arguments: [
            ("19:01", "20:31", "39.60"), ("19:00", "20:31", "52.80"), ("19:00", "20:30", "39.60"),
            ("19:00", "19:01", "13.20"),
        ])
    func rounding(from: String, to: String, expected: String) throws {
        var employee = try evening(Day(2026, 10, 6), from, to)
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-d") == kr(expected))
    }

    @Test("An employer may pay exact minutes instead")
    func exactMinutes() throws {
        var employee = try evening(Day(2026, 10, 6), "19:00", "20:31")
        employee.settings = [
            AgreementSetting(key: "ab.21.avrundning", from: Day(2026, 1, 1), value: 0, source: "lokalt")
        ]
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-d") == kr("40.04"))
    }

    @Test("A night shift over the month's end has each minute in its own month")
    func overMonthEnd() throws {
        var employee = try evening(Day(2026, 9, 30), "21:00", "07:00")
        #expect(try employee.deviations(Month(year: 2026, month: 9)).sum("ob-c") == kr("116.80"))
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-c") == kr("350.40"))
    }

    @Test("A night when summer time begins has an hour less of OB; one when it ends has the extra hour as overtime")
    func summerTime() throws {
        var spring = try evening(Day(2026, 3, 28), "22:00", "06:00")
        #expect(try spring.deviations(Month(year: 2026, month: 3)).sum("ob-b-natt") == kr("532.00"))
        var autumn = try evening(Day(2026, 10, 24), "22:00", "06:00")
        let lines = try autumn.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("ob-b-natt") == kr("626.40"))
        #expect(lines.sum("overtid-enkel") == kr("327.27"))
    }

    @Test("A shift that begins in the hour that summer time leaves out names its day, its row and the remedy")
    func missingHour() throws {
        var employee = try evening(Day(2026, 3, 29), "02:30", "08:00")
        let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 3)) }
        #expect(error?.code == .clockTime)
        #expect(error?.row?.row == 1)
        #expect(error?.day == Day(2026, 3, 29))
    }

    @Test("An hourly paid has OB on extra work; a full-timer's overtime has none")
    func extraWork() throws {
        var hourly = Employee()
        hourly.pay = .hourly(kr("150.00"))
        try hourly.register(.extraWork(try shift("19:00", "22:00")), Day(2026, 10, 6))
        let lines = try hourly.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("ob-d") == kr("79.20"))
        #expect(lines.sum("timlon") == kr("450.00"))
        #expect(lines.sum("semesterersattning") == kr("54.00"))
        var monthly = Employee()
        monthly.schedule = try week(5)
        try monthly.register(.extraWork(try shift("19:00", "22:00")), Day(2026, 10, 6))
        #expect(try monthly.deviations(Month(year: 2026, month: 10)).sum("ob-d") == .zero)
        monthly.carry = EmploymentCarry(employment: "1")
        monthly.settings = [
            AgreementSetting(key: "ab.21.pa-overtid", from: Day(2026, 1, 1), value: 1, source: "lokalt")
        ]
        #expect(try monthly.deviations(Month(year: 2026, month: 10)).sum("ob-d") == kr("79.20"))
    }

    @Test("A local amount stands over the agreement's from its day")
    func localAmount() throws {
        var employee = try evening(Day(2026, 10, 9), "22:00", "24:00")
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-b-natt") == kr("156.60"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.settings = [
            AgreementSetting(key: "ab.21.ob.b-natt", from: Day(2026, 4, 1), value: 10_180, source: "lokalt")
        ]
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-b-natt") == kr("203.60"))
    }

    @Test("Absence of part of a shift with OB must say which part")
    func partAbsence() throws {
        var employee = try evening(Day(2026, 10, 6), "16:00", "24:00")
        try employee.register(.absence(.tjanstledig, .time(Minutes(60))), Day(2026, 10, 6))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 10)) }
        #expect(error?.code == .invalidValue)
        #expect(error?.row?.row == 2)
        employee.registrations.removeLast()
        try employee.register(
            .absence(.tjanstledig, .clock(try ClockSpan(from: hours("22:00"), to: hours("24:00")))), Day(2026, 10, 6))
        let lines = try employee.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("ob-c") == .zero)
        #expect(lines.sum("ob-d") == kr("79.20"))
    }

    @Test("An unknown setting is an error that names it")
    func unknownSetting() {
        let setting = AgreementSetting(key: "ab.99.nej", from: Day(2026, 1, 1), value: 0, source: "lokalt")
        let error = #expect(throws: PayrollError.self) { try AB(settings: [setting]) }
        #expect(error?.code == .unknownName)
        #expect(error?.message.contains("ab.99.nej") ?? false)
    }
}
