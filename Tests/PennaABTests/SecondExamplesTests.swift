//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

/// The second list of worked examples from newspapers, handbooks and payroll centres, by the list's own numbers.
///
/// Those of the law are in `SecondLawExamplesTests`, T-47 is in `MonthAccountTests` and T-61 in `CareTests`. Of the list are
/// left out: T-65, because arvode by the day as a share of riksdagsarvodet is not built, and T-75, a page of 2014 that pays
/// semesterlönetillägg at the turn of the year for days that were not taken, which nothing of today repeats.
@Suite("AB: the second list of worked examples") struct SecondExamplesTests {
    private func employee(_ pay: String, _ schedule: Schedule) -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr(pay))
        employee.schedule = schedule
        return employee
    }

    /// Hours of each class of OB in some time: A, A night, B, B night, C and D.
    private func hours(_ from: Day, _ first: ClockTime, _ through: Day, _ last: ClockTime) throws -> [Int64] {
        let days = try DayRange(from: from - 9, through: through + 9)
        let calendar = try InconvenientHours.classes(
            DayRange(from: from, through: through), HolidayCalendar(covering: days), KnownSettings())
        func moment(_ day: Day, _ time: ClockTime) -> Moment {
            Moment(minute: SwedishClock.midnight(of: day).minute + Int64(time.minute))
        }
        let minutes = calendar.minutes(
            in: try WorkInterval(from: moment(from, first), to: moment(through, last)))
        return (0..<6).map { Int64(minutes[$0]) / 60 }
    }

    // MARK: OB

    @Test("T-01 (kommunal.se, storhelgstillägg 2023): from 2023-04-01 A is 118.80 and A night 142.60 an hour")
    func t01() throws {
        for (key, value) in [("ab.21.ob.a", 118_80), ("ab.21.ob.a-natt", 142_60)] as [(String, Int64)] {
            let figure = try #require(AB.figures.map(\.figure).first { $0.key == key })
            #expect(try figure.row(on: Day(2023, 4, 1)).value == value)
            #expect(try figure.row(on: Day(2023, 12, 31)).value == value)
        }
    }

    @Test("T-04 (ka.se 2018-06-05): on nationaldagen 2018 B is 54.10 and B night 62.20; the day after is not known")
    func t04() throws {
        for (key, value) in [("ab.21.ob.b", 54_10), ("ab.21.ob.b-natt", 62_20)] as [(String, Int64)] {
            let figure = try #require(AB.figures.map(\.figure).first { $0.key == key })
            #expect(try figure.row(on: Day(2018, 6, 6)).value == value)
            #expect(throws: PayrollError.self) { try figure.row(on: Day(2018, 6, 7)) }
        }
    }

    @Test("T-06 (ka.se 2018-03-28): five nights 21–07 over påsk 2026 are 32 hours at the night rate and 18 at A")
    func t06() throws {
        var sum = [Int64](repeating: 0, count: 6)
        for evening in [Day(2026, 4, 2), Day(2026, 4, 3), Day(2026, 4, 4), Day(2026, 4, 5), Day(2026, 4, 6)] {
            let night = try hours(evening, ClockTime(21, 0), evening + 1, ClockTime(7, 0))
            for lane in 0..<6 { sum[lane] += night[lane] }
        }
        #expect(sum == [18, 32, 0, 0, 0, 0])
    }

    @Test("T-08 (ka.se 2018-06-05): 5 June 2026 from 15 and all of nationaldagen are 22 hours of B and 10 of B night")
    func t08() throws {
        let hours = try hours(Day(2026, 6, 5), ClockTime(15, 0), Day(2026, 6, 7), ClockTime(0, 0))
        #expect(hours == [0, 0, 22, 10, 0, 0])
    }

    @Test("T-10 (hsaab.se, trettonhelgen): every hour of January 2024 after nyår has 243 hours of B")
    func t10() throws {
        let january = try hours(Day(2024, 1, 2), ClockTime(7, 0), Day(2024, 2, 1), ClockTime(0, 0))
        #expect(january[2] == 179 && january[3] == 64)
        #expect(january[2] + january[3] == 63 + 3 * 60)
    }

    // MARK: Standby

    @Test("T-11 (ka.se 2018-03-28): beredskap 17–21 on skärtorsdagen is single until 19 and doubled from then")
    func t11() throws {
        var employee = employee("33000.00", try week(5))
        try employee.register(.standby(.beredskap, ClockSpan(from: 17 * 60, to: 21 * 60)), Day(2026, 4, 2))
        let lines = try employee.deviations(Month(year: 2026, month: 4))
        #expect(lines.prefix(2).map(\.amount) == [kr("56.00"), kr("112.00")])
        #expect(lines.sum("beredskap") == kr("168.00"))
    }

    // MARK: Sickness, by the hour

    /// The lines of some sick days by the hour method.
    private func sick(
        _ employee: Employee, _ first: Day, _ last: Day? = nil, extent: AbsenceExtent = .whole
    ) throws -> [PayLine] {
        var employee = employee
        employee.settings = [
            AgreementSetting(key: "ab.28.metod", from: Day(2020, 1, 1), value: 0, source: "Lokalt")
        ]
        try employee.register(.absence(.sjuk, extent), first, last)
        return try employee.deviations(first.month)
    }

    @Test("T-13 (hrservicecenter.se): one day of 31 000 in March by the calendar day, −1 400, +1 120, −1 120")
    func t13() throws {
        var employee = employee("31000.00", try week(5))
        employee.isSickByHour = false
        try employee.register(.absence(.sjuk, .whole), Day(2026, 3, 4))
        let lines = try employee.deviations(Month(year: 2026, month: 3))
        #expect(lines.sum("sjukavdrag") == kr("-1400.00"))
        #expect(lines.sum("sjuklon") == kr("1120.00") && lines.sum("karensavdrag") == kr("-1120.00"))
    }

    @Test("T-15 (hrservicecenter.se): four days a week, April, −1 750, +1 400, and karensavdrag by 1.40 all the same")
    func t15() throws {
        var employee = employee("30000.00", try week(4, "08:00", "18:00"))
        employee.isSickByHour = false
        try employee.register(.absence(.sjuk, .whole), Day(2026, 4, 7))
        let lines = try employee.deviations(Month(year: 2026, month: 4))
        #expect(lines.sum("sjukavdrag") == kr("-1750.00"))
        #expect(lines.sum("sjuklon") == kr("1400.00") && lines.sum("karensavdrag") == kr("-1120.00"))
    }

    @Test("T-28 (slf.se): a jourpass of five hours on a sick day, 80 % of the lost 300 kr is sjuklön (A43)")
    func t28() throws {
        for (isSick, standby, sick) in [(true, "0.00", "240.00"), (false, "300.00", "0.00")] {
            var employee = employee("33000.00", try week(5, "15:00", "16:00"))
            try employee.register(.standby(.jour, ClockSpan(from: 9 * 60, to: 14 * 60)), Day(2026, 10, 6))
            if isSick { try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6)) }
            var arena = LineArena()
            let lines = try employee.deviations(Month(year: 2026, month: 10), into: &arena)
            #expect(lines.sum("jour") == kr(standby))
            let lost = lines.filter { $0.formula == Sickness.LostStandby.formula.id }
            #expect(lost.total == kr(sick))
        }
    }

    @Test("T-17 (hrservicecenter.se): half sick on days 1 and 2, karensavdrag uses up all of the sjuklön")
    func t17() throws {
        let lines = try sick(
            employee("30000.00", week(5)), Day(2026, 4, 7), Day(2026, 4, 8),
            extent: .percent(Percent(millionths: 500_000)))
        #expect(lines.sum("sjuklon") == kr("1107.69"))
        #expect(lines.sum("karensavdrag") == kr("-1107.69"))
    }

    @Test("T-18 (visma.se): Monday–Friday, −6 923.08, +5 538.46, −1 107.69")
    func t18() throws {
        let lines = try sick(employee("30000.00", week(5)), Day(2026, 10, 5), Day(2026, 10, 9))
        #expect(lines.sum("sjukavdrag") == kr("-6923.08"))
        #expect(lines.sum("sjuklon") == kr("5538.46"))
        #expect(lines.sum("karensavdrag") == kr("-1107.69"))
    }

    @Test("T-21 (visma.se): three hours a day for a week, −2 596.15, +2 076.92, −1 107.69")
    func t21() throws {
        var employee = employee("30000.00", try week(5))
        for day in 5...9 { try employee.register(.absence(.sjuk, .time(Minutes(180))), Day(2026, 10, day)) }
        employee.settings = [
            AgreementSetting(key: "ab.28.metod", from: Day(2020, 1, 1), value: 0, source: "Lokalt")
        ]
        let lines = try employee.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("sjukavdrag") == kr("-2596.15"))
        #expect(lines.sum("sjuklon") == kr("2076.92"))
        #expect(lines.sum("karensavdrag") == kr("-1107.69"))
    }

    @Test("T-22 (arbetet.se 2018-12-12): a whole shift of eight hours is lost, 1 384.62 of 30 000")
    func t22() throws {
        #expect(try sick(employee("30000.00", week(5)), Day(2026, 10, 5)).total == kr("-1384.62"))
    }

    @Test("T-24 (arbetet.se 2018-12-12): home at lunch and sick the next day, a karensavdrag of eight hours")
    func t24() throws {
        var employee = employee("30000.00", try week(5))
        try employee.register(.absence(.sjuk, .time(Minutes(240))), Day(2026, 10, 5))
        let lines = try sick(employee, Day(2026, 10, 6))
        #expect(lines.sum("sjuklon") == kr("1661.54"))
        #expect(lines.sum("karensavdrag") == kr("-1107.69"))
    }

    @Test("T-26 (globalnieve.com): hourly paid 140 kr for 36 hours a week, sjuklön 4 032.00, karensavdrag 806.40")
    func t26() throws {
        var employee = Employee()
        employee.pay = .hourly(kr("140.00"))
        employee.schedule = try week(4, "08:00", "17:00")
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 11))
        let lines = try employee.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("sjuklon") == kr("4032.00"))
        #expect(lines.sum("karensavdrag") == kr("-806.40"))
    }

    // MARK: Holiday

    @Test("T-31 (ka.se 2012-03-19): nine night shifts in four weeks, semesterkvot 2.22, 443.22 a shift of 33 000")
    func t31() throws {
        let night = [try shift("21:00", "07:00")]
        let nights: Set<Int> = [0, 1, 7, 8, 14, 15, 21, 22, 23]
        var employee = employee(
            "33000.00", try Schedule(name: "natt", cycle: (0..<28).map { nights.contains($0) ? night : [] }))
        employee.cycleStart = Day(2026, 10, 5)
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5))
        #expect(
            try employee.deviations(Month(year: 2026, month: 10)).sum("semesterdagstillagg") == kr("443.22"))
    }

    @Test("T-33 (sulf.se, ka.se 2013): 33 saved and 11 left at New Year, at most 30 saved, 14 days are paid (A44)")
    func t33() throws {
        var employee = employee("30000.00", try week(5))
        employee.birthYear = 1980
        employee.carry.holiday.year = 2026
        employee.carry.holiday.taken = 2_000
        employee.carry.holiday.saved = [SavedDays(year: 2024, days: 3_300)]
        let lines = try employee.deviations(Month(year: 2026, month: 12))
        // 14 × 5.205 % of 30 000
        #expect(lines.sum("semesterersattning-sparade") == kr("21861.00"))
        #expect(
            employee.carry.holiday.saved == [SavedDays(year: 2024, days: 1_900), SavedDays(year: 2026, days: 1_100)])
    }

    @Test("T-39 (lararforbundet.se): Bilaga U, 30 000 and 292 days, 31 years old: 92 %, 27 600")
    func t39() throws {
        var employee = Employee()
        employee.birthYear = 1995
        employee.terms = [
            try Fact(
                Terms(pay: .monthly(fullTime: kr("30000.00")), agreement: "AB Bilaga U", workYearDays: 292),
                from: Day(2014, 1, 1), recorded: recorded)
        ]
        #expect(try employee.fixedPay(Month(year: 2026, month: 10)).total == kr("27600.00"))
    }

    @Test(
        "T-67 (ka.se 2021-08-17): holiday moved with short notice gives 5 000 and two days, with 15–19 days 3 000 and one (A47)",
        arguments: [("semester-flyttad-sent", "5000.00", 200), ("semester-flyttad", "3000.00", 100)]
            as [(String, String, Int64)])
    func t67(_ key: String, _ amount: String, _ days: Int64) throws {
        let item = try #require(AB.payItems.first { $0.key == key })
        var employee = employee("30000.00", try week(5))
        try employee.register(.payLine(PayLineOrder(item: item.id, quantity: 10_000)), Day(2026, 7, 1))
        #expect(try employee.deviations(Month(year: 2026, month: 7)).sum(key) == kr(amount))
        #expect(employee.carry.holiday.extra == days)
    }

    @Test("T-69 (lonhalsingland.se, tibro.se): semesterväxling, 30 days without dagstillägg, none of them saved")
    func t69() throws {
        var employee = employee("30000.00", try week(5))
        employee.settings = [
            AgreementSetting(key: "ab.27.vaxling.dagar", from: Day(2026, 1, 1), value: 5, source: "Lokalt")
        ]
        employee.carry.holiday.year = 2026
        employee.carry.holiday.taken = 2_500
        try employee.register(.holidayExchange, Day(2026, 1, 1), Day(2026, 12, 31))
        try employee.register(.absence(.semester, .whole), Day(2026, 12, 7), Day(2026, 12, 10))
        let lines = try employee.deviations(Month(year: 2026, month: 12))
        #expect(lines.sum("semesterdagstillagg") == .zero)
        #expect(employee.carry.holiday.taken == 2_900 && employee.carry.holiday.saved.isEmpty)
        #expect(try employee.findings(Month(year: 2026, month: 12)).contains { $0.hasPrefix("1 betalda") })
    }

    @Test("T-71 (haparanda.se): 21 paid days, 20 taken, one may be saved")
    func t71() throws {
        var employee = employee("30000.00", try week(5))
        employee.start = Day(2025, 3, 1)
        employee.carry.holiday.year = 2025
        employee.carry.holiday.taken = 2_000
        _ = try employee.deviations(Month(year: 2025, month: 12))
        #expect(employee.carry.holiday.saved == [SavedDays(year: 2025, days: 100)])
    }

    @Test("T-73 (haparanda.se): saved days of 2015 and 2019 are told of in December 2025, those of 2021 are not (A44)")
    func t73() throws {
        var employee = employee("30000.00", try week(5))
        employee.carry.holiday.year = 2025
        employee.carry.holiday.saved = [
            SavedDays(year: 2015, days: 200), SavedDays(year: 2019, days: 150), SavedDays(year: 2021, days: 100),
        ]
        // The pay of December carries November.
        _ = try employee.deviations(Month(year: 2025, month: 11))
        let told = try employee.findings(Month(year: 2025, month: 11)).filter { $0.contains("inom 5 år") }
        #expect(told.count == 1)
        #expect(told.first?.contains("2 från 2015, 1,5 från 2019.") == true)
    }
}
