//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("Day and Weekday")
struct DayTests {
    @Test("every day from 1600 to 2400 follows the one before it, by a calendar counted by hand")
    func everyDay() {
        var differences = Differences()
        var day = Day(1600, 1, 1)
        var weekday = 6  // 1 January 1600 was a Saturday.
        for year in 1600...2400 {
            for month in 1...12 {
                for dayOfMonth in 1...DayTests.length(year, month) {
                    let parts = day.components
                    let isRight =
                        parts == (year, month, dayOfMonth) && day.weekday.rawValue == weekday
                        && Day(year: year, month: month, day: dayOfMonth) == day
                    differences.expect(isRight, "\(year)-\(month)-\(dayOfMonth): \(parts) \(day.weekday)")
                    day = day + 1
                    weekday = weekday % 7 + 1
                }
            }
        }
        differences.expect(day == Day(2401, 1, 1), "\(day)")
        differences.report()
    }

    @Test("text is written and read back for every day of four centuries")
    func text() {
        var differences = Differences()
        for number in stride(from: Day(1800, 1, 1).number, through: Day(2200, 12, 31).number, by: 7) {
            let day = Day(number: number)
            let (year, month, dayOfMonth) = day.components
            let expected = "\(year)-\(month < 10 ? "0" : "")\(month)-\(dayOfMonth < 10 ? "0" : "")\(dayOfMonth)"
            differences.expect(day.description == expected && Day(expected) == day, expected)
        }
        differences.report()
    }

    @Test("the number counts from 1 January 1970")
    func number() {
        #expect(Day(1970, 1, 1).number == 0)
        #expect(Day(1969, 12, 31).number == -1)
        #expect(Day(2000, 1, 1).number == 10_957)
        #expect(Day(1, 1, 1).number == -719_162)
        #expect(Day(9999, 12, 31).number == 2_932_896)
        #expect(Day(1, 1, 1).description == "0001-01-01")
        #expect(Day(number: 0).weekday == .thursday)
    }

    @Test(
        "refuses text that is no day",
        arguments: [
            "", "2026", "2026-4-1", "2026-04-1", "26-04-01", "2026/04/01", "20260401", "2026-04-31", "2026-13-01",
            "2026-00-10", "2026-01-00", "0000-01-01", "2026-02-29", "1900-02-29", " 2026-04-01", "2026-04-01 ",
            "2026-04-01T00:00", "-026-04-01", "2026-0a-01", "+026-04-01", "２026-04-01", "2026–04–01",
        ])
    func refuses(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("leap days exist every fourth year, but not in most centuries")
    func leapDays() {
        for year in [1904, 2000, 2024, 2028, 2400] { #expect(Day(year: year, month: 2, day: 29) != nil) }
        for year in [1900, 2025, 2026, 2100, 2200] { #expect(Day(year: year, month: 2, day: 29) == nil) }
    }

    @Test("years run from 1 to 9999")
    func yearLimits() {
        #expect(Day(year: 0, month: 12, day: 31) == nil)
        #expect(Day(year: 1, month: 1, day: 1) != nil)
        #expect(Day(year: 9999, month: 12, day: 31) != nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day(year: .max, month: 1, day: 1) == nil)
        #expect(Day(year: 2026, month: .min, day: .max) == nil)
    }

    @Test("days are counted on and back over month and year ends")
    func arithmetic() {
        #expect(Day(2026, 12, 31) + 1 == Day(2027, 1, 1))
        #expect(Day(2028, 3, 1) - 1 == Day(2028, 2, 29))
        #expect(Day(2027, 1, 1) - Day(2026, 1, 1) == 365)
        #expect(Day(2026, 1, 1) - Day(2026, 1, 2) == -1)
        #expect(Day(2026, 1, 31) < Day(2026, 2, 1))
        #expect(Day(2026, 4, 30).month == Month(year: 2026, month: 4))
        #expect(Day(2026, 4, 30).year == 2026)
    }

    @Test("only Saturday and Sunday are weekend")
    func weekend() {
        #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
        #expect(Day(2026, 4, 5).weekday == .sunday)
    }

    @Test("a day that does not exist stops a program that wrote it as known")
    func precondition() async {
        await #expect(processExitsWith: .failure) { _ = Day(2026, 2, 29) }
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
