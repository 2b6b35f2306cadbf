//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// Storhelg: påsk, midsommar, jul och nyår (class A).
enum Storhelg {
    /// The days that make a night toward them storhelgsnatt.
    static func isDay(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        switch holidays.holiday(on: day) {
        case .langfredagen, .paskdagen, .annandagPask, .midsommardagen, .juldagen, .annandagJul, .nyarsdagen: true
        default: false
        }
    }

    /// Påskafton, midsommarafton, julafton and nyårsafton.
    static func isEve(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        if holidays.holiday(on: day + 1) == .paskdagen || holidays.holiday(on: day + 1) == .midsommardagen {
            return true
        }
        return isChristmasOrNewYearEve(day)
    }

    /// From and until which clock minute of a day it is storhelg.
    static func hours(on day: Day, _ holidays: HolidayCalendar, _ limits: OBLimits) -> (from: Int, until: Int) {
        if begins(day, holidays) { return (limits.storhelgFrom, 1440) }
        if isInside(day, holidays) { return (0, 1440) }
        return isInside(day - 1, holidays) ? (0, limits.storhelgUntil) : (0, 0)
    }

    /// Whether some of a day is storhelg.
    static func touches(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        begins(day, holidays) || isInside(day, holidays) || isInside(day - 1, holidays)
    }

    /// The evening before långfredagen and before midsommar-, jul- and nyårsafton.
    private static func begins(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        if holidays.holiday(on: day + 1) == .langfredagen || holidays.holiday(on: day + 2) == .midsommardagen {
            return true
        }
        return isChristmasOrNewYearEve(day + 1) && !isInside(day, holidays)
    }

    /// A day that is storhelg from midnight to midnight: from the eve through the last day before a weekday.
    private static func isInside(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        if isDay(day, holidays) || isEve(day, holidays) { return true }
        // Saturdays and Sundays directly after the holiday belong to it: no weekday has come yet.
        guard day.weekday.isWeekend else { return false }
        var before = day - 1
        while before.weekday.isWeekend, !isDay(before, holidays) { before = before - 1 }
        return isDay(before, holidays) && holidays.holiday(on: before) != .langfredagen
    }

    private static func isChristmasOrNewYearEve(_ day: Day) -> Bool {
        let parts = day.components
        return parts.month == 12 && (parts.day == 24 || parts.day == 31)
    }
}
