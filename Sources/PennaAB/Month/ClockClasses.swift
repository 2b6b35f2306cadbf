//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Minutes of each class; the lane is the class's number.
typealias ClassMinutes = SIMD8<Int32>

/// Which class each minute of some days has by the clock, such as those of obekväm arbetstid.
///
/// The minutes from the first day on are summed once for each half hour, so that a shift's minutes of all classes are
/// one difference of two sums.
struct ClockClasses: Sendable {
    static let slotMinutes = 30

    /// Whether a scheduled night counts as its clock says when summer time begins or ends (decision A37).
    let countsByClock: Bool
    /// When summer time begins in these days, if it does.
    private let skippedHour: Moment?
    private let start: Int64
    private let classes: [UInt8]
    private let sums: [ClassMinutes]

    /// Classifies the minutes of a run of days.
    ///
    /// - Parameter rule: the class of each half hour of a day by the clock, given the minute it begins.
    init(
        _ days: DayRange, countsByClock: Bool, _ rule: (Day) throws(PayrollError) -> ClassesOfDay
    ) throws(PayrollError) {
        var classes: [UInt8] = []
        var sums: [ClassMinutes] = [.zero]
        var sum = ClassMinutes.zero
        var skippedHour: Moment?
        for day in days {
            if SwedishClock.change(on: day) == .springForward {
                skippedHour = Moment(minute: SwedishClock.midnight(of: day).minute + 120)
            }
            let ofDay = try rule(day)
            let midnight = SwedishClock.midnight(of: day)
            for slot in 0..<SwedishClock.minutes(in: day) / ClockClasses.slotMinutes {
                let moment = Moment(minute: midnight.minute + Int64(slot * ClockClasses.slotMinutes))
                let lane = ofDay[SwedishClock.local(moment).minute]
                if let lane { sum[lane] += Int32(ClockClasses.slotMinutes) }
                classes.append(lane.map { UInt8($0) } ?? .max)
                sums.append(sum)
            }
        }
        self.countsByClock = countsByClock
        self.skippedHour = skippedHour
        start = SwedishClock.midnight(of: days.first).minute
        self.classes = classes
        self.sums = sums
    }

    /// The minutes of each class in an interval; what lies outside the days has none.
    @inline(__always)
    func minutes(in interval: WorkInterval) -> ClassMinutes {
        sum(before: interval.end) &- sum(before: interval.start)
    }

    /// The minutes of each class in pieces of work.
    func minutes(in pieces: some Sequence<WorkInterval>) -> ClassMinutes {
        pieces.reduce(.zero) { $0 &+ minutes(in: $1) }
    }

    /// When a class holds in pieces of work, for an explanation; half hour by half hour, joined where they meet.
    func intervals(of lane: Int, in pieces: [WorkInterval]) -> [WorkInterval] {
        let slotMinutes = Int64(ClockClasses.slotMinutes)
        var found: [WorkInterval] = []
        for piece in pieces {
            var minute = piece.start.minute
            while minute < piece.end.minute {
                let slot = (minute - start) / slotMinutes
                let next = min(piece.end.minute, start + (slot + 1) * slotMinutes)
                if minute >= start, classes.indices.contains(Int(slot)), classes[Int(slot)] == UInt8(lane) {
                    let isNext = found.last?.end.minute == minute
                    let first = isNext ? found.removeLast().start : Moment(minute: minute)
                    if let joined = WorkInterval(first, before: Moment(minute: next)) { found.append(joined) }
                }
                minute = next
            }
        }
        return found
    }

    /// The minutes of each class in a piece of a scheduled shift: with the hour that summer time leaves out, where the
    /// clock's minutes count; it has the class of the minute before it.
    func scheduledMinutes(in interval: WorkInterval) -> ClassMinutes {
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
    private func sum(before moment: Moment) -> ClassMinutes {
        let slotMinutes = Int64(ClockClasses.slotMinutes)
        let minute = min(max(0, moment.minute - start), Int64(classes.count) * slotMinutes)
        let slot = Int(UInt32(truncatingIfNeeded: minute) / UInt32(ClockClasses.slotMinutes))
        var sum = sums[slot]
        let rest = minute - Int64(slot) * slotMinutes
        if rest > 0, classes[slot] != .max { sum[Int(classes[slot])] += Int32(rest) }
        return sum
    }
}

/// The class of each half hour of a day by the clock.
struct ClassesOfDay: Sendable {
    private var lanes = [UInt8](repeating: .max, count: 48)

    /// The class that begins at a minute of the clock, half hour by half hour.
    init(_ lane: (Int) -> Int?) {
        for slot in lanes.indices {
            if let lane = lane(slot * ClockClasses.slotMinutes) { lanes[slot] = UInt8(lane) }
        }
    }

    /// The class at a minute of the clock, or `nil` for none.
    subscript(minute: Int) -> Int? {
        let lane = lanes[minute / ClockClasses.slotMinutes]
        return lane == .max ? nil : Int(lane)
    }
}

/// The classes of the minutes that monthly paid work by a layout that employments share: calculated once, not for each
/// of them.
struct PlannedClasses: Sendable {
    /// The minutes of each shift, whatever month they fall in.
    let whole: [ClassMinutes]
    /// The minutes of each shift that fall in the month.
    let shifts: [ClassMinutes]
    /// Their sum.
    let sum: ClassMinutes

    init(_ layout: ScheduledMonth, in month: WorkInterval, through last: Day, _ classes: ClockClasses) {
        whole = layout.shifts.indices.map { layout.classMinutes(of: $0, in: nil, isMonthly: true, classes) }
        shifts = layout.shifts.indices.map { index in
            guard layout.shifts[index].day <= last else { return .zero }
            return layout.classMinutes(of: index, in: month, isMonthly: true, classes)
        }
        sum = shifts.reduce(.zero) { $0 &+ $1 }
    }
}

extension ScheduledMonth {
    /// The working pieces of a shift inside an interval, without what some absence takes of them.
    func pieces(of shift: Int, in window: WorkInterval, without absences: [WorkInterval]) -> [WorkInterval] {
        var found: [WorkInterval] = []
        for index in shifts[shift].pieces {
            var from = pieces[index].interval.start
            let end = min(pieces[index].interval.end, window.end)
            from = max(from, window.start)
            for away in absences where away.end > from {
                if let before = WorkInterval(from, before: min(away.start, end)) { found.append(before) }
                from = max(from, away.end)
            }
            if let rest = WorkInterval(from, before: end) { found.append(rest) }
        }
        return found
    }

    /// The minutes of a shift by class, all of it or inside an interval; the repeated hour of monthly paid is overtime.
    func classMinutes(
        of shift: Int, in window: WorkInterval?, isMonthly: Bool, _ classes: ClockClasses
    ) -> ClassMinutes {
        var sum = ClassMinutes.zero
        for index in shifts[shift].pieces {
            let piece = pieces[index]
            if piece.isRepeatedHour && (isMonthly || classes.countsByClock) { continue }
            guard let window else {
                sum = sum &+ classes.scheduledMinutes(in: piece.interval)
                continue
            }
            if let inside = window.intersection(piece.interval) { sum = sum &+ classes.scheduledMinutes(in: inside) }
        }
        return sum
    }
}
