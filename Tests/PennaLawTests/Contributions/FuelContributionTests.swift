//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Skatteverket's first example file to the declaration, period 2025-01.
@Suite("Employer contributions with a benefit car's fuel")
struct FuelContributionTests {
    @Test("AG-7: three persons, a benefit, fuel paid in full: base 83 050, fields 487 and 497")
    func vectorAG7() throws {
        let payDate = PayDate(Day(2025, 1, 25))
        // Field 018 is 1 200 kr, 1.2 times the market value; the employee pays 1 000 kr, field 098.
        let fuel = try Drivmedelsforman(year: payDate.incomeYear).outcome(
            marketValue: Amount(kronor: 1_000), netPayment: Amount(kronor: 1_000))
        let fuelBase = try #require(fuel.contributionBase).amount
        #expect(try fuel.value?.amount == Amount(kronor: 1_200))
        #expect(fuelBase == .zero)

        let cash = try [28_500, 25_350, 26_700].map { (kronor) throws(PayrollError) in try Amount(kronor: kronor) }
        let benefits = try Amount(kronor: 2_500) + fuelBase
        var declared = DeclaredContributions(rates: try ContributionRates(payDate: payDate))
        try declared.add(base: cash[0] + benefits, birthYear: 1980)
        for pay in cash.dropFirst() { try declared.add(base: pay, birthYear: 1980) }
        #expect(try declared.part(of: .standard).base == Amount(kronor: 83_050))
        #expect(try declared.total() == Amount(kronor: 26_094))

        var withheld = Amount.zero
        for tax in [9_300, 7_590, 8_250] as [Int64] { try withheld += Amount(kronor: tax) }
        #expect(try withheld == Amount(kronor: 25_140))
    }
}
