//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaModel
import Testing

/// PO-pålägg on payslips.
@Suite struct OverheadTests {
    private func paid(_ rows: [PayrollOverhead.Row], born: Int) throws -> BatchResult {
        let plain = try employer()
        let charged = Employer(
            id: plain.id, name: plain.name, schedules: plain.schedules, overheads: rows)
        return try run([person([employment()], born: born)], charged)
    }

    @Test("The class's percentage of gross pay is a line beside the real costs")
    func line() throws {
        let row = PayrollOverhead.Row(
            .standard, from: Day(2026, 1, 1), Percent(millionths: 445_300), source: "Budget 2026")
        let result = try paid([row], born: 1990)
        #expect(sum(PayItems.poPalagg, in: result) == kr("13359.00"))
        #expect(result.totals.contributions == kr("9426.00"))
    }

    @Test("A class or a day without a percentage is an error that names it, never another class's")
    func missing() throws {
        let row = PayrollOverhead.Row(
            .standard, from: Day(2026, 12, 1), Percent(millionths: 445_300), source: "Budget 2027")
        for born in [1990, 1950] {
            let result = try paid([row], born: born)
            #expect(result.failures.first?.error.code == .missingFigure)
        }
    }
}
