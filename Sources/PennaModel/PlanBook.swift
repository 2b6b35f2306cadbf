//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// An employer's schedules laid out over a month once, for all who work by them through the whole of it.
///
/// A schedule of four weeks can begin on 28 days, so it is laid out 28 times instead of once for each person. A class,
/// because it is large and asked for every employment; it never changes.
public final class PlanBook: Sendable {
    /// The month.
    public let month: Month

    /// All the layouts; each knows its number among them.
    public let layouts: [ScheduledMonth]

    /// The month, the day before it and the day after it.
    let days: DayRange
    /// For each schedule, the numbers of its layouts, one for each day of the cycle that the first day may be; empty
    /// when not laid out.
    private let phases: [Range<Int>]

    /// Cycles longer than this are laid out for each person instead.
    private static let longestCycle = 84

    /// Lays out the schedules of an employer over a month.
    ///
    /// A schedule with a shift that cannot be laid out, for summer time or for another shift, is left out, so that the
    /// error comes with each person it concerns.
    ///
    /// - Throws: `yearNotCovered` when the month lies outside the years of the calendar.
    public init(month: Month, schedules: [Schedule]) throws(PayrollError) {
        self.month = month
        let days = try ScheduledMonth.days(around: month)
        let holidays = try HolidayCalendar(covering: days)
        self.days = days
        var layouts: [ScheduledMonth] = []
        var phases: [Range<Int>] = []
        for schedule in schedules {
            let first = layouts.count
            layouts += PlanBook.layouts(of: schedule, days, holidays, numberedFrom: first)
            phases.append(first..<layouts.count)
        }
        self.layouts = layouts
        self.phases = phases
    }

    /// The layouts of a schedule; none when it is too long, or has a shift that cannot be laid out.
    private static func layouts(
        of schedule: Schedule, _ days: DayRange, _ holidays: HolidayCalendar, numberedFrom first: Int
    ) -> [ScheduledMonth] {
        guard schedule.cycle.count <= PlanBook.longestCycle else { return [] }
        var layouts: [ScheduledMonth] = []
        for phase in schedule.cycle.indices {
            let layout = try? ScheduledMonth(days, number: first + phase) { day in
                schedule.shifts(on: day, days.first - phase, holidays)
            }
            guard let layout else { return [] }
            layouts.append(layout)
        }
        return layouts
    }

    /// The number of the layout for an employment that works by one schedule through the month and the days beside it.
    ///
    /// - Returns: `nil` when the employment or its schedule begins, ends or changes in that time.
    public func number(of employment: Employment, knownAt: Instant) -> Int? {
        guard employment.holds(days), let only = employment.schedules.single(through: days, knownAt: knownAt) else {
            return nil
        }
        return number(of: employment.schedules[only].value)
    }

    /// The number of the layout of a schedule whose cycle begins on a day; `nil` when it is not laid out.
    func number(of assignment: ScheduleAssignment) -> Int? {
        guard phases.indices.contains(assignment.schedule), !phases[assignment.schedule].isEmpty else { return nil }
        let numbers = phases[assignment.schedule]
        let phase = (days.first - assignment.cycleStart) % numbers.count
        return numbers.lowerBound + (phase < 0 ? phase + numbers.count : phase)
    }
}
