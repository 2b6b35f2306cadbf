//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// An amount with its proof: the formula that gives it and the numbers the formula is given.
///
/// A rule of law answers with one, so that a host that uses the rule alone can show it as a payslip does.
@frozen public struct Proved<let count: Int>: Sendable {
    /// The amount.
    public let amount: Amount

    /// The formula that gives it.
    public let formula: FormulaID

    /// The weakest confidence among the formula and the figures used.
    public let confidence: Confidence

    /// The operands, in the order in which the formula declares them, each stored as its unit says.
    public let operands: [count of Int64]

    /// An amount that a formula gives.
    ///
    /// Inlinable, because it stands in every tax and contribution line and is slow when not specialized.
    @inlinable
    public init(_ amount: Amount, by formula: FormulaID, _ confidence: Confidence, _ operands: [count of Int64]) {
        self.amount = amount
        self.formula = formula
        self.confidence = confidence
        self.operands = operands
    }
}
