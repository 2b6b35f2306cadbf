//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Särskild löneskatt på pensionskostnader (lag 1991:687), SLP.
public enum SarskildLoneskatt {
    /// The tax on a pension cost, such as a pension fee or the contribution of löneväxling.
    ///
    /// To the öre, an exact half away from zero; a cost that is taken back gives its tax back. It is what the cost
    /// carries; the employer declares the tax once a year on the sum, so rounding may differ there.
    ///
    /// - Parameters:
    ///   - cost: the pension cost.
    ///   - year: the year the cost belongs to.
    /// - Throws: `yearNotCovered`, naming the year, when the rate is unknown; `overflow` when the tax does not fit.
    public static func tax(
        on cost: Amount, in year: IncomeYear, years: PayYears = .builtIn
    ) throws(PayrollError) -> Proof {
        try tax(on: cost, at: rate(in: year, years: years))
    }

    /// The rate of a year, to be looked up once for many payslips.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it is unknown.
    public static func rate(in year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> FigureRow {
        try PensionRules.loneskattRate.row(in: year, years)
    }

    /// The tax on a pension cost at a rate, rounded as ``tax(on:in:)`` says.
    ///
    /// - Throws: `overflow` when the tax does not fit.
    public static func tax(on cost: Amount, at rate: FigureRow) throws(PayrollError) -> Proof {
        try Proof(of: Tax(cost: cost, rate: Percent(millionths: rate.value)), rate.confidence)
    }

    /// Särskild löneskatt on a pension cost.
    struct Tax: Working {
        static let formula = Formula(
            FormulaID(174), name: "Särskild löneskatt på pensionskostnader",
            expression: "öre(pensionskostnad × skattesats)",
            operands: [Operand("pensionskostnad", .krona), Operand("skattesats", .procent)],
            paragraph: "Lag (1991:687) 1 §", source: [.act(.pensionsloneskatt), .practice("avrundning till öre")],
            confidence: .reported, quantity: "pensionskostnad", price: "skattesats")

        let cost: Amount
        let rate: Percent

        func amount() throws(PayrollError) -> Amount { try (Exact(cost) * rate).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(cost)
            operands.procent(rate)
        }
    }
}
