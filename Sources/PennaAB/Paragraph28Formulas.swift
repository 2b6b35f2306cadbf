//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The formulas of § 28, day 1–14, and the two amounts they have in common.
enum SicknessFormulas {
    private static let source = "SjLL 6 §; AB § 17 mom. 4 och § 28 mom. 5 (beslut A3, A4)"

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]

    static let deduction = Formula(
        FormulaID(2060), name: "Sjukavdrag",
        expression: "−öre((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar)",
        operands: basis + [Operand("veckotid", .timme), Operand("timmar", .timme)], paragraph: "AB § 28 mom. 5",
        source: source, confidence: .reported, quantity: "timmar", price: nil)

    static let monthlyPay = Formula(
        FormulaID(2061), name: "Sjuklön",
        expression: "öre(andel × (heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar)",
        operands: [Operand("andel", .procent)] + basis + [Operand("veckotid", .timme), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: source, confidence: .reported, quantity: "timmar", price: nil)

    static let hourlyPay = Formula(
        FormulaID(2062), name: "Sjuklön, timavlönad", expression: "öre(andel × timlön × timmar)",
        operands: [Operand("andel", .procent), Operand("timlön", .krona), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: source, confidence: .reported, quantity: "timmar",
        price: "timlön")

    static let lostOB = Formula(
        FormulaID(2063), name: "Sjuklön för förlorad OB", expression: "öre(andel × belopp × timmar)",
        operands: [Operand("andel", .procent), Operand("belopp", .krona), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: "Hultsfred; beslut A39", confidence: .reported,
        quantity: "timmar", price: "belopp")

    static let monthlyKarens = Formula(
        FormulaID(2064), name: "Karensavdrag",
        expression:
            "−(min(öre(karensandel × andel × (heltidslön × grad + tillägg) × 12 ÷ 52); sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [Operand("karensandel", .procent), Operand("andel", .procent)] + basis + [
            Operand("sjuklön_i_perioden", .krona), Operand("tidigare_avdrag", .krona),
        ],
        paragraph: "SjLL 6 §; AB § 17 mom. 4", source: source, confidence: .reported)

    static let hourlyKarens = Formula(
        FormulaID(2065), name: "Karensavdrag, timavlönad",
        expression:
            "−(min(öre(karensandel × andel × timlön × veckotid × grad); sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [
            Operand("karensandel", .procent), Operand("andel", .procent), Operand("timlön", .krona),
            Operand("veckotid", .timme), Operand("grad", .procent), Operand("sjuklön_i_perioden", .krona),
            Operand("tidigare_avdrag", .krona),
        ],
        paragraph: "SjLL 6 §; AB § 17 mom. 4", source: source, confidence: .reported)

    static let karensRest = Formula(
        FormulaID(2066), name: "Karensavdrag, resten från förra månaden",
        expression: "−(min(karensavdrag; sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [
            Operand("karensavdrag", .krona), Operand("sjuklön_i_perioden", .krona),
            Operand("tidigare_avdrag", .krona),
        ],
        paragraph: "SjLL 6 §", source: "Beslut A38", confidence: .reported)

    static let all = [deduction, monthlyPay, hourlyPay, lostOB, monthlyKarens, hourlyKarens, karensRest]

    /// What an absent hour costs a monthly paid, unrounded.
    static func hourlyLoss(_ stretch: PayStretch) -> Exact {
        stretch.fastKontantLon * 12 / 52 / stretch.terms.fullTimeWeek / stretch.terms.degree
    }

    /// The whole karensavdrag of a period that begins in a stretch, rounded half away from zero to öre.
    static func karens(_ stretch: PayStretch, _ figures: ABFigures) throws(PayrollError) -> Amount {
        let karens = Percent(millionths: figures.sickness.karensShare.value)
        let share = Percent(millionths: figures.sickness.sickPayShare.value)
        let week =
            stretch.terms.isMonthly
            ? stretch.fastKontantLon * 12 / 52
            : Exact(stretch.hourlyPay) * stretch.terms.fullTimeWeek * stretch.terms.degree
        return try (week * share * karens).rounded(.halfAwayFromZero)
    }
}
