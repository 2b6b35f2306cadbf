//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 20: overtime that counts by started half hours (decision A11).
///
/// Work during jour or beredskap whose first or last minute lies between 22 and 06 does, and all overtime where the
/// employer says so. Occasions that begin within the same 30 minutes are added together before they are rounded, also over
/// a month's end. The minutes that rounding adds are of the kind of the last minute worked, or of the dearest kind that the
/// occasions have where the employer says so (decision A65); they are paid with the last occasion (decision A58).
enum OvertimeRounding {
    private static let period: Int64 = 30

    /// Rounds a month's extra work, which stands in order of time.
    static func round(_ sorted: inout [SortedExtraWork], _ month: borrowing MonthContext) {
        // Paid and saved work are apart: one of them is never rounded by the other.
        for asTimeOff in [false, true] {
            var group = ShortList<Int>()
            for index in sorted.indices where sorted[index].asTimeOff == asTimeOff {
                if let first = group.first, sorted[index].start.minute - sorted[first].start.minute >= period {
                    close(group, &sorted, month)
                    group = []
                }
                group.append(index)
            }
            close(group, &sorted, month)
        }
    }

    private static func close(
        _ group: ShortList<Int>, _ sorted: inout [SortedExtraWork], _ month: borrowing MonthContext
    ) {
        guard let last = group.last, group.contains(where: { isRounded(sorted[$0], month) }) else { return }
        // What is added belongs to the end of the work: an occasion that goes on in the next month is rounded there.
        guard sorted[last].end <= month.work.window.end, !sorted[last].isOfOtherMonth else { return }
        var kinds = OvertimeMinutes()
        for index in group { kinds.add(sorted[index].minutes) }
        let outside = group.indices.reduce(Int64(0)) { sum, place in
            let isOther = place == 0 || sorted[group[place]].start != sorted[group[place - 1]].start
            return isOther ? sum + sorted[group[place]].outside : sum
        }
        let worked = Minutes(kinds.fyllnad + kinds.simple + kinds.qualified + outside)
        let more = (worked.roundedUpToHalfHour - worked).count
        let isDearest = month.figures(of: month.work.stretches[sorted[last].stretch])[Overtime.roundingKind].isOn
        switch isDearest ? kinds.dearest : sorted[last].lastKind {
        case .qualified: sorted[last].minutes.qualified += more
        case .simple: sorted[last].minutes.simple += more
        case .fyllnad: sorted[last].minutes.fyllnad += more
        }
    }

    private static func isRounded(_ extra: SortedExtraWork, _ month: borrowing MonthContext) -> Bool {
        let figures = month.figures(of: month.work.stretches[extra.stretch])
        if figures[Overtime.rounding].isOn { return true }
        guard figures[Overtime.standbyRounding].isOn else { return false }
        let last = Moment(minute: extra.end.minute - 1)
        guard isNight(extra.start, figures) || isNight(last, figures) else { return false }
        return month.work.standby.contains { $0.interval.start < extra.end && extra.start < $0.interval.end }
    }

    private static func isNight(_ moment: Moment, _ figures: borrowing SegmentFigures) -> Bool {
        let minute = Int64(SwedishClock.local(moment).minute)
        return minute >= figures[Overtime.nightFrom].value || minute < figures[Overtime.nightUntil].value
    }
}
