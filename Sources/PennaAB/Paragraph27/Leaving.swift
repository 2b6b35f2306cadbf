//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 27: what is done with holiday days that are left when the year, or the employment, ends.
extension Holiday {
    /// Ends the month: absence is remembered; on the employment's last day what is left is paid, on the year's saved.
    static func close(_ month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        if question.employment.kinds.hasAny(.absence) { rememberAbsence(&month, question) }
        guard let stretch = month.work.stretches.last, stretch.terms.isMonthly, stretch.scope.body == .ab else {
            return
        }
        if let end = question.employment.end, month.rules.days.contains(end) {
            try addFinalPay(stretch, end, to: &month, question)
        } else if month.rules.month.monthOfYear == 12 {
            try save(stretch, &month, question)
        }
    }

    /// Pays what is left when the employment ends; when more was taken than earned, it is paid back.
    private static func addFinalPay(
        _ stretch: PayStretch, _ end: Day, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        let holiday = month.carry.holiday
        let earned = try paidDays(through: end, question, holiday, figures).count * 100
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

    /// Saves paid days above those that must be taken, as far as there is room for saved ones; a year that was exchanged
    /// saves none.
    private static func save(
        _ stretch: PayStretch, _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let holiday = month.carry.holiday
        let rules = month.rules
        guard !holiday.isExchanged, !holiday.saved.contains(where: { $0.year == rules.month.year }) else { return }
        let figures = month.figures(of: stretch)
        let paid = try paidDays(through: rules.days.last, question, holiday, figures).count * 100
        let room = figures[mostSaved].value * 100 - holiday.saved.reduce(Int64(0)) { $0 + $1.days }
        let days = min(paid - holiday.taken, paid - figures[unsavable].value * 100, room)
        if days > 0 { month.carry.holiday.saved.append(SavedDays(year: rules.month.year, days: days)) }
    }

    /// Holiday that was taken and not earned, days that cannot be saved, and a threshold that is not known.
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ carry: EmploymentCarry
    ) throws(PayrollError) -> [String] {
        let holiday = carry.holiday
        guard holiday.year == rules.month.year, let days = question.employment.days(in: rules.days),
            let index = question.employment.terms.fact(on: days.last, knownAt: question.knownAt),
            question.employment.terms[index].value.isMonthly
        else { return [] }
        let isDecember =
            rules.month.monthOfYear == 12 && question.employment.end.map { $0 > rules.days.last } ?? true
        guard holiday.taken > 0 || isDecember else { return [] }
        let figures = rules.figures[rules.figuresIndex(on: days.last)]
        let yearEnd = question.employment.end.map { min($0, Day(rules.month.year, 12, 31)) }
        let paid =
            try paidDays(
                through: yearEnd ?? Day(rules.month.year, 12, 31), question, holiday, figures
            ).count * 100
        var findings: [String] = []
        if holiday.taken > paid {
            findings.append(
                "\(DecimalText.swedish(holiday.taken - paid, scale: 2)) semesterdagar är uttagna utöver de \(paid / 100) som tjänas in i år. Gör om dem till obetalda, eller räkna med att de betalas tillbaka."
            )
        }
        let saved = holiday.saved.reduce(Int64(0)) { $1.year == rules.month.year ? $0 + $1.days : $0 }
        if isDecember, paid - holiday.taken - saved > 0 {
            findings.append(
                "\(DecimalText.swedish(paid - holiday.taken - saved, scale: 2)) betalda semesterdagar är varken uttagna eller kan sparas. Kom överens om hur de tas ut eller betalas."
            )
        }
        return findings
    }
}
