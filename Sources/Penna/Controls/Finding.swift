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
        var next = 0
        var failed = Set<Int>()
        for failure in result.failures { failed.insert(failure.person) }
        for (index, person) in facts.people.enumerated() where !failed.contains(index) {
            // Who has nothing to be paid may still have an attachment that must be reported on.
            var payslip = Payslip(person: index, lines: 0..<0, totals: PayslipTotals(), confidence: .confirmed)
            if next < result.payslips.count, result.payslips[next].person == index {
                payslip = result.payslips[next]
                next += 1
            }
            let messages = try run.messages(
                person, payslip, before: facts.carries[index], after: result.carries[index], result.arena)
            findings += messages.map { Finding(person: index, message: $0) }
        }
        return findings
    }
}

extension PayrollRun {
    fileprivate func messages(
        _ person: Person, _ payslip: Payslip, before: Carry, after: Carry, _ arena: LineArena
    ) throws(PayrollError) -> [String] {
        let decisions = person.decisions
        var messages = try missedMonths(person, before) + agreementMessages(person, after)
        if payslip.totals.gross.isNegative {
            messages.append(
                "Lönen är negativ och skulden är räknad brutto. Rätta den tidigare månadens individuppgift; skatten som kommer tillbaka minskar skulden."
            )
        }
        if !decisions.maintenanceAttachments.isEmpty || !decisions.attachments.isEmpty {
            messages += try attachmentMessages(person, payslip)
        }
        if !decisions.claims.isEmpty { messages += claimMessages(decisions) }
        if !decisions.salaryExchanges.isEmpty {
            let isMade = arena.lines[payslip.lines].contains { $0.item == PayItems.lonevaxling.id }
            messages += try exchangeMessages(decisions, payslip.totals, isMade: isMade)
        }
        if !decisions.pensions.isEmpty, let message = try pensionMessage(decisions, after) { messages.append(message) }
        return messages
    }

    /// What the agreement finds in each employment that worked in the month.
    private func agreementMessages(_ person: Person, _ after: Carry) throws(PayrollError) -> [String] {
        var messages: [String] = []
        for position in person.employments.indices {
            let employment = person.employments[position]
            guard employment.days(in: deviationMonth.days) != nil else { continue }
            let found = try agreement.findings(
                question(person, position), deviationRules, carry: after.employment(employment.id))
            messages += found.map { "Anställning \(employment.id): " + $0 }
        }
        return messages
    }

    /// Months that no run has settled: what happened in them, and their fixed pay, have not been paid.
    private func missedMonths(_ person: Person, _ before: Carry) -> [String] {
        var messages: [String] = []
        for employment in person.employments {
            let state = before.employments.first { $0.employment == employment.id }
            guard let settled = state?.settledThrough, settled + 1 < deviationMonth.days.first,
                let missed = try? DayRange(from: settled + 1, through: deviationMonth.days.first - 1),
                employment.days(in: missed) != nil
            else { continue }
            messages.append(
                "Anställning \(employment.id): \(missed) är inte avräknad i någon körning. Kör de månaderna först, eller betala dem för hand."
            )
        }
        return messages
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
                "Löneväxlingen på \(exchange.amount.swedish) kr är inte gjord: lönen räcker inte, eller anställningen är slut. Avtala om uppehåll, eller ta bort den."
            ]
        }
        let vaxling = try Lonevaxling(exchange.amount, of: totals.gross + exchange.amount)
        return try vaxling.findings(in: payDate.incomeYear).map { $0.text }
    }

    fileprivate func pensionMessage(_ decisions: Decisions, _ carry: Carry) throws(PayrollError) -> String? {
        guard case .kapKL = try decisions.pensions.decided(on: payDate.day, knownAt: knownAt, "pension") else {
            return nil
        }
        return KapKLYear(
            terms: pensionTerms.kapKL,
            pensionsgrundandeLon: carry.pension.pay(in: .kapKL, through: Day(payDate.incomeYear.year, 12, 31))
        ).finding?.text
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
