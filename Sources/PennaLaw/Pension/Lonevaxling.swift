//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Pay that an employee exchanges for a pension contribution, before tax (löneväxling).
///
/// The pay of the month goes down by the amount, and with it tax and arbetsgivaravgift; the employer pays the amount
/// and something more to a pension, because särskild löneskatt is lower than arbetsgivaravgift. The terms are local:
/// how much more is the employer's decision, and there is no default.
///
/// ```swift
/// let vaxling = try Lonevaxling(Amount(kronor: 3_000), of: Amount(kronor: 70_000))
/// let premium = try vaxling.contribution(tillagg: Percent(millionths: 58_000))
/// ```
public struct Lonevaxling: Hashable, Sendable {
    /// The amount exchanged in the month.
    public let amount: Amount

    /// The month's pay before the exchange.
    public let pay: Amount

    /// How well it is known that pensionsgrundande lön stays as it was before the exchange: from memory only.
    public static let pensionsgrundandeLonConfidence: Confidence = .unconfirmed

    /// An exchange of part of a month's pay.
    ///
    /// - Throws: `invalidValue` when the amount is not above zero or is more than the pay.
    public init(_ amount: Amount, of pay: Amount) throws(PayrollError) {
        guard amount > .zero else {
            throw PayrollError(
                .invalidValue,
                "Löneväxlingen är \(amount.swedish) kr. Ange ett belopp över noll, eller ta bort löneväxlingen.")
        }
        guard amount <= pay else {
            throw PayrollError(
                .invalidValue,
                "Löneväxlingen är \(amount.swedish) kr, mer än lönen \(pay.swedish) kr. Sänk löneväxlingen.")
        }
        self.amount = amount
        self.pay = pay
    }

    /// The month's pay after the exchange: what tax and arbetsgivaravgift are calculated on.
    public var payAfter: Amount {
        // Between zero and the pay, so it cannot overflow.
        Amount(ore: pay.ore - amount.ore)
    }

    /// The month's pensionsgrundande lön in the occupational pension: the pay before the exchange.
    ///
    /// See ``pensionsgrundandeLonConfidence``; an employer whose agreement says otherwise uses ``payAfter``.
    public var pensionsgrundandeLon: Amount { pay }

    /// The gross deduction, a negative amount.
    ///
    /// - Throws: never; the amount is at most the pay.
    public func deduction() throws(PayrollError) -> Proof { try Proof(of: Deduction(exchanged: amount), .confirmed) }

    /// The employer's pension contribution with the employer's own percentage on top of the amount.
    ///
    /// To the öre, an exact half away from zero.
    ///
    /// - Parameter tillagg: what the employer adds, as a percentage of the amount; 0 for nothing.
    /// - Throws: `invalidValue` when the percentage is below 0 or above 100; `overflow` when the sum does not fit.
    public func contribution(tillagg: Percent) throws(PayrollError) -> Proof {
        let share = try PensionRules.checkedShare(tillagg, "Arbetsgivarens tillägg vid löneväxling")
        return try Proof(of: Contribution(exchanged: amount, addition: share), .confirmed)
    }

    /// The contribution that together with särskild löneskatt costs what the pay and its arbetsgivaravgift would have.
    ///
    /// Amount × (1 + arbetsgivaravgift) ÷ (1 + särskild löneskatt), to the öre, an exact half away from zero. For a
    /// person whose arbetsgivaravgift is below särskild löneskatt it is less than the amount.
    ///
    /// - Parameters:
    ///   - avgift: the rate of arbetsgivaravgift that the exchanged pay would have had.
    ///   - year: the year the cost belongs to.
    /// - Throws: `invalidValue` when the rate is below 0 or above 100 %; `yearNotCovered`, naming the year, when
    ///   särskild löneskatt is unknown; `overflow` when the sum does not fit.
    public func costNeutralContribution(
        avgift: Percent, in year: IncomeYear, years: PayYears = .builtIn
    ) throws(PayrollError) -> Proof {
        let avgift = try PensionRules.checkedShare(avgift, "Arbetsgivaravgiften vid löneväxling")
        let tax = try PensionRules.loneskattRate.row(in: year, years)
        let working = CostNeutral(exchanged: amount, avgift: avgift, loneskatt: Percent(millionths: tax.value))
        return try Proof(of: working, tax.confidence)
    }

    /// What the employee should be told: public benefits that will be calculated on less than their ceilings.
    ///
    /// The month's pay after the exchange is compared with a twelfth of each yearly ceiling, exactly. Pay that is
    /// below a ceiling without any exchange is reported too: the exchange lowers the benefit there as well.
    ///
    /// - Throws: `yearNotCovered`, naming the base amount and the year.
    public func findings(in year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> [PensionFinding] {
        var findings: [PensionFinding] = []
        let sjukpenning = try BaseAmountCeiling.sjukpenning.yearly(in: year, years: years)
        if isBelowTwelfth(of: sjukpenning) {
            findings.append(.belowSjukpenningCeiling(payAfter: payAfter, yearly: sjukpenning))
        }
        let pension = try BaseAmountCeiling.pensionsgrundandeLon.yearly(in: year, years: years)
        if isBelowTwelfth(of: pension) {
            findings.append(.belowPensionCeiling(payAfter: payAfter, yearly: pension))
        }
        return findings
    }

    private func isBelowTwelfth(of yearly: Amount) -> Bool {
        // A pay in whole öre is below a twelfth exactly when it is below the twelfth rounded up.
        payAfter < PensionFinding.twelfth(of: yearly)
    }
}

extension Lonevaxling {
    private static let paragraph = "Arbetsgivarens lokala villkor för löneväxling"
    private static let source: Source = .employer("beslut")

    /// The gross deduction of löneväxling.
    struct Deduction: Working {
        static let formula = Formula(
            FormulaID(175), name: "Löneväxling, bruttolöneavdrag", expression: "−växlat",
            operands: [Operand("växlat", .krona)], paragraph: paragraph, source: source,
            confidence: .unconfirmed, quantity: "växlat")

        let exchanged: Amount

        func amount() throws(PayrollError) -> Amount { try exchanged.negated() }

        func write(to operands: inout some OperandWriter) { operands.krona(exchanged) }
    }

    /// The employer's pension contribution with the percentage that the employer adds.
    struct Contribution: Working {
        static let formula = Formula(
            FormulaID(176), name: "Löneväxling, pensionspremie med arbetsgivarens tillägg",
            expression: "öre(växlat × (1 + tillägg))",
            operands: [Operand("växlat", .krona), Operand("tillägg", .procent)], paragraph: paragraph,
            source: source, confidence: .unconfirmed, quantity: "växlat")

        let exchanged: Amount
        let addition: Percent

        func amount() throws(PayrollError) -> Amount {
            try (Exact(exchanged) + Exact(exchanged) * addition).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(exchanged)
            operands.procent(addition)
        }
    }

    /// The contribution that costs the employer, with its tax, exactly what the pay would have cost.
    struct CostNeutral: Working {
        static let formula = Formula(
            FormulaID(177), name: "Löneväxling, kostnadsneutral pensionspremie",
            expression: "öre(växlat × (1 + avgift) ÷ (1 + löneskatt))",
            operands: [Operand("växlat", .krona), Operand("avgift", .procent), Operand("löneskatt", .procent)],
            paragraph: paragraph + "; SAL 2 kap. 26 §; lag (1991:687)",
            source: source + .page(.accounted, "kostnadsneutralitet ger den vanliga faktorn 1,058"),
            confidence: .reported, quantity: "växlat")

        let exchanged: Amount
        let avgift: Percent
        let loneskatt: Percent

        func amount() throws(PayrollError) -> Amount {
            let cost = Exact(exchanged) + Exact(exchanged) * avgift
            let taxed = Percent(millionths: Percent.whole.millionths + loneskatt.millionths)
            return try (cost / taxed).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(exchanged)
            operands.procent(avgift)
            operands.procent(loneskatt)
        }
    }
}
