//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Sums of employer contributions")
struct EmployerContributionSumTests {
    private let rates: ContributionRates

    init() throws {
        rates = try ContributionRates(payDate: PayDate(Day(2026, 5, 25)))
    }

    @Test("The cap of the young, on both sides")
    func cap() throws {
        func bases(_ ore: Int64, used: Int64 = 0) -> [Int64] {
            let parts = rates.parts(of: Amount(ore: ore), birthYear: 2004, usedOfCap: Amount(ore: used))
            return [parts.first.base.ore, parts.second.base.ore]
        }
        #expect(bases(2_500_000) == [2_500_000, 0])
        #expect(bases(2_500_001) == [2_500_000, 1])
        #expect(bases(2_499_999) == [2_499_999, 0])
        #expect(bases(.max) == [2_500_000, .max - 2_500_000])
        // An extra run in the same month finds only what the first one left.
        #expect(bases(1_000_000, used: 2_000_000) == [500_000, 500_000])
        #expect(bases(1_000_000, used: 2_500_000) == [0, 1_000_000])
        #expect(bases(1_000_000, used: .max) == [0, 1_000_000])
        #expect(bases(3_000_000, used: -1) == [2_500_000, 500_000])
    }

    @Test("A negative base gives no contribution", arguments: [2004, 1980, 1950, 1930])
    func negativeBase(birthYear: Int) throws {
        for ore in [-1, -3_000_000, Int64.min] {
            let parts = rates.parts(of: Amount(ore: ore), birthYear: birthYear)
            #expect(parts.first.base == .zero)
            #expect(parts.second.base == .zero)
            #expect(try parts.cost() == .zero)
            var declared = DeclaredContributions(rates: rates)
            try declared.add(base: Amount(ore: ore), birthYear: birthYear)
            #expect(try declared.total() == .zero)
        }
    }

    /// 0.3142 × 1.75 kr = 54.985 öre; × 2.50 kr = 78.55 öre; 0.3142 × 25.00 kr = 785.5 öre, an exact half.
    @Test(
        "Cost is rounded to the öre, an exact half up", arguments: [(175, 55), (250, 79), (2_500, 786), (0, 0), (1, 0)])
    func rounding(base: Int64, cost: Int64) throws {
        #expect(try rates.parts(of: Amount(ore: base), birthYear: 1980).cost() == Amount(ore: cost))
    }

    @Test("Months cannot be mixed in one sum")
    func mixedMonths() throws {
        let june = try DeclaredContributions(rates: ContributionRates(payDate: PayDate(Day(2026, 6, 25))))
        let may = DeclaredContributions(rates: rates)
        let error = #expect(throws: PayrollError.self) { try may + june }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("2026-05") == true)
        #expect(error?.message.contains("2026-06") == true)
    }

    @Test("Two pay dates of one month make one sum")
    func samePeriod() throws {
        let later = try ContributionRates(payDate: PayDate(Day(2026, 5, 29)))
        #expect(try DeclaredContributions(rates: rates) + DeclaredContributions(rates: later) == .init(rates: rates))
    }

    @Test("A sum beyond 64 bits is an error, not a wrap")
    func overflow() throws {
        var declared = DeclaredContributions(rates: rates)
        try declared.add(base: Amount(ore: .max), birthYear: 1980)
        let error = #expect(throws: PayrollError.self) { try declared.add(base: Amount(ore: .max), birthYear: 1980) }
        #expect(error?.code == .overflow)
    }

    @Test("Parts are the whole base, sums do not depend on order or grouping", arguments: [1, 2, 3] as [UInt64])
    func properties(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var people: [(ore: Int64, birthYear: Int)] = []
        for _ in 0..<2_000 {
            people.append(
                (.random(in: -100_000...9_000_000, using: &generator), .random(in: 1930...2010, using: &generator)))
        }
        var whole = DeclaredContributions(rates: rates)
        var groups = [DeclaredContributions](repeating: DeclaredContributions(rates: rates), count: 7)
        var kronor = (pensioner: Int64(0), youth: Int64(0), standard: Int64(0))
        var differences = 0
        for (index, person) in people.enumerated() {
            let base = Amount(ore: person.ore)
            try whole.add(base: base, birthYear: person.birthYear)
            try groups[index % 7].add(base: base, birthYear: person.birthYear)
            let parts = rates.parts(of: base, birthYear: person.birthYear)
            if parts.first.base.ore + parts.second.base.ore != max(0, person.ore) { differences += 1 }
            let krona = max(0, person.ore / 100)
            switch person.birthYear {
            case ...1937: break
            case ...1958: kronor.pensioner += krona
            case 2003...2007:
                kronor.youth += min(krona, 25_000)
                kronor.standard += max(0, krona - 25_000)
            default: kronor.standard += krona
            }
        }
        #expect(differences == 0)
        var merged = DeclaredContributions(rates: rates)
        for group in groups.reversed() { merged = try merged + group }
        #expect(merged == whole)
        let expected =
            kronor.pensioner * 1_021 / 10_000 + kronor.youth * 2_081 / 10_000 + kronor.standard * 3_142 / 10_000
        #expect(try whole.total() == Amount(kronor: expected))
    }
}
