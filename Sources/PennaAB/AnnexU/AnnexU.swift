//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Bilaga U: uppehållsanställning, as far as it is known.
///
/// The same pay every month of the year: heltidslön × degree × uppehållslönefaktor, which is known for one length of the
/// arbetsår and is raised from the arbetsår that begins in the calendar year of reaching an age. Other arbetsår, absence
/// and uppehållslönetillägg are not known here: the first two are refused by name (decision A24), the last is a finding.
///
/// The page: what it says, when, how much from when, what the employer says, how it is calculated, pay items, an example.
/// Which factor holds is in `WorkYearFactor.swift`, what is done with registrations in `WorkInRecess.swift`.
enum AnnexU {
    // MARK: What it says

    private static let text: RuleText = """
        Den som arbetar ett arbetsår och är ledig under uppehållet har samma lön alla månader: heltidslönen gånger \
        sysselsättningsgraden gånger uppehållslönefaktorn. Den är \(factor) för ett arbetsår på \
        \(fewestDays, .number)–\(mostDays), och \(raise) högre från det arbetsår man fyller \(raiseAge). Arbete under \
        sommarens uppehåll ger timlön (heltidslönen delad med \(Overtime.divisor)) och semesterersättning.

        Andra arbetsår, avdrag vid frånvaro och uppehållslönetillägg är inte kända här; de avvisas eller påpekas. \
        Uppehållslönetillägg påpekas när lönen är under \(topUpThreshold). När arbetsåret börjar anger arbetsgivaren \
        (\(key: yearBegins)).
        """

    // MARK: When

    private static let gbg: Source = .agreement(.ab, "Bilaga U", .goteborgAnnexU)
    private static let known = gbg + .page(.lararforbundetUppehall)

    static let fewestDays = ABFigure(
        "ab.u.dagar-fran", name: "Arbetsårets dagar för faktorn, minst", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 290, source: gbg, confidence: .reported)])
    static let mostDays = ABFigure(
        "ab.u.dagar-till", name: "Arbetsårets dagar för faktorn, högst", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 296, source: gbg, confidence: .reported)])
    static let raiseAge = ABFigure(
        "ab.u.hojning-alder", name: "Uppehållslönefaktorn höjs från det arbetsår man fyller", unit: .tal,
        rows: [FigureRow(from: AB.firstDay, 40, source: known, confidence: .confirmed)])

    // MARK: How much, from when

    static let factor = ABFigure(
        "ab.u.faktor", name: "Uppehållslönefaktor", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 92, source: known, confidence: .confirmed)])
    static let raise = ABFigure(
        "ab.u.hojning-40", name: "Uppehållslönefaktor, höjning från åldern", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 3, source: known, confidence: .confirmed)])
    static let topUpThreshold = ABFigure(
        "ab.u.lonetillagg-troskel", name: "Uppehållslönetillägg, fast kontant lön under", unit: .krona,
        rows: [
            FigureRow(from: Day(2025, 4, 1), 2_349_100, source: gbg, confidence: .reported),
            FigureRow(from: Day(2026, 4, 1), 2_419_600, source: gbg, confidence: .reported),
        ])

    // MARK: What the employer says

    static let yearBegins = ABFigure(
        "ab.u.arbetsar-borjar", name: "Arbetsåret börjar, månad och dag (MMDD)", unit: .tal, rows: [])

    // MARK: How it is calculated

    /// Monthly pay by uppehållslönefaktor.
    struct MonthlyPay: Working {
        static let formula = Formula(
            FormulaID(2180), name: "Månadslön, uppehållsanställning",
            expression: "öre(heltidslön × grad × uppehållslönefaktor × dagar ÷ kalenderdagar)",
            operands: [
                Operand("heltidslön", .krona), Operand("grad", .procent), Operand("uppehållslönefaktor", .faktor),
                Operand("dagar", .dag), Operand("kalenderdagar", .dag),
            ],
            paragraph: "AB Bilaga U", source: gbg, confidence: .reported, quantity: "dagar", price: nil)

        let fullTimePay: Amount
        let degree: Percent
        let factor: Factor
        let days: Int64
        let monthDays: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) * degree * factor * days / monthDays).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.procent(degree)
            operands.faktor(factor)
            operands.dag(days)
            operands.dag(monthDays)
        }
    }

    /// Work in the uppehåll.
    struct HoursPay: Working {
        static let formula = Formula(
            FormulaID(2181), name: "Arbete under uppehåll", expression: "öre(heltidslön ÷ divisor × timmar)",
            operands: [Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("timmar", .timme)],
            paragraph: "AB Bilaga U", source: gbg, confidence: .reported, quantity: "timmar", price: nil)

        let fullTimePay: Amount
        let divisor: Int64
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) / divisor * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.tal(divisor)
            operands.timme(time)
        }
    }

    // MARK: Pay items

    static let hoursItem = PayItem(PayItemID(232), key: "uppehall-timmar", name: "Arbete under uppehåll")
    static let payItems = [hoursItem]

    static let claim = HourClaim(items: [hoursItem.id])

    static func isItem(_ item: PayItemID) -> Bool { item == hoursItem.id }

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        let start = Day(2024, 8, 12)
        return RuleExample(
            "Heltidslön 30 000 kr, 80 procent, arbetsår på 292 dagar, född 1990.", month: Month(year: 2026, month: 10),
            isFixedPay: true,
            employment: Employment(
                id: "1", start: start,
                terms: [
                    try Fact(
                        Terms(
                            pay: .monthly(fullTime: Amount(ore: 3_000_000)), degree: Percent(millionths: 800_000),
                            agreement: "AB Bilaga U", workYearDays: 292), from: start, recorded: Instant(seconds: 0))
                ]))
    }

    // MARK: The rule

    static let figures = [factor, fewestDays, mostDays, raise, raiseAge, yearBegins, topUpThreshold]

    static let rule = RuleDescription(
        paragraph: "AB Bilaga U", name: "Uppehållsanställning", text: text,
        formulas: [MonthlyPay.formula, HoursPay.formula], figures: figures,
        example: { () throws(PayrollError) in try example() })
}
