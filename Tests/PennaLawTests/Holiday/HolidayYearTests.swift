//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Years, rights and paid days (3, 4, 7 and 30 §§; decision A14).
@Suite("Holiday by law: years and days")
struct HolidayYearTests {
    @Test("The act's year runs from April and is earned the year before; by agreement both are the calendar year")
    func years() throws {
        let april = try HolidayYear(beginning: 2026, .april)
        #expect(april.days.description == "2026-04-01–2027-03-31")
        #expect(april.earning.description == "2025-04-01–2026-03-31")
        let calendar = try HolidayYear(beginning: 2026, .calendar)
        #expect(calendar.days == calendar.earning)
        #expect(calendar.days.description == "2026-01-01–2026-12-31")
        #expect(throws: PayrollError.self) { try HolidayYear(beginning: 1899, .april) }
        #expect(throws: PayrollError.self) { try HolidayYear(beginning: 9001, .calendar) }
    }

    @Test("31 March belongs to the year before, 1 April to the new one")
    func yearOfDay() throws {
        #expect(try HolidayYear(of: Day(2026, 3, 31), .april).firstYear == 2025)
        #expect(try HolidayYear(of: Day(2026, 4, 1), .april).firstYear == 2026)
        #expect(try HolidayYear(of: Day(2026, 3, 31), .calendar).firstYear == 2026)
    }

    @Test("Employed on 31 August: the whole right; on 1 September: five days")
    func lateStart() throws {
        for kind in HolidayYearKind.allCases {
            let year = try HolidayYear(beginning: 2026, kind)
            #expect(try year.leaveDays(yearlyRight: 25, employedFrom: Day(2020, 1, 1)) == 25)
            #expect(try year.leaveDays(yearlyRight: 31, employedFrom: Day(2026, 8, 31)) == 31)
            #expect(try year.leaveDays(yearlyRight: 31, employedFrom: Day(2026, 9, 1)) == 5)
            #expect(try year.leaveDays(yearlyRight: 25, employedFrom: year.days.last) == 5)
            #expect(try year.leaveDays(yearlyRight: 25, employedFrom: year.days.last + 1) == 0)
            #expect(throws: PayrollError.self) { try year.leaveDays(yearlyRight: 0, employedFrom: Day(2026, 1, 1)) }
        }
    }

    @Test("SE-4: employed 200 of 365 days: 13.70, so 14 paid days")
    func vectorSE4() throws {
        let days = try PaidHolidayDays(yearlyRight: 25, employed: 200, notQualifying: 0, daysInYear: 365)
        #expect(days.count == 14)
    }

    @Test("A whole number of days is not rounded up: 73 of 365 give 5, 74 give 6")
    func exactDays() throws {
        #expect(try PaidHolidayDays(yearlyRight: 25, employed: 73, notQualifying: 0, daysInYear: 365).count == 5)
        #expect(try PaidHolidayDays(yearlyRight: 25, employed: 74, notQualifying: 0, daysInYear: 365).count == 6)
        #expect(try PaidHolidayDays(yearlyRight: 25, employed: 74, notQualifying: 1, daysInYear: 365).count == 5)
        #expect(try PaidHolidayDays(yearlyRight: 25, employed: 365, notQualifying: 365, daysInYear: 365).count == 0)
    }

    @Test("The divisor is the earning year's own days: 366 where the leap day lies in it (decision A14)")
    func leapYear() throws {
        let always = try DayRange(from: Day(2000, 1, 1), through: Day(2100, 1, 1))
        for (year, kind, days) in [(2024, .april, 366), (2024, .calendar, 366), (2025, .april, 365)]
            as [(Int, HolidayYearKind, Int64)]
        {
            let holiday = try HolidayYear(beginning: year, kind)
            let paid = try PaidHolidayDays(yearlyRight: 25, employment: always, notQualifying: 0, in: holiday)
            #expect(paid.count == 25 && paid.daysInYear == days, "\(year) \(kind)")
        }
    }

    @Test("Only the employment's days in the earning year count")
    func employment() throws {
        let year = try HolidayYear(beginning: 2026, .april)
        let employment = try DayRange(from: Day(2025, 9, 13), through: Day(2027, 1, 1))
        let paid = try PaidHolidayDays(yearlyRight: 25, employment: employment, notQualifying: 0, in: year)
        #expect(paid.employed == 200 && paid.count == 14)
        let later = try DayRange(from: Day(2026, 4, 1), through: Day(2027, 1, 1))
        #expect(try PaidHolidayDays(yearlyRight: 25, employment: later, notQualifying: 0, in: year).count == 0)
    }

    @Test("Days that do not fit in what they are a part of are refused with the number")
    func badDays() {
        for (right, employed, absent, year) in [
            (0, 1, 0, 365), (367, 1, 0, 365), (25, 366, 0, 365), (25, -1, 0, 365), (25, 10, 11, 365),
            (25, 10, -1, 365), (25, 10, 0, 364), (25, 10, 0, 367),
        ] as [(Int64, Int64, Int64, Int64)] {
            let error = #expect(throws: PayrollError.self) {
                try PaidHolidayDays(
                    yearlyRight: right, employed: employed, notQualifying: absent, daysInYear: year)
            }
            #expect(error?.code == .invalidValue)
        }
    }

    @Test("More days employed never give fewer paid days, nor more than the right")
    func monotonic() throws {
        var wrong: [String] = []
        for right in [25, 30, 31, 32] as [Int64] {
            for year in [365, 366] as [Int64] {
                var previous: Int64 = 0
                for employed in 0...year {
                    let days = try PaidHolidayDays(
                        yearlyRight: right, employed: employed, notQualifying: 0, daysInYear: year)
                    let isLeast = days.count * year >= right * employed && (days.count - 1) * year < right * employed
                    if days.count < previous || days.count > right || !isLeast { wrong.append("\(right) \(employed)") }
                    previous = days.count
                }
                if previous != right { wrong.append("\(right) \(year)") }
            }
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test("Semesterersättning is due a month after the employment ended")
    func due() {
        #expect(HolidayAct.compensationDue(employmentEnds: Day(2026, 10, 15)) == Day(2026, 11, 15))
        #expect(HolidayAct.compensationDue(employmentEnds: Day(2026, 1, 31)) == Day(2026, 2, 28))
        #expect(HolidayAct.compensationDue(employmentEnds: Day(2026, 12, 31)) == Day(2027, 1, 31))
        #expect(HolidayAct.compensationDue(employmentEnds: Day(9999, 12, 31)) == Day(9999, 12, 31) + 31)
    }
}
