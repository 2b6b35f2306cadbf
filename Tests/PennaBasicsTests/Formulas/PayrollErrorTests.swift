//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("PayrollError")
struct PayrollErrorTests {
    @Test("an error keeps its code, message, day and row")
    func fields() {
        let row = SourceRow(file: 2, row: 17)
        let error = PayrollError(.overlap, "Två pass överlappar.", day: Day(2026, 4, 1), row: row)
        #expect(error.code == .overlap)
        #expect(error.message == "Två pass överlappar.")
        #expect(error.day == Day(2026, 4, 1))
        #expect(error.row == row)
        #expect(PayrollError(.overlap, "Två pass överlappar.").day == nil)
    }

    @Test("an overflow names the quantity and what to do")
    func overflow() {
        let error = PayrollError.overflow("Summan")
        #expect(error.code == .overflow)
        #expect(error.message.hasPrefix("Summan är större"))
        #expect(error.message.contains("Rätta"))
    }

    @Test("codes are told apart by their names")
    func codes() {
        #expect(Set(PayrollError.Code.allCases.map(\.rawValue)).count == PayrollError.Code.allCases.count)
        #expect(PayrollError.Code.clockTime.rawValue == "clockTime")
    }
}
