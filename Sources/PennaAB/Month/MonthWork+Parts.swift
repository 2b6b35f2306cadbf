//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Some time that lies in one stretch of a month.
struct StretchTime: Sendable {
    let stretch: Int
    let interval: WorkInterval
}

extension MonthWork {
    /// The parts of some time by stretch: each minute has the terms and figures of its own calendar day (decision A54).
    ///
    /// The night before the first stretch belongs to it, and the night after the last to that.
    func parts(of interval: WorkInterval) -> ShortList<StretchTime> { parts(of: interval, stretches.count) }

    /// The same of a sick shift, whose night after the month belongs to ``after`` where there is one.
    func sickParts(of interval: WorkInterval) -> ShortList<StretchTime> {
        parts(of: interval, after == nil ? stretches.count : stretches.count + 1)
    }

    private func parts(of interval: WorkInterval, _ count: Int) -> ShortList<StretchTime> {
        guard count > 1 else { return ShortList(only: StretchTime(stretch: 0, interval: interval)) }
        var parts = ShortList<StretchTime>()
        var start = interval.start
        for index in 0..<count {
            let isLast = index == count - 1
            let end =
                isLast ? interval.end : min(interval.end, SwedishClock.midnight(of: stretches[index].days.last + 1))
            guard let part = WorkInterval(start, before: end) else { continue }
            parts.append(StretchTime(stretch: index, interval: part))
            start = end
        }
        return parts
    }

    /// The stretch at an index that ``sickParts(of:)`` gives.
    func stretch(at index: Int) -> PayStretch {
        if index == stretches.count, let after { return after }
        return stretches[index]
    }

    /// Reads the terms and figures of the day after the month, where a sick night reaches into it; it has the days of the
    /// month's last stretch, because its lines are this month's.
    mutating func readAfter(_ question: borrowing EmploymentMonth, _ rules: ABMonth) {
        guard let last = stretches.last, window.end == rules.interval.end,
            let shift = plan.shifts(on: rules.days.last).last,
            plan.shifts[shift].interval.end > rules.interval.end, isAbsent(shift)
        else { return }
        after = last.going(on: rules.days.last + 1, question, rules, &scopes)
    }
}
