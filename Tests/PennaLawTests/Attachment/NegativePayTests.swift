//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite struct NegativePayTests {
    private func kr(_ kronor: Int64) -> Amount { Amount(ore: kronor * 100) }

    /// September paid 32 000 with tax 7 100; it should have been 29 000 with 6 150.
    @Test("NL-1: 3 000 too much with 950 of tax back is a debt of 2 050")
    func vector() throws {
        let owed = try NegativePay.receivable(overpaid: kr(3_000), withheld: kr(7_100), withheldAnew: kr(6_150))
        #expect(owed.amount == kr(2_050))
    }

    @Test(
        "Tax that goes up, and negative amounts, are refused with their figures",
        arguments: [
            (3_000, 6_150, 6_151), (-1, 100, 50), (3_000, 100, -1),
        ] as [(Int64, Int64, Int64)])
    func badInput(overpaid: Int64, withheld: Int64, anew: Int64) {
        let error = #expect(throws: PayrollError.self) {
            try NegativePay.receivable(overpaid: kr(overpaid), withheld: kr(withheld), withheldAnew: kr(anew))
        }
        #expect(error?.code == .invalidValue)
    }

    @Test("The same tax leaves the whole gross; no pay at all leaves what was paid out")
    func limits() throws {
        #expect(try NegativePay.receivable(overpaid: kr(10), withheld: kr(5), withheldAnew: kr(5)).amount == kr(10))
        #expect(try NegativePay.receivable(overpaid: kr(10), withheld: kr(3), withheldAnew: .zero).amount == kr(7))
    }
}
