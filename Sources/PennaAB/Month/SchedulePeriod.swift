//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// A schedule period (beräkningsperiod): one turn of an employment's schedule cycle.
///
/// The full-time measure of the period is the weekly one times its weeks, to the nearest minute; public holidays do not
/// lessen it.
struct SchedulePeriod {
    let days: DayRange
    /// The index of the schedule among the employer's.
    let schedule: Int
    /// Whether the schedule and the employment hold through all of the period.
    let isWhole: Bool

    /// The period that a day lies in, or `nil` where the employment has no schedule that day.
    init?(_ day: Day, _ question: borrowing EmploymentMonth) {
        let employment = question.employment
        guard let fact = employment.schedules.fact(on: day, knownAt: question.knownAt) else { return nil }
        let assignment = employment.schedules[fact].value
        // A schedule of exceptions alone has no turns.
        guard question.schedules.indices.contains(assignment.schedule),
            question.schedules[assignment.schedule].workdaysInCycle > 0
        else { return nil }
        let count = question.schedules[assignment.schedule].cycle.count
        let position = (day - assignment.cycleStart) % count
        let first = day - (position < 0 ? position + count : position)
        guard let days = try? DayRange(from: first, through: first + (count - 1)) else { return nil }
        self.days = days
        schedule = assignment.schedule
        isWhole =
            employment.days(in: days) == days
            && employment.schedules.stretches(in: days, knownAt: question.knownAt) == [Stretch(days: days, index: fact)]
    }

    /// The full-time measure of the whole period, from that of a week.
    func fullTimeMeasure(_ week: Minutes) throws(PayrollError) -> Int64 {
        try (Exact(week.count) * Int64(days.count) / 7).wholeNumber(.halfAwayFromZero)
    }

    /// The minutes that the schedule has in the period.
    func scheduledMinutes(_ question: borrowing EmploymentMonth) -> Int64 {
        var sum = 0
        for shift in question.schedules[schedule].cycle.joined() {
            sum += shift.breaks.reduce(shift.span.count) { $0 - $1.count }
        }
        return Int64(sum)
    }

    /// The part of the period before a month.
    func part(before month: Month) -> DayRange? {
        days.first < month.first ? try? DayRange(from: days.first, through: min(days.last, month.first - 1)) : nil
    }

    /// Shows what the employment did in the earlier months that the period reaches into.
    ///
    /// Only the clock is read of those months, so the employer's settings do not matter.
    func forEachEarlierMonth(
        _ question: borrowing EmploymentMonth, than rules: ABMonth,
        _ show: (borrowing MonthContext) throws(PayrollError) -> Void
    ) throws(PayrollError) {
        var earlier = days.first.month
        while earlier < rules.month {
            var month = MonthContext(try rules.another(earlier))
            if let employed = question.employment.days(in: month.rules.days) {
                try month.work.read(question, month.rules, employed)
                try show(month)
            }
            earlier = earlier.next
        }
    }
}
