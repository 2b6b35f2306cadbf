//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 22 Jour och beredskap.
///
/// Jour is 30 % of timlön for the first 50 hours of a calendar month and 59 % above; beredskap 14 % up to 130 hours
/// (125 from AB 25) and 28 % above. On Saturdays, Sundays and holidays the amount is doubled (decision A45). Time that is
/// worked meanwhile is overtime and has no standby pay. Each minute belongs to its own calendar month; minutes are exact.
///
/// The page: what it says, when, how much from when, what may be chosen, how it is calculated, an example. The minutes
/// are sorted in `StandbyMonth.swift`.
enum Standby {
    // MARK: What it says

    private static let text: RuleText = """
        Jour är att finnas på arbetsstället, beredskap att finnas någon annanstans och kunna komma. Ersättningen är en \
        del av timlönen (heltidslönen delad med \(Overtime.divisor)) för varje timme, i två steg per kalendermånad: jour \
        \(lowJour) upp till \(jourLimit) och \(highJour) däröver, beredskap \(lowBeredskap) upp till \(beredskapLimit) \
        och \(highBeredskap) däröver. På lördag, söndag och helgdag är den \(holidayFactor) gånger så stor, från klockan \
        \(holidayFrom, .clock) kvällen före till klockan \(holidayUntil, .clock) nästa vardag.

        Den som måste arbeta får övertid för den tiden i stället för jour eller beredskap. Ett pass över ett månadsskifte \
        delas vid midnatt. Hel frånvaro tar jour och beredskap som den möter, och den förlorade tiden räknas mot \
        månadens gräns; bara sjukdom ersätter den (\(paragraph: 28)). Det som började kvällen före den första \
        frånvarodagen betalas fram till den dagens första pass.
        """

    // MARK: When

    private static let burlov: Source = .agreement(.ab17, "§ 22", .burlovStandby)

    static let holidayFrom = ABFigure(
        "ab.22.helg-fran", name: "Helgersättningen börjar kvällen före, klockan", unit: .timme,
        rows: [FigureRow(from: AB.firstDay, 19 * 60, source: .page(.ka20180328), confidence: .reported)])
    static let holidayUntil = ABFigure(
        "ab.22.helg-till", name: "Helgersättningen slutar nästa vardag, klockan", unit: .timme,
        rows: [
            FigureRow(from: AB.firstDay, 6 * 60, source: [.page(.ka20180328), .decision(.a45)], confidence: .reported)
        ])

    // MARK: How much, from when

    static let lowJour = ABFigure(
        "ab.22.jour", name: "Jour, procent av timlönen upp till gränsen", unit: .procent,
        rows: percentages(300_000))
    static let highJour = ABFigure(
        "ab.22.jour-over", name: "Jour, procent av timlönen över gränsen", unit: .procent,
        rows: percentages(590_000))
    static let jourLimit = ABFigure(
        "ab.22.jour-grans", name: "Jourtimmar i kalendermånaden före högre ersättning", unit: .timme,
        rows: [FigureRow(from: AB.firstDay, 50 * 60, source: burlov, confidence: .reported)])
    static let lowBeredskap = ABFigure(
        "ab.22.beredskap", name: "Beredskap, procent av timlönen upp till gränsen", unit: .procent,
        rows: percentages(140_000))
    static let highBeredskap = ABFigure(
        "ab.22.beredskap-over", name: "Beredskap, procent av timlönen över gränsen", unit: .procent,
        rows: percentages(280_000))
    static let beredskapLimit = ABFigure(
        "ab.22.beredskap-grans", name: "Beredskapstimmar i kalendermånaden före högre ersättning", unit: .timme,
        rows: [
            FigureRow(from: AB.firstDay, 130 * 60, source: burlov, confidence: .reported),
            FigureRow(from: Day(2025, 4, 1), 125 * 60, source: .agreement(.ab25, "§ 22", .ohr), confidence: .reported),
        ])
    static let holidayFactor = ABFigure(
        "ab.22.helg-faktor", name: "Jour och beredskap på lördag, söndag och helgdag, gånger", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 200, source: .page(.dikOvertime), confidence: .reported)])

    /// Of a jourpass under Bilaga J, whose page shows it.
    static let annexJWorkingShare = ABFigure(
        "ab.j.arbetstid", name: "Bilaga J, andel av jourpasset som är arbetstid", unit: .procent,
        rows: [
            FigureRow(
                from: AB.firstDay, 500_000, source: .agreement(.ab, "Bilaga J", .burlovStandby, .ka20160705),
                confidence: .reported)
        ])

    /// A percentage, which may have been raised on 1 April 2021: two union pages speak of 5 % more (decision A46).
    private static func percentages(_ millionths: Int64) -> [FigureRow] {
        [
            FigureRow(from: AB.firstDay, millionths, source: burlov, confidence: .reported),
            FigureRow(
                from: Day(2021, 4, 1), millionths, source: .decision(.a46),
                confidence: .unconfirmed),
        ]
    }

    static func percent(_ kind: StandbyKind, isAbove: Bool) -> ABFigure {
        switch kind {
        case .jour: isAbove ? highJour : lowJour
        case .beredskap: isAbove ? highBeredskap : lowBeredskap
        }
    }

    static func limit(_ kind: StandbyKind) -> ABFigure { kind == .jour ? jourLimit : beredskapLimit }

    // MARK: What may be chosen

    static let evesAreHolidays = ABFigure(
        "ab.22.aftnar", name: "Midsommar-, jul- och nyårsafton räknas som helgdag", unit: .tal, choices: ["nej", "ja"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a35), confidence: .unconfirmed)])
    static let workedCounts = ABFigure(
        "ab.22.arbetad-tid", name: "Arbetad tid räknas mot gränsen", unit: .tal, choices: ["nej", "ja"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a35), confidence: .unconfirmed)])

    // MARK: How it is calculated

    /// Jour or beredskap on monthly pay.
    struct Pay: Working {
        static let formula = Formula(
            FormulaID(2070), name: "Jour och beredskap",
            expression: "öre(heltidslön ÷ divisor × procent × faktor × timmar)",
            operands: [
                Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("procent", .procent),
                Operand("faktor", .faktor), Operand("timmar", .timme),
            ],
            paragraph: "AB § 22", source: burlov, confidence: .reported, quantity: "timmar", price: nil)

        let fullTimePay: Amount
        let divisor: Int64
        let percent: Percent
        let factor: Factor
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) / divisor * percent * factor * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.tal(divisor)
            operands.procent(percent)
            operands.faktor(factor)
            operands.timme(time)
        }
    }

    /// Jour or beredskap on hourly pay.
    struct HourlyPaid: Working {
        static let formula = Formula(
            FormulaID(2071), name: "Jour och beredskap, timavlönad",
            expression: "öre(timlön × procent × faktor × timmar)",
            operands: [
                Operand("timlön", .krona), Operand("procent", .procent), Operand("faktor", .faktor),
                Operand("timmar", .timme),
            ],
            paragraph: "AB § 22", source: burlov, confidence: .reported, quantity: "timmar", price: nil)

        let pay: Amount
        let percent: Percent
        let factor: Factor
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * percent * factor * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.procent(percent)
            operands.faktor(factor)
            operands.timme(time)
        }
    }

    static func add(
        to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard !month.work.standby.isEmpty else { return }
        for minutes in try StandbyMonth.all(month.work, month.rules) {
            for (day, held) in minutes.held {
                month.lines.note(minutes.item.id, employment: question.index, day: day, held, .timme)
            }
            for part in minutes.parts where part.fate == .held {
                try addLine(part, minutes.item, to: &month, question)
            }
        }
    }

    /// Standby that sickness took, day by day (decision A43).
    static func lostToSickness(_ work: borrowing MonthWork, _ rules: ABMonth) throws(PayrollError) -> [StandbyMonth
        .Part]
    {
        if work.standby.isEmpty { return [] }
        var parts: [StandbyMonth.Part] = []
        for minutes in try StandbyMonth.all(work, rules) {
            for part in minutes.parts { if case .sick = part.fate { parts.append(part) } }
        }
        return parts
    }

    /// What an hour of a part gives, of the hourly pay.
    static func price(
        _ part: StandbyMonth.Part, _ stretch: PayStretch, _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> (percent: Percent, factor: Factor, confidence: Confidence) {
        let percent = figures[percent(part.kind, isAbove: part.isAbove)]
        let share = StandbyShare(part.kind, stretch, figures)
        let times = part.isDoubled ? figures[holidayFactor].value : 100
        var confidence = percent.confidence.weaker(figures[holidayFrom].confidence)
            .weaker(figures[holidayUntil].confidence).weaker(share.confidence)
        if part.isDoubled { confidence = confidence.weaker(figures[holidayFactor].confidence) }
        return (percent.percent, try share.factor(times, on: stretch.days.first), confidence)
    }

    private static func addLine(
        _ part: StandbyMonth.Part, _ item: PayItem, to month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[part.stretch]
        let figures = month.figures(of: stretch)
        let price = try price(part, stretch, figures)
        let (time, origin) = (Minutes(part.minutes), stretch.origin(question))
        if stretch.terms.isMonthly {
            try month.lines.add(
                item.id,
                Pay(
                    fullTimePay: stretch.fullTimePay, divisor: figures[Overtime.divisor].value,
                    percent: price.percent, factor: price.factor, time: time),
                price.confidence, origin)
        } else {
            try month.lines.add(
                item.id,
                HourlyPaid(pay: stretch.hourlyPay, percent: price.percent, factor: price.factor, time: time),
                price.confidence, origin)
        }
    }

    // MARK: Pay items

    static let jourItem = PayItem(PayItemID(130), key: "jour", name: "Jour")
    static let beredskapItem = PayItem(PayItemID(131), key: "beredskap", name: "Beredskap")
    static let payItems = [jourItem, beredskapItem]

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        let epoch = Instant(seconds: 0)
        let evening = try ClockSpan(from: 17 * 60, to: 31 * 60)
        return RuleExample(
            "Heltidslön 33 000 kr. Beredskap måndag–fredag klockan 17–07 en vecka i oktober 2026.",
            month: Month(year: 2026, month: 10),
            employment: Employment(
                id: "1", start: Day(2020, 1, 1),
                terms: [
                    try Fact(
                        Terms(pay: .monthly(fullTime: Amount(ore: 3_300_000))), from: Day(2020, 1, 1), recorded: epoch)
                ],
                registrations: [
                    Registration(
                        .standby(.beredskap, evening),
                        days: try DayRange(from: Day(2026, 10, 5), through: Day(2026, 10, 9)),
                        recorded: epoch)
                ]),
            items: payItems)
    }

    // MARK: The rule

    static let figures = [
        lowJour, highJour, jourLimit, lowBeredskap, highBeredskap, beredskapLimit, holidayFactor, holidayFrom,
        holidayUntil, evesAreHolidays, workedCounts,
    ]

    static let rule = RuleDescription(
        paragraph: "AB § 22", name: "Jour och beredskap", text: text, formulas: [Pay.formula, HourlyPaid.formula],
        figures: figures, revision: 3, example: { () throws(PayrollError) in try example() })
}
