//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
internal import PennaFormat
public import PennaModel

/// Tells whether an agreement, or a set of them, does what ``Agreement`` promises.
///
/// ```swift
/// let failures = try AgreementConformance(Parkavtalet(), employer, people, on: payDate).failures()
/// ```
///
/// The people are the host's own, invented ones who together use every rule: monthly and hourly paid, somebody who begins
/// and somebody who ends, every kind of registration that the agreement has a rule for. What comes back says, in English,
/// which promise was broken; an agreement that keeps them all gives nothing.
public struct AgreementConformance<Rules: Agreement> {
    let agreements: Rules
    let employer: Employer
    let people: [Person]
    let payDate: PayDate
    let proof: ProofCheck

    /// A suite over people who are paid on a day; everything about them is known.
    ///
    /// - Throws: a typed error when a formula's text cannot be read, or the year has no tables.
    public init(
        _ agreements: Rules, _ employer: Employer, _ people: [Person], on payDate: PayDate
    ) throws(PayrollError) {
        self.agreements = agreements
        self.employer = employer
        self.people = people
        self.payDate = payDate
        proof = try ProofCheck(year: payDate.incomeYear, rules: RuleBook(of: agreements).rules)
    }

    /// Runs all checks.
    public func failures() -> [String] {
        var failures: [String] = []
        for (name, check) in checks {
            do throws(PayrollError) {
                failures += try check().map { "\(name): \($0)" }
            } catch {
                failures.append("\(name): threw \(error.code), \(error.message)")
            }
        }
        return failures
    }

    /// The names of the checks, for a report.
    public var names: [String] { checks.map(\.name) }

    private var checks: [(name: String, run: () throws(PayrollError) -> [String])] {
        [
            ("it answers for its names, and for no others", answers),
            ("its items, formulas and figures are its own, and each figure has a source", declarations),
            ("everybody is paid, and nobody is idle", everybody),
            ("every line is proved by its formula's text", proofs),
            ("the result is the same in any number of parts", parts),
            ("an absence in several rows is the absence in one", splitting),
            ("what is carried comes back as it was written", carrying),
            ("terms of the agreement's own that it does not know are refused", ownTerms),
            ("the rule book is printed, with every example", book),
        ]
    }

    func batch(_ people: [Person]? = nil, on day: PayDate? = nil, carries: [Carry]? = nil) throws(PayrollError)
        -> Batch<Rules>
    {
        let run = try PayrollRun(
            employer: employer, agreements: agreements, payDate: day ?? payDate, knownAt: .endOfTime)
        return Batch(run, try EmployerFacts(employer: employer, people: people ?? self.people, carries: carries))
    }
}
