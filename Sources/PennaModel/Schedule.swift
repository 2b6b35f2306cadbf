//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A clock interval of a shift or a break: minutes from local midnight of the shift's day; beyond 1440 is the next day.
public struct ClockSpan: Hashable, Sendable {
    /// The start, 0…2880.
    public let start: Int

    /// The end, after the start.
    public let end: Int

    /// A clock interval.
    ///
    /// - Throws: `invalidValue` when it is empty, backwards, or longer than a day.
    public init(from start: Int, to end: Int) throws(PayrollError) {
        guard start >= 0, end > start, end <= 2880, end - start <= 1440 else {
            throw PayrollError(
                .invalidValue,
                "Tiden från minut \(start) till \(end) är tom, baklänges eller längre än ett dygn. Rätta tiderna.")
        }
        self.start = start
        self.end = end
    }

    /// The number of clock minutes.
    public var count: Int { end - start }
}

/// A planned shift: from, to, and the unpaid breaks inside it.
public struct Shift: Hashable, Sendable {
    /// Start and end.
    public let span: ClockSpan

    /// Unpaid breaks, in order, inside the shift.
    public let breaks: [ClockSpan]

    /// A shift.
    ///
    /// - Throws: `invalidValue` when a break lies outside the shift, breaks overlap, or the shift begins after its day.
    public init(_ span: ClockSpan, breaks: [ClockSpan] = []) throws(PayrollError) {
        var from = span.start
        for pause in breaks {
            guard pause.start >= from, pause.end <= span.end else {
                throw PayrollError(
                    .invalidValue, "En rast ligger utanför passet eller i en annan rast. Rätta rasternas tider.")
            }
            from = pause.end
        }
        guard span.start < 1440 else {
            throw PayrollError(.invalidValue, "Passet börjar efter sitt dygn. Lägg det på nästa dag.")
        }
        self.span = span
        self.breaks = breaks
    }
}

/// A work schedule: shifts that come back in a cycle, with exceptions for single dates.
public struct Schedule: Hashable, Sendable {
    /// The name that employments refer to.
    public let name: String

    /// The shifts of each day of the cycle; an empty day is free.
    public let cycle: [[Shift]]

    /// Whether public holidays and midsommar-, jul- and nyårsafton are free, as for office hours.
    public let isFreeOnHolidays: Bool

    /// Other shifts on single dates.
    public let exceptions: [Day: [Shift]]

    /// The number of days in the cycle with at least one shift.
    public let workdaysInCycle: Int

    /// A schedule.
    ///
    /// A cycle without shifts has only its exceptions, as for who is booked shift by shift; an empty cycle is a free day.
    ///
    /// - Throws: `invalidValue` when there is no shift at all.
    public init(name: String, cycle: [[Shift]], isFreeOnHolidays: Bool = false, exceptions: [Day: [Shift]] = [:])
        throws(PayrollError)
    {
        guard cycle.contains(where: { !$0.isEmpty }) || exceptions.contains(where: { !$0.value.isEmpty }) else {
            throw PayrollError(
                .invalidValue, "Schemat \(name) har inget pass. Ange minst ett pass, i cykeln eller som undantag.")
        }
        self.name = name
        self.cycle = cycle.isEmpty ? [[]] : cycle
        self.isFreeOnHolidays = isFreeOnHolidays
        self.exceptions = exceptions
        workdaysInCycle = self.cycle.count { !$0.isEmpty }
    }

}

/// A schedule an employment works by, and the day its cycle begins.
public struct ScheduleAssignment: Hashable, Sendable {
    /// The index of the schedule among the employer's.
    public package(set) var schedule: Int

    /// A day that is the first of the cycle.
    public package(set) var cycleStart: Day

    /// An assignment.
    public init(schedule: Int, cycleStart: Day) {
        self.schedule = schedule
        self.cycleStart = cycleStart
    }
}
