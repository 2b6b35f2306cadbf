//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Overtime of hourly paid: which of their minutes come above the limit.
///
/// Who has followed one schedule through a whole schedule period has overtime above the period's full-time measure;
/// all other hours are overtime above 165 in the calendar month (HRSC; ka.se 2007-01-18).
enum HourlyOvertime {
    /// A day's reported hours, an extra shift, or a shift of the schedule.
    private struct Entry {
        let day: Day
        let stretch: Int
        let minutes: Int64
        let pieces: ShortList<WorkInterval>
        var allocation = PayLine.none

        var start: Moment { pieces.first?.start ?? SwedishClock.midnight(of: day) }
    }

    /// Minutes counted against one limit.
    private struct Count {
        /// The first day of the schedule period; `nil` for the calendar month.
        let period: Day?
        let limit: Int64
        var minutes: Int64
    }

    /// The overtime of a month, in order of time.
    ///
    /// - Throws: `missingFigure` when the month's limit is not known; what an earlier month of the schedule period throws.
    static func parts(_ month: borrowing MonthContext, _ question: borrowing EmploymentMonth)
        throws(PayrollError) -> [HourlyOvertimePart]
    {
        let rules = month.rules
        guard !month.work.hourlyWork.isEmpty else { return [] }
        let limit = try rules.figures[0].known(HourlyPay.overtimeLimit, on: rules.days.first).value
        var total: Int64 = 0
        for hours in month.work.hourlyWork { total += max(0, hours.minutes) }
        if total <= limit, !mayExceedPeriod(month.work, question) { return [] }
        var counts = [Count(period: nil, limit: limit, minutes: 0)]
        var parts: [HourlyOvertimePart] = []
        for entry in entries(month.work, question, rules).sorted(by: { $0.start < $1.start }) {
            let index = try count(for: entry, question, rules, &counts)
            let before = max(0, counts[index].minutes - counts[index].limit)
            counts[index].minutes += entry.minutes
            let over = max(0, counts[index].minutes - counts[index].limit) - before
            if over == 0 { continue }
            parts.append(
                HourlyOvertimePart(
                    day: entry.day, stretch: entry.stretch, minutes: over,
                    pieces: lastPieces(of: entry.pieces, minutes: over), allocation: entry.allocation))
        }
        return parts
    }

    /// Whether a schedule period can have been exceeded: by hours beside the schedule, or by the schedule itself.
    private static func mayExceedPeriod(_ work: borrowing MonthWork, _ question: borrowing EmploymentMonth) -> Bool {
        if question.employment.schedules.isEmpty { return false }
        let hasMore = question.employment.registrations.contains { registration in
            switch registration.kind {
            case .extraWork, .hours, .changedShift, .displacedShift: registration.recorded <= question.knownAt
            default: false
            }
        }
        if hasMore { return true }
        for stretch in work.stretches where !stretch.terms.isMonthly {
            guard let period = SchedulePeriod(stretch.days.first, question) else { continue }
            let measure = try? period.fullTimeMeasure(stretch.terms.fullTimeWeek)
            if !question.schedules[period.schedule].exceptions.isEmpty
                || period.scheduledMinutes(question) > measure ?? 0
            {
                return true
            }
        }
        return false
    }

    /// Which limit an entry counts against.
    private static func count(
        for entry: Entry, _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ counts: inout [Count]
    ) throws(PayrollError) -> Int {
        guard let period = SchedulePeriod(entry.day, question), period.isWhole,
            let terms = hourlyTerms(through: period.days, question)
        else { return 0 }
        if let known = counts.firstIndex(where: { $0.period == period.days.first }) { return known }
        var earlier: Int64 = 0
        try period.forEachEarlierMonth(question, than: rules) { month throws(PayrollError) in
            for hours in month.work.hourlyWork where period.days.contains(hours.day) { earlier += hours.minutes }
        }
        counts.append(
            Count(period: period.days.first, limit: try period.fullTimeMeasure(terms.fullTimeWeek), minutes: earlier))
        return counts.count - 1
    }

    /// The terms, where the employment is hourly paid with one full-time measure on all of the days.
    private static func hourlyTerms(through days: DayRange, _ question: borrowing EmploymentMonth) -> Terms? {
        var found: Terms?
        for stretch in question.employment.terms.stretches(in: days, knownAt: question.knownAt) {
            let terms = question.employment.terms[stretch.index].value
            guard !terms.isMonthly, found.map({ $0.fullTimeWeek == terms.fullTimeWeek }) ?? true else { return nil }
            found = terms
        }
        return found
    }

    /// The month's hourly work with its clock times; the same minutes as `MonthWork.hourlyWork`.
    private static func entries(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) -> [Entry] {
        var entries: [Entry] = []
        for registration in work.registered.of(.hours) {
            guard case .hours(PayItems.timlon.id, let minutes) = registration.kind,
                rules.days.contains(registration.days.first)
            else { continue }
            let stretch = work.stretchIndex(on: registration.days.first)
            if work.stretches[stretch].terms.isMonthly { continue }
            entries.append(
                Entry(
                    day: registration.days.first, stretch: stretch, minutes: minutes.count, pieces: [],
                    allocation: question.employment.place(of: registration.allocation)))
        }
        for extra in work.extraWork where !work.stretches[extra.stretch].terms.isMonthly {
            for part in extra.parts {
                entries.append(
                    Entry(
                        day: extra.day, stretch: part.stretch, minutes: part.interval.minutes.count,
                        pieces: ShortList(only: part.interval)))
            }
        }
        for (index, shift) in work.plan.shifts.enumerated() where shift.day <= rules.days.last {
            for part in work.hourlyParts(of: shift) {
                var minutes = work.hourlyMinutes(of: index, in: part, rules)
                // What absence in percent leaves of a minute is not overtime.
                for absence in work.absences where absence.shift == index && absence.share > .zero {
                    let away = absence.share.millionths * work.paidMinutes(of: index, in: part.interval, rules.classes)
                    minutes -= (away + Minutes.millionths - 1) / Minutes.millionths
                }
                if minutes <= 0 { continue }
                entries.append(
                    Entry(
                        day: shift.day, stretch: part.stretch, minutes: minutes,
                        pieces: workedPieces(of: index, in: part.interval, work)))
            }
        }
        return entries
    }

    /// The pieces of a part of a shift that were worked.
    private static func workedPieces(of shift: Int, in part: WorkInterval, _ work: borrowing MonthWork)
        -> ShortList<WorkInterval>
    {
        var pieces = ShortList(
            work.plan.pieces[work.plan.shifts[shift].pieces].lazy.compactMap { $0.interval.intersection(part) })
        for absence in work.absences where absence.shift == shift {
            guard let away = absence.interval else { continue }
            var left = ShortList<WorkInterval>()
            for piece in pieces {
                let before = WorkInterval(piece.start, before: min(piece.end, away.start))
                let after = WorkInterval(max(piece.start, away.end), before: piece.end)
                if let before { left.append(before) }
                if let after { left.append(after) }
            }
            pieces = left
        }
        return pieces
    }

    /// The last minutes of pieces of work.
    private static func lastPieces(of pieces: ShortList<WorkInterval>, minutes: Int64) -> ShortList<WorkInterval> {
        var left = minutes
        var result = ShortList<WorkInterval>()
        for piece in pieces.reversed() where left > 0 {
            let start = max(piece.start, Moment(minute: piece.end.minute - left))
            if let last = WorkInterval(start, before: piece.end) {
                result.append(last)
                left -= last.minutes.count
            }
        }
        result.reverse()
        return result
    }
}
