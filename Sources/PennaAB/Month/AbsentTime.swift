//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Absence from one shift: so many of its ordinary minutes, and which ones where that is known, or an exact share of all
/// of them (decision A52).
struct ShiftAbsence: Sendable {
    let cause: AbsenceCause
    /// The index of the shift in the scheduled month.
    let shift: Int
    /// The minutes; none of a share.
    let minutes: Int64
    /// The share of the shift, where the absence is registered so; zero where it is not.
    let share: Percent
    /// The absent time; `nil` where only its length or its share is known.
    let interval: WorkInterval?
    let row: SourceRow?
}

/// Hours of absence on a day without a shift: the row's own (decision A64).
struct OwnAbsence: Sendable {
    let cause: AbsenceCause
    let day: Day
    let minutes: Int64
    /// The absent time; `nil` where only its length is known.
    let interval: WorkInterval?
}

/// A day's absence of one cause, over all its shifts.
struct AbsentDay: Sendable {
    let cause: AbsenceCause
    let day: Day
    /// The minutes that are registered as such.
    var minutes: Int64
    /// The share of the day's shifts beside them.
    var share: Percent
    /// The row of what was read first for the day.
    let row: SourceRow?

    /// All of it, in millionths of a minute, which is exact: a percentage has four decimals.
    func millionths(of scheduled: Int64) -> Int64 { minutes * Minutes.millionths + share.millionths * scheduled }
}

extension Minutes {
    /// The parts of a minute in which shares of shifts are counted.
    static let millionths: Int64 = 1_000_000

    /// The nearest whole minute, to be shown.
    static func nearest(millionths: Int64) -> Int64 { (millionths + Minutes.millionths / 2) / Minutes.millionths }
}

/// Absence of one cause inside a stretch, counted as § 17 counts it.
struct AbsenceTally {
    struct PartDay {
        let factor: Factor
        let scheduled: Minutes
        var absent: Minutes
    }

    /// Shares of days off, by kalenderdagsfaktor and share.
    struct ShareDays {
        let factor: Factor
        let share: Percent
        var days: Int64
        /// The scheduled time of the days together.
        var scheduled: Minutes
    }

    /// Whole days off, by kalenderdagsfaktor.
    var wholeDays = ShortList<(factor: Factor, days: Int64)>()
    /// Days of which a share is off.
    var shareDays = ShortList<ShareDays>()
    /// Days partly off, by kalenderdagsfaktor and scheduled time.
    var partDays = ShortList<PartDay>()

    /// Counts a day of absence.
    mutating func count(_ day: AbsentDay, of scheduled: Int64, _ factor: Factor) {
        if day.millionths(of: scheduled) == scheduled * Minutes.millionths {
            if let index = wholeDays.firstIndex(where: { $0.factor == factor }) {
                wholeDays[index].days += 1
            } else {
                wholeDays.append((factor, 1))
            }
            return
        }
        if day.share > .zero { count(day.share, of: scheduled, factor) }
        guard day.minutes > 0 else { return }
        if let index = partDays.firstIndex(where: { $0.factor == factor && $0.scheduled.count == scheduled }) {
            partDays[index].absent = partDays[index].absent + Minutes(day.minutes)
        } else {
            partDays.append(PartDay(factor: factor, scheduled: Minutes(scheduled), absent: Minutes(day.minutes)))
        }
    }

    private mutating func count(_ share: Percent, of scheduled: Int64, _ factor: Factor) {
        if let index = shareDays.firstIndex(where: { $0.factor == factor && $0.share == share }) {
            shareDays[index].days += 1
            shareDays[index].scheduled = shareDays[index].scheduled + Minutes(scheduled)
        } else {
            shareDays.append(ShareDays(factor: factor, share: share, days: 1, scheduled: Minutes(scheduled)))
        }
    }
}
