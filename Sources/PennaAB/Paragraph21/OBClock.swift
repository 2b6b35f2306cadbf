//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension InconvenientHours {
    /// The classes of the minutes of a run of days.
    ///
    /// - Throws: `missingFigure` when a clock limit is not known; `invalidValue` when a local one is not at a half hour.
    static func classes(
        _ days: DayRange, _ holidays: HolidayCalendar, _ settings: KnownSettings
    ) throws(PayrollError) -> ClockClasses {
        // A night is classed by the day it goes toward.
        let segments = try DayRange(from: days.first, through: days.last + 1).segments(of: clockFigures, settings)
        var limits: [OBLimits] = []
        for segment in segments { limits.append(try OBLimits(on: segment.first, settings)) }
        func limit(_ day: Day) -> OBLimits { limits[segments.firstIndex { $0.contains(day) } ?? 0] }
        let countsByClock = settings.value(of: summerTime.figure, on: days.last).isOn
        return try ClockClasses(days, countsByClock: countsByClock) { (day: Day) throws(PayrollError) in
            OBDay(day, holidays, limit(day), next: limit(day + 1)).classes
        }
    }
}

/// The clock limits of OB and the switches of its days, as they stand on a day; the limits in minutes from midnight.
struct OBLimits: Sendable {
    let evening: Int
    let nightFrom: Int
    let nightUntil: Int
    let friday: Int
    let beforeHoliday: Int
    let weekendUntil: Int
    let storhelgFrom: Int
    let storhelgUntil: Int
    /// Whether a night toward an eve of storhelg is storhelgsnatt (decision A31).
    let isTowardEve: Bool
    /// Whether a night toward an ordinary Saturday or Sunday in storhelg is (decision A31).
    let isTowardWeekend: Bool
    /// Whether the evening before a holiday is that of the nearest weekday, over a weekend too (decision A32).
    let isOverWeekend: Bool

    /// - Throws: `missingFigure`; `invalidValue` when a limit is not at a half hour.
    init(on day: Day, _ settings: KnownSettings) throws(PayrollError) {
        func limit(_ figure: ABFigure) throws(PayrollError) -> Int {
            let minute = try settings.value(of: figure.figure, on: day).known(figure, on: day)
            guard minute % Int64(ClockClasses.slotMinutes) == 0, (0...1440).contains(minute) else {
                throw PayrollError(
                    .invalidValue,
                    "Inställningen \(figure.figure.key) ska vara en hel eller halv timme. Rätta klockslaget.", day: day)
            }
            return Int(minute)
        }
        func isOn(_ figure: ABFigure) -> Bool { settings.value(of: figure.figure, on: day).isOn }
        evening = try limit(InconvenientHours.eveningFrom)
        nightFrom = try limit(InconvenientHours.nightFrom)
        nightUntil = try limit(InconvenientHours.nightUntil)
        friday = try limit(InconvenientHours.fridayFrom)
        beforeHoliday = try limit(InconvenientHours.beforeHolidayFrom)
        weekendUntil = try limit(InconvenientHours.weekendUntil)
        storhelgFrom = try limit(InconvenientHours.storhelgFrom)
        storhelgUntil = try limit(InconvenientHours.storhelgUntil)
        isTowardEve = isOn(InconvenientHours.nightTowardEve)
        isTowardWeekend = isOn(InconvenientHours.nightTowardWeekend)
        isOverWeekend = isOn(InconvenientHours.beforeHoliday)
    }
}

/// The OB of one day.
///
/// From AB § 21 mom. 1, with decisions A31 and A32.
struct OBDay {
    private let limits: OBLimits
    private let isB: Bool
    private let bFrom: Int
    private let bUntil: Int
    private let aFrom: Int
    private let aUntil: Int
    private let nightBefore: Night
    private let nightAfter: Night

    private enum Night {
        case ordinary, towardWeekend, inStorhelg
    }

    /// - Parameter next: the limits of the day after, which say what the night toward it is.
    init(_ day: Day, _ holidays: HolidayCalendar, _ limits: OBLimits, next: OBLimits) {
        self.limits = limits
        isB = OBDay.isB(day, holidays)
        bFrom = OBDay.bFrom(day, holidays, limits)
        bUntil = OBDay.bUntil(day, holidays, limits)
        (aFrom, aUntil) = Storhelg.hours(on: day, holidays, limits)
        nightBefore = OBDay.night(toward: day, holidays, limits)
        nightAfter = OBDay.night(toward: day + 1, holidays, next)
    }

    /// The class of each half hour.
    var classes: ClassesOfDay { ClassesOfDay { minute in obClass(at: minute)?.lane } }

    /// The class of a clock minute of the day; A goes before B, B before C and D.
    private func obClass(at minute: Int) -> OBClass? {
        let isMorning = minute < limits.nightUntil
        let night: Night? = isMorning ? nightBefore : (minute >= limits.nightFrom ? nightAfter : nil)
        if minute >= aFrom, minute < aUntil { return night == .inStorhelg ? .storhelgsnatt : .storhelg }
        if isB || minute >= bFrom || minute < bUntil {
            return night == .towardWeekend || night == .inStorhelg ? .helgnatt : .helg
        }
        if night != nil { return .vardagsnatt }
        return minute >= limits.evening ? .vardagskvall : nil
    }

    /// Saturday, Sunday, holiday, or a day between two of Sunday and holiday.
    private static func isB(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        if day.weekday.isWeekend || isHelgdag(day, holidays) { return true }
        return isSundayOrHelgdag(day - 1, holidays) && isSundayOrHelgdag(day + 1, holidays)
    }

    /// Jul- and nyårsafton count as helgdag.
    private static func isHelgdag(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        if holidays.isPublicHoliday(day) { return true }
        let parts = day.components
        return parts.month == 12 && (parts.day == 24 || parts.day == 31)
    }

    private static func isSundayOrHelgdag(_ day: Day, _ holidays: HolidayCalendar) -> Bool {
        day.weekday == .sunday || isHelgdag(day, holidays)
    }

    /// When B begins on a weekday: Friday evening, or the afternoon before one of the five holidays.
    private static func bFrom(_ day: Day, _ holidays: HolidayCalendar, _ limits: OBLimits) -> Int {
        var from = day.weekday == .friday ? limits.friday : 1440
        var holiday = day + 1
        while limits.isOverWeekend, holiday.weekday.isWeekend, holidays.holiday(on: holiday) == nil {
            holiday = holiday + 1
        }
        switch holidays.holiday(on: holiday) {
        case .trettondedagJul, .forstaMaj, .kristiHimmelsfardsdag, .nationaldagen, .allaHelgonsDag:
            from = min(from, limits.beforeHoliday)
        default: break
        }
        return from
    }

    /// When B ends on a weekday: the morning of Monday and after one of four holidays.
    private static func bUntil(_ day: Day, _ holidays: HolidayCalendar, _ limits: OBLimits) -> Int {
        if day.weekday == .monday { return limits.weekendUntil }
        switch holidays.holiday(on: day - 1) {
        case .trettondedagJul, .forstaMaj, .kristiHimmelsfardsdag, .nationaldagen: return limits.weekendUntil
        default: return 0
        }
    }

    private static func night(toward day: Day, _ holidays: HolidayCalendar, _ limits: OBLimits) -> Night {
        if Storhelg.isDay(day, holidays) || (limits.isTowardEve && Storhelg.isEve(day, holidays)) {
            return .inStorhelg
        }
        guard day.weekday.isWeekend || isHelgdag(day, holidays) else { return .ordinary }
        return limits.isTowardWeekend ? .inStorhelg : .towardWeekend
    }
}
