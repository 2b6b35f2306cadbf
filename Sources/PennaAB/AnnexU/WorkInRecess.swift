//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What is registered under Bilaga U: work in the uppehåll, and absence that is refused.
extension AnnexU {
    /// Adds work in the uppehåll, and refuses absence.
    static func add(to month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        guard !month.work.registered.isEmpty, month.work.stretches.contains(where: { $0.scope.annex == .uppehall })
        else { return }
        for registration in month.work.registered.of(.absence) {
            guard case .absence(let cause, _) = registration.kind, cause != .enskild, cause != .komp else { continue }
            throw PayrollError(
                .notImplemented,
                "Frånvaro (\(cause.rawValue)) på en uppehållsanställning kan inte räknas: Bilaga U:s avdrag är inte kända. Räkna den för hand och registrera lönerader.",
                day: registration.days.first, row: registration.row)
        }
        for hours in month.work.classified where isItem(hours.item) { try addHours(hours, to: &month, question) }
    }

    private static func addHours(
        _ hours: MonthWork.ClassifiedHours, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[hours.stretch]
        let figures = month.figures(of: stretch)
        let origin = LineOrigin(
            employment: question.index, terms: UInt16(stretch.termsIndex), days: DayRange(hours.day))
        let divisor = figures[Overtime.divisor]
        let pay = try month.lines.add(
            hoursItem.id,
            HoursPay(fullTimePay: stretch.fullTimePay, divisor: divisor.value, time: Minutes(hours.minutes)),
            divisor.confidence, origin)
        let percent = figures[Holiday.percentPerDay]
        try month.lines.add(
            PayItems.semesterersattning.id,
            Holiday.Compensation(
                earned: pay, percentPerDay: percent.percent,
                yearlyRight: Holiday.yearlyRight(
                    birthYear: question.birthYear, in: month.rules.month.year, figures)),
            percent.confidence, origin)
    }

    /// Pay below the threshold of uppehållslönetillägg, whose amount is not known.
    static func findings(_ stretch: PayStretch, _ rules: ABMonth) -> [String] {
        let threshold = rules.figures[stretch.figures][topUpThreshold]
        guard threshold.isKnown, stretch.fullTimePay < threshold.amount else { return [] }
        return [
            "lönen är under \(threshold.amount.swedish) kr: uppehållslönetillägg kan vara aktuellt, men Penna räknar det inte. Räkna det för hand."
        ]
    }
}
