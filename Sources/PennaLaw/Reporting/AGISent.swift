//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What Skatteverket has been sent for an employer and a month, and which specification numbers that used up.
///
/// Keep one for each month: it makes the first declaration (from nothing) and every correction of it.
///
/// ```swift
/// var sent = try AGISent(employer: employer, period: period)
/// let filing = try sent.filing(for: month)    // everything, the first time
/// try sent.record(filing)                     // once it has been sent
/// let correction = try sent.filing(for: correctedMonth)
/// ```
public struct AGISent: Sendable {
    /// The employer.
    public let employer: Organisationsnummer

    /// The month of payment.
    public let period: AGIPeriod

    /// The huvuduppgift; `nil` before the first declaration.
    public private(set) var employerStatement: EmployerStatement?

    /// The individuppgifter in force, in order of key.
    public private(set) var individuals: [IndividualStatement]

    /// The frånvarouppgifter in force, in order of key.
    public private(set) var absences: [AbsenceStatement]

    /// Individuppgifter that were sent and then removed, as they last were.
    ///
    /// They hold their numbers: keep them with the others.
    public private(set) var removedIndividuals: [IndividualStatement]

    /// Frånvarouppgifter that were sent and then removed, as they last were.
    public private(set) var removedAbsences: [AbsenceStatement]

    /// Nothing sent yet.
    ///
    /// - Throws: `invalidValue` for a period before July 2018.
    public init(employer: Organisationsnummer, period: AGIPeriod) throws(PayrollError) {
        try self.init(employer: employer, period: period, employerStatement: nil, individuals: [])
    }

    /// What was sent before, read back from storage.
    ///
    /// - Throws: `invalidValue` when something belongs to another employer or month, or the period is before July 2018;
    ///   `countMismatch` when a key stands twice.
    public init(
        employer: Organisationsnummer, period: AGIPeriod, employerStatement: EmployerStatement?,
        individuals: [IndividualStatement], removedIndividuals: [IndividualStatement] = [],
        absences: [AbsenceStatement] = [], removedAbsences: [AbsenceStatement] = []
    ) throws(PayrollError) {
        try period.checkAGI()
        let isOurs =
            (individuals + removedIndividuals).allSatisfy { $0.key.employer == employer && $0.key.period == period }
            && (absences + removedAbsences).allSatisfy { $0.key.employer == employer && $0.key.period == period }
            && (employerStatement.map { $0.employer == employer && $0.period == period } ?? true)
        guard isOurs else { throw AGISent.mixed(employer, period) }
        // A statement that was sent, removed and sent again is in force, and its key stands once.
        _ = try AGIChanges(from: individuals + removedIndividuals, to: [])
        _ = try AGIChanges(from: absences + removedAbsences, to: [])
        self.employer = employer
        self.period = period
        self.employerStatement = employerStatement
        self.individuals = individuals.sorted { $0.key < $1.key }
        self.absences = absences.sorted { $0.key < $1.key }
        self.removedIndividuals = removedIndividuals.sorted { $0.key < $1.key }
        self.removedAbsences = removedAbsences.sorted { $0.key < $1.key }
    }

    /// What to send so that Skatteverket has the month as it should be.
    ///
    /// Changed individuppgifter come back whole under their own keys; what is new for a payee gets the next number, never
    /// one that stood for something else; what is gone is removed. So a wrong personnummer becomes a removal on the
    /// wrong one and an addition on the right one. The huvuduppgift comes only when a sum changed.
    ///
    /// A payee whose statement cannot be made does not stop the others: see ``AGIFiling/findings``.
    ///
    /// - Throws: `invalidValue` when the month is another employer's or another month; `countMismatch` for a defect of
    ///   the library.
    public func filing(for month: AGIMonth) throws(PayrollError) -> AGIFiling {
        guard month.employer == employer, month.period == period else { throw AGISent.mixed(employer, period) }
        var findings: [AGIFinding] = []
        let wanted = try wantedIndividuals(month, &findings)
        let statement = employerStatement(of: wanted, month.years, &findings)
        return AGIFiling(
            employer: employer, period: period,
            employerStatement: statement == employerStatement ? nil : statement,
            individuals: try AGIChanges(from: individuals, to: wanted),
            absences: try AGIChanges(from: absences, to: wantedAbsences(month)), findings: findings)
    }

    /// Everything that stands for the month once a filing has been sent, as one declaration.
    ///
    /// - Throws: `countMismatch` for a defect of the library.
    public func whole(after filing: AGIFiling) throws(PayrollError) -> AGIFiling {
        AGIFiling(
            employer: employer, period: period, employerStatement: filing.employerStatement ?? employerStatement,
            individuals: try AGIChanges(from: [], to: filing.individuals.applied(to: individuals)),
            absences: try AGIChanges(from: [], to: filing.absences.applied(to: absences)), findings: filing.findings)
    }

    /// Notes that a filing was sent.
    ///
    /// - Throws: `invalidValue` when the filing is another month's, or was made from other statements than these.
    public mutating func record(_ filing: AGIFiling) throws(PayrollError) {
        guard filing.employer == employer, filing.period == period else { throw AGISent.mixed(employer, period) }
        let goneIndividuals = try gone(individuals, filing.individuals)
        let goneAbsences = try gone(absences, filing.absences)
        individuals = filing.individuals.applied(to: individuals)
        absences = filing.absences.applied(to: absences)
        removedIndividuals = try stillRemoved(removedIndividuals + goneIndividuals, individuals)
        removedAbsences = try stillRemoved(removedAbsences + goneAbsences, absences)
        if let statement = filing.employerStatement { employerStatement = statement }
    }
}

extension AGISent {
    /// The individuppgifter as they should be; those that cannot be made stay as they were sent.
    private func wantedIndividuals(
        _ month: AGIMonth, _ findings: inout [AGIFinding]
    ) throws(PayrollError) -> [IndividualStatement] {
        var numbers = SpecificationNumbers<AGIPayee, AGITaxation>()
        for statement in individuals + removedIndividuals {
            numbers.note(statement.key.number, for: statement.taxation, of: statement.key.payee)
        }
        var wanted: [IndividualStatement] = []
        let parts = month.sums.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        for (part, sums) in parts {
            let key = try IndividualKey(
                employer: employer, payee: part.payee, period: period,
                number: numbers.take(for: part.taxation, of: part.payee))
            let values = sums.values()
            let found =
                sums.negativeFindings(payee: part.payee, period: period)
                + AGIControls.findings(in: values, payee: part.payee, period: period)
            findings += found
            if !found.contains(where: { $0.isBlocking }) {
                wanted.append(IndividualStatement(checked: key, month.birthYears[part.payee], values))
            } else if let old = individuals.first(where: { $0.key == key }) {
                wanted.append(old)
            }
        }
        return wanted
    }

    /// The sums of the month; those that were sent when they cannot be calculated.
    private func employerStatement(
        of wanted: [IndividualStatement], _ years: PayYears, _ findings: inout [AGIFinding]
    ) -> EmployerStatement? {
        do {
            let statement = try EmployerStatement(
                employer: employer, period: period, individuals: wanted, years: years)
            findings += try statement.findings(individuals: wanted, years: years)
            return statement
        } catch {
            findings.append(AGIFinding(.employerSums, field: 487, error: error))
            return employerStatement
        }
    }

    private func wantedAbsences(_ month: AGIMonth) throws(PayrollError) -> [AbsenceStatement] {
        var numbers = SpecificationNumbers<PersonDay, ParentalAbsenceKind>()
        for statement in absences + removedAbsences {
            let day = PersonDay(person: statement.key.person, day: statement.key.day)
            numbers.note(statement.key.number, for: statement.kind, of: day)
        }
        var wanted: [AbsenceStatement] = []
        for (part, absence) in month.absences.sorted(by: { $0.key < $1.key }) {
            let key = try AbsenceKey(
                employer: employer, period: period, person: absence.person, day: absence.day,
                number: numbers.take(for: part.kind, of: part.day))
            wanted.append(AbsenceStatement(key: key, kind: absence.kind, extent: absence.extent))
        }
        return wanted
    }

    /// What a filing removes; it must fit what is in force.
    private func gone<Statement>(
        _ sent: [Statement], _ changes: AGIChanges<Statement>
    ) throws(PayrollError) -> [Statement] {
        let keys = Set(sent.map { $0.key })
        let fits =
            changes.additions.allSatisfy { !keys.contains($0.key) }
            && changes.replacements.allSatisfy { keys.contains($0.key) } && keys.isSuperset(of: changes.removals)
        guard fits else {
            throw PayrollError(
                .invalidValue,
                "Deklarationen för \(period.month) bygger på andra uppgifter än dem som senast skickades. Gör om den från "
                    + "det som skickades.", day: period.month.first)
        }
        let removed = Set(changes.removals)
        return sent.filter { removed.contains($0.key) }
    }

    /// The removed statements whose keys did not come back.
    private func stillRemoved<Statement: AGIStatement>(
        _ removed: [Statement], _ inForce: [Statement]
    ) throws(PayrollError) -> [Statement] {
        let keys = Set(inForce.map { $0.key })
        return removed.filter { !keys.contains($0.key) }.sorted { $0.key < $1.key }
    }

    static func mixed(_ employer: Organisationsnummer, _ period: AGIPeriod) -> PayrollError {
        PayrollError(
            .invalidValue,
            "Uppgifterna hör inte till \(employer) och redovisningsperioden \(period.month). Redovisa varje arbetsgivare "
                + "och månad för sig.", day: period.month.first)
    }
}
