//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The classes of obekväm arbetstid, strongest first.
///
/// A minute has one of them or none.
enum OBClass: UInt8, CaseIterable, Sendable {
    /// A: storhelg.
    case storhelg
    /// A: natt mot dag i storhelgen.
    case storhelgsnatt
    /// B: helg.
    case helg
    /// B: natt mot lördag, söndag eller helgdag.
    case helgnatt
    /// C: vardagsnatt.
    case vardagsnatt
    /// D: vardagskväll.
    case vardagskvall

    var lane: Int { Int(rawValue) }

    var item: PayItemID { PayItemID(UInt16(101 + lane)) }

    /// The class's part of keys, such as `a-natt`.
    var letter: String {
        switch self {
        case .storhelg: "a"
        case .storhelgsnatt: "a-natt"
        case .helg: "b"
        case .helgnatt: "b-natt"
        case .vardagsnatt: "c"
        case .vardagskvall: "d"
        }
    }

    /// The name in Swedish, such as `A, storhelg`.
    var name: String {
        switch self {
        case .storhelg: "A, storhelg"
        case .storhelgsnatt: "A, storhelgsnatt"
        case .helg: "B, helg"
        case .helgnatt: "B, helgnatt"
        case .vardagsnatt: "C, vardagsnatt"
        case .vardagskvall: "D, vardagskväll"
        }
    }

    /// Whether it is the night of A or B.
    var isNight: Bool { self == .storhelgsnatt || self == .helgnatt }

    /// The night of a letter, or the letter of a night; `nil` for C and D.
    var partner: OBClass? {
        switch self {
        case .storhelg: .storhelgsnatt
        case .storhelgsnatt: .storhelg
        case .helg: .helgnatt
        case .helgnatt: .helg
        case .vardagsnatt, .vardagskvall: nil
        }
    }
}

/// Minutes of each OB class; the lane is the class's number.
typealias OBMinutes = SIMD8<Int32>

/// Which minutes of a month are obekväm arbetstid, and of which class.
///
/// From AB § 21 mom. 1. The minutes from the first day on are summed once for each half hour, so that a shift's minutes of all classes are
/// one difference of two sums.
struct OBCalendar: Sendable {
    static let fridayEvening = Figure(
        "ab.21.fredag-fran", name: "OB B på fredag börjar", unit: .timme,
        rows: [
            FigureRow(
                from: Day(2013, 5, 13), through: Day(2025, 3, 31), 19 * 60, source: .agreement(.ab24, "§ 21"),
                confidence: .reported),
            FigureRow(from: Day(2025, 4, 1), 17 * 60, source: .agreement(.ab25, "§ 21", .ohr), confidence: .reported),
        ])
    static let nightTowardEve = Figure(
        "ab.21.natt-mot-afton", name: "Storhelgsnatt räknas också mot aftonen", unit: .tal, choices: ["nej", "ja"],
        rows: [
            FigureRow(
                from: Day(2013, 5, 13), through: Day(2017, 4, 30), 0, source: .page(.ka20141212), confidence: .reported),
            FigureRow(
                from: Day(2017, 5, 1), 1, source: [.page(.ka20170412), .page(.ka20180328), .decision(.a31)],
                confidence: .confirmed),
        ])
    static let nightTowardWeekend = Figure(
        "ab.21.storhelgsnatt-mot-helg",
        name: "Storhelgsnatt räknas också mot vanlig lördag och söndag i storhelgen", unit: .tal,
        choices: ["nej", "ja"],
        rows: [FigureRow(from: Day(2013, 5, 13), 0, source: .decision(.a31), confidence: .unconfirmed)])
    static let beforeHoliday = Figure(
        "ab.21.fore-helgdag", name: "OB B från 16 före de fem helgdagarna", unit: .tal,
        choices: ["dagen före, när den är en vardag", "närmaste vardag före, också över en helg"],
        rows: [FigureRow(from: Day(2013, 5, 13), 0, source: .decision(.a32), confidence: .unconfirmed)])
    static let summerTime = Figure(
        "ab.21.sommartid", name: "Schemalagt nattpass när klockan ställs om", unit: .tal,
        choices: ["verkliga minuter", "klockans minuter"],
        rows: [FigureRow(from: Day(2013, 5, 13), 0, source: .decision(.a37), confidence: .unconfirmed)])

    static let figures = [fridayEvening, nightTowardEve, nightTowardWeekend, beforeHoliday, summerTime]

    private static let slotMinutes: Int64 = 30

    /// Whether a scheduled night counts as its clock says when summer time begins or ends (decision A37).
    let countsByClock: Bool
    /// When summer time begins in these days, if it does.
    private let skippedHour: Moment?
    private let start: Int64
    private let classes: [UInt8]
    private let sums: [OBMinutes]

    /// Classifies the minutes of a run of days.
    ///
    /// - Throws: `invalidValue` when a local border is not at a half hour.
    init(days: DayRange, _ holidays: HolidayCalendar, _ settings: KnownSettings) throws(PayrollError) {
        var classes: [UInt8] = []
        var sums: [OBMinutes] = [.zero]
        var sum = OBMinutes.zero
        var skippedHour: Moment?
        for day in days {
            if SwedishClock.change(on: day) == .springForward {
                skippedHour = Moment(minute: SwedishClock.midnight(of: day).minute + 120)
            }
            let rules = try OBDay(day, holidays, settings)
            let midnight = SwedishClock.midnight(of: day)
            for slot in 0..<Int64(SwedishClock.minutes(in: day)) / OBCalendar.slotMinutes {
                let clock = SwedishClock.local(Moment(minute: midnight.minute + slot * OBCalendar.slotMinutes)).minute
                let obClass = rules.obClass(at: clock)
                if let obClass { sum[obClass.lane] += Int32(OBCalendar.slotMinutes) }
                classes.append(obClass?.rawValue ?? .max)
                sums.append(sum)
            }
        }
        countsByClock = OBCalendar.summerTime.value(on: days.last, settings).value == 1
        self.skippedHour = skippedHour
        start = SwedishClock.midnight(of: days.first).minute
        self.classes = classes
        self.sums = sums
    }

    /// The minutes of each class in an interval; what lies outside the days of the calendar has none.
    @inline(__always)
    func minutes(in interval: WorkInterval) -> OBMinutes {
        sum(before: interval.end) &- sum(before: interval.start)
    }

    /// The minutes of each class in pieces of work.
    func minutes(in pieces: some Sequence<WorkInterval>) -> OBMinutes {
        pieces.reduce(.zero) { $0 &+ minutes(in: $1) }
    }

    /// The minutes of each class in a piece of a scheduled shift: with the hour that summer time leaves out, where the
    /// clock's minutes count; it has the class of the minute before it.
    func scheduledMinutes(in interval: WorkInterval) -> OBMinutes {
        let real = minutes(in: interval)
        guard countsByClock else { return real }
        guard let skipped = skipped(in: interval),
            let before = WorkInterval(Moment(minute: skipped.minute - 1), before: skipped)
        else { return real }
        return real &+ minutes(in: before) &* 60
    }

    /// The clock minutes that an interval has beside its real ones.
    func clockMinutes(beside interval: WorkInterval) -> Int64 { skipped(in: interval) == nil ? 0 : 60 }

    /// The moment of the hour that is left out, where it is inside an interval and counts.
    private func skipped(in interval: WorkInterval) -> Moment? {
        guard countsByClock, let skippedHour, interval.start < skippedHour, skippedHour < interval.end else {
            return nil
        }
        return skippedHour
    }

    @inline(__always)
    private func sum(before moment: Moment) -> OBMinutes {
        let minute = min(max(0, moment.minute - start), Int64(classes.count) * OBCalendar.slotMinutes)
        let slot = Int(UInt32(truncatingIfNeeded: minute) / UInt32(OBCalendar.slotMinutes))
        var sum = sums[slot]
        let rest = minute - Int64(slot) * OBCalendar.slotMinutes
        if rest > 0, classes[slot] != .max { sum[Int(classes[slot])] += Int32(rest) }
        return sum
    }
}

/// The OB rules of one day.
///
/// From AB § 21 mom. 1, with decisions A31 and A32.
struct OBDay {
    private let weekday: Weekday
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

    init(_ day: Day, _ holidays: HolidayCalendar, _ settings: KnownSettings) throws(PayrollError) {
        weekday = day.weekday
        isB = OBDay.isB(day, holidays)
        let friday = OBCalendar.fridayEvening.value(on: day, settings)
        let border = try friday.known(OBCalendar.fridayEvening, on: day)
        guard border % 30 == 0, (0...1440).contains(border) else {
            throw PayrollError(
                .invalidValue, "Inställningen ab.21.fredag-fran ska vara en hel eller halv timme. Rätta klockslaget.",
                day: day)
        }
        let overWeekend = OBCalendar.beforeHoliday.value(on: day, settings).value == 1
        bFrom = OBDay.bFrom(day, holidays, friday: Int(border), overWeekend: overWeekend)
        bUntil = OBDay.bUntil(day, holidays)
        (aFrom, aUntil) = Storhelg.hours(on: day, holidays)
        nightBefore = OBDay.night(toward: day, holidays, settings)
        nightAfter = OBDay.night(toward: day + 1, holidays, settings)
    }

    /// The class of a clock minute of the day; A goes before B, B before C and D.
    func obClass(at minute: Int) -> OBClass? {
        let night: Night? = minute < 6 * 60 ? nightBefore : (minute >= 22 * 60 ? nightAfter : nil)
        if minute >= aFrom, minute < aUntil { return night == .inStorhelg ? .storhelgsnatt : .storhelg }
        if isB || minute >= bFrom || minute < bUntil {
            return night == .towardWeekend || night == .inStorhelg ? .helgnatt : .helg
        }
        if minute >= 22 * 60 { return .vardagsnatt }
        if minute < 6 * 60 { return .vardagsnatt }
        return (19 * 60..<22 * 60).contains(minute) ? .vardagskvall : nil
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

    /// When B begins on a weekday: Friday evening, or 16:00 before one of the five holidays.
    private static func bFrom(_ day: Day, _ holidays: HolidayCalendar, friday: Int, overWeekend: Bool) -> Int {
        var from = day.weekday == .friday ? friday : 1440
        var holiday = day + 1
        while overWeekend, holiday.weekday.isWeekend, holidays.holiday(on: holiday) == nil { holiday = holiday + 1 }
        switch holidays.holiday(on: holiday) {
        case .trettondedagJul, .forstaMaj, .kristiHimmelsfardsdag, .nationaldagen, .allaHelgonsDag:
            from = min(from, 16 * 60)
        default: break
        }
        return from
    }

    /// When B ends on a weekday: 07:00 on Monday and after one of four holidays.
    private static func bUntil(_ day: Day, _ holidays: HolidayCalendar) -> Int {
        if day.weekday == .monday { return 7 * 60 }
        switch holidays.holiday(on: day - 1) {
        case .trettondedagJul, .forstaMaj, .kristiHimmelsfardsdag, .nationaldagen: return 7 * 60
        default: return 0
        }
    }

    private static func night(toward day: Day, _ holidays: HolidayCalendar, _ settings: KnownSettings) -> Night {
        let towardEve = OBCalendar.nightTowardEve.value(on: day, settings).value == 1
        let towardWeekend = OBCalendar.nightTowardWeekend.value(on: day, settings).value == 1
        if Storhelg.isDay(day, holidays) || (towardEve && Storhelg.isEve(day, holidays)) { return .inStorhelg }
        guard day.weekday.isWeekend || isHelgdag(day, holidays) else { return .ordinary }
        return towardWeekend ? .inStorhelg : .towardWeekend
    }
}

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
    static func hours(on day: Day, _ holidays: HolidayCalendar) -> (from: Int, until: Int) {
        if begins(day, holidays) { return (18 * 60, 1440) }
        if isInside(day, holidays) { return (0, 1440) }
        return isInside(day - 1, holidays) ? (0, 7 * 60) : (0, 0)
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
