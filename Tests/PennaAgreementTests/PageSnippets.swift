//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Parkavtalet
import Penna
import PennaAgreementTesting
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// What the page shows beside the agreement itself, as it compiles.
@Suite("The page on writing an agreement: its other code") struct PageSnippets {
    @Test("A run, a ledger and the conformance suite take the set")
    func use() throws {
        let employer = try employer()
        let people = try everybody()
        let payDate = november
        let now = Instant(seconds: 1_777_000_000)

        let agreements = try AgreementPair(.standard, Parkavtalet())
        let run = try PayrollRun(employer: employer, agreements: agreements, payDate: payDate, knownAt: now)
        let batch = Batch(run, try EmployerFacts(employer: employer, people: people))
        let result = try batch.calculate()

        let proof = try ProofCheck(year: payDate.incomeYear, rules: RuleBook(of: agreements).rules)
        let text = PayslipText(batch, result.payslips[0], in: result.arena, proof: proof).text()

        let ledger = PayrollLedger(store: MemoryStore(), employer: employer.id, agreements: agreements)

        let failures = try AgreementConformance(agreements, employer, people, on: payDate).failures()

        #expect(result.failures.isEmpty && result.payslips.count == people.count)
        #expect(text.contains("Parkavtalet § 1") && ledger.book.agreements.last?.name == "Parkavtalet")
        #expect(failures == [])
    }
}
