//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Absence that there is no right to, and absence that cannot be taken: neither stops the pay (decisions A63, A64).
extension MonthWork {
    /// Divides a day's absence of a cause between causes, by the parts of a sum: what there is no right to is leave
    /// without pay.
    mutating func divide(
        _ cause: AbsenceCause, on day: Day, _ parts: ShortList<(cause: AbsenceCause, part: Int64)>
    ) {
        let scheduled = plan.minutes(on: day)
        guard scheduled > 0, let place = absentDays.firstIndex(where: { $0.day == day && $0.cause == cause }) else {
            return
        }
        let whole = absentDays.remove(at: place)
        let sum = parts.reduce(Int64(0)) { $0 + $1.part }
        // A single part keeps its minutes; several are shares of the day, the last one what the others leave.
        if let only = parts.first(where: { $0.part == sum }) {
            return add(
                AbsentDay(
                    cause: only.cause, day: day, minutes: whole.minutes, share: whole.share, row: whole.row))
        }
        let share = whole.millionths(of: scheduled) / scheduled
        var (counted, given) = (Int64(0), Int64(0))
        for part in parts where part.part > 0 {
            counted += part.part
            let through = share * counted / sum
            add(
                AbsentDay(
                    cause: part.cause, day: day, minutes: 0, share: Percent(millionths: through - given),
                    row: whole.row))
            given = through
        }
    }

    /// Adds to the day's absence of a cause, which stands in order of days.
    private mutating func add(_ more: AbsentDay) {
        note(more.cause)
        if let known = absentDays.firstIndex(where: { $0.day == more.day && $0.cause == more.cause }) {
            absentDays[known].minutes += more.minutes
            absentDays[known].share = Percent(
                millionths: absentDays[known].share.millionths + more.share.millionths)
            return
        }
        let place = absentDays.firstIndex { $0.day > more.day } ?? absentDays.count
        absentDays.insert(more, at: place)
    }

    /// Takes away parts of days that monthly paid have registered as holiday, which is taken in whole days.
    mutating func refusePartsOfHoliday() {
        for absent in absentDays where absent.cause.isHoliday {
            let isPart = absent.millionths(of: 1) != 0 && !isWholeDay(absent)
            if isPart, stretches[stretchIndex(on: absent.day)].terms.isMonthly { refusedHoliday.append(absent) }
        }
        if refusedHoliday.isEmpty { return }
        let refused = refusedHoliday
        func isRefused(_ cause: AbsenceCause, _ day: Day) -> Bool {
            refused.contains { $0.cause == cause && $0.day == day }
        }
        absentDays.removeAll { isRefused($0.cause, $0.day) }
        for absence in absences where isRefused(absence.cause, plan.shifts[absence.shift].day) {
            absentOfShift[absence.shift] -=
                absence.minutes * Minutes.millionths + absence.share.millionths * plan.shifts[absence.shift].minutes
        }
        let days = plan.shifts.map { $0.day }
        absences.removeAll { isRefused($0.cause, days[$0.shift]) }
    }

    /// Whether an absence takes all of its day's shifts.
    func isWholeDay(_ absent: AbsentDay) -> Bool {
        let scheduled = plan.minutes(on: absent.day)
        return absent.millionths(of: scheduled) == scheduled * Minutes.millionths
    }
}
