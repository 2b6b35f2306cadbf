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
enum Overtime {
    static let formula = Formula(
        FormulaID(2030), name: "Övertid och fyllnadstid", expression: "öre(heltidslön ÷ divisor × procent × timmar)",
        operands: [
            Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("procent", .procent),
            Operand("timmar", .timme),
        ],
        paragraph: "AB § 20", source: source, confidence: .reported, quantity: "timmar", price: nil)

    static let rule = RuleDescription(
        paragraph: "AB § 20", name: "Övertid och fyllnadstid",
        text: """
            Beordrat arbete utöver det ordinarie passet är övertid. Det som ligger inom två timmar omedelbart före och \
            två timmar omedelbart efter passet är enkel övertid, också tiden mellan två delar av ett delat pass; det \
            som sammanlagt överstiger två timmar, och allt annat, är kvalificerad övertid. En timmes enkel övertid ger \
            180 procent och en timmes kvalificerad 240 procent av heltidslönen delad med 165. Procenten är hela lönen \
            för timmen.

            Till och med 31 mars 2025 hade den som arbetar deltid fyllnadstid (120 procent) upp till åtta timmar på en \
            arbetsdag och för hela passet en ledig vardag, så länge heltidsmåttet för schemaperioden inte överskreds. \
            Från 1 april 2025 har deltidsanställda övertid som heltidsanställda.

            Minuterna är exakta. Arbete under jour eller beredskap som börjar eller slutar mellan 22 och 06 avrundas \
            uppåt till påbörjad halvtimme; tillfällen som börjar inom samma halvtimme läggs ihop först. När sommartiden \
            slutar är den timme som kommer två gånger enkel övertid för den som har månadslön.
            """,
        formulas: [formula], figures: figures,
        example: { () throws(PayrollError) in
            try HoursExample.make(
                "Månadslön 33 000 kronor, ordinarie pass 8–16. Beordrad att arbeta till 19 en onsdag i mars 2026.",
                month: Month(year: 2026, month: 3), shift: HoursExample.shift(8, 16),
                items: [simpleItem, qualifiedItem],
                [(.extraWork(try HoursExample.shift(16, 19)), Day(2026, 3, 4))])
        })

    static let simpleItem = PayItem(PayItemID(110), key: "overtid-enkel", name: "Övertid, enkel", agiField: 11)
    static let qualifiedItem = PayItem(
        PayItemID(111), key: "overtid-kvalificerad", name: "Övertid, kvalificerad", agiField: 11)
    static let fyllnadItem = PayItem(PayItemID(112), key: "fyllnadstid", name: "Fyllnadstid", agiField: 11)
    static let payItems = [simpleItem, qualifiedItem, fyllnadItem]

    static func isItem(_ item: PayItemID) -> Bool {
        item == simpleItem.id || item == qualifiedItem.id || item == fyllnadItem.id
    }

    static func add(
        _ month: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard month.isAny else { return }
        for (index, stretch) in work.stretches.enumerated() where month.paid[index].isAny {
            try addLines(month.paid[index], stretch, question, rules, to: &arena)
        }
    }

    private static func addLines(
        _ minutes: OvertimeMinutes, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures].overtime
        func add(_ item: PayItem, _ count: Int64, _ figure: FigureValue, _ declared: Figure) throws(PayrollError) {
            if count == 0 { return }
            guard stretch.terms.isMonthly else {
                try HourlyPay.addOvertimeLine(item, count, figure, declared, stretch, question, to: &arena)
                return
            }
            let percent = Percent(millionths: try figure.known(declared, on: stretch.days.first))
            let amount = try (Exact(stretch.fullTimePay) / figures.divisor.value * percent * Minutes(count))
                .rounded(.halfAwayFromZero)
            arena.add(
                item.id, amount, formula.id, formula.confidence.weaker(figure.confidence), stretch.origin(question),
                [stretch.fullTimePay.ore, figures.divisor.value, percent.millionths, count])
        }
        try add(fyllnadItem, minutes.fyllnad, figures.fyllnad, fyllnad)
        try add(simpleItem, minutes.simple, figures.simple, simple)
        try add(qualifiedItem, minutes.qualified, figures.qualified, qualified)
    }
}
