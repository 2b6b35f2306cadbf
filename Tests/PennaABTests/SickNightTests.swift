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
        // Without any booked shift nobody knows what was lost.
        var none = hourly("160.00")
        try none.register(.absence(.sjuk, .whole), Day(2026, 5, 12))
        let error = #expect(throws: PayrollError.self) { try none.deviations(may) }
        #expect(error?.code == .missingFact && error?.row?.row == 1)
        // Nor does a monthly paid without a schedule.
        var monthly = Employee()
        try monthly.register(.changedShift([shift("08:00", "16:00")]), Day(2026, 5, 11))
        try monthly.register(.absence(.sjuk, .whole), Day(2026, 5, 11), Day(2026, 5, 12))
        #expect(throws: PayrollError.self) { try monthly.deviations(may) }
    }

    @Test("A schedule of exceptions alone is booked shifts; it has no kalenderdagsfaktor for monthly paid")
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
        let error = #expect(throws: PayrollError.self) { try monthly.deviations(may) }
        #expect(error?.code == .missingFact && error?.row?.row == 1)
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
