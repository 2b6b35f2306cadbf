//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaLaw
import PennaModel
import Testing

@Suite("Sick nights, and hourly paid who are booked shift by shift (A37, A49, A54, A64)") struct SickNightTests {
    private func hourly(_ pay: String) -> Employee {
        var employee = Employee()
        employee.pay = .hourly(kr(pay))
        return employee
    }

    @Test("Lost OB has the amounts of each minute's own day, on the night to 1 April and on the one before")
    func newAmounts() throws {
        // An hour of D, two of C before midnight and six after.
        for (day, expected) in [(30, "383.36"), (31, "391.52")] {
            var employee = Employee()
            employee.schedule = try week(7, "21:00", "07:00")
            try employee.register(.absence(.sjuk, .whole), Day(2026, 3, day))
            let lines = try employee.deviations(Month(year: 2026, month: 3)).filter { $0.formula == FormulaID(2063) }
            #expect(Amount(ore: lines.reduce(0) { $0 + $1.amount.ore }) == kr(expected), "\(day)")
        }
    }

    @Test("Sjuklön of hourly paid has the pay of each minute's own day, over the month's end too")
    func newPay() throws {
        for (from, expected) in [
            (Day(2026, 6, 1), "1504.00"), (Day(2026, 6, 2), "1280.00"), (Day(2026, 5, 31), "1600.00"),
        ] {
            var employee = hourly("160.00")
            employee.terms = [
                try Fact(Terms(pay: .hourly(kr("160.00"))), from: employee.start, recorded: recorded),
                try Fact(Terms(pay: .hourly(kr("200.00"))), from: from, recorded: recorded),
            ]
            let day = Day(2026, 5, 31)
            try employee.register(.changedShift([shift("21:00", "07:00")]), day)
            try employee.register(.absence(.sjuk, .whole), day)
            let lines = try employee.deviations(Month(year: 2026, month: 5)).filter { $0.formula == FormulaID(2062) }
            #expect(Amount(ore: lines.reduce(0) { $0 + $1.amount.ore }) == kr(expected), "\(from)")
        }
    }

    @Test("The night that summer time ends has eleven hours of sjuklön, the night that it begins nine")
    func changeOfClocks() throws {
        for (day, expected) in [
            (Day(2025, 10, 25), "1496.00"), (Day(2025, 10, 24), "1360.00"), (Day(2026, 3, 28), "1224.00"),
        ] {
            var employee = hourly("170.00")
            try employee.register(.changedShift([shift("21:00", "07:00")]), day)
            try employee.register(.absence(.sjuk, .whole), day)
            let lines = try employee.deviations(day.month).filter { $0.formula == FormulaID(2062) }
            #expect(lines.map(\.amount) == [kr(expected)])
        }
    }

    @Test("Booked on two of three sick days: the day between is a sick day on which nothing is lost")
    func betweenBookings() throws {
        let may = Month(year: 2026, month: 5)
        var employee = hourly("160.00")
        for day in [11, 13] { try employee.register(.changedShift([shift("08:00", "16:00")]), Day(2026, 5, day)) }
        try employee.register(.absence(.sjuk, .whole), Day(2026, 5, 11), Day(2026, 5, 13))
        let lines = try employee.deviations(may)
        #expect(lines.sum("sjuklon") == kr("2048.00"))
        // Two shifts in the seven days: 20 % of 16 hours.
        #expect(lines.sum("karensavdrag") == kr("-409.60"))
        #expect(employee.carry.sickness.dayNumber == 3)
        #expect(try employee.findings(may).isEmpty)
    }

    @Test("Hourly paid absent on a day with neither shift nor hours lose nothing; the day counts, and a finding asks")
    func noShift() throws {
        let may = Month(year: 2026, month: 5)
        for cause in [AbsenceCause.sjuk, .tjanstledig] {
            var employee = hourly("160.00")
            try employee.register(.changedShift([shift("08:00", "16:00")]), Day(2026, 5, 20))
            try employee.register(.absence(cause, .whole), Day(2026, 5, 11), Day(2026, 5, 12))
            let lines = try employee.deviations(may)
            #expect(lines.sum("timlon") == kr("1280.00") && lines.sum("sjuklon") == .zero)
            #expect(employee.carry.sickness.dayNumber == (cause == .sjuk ? 2 : 0))
            let found = try employee.agreementFindings(may, before: EmploymentCarry(employment: "1"))
            #expect(found.map(\.row?.row) == [2])
            #expect(found.first?.text.contains("2026-05-11–2026-05-12 har inget pass och inga timmar") == true)
        }
    }

    @Test("Monthly paid without a schedule who are sick are paid: by booked shifts or hours, else whole with a finding")
    func noSchedule() throws {
        let may = Month(year: 2026, month: 5)
        let byHour = "räknas till och med dag 14 per timme"
        // An hour is 30 000 × 12 ÷ 2 080; a week's sjuklön × 20 % is 1 107.69.
        for (extent, isBooked, deduction, found) in [
            (AbsenceExtent.whole, true, "-1384.62", byHour), (.time(Minutes(480)), false, "-1384.62", byHour),
            (.whole, false, "0", "har inget schema"),
        ] {
            var employee = Employee()
            employee.isSickByHour = false
            if isBooked { try employee.register(.changedShift([shift("08:00", "16:00")]), Day(2026, 5, 11)) }
            try employee.register(.absence(.sjuk, extent), Day(2026, 5, 11))
            let lines = try employee.deviations(may)
            #expect(lines.sum("sjukavdrag") == kr(deduction))
            #expect(lines.sum("karensavdrag") == (deduction == "0" ? .zero : kr("-1107.69")))
            #expect(employee.carry.sickness.dayNumber == 1)
            let findings = try employee.findings(may).filter { $0.contains(found) }
            #expect(findings.count == 1)
        }
        // Leave is all of the day's pay: without a schedule nobody knows how much.
        var leave = Employee()
        try leave.register(.absence(.tjanstledig, .whole), Day(2026, 5, 11))
        let error = #expect(throws: PayrollError.self) { try leave.deviations(may) }
        #expect(error?.code == .missingFact && error?.row?.row == 1)
    }

    @Test("Day 14 is by the booked shift's hours, day 15 by the calendar day, also where the row says hours")
    func longWithoutSchedule() throws {
        let may = Month(year: 2026, month: 5)
        for (day, hours, days) in [(Day(2026, 5, 14), "-1384.62", "0"), (Day(2026, 5, 15), "0", "-967.74")] {
            var employee = Employee()
            employee.isSickByHour = false
            let before = try DayRange(from: Day(2026, 5, 1), through: day - 1)
            employee.carry.sickness.beginPeriod(on: before.first, karens: .zero, occasions: 10)
            for day in before { employee.carry.sickness.count(day) }
            employee.carry.settledThrough = Day(2026, 4, 30)
            try employee.register(.absence(.sjuk, .time(Minutes(480))), day)
            let lines = try employee.deviations(may)
            #expect(lines.sum("sjukavdrag") == kr(hours))
            #expect(lines.sum("sjukavdrag-dag-15") == kr(days))
        }
    }

    @Test("A schedule of exceptions alone is booked shifts; monthly paid are deducted by the hour with it")
    func exceptionsAlone() throws {
        let may = Month(year: 2026, month: 5)
        let shifts = [try shift("08:00", "16:00")]
        var employee = hourly("160.00")
        employee.schedule = try Schedule(
            name: "bokat", cycle: [], exceptions: [Day(2026, 5, 11): shifts, Day(2026, 5, 13): shifts])
        try employee.register(.absence(.sjuk, .whole), Day(2026, 5, 11), Day(2026, 5, 12))
        let lines = try employee.deviations(may)
        #expect(lines.sum("sjuklon") == kr("1024.00") && lines.sum("timlon") == kr("1280.00"))
        var monthly = employee
        monthly.carry = EmploymentCarry(employment: "1")
        monthly.pay = .monthly(fullTime: kr("30000.00"))
        monthly.settings = [AgreementSetting(key: "ab.28.metod", from: Day(2026, 1, 1), value: 1, source: "-")]
        // Eight of 2 080 ÷ 12 hours: by the hour, as there is no factor.
        #expect(try monthly.deviations(may).sum("sjukavdrag") == kr("-1384.62"))
        #expect(try monthly.findings(may).contains { $0.contains("per timme") })
    }

    @Test("Sick hours of an hourly paid on a day without a shift are the row's own: 8 × 200 × 80 % = 1 280.00 (A64)")
    func ownHours() throws {
        let october = Month(year: 2026, month: 10)
        let day = Day(2026, 10, 6)
        for (extent, sick, karens) in [
            (AbsenceExtent.time(Minutes(480)), "1280.00", "-256.00"), (.time(Minutes(90)), "240.00", "-48.00"),
            // From 14 to 22: eight hours, three of them D.
            (.clock(try ClockSpan(from: 14 * 60, to: 22 * 60)), "1343.36", "-256.00"),
        ] {
            var employee = hourly("200.00")
            try employee.register(.absence(.sjuk, extent), day)
            let lines = try employee.deviations(october)
            #expect(lines.sum("sjuklon") == kr(sick))
            #expect(lines.sum("karensavdrag") == kr(karens))
        }
        var tooLong = hourly("200.00")
        try tooLong.register(.absence(.sjuk, .time(Minutes(1_501))), day)
        let error = #expect(throws: PayrollError.self) { try tooLong.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 1)
    }
}
