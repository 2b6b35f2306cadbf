//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A formula with its numbers: named, typed operands, the formula text and the exact arithmetic in one declaration.
///
/// ```swift
/// struct Overtime: Working {
///     static let formula = Formula(…, operands: [Operand("timlön", .krona), Operand("timmar", .timme)], …)
///     let pay: Amount
///     let time: Minutes
///     func amount() throws(PayrollError) -> Amount { try (Exact(pay) * time).rounded(.halfAwayFromZero) }
///     func write(to operands: inout some OperandWriter) {
///         operands.krona(pay)
///         operands.timme(time)
///     }
/// }
/// ```
///
/// The compiler checks that each operand is written in a unit that its type has; ``UnitCheck`` that they are the
/// formula's, in its order.
public protocol Working {
    /// The formula that proves the amount.
    static var formula: Formula { get }

    /// The amount, calculated exactly and rounded as the formula says.
    func amount() throws(PayrollError) -> Amount

    /// Writes the operands, in the order in which the formula declares them.
    func write(to operands: inout some OperandWriter)
}

/// Takes the operands of a working, one method for each unit.
public protocol OperandWriter {
    /// Writes a stored integer; use the method of its unit instead.
    mutating func write(_ stored: Int64, _ unit: OperandUnit)
}

extension OperandWriter {
    /// Money.
    @inlinable
    public mutating func krona(_ amount: Amount) { write(amount.ore, .krona) }

    /// Time.
    @inlinable
    public mutating func timme(_ time: Minutes) { write(time.count, .timme) }

    /// Whole days.
    @inlinable
    public mutating func dag(_ days: Int64) { write(days, .dag) }

    /// Holiday days in hundredths.
    @inlinable
    public mutating func semesterdag(hundredths: Int64) { write(hundredths, .semesterdag) }

    /// A percentage.
    @inlinable
    public mutating func procent(_ percent: Percent) { write(percent.millionths, .procent) }

    /// A factor.
    @inlinable
    public mutating func faktor(_ factor: Factor) { write(factor.hundredths, .faktor) }

    /// A quantity in ten-thousandths.
    @inlinable
    public mutating func antal(tenThousandths: Int64) { write(tenThousandths, .antal) }

    /// A plain whole number.
    @inlinable
    public mutating func tal(_ number: Int64) { write(number, .tal) }
}

/// Checks that a working writes the operands that its formula declares.
public struct UnitCheck: OperandWriter {
    private var written: [OperandUnit] = []

    /// Remembers the unit.
    public mutating func write(_ stored: Int64, _ unit: OperandUnit) { written.append(unit) }

    /// Whether a working writes as many operands as its formula declares, in the same units and order.
    public static func holds<Some: Working>(_ working: Some) -> Bool {
        var check = UnitCheck()
        working.write(to: &check)
        return check.written == Some.formula.operands.map { $0.unit }
    }
}
