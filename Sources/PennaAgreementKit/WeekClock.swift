//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Clock times of some weekdays, such as 19–06 from Monday to Friday.
public struct ClockWindow: Hashable, Sendable {
    /// The weekdays on which it begins.
    public let weekdays: [Weekday]

    /// When it begins.
    public let start: ClockTime

    /// When it ends; the next day where that is not later by the clock.
    public let end: ClockTime

    /// Clock times of some weekdays.
    public init(_ weekdays: [Weekday], from start: ClockTime, to end: ClockTime) {
        self.weekdays = weekdays
        self.start = start
        self.end = end
    }
}

/// A week of clock times, by which work is sorted into hours that are paid and hours that are not.
///
/// ```swift
/// let evening = try WeekClock([ClockWindow([.monday, .tuesday, .wednesday, .thursday, .friday],
///     from: ClockTime(19, 0), to: ClockTime(22, 0))])
/// ```
public struct WeekClock: Hashable, Sendable {
    /// The windows; no two of them share a minute.
    public let windows: [ClockWindow]

    /// The weekday whose hours a public holiday has; `nil` where it has those of its own weekday.
    public let holidayIs: Weekday?

    /// A week.
    ///
    /// - Throws: `overlap` when two windows share time, which would be paid twice.
    public init(_ windows: [ClockWindow], holidayIs: Weekday? = nil) throws(PayrollError) {
        self.windows = windows
        self.holidayIs = holidayIs
        var taken = [Bool](repeating: false, count: 7 * 1_440)
        for window in windows {
            for weekday in window.weekdays {
                let first = (weekday.rawValue - 1) * 1_440 + window.start.minute
                let length =
                    window.end > window.start
                    ? window.end.minute - window.start.minute : 1_440 - window.start.minute + window.end.minute
                for minute in first..<first + length {
                    guard !taken[minute % taken.count] else {
                        throw PayrollError(
                            .overlap,
                            "Veckans tider \(window.start)–\(window.end) gäller samma tid som en annan i samma vecka. Ändra den ena."
                        )
                    }
                    taken[minute % taken.count] = true
                }
            }
        }
    }

    /// The real minutes of some work that lie in the week's windows.
    ///
    /// A window belongs to the day on which it begins, also where that is a holiday; the night when the clocks change has
    /// the minutes that really passed.
    public func minutes(of work: WorkInterval, _ holidays: HolidayCalendar) -> Minutes {
        var sum: Int64 = 0
        var day = SwedishClock.local(work.start).day - 1
        let last = SwedishClock.local(work.end).day
        while day <= last {
            let weekday = holidays.isPublicHoliday(day) ? holidayIs ?? day.weekday : day.weekday
            for window in windows where window.weekdays.contains(weekday) {
                if let shared = interval(window, on: day)?.intersection(work) { sum += shared.minutes.count }
            }
            day = day + 1
        }
        return Minutes(sum)
    }

    /// The window as real time; a limit that summer time leaves out is the moment of the change.
    private func interval(_ window: ClockWindow, on day: Day) -> WorkInterval? {
        let end = window.end > window.start ? window.end.minute : window.end.minute + 1_440
        return WorkInterval(moment(day, window.start.minute), before: moment(day, end))
    }

    private func moment(_ day: Day, _ minute: Int) -> Moment {
        if let moment = try? SwedishClock.moment(day: day, minute: minute) { return moment }
        return Moment(minute: SwedishClock.midnight(of: day).minute + 120)
    }
}
