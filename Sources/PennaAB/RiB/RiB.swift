//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// RiB 19: räddningstjänstpersonal i beredskap, from 2019-05-01 to 2022-05-01; later amounts are not known here.
///
/// Hours are registered on the items of this file. Beredskap is a week's amount by the week's hours, more in the
/// midsummer week and the weeks after it. A call-out has one amount for its first hour, one for those to the eighth and
/// one after.
///
/// The page: what it says, when, how much, how it is calculated, pay items, an example. Which hours become which lines is
/// in `RiBHours.swift`.
enum RiB {
    // MARK: What it says

    private static let text: RuleText = """
        Deltidsbrandmän har beredskap, övning och larm, var och en med sitt belopp; timmarna registreras på var sin \
        löneart. En veckas beredskap är \(Int(hoursOfWeek)) timmar och ger \(week), extra beredskap \(extraWeek). \
        Midsommarveckan och veckorna efter, \(summerWeeks) veckor sammanlagt, är beredskapen \(summerFactor) gånger så \
        stor. En timmes övning ger \(exercise). Ett larm ger \(firstHour) för den första timmen, \(toEighth) för var och \
        en till och med den åttonde och \(fromNinth) för de följande. Det registreras för sig, i hela timmar: hur delar \
        av en timme räknas är inte känt. Frånvaro, övertid och semester enligt RiB är inte kända här och avvisas, liksom \
        belopp efter \(through: week), då nästa avtal tog vid.
        """

    // MARK: When

    private static let kommunal: Source = .agreement(.rib19, "", .kommunalRiB19)
    private static let first = Day(2019, 5, 1)
    private static let last = Day(2022, 5, 1)

    static let summerWeeks = figure(
        "rib.sommar-veckor", "RiB, veckor med högre beredskap, från midsommarveckan", .tal, 8)

    /// The hours of a week, as the formula has them.
    static let hoursOfWeek: Int64 = 168

    // MARK: How much

    static let week = figure("rib.beredskap-vecka", "RiB, beredskap en hel vecka", .krona, 458_700)
    static let extraWeek = figure("rib.extra-beredskap-vecka", "RiB, extra beredskap en hel vecka", .krona, 596_200)
    static let exercise = figure("rib.ovning", "RiB, övning per timme", .krona, 17_030)
    static let firstHour = figure("rib.larm-forsta", "RiB, larm, första timmen", .krona, 29_800)
    static let toEighth = figure("rib.larm-till-attonde", "RiB, larm, timme 2–8", .krona, 23_840)
    static let fromNinth = figure("rib.larm-fran-nionde", "RiB, larm, från timme 9", .krona, 26_400)
    static let summerFactor = figure("rib.sommar-faktor", "RiB, beredskap på sommaren, gånger", .faktor, 140)

    private static func figure(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: unit,
            rows: [FigureRow(from: first, through: last, value, source: kommunal, confidence: .confirmed)])
    }

    // MARK: How it is calculated

    /// Hours of beredskap.
    struct StandbyHours: Working {
        static let formula = Formula(
            FormulaID(2095), name: "RiB, beredskap", expression: "öre(veckobelopp × faktor × timmar ÷ 168)",
            operands: [Operand("veckobelopp", .krona), Operand("faktor", .faktor), Operand("timmar", .timme)],
            paragraph: "RiB 19", source: kommunal, confidence: .confirmed, quantity: "timmar", price: nil)

        let week: Amount
        let factor: Factor
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(week) * factor * time / hoursOfWeek).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(week)
            operands.faktor(factor)
            operands.timme(time)
        }
    }

    /// Hours of an exercise.
    struct ExerciseHours: Working {
        static let formula = Formula(
            FormulaID(2096), name: "RiB, övning", expression: "öre(belopp × timmar)",
            operands: [Operand("belopp", .krona), Operand("timmar", .timme)], paragraph: "RiB 19", source: kommunal,
            confidence: .confirmed, quantity: "timmar", price: "belopp")

        let rate: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount { try (Exact(rate) * time).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(rate)
            operands.timme(time)
        }
    }

    /// A call-out.
    struct CallOut: Working {
        static let formula = Formula(
            FormulaID(2097), name: "RiB, larm",
            expression:
                "öre(min(timmar; 1) × första + max(0; min(timmar; 8) − 1) × till_åttonde + max(0; timmar − 8) × från_nionde)",
            operands: [
                Operand("timmar", .timme), Operand("första", .krona), Operand("till_åttonde", .krona),
                Operand("från_nionde", .krona),
            ],
            paragraph: "RiB 19", source: kommunal, confidence: .confirmed, quantity: "timmar", price: nil)

        let time: Minutes
        let first: Amount
        let toEighth: Amount
        let fromNinth: Amount

        func amount() throws(PayrollError) -> Amount {
            let (one, eight) = (Minutes(60), Minutes(8 * 60))
            let sum =
                Exact(first) * min(time, one) + Exact(toEighth) * max(.zero, min(time, eight) - one)
                + Exact(fromNinth) * max(.zero, time - eight)
            return try sum.rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.timme(time)
            operands.krona(first)
            operands.krona(toEighth)
            operands.krona(fromNinth)
        }
    }

    // MARK: Pay items

    static let standbyItem = PayItem(PayItemID(140), key: "rib-beredskap", name: "RiB, beredskap")
    static let extraItem = PayItem(
        PayItemID(141), key: "rib-extra-beredskap", name: "RiB, extra beredskap")
    static let exerciseItem = PayItem(PayItemID(142), key: "rib-ovning", name: "RiB, övning")
    static let callOutItem = PayItem(PayItemID(143), key: "rib-larm", name: "RiB, larm")
    static let payItems = [standbyItem, extraItem, exerciseItem, callOutItem]

    static let claim = HourClaim(items: payItems.map { $0.id })

    static func isItem(_ item: PayItemID) -> Bool {
        (standbyItem.id.number...callOutItem.id.number).contains(item.number)
    }

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try HoursExample.make(
            "En beredskapsvecka i oktober 2021, och ett larm på tio timmar.", month: Month(year: 2021, month: 10),
            pay: .hourly(.zero), agreement: "RiB 19", items: payItems,
            [
                (.hours(standbyItem.id, Minutes(168 * 60)), Day(2021, 10, 4)),
                (.hours(callOutItem.id, Minutes(10 * 60)), Day(2021, 10, 6)),
            ])
    }

    // MARK: The rule

    static let figures = [week, extraWeek, exercise, firstHour, toEighth, fromNinth, summerFactor, summerWeeks]

    static let rule = RuleDescription(
        paragraph: "RiB 19", name: "Räddningstjänstpersonal i beredskap", text: text,
        formulas: [StandbyHours.formula, ExerciseHours.formula, CallOut.formula], figures: figures,
        example: { () throws(PayrollError) in try example() })
}
