//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A negative pay that belongs to an earlier month (nettolöneskuld, decision L5).
///
/// The month's own pay and report are nothing: the earlier month is reported anew, with the pay and tax it should have
/// had. The tax that comes back on the employer's tax account is not the employee's debt.
public enum NegativePay {
    /// What the employee owes in net pay: the gross that was paid too much, less the tax that was withheld on it.
    ///
    /// - Parameters:
    ///   - overpaid: the gross that was paid too much.
    ///   - withheld: the tax that was withheld in the month it belongs to.
    ///   - withheldAnew: the tax that month should have had, calculated anew.
    /// - Throws: `invalidValue` when an amount is negative, or the tax anew is higher than what was withheld; `overflow`.
    public static func receivable(
        overpaid: Amount, withheld: Amount, withheldAnew: Amount
    ) throws(PayrollError) -> Proof {
        guard !overpaid.isNegative, !withheldAnew.isNegative, withheldAnew <= withheld else {
            throw PayrollError(
                .invalidValue,
                "För mycket betalt \(overpaid.swedish) kr, skatt \(withheld.swedish) kr och rättad skatt "
                    + "\(withheldAnew.swedish) kr går inte ihop. Den rättade skatten kan inte vara högre än den dragna."
            )
        }
        return try Proof(of: Debt(overpaid: overpaid, withheld: withheld, withheldAnew: withheldAnew), .confirmed)
    }

    /// The debt in net pay.
    struct Debt: Working {
        static let formula = Formula(
            FormulaID(146), name: "Nettolöneskuld för en tidigare månad",
            expression: "för_mycket − (dragen_skatt − rättad_skatt)",
            operands: [
                Operand("för_mycket", .krona), Operand("dragen_skatt", .krona), Operand("rättad_skatt", .krona),
            ],
            paragraph: "Beslut L5", source: .practice("bokföring av nettolöneskuld"), confidence: .unconfirmed)

        let overpaid: Amount
        let withheld: Amount
        let withheldAnew: Amount

        func amount() throws(PayrollError) -> Amount { try overpaid - withheld + withheldAnew }

        func write(to operands: inout some OperandWriter) {
            operands.krona(overpaid)
            operands.krona(withheld)
            operands.krona(withheldAnew)
        }
    }
}
