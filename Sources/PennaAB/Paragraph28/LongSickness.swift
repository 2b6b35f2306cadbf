//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 28 Sjukfrånvaro från dag 15, while Försäkringskassan pays sjukpenning (decisions A5, A6).
///
/// Each calendar day, free ones too, costs the pay ÷ the month's calendar days, at the extent of the sickness, but never
/// more than what absence has left of the month's pay. Through day 90, 10 % of a day's pay is paid back, and 77.6 % more
/// (87.6 % in all) of the part of fast kontant lön above ten prisbasbelopp a year, which sjukpenning does not reach; from
/// day 91 through day 365 only the 77.6 %. Hourly paid have nothing from the employer from day 15.
///
/// Where the sickness is registered by hours or the clock, a day's extent is the share of its shifts that it takes; a
/// free day has no such share and is registered by percent.
///
/// The ceiling is ten prisbasbelopp ÷ 12 of the year of the day, as A5 and SFB 25:5 have it; AB words it 83.33 % of the
/// prisbasbelopp a month, which is 2 kr less.
enum LongSickness {
    private static let vardfokus: Source = [.page(.vardfokus), .page(.hultsfredAbsence)]

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
    static let lastShareDay = ABFigure(
        "ab.28.tillagg-till-dag", name: "Sista sjukdagen med tillägg på hela lönen", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 90, source: vardfokus, confidence: .reported)])
    static let lastDayAbove = ABFigure(
        "ab.28.over-tak-till-dag", name: "Sista sjukdagen med ersättning över taket", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 365, source: .decision(.a6), confidence: .unconfirmed)])

    static let figures = [share, shareAbove, shareAboveLate, lastShareDay, lastDayAbove]

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]
    private static let days = [
        Operand("kalenderdagar", .dag), Operand("omfattning", .procent), Operand("dagar", .dag),
    ]

    static let deduction = Formula(
        FormulaID(2140), name: "Sjukavdrag från dag 15",
        expression: "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar; kvar_av_lönen))",
        operands: basis + days + [Operand("kvar_av_lönen", .krona)],
        paragraph: "AB § 28 mom. 6–7", source: vardfokus, confidence: .reported, quantity: "dagar",
        paid: PaidMeasure("omfattning × dagar", .dag))
    static let supplement = Formula(
        FormulaID(2141), name: "Sjukfrånvaro dag 15–90, tillägg",
        expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + days, paragraph: "AB § 28 mom. 6–7", source: vardfokus,
        confidence: .reported, quantity: "dagar",
        paid: PaidMeasure("andel × omfattning × dagar", .dag))
    static let above = Formula(
        FormulaID(2142), name: "Sjukfrånvaro, lön över taket",
        expression:
            "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × 10 ÷ 12) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + [Operand("prisbasbelopp", .krona)] + days,
        paragraph: "AB § 28 mom. 6–7", source: .decision(.a5, .a6), confidence: .unconfirmed, quantity: "dagar",
        paid: PaidMeasure("andel × omfattning × dagar", .dag))

    static let rule = RuleDescription(
        paragraph: "AB § 28", name: "Sjukfrånvaro från dag 15",
        text: """
            Från dag 15 betalar Försäkringskassan sjukpenning. Lönen dras av för varje kalenderdag, även lediga, i den \
            omfattning frånvaron har: procent, eller frånvarons andel av passet. Till och med dag 90 betalar arbetsgivaren tillbaka 10 \
            procent av lönen för dagarna. Den vars lön är högre än tio prisbasbelopp om året får dessutom, till och med dag \
            365, 77,6 procent av den del som ligger över taket, för den delen ger sjukpenningen inget. Därefter, och till \
            timavlönade redan från dag 15, betalar arbetsgivaren inget. Förlorad OB ersätts bara till och med dag 14.
            """,
        formulas: [deduction, supplement, above] + LongSicknessHours.all,
        figures: figures,
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
    }

    /// Days, or minutes, of one extent in one stretch, by how far the period has come.
    private struct Part {
        let stretch: Int
        let extent: CalendarExtent
        var all: Int64 = 0
        /// Through the last day with a supplement on the whole pay.
        var early: Int64 = 0
        /// After that, through the last day with pay above the ceiling.
        var late: Int64 = 0
    }

    /// Adds the lines of days beyond the sjuklön.
    ///
    /// - Parameter left: what other absence has left of the month's pay.
    static func add(
        _ long: [SickDay], _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        left: inout Amount, to arena: inout LineArena
    ) throws(PayrollError) {
        var parts: [Part] = []
        for sick in long {
            let (extent, count) = try work.calendarExtent(.sjuk, on: sick.day)
            arena.note(deductionItem.id, employment: question.index, day: sick.day, 1, .dag)
            let stretch = work.stretchIndex(on: sick.day)
            let values = rules.figures[work.stretches[stretch].figures]
            let known = parts.firstIndex { $0.stretch == stretch && $0.extent == extent }
            if known == nil { parts.append(Part(stretch: stretch, extent: extent)) }
            let index = known ?? parts.count - 1
            parts[index].all += count
            if sick.number <= values[lastShareDay].value {
                parts[index].early += count
            } else if sick.number <= values[lastDayAbove].value {
                parts[index].late += count
            }
        }
        for part in parts { try addLines(part, work.stretches[part.stretch], question, rules, &left, &arena) }
    }

    private static func addLines(
        _ part: Part, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        _ left: inout Amount, _ arena: inout LineArena
    ) throws(PayrollError) {
        let values = rules.figures[stretch.figures]
        let origin = stretch.origin(question)
        let (full, degree) = (stretch.fullTimePay.ore, stretch.terms.degree.millionths)
        let (supplements, month) = (stretch.absenceSupplements(rules).ore, Int64(rules.days.count))
        let day = stretch.absencePay(rules) / month
        let amount = try part.extent.pay(day, part.all).limited(to: left).rounded(.halfAwayFromZero)
        switch part.extent {
        case .share(let share):
            arena.add(
                deductionItem.id, try amount.negated(), deduction.id, deduction.confidence, origin,
                [full, degree, supplements, month, share.millionths, part.all, left.ore])
        case .hours(let scheduled):
            arena.add(
                deductionItem.id, try amount.negated(), LongSicknessHours.deduction.id, deduction.confidence, origin,
                [full, degree, supplements, month, part.all, scheduled.count, left.ore])
        }
        left = try left - amount
        if part.early > 0, values[share].value > 0 {
            let percent = Percent(millionths: values[share].value)
            let amount = try (part.extent.pay(day, part.early) * percent).rounded(.halfAwayFromZero)
            let confidence = supplement.confidence.weaker(values[share].confidence)
            switch part.extent {
            case .share(let share):
                arena.add(
                    supplementItem.id, amount, supplement.id, confidence, origin,
                    [percent.millionths, full, degree, supplements, month, share.millionths, part.early])
            case .hours(let scheduled):
                arena.add(
                    supplementItem.id, amount, LongSicknessHours.supplement.id, confidence, origin,
                    [percent.millionths, full, degree, supplements, month, part.early, scheduled.count])
            }
        }
        try addAbove(part.early, values[shareAbove], part.extent, stretch, origin, rules, &arena)
        try addAbove(part.late, values[shareAboveLate], part.extent, stretch, origin, rules, &arena)
    }

    /// The part of fast kontant lön above ten prisbasbelopp a year.
    private static func addAbove(
        _ count: Int64, _ figure: FigureValue, _ extent: CalendarExtent, _ stretch: PayStretch, _ origin: LineOrigin,
        _ rules: ABMonth, _ arena: inout LineArena
    ) throws(PayrollError) {
        guard count > 0, figure.value > 0 else { return }
        let values = rules.figures[stretch.figures]
        let base = Amount(ore: try values.knownBaseAmount(on: stretch.days.first))
        let excess = stretch.fastKontantLon + Exact(base) * -10 / 12
        let percent = Percent(millionths: figure.value)
        let month = Int64(rules.days.count)
        let amount = try (extent.pay(excess / month, count) * percent).rounded(.halfAwayFromZero)
        guard amount > .zero else { return }
        let confidence = above.confidence.weaker(figure.confidence)
        let (full, degree) = (stretch.fullTimePay.ore, stretch.terms.degree.millionths)
        switch extent {
        case .share(let share):
            arena.add(
                aboveItem.id, amount, above.id, confidence, origin,
                [
                    percent.millionths, full, degree, stretch.supplements.ore, base.ore, month, share.millionths,
                    count,
                ])
        case .hours(let scheduled):
            arena.add(
                aboveItem.id, amount, LongSicknessHours.above.id, confidence, origin,
                [
                    percent.millionths, full, degree, stretch.supplements.ore, base.ore, month, count,
                    scheduled.count,
                ])
        }
    }

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 60 000 kr. Sjuk hela oktober 2026; perioden börjar den första.", pay: 6_000_000,
            month: Month(year: 2026, month: 10), [.absence(.sjuk, .whole)], Day(2026, 10, 1), Day(2026, 10, 31),
            items: payItems)
    }
}

/// The formulas of § 28 from day 15 where the extent of a day is the share of its shifts.
enum LongSicknessHours {
    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]
    private static let hours = [
        Operand("kalenderdagar", .dag), Operand("frånvaro", .timme), Operand("passets_tid", .timme),
    ]

    static let deduction = Formula(
        FormulaID(2163), name: "Sjukavdrag från dag 15, del av dag",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × frånvaro ÷ passets_tid; kvar_av_lönen))",
        operands: basis + hours + [Operand("kvar_av_lönen", .krona)], paragraph: "AB § 28 mom. 6–7",
        source: [.page(.vardfokus), .page(.hultsfredAbsence)], confidence: .reported, quantity: "frånvaro",
        paid: PaidMeasure("frånvaro ÷ passets_tid", .dag))
    static let supplement = Formula(
        FormulaID(2164), name: "Sjukfrånvaro dag 15–90, tillägg, del av dag",
        expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
        operands: [Operand("andel", .procent)] + basis + hours, paragraph: "AB § 28 mom. 6–7",
        source: [.page(.vardfokus), .page(.hultsfredAbsence)], confidence: .reported, quantity: "frånvaro",
        paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))
    static let above = Formula(
        FormulaID(2165), name: "Sjukfrånvaro, lön över taket, del av dag",
        expression:
            "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × 10 ÷ 12) ÷ kalenderdagar × frånvaro ÷ passets_tid)",
        operands: [Operand("andel", .procent)] + basis + [Operand("prisbasbelopp", .krona)] + hours,
        paragraph: "AB § 28 mom. 6–7", source: .decision(.a5, .a6), confidence: .unconfirmed, quantity: "frånvaro",
        paid: PaidMeasure("andel × frånvaro ÷ passets_tid", .dag))

    static let all = [deduction, supplement, above]
}
