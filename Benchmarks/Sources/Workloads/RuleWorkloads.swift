//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaAgreementKit

extension Workload {
    /// Single rules, and what is made to show that they were right.
    static let rules = [classification, lookUp, table, proofs, explained]

    /// A month of an employment on the ward's schedule: its shifts laid out and classified, and their OB lines.
    ///
    /// The agreement is asked as the engine asks it, so every other paragraph is asked too and finds nothing.
    private static let classification = Workload("month of shifts to OB", units: 1) {
        let centre = try Centre(payslips: 1_000)
        let month = centre.batches[0].run.months.deviations
        let employer = centre.batches[0].facts.employer
        let agreement = AB()
        let rules = try agreement.monthRules(month)
        let plans = try PlanBook(month: month.month, schedules: employer.schedules)
        let employment = Employment(
            id: "1", start: Day(2020, 1, 1), end: nil,
            terms: [
                try Fact(
                    Terms(pay: .monthly(fullTime: Amount(ore: 3_400_000)), fullTimeWeek: Minutes(2_295)),
                    from: Day(2020, 1, 1), recorded: Instant(seconds: 0))
            ],
            schedules: [
                try Fact(
                    ScheduleAssignment(schedule: 2, cycleStart: Day(2020, 1, 6)), from: Day(2020, 1, 1),
                    recorded: Instant(seconds: 0))
            ])
        let question = EmploymentMonth(
            employment: employment, index: 0, birthYear: 1990, schedules: employer.schedules, plans: plans,
            items: centre.batches[0].run.items, knownAt: .endOfTime)
        var arena = LineArena()
        arena.reserve(lines: 100, operands: 500)
        var workspace = AB.Workspace()
        return Round(units: 1, before: { arena.cut(toLines: 0) }) {
            var carry = EmploymentCarry(employment: "1")
            try agreement.addDeviations(question, rules, in: &workspace, carry: &carry, to: &arena)
            return arena.lines.isEmpty ? 0 : 1
        }
    }

    private static let lookUp = Workload("tax look-up, 1000 times", units: 1_000) {
        let table = try TaxTable(year: IncomeYear(2026), number: 33)
        let column = try TaxColumn(number: 1)
        let pay = (0..<1_000).map { Amount(ore: Int64(1_500_000 + $0 * 7_919)) }
        return Round(units: 1_000) {
            pay.reduce(0) { $0 + (table.tax(on: $1, in: column) > .zero ? 1 : 0) }
        }
    }

    private static let table = Workload("tax table", units: 1) {
        Round(units: 1) { try TaxTable(year: IncomeYear(2026), number: 33).number == 33 ? 1 : 0 }
    }

    /// Every line of a thousand payslips proved from its formula's text.
    private static let proofs = Workload("proofs of 1000 checked", units: 1_000) {
        let check = try ProofCheck(year: IncomeYear(2026))
        let results = try Centre(payslips: 1_000).results(threads: 1)
        return Round(units: 1_000) {
            for result in results {
                let count = check.count(result.arena)
                guard count.proved == count.lines else { return 0 }
            }
            return 1_000
        }
    }

    /// A payslip calculated again with its shifts noted, proved, and written out as text.
    private static let explained = Workload("payslip explained", units: 1) {
        let check = try ProofCheck(year: IncomeYear(2026))
        let batch = try Centre(payslips: 1_000).batches[0]
        var next = 0
        return Round(units: 1) {
            next = next + 1 == batch.facts.people.count ? 0 : next + 1
            let (outcome, arena) = batch.traced(next)
            guard case .payslip(let payslip) = outcome else { return outcome == .idle ? 0 : 1 }
            return PayslipText(batch, payslip, in: arena, proof: check).text().isEmpty ? 0 : 1
        }
    }
}
