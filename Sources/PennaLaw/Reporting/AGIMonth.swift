//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What an employer's payslips of one calendar month report, while they are added up.
///
/// Add every payslip whose pay date lies in the month, in any order, from extra runs too; then ask ``AGISent`` what to
/// send. A payee taxed in two ways has sums for each way. To correct a month, add up its payslips anew, as they should
/// have been: a correction is a replacement, never a difference.
///
/// ```swift
/// var month = try AGIMonth(employer: employer, period: PayDate(payDay).agiPeriod)
/// for payslip in payslips {
///     var sums = IndividualSums(taxation: payslip.taxation)
///     for line in payslip.lines { try sums.add(field: line.field, amount: line.amount, origin: line.month) }
///     try month.add(sums, for: .person(payslip.person))
/// }
/// let filing = try AGISent(employer: employer, period: month.period).filing(for: month)
/// ```
public struct AGIMonth: Sendable {
    /// The employer.
    public let employer: Organisationsnummer

    /// The month of payment.
    public let period: AGIPeriod

    /// Where the rates of the month's contributions stand.
    let years: PayYears
    private(set) var sums: [PayeeTaxation: IndividualSums] = [:]
    private(set) var birthYears: [AGIPayee: Int] = [:]
    private(set) var absences: [AbsencePart: ParentalAbsence] = [:]

    /// A month without payslips.
    ///
    /// - Throws: `invalidValue` for a period before July 2018.
    public init(
        employer: Organisationsnummer, period: AGIPeriod, years: PayYears = .builtIn
    ) throws(PayrollError) {
        try period.checkAGI()
        self.years = years
        self.employer = employer
        self.period = period
    }

    /// Adds a payslip's sums.
    ///
    /// Sums that state no taxation count as preliminary tax.
    ///
    /// - Parameter birthYear: needed only where the payee's identity does not tell it.
    /// - Throws: as ``IndividualSums/merge(_:)``; `overlap` when two birth years are given. The month is then as it was.
    public mutating func add(
        _ payslip: IndividualSums, for payee: AGIPayee, birthYear: Int? = nil
    ) throws(PayrollError) {
        let part = PayeeTaxation(payee: payee, taxation: payslip.taxation ?? .preliminarSkatt)
        var merged = sums[part] ?? IndividualSums(taxation: part.taxation)
        try merged.merge(payslip)
        if let birthYear { try note(birthYear, for: payee) }
        sums[part] = merged
    }

    /// Whether anything was added for a payee.
    public func contains(_ payee: AGIPayee) -> Bool {
        AGITaxation.allCases.contains { sums[PayeeTaxation(payee: payee, taxation: $0)] != nil }
    }

    /// Takes away the absence that was added for a person, for what is known of it now.
    public mutating func removeAbsences(of person: Personnummer) {
        absences = absences.filter { $0.value.person != person }
    }

    /// Moves all that was added for a payee to another identity, such as the personnummer somebody got in the month.
    ///
    /// Absence moves from a person to a person; only they have any.
    ///
    /// - Throws: as ``add(_:for:birthYear:)`` and ``add(_:)``. The month is then as it was.
    public mutating func move(_ old: AGIPayee, to new: AGIPayee) throws(PayrollError) {
        guard old != new else { return }
        var moved = self
        for taxation in AGITaxation.allCases {
            guard let payslip = moved.sums.removeValue(forKey: PayeeTaxation(payee: old, taxation: taxation)) else {
                continue
            }
            try moved.add(payslip, for: new)
        }
        if let birthYear = moved.birthYears.removeValue(forKey: old) { try moved.note(birthYear, for: new) }
        if case .person(let from) = old, case .person(let to) = new {
            for (part, absence) in absences where absence.person == from {
                moved.absences[part] = nil
                try moved.add(ParentalAbsence(person: to, day: absence.day, kind: absence.kind, extent: absence.extent))
            }
        }
        self = moved
    }

    /// Adds a day's absence with parental benefit, whose deduction is in a payslip of the month.
    ///
    /// - Throws: `invalidValue` for a period before January 2025 or a day after the period's last; `overlap` when the
    ///   person has another extent of the same kind that day: extents of several employments are the caller's to add.
    public mutating func add(_ absence: ParentalAbsence) throws(PayrollError) {
        try AbsenceKey.check(day: absence.day, person: absence.person, period: period)
        let part = AbsencePart(day: PersonDay(person: absence.person, day: absence.day), kind: absence.kind)
        if let known = absences[part], known != absence {
            throw PayrollError(
                .overlap,
                "Frånvaron \(absence.day) för \(absence.person.masked) har två omfattningar, \(known.extent.text) och "
                    + "\(absence.extent.text). Lägg ihop dem till en.", day: absence.day)
        }
        absences[part] = absence
    }

    /// Adds what another part of the same month's payslips added up to, such as another batch's.
    ///
    /// - Throws: `invalidValue` when the other is another employer's or another month; else as the additions. The month
    ///   is then as it was.
    public mutating func merge(_ other: AGIMonth) throws(PayrollError) {
        guard employer == other.employer, period == other.period else { throw AGISent.mixed(employer, period) }
        var merged = self
        for (part, payslips) in other.sums { try merged.add(payslips, for: part.payee) }
        for (payee, birthYear) in other.birthYears { try merged.note(birthYear, for: payee) }
        for absence in other.absences.values { try merged.add(absence) }
        self = merged
    }

    private mutating func note(_ birthYear: Int, for payee: AGIPayee) throws(PayrollError) {
        let known = payee.birthYear ?? birthYears[payee] ?? birthYear
        guard known == birthYear else {
            throw PayrollError(
                .overlap, "\(payee.masked) har två födelseår, \(known) och \(birthYear). Ange det rätta.")
        }
        birthYears[payee] = birthYear
    }
}

/// A payee taxed in one way: what one individuppgift is about.
struct PayeeTaxation: Hashable, Comparable, Sendable {
    let payee: AGIPayee
    let taxation: AGITaxation

    static func < (left: PayeeTaxation, right: PayeeTaxation) -> Bool {
        left.payee == right.payee ? left.taxation < right.taxation : left.payee < right.payee
    }
}

/// A person and a day: what the numbers of frånvarouppgifter are counted in.
struct PersonDay: Hashable, Comparable, Sendable {
    let person: Personnummer
    let day: Day

    static func < (left: PersonDay, right: PersonDay) -> Bool {
        left.person == right.person ? left.day < right.day : left.person < right.person
    }
}

/// What one frånvarouppgift is about.
struct AbsencePart: Hashable, Comparable, Sendable {
    let day: PersonDay
    let kind: ParentalAbsenceKind

    static func < (left: AbsencePart, right: AbsencePart) -> Bool {
        // The temporary kind comes first, as in the field's own list.
        left.day == right.day ? left.kind.isTemporary && !right.kind.isTemporary : left.day < right.day
    }
}
