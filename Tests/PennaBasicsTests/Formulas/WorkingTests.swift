//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite struct WorkingTests {
    private struct Pay: Working {
        static let formula = Formula(
            FormulaID(1), name: "Prov", expression: "öre(lön × timmar)",
            operands: [Operand("lön", .krona), Operand("timmar", .timme)], paragraph: "", source: [],
            confidence: .confirmed)
        let isWrong: Bool

        func amount() throws(PayrollError) -> Amount {
            try (Exact(Amount(ore: 10_000)) * Minutes(90)).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(Amount(ore: 10_000))
            if isWrong { operands.dag(90) } else { operands.timme(Minutes(90)) }
        }
    }

    @Test("A working writes the operands of its formula, and one in another unit is found")
    func units() throws {
        #expect(UnitCheck.holds(Pay(isWrong: false)))
        #expect(!UnitCheck.holds(Pay(isWrong: true)))
        #expect(try Pay(isWrong: false).amount() == Amount(ore: 15_000))
    }
}
