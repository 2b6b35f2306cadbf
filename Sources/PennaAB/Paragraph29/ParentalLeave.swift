//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 29 Föräldraledighet: föräldrapenningtillägg and föräldralön.
///
/// The deduction is made by § 17.
///
/// Föräldrapenningtillägg is 10 % of the pay for each calendar day of leave with föräldrapenning, at its extent (percent, or the
/// share of the day's shifts that hours take), at most
/// 180 days for a birth and until the child is 24 months, for those employed at least 180 days before the leave; by an
/// employer's switch it is 10 % of the deduction made for those days instead (decision A42). Each calendar day counts as
/// one of the 180, whatever its extent. Föräldralön is 77.6 % of the part of the pay above 83.33 % of the prisbasbelopp a month, at most 270 days for a
/// birth (A7). Care of a sick child (VAB) has neither.
enum ParentalLeave {
    private static let kav: Source = .agreement(.ab25, "§ 29", .kav, .lak)
    private static let known = kav + [.page(.lakarforbundet), .page(.harnosand)]

    static let share = ABFigure(
        "ab.29.tillagg", name: "Föräldrapenningtillägg, procent av lönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 100_000, source: known, confidence: .confirmed)])
    static let mostDays = ABFigure(
        "ab.29.tillagg-dagar", name: "Föräldrapenningtillägg, kalenderdagar per födsel", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 180, source: known, confidence: .confirmed)])
    static let mostMonths = ABFigure(
        "ab.29.barnets-alder", name: "Föräldrapenningtillägg tills barnet är så många månader", unit: .tal,
        rows: [FigureRow(from: AB.firstDay, 24, source: known, confidence: .confirmed)])
    static let employedDays = ABFigure(
        "ab.29.anstalld", name: "Kalenderdagar anställd före ledigheten", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 180, source: known, confidence: .confirmed)])
    static let shareAbove = ABFigure(
        "ab.29.foraldralon", name: "Föräldralön, procent av lönen över taket", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 776_000, source: .decision(.a7), confidence: .unconfirmed)])
    static let mostDaysAbove = ABFigure(
        "ab.29.foraldralon-dagar", name: "Föräldralön, kalenderdagar per födsel", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 270, source: kav, confidence: .reported)])
    static let ceiling = ABFigure(
        "ab.29.tak", name: "Taket för föräldralön, procent av prisbasbeloppet i månaden", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 833_300, source: kav, confidence: .reported)])

    static let method = ABFigure(
        "ab.29.metod", name: "Föräldrapenningtillägget räknas på", unit: .tal,
        choices: ["lönen för varje kalenderdag, i ledighetens omfattning", "avdraget som görs för dagarna"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a42), confidence: .reported)])

    static let figures = [share, mostDays, mostMonths, employedDays, shareAbove, mostDaysAbove, ceiling, method]

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]
    private static let days = [
        Operand("kalenderdagar", .dag), Operand("omfattning", .procent), Operand("dagar", .dag),
    ]

    static let supplement = Formula(
        FormulaID(2150), name: "Föräldrapenningtillägg",
        expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + days, paragraph: "AB § 29", source: kav,
        confidence: .reported, quantity: "dagar",
        paid: PaidMeasure("andel × omfattning × dagar", .dag))
    static let above = Formula(
        FormulaID(2151), name: "Föräldralön",
        expression:
            "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × tak) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + [Operand("prisbasbelopp", .krona), Operand("tak", .procent)]
            + days,
        paragraph: "AB § 29", source: .decision(.a7), confidence: .unconfirmed, quantity: "dagar",
        paid: PaidMeasure("andel × omfattning × dagar", .dag))

    private static let hours = [
        Operand("kalenderdagar", .dag), Operand("frånvaro", .timme), Operand("passets_tid", .timme),
    ]

    static let hoursSupplement = Formula(
        FormulaID(2153), name: "Föräldrapenningtillägg, del av dag",
        expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
        operands: [Operand("andel", .procent)] + basis + hours, paragraph: "AB § 29", source: kav,
        confidence: .reported, quantity: "frånvaro",
        paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))
    static let hoursAbove = Formula(
        FormulaID(2154), name: "Föräldralön, del av dag",
        expression:
            "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × tak) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
        operands: [Operand("andel", .procent)] + basis + [Operand("prisbasbelopp", .krona), Operand("tak", .procent)]
            + hours,
        paragraph: "AB § 29", source: .decision(.a7), confidence: .unconfirmed, quantity: "frånvaro",
        paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))

    static let ofDeduction = Formula(
        FormulaID(2152), name: "Föräldrapenningtillägg på avdraget", expression: "öre(andel × avdrag)",
        operands: [Operand("andel", .procent), Operand("avdrag", .krona)], paragraph: "AB § 29",
        source: [.local("ab.29.metod"), .decision(.a42)], confidence: .reported)

    static let rule = RuleDescription(
        paragraph: "AB § 29", name: "Föräldraledighet och vård av barn",
        text: """
            Den som är föräldraledig med föräldrapenning över lägsta nivån får 10 procent av lönen för varje kalenderdag, i \
            ledighetens omfattning: högst 180 dagar per födsel, tills barnet är två år, och om anställningen varat minst 180 \
            dagar före ledigheten. Den vars lön är högre än taket för föräldrapenningen får dessutom föräldralön, 77,6 \
            procent av delen över taket i högst 270 dagar per födsel.

            Avdraget för ledigheten görs enligt § 17. Vård av sjukt barn ger avdrag men inget tillägg. Barnets födelsedag \
            anges alltid, och dagarna rapporteras i arbetsgivardeklarationen.
            """,
        formulas: [supplement, hoursSupplement, ofDeduction, above, hoursAbove], figures: figures,
        example: { () throws(PayrollError) in try example() })

    static let supplementItem = PayItem(
        PayItemID(210), key: "foraldrapenningtillagg", name: "Föräldrapenningtillägg", agiField: 11)
    static let aboveItem = PayItem(PayItemID(211), key: "foraldralon", name: "Föräldralön", agiField: 11)
    static let payItems = [supplementItem, aboveItem]

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 60 000 kr. Föräldraledig på heltid hela oktober 2026 med barn fött den 1 mars 2026.",
            pay: 6_000_000, month: Month(year: 2026, month: 10), [.absence(.foraldraledig, .whole)], Day(2026, 10, 1),
            Day(2026, 10, 31), childBorn: Day(2026, 3, 1))
    }
}
