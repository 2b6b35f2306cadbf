//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Benefits: meals") struct KostformanTests: BenefitSuite {
    /// Skatteverket's values by foretagande.se, wiklands.se and bjornlunden.com.
    @Test(
        "The published values of 2024–2026",
        arguments: [(2024, 300, 120, 60), (2025, 305, 122, 61), (2026, 310, 124, 62)])
    func published(year: Int, day: Int64, mainMeal: Int64, breakfast: Int64) throws {
        let kost = try Kostforman(year: IncomeYear(year))
        #expect(try kost.value(of: .helDag).amount == kronor(day))
        #expect(try kost.value(of: .lunch).amount == kronor(mainMeal))
        #expect(try kost.value(of: .middag).amount == kronor(mainMeal))
        #expect(try kost.value(of: .frukost).amount == kronor(breakfast))
        #expect(try kost.value(of: .frukost).confidence == .confirmed)
    }

    @Test("KO-1: ten lunches of which the employee pays 50 kronor each are taxed at 740")
    func vector() throws {
        let outcome = try Kostforman(year: IncomeYear(2026)).outcome(.lunch, count: 10, netPayment: kronor(500))
        #expect(outcome.value?.amount == kronor(1_240))
        #expect(outcome.taxableLine?.amount == kronor(1_240))
        #expect(outcome.taxBase?.amount == kronor(740))
        #expect(outcome.contributionBase?.amount == kronor(740))
        #expect(outcome.split == TaxFreeSplit(taxFree: .zero, taxable: kronor(740)))
        #expect(reported(outcome) == "12:740.00")
        #expect(outcome.confidence == .reported)
    }

    @Test("A payment of all the value leaves nothing, one öre more is an error that names both")
    func payment() throws {
        let kost = try Kostforman(year: IncomeYear(2026))
        let outcome = try kost.outcome(.lunch, count: 10, netPayment: kronor(1_240))
        #expect(outcome.taxBase?.amount == .zero)
        #expect(reported(outcome) == "")
        expectError(.invalidValue, naming: "1\u{A0}240,01", "1\u{A0}240,00", "lunch") { () throws(PayrollError) in
            _ = try kost.outcome(.lunch, count: 10, netPayment: Amount(ore: 1_240_01))
        }
    }

    @Test("No meals are worth nothing; less than none, and a payment below zero, are errors")
    func badInput() throws {
        let kost = try Kostforman(year: IncomeYear(2026))
        #expect(try kost.outcome(.helDag, count: 0).taxBase?.amount == .zero)
        expectError(.invalidValue, naming: "-1") { () throws(PayrollError) in
            _ = try kost.outcome(.frukost, count: -1)
        }
        expectError(.invalidValue, naming: "\u{2212}0,01") { () throws(PayrollError) in
            _ = try kost.outcome(.frukost, count: 1, netPayment: Amount(ore: -1))
        }
        expectError(.overflow) { () throws(PayrollError) in
            _ = try kost.outcome(.frukost, count: .max)
        }
    }

    @Test("A year without prisbasbelopp is refused by name", arguments: [2022, 2028])
    func unknownYear(year: Int) {
        expectError(.yearNotCovered, naming: "Prisbasbelopp", "\(year)") { () throws(PayrollError) in
            _ = try Kostforman(year: IncomeYear(year))
        }
    }

    @Test("Value is payment and taxed part together, and never grows with payment")
    func parts() throws {
        var generator = SeededGenerator(seed: 51)
        for _ in 0..<500 {
            let kost = try Kostforman(year: IncomeYear(Int.random(in: 2024...2026, using: &generator)))
            let meal = BenefitMeal.allCases.randomElement(using: &generator) ?? .lunch
            let count = Int.random(in: 0...40, using: &generator)
            let value = try kost.outcome(meal, count: count).value?.amount ?? .zero
            let payment = Amount(ore: Int64.random(in: 0...value.ore, using: &generator))
            let outcome = try kost.outcome(meal, count: count, netPayment: payment)
            #expect(try payment + outcome.split.taxable == value)
        }
    }
}
