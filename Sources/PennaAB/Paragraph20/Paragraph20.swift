//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 20 Övertid och fyllnadstid.
///
/// Enkel övertid is work within the two hours immediately before and after the ordinary shift; what exceeds two hours
/// in all, and everything else, is kvalificerad (decision A34). Until 2025-03-31 a part-timer had fyllnadstid up to
/// eight hours a day and for a whole shift on a free weekday, as long as the full-time measure of the schedule period
/// was not exceeded; from 2025-04-01 part-timers have overtime like full-timers (decision A10). Minutes are exact, save
/// for work during jour or beredskap at night (decision A11). The hour that comes twice in October is enkel övertid.
///
/// The page: what the paragraph says, when, how much from when, what may be chosen, how it is calculated, an example. The
/// month's extra work is sorted into kinds in `OvertimeSorting.swift`, rounded in `OvertimeRounding.swift` and gathered
/// in `OvertimeMonth.swift`.
enum Overtime {
    // MARK: What it says

    private static let text: RuleText = """
        Beordrat arbete utöver det ordinarie passet är övertid. Det som ligger inom \(window) omedelbart före och \
        \(window) omedelbart efter passet är enkel övertid, också tiden mellan två delar av ett delat pass \
        (\(bothSides)); allt annat är kvalificerad övertid. En timmes enkel övertid ger \(simple) och en timmes \
        kvalificerad \(qualified) av heltidslönen delad med \(divisor). Procenten är hela lönen för timmen.

        Till och med \(through: fyllnad) hade den som arbetar deltid fyllnadstid (\(fyllnad)) upp till \
        \(operationShift) på en arbetsdag och för hela passet en ledig vardag, så länge heltidsmåttet för schemaperioden \
        inte överskreds. Har arbetsgivaren angett hur långt verksamhetens pass är (\(key: operationShift)) gäller den \
        gränsen också en ledig vardag. Från \(since: partTimeAsFullTime) har deltidsanställda övertid som heltidsanställda.

        Går ett tillfälle över ett månadsskifte betalas \(monthEnd), men enkel och kvalificerad övertid bedöms på hela \
        tillfället och hela passet.

        Övertiden räknas i \(rounding). Arbete under jour eller beredskap som börjar eller slutar mellan klockan \
        \(nightFrom, .clock) och \(nightUntil, .clock) räknas i \(standbyRounding); tillfällen som börjar inom samma \
        halvtimme läggs ihop först. När sommartiden slutar är den timme som kommer två gånger enkel övertid för den som \
        har månadslön.
        """

    // MARK: When

    static let source: Source = [.agreement(.ab25, "§ 20", .kav, .ohr), .page(.ab20Slides)]
    private static let percentages = source + .page(.sverigesIngenjorer)
    private static let lastOldDay = Day(2025, 3, 31)

    static let window = ABFigure(
        "ab.20.fonster", name: "Enkel övertid räknas inom så lång tid från passet", unit: .timme,
        rows: [
            FigureRow(from: AB.firstDay, 120, source: .agreement(.ab, "§ 20 mom. 2", .ab20Text), confidence: .confirmed)
        ])
    static let operationShift = ABFigure(
        "ab.20.verksamhetens-pass", name: "Fyllnadstid räknas till dagens arbetstid är så lång", unit: .timme,
        rows: [
            FigureRow(
                from: AB.firstDay, through: lastOldDay, 8 * 60, source: [.page(.ab20Slides), .page(.ka20081006)],
                confidence: .reported)
        ])
    static let partTimeAsFullTime = ABFigure(
        "ab.20.deltid-som-heltid", name: "Deltidsanställda har övertid som heltidsanställda", unit: .tal,
        choices: ["nej", "ja"],
        rows: [
            FigureRow(
                from: AB.firstDay, through: lastOldDay, 0, source: .agreement(.ab24, "§ 20"), confidence: .confirmed),
            FigureRow(from: Day(2025, 4, 1), 1, source: [.page(.skr89409), .decision(.a10)], confidence: .confirmed),
        ])
    static let nightFrom = clock("ab.20.natt-fran", "Övertid under jour och beredskap, natten börjar", 22 * 60)
    static let nightUntil = clock("ab.20.natt-till", "Övertid under jour och beredskap, natten slutar", 6 * 60)

    private static func clock(_ key: String, _ name: String, _ minute: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: .timme,
            rows: [
                FigureRow(
                    from: AB.firstDay, minute, source: [.page(.ab20Text), .decision(.a11)], confidence: .reported)
            ])
    }

    /// Whether extra work is all paid with the month in which it begins: by the employer's choice (decision A58), and
    /// where it may be fyllnadstid, which belongs to the day on which it begins (A66).
    static func paysWholeOccasion(_ figures: SegmentFigures, _ terms: StretchTerms) -> Bool {
        figures[monthEnd].isOn || (terms.isMonthly && terms.degree < .whole && !figures[partTimeAsFullTime].isOn)
    }

    /// Hours that the sender has sorted already are taken as they are.
    static let claim = HourClaim(items: payItems.map { $0.id }, isExchangeable: true)

    // MARK: How much, from when

    static let divisor = ABFigure(
        "ab.20.timlon-divisor", name: "Timlön är heltidslönen delad med", unit: .tal,
        rows: [FigureRow(from: AB.firstDay, 165, source: percentages, confidence: .confirmed)])
    static let simple = ABFigure(
        "ab.20.enkel", name: "Enkel övertid, procent av timlönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 1_800_000, source: percentages, confidence: .confirmed)])
    static let qualified = ABFigure(
        "ab.20.kvalificerad", name: "Kvalificerad övertid, procent av timlönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 2_400_000, source: percentages, confidence: .confirmed)])
    static let fyllnad = ABFigure(
        "ab.20.fyllnad", name: "Fyllnadstid, procent av timlönen", unit: .procent,
        rows: [
            FigureRow(
                from: AB.firstDay, through: lastOldDay, 1_200_000,
                source: [.page(.dikOvertime), .page(.hrscOvertime), .secondHand("SKR", .ka20210817)],
                confidence: .confirmed)
        ])

    // MARK: What may be chosen

    static let bothSides = ABFigure(
        "ab.20.fore-och-efter", name: "Enkel övertid före, mellan och efter pass", unit: .tal,
        choices: ["högst två timmar sammanlagt", "bara fönstren räknas"],
        rows: [
            FigureRow(
                from: AB.firstDay, 0, source: [.agreement(.ab, "§ 20 mom. 2", .ab20Text), .decision(.a34)],
                confidence: .reported)
        ])
    static let monthEnd = ABFigure(
        "ab.20.manadsskifte", name: "Övertid över ett månadsskifte betalas", unit: .tal,
        choices: ["varje minut i sin månad", "hela tillfället i månaden där det börjar"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a58), confidence: .reported)])
    static let rounding = ABFigure(
        "ab.20.avrundning", name: "Avrundning av övertid", unit: .tal,
        choices: ["exakta minuter", "påbörjad halvtimme per tillfälle"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a11), confidence: .reported)])
    static let standbyRounding = ABFigure(
        "ab.20.avrundning-jour", name: "Avrundning av arbete under jour och beredskap, 22–06", unit: .tal,
        choices: ["exakta minuter", "påbörjad halvtimme per tillfälle"],
        rows: [FigureRow(from: AB.firstDay, 1, source: [.page(.ab20Text), .decision(.a11)], confidence: .reported)])

    static let roundingKind = ABFigure(
        "ab.20.avrundning-slag", name: "Minuter som avrundningen lägger till är av slaget som", unit: .tal,
        choices: ["den sista arbetade minuten har", "är dyrast i tillfället"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a65), confidence: .unconfirmed)])

    // MARK: How it is calculated

    /// Overtime or fyllnadstid on monthly pay; the percentage is the whole pay of the hour.
    struct Pay: Working {
        static let formula = Formula(
            FormulaID(2030), name: "Övertid och fyllnadstid",
            expression: "öre(heltidslön ÷ divisor × procent × timmar)",
            operands: [
                Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("procent", .procent),
                Operand("timmar", .timme),
            ],
            paragraph: "AB § 20", source: source, confidence: .reported, quantity: "timmar", price: nil)

        let fullTimePay: Amount
        let divisor: Int64
        let percent: Percent
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) / divisor * percent * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.tal(divisor)
            operands.procent(percent)
            operands.timme(time)
        }
    }

    /// Overtime on hourly pay (§ 16); the percentage is the whole pay of the hour.
    struct HourlyPaid: Working {
        static let formula = Formula(
            FormulaID(2003), name: "Övertid för timavlönade", expression: "öre(timlön × procent × timmar)",
            operands: [Operand("timlön", .krona), Operand("procent", .procent), Operand("timmar", .timme)],
            paragraph: "AB § 20", source: [.page(.hrscOvertime), .page(.ka20070118)], confidence: .reported,
            quantity: "timmar",
            price: nil)

        let pay: Amount
        let percent: Percent
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * percent * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.procent(percent)
            operands.timme(time)
        }
    }

    static func add(
        _ overtime: borrowing OvertimeMonth, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard overtime.isAny else { return }
        for index in month.work.stretches.indices where overtime.paid[index].isAny {
            let stretch = month.work.stretches[index]
            let minutes = overtime.paid[index]
            try add(fyllnadItem, minutes.fyllnad, fyllnad, stretch, to: &month, stretch.origin(question))
            try add(simpleItem, minutes.simple, simple, stretch, to: &month, stretch.origin(question))
            try add(qualifiedItem, minutes.qualified, qualified, stretch, to: &month, stretch.origin(question))
        }
    }

    /// Adds minutes of a kind.
    static func add(
        _ item: PayItem, _ minutes: Int64, _ percent: ABFigure, _ stretch: PayStretch, to month: inout MonthContext,
        _ origin: LineOrigin
    ) throws(PayrollError) {
        if minutes == 0 { return }
        let figures = month.figures(of: stretch)
        let known = try figures.known(percent, on: stretch.days.first)
        let time = Minutes(minutes)
        guard stretch.terms.isMonthly else {
            try month.lines.add(
                item.id, HourlyPaid(pay: stretch.hourlyPay, percent: known.percent, time: time), known.confidence,
                origin)
            return
        }
        try month.lines.add(
            item.id,
            Pay(
                fullTimePay: stretch.fullTimePay, divisor: figures[divisor].value, percent: known.percent, time: time),
            known.confidence, origin)
    }

    // MARK: Pay items

    static let simpleItem = PayItem(PayItemID(110), key: "overtid-enkel", name: "Övertid, enkel")
    static let qualifiedItem = PayItem(
        PayItemID(111), key: "overtid-kvalificerad", name: "Övertid, kvalificerad")
    static let fyllnadItem = PayItem(PayItemID(112), key: "fyllnadstid", name: "Fyllnadstid")
    static let payItems = [simpleItem, qualifiedItem, fyllnadItem]

    static func isItem(_ item: PayItemID) -> Bool {
        item == simpleItem.id || item == qualifiedItem.id || item == fyllnadItem.id
    }

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try HoursExample.make(
            "Månadslön 33 000 kronor, ordinarie pass 8–16. Beordrad att arbeta till 19 en onsdag i mars 2026.",
            month: Month(year: 2026, month: 3), shift: HoursExample.shift(8, 16), items: [simpleItem, qualifiedItem],
            [(.extraWork(try HoursExample.shift(16, 19)), Day(2026, 3, 4))])
    }

    // MARK: The rule

    static let figures = [
        divisor, simple, qualified, fyllnad, window, bothSides, partTimeAsFullTime, operationShift, monthEnd, rounding,
        standbyRounding, roundingKind, nightFrom, nightUntil,
    ]

    static let rule = RuleDescription(
        paragraph: "AB § 20", name: "Övertid och fyllnadstid", text: text, formulas: [Pay.formula], figures: figures,
        revision: 2,
        example: { () throws(PayrollError) in try example() })
}
