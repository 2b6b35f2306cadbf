//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaTestSupport
import Testing

@Suite("The employer's overhead is proved by its formula")
struct PayrollOverheadProofTests {
    @Test("Every overhead is what the text of its formula gives", arguments: [1, 2] as [UInt64])
    func proofs(seed: UInt64) throws {
        let prover = try FormulaProver(formulas: ContributionExtraRules.formulas, tables: NoTables())
        var generator = SeededGenerator(seed: seed)
        var differences: [String] = []
        for _ in 0..<2_000 {
            let overhead = try PayrollOverhead([
                PayrollOverhead.Row(
                    .standard, from: Day(2026, 1, 1),
                    Percent(millionths: .random(in: 0...1_000_000, using: &generator)), source: "prov")
            ])
            let gross = Amount(ore: .random(in: -10_000_000...10_000_000, using: &generator))
            let proved = try overhead.overhead(on: gross, of: .standard, on: Day(2026, 5, 25))
            let value = try prover.value(
                of: proved.formula, operands: [proved.operands[0], proved.operands[1]][...])
            if value != (try number(Int128(proved.amount.ore), 100)) { differences.append("\(gross) \(proved.amount)") }
        }
        #expect(differences.isEmpty)
    }
}
