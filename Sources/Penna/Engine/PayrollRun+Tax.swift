//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension PayrollRun {
    /// The taxes on the payslip, over all employments; the sums get what was withheld.
    func addTax(
        _ person: Person, _ year: YearTotals, _ earlier: EarlierInMonth, _ totals: inout PayslipTotals,
        _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        guard totals.taxBase > .zero else { return }
        let withheld = try tax.withheld(question(person, year, earlier, totals))
        let item = PayrollRun.item(of: withheld)
        if let part = withheld.main { arena.add(item, part, origin) }
        if let part = withheld.oneOff { arena.add(PayItems.engangsskatt.id, part, origin) }
        if let part = withheld.extra { arena.add(PayItems.extraSkatt.id, part, origin) }
        totals.tax = try withheld.total()
    }

    private static func item(of withheld: WithheldTax) -> PayItemID {
        switch withheld.kind {
        case .preliminary: PayItems.preliminarSkatt.id
        case .sink: PayItems.sink.id
        case .asink: PayItems.asink.id
        }
    }

    func question(_ person: Person, _ year: YearTotals, _ earlier: EarlierInMonth, _ totals: PayslipTotals)
        throws(PayrollError) -> TaxQuestion
    {
        let day = payDate.day
        let decision = try taxDecision(person)
        var question = TaxQuestion(
            birthYear: person.birthYear, decision: decision, ordinary: try totals.taxBase - totals.oneOffBase,
            cash: try totals.cash())
        question.oneOff = totals.oneOffBase
        question.latestOrdinary = year.latestOrdinary
        question.earlier = earlier
        if year.year == payDate.incomeYear.year { question.earlierOneOff = year.oneOff }
        question.adjustment = try person.decisions.adjustments.decided(on: day, knownAt: knownAt, "jämkning")
        question.extra = try person.decisions.extraTaxes.decided(on: day, knownAt: knownAt, "extra skatt")
        question.oneOffBasis = try person.decisions.oneOffBases.decided(on: day, knownAt: knownAt, "engångsbelopp")
        if totals.oneOffBase > .zero, question.oneOffBasis == nil {
            question.expected = try expectedIncome(person, year, ordinary: question.ordinary)
        }
        if question.decision == nil, question.adjustment == nil { try refuseExpired(person) }
        return question
    }

    /// Says which decision has ended, where that is why nothing is known.
    private func refuseExpired(_ person: Person) throws(PayrollError) {
        var last: Day?
        for fact in person.taxDecisions where fact.recorded <= knownAt {
            if let through = fact.through, through < payDate.day { last = max(last ?? through, through) }
        }
        for fact in person.decisions.adjustments where fact.recorded <= knownAt {
            if let through = fact.through, through < payDate.day { last = max(last ?? through, through) }
        }
        guard let last else { return }
        throw PayrollError(
            .missingFact,
            "Skattebeslutet gällde till och med \(last) och inget gäller vid utbetalningen \(payDate.day). Hämta nytt besked från Skatteverket (FOS) och lägg in det.",
            day: payDate.day)
    }
}
