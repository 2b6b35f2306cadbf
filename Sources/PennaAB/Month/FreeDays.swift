//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Holiday and time off that lie on free days alone: nothing is drawn for them, so the days are probably others.
enum FreeDays {
    /// What is drawn by the shift, and never in a period that goes on over free days as sickness and leave do.
    private static let drawn = RegisteredKinds(.semester).union(RegisteredKinds(.sparadSemester))
        .union(RegisteredKinds(.obetaldSemester)).union(RegisteredKinds(.komp))

    /// Longer free stretches than this have no schedule, and are not asked about.
    private static let most = 7

    static func findings(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError)
        -> [AgreementFinding]
    {
        guard question.employment.kinds.hasAny(drawn) else { return [] }
        let (month, knownAt) = (rules.days, question.knownAt)
        var plan: ScheduledMonth?
        var findings: [AgreementFinding] = []
        for registration in question.employment.registrations.of(drawn) {
            let days = registration.days
            guard registration.recorded <= knownAt, days.count <= most, month.contains(days.first),
                month.contains(days.last)
            else { continue }
            let shifts = if let plan { plan } else { try question.plan(of: month.first.month, rules.holidays) }
            plan = shifts
            // Without any shifts nobody can tell which days are free.
            guard !shifts.shifts.isEmpty, !days.contains(where: { !shifts.shifts(on: $0).isEmpty }),
                case .absence(let cause, _) = registration.kind
            else { continue }
            findings.append(
                AgreementFinding(
                    "\(cause.rawValue) \(days) ligger bara på dagar utan arbetspass, så ingenting dras. Är det rätt dagar?",
                    row: registration.row))
        }
        return findings
    }
}
