//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// A half-year's fee so small that it is paid as pay instead of as a premium (decision L19).
package enum SmallPensionFee {
    /// What is paid as pay.
    package struct AsPay: Working {
        package static let formula = Formula(
            FormulaID(178), name: "Liten pensionsavgift AKAP-KR som lön",
            expression: "\(AkapKRTerms.feeText("lön")) − utbetalt",
            operands: [Operand("lön", .krona), Operand("utbetalt", .krona)] + AkapKRTerms.operands,
            paragraph: "AKAP-KR, avgiftsbestämd ålderspension", source: PensionRules.akapKRSource + .decision(.l19),
            confidence: .confirmed, quantity: "lön")

        let terms: AkapKRTerms
        let pay: Amount
        let paidAsPay: Amount

        package init(_ terms: AkapKRTerms, pay: Amount, paidAsPay: Amount) {
            self.terms = terms
            self.pay = pay
            self.paidAsPay = paidAsPay
        }

        package func amount() throws(PayrollError) -> Amount { try terms.fee(on: pay) - paidAsPay }

        package func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.krona(paidAsPay)
            terms.write(to: &operands)
        }
    }

    /// The preliminary fee that is taken back for it; below zero.
    package struct TakenBack: Working {
        package static let formula = Formula(
            FormulaID(179), name: "Pensionsavgift AKAP-KR som har betalats som lön",
            expression: "utbetalt − (\(AkapKRTerms.feeText("lön")))",
            operands: [Operand("lön", .krona), Operand("utbetalt", .krona)] + AkapKRTerms.operands,
            paragraph: "AKAP-KR, avgiftsbestämd ålderspension", source: PensionRules.akapKRSource + .decision(.l19),
            confidence: .confirmed, quantity: "lön")

        let asPay: AsPay

        package init(_ asPay: AsPay) { self.asPay = asPay }

        package func amount() throws(PayrollError) -> Amount { try asPay.amount().negated() }

        package func write(to operands: inout some OperandWriter) { asPay.write(to: &operands) }
    }
}
