//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Proofs: benefits and reimbursements") struct BenefitsProofTests {
    private static let prover = Result<FormulaProver<NoTables>, ProofError> { () throws(ProofError) in
        try FormulaProver(formulas: BenefitRules.formulas, tables: NoTables())
    }

    /// The parts that the formulas do not prove, told as text; empty when all are proved.
    private func unproved(_ parts: [Proof?]) throws -> [String] {
        let prover = try BenefitsProofTests.prover.get()
        return parts.compactMap { part in
            guard let part, !prover.proves(part) else { return nil }
            return "formula \(part.formula.number) of \(Array(part.operands)): \(part.amount)"
        }
    }

    private func unproved(_ outcome: BenefitOutcome) throws -> [String] {
        try unproved([outcome.value, outcome.taxBase, outcome.contributionBase, outcome.taxFree])
    }

    private func ore(_ range: ClosedRange<Int64>, _ generator: inout SeededGenerator) -> Amount {
        Amount(ore: Int64.random(in: range, using: &generator))
    }

    @Test("Meals: the value of each and what is left after payment")
    func meals() throws {
        var generator = SeededGenerator(seed: 150)
        var wrong: [String] = []
        for year in 2024...2026 {
            let kost = try Kostforman(year: IncomeYear(year))
            for meal in BenefitMeal.allCases {
                let one = try kost.value(of: meal)
                wrong += try unproved([one])
                for count in 0...30 {
                    let payment = ore(0...one.amount.ore * Int64(count), &generator)
                    wrong += try unproved(try kost.outcome(meal, count: count, netPayment: payment))
                }
            }
        }
        #expect(wrong == [])
    }

    @Test("Travel allowance: every year, share and meals, at home and abroad")
    func travel() throws {
        var generator = SeededGenerator(seed: 153)
        var wrong: [String] = []
        for year in 2024...2026 {
            let traktamente = try Traktamente(year: IncomeYear(year))
            for share in TravelShare.allCases {
                wrong += try unproved([try traktamente.amount(of: share)])
                for meals in (0...7).map(TravelMeals.init(rawValue:)) {
                    let count = Int.random(in: 0...31, using: &generator)
                    for paid in [Amount(ore: 0), Amount(ore: 195_00), ore(0...600_00, &generator)] {
                        wrong += try unproved(
                            try traktamente.outcome(share, count: count, meals: meals, paid: paid))
                    }
                    let abroad = ForeignTravelDay(
                        Day(year, 5, 4), in: "Norge", rate: ore(0...1_500_00, &generator), meals: meals)
                    wrong += try unproved(try abroad.outcome(paid: ore(0...2_000_00, &generator)))
                    let least = ForeignTravelDay(
                        Day(year, 5, 4), in: "Norge", rate: ore(0...4_00, &generator), meals: meals)
                    wrong += try unproved(try least.outcome(paid: ore(0...4_00, &generator)))
                }
            }
        }
        #expect(wrong == [])
    }

    @Test("A journey: all its parts")
    func journey() throws {
        let first = Day(2026, 5, 4)
        let journey = DomesticJourney(
            from: JourneyMoment(first, ClockTime(13, 0)), to: JourneyMoment(first + 2, ClockTime(20, 15)),
            distance: RoadDistance(metres: 240_000), lodging: .costNotProven,
            meals: [first: .middag, first + 1: .all])
        let rates = TravelRates(
            wholeDay: Amount(ore: 340_00), halfDay: Amount(ore: 170_00), night: Amount(ore: 151_00),
            isReducedForMeals: true)
        for pay in [TravelPay.taxFreeAmounts, .rates(rates)] {
            let allowance = try journey.allowance(pay)
            #expect(allowance.parts.count == 4)
            for part in allowance.parts { #expect(try unproved(part.outcome) == []) }
        }
    }

    @Test("Mileage: any distance and rate")
    func mileage() throws {
        var generator = SeededGenerator(seed: 156)
        var wrong: [String] = []
        let cars: [TravelCar] = [
            .own, .benefitCar(employeePaidAllFuel: true), .electricBenefitCar(employeePaidAllFuel: true),
            .benefitCar(employeePaidAllFuel: false),
        ]
        let rule = try Milersattning(year: IncomeYear(2026))
        for car in cars {
            for _ in 0..<200 {
                let distance = RoadDistance(metres: Int64.random(in: 0...5_000_000, using: &generator))
                wrong += try unproved(try rule.outcome(distance, car, perMil: ore(0...60_00, &generator)))
            }
        }
        #expect(wrong == [])
    }

    @Test("Cars: every part of cars of all ages, prices and kinds")
    func cars() throws {
        var generator = SeededGenerator(seed: 158)
        var wrong: [String] = []
        for _ in 0..<400 {
            let year = Int.random(in: 2024...2026, using: &generator)
            let traffic = Day(2014, 1, 1) + Int.random(in: 0...3_600, using: &generator)
            let isNew = traffic >= Day(2022, 7, 1)
            let car = BenefitCar(
                listPrice: Amount(ore: Int64.random(in: 1...1_200_000, using: &generator) * 100),
                equipment: Amount(ore: Int64.random(in: 0...50_000, using: &generator) * 100),
                inTrafficFrom: traffic, manufactureYear: traffic.year,
                propulsion: isNew ? CarPropulsion.allCases.randomElement(using: &generator) ?? .other : .other,
                vehicleTax: ore(0...9_000_00, &generator))
            let benefit = try Bilforman(
                car, year: IncomeYear(year), businessMil: Int.random(in: 0...6_000, using: &generator))
            let outcome = try benefit.outcome(netPayment: ore(0...benefit.monthly.amount.ore, &generator))
            wrong += try unproved(outcome)
            wrong += try unproved([
                benefit.price, benefit.basePart, benefit.interestPart, benefit.pricePart, benefit.yearly,
            ])
        }
        #expect(wrong == [])
    }

    @Test("Fuel, congestion tax, wellness, bicycles, gifts and charging")
    func others() throws {
        var generator = SeededGenerator(seed: 165)
        var wrong: [String] = []
        let year = IncomeYear(2026)
        for _ in 0..<300 {
            let market = ore(0...5_000_00, &generator)
            let fuel = try Drivmedelsforman(year: year)
            let value = try fuel.outcome(marketValue: market).value?.amount.ore ?? 0
            wrong += try unproved(try fuel.outcome(marketValue: market, netPayment: ore(0...value, &generator)))
            wrong += try unproved(
                try Drivmedelsforman.trangselskatt(cost: market, netPayment: ore(0...market.ore, &generator)))
            let earlier = ore(0...7_000_00, &generator)
            wrong += try unproved(
                try Friskvardsbidrag(year: year).outcome(
                    market, for: .exercise, .reimbursement, earlierInYear: earlier,
                    isOfferedToAll: Bool.random(using: &generator)))
            wrong += try unproved(try Cykelforman(year: year).outcome(value: market, earlierInYear: earlier))
            wrong += try unproved(try Gava(.julgava, year: year).outcome(value: market))
            wrong += try unproved(try Laddning.outcome(marketValue: market, on: Day(2026, 1, 1)))
        }
        for sum in [4_999_99, 5_000_00, 5_000_01, 5_001_00] as [Int64] {
            wrong += try unproved(
                try Friskvardsbidrag(year: year).outcome(
                    Amount(ore: sum - 1_00), for: .exercise, .reimbursement, earlierInYear: Amount(ore: 1_00)))
        }
        #expect(wrong == [])
    }
}
