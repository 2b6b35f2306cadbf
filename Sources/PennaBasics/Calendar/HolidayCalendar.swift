//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The Swedish public holidays of a span of days, looked up in constant time.
///
/// Build it once for the days a calculation touches and pass it on; it is a plain value of one byte per day. Three
/// questions have three answers, and none stands for another:
///
/// | day | ``isPublicHoliday(_:)`` | ``isHelgdag(_:)`` | ``isEve(_:)`` | ``isWorkday(_:)`` |
/// |---|---|---|---|---|
/// | Tuesday 6 January 2026 | yes | yes | no | no |
/// | an ordinary Sunday | no | yes | no | no |
/// | an ordinary Saturday | no | no | no | no |
/// | Friday 19 June 2026, midsommarafton | no | no | yes | no |
/// | Saturday 4 April 2026, påskafton | no | no | no | no |
/// | Thursday 30 April 2026, valborgsmässoafton | no | no | no | yes |
///
/// Rules: lag (1989:253) om allmänna helgdagar; nationaldagen for annandag pingst from 2005; the eves are those of
/// lag (1930:173).
public struct HolidayCalendar: Hashable, Sendable {
    /// The years for which the rules are known.
    public static let years: ClosedRange<Int> = 1990...2100

    /// The days that were marked when the calendar was built.
    ///
    /// A day outside them is answered too, by the same rules, only slower.
    public let days: DayRange

    /// For each day: nothing (0), the holiday's number, or `eveMark` plus the eve's number.
    private let marks: [UInt8]

    /// The calendar of a span of days.
    ///
    /// - Throws: `yearNotCovered` when a day lies outside ``years``.
    /// - Complexity: one byte per day, and some twenty dates per year touched.
    public init(covering days: DayRange) throws(PayrollError) {
        try HolidayCalendar.check(days.first.year, days.last.year)
        self.init(marking: days)
    }

    /// The calendar of a whole year.
    ///
    /// - Throws: `yearNotCovered` when the year lies outside ``years``.
    public init(year: Int) throws(PayrollError) {
        try self.init(years: year...year)
    }

    /// The calendar of some whole years.
    ///
    /// - Throws: `yearNotCovered` when a year lies outside ``years``.
    public init(years: ClosedRange<Int>) throws(PayrollError) {
        try HolidayCalendar.check(years.lowerBound, years.upperBound)
        let days = try DayRange(from: Day(years.lowerBound, 1, 1), through: Day(years.upperBound, 12, 31))
        self.init(marking: days)
    }

    /// The public holiday that the day is, or `nil`.
    ///
    /// An eve is none, and a Sunday is one only when it has a name, such as påskdagen.
    public func holiday(on day: Day) -> SwedishHoliday? { SwedishHoliday(rawValue: mark(on: day)) }

    /// The eve that the day is, or `nil`.
    public func eve(on day: Day) -> SwedishEve? {
        let mark = mark(on: day)
        return mark > eveMark ? SwedishEve(rawValue: mark - eveMark) : nil
    }

    /// Whether the day is a public holiday with a name.
    ///
    /// A Sunday as such is not counted, although the law makes it a helgdag too.
    public func isPublicHoliday(_ day: Day) -> Bool { holiday(on: day) != nil }

    /// Whether the day is midsommarafton, julafton or nyårsafton.
    public func isEve(_ day: Day) -> Bool { eve(on: day) != nil }

    /// Whether the day is a helgdag by lag (1989:253): a public holiday with a name, or any Sunday.
    public func isHelgdag(_ day: Day) -> Bool { day.weekday == .sunday || isPublicHoliday(day) }

    /// Whether the day is a Monday to Friday that is neither a public holiday nor one of the three eves.
    public func isWorkday(_ day: Day) -> Bool { !day.weekday.isWeekend && mark(on: day) == 0 }

    private init(marking days: DayRange) {
        var marks = [UInt8](repeating: 0, count: days.count)
        for year in days.first.year...days.last.year {
            HolidayCalendar.markYear(year, in: &marks, of: days)
        }
        self.days = days
        self.marks = marks
    }

    private static func markYear(_ year: Int, in marks: inout [UInt8], of days: DayRange) {
        let easter = Easter.sunday(of: year)
        for holiday in SwedishHoliday.allCases {
            guard let day = holiday.day(in: year, easter: easter), days.contains(day) else { continue }
            if marks[day - days.first] == 0 { marks[day - days.first] = holiday.rawValue }
        }
        for eve in SwedishEve.allCases {
            let day = eve.day(in: year)
            if days.contains(day) { marks[day - days.first] = eveMark + eve.rawValue }
        }
    }

    private func mark(on day: Day) -> UInt8 {
        if days.contains(day) { return marks[day - days.first] }
        // Outside the years of the calendar itself there are no dates to calculate with, and so no holidays.
        guard (1...9999).contains(day.year) else { return 0 }
        return HolidayCalendar(marking: DayRange(day)).marks[0]
    }

    private static func check(_ first: Int, _ last: Int) throws(PayrollError) {
        guard !years.contains(first) || !years.contains(last) else { return }
        let wrong = years.contains(first) ? last : first
        throw PayrollError(
            .yearNotCovered,
            "Helgdagar finns för åren \(years.lowerBound)–\(years.upperBound), inte för \(wrong). Rätta datumet.")
    }
}

/// Where the numbers of the eves begin among the marks, well above those of the holidays.
private let eveMark: UInt8 = 100
