//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Arvode and omkostnadsersättning by the day: kontaktfamilj.
enum CareByDay {
    static let weekend = Figure(
        "arvoden.kontaktfamilj.helgfaktor",
        name: "Kontaktfamilj, arvode för ett helgdygn i förhållande till andra dygn",
        unit: .faktor, rows: [])

    private static let paragraph = "Arvoden 5"
    private static let source: Source = [.page(.skrCosts), .employer("tabell")]

    static let amount = Formula(
        FormulaID(3030), name: "Dygnsarvode", expression: "öre(arvode × dygn × faktor)",
        operands: [Operand("arvode", .krona), Operand("dygn", .antal), Operand("faktor", .faktor)],
        paragraph: paragraph,
        source: .employer("tabell"), confidence: .reported, quantity: "dygn")
    static let share = Formula(
        FormulaID(3031), name: "Dygn av procent av prisbasbeloppet, hela kronor",
        expression: "öre(krona(prisbasbelopp × andel ÷ 365) × dygn × faktor)",
        operands: [
            Operand("prisbasbelopp", .krona), Operand("andel", .procent), Operand("dygn", .antal),
            Operand("faktor", .faktor),
        ], paragraph: paragraph, source: source, confidence: .reported, quantity: "dygn")
    static let exactShare = Formula(
        FormulaID(3032), name: "Dygn av procent av prisbasbeloppet",
        expression: "öre(prisbasbelopp × andel ÷ 365 × dygn × faktor)",
        operands: [
            Operand("prisbasbelopp", .krona), Operand("andel", .procent), Operand("dygn", .antal),
            Operand("faktor", .faktor),
        ], paragraph: paragraph, source: source, confidence: .reported, quantity: "dygn")

    static let rule = RuleDescription(
        paragraph: paragraph, name: "Kontaktfamilj",
        text: """
            En kontaktfamilj får arvode och omkostnadsersättning för varje dygn som barnet är där, efter barnets ålder och nivån. \
            Procent av prisbasbeloppet delas med 365, i hela kronor för ett dygn. Dygnen registreras som lönerad med enbart \
            antal: helgens på uppdragsarvode-helg, andra på uppdragsarvode-dygn; fredag kväll till söndag är enligt SKR två och ett \
            halvt dygn. Arvodet för ett helgdygn är en faktor gånger det vanliga, ofta 2; omkostnadsersättningen är densamma.
            """, formulas: [amount, share, exactShare], figures: CareTable.kontaktfamilj.figures + [weekend],
        example: { () throws(PayrollError) in
            let table = CareTable.kontaktfamilj
            return try ExampleAssignment.example(
                "Ett barn på 10 år är hos kontaktfamiljen en helg, två och ett halvt dygn. Kommunens tabell har en åldersgrupp från 0 år: 300 kr om dygnet i arvode, dubbelt på helg, och 105 % av prisbasbeloppet i omkostnadsersättning.",
                month: Month(year: 2026, month: 10),
                own: [
                    OwnEntry("uppdrag", .text("kontaktfamilj")), OwnEntry("niva", .number(millionths: 1_000_000)),
                    OwnEntry("fodd", .text("2016-03-01")),
                ],
                registrations: [.payLine(PayLineOrder(item: ArvodenItems.careWeekend.id, quantity: 25_000))],
                settings: [
                    ExampleAssignment.setting(table.ages[0], 0), ExampleAssignment.setting(table.fees[0][0], 30_000),
                    ExampleAssignment.setting(table.costs[0][0], 1_050_000), ExampleAssignment.setting(weekend, 200),
                ])
        })

    /// Whether a quantity of an item is days that the table prices.
    static func isPriced(_ item: PayItemID) -> Bool {
        item == ArvodenItems.careDays.id || item == ArvodenItems.careWeekend.id
    }

    /// A day's share of prisbasbelopp, in whole kronor.
    static func day(_ base: Amount, _ share: Percent) throws(PayrollError) -> Amount {
        try Amount(kronor: (Exact(base) * share / 365 / 100).wholeNumber(.halfAwayFromZero))
    }

    static func add(
        _ registered: borrowing RegisteredMonth, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let table = CareTable.kontaktfamilj
        for event in registered.days {
            let group = try table.group(event.assignment.born, on: event.day, rules)
            let isWeekend = event.item == ArvodenItems.careWeekend.id
            let factor =
                try isWeekend
                ? rules.known(weekend, on: event.day, row: event.row) : FigureValue(value: 100, confidence: .confirmed)
            let fee = try table.fee(group, event.assignment.level, on: event.day, rules, row: event.row)
            let item = event.assignment.feeItem(isWeekend ? ArvodenItems.careWeekend : ArvodenItems.careDays)
            if fee.isShare {
                try addShare(fee.known, factor, item, event, question, rules, to: &arena)
            } else if fee.known.value != 0 {
                let paid =
                    Exact(fee.known.amount) * event.quantity / OperandUnit.antal.storedPerUnit * factor.value / 100
                arena.add(
                    item, try paid.rounded(.halfAwayFromZero), amount.id,
                    amount.confidence.weaker(fee.known.confidence).weaker(factor.confidence), event.origin(question),
                    [fee.known.value, event.quantity, factor.value])
            }
            let costs = try rules.known(table.costs[group][event.assignment.level - 1], on: event.day, row: event.row)
            let costItem = try CareCosts.item(of: event.assignment, table, costs, on: event.day, rules)
            try addShare(
                costs, FigureValue(value: 100, confidence: costItem.confidence), costItem.costs, event, question, rules,
                to: &arena)
        }
    }

    private static func addShare(
        _ percent: FigureValue, _ factor: FigureValue, _ item: PayItemID, _ event: RegisteredEvent,
        _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        guard percent.value != 0 else { return }
        let base = try rules.baseAmount()
        let rounding = try rules.known(CareByMonth.rounding, on: event.day)
        let isWhole = rounding.value == 0
        let day =
            try isWhole ? Exact(self.day(base.amount, percent.percent)) : Exact(base.amount) * percent.percent / 365
        let formula = isWhole ? share : exactShare
        let paid = day * event.quantity / OperandUnit.antal.storedPerUnit * factor.value / 100
        arena.add(
            item, try paid.rounded(.halfAwayFromZero), formula.id,
            formula.confidence.weaker(base.confidence).weaker(percent.confidence).weaker(rounding.confidence)
                .weaker(factor.confidence), event.origin(question),
            [base.value, percent.value, event.quantity, factor.value])
    }
}
