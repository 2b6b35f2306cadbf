//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The formulas of pay that is taken back and that the gross pay does not reach for (decision L15).
enum GrossDebtFormulas {
    static let debt = Formula(
        FormulaID(5), name: "Bruttoskuld till kommande lön", expression: "0 − min(0; kontant_lön − rättat)",
        operands: [Operand("kontant_lön", .krona), Operand("rättat", .krona)],
        paragraph: "Beslut L15",
        source: [.practice("kontantprincipen"), .page(.skatteverketGuidance2021), .page(.far)],
        confidence: .reported)

    static let settling = Formula(
        FormulaID(6), name: "Reglering av bruttoskuld", expression: "0 − min(skuld; utrymme)",
        operands: [Operand("skuld", .krona), Operand("utrymme", .krona)],
        paragraph: "Beslut L15",
        source: [.practice("kontantprincipen"), .page(.skatteverketGuidance2021), .page(.far)],
        confidence: .reported)

    static let rule = RuleDescription(
        paragraph: "Beslut L15", name: "Lön som tas tillbaka sedan den har deklarerats",
        text: """
            Skatt som är deklarerad står kvar: fält 001 i en låst månad sänks aldrig, och kravet är brutto. Så länge den \
            anställde har lön att vänta blir det som lönen inte räcker till en bruttoskuld, som dras från kommande \
            bruttolön före skatt; månadens individuppgift lämnas som den är. Är anställningen slut, eller är \
            agi.rattelse 1, sänks i stället fält 011 och avgiftsunderlaget i de månader lönen betalades, den senaste \
            först, och skulden dras från nettolön. rättat är det som har sänkts där; det är noll eller negativt.
            """,
        formulas: [debt, settling])
}

extension PayrollRun {
    /// Settles gross pay that was paid too much: what is left of it from before, or what this pay does not reach for.
    ///
    /// - Returns: whether the cash pay is below zero before it is settled.
    func settleGross(
        _ person: Person, firstLine: Int, _ earlier: MonthAccount, _ past: inout Past<Rules>?, _ carry: inout Carry,
        _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) -> Bool {
        var pay = Amount.zero
        for line in arena.lines[firstLine...] where items.weight(of: line.item).isDeclaredPay {
            try pay += line.amount
        }
        guard pay.isNegative else {
            try settleEarlierDebt(person, firstLine: firstLine, earlier, pay, &carry, origin, to: &arena)
            return false
        }
        let moved =
            replacesDeclared(person) ? try past?.lowerDeclared(firstLine: firstLine, arena, items) ?? .zero : .zero
        let debt = try moved - pay
        guard debt > .zero else { return true }
        arena.add(
            PayItems.bruttoskuld.id, debt, GrossDebtFormulas.debt.id, GrossDebtFormulas.debt.confidence, origin,
            [pay.ore, moved.ore])
        try carry.grossReceivable += debt
        return true
    }

    /// Whether declared months are lowered instead of a claim on the pay to come: always when there is none.
    private func replacesDeclared(_ person: Person) -> Bool {
        if !person.hasPay(from: payDate.day.month) { return true }
        let settings = KnownSettings(employer.settings, knownAt: knownAt)
        return settings.setting(AGIRules.correction.key, on: payDate.day)?.value == 1
    }

    private func settleEarlierDebt(
        _ person: Person, firstLine: Int, _ earlier: MonthAccount, _ pay: Amount, _ carry: inout Carry,
        _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        guard carry.grossReceivable > .zero, pay > .zero else { return }
        let debt = carry.grossReceivable
        let room = try roomForDebt(person, firstLine: firstLine, earlier, pay, carry, arena)
        guard room > .zero else { return }
        let taken = min(debt, room)
        arena.add(
            PayItems.bruttoskuldreglering.id, try taken.negated(), GrossDebtFormulas.settling.id,
            GrossDebtFormulas.settling.confidence, origin, [debt.ore, room.ore])
        carry.grossReceivable = try debt - taken
    }

    /// How much gross pay the claim may take.
    ///
    /// All of it, but with an attachment no more than the net leaves beside the attachment and what is protected
    /// (decisions L10 and L14): a krona less gross is never more than a krona less net.
    private func roomForDebt(
        _ person: Person, firstLine: Int, _ earlier: MonthAccount, _ pay: Amount, _ carry: Carry, _ arena: LineArena
    ) throws(PayrollError) -> Amount {
        guard !person.decisions.maintenanceAttachments.isEmpty || !person.decisions.attachments.isEmpty else {
            return pay
        }
        let held = try HeldAttachments(person.decisions, on: payDate, knownAt: knownAt)
        if held.all.isEmpty { return pay }
        let totals = try PayslipBases(arena, from: firstLine, items).totals()
        var net = try totals.cash()
        if totals.taxBase > .zero {
            net = try net - tax.withheld(question(person, carry.year, earlier.tax, totals)).total()
        }
        let division = try NetDeductions(net: net, on: payDate, decisions: held.all, earlier: earlier.attached)
        return min(pay, max(.zero, try net - division.taken - division.protected))
    }
}

extension Person {
    /// Whether some employment has a day in a month or later, so that there is pay to come (decision L15).
    func hasPay(from month: Month) -> Bool {
        employments.contains { employment in employment.end.map { $0 >= month.first } ?? true }
    }
}
