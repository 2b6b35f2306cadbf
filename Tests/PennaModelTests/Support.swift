//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

/// The instant everything in these tests was recorded, unless said otherwise.
let recorded = Instant(seconds: 0)

/// A shift by clock minutes of its day, with its breaks.
func shift(_ from: Int, _ to: Int, _ breaks: (Int, Int)...) throws -> Shift {
    try Shift(ClockSpan(from: from, to: to), breaks: breaks.map { try ClockSpan(from: $0.0, to: $0.1) })
}

/// An employment on schedules, each by number from a day on.
func employment(
    schedules: [(number: Int, from: Day)], cycleStart: Day = Day(2026, 1, 5), start: Day = Day(2020, 1, 1),
    end: Day? = nil
) throws -> Employment {
    Employment(
        id: "1", start: start, end: end, terms: [],
        schedules: try schedules.map {
            try Fact(
                ScheduleAssignment(schedule: $0.number, cycleStart: cycleStart), from: $0.from, recorded: recorded,
                row: SourceRow(file: 1, row: 4))
        })
}

/// The shifts of an employment in a month, laid out for that employment alone.
func plan(
    _ employment: Employment, _ schedules: [Schedule], _ month: Month, changed: [Registration] = []
) throws -> ScheduledMonth {
    try ScheduledMonth(
        month: month, employment: employment, schedules: schedules,
        holidays: HolidayCalendar(covering: DayRange(from: month.first - 1, through: month.last + 1)),
        knownAt: recorded, changed: changed)
}

/// Shifts registered instead of the schedule's.
func changed(_ shifts: [Shift], _ first: Day, _ last: Day? = nil, row: UInt32 = 9) throws -> Registration {
    Registration(
        .changedShift(shifts), days: try DayRange(from: first, through: last ?? first), recorded: recorded,
        row: SourceRow(file: 0, row: row))
}
