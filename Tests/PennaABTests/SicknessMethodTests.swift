//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaModel
import Testing

@testable import PennaAB

@Suite("AB § 28: metod, underlag och sjuklönelagens gränser") struct SicknessMethodTests {
    private let october = Month(year: 2026, month: 10)

    /// 31 000 kr: 1 000 kr for each day of October.
    private func employee(_ settings: [String: Int64] = [:], from: Day = Day(2026, 1, 1)) throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr("31000"))
        employee.schedule = try week(5)
        employee.settings = settings.map { AgreementSetting(key: $0, from: from, value: $1, source: "Lokalt") }
        return employee
    }

    @Test(
        "By the calendar day a sick working day costs 1.4 days, 80 % comes back, and karensavdrag is 80 % of one (A3, A4)"
    )
    func calendarDays() throws {
        var employee = try employee(["ab.28.metod": 1])
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6), Day(2026, 10, 8))
        let lines = try employee.deviations(october)
        #expect(lines.sum("sjukavdrag") == kr("-4200"))
        #expect(lines.sum("sjuklon") == kr("3360"))
        #expect(lines.sum("karensavdrag") == kr("-1120"))
    }

    @Test(
        "Who says nothing has the calendar day and the fixed factor 1.40: a municipality's example and Hultsfred's (A3, A4)"
    )
    func defaultMethod() throws {
        var four = Employee()
        four.isSickByHour = false
        four.schedule = try week(4, "08:00", "18:00")
        try four.register(.absence(.sjuk, .whole), Day(2026, 4, 7))
        let april = try four.deviations(Month(year: 2026, month: 4))
        #expect(april.sum("sjukavdrag") == kr("-1750.00") && april.sum("sjuklon") == kr("1400.00"))
        #expect(april.sum("karensavdrag") == kr("-1120.00"))
        var five = try employee()
        five.isSickByHour = false
        try five.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
        #expect(try five.deviations(october).sum("karensavdrag") == kr("-1120.00"))
        five.carry = EmploymentCarry(employment: "1")
        five.settings = [
            AgreementSetting(key: "ab.28.karens-faktor", from: Day(2026, 1, 1), value: 120, source: "Lokalt")
        ]
        #expect(try five.deviations(october).sum("karensavdrag") == kr("-960.00"))
    }

    @Test(
        "Karensavdrag by the schedule's factor, by choice: 19 shifts in four weeks give 0.8 × 1.47 days")
    func ownFactor() throws {
        var employee = try employee(["ab.28.metod": 1, "ab.28.karens-metod": 2])
        let day = [try shift("08:00", "16:00")]
        employee.schedule = try Schedule(
            name: "fyra veckor", cycle: (0..<28).map { $0 % 7 < 5 && $0 != 27 - 3 ? day : [] })
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
        let lines = try employee.deviations(october)
        #expect(lines.sum("sjukavdrag") == kr("-1470"))
        #expect(lines.sum("karensavdrag") == kr("-1176"))
    }

    @Test("Part of a sick day costs its share of the day, and the rest of the karensavdrag waits for the next month")
    func partOfDay() throws {
        var employee = try employee(["ab.28.metod": 1])
        try employee.register(.absence(.sjuk, .time(Minutes(120))), Day(2026, 10, 30))
        let first = try employee.deviations(october)
        #expect(first.sum("sjukavdrag") == kr("-350"))
        #expect(first.sum("sjuklon") == kr("280"))
        #expect(first.sum("karensavdrag") == kr("-280"))
        try employee.register(.absence(.sjuk, .whole), Day(2026, 11, 2))
        #expect(try employee.deviations(october.next).sum("karensavdrag") == kr("-840"))
    }

    @Test("Karensavdrag may have a method of its own, either way")
    func methodsApart() throws {
        // An hour is 31 000 × 12 / 2 080 = 178.846…; 20 % of a week's sjuklön 1 144.62.
        for (method, karens, deduction, expected) in [
            (0, 0, "-1430.77", "-1144.62"), (0, 1, "-1430.77", "-1144.62"), (0, 2, "-1430.77", "-1120"),
            (1, 0, "-1400", "-1120"), (1, 1, "-1400", "-1120"), (1, 2, "-1400", "-1120"),
        ] as [(Int64, Int64, String, String)] {
            var employee = try employee(["ab.28.metod": method, "ab.28.karens-metod": karens])
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            let lines = try employee.deviations(october)
            #expect(lines.sum("sjukavdrag") == kr(deduction), "\(method) \(karens)")
            #expect(lines.sum("karensavdrag") == kr(expected), "\(method) \(karens)")
        }
        // The second sick day makes room for the whole of a week's karensavdrag.
        var weekly = try employee(["ab.28.metod": 1, "ab.28.karens-metod": 1])
        try weekly.register(.absence(.sjuk, .whole), Day(2026, 10, 6), Day(2026, 10, 7))
        #expect(try weekly.deviations(october).sum("karensavdrag") == kr("-1144.62"))
    }

    @Test("The method holds by the day: by the calendar day before its first day, by the hour from it")
    func methodChanges() throws {
        var employee = try employee(["ab.28.metod": 0], from: Day(2026, 10, 7))
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6), Day(2026, 10, 7))
        let lines = try employee.deviations(october)
        // 1 400.00 and 1 430.77.
        #expect(lines.sum("sjukavdrag") == kr("-2830.77"))
        #expect(lines.sum("karensavdrag") == kr("-1120.00"))
    }

    @Test("A choice that is not there is refused when the agreement is made")
    func choices() {
        for (key, value) in [
            ("ab.28.metod", 2), ("ab.28.karens-metod", 3), ("ab.29.metod", -1), ("ab.17.underlag", 2),
            ("ab.17.faktor-avkortas", 2), ("ab.28.ob-avrundning", 2), ("ab.28.hogriskskydd-samma-datum", 2),
        ] as [(String, Int64)] {
            let setting = AgreementSetting(key: key, from: Day(2026, 1, 1), value: value, source: "Lokalt")
            let error = #expect(throws: PayrollError.self) { try AB(settings: KnownSettings([setting])) }
            #expect(error?.code == .invalidValue)
        }
    }

    @Test("Hourly paid are not touched by the methods")
    func hourly() throws {
        var totals: [Amount] = []
        for settings in [[:], ["ab.28.metod": 1]] as [[String: Int64]] {
            var employee = try employee(settings)
            employee.pay = .hourly(kr("150"))
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6), Day(2026, 10, 8))
            totals.append(try employee.deviations(october).total)
        }
        #expect(totals[0] == totals[1])
    }

    @Test("Absence is calculated on fast kontant lön, or on månadslön alone where the employer says so (A30)")
    func basis() throws {
        for (choice, leave, sick, long) in [
            (0, "-1540", "-1573.85", "-1100"), (1, "-1400", "-1430.77", "-1000"),
        ] as [(Int64, String, String, String)] {
            var base = try employee(["ab.17.underlag": choice])
            base.supplements = [try Fact(Supplement(amount: kr("3100")), from: Day(2020, 1, 1), recorded: recorded)]
            var employee = base
            try employee.register(.absence(.tjanstledig, .whole), Day(2026, 10, 6))
            #expect(try employee.deviations(october).sum("tjanstledighet") == kr(leave))
            employee = base
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            #expect(try employee.deviations(october).sum("sjukavdrag") == kr(sick))
            employee = base
            employee.carry.sickness = ill(before: Day(2026, 10, 1), days: 14)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 1))
            #expect(try employee.deviations(october).sum("sjukavdrag-dag-15") == kr(long))
            employee = base
            try employee.register(.absence(.tjanstledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31))
            #expect(try employee.deviations(october).total == kr(choice == 0 ? "-34100" : "-31000"))
        }
    }

    @Test("Sjuklön for lost OB on exact minutes, or on started half hours where the employer says so (A39)")
    func lostOBRounding() throws {
        // 140 minutes of OB D at 26.40: 80 % of 2 h 20 min, or of 2.5 hours.
        for (choice, expected) in [(0, "49.28"), (1, "52.80")] as [(Int64, String)] {
            var employee = try employee(["ab.28.ob-avrundning": choice])
            employee.schedule = try Schedule(name: "kväll", cycle: (0..<7).map { _ in [try shift("19:10", "21:30")] })
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            let hours = try (Exact(kr("31000")) * 12 / 52 / 40 * 140 / 60 * Percent(millionths: 800_000))
                .rounded(.halfAwayFromZero)
            #expect(try employee.deviations(october).sum("sjuklon").ore == hours.ore + kr(expected).ore)
        }
    }

    @Test("A karensavdrag on the same date last year counts among the ten, unless the employer says not (A40)")
    func sameDate() throws {
        for (choice, first, isFree) in [
            (0, Day(2025, 10, 6), true), (1, Day(2025, 10, 6), false), (1, Day(2025, 10, 7), true),
            (0, Day(2025, 10, 5), false),
        ] as [(Int64, Day, Bool)] {
            var employee = try employee(["ab.28.hogriskskydd-samma-datum": choice])
            employee.carry.sickness = SickPeriodState(
                firstDay: Day(2026, 9, 1), lastDay: Day(2026, 9, 1), dayNumber: 1, sickPay: .zero, karens: .zero,
                karensTaken: .zero, karensDays: [first] + (0..<9).map { Day(2025, 11, 1) + $0 * 30 })
            employee.carry.settledThrough = Day(2026, 9, 30)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            #expect((try employee.deviations(october).sum("karensavdrag") == .zero) == isFree, "\(choice) \(first)")
        }
    }

    @Test("A share of days and hours of one of them are one sickness: each day counts once")
    func shareAndHours() throws {
        var employee = try employee()
        try employee.register(
            .absence(.sjuk, .percent(Percent(millionths: 500_000))), Day(2026, 10, 5), Day(2026, 10, 9))
        try employee.register(.absence(.sjuk, .time(Minutes(60))), Day(2026, 10, 7))
        let lines = try employee.deviations(october)
        // 5 × 4 h + 1 h at 178.846… kr.
        #expect(lines.sum("sjukavdrag") == kr("-3755.77"))
        #expect(employee.carry.sickness.dayNumber == 5)
        #expect(employee.carry.sickness.lastDay == Day(2026, 10, 9))
        var late = try self.employee()
        late.carry.sickness = ill(before: Day(2026, 10, 5), days: 14)
        late.registrations = employee.registrations
        let error = #expect(throws: PayrollError.self) { try late.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 2 && error?.day == Day(2026, 10, 7))
    }

    @Test("Two clock intervals that overlap are an error; beside each other they are two absences of a day")
    func clocks() throws {
        var employee = try employee()
        try employee.register(.absence(.sjuk, .clock(ClockSpan(from: 480, to: 600))), Day(2026, 10, 6))
        try employee.register(.absence(.sjuk, .clock(ClockSpan(from: 600, to: 660))), Day(2026, 10, 6))
        // 3 h at 178.846… kr.
        #expect(try employee.deviations(october).sum("sjukavdrag") == kr("-536.54"))
        for cause in [AbsenceCause.sjuk, .tjanstledig] {
            var twice = try self.employee()
            try twice.register(.absence(.sjuk, .clock(ClockSpan(from: 480, to: 600))), Day(2026, 10, 6))
            try twice.register(.absence(cause, .clock(ClockSpan(from: 599, to: 660))), Day(2026, 10, 6))
            let error = #expect(throws: PayrollError.self) { try twice.deviations(october) }
            #expect(error?.code == .overlap && error?.row?.row == 2)
        }
    }

    @Test("From day 15 hours are the share of the day's shift, and outside the shift they are an error")
    func hoursLate() throws {
        var employee = try employee()
        employee.carry.sickness = ill(before: Day(2026, 10, 5), days: 20)
        try employee.register(.absence(.sjuk, .clock(ClockSpan(from: 480, to: 600))), Day(2026, 10, 5))
        try employee.register(.absence(.sjuk, .time(Minutes(120))), Day(2026, 10, 6))
        try employee.register(.absence(.sjuk, .time(Minutes(480))), Day(2026, 10, 7))
        let lines = try employee.deviations(october)
        #expect(lines.sum("sjukavdrag-dag-15") == kr("-1500"))
        #expect(lines.sum("sjuktillagg-dag-15") == kr("150"))
        for (day, row) in [(Day(2026, 10, 8), 1), (Day(2026, 10, 10), 1)] as [(Day, UInt32)] {
            var outside = try self.employee()
            try outside.register(.absence(.sjuk, .clock(ClockSpan(from: 1_000, to: 1_060))), day)
            let error = #expect(throws: PayrollError.self) { try outside.deviations(october) }
            #expect(error?.code == .invalidValue && error?.row?.row == row)
        }
    }

    @Test("Lost OB gives sjuklön on day 14 and nothing on day 15")
    func lostOBLate() throws {
        for (before, expected) in [(13, true), (14, false)] {
            var employee = try employee()
            employee.schedule = try Schedule(name: "kväll", cycle: (0..<7).map { _ in [try shift("19:00", "22:00")] })
            employee.carry.sickness = ill(before: Day(2026, 10, 6), days: before)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            #expect((try employee.deviations(october).sum("sjuklon") > .zero) == expected)
        }
    }

    @Test("The percentages above the ceiling are set apart for day 15–90 and day 91–365 (A5, A6)")
    func aboveCeiling() throws {
        // 62 000 kr is 12 666.67 above 59 200 × 10 / 12: 408.60 a day.
        for (before, expected) in [(88, "326.88"), (89, "326.88"), (90, "204.30"), (364, "204.30"), (365, "0")] {
            var employee = try employee(["ab.28.over-tak": 800_000, "ab.28.over-tak-dag-91": 500_000])
            employee.pay = .monthly(fullTime: kr("62000"))
            employee.carry.sickness = ill(before: Day(2026, 10, 1), days: before)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 1))
            #expect(try employee.deviations(october).sum("sjukersattning-over-tak") == kr(expected), "\(before)")
        }
        var border = try employee(["ab.28.over-tak": 800_000, "ab.28.over-tak-dag-91": 500_000])
        border.pay = .monthly(fullTime: kr("62000"))
        border.carry.sickness = ill(before: Day(2026, 10, 1), days: 89)
        try border.register(.absence(.sjuk, .whole), Day(2026, 10, 1), Day(2026, 10, 2))
        let lines = try border.deviations(october)
        #expect(lines.sum("sjukersattning-over-tak") == kr("531.18"))
        #expect(lines.sum("sjuktillagg-dag-15") == kr("200"))
    }

    @Test("A whole sick month never takes more than the month's pay, and neither does leave and sickness together")
    func cap() throws {
        // October 2025 has 23 working days: day 1–14 take 13 846.15, day 15–31 would take 16 451.61.
        let october = Month(year: 2025, month: 10)
        var employee = try employee()
        employee.pay = .monthly(fullTime: kr("30000"))
        var sick = employee
        try sick.register(.absence(.sjuk, .whole), Day(2025, 10, 1), Day(2025, 10, 31))
        let lines = try sick.deviations(october)
        #expect(lines.sum("sjukavdrag") == kr("-13846.15"))
        #expect(lines.sum("sjukavdrag-dag-15") == kr("-16153.85"))
        // 17 working days of leave are 23.8 days' pay, six sick days 8.3; only 7.2 days' pay is left.
        try employee.register(.absence(.tjanstledig, .whole), Day(2025, 10, 1), Day(2025, 10, 23))
        try employee.register(.absence(.sjuk, .whole), Day(2025, 10, 24), Day(2025, 10, 31))
        let both = try employee.deviations(october)
        #expect(both.sum("tjanstledighet") == kr("-23032.26"))
        #expect(both.sum("sjukavdrag") == kr("-6967.74"))
        #expect(both.sum("sjuklon") == kr("6646.15"))
    }

    @Test("A period of fourteen months has the same days month by month and from the registration alone")
    func longPeriod() throws {
        var followed = try employee()
        try followed.register(.absence(.sjuk, .whole), Day(2025, 9, 1), Day(2026, 10, 31))
        let alone = followed
        var month = Month(year: 2025, month: 9)
        while month <= october {
            var fresh = alone
            #expect(try fresh.deviations(month) == followed.deviations(month), "\(month)")
            #expect(fresh.carry.sickness == followed.carry.sickness, "\(month)")
            month = month.next
        }
        #expect(followed.carry.sickness.dayNumber == Day(2026, 10, 31) - Day(2025, 9, 1) + 1)
    }

    @Test("Twelve spells in two years: the karensavdrag that were spared are not counted, carried or from facts alone")
    func manySpells() throws {
        var followed = try employee()
        for spell in 0..<12 { try followed.register(.absence(.sjuk, .whole), Day(2025, 1, 6) + spell * 28) }
        for spell in 0..<12 { try followed.register(.absence(.sjuk, .whole), Day(2025, 12, 29) + spell * 28) }
        let alone = followed
        var month = Month(year: 2025, month: 1)
        while month <= october {
            var fresh = alone
            #expect(try fresh.deviations(month) == followed.deviations(month), "\(month)")
            #expect(fresh.carry.sickness == followed.carry.sickness, "\(month)")
            month = month.next
        }
    }
}

/// A sick pay period that ended the day before, after so many days.
func ill(before day: Day, days: Int) -> SickPeriodState {
    SickPeriodState(
        firstDay: day - days, lastDay: day - 1, dayNumber: days, sickPay: .zero, karens: .zero, karensTaken: .zero,
        karensDays: [])
}
