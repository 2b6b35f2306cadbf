//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Reimbursements: travel allowance of a day") struct TraktamenteTests: BenefitSuite {
    /// Skatteverket's amounts; 2026 by a travel specification.
    @Test(
        "The published amounts of 2024–2026",
        arguments: [
            (2024, [290, 145, 145, 203, 145, 0]), (2025, [290, 145, 145, 203, 145, 0]),
            (2026, [300, 150, 150, 210, 150, 0]),
        ])
    func published(year: Int, amounts: [Int64]) throws {
        let traktamente = try Traktamente(year: IncomeYear(year))
        for (share, amount) in zip(TravelShare.allCases, amounts) {
            #expect(try traktamente.amount(of: share).amount == kronor(amount), "\(share.swedish)")
        }
    }

    @Test("TR-1: a free lunch on a whole day leaves 195 tax-free of 300 paid, and 105 is pay")
    func vector() throws {
        let outcome = try Traktamente(year: IncomeYear(2026)).outcome(.wholeDay, meals: .lunch, paid: kronor(300))
        #expect(outcome.split == TaxFreeSplit(taxFree: kronor(195), taxable: kronor(105)))
        #expect(outcome.contributionBase?.amount == kronor(105))
        #expect(outcome.value == nil)
        #expect(reported(outcome) == "11:105.00 51")
        #expect(try Kostforman(year: IncomeYear(2026)).value(of: .lunch).amount == kronor(124))
    }

    /// Base, then what breakfast, one main meal, both main meals and all three take.
    private static let reductions: [(Int, TravelShare, [Int64])] = [
        (2024, .wholeDay, [58, 102, 203, 261]), (2025, .wholeDay, [58, 102, 203, 261]),
        (2025, .afterThreeMonths, [41, 71, 142, 183]), (2025, .halfDay, [29, 51, 102, 131]),
        (2025, .afterTwoYears, [29, 51, 102, 131]), (2026, .wholeDay, [60, 105, 210, 270]),
        (2026, .afterThreeMonths, [42, 74, 147, 189]), (2026, .halfDay, [30, 53, 105, 135]),
        (2026, .afterTwoYears, [30, 53, 105, 135]),
    ]

    @Test("The whole table of meal reductions")
    func mealTable() throws {
        let columns: [TravelMeals] = [.frukost, .lunch, [.lunch, .middag], .all]
        for (year, share, row) in TraktamenteTests.reductions {
            let traktamente = try Traktamente(year: IncomeYear(year))
            let rate = try traktamente.amount(of: share).amount
            for (meals, reduction) in zip(columns, row) {
                let split = try traktamente.outcome(share, meals: meals, paid: rate).split
                #expect(split.taxable == kronor(reduction), "\(year) \(share.swedish)")
                #expect(try split.total() == rate)
            }
            #expect(
                try traktamente.outcome(share, meals: .middag, paid: rate).split
                    == traktamente.outcome(share, meals: .lunch, paid: rate).split)
        }
    }

    /// The table does not print breakfast with one main meal: added percentages and added columns agree.
    @Test("Breakfast and one main meal take what their columns take together")
    func breakfastAndLunch() throws {
        for (year, share, row) in TraktamenteTests.reductions {
            let traktamente = try Traktamente(year: IncomeYear(year))
            let rate = try traktamente.amount(of: share).amount
            let split = try traktamente.outcome(share, meals: [.frukost, .lunch], paid: rate).split
            #expect(split.taxable == kronor(row[0] + row[1]))
        }
    }

    @Test("Up to the amount nothing is pay, an öre above it is")
    func limit() throws {
        let traktamente = try Traktamente(year: IncomeYear(2026))
        for (paid, taxable) in [(0, 0), (299_99, 0), (300_00, 0), (300_01, 1), (500_00, 200_00)] as [(Int64, Int64)] {
            let outcome = try traktamente.outcome(.wholeDay, paid: Amount(ore: paid))
            #expect(outcome.split.taxable == Amount(ore: taxable))
            #expect(try outcome.split.total() == Amount(ore: paid))
        }
        #expect(reported(try traktamente.outcome(.wholeDay, paid: kronor(290))) == "51")
        #expect(reported(try traktamente.outcome(.nothing, paid: kronor(290))) == "11:290.00")
        #expect(reported(try traktamente.outcome(.wholeDay, paid: .zero)) == "")
    }

    @Test("Meals do not lessen a night")
    func night() throws {
        let outcome = try Traktamente(year: IncomeYear(2026)).outcome(.night, count: 3, meals: .all, paid: kronor(150))
        #expect(outcome.split == TaxFreeSplit(taxFree: kronor(450), taxable: .zero))
    }

    @Test("A day abroad needs its rate; 15, 35 and 35 % of it are for meals")
    func abroad() throws {
        let day = Day(2026, 5, 4)
        let meals: [(TravelMeals, Int64)] = [
            ([], 0), (.frukost, 150), (.lunch, 350), (.middag, 350), ([.lunch, .middag], 700), (.all, 850),
        ]
        for (meals, reduction) in meals {
            let split = try ForeignTravelDay(day, in: "Norge", rate: kronor(1_000), meals: meals)
                .outcome(paid: kronor(1_000)).split
            #expect(split.taxable == kronor(reduction))
        }
        expectError(.missingFigure, naming: "Norge", "2026-05-04") { () throws(PayrollError) in
            _ = try ForeignTravelDay(day, in: "Norge", rate: nil).outcome(paid: kronor(1))
        }
        expectError(.invalidValue, naming: "Norge") { () throws(PayrollError) in
            _ = try ForeignTravelDay(day, in: "Norge", rate: kronor(-1)).outcome(paid: kronor(1))
        }
    }

    @Test("A reduction of half a krona is rounded up abroad too")
    func abroadRounding() throws {
        let split = try ForeignTravelDay(Day(2026, 5, 4), in: "Norge", rate: kronor(890), meals: .frukost)
            .outcome(paid: kronor(890)).split
        #expect(split.taxable == kronor(134), "133,50")
    }

    @Test("Negative days and amounts, and years without prisbasbelopp, are errors")
    func badInput() throws {
        let traktamente = try Traktamente(year: IncomeYear(2026))
        expectError(.invalidValue, naming: "-2") { () throws(PayrollError) in
            _ = try traktamente.outcome(.wholeDay, count: -2, paid: kronor(1))
        }
        expectError(.invalidValue, naming: "\u{2212}1,00") { () throws(PayrollError) in
            _ = try traktamente.outcome(.wholeDay, paid: kronor(-1))
        }
        expectError(.overflow) { () throws(PayrollError) in
            _ = try traktamente.outcome(.wholeDay, count: 2, paid: Amount(ore: .max))
        }
        for year in [2022, 2028] {
            expectError(.yearNotCovered, naming: "\(year)") { () throws(PayrollError) in
                _ = try Traktamente(year: IncomeYear(year))
            }
        }
    }
}
