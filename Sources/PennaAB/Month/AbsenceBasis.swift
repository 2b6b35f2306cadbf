//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// The pay of a whole month that absence is calculated on: fast kontant lön, with or without fixed supplements (decision
/// A30).
struct AbsenceBasis: Sendable {
    let fullTimePay: Amount
    let degree: Percent
    let supplements: Amount

    /// How formulas declare it.
    static let operands = [Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona)]

    /// The pay, unrounded.
    var pay: Exact { Exact(fullTimePay) * degree + supplements }

    func write(to operands: inout some OperandWriter) {
        operands.krona(fullTimePay)
        operands.procent(degree)
        operands.krona(supplements)
    }
}
