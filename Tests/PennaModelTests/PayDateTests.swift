//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@testable import PennaModel

@Suite("Ordinary pay dates are banking days (decision L26)")
struct PayDateTests {
    private func date(_ payDay: Int, _ year: Int, _ month: Int) throws -> PayCalendar.OrdinaryPayDate {
        try PayCalendar(payDay: payDay, deviations: .monthBefore).ordinaryPayDate(in: Month(year: year, month: month))
    }

    @Test(
        "A pay day that is no banking day moves to the nearest before, and says past what",
        arguments: [
            (27, 2026, 11, Day(2026, 11, 27), []),  // a Friday
            (27, 2026, 6, Day(2026, 6, 26), ["lördag"]),
            (27, 2026, 12, Day(2026, 12, 23), ["söndag", "annandag jul", "juldagen", "julafton"]),
            (25, 2026, 12, Day(2026, 12, 23), ["juldagen", "julafton"]),
            (24, 2026, 12, Day(2026, 12, 23), ["julafton"]),
            (23, 2026, 12, Day(2026, 12, 23), []),
            (31, 2026, 12, Day(2026, 12, 30), ["nyårsafton"]),
            (31, 2026, 2, Day(2026, 2, 27), ["lördag"]),
            (6, 2026, 4, Day(2026, 4, 2), ["annandag påsk", "påskdagen", "lördag", "långfredagen"]),
        ] as [(Int, Int, Int, Day, [String])])
    func moved(_ payDay: Int, _ year: Int, _ month: Int, _ day: Day, _ causes: [String]) throws {
        let date = try date(payDay, year, month)
        #expect(date.payDate.day == day)
        #expect(date.causes == causes)
        #expect(date.causes.count == date.calendarDay - date.payDate.day)
    }

    @Test("A pay day early in the month may come in the month before, whose tax year and AGI it then has")
    func monthBefore() throws {
        let january = try date(1, 2027, 1)
        #expect(january.payDate.day == Day(2026, 12, 30) && january.causes == ["nyårsdagen", "nyårsafton"])
        #expect(january.payDate.incomeYear.year == 2026)
        let calendar = try PayCalendar(payDay: 1, deviations: .monthBefore)
        #expect(calendar.payMonth(of: Day(2026, 12, 30)) == Month(year: 2027, month: 1))
        #expect(calendar.payMonth(of: Day(2026, 12, 29)) == Month(year: 2026, month: 12))
        #expect(calendar.payMonth(of: Day(2026, 12, 1)) == Month(year: 2026, month: 12))
    }

    @Test("In each month of thirty years the day is a workday, at most a week before, and its month is found again")
    func always() throws {
        for payDay in [1, 3, 15, 25, 27, 31] {
            let calendar = try PayCalendar(payDay: payDay, deviations: .monthBefore)
            var month = Month(year: 2000, month: 1)
            while month.year < 2030 {
                let date = calendar.ordinaryPayDate(in: month)
                #expect(try HolidayCalendar(covering: DayRange(date.payDate.day)).isWorkday(date.payDate.day))
                #expect((0...6).contains(date.calendarDay - date.payDate.day))
                #expect(calendar.payMonth(of: date.payDate.day) == month)
                month = month.next
            }
        }
    }

    @Test("In years whose holidays are not known the day stays; nobody can be paid then anyway")
    func unknownYears() throws {
        #expect(try date(27, 2101, 8).payDate.day == Day(2101, 8, 27))
        #expect(try date(27, 1989, 8).causes.isEmpty)
    }
}
