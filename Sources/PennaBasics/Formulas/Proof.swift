//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// An amount with its proof: the formula that gives it and the numbers the formula is given.
///
/// A rule of law answers with one, so that a host that uses the rule alone can show it as a payslip does. It is made of a
/// ``Working`` and of nothing else, so that amount and operands belong together.
@frozen public struct Proof: Sendable {
    /// The amount.
    public let amount: Amount

    /// The formula that gives it.
    public let formula: FormulaID

    /// The weakest confidence among the formula and the figures used.
    public let confidence: Confidence

    /// The operands, in the order in which the formula declares them, each stored as its unit says.
    public let operands: ProofOperands

    /// The amount of a working, with what proves it.
    ///
    /// Inlinable, because it stands in every tax line and is slow when not specialized.
    ///
    /// - Parameter confidence: the weakest of the figures that it was given; the formula's own is weighed in.
    /// - Throws: what the working throws.
    @inlinable
    public init<Some: Working>(of working: Some, _ confidence: Confidence) throws(PayrollError) {
        assert(UnitCheck.holds(working), "the operands of a working are not those of its formula")
        var operands = ProofOperands()
        working.write(to: &operands)
        amount = try working.amount()
        formula = Some.formula.id
        self.confidence = Some.formula.confidence.weaker(confidence)
        self.operands = operands
    }
}

/// The operands of a proof: a list with room for as many as a formula of the law has, without an allocation.
@frozen public struct ProofOperands: Sendable {
    /// The most operands that a proof has.
    @inlinable
    public static var capacity: Int { 9 }

    @usableFromInline var stored = [9 of Int64](repeating: 0)
    @usableFromInline var written = 0

    @inlinable
    init() {}
}

extension ProofOperands: OperandWriter {
    /// Takes the next operand.
    ///
    /// - Precondition: there are fewer than ``capacity``.
    @inlinable
    public mutating func write(_ stored: Int64, _ unit: OperandUnit) {
        precondition(written < ProofOperands.capacity, "a formula of the law has more operands than a proof holds")
        self.stored[written] = stored
        written += 1
    }
}

extension ProofOperands: RandomAccessCollection {
    /// The position of the first operand.
    @inlinable
    public var startIndex: Int { 0 }

    /// The position after the last operand.
    @inlinable
    public var endIndex: Int { written }

    /// An operand, stored as its unit says.
    @inlinable
    public subscript(position: Int) -> Int64 {
        precondition(position >= 0 && position < written, "the formula has no operand at this position")
        return stored[position]
    }
}
