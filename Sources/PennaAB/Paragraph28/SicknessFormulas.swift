//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The formulas of § 28, day 1–14, and what an hour costs; those of karensavdrag are in `Karens.swift`.
enum SicknessFormulas {
    private static let source: Source = [
        .act(.sjuklonelagen, "6 §"), .agreement(.ab, "§ 17 mom. 4 och § 28 mom. 5", .skrKarens), .decision(.a3, .a4),
    ]

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]

    static let deduction = Formula(
        FormulaID(2060), name: "Sjukavdrag",
        expression: "−öre(min((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar; kvar_av_lönen))",
        operands: basis + [Operand("veckotid", .timme), Operand("timmar", .timme), Operand("kvar_av_lönen", .krona)],
        paragraph: "AB § 28 mom. 5", source: source, confidence: .reported, quantity: "timmar", price: nil)

    static let monthlyPay = Formula(
        FormulaID(2061), name: "Sjuklön",
        expression: "öre(andel × (heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar)",
        operands: [Operand("andel", .procent)] + basis + [Operand("veckotid", .timme), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: source, confidence: .reported, quantity: "timmar",
        paid: PaidMeasure("andel × timmar", .timme))

    static let hourlyPay = Formula(
        FormulaID(2062), name: "Sjuklön, timavlönad", expression: "öre(andel × timlön × timmar)",
        operands: [Operand("andel", .procent), Operand("timlön", .krona), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: source, confidence: .reported, quantity: "timmar",
        price: "timlön",
        paid: PaidMeasure("andel × timmar", .timme))

    static let lostOB = Formula(
        FormulaID(2063), name: "Sjuklön för förlorad OB", expression: "öre(andel × belopp × timmar)",
        operands: [Operand("andel", .procent), Operand("belopp", .krona), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: [.page(.hultsfredAbsence), .decision(.a39)],
        confidence: .reported,
        quantity: "timmar", price: "belopp",
        paid: PaidMeasure("andel × timmar", .timme))

    private static let calendarSource: Source = [
        .page(.hultsfredSickness), .agreement(.ab, "§ 17 mom. 4 och § 28 mom. 5", .skrKarens), .decision(.a3, .a4),
    ]
    private static let perDay = basis + [Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor)]

    static let days = Formula(
        FormulaID(2067), name: "Sjukavdrag, hela dagar",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar; kvar_av_lönen))",
        operands: perDay + [Operand("dagar", .dag), Operand("kvar_av_lönen", .krona)], paragraph: "AB § 28 mom. 5",
        source: calendarSource, confidence: .reported, quantity: "dagar",
        paid: PaidMeasure("dagar × kalenderdagsfaktor", .dag))

    static let daysPay = Formula(
        FormulaID(2068), name: "Sjuklön, hela dagar",
        expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar)",
        operands: [Operand("andel", .procent)] + perDay + [Operand("dagar", .dag)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: calendarSource, confidence: .reported, quantity: "dagar",
        paid: PaidMeasure("andel × dagar × kalenderdagsfaktor", .dag))

    static let partDays = Formula(
        FormulaID(2160), name: "Sjukavdrag, del av dag",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid; kvar_av_lönen))",
        operands: perDay + [
            Operand("frånvaro", .timme), Operand("passets_tid", .timme), Operand("kvar_av_lönen", .krona),
        ],
        paragraph: "AB § 28 mom. 5", source: calendarSource, confidence: .reported, quantity: "frånvaro",
        paid: PaidMeasure("frånvaro ÷ passets_tid × kalenderdagsfaktor", .dag))

    static let partDaysPay = Formula(
        FormulaID(2161), name: "Sjuklön, del av dag",
        expression:
            "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid)",
        operands: [Operand("andel", .procent)] + perDay + [
            Operand("frånvaro", .timme), Operand("passets_tid", .timme),
        ],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: calendarSource, confidence: .reported, quantity: "frånvaro",
        paid: PaidMeasure("andel × frånvaro ÷ passets_tid × kalenderdagsfaktor", .dag))

    static let lostOBHalfHours = Formula(
        FormulaID(2162), name: "Sjuklön för förlorad OB, halvtimmar",
        expression: "öre(andel × belopp × halvtimme(timmar))",
        operands: [Operand("andel", .procent), Operand("belopp", .krona), Operand("timmar", .timme)],
        paragraph: "SjLL 6 §; AB § 28 mom. 5", source: [.local("ab.28.ob-avrundning"), .decision(.a39)],
        confidence: .reported, quantity: "timmar", price: "belopp",
        paid: PaidMeasure("andel × halvtimme(timmar)", .timme))

    static let all = [
        deduction, monthlyPay, hourlyPay, lostOB, lostOBHalfHours, days, daysPay, partDays, partDaysPay,
    ]

    /// What an absent hour costs a monthly paid, unrounded.
    static func hourlyLoss(_ stretch: PayStretch, _ rules: ABMonth) -> Exact {
        stretch.absencePay(rules) * 12 / 52 / stretch.terms.fullTimeWeek / stretch.terms.degree
    }
}
