//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The formula of a pay that does not reach (decision L5).
enum DebtFormulas {
    static let debt = Formula(
        FormulaID(3), name: "Skuld till nästa lön", expression: "min(0; kontant_lön − skatt − avdrag)",
        operands: [Operand("kontant_lön", .krona), Operand("skatt", .krona), Operand("avdrag", .krona)],
        paragraph: "Beslut L5", source: .practice("bokföring av nettolöneskuld"), confidence: .reported)

    static let rule = RuleDescription(
        paragraph: "Beslut L5", name: "Negativ lön och löneskuld", formulas: [debt])
}

/// The decisions of attachment that hold on a pay date, the one for maintenance first.
struct HeldAttachments {
    let maintenance: AttachmentDecision?
    let other: AttachmentDecision?

    /// - Throws: `overlap` when two of a kind contradict each other.
    init(_ decisions: borrowing Decisions, on payDate: PayDate, knownAt: Instant) throws(PayrollError) {
        try HeldAttachments.refuseTwoCases(decisions.maintenanceAttachments, payDate, knownAt)
        try HeldAttachments.refuseTwoCases(decisions.attachments, payDate, knownAt)
        maintenance = try decisions.maintenanceAttachments.decided(
            on: payDate.day, knownAt: knownAt, "utmätning för underhåll")
        other = try decisions.attachments.decided(on: payDate.day, knownAt: knownAt, "utmätning")
    }

    /// A later decision replaces an earlier one of the same case; two cases at once are for Kronofogden to order.
    private static func refuseTwoCases(
        _ facts: [Fact<AttachmentDecision>], _ payDate: PayDate, _ knownAt: Instant
    ) throws(PayrollError) {
        guard facts.count > 1 else { return }
        let day = DayRange(payDate.day)
        var first: String?
        for fact in facts where fact.recorded <= knownAt && fact.days(in: day) != nil {
            guard let known = first, known != fact.value.caseNumber else {
                first = fact.value.caseNumber
                continue
            }
            throw PayrollError(
                .overlap,
                "Två mål om utmätning, \(known) och \(fact.value.caseNumber), gäller \(payDate.day). Avsluta det ena, eller fråga Kronofogden vilket som går före.",
                day: payDate.day, row: fact.row)
        }
    }

    /// The decisions, the one for maintenance first.
    var all: [AttachmentDecision] { [maintenance, other].compactMap { $0 } }
}

extension PayrollRun {
    /// What is taken of the net, in the order of decision L10, which ``NetDeductions`` knows: attachment, debts from earlier
    /// months, claims that may be set off, what is paid for benefits or was advanced, and at last voluntary deductions.
    ///
    /// What is negative, or is not reached for of payments for benefits and the employer's advances, becomes a debt that
    /// the carry holds. Reimbursements are outside: they are for costs, and are neither attached nor set off (UB 7 kap.
    /// 1 §; kvittningslagen 3 §).
    ///
    /// - Parameter earlier: what earlier runs of the month left of what is attached and protected.
    func addDeductions(
        _ person: Person, firstLine: Int, _ earlier: AttachedInMonth, _ totals: inout PayslipTotals,
        _ carry: inout Carry, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let net = try totals.cash() - totals.tax
        let isOrdered =
            carry.receivable > .zero || !person.decisions.maintenanceAttachments.isEmpty
            || !person.decisions.attachments.isEmpty || !person.decisions.claims.isEmpty
        // Most pay reaches for all that is deducted, and then there is no order to keep.
        if isOrdered || totals.deductions > net {
            try divide(net, person, firstLine: firstLine, earlier, &totals, &carry, origin, to: &arena)
        }
        try addDebt(&totals, &carry, origin, to: &arena)
    }

    private func divide(
        _ net: Amount, _ person: Person, firstLine: Int, _ earlier: AttachedInMonth, _ totals: inout PayslipTotals,
        _ carry: inout Carry, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        let held = try HeldAttachments(person.decisions, on: payDate, knownAt: knownAt)
        let claims = try openClaims(person, carry)
        let voluntary = (firstLine..<arena.lines.count).filter { index in
            PayItems.isVoluntary(arena.lines[index], items.weight(of: arena.lines[index].item))
        }
        var owed = totals.deductions
        for index in voluntary { owed = try owed - arena.lines[index].amount }
        let division = try NetDeductions(
            net: net, on: payDate, decisions: held.all, receivable: max(.zero, carry.receivable),
            claims: claims.map(\.claim), owed: owed, voluntary: voluntary.map { arena.lines[$0].amount },
            earlier: earlier)
        for outcome in division.attachments where outcome.withheld != .zero {
            let item = outcome.decision.rank == .maintenance ? PayItems.utmatningUnderhall : PayItems.utmatning
            arena.add(item.id, outcome.proof, origin)
        }
        if let settled = division.receivable, settled.taken != .zero {
            arena.add(PayItems.skuldreglering.id, settled.proof, origin)
            carry.receivable = try carry.receivable - settled.taken
        }
        for (claim, outcome) in zip(claims, division.claims) {
            guard case .allowed(let deduction) = outcome, deduction.taken > .zero else { continue }
            arena.add(PayItems.kvittning.id, deduction.proof, origin)
            try carry.take(deduction.taken, ofClaim: claim.id)
        }
        // A voluntary deduction that is not reached for whole is let go, and no debt (decision L22).
        for (index, deduction) in zip(voluntary, division.voluntary) where deduction.short != .zero {
            arena.replace(index, with: deduction.proof)
        }
        totals.deductions = division.taken
    }

    /// The employer's claims with what is left of them, in their order.
    private func openClaims(
        _ person: Person, _ carry: Carry
    ) throws(PayrollError) -> [(id: String, claim: SetOffClaim)] {
        var open: [(id: String, claim: SetOffClaim)] = []
        for claim in person.decisions.claims where claim.recorded <= knownAt {
            let taken = carry.claims.first { $0.id == claim.id }?.taken ?? .zero
            if let left = try claim.claim.remaining(after: taken) { open.append((claim.id, left)) }
        }
        return open
    }

    /// What the pay does not reach for becomes a debt.
    private func addDebt(
        _ totals: inout PayslipTotals, _ carry: inout Carry, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        let cash = try totals.cash()
        let left = try cash - totals.tax - totals.deductions
        guard left.isNegative else { return }
        arena.add(
            PayItems.nettoloneskuld.id, left, DebtFormulas.debt.id, DebtFormulas.debt.confidence, origin,
            [cash.ore, totals.tax.ore, totals.deductions.ore])
        try totals.deductions += left
        carry.receivable = try carry.receivable - left
    }
}

extension Carry {
    /// Notes what has been taken of a claim.
    fileprivate mutating func take(_ amount: Amount, ofClaim id: String) throws(PayrollError) {
        guard let known = claims.firstIndex(where: { $0.id == id }) else {
            claims.append(ClaimCarry(id: id, taken: amount))
            return
        }
        try claims[known].taken += amount
    }
}

extension SetOffClaim {
    /// The claim with what is left of it, or `nil` when all has been taken.
    fileprivate func remaining(after taken: Amount) throws(PayrollError) -> SetOffClaim? {
        guard taken < amount else { return nil }
        return try SetOffClaim(
            amount - taken, kind, origin: origin, due: due, consent: consent, consentRevoked: consentRevoked,
            protectedAmount: protectedAmount)
    }
}
