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

    /// The decisions with what earlier payments of the month have left of them (decision L16).
    func left(after earlier: AttachedInMonth) throws(PayrollError) -> HeldAttachments {
        HeldAttachments(maintenance: try maintenance?.left(after: earlier), other: try other?.left(after: earlier))
    }

    private init(maintenance: AttachmentDecision?, other: AttachmentDecision?) {
        self.maintenance = maintenance
        self.other = other
    }

    /// What the employer's own claims must leave: the highest förbehållsbelopp.
    var protected: Amount {
        max(maintenance?.protectedAmount ?? .zero, other?.protectedAmount ?? .zero)
    }
}

extension PayrollRun {
    /// What is taken of the net, in the order of decision L10: attachment for maintenance, other attachment, debts from
    /// earlier months, claims that may be set off, and at last voluntary deductions.
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
        var taken = Amount.zero
        var protected = Amount.zero
        if !person.decisions.maintenanceAttachments.isEmpty || !person.decisions.attachments.isEmpty {
            protected = try addAttachments(person, net: net, earlier, &taken, origin, to: &arena)
        }
        if carry.receivable > .zero {
            let settled = try SetOff.correction(
                carry.receivable, net: net, earlier: taken, protected: protected)
            try take(PayItems.skuldreglering.id, settled.proof, &taken, origin, to: &arena)
            carry.receivable = try carry.receivable - settled.taken
        }
        try addClaims(person, net: net, protected, earlier, &taken, &carry, origin, to: &arena)
        try limitVoluntary(firstLine: firstLine, net: net, taken, &totals, in: &arena)
        try totals.deductions += taken
        try addDebt(&totals, &carry, origin, to: &arena)
    }

    /// Attachment, that for maintenance first; gives what the employer's own claims must leave.
    private func addAttachments(
        _ person: Person, net: Amount, _ earlier: AttachedInMonth, _ taken: inout Amount, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) -> Amount {
        let held = try HeldAttachments(person.decisions, on: payDate, knownAt: knownAt).left(after: earlier)
        if let decision = held.maintenance {
            let proof = try AttachmentRules.withheld(decision: decision, net: net, earlier: taken)
            try take(PayItems.utmatningUnderhall.id, proof, &taken, origin, to: &arena)
        }
        if let decision = held.other {
            let proof = try AttachmentRules.withheld(decision: decision, net: net, earlier: taken)
            try take(PayItems.utmatning.id, proof, &taken, origin, to: &arena)
        }
        return held.protected
    }

    private func addClaims(
        _ person: Person, net: Amount, _ protected: Amount, _ inMonth: AttachedInMonth, _ taken: inout Amount,
        _ carry: inout Carry, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        if person.decisions.claims.isEmpty { return }
        let kept = try inMonth.kept()
        for employerClaim in person.decisions.claims where employerClaim.recorded <= knownAt {
            let known = carry.claims.firstIndex { $0.id == employerClaim.id }
            let earlier = known.map { carry.claims[$0].taken } ?? .zero
            guard let claim = try employerClaim.claim.remaining(after: earlier),
                case .allowed(let deduction) = try SetOff.allowed(
                    claim, net: net, earlier: taken, protected: protected, kept: kept, on: payDate),
                deduction.taken > .zero
            else { continue }
            try take(PayItems.kvittning.id, deduction.proof, &taken, origin, to: &arena)
            let sum = try earlier + deduction.taken
            if let known {
                carry.claims[known].taken = sum
            } else {
                carry.claims.append(ClaimCarry(id: employerClaim.id, taken: sum))
            }
        }
    }

    private func take(
        _ item: PayItemID, _ proof: Proof, _ taken: inout Amount, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard proof.amount != .zero else { return }
        arena.add(item, proof, origin)
        try taken += proof.amount
    }

    /// Voluntary deductions are made as far as the net reaches, in the order of the lines; the rest is let go, and no debt
    /// (decision L22).
    private func limitVoluntary(
        firstLine: Int, net: Amount, _ taken: Amount, _ totals: inout PayslipTotals, in arena: inout LineArena
    ) throws(PayrollError) {
        // Most pay reaches for all of them.
        guard totals.deductions > .zero, try net - taken < totals.deductions else { return }
        let voluntary = (firstLine..<arena.lines.count).filter { index in
            PayItems.isVoluntary(arena.lines[index], items.weight(of: arena.lines[index].item))
        }
        var before = try taken + totals.deductions
        for index in voluntary { before = try before - arena.lines[index].amount }
        for index in voluntary {
            let wanted = arena.lines[index].amount
            let made = min(wanted, max(.zero, try net - before))
            if made < wanted {
                try arena.replace(
                    index, with: VoluntaryDeduction(wanted: wanted, net: net, earlier: before), .confirmed)
                totals.deductions = try totals.deductions - (wanted - made)
            }
            try before += made
        }
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

extension SetOffClaim {
    /// The claim with what is left of it, or `nil` when all has been taken.
    fileprivate func remaining(after taken: Amount) throws(PayrollError) -> SetOffClaim? {
        guard taken < amount else { return nil }
        return try SetOffClaim(
            amount - taken, kind, origin: origin, due: due, consent: consent, consentRevoked: consentRevoked,
            protectedAmount: protectedAmount)
    }
}
