//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

/// The rules of lag (1989:253) om allmänna helgdagar.
///
/// The dates and counts below were calculated apart from this code.
@Suite("HolidayCalendar")
struct HolidayCalendarTests {
    /// Year, Easter, Kristi himmelsfärdsdag, pingstdagen, midsommardagen, alla helgons dag.
    static let almanac: [(Int, [Day])] = [
        (2024, [Day(2024, 3, 31), Day(2024, 5, 9), Day(2024, 5, 19), Day(2024, 6, 22), Day(2024, 11, 2)]),
        (2025, [Day(2025, 4, 20), Day(2025, 5, 29), Day(2025, 6, 8), Day(2025, 6, 21), Day(2025, 11, 1)]),
        (2026, [Day(2026, 4, 5), Day(2026, 5, 14), Day(2026, 5, 24), Day(2026, 6, 20), Day(2026, 10, 31)]),
        (2027, [Day(2027, 3, 28), Day(2027, 5, 6), Day(2027, 5, 16), Day(2027, 6, 26), Day(2027, 11, 6)]),
    ]

    @Test("the moving holidays of 2024–2027", arguments: almanac)
    func moving(year: Int, days: [Day]) throws {
        let calendar = try HolidayCalendar(year: year)
        let names: [SwedishHoliday] = [
            .paskdagen, .kristiHimmelsfardsdag, .pingstdagen, .midsommardagen, .allaHelgonsDag,
        ]
        #expect(days.map { calendar.holiday(on: $0) } == names)
        #expect(calendar.holiday(on: days[0] - 2) == .langfredagen)
        #expect(calendar.holiday(on: days[0] + 1) == .annandagPask)
        #expect(calendar.eve(on: days[3] - 1) == .midsommarafton)
    }

    @Test("the whole list of 2026")
    func year2026() throws {
        let calendar = try HolidayCalendar(year: 2026)
        let found = calendar.days.compactMap { day in calendar.holiday(on: day).map { "\(day) \($0.swedish)" } }
        #expect(
            found == [
                "2026-01-01 nyårsdagen", "2026-01-06 trettondedag jul", "2026-04-03 långfredagen",
                "2026-04-05 påskdagen", "2026-04-06 annandag påsk", "2026-05-01 första maj",
                "2026-05-14 Kristi himmelsfärdsdag", "2026-05-24 pingstdagen", "2026-06-06 nationaldagen",
                "2026-06-20 midsommardagen", "2026-10-31 alla helgons dag", "2026-12-25 juldagen",
                "2026-12-26 annandag jul",
            ])
        let eves = calendar.days.compactMap { day in calendar.eve(on: day).map { "\(day) \($0.swedish)" } }
        #expect(eves == ["2026-06-19 midsommarafton", "2026-12-24 julafton", "2026-12-31 nyårsafton"])
    }

    @Test(
        "workdays by month",
        arguments: [
            (2026, [20, 20, 22, 20, 19, 21, 23, 21, 22, 22, 21, 20]),
            (2027, [19, 20, 21, 22, 20, 21, 22, 22, 22, 21, 22, 21]),
        ])
    func workdays(year: Int, expected: [Int]) throws {
        let calendar = try HolidayCalendar(year: year)
        let counts = (1...12).map { month in
            DayRange(Month(year: year, month: month)).filter { calendar.isWorkday($0) }.count
        }
        #expect(counts == expected)
    }

    @Test("Easter agrees with the anonymous Gregorian method in every year")
    func easter() throws {
        let calendar = try HolidayCalendar(years: 1990...2100)
        var differences = Differences()
        for year in 1990...2100 {
            let easter = HolidayCalendarTests.anonymousEaster(year)
            let found = try DayRange(from: Day(year, 3, 1), through: Day(year, 5, 31)).filter {
                calendar.holiday(on: $0) == .paskdagen
            }
            differences.expect(found == [easter], "\(year): \(found), not \(easter)")
        }
        differences.report()
    }

    @Test("Easter outside the calendar's own years is calculated by the same rule")
    func farEaster() throws {
        let calendar = try HolidayCalendar(year: 2026)
        var differences = Differences()
        for year in 1583...9999 {
            let easter = HolidayCalendarTests.anonymousEaster(year)
            differences.expect(calendar.holiday(on: easter) == .paskdagen, "\(easter)")
        }
        differences.report()
    }

    @Test(
        "Easter of well-known years",
        arguments: [
            Day(1990, 4, 15), Day(2000, 4, 23), Day(2008, 3, 23), Day(2011, 4, 24), Day(2019, 4, 21), Day(2038, 4, 25),
            Day(2049, 4, 18), Day(2076, 4, 19), Day(2100, 3, 28),
        ])
    func knownEaster(day: Day) throws {
        #expect(try HolidayCalendar(covering: DayRange(day)).holiday(on: day) == .paskdagen)
    }

    @Test("6 June is a holiday from 2005 and annandag pingst until 2004")
    func exchange() throws {
        let calendar = try HolidayCalendar(years: 2003...2006)
        #expect(calendar.holiday(on: Day(2004, 6, 6)) == nil)
        #expect(calendar.holiday(on: Day(2005, 6, 6)) == .nationaldagen)
        #expect(calendar.holiday(on: Day(2004, 5, 31)) == .annandagPingst)
        #expect(calendar.holiday(on: Day(2003, 6, 9)) == .annandagPingst)
        #expect(calendar.holiday(on: Day(2005, 5, 16)) == nil)
        #expect(calendar.isWorkday(Day(2005, 5, 16)))
        #expect(!calendar.isWorkday(Day(2004, 5, 31)))
    }

    @Test("two holidays on one day have the name that stands first")
    func coincidence() throws {
        #expect(try HolidayCalendar(year: 2008).holiday(on: Day(2008, 5, 1)) == .forstaMaj)
        #expect(try HolidayCalendar(year: 2049).holiday(on: Day(2049, 6, 6)) == .pingstdagen)
    }

    @Test("the table of the doc comment: holiday, helgdag, eve and workday are different questions")
    func questions() throws {
        let calendar = try HolidayCalendar(year: 2026)
        func answers(_ month: Int, _ day: Int) -> [Bool] {
            let day = Day(2026, month, day)
            return [
                calendar.isPublicHoliday(day), calendar.isHelgdag(day), calendar.isEve(day), calendar.isWorkday(day),
            ]
        }
        #expect(answers(1, 6) == [true, true, false, false])
        #expect(answers(1, 11) == [false, true, false, false])
        #expect(answers(1, 10) == [false, false, false, false])
        #expect(answers(6, 19) == [false, false, true, false])
        #expect(answers(4, 4) == [false, false, false, false])
        #expect(answers(4, 30) == [false, false, false, true])
        #expect(answers(1, 5) == [false, false, false, true])  // trettondagsafton
        #expect(answers(10, 30) == [false, false, false, true])  // allhelgonaafton
        #expect(answers(4, 2) == [false, false, false, true])  // skärtorsdagen
    }

    @Test("every year has its holidays, each on a day that the law allows")
    func everyYear() throws {
        var differences = Differences()
        for year in 1990...2100 {
            let calendar = try HolidayCalendar(year: year)
            let holidays = calendar.days.filter { calendar.isPublicHoliday($0) }
            let eves = calendar.days.filter { calendar.isEve($0) }
            differences.expect((12...13).contains(holidays.count) && eves.count == 3, "\(year): \(holidays.count)")
            for day in holidays {
                let (_, month, dayOfMonth) = day.components
                let isRight =
                    switch calendar.holiday(on: day) {
                    case .midsommardagen: day.weekday == .saturday && month == 6 && (20...26).contains(dayOfMonth)
                    case .allaHelgonsDag:
                        day.weekday == .saturday && (month, dayOfMonth) >= (10, 31) && (month, dayOfMonth) <= (11, 6)
                    case .langfredagen: day.weekday == .friday
                    case .kristiHimmelsfardsdag: day.weekday == .thursday
                    case .paskdagen, .pingstdagen: day.weekday == .sunday
                    case .annandagPask, .annandagPingst: day.weekday == .monday
                    default: true
                    }
                differences.expect(isRight && !calendar.isEve(day), "\(day)")
            }
        }
        differences.report()
    }

    @Test("a calendar of few days answers as one of many, within its days and outside them")
    func outside() throws {
        let wide = try HolidayCalendar(years: 2025...2028)
        let narrow = try HolidayCalendar(covering: DayRange(from: Day(2026, 12, 20), through: Day(2027, 1, 10)))
        #expect(narrow.days.count == 22)
        var differences = Differences()
        for day in wide.days {
            let isRight =
                narrow.holiday(on: day) == wide.holiday(on: day) && narrow.eve(on: day) == wide.eve(on: day)
                && narrow.isWorkday(day) == wide.isWorkday(day)
            differences.expect(isRight, "\(day)")
        }
        differences.report()
        #expect(narrow.holiday(on: Day(number: .max)) == nil)
        #expect(narrow.holiday(on: Day(number: .min)) == nil)
    }

    @Test("the years 1990 and 2100 are covered, the years beside them are an error that names them")
    func years() throws {
        #expect(try HolidayCalendar(year: 1990).holiday(on: Day(1990, 1, 1)) == .nyarsdagen)
        #expect(try HolidayCalendar(year: 2100).holiday(on: Day(2100, 12, 26)) == .annandagJul)
        expectError(.yearNotCovered, "1989", "1990–2100") { () throws(PayrollError) in
            _ = try HolidayCalendar(year: 1989)
        }
        expectError(.yearNotCovered, "2101") { () throws(PayrollError) in _ = try HolidayCalendar(years: 2099...2101) }
        expectError(.yearNotCovered, "1989") { () throws(PayrollError) in
            _ = try HolidayCalendar(covering: DayRange(from: Day(1989, 12, 31), through: Day(1990, 1, 1)))
        }
        expectError(.yearNotCovered, "2101") { () throws(PayrollError) in
            _ = try HolidayCalendar(covering: DayRange(from: Day(2100, 12, 31), through: Day(2101, 1, 1)))
        }
        expectError(.yearNotCovered) { () throws(PayrollError) in _ = try HolidayCalendar(year: .max) }
    }

    @Test("every holiday and eve has a name of its own")
    func names() {
        #expect(Set(SwedishHoliday.allCases.map(\.swedish)).count == 14)
        #expect(Set(SwedishEve.allCases.map(\.swedish)).count == 3)
    }

    /// The anonymous Gregorian method (Nature, 1876): no moon, only remainders.
    private static func anonymousEaster(_ year: Int) -> Day {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return Day(year, n / 31, n % 31 + 1)
    }
}
