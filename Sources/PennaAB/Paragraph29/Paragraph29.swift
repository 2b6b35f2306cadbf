//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 29 Föräldraledighet: föräldrapenningtillägg and föräldralön.
///
/// The deduction is made by § 17.
///
/// Föräldrapenningtillägg is a percentage of the pay for each calendar day of leave with föräldrapenning, at its extent
/// (percent, or the share of the day's shifts that hours take), for so many days of a birth and until the child has an
/// age, for those employed long enough before the leave; by an employer's switch it is that percentage of the deduction
/// made for those days instead (decision A42). Each calendar day counts as one, whatever its extent. Föräldralön is a
/// percentage of the part of the pay above a ceiling (A7). Care of a sick child (VAB) has neither.
///
/// The page: what it says, when, how much from when, what may be chosen, how it is calculated, pay items, an example.
/// Which days have what is in `ParentalDays.swift`, their lines in `ParentalLines.swift`, what the AGI reports in
/// `ParentalReport.swift`.
enum ParentalLeave {
    // MARK: What it says

    private static let text: RuleText = """
        Den som är föräldraledig med föräldrapenning över lägsta nivån får ett tillägg på \(share), räknat på \(method). \
        Det betalas för högst \(mostDays) per födsel, tills barnet är \(mostMonths) månader, och om anställningen varat \
        minst \(employedDays) före ledigheten. Den vars lön i månaden är högre än taket för föräldrapenningen \
        (\(ceiling) av prisbasbeloppet) får dessutom föräldralön, \(shareAbove) av delen över taket i högst \
        \(mostDaysAbove) per födsel.

        Avdraget för ledigheten görs enligt \(paragraph: 17). Vård av sjukt barn ger avdrag men inget tillägg. Barnets \
        födelsedag anges alltid, och dagarna rapporteras i arbetsgivardeklarationen.
        """

    // MARK: When

    private static let kav: Source = .agreement(.ab25, "§ 29", .kav, .lak)
    private static let known = kav + [.page(.lakarforbundet), .page(.harnosand)]

    static let mostDays = ABFigure(
        "ab.29.tillagg-dagar", name: "Föräldrapenningtillägg, kalenderdagar per födsel", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 180, source: known, confidence: .confirmed)])
    static let mostMonths = ABFigure(
        "ab.29.barnets-alder", name: "Föräldrapenningtillägg tills barnet är så många månader", unit: .tal,
        rows: [FigureRow(from: AB.firstDay, 24, source: known, confidence: .confirmed)])
    static let employedDays = ABFigure(
        "ab.29.anstalld", name: "Kalenderdagar anställd före ledigheten", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 180, source: known, confidence: .confirmed)])
    static let mostDaysAbove = ABFigure(
        "ab.29.foraldralon-dagar", name: "Föräldralön, kalenderdagar per födsel", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 270, source: kav, confidence: .reported)])

    // MARK: How much, from when

    static let share = ABFigure(
        "ab.29.tillagg", name: "Föräldrapenningtillägg, procent av lönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 100_000, source: known, confidence: .confirmed)])
    static let shareAbove = ABFigure(
        "ab.29.foraldralon", name: "Föräldralön, procent av lönen över taket", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 776_000, source: .decision(.a7), confidence: .unconfirmed)])
    static let ceiling = ABFigure(
        "ab.29.tak", name: "Taket för föräldralön, procent av prisbasbeloppet i månaden", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 833_300, source: kav, confidence: .reported)])

    // MARK: What may be chosen

    static let method = ABFigure(
        "ab.29.metod", name: "Föräldrapenningtillägget räknas på", unit: .tal,
        choices: ["lönen för varje kalenderdag, i ledighetens omfattning", "avdraget som görs för dagarna"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a42), confidence: .reported)])

    // MARK: How it is calculated

    /// Föräldrapenningtillägg for calendar days of one extent.
    struct Supplement: Working {
        static let formula = Formula(
            FormulaID(2150), name: "Föräldrapenningtillägg",
            expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar)",
            operands: [Operand("andel", .procent)] + AbsenceBasis.operands + wholeDays, paragraph: "AB § 29",
            source: kav, confidence: .reported, quantity: "dagar", paid: PaidMeasure("andel × omfattning × dagar", .dag)
        )

        let share: Percent
        let basis: AbsenceBasis
        let monthDays: Int64
        let extent: Percent
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay / monthDays * extent * days * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.procent(extent)
            operands.dag(days)
        }
    }

    /// Föräldralön for calendar days of one extent.
    struct PayAbove: Working {
        static let formula = Formula(
            FormulaID(2151), name: "Föräldralön",
            expression:
                "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × tak) ÷ kalenderdagar × omfattning × dagar)",
            operands: [Operand("andel", .procent)] + PayAboveCeiling.operands + wholeDays, paragraph: "AB § 29",
            source: .decision(.a7), confidence: .unconfirmed, quantity: "dagar",
            paid: PaidMeasure("andel × omfattning × dagar", .dag))

        let share: Percent
        let above: PayAboveCeiling
        let monthDays: Int64
        let extent: Percent
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (above.pay() / monthDays * extent * days * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            above.write(to: &operands)
            operands.dag(monthDays)
            operands.procent(extent)
            operands.dag(days)
        }
    }

    /// Föräldrapenningtillägg for hours of days with shifts of one length.
    struct HoursSupplement: Working {
        static let formula = Formula(
            FormulaID(2153), name: "Föräldrapenningtillägg, del av dag",
            expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
            operands: [Operand("andel", .procent)] + AbsenceBasis.operands + hours, paragraph: "AB § 29", source: kav,
            confidence: .reported, quantity: "frånvaro", paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))

        let share: Percent
        let basis: AbsenceBasis
        let monthDays: Int64
        let absent: Minutes
        let scheduled: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay / monthDays * absent / scheduled * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.timme(absent)
            operands.timme(scheduled)
        }
    }

    /// Föräldralön for hours of days with shifts of one length.
    struct HoursPayAbove: Working {
        static let formula = Formula(
            FormulaID(2154), name: "Föräldralön, del av dag",
            expression:
                "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × tak) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
            operands: [Operand("andel", .procent)] + PayAboveCeiling.operands + hours, paragraph: "AB § 29",
            source: .decision(.a7), confidence: .unconfirmed, quantity: "frånvaro",
            paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))

        let share: Percent
        let above: PayAboveCeiling
        let monthDays: Int64
        let absent: Minutes
        let scheduled: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (above.pay() / monthDays * absent / scheduled * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            above.write(to: &operands)
            operands.dag(monthDays)
            operands.timme(absent)
            operands.timme(scheduled)
        }
    }

    /// Föräldrapenningtillägg on what § 17 takes for the days, where the employer has chosen so.
    struct SupplementOnDeduction: Working {
        static let formula = Formula(
            FormulaID(2152), name: "Föräldrapenningtillägg på avdraget", expression: "öre(andel × avdrag)",
            operands: [Operand("andel", .procent), Operand("avdrag", .krona)], paragraph: "AB § 29",
            source: [.local("ab.29.metod"), .decision(.a42)], confidence: .reported)

        let share: Percent
        let deduction: Amount

        func amount() throws(PayrollError) -> Amount {
            try (Exact(deduction) * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(deduction)
        }
    }

    private static let wholeDays = [
        Operand("kalenderdagar", .dag), Operand("omfattning", .procent), Operand("dagar", .dag),
    ]
    private static let hours = [
        Operand("kalenderdagar", .dag), Operand("frånvaro", .timme), Operand("passets_tid", .timme),
    ]

    // MARK: Pay items

    static let supplementItem = PayItem(
        PayItemID(210), key: "foraldrapenningtillagg", name: "Föräldrapenningtillägg")
    static let aboveItem = PayItem(PayItemID(211), key: "foraldralon", name: "Föräldralön")
    static let payItems = [supplementItem, aboveItem]

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 60 000 kr. Föräldraledig på heltid hela oktober 2026 med barn fött den 1 mars 2026.",
            pay: 6_000_000, month: Month(year: 2026, month: 10), [.absence(.foraldraledig, .whole)], Day(2026, 10, 1),
            Day(2026, 10, 31), childBorn: Day(2026, 3, 1))
    }

    // MARK: The rule

    static let figures = [share, mostDays, mostMonths, employedDays, shareAbove, mostDaysAbove, ceiling, method]

    static let rule = RuleDescription(
        paragraph: "AB § 29", name: "Föräldraledighet och vård av barn", text: text,
        formulas: [
            Supplement.formula, HoursSupplement.formula, SupplementOnDeduction.formula, PayAbove.formula,
            HoursPayAbove.formula,
        ],
        figures: figures, example: { () throws(PayrollError) in try example() })
}

/// The part of fast kontant lön above the ceiling for föräldralön.
struct PayAboveCeiling: Sendable {
    let basis: AbsenceBasis
    let baseAmount: Amount
    /// Percent of the base amount in a month.
    let ceiling: Percent

    /// How formulas declare it.
    static let operands =
        AbsenceBasis.operands + [Operand("prisbasbelopp", .krona), Operand("tak", .procent)]

    /// The part of a whole month's pay, unrounded; nothing where the pay is not above the ceiling.
    func pay() throws(PayrollError) -> Exact {
        let difference = basis.pay + Exact(baseAmount) * -1 * ceiling
        return try difference.rounded(.up) > .zero ? difference : Exact(Amount.zero)
    }

    /// Whether there is any.
    func isAny() throws(PayrollError) -> Bool { try pay().rounded(.up) > .zero }

    func write(to operands: inout some OperandWriter) {
        basis.write(to: &operands)
        operands.krona(baseAmount)
        operands.procent(ceiling)
    }
}
