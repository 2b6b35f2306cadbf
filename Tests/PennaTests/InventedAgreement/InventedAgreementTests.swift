//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import Testing

@Suite("A second agreement is a folder of its own") struct InventedAgreementTests {
    private static let recorded = Instant(seconds: 0)

    private func batch() throws -> Batch<Testavtalet> {
        let employer = Employer(id: try Organisationsnummer("212000-0142"), name: "Ekeby")
        let start = Day(2020, 1, 1)
        func registered(_ kind: Registration.Kind, _ day: Day) -> Registration {
            Registration(kind, days: DayRange(day), recorded: Self.recorded)
        }
        let employment = Employment(
            id: "1", start: start,
            terms: [
                try Fact(
                    Terms(
                        pay: .monthly(fullTime: Amount(ore: 3_150_000)), degree: Percent(millionths: 800_000),
                        agreement: "Testavtalet"), from: start, recorded: Self.recorded)
            ],
            registrations: [
                registered(.hours(Testavtalet.evening.id, Minutes(150)), Day(2026, 10, 6)),
                registered(.absence(.tjanstledig, .whole), Day(2026, 10, 7)),
            ])
        let person = Person(
            id: try Personnummer("195704289999"), name: "Anna",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: start, recorded: Self.recorded)],
            employments: [employment])
        let run = try PayrollRun(
            employer: employer, agreements: Testavtalet(), payDate: PayDate(Day(2026, 11, 27)), knownAt: Self.recorded)
        return Batch(run, try EmployerFacts(employer: employer, people: [person]))
    }

    @Test("Its three rules give a payslip with tax and contributions, every line proved, none of it AB's")
    func payslip() throws {
        let batch = try batch()
        let result = try batch.calculate()
        #expect(result.failures.isEmpty && result.payslips.count == 1)
        let payslip = try #require(result.payslips.first)
        // 25 200 + 2.5 × 40 − 25 200 / 21
        #expect(payslip.totals.gross == Amount(ore: 2_410_000))
        #expect(payslip.totals.tax > .zero && payslip.totals.contributions > .zero)
        #expect(try payslip.totals.balances())
        let proof = try ProofCheck(year: IncomeYear(2026), rules: RuleBook(of: Testavtalet()).rules)
        let count = proof.count(result.arena)
        #expect(count.lines == count.proved && count.lines >= 5)
        let ab = Set(AB.rules.flatMap { $0.formulas.map(\.id) })
        #expect(result.arena.lines.allSatisfy { !ab.contains($0.formula) })
    }

    @Test("It is explained on paper, has findings and a rule book without a change elsewhere")
    func explained() throws {
        let batch = try batch()
        let result = try batch.calculate()
        let proof = try ProofCheck(year: IncomeYear(2026), rules: RuleBook(of: Testavtalet()).rules)
        let text = PayslipPaper(batch, result.payslips[0], in: result.arena, proof: proof).text()
        #expect(text.contains("Testavtalet § 2") && !text.contains("INTE BEVISAD"))
        #expect(try batch.findings(result).isEmpty)
        #expect(try RuleBookPages(of: Testavtalet(), on: Day(2026, 11, 1)).markdown().contains("Testavtalet § 3"))
    }
}
