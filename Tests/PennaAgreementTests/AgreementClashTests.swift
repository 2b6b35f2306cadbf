//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Parkavtalet
import Penna
import PennaBasics
import PennaModel
import Testing

/// An agreement that says of itself what a test wants, and adds one line of an item.
private struct Strange: Agreement {
    typealias MonthRules = WorkedMonth
    var name = "Strange"
    var payItems: [PayItem] = []
    var rules: [RuleDescription] = []
    var adds: PayItem?

    func with(_ settings: KnownSettings) throws(PayrollError) -> Strange { self }

    func monthRules(_ month: WorkedMonth) throws(PayrollError) -> WorkedMonth {
        if name == "Strange without months" { throw PayrollError(.missingFigure, "Inget finns för månaden.") }
        return month
    }

    func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: WorkedMonth, in workspace: inout NoWorkspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let adds else { return }
        arena.add(
            adds.id, Amount(ore: 100), FormulaID(9001), .confirmed,
            LineOrigin(employment: question.index, terms: 0, days: rules.days), [1])
    }

    func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: WorkedMonth, in workspace: inout NoWorkspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {}
}

@Suite("Agreements that cannot be together") struct AgreementClashTests {
    private func clash(_ strange: Strange) -> PayrollError? {
        #expect(throws: PayrollError.self) { try AgreementPair(Parkavtalet(), strange) }
    }

    @Test("A name, an item, a formula or a figure that another has is refused with what it is and whose")
    func overlap() throws {
        let park = Parkavtalet()
        let item = PayItem(PayItemID(901), key: "annan", name: "Annan")
        let sameKey = PayItem(PayItemID(910), key: "park-kvall", name: "Annan")
        let formula = Formula(
            FormulaID(9001), name: "Annan", expression: "öre(a)", operands: [Operand("a", .krona)], paragraph: "§ 1",
            source: .document("Påhittat"), confidence: .confirmed)
        let figure = Figure("park.kvall", name: "Annan", unit: .krona, rows: [])
        let cases: [(Strange, String)] = [
            (Strange(name: "Parkavtalet"), "namnet Parkavtalet"), (Strange(payItems: [item]), "nummer 901"),
            (Strange(payItems: [sameKey]), "park-kvall"),
            (Strange(rules: [RuleDescription(paragraph: "§ 1", name: "Annan", formulas: [formula])]), "formel 9001"),
            (Strange(rules: [RuleDescription(paragraph: "§ 1", name: "Annan", figures: [figure])]), "park.kvall"),
        ]
        for (strange, what) in cases {
            let error = clash(strange)
            #expect(
                error?.code == .overlap && error?.message.contains(what) == true, "\(what): \(error?.message ?? "")")
            #expect(error?.message.contains(park.name) == true && error?.message.contains(strange.name) == true)
        }
        // The same figure, such as one of the law, may be used by both.
        _ = try AgreementPair(
            park, Strange(rules: [RuleDescription(paragraph: "§ 1", name: "§ 1", figures: park.rules[1].figures)]))
    }

    @Test("A name that AB answers for without listing it is refused too")
    func covered() {
        let error = #expect(throws: PayrollError.self) {
            try AgreementPair(.standard, Strange(name: "AB Bilaga M"))
        }
        #expect(error?.code == .overlap && error?.message.contains("AB Bilaga M") == true)
    }

    @Test("A line of another's item is a failure that names the agreement; a common item is none")
    func foreignLine() throws {
        func pay(_ item: PayItem) throws -> BatchResult {
            let set = try AgreementPair(both(), Strange(adds: item))
            let employer = try employer()
            let people = [try person(1, [employment("1", [terms("Strange")])]), try anna()]
            let run = try PayrollRun(employer: employer, agreements: set, payDate: november, knownAt: .endOfTime)
            return try Batch(run, EmployerFacts(employer: employer, people: people)).calculate()
        }
        #expect(try pay(PayItems.manadslon).failures.isEmpty)
        let evening = try #require(Parkavtalet().payItems.first)
        let result = try pay(evening)
        #expect(result.failures.map(\.person) == [0] && result.payslips.count == 1)
        #expect(result.failures.first?.error.message.contains("Strange") == true)
    }

    @Test("An agreement that has nothing for a month stops nobody but its own")
    func monthless() throws {
        let set = try AgreementPair(both(), Strange(name: "Strange without months"))
        let employer = try employer()
        let people = [try person(1, [employment("1", [terms("Strange without months")])]), try anna()]
        let run = try PayrollRun(employer: employer, agreements: set, payDate: november, knownAt: .endOfTime)
        let result = try Batch(run, EmployerFacts(employer: employer, people: people)).calculate()
        #expect(result.failures.map(\.error.code) == [.missingFigure] && result.payslips.map(\.person) == [1])
    }
}
