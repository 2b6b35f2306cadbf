//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 28 Sjukfrånvaro från dag 15, while Försäkringskassan pays sjukpenning (decisions A5, A6).
///
/// Each calendar day, free ones too, costs the pay ÷ the month's calendar days, at the extent of the sickness, but never
/// more than what absence has left of the month's pay. For some time a share of a day's pay is paid back, and more of the
/// part of fast kontant lön above ten prisbasbelopp a year, which sjukpenning does not reach; after that, for some time,
/// only the latter. Hourly paid have nothing from the employer from day 15.
///
/// Where the sickness is registered by hours or the clock, a day's extent is the share of its shifts that it takes; a
/// free day has no such share and is registered by percent.
///
/// The ceiling is ten prisbasbelopp ÷ 12 of the year of the day, as A5 and SFB 25:5 have it; AB words it 83.33 % of the
/// prisbasbelopp a month, which is 2 kr less.
///
/// The page: what it says, when, how much from when, how it is calculated, an example. The days are sorted in
/// `LongSickDays.swift`.
enum LongSickness {
    // MARK: What it says

    private static let text: RuleText = """
        De första \(Sickness.periodDays, .number) dagarna har sjuklön; därefter betalar Försäkringskassan sjukpenning. \
        Lönen dras då av för varje kalenderdag, även lediga, i den omfattning frånvaron har: procent, eller frånvarons \
        andel av passet. Till och med dag \(lastShareDay, .number) betalar arbetsgivaren tillbaka \(share) av lönen för \
        dagarna. Den vars lön är högre än tio prisbasbelopp om året får dessutom \(shareAbove) av den del som ligger över \
        taket, för den delen ger sjukpenningen inget; efter dag \(lastShareDay, .number) är det \(shareAboveLate), till \
        och med dag \(lastDayAbove, .number). Därefter, och till timavlönade redan när sjuklönen tar slut, betalar \
        arbetsgivaren inget. Förlorad OB ersätts bara under dagarna med sjuklön.
        """

    // MARK: When

    private static let vardfokus: Source = [.page(.vardfokus), .page(.hultsfredAbsence)]

    static let lastShareDay = ABFigure(
        "ab.28.tillagg-till-dag", name: "Sista sjukdagen med tillägg på hela lönen", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 90, source: vardfokus, confidence: .reported)])
    static let lastDayAbove = ABFigure(
        "ab.28.over-tak-till-dag", name: "Sista sjukdagen med ersättning över taket", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 365, source: .decision(.a6), confidence: .unconfirmed)])

    // MARK: How much, from when

    static let share = ABFigure(
        "ab.28.tillagg", name: "Sjukfrånvaro dag 15–90, procent av lönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 100_000, source: vardfokus, confidence: .reported)])
    static let shareAbove = ABFigure(
        "ab.28.over-tak", name: "Sjukfrånvaro dag 15–90, procent av lönen över taket, utöver tillägget på hela lönen",
        unit: .procent, rows: [FigureRow(from: AB.firstDay, 776_000, source: .decision(.a5), confidence: .unconfirmed)])
    static let shareAboveLate = ABFigure(
        "ab.28.over-tak-dag-91", name: "Sjukfrånvaro från dag 91, procent av lönen över taket", unit: .procent,
        rows: [
            FigureRow(
                from: AB.firstDay, 776_000, source: [.page(.lakarforbundet), .decision(.a6)], confidence: .reported)
        ])

    // MARK: How it is calculated

    /// Calendar days of a month at an extent.
    struct Days {
        let monthDays: Int64
        let extent: Percent
        let count: Int64

        fileprivate static let operands = [
            Operand("kalenderdagar", .dag), Operand("omfattning", .procent), Operand("dagar", .dag),
        ]

        /// Their part of a month's pay.
        fileprivate func of(_ pay: Exact) -> Exact { pay / monthDays * extent * count }

        fileprivate func write(to operands: inout some OperandWriter) {
            operands.dag(monthDays)
            operands.procent(extent)
            operands.dag(count)
        }
    }

    /// Absent time of days whose shifts are of one length.
    struct Hours {
        let monthDays: Int64
        let absent: Minutes
        let scheduled: Minutes

        fileprivate static let operands = [
            Operand("kalenderdagar", .dag), Operand("frånvaro", .timme), Operand("passets_tid", .timme),
        ]

        /// Its part of a month's pay.
        fileprivate func of(_ pay: Exact) -> Exact { pay / monthDays * absent / scheduled }

        fileprivate func write(to operands: inout some OperandWriter) {
            operands.dag(monthDays)
            operands.timme(absent)
            operands.timme(scheduled)
        }
    }

    /// A share of the part of a month's pay that is above ten prisbasbelopp a year.
    struct PayAboveCeiling {
        let share: Percent
        let basis: AbsenceBasis
        let baseAmount: Amount

        fileprivate static let operands =
            [Operand("andel", .procent)] + AbsenceBasis.operands + [Operand("prisbasbelopp", .krona)]

        /// The part above the ceiling; negative below it.
        fileprivate var excess: Exact { basis.pay + Exact(baseAmount) * -10 / 12 }

        fileprivate func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            basis.write(to: &operands)
            operands.krona(baseAmount)
        }
    }

    /// The deduction for calendar days; below zero.
    struct DaysDeduction: Working {
        static let formula = Formula(
            FormulaID(2140), name: "Sjukavdrag från dag 15",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar; kvar_av_lönen))",
            operands: AbsenceBasis.operands + Days.operands + [Operand("kvar_av_lönen", .krona)],
            paragraph: "AB § 28 mom. 6–7", source: vardfokus, confidence: .reported, quantity: "dagar",
            paid: PaidMeasure("omfattning × dagar", .dag))

        let basis: AbsenceBasis
        let time: Days
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try time.of(basis.pay).limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            time.write(to: &operands)
            operands.krona(left)
        }
    }

    /// The deduction for absent time of shifts; below zero.
    struct HoursDeduction: Working {
        static let formula = Formula(
            FormulaID(2163), name: "Sjukavdrag från dag 15, del av dag",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × frånvaro ÷ passets_tid; kvar_av_lönen))",
            operands: AbsenceBasis.operands + Hours.operands + [Operand("kvar_av_lönen", .krona)],
            paragraph: "AB § 28 mom. 6–7", source: vardfokus, confidence: .reported, quantity: "frånvaro",
            paid: PaidMeasure("frånvaro ÷ passets_tid", .dag))

        let basis: AbsenceBasis
        let time: Hours
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try time.of(basis.pay).limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            time.write(to: &operands)
            operands.krona(left)
        }
    }

    /// The supplement on the whole pay, for calendar days.
    struct DaysSupplement: Working {
        static let formula = Formula(
            FormulaID(2141), name: "Sjukfrånvaro dag 15–90, tillägg",
            expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar)",
            operands: [Operand("andel", .procent)] + AbsenceBasis.operands + Days.operands,
            paragraph: "AB § 28 mom. 6–7", source: vardfokus, confidence: .reported, quantity: "dagar",
            paid: PaidMeasure("andel × omfattning × dagar", .dag))

        let share: Percent
        let basis: AbsenceBasis
        let time: Days

        func amount() throws(PayrollError) -> Amount {
            try (time.of(basis.pay) * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            basis.write(to: &operands)
            time.write(to: &operands)
        }
    }

    /// The supplement on the whole pay, for absent time of shifts.
    struct HoursSupplement: Working {
        static let formula = Formula(
            FormulaID(2164), name: "Sjukfrånvaro dag 15–90, tillägg, del av dag",
            expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
            operands: [Operand("andel", .procent)] + AbsenceBasis.operands + Hours.operands,
            paragraph: "AB § 28 mom. 6–7", source: vardfokus, confidence: .reported, quantity: "frånvaro",
            paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))

        let share: Percent
        let basis: AbsenceBasis
        let time: Hours

        func amount() throws(PayrollError) -> Amount {
            try (time.of(basis.pay) * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            basis.write(to: &operands)
            time.write(to: &operands)
        }
    }

    /// What is paid for pay above the ceiling, for calendar days.
    struct DaysAbove: Working {
        static let formula = Formula(
            FormulaID(2142), name: "Sjukfrånvaro, lön över taket",
            expression:
                "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × 10 ÷ 12) ÷ kalenderdagar × omfattning × dagar)",
            operands: PayAboveCeiling.operands + Days.operands, paragraph: "AB § 28 mom. 6–7",
            source: .decision(.a5, .a6), confidence: .unconfirmed, quantity: "dagar",
            paid: PaidMeasure("andel × omfattning × dagar", .dag))

        let pay: PayAboveCeiling
        let time: Days

        func amount() throws(PayrollError) -> Amount {
            max(.zero, try (time.of(pay.excess) * pay.share).rounded(.halfAwayFromZero))
        }

        func write(to operands: inout some OperandWriter) {
            pay.write(to: &operands)
            time.write(to: &operands)
        }
    }

    /// What is paid for pay above the ceiling, for absent time of shifts.
    struct HoursAbove: Working {
        static let formula = Formula(
            FormulaID(2165), name: "Sjukfrånvaro, lön över taket, del av dag",
            expression:
                "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × 10 ÷ 12) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
            operands: PayAboveCeiling.operands + Hours.operands, paragraph: "AB § 28 mom. 6–7",
            source: .decision(.a5, .a6), confidence: .unconfirmed, quantity: "frånvaro",
            paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))

        let pay: PayAboveCeiling
        let time: Hours

        func amount() throws(PayrollError) -> Amount {
            max(.zero, try (time.of(pay.excess) * pay.share).rounded(.halfAwayFromZero))
        }

        func write(to operands: inout some OperandWriter) {
            pay.write(to: &operands)
            time.write(to: &operands)
        }
    }

    static let formulas = [
        DaysDeduction.formula, DaysSupplement.formula, DaysAbove.formula, HoursDeduction.formula,
        HoursSupplement.formula, HoursAbove.formula,
    ]

    // MARK: Pay items

    static let deductionItem = PayItem(
        PayItemID(200), key: "sjukavdrag-dag-15", name: "Sjukavdrag från dag 15")
    static let supplementItem = PayItem(
        PayItemID(201), key: "sjuktillagg-dag-15", name: "Sjuktillägg dag 15–90")
    static let aboveItem = PayItem(
        PayItemID(202), key: "sjukersattning-over-tak", name: "Sjukersättning, lön över taket")
    static let payItems = [deductionItem, supplementItem, aboveItem]

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 60 000 kr. Sjuk hela oktober 2026; perioden börjar den första.", pay: 6_000_000,
            month: Month(year: 2026, month: 10), [.absence(.sjuk, .whole)], Day(2026, 10, 1), Day(2026, 10, 31),
            items: payItems)
    }

    // MARK: The rule

    static let figures = [share, shareAbove, shareAboveLate, lastShareDay, lastDayAbove]

    static let rule = RuleDescription(
        paragraph: "AB § 28", name: "Sjukfrånvaro från dag 15", text: text, formulas: formulas, figures: figures,
        example: { () throws(PayrollError) in try example() })
}
