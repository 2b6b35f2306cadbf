//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Huvuduppgift")
struct EmployerStatementTests {
    private func employerStatement(
        _ individuals: [IndividualStatement], _ year: Int, _ month: Int
    ) throws -> EmployerStatement {
        try EmployerStatement(employer: Sample.employer(), period: Sample.period(year, month), individuals: individuals)
    }

    @Test("AG-7: car benefit and fuel of Skatteverket's example")
    func ag7() throws {
        let individuals = [
            try Sample.statement(
                Sample.key(Sample.person(born: 1970), 2025, 1),
                [11: 2_850_000, 13: 250_000, 18: 120_000, 98: 100_000, 1: 930_000]),
            try Sample.statement(Sample.key(Sample.person(born: 1980), 2025, 1), [11: 2_535_000, 1: 759_000]),
            try Sample.statement(Sample.key(Sample.person(born: 1990), 2025, 1), [11: 2_670_000, 1: 825_000]),
        ]
        let bases = try individuals.map { try $0.contributionBase().wholeKronor }
        #expect(bases.reduce(0, +) == 83_050)
        let made = try employerStatement(individuals, 2025, 1)
        #expect(made.contributions == (try Amount(kronor: 26_094)))
        #expect(made.tax == (try Amount(kronor: 25_140)))
        #expect(made.values.map(\.field) == [487, 497])
        #expect(try made.findings(individuals: individuals) == [])
    }

    @Test("AGI 7.6: two employees of October 2026")
    func ownSample() throws {
        let individuals = [
            try Sample.statement(
                Sample.key(AGIPayee(person: "198202252386")), [11: 3_200_000, 12: 124_000, 1: 710_000]),
            try Sample.statement(Sample.key(AGIPayee(person: "198301302397")), [11: 2_850_000, 1: 605_000]),
        ]
        #expect(individuals.map(\.written) == [["1=7100", "11=32000", "12=1240"], ["1=6050", "11=28500"]])
        let declared = try EmployerStatement.declared(individuals, period: Sample.period(2026, 10))
        #expect(declared.part(of: .standard).base == (try Amount(kronor: 61_740)))
        let made = try employerStatement(individuals, 2026, 10)
        #expect(made.contributions == (try Amount(kronor: 19_398)))
        #expect(made.tax == (try Amount(kronor: 13_150)))
        #expect(made.values.map(\.text) == ["19398", "13150"])
    }

    @Test("AG-1: öre are dropped person by person before the sum")
    func ag1() throws {
        let individuals = try (1970...1973).map { year in
            try Sample.statement(Sample.key(Sample.person(born: year), 2026, 3), [11: 3_000_099])
        }
        #expect(try employerStatement(individuals, 2026, 3).contributions == Amount(kronor: 37_704))
    }

    @Test("L2: the cap of the young is shared over a person's individuppgifter")
    func sharedCap() throws {
        let young = try Sample.person(born: 2004)
        func individuals(_ first: Int64, _ second: Int64) throws -> [IndividualStatement] {
            [
                try Sample.statement(Sample.key(young, 2026, 5), [11: first]),
                try IndividualStatement(
                    key: Sample.key(young, 2026, 5, number: 2), sums: Sample.sums(.sink, [11: second, 274: 100])),
            ]
        }
        // As AG-2: 25 000 at 20.81 and 7 000 at 31.42 per cent, however the 32 000 are divided.
        for first: Int64 in [100, 1_000_000, 2_500_000, 3_100_000] {
            #expect(
                try employerStatement(individuals(first, 3_200_000 - first), 2026, 5).contributions
                    == Amount(kronor: 7_401))
        }
        let divided = try individuals(1_600_000, 1_600_000)
        let found = try employerStatement(divided, 2026, 5).findings(individuals: divided)
        #expect(found.map(\.kind) == [.youthCapShared])
        #expect(found.allSatisfy { !$0.isBlocking && $0.text.contains("6 659,00".replacing(" ", with: "\u{A0}")) })
        // Below the cap both ways give the same, and there is nothing to tell.
        let small = try individuals(1_200_000, 1_300_000)
        #expect(try employerStatement(small, 2026, 5).findings(individuals: small) == [])
    }

    @Test("The declared sums are those of DeclaredContributions, whatever the months hold")
    func crossCheck() throws {
        var random = SeededGenerator(seed: 23)
        var differences = 0
        for _ in 0..<60 {
            let (year, month) =
                ([(2024, 2), (2025, 8), (2026, 3), (2026, 4), (2026, 12)]).randomElement(using: &random) ?? (2025, 1)
            let rates = try ContributionRates(payDate: PayDate(Day(year, month, 25)))
            var declared = DeclaredContributions(rates: rates)
            var tax: Int64 = 0
            var cost = Amount.zero
            var individuals: [IndividualStatement] = []
            for serial in 1...20 {
                let born = Int.random(in: 1930...2008, using: &random)
                let cash = Int64.random(in: 100...6_000_000, using: &random)
                let benefit = Int64.random(in: 0...300_000, using: &random)
                let withheld = Int64.random(in: 0...10_000, using: &random)
                tax += withheld
                let key = try Sample.key(Sample.person(born: born, serial), year, month)
                individuals.append(try Sample.statement(key, [11: cash, 12: benefit, 1: withheld * 100]))
                let base = try Amount(kronor: cash / 100 + benefit / 100)
                try declared.add(base: base, birthYear: born)
                try cost += rates.parts(of: Amount(ore: cash + benefit), birthYear: born).cost()
            }
            let made = try employerStatement(individuals.shuffled(using: &random), year, month)
            if try made.contributions != declared.total() || made.tax != Amount(kronor: tax) { differences += 1 }
            // Truncation never adds: what is declared is at most what the persons cost, but for their own rounding.
            if made.contributions.ore > cost.ore + 20 { differences += 1 }
            if try made.findings(individuals: individuals) != [] { differences += 1 }
        }
        #expect(differences == 0)
    }

    @Test("Declared sums that are not those of the individuppgifter are found (B_006)")
    func differences() throws {
        let individuals = [try Sample.statement(Sample.key(Sample.person(born: 1980)), [11: 1_000_000, 1: 200_000])]
        for (contributions, tax, kinds) in [
            (Int64(3_142), Int64(2_000), [AGIFinding.Kind]()), (3_141, 2_000, [.contributionsDiffer]),
            (3_143, 2_000, [.contributionsDiffer]), (3_142, 1_999, [.taxDiffers]),
            (0, 0, [.contributionsDiffer, .taxDiffers]),
        ] {
            let stated = try EmployerStatement(
                employer: Sample.employer(), period: Sample.period(2026, 10),
                contributions: Amount(kronor: contributions), tax: Amount(kronor: tax))
            #expect(try stated.findings(individuals: individuals).map(\.kind) == kinds)
        }
    }

    @Test("Nobody paid is a declaration of nothing")
    func nothing() throws {
        #expect(try employerStatement([], 2026, 10).values.map(\.text) == ["0", "0"])
    }

    @Test("A year without rates, an unknown birth year and an organisation's pay are errors with names")
    func errors() throws {
        let person = try Sample.person(born: 1980)
        let next = [try Sample.statement(Sample.key(person, 2027, 1), [11: 100_000])]
        let year = payrollError { _ = try employerStatement(next, 2027, 1) }
        #expect(year?.code == .yearNotCovered)
        #expect(year?.message.contains("2027") == true)

        let other = AGIPayee.annatID(try AnnatID("FI-123"))
        let unknown = [try Sample.statement(Sample.key(other), [11: 100_000])]
        #expect(payrollError { _ = try employerStatement(unknown, 2026, 10) }?.code == .missingFact)
        let known = [
            try IndividualStatement(key: Sample.key(other), birthYear: 1980, sums: Sample.sums(nil, [11: 100_000]))
        ]
        #expect(try employerStatement(known, 2026, 10).contributions == Amount(kronor: 314))

        let company = AGIPayee.organisation(try Organisationsnummer("556056-0251"))
        let paid = [try Sample.statement(Sample.key(company), [11: 100_000])]
        #expect(payrollError { _ = try employerStatement(paid, 2026, 10) }?.message.contains("131") == true)
        let invoiced = [try Sample.statement(Sample.key(company), [131: 100_000])]
        #expect(try employerStatement(invoiced, 2026, 10).contributions == .zero)

        let future = [try Sample.statement(Sample.key(Sample.person(born: 2027)), [11: 100_000])]
        #expect(payrollError { _ = try employerStatement(future, 2026, 10) }?.code == .invalidValue)
    }

    @Test("Statements of another month or twice are refused, and so are sums out of form")
    func form() throws {
        let one = try Sample.statement(Sample.key(Sample.person(born: 1980)), [11: 100_000])
        #expect(payrollError { _ = try employerStatement([one, one], 2026, 10) }?.code == .invalidValue)
        #expect(payrollError { _ = try employerStatement([one], 2026, 9) }?.code == .invalidValue)
        for ore: Int64 in [-100, 150, 1_000_000_000_000] {
            let error = payrollError {
                _ = try EmployerStatement(
                    employer: Sample.employer(), period: Sample.period(2026, 10), contributions: Amount(ore: ore),
                    tax: .zero)
            }
            #expect(error?.code == .invalidValue)
        }
    }
}
