//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct HolidayTests {
    @Test("AB-06: 19 shifts in four weeks consume 20/19 = 1.05 holiday days each (hrservicecenter.se)")
    func semesterkvot() throws {
        func kvot(_ days: Int, _ workdays: Int) throws -> Int64 {
            try ScheduleFactors.semesterkvot(cycleDays: days, workdays: workdays, truncating: false).hundredths
        }
        #expect(try kvot(28, 19) == 105)
        #expect(try kvot(7, 5) == 100)
        #expect(try kvot(7, 4) == 125)
        #expect(try kvot(21, 11) == 136)
    }

    @Test("AB-17: the yearly right is 25, from the year of 40 it is 31, from the year of 50 it is 32 (nacka.se)")
    func yearlyRight() throws {
        func rights(_ settings: [AgreementSetting] = []) throws -> [Int64] {
            let figures = SegmentFigures(AB.figures, on: Day(2026, 6, 1), KnownSettings(settings))
            return try [39, 40, 49, 50].map { try Holiday.yearlyRight(birthYear: 2026 - $0, in: 2026, figures) }
        }
        func own(_ figure: ABFigure, _ value: Int64) -> AgreementSetting {
            AgreementSetting(key: figure.figure.key, from: Day(2026, 1, 1), value: value, source: "Lokalt")
        }
        #expect(try rights() == [25, 31, 31, 32])
        #expect(try rights([own(Holiday.raisedAge, 39), own(Holiday.rightHighest, 34)]) == [31, 31, 31, 34])
        let error = #expect(throws: PayrollError.self) { try rights([own(Holiday.right, 400)]) }
        #expect(error?.code == .invalidValue)
    }

    @Test(
        "AB-18 and SE-5: semesterersättning on 100.00 is 12.00, 14.88 and 15.36; on 18 450.00 it is 2 214.00 (nacka.se)"
    )
    func compensation() throws {
        for (born, pay, expected) in [
            (1990, "100.00", "12.00"), (1980, "100.00", "14.88"), (1970, "100.00", "15.36"),
            (1990, "18450.00", "2214.00"),
        ] {
            var employee = Employee()
            employee.pay = .hourly(kr(pay))
            employee.birthYear = born
            try employee.register(.hours(PayItems.timlon.id, Minutes(60)), Day(2026, 10, 6))
            #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("semesterersattning") == kr(expected))
        }
    }

    @Test("AB-19 and D-SEM-30000: 0.605 % of 30 000 for each of five days is 181.50 a day, 907.50 in all (nacka.se)")
    func dayCompensation() throws {
        var employee = Employee()
        employee.schedule = try week(5)
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5), Day(2026, 10, 11))
        #expect(try employee.deviations(Month(year: 2026, month: 10)).total == kr("907.50"))
        #expect(employee.carry.holiday.taken == 500)
        employee.carry = EmploymentCarry(employment: "1")
        employee.registrations = []
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5))
        #expect(try employee.deviations(Month(year: 2026, month: 10)).total == kr("181.50"))
    }

    @Test("A schedule of four days a week consumes 1.25 days for each day off; supplements count")
    func irregular() throws {
        var employee = Employee()
        employee.schedule = try week(4)
        employee.supplements = [try Fact(Supplement(amount: kr("1000.00")), from: Day(2026, 1, 1), recorded: recorded)]
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5), Day(2026, 10, 11))
        // 0.605 % × 31 000 × 1.25 × 4
        #expect(try employee.deviations(Month(year: 2026, month: 10)).total == kr("937.75"))
        #expect(employee.carry.holiday.taken == 500)
    }

    @Test("20 days at once are paid; the 21st makes them all a one-off amount for tax (decision L12)")
    func manyDays() throws {
        var employee = Employee()
        employee.schedule = try week(5)
        try employee.register(.absence(.semester, .whole), Day(2026, 7, 1), Day(2026, 7, 28))
        #expect(try employee.deviations(Month(year: 2026, month: 7)).total == kr("3630.00"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.registrations = []
        try employee.register(.absence(.semester, .whole), Day(2026, 7, 1), Day(2026, 7, 29))
        let lines = try employee.deviations(Month(year: 2026, month: 7))
        #expect(lines.sum("semesterdagstillagg-engang") == kr("3811.50"))
        #expect(lines.total == kr("3811.50"))
        #expect(employee.carry.holiday.taken == 2_100)
    }

    @Test("Holiday for part of a day is refused for its own row only (A64); two halves of a day are a day")
    func partOfDay() throws {
        let october = Month(year: 2026, month: 10)
        for extent in [AbsenceExtent.time(Minutes(479)), .percent(Percent(millionths: 500_000))] {
            var employee = Employee()
            employee.schedule = try week(5)
            let before = employee.carry
            try employee.register(.absence(.semester, extent), Day(2026, 10, 5))
            try employee.register(.absence(.semester, .whole), Day(2026, 10, 6))
            #expect(try employee.deviations(october).sum("semesterdagstillagg") == kr("181.50"))
            #expect(employee.carry.holiday.taken == 100)
            let findings = try employee.agreementFindings(october, before: before).filter { $0.row != nil }
            #expect(findings.map { $0.row?.row } == [1])
            #expect(findings.first?.text.contains("hela dagar") == true)
        }
        for hours in [[480], [240, 240]] {
            var employee = Employee()
            employee.schedule = try week(5)
            let before = employee.carry
            for time in hours {
                try employee.register(.absence(.semester, .time(Minutes(Int64(time)))), Day(2026, 10, 5))
            }
            #expect(try employee.deviations(october).sum("semesterdagstillagg") == kr("181.50"))
            #expect(try employee.agreementFindings(october, before: before).allSatisfy { $0.row == nil })
        }
    }

    @Test("Holiday of hourly paid is time without pay, with a finding at its row; no day is taken")
    func hourlyPaid() throws {
        let october = Month(year: 2026, month: 10)
        var employee = Employee()
        employee.schedule = try week(5)
        employee.pay = .hourly(kr("150.00"))
        let whole = try employee.deviations(october).sum("timlon")
        employee.carry = EmploymentCarry(employment: "1")
        let before = employee.carry
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5), Day(2026, 10, 6))
        let lines = try employee.deviations(october)
        #expect(try lines.sum("timlon") == whole - kr("2400.00"))
        #expect(lines.sum("semesterdagstillagg") == .zero && employee.carry.holiday.taken == 0)
        let found = try employee.agreementFindings(october, before: before)
        #expect(found.map(\.row?.row) == [1])
        #expect(found.first?.text.contains("2026-10-05 räknas som ledighet utan lön") == true)
    }
}
