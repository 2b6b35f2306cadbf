//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas, listed, and the figures of occupational pension in municipalities, its payroll tax, and löneväxling.
///
/// AKAP-KR applies from 2023-01-01; KAP-KL is kept by some. Left out: AKAP-KL, which ended with 2022, the defined
/// benefit part of KAP-KL. Tilläggsavgift of the transition to AKAP-KR is each person's own: the employer says it.
public enum PensionRules {
    // MARK: AKAP-KR

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

    /// The age through whose month the higher fee is charged (decision L19).
    public static let akapKRAge = Figure(
        "pension.akapkr.lasalder", name: "AKAP-KR, ålder då avgiften över gränsen upphör", unit: .tal,
        rows: [
            FigureRow(
                from: Day(2023, 1, 1), through: Day(2025, 12, 31), 69, source: .memory("LAS 32 a § från 2023"),
                confidence: .unconfirmed),
            FigureRow(
                from: Day(2026, 1, 1), 69, source: [.page(.kpa), .page(.valcentralen), .decision(.l19)],
                confidence: .confirmed),
        ])

    /// The share of inkomstbasbelopp below which a half-year's fee is paid as pay (decision L19).
    public static let akapKRSmallFee = Figure(
        "pension.akapkr.liten-avgift", name: "AKAP-KR, halvårets avgift betalas som lön under, av inkomstbasbelopp",
        unit: .procent,
        rows: [
            FigureRow(
                from: Day(2023, 1, 1), 7_500, source: [.page(.kpa), .page(.valcentralen), .decision(.l19)],
                confidence: .confirmed)
        ])

    // MARK: KAP-KL

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

    /// The rate of särskild löneskatt on pension costs.
    public static let loneskattRate = Figure(
        "pension.slp", name: "Särskild löneskatt på pensionskostnader", unit: .procent,
        rows: [
            FigureRow(
                from: Day(2024, 1, 1), through: Day(2026, 12, 31), 242_600,
                source: .act(.pensionsloneskatt, "1 §"), confidence: .confirmed)
        ])

    /// All formulas of pension.
    public static let formulas: [Formula] = [
        PensionHalfYear.Fee.formula, PensionHalfYear.Share.formula, SmallPensionFee.AsPay.formula,
        SmallPensionFee.TakenBack.formula, KapKLYear.Fee.formula, KapKLYear.Share.formula,
        SarskildLoneskatt.Tax.formula, Lonevaxling.Deduction.formula, Lonevaxling.Contribution.formula,
        Lonevaxling.CostNeutral.formula,
    ]

    /// All figures of pension.
    public static let figures: [Figure] = [
        akapKRRate, akapKRRateAbove, akapKRLowerLimit, akapKRUpperLimit, akapKRAge, akapKRSmallFee, kapKLRate,
        kapKLUpperLimit,
        kapKLDefinedBenefitLimit, loneskattRate,
    ]
}

extension PensionRules {
    static let akapKRSource: Source = [.page(.skrAKAPKR), .page(.kpa), .page(.valcentralen)]
    static let kapKLSource: Source = [.page(.burlovPension), .page(.valcentralen)]

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
