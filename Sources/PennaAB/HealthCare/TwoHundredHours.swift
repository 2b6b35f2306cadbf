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

    static let limit = ABFigure(
        "ab.20.arstimmar-grans", name: "HÖK HoS: övertid och mertid per kalenderår innan tillägg", unit: .timme,
        rows: [FigureRow(from: Day(2022, 4, 1), 200 * 60, source: source, confidence: .reported)])
    static let percent = ABFigure(
        "ab.20.arstimmar-procent", name: "HÖK HoS: tillägg över gränsen, procent av timlönen", unit: .procent,
        rows: [
            FigureRow(from: Day(2022, 4, 1), 1_000_000, source: .page(.vardforbundetHOK22), confidence: .unconfirmed),
            FigureRow(from: Day(2025, 4, 1), 1_000_000, source: source, confidence: .reported),
        ])

    static let figures = [limit, percent]

    /// What the year's hours above the limit give, less what they gave before.
    struct Supplement: Working {
        static let formula = Formula(
            FormulaID(2045), name: "Tillägg över 200 timmar",
            expression:
                "öre(heltidslön ÷ divisor × procent × (max(0; tidigare + timmar − komp − gräns) − max(0; tidigare − gräns)))",
            operands: [
                Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("procent", .procent),
                Operand("tidigare", .timme), Operand("timmar", .timme), Operand("komp", .timme),
                Operand("gräns", .timme),
            ],
            paragraph: "HÖK Hälso- och sjukvård", source: source, confidence: .reported, quantity: nil, price: nil)

        let fullTimePay: Amount
        let divisor: Int64
        let percent: Percent
        let earlier: Minutes
        let worked: Minutes
        let komp: Minutes
        let limit: Minutes

        /// The minutes above the limit that the month adds; negative when komp takes some back.
        var above: Minutes {
            let none = Minutes.zero
            return max(none, earlier + worked - komp - limit) - max(none, earlier - limit)
        }

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) / divisor * percent * above).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.tal(divisor)
            operands.procent(percent)
            operands.timme(earlier)
            operands.timme(worked)
            operands.timme(komp)
            operands.timme(limit)
        }
    }

    static let rule = RuleDescription(
        paragraph: "HÖK HoS", name: "Tillägg över 200 timmar",
        text: """
            För den som omfattas av HÖK Hälso- och sjukvård räknas övertid och mertid under kalenderåret ihop, i arbetade \
            minuter och vare sig de betalas eller sparas. Kompledighet som tas ut under året dras av.

            När summan är större än \(limit) ger varje timme däröver ytterligare \(percent) av heltidslönen delad med \
            \(Overtime.divisor), utöver övertidsersättningen. Tas kompledighet ut sedan gränsen har passerats, räknas \
            tillägget om för den tiden, så att årets tillägg motsvarar årets timmar över gränsen. Tillägget finns från \
            \(since: limit).
            """,
        formulas: [Supplement.formula], figures: figures,
        example: { () throws(PayrollError) in
            var carry = EmploymentCarry(employment: "1")
            carry.extraWork = YearCount(year: 2026, count: 199 * 60)
            return try HoursExample.make(
                "Månadslön 33 000 kronor, ordinarie pass 8–16. Under året 199 timmar övertid, och tre till i oktober 2026.",
                month: Month(year: 2026, month: 10), agreement: "AB HÖK HoS", shift: HoursExample.shift(8, 16),
                carry: carry, items: [item], [(.extraWork(try HoursExample.shift(16, 19)), Day(2026, 10, 7))])
        })

    static let item = PayItem(PayItemID(114), key: "tillagg-200-timmar", name: "Tillägg över 200 timmar")
    static let payItems: [PayItem] = [item]

    static func add(
        _ overtime: borrowing OvertimeMonth, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let taken = try TimeOff.takenMinutes(month)
        guard overtime.isAny || !taken.isEmpty else { return }
        let year = month.rules.month.year
        for index in month.work.stretches.indices where month.work.stretches[index].terms.isMonthly {
            let worked = overtime.isAny ? overtime.worked[index] : 0
            let komp = taken.isEmpty ? 0 : taken[index]
            guard worked != 0 || komp != 0 else { continue }
            let stretch = month.work.stretches[index]
            if stretch.scope.annex == .healthCare {
                let earlier = month.carry.extraWork.count(in: year)
                try addLine(
                    stretch, (Minutes(earlier), Minutes(worked), Minutes(komp)), to: &month, stretch.origin(question))
            }
            try month.carry.extraWork.add(worked - komp, in: year)
        }
    }

    private static func addLine(
        _ stretch: PayStretch, _ time: (earlier: Minutes, worked: Minutes, komp: Minutes),
        to month: inout MonthContext, _ origin: LineOrigin
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        // Before the first row there was no supplement.
        guard figures[limit].isKnown else { return }
        let share = figures[percent]
        let supplement = Supplement(
            fullTimePay: stretch.fullTimePay, divisor: figures[Overtime.divisor].value, percent: share.percent,
            earlier: time.earlier, worked: time.worked, komp: time.komp, limit: figures[limit].minutes)
        guard supplement.above != .zero else { return }
        _ = try share.known(percent, on: stretch.days.first)
        try month.lines.add(item.id, supplement, figures[limit].confidence.weaker(share.confidence), origin)
    }
}
