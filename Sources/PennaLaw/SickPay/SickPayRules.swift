//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas of statutory sick pay, listed, and the figures that come on top of those in ``SickPayAct``.
///
/// For a host without a collective agreement; an agreement may have its own way of calculating (SjLL 2 §).
public enum SickPayRules {
    static let text: Source = .act(.sjuklonelagen)
    /// All formulas of statutory sick pay.
    public static let formulas: [Formula] = [
        StatutorySickPay.Deduction.formula, StatutorySickPay.MonthlyPaid.formula, StatutorySickPay.HourlyPaid.formula,
        StatutorySickPay.Supplements.formula, StatutorySickPay.MonthlyKarens.formula,
        StatutorySickPay.WeeklyKarens.formula, StatutorySickPay.KarensRest.formula, Sjukpenning.HighestDay.formula,
    ]

    // MARK: Figures

    /// The consecutive days of employment before sjuklön in an employment shorter than a month (3 §).
    public static let qualifyingDays = days("sjll.3.kvalifikation", "Kvalifikationstid i kort anställning", 14)

    /// The most days between two employments that are counted together (3 §).
    public static let daysBetweenEmployments = days(
        "sjll.3.mellan", "Högst antal dagar mellan anställningar som räknas ihop", 14)

    /// The calendar day after the sick report from which a läkarintyg is required (8 §).
    ///
    /// From April 2022: before that the requirement was lifted for long times during the pandemic.
    public static let certificateDay = Figure(
        "sjll.8.lakarintyg", name: "Läkarintyg från och med denna kalenderdag efter sjukanmälan", unit: .dag,
        rows: [
            FigureRow(
                from: Day(2022, 4, 1), 7, source: .act(.sjuklonelagen, "8 § (SFS 2022:75)"), confidence: .confirmed)
        ])

    /// The days within which a case that outlasts the sjuklöneperiod is reported to Försäkringskassan (12 §).
    public static let reportDays = days("sjll.12.anmalan", "Anmälan till Försäkringskassan, dagar", 7)

    /// Whether sick pay costs are declared in the AGI, field 499: 1 while there was a general refund, then 0.
    public static let generalRefund = Figure(
        "sjll.17.fk499", name: "Sjuklönekostnad i arbetsgivardeklarationen, fält 499 (1 ja, 0 nej)", unit: .tal,
        rows: [
            FigureRow(
                from: Day(2024, 1, 1), through: Day(2024, 6, 30), 1,
                source: .page(.skatteverketAGI), confidence: .confirmed),
            FigureRow(
                from: Day(2024, 7, 1), 0, source: [.act(.sjuklonelagen, "17 § upphävd"), .page(.skatteverketAGI)],
                confidence: .confirmed),
        ])

    /// The factor that sjukpenninggrundande inkomst is multiplied with before sjukpenning is calculated.
    public static let sjukpenningFactor = sjukpenning(
        "faktor", "Sjukpenning, faktor på inkomsten", .procent, 970_000, .confirmed)

    /// The share of the income that is sjukpenning at the normal level.
    public static let sjukpenningLevel = sjukpenning(
        "niva", "Sjukpenning på normalnivå", .procent, 800_000, .confirmed)

    /// The days a year's sjukpenning is divided by, in leap years too.
    public static let sjukpenningYearDays = sjukpenning(
        "arsdagar", "Sjukpenning, dagar på ett år", .dag, 365, .reported)

    /// The figures of statutory sick pay that ``SickPayAct/figures`` does not have.
    public static let figures: [Figure] = [
        qualifyingDays, daysBetweenEmployments, certificateDay, reportDays, generalRefund, sjukpenningFactor,
        sjukpenningLevel, sjukpenningYearDays,
    ]

    /// Whether sick pay costs belong in the declaration of a month: the general refund ended with June 2024.
    ///
    /// - Throws: `missingFigure` for months before 2024.
    public static func declaresSickPayCosts(in month: Month) throws(PayrollError) -> Bool {
        try generalRefund.row(on: month.first).value == 1
    }

    private static func days(_ key: String, _ name: String, _ count: Int64) -> Figure {
        Figure(
            key, name: name, unit: .dag,
            rows: [FigureRow(from: Day(2019, 1, 1), count, source: text, confidence: .confirmed)])
    }

    private static func sjukpenning(
        _ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64, _ confidence: Confidence
    ) -> Figure {
        Figure(
            "sjll.sjukpenning." + key, name: name, unit: unit,
            rows: [
                FigureRow(
                    from: Day(2024, 1, 1), value,
                    source: [
                        .act(.socialforsakringsbalken, "28 kap."),
                        .calculated("ger de kända högsta beloppen 2024–2026"),
                    ],
                    confidence: confidence)
            ])
    }
}

/// What Försäkringskassan pays after the sjuklöneperiod, as far as an employer needs it.
public enum Sjukpenning {
    /// The highest sjukpenning for a day, in whole kronor: 1 218 for 2024, 1 250 for 2025, 1 259 for 2026.
    ///
    /// Ten prisbasbelopp × 0.97 × 80 % ÷ 365, rounded half away from zero to kronor (SFB 25 and 28 kap.).
    ///
    /// - Throws: `yearNotCovered`, naming the year, when its prisbasbelopp is unknown.
    public static func highestDay(in year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> Proof {
        let ceiling = try BaseAmountCeiling.sjukpenning.yearly(in: year, years: years)
        let base = try years.derivationBase(in: year)
        let factor = try SickPayRules.sjukpenningFactor.row(in: year, years)
        let level = try SickPayRules.sjukpenningLevel.row(in: year, years)
        let days = try SickPayRules.sjukpenningYearDays.row(in: year, years)
        let working = HighestDay(
            ceiling: ceiling, factor: Percent(millionths: factor.value), level: Percent(millionths: level.value),
            yearDays: days.value)
        return try Proof(
            of: working,
            base.confidence.weaker(factor.confidence).weaker(level.confidence).weaker(days.confidence))
    }

    /// The highest sjukpenning a day.
    struct HighestDay: Working {
        static let formula = Formula(
            FormulaID(127), name: "Högsta sjukpenning per dag",
            expression: "krona(inkomsttak × faktor × nivå ÷ årsdagar)",
            operands: [
                Operand("inkomsttak", .krona), Operand("faktor", .procent), Operand("nivå", .procent),
                Operand("årsdagar", .dag),
            ],
            paragraph: "SFB 25 kap. 5 §, 28 kap.", source: .calculated("ur prisbasbeloppet"), confidence: .reported)

        let ceiling: Amount
        let factor: Percent
        let level: Percent
        let yearDays: Int64

        func amount() throws(PayrollError) -> Amount {
            try Amount(
                kronor: (Exact(ceiling) * factor * level / yearDays / 100).wholeNumber(.halfAwayFromZero))
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(ceiling)
            operands.procent(factor)
            operands.procent(level)
            operands.dag(yearDays)
        }
    }
}
