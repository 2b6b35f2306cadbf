//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Reimbursements: mileage") struct MilersattningTests: BenefitSuite {
    private func outcome(
        _ metres: Int64, _ car: TravelCar, _ ore: Int64, year: Int = 2026
    ) throws(PayrollError) -> BenefitOutcome {
        try Milersattning(year: IncomeYear(year))
            .outcome(RoadDistance(metres: metres), car, perMil: Amount(ore: ore))
    }

    @Test("MI-1: 236 km with the own car at 29.50 a mil are 590 tax-free and 106.20 pay")
    func vector() throws {
        let outcome = try outcome(236_000, .own, 29_50)
        #expect(outcome.split == TaxFreeSplit(taxFree: kronor(590), taxable: Amount(ore: 106_20)))
        #expect(try outcome.split.total() == Amount(ore: 696_20))
        #expect(outcome.contributionBase?.amount == Amount(ore: 106_20))
        #expect(reported(outcome) == "11:106.20 50")
        #expect(outcome.confidence == .reported)
    }

    @Test("The amounts of each year and car", arguments: 2023...2026)
    func amounts(year: Int) throws {
        let rates: [(TravelCar, Int64)] = [
            (.own, 25_00), (.benefitCar(employeePaidAllFuel: true), 12_00),
            (.electricBenefitCar(employeePaidAllFuel: true), 9_50), (.benefitCar(employeePaidAllFuel: false), 0),
            (.electricBenefitCar(employeePaidAllFuel: false), 0),
        ]
        for (car, ore) in rates {
            #expect(try Milersattning(year: IncomeYear(year)).taxFreePerMil(car) == Amount(ore: ore))
            #expect(try outcome(10_000, car, ore, year: year).split.taxable == .zero)
            #expect(try outcome(10_000, car, ore + 1, year: year).split.taxable == Amount(ore: 1))
        }
    }

    @Test("Without paying all the fuel everything is pay, and there is no cross")
    func fuelNotPaid() throws {
        #expect(reported(try outcome(100_000, .benefitCar(employeePaidAllFuel: false), 12_00)) == "11:120.00")
        #expect(reported(try outcome(100_000, .benefitCar(employeePaidAllFuel: true), 12_00)) == "50")
    }

    @Test("Years before 2023 and after 2026 are refused by name", arguments: [2022, 2027])
    func unknownYear(year: Int) {
        expectError(.yearNotCovered, naming: "Milersättning, egen bil", "\(year)") { () throws(PayrollError) in
            _ = try outcome(10_000, .own, 25_00, year: year)
        }
    }

    @Test("A negative distance or rate, and one too great, are errors")
    func badInput() {
        expectError(.invalidValue, naming: "\u{2212}0,001") { () throws(PayrollError) in
            _ = try outcome(-1, .own, 25_00)
        }
        expectError(.invalidValue, naming: "\u{2212}0,01") { () throws(PayrollError) in
            _ = try outcome(1, .own, -1)
        }
        expectError(.overflow) { () throws(PayrollError) in _ = try outcome(.max, .own, .max) }
        expectError(.overflow, naming: "km") { () throws(PayrollError) in _ = try RoadDistance(kilometres: .max) }
    }

    @Test("Kilometres are read with up to three decimals")
    func reading() throws {
        #expect(RoadDistance(kilometres: "236,5") == RoadDistance(metres: 236_500))
        #expect(RoadDistance(kilometres: "236") == (try RoadDistance(kilometres: 236)))
        #expect(RoadDistance(metres: 236_500).swedish == "236,5\u{A0}km")
        for text in ["", "236,5555", "23 mil", "x"] { #expect(RoadDistance(kilometres: text) == nil, "\(text)") }
    }

    @Test("The parts add up to what is paid, rounded once")
    func properties() throws {
        var generator = SeededGenerator(seed: 53)
        for _ in 0..<2_000 {
            let metres = Int64.random(in: 0...5_000_000, using: &generator)
            let ore = Int64.random(in: 0...60_00, using: &generator)
            let split = try outcome(metres, .own, ore).split
            let paid = try (Exact(Amount(ore: ore)) * metres / 10_000).rounded(.halfAwayFromZero)
            #expect(try split.total() == paid)
            #expect(split.taxFree >= .zero && split.taxable >= .zero)
            #expect(ore > 25_00 || split.taxable == .zero)
        }
    }
}
