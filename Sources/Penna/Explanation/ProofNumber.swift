//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// An exact fraction in lowest terms: the evaluator's own arithmetic, which no rule uses.
package struct ProofNumber: Hashable, Sendable {
    /// The numerator; carries the sign.
    package let top: Int128

    /// The denominator; above zero.
    package let bottom: Int128

    /// A whole number.
    package init(_ whole: Int64) {
        top = Int128(whole)
        bottom = 1
    }

    /// The fraction of two whole numbers, reduced.
    ///
    /// - Throws: `divisionByZero` or `overflow`.
    package init(_ top: Int128, over bottom: Int128) throws(ProofError) {
        guard bottom != 0 else { throw ProofError(.divisionByZero, "Division med noll.") }
        // The least number has no opposite; without it every size, and so every divisor, fits.
        guard top != .min, bottom != .min else { throw ProofError.tooLarge }
        let divisor = Int128(ProofNumber.commonDivisor(top.magnitude, bottom.magnitude))
        let sign: Int128 = bottom < 0 ? -1 : 1
        self.top = sign * (top / divisor)
        self.bottom = sign * (bottom / divisor)
    }

    /// Kronor as an amount.
    ///
    /// - Throws: `overflow` when they are no whole öre or too many.
    func wholeOre() throws(ProofError) -> Amount {
        let ore = try multiplied(by: ProofNumber(100))
        guard ore.bottom == 1, let count = Int64(exactly: ore.top) else { throw ProofError.tooLarge }
        return Amount(ore: count)
    }

    func adding(_ other: ProofNumber) throws(ProofError) -> ProofNumber {
        try ProofNumber(
            ProofNumber.sum(ProofNumber.product(top, other.bottom), ProofNumber.product(other.top, bottom)),
            over: ProofNumber.product(bottom, other.bottom))
    }

    func subtracting(_ other: ProofNumber) throws(ProofError) -> ProofNumber { try adding(other.negated()) }

    func multiplied(by other: ProofNumber) throws(ProofError) -> ProofNumber {
        // Reducing crosswise first keeps the products small.
        let left = try ProofNumber(top, over: other.bottom)
        let right = try ProofNumber(other.top, over: bottom)
        return try ProofNumber(
            ProofNumber.product(left.top, right.top), over: ProofNumber.product(left.bottom, right.bottom))
    }

    func divided(by other: ProofNumber) throws(ProofError) -> ProofNumber {
        try multiplied(by: ProofNumber(other.bottom, over: other.top))
    }

    func negated() throws(ProofError) -> ProofNumber { try ProofNumber(0 - top, over: bottom) }

    /// The greatest whole number not above the value.
    func floor() throws(ProofError) -> ProofNumber {
        let quotient = top / bottom
        return try ProofNumber(top % bottom < 0 ? quotient - 1 : quotient, over: 1)
    }

    /// The least whole number not below the value.
    func ceiling() throws(ProofError) -> ProofNumber { try negated().floor().negated() }

    /// To the nearest multiple of one over `parts`, an exact half away from zero.
    func rounded(toParts parts: Int64) throws(ProofError) -> ProofNumber {
        let half = try ProofNumber(1, over: 2)
        let size = try (top < 0 ? negated() : self).multiplied(by: ProofNumber(parts)).adding(half).floor()
        let value = try size.divided(by: ProofNumber(parts))
        return try top < 0 ? value.negated() : value
    }

    /// Whether the value is less than another.
    func isLess(than other: ProofNumber) throws(ProofError) -> Bool { try subtracting(other).top < 0 }

    private static func product(_ left: Int128, _ right: Int128) throws(ProofError) -> Int128 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        if overflow { throw ProofError.tooLarge }
        return product
    }

    private static func sum(_ left: Int128, _ right: Int128) throws(ProofError) -> Int128 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw ProofError.tooLarge }
        return sum
    }

    private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        // 64-bit division is many times faster, and nearly every number of a payslip fits.
        if let small = UInt64(exactly: left), let other = UInt64(exactly: right) {
            var (a, b) = (small, other)
            while b != 0 { (a, b) = (b, a % b) }
            return UInt128(max(a, 1))
        }
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }
}

/// Why a formula cannot be read or evaluated.
public struct ProofError: Error, Hashable, Sendable {
    /// The kinds of error.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The text ends too early, goes on too long, or has a sign in the wrong place.
        case syntax
        /// A name that is no operand of the formula.
        case unknownOperand
        /// An operand that the expression does not use.
        case unusedOperand
        /// A function that the language does not have.
        case unknownFunction
        /// A function with too many or too few arguments.
        case argumentCount
        /// A table that the evaluator was not given.
        case unknownTable
        /// A place that a table does not have.
        case outsideTable
        /// A division by zero.
        case divisionByZero
        /// A number beyond 128 bits.
        case overflow
        /// A formula that is not known, is declared twice, or got the wrong number of operands.
        case unknownFormula
    }

    /// What kind of error it is.
    public let code: Code

    /// What is wrong, in Swedish.
    public let message: String

    /// Where in the text, counted in characters from 1; 0 where there is no place.
    public let position: Int

    /// An error.
    public init(_ code: Code, _ message: String, position: Int = 0) {
        self.code = code
        self.message = message
        self.position = position
    }

    /// The same error with a place, unless it has one already: the innermost place is the right one.
    func at(_ position: Int) -> ProofError {
        self.position == 0 ? ProofError(code, message, position: position) : self
    }

    static let tooLarge = ProofError(.overflow, "Ett tal i formeln blev för stort.")
}
