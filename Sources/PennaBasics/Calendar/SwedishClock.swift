//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What the clocks do on a day.
public enum ClockChange: Hashable, Sendable, CaseIterable {
    /// Nothing: the day has 24 hours.
    case none
    /// Summer time begins: 02:00 becomes 03:00, and the day has 23 hours.
    case springForward
    /// Summer time ends: 03:00 becomes 02:00, and the day has 25 hours.
    case fallBack
}

/// A point on the real time line, in whole minutes.
///
/// Two moments are as far apart as a stopwatch would say, whatever the clock on the wall did between them.
public struct Moment: Hashable, Sendable {
    /// Minutes since 1970-01-01 00:00 UTC; negative before.
    public let minute: Int64

    /// The moment with that number.
    @inlinable
    public init(minute: Int64) {
        self.minute = minute
    }
}

extension Moment: Comparable {
    /// Whether the left moment is before the right one.
    @inlinable
    public static func < (left: Moment, right: Moment) -> Bool { left.minute < right.minute }
}

/// What a clock in Sweden shows at a moment.
public struct LocalTime: Hashable, Sendable {
    /// The day.
    public let day: Day

    /// Minutes since midnight by the clock, 0–1439.
    public let minute: Int

    /// Whether the clock shows this for the second time that day: 02:00–03:00 after summer time ended.
    public let isSecondPassage: Bool

    /// The time of day.
    public var clock: ClockTime { ClockTime(minute / 60, minute % 60) }
}

extension LocalTime: CustomStringConvertible {
    /// The time as `2026-11-20 14:05`.
    public var description: String { "\(day) \(clock)" }
}

/// Swedish local time: what the clock shows, and how much time really passes.
///
/// Standard time is UTC+1. Summer time, UTC+2, runs from the last Sunday of March, when 02:00 becomes 03:00, to the
/// last Sunday of October, when 03:00 becomes 02:00. Until 1995 it ended on the last Sunday of September, and years
/// before 1981 have no summer time here. Everything is integer arithmetic on one day; nothing depends on the machine's
/// time zone.
///
/// Rules: förordning (1979:988) om svensk normaltid; förordning (2001:127) om sommartid, 2 §, and before it
/// (1989:170), (1992:306) and (1994:1207).
public enum SwedishClock {
    /// What the clocks do on a day.
    public static func change(on day: Day) -> ClockChange {
        // Clocks are only ever changed on Sundays, which is quicker to see than the date.
        day.weekday == .sunday ? Midnight(day).change : .none
    }

    /// The first real minute of a local day.
    public static func midnight(of day: Day) -> Moment {
        Moment(minute: Int64(day.number) * 1440 - Midnight(day).offset)
    }

    /// How many real minutes a local day has: 1380, 1440 or 1500.
    public static func minutes(in day: Day) -> Int {
        switch change(on: day) {
        case .none: 1440
        case .springForward: 1380
        case .fallBack: 1500
        }
    }

    /// The moment when the clock shows a time.
    ///
    /// - Parameters:
    ///   - day: The local day.
    ///   - minute: Minutes since midnight by the clock, 0–2880; from 1440 on, the clock of the next day.
    ///   - secondPassage: In the hour that comes twice when summer time ends, whether the second one is meant.
    /// - Throws: `clockTime` in the hour that is skipped when summer time begins, or when a second passage is asked for
    ///   of a time that comes only once; `invalidValue` for a minute outside 0–2880.
    public static func moment(day: Day, minute: Int, secondPassage: Bool = false) throws(PayrollError) -> Moment {
        guard (0...2880).contains(minute) else {
            throw PayrollError(
                .invalidValue,
                "Klockslaget ligger \(minute) minuter efter midnatt \(day). Ange ett klockslag mellan 00:00 och 24:00.",
                day: day)
        }
        let day = day + minute / 1440
        let minute = minute % 1440
        let start = midnight(of: day).minute
        let change = change(on: day)
        guard !secondPassage || (change == .fallBack && changedHour.contains(minute)) else {
            throw onlyOnce(day, minute)
        }
        switch change {
        case .none:
            return Moment(minute: start + Int64(minute))
        case .springForward:
            guard !changedHour.contains(minute) else { throw skipped(day, minute) }
            return Moment(minute: start + Int64(minute < changedHour.lowerBound ? minute : minute - 60))
        case .fallBack:
            let isLater = secondPassage || minute >= changedHour.upperBound
            return Moment(minute: start + Int64(isLater ? minute + 60 : minute))
        }
    }

    /// What the clock shows at a moment.
    ///
    /// A moment tens of thousands of years away, which no input means, shows the last day that can be told.
    public static func local(_ moment: Moment) -> LocalTime {
        // First by standard time all the year; then summer time is added where it holds.
        let (utcDay, utcMinute) = flooredDivision(moment.minute, by: 1440)
        let standard = Int(utcMinute) + 60
        let day = day(numbered: utcDay) + standard / 1440
        let minute = standard % 1440
        let midnight = Midnight(day)
        let isBeforeChange = minute < changedHour.lowerBound
        let isSummer =
            switch midnight.change {
            case .none: midnight.offset == summerOffset
            case .springForward: !isBeforeChange
            case .fallBack: isBeforeChange
            }
        guard isSummer else {
            let isSecond = midnight.change == .fallBack && changedHour.contains(minute)
            return LocalTime(day: day, minute: minute, isSecondPassage: isSecond)
        }
        return LocalTime(day: day + (minute + 60) / 1440, minute: (minute + 60) % 1440, isSecondPassage: false)
    }

    /// The extra hour of the day when summer time ends: the second passage of 02:00–03:00; `nil` on other days.
    ///
    /// It is the hour that AB pays as enkel övertid to whoever works it.
    public static func repeatedHour(on day: Day) -> WorkInterval? {
        guard change(on: day) == .fallBack else { return nil }
        let start = midnight(of: day).minute + Int64(changedHour.upperBound)
        return WorkInterval(unchecked: Moment(minute: start), Moment(minute: start + 60))
    }

    /// The clock minutes that are skipped when summer time begins and come twice when it ends: 02:00–03:00.
    static let changedHour: Range<Int> = 120..<180

    /// The day with a number, held within some twenty-seven thousand years so that a stray number cannot trap.
    static func day(numbered number: Int64) -> Day {
        Day(number: Int32(max(-10_000_000, min(number, 10_000_000))))
    }

    private static func skipped(_ day: Day, _ minute: Int) -> PayrollError {
        let time = LocalTime(day: day, minute: minute, isSecondPassage: false)
        return PayrollError(
            .clockTime,
            "Klockslaget \(time) finns inte: sommartiden börjar och klockan går från 02:00 till 03:00. "
                + "Ange en tid före 02:00 eller från 03:00.",
            day: day)
    }

    private static func onlyOnce(_ day: Day, _ minute: Int) -> PayrollError {
        let time = LocalTime(day: day, minute: minute, isSecondPassage: false)
        return PayrollError(
            .clockTime,
            "Klockslaget \(time) passeras bara en gång. Den andra passagen finns bara 02:00–03:00 den dag "
                + "sommartiden slutar. Rätta datumet eller ta bort uppgiften om andra passagen.",
            day: day)
    }
}

/// Minutes ahead of UTC in winter and in summer.
private let standardOffset: Int64 = 60
private let summerOffset: Int64 = 120

/// How the clock stands as a day begins, and what it does during the day.
private struct Midnight {
    /// Minutes ahead of UTC at 00:00.
    let offset: Int64
    let change: ClockChange

    init(_ day: Day) {
        let (year, month, dayOfMonth) = day.components
        let lastMonth = year >= 1996 ? 10 : 9
        guard year >= 1981, month >= 3, month <= lastMonth else {
            self.init(standardOffset, .none)
            return
        }
        guard month == 3 || month == lastMonth else {
            self.init(summerOffset, .none)
            return
        }
        // The last Sunday is the one in the month's last seven days.
        let lastSundayFrom = month == 9 ? 24 : 25
        let weekday = day.weekday.rawValue
        let sundayNow = dayOfMonth - weekday % 7
        if sundayNow < lastSundayFrom {
            self.init(month == 3 ? standardOffset : summerOffset, .none)
        } else if sundayNow == dayOfMonth {
            self.init(month == 3 ? standardOffset : summerOffset, month == 3 ? .springForward : .fallBack)
        } else {
            self.init(month == 3 ? summerOffset : standardOffset, .none)
        }
    }

    private init(_ offset: Int64, _ change: ClockChange) {
        self.offset = offset
        self.change = change
    }
}

/// The quotient rounded down, and the remainder from 0 up to the divisor.
func flooredDivision(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
