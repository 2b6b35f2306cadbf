//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The days on which banks pay.
enum BankingDay {
    /// The nearest banking day, the day itself or before (decision L26), and from it a number of banking days back; `nil`
    /// when the holidays of the year are unknown.
    static func onOrBefore(_ day: Day, back count: Int = 0) -> Day? {
        // No fortnight has fewer banking days than five.
        let window = try? DayRange(from: day - 14 * (count / 5 + 1), through: day)
        guard let window, let calendar = try? HolidayCalendar(covering: window) else { return nil }
        return window.reversed().filter(calendar.isWorkday).dropFirst(count).first
    }
}
