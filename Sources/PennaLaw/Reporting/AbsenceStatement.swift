//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Why somebody was away with benefit for the care of a child (field 823).
///
/// Absence for illness is not reported.
public enum ParentalAbsenceKind: String, Hashable, Sendable, CaseIterable {
    /// Tillfällig föräldrapenning, the ten days at a birth among it.
    case tillfalligForaldrapenning = "TILLFALLIG_FORALDRAPENNING"
    /// Föräldrapenning.
    case foraldrapenning = "FORALDRAPENNING"

    var isTemporary: Bool { self == .tillfalligForaldrapenning }
}

/// How much of a day somebody was away, by one of two measures with two decimals.
public struct ParentalAbsenceExtent: Hashable, Sendable {
    /// What the extent is counted in.
    public enum Unit: Hashable, Sendable, CaseIterable {
        /// Percent of normal full-time work that day.
        case percent
        /// Hours that day.
        case hours
    }

    /// What it is counted in.
    public let unit: Unit

    /// The extent in hundredths: 800 hours are 8.00, 5000 percent are 50.00.
    public let hundredths: Int64

    /// Hundredths of percent of normal full-time work that day, 0.01–100.00.
    ///
    /// - Throws: `invalidValue` outside the limits.
    public init(percentHundredths: Int64) throws(PayrollError) {
        try self.init(.percent, percentHundredths, most: 10_000, "%")
    }

    /// Hundredths of hours that day, 0.01–24.00.
    ///
    /// No source says how minutes that are no whole hundredths are rounded, so the caller decides.
    ///
    /// - Throws: `invalidValue` outside the limits.
    public init(hourHundredths: Int64) throws(PayrollError) {
        try self.init(.hours, hourHundredths, most: 2_400, "timmar")
    }

    private init(_ unit: Unit, _ hundredths: Int64, most: Int64, _ name: String) throws(PayrollError) {
        guard (1...most).contains(hundredths) else {
            throw PayrollError(
                .invalidValue,
                "Frånvarons omfattning \(DecimalText.swedish(hundredths, scale: 2)) \(name) är inte "
                    + "0,01–\(DecimalText.swedish(most, scale: 2)). Rätta registreringen.")
        }
        self.unit = unit
        self.hundredths = hundredths
    }

    /// The extent as the files carry it, such as `8.00`.
    public var text: String { DecimalText.plain(hundredths, scale: 2) }
}

/// A person's absence of one kind on one day, as the payroll knows it: what a frånvarouppgift is made from.
public struct ParentalAbsence: Hashable, Sendable {
    /// The person.
    public let person: Personnummer

    /// The day.
    public let day: Day

    /// Why.
    public let kind: ParentalAbsenceKind

    /// How much, over all the person's employments with the employer.
    public let extent: ParentalAbsenceExtent

    /// An absence.
    public init(person: Personnummer, day: Day, kind: ParentalAbsenceKind, extent: ParentalAbsenceExtent) {
        self.person = person
        self.day = day
        self.kind = kind
        self.extent = extent
    }
}

/// What identifies a frånvarouppgift.
public struct AbsenceKey: Hashable, Sendable {
    /// The employer (field 201).
    public let employer: Organisationsnummer

    /// The month in which the pay is affected (field 006).
    public let period: AGIPeriod

    /// The person (field 215).
    public let person: Personnummer

    /// The day of absence (field 821).
    public let day: Day

    /// The specification number (field 822), one of its kind for person and day.
    public let number: Int64

    /// A key.
    ///
    /// - Throws: `invalidValue` for a period before January 2025, a day after the period's last, or a specification
    ///   number below 1 or above 9 999 999 999.
    public init(
        employer: Organisationsnummer, period: AGIPeriod, person: Personnummer, day: Day, number: Int64
    ) throws(PayrollError) {
        try AbsenceKey.check(day: day, person: person, period: period)
        guard (1...9_999_999_999).contains(number) else {
            throw PayrollError(
                .invalidValue,
                "Frånvarons specifikationsnummer \(number) för \(person.masked) är inte 1–9 999 999 999. Rätta numret.",
                day: day)
        }
        self.employer = employer
        self.period = period
        self.person = person
        self.day = day
        self.number = number
    }

    static func check(day: Day, person: Personnummer, period: AGIPeriod) throws(PayrollError) {
        let field = try AGIField.numbered(AGIField.absenceDay)
        guard field.isValid(in: period) else {
            throw PayrollError(
                .invalidValue,
                "Frånvarouppgifter lämnas från redovisningsperioden \(field.first), inte för \(period.month). Ta bort "
                    + "frånvaron \(day) för \(person.masked).", day: day)
        }
        guard day.month <= period.month else {
            throw PayrollError(
                .invalidValue,
                "Frånvaron \(day) för \(person.masked) är efter redovisningsperioden \(period.month). Redovisa den i den "
                    + "period då den påverkar lönen.", day: day)
        }
    }
}

extension AbsenceKey: Comparable {
    /// Orders by employer, period, person, day and number.
    public static func < (left: AbsenceKey, right: AbsenceKey) -> Bool {
        if left.employer != right.employer { return left.employer < right.employer }
        if left.period != right.period { return left.period.month < right.period.month }
        if left.person != right.person { return left.person < right.person }
        return left.day == right.day ? left.number < right.number : left.day < right.day
    }
}

/// A frånvarouppgift: one person's absence of one kind on one day, as Försäkringskassan is told through the AGI.
///
/// Values only. It is reported in the period in which the pay is affected (prop. 2024/25:36). The employer does not judge
/// whether there is a right to benefit.
public struct AbsenceStatement: AGIStatement {
    /// What identifies it.
    public let key: AbsenceKey

    /// Why.
    public let kind: ParentalAbsenceKind

    /// How much.
    public let extent: ParentalAbsenceExtent

    /// A statement.
    public init(key: AbsenceKey, kind: ParentalAbsenceKind, extent: ParentalAbsenceExtent) {
        self.key = key
        self.kind = kind
        self.extent = extent
    }

    /// The kind (823) and the extent in the one of 824–827 that kind and unit point out.
    public var values: [AGIValue] {
        let first = kind.isTemporary ? 824 : 826
        return [
            AGIValue(field: 823, .text(kind.rawValue)),
            AGIValue(field: extent.unit == .percent ? first : first + 1, .text(extent.text)),
        ]
    }
}
