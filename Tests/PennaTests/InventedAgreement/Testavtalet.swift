//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna

/// An invented agreement of three rules: monthly pay, an addition for registered evening hours, and a deduction for leave.
struct Testavtalet: Agreement {
    typealias MonthRules = WorkedMonth

    let name = "Testavtalet"
    static let evening = PayItem(PayItemID(901), key: "test-kvall", name: "Kvällstillägg", agiField: 11)
    let payItems = [evening]

    static let pay = Formula(
        FormulaID(9001), name: "Månadslön", expression: "öre(heltidslön × grad)",
        operands: [Operand("heltidslön", .krona), Operand("grad", .procent)], paragraph: "Testavtalet § 1",
        source: .document("Påhittat"), confidence: .confirmed)
    static let eveningPay = Formula(
        FormulaID(9002), name: "Kvällstillägg", expression: "öre(belopp × timmar)",
        operands: [Operand("belopp", .krona), Operand("timmar", .timme)], paragraph: "Testavtalet § 2",
        source: .document("Påhittat"), confidence: .confirmed, quantity: "timmar", price: "belopp")
    static let leave = Formula(
        FormulaID(9003), name: "Ledighet", expression: "−öre(heltidslön × grad ÷ 21 × dagar)",
        operands: [Operand("heltidslön", .krona), Operand("grad", .procent), Operand("dagar", .dag)],
        paragraph: "Testavtalet § 3", source: .document("Påhittat"), confidence: .confirmed, quantity: "dagar")
    static let eveningRate = Figure(
        "test.kvall", name: "Kvällstillägg per timme", unit: .krona,
        rows: [FigureRow(from: Day(2020, 1, 1), 4_000, source: .document("Påhittat"), confidence: .confirmed)])

    let rules = [
        RuleDescription(paragraph: "Testavtalet § 1", name: "Månadslön", formulas: [pay]),
        RuleDescription(
            paragraph: "Testavtalet § 2", name: "Kvällstillägg", formulas: [eveningPay], figures: [eveningRate]),
        RuleDescription(paragraph: "Testavtalet § 3", name: "Ledighet", formulas: [leave]),
    ]

    func takesHours(_ item: PayItemID) -> Bool { item == Self.evening.id }

    func with(_ settings: KnownSettings) throws(PayrollError) -> Testavtalet { self }

    func monthRules(_ month: WorkedMonth) throws(PayrollError) -> WorkedMonth { month }

    func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: WorkedMonth, in workspace: inout NoWorkspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let (terms, full, origin) = terms(question, rules) else { return }
        arena.add(
            PayItems.manadslon.id, try (Exact(full) * terms.degree).rounded(.halfAwayFromZero), Self.pay.id, .confirmed,
            origin, [full.ore, terms.degree.millionths])
    }

    func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: WorkedMonth, in workspace: inout NoWorkspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        guard let (terms, full, origin) = terms(question, rules) else { return }
        for registration in question.employment.registrations where rules.days.contains(registration.days.first) {
            switch registration.kind {
            case .hours(Self.evening.id, let time):
                let rate = Amount(ore: try Self.eveningRate.row(on: registration.days.first).value)
                arena.add(
                    Self.evening.id, try (Exact(rate) * time).rounded(.halfAwayFromZero), Self.eveningPay.id,
                    .confirmed,
                    origin, [rate.ore, time.count])
            case .absence(.tjanstledig, .whole):
                let days = Int64(registration.days.count)
                let amount = try (Exact(full) * terms.degree / 21 * days).rounded(.halfAwayFromZero)
                arena.add(
                    PayItems.tjanstledighet.id, try amount.negated(), Self.leave.id, .confirmed, origin,
                    [full.ore, terms.degree.millionths, days])
            default: continue
            }
        }
    }

    private func terms(_ question: borrowing EmploymentMonth, _ rules: WorkedMonth) -> (Terms, Amount, LineOrigin)? {
        guard let index = question.employment.terms.fact(on: rules.days.last, knownAt: question.knownAt) else {
            return nil
        }
        let terms = question.employment.terms[index].value
        guard case .monthly(let full) = terms.pay else { return nil }
        return (terms, full, LineOrigin(employment: question.index, terms: UInt16(index), days: rules.days))
    }
}
