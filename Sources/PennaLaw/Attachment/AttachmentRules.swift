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
    ) throws(PayrollError) -> NetDeductionProof {
        let protected = decision.protectedAmount
        let above = max(.zero, try net - earlier - protected)
        let whole = Amount(ore: above.ore - above.ore % 100)
        switch decision.amount {
        case .amount(let attached):
            return .four(
                Proved(
                    min(attached, whole), by: limited.id, limited.confidence,
                    [attached.ore, net.ore, earlier.ore, protected.ore]))
        case .everythingAbove:
            return .three(
                Proved(whole, by: everything.id, everything.confidence, [net.ore, earlier.ore, protected.ore]))
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
    ) throws(PayrollError) -> Proved<2> {
        guard ProtectedAmount.isDecidable(monthly) else {
            throw PayrollError(
                .invalidValue,
                "Förbehållsbeloppet är \(monthly.swedish) kr i månaden. Ange hela kronor över noll.")
        }
        let kronor = try (Exact(monthly.wholeKronor) * period.days / 30).wholeNumber(.halfAwayFromZero)
        return Proved(try Amount(kronor: kronor), by: converted.id, converted.confidence, [monthly.ore, period.days])
    }
}

extension AttachmentRules {
    private static let instruction: Source = [.page(.maxpa), .page(.visma)]

    /// An attachment of at most an amount.
    public static let limited = Formula(
        FormulaID(140), name: "Utmätning i lön",
        expression: "max(0; golv(min(utmätningsbelopp; netto − tidigare − förbehållsbelopp)))",
        operands: [
            Operand("utmätningsbelopp", .krona), Operand("netto", .krona), Operand("tidigare", .krona),
            Operand("förbehållsbelopp", .krona),
        ],
        paragraph: "UB 7 kap. 8 och 20 §§", source: instruction, confidence: .reported)

    /// An attachment of everything above the protected amount.
    public static let everything = Formula(
        FormulaID(141), name: "Utmätning i lön, allt över förbehållsbeloppet",
        expression: "max(0; golv(netto − tidigare − förbehållsbelopp))",
        operands: [
            Operand("netto", .krona), Operand("tidigare", .krona), Operand("förbehållsbelopp", .krona),
        ],
        paragraph: "UB 7 kap. 8 och 20 §§", source: instruction, confidence: .reported)

    /// The protected amount of another time than a month.
    public static let converted = Formula(
        FormulaID(142), name: "Förbehållsbelopp för annan löneperiod",
        expression: "krona(förbehållsbelopp × dagar ÷ 30)",
        operands: [Operand("förbehållsbelopp", .krona), Operand("dagar", .dag)],
        paragraph: "KFMFS 2022:1",
        source: [
            .act(.normalbelopp2023, "(alla 18 belopp återskapade)"), .act(.normalbelopp2022, "(17 av 18)"),
        ], confidence: .confirmed)

    /// The standard amount of a household; for plausibility only, never on a payslip.
    public static let household = Formula(
        FormulaID(143), name: "Normalbelopp för ett hushåll",
        expression: "vuxna + barn_0_6 × belopp_0_6 + barn_7_10 × belopp_7_10 + barn_11_14 × belopp_11_14 "
            + "+ barn_15 × belopp_15",
        operands: [
            Operand("vuxna", .krona),
            Operand("barn_0_6", .tal), Operand("belopp_0_6", .krona),
            Operand("barn_7_10", .tal), Operand("belopp_7_10", .krona),
            Operand("barn_11_14", .tal), Operand("belopp_11_14", .krona),
            Operand("barn_15", .tal), Operand("belopp_15", .krona),
        ],
        paragraph: "UB 7 kap. 4–5 §§; Kronofogdens allmänna råd", source: .act(.normalbelopp2023), confidence: .reported
    )

    /// What the employer takes of its own claim: only above what is protected.
    public static let setOff = Formula(
        FormulaID(144), name: "Arbetsgivarens avdrag",
        expression:
            "min(fordran; max(0; netto − tidigare − förbehållsbelopp))",
        operands: [
            Operand("fordran", .krona), Operand("netto", .krona), Operand("tidigare", .krona),
            Operand("förbehållsbelopp", .krona),
        ],
        paragraph: "Kvittningslagen (1970:215); beslut L10 och L14",
        source: [.act(.kvittningslagen, "1–3 §§"), .page(.maxpa)], confidence: .reported)

    /// What is taken of a deduction that the employee has asked for.
    public static let voluntary = Formula(
        FormulaID(145), name: "Frivilligt nettoavdrag", expression: "min(avdrag; max(0; netto − tidigare))",
        operands: [Operand("avdrag", .krona), Operand("netto", .krona), Operand("tidigare", .krona)],
        paragraph: "Beslut L10 och L14", source: .page(.maxpa),
        confidence: .reported)

    /// All formulas of attachment, set-off and net deductions.
    public static let formulas: [Formula] = [
        limited, everything, converted, household, setOff, voluntary, NegativePay.receivableFormula,
    ]

    /// All figures: the standard amounts, for plausibility only.
    public static let figures: [Figure] = Normalbelopp.figures
}
