//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct UnpaidLeaveTests {
    @Test(
        "AB-03, AB-04, AB-07: kalenderdagsfaktor of 5 and 4 days a week, and of 13 days in three weeks (lararforbundet.se, faronline.se)"
    )
    func factors() throws {
        func factor(_ days: Int, _ workdays: Int, truncating: Bool = false) throws -> Int64 {
            try ScheduleFactors.kalenderdagsfaktor(cycleDays: days, workdays: workdays, truncating: truncating)
                .hundredths
        }
        #expect(try factor(7, 5) == 140)
        #expect(try factor(7, 4) == 175)
        #expect(try factor(28, 19) == 147)
        #expect(try factor(21, 13, truncating: true) == 161)
        #expect(try factor(21, 13) == 162)
    }

    @Test(
        "AB-01: leave 1–12 June with five working days, on 30 000 in 30 days, is 1.4 × 5 × 1 000 = 7 000 (lararforbundet.se)"
    )
    func partOfMonth() throws {
        var employee = Employee()
        // In June 2026 the 1st is a Monday; the source's five working days are Monday–Friday of one week.
        employee.schedule = try week(5)
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 6, 1), Day(2026, 6, 7))
        #expect(try employee.deviations(Month(year: 2026, month: 6)).sum("tjanstledighet") == kr("-7000.00"))
    }

    @Test("AB-07: the employer may have factors truncated (faronline.se)")
    func truncatedFactor() throws {
        let day = [try shift("08:00", "16:00")]
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr("18500.00"))
        let cycle: [[Shift]] = [4, 5, 4].flatMap { days in (0..<7).map { $0 < days ? day : [] } }
        employee.schedule = try Schedule(name: "tre veckor", cycle: cycle)
        employee.cycleStart = Day(2026, 9, 7)
        employee.settings = [
            AgreementSetting(key: "ab.17.faktor-avkortas", from: Day(2026, 1, 1), value: 1, source: "lokalt")
        ]
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 9, 21), Day(2026, 9, 27))
        // 18 500 ÷ 30 × 1.61 × 4 = 3 971.333…
        #expect(try employee.deviations(Month(year: 2026, month: 9)).total == kr("-3971.33"))
    }

    @Test("Part of a day is the day's deduction by its minutes; hours and clock give the same")
    func partOfDay() throws {
        for extent in [
            AbsenceExtent.time(Minutes(120)), .clock(try ClockSpan(from: 480, to: 600)),
            .percent(Percent(millionths: 250_000)),
        ] {
            var employee = Employee()
            employee.schedule = try week(5)
            try employee.register(.absence(.tjanstledig, extent), Day(2026, 11, 3))
            // 30 000 ÷ 30 × 1.4 × 2 h ÷ 8 h
            #expect(try employee.deviations(Month(year: 2026, month: 11)).total == kr("-350.00"))
        }
    }

    @Test("A whole month takes the whole pay; one working day less does not; the deduction never exceeds the pay")
    func wholeMonth() throws {
        var employee = Employee()
        employee.schedule = try week(5)
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 11, 1), Day(2026, 11, 30))
        #expect(try employee.deviations(Month(year: 2026, month: 11)).total == kr("-30000.00"))
        // 2–30 November: 21 working days × 1.4 = 29.4 days.
        employee = Employee()
        employee.schedule = try week(5)
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 11, 2), Day(2026, 11, 30))
        #expect(try employee.deviations(Month(year: 2026, month: 11)).total == kr("-29400.00"))
        // October 2025 has 23 working days: 23 × 1.4 = 32.2 of 31 days, more than the pay.
        employee = Employee()
        employee.schedule = try week(5)
        try employee.register(.absence(.tjanstledig, .whole), Day(2025, 10, 1), Day(2025, 10, 30))
        try employee.register(.absence(.tjanstledig, .time(Minutes(479))), Day(2025, 10, 31))
        #expect(try employee.deviations(Month(year: 2025, month: 10)).total == kr("-30000.00"))
    }

    @Test("An absence split in two adjacent ones changes nothing")
    func split() throws {
        for split in 2...12 {
            var whole = Employee()
            whole.schedule = try week(5)
            var parts = whole
            try whole.register(.absence(.tjanstledig, .whole), Day(2026, 11, 2), Day(2026, 11, 14))
            try parts.register(.absence(.tjanstledig, .whole), Day(2026, 11, 2), Day(2026, 11, split))
            try parts.register(.absence(.tjanstledig, .whole), Day(2026, 11, split + 1), Day(2026, 11, 14))
            let month = Month(year: 2026, month: 11)
            #expect(try whole.deviations(month).total == parts.deviations(month).total)
        }
    }

    @Test(
        "Two absences of one day name the row; more absence than shift, absence without schedule and outside the employment are errors"
    )
    func badInput() throws {
        let month = Month(year: 2026, month: 11)
        var overlapping = Employee()
        overlapping.schedule = try week(5)
        try overlapping.register(.absence(.tjanstledig, .whole), Day(2026, 11, 2), Day(2026, 11, 6))
        try overlapping.register(.absence(.semester, .whole), Day(2026, 11, 6), Day(2026, 11, 9))
        var error = #expect(throws: PayrollError.self) { try overlapping.deviations(month) }
        #expect(error?.code == .overlap && error?.row?.row == 2 && error?.day == Day(2026, 11, 6))

        var long = Employee()
        long.schedule = try week(5)
        try long.register(.absence(.tjanstledig, .time(Minutes(481))), Day(2026, 11, 2))
        error = #expect(throws: PayrollError.self) { try long.deviations(month) }
        #expect(error?.code == .invalidValue)

        var unscheduled = Employee()
        try unscheduled.register(.absence(.tjanstledig, .whole), Day(2026, 11, 2))
        error = #expect(throws: PayrollError.self) { try unscheduled.deviations(month) }
        #expect(error?.code == .missingFact)

        var ended = Employee()
        ended.end = Day(2026, 11, 10)
        ended.schedule = try week(5)
        try ended.register(.absence(.tjanstledig, .whole), Day(2026, 11, 9), Day(2026, 11, 11))
        error = #expect(throws: PayrollError.self) { try ended.deviations(month) }
        #expect(error?.code == .outsideEmployment && error?.row?.row == 1)
    }

    @Test("Extents that make no sense are refused: none, negative, above the whole, hours over several days")
    func badExtents() throws {
        let extents: [(AbsenceExtent, Day)] = [
            (.percent(.zero), Day(2026, 11, 2)), (.percent(Percent(millionths: 1_000_001)), Day(2026, 11, 2)),
            (.percent(Percent(millionths: -1)), Day(2026, 11, 2)), (.time(.zero), Day(2026, 11, 2)),
            (.time(Minutes(-60)), Day(2026, 11, 2)), (.time(Minutes(60)), Day(2026, 11, 3)),
        ]
        for (extent, last) in extents {
            var employee = Employee()
            employee.schedule = try week(5)
            try employee.register(.absence(.tjanstledig, extent), Day(2026, 11, 2), last)
            let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 11)) }
            #expect(error?.code == .invalidValue && error?.row?.row == 1)
        }
    }

    @Test("Negative hours are a correction and take back pay and OB; absurd ones are refused")
    func negativeHours() throws {
        var employee = Employee()
        employee.pay = .hourly(kr("150.00"))
        try employee.register(.hours(PayItems.timlon.id, Minutes(-480)), Day(2026, 11, 2))
        try employee.register(.hours(OBClass.vardagskvall.item, Minutes(-60)), Day(2026, 11, 2))
        let lines = try employee.deviations(Month(year: 2026, month: 11))
        #expect(lines.sum("timlon") == kr("-1200.00"))
        #expect(lines.sum("ob-d") == kr("-26.40"))
        for minutes in [Int64.min, .max, 0, 44_641] {
            var other = Employee()
            other.pay = .hourly(kr("150.00"))
            try other.register(.hours(PayItems.timlon.id, Minutes(minutes)), Day(2026, 11, 2))
            let error = #expect(throws: PayrollError.self) { try other.deviations(Month(year: 2026, month: 11)) }
            #expect(error?.code == .invalidValue)
        }
    }

    @Test("Two changed shifts of a day recorded at once are an error, the later recorded one holds otherwise")
    func changedShifts() throws {
        var employee = Employee()
        employee.pay = .hourly(kr("150.00"))
        try employee.register(.changedShift([try shift("08:00", "12:00")]), Day(2026, 11, 2))
        try employee.register(.changedShift([try shift("08:00", "10:00")]), Day(2026, 11, 2))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 11)) }
        #expect(error?.code == .overlap)
        employee.registrations[0] = Registration(
            employee.registrations[0].kind, days: employee.registrations[0].days, recorded: Instant(seconds: -9))
        #expect(try employee.deviations(Month(year: 2026, month: 11)).sum("timlon") == kr("300.00"))
    }
}
