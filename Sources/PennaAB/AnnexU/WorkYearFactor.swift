//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Pay by the factor of the arbetsår, and which factor holds.
extension AnnexU {
    /// The monthly pay of a stretch.
    ///
    /// - Throws: as ``factor(_:_:_:)``.
    static func pay(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> MonthlyPay {
        MonthlyPay(
            fullTimePay: stretch.fullTimePay, degree: stretch.terms.degree,
            factor: try factor(stretch, question, rules), days: Int64(stretch.days.count),
            monthDays: Int64(rules.days.count))
    }

    /// The factor of a stretch.
    ///
    /// - Throws: `notImplemented` for an arbetsår of other lengths; `missingFact` when its length is not given;
    ///   `missingFigure` in the year of reaching the age, when the employer has not said when the arbetsår begins.
    private static func factor(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> Factor {
        let figures = rules.figures[stretch.figures]
        guard let days = stretch.terms.workYearDays else {
            throw PayrollError(
                .missingFact,
                "Anställning \(question.employment.id) är en uppehållsanställning utan arbetsårets dagar. Ange workYearDays i villkoren.",
                day: stretch.days.first)
        }
        let (fewest, most) = (figures[fewestDays].value, figures[mostDays].value)
        guard fewest <= Int64(days), Int64(days) <= most else {
            throw PayrollError(
                .notImplemented,
                "Uppehållslönefaktorn för \(days) dagar är inte känd (Bilaga U), bara för \(fewest)–\(most). Räkna lönen för hand.",
                day: stretch.days.first)
        }
        let isRaised = try isRaised(stretch, question, figures)
        return Factor(hundredths: figures[factor].value + (isRaised ? figures[raise].value : 0))
    }

    /// Whether the factor is raised: from the arbetsår that begins in the year of reaching the age.
    private static func isRaised(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ figures: SegmentFigures
    ) throws(PayrollError) -> Bool {
        let age = Int64(stretch.days.first.year - question.birthYear)
        let limit = figures[raiseAge].value
        guard age == limit else { return age > limit }
        let begins = try figures[yearBegins].known(yearBegins, on: stretch.days.first)
        guard let day = Day(year: stretch.days.first.year, month: Int(begins / 100), day: Int(begins % 100)) else {
            throw PayrollError(
                .invalidValue,
                "\(yearBegins.figure.key) är \(begins). Ange månad och dag, t.ex. 816 för den 16 augusti.")
        }
        guard !stretch.days.contains(day) || stretch.days.first == day else {
            throw PayrollError(
                .missingFact,
                "Uppehållslönefaktorn höjs \(day), mitt i \(stretch.days). Lägg till villkor som börjar den dagen.",
                day: day)
        }
        return stretch.days.first >= day
    }
}
