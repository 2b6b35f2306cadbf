//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaModel
import Testing

@testable import PennaAB

/// Karensavdrag of hourly paid whose week varies, and sickness that may be one (decisions A49, A50).
@Suite struct SicknessQuestionTests {
    private let october = Month(year: 2026, month: 10)

    /// An hourly paid without a schedule, with shifts of eight hours booked on some days.
    private func booked(_ days: [Day]) throws -> Employee {
        var employee = Employee()
        employee.pay = .hourly(kr("200.00"))
        for day in days { try employee.register(.changedShift([shift("07:00", "15:00")]), day) }
        return employee
    }

    /// Somebody with monthly pay who works Wednesdays.
    private func wednesdays() throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr("50000.00"))
        employee.degree = Percent(millionths: 100_000)
        employee.schedule = try Schedule(
            name: "onsdag", cycle: (0..<7).map { $0 == 2 ? [try shift("08:00", "12:00")] : [] })
        return employee
    }

    @Test("The karensavdrag of an hourly paid goes by the shifts of seven days: 0.20 × 0.80 × 200 × 8 = 256 (A49)")
    func oneShiftAWeek() throws {
        var employee = try booked([6, 13, 20, 27].map { Day(2026, 10, $0) })
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 13))
        var arena = LineArena()
        let lines = try employee.deviations(october, into: &arena)
        #expect(lines.sum("sjuklon") == kr("1280.00"))
        #expect(lines.sum("karensavdrag") == kr("-256.00"))
        #expect(lines.contains { $0.formula == Karensavdrag.OfShiftHours.formula.id })
    }

    @Test("The seventh day counts and the eighth does not, also over a month's end")
    func sevenDays() throws {
        for (first, second, expected) in [
            (Day(2026, 10, 13), Day(2026, 10, 19), "-512.00"), (Day(2026, 10, 13), Day(2026, 10, 20), "-256.00"),
            (Day(2026, 10, 28), Day(2026, 11, 3), "-512.00"), (Day(2026, 10, 28), Day(2026, 11, 4), "-256.00"),
        ] {
            var employee = try booked([first, second])
            try employee.register(.absence(.sjuk, .whole), first)
            #expect(try employee.deviations(october).sum("karensavdrag") == kr(expected), "\(first), \(second)")
        }
    }

    @Test("The week of the terms stands above the shifts, and the line says so")
    func agreedWeek() throws {
        for (hours, expected) in [(20, "-640.00"), (4, "-128.00"), (60, "-1280.00")] {
            var employee = try booked([Day(2026, 10, 13)])
            employee.weeklyHours = Minutes(Int64(hours * 60))
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 13))
            var arena = LineArena()
            let lines = try employee.deviations(october, into: &arena)
            // Never more than the period's sjuklön, 1 280.
            #expect(lines.sum("karensavdrag") == kr(expected))
            #expect(lines.contains { $0.formula == Karensavdrag.OfAgreedHours.formula.id })
        }
    }

    @Test("A week that no employment has, or a week for monthly paid, is refused")
    func wrongWeek() throws {
        for (pay, hours) in [
            (Terms.Pay.hourly(kr("200")), 0), (.hourly(kr("200")), 169), (.monthly(fullTime: kr("1")), 8),
        ] {
            let error = #expect(throws: PayrollError.self) {
                try Terms(pay: pay, weeklyHours: Minutes(Int64(hours * 60)))
            }
            #expect(error?.code == .invalidValue)
        }
        #expect(try Terms(pay: .hourly(kr("200")), weeklyHours: Minutes(168 * 60)).weeklyHours == Minutes(168 * 60))
    }

    @Test("Where the seven days have no shift, the missing karensavdrag is said")
    func noShiftInSevenDays() throws {
        var employee = try booked([Day(2026, 10, 13)])
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 13))
        _ = try employee.deviations(october)
        #expect(try employee.agreementFindings(october, before: EmploymentCarry(employment: "1")).isEmpty)
        // The schedule's only shift is on the ninth day of the illness.
        var free = Employee()
        free.pay = .hourly(kr("200.00"))
        free.cycleStart = Day(2026, 10, 1)
        free.schedule = try Schedule(
            name: "sällan", cycle: (0..<28).map { $0 == 8 ? [try shift("08:00", "12:00")] : [] })
        try free.register(.absence(.sjuk, .whole), Day(2026, 10, 1), Day(2026, 10, 14))
        let lines = try free.deviations(october)
        #expect(lines.sum("sjuklon") == kr("640.00"))
        #expect(lines.sum("karensavdrag") == .zero)
        let found = try free.agreementFindings(october, before: EmploymentCarry(employment: "1"))
        #expect(found.map(\.topic) == [.noKarensavdrag])
        #expect(found.first?.text.contains("weeklyHours") == true)
    }

    @Test("One row for each missed shift: new periods as registered, and a question for each (A50)")
    func oneRowAShift() throws {
        var employee = try wednesdays()
        for day in [7, 14, 21, 28] { try employee.register(.absence(.sjuk, .whole), Day(2026, 10, day)) }
        let lines = try employee.deviations(october)
        #expect(lines.sum("karensavdrag") == kr("-738.48"))
        let found = try employee.agreementFindings(october, before: EmploymentCarry(employment: "1"))
        let asked = found.filter { $0.topic == .oneIllness }
        #expect(asked.map { $0.row?.row } == [2, 3, 4])
        #expect(asked.first?.text.contains("2026-10-14") == true)
        #expect(asked.first?.text.contains("2026-10-07") == true)
    }

    @Test("Five whole days between go on by themselves; six without a shift are asked about, six with one are not")
    func limits() throws {
        for (again, isAsked) in [(Day(2026, 10, 13), false), (Day(2026, 10, 14), true)] {
            var employee = try wednesdays()
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 7))
            try employee.register(.absence(.sjuk, .whole), again)
            _ = try employee.deviations(october)
            let found = try employee.agreementFindings(october, before: EmploymentCarry(employment: "1"))
            #expect(found.contains { $0.topic == .oneIllness } == isAsked, "\(again)")
        }
        for kind in [
            Registration.Kind.changedShift([try shift("08:00", "12:00")]),
            .extraWork(try shift("08:00", "12:00")), .hours(PayItems.timlon.id, Minutes(60)),
        ] {
            var employee = try wednesdays()
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 7))
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 14))
            try employee.register(kind, Day(2026, 10, 9))
            _ = try employee.deviations(october)
            let found = try employee.agreementFindings(october, before: EmploymentCarry(employment: "1"))
            #expect(!found.contains { $0.topic == .oneIllness })
        }
        var weekdays = Employee()
        weekdays.schedule = try week(5)
        try weekdays.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
        try weekdays.register(.absence(.sjuk, .whole), Day(2026, 10, 14))
        _ = try weekdays.deviations(october)
        #expect(
            try weekdays.agreementFindings(october, before: EmploymentCarry(employment: "1"))
                .allSatisfy { $0.topic != .oneIllness })
    }

    @Test("The question is asked over a month's end too, by the carry or by the rows")
    func overMonths() throws {
        var employee = try wednesdays()
        try employee.register(.absence(.sjuk, .whole), Day(2026, 9, 30))
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 7))
        _ = try employee.deviations(october)
        let byRows = try employee.agreementFindings(october, before: EmploymentCarry(employment: "1"))
        #expect(byRows.filter { $0.topic == .oneIllness }.map { $0.row?.row } == [2])
        var before = EmploymentCarry(employment: "1")
        before.sickness = ill(before: Day(2026, 10, 1), days: 1)
        employee.registrations.removeFirst()
        let byCarry = try employee.agreementFindings(october, before: before)
        #expect(byCarry.contains { $0.topic == .oneIllness })
        #expect(
            try employee.agreementFindings(october, before: EmploymentCarry(employment: "1"))
                .allSatisfy { $0.topic != .oneIllness })
    }

    @Test("Absence without a schedule names the way for a booked shift, whatever the cause: an error, or a finding")
    func namesTheWay() throws {
        for cause in [AbsenceCause.sjuk, .vab, .tjanstledig, .semester] {
            var monthly = Employee()
            try monthly.register(.absence(cause, .whole), Day(2026, 10, 16), child: Day(2024, 1, 1))
            var hourly = monthly
            hourly.pay = .hourly(kr("165.00"))
            for var employee in cause == .sjuk ? [monthly, hourly] : [hourly] {
                _ = try employee.deviations(october)
                let found = try employee.agreementFindings(october, before: EmploymentCarry(employment: "1"))
                #expect(found.contains { $0.text.contains("andratpass") && $0.row?.row == 1 })
            }
            if cause == .sjuk { continue }
            let error = #expect(throws: PayrollError.self) { try monthly.deviations(october) }
            #expect(error?.code == .missingFact && error?.day == Day(2026, 10, 16))
            #expect(error?.message.contains("andratpass") == true)
        }
    }
}
