//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Something that somebody should look at before pay day; nothing in it stops the pay.
public struct Finding: Hashable, Sendable {
    /// The index of the person in the batch.
    public let person: Int

    /// What was found and what to do, in Swedish.
    public let message: String
}

extension Batch {
    /// What should be looked at before the pay of a result is sent, in input order.
    ///
    /// Attachment that the pay did not reach for, which must be reported to Kronofogden, or whose förbehållsbelopp is
    /// unlikely, or whose employment ends; claims that may not be set off; löneväxling that was not made, or is below the
    /// ceilings of public benefits; pensions that are not reckoned whole.
    ///
    /// - Throws: a typed error when a decision cannot be read, which would have failed its person; `overflow`.
    /// - Complexity: O(persons), and more only for those who have decisions.
    public func findings(_ result: BatchResult) throws(PayrollError) -> [Finding] {
        var findings: [Finding] = []
        for payslip in result.payslips {
            let person = facts.people[payslip.person]
            let decisions = person.decisions
            var messages: [String] = []
            if !decisions.maintenanceAttachments.isEmpty || !decisions.attachments.isEmpty {
                messages += try run.attachmentMessages(person, payslip)
            }
            if !decisions.claims.isEmpty { messages += run.claimMessages(decisions) }
            if !decisions.salaryExchanges.isEmpty {
                let lines = result.arena.lines[payslip.lines]
                let isMade = lines.contains { $0.item == PayItems.lonevaxling.id }
                messages += try run.exchangeMessages(decisions, payslip.totals, isMade: isMade)
            }
            if !decisions.pensions.isEmpty,
                let message = try run.pensionMessage(decisions, result.carries[payslip.person])
            {
                messages.append(message)
            }
            findings += messages.map { Finding(person: payslip.person, message: $0) }
        }
        return findings
    }
}

extension PayrollRun {
    fileprivate func attachmentMessages(_ person: Person, _ payslip: Payslip) throws(PayrollError) -> [String] {
        var messages: [String] = []
        let held = try HeldAttachments(person.decisions, on: payDate, knownAt: knownAt)
        let net = try payslip.totals.cash() - payslip.totals.tax
        var earlier = Amount.zero
        for decision in [held.maintenance, held.other] {
            guard let decision else { continue }
            let withheld = try AttachmentRules.withheld(decision: decision, net: net, earlier: earlier).amount
            let deviation = AttachmentDeviation(decision: decision, withheld: withheld, net: net, earlier: earlier)
            if let deviation { messages.append(deviation.text) }
            // For plausibility only: a year whose normalbelopp is not known has nothing to compare with.
            if let finding = try? Normalbelopp.finding(on: decision, in: payDate.incomeYear) {
                messages.append(finding.text)
            }
            if let lastDay = person.lastDay, lastDay <= payDate.day.month.last {
                messages.append(AttachmentEnd(decision: decision, lastDay: lastDay).text)
            }
            try earlier += withheld
        }
        return messages
    }

    fileprivate func claimMessages(_ decisions: Decisions) -> [String] {
        decisions.claims.compactMap { claim in
            guard claim.recorded <= knownAt, let refusal = SetOff.refusal(of: claim.claim, on: payDate) else {
                return nil
            }
            return "Fordran \(claim.id): " + refusal.text
        }
    }

    fileprivate func exchangeMessages(
        _ decisions: Decisions, _ totals: PayslipTotals, isMade: Bool
    ) throws(PayrollError) -> [String] {
        let found = try decisions.salaryExchanges.decided(on: payDate.day, knownAt: knownAt, "löneväxling")
        guard let exchange = found else { return [] }
        guard isMade else {
            return [
                "Löneväxlingen på \(exchange.amount.swedish) kr är inte gjord: det finns ingen lön att växla. Avtala om uppehåll, eller ta bort den."
            ]
        }
        let vaxling = try Lonevaxling(exchange.amount, of: totals.gross + exchange.amount)
        return try vaxling.findings(in: payDate.incomeYear).map { $0.text }
    }

    fileprivate func pensionMessage(_ decisions: Decisions, _ carry: Carry) throws(PayrollError) -> String? {
        guard case .kapKL = try decisions.pensions.decided(on: payDate.day, knownAt: knownAt, "pension") else {
            return nil
        }
        return KapKLYear(terms: pensionTerms.kapKL, pensionsgrundandeLon: carry.pension.pay).finding?.text
    }
}

extension Person {
    /// The last day of the last employment, or `nil` while one goes on.
    fileprivate var lastDay: Day? {
        var last: Day?
        for employment in employments {
            guard let end = employment.end else { return nil }
            last = max(last ?? end, end)
        }
        return last
    }
}
