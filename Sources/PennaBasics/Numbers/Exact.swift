//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// How a fraction becomes a whole number.
///
/// Every rounding in Penna names one of these.
///
/// | value | halfAwayFromZero | towardZero | up | down |
/// |---|---|---|---|---|
/// | 2.5 | 3 | 2 | 3 | 2 |
/// | 2.4 | 2 | 2 | 3 | 2 |
/// | −2.5 | −3 | −2 | −2 | −3 |
/// | −2.4 | −2 | −2 | −2 | −3 |
public enum Rounding: Sendable {
    /// To the nearest whole number, an exact half away from zero: the rule for pay lines.
    case halfAwayFromZero
    /// Drops the fraction: the rule for tax and contributions (SFF 22 kap. 1 §).
    case towardZero
    /// To the next whole number above.
    case up
    /// To the next whole number below.
    case down
}

/// An exact fraction on its way to becoming an amount.
///
/// Products and quotients keep full precision in 128 bits. An overflow or a division by zero is remembered and
/// reported when the value is rounded, so that a rule reads like its formula and needs one `try`.
public struct Exact: Sendable {
    // Inlinable from end to end: every line goes through a handful of these, and a call costs more than the step.
    @usableFromInline var numerator: Int128
    @usableFromInline var denominator: Int128
    @usableFromInline var isBroken = false

    /// The whole number `value`.
    @inlinable
    @inline(__always)
    public init(_ value: Int64) {
        numerator = Int128(value)
        denominator = 1
    }

    /// An amount, in öre.
    @inlinable
    @inline(__always)
    public init(_ amount: Amount) {
        self.init(amount.ore)
    }

    /// A percentage, as a fraction of one.
    @inlinable
    @inline(__always)
    public init(_ percent: Percent) {
        self.init(percent.millionths)
        denominator = 1_000_000
    }

    /// The product with a whole number.
    @inlinable
    @inline(__always)
    public static func * (left: Exact, right: Int64) -> Exact {
        left.scaled(by: right, over: 1)
    }

    /// The product of two fractions.
    @inlinable
    @inline(__always)
    public static func * (left: Exact, right: Exact) -> Exact {
        var result = left.scaled(by: right.numerator, over: right.denominator)
        if right.isBroken { result.isBroken = true }
        return result
    }

    /// The product with a percentage.
    @inlinable
    @inline(__always)
    public static func * (left: Exact, right: Percent) -> Exact {
        // Most work full time; the numbers then stay small, and small numbers divide faster.
        right == .whole ? left : left.scaled(by: right.millionths, over: 1_000_000)
    }

    /// The product with a time, in hours.
    @inlinable
    @inline(__always)
    public static func * (left: Exact, right: Minutes) -> Exact {
        left.scaled(by: right.count, over: 60)
    }

    /// The product with a factor of two decimals.
    @inlinable
    @inline(__always)
    public static func * (left: Exact, right: Factor) -> Exact {
        left.scaled(by: right.hundredths, over: 100)
    }

    /// The quotient by a whole number.
    @inlinable
    @inline(__always)
    public static func / (left: Exact, right: Int64) -> Exact {
        left.scaled(by: 1, over: right)
    }

    /// The quotient by a time, in hours.
    @inlinable
    @inline(__always)
    public static func / (left: Exact, right: Minutes) -> Exact {
        left.scaled(by: 60, over: right.count)
    }

    /// The quotient by a percentage.
    @inlinable
    @inline(__always)
    public static func / (left: Exact, right: Percent) -> Exact {
        left.scaled(by: 1_000_000, over: right.millionths)
    }

    /// The sum of two fractions.
    @inlinable
    @inline(__always)
    public static func + (left: Exact, right: Exact) -> Exact {
        left.denominator == right.denominator ? left.plus(right) : left.widened(to: right).plus(right.widened(to: left))
    }

    /// The sum of two fractions that have the same denominator.
    @inlinable
    @inline(__always)
    func plus(_ other: Exact) -> Exact {
        var result = self
        let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
        result.numerator = sum
        result.isBroken = isBroken || other.isBroken || overflow
        return result
    }

    /// The same value over the product of both denominators.
    @usableFromInline
    func widened(to other: Exact) -> Exact { scaled(by: other.denominator, over: other.denominator) }

    /// The sum with an amount, in öre.
    @inlinable
    @inline(__always)
    public static func + (left: Exact, right: Amount) -> Exact {
        guard let added = left.numerator(of: right) else { return left + Exact(right) }
        var result = left
        let (sum, overflow) = left.numerator.addingReportingOverflow(added)
        result.numerator = sum
        if overflow { result.isBroken = true }
        return result
    }

    /// The same value in lowest terms, so that a long product stays within 128 bits.
    public var reduced: Exact {
        var (divisor, rest) = (numerator.magnitude, denominator.magnitude)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        guard !isBroken, divisor > 1 else { return self }
        var result = self
        result.numerator = numerator / Int128(divisor)
        result.denominator = denominator / Int128(divisor)
        return result
    }

    /// The lesser of this and an amount in öre.
    @inlinable
    @inline(__always)
    public func limited(to most: Amount) -> Exact {
        var result = self
        if let limit = numerator(of: most) {
            result.numerator = min(numerator, limit)
        } else {
            let (limit, overflow) = Int128(most.ore).multipliedReportingOverflow(by: denominator)
            if overflow { result.isBroken = true }
            if numerator > limit { result.numerator = limit }
        }
        return result
    }

    /// The numerator that an amount has over this denominator; `nil` where the denominator is wider than 64 bits.
    @inlinable
    @inline(__always)
    func numerator(of amount: Amount) -> Int128? {
        Int64(exactly: denominator).map { Int128(amount.ore) &* Int128($0) }
    }

    /// The value as whole öre.
    ///
    /// - Throws: `overflow` when a step on the way, or the result, did not fit.
    @inlinable
    @inline(__always)
    public func rounded(_ rule: Rounding) throws(PayrollError) -> Amount {
        Amount(ore: try wholeNumber(rule))
    }

    /// The value as a whole number.
    ///
    /// - Throws: `overflow` when a step on the way, or the result, did not fit.
    @inlinable
    @inline(__always)
    public func wholeNumber(_ rule: Rounding) throws(PayrollError) -> Int64 {
        if !isBroken, let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) {
            return try Exact.wholeNumber(top, bottom, rule)
        }
        return try wideWholeNumber(rule)
    }

    @usableFromInline
    func wideWholeNumber(_ rule: Rounding) throws(PayrollError) -> Int64 {
        guard !isBroken else { throw .overflow("Ett mellanresultat") }
        return try Exact.wholeNumber(numerator, denominator, rule)
    }

    /// The quotient, rounded; once for fractions of 64 bits, which most are and which divide ten times as fast, and once
    /// for the others.
    @inlinable
    @inline(__always)
    static func wholeNumber<Width: FixedWidthInteger & SignedInteger>(
        _ numerator: Width, _ denominator: Width, _ rule: Rounding
    ) throws(PayrollError) -> Int64 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let correction: Width =
            switch rule {
            case .towardZero: 0
            case .up: remainder > 0 ? 1 : 0
            case .down: remainder < 0 ? -1 : 0
            case .halfAwayFromZero:
                remainder.magnitude >= denominator.magnitude - remainder.magnitude ? remainder.signum() : 0
            }
        let (sum, overflow) = quotient.addingReportingOverflow(correction)
        guard !overflow, let result = Int64(exactly: sum) else { throw Exact.tooLarge() }
        return result
    }

    @usableFromInline
    static func tooLarge() -> PayrollError { .overflow("Resultatet") }

    /// The product with a fraction of 64 bits; one that is itself no wider cannot leave 128 bits.
    @inlinable
    @inline(__always)
    func scaled(by factor: Int64, over divisor: Int64) -> Exact {
        guard !isBroken, divisor > 0, let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator)
        else {
            return scaled(by: Int128(factor), over: Int128(divisor))
        }
        var result = self
        result.numerator = Int128(top) &* Int128(factor)
        result.denominator = Int128(bottom) &* Int128(divisor)
        return result
    }

    /// The denominator is kept positive, so that rounding may look at the remainder's sign alone.
    @usableFromInline
    func scaled(by factor: Int128, over divisor: Int128) -> Exact {
        var result = self
        let (top, topOverflow) = numerator.multipliedReportingOverflow(by: factor)
        let (bottom, bottomOverflow) = denominator.multipliedReportingOverflow(by: divisor)
        // The sign moves up by a checked subtraction: the least 128-bit number has no opposite.
        let (topSwapped, topSwapOverflow) = bottom < 0 ? Int128(0).subtractingReportingOverflow(top) : (top, false)
        let (bottomSwapped, bottomSwapOverflow) =
            bottom < 0 ? Int128(0).subtractingReportingOverflow(bottom) : (bottom, false)
        result.isBroken =
            isBroken || topOverflow || bottomOverflow || topSwapOverflow || bottomSwapOverflow || bottom == 0
        result.numerator = topSwapped
        result.denominator = result.isBroken ? 1 : bottomSwapped
        return result
    }
}
