//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension PayrollRun {
    /// Pays the net in whole kronor where the employer has chosen it; the öre are carried to the next pay.
    ///
    /// Somebody who has no pay to come gets what is left, to the öre.
    func roundNet(
        _ person: Person, _ totals: inout PayslipTotals, _ carry: inout Carry, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard paysWholeKronor || carry.netRest != .zero else { return }
        let net = try totals.gross + totals.reimbursements - totals.tax - totals.deductions
        var proof = try Proof(of: WholeKronor.Rest(earlier: carry.netRest), .reported)
        if paysWholeKronor, hasMorePay(person) {
            proof = try Proof(of: WholeKronor.Difference(net: net, earlier: carry.netRest), .reported)
        }
        guard proof.amount != .zero else { return }
        arena.add(PayItems.oresavrundning.id, proof, origin)
        try totals.deductions += proof.amount
        try carry.netRest += proof.amount
    }

    /// Whether somebody without pay in the run has something of earlier pay to get: öre, or a pension fee that is paid as
    /// pay.
    func isRestDue(_ person: Person, _ carry: Carry) throws(PayrollError) -> Bool {
        if carry.netRest != .zero, !hasMorePay(person) { return true }
        guard carry.pension.plan == .akapKR, payDate.month == pensionTerms.halfYearEnd.month,
            try pensionPlan(of: person, carry.pension) == .akapKR
        else { return false }
        let payment = try akapKR(person, carry.pension, base: .zero)
        if payment.charged != .zero { return true }
        guard let fee = try payment.smallFee() else { return false }
        return fee != payment.paidAsPay
    }

    /// Whether some employment goes on after the month of payment.
    private func hasMorePay(_ person: Person) -> Bool { person.hasPay(from: payDate.day.month.next) }
}
