//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What identifies an individuppgift; sending the same key again replaces it whole.
public struct IndividualKey: Hashable, Sendable {
    /// The employer (field 201).
    public let employer: Organisationsnummer

    /// The payee (field 215, 222 or 224).
    public let payee: AGIPayee

    /// The month of payment (field 006).
    public let period: AGIPeriod

    /// The specification number (field 570), one of its kind for payee and period.
    public let number: Int64

    /// A key.
    ///
    /// - Throws: `invalidValue` for a specification number that is not 1–9 999 999 999, and for a period before July
    ///   2018.
    public init(
        employer: Organisationsnummer, payee: AGIPayee, period: AGIPeriod, number: Int64
    ) throws(PayrollError) {
        guard (1...9_999_999_999).contains(number) else {
            throw PayrollError(
                .invalidValue,
                "Specifikationsnumret \(number) för \(payee.masked) är inte 1–9 999 999 999. Rätta numret.")
        }
        try period.checkAGI()
        self.employer = employer
        self.payee = payee
        self.period = period
        self.number = number
    }
}

extension IndividualKey: Comparable {
    /// Orders by employer, period, payee and number.
    public static func < (left: IndividualKey, right: IndividualKey) -> Bool {
        if left.employer != right.employer { return left.employer < right.employer }
        if left.period != right.period { return left.period.month < right.period.month }
        return left.payee == right.payee ? left.number < right.number : left.payee < right.payee
    }
}

extension AGIPeriod {
    /// - Throws: `invalidValue` for a month before July 2018, when individuppgifter began.
    func checkAGI() throws(PayrollError) {
        guard month >= AGIField.firstPeriod else {
            throw PayrollError(
                .invalidValue,
                "Redovisningsperioden \(month) är före \(AGIField.firstPeriod), då individuppgifterna infördes. Rätta "
                    + "perioden.", day: month.first)
        }
    }
}

/// An individuppgift (IU): what one payee got from one employer in one month, as Skatteverket is told.
///
/// Values only; the file is another matter. A statement that exists is right by ``AGIControls``: exactly one tax field,
/// whole kronor, nothing negative, each field once and in its time.
public struct IndividualStatement: AGIStatement {
    /// What identifies it.
    public let key: IndividualKey

    /// The payee's year of birth; `nil` where it is unknown.
    public let birthYear: Int?

    /// The values beside the key, in order of field number; no amount of zero but the tax.
    public let values: [AGIValue]

    /// A statement of known values, such as one read from storage.
    ///
    /// - Parameters:
    ///   - birthYear: needed only where the payee's identity does not tell it.
    ///   - values: in any order.
    /// - Throws: the first blocking finding of ``AGIControls/findings(in:payee:period:)``, as an error.
    public init(key: IndividualKey, birthYear: Int? = nil, values: [AGIValue]) throws(PayrollError) {
        let kept = values.filter { $0.amount != .zero || AGITaxation(field: $0.field) != nil }
            .sorted { $0.field < $1.field }
        for finding in AGIControls.findings(in: kept, payee: key.payee, period: key.period) {
            if let error = finding.error { throw error }
        }
        self.init(checked: key, birthYear, kept)
    }

    /// The statement of a month's lines: each sum without its öre.
    ///
    /// - Throws: `invalidValue` when a sum is negative (decision L5), naming the period to correct instead, or too large
    ///   for its field, or the field may not stand in the period; `missingFact` when a needed text is missing.
    public init(key: IndividualKey, birthYear: Int? = nil, sums: IndividualSums) throws(PayrollError) {
        for finding in sums.negativeFindings(payee: key.payee, period: key.period) {
            if let error = finding.error { throw error }
        }
        try self.init(key: key, birthYear: birthYear, values: sums.values())
    }

    /// Values that have been through the controls.
    init(checked key: IndividualKey, _ birthYear: Int?, _ values: [AGIValue]) {
        self.key = key
        self.birthYear = key.payee.birthYear ?? birthYear
        self.values = values
    }

    /// How it accounts for tax.
    public var taxation: AGITaxation {
        values.lazy.compactMap { AGITaxation(field: $0.field) }.first ?? .preliminarSkatt
    }

    /// The amount of a field, in whole kronor; zero when the field is not there.
    public func amount(of number: Int) -> Amount { value(of: number)?.amount ?? .zero }

    /// Whether a field is there.
    public func contains(_ number: Int) -> Bool { value(of: number) != nil }

    /// The value of a field, or `nil`.
    public func value(of number: Int) -> AGIValue? { values.first { $0.field == number } }

    /// The tax withheld: fields 001, 274 and 275, of which one at most is there.
    public var tax: Amount { taxation.isCross ? .zero : amount(of: taxation.field) }
}
