//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 27: what is done with holiday days that are left when the year, or the employment, ends.
extension Holiday {
    /// Ends the month: absence is remembered; on the employment's last day what is left is paid, unless another employment
    /// goes on from it; on the year's last day it is saved.
    static func close(_ month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        if question.employment.kinds.hasAny(.absence) { rememberAbsence(&month, question) }
        guard let stretch = month.work.stretches.last, stretch.terms.isMonthly, stretch.scope.body == .ab else {
            return
        }
        if let end = question.employment.end, month.rules.days.contains(end), !goesOn(question) {
            try addFinalPay(stretch, end, to: &month, question)
        } else if month.rules.month.monthOfYear == 12 {
            try save(stretch, &month, question)
        }
    }

    /// Pays what is left when the employment ends; when more was taken than earned, it is paid back.
    ///
    /// Where the employer says so, nothing is paid and nothing taken back on a balance that nobody knows; a finding tells.
    private static func addFinalPay(
        _ stretch: PayStretch, _ end: Day, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        if month.carry.holiday.unknownBefore != nil {
            if figures[unknownFinal].isOn { return }
            month.carry.holiday.unknownBefore = nil
        }
        let holiday = month.carry.holiday
        let earned = try earned(through: end, question, holiday, figures)
        let saved = holiday.saved.reduce(Int64(0)) { $0 + $1.days }
        guard earned + saved != holiday.taken else { return }
        let left = try left(
            stretch, earned: earned, saved: saved, taken: holiday.taken, question, month.rules)
        try month.lines.add(
            finalItem.id, FinalPay(left: left), figures[finalDay].confidence, stretch.origin(question))
        month.carry.holiday.taken = earned
        month.carry.holiday.saved = []
    }

    /// Earned, saved and taken days with what a day is worth.
    static func left(
        _ stretch: PayStretch, earned: Int64, saved: Int64, taken: Int64, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth
    ) throws(PayrollError) -> DaysLeft {
        let figures = rules.figures[stretch.figures]
        return DaysLeft(
            dayPay: figures[finalDay].percent, daySupplement: figures[dayCompensation].percent,
            basis: try basis(stretch, question, rules), earned: earned, saved: saved, taken: taken)
    }

    /// The paid days of a year that may be saved at its end, in hundredths.
    ///
    /// Those above the days that must be taken, as far as they are left; a year that was exchanged saves none.
    static func savable(_ paid: Int64, _ holiday: HolidayCarry, _ figures: borrowing SegmentFigures) -> Int64 {
        if holiday.isExchanged { return 0 }
        return max(0, min(paid - holiday.taken, paid - figures[unsavable].value * 100))
    }

    /// Saves what may be saved of the year, and pays what is then above the limit, the oldest days first (decision A44).
    private static func save(
        _ stretch: PayStretch, _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let holiday = month.carry.holiday
        let rules = month.rules
        guard !holiday.saved.contains(where: { $0.year == rules.month.year }) else { return }
        let figures = month.figures(of: stretch)
        let days = savable(try earned(through: rules.days.last, question, holiday, figures), holiday, figures)
        if days > 0 { month.carry.holiday.saved.append(SavedDays(year: rules.month.year, days: days)) }
        let saved = month.carry.holiday.saved.reduce(Int64(0)) { $0 + $1.days }
        let limit = figures[mostSaved].value * 100
        guard saved > limit, !figures[surplus].isOn else { return }
        try month.lines.add(
            surplusItem.id,
            Surplus(
                dayPay: figures[finalDay].percent, daySupplement: figures[dayCompensation].percent,
                basis: try basis(stretch, question, rules), saved: saved, limit: limit),
            figures[finalDay].confidence, stretch.origin(question))
        month.carry.holiday.takeSaved(saved - limit)
    }
}
