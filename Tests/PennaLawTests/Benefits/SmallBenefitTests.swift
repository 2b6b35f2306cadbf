//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Benefits: wellness, bicycles, gifts, charging") struct SmallBenefitTests: BenefitSuite {
    private func wellness(
        _ ore: Int64, earlier: Int64 = 0, _ activity: WellnessActivity = .exercise,
        _ form: WellnessForm = .reimbursement, offeredToAll: Bool = true, year: Int = 2026
    ) throws(PayrollError) -> BenefitOutcome {
        try Friskvardsbidrag(year: IncomeYear(year)).outcome(
            Amount(ore: ore), for: activity, form, earlierInYear: Amount(ore: earlier), isOfferedToAll: offeredToAll)
    }

    @Test("Five thousand kronor of wellness in a year are free; an öre more and all is taxed", arguments: 2024...2026)
    func wellnessLimit(year: Int) throws {
        #expect(try wellness(5_000_00, year: year).split == TaxFreeSplit(taxFree: kronor(5_000), taxable: .zero))
        #expect(
            try wellness(5_000_01, year: year).split == TaxFreeSplit(taxFree: .zero, taxable: Amount(ore: 5_000_01)))
    }

    @Test("What passes the year's limit taxes what was free before too, and later amounts by themselves")
    func wellnessYear() throws {
        #expect(try wellness(1_000_00, earlier: 4_000_00).split.taxable == .zero)
        let passing = try wellness(3_000_00, earlier: 4_000_00)
        #expect(passing.split == TaxFreeSplit(taxFree: kronor(-4_000), taxable: kronor(7_000)))
        #expect(reported(passing) == "11:7000.00")
        #expect(try wellness(500_00, earlier: 7_000_00).split == TaxFreeSplit(taxFree: .zero, taxable: kronor(500)))
        #expect(try wellness(0, earlier: 5_000_00).split.taxable == .zero)
    }

    @Test("A treatment of 1 000 kronor is free, a dearer one is taxed alone")
    func treatment() throws {
        #expect(try wellness(1_000_00, .treatment(pricePerOccasion: kronor(1_000))).split.taxable == .zero)
        let dear = try wellness(
            1_000_01, earlier: 4_000_00, .treatment(pricePerOccasion: Amount(ore: 1_000_01)), .paidByEmployer)
        #expect(dear.split == TaxFreeSplit(taxFree: .zero, taxable: Amount(ore: 1_000_01)))
        #expect(reported(dear) == "12:1000.01")
    }

    @Test("An offer to some is taxed from the first krona")
    func someOnly() throws {
        #expect(try wellness(100_00, offeredToAll: false).split == TaxFreeSplit(taxFree: .zero, taxable: kronor(100)))
    }

    @Test("What is taxed in a year is all or nothing, however it is divided into amounts")
    func wellnessProperties() throws {
        var generator = SeededGenerator(seed: 56)
        for _ in 0..<500 {
            var earlier: Int64 = 0
            var taxable = Amount.zero
            var taxFree = Amount.zero
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let ore = Int64.random(in: 0...2_000_00, using: &generator)
                let split = try wellness(ore, earlier: earlier).split
                #expect(try split.total() == Amount(ore: ore))
                try taxable += split.taxable
                try taxFree += split.taxFree
                earlier += ore
            }
            #expect(taxable == (earlier > 5_000_00 ? Amount(ore: earlier) : .zero))
            #expect(taxFree == (earlier > 5_000_00 ? .zero : Amount(ore: earlier)))
        }
    }

    @Test(
        "IL 11:12 a: a bicycle is free up to 3 000 kronor in a year; read in the law to 2025, reported for 2026",
        arguments: [(2024, Confidence.confirmed), (2025, .confirmed), (2026, .reported)])
    func bicycle(year: Int, confidence: Confidence) throws {
        let rule = try Cykelforman(year: IncomeYear(year))
        let cases: [(Int64, Int64, Int64)] = [
            (0, 3_000_00, 0), (0, 3_000_01, 1), (2_900_00, 200_00, 100_00), (3_500_00, 200_00, 200_00), (0, 0, 0),
        ]
        for (earlier, value, taxable) in cases {
            let outcome = try rule.outcome(value: Amount(ore: value), earlierInYear: Amount(ore: earlier))
            #expect(outcome.split.taxable == Amount(ore: taxable))
            #expect(try outcome.split.total() == Amount(ore: value))
            #expect(outcome.confidence == confidence)
        }
        #expect(
            reported(try rule.outcome(value: kronor(100), earlierInYear: .zero, isOfferedToAll: false)) == "12:100.00")
    }

    @Test("Gifts of 2026 are free up to their amounts; a dearer julgåva or jubileumsgåva is taxed as a whole")
    func gifts() throws {
        for (kind, limit) in [(GiftKind.julgava, 550), (.jubileumsgava, 1_650), (.minnesgava, 15_000)]
            as [(GiftKind, Int64)]
        {
            let gift = try Gava(kind, year: IncomeYear(2026))
            #expect(gift.limit == kronor(limit))
            #expect(
                try gift.outcome(value: kronor(limit)).split == TaxFreeSplit(taxFree: kronor(limit), taxable: .zero))
            guard kind != .minnesgava else { continue }
            let dear = try gift.outcome(value: Amount(ore: limit * 100 + 1))
            #expect(dear.split == TaxFreeSplit(taxFree: .zero, taxable: Amount(ore: limit * 100 + 1)))
            #expect(dear.field == .otherBenefit)
        }
        expectError(.notImplemented, naming: "15\u{A0}000,01", "15\u{A0}000,00") { () throws(PayrollError) in
            _ = try Gava(.minnesgava, year: IncomeYear(2026)).outcome(value: Amount(ore: 15_000_01))
        }
    }

    @Test("Gifts of other years are refused by name", arguments: [2024, 2025, 2027])
    func giftYears(year: Int) {
        for (kind, name) in zip(GiftKind.allCases, ["Julgåva", "Jubileumsgåva", "Minnesgåva"]) {
            expectError(.yearNotCovered, naming: name, "\(year)") { () throws(PayrollError) in
                _ = try Gava(kind, year: IncomeYear(year))
            }
        }
    }

    @Test("Charging at work is free from its day on, without an end (decision L25), and refused before it")
    func charging() throws {
        for day in [Day(2023, 7, 1), Day(2026, 6, 30), Day(2026, 7, 1)] {
            let outcome = try Laddning.outcome(marketValue: kronor(120), on: day)
            #expect(outcome.split == TaxFreeSplit(taxFree: kronor(120), taxable: .zero))
            #expect(outcome.taxBase == nil)
            #expect(outcome.taxableLine == nil)
            #expect(reported(outcome) == "")
        }
        expectError(.missingFigure, naming: "Laddning", "2023-06-30", "från 2023-07-01") {
            () throws(PayrollError) in _ = try Laddning.outcome(marketValue: kronor(120), on: Day(2023, 6, 30))
        }
    }

    @Test("Negative amounts and unknown years are errors")
    func badInput() throws {
        expectError(.invalidValue, naming: "\u{2212}0,01") { () throws(PayrollError) in _ = try wellness(-1) }
        expectError(.invalidValue, naming: "tidigare") { () throws(PayrollError) in
            _ = try wellness(1, earlier: -1)
        }
        expectError(.invalidValue, naming: "per tillfälle") { () throws(PayrollError) in
            _ = try wellness(1, .treatment(pricePerOccasion: kronor(-1)))
        }
        expectError(.invalidValue, naming: "julgåva") { () throws(PayrollError) in
            _ = try Gava(.julgava, year: IncomeYear(2026)).outcome(value: kronor(-1))
        }
        expectError(.invalidValue, naming: "laddningen") { () throws(PayrollError) in
            _ = try Laddning.outcome(marketValue: kronor(-1), on: Day(2026, 1, 1))
        }
        let bicycle = try Cykelforman(year: IncomeYear(2026))
        for (value, earlier) in [(-1, 0), (0, -1)] as [(Int64, Int64)] {
            expectError(.invalidValue, naming: "cykelförmånen") { () throws(PayrollError) in
                _ = try bicycle.outcome(value: Amount(ore: value), earlierInYear: Amount(ore: earlier))
            }
        }
        for year in [2023, 2027] {
            expectError(.yearNotCovered, naming: "Friskvårdsbidrag", "\(year)") { () throws(PayrollError) in
                _ = try wellness(1, year: year)
            }
            expectError(.yearNotCovered, naming: "Cykelförmån", "\(year)") { () throws(PayrollError) in
                _ = try Cykelforman(year: IncomeYear(year))
            }
        }
    }
}

@Suite("Benefits: formulas and figures") struct BenefitRulesTests: BenefitSuite {
    @Test("Formulas have the numbers 150–169, each once")
    func formulas() {
        #expect(BenefitRules.formulas.map { Int($0.id.number) } == Array(150...169))
        for formula in BenefitRules.formulas {
            #expect(!formula.name.isEmpty && !formula.paragraph.isEmpty && !formula.source.references.isEmpty)
            let names = formula.operands.map(\.name)
            #expect(formula.quantity.map(names.contains) ?? true)
            #expect(formula.price.map(names.contains) ?? true)
        }
    }

    @Test("Figures have keys of their own, with the prefix of benefits or reimbursements, a source and rows in order")
    func figures() {
        let keys = BenefitRules.figures.map(\.key)
        #expect(Set(keys).count == keys.count)
        for figure in BenefitRules.figures {
            #expect(figure.key.hasPrefix("forman.") || figure.key.hasPrefix("ersattning."))
            #expect(!figure.rows.isEmpty)
            #expect(figure.rows.allSatisfy { !$0.source.references.isEmpty })
            for (row, next) in zip(figure.rows, figure.rows.dropFirst()) {
                #expect(row.through.map { $0 < next.from } ?? false, "\(figure.key)")
            }
        }
    }

    @Test("Nothing is from memory; what stands in the law is confirmed, what is only told by others is reported")
    func confidence() {
        #expect(BenefitRules.figures.allSatisfy { $0.rows.allSatisfy { $0.confidence != .unconfirmed } })
        let confirmed = BenefitRules.figures.filter { $0.rows.allSatisfy { $0.confidence == .confirmed } }.map(\.key)
        #expect(
            Set(confirmed) == [
                "forman.kost.heldag", "forman.kost.huvudmal", "forman.kost.frukost",
                "ersattning.traktamente.heldag", "ersattning.traktamente.halvdag", "ersattning.traktamente.natt",
                "ersattning.traktamente.tremanader", "ersattning.traktamente.tvaar",
                "ersattning.traktamente.avresa", "ersattning.traktamente.hemkomst",
                "ersattning.traktamente.avstand", "ersattning.traktamente.steg1", "ersattning.traktamente.steg2",
                "ersattning.traktamente.avbrott", "forman.bil.nedsattning.el", "forman.bil.nedsattning.laddhybrid",
                "forman.bil.nedsattning.gas", "forman.bil.nedsattning.hogst", "forman.bil.ranta.lagst",
                "forman.bil.alder", "forman.bil.aldre.pris", "forman.bil.tjanstemil", "forman.bil.tjanstemil.andel",
                "forman.drivmedel.faktor", "forman.gava.minne",
            ])
        for figure in Milersattning.figures {
            #expect(figure.rows.map(\.confidence) == [.confirmed, .confirmed, .confirmed, .reported])
        }
    }
}
