//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw
internal import PennaModel

extension Batch {
    /// What should be looked at before the pay of a result is sent, in input order.
    ///
    /// Attachment that the pay did not reach for, which must be reported to Kronofogden, or whose förbehållsbelopp is
    /// unlikely, or whose employment ends; claims that may not be set off; löneväxling that was not made, or is below the
    /// ceilings of public benefits; pensions that are not calculated whole.
    ///
    /// - Throws: a typed error when a decision cannot be read, which would have failed its person; `overflow`.
    /// - Complexity: O(persons), and more only for those who have decisions.
    public func findings(_ result: BatchResult) throws(PayrollError) -> [Finding] {
        var findings = [run.provisionalFinding, run.payDateFinding].compactMap { $0 }
        var next = 0
        var low = LowExchanges()
        var failed = Set<Int>()
        for failure in result.failures { failed.insert(failure.person) }
        for (index, person) in facts.people.enumerated() where !failed.contains(index) {
            // Who has nothing to be paid may still have an attachment that must be reported on.
            var payslip = Payslip(person: index, lines: 0..<0, totals: PayslipTotals(), confidence: .confirmed)
            if next < result.payslips.count, result.payslips[next].person == index {
                payslip = result.payslips[next]
                next += 1
            }
            let (before, after) = (facts.carries[index], result.carries[index])
            findings += try run.findings(
                person, payslip, before: before, after: after, earlier[index] ?? MonthAccount(), result.arena,
                result.moves, &low)
            let first = plans[index]?.steps.last?.runs.first?.firstDay ?? run.firstDay
            findings += run.unknownHoliday(person, before: before, after: after, first: first)
            findings += try run.agreementFindings(person, before, after, facts)
        }
        return findings + low.findings
    }
}

/// Löneväxling that lowers public benefits: the same advice to everybody, so it is one line where it concerns several.
private struct LowExchanges {
    private var found: [Finding] = []
    private var employments: [String] = []

    mutating func add(_ more: [Finding], of person: Person) {
        found += more
        if !more.isEmpty { employments.append(person.employments.first?.id ?? "\(person.id)") }
    }

    var findings: [Finding] {
        guard employments.count > 1, let first = found.first else { return found }
        let names = employments.prefix(10).joined(separator: ", ")
        let rest = employments.count > 10 ? " och \(employments.count - 10) till" : ""
        return [
            Finding(
                .salaryExchange, .look,
                "\(employments.count) personer löneväxlar så att lönen inte räcker till full sjukpenning, föräldrapenning eller allmän pension: anställning \(names)\(rest). Den första: \(first.message)",
                waysOut: first.waysOut)
        ]
    }
}

extension PayrollRun {
    /// That the whole run is calculated with another year's tables.
    fileprivate var provisionalFinding: Finding? {
        years.provisionalYear.map { year in
            Finding(
                .provisionalRun, .look,
                "Körningen är en förhandsräkning: \(year.year - 1) års tabeller och uppgifter står in för det som saknas för "
                    + "\(year.year). Den kan inte attesteras.")
        }
    }

    /// That the banks do not pay on the day.
    fileprivate var payDateFinding: Finding? {
        let day = payDate.day
        guard let banking = BankingDay(onOrBefore: day), banking.day != day else { return nil }
        let before = banking.day
        return Finding(
            .noBankingDay, .look,
            "Utbetalningsdagen \(day) är ingen bankdag. Närmaste bankdag före är \(before); skatteår och AGI-period följer den dag då lönen betalas.",
            waysOut: ["Kör med --pay-date \(before)."])
    }

    fileprivate func findings(
        _ person: Person, _ payslip: Payslip, before: Carry, after: Carry, _ earlier: MonthAccount,
        _ arena: LineArena, _ moves: [AGIMove], _ low: inout LowExchanges
    ) throws(PayrollError) -> [Finding] {
        let decisions = person.decisions
        var findings = missedMonths(person, before)
        findings += try shortPay(person, payslip, arena, moves)
        findings += try unmadeDeductions(person, payslip, arena)
        findings += try smallYear(person, payslip, after: after)
        if !decisions.maintenanceAttachments.isEmpty || !decisions.attachments.isEmpty {
            findings += try attachmentFindings(person, payslip, earlier.attached)
        }
        if !decisions.claims.isEmpty { findings += claimFindings(person) }
        if !decisions.salaryExchanges.isEmpty, earlier.exchanged == .zero {
            let isMade = arena.lines[payslip.lines].contains { $0.item == PayItems.lonevaxling.id }
            let found = try exchangeFindings(person, payslip.totals, isMade: isMade)
            if isMade { low.add(found, of: person) } else { findings += found }
        }
        if !decisions.pensionAdditions.isEmpty, let text = try additionText(person, after) {
            findings.append(person.look(.pension, text))
        }
        if !decisions.pensions.isEmpty, let text = try pensionText(decisions, after) {
            findings.append(person.look(.pension, text))
        }
        return findings
    }

    /// Pay that is taken back and that this pay does not reach for: where it went, and what is left to do by hand.
    private func shortPay(_ person: Person, _ payslip: Payslip, _ arena: LineArena, _ moves: [AGIMove])
        throws(PayrollError) -> [Finding]
    {
        var findings: [Finding] = []
        let lowered = moves.filter {
            $0.person == payslip.person && $0.field == AGIField.cashPay && $0.amount.isNegative
        }
        if !lowered.isEmpty {
            var sum = Amount.zero
            for move in lowered { sum = try sum - move.amount }
            let months = lowered.map { "\($0.period)" }.joined(separator: ", ")
            findings.append(
                person.look(
                    .negativePay,
                    "\(sum.swedish) kr av tidigare lön tas tillbaka. Individuppgiften för \(months) ersätts: fält 011 sänks, avdragen skatt står kvar.",
                    waysOut: ["Skicka det som penna lock skriver i agi-changes.csv, och kräv tillbaka skulden."]))
        }
        guard let line = arena.lines[payslip.lines].first(where: { $0.item == PayItems.bruttoskuld.id }) else {
            return findings
        }
        let debt = line.amount.swedish
        let text =
            person.hasPay(from: payDate.day.month)
            ? "\(debt) kr räcker lönen inte till. Det är en skuld före skatt, som dras från kommande bruttolön; tidigare månaders individuppgifter är orörda."
            : "\(debt) kr kan inte dras från någon lön, och står inte i någon månad som är deklarerad här."
        findings.append(
            person.look(
                .negativePay, text,
                waysOut: person.hasPay(from: payDate.day.month)
                    ? ["Inget behöver göras; skulden dras från nästa lön."]
                    : [
                        "Kräv tillbaka beloppet brutto, och sänk fält 011 i den månad som lönen betalades; fält 001 står kvar."
                    ]
            ))
        return findings
    }

    /// What the agreement finds in each employment that worked in the month.
    fileprivate func agreementFindings(
        _ person: Person, _ before: Carry, _ after: Carry, _ facts: EmployerFacts
    ) throws(PayrollError) -> [Finding] {
        var findings: [Finding] = []
        for position in person.employments.indices {
            let employment = person.employments[position]
            guard employment.days(in: deviationMonth.days) != nil else { continue }
            let found = try agreements.findings(
                question(person, position, before: before.employments), deviationRules,
                before: before.employment(employment.id), carry: after.employment(employment.id))
            findings += found.map { finding in
                let place = finding.row.map { Finding.Place(facts.file(of: $0), line: facts.line(of: $0)) } ?? .none
                return Finding(
                    FindingCode(finding.topic), .look, at: place, person: "\(person.id)", employment: employment.id,
                    finding.text)
            }
        }
        return findings
    }

    /// Months that no run has settled: what happened in them, and their fixed pay, have not been paid.
    private func missedMonths(_ person: Person, _ before: Carry) -> [Finding] {
        var findings: [Finding] = []
        for employment in person.employments {
            let state = before.employments.first { $0.employment == employment.id }
            guard let settled = state?.settledThrough, settled + 1 < deviationMonth.days.first,
                let missed = try? DayRange(from: settled + 1, through: deviationMonth.days.first - 1),
                employment.days(in: missed) != nil
            else { continue }
            findings.append(
                person.look(.missedMonth, employment: employment.id, "\(missed) är inte avräknad i någon körning."))
        }
        return findings
    }
}

extension PayrollRun {
    /// What was withheld in the month, over all its runs, beside what the decisions say of a month.
    fileprivate func attachmentFindings(
        _ person: Person, _ payslip: Payslip, _ inMonth: AttachedInMonth
    ) throws(PayrollError) -> [Finding] {
        var texts: [String] = []
        let held = try HeldAttachments(person.decisions, on: payDate, knownAt: knownAt)
        let net = try payslip.totals.cash() - payslip.totals.tax
        let division = try NetDeductions(net: net, on: payDate, decisions: held.all, earlier: inMonth)
        for outcome in division.attachments {
            let decision = outcome.decision
            if let deviation = outcome.deviation { texts.append(deviation.text) }
            // For plausibility only: a year whose normalbelopp is not known has nothing to compare with.
            if let finding = try? Normalbelopp.finding(on: decision, at: payDate, years: years) {
                texts.append(finding.text)
            }
            if let lastDay = person.lastDay, lastDay <= payDate.day.month.last {
                texts.append(AttachmentEnd(decision: decision, lastDay: lastDay).text)
            }
        }
        return texts.map { person.look(.attachment, $0) }
    }

    fileprivate func claimFindings(_ person: Person) -> [Finding] {
        person.decisions.claims.compactMap { claim in
            guard claim.recorded <= knownAt, let refusal = SetOff.refusal(of: claim.claim, on: payDate) else {
                return nil
            }
            return person.look(.claim, "Fordran \(claim.id): " + refusal.text)
        }
    }

    fileprivate func exchangeFindings(
        _ person: Person, _ totals: PayslipTotals, isMade: Bool
    ) throws(PayrollError) -> [Finding] {
        let exchanges = person.decisions.salaryExchanges
        guard let exchange = try exchanges.decided(on: payDate.day, knownAt: knownAt, "löneväxling") else { return [] }
        guard isPriced(exchange, for: person) else {
            return [
                person.look(
                    .salaryExchange,
                    "Löneväxlingen på \(exchange.amount.swedish) kr är inte gjord: den ska vara kostnadsneutral, men den unges avgift är olika under och över taket per månad.",
                    waysOut: ["Ange i stället hur många procent mer arbetsgivaren betalar (percentMore)."])
            ]
        }
        guard isMade else {
            return [
                person.look(
                    .salaryExchange,
                    "Löneväxlingen på \(exchange.amount.swedish) kr är inte gjord: lönen räcker inte, eller anställningen är slut. Avtala om uppehåll, eller ta bort den."
                )
            ]
        }
        let vaxling = try Lonevaxling(exchange.amount, of: totals.gross + exchange.amount)
        return try vaxling.findings(in: payDate.incomeYear, years: years).map { person.look(.salaryExchange, $0.text) }
    }

    /// That tilläggsavgift is not paid, because the person is not under AKAP-KR.
    fileprivate func additionText(_ person: Person, _ carry: Carry) throws(PayrollError) -> String? {
        let additions = person.decisions.pensionAdditions
        guard try additions.decided(on: payDate.day, knownAt: knownAt, "tilläggsavgift") != nil,
            try pensionPlan(of: person, carry.pension) != .akapKR
        else { return nil }
        return "Tilläggsavgiften räknas inte: den hör till AKAP-KR, som personen inte har på utbetalningsdagen."
    }

    fileprivate func pensionText(_ decisions: Decisions, _ carry: Carry) throws(PayrollError) -> String? {
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
    /// A finding about the person that stops nothing.
    func look(
        _ code: FindingCode, employment: String = "", _ message: String, waysOut: [String]? = nil
    ) -> Finding {
        Finding(code, .look, person: "\(id)", employment: employment, message, waysOut: waysOut)
    }

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
