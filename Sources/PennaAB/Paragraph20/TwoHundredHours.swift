//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// HÖK Hälso- och sjukvård: extra pay above 200 hours of overtime and fyllnadstid in a calendar year.
///
/// Time off taken as komp lessens the year's hours. What the year has paid is always the hours it has above 200, so komp
/// taken after the limit was passed takes its share back.
enum TwoHundredHours {
    private static let source: Source = [.agreement(.hokHealth, "", .kav), .page(.vardforbundetHOK22)]

    static let limit = Figure(
        "ab.20.arstimmar-grans", name: "HÖK HoS: övertid och mertid per kalenderår innan tillägg", unit: .timme,
        rows: [FigureRow(from: Day(2022, 4, 1), 200 * 60, source: source, confidence: .reported)])
    static let percent = Figure(
        "ab.20.arstimmar-procent", name: "HÖK HoS: tillägg över gränsen, procent av timlönen", unit: .procent,
        rows: [
            FigureRow(from: Day(2022, 4, 1), 1_000_000, source: .page(.vardforbundetHOK22), confidence: .unconfirmed),
            FigureRow(from: Day(2025, 4, 1), 1_000_000, source: source, confidence: .reported),
        ])

    static let formula = Formula(
        FormulaID(2045), name: "Tillägg över 200 timmar",
        expression:
            "öre(heltidslön ÷ divisor × procent × (max(0; tidigare + timmar − komp − gräns) − max(0; tidigare − gräns)))",
        operands: [
            Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("procent", .procent),
            Operand("tidigare", .timme), Operand("timmar", .timme), Operand("komp", .timme), Operand("gräns", .timme),
        ],
        paragraph: "HÖK Hälso- och sjukvård", source: source, confidence: .reported, quantity: nil, price: nil)

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let limit: FigureValue
        let percent: FigureValue

        init(_ day: Day, _ settings: KnownSettings) {
            limit = TwoHundredHours.limit.value(on: day, settings)
            percent = TwoHundredHours.percent.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "HÖK HoS", name: "Tillägg över 200 timmar",
        text: """
            För den som omfattas av HÖK Hälso- och sjukvård räknas övertid och mertid under kalenderåret ihop, i \
            arbetade minuter och vare sig de betalas eller sparas. Kompledighet som tas ut under året dras av.

            När summan är större än 200 timmar ger varje timme däröver ytterligare 100 procent av heltidslönen delad \
            med 165, utöver övertidsersättningen. Tas kompledighet ut sedan gränsen har passerats, räknas tillägget om \
            för den tiden, så att årets tillägg motsvarar årets timmar över gränsen. Tillägget finns från 1 april 2022.
            """,
        formulas: [formula], figures: [limit, percent],
        example: { () throws(PayrollError) in
            var carry = EmploymentCarry(employment: "1")
            carry.extraWork = YearCount(year: 2026, count: 199 * 60)
            return try HoursExample.make(
                "Månadslön 33 000 kronor, ordinarie pass 8–16. Under året 199 timmar övertid, och tre till i oktober 2026.",
                month: Month(year: 2026, month: 10), agreement: "AB HÖK HoS", shift: HoursExample.shift(8, 16),
                carry: carry, items: [item], [(.extraWork(try HoursExample.shift(16, 19)), Day(2026, 10, 7))])
        })

    static let item = PayItem(PayItemID(114), key: "tillagg-200-timmar", name: "Tillägg över 200 timmar", agiField: 11)
    static let payItems: [PayItem] = [item]

    static func add(
        _ month: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let taken = try TimeOff.takenMinutes(work, rules)
        guard month.isAny || !taken.isEmpty else { return }
        let year = rules.month.year
        for (index, stretch) in work.stretches.enumerated() where stretch.terms.isMonthly {
            let worked = month.isAny ? month.worked[index] : 0
            let komp = taken.isEmpty ? 0 : taken[index]
            guard worked != 0 || komp != 0 else { continue }
            if stretch.scope.annex == .healthCare {
                try addLine(
                    stretch, earlier: carry.extraWork.count(in: year), worked: worked, komp: komp, question, rules,
                    to: &arena)
            }
            try carry.extraWork.add(worked - komp, in: year)
        }
    }

    private static func addLine(
        _ stretch: PayStretch, earlier: Int64, worked: Int64, komp: Int64, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let values = figures.twoHundredHours
        // Before the first row there was no supplement.
        guard values.limit.isKnown else { return }
        let limit = values.limit.value
        let above = max(0, earlier + worked - komp - limit) - max(0, earlier - limit)
        guard above != 0 else { return }
        let share = Percent(millionths: try values.percent.known(percent, on: stretch.days.first))
        let divisor = figures.overtime.divisor.value
        let amount = try (Exact(stretch.fullTimePay) / divisor * share * Minutes(above)).rounded(.halfAwayFromZero)
        let confidence = formula.confidence.weaker(values.limit.confidence).weaker(values.percent.confidence)
        arena.add(
            item.id, amount, formula.id, confidence, stretch.origin(question),
            [stretch.fullTimePay.ore, divisor, share.millionths, earlier, worked, komp, limit])
    }
}
