//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 20: overtime that counts by started half hours (decision A11).
///
/// Work during jour or beredskap whose first or last minute lies between 22 and 06 does, and all overtime where the
/// employer says so. Occasions that begin within the same 30 minutes are added together before they are rounded. The
/// minutes that rounding adds are of the highest kind that the occasions have.
enum OvertimeRounding {
    private static let period: Int64 = 30

    /// Rounds a month's extra work, which stands in order of time.
    static func round(_ sorted: inout [SortedExtraWork], _ work: borrowing MonthWork, _ rules: ABMonth) {
        // Paid and saved work are apart: one of them is never rounded by the other.
        for asTimeOff in [false, true] {
            var group = ShortList<Int>()
            for index in sorted.indices where sorted[index].asTimeOff == asTimeOff {
                if let first = group.first, sorted[index].start.minute - sorted[first].start.minute >= period {
                    close(group, &sorted, work, rules)
                    group = []
                }
                group.append(index)
            }
            close(group, &sorted, work, rules)
        }
    }

    private static func close(
        _ group: ShortList<Int>, _ sorted: inout [SortedExtraWork], _ work: borrowing MonthWork, _ rules: ABMonth
    ) {
        guard let last = group.last, group.contains(where: { isRounded(sorted[$0], work, rules) }) else { return }
        var kinds = OvertimeMinutes()
        for index in group { kinds.add(sorted[index].minutes) }
        let worked = Minutes(kinds.fyllnad + kinds.simple + kinds.qualified)
        let more = (worked.roundedUpToHalfHour - worked).count
        if kinds.qualified > 0 {
            sorted[last].minutes.qualified += more
        } else if kinds.simple > 0 {
            sorted[last].minutes.simple += more
        } else {
            sorted[last].minutes.fyllnad += more
        }
    }

    private static func isRounded(_ extra: SortedExtraWork, _ work: borrowing MonthWork, _ rules: ABMonth) -> Bool {
        let figures = rules.figures[work.stretches[extra.stretch].figures].overtime
        if figures.rounding.value == 1 { return true }
        guard figures.standbyRounding.value == 1 else { return false }
        guard isNight(extra.start) || isNight(Moment(minute: extra.end.minute - 1)) else { return false }
        return work.standby.contains { $0.interval.start < extra.end && extra.start < $0.interval.end }
    }

    private static func isNight(_ moment: Moment) -> Bool {
        let minute = SwedishClock.local(moment).minute
        return minute >= 22 * 60 || minute < 6 * 60
    }
}
