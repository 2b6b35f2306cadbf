//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// A registration of extra work, sorted into kinds.
struct SortedExtraWork {
    let day: Day
    let stretch: Int
    let minutes: OvertimeMinutes
    /// The pieces that count as fyllnadstid, which has OB like ordinary time.
    let fyllnadPieces: [WorkInterval]
    /// The pieces that are overtime.
    let overtimePieces: [WorkInterval]
}

/// Sorts extra work of monthly paid into fyllnadstid, enkel and kvalificerad övertid.
///
/// From AB § 20 mom. 1–3.
enum OvertimeSorter {
    /// All extra work of monthly paid in the month, in order of time, so that the order of registration never matters.
    static func sorted(_ work: MonthWork, _ rules: ABMonth) -> [SortedExtraWork] {
        let extras = work.extraWork
            .filter { work.stretches[$0.stretch].terms.isMonthly }
            .sorted { ($0.pieces.first?.start ?? Moment(minute: 0)) < ($1.pieces.first?.start ?? Moment(minute: 0)) }
        guard !extras.isEmpty else { return [] }
        var usedOfWindow: [Day: Int64] = [:]
        var usedAsFyllnad: [Day: Int64] = [:]
        return extras.map { extra in
            let figures = rules.figures[work.stretches[extra.stretch].figures]
            let (fyllnad, overtime) = splitFyllnad(extra, work, rules, figures, &usedAsFyllnad)
            var minutes = OvertimeMinutes()
            minutes.fyllnad = fyllnad.reduce(0) { $0 + $1.minutes.count }
            let windows = Windows(work, length: figures.overtime.window.value, around: extra.day)
            for piece in overtime {
                let simple = windows.simpleMinutes(of: piece, cap: figures.overtime.window.value, &usedOfWindow)
                minutes.simple += simple
                minutes.qualified += piece.minutes.count - simple
            }
            return SortedExtraWork(
                day: extra.day, stretch: extra.stretch, minutes: minutes, fyllnadPieces: fyllnad,
                overtimePieces: overtime)
        }
    }

    /// A part-timer's fyllnadstid before 2025-04-01: up to eight hours on a working day, all of a free weekday, none of a
    /// free Saturday, Sunday or holiday.
    private static func splitFyllnad(
        _ extra: MonthWork.ExtraWork, _ work: MonthWork, _ rules: ABMonth, _ figures: ABFigures,
        _ used: inout [Day: Int64]
    ) -> (fyllnad: [WorkInterval], overtime: [WorkInterval]) {
        let isPartTime = work.stretches[extra.stretch].terms.degree < .whole
        guard isPartTime, figures.overtime.partTimeAsFullTime.value == 0 else { return ([], extra.pieces) }
        let scheduled = work.plan.minutes(on: extra.day)
        if scheduled == 0 {
            let isFreeDay = extra.day.weekday.isWeekend || rules.holidays.isPublicHoliday(extra.day)
            return isFreeDay ? ([], extra.pieces) : (extra.pieces, [])
        }
        var left = max(0, 8 * 60 - scheduled - (used[extra.day] ?? 0))
        var fyllnad: [WorkInterval] = []
        var overtime: [WorkInterval] = []
        for piece in extra.pieces {
            let taken = min(left, piece.minutes.count)
            let border = Moment(minute: piece.start.minute + taken)
            if let first = try? WorkInterval(from: piece.start, to: border) { fyllnad.append(first) }
            if let rest = try? WorkInterval(from: border, to: piece.end) { overtime.append(rest) }
            left -= taken
            used[extra.day, default: 0] += taken
        }
        return (fyllnad, overtime)
    }

    /// The windows for enkel övertid around the shifts near a day.
    private struct Windows {
        private var windows: [(day: Day, interval: WorkInterval)] = []

        init(_ work: MonthWork, length: Int64, around day: Day) {
            for near in [day - 1, day, day + 1] {
                for index in work.plan.shifts(on: near) {
                    let shift = work.plan.shifts[index].interval
                    add(near, shift.start.minute - length, shift.start.minute)
                    add(near, shift.end.minute, shift.end.minute + length)
                }
            }
            windows.sort { $0.interval.start < $1.interval.start }
            // Where windows overlap, as between two parts of a split shift, a minute counts once.
            var reached = Moment(minute: .min)
            windows = windows.compactMap { window in
                let start = max(window.interval.start, reached)
                reached = max(reached, window.interval.end)
                return (try? WorkInterval(from: start, to: window.interval.end)).map { (window.day, $0) }
            }
        }

        private mutating func add(_ day: Day, _ start: Int64, _ end: Int64) {
            if let interval = try? WorkInterval(from: Moment(minute: start), to: Moment(minute: end)) {
                windows.append((day, interval))
            }
        }

        /// The minutes of a piece that lie in a window, at most two hours for each day's shift before and after together.
        func simpleMinutes(of piece: WorkInterval, cap: Int64, _ used: inout [Day: Int64]) -> Int64 {
            var simple: Int64 = 0
            for (day, window) in windows {
                guard let inside = window.intersection(piece) else { continue }
                let taken = min(inside.minutes.count, max(0, cap - (used[day] ?? 0)))
                used[day, default: 0] += taken
                simple += taken
            }
            return simple
        }
    }
}
