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
    static func close(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        if question.employment.kinds.hasAny(.absence) { rememberAbsence(question, rules, &carry) }
        guard let stretch = work.stretches.last, stretch.terms.isMonthly, stretch.scope.body == .ab else { return }
        if let end = question.employment.end, rules.days.contains(end) {
            try addFinalPay(stretch, end, question, rules, &carry.holiday, to: &arena)
        } else if rules.month.monthOfYear == 12 {
            try save(stretch, question, rules, &carry.holiday)
        }
    }

    /// Pays what is left when the employment ends; when more was taken than earned, it is paid back.
    private static func addFinalPay(
        _ stretch: PayStretch, _ end: Day, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        _ carry: inout HolidayCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let earned = try paidDays(through: end, question, carry, figures).count * 100
        let saved = carry.saved.reduce(Int64(0)) { $0 + $1.days }
        guard earned + saved != carry.taken else { return }
        try addDays(
            finalItem.id, HolidayFormulas.final, stretch, earned, saved, carry.taken, question, rules, to: &arena)
        carry.taken = earned
        carry.saved = []
    }

    /// A line of earned, saved and taken days at what a day is worth.
    static func addDays(
        _ item: PayItemID, _ formula: Formula, _ stretch: PayStretch, _ earned: Int64, _ saved: Int64, _ taken: Int64,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let pay = Percent(millionths: figures[HolidayFigures.finalDay].value)
        let supplement = Percent(millionths: figures[HolidayFigures.dayCompensation].value)
        let degree = try degree(stretch, question, rules)
        let day = Exact(stretch.fullTimePay) * degree + stretch.supplements
        let amount = try
            (day * Percent(millionths: pay.millionths + supplement.millionths)
            * (earned + saved - taken) / 100).rounded(.halfAwayFromZero)
        arena.add(
            item, amount, formula.id, formula.confidence.weaker(figures[HolidayFigures.finalDay].confidence),
            stretch.origin(question),
            [
                pay.millionths, supplement.millionths, stretch.fullTimePay.ore, degree.millionths,
                stretch.supplements.ore, earned, saved, taken,
            ])
    }

    /// Saves paid days above 20, as far as 30 saved days reach; a year that was exchanged saves none.
    private static func save(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ carry: inout HolidayCarry
    ) throws(PayrollError) {
        guard !carry.isExchanged, !carry.saved.contains(where: { $0.year == rules.month.year }) else { return }
        let figures = rules.figures[stretch.figures]
        let paid = try paidDays(through: rules.days.last, question, carry, figures).count * 100
        let room = figures[HolidayFigures.mostSaved].value * 100 - carry.saved.reduce(Int64(0)) { $0 + $1.days }
        let days = min(paid - carry.taken, paid - figures[HolidayFigures.unsavable].value * 100, room)
        if days > 0 { carry.saved.append(SavedDays(year: rules.month.year, days: days)) }
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
