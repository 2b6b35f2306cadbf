//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension Batch {
    /// What the controls find in a result, that with most money at risk first.
    ///
    /// Controls look at payslips and facts when everything is calculated; no amount follows from them.
    ///
    /// - Parameter history: what the people were paid in the months before, where it is known.
    /// - Complexity: O(lines + registrations).
    package func controls(_ result: BatchResult, history: PayHistory = PayHistory()) -> [Finding] {
        let control = ControlRun(run, facts)
        var accounts = AccountControls(control)
        var findings = run.settingControls(control)
        let common = EmploymentControls.Common(control)
        var next = 0
        let failed = Set(result.failures.map(\.person))
        for (index, person) in facts.people.enumerated() where !failed.contains(index) {
            var payslip: Payslip?
            if next < result.payslips.count, result.payslips[next].person == index {
                payslip = result.payslips[next]
                next += 1
            }
            let subject = ControlledPerson(
                person: person, totals: payslip?.totals ?? PayslipTotals(), isPaid: payslip != nil,
                lines: result.arena.lines[payslip?.lines ?? 0..<0], before: facts.carries[index],
                after: result.carries[index])
            findings += PayControls.findings(subject, control)
            findings += TermsControls.findings(subject, control)
            findings += QuantityControls.findings(subject, control)
            findings += HoursControls.findings(subject, control)
            findings += AbsenceControls.findings(subject, control)
            findings += EmploymentControls.findings(subject, control, common)
            findings += HistoryControls.findings(subject, control, history, person: index)
            accounts.add(subject)
        }
        findings += accounts.findings()
        let order = findings.indices.sorted {
            (findings[$1].atRisk.ore, $0) < (findings[$0].atRisk.ore, $1)
        }
        return order.map { findings[$0] }
    }
}
