//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension StandbyMonth {
    /// Some of a row's standby in the month, and what became of it.
    struct Piece {
        let time: StandbyTime
        let interval: WorkInterval
        let fate: Fate
    }

    /// The month's jour and its beredskap.
    static func all(_ work: borrowing MonthWork, _ rules: ABMonth) throws(PayrollError) -> [StandbyMonth] {
        let worked = try StandbyWork.intervals(work)
        var months = StandbyKind.allCases.map { StandbyMonth($0) }
        for piece in pieces(work) {
            guard let index = months.firstIndex(where: { $0.kind == piece.time.kind }) else { continue }
            for part in work.parts(of: piece.interval) {
                months[index].add(
                    part.interval, piece.fate, worked, stretch: part.stretch, work.stretches[part.stretch], rules)
            }
            if piece.fate == .held { months[index].held.append((piece.time.day, piece.interval.minutes.count)) }
        }
        return months
    }

    /// The month's standby, cut where whole absence takes it.
    static func pieces(_ work: borrowing MonthWork) -> [Piece] {
        var result: [Piece] = []
        // How the rows are cut means nothing: standby that follows on standby is one.
        var (began, reached) = (Moment(minute: .min), Moment(minute: .min))
        for time in work.standby {
            if time.interval.start > reached { began = time.interval.start }
            reached = max(reached, time.interval.end)
            guard let inside = time.interval.intersection(work.window) else { continue }
            for (interval, fate) in pieces(of: inside, began: began, work) {
                result.append(Piece(time: time, interval: interval, fate: fate))
            }
        }
        return result
    }

    /// Cuts standby where whole absence takes it (decision A43).
    private static func pieces(
        of interval: WorkInterval, began: Moment, _ work: borrowing MonthWork
    ) -> [(WorkInterval, Fate)] {
        if !work.kinds.hasAny(.absence) { return [(interval, .held)] }
        var result: [(WorkInterval, Fate)] = []
        var day = SwedishClock.local(interval.start).day
        while SwedishClock.midnight(of: day) < interval.end {
            defer { day = day + 1 }
            guard let today = WorkInterval(day).intersection(interval) else { continue }
            guard let fate = fate(on: day, work) else {
                result.append((today, .held))
                continue
            }
            let from = lostFrom(day, began: began, work)
            if let held = WorkInterval(today.start, before: min(from, today.end)) { result.append((held, .held)) }
            if let lost = WorkInterval(max(from, today.start), before: today.end) { result.append((lost, fate)) }
        }
        return result
    }

    /// When a day of absence takes standby: at midnight, but standby that runs over into the first of the days goes on to
    /// that day's first shift.
    private static func lostFrom(_ day: Day, began: Moment, _ work: borrowing MonthWork) -> Moment {
        let midnight = SwedishClock.midnight(of: day)
        guard began < midnight, fate(on: day - 1, work) == nil, let first = work.plan.shifts(on: day).first else {
            return midnight
        }
        return work.plan.shifts[first].interval.start
    }

    /// What whole absence makes of a day's standby; `nil` where there is none.
    ///
    /// It is whole where a row says so, also on a free day, and where hours and shares take all of the day's shifts; of
    /// several causes together, it is not sickness that took the standby.
    private static func fate(on day: Day, _ work: borrowing MonthWork) -> Fate? {
        var fate: Fate?
        if work.isWhollyAbsent(on: day) {
            fate = .away
            if let sick = work.absence(.sjuk, on: day), work.isWholeDay(sick) { return .sick(day) }
        }
        for registration in work.registered.of(.absence) where registration.days.contains(day) {
            guard case .absence(let cause, let extent) = registration.kind, extent.share == .whole else { continue }
            if cause == .sjuk { return .sick(day) }
            fate = .away
        }
        return fate
    }
}
