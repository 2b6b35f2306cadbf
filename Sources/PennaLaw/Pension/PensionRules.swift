//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas and figures of occupational pension in municipalities, its payroll tax, and löneväxling.
///
/// AKAP-KR applies from 2023-01-01; KAP-KL is kept by some. Left out: AKAP-KL, which ended with 2022, the defined
/// benefit part of KAP-KL, and the extra contributions of the transition to AKAP-KR, whose figures are not known.
public enum PensionRules {
    // MARK: AKAP-KR

    /// The fee that AKAP-KR charges on a half-year's pensionsgrundande lön.
    public static let akapKRHalfYear = Formula(
        FormulaID(170), name: "Pensionsavgift AKAP-KR, halvår", expression: akapKRFee("lön"),
        operands: [Operand("lön", .krona)] + akapKRTerms, paragraph: "AKAP-KR, avgiftsbestämd ålderspension",
        source: akapKRSource, confidence: .confirmed, quantity: "lön")

    /// What one payment adds to the half-year's fee: the fee with it less the fee without it.
    ///
    /// The settlement per half-year is the agreement's; to divide its fee among payments like this is Penna's choice,
    /// and so it is unconfirmed.
    public static let akapKRShare = Formula(
        FormulaID(171), name: "Pensionsavgift AKAP-KR, månadens del av halvåret",
        expression: "\(akapKRFee("(tidigare + lön)")) − \(akapKRFee("tidigare"))",
        operands: [Operand("lön", .krona), Operand("tidigare", .krona)] + akapKRTerms,
        paragraph: "AKAP-KR, avgiftsbestämd ålderspension",
        source: .calculated(
            "skillnaden mellan två avrundade halvårsavgifter; avtalets egen preliminära avgift är inte känd"),
        confidence: .unconfirmed, quantity: "lön")

    /// The fee up to the lower limit.
    public static let akapKRRate = akapKR("avgift", "Pensionsavgift AKAP-KR under gränsen", .procent, 60_000)

    /// The fee between the limits.
    public static let akapKRRateAbove = akapKR("avgift.over", "Pensionsavgift AKAP-KR över gränsen", .procent, 315_000)

    /// The lower limit per half-year, in inkomstbasbelopp: half of 7,5.
    public static let akapKRLowerLimit = akapKR(
        "grans.undre", "AKAP-KR, undre gräns per halvår i inkomstbasbelopp", .faktor, 3_75)

    /// The upper limit per half-year, in inkomstbasbelopp: half of 30.
    public static let akapKRUpperLimit = akapKR(
        "grans.ovre", "AKAP-KR, övre gräns per halvår i inkomstbasbelopp", .faktor, 15_00)

    // MARK: KAP-KL

    /// The fee that KAP-KL charges on a year's pensionsgrundande lön.
    public static let kapKLYear = Formula(
        FormulaID(172), name: "Pensionsavgift KAP-KL, år", expression: kapKLFee("lön"),
        operands: [Operand("lön", .krona)] + kapKLTerms, paragraph: "KAP-KL, avgiftsbestämd ålderspension",
        source: kapKLSource, confidence: .reported, quantity: "lön")

    /// What one payment adds to the year's fee: the fee with it less the fee without it.
    public static let kapKLShare = Formula(
        FormulaID(173), name: "Pensionsavgift KAP-KL, månadens del av året",
        expression: "\(kapKLFee("(tidigare + lön)")) − \(kapKLFee("tidigare"))",
        operands: [Operand("lön", .krona), Operand("tidigare", .krona)] + kapKLTerms,
        paragraph: "KAP-KL, avgiftsbestämd ålderspension",
        source: .calculated(
            "skillnaden mellan två avrundade årsavgifter; avtalets egen preliminära avgift är inte känd"),
        confidence: .unconfirmed, quantity: "lön")

    /// The fee up to the upper limit.
    public static let kapKLRate = kapKL(
        "avgift", "Pensionsavgift KAP-KL", .procent, 45_000, [.page(.kpa), .page(.saco)], .confirmed)

    /// The upper limit of the fee per year, in inkomstbasbelopp.
    public static let kapKLUpperLimit = kapKL(
        "grans.ovre", "KAP-KL, övre gräns per år i inkomstbasbelopp", .faktor, 30_00)

    /// The pay per year, in inkomstbasbelopp, above which KAP-KL also has a defined benefit part.
    public static let kapKLDefinedBenefitLimit = kapKL(
        "grans.formansbestamd", "KAP-KL, gräns för förmånsbestämd del per år i inkomstbasbelopp", .faktor, 7_50)

    // MARK: Särskild löneskatt

    /// Särskild löneskatt on a pension cost.
    public static let loneskatt = Formula(
        FormulaID(174), name: "Särskild löneskatt på pensionskostnader",
        expression: "öre(pensionskostnad × skattesats)",
        operands: [Operand("pensionskostnad", .krona), Operand("skattesats", .procent)],
        paragraph: "Lag (1991:687) 1 §", source: [.act(.pensionsloneskatt), .practice("avrundning till öre")],
        confidence: .reported, quantity: "pensionskostnad", price: "skattesats")

    /// The rate of särskild löneskatt on pension costs.
    public static let loneskattRate = Figure(
        "pension.slp", name: "Särskild löneskatt på pensionskostnader", unit: .procent,
        rows: [
            FigureRow(
                from: Day(2024, 1, 1), through: Day(2026, 12, 31), 242_600,
                source: .act(.pensionsloneskatt, "1 §"), confidence: .confirmed)
        ])

    // MARK: Löneväxling, which is local

    /// The gross deduction of löneväxling.
    public static let vaxlingDeduction = Formula(
        FormulaID(175), name: "Löneväxling, bruttolöneavdrag", expression: "−växlat",
        operands: [Operand("växlat", .krona)], paragraph: vaxlingParagraph, source: vaxlingSource,
        confidence: .unconfirmed, quantity: "växlat")

    /// The employer's pension contribution with the percentage that the employer adds.
    public static let vaxlingContribution = Formula(
        FormulaID(176), name: "Löneväxling, pensionspremie med arbetsgivarens tillägg",
        expression: "öre(växlat × (1 + tillägg))",
        operands: [Operand("växlat", .krona), Operand("tillägg", .procent)], paragraph: vaxlingParagraph,
        source: vaxlingSource, confidence: .unconfirmed, quantity: "växlat")

    /// The contribution that costs the employer, with its tax, exactly what the pay would have cost.
    public static let vaxlingCostNeutral = Formula(
        FormulaID(177), name: "Löneväxling, kostnadsneutral pensionspremie",
        expression: "öre(växlat × (1 + avgift) ÷ (1 + löneskatt))",
        operands: [Operand("växlat", .krona), Operand("avgift", .procent), Operand("löneskatt", .procent)],
        paragraph: vaxlingParagraph + "; SAL 2 kap. 26 §; lag (1991:687)",
        source: vaxlingSource + .page(.accounted, "kostnadsneutralitet ger den vanliga faktorn 1,058"),
        confidence: .reported, quantity: "växlat")

    /// All formulas of pension.
    public static let formulas: [Formula] = [
        akapKRHalfYear, akapKRShare, kapKLYear, kapKLShare, loneskatt, vaxlingDeduction, vaxlingContribution,
        vaxlingCostNeutral,
    ]

    /// All figures of pension.
    public static let figures: [Figure] = [
        akapKRRate, akapKRRateAbove, akapKRLowerLimit, akapKRUpperLimit, kapKLRate, kapKLUpperLimit,
        kapKLDefinedBenefitLimit, loneskattRate,
    ]
}

extension PensionRules {
    private static let akapKRSource: Source = [.page(.skrAKAPKR), .page(.kpa), .page(.valcentralen)]
    private static let kapKLSource: Source = [.page(.burlovPension), .page(.valcentralen)]
    private static let vaxlingParagraph = "Arbetsgivarens lokala villkor för löneväxling"
    private static let vaxlingSource: Source = .employer("beslut")

    private static let akapKRTerms = [
        Operand("undre", .faktor), Operand("övre", .faktor), Operand("inkomstbasbelopp", .krona),
        Operand("avgift", .procent), Operand("avgift_över", .procent),
    ]

    private static let kapKLTerms = [
        Operand("övre", .faktor), Operand("inkomstbasbelopp", .krona), Operand("avgift", .procent),
    ]

    private static func akapKRFee(_ lon: String) -> String {
        "öre(max(0; min(\(lon); undre × inkomstbasbelopp)) × avgift "
            + "+ max(0; min(\(lon); övre × inkomstbasbelopp) − undre × inkomstbasbelopp) × avgift_över)"
    }

    private static func kapKLFee(_ lon: String) -> String {
        "öre(max(0; min(\(lon); övre × inkomstbasbelopp)) × avgift)"
    }

    private static func akapKR(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> Figure {
        Figure(
            "pension.akapkr." + key, name: name, unit: unit,
            rows: [FigureRow(from: Day(2023, 1, 1), value, source: akapKRSource, confidence: .confirmed)])
    }

    private static func kapKL(
        _ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64, _ source: Source = kapKLSource,
        _ confidence: Confidence = .reported
    ) -> Figure {
        Figure(
            "pension.kapkl." + key, name: name, unit: unit,
            rows: [FigureRow(from: Day(2023, 1, 1), value, source: source, confidence: confidence)])
    }

    /// A percentage from the employer, when it is between nothing and the whole.
    static func checkedShare(_ percent: Percent, _ what: String) throws(PayrollError) -> Percent {
        guard percent >= .zero, percent <= .whole else {
            throw PayrollError(
                .invalidValue,
                "\(what) är \(OperandUnit.procent.swedishText(percent.millionths)), men ska vara mellan 0 och 100 %. "
                    + "Rätta procentsatsen.")
        }
        return percent
    }
}
