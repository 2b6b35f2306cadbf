//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("Month and its four uses")
struct MonthTests {
    @Test("every month from 1600 to 2400 ends the day before the next begins")
    func everyMonth() {
        var differences = Differences()
        var month = Month(year: 1600, month: 1)
        for year in 1600...2400 {
            for number in 1...12 {
                let isRight =
                    month.year == year && month.monthOfYear == number && month.first == Day(year, number, 1)
                    && month.last + 1 == month.next.first && month.last - month.first + 1 == month.dayCount
                    && month.next.previous == month && Month(month.description) == month
                    && month.first.month == month && month.last.month == month
                differences.expect(isRight, "\(month)")
                month = month.next
            }
        }
        differences.report()
    }

    @Test("months beyond the year count on into the neighbouring years")
    func beyond() {
        #expect(Month(year: 2026, month: 13) == Month(year: 2027, month: 1))
        #expect(Month(year: 2026, month: 0) == Month(year: 2025, month: 12))
        #expect(Month(year: 2026, month: -11) == Month(year: 2025, month: 1))
        #expect(Month(year: 2026, month: 12) < Month(year: 2027, month: 1))
    }

    @Test("reads and writes year and month")
    func text() {
        #expect(Month("2026-11") == Month(year: 2026, month: 11))
        #expect(Month(year: 2026, month: 3).description == "2026-03")
        for bad in ["", "2026", "2026-13", "2026-00", "2026-1", "2026-11-01", "2026/11", "0000-01", " 2026-1", "åå-11"]
        {
            #expect(Month(bad) == nil, "\(bad)")
        }
    }

    @Test("a worked month has the days of the calendar month")
    func workedMonth() {
        let worked = WorkedMonth(Month(year: 2028, month: 2))
        #expect(worked.days.count == 29)
        #expect(worked.days.first == Day(2028, 2, 1))
        #expect(worked.month == Month(year: 2028, month: 2))
    }

    @Test("the AGI period and the income year are those of the pay date, also over a year end")
    func payDate() {
        let lastOfYear = PayDate(Day(2026, 12, 31))
        #expect(lastOfYear.agiPeriod.month == Month(year: 2026, month: 12))
        #expect(lastOfYear.incomeYear == IncomeYear(2026))
        let firstOfYear = PayDate(Day(2027, 1, 1))
        #expect(firstOfYear.agiPeriod.month == Month(year: 2027, month: 1))
        #expect(firstOfYear.incomeYear.year == 2027)
        #expect(AGIPeriod(payDate: PayDate(Day(2027, 1, 27))) == firstOfYear.agiPeriod)
        #expect(IncomeYear(payDate: firstOfYear) == firstOfYear.incomeYear)
    }
}
