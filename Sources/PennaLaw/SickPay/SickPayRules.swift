//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas of statutory sick pay, and the figures that come on top of those in ``SickPayAct``.
///
/// For a host without a collective agreement; an agreement may have its own way of calculating (SjLL 2 §).
public enum SickPayRules {
    private static let text: Source = .act(.sjuklonelagen)
    private static let hour: Source = [
        .practice("timavdrag månadslön × 12 ÷ (52 × veckotid)"), .act(.sjuklonelagen, "6 § säger bara förlorad lön"),
    ]

    // MARK: Formulas

    /// What absent time costs somebody with monthly pay.
    public static let deduction = Formula(
        FormulaID(120), name: "Sjukavdrag enligt lag", expression: "−öre(månadslön × 12 ÷ (52 × veckotid) × timmar)",
        operands: [Operand("månadslön", .krona), Operand("veckotid", .timme), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §", source: hour, confidence: .reported, quantity: "timmar")

    /// Sjuklön on monthly pay.
    public static let monthlySickPay = Formula(
        FormulaID(121), name: "Sjuklön enligt lag",
        expression: "öre(andel × månadslön × 12 ÷ (52 × veckotid) × timmar)",
        operands: [
            Operand("andel", .procent), Operand("månadslön", .krona), Operand("veckotid", .timme),
            Operand("timmar", .timme),
        ],
        paragraph: "SjLL 6 §", source: hour, confidence: .reported, quantity: "timmar",
        paid: PaidMeasure("andel × timmar", .timme))

    /// Sjuklön on hourly pay.
    public static let hourlySickPay = Formula(
        FormulaID(122), name: "Sjuklön enligt lag, timavlönad", expression: "öre(andel × timlön × timmar)",
        operands: [Operand("andel", .procent), Operand("timlön", .krona), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §", source: text, confidence: .confirmed, quantity: "timmar", price: "timlön",
        paid: PaidMeasure("andel × timmar", .timme))

    /// Sjuklön for supplements that the absence cost.
    public static let supplementSickPay = Formula(
        FormulaID(123), name: "Sjuklön enligt lag, förlorade tillägg", expression: "öre(andel × förlorade_tillägg)",
        operands: [Operand("andel", .procent), Operand("förlorade_tillägg", .krona)], paragraph: "SjLL 6 §",
        source: text, confidence: .confirmed)

    private static let taken = [Operand("sjuklön_i_perioden", .krona), Operand("tidigare_avdrag", .krona)]
    private static let limit: Source = .decision(.a38)

    /// Karensavdrag on monthly pay.
    public static let monthlyKarens = Formula(
        FormulaID(124), name: "Karensavdrag enligt lag",
        expression:
            "−(min(öre(karensandel × andel × månadslön × 12 ÷ 52); sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [Operand("karensandel", .procent), Operand("andel", .procent), Operand("månadslön", .krona)] + taken,
        paragraph: "SjLL 6 §", source: limit, confidence: .reported)

    /// Karensavdrag on an average week's pay.
    public static let weeklyKarens = Formula(
        FormulaID(125), name: "Karensavdrag enligt lag, genomsnittlig veckolön",
        expression: "−(min(öre(karensandel × andel × veckolön); sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [Operand("karensandel", .procent), Operand("andel", .procent), Operand("veckolön", .krona)] + taken,
        paragraph: "SjLL 6 §", source: limit, confidence: .reported)

    /// What is left of the karensavdrag of a period that began earlier.
    public static let karensRest = Formula(
        FormulaID(126), name: "Karensavdrag enligt lag, resten av en tidigare påbörjad period",
        expression: "−(min(karensavdrag; sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [Operand("karensavdrag", .krona)] + taken, paragraph: "SjLL 6–7 §§", source: limit,
        confidence: .reported)

    /// The highest sjukpenning a day.
    public static let highestSjukpenning = Formula(
        FormulaID(127), name: "Högsta sjukpenning per dag",
        expression: "krona(inkomsttak × faktor × nivå ÷ årsdagar)",
        operands: [
            Operand("inkomsttak", .krona), Operand("faktor", .procent), Operand("nivå", .procent),
            Operand("årsdagar", .dag),
        ],
        paragraph: "SFB 25 kap. 5 §, 28 kap.", source: .calculated("ur prisbasbeloppet"), confidence: .reported)

    /// All formulas of statutory sick pay.
    public static let formulas: [Formula] = [
        deduction, monthlySickPay, hourlySickPay, supplementSickPay, monthlyKarens, weeklyKarens, karensRest,
        highestSjukpenning,
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
    public static func highestDay(in year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> Proved<4> {
        let ceiling = try BaseAmountCeiling.sjukpenning.yearly(in: year, years: years)
        let base = try years.derivationBase(in: year)
        let factor = try SickPayRules.sjukpenningFactor.row(in: year, years)
        let level = try SickPayRules.sjukpenningLevel.row(in: year, years)
        let days = try SickPayRules.sjukpenningYearDays.row(in: year, years)
        let kronor = try
            (Exact(ceiling) * Percent(millionths: factor.value) * Percent(millionths: level.value) / days.value / 100)
            .wholeNumber(.halfAwayFromZero)
        let formula = SickPayRules.highestSjukpenning
        return Proved(
            try Amount(kronor: kronor), by: formula.id,
            formula.confidence.weaker(base.confidence).weaker(factor.confidence).weaker(level.confidence).weaker(
                days.confidence),
            [ceiling.ore, factor.value, level.value, days.value])
    }
}
