//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 27: what somebody should look at.
extension Holiday {
    /// Holiday that was taken and not earned, days that cannot be saved, and what the turn of the year will do to those
    /// that are.
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ carry: EmploymentCarry
    ) throws(PayrollError) -> [String] {
        let holiday = carry.holiday
        guard holiday.year == rules.month.year, !goesOn(question), let days = question.employment.days(in: rules.days),
            let index = question.employment.terms.fact(on: days.last, knownAt: question.knownAt),
            question.employment.terms[index].value.isMonthly
        else { return [] }
        let yearEnd = Day(rules.month.year, 12, 31)
        let goesOn = question.employment.end.map { $0 > yearEnd } ?? true
        // The run that is paid in December carries the deviations of November, and tells what the next will do.
        let isLate = goesOn && rules.month.monthOfYear >= 11
        guard holiday.taken > 0 || isLate else { return [] }
        let figures = rules.figures[rules.figuresIndex(on: days.last)]
        let paid = try earned(
            through: min(question.employment.end ?? yearEnd, yearEnd), question, holiday, figures)
        var findings: [String] = []
        if holiday.taken > paid {
            findings.append(
                "\(dayText(holiday.taken - paid)) semesterdagar är uttagna utöver de \(dayText(paid)) som tjänas in i år. Gör om dem till obetalda, eller räkna med att de betalas tillbaka."
            )
        }
        guard isLate else { return findings }
        let savable = savable(paid, holiday, figures)
        if rules.month.monthOfYear == 12 {
            let lost = paid - holiday.taken - savable
            if lost > 0 {
                findings.append(
                    "\(dayText(lost)) betalda semesterdagar är varken uttagna eller kan sparas. Kom överens om hur de tas ut eller betalas."
                )
            }
        } else {
            try addYearEnd(holiday, savable, figures, to: &findings)
        }
        return findings
    }

    /// In November's deviations: saved days that the turn of the year brings above the limit, and those that are too old.
    private static func addYearEnd(
        _ holiday: HolidayCarry, _ savable: Int64, _ figures: borrowing SegmentFigures, to findings: inout [String]
    ) throws(PayrollError) {
        let limit = figures[mostSaved].value * 100
        let above = holiday.saved.reduce(savable) { $0 + $1.days } - limit
        if above > 0 {
            let what =
                figures[surplus].isOn
                ? "De ligger kvar enligt arbetsgivarens val." : "De betalas ut efter årsskiftet om de inte tas ut före."
            findings.append(
                "\(dayText(above)) sparade semesterdagar blir över gränsen \(figures[mostSaved].value) dagar vid årsskiftet. "
                    + what)
        }
        let years = Int(try HolidayAct.savedYears.row(on: Day(holiday.year, 12, 31)).value)
        let old = holiday.saved.filter { $0.year + years <= holiday.year }
        guard !old.isEmpty else { return }
        let list = old.map { "\(dayText($0.days)) från \($0.year)" }.joined(separator: ", ")
        findings.append(
            "Sparade semesterdagar ska tas ut inom \(years) år, senast i år: \(list). Kom överens om när de tas ut.")
    }

    private static func dayText(_ hundredths: Int64) -> String {
        DecimalText.swedish(hundredths, scale: 2, trimmed: true)
    }
}
