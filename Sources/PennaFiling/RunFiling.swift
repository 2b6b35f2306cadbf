//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
public import PennaFormat
internal import PennaLaw
internal import PennaModel

/// A run as its files need it: payments to accounts, lines to post, lists.
public struct RunFiling: Sendable {
    /// The run.
    public let report: RunReport

    /// What tells it from all other runs.
    package let run: PaymentRun

    /// Whether no other run of the calendar month was declared before it.
    let isAlone: Bool

    /// A run.
    ///
    /// - Parameters:
    ///   - kind: what kind of run it is: `ordinarie`, `extra`, `slutlon`.
    ///   - number: which of several of the kind on the day.
    ///   - isAlone: whether no other run of the calendar month was declared before it.
    public init(_ report: RunReport, kind: String = "ordinarie", number: Int = 1, isAlone: Bool = true) {
        self.report = report
        self.isAlone = isAlone
        run = PaymentRun(
            employer: report.facts.employer.id, name: report.facts.employer.name, payDate: report.payDate.day,
            kind: kind, number: number)
    }

    /// The account that holds on the pay date.
    func account(of person: Person) -> PaymentAccount? {
        let accounts = person.decisions.bankAccounts
        return accounts.fact(on: report.payDate.day, knownAt: report.knownAt).map { accounts[$0].value }
    }

    /// The lines with what their posting depends on.
    ///
    /// - Throws: as ``PennaLaw/ContributionClass/init(birthYear:payDate:years:)``.
    package func postingPayslips() throws(PayrollError) -> [PostingPayslip] {
        let reader = report.lineReader
        let mappings = report.facts.employer.itemMappings
        let accounts = Dictionary(mappings.map { ($0.item, $0.account) }, uniquingKeysWith: { $1 })
        var classes: [Int: ContributionClass] = [:]
        var payslips: [PostingPayslip] = []
        for payslip in report.result.payslips {
            let person = report.facts.people[payslip.person]
            let found: ContributionClass
            if let known = classes[person.birthYear] {
                found = known
            } else {
                found = try contributionClass(person.birthYear)
                classes[person.birthYear] = found
            }
            let lines = reader.views(of: payslip, in: report.result.arena, corrected: report.corrected).map {
                postingLine($0, of: person, found, itemAccount: accounts[$0.item.id] ?? "")
            }
            payslips.append(PostingPayslip(person: "\(person.id)", net: payslip.totals.net, lines: lines))
        }
        return payslips
    }

    private func contributionClass(_ birthYear: Int) throws(PayrollError) -> ContributionClass {
        try ContributionClass(birthYear: birthYear, payDate: report.payDate, years: report.years)
    }

    private func postingLine(
        _ view: LineView, of person: Person, _ contributionClass: ContributionClass, itemAccount: String
    ) -> PostingLine {
        let line = view.line
        var agreement = ""
        var account = view.correction?.key.ledgerAccount ?? ""
        if Int(line.employment) < person.employments.count {
            let employment = person.employments[Int(line.employment)]
            if view.correction == nil { account = employment.posting(of: line).account }
            if Int(line.terms) < employment.terms.count {
                agreement = employment.terms[Int(line.terms)].value.agreement
            }
        }
        return PostingLine(
            view.item, line.amount, employment: view.employment, contributionClass: contributionClass,
            agreement: agreement, account: account, itemAccount: itemAccount, costAccount: view.costAccount,
            day: line.days.first, year: view.correction?.payMonth.year ?? report.payDate.day.year)
    }
}
