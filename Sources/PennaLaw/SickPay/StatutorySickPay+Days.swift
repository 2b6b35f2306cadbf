//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

extension StatutorySickPay {
    /// Calculates a set of sick days, such as those of a month, and carries the period on.
    ///
    /// Give every calendar day of illness from the first day the employee stayed away from work, days off in between
    /// too: they are numbered, and a gap of more than five days begins a new period. When pay or hours change, calculate
    /// the days before and after each with its own rule and the same `state`. When the employment ends, begin the next
    /// one with a new state: the period breaks (7 §).
    ///
    /// Not decided here: whether the employee has been back at work for a day after a whole sjuklöneperiod (4 a §).
    ///
    /// - Parameters:
    ///   - days: the days in order, all after the state's last day.
    ///   - state: where the employee stands; unchanged when an error is thrown.
    ///   - conditions: the right to sjuklön, decisions and demands.
    /// - Throws: `invalidValue` when the days are not in order, or a time or an amount is out of range; `overflow`.
    public func pay(
        _ days: [SickDay], _ state: inout SickPeriodState, _ conditions: SickPayConditions = SickPayConditions()
    ) throws(PayrollError) -> SickPayOutcome {
        var run = SickPayRun(self, state, conditions)
        for day in days { try run.add(day) }
        let outcome = try run.finish()
        state = run.state
        return outcome
    }
}

/// Goes through a set of sick days.
private struct SickPayRun {
    let rule: StatutorySickPay
    let conditions: SickPayConditions
    var state: SickPeriodState

    private var parts: [SickPayPart] = []
    private var findings: [SickPayFinding] = []
    private var previous: Day?
    private var spellFirst: Day?

    // The part of a period that is being gathered.
    private var numbered: [NumberedSickDay] = []
    private var minutes = Minutes.zero
    private var supplements = Amount.zero
    private var beganHere = false

    // The days without sjuklön.
    private var daysWithout: [Day] = []
    private var minutesWithout = Minutes.zero

    init(_ rule: StatutorySickPay, _ state: SickPeriodState, _ conditions: SickPayConditions) {
        self.rule = rule
        self.state = state
        self.conditions = conditions
        previous = state.lastDay
    }

    mutating func add(_ sick: SickDay) throws(PayrollError) {
        try check(sick)
        noteSpell(sick.day)
        previous = sick.day
        guard conditions.right.holds(on: sick.day) else {
            if daysWithout.isEmpty {
                var first: Day?
                if case .from(let day) = conditions.right { first = day }
                findings.append(.noRightYet(sick.day, from: first))
            }
            addWithout(sick)
            return
        }
        if state.beginsPeriod(on: sick.day, continuationDays: rule.continuationDays) {
            try close()
            try begin(sick.day)
        }
        let before = state.lastDay
        let number = state.count(sick.day)
        guard number <= rule.periodDays else {
            if number == rule.periodDays + 1, let before {
                let days = Int(try SickPayRules.reportDays.row(on: sick.day).value)
                findings.append(.report(sick.day, lastDay: before + days))
            }
            addWithout(sick)
            return
        }
        noteCertificate(sick.day)
        numbered.append(NumberedSickDay(day: sick.day, number: number))
        minutes = minutes + sick.absent
        try supplements += sick.lostSupplements
    }

    mutating func finish() throws(PayrollError) -> SickPayOutcome {
        try close()
        var line: SickPayLine?
        if minutesWithout > .zero, let deduction = try rule.deduction(for: minutesWithout) {
            line = .avdragUtanSjuklon(deduction)
        }
        return SickPayOutcome(
            parts: parts, daysWithoutSickPay: daysWithout, lineWithoutSickPay: line, findings: findings)
    }

    private func check(_ sick: SickDay) throws(PayrollError) {
        if let previous, sick.day <= previous {
            throw PayrollError(
                .invalidValue,
                "Sjukdagen \(sick.day) kommer inte efter \(previous), som redan är räknad. Ange varje dag en gång, "
                    + "i ordning.", day: sick.day)
        }
        // A day is 25 hours when summer time ends.
        guard sick.absent >= .zero, sick.absent <= Minutes(25 * 60) else {
            throw PayrollError(
                .invalidValue,
                "Frånvaron \(OperandUnit.timme.swedishText(sick.absent.count)) ryms inte på en dag. Rätta tiden.",
                day: sick.day)
        }
        guard !sick.lostSupplements.isNegative else {
            throw PayrollError(
                .invalidValue,
                "De förlorade tilläggen \(sick.lostSupplements.swedish) kr är negativa. Rätta beloppet.",
                day: sick.day)
        }
    }

    /// A spell is a run of days without a well day between; a läkarintyg is counted from its sick report.
    private mutating func noteSpell(_ day: Day) {
        if let previous, previous + 1 == day {
            if spellFirst == nil { spellFirst = conditions.spellBegan ?? state.firstDay ?? day }
        } else {
            spellFirst = day
        }
    }

    private mutating func noteCertificate(_ day: Day) {
        guard let spellFirst else { return }
        if conditions.certificateFromFirstDay?.contains(spellFirst) ?? false {
            if day == spellFirst { findings.append(.lakarintyg(day, fromFirstDay: true)) }
            return
        }
        // No row means that nothing was required then.
        guard let row = try? SickPayRules.certificateDay.row(on: day) else { return }
        if day - spellFirst == Int(row.value) { findings.append(.lakarintyg(day, fromFirstDay: false)) }
    }

    private mutating func addWithout(_ sick: SickDay) {
        daysWithout.append(sick.day)
        minutesWithout = minutesWithout + sick.absent
    }

    private mutating func begin(_ day: Day) throws(PayrollError) {
        let isProtected = conditions.exemptsFromKarensavdrag(on: day)
        let karens = try rule.karens()
        state.beginPeriod(on: day, karens: karens, occasions: rule.karensOccasions, isProtected: isProtected)
        beganHere = true
        if isProtected {
            findings.append(.specialProtection(day))
        } else if state.karens != karens {
            findings.append(.generalProtection(day, occasions: rule.karensOccasions))
        }
    }

    private mutating func close() throws(PayrollError) {
        guard let firstDay = state.firstDay, !numbered.isEmpty else { return }
        var lines: [SickPayLine] = []
        var gained = Amount.zero
        if minutes > .zero {
            if let deduction = try rule.deduction(for: minutes) { lines.append(.sjukavdrag(deduction)) }
            let pay = try rule.sickPay(for: minutes)
            lines.append(pay)
            try gained += pay.amount
        }
        if supplements > .zero {
            let pay = try rule.sickPay(forSupplements: supplements)
            lines.append(.sjuklonTillagg(pay))
            try gained += pay.amount
        }
        try state.sickPay += gained
        let taken = state.karensTaken
        let karens = try state.takeKarens()
        if karens > .zero { lines.append(try karensLine(taken: taken)) }
        var refundable = Amount.zero
        if conditions.givesRefund(on: firstDay) {
            refundable = try gained - karens
            if refundable > .zero { findings.append(.refund(firstDay, amount: refundable)) }
        }
        parts.append(SickPayPart(firstDay: firstDay, days: numbered, lines: lines, refundable: refundable))
        numbered = []
        minutes = .zero
        supplements = .zero
        beganHere = false
    }

    private func karensLine(taken: Amount) throws(PayrollError) -> SickPayLine {
        let limit = StatutorySickPay.KarensLimit(sickPay: state.sickPay, taken: taken)
        if beganHere { return try rule.karensLine(limit) }
        let rest = StatutorySickPay.KarensRest(karens: state.karens, limit: limit)
        return .karensavdragRest(try Proof(of: rest, rule.karensConfidence))
    }
}
