//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaModel
import Testing

@Suite("AB § 23 och § 24: förskjuten arbetstid och färdtid") struct DisplacedHoursTests {
    private let october = Month(year: 2026, month: 10)
    private let monday = Day(2026, 10, 5)

    /// Timlön 200 kr, office hours 08–16 Monday to Friday.
    private func employee() throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: Amount(ore: 3_300_000))
        employee.schedule = try week(5)
        return employee
    }

    @Test("AB-63 (Hultsfred): 64.4 % on a free day, 32.3 % otherwise, half as much again on the first two days")
    func rates() throws {
        for (first, last, expected) in [
            // Two hours after 16:00 on a Tuesday and a Wednesday, first days: 2 × 2 × 0.4845 × 200.
            (monday + 1, monday + 2, "387.60"),
            // A third day: 2 × 0.323 × 200 more.
            (monday + 1, monday + 3, "516.80"),
            // Eight hours on a free Saturday, first day: 8 × 0.966 × 200.
            (monday + 5, monday + 5, "1545.60"),
        ] {
            var employee = try employee()
            try employee.register(.displacedShift([shift("10:00", "18:00")], ordered: monday - 3), first, last)
            #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr(expected))
        }
    }

    @Test("The third free day is paid without the addition")
    func thirdFreeDay() throws {
        var employee = try employee()
        employee.schedule = try Schedule(
            name: "fri", cycle: [[], [], [], [try shift("08:00", "16:00")], [], [], []])
        try employee.register(.displacedShift([shift("10:00", "12:00")], ordered: monday - 1), monday, monday + 2)
        // 2 h × 200 × (0.966 + 0.966 + 0.644)
        #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr("1030.40"))
    }

    @Test("At most ten days of an order, also over a month's end, and none when ordered more than ten days ahead")
    func limits() throws {
        var long = try employee()
        long.schedule = try week(7)
        try long.register(
            .displacedShift([shift("08:00", "17:00")], ordered: Day(2026, 9, 24)), Day(2026, 9, 26), Day(2026, 10, 9))
        // Ten days: 26 September – 5 October; five of them in October, one hour each.
        #expect(try long.deviations(october).sum("forskjuten-arbetstid") == kr("323"))
        for (ordered, expected) in [(monday - 10, "96.90"), (monday - 11, "0")] {
            var employee = try employee()
            try employee.register(.displacedShift([shift("08:00", "17:00")], ordered: ordered), monday)
            #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr(expected))
        }
    }

    @Test("Rows with the same day of order are one order, of whose working days the first two have more (A53)")
    func rowsOfOneOrder() throws {
        for (lastOrdered, expected) in [(monday - 3, "888.25"), (monday - 2, "1017.45")] {
            var employee = try employee()
            employee.schedule = try week(5, "08:00", "17:00")
            let shifts = [("12:00", "20:00"), ("12:30", "20:30"), ("13:00", "21:00")]
            for (offset, hours) in shifts.enumerated() {
                try employee.register(
                    .displacedShift([shift(hours.0, hours.1)], ordered: offset == 2 ? lastOrdered : monday - 3),
                    monday + offset)
            }
            #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr(expected))
        }
    }

    @Test("Rows without a day of order are one where only days off lie between, and two where a working day does (A53)")
    func rowsWithoutDay() throws {
        // Two hours after 16 each: on the first two working days 48.45 % of 200, then 32.3 %.
        for (days, expected) in [
            ([0, 1, 2], "516.80"), ([2, 3, 4, 7], "646.00"), ([0, 1, 3, 4], "775.20"), ([1, 2, 4], "581.40"),
        ] {
            var employee = try employee()
            for day in days {
                try employee.register(.displacedShift([shift("10:00", "18:00")], ordered: nil), monday + day)
            }
            #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr(expected), "\(days)")
        }
        // Over the month's end: the order begins on 29 September, so 1 October is its third working day.
        var over = try employee()
        for day in [Day(2026, 9, 29), Day(2026, 9, 30), Day(2026, 10, 1)] {
            try over.register(.displacedShift([shift("10:00", "18:00")], ordered: nil), day)
        }
        #expect(try over.deviations(october).sum("forskjuten-arbetstid") == kr("129.20"))
    }

    @Test("Absence takes only its own hours of a displaced shift, or its share of them (A53)")
    func absenceInOrder() throws {
        for (extent, expected) in [
            // Displaced 16–20; half an hour of it is away, then none of it, then a quarter.
            (AbsenceExtent.clock(try ClockSpan(from: 19 * 60 + 30, to: 20 * 60)), "339.15"),
            (.clock(try ClockSpan(from: 12 * 60, to: 13 * 60)), "387.60"),
            (.percent(Percent(millionths: 250_000)), "290.70"), (.whole, "0"),
        ] {
            var employee = try employee()
            try employee.register(.displacedShift([shift("12:00", "20:00")], ordered: monday - 1), monday)
            try employee.register(.absence(.tjanstledig, extent), monday)
            #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr(expected), "\(extent)")
        }
        var unknown = try employee()
        try unknown.register(.displacedShift([shift("08:00", "17:00")], ordered: monday - 1), monday)
        try unknown.register(.absence(.tjanstledig, .time(Minutes(60))), monday)
        let error = #expect(throws: PayrollError.self) { try unknown.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 2)
    }

    @Test("Minutes are summed over the month and rounded up to a half hour, or each day by choice (A36)")
    func rounding() throws {
        var employee = try employee()
        for day in [1, 8] {
            try employee.register(.displacedShift([shift("08:00", "16:10")], ordered: monday + day - 3), monday + day)
        }
        #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr("48.45"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.settings = [
            AgreementSetting(key: "ab.23.avrundning", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        ]
        #expect(try employee.deviations(october).sum("forskjuten-arbetstid") == kr("96.90"))
    }

    @Test("An order on the same day is overtime; before October 2022 the percentages are not known")
    func badInput() throws {
        var late = try employee()
        try late.register(.displacedShift([shift("10:00", "18:00")], ordered: monday), monday)
        let error = #expect(throws: PayrollError.self) { try late.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 1)
        var early = try employee()
        try early.register(.displacedShift([shift("10:00", "18:00")], ordered: Day(2022, 9, 1)), Day(2022, 9, 6))
        let missing = #expect(throws: PayrollError.self) { try early.deviations(Month(year: 2022, month: 9)) }
        #expect(missing?.code == .missingFigure)
    }

    @Test("Färdtid needs the employer's rate, counts time outside shifts, and needs 30 minutes in the week")
    func travel() throws {
        var employee = try employee()
        try employee.register(.travelTime(ClockSpan(from: 15 * 60, to: 18 * 60)), monday)
        let error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(error?.code == .missingFigure && error?.message.contains("ab.24.belopp") == true)
        employee.settings = [
            AgreementSetting(key: "ab.24.belopp", from: Day(2026, 1, 1), value: 10_000, source: "Lokalt")
        ]
        #expect(try employee.deviations(october).sum("fardtid") == kr("200"))
        for (minutes, expected) in [(29, "0"), (30, "50")] {
            var short = try self.employee()
            short.settings = employee.settings
            try short.register(.travelTime(ClockSpan(from: 1_000, to: 1_000 + minutes)), monday)
            #expect(try short.deviations(october).sum("fardtid") == kr(expected))
        }
    }

    @Test("Travel in two weeks over a month's end is counted in its own week")
    func weekOverMonthEnd() throws {
        var employee = try employee()
        employee.settings = [
            AgreementSetting(key: "ab.24.belopp", from: Day(2026, 1, 1), value: 10_000, source: "Lokalt")
        ]
        try employee.register(.travelTime(ClockSpan(from: 1_020, to: 1_035)), Day(2026, 9, 30))
        try employee.register(.travelTime(ClockSpan(from: 1_020, to: 1_035)), Day(2026, 10, 1))
        #expect(try employee.deviations(october).sum("fardtid") == kr("25"))
    }
}
