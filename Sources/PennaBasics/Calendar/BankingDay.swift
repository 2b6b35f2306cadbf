//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The nearest day on which banks pay, the day itself or one before it, and what the days between are (decision L26).
package struct BankingDay: Hashable, Sendable {
    /// The banking day.
    package let day: Day

    /// What the asked day and those before it are, such as `söndag` and `juldagen`; empty when the day is one itself.
    package let passed: [String]

    /// The banking day on or before a day, or so many banking days before that one; `nil` where the calendar does not
    /// know the holidays.
    package init?(onOrBefore asked: Day, back count: Int = 0) {
        // No fortnight has fewer banking days than five.
        guard let window = try? DayRange(from: asked - 14 * (count / 5 + 1), through: asked),
            let calendar = try? HolidayCalendar(covering: window),
            let day = window.reversed().filter(calendar.isWorkday).dropFirst(count).first
        else { return nil }
        self.day = day
        passed = (0..<(asked - day)).map { back in
            let other = asked - back
            return calendar.holiday(on: other)?.swedish ?? calendar.eve(on: other)?.swedish ?? other.weekday.swedish
        }
    }
}

extension Weekday {
    /// The Swedish name, such as `måndag`.
    package var swedish: String {
        switch self {
        case .monday: "måndag"
        case .tuesday: "tisdag"
        case .wednesday: "onsdag"
        case .thursday: "torsdag"
        case .friday: "fredag"
        case .saturday: "lördag"
        case .sunday: "söndag"
        }
    }
}
