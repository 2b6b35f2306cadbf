//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 28 Sjukfrånvaro från dag 15, while Försäkringskassan pays sjukpenning (decisions A5, A6).
///
/// Each calendar day, free ones too, costs fast kontant lön ÷ the month's calendar days, at the extent of the sickness.
/// Through day 90, 10 % of it is paid back; through day 365, 77.6 % of the part of the pay above ten prisbasbelopp a year,
/// which sjukpenning does not reach. Hourly paid have nothing from the employer from day 15.
enum LongSickness {
    private static let vardfokus = "Vårdfokus; Hultsfred"
    private static let memory = "Beslut A5 och A6"

    static let share = Figure(
        "ab.28.tillagg", name: "Sjukfrånvaro dag 15–90, procent av lönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 100_000, source: vardfokus, confidence: .reported)])
    static let shareAbove = Figure(
        "ab.28.over-tak", name: "Sjukfrånvaro från dag 15, procent av lönen över taket", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 776_000, source: memory, confidence: .unconfirmed)])
    static let lastShareDay = Figure(
        "ab.28.tillagg-till-dag", name: "Sista sjukdagen med tillägg på hela lönen", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 90, source: vardfokus, confidence: .reported)])
    static let lastDayAbove = Figure(
        "ab.28.over-tak-till-dag", name: "Sista sjukdagen med ersättning över taket", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 365, source: memory, confidence: .unconfirmed)])

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let share: FigureValue
        let shareAbove: FigureValue
        let lastShareDay: FigureValue
        let lastDayAbove: FigureValue
        /// Prisbasbelopp of the year, from the law.
        let baseAmount: FigureValue

        init(_ day: Day, _ settings: [AgreementSetting]) {
            share = LongSickness.share.value(on: day, settings)
            shareAbove = LongSickness.shareAbove.value(on: day, settings)
            lastShareDay = LongSickness.lastShareDay.value(on: day, settings)
            lastDayAbove = LongSickness.lastDayAbove.value(on: day, settings)
            baseAmount = YearlyAmounts.prisbasbelopp.value(on: day, settings)
        }
    }

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]
    private static let days = [
        Operand("kalenderdagar", .dag), Operand("omfattning", .procent), Operand("dagar", .dag),
    ]

    static let deduction = Formula(
        FormulaID(2140), name: "Sjukavdrag från dag 15",
        expression: "−öre((heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar)", operands: basis + days,
        paragraph: "AB § 28 mom. 6–7", source: vardfokus, confidence: .reported, quantity: "dagar", price: nil)
    static let supplement = Formula(
        FormulaID(2141), name: "Sjukfrånvaro dag 15–90, tillägg",
        expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + days, paragraph: "AB § 28 mom. 6–7", source: vardfokus,
        confidence: .reported, quantity: "dagar", price: nil)
    static let above = Formula(
        FormulaID(2142), name: "Sjukfrånvaro, lön över taket",
        expression:
            "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × 10 ÷ 12) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + [Operand("prisbasbelopp", .krona)] + days,
        paragraph: "AB § 28 mom. 6–7", source: memory, confidence: .unconfirmed, quantity: "dagar", price: nil)

    static let rule = RuleDescription(
        paragraph: "AB § 28", name: "Sjukfrånvaro från dag 15",
        text: """
            Från dag 15 betalar Försäkringskassan sjukpenning. Lönen dras av för varje kalenderdag, även lediga, i den \
            omfattning frånvaron har. Till och med dag 90 betalar arbetsgivaren tillbaka 10 procent av avdraget. Den vars \
            lön är högre än tio prisbasbelopp om året får dessutom, till och med dag 365, 77,6 procent av den del som ligger \
            över taket, för den delen ger sjukpenningen inget. Timavlönade har ingen ersättning från dag 15.
            """,
        formulas: [deduction, supplement, above], figures: [share, shareAbove, lastShareDay, lastDayAbove],
        example: { () throws(PayrollError) in try example() })

    static let deductionItem = PayItem(
        PayItemID(200), key: "sjukavdrag-dag-15", name: "Sjukavdrag från dag 15", agiField: 11)
    static let supplementItem = PayItem(
        PayItemID(201), key: "sjuktillagg-dag-15", name: "Sjuktillägg dag 15–90", agiField: 11)
    static let aboveItem = PayItem(
        PayItemID(202), key: "sjukersattning-over-tak", name: "Sjukersättning, lön över taket", agiField: 11)
    static let payItems = [deductionItem, supplementItem, aboveItem]

    /// A calendar day of a period beyond its sjuklön.
    struct SickDay {
        let number: Int
        let day: Day
        let share: Percent

        /// A day.
        ///
        /// - Throws: `invalidValue` when the absence is said in hours, which a free day does not have.
        init(_ number: Int, _ day: Day, _ registration: Registration) throws(PayrollError) {
            guard case .absence(_, let extent) = registration.kind, let share = extent.share else {
                throw PayrollError(
                    .invalidValue,
                    "Sjukfrånvaron \(day) är dag \(number) i perioden. Från dag 15 räknas kalenderdagar: ange procent i stället för timmar eller klockslag.",
                    day: day, row: registration.row)
            }
            self.number = number
            self.day = day
            self.share = share
        }
    }

    /// Days of one extent in one stretch, by how far the period has come.
    private struct Part {
        let stretch: Int
        let share: Percent
        var days: Int64 = 0
        var withSupplement: Int64 = 0
        var aboveCeiling: Int64 = 0
    }

    static func add(
        _ long: [SickDay], _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        var parts: [Part] = []
        for sick in long {
            let stretch = work.stretchIndex(on: sick.day)
            guard work.stretches[stretch].terms.isMonthly else { continue }
            let values = rules.figures[work.stretches[stretch].figures].longSickness
            let known = parts.firstIndex { $0.stretch == stretch && $0.share == sick.share }
            if known == nil { parts.append(Part(stretch: stretch, share: sick.share)) }
            let index = known ?? parts.count - 1
            parts[index].days += 1
            if sick.number <= values.lastShareDay.value { parts[index].withSupplement += 1 }
            if sick.number <= values.lastDayAbove.value { parts[index].aboveCeiling += 1 }
        }
        for part in parts { try addLines(part, work.stretches[part.stretch], question, rules, to: &arena) }
    }

    private static func addLines(
        _ part: Part, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let values = rules.figures[stretch.figures].longSickness
        let origin = stretch.origin(question)
        let monthDays = Int64(rules.days.count)
        let basis = (stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore)
        let day = stretch.fastKontantLon / monthDays * part.share
        arena.add(
            deductionItem.id, try (day * part.days).rounded(.halfAwayFromZero).negated(), deduction.id,
            deduction.confidence, origin,
            [basis.0, basis.1, basis.2, monthDays, part.share.millionths, part.days])
        if part.withSupplement > 0, values.share.value > 0 {
            let percent = Percent(millionths: values.share.value)
            arena.add(
                supplementItem.id, try (day * part.withSupplement * percent).rounded(.halfAwayFromZero), supplement.id,
                supplement.confidence.weaker(values.share.confidence), origin,
                [percent.millionths, basis.0, basis.1, basis.2, monthDays, part.share.millionths, part.withSupplement])
        }
        guard part.aboveCeiling > 0 else { return }
        let base = Amount(ore: try values.baseAmount.known(YearlyAmounts.prisbasbelopp, on: stretch.days.first))
        let excess = stretch.fastKontantLon + Exact(base) * -10 / 12
        guard try excess.rounded(.halfAwayFromZero) > .zero else { return }
        let percent = Percent(millionths: values.shareAbove.value)
        let amount = try (excess / monthDays * part.share * part.aboveCeiling * percent).rounded(.halfAwayFromZero)
        arena.add(
            aboveItem.id, amount, above.id, above.confidence, origin,
            [
                percent.millionths, basis.0, basis.1, basis.2, base.ore, monthDays, part.share.millionths,
                part.aboveCeiling,
            ])
    }

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 60 000 kr. Sjuk hela oktober 2026; perioden börjar den första.", pay: 6_000_000,
            month: Month(year: 2026, month: 10), [.absence(.sjuk, .whole)], Day(2026, 10, 1), Day(2026, 10, 31),
            items: payItems)
    }
}
