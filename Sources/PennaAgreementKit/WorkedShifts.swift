//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

extension EmploymentMonth {
    /// The shifts that somebody is to work in a month: the schedule's, or those registered instead.
    ///
    /// - Throws: as ``ScheduledMonth/init(month:employment:schedules:plans:holidays:knownAt:changed:)``.
    public func shifts(in month: Month, _ holidays: HolidayCalendar) throws(PayrollError) -> ScheduledMonth {
        var changed: [Registration] = []
        for row in registered(.otherShifts, in: DayRange(month)) { changed.append(row.registration) }
        return try ScheduledMonth(
            month: month, employment: employment, schedules: schedules, plans: plans, holidays: holidays,
            knownAt: knownAt, changed: changed)
    }
}

extension ScheduledMonth {
    /// The working minutes of the shifts that begin on a day and lie in a week's windows, breaks left out.
    public func minutes(on day: Day, by clock: WeekClock, _ holidays: HolidayCalendar) -> Minutes {
        var sum: Int64 = 0
        for shift in shifts[shifts(on: day)] {
            for piece in pieces[shift.pieces] { sum += clock.minutes(of: piece.interval, holidays).count }
        }
        return Minutes(sum)
    }
}

extension Shift {
    /// The working minutes of a shift that begins on a day and lie in a week's windows, breaks left out.
    ///
    /// - Throws: `clockTime` when the shift begins or ends in the hour that summer time leaves out.
    public func minutes(
        from day: Day, by clock: WeekClock, _ holidays: HolidayCalendar, row: SourceRow? = nil
    ) throws(PayrollError) -> Minutes {
        var sum: Int64 = 0
        for piece in try DayClock(day).pieces(of: self, row: row) { sum += clock.minutes(of: piece, holidays).count }
        return Minutes(sum)
    }

    /// The working minutes of a shift that begins on a day, breaks left out.
    ///
    /// - Throws: as ``minutes(from:by:_:row:)``.
    public func minutes(from day: Day, row: SourceRow? = nil) throws(PayrollError) -> Minutes {
        var sum: Int64 = 0
        for piece in try DayClock(day).pieces(of: self, row: row) { sum += piece.minutes.count }
        return Minutes(sum)
    }
}
