//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// How long a time a payment is for, when the protected amount of a month is converted.
public enum AttachmentPeriod: Hashable, Sendable, CaseIterable {
    /// A month, which counts as 30 days.
    case month
    /// Two weeks.
    case twoWeeks
    /// A week.
    case week
    /// A day.
    case day

    /// The thirtieths of a month.
    public var days: Int64 {
        switch self {
        case .month: 30
        case .twoWeeks: 14
        case .week: 7
        case .day: 1
        }
    }
}

/// Attachment of pay (utmätning i lön) and the other deductions from net pay: their formulas, and what is withheld.
///
/// Utsökningsbalken (1981:774), UB, 7 kap.; kvittningslagen (1970:215); decisions L5, L10 and L14.
public enum AttachmentRules {
    /// What one decision takes of a month's pay: at most the attached amount, and only above the protected one.
    ///
    /// `D = max(0, min(U, N − earlier − F))` in whole kronor, öre dropped; without `U` for everything above `F`.
    ///
    /// With a decision of each rank on the same day maintenance is withheld first, and what it took is `earlier` to
    /// the other one. Each decision is limited by its own protected amount and by no other, as Kronofogden wrote it.
    ///
    /// | N | F | U | D |
    /// |--:|--:|--:|--:|
    /// | 21 500,00 | 15 800 | 4 000 | 4 000 |
    /// | 18 000,00 | 15 800 | 4 000 | 2 200 |
    /// | 15 000,00 | 15 800 | 4 000 | 0 |
    /// | 21 500,75 | 15 800 | everything above | 5 700 |
    ///
    /// - Parameters:
    ///   - decision: a decision that is valid on the pay date.
    ///   - net: gross cash pay less preliminary tax; before any deduction, without tax-free reimbursements (UB 7:1).
    ///     Below zero when the pay is.
    ///   - earlier: what decisions that stand before this one took of it.
    /// - Throws: `overflow` when a difference does not fit in 64 bits.
    public static func withheld(
        decision: AttachmentDecision, net: Amount, earlier: Amount = .zero
    ) throws(PayrollError) -> Proof {
        let above = EverythingAbove(net: net, earlier: earlier, protected: decision.protectedAmount)
        switch decision.amount {
        case .amount(let attached): return try Proof(of: AtMost(attached: attached, above: above), .confirmed)
        case .everythingAbove: return try Proof(of: above, .confirmed)
        }
    }

    /// The protected amount of a month converted to the time that a payment is for.
    ///
    /// A month counts as 30 days; to whole kronor, a half upwards (KFMFS 2022:1). 5 717 kronor a month is 2 668 for two
    /// weeks, 1 334 for a week and 191 for a day. The attached amount is not converted: Kronofogden fixes it.
    ///
    /// - Throws: `invalidValue` when the amount is not whole kronor above zero; `overflow` when it is too large.
    public static func protectedAmount(
        _ monthly: Amount, for period: AttachmentPeriod
    ) throws(PayrollError) -> Proof {
        guard ProtectedAmount.isDecidable(monthly) else {
            throw PayrollError(
                .invalidValue,
                "Förbehållsbeloppet är \(monthly.swedish) kr i månaden. Ange hela kronor över noll.")
        }
        return try Proof(of: ConvertedAmount(monthly: monthly, days: period.days), .confirmed)
    }
}

extension AttachmentRules {
    private static let instruction: Source = [.page(.maxpa), .page(.visma)]

    /// An attachment of at most an amount.
    struct AtMost: Working {
        static let formula = Formula(
            FormulaID(140), name: "Utmätning i lön",
            expression: "max(0; golv(min(utmätningsbelopp; netto − tidigare − förbehållsbelopp)))",
            operands: [
                Operand("utmätningsbelopp", .krona), Operand("netto", .krona), Operand("tidigare", .krona),
                Operand("förbehållsbelopp", .krona),
            ],
            paragraph: "UB 7 kap. 8 och 20 §§", source: instruction, confidence: .reported)

        let attached: Amount
        let above: EverythingAbove

        func amount() throws(PayrollError) -> Amount { min(attached, try above.amount()) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(attached)
            above.write(to: &operands)
        }
    }

    /// An attachment of everything above the protected amount.
    struct EverythingAbove: Working {
        static let formula = Formula(
            FormulaID(141), name: "Utmätning i lön, allt över förbehållsbeloppet",
            expression: "max(0; golv(netto − tidigare − förbehållsbelopp))",
            operands: [
                Operand("netto", .krona), Operand("tidigare", .krona), Operand("förbehållsbelopp", .krona),
            ],
            paragraph: "UB 7 kap. 8 och 20 §§", source: instruction, confidence: .reported)

        let net: Amount
        let earlier: Amount
        let protected: Amount

        func amount() throws(PayrollError) -> Amount {
            let above = max(.zero, try net - earlier - protected)
            return Amount(ore: above.ore - above.ore % 100)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(net)
            operands.krona(earlier)
            operands.krona(protected)
        }
    }

    /// The protected amount of another time than a month.
    struct ConvertedAmount: Working {
        static let formula = Formula(
            FormulaID(142), name: "Förbehållsbelopp för annan löneperiod",
            expression: "krona(förbehållsbelopp × dagar ÷ 30)",
            operands: [Operand("förbehållsbelopp", .krona), Operand("dagar", .dag)],
            paragraph: "KFMFS 2022:1",
            source: [
                .act(.normalbelopp2023, "(alla 18 belopp återskapade)"), .act(.normalbelopp2022, "(17 av 18)"),
            ], confidence: .confirmed)

        let monthly: Amount
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try Amount(kronor: (Exact(monthly.wholeKronor) * days / 30).wholeNumber(.halfAwayFromZero))
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(monthly)
            operands.dag(days)
        }
    }

    /// All formulas of attachment, set-off and net deductions.
    public static let formulas: [Formula] = [
        AtMost.formula, EverythingAbove.formula, ConvertedAmount.formula, Normalbelopp.OfHousehold.formula,
        SetOff.Taken.formula, VoluntaryDeduction.formula, NegativePay.Debt.formula, WholeKronor.Difference.formula,
        WholeKronor.Rest.formula,
    ]

    /// All figures: the standard amounts, for plausibility only, and whether the net is paid in whole kronor.
    public static let figures: [Figure] = Normalbelopp.figures + [WholeKronor.choice]
}
