//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Absence on days of which nobody has said what would have been worked: it stops nobody's pay, and somebody is told.
enum UnscheduledDays {
    /// A finding for each row.
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [AgreementFinding] {
        guard question.employment.kinds.hasAny(.absence), let days = question.employment.days(in: rules.days),
            !question.hasCycle(on: days)
        else { return [] }
        var work = MonthWork()
        try work.read(question, rules, days)
        var findings: [AgreementFinding] = []
        var rest = work.unscheduled.filter { rules.days.contains($0.day) }[...]
        while let first = rest.first {
            let same = rest.prefix { $0.row == first.row && $0.cause == first.cause }
            rest = rest.dropFirst(same.count)
            let span = try DayRange(from: first.day, through: same.last?.day ?? first.day)
            let isMonthly = work.stretches[work.stretchIndex(on: first.day)].terms.isMonthly
            findings.append(AgreementFinding(text(first.cause, span, isMonthly: isMonthly), row: first.row))
        }
        return findings
    }

    private static func text(_ cause: AbsenceCause, _ days: DayRange, isMonthly: Bool) -> String {
        let span = days.count == 1 ? "\(days.first)" : "\(days)"
        if isMonthly {
            return
                "\(cause.rawValue) \(span) har inget schema, så avdraget och sjuklönen till och med dag 14 är inte räknade: för de dagarna betalas lönen hel. Lägg till schemat, eller passet som andratpass, eller ange timmarna på raden."
        }
        return
            "\(cause.rawValue) \(span) har inget pass och inga timmar, så \(days.count == 1 ? "dagen" : "dagarna") ger ingen \(cause == .sjuk ? "sjuklön" : "ersättning"). Skulle personen ha arbetat, registrera passet som andratpass eller ange timmarna på raden; annars är det rätt."
    }
}
