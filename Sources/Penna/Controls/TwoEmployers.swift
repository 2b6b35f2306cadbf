//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
internal import PennaLaw
package import PennaModel

/// What two employers of one command pay the same person.
package enum TwoEmployers {
    /// What an employer pays somebody.
    private struct Paid {
        let employer: String
        let net: Amount
        let account: PaymentAccount?
        let pay: Amount?
        let degree: Percent
    }

    /// People to whom two employers pay the same: the same net to the same account, or the same monthly pay for together
    /// more than full time.
    package static func findings(
        _ runs: [(facts: EmployerFacts, result: BatchResult)], on day: Day, knownAt: Instant
    ) -> [Finding] {
        guard runs.count > 1 else { return [] }
        var seen: [Personnummer: Paid] = [:]
        var findings: [Finding] = []
        for run in runs {
            let limits = ControlLimits(run.facts.employer, on: day, knownAt: knownAt)
            guard limits[AccountControls.twice] != nil else { continue }
            for payslip in run.result.payslips where payslip.totals.net > .zero {
                let person = run.facts.people[payslip.person]
                let paid = paid(person, payslip.totals.net, run.facts.employer.name, day, knownAt)
                if let other = seen[person.id], let text = text(other, paid) {
                    findings.append(
                        Finding(.doublePay, .look, person: "\(person.id)", text).risking(min(other.net, paid.net)))
                }
                seen[person.id] = paid
            }
        }
        return findings
    }

    private static func paid(_ person: Person, _ net: Amount, _ employer: String, _ day: Day, _ knownAt: Instant)
        -> Paid
    {
        let accounts = person.decisions.bankAccounts
        var monthly: (Amount, Percent)?
        for employment in person.employments where employment.days(in: DayRange(day)) != nil {
            guard let terms = employment.terms(on: day, knownAt)?.value, case .monthly(let pay) = terms.pay else {
                continue
            }
            monthly = (pay, terms.degree)
        }
        return Paid(
            employer: employer, net: net, account: accounts.fact(on: day, knownAt: knownAt).map { accounts[$0].value },
            pay: monthly?.0, degree: monthly?.1 ?? .zero)
    }

    private static func text(_ one: Paid, _ other: Paid) -> String? {
        if one.net == other.net, let account = one.account, account == other.account {
            return
                "Nettolönen \(one.net.swedish) kr betalas till samma konto av både \(one.employer) och \(other.employer)."
        }
        guard let pay = one.pay, pay > .zero, pay == other.pay,
            one.degree.millionths + other.degree.millionths > Percent.whole.millionths
        else { return nil }
        let degree = OperandUnit.procent.swedishText(one.degree.millionths + other.degree.millionths)
        return
            "Månadslönen \(pay.swedish) kr betalas av både \(one.employer) och \(other.employer), tillsammans \(degree). Är det samma anställning?"
    }
}
