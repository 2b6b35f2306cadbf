//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// Net pay in whole kronor, where the employer has chosen it (decision A29).
///
/// The öre are no loss: they are carried, and paid when they make a krona, or with the last pay.
package enum WholeKronor {
    /// Whether the net is paid in whole kronor.
    package static let choice = Figure(
        "utbetalning.hela-kronor", name: "Nettolönen betalas ut", unit: .tal, choices: ["till öret", "i hela kronor"],
        rows: [
            FigureRow(
                from: Day(2018, 7, 1), 0, source: [.practice("bankerna betalar ören"), .decision(.a29)],
                confidence: .reported)
        ])

    /// What is not paid now of the net and what was left before; negative when the left öre make a krona.
    package struct Difference: Working {
        package static let formula = Formula(
            FormulaID(147), name: "Öresavrundning", expression: "netto − golv(netto + tidigare)",
            operands: [Operand("netto", .krona), Operand("tidigare", .krona)], paragraph: "Beslut A29",
            source: .decision(.a29), confidence: .reported)

        let net: Amount
        let earlier: Amount

        package init(net: Amount, earlier: Amount) {
            self.net = net
            self.earlier = earlier
        }

        package func amount() throws(PayrollError) -> Amount { try net - (net + earlier).withoutOre }

        package func write(to operands: inout some OperandWriter) {
            operands.krona(net)
            operands.krona(earlier)
        }
    }

    /// The öre that were left before, paid out.
    package struct Rest: Working {
        package static let formula = Formula(
            FormulaID(148), name: "Ören från tidigare löner", expression: "−tidigare",
            operands: [Operand("tidigare", .krona)], paragraph: "Beslut A29", source: .decision(.a29),
            confidence: .reported)

        let earlier: Amount

        package init(earlier: Amount) { self.earlier = earlier }

        package func amount() throws(PayrollError) -> Amount { try earlier.negated() }

        package func write(to operands: inout some OperandWriter) { operands.krona(earlier) }
    }
}

/// What an employer may choose besides the agreements' figures.
package enum LawChoices {
    package static let figures: [Figure] = [AGIRules.correction, WholeKronor.choice]
}
