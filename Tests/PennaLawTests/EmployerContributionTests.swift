//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Vectors AG-1…AG-6 and AG-8: SAL 2:26–27, lag (2026:100), SFF 22:1.
@Suite("Employer contributions")
struct EmployerContributionTests {
    private func rates(_ year: Int, _ month: Int, _ day: Int = 25) throws -> ContributionRates {
        try ContributionRates(payDate: PayDate(Day(year, month, day)))
    }

    private func declared(_ rates: ContributionRates, ore: Int64, born birthYear: Int) throws -> Int64 {
        var declared = DeclaredContributions(rates: rates)
        try declared.add(base: Amount(ore: ore), birthYear: birthYear)
        return try declared.total().ore
    }

    @Test("AG-1: öre fall away person by person, not in the sum")
    func vectorAG1() throws {
        let rates = try rates(2026, 1)
        var declared = DeclaredContributions(rates: rates)
        var cost = Amount.zero
        for _ in 1...4 {
            try declared.add(base: Amount(ore: 3_000_099), birthYear: 1980)
            try cost += rates.parts(of: Amount(ore: 3_000_099), birthYear: 1980).cost()
        }
        #expect(declared.part(of: .standard).base == Amount(ore: 12_000_000))
        #expect(try declared.total() == Amount(ore: 3_770_400))
        #expect(cost == Amount(ore: 3_770_524))
    }

    @Test("AG-2: above the cap of the young the standard rate applies")
    func vectorAG2() throws {
        let rates = try rates(2026, 5)
        let parts = try rates.parts(of: Amount(kronor: 32_000), birthYear: 2004)
        #expect(parts.first.base == Amount(ore: 2_500_000))
        #expect(try parts.first.amount() == Amount(ore: 520_250))
        #expect(try parts.first.declared() == Amount(ore: 520_200))
        #expect(parts.second.base == Amount(ore: 700_000))
        #expect(try parts.second.amount() == Amount(ore: 219_940))
        #expect(try parts.second.declared() == Amount(ore: 219_900))
        #expect(try parts.cost() == Amount(ore: 740_190))
        #expect(try declared(rates, ore: 3_200_000, born: 2004) == 740_100)
    }

    @Test("AG-3: each rate loses its öre by itself")
    func vectorAG3() throws {
        #expect(try declared(rates(2026, 5), ore: 3_200_100, born: 2004) == 740_100)
    }

    @Test("AG-4: before 1 April 2026 the young cost the standard rate")
    func vectorAG4() throws {
        let rates = try rates(2026, 3)
        #expect(rates.contributionClass(birthYear: 2004) == .standard)
        #expect(try rates.parts(of: Amount(kronor: 32_000), birthYear: 2004).cost() == Amount(ore: 1_005_440))
        #expect(try declared(rates, ore: 3_200_000, born: 2004) == 1_005_400)
    }

    @Test("AG-5: the age limit is 66 until 2025 and 67 from 2026")
    func vectorAG5() throws {
        #expect(try declared(rates(2025, 1), ore: 4_000_000, born: 1958) == 408_400)
        #expect(try declared(rates(2024, 1), ore: 4_000_000, born: 1958) == 1_256_800)
        #expect(try declared(rates(2026, 1), ore: 4_000_000, born: 1959) == 1_256_800)
        let class2027 = try ContributionClass(birthYear: 1959, payDate: PayDate(Day(2027, 1, 25)))
        #expect(class2027 == .pensioner)
    }

    @Test("AG-6: nothing for those born 1937 or earlier")
    func vectorAG6() throws {
        #expect(try declared(rates(2026, 5), ore: 1_000_000, born: 1937) == 0)
        #expect(try declared(rates(2026, 5), ore: 1_000_000, born: 1938) == 102_100)
        #expect(try rates(2026, 5).parts(of: Amount(kronor: 10_000), birthYear: 1937).cost() == .zero)
    }

    @Test("AG-8: no reduction for a seventeen-year-old")
    func vectorAG8() throws {
        let rates = try rates(2026, 7)
        #expect(try rates.parts(of: Amount(kronor: 12_000), birthYear: 2009).cost() == Amount(ore: 377_040))
        #expect(try declared(rates, ore: 1_200_000, born: 2009) == 377_000)
    }

    @Test("The components add up to 31,42 % in every year", arguments: [2024, 2025, 2026])
    func standardRate(year: Int) throws {
        let rates = try rates(year, 12, 31)
        #expect(rates.standard == Percent("31.42"))
        #expect(rates.pensioner == Percent("10.21"))
    }

    /// Lag (2026:100) 2 §: ålderspensionsavgift in full, half of each other, every half cut to two decimals.
    @Test("The rate of the young is what the act's halving gives", arguments: [2025, 2026])
    func youthRate(year: Int) throws {
        var sum: Int64 = 0
        for component in EmployerContributionRules.components {
            let value = try component.row(in: IncomeYear(year)).value
            sum += component == EmployerContributionRules.alderspension ? value : value / 200 * 100
        }
        #expect(Percent(millionths: sum) == Percent("20.81"))
        #expect(try EmployerContributionRules.youthRate.row(on: Day(2026, 4, 1)).value == sum)
    }

    @Test("The formula and the figures are listed once each")
    func listing() {
        #expect(EmployerContributionRules.formulas.map(\.id) == [FormulaID(110)])
        let keys = EmployerContributionRules.figures.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(EmployerContributionRules.figures.allSatisfy { !$0.rows.isEmpty })
    }
}
