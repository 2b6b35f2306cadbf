//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Drivmedelsförmån: free fuel for a benefit car, IL 61 kap., and congestion tax beside it.
///
/// Tax is taken on 1.2 times the market value, contributions are paid on the market value itself: the AGI declares the
/// first (field 018) and the payment (field 098), and the contribution base is `max(0; 018 ÷ 1,2 − 098)`.
public struct Drivmedelsforman: Sendable {
    /// The year in which the fuel was used.
    public let year: IncomeYear

    private let factor: FigureRow

    /// The rule of a year.
    ///
    /// - Throws: `yearNotCovered`, naming the factor and the year, when it is unknown.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        self.year = year
        factor = try Drivmedelsforman.factor.row(in: year, years)
    }

    /// Fuel for private journeys.
    ///
    /// - Parameters:
    ///   - marketValue: what the fuel costs, tax included.
    ///   - netPayment: what the employee pays by net deduction; may exceed the market value, not 1.2 times it.
    /// - Throws: `invalidValue` for a negative amount, or a payment above the tax value; `overflow`.
    public func outcome(marketValue: Amount, netPayment: Amount = .zero) throws(PayrollError) -> BenefitOutcome {
        try BenefitRules.requireNotNegative(marketValue, "Marknadsvärdet av drivmedlet")
        let times = Factor(hundredths: factor.value)
        let value = try Proof(of: Value(marketValue: marketValue, factor: times), factor.confidence)
        let taxed = try BenefitRules.left(of: value, after: netPayment, name: "drivmedelsförmån")
        let base = try Proof(
            of: ContributionBase(value: value.amount, factor: times, payment: netPayment), value.confidence)
        return BenefitOutcome(
            value: value, netPayment: netPayment, taxBase: taxed, contributionBase: base, taxFree: nil,
            field: .fuelBenefit, cross: nil)
    }

    /// Congestion tax and road tolls on private journeys with a benefit car, at what they cost; AGI field 012.
    ///
    /// - Throws: `invalidValue` for a negative amount, or a payment above the cost.
    public static func trangselskatt(
        cost: Amount, netPayment: Amount = .zero
    ) throws(PayrollError) -> BenefitOutcome {
        try BenefitRules.requireNotNegative(cost, "Trängselskatten")
        let value = try BenefitRules.counted(1, cost, .reported)
        return try BenefitOutcome(
            value: value, netPayment: netPayment, field: .otherBenefit, name: "trängselskatt")
    }
}

extension Drivmedelsforman {
    /// The tax value of fuel, before payment.
    struct Value: Working {
        static let formula = Formula(
            FormulaID(165), name: "Drivmedelsförmån, skattepliktigt värde", expression: "öre(marknadsvärde × faktor)",
            operands: [Operand("marknadsvärde", .krona), Operand("faktor", .faktor)], paragraph: "IL 61 kap.",
            source: source, confidence: .reported)

        let marketValue: Amount
        let factor: Factor

        func amount() throws(PayrollError) -> Amount {
            try (Exact(marketValue) * factor).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(marketValue)
            operands.faktor(factor)
        }
    }

    /// What contributions are paid on for fuel, after payment.
    struct ContributionBase: Working {
        static let formula = Formula(
            FormulaID(166), name: "Drivmedelsförmån, underlag för arbetsgivaravgifter",
            expression: "max(0; öre(drivmedel ÷ faktor) − betalt)",
            operands: [Operand("drivmedel", .krona), Operand("faktor", .faktor), Operand("betalt", .krona)],
            paragraph: "SAL 2 kap.", source: source, confidence: .reported)

        let value: Amount
        let factor: Factor
        let payment: Amount

        func amount() throws(PayrollError) -> Amount {
            let market = try (Exact(value) * 100 / factor.hundredths).rounded(.halfAwayFromZero)
            return max(.zero, try market - payment)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(value)
            operands.faktor(factor)
            operands.krona(payment)
        }
    }
}

extension Drivmedelsforman {
    static let source: Source = .page(.skatteverketExample1)

    /// What the market value of fuel is multiplied with.
    public static let factor = Figure(
        "forman.drivmedel.faktor", name: "Drivmedelsförmån, marknadsvärdet gånger", unit: .faktor,
        rows: BenefitRules.yearly(
            2023...2026, 120, source: .act(.inkomstskattelagen, "61 kap. 10 §") + source, confidence: .confirmed))

    /// All figures of the rule.
    public static let figures: [Figure] = [factor]
}
