//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The formulas of a negative pay (decisions L5 and L14).
enum DebtFormulas {
    static let debt = Formula(
        FormulaID(3), name: "Skuld till nästa lön", expression: "min(0; brutto − skatt − avdrag + ersättningar)",
        operands: [
            Operand("brutto", .krona), Operand("skatt", .krona), Operand("avdrag", .krona),
            Operand("ersättningar", .krona),
        ],
        paragraph: "Beslut L5", source: "Bokföring av nettolöneskuld; praxis", confidence: .reported)

    static let settlement = Formula(
        FormulaID(4), name: "Reglering av löneskuld", expression: "min(skuld; max(0; brutto − skatt − avdrag))",
        operands: [
            Operand("skuld", .krona), Operand("brutto", .krona), Operand("skatt", .krona), Operand("avdrag", .krona),
        ],
        paragraph: "Beslut L14", source: "Kvittningslagen 1970:215; praxis", confidence: .reported)

    static let rule = RuleDescription(
        paragraph: "Beslut L5 och L14", name: "Negativ lön och löneskuld", formulas: [debt, settlement])
}

extension PayrollRun {
    /// Turns the employments' lines into bases, tax, contributions, debt and net.
    func close(_ person: Person, index: Int, firstLine: Int, carry: inout Carry, arena: inout LineArena)
        throws(PayrollError) -> Payslip
    {
        let origin = LineOrigin(payslip: fixedMonth.days)
        try addCar(person, origin, to: &arena)
        try addSalaryExchange(person, firstLine: firstLine, origin, to: &arena)
        var totals = try PayslipBases(arena.lines[firstLine...], items).totals()
        try addTax(person, carry.year, &totals, origin, to: &arena)
        try addContributions(person, &totals, origin, to: &arena)
        try addPension(person, &totals, &carry, origin, firstLine: firstLine, to: &arena)
        try addDebt(&totals, &carry, origin, to: &arena)
        totals.net = try totals.gross + totals.reimbursements - totals.tax - totals.deductions
        guard try totals.balances(), !totals.net.isNegative else {
            throw PayrollError(
                .countMismatch, "Lönespecifikationens summor går inte ihop. Det är ett fel i Penna; anmäl det.")
        }
        try carry.year.add(totals, in: payDate.incomeYear)
        var confidence = Confidence.confirmed
        for line in arena.lines[firstLine...] where items[line.item]?.kind != .employerCost {
            confidence = confidence.weaker(line.confidence)
        }
        return Payslip(
            person: index, lines: firstLine..<arena.lines.count, totals: totals, confidence: confidence)
    }

    /// Arbetsgivaravgifter to the öre, one line for each rate.
    private func addContributions(
        _ person: Person, _ totals: inout PayslipTotals, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        guard totals.contributionBase > .zero else { return }
        let parts = contributions.parts(of: totals.contributionBase, birthYear: person.id.birthYear)
        for part in [parts.first, parts.second] where part.base > .zero {
            let cost = try part.cost()
            try totals.contributions += cost
            arena.add(
                PayItems.arbetsgivaravgift.id, cost, EmployerContributionRules.contribution.id,
                EmployerContributionRules.contribution.confidence.weaker(contributions.confidence), origin,
                [part.base.ore, part.rate.millionths])
        }
    }

    /// A negative pay becomes a debt that the carry holds; an earlier debt is settled as far as the pay reaches.
    private func addDebt(
        _ totals: inout PayslipTotals, _ carry: inout Carry, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        let beforeReimbursements = try totals.gross - totals.tax - totals.deductions
        let net = try beforeReimbursements + totals.reimbursements
        if net.isNegative {
            arena.add(
                PayItems.nettoloneskuld.id, net, DebtFormulas.debt.id, DebtFormulas.debt.confidence, origin,
                [totals.gross.ore, totals.tax.ore, totals.deductions.ore, totals.reimbursements.ore])
            try totals.deductions += net
            carry.receivable = try carry.receivable - net
            return
        }
        let settled = min(carry.receivable, max(.zero, beforeReimbursements))
        guard settled > .zero else { return }
        arena.add(
            PayItems.skuldreglering.id, settled, DebtFormulas.settlement.id, DebtFormulas.settlement.confidence, origin,
            [carry.receivable.ore, totals.gross.ore, totals.tax.ore, totals.deductions.ore])
        try totals.deductions += settled
        carry.receivable = try carry.receivable - settled
    }
}
