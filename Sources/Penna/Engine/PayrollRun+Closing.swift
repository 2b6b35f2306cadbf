//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension PayrollRun {
    /// Turns the employments' lines into bases, tax, contributions, debt and net.
    ///
    /// - Parameters:
    ///   - earlier: what earlier runs of the calendar month paid and took.
    ///   - past: earlier months that are corrected; `nil` when there are none.
    func close(
        _ person: Person, index: Int, firstLine: Int, _ earlier: MonthAccount, past: inout Past<Rules>?,
        carry: inout Carry, arena: inout LineArena
    ) throws(PayrollError) -> Payslip {
        let origin = LineOrigin(payslip: fixedMonth.days)
        beginYear(person, &carry.year, first: firstDay)
        try addSalaryExchange(person, firstLine: firstLine, earlier, origin, to: &arena)
        try addSmallPension(person, firstLine: firstLine, carry.pension, origin, to: &arena)
        let isShort = try settleGross(person, firstLine: firstLine, earlier, &past, &carry, origin, to: &arena)
        let bases = try PayslipBases(arena, from: firstLine, items)
        let calculated = arena.lines.count
        var totals = try bases.totals()
        try past?.prepare(person, firstLine: firstLine, items, &totals, to: &arena)
        // Pay that is none has no part that is one-off.
        if isShort { totals.oneOffBase = min(totals.oneOffBase, max(.zero, totals.taxBase)) }
        try addTax(person, carry.year, earlier.tax, &totals, origin, to: &arena)
        try addContributions(person, earlier.contributionBase, &totals, origin, to: &arena)
        try addOverhead(person, totals, origin, to: &arena)
        try addPension(person, &totals, &carry, origin, to: &arena)
        try addDeductions(person, firstLine: firstLine, earlier.attached, &totals, &carry, origin, to: &arena)
        try roundNet(person, &totals, &carry, origin, to: &arena)
        totals.net = try totals.gross + totals.reimbursements - totals.tax - totals.deductions
        guard try totals.balances(), !totals.net.isNegative else {
            throw PayrollError(
                .countMismatch, "Lönespecifikationens summor går inte ihop. Det är ett fel i Penna; anmäl det.")
        }
        try totals.checkReportable()
        try carry.year.add(totals, in: payDate.incomeYear)
        return Payslip(
            person: index, lines: firstLine..<arena.lines.count, totals: totals,
            confidence: bases.confidence.weaker(confidence(arena, from: calculated)))
    }

    /// The weakest confidence of the lines from one on; employer's costs do not count.
    private func confidence(_ arena: LineArena, from first: Int) -> Confidence {
        var confidence = Confidence.confirmed
        let lines = arena.lines
        for index in first..<lines.count where items.weight(of: lines[index].item).kind != .employerCost {
            confidence = confidence.weaker(lines[index].confidence)
        }
        return confidence
    }

    /// The overhead that accounts are charged with, by the person's age class; beside the real costs, not part of them.
    private func addOverhead(
        _ person: Person, _ totals: PayslipTotals, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        guard let overhead, totals.gross != .zero else { return }
        let ageClass = contributions.contributionClass(birthYear: person.birthYear)
        arena.add(
            PayItems.poPalagg.id, try overhead.overhead(on: totals.gross, of: ageClass), origin)
    }

    /// Arbetsgivaravgifter to the öre, one line for each rate.
    private func addContributions(
        _ person: Person, _ earlierBase: Amount, _ totals: inout PayslipTotals, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard totals.contributionBase > .zero else { return }
        let parts = contributions.parts(
            of: totals.contributionBase, birthYear: person.birthYear, usedOfCap: earlierBase)
        try addContribution(parts.first, &totals, origin, to: &arena)
        if parts.second.base > .zero { try addContribution(parts.second, &totals, origin, to: &arena) }
    }

    private func addContribution(
        _ part: ContributionPart, _ totals: inout PayslipTotals, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        guard part.base > .zero else { return }
        try totals.contributions += arena.add(
            PayItems.arbetsgivaravgift.id, part, contributions.confidence, origin)
    }
}
