//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("What an employer declares, whoever comes first")
struct DeclaredContributionsPropertyTests {
    private struct Person {
        /// What each employment of the person gives, in öre.
        let parts: [Int64]
        let birthYear: Int

        var base: Int64 { parts.reduce(0, +) }
    }

    private func people(_ generator: inout SeededGenerator, count: Int) -> [Person] {
        (0..<count).map { _ in
            Person(
                parts: (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    Int64.random(in: 0...4_000_000, using: &generator)
                }, birthYear: Int.random(in: 1930...2010, using: &generator))
        }
    }

    private func declared(_ rates: ContributionRates, _ people: some Sequence<Person>) throws -> Amount {
        var declared = DeclaredContributions(rates: rates)
        for person in people { try declared.add(base: Amount(ore: person.base), birthYear: person.birthYear) }
        return try declared.total()
    }

    /// The sum itself, in ten-thousandths of an öre: nothing is rounded.
    private func exact(_ rates: ContributionRates, _ people: some Sequence<Person>) -> Int128 {
        people.reduce(0) { sum, person in
            let parts = rates.parts(of: Amount(ore: person.base), birthYear: person.birthYear)
            return [parts.first, parts.second].reduce(sum) {
                $0 + Int128($1.base.ore) * Int128($1.rate.millionths / 100)
            }
        }
    }

    private static let days = [Day(2024, 6, 25), Day(2025, 6, 25), Day(2026, 3, 31), Day(2026, 4, 1)]

    @Test("The declared sum is never above the exact one", arguments: days)
    func neverAbove(day: Day) throws {
        let rates = try ContributionRates(payDate: PayDate(day))
        var generator = SeededGenerator(seed: 11)
        var wrong: [[Int64]] = []
        for _ in 0..<300 {
            let people = people(&generator, count: Int.random(in: 1...40, using: &generator))
            let sum = try declared(rates, people)
            // What a krona and its öre lose: less than a krona a person, and less than a krona a rate.
            let lost = exact(rates, people) - Int128(sum.ore) * 10_000
            let most = (Int128(people.count) * 3_142 * 100) + 3 * 1_000_000
            if lost < 0 || lost >= most { wrong.append(people.map(\.base)) }
        }
        #expect(wrong.isEmpty)
    }

    /// The exact sum, not the sum of what each person costs rounded to the öre: that one can lose more.
    @Test("Costs rounded person by person can be below what is declared")
    func roundedCosts() throws {
        let rates = try ContributionRates(payDate: PayDate(Day(2026, 5, 25)))
        var cost = Amount.zero
        var declared = DeclaredContributions(rates: rates)
        for _ in 0..<1_000 {
            let base = try Amount(kronor: 1)
            try cost += rates.parts(of: base, birthYear: 1980).cost()
            try declared.add(base: base, birthYear: 1980)
        }
        #expect(cost == Amount(ore: 31_000))
        #expect(try declared.total() == Amount(ore: 31_400))
    }

    @Test("The order of the people does not matter", arguments: days)
    func order(day: Day) throws {
        let rates = try ContributionRates(payDate: PayDate(day))
        var generator = SeededGenerator(seed: 12)
        var differences = 0
        for _ in 0..<50 {
            let people = people(&generator, count: 60)
            let sum = try declared(rates, people)
            if try declared(rates, people.shuffled(using: &generator)) != sum { differences += 1 }
            if try declared(rates, people.reversed()) != sum { differences += 1 }
        }
        #expect(differences == 0)
    }

    @Test("A base split over employments, summed again per person, is declared the same", arguments: days)
    func split(day: Day) throws {
        let rates = try ContributionRates(payDate: PayDate(day))
        var generator = SeededGenerator(seed: 13)
        var differences = 0
        for _ in 0..<200 {
            let people = people(&generator, count: 20)
            let splitAnew = people.map { person in
                let first = Int64.random(in: 0...person.base, using: &generator)
                return Person(parts: [first, person.base - first], birthYear: person.birthYear)
            }
            if try declared(rates, people) != declared(rates, splitAnew) { differences += 1 }
        }
        #expect(differences == 0)
    }

    /// Why the sum per person must come first: apart, each would have a cap of its own and lose öre of its own.
    @Test("Employments declared apart would give another sum")
    func apart() throws {
        let rates = try ContributionRates(payDate: PayDate(Day(2026, 5, 25)))
        var together = DeclaredContributions(rates: rates)
        try together.add(base: Amount(kronor: 32_000), birthYear: 2004)
        var apart = DeclaredContributions(rates: rates)
        for _ in 1...2 { try apart.add(base: Amount(kronor: 16_000), birthYear: 2004) }
        #expect(try together.total() == Amount(kronor: 7_401))
        #expect(try apart.total() == Amount(kronor: 6_659))
    }
}
