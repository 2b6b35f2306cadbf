//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A stretch of real time, from one moment up to another.
///
/// The end is not part of it, so that two stretches that meet share nothing.
public struct WorkInterval: Hashable, Sendable {
    /// The first minute.
    public let start: Moment

    /// The minute after the last one; always after the start.
    public let end: Moment

    /// The time from `start` up to `end`.
    ///
    /// - Throws: `invalidValue` when the end is not after the start; `overflow` when they are absurdly far apart.
    public init(from start: Moment, to end: Moment) throws(PayrollError) {
        guard start < end else {
            let startTime = SwedishClock.local(start)
            throw PayrollError(
                .invalidValue,
                "Tiden börjar \(startTime) och slutar \(SwedishClock.local(end)), alltså inte efter sin början. "
                    + "Rätta klockslagen.",
                day: startTime.day)
        }
        guard !end.minute.subtractingReportingOverflow(start.minute).overflow else { throw .overflow("Arbetstiden") }
        self.init(unchecked: start, end)
    }

    /// The time from `start` up to `end`, or `nil` when the end is not after the start.
    @inlinable
    public init?(_ start: Moment, before end: Moment) {
        guard start < end, !end.minute.subtractingReportingOverflow(start.minute).overflow else { return nil }
        self.init(unchecked: start, end)
    }

    /// The time from one clock time to another, beginning on a day.
    ///
    /// An end that is not later than the start means the next day: 21:00–07:00 is a night, 06:00–06:00 a whole day.
    /// The interval holds the real time between, so the night when summer time begins is an hour shorter.
    ///
    /// - Parameters:
    ///   - day: The local day of the start.
    ///   - start: What the clock shows at the start.
    ///   - end: What the clock shows at the end.
    ///   - startsInSecondPassage: When summer time ends, whether the start lies in the second passage of 02:00–03:00.
    ///   - endsInSecondPassage: The same for the end.
    /// - Throws: `clockTime` when one of the times does not exist, as said by
    ///   ``SwedishClock/moment(day:minute:secondPassage:)``; `invalidValue` when the interval would be empty, because
    ///   both times fall on the same real minute.
    public init(
        day: Day, from start: ClockTime, to end: ClockTime, startsInSecondPassage: Bool = false,
        endsInSecondPassage: Bool = false
    ) throws(PayrollError) {
        // From 02:30 to 02:10 is forty minutes when the clock was set back between them.
        let isAcrossSetBack =
            endsInSecondPassage && !startsInSecondPassage && SwedishClock.change(on: day) == .fallBack
            && SwedishClock.changedHour.contains(start.minute)
        let endMinute = end > start || isAcrossSetBack ? end.minute : end.minute + 1440
        try self.init(
            from: SwedishClock.moment(day: day, minute: start.minute, secondPassage: startsInSecondPassage),
            to: SwedishClock.moment(day: day, minute: endMinute, secondPassage: endsInSecondPassage))
    }

    /// A whole local day: 23, 24 or 25 hours.
    public init(_ day: Day) {
        self.init(unchecked: SwedishClock.midnight(of: day), SwedishClock.midnight(of: day + 1))
    }

    @inlinable
    init(unchecked start: Moment, _ end: Moment) {
        self.start = start
        self.end = end
    }

    /// The real time in between; at least one minute.
    @inlinable
    public var minutes: Minutes { Minutes(end.minute - start.minute) }

    /// Whether the moment lies in the interval; the end does not.
    @inlinable
    public func contains(_ moment: Moment) -> Bool { start <= moment && moment < end }

    /// The time that both intervals have, or `nil` when there is none.
    @inlinable
    public func intersection(_ other: WorkInterval) -> WorkInterval? {
        let from = max(start, other.start)
        let to = min(end, other.end)
        return from < to ? WorkInterval(unchecked: from, to) : nil
    }

    /// Whether the two intervals share a minute.
    @inlinable
    public func overlaps(_ other: WorkInterval) -> Bool { start < other.end && other.start < end }
}

extension WorkInterval: CustomStringConvertible {
    /// The interval by the clock, as `2026-11-14 15:30–18:00` or `2026-11-14 21:00–2026-11-15 07:00`.
    public var description: String {
        let from = SwedishClock.local(start)
        let to = SwedishClock.local(end)
        return from.day == to.day ? "\(from)–\(to.clock)" : "\(from)–\(to)"
    }
}
