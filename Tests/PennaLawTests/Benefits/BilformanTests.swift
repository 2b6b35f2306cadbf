//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Benefits: cars") struct BilformanTests: BenefitSuite {
    private func car(
        _ price: Int64, tax: Int64 = 1_000, traffic: Day = Day(2023, 3, 1), made: Int = 2023,
        _ propulsion: CarPropulsion = .other
    ) -> BenefitCar {
        BenefitCar(
            listPrice: kronor(price), inTrafficFrom: traffic, manufactureYear: made, propulsion: propulsion,
            vehicleTax: kronor(tax))
    }

    private func parts(_ benefit: Bilforman) -> [Int64] {
        [
            benefit.price.amount, benefit.basePart.amount, benefit.interestPart.amount, benefit.pricePart.amount,
            benefit.vehicleTax, benefit.yearly.amount, benefit.monthly.amount,
        ].map { $0.ore }
    }

    /// Id, year, price, propulsion, tax, then P, base, interest, price, tax, year, month.
    private static let vectors: [(String, Int, Int64, CarPropulsion, Int64, [Int64])] = [
        ("BI-1", 2024, 400_000, .other, 1_000, [400_000, 16_617, 11_336, 52_000, 1_000, 80_953, 6_746]),
        ("BI-2", 2025, 400_000, .other, 1_000, [400_000, 17_052, 9_488, 52_000, 1_000, 79_540, 6_628]),
        ("BI-3", 2026, 400_000, .other, 1_000, [400_000, 17_168, 11_140, 52_000, 1_000, 81_308, 6_775]),
        ("BI-4", 2026, 600_000, .electricOrHydrogen, 360, [300_000, 17_168, 8_355, 39_000, 360, 64_883, 5_406]),
    ]

    @Test("BI-1, BI-2, BI-3, BI-4: every part, the year and the month")
    func vectors() throws {
        for (id, year, price, propulsion, tax, expected) in BilformanTests.vectors {
            let benefit = try Bilforman(car(price, tax: tax, propulsion), year: IncomeYear(year))
            #expect(parts(benefit) == expected.map { $0 * 100 }, "\(id)")
            #expect(benefit.yearly.confidence == .reported)
        }
    }

    @Test("A month of 6 775 less 1 000 paid is taxed at 5 775; more than its value is an error that names both")
    func payment() throws {
        let benefit = try Bilforman(car(400_000), year: IncomeYear(2026))
        let outcome = try benefit.outcome(netPayment: kronor(1_000))
        #expect(outcome.taxableLine?.amount == kronor(6_775))
        #expect(outcome.split.taxable == kronor(5_775))
        #expect(outcome.contributionBase?.amount == kronor(5_775))
        #expect(reported(outcome) == "13:5775.00")
        #expect(reported(try benefit.outcome(netPayment: kronor(6_775))) == "")
        expectError(.invalidValue, naming: "6\u{A0}775,01", "6\u{A0}775,00", "bilförmån") { () throws(PayrollError) in
            _ = try benefit.outcome(netPayment: Amount(ore: 6_775_01))
        }
    }

    /// Calculated by hand from the rules in the type's comment, for 2026: PBB 59 200, SLR 2.55 %.
    @Test("The day in traffic chooses the rule, on both sides of each limit")
    func generations() throws {
        let cases: [(Day, Int64, [Int64])] = [
            // 0.317 × 59 200 = 18 766.40; 0.75 × 2.55 % × 400 000 = 7 650; 9 % = 36 000; no vehicle tax.
            (Day(2018, 6, 30), 400_000, [18_766, 7_650, 36_000, 0, 62_416, 5_201]),
            (Day(2018, 7, 1), 400_000, [17_168, 7_650, 36_000, 1_000, 61_818, 5_151]),
            (Day(2021, 6, 30), 400_000, [17_168, 7_650, 36_000, 1_000, 61_818, 5_151]),
            (Day(2021, 7, 1), 400_000, [17_168, 11_140, 52_000, 1_000, 81_308, 6_775]),
            // 7.5 × 59 200 = 444 000, of which 9 % is 39 960; 20 % of 56 000 is 11 200.
            (Day(2021, 6, 30), 500_000, [17_168, 9_562, 51_160, 1_000, 78_890, 6_574]),
            (Day(2021, 6, 30), 444_000, [17_168, 8_491, 39_960, 1_000, 66_619, 5_551]),
            (Day(2021, 6, 30), 444_005, [17_168, 8_491, 39_961, 1_000, 66_620, 5_551]),
            (Day(2021, 7, 1), 500_000, [17_168, 13_925, 65_000, 1_000, 97_093, 8_091]),
        ]
        for (traffic, price, expected) in cases {
            let benefit = try Bilforman(car(price, traffic: traffic, made: 2021), year: IncomeYear(2026))
            #expect(Array(parts(benefit).dropFirst()) == expected.map { $0 * 100 }, "\(traffic) \(price)")
        }
    }

    @Test("Environmental cars are lessened by their amount, by half the price at most")
    func reductions() throws {
        let cases: [(CarPropulsion, Int64, Int64)] = [
            (.electricOrHydrogen, 700_000, 350_000), (.electricOrHydrogen, 700_002, 350_002),
            (.electricOrHydrogen, 699_998, 349_999), (.plugInHybrid, 280_000, 140_000),
            (.plugInHybrid, 300_000, 160_000), (.plugInHybrid, 200_000, 100_000), (.gas, 300_000, 200_000),
            (.gas, 150_000, 75_000), (.other, 300_000, 300_000),
        ]
        for (propulsion, price, expected) in cases {
            let benefit = try Bilforman(car(price, traffic: Day(2022, 7, 1), propulsion), year: IncomeYear(2026))
            #expect(benefit.price.amount == kronor(expected), "\(propulsion.swedish) \(price)")
        }
        let odd = try Bilforman(car(300_001, .electricOrHydrogen), year: IncomeYear(2026))
        #expect(odd.price.amount == Amount(ore: 150_000_50))
    }

    @Test("An environmental car in traffic before 2022-07-01 is refused, and says what to do")
    func earlyEnvironmentalCar() {
        for propulsion in [CarPropulsion.electricOrHydrogen, .plugInHybrid, .gas] {
            expectError(.notImplemented, naming: "2022-07-01", "2022-06-30", "jämförbara") { () throws(PayrollError) in
                _ = try Bilforman(car(500_000, traffic: Day(2022, 6, 30), propulsion), year: IncomeYear(2026))
            }
        }
    }

    @Test("A car of six years has a price of at least four prisbasbelopp, one of five its own")
    func oldCar() throws {
        let traffic = Day(2020, 3, 1)
        for (made, price, expected) in [
            (2020, 150_000, 236_800), (2021, 150_000, 150_000), (2020, 236_799, 236_800), (2020, 236_801, 236_801),
        ] as [(Int, Int64, Int64)] {
            let benefit = try Bilforman(car(price, traffic: traffic, made: made), year: IncomeYear(2026))
            #expect(benefit.price.amount == kronor(expected), "\(made) \(price)")
        }
    }

    @Test("Where it matters in which order an old car's price is lessened and raised, Penna refuses")
    func oldEnvironmentalCar() throws {
        let traffic = Day(2022, 8, 1)
        let allowed = car(473_600, traffic: traffic, made: 2020, .electricOrHydrogen)
        #expect(try Bilforman(allowed, year: IncomeYear(2026)).price.amount == kronor(236_800))
        expectError(.notImplemented, naming: "236\u{A0}799,00", "236\u{A0}800,00") { () throws(PayrollError) in
            _ = try Bilforman(
                car(473_598, traffic: traffic, made: 2020, .electricOrHydrogen), year: IncomeYear(2026))
        }
    }

    @Test("Three thousand mil in service give three quarters, one mil less does not")
    func service() throws {
        let car = car(400_000)
        #expect(try Bilforman(car, year: IncomeYear(2026), businessMil: 2_999).yearly.amount == kronor(81_308))
        let benefit = try Bilforman(car, year: IncomeYear(2026), businessMil: 3_000)
        #expect(benefit.yearly.amount == kronor(60_981))
        #expect(benefit.monthly.amount == kronor(5_081))
    }

    @Test("Equipment counts as price")
    func equipment() throws {
        var car = car(380_000)
        car.equipment = kronor(20_000)
        #expect(try Bilforman(car, year: IncomeYear(2026)).yearly.amount == kronor(81_308))
    }

    @Test("Prices with öre, negative amounts, impossible years and unknown years are errors")
    func badInput() {
        var cars: [(BenefitCar, String)] = [
            (car(0), "Nybilspriset saknas"), (car(-1), "\u{2212}1,00"), (car(400_000, tax: -1), "Fordonsskatten"),
            (car(400_000, made: 2027), "2027"), (car(400_000, made: 1885), "1885"),
            (car(400_000, traffic: Day(2027, 1, 1)), "2027-01-01"),
        ]
        var odd = car(400_000)
        odd.listPrice = Amount(ore: 400_000_50)
        cars.append((odd, "400\u{A0}000,50"))
        odd = car(400_000)
        odd.equipment = Amount(ore: -100)
        cars.append((odd, "extrautrustning"))
        for (car, words) in cars {
            expectError(.invalidValue, naming: words) { () throws(PayrollError) in
                _ = try Bilforman(car, year: IncomeYear(2026))
            }
        }
        expectError(.invalidValue, naming: "-1") { () throws(PayrollError) in
            _ = try Bilforman(car(400_000), year: IncomeYear(2026), businessMil: -1)
        }
        for year in [2023, 2027] {
            expectError(.yearNotCovered, naming: "\(year)") { () throws(PayrollError) in
                _ = try Bilforman(car(400_000), year: IncomeYear(year))
            }
        }
        var huge = car(400_000)
        huge.listPrice = Amount(ore: Int64.max / 100 * 100)
        expectError(.overflow) { () throws(PayrollError) in
            huge.equipment = kronor(1_000)
            _ = try Bilforman(huge, year: IncomeYear(2026))
        }
    }

    @Test("A dearer car is never worth less, and twelve months never more than the year")
    func properties() throws {
        var generator = SeededGenerator(seed: 54)
        for _ in 0..<500 {
            let year = IncomeYear(Int.random(in: 2024...2026, using: &generator))
            let traffic = Day(2015, 1, 1) + Int.random(in: 0...3_200, using: &generator)
            let price = Int64.random(in: 1...1_500_000, using: &generator)
            let made = min(traffic.year, year.year)
            let benefit = try Bilforman(car(price, traffic: traffic, made: made), year: year)
            let dearer = try Bilforman(car(price + 1_000, traffic: traffic, made: made), year: year)
            #expect(benefit.yearly.amount <= dearer.yearly.amount)
            let months = benefit.monthly.amount.wholeKronor * 12
            #expect(months <= benefit.yearly.amount.wholeKronor && benefit.yearly.amount.wholeKronor - months < 12)
        }
    }
}
