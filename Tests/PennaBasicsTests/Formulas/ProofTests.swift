//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite struct ProofTests {
    private struct Share: Working {
        static let formula = Formula(
            FormulaID(7), name: "Prov", expression: "öre(lön × andel)",
            operands: [Operand("lön", .krona), Operand("andel", .procent)], paragraph: "", source: [],
            confidence: .reported)
        let pay: Amount
        let share: Percent

        func amount() throws(PayrollError) -> Amount { try (Exact(pay) * share).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.procent(share)
        }
    }

    @Test("A proof has the amount, the formula and the operands of its working")
    func parts() throws {
        let proof = try Proof(
            of: Share(pay: Amount(ore: 10_001), share: Percent(millionths: 500_000)), .confirmed)
        #expect(proof.amount == Amount(ore: 5_001) && proof.formula == FormulaID(7))
        #expect(Array(proof.operands) == [10_001, 500_000])
        #expect(proof.operands.count == 2 && proof.operands.last == 500_000)
    }

    @Test(
        "A proof is known no better than its formula and its figures",
        arguments: [(Confidence.confirmed, Confidence.reported), (.reported, .reported), (.unconfirmed, .unconfirmed)])
    func confidence(figures: Confidence, expected: Confidence) throws {
        let proof = try Proof(of: Share(pay: Amount(ore: 100), share: .whole), figures)
        #expect(proof.confidence == expected)
    }

    @Test("An amount that does not fit is the working's error")
    func overflow() {
        let error = #expect(throws: PayrollError.self) {
            try Proof(of: Share(pay: Amount(ore: .max), share: Percent(millionths: 2_000_000)), .confirmed)
        }
        #expect(error?.code == .overflow)
    }
}
