//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27: holiday that was taken and not earned when the employment ends. AB has it paid back; the act does not always let it
/// be (SemL 29 a §), and why the employment ends is for somebody to look at.
extension Holiday {
    static func takenBack(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, before: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] {
        guard let end = question.employment.end, rules.days.contains(end),
            before.holiday.taken > 0 || question.employment.kinds.hasAny(.holiday),
            let days = question.employment.days(in: rules.days)
        else { return [] }
        var month = MonthContext(rules)
        try month.work.read(question, rules, days)
        month.carry = before
        try count(&month, question)
        try close(&month, question)
        guard let line = month.lines.lines.first(where: { $0.item == finalItem.id }), line.amount.isNegative,
            let text = limits(question.employment.leaving(on: end, knownAt: question.knownAt))
        else { return [] }
        return [
            AgreementFinding(
                "\(try line.amount.negated().swedish) kr för semester som är uttagen men inte intjänad tas tillbaka när anställningen slutar \(end). \(text)"
            )
        ]
    }

    /// What the act says of taking it back; `nil` for a cause that it has nothing against.
    private static func limits(_ cause: Leaving?) -> String? {
        let instead = "Registrera samma belopp som lönerad på semesterersattning-slut, så betalas det inte tillbaka."
        switch cause {
        case .redundancy:
            return "Vid arbetsbrist får det inte tas tillbaka (SemL 29 a §). \(instead)"
        case .sicknessBenefit:
            return "När anställningen slutar på grund av sjukdom får det inte tas tillbaka (SemL 29 a §). \(instead)"
        case nil:
            return
                "Det får inte tas tillbaka om anställningen slutar på grund av sjukdom, arbetsbrist eller arbetsgivarens avtalsbrott (SemL 29 a §). Kontrollera orsaken och ange den (leaving)."
        case .resignation, .personalReasons, .dismissal, .termOver, .trialEnded, .retirement, .agreement, .transfer,
            .death:
            return nil
        }
    }
}

extension Employment {
    /// Why it ends, as it is known; of several, what was recorded last.
    fileprivate func leaving(on end: Day, knownAt: Instant) -> Leaving? {
        let known = details.leavings.filter { $0.recorded <= knownAt && $0.holds(on: end) }
        return known.max { $0.recorded < $1.recorded }?.value
    }
}
