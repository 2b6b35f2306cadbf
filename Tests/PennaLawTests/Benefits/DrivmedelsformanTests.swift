//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Benefits: fuel and congestion tax") struct DrivmedelsformanTests: BenefitSuite {
    private func outcome(_ market: Int64, paid: Int64 = 0) throws(PayrollError) -> BenefitOutcome {
        try Drivmedelsforman(year: IncomeYear(2025))
            .outcome(marketValue: Amount(ore: market), netPayment: Amount(ore: paid))
    }

    /// The fuel of Skatteverket's example file 1 for 2025-01.
    @Test("AG-7: fuel of 1 000 is declared at 1 200 with a payment of 1 000, and charged on nothing")
    func vector() throws {
        let outcome = try outcome(1_000_00, paid: 1_000_00)
        #expect(outcome.value?.amount == kronor(1_200))
        #expect(outcome.taxBase?.amount == kronor(200))
        #expect(outcome.contributionBase?.amount == .zero)
        #expect(reported(outcome) == "18:1200.00 98:1000.00")
    }

    @Test("Without payment tax is on 1.2 times the value and contributions on the value")
    func noPayment() throws {
        let outcome = try outcome(850_55)
        #expect(outcome.taxBase?.amount == Amount(ore: 1_020_66))
        #expect(outcome.contributionBase?.amount == Amount(ore: 850_55))
        #expect(reported(outcome) == "18:1020.66")
    }

    @Test("A payment between the market value and 1.2 times it leaves tax and no contributions; above is an error")
    func payments() throws {
        for (paid, tax, base) in [
            (999_99, 200_01, 1), (1_000_01, 199_99, 0), (1_200_00, 0, 0),
        ] as [(Int64, Int64, Int64)] {
            let outcome = try outcome(1_000_00, paid: paid)
            #expect(outcome.taxBase?.amount == Amount(ore: tax))
            #expect(outcome.contributionBase?.amount == Amount(ore: base))
        }
        expectError(.invalidValue, naming: "1\u{A0}200,01", "1\u{A0}200,00") { () throws(PayrollError) in
            _ = try outcome(1_000_00, paid: 1_200_01)
        }
    }

    @Test("The contribution base is the market value again, to the öre")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 55)
        for _ in 0..<2_000 {
            let market = Int64.random(in: 0...1_000_000, using: &generator)
            #expect(try outcome(market).contributionBase?.amount.ore == market)
        }
    }

    @Test("Congestion tax is a benefit of its own at what it costs, less what is paid")
    func trangselskatt() throws {
        let outcome = try Drivmedelsforman.trangselskatt(cost: kronor(315), netPayment: kronor(15))
        #expect(outcome.taxBase?.amount == kronor(300))
        #expect(outcome.contributionBase?.amount == kronor(300))
        #expect(reported(outcome) == "12:300.00")
        expectError(.invalidValue, naming: "316,00", "315,00") { () throws(PayrollError) in
            _ = try Drivmedelsforman.trangselskatt(cost: kronor(315), netPayment: kronor(316))
        }
    }

    @Test("Negative values and unknown years are errors")
    func badInput() {
        expectError(.invalidValue, naming: "\u{2212}0,01") { () throws(PayrollError) in _ = try outcome(-1) }
        expectError(.invalidValue, naming: "\u{2212}0,01") { () throws(PayrollError) in _ = try outcome(1, paid: -1) }
        expectError(.invalidValue, naming: "Trängselskatten") { () throws(PayrollError) in
            _ = try Drivmedelsforman.trangselskatt(cost: kronor(-1))
        }
        expectError(.overflow) { () throws(PayrollError) in _ = try outcome(.max) }
        expectError(.yearNotCovered, naming: "2027") { () throws(PayrollError) in
            _ = try Drivmedelsforman(year: IncomeYear(2027))
        }
    }
}
