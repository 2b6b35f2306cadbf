//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The formulas of § 27.
enum HolidayFormulas {
    private static let nacka: Source = [.page(.nackaHoliday), .agreement(.ab25, "§ 27", .kav, .ohr)]
    private static let memory: Source = .decision(.a16)

    static let basis = [Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona)]

    static let day = Formula(
        FormulaID(2050), name: "Semesterdagstillägg",
        expression: "öre(procent × (heltidslön × grad + tillägg) × semesterkvot × arbetsdagar)",
        operands: [Operand("procent", .procent)] + basis + [
            Operand("semesterkvot", .faktor), Operand("arbetsdagar", .dag),
        ],
        paragraph: "AB § 27 mom. 15", source: nacka, confidence: .reported, quantity: "arbetsdagar",
        paid: PaidMeasure("arbetsdagar × semesterkvot", .dag))

    static let compensation = Formula(
        FormulaID(2051), name: "Semesterersättning", expression: "öre(underlag × procent_per_dag × årsrätt)",
        operands: [Operand("underlag", .krona), Operand("procent_per_dag", .procent), Operand("årsrätt", .dag)],
        paragraph: "AB § 27 mom. 16", source: nacka, confidence: .reported, quantity: nil, price: nil)

    static let topUp = Formula(
        FormulaID(2052), name: "Semesterlönetillägg",
        expression: "öre(procent × (tröskel × grad − (heltidslön × grad + tillägg)) × semesterdagar)",
        operands: [Operand("procent", .procent), Operand("tröskel", .krona)] + basis + [
            Operand("semesterdagar", .semesterdag)
        ],
        paragraph: "AB § 27", source: [.page(.borgholm2014), .decision(.a17)], confidence: .unconfirmed,
        quantity: "semesterdagar",
        price: nil)

    static let unpaid = Formula(
        FormulaID(2053), name: "Obetald semesterdag",
        expression: "−öre(procent × heltidslön × grad × semesterkvot × arbetsdagar)",
        operands: [
            Operand("procent", .procent), Operand("heltidslön", .krona), Operand("grad", .procent),
            Operand("semesterkvot", .faktor), Operand("arbetsdagar", .dag),
        ],
        paragraph: "AB § 27", source: .decision(.a15), confidence: .unconfirmed, quantity: "arbetsdagar",
        paid: PaidMeasure("arbetsdagar × semesterkvot", .dag))

    static let unpaidByCalendar = Formula(
        FormulaID(2054), name: "Obetald semesterdag, kalenderdagar",
        expression: "−öre((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × arbetsdagar)",
        operands: basis + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("arbetsdagar", .dag),
        ],
        paragraph: "AB § 27", source: [.local("ab.27.obetald-metod"), .decision(.a15)],
        confidence: .reported, quantity: "arbetsdagar",
        paid: PaidMeasure("arbetsdagar × kalenderdagsfaktor", .dag))

    static let final = Formula(
        FormulaID(2055), name: "Semesterersättning när anställningen slutar",
        expression:
            "öre((procent_lön + procent_tillägg) × (heltidslön × grad + tillägg) × (intjänade + sparade − uttagna))",
        operands: workings, paragraph: "AB § 27 mom. 17", source: memory, confidence: .unconfirmed, quantity: nil,
        price: nil)

    static let debt = Formula(
        FormulaID(2056), name: "Semesterskuld",
        expression:
            "öre((procent_lön + procent_tillägg) × (heltidslön × grad + tillägg) × (intjänade + sparade − uttagna))",
        operands: workings, paragraph: "AB § 27", source: memory, confidence: .unconfirmed, quantity: nil, price: nil)

    private static let workings =
        [Operand("procent_lön", .procent), Operand("procent_tillägg", .procent)] + basis + [
            Operand("intjänade", .semesterdag), Operand("sparade", .semesterdag), Operand("uttagna", .semesterdag),
        ]

    static let all = [day, compensation, topUp, unpaid, unpaidByCalendar, final, debt]
}
