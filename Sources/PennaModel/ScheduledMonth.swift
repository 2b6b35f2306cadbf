//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A shift as it falls on the real time line on its day.
public struct ScheduledShift: Hashable, Sendable {
    /// The day it begins.
    public let day: Day

    /// From its start to its end.
    public let interval: WorkInterval

    /// Its working pieces, breaks left out, in ``ScheduledMonth/pieces``.
    public let pieces: Range<Int>

    /// Ordinary working minutes: real minutes without breaks and without the repeated hour of October.
    public let minutes: Int64
}

/// A piece of working time without a break in it.
public struct WorkPiece: Hashable, Sendable {
    /// From when to when.
    public let interval: WorkInterval

    /// Whether it is the hour that comes twice when summer time ends: for monthly paid not ordinary time but overtime.
    public let isRepeatedHour: Bool
}

/// The shifts of an employment in a month, from the day before it to the day after it.
///
/// The neighbouring days are there because a night shift reaches into the month, and because overtime is measured
/// from the nearest shift.
public struct ScheduledMonth: Sendable {
    /// The shifts in order.
    public private(set) var shifts: [ScheduledShift] = []

    /// The pieces of all shifts.
    public private(set) var pieces: [WorkPiece] = []

    /// Its number among the layouts that employments share, or `nil` for one of its own.
    public private(set) var number: Int?

    /// The first day looked at: the day before the month.
    public private(set) var firstDay = Day(1970, 1, 1)

    /// Whether a shift works through the hour that comes twice.
    public private(set) var hasRepeatedHour = false

    private var shiftsBefore: [Int] = []

    /// No days.
    public init() {}

    /// Lays out an employment's own days, schedules and changed shifts over a month.
    ///
    /// - Parameters:
    ///   - plans: the schedules laid out over the month, where they are, so that their days need only be copied.
    ///   - changed: registered shifts that replace the schedule's on their days; of several the last holds.
    /// - Throws: `clockTime` when a shift begins or ends in the hour that summer time leaves out; `overlap` when a shift
    ///   begins before the one before it has ended, whose minutes would be paid twice; `unknownName` when the employment
    ///   refers to a schedule that the employer does not have.
    public init(
        month: Month, employment: Employment, schedules: [Schedule], plans: PlanBook? = nil,
        holidays: HolidayCalendar, knownAt: Instant, changed: [Registration]
    ) throws(PayrollError) {
        try layOut(
            month: month, employment: employment, schedules: schedules, plans: plans, holidays: holidays,
            knownAt: knownAt, changed: changed)
    }

    /// The same in the place of what was laid out before, whose memory is used again.
    public mutating func layOut(
        month: Month, employment: Employment, schedules: [Schedule], plans: PlanBook? = nil,
        holidays: HolidayCalendar, knownAt: Instant, changed: [Registration]
    ) throws(PayrollError) {
        let plans = plans?.month == month ? plans : nil
        let all = if let plans { plans.days } else { try ScheduledMonth.days(around: month) }
        begin(all)
        let employed = employment.days(in: all)
        let stretches = employment.schedules.stretches(in: all, knownAt: knownAt)
        var stretch = 0
        for day in all {
            shiftsBefore.append(shifts.count)
            guard let employed, employed.contains(day) else { continue }
            while stretch < stretches.count, stretches[stretch].days.last < day { stretch += 1 }
            if let place = changed.indices.last(where: { changed[$0].days.contains(day) }),
                let others = changed[place].otherShifts
            {
                for shift in others { try add(shift, on: day, row: changed[place].row) }
            } else if stretch < stretches.count, stretches[stretch].days.contains(day) {
                try add(employment.schedules[stretches[stretch].index], on: day, schedules, plans, holidays)
            }
        }
        shiftsBefore.append(shifts.count)
    }

    /// Adds the shifts that a schedule has on a day.
    private mutating func add(
        _ fact: Fact<ScheduleAssignment>, on day: Day, _ schedules: [Schedule], _ plans: PlanBook?,
        _ holidays: HolidayCalendar
    ) throws(PayrollError) {
        let (assignment, row) = (fact.value, fact.row)
        if let plans, let number = plans.number(of: assignment) {
            return try copy(plans.layouts, number, on: day, row)
        }
        guard schedules.indices.contains(assignment.schedule) else {
            throw PayrollError(
                .unknownName, "Schema nummer \(assignment.schedule) finns inte hos arbetsgivaren.", row: row)
        }
        for shift in schedules[assignment.schedule].shifts(on: day, assignment.cycleStart, holidays) {
            try add(shift, on: day, row: row)
        }
    }

    /// Adds the shifts that another layout has on a day.
    private mutating func copy(
        _ layouts: [ScheduledMonth], _ number: Int, on day: Day, _ row: SourceRow?
    ) throws(PayrollError) {
        for index in layouts[number].shifts(on: day) {
            let shift = layouts[number].shifts[index]
            try check(shift.interval, on: day, row)
            let first = pieces.count
            for piece in shift.pieces { pieces.append(layouts[number].pieces[piece]) }
            if layouts[number].hasRepeatedHour, pieces[first...].contains(where: { $0.isRepeatedHour }) {
                hasRepeatedHour = true
            }
            shifts.append(
                ScheduledShift(
                    day: day, interval: shift.interval, pieces: first..<pieces.count, minutes: shift.minutes))
        }
    }

    /// Lays out the shifts that each day is said to have.
    init(_ days: DayRange, number: Int, shiftsOn: (Day) -> [Shift]) throws(PayrollError) {
        self.number = number
        shifts.reserveCapacity(34)
        pieces.reserveCapacity(68)
        shiftsBefore.reserveCapacity(days.count + 1)
        begin(days)
        for day in days {
            shiftsBefore.append(shifts.count)
            for shift in shiftsOn(day) { try add(shift, on: day, row: nil) }
        }
        shiftsBefore.append(shifts.count)
    }

    private mutating func begin(_ days: DayRange) {
        shifts.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        shiftsBefore.removeAll(keepingCapacity: true)
        hasRepeatedHour = false
        firstDay = days.first
    }

    /// The month, the day before it and the day after it.
    static func days(around month: Month) throws(PayrollError) -> DayRange {
        try DayRange(from: month.first - 1, through: month.last + 1)
    }

    /// The shifts that begin on a day.
    public func shifts(on day: Day) -> Range<Int> {
        let index = day - firstDay
        guard index >= 0, index + 1 < shiftsBefore.count else { return 0..<0 }
        return shiftsBefore[index]..<shiftsBefore[index + 1]
    }

    /// The shifts that begin on a day or one of its neighbours, and the day after those; work that begins on the day can
    /// meet no others.
    public func shifts(near day: Day) -> Range<Int> {
        let first = max(0, day - 1 - firstDay)
        let last = min(shiftsBefore.count - 1, day + 3 - firstDay)
        return first < last ? shiftsBefore[first]..<shiftsBefore[last] : 0..<0
    }

    /// The ordinary minutes of a day's shifts.
    public func minutes(on day: Day) -> Int64 {
        shifts(on: day).reduce(0) { $0 + shifts[$1].minutes }
    }

    private mutating func add(_ shift: Shift, on day: Day, row: SourceRow?) throws(PayrollError) {
        let clock = DayClock(day)
        let interval = try clock.interval(shift.span, row: row)
        try check(interval, on: day, row)
        let firstPiece = pieces.count
        try clock.forEachPiece(of: shift, row: row) { add($0, to: $1, clock) }
        let minutes = pieces[firstPiece...].reduce(Int64(0)) {
            $0 + ($1.isRepeatedHour ? 0 : $1.interval.minutes.count)
        }
        shifts.append(
            ScheduledShift(day: day, interval: interval, pieces: firstPiece..<pieces.count, minutes: minutes))
    }

    private func check(_ interval: WorkInterval, on day: Day, _ row: SourceRow?) throws(PayrollError) {
        guard let before = shifts.last, interval.start < before.interval.end else { return }
        throw PayrollError(
            .overlap,
            "Passet \(day) börjar innan passet \(before.day) har slutat. Rätta schemat eller det ändrade passet.",
            day: day, row: row)
    }

    private mutating func add(_ start: Moment, to end: Moment, _ clock: DayClock) {
        guard let piece = WorkInterval(start, before: end) else { return }
        guard let repeated = clock.repeatedHour, let extra = piece.intersection(repeated) else {
            pieces.append(WorkPiece(interval: piece, isRepeatedHour: false))
            return
        }
        if let before = WorkInterval(start, before: extra.start) {
            pieces.append(WorkPiece(interval: before, isRepeatedHour: false))
        }
        pieces.append(WorkPiece(interval: extra, isRepeatedHour: true))
        hasRepeatedHour = true
        if let after = WorkInterval(extra.end, before: end) {
            pieces.append(WorkPiece(interval: after, isRepeatedHour: false))
        }
    }
}

/// Turns the clock minutes of a shift's day, and of the day after, into moments.
public struct DayClock: Sendable {
    private let day: Day
    private let midnight: Moment
    private let isPlain: Bool

    /// The hour that comes twice on the day or the day after, if any.
    public let repeatedHour: WorkInterval?

    /// The clock of a day and the day after.
    public init(_ day: Day) {
        self.day = day
        midnight = SwedishClock.midnight(of: day)
        isPlain = SwedishClock.minutes(in: day) == 1440 && SwedishClock.minutes(in: day + 1) == 1440
        repeatedHour = isPlain ? nil : SwedishClock.repeatedHour(on: day) ?? SwedishClock.repeatedHour(on: day + 1)
    }

    /// A clock interval as real time.
    ///
    /// - Throws: `clockTime` when it begins or ends in the hour that summer time leaves out.
    public func interval(_ span: ClockSpan, row: SourceRow?) throws(PayrollError) -> WorkInterval {
        do throws(PayrollError) {
            return try WorkInterval(from: moment(span.start), to: moment(span.end))
        } catch {
            throw PayrollError(error.code, error.message, day: day, row: row)
        }
    }

    /// The working time of a shift, without its breaks.
    ///
    /// A break is as long as its clock says also in the hour that comes twice: 02:00–03:00 is one hour, not two.
    ///
    /// - Throws: `clockTime` when the shift begins or ends in the hour that summer time leaves out.
    public func pieces(of shift: Shift, row: SourceRow?) throws(PayrollError) -> ShortList<WorkInterval> {
        var pieces = ShortList<WorkInterval>()
        try forEachPiece(of: shift, row: row) { start, end in
            if let piece = WorkInterval(start, before: end) { pieces.append(piece) }
        }
        return pieces
    }

    /// Shows where each piece of the working time of a shift begins and ends.
    func forEachPiece(of shift: Shift, row: SourceRow?, _ show: (Moment, Moment) -> Void) throws(PayrollError) {
        let whole = try interval(shift.span, row: row)
        var from = whole.start
        for pause in shift.breaks {
            let start = clamped(pause.start)
            if from < start { show(from, start) }
            let isDoubled = repeatedHour.map { $0.start.minute - 60 <= start.minute && start < $0.start } ?? false
            let end = clamped(pause.end)
            from = isDoubled ? min(end, Moment(minute: start.minute + Int64(pause.count))) : end
        }
        if from < whole.end { show(from, whole.end) }
    }

    /// A clock minute as a moment; one that summer time leaves out becomes the moment of the change.
    public func clamped(_ minute: Int) -> Moment {
        if let moment = try? moment(minute) { return moment }
        let change = minute < 1440 ? 180 : 1440 + 180
        return (try? moment(change)) ?? Moment(minute: midnight.minute + Int64(minute))
    }

    private func moment(_ minute: Int) throws(PayrollError) -> Moment {
        isPlain ? Moment(minute: midnight.minute + Int64(minute)) : try SwedishClock.moment(day: day, minute: minute)
    }
}

extension Schedule {
    /// The shifts of a day: an exception's, none on a free holiday, else the cycle's.
    func shifts(on day: Day, _ cycleStart: Day, _ holidays: HolidayCalendar) -> [Shift] {
        if !exceptions.isEmpty, let other = exceptions[day] { return other }
        if isFreeOnHolidays, holidays.isPublicHoliday(day) || holidays.isEve(day) { return [] }
        let position = (day - cycleStart) % cycle.count
        return cycle[position < 0 ? position + cycle.count : position]
    }
}
