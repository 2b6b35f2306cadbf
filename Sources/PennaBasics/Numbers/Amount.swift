//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// An amount of Swedish money in whole öre.
///
/// Sums are checked: a result that does not fit in 64 bits is an error, never a wrap. Money is never multiplied with
/// money; a product with a rate is an ``Exact`` value that must be rounded by name before it is an amount again.
public struct Amount: Hashable, Sendable {
    /// The number of öre; negative for a deduction.
    public let ore: Int64

    /// An amount of that many öre.
    @inlinable
    public init(ore: Int64) {
        self.ore = ore
    }

    /// An amount of whole kronor.
    ///
    /// - Throws: `overflow` when the öre do not fit in 64 bits.
    public init(kronor: Int64) throws(PayrollError) {
        let (ore, overflow) = kronor.multipliedReportingOverflow(by: 100)
        if overflow { throw .overflow("Beloppet \(kronor) kr") }
        self.ore = ore
    }

    /// No money at all.
    @inlinable
    public static var zero: Amount { Amount(ore: 0) }

    /// The amount without its öre, truncated towards zero.
    public var wholeKronor: Int64 { ore / 100 }

    /// Whether the amount is below zero.
    @inlinable
    public var isNegative: Bool { ore < 0 }

    /// The sum of two amounts.
    ///
    /// - Throws: `overflow` when the sum does not fit in 64 bits.
    @inlinable
    public static func + (left: Amount, right: Amount) throws(PayrollError) -> Amount {
        let (sum, overflow) = left.ore.addingReportingOverflow(right.ore)
        if overflow { throw .overflow("Summan av beloppen") }
        return Amount(ore: sum)
    }

    /// The difference of two amounts.
    ///
    /// - Throws: `overflow` when the difference does not fit in 64 bits.
    @inlinable
    public static func - (left: Amount, right: Amount) throws(PayrollError) -> Amount {
        let (difference, overflow) = left.ore.subtractingReportingOverflow(right.ore)
        if overflow { throw .overflow("Skillnaden mellan beloppen") }
        return Amount(ore: difference)
    }

    /// Adds another amount to this one.
    ///
    /// - Throws: `overflow` when the sum does not fit in 64 bits.
    @inlinable
    public static func += (left: inout Amount, right: Amount) throws(PayrollError) {
        left = try left + right
    }

    /// The same amount with the other sign.
    ///
    /// - Throws: `overflow` for the one amount whose negative does not exist.
    @inlinable
    public func negated() throws(PayrollError) -> Amount {
        try .zero - self
    }
}

extension Amount {
    /// The most that a field of the AGI takes, ten digits, and so the most that anybody can be paid: 9 999 999 999 kr.
    ///
    /// Sums of amounts below it cannot overflow for all the people of a country.
    public static var largestReportable: Amount { Amount(ore: 999_999_999_999) }

    /// The same amount, where the AGI can take it.
    ///
    /// - Throws: `overflow`, naming the amount.
    @inlinable
    public func reportable(_ what: @autoclosure () -> String) throws(PayrollError) -> Amount {
        if ore.magnitude > Amount.largestReportable.ore.magnitude { throw tooLarge(what()) }
        return self
    }

    @usableFromInline
    func tooLarge(_ what: String) -> PayrollError {
        PayrollError(
            .overflow,
            "\(what) \(self) kr är större än vad något fält i arbetsgivardeklarationen rymmer, 9 999 999 999 kr. Rätta beloppet eller antalet i underlaget."
        )
    }
}

extension Amount: Comparable {
    /// Whether the left amount is less than the right one.
    @inlinable
    public static func < (left: Amount, right: Amount) -> Bool { left.ore < right.ore }
}

extension Amount: CustomStringConvertible {
    /// The amount in kronor with two decimals and a point, such as `-1107.69`: the form that files carry.
    public var description: String { DecimalText.plain(ore, scale: 2) }

    /// The amount as a Swedish reader expects it, such as `−1 107,69`.
    public var swedish: String { DecimalText.swedish(ore, scale: 2) }
}
