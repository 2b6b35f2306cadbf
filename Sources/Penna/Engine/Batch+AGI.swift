//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw
package import PennaModel

/// What a run reports, and who falls out of it.
package struct AGIReport: Sendable {
    /// The month with those whose part could be made.
    package internal(set) var month: AGIMonth

    /// Those who are paid but whose part cannot be made: the declaration is not whole without them.
    package internal(set) var stopped: [PersonFailure] = []
}

/// What earlier runs of the same calendar month have declared.
public struct EarlierAGI: Sendable {
    /// The sums of their payslips.
    public let month: AGIMonth

    /// What was sent of it.
    public let sent: AGISent

    /// What earlier runs have declared.
    public init(month: AGIMonth, sent: AGISent) {
        self.month = month
        self.sent = sent
    }
}

extension Batch {
    /// What the payslips report for each person: the sums of the month's individuppgifter.
    ///
    /// Each line goes to the field of its pay item; amounts are truncated when a person's whole month is known.
    ///
    /// - Parameter earlier: what earlier runs of the calendar month declared, which stays in it.
    /// - Throws: `invalidValue` for a period that has no individuppgifter.
    package func agiReport(_ result: BatchResult, after earlier: EarlierAGI? = nil) throws(PayrollError) -> AGIReport {
        let none = try AGIMonth(employer: run.employer.id, period: run.payDate.agiPeriod, years: run.years)
        var report = AGIReport(month: earlier?.month ?? none)
        for payslip in result.payslips {
            let person = facts.people[payslip.person]
            do throws(PayrollError) {
                let sums = try result.arena.agiSums(of: payslip, run.items, moved: result.moves)
                // A month that was declared under a number that the person had then keeps it (decision L23).
                let number = person.formerIDs.first { report.month.contains(.person($0)) } ?? person.id
                if !sums.isEmpty { try report.month.add(sums, for: .person(number)) }
                if earlier != nil { report.month.removeAbsences(of: number) }
                for absence in try run.parentalAbsences(of: person) { try report.month.add(absence.of(number)) }
            } catch {
                report.stopped.append(PersonFailure(person: payslip.person, employment: nil, error: error))
            }
        }
        return report
    }

    /// The same month, of which nobody may fall out.
    ///
    /// - Throws: a typed error when an item has a field that the AGI does not have; `overflow` when a sum does not fit.
    public func agiMonth(_ result: BatchResult) throws(PayrollError) -> AGIMonth {
        let report = try agiReport(result)
        if let first = report.stopped.first { throw first.error }
        return report.month
    }

    /// What one payslip reports when it is the person's only one in the month, field by field.
    ///
    /// - Throws: `invalidValue` when a sum is below zero and an earlier month must be corrected instead; as
    ///   ``agiMonth(_:)``.
    package func agiValues(of payslip: Payslip, in arena: LineArena, moves: [AGIMove] = []) throws(PayrollError)
        -> [AGIValue]
    {
        let sums = try arena.agiSums(of: payslip, run.items, moved: moves)
        if sums.isEmpty { return [] }
        let key = try IndividualKey(
            employer: run.employer.id, payee: .person(facts.people[payslip.person].id), period: run.payDate.agiPeriod,
            number: 1)
        return try IndividualStatement(key: key, sums: sums).values
    }

    /// What is to be sent when nothing has been sent for the month before.
    ///
    /// - Throws: as ``agiMonth(_:)``.
    public func agiFiling(_ result: BatchResult) throws(PayrollError) -> AGIFiling {
        try AGISent(employer: run.employer.id, period: run.payDate.agiPeriod).filing(for: agiMonth(result))
    }

    /// The whole declaration of the calendar month: what earlier runs declared, and this one.
    ///
    /// - Throws: as ``AGISent/filing(for:)``.
    package func agiDeclaration(of report: AGIReport, after earlier: EarlierAGI? = nil) throws(PayrollError)
        -> AGIFiling
    {
        let none = try AGISent(employer: run.employer.id, period: run.payDate.agiPeriod)
        let sent = earlier?.sent ?? none
        return try sent.whole(after: sent.filing(for: report.month))
    }

    /// The days with a parent's benefit that the run reports for a person.
    ///
    /// - Throws: as the agreement's own reading of the absence.
    public func agiAbsences(of person: Int) throws(PayrollError) -> [ParentalAbsence] {
        try run.parentalAbsences(of: facts.people[person])
    }
}

extension PayrollRun {
    /// The days with a parent's benefit in the month of deviations; hours of several employments on a day are added.
    ///
    /// None before the period with which they begin to be reported (decision L20).
    fileprivate func parentalAbsences(of person: Person) throws(PayrollError) -> [ParentalAbsence] {
        var absences: [ParentalAbsence] = []
        guard try AGIField.numbered(AGIField.absenceDay).isValid(in: payDate.agiPeriod) else { return absences }
        for position in person.employments.indices {
            let employment = person.employments[position]
            // Most people have none, and to look closer costs as much as to calculate the month.
            let hasAny = employment.registrations.contains { registration in
                guard case .absence(let cause, _) = registration.kind, cause.concernsChild else { return false }
                return registration.recorded <= knownAt && registration.days.overlaps(deviationMonth.days)
            }
            guard hasAny, employment.days(in: deviationMonth.days) != nil else { continue }
            for found in try agreements.reportedAbsences(question(person, position), deviationRules) {
                try absences.merge(
                    ParentalAbsence(person: person.id, day: found.day, kind: found.kind, extent: found.extent))
            }
        }
        return absences
    }
}

extension ParentalAbsence {
    /// The same absence under another number of the person's.
    package func of(_ person: Personnummer) -> ParentalAbsence {
        ParentalAbsence(person: person, day: day, kind: kind, extent: extent)
    }
}

extension [ParentalAbsence] {
    /// Adds a day, or its hours to those of the same day and kind.
    ///
    /// - Throws: `invalidValue` when the hours of a day become more than 24.
    fileprivate mutating func merge(_ absence: ParentalAbsence) throws(PayrollError) {
        let same = firstIndex {
            $0.day == absence.day && $0.kind == absence.kind && $0.extent.unit == .hours
                && absence.extent.unit == .hours
        }
        guard let same else { return append(absence) }
        self[same] = ParentalAbsence(
            person: absence.person, day: absence.day, kind: absence.kind,
            extent: try ParentalAbsenceExtent(
                hourHundredths: self[same].extent.hundredths + absence.extent.hundredths))
    }
}

extension LineArena {
    /// What one payslip adds to the fields.
    ///
    /// - Parameter moves: what stands in earlier months' individuppgifter instead.
    package func agiSums(of payslip: Payslip, _ items: PayItemRegister, moved moves: [AGIMove] = [])
        throws(PayrollError) -> IndividualSums
    {
        var sums = IndividualSums()
        for move in moves where move.person == payslip.person {
            try sums.add(field: move.field, amount: move.amount.negated())
        }
        for line in lines[payslip.lines] {
            guard let item = items[line.item] else { continue }
            try sums.add(line.amount, of: item, origin: line.originMonth)
        }
        return sums
    }
}

extension IndividualSums {
    /// Adds what a line of a pay item reports.
    ///
    /// - Throws: `overflow` when a sum does not fit; a typed error when the AGI does not have the item's field.
    package mutating func add(_ amount: Amount, of item: PayItem, origin: Month) throws(PayrollError) {
        guard let field = item.agiField else { return }
        switch item.kind {
        case .pay, .benefit: try add(field: field, amount: amount, origin: origin)
        case .tax: try add(field: field, amount: amount)
        case .deduction where item.flags.contains(.taxable):
            try addPayment(forBenefit: field, amount: amount, origin: origin)
        case .reimbursement:
            // What is paid for other costs is told as an amount, what is paid for journeys as a cross.
            if field == AGIField.otherReimbursements {
                try add(field: field, amount: amount, origin: origin)
            } else if amount != .zero {
                try addCross(field: field)
            }
        case .deduction, .employerCost: break
        }
    }
}
