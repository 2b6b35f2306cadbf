//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// The formulas of § 17 for leave without pay.
enum LeaveFormulas {
    private static let source: Source = [.page(.lararforbundetDeltid), .page(.hrsc), .page(.hultsfredAbsence)]

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]

    static let day = Formula(
        FormulaID(2020), name: "Ledighet utan lön, hela dagar",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar; kvar_av_lönen))",
        operands: basis + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("dagar", .dag),
            Operand("kvar_av_lönen", .krona),
        ],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "dagar",
        paid: PaidMeasure("dagar × kalenderdagsfaktor", .dag))

    static let part = Formula(
        FormulaID(2021), name: "Ledighet utan lön, del av dag",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid; kvar_av_lönen))",
        operands: basis + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("frånvaro", .timme),
            Operand("passets_tid", .timme), Operand("kvar_av_lönen", .krona),
        ],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "frånvaro",
        paid: PaidMeasure("frånvaro ÷ passets_tid × kalenderdagsfaktor", .dag))

    /// The month's pay is an operand, so that pay and deduction meet to the öre however the month is cut.
    static let month = Formula(
        FormulaID(2022), name: "Ledighet utan lön, hela månaden",
        expression: "−öre(månadens_lön × dagar ÷ lönens_dagar)",
        operands: [Operand("månadens_lön", .krona), Operand("dagar", .dag), Operand("lönens_dagar", .dag)],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "dagar", price: nil)

    static let hour = Formula(
        FormulaID(2023), name: "Ledighet utan lön, timmar",
        expression: "−öre(min((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × frånvaro; kvar_av_lönen))",
        operands: basis + [Operand("veckotid", .timme), Operand("frånvaro", .timme), Operand("kvar_av_lönen", .krona)],
        paragraph: "AB § 17", source: [.local("ab.17.del-av-dag"), .decision(.a22)],
        confidence: .reported, quantity: "frånvaro", price: nil)

    static let monthRest = Formula(
        FormulaID(2024), name: "Ledighet utan lön, hela månaden, ännu en orsak",
        expression: "−(öre(månadens_lön × (tidigare_dagar + dagar) ÷ lönens_dagar) − tidigare_avdrag)",
        operands: [
            Operand("månadens_lön", .krona), Operand("tidigare_dagar", .dag), Operand("dagar", .dag),
            Operand("lönens_dagar", .dag), Operand("tidigare_avdrag", .krona),
        ],
        paragraph: "AB § 17", source: .decision(.a41), confidence: .reported, quantity: "dagar", price: nil)

    static let all = [day, part, hour, month, monthRest]
}
