//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
package import PennaFormat
internal import PennaLaw
internal import PennaModel

/// What Kronofogden is told and paid: a row for each decision of attachment that holds on the pay date or ended in its
/// month, with the case, the reference, what was decided and taken, and why it is less.
///
/// Kronofogden has no file of its own: the employer reports in its e-service, and then pays one sum with the reference
/// that the service gives.
package enum AttachmentList {
    /// The name of the file.
    package static let name = "utmatning.csv"

    /// The list; no rows but the columns' names where nobody's pay is attached.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    package static func bytes(_ report: RunReport) throws(PayrollError) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row([
            "person", "name", "item", "case", "reference", "protected", "decided", "taken", "missing", "reason",
        ])
        var payslips = report.result.payslips[...]
        let failed = Set(report.result.failures.map(\.person))
        for (index, person) in report.facts.people.enumerated() {
            var payslip: Payslip?
            if let next = payslips.first, next.person == index { payslip = payslips.removeFirst() }
            let attached = try AttachedPayslip(payslip, report, isFailed: failed.contains(index))
            for row in try attached.rows(of: person.decisions.maintenanceAttachments, .maintenance) {
                csv.row(["\(person.id)", person.name] + row)
            }
            for row in try attached.rows(of: person.decisions.attachments, .other) {
                csv.row(["\(person.id)", person.name] + row)
            }
        }
        return csv.bytes
    }
}

/// What a payslip, or the want of one, gave to Kronofogden.
private struct AttachedPayslip {
    let report: RunReport
    /// Whether there is a payslip.
    let isPaid: Bool
    /// Whether the pay could not be calculated.
    let isFailed: Bool
    /// Cash pay less tax.
    var net = Amount.zero
    var maintenance = Amount.zero
    var other = Amount.zero

    init(_ payslip: Payslip?, _ report: RunReport, isFailed: Bool) throws(PayrollError) {
        self.report = report
        self.isFailed = isFailed
        isPaid = payslip != nil
        guard let payslip else { return }
        net = try payslip.totals.cash() - payslip.totals.tax
        for line in report.result.arena.lines[payslip.lines] {
            if line.item == PayItems.utmatningUnderhall.id { try maintenance += line.amount }
            if line.item == PayItems.utmatning.id { try other += line.amount }
        }
    }

    /// Case, reference, protected amount, decided, taken, what is missing and why.
    func rows(
        of facts: [Fact<AttachmentDecision>], _ rank: AttachmentRank
    ) throws(PayrollError) -> [[String]] {
        guard !facts.isEmpty else { return [] }
        let payDate = report.payDate.day
        let taken = rank == .maintenance ? maintenance : other
        var rows: [[String]] = []
        let held = facts.fact(on: payDate, knownAt: report.knownAt)
        for (place, fact) in facts.enumerated() where fact.recorded <= report.knownAt && place != held {
            guard let last = fact.through, last.month == payDate.month, last < payDate,
                held.map({ facts[$0].value.caseNumber != fact.value.caseNumber }) ?? true
            else { continue }
            rows.append(row(fact.value, rank, taken: .zero, missing: "", reason: "beslutet gällde till \(last)"))
        }
        guard let held else { return rows }
        let decision = facts[held].value
        var missing = Amount.zero
        if case .amount(let decided) = decision.amount { missing = max(.zero, try decided - taken) }
        let isLess = missing > .zero || (decision.amount == .everythingAbove && taken == .zero)
        rows.append(
            row(
                decision, rank, taken: taken, missing: missing > .zero ? "\(missing)" : "",
                reason: isLess ? try reason(decision, rank, taken: taken) : ""))
        return rows
    }

    private func row(
        _ decision: AttachmentDecision, _ rank: AttachmentRank, taken: Amount, missing: String, reason: String
    ) -> [String] {
        let item = rank == .maintenance ? PayItems.utmatningUnderhall : PayItems.utmatning
        var decided = "allt över förbehållsbeloppet"
        if case .amount(let amount) = decision.amount { decided = "\(amount)" }
        return [
            item.key, decision.caseNumber, decision.paymentReference, "\(decision.protectedAmount)", decided,
            "\(taken)", missing, reason,
        ]
    }

    private func reason(
        _ decision: AttachmentDecision, _ rank: AttachmentRank, taken: Amount
    ) throws(PayrollError) -> String {
        if isFailed { return "lönen kunde inte räknas" }
        if !isPaid { return "ingen lön betalades" }
        let room = max(.zero, try net - decision.protectedAmount)
        if taken >= room { return "nettolönen räckte inte" }
        if rank == .other, maintenance > .zero, try taken + maintenance >= room {
            return "utmätning för underhåll gick före"
        }
        return "en tidigare utbetalning i månaden har gett resten"
    }
}
