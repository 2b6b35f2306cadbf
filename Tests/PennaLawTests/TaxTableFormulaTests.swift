//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// SKV 433 2026, appendix 3 and the examples of sections 6–8, table 34.
@Suite("The annual tax that a table cell is a twelfth of")
struct TaxTableFormulaTests {
    private func annual(_ income: Int64, _ column: TaxColumn = .lon) throws -> AnnualTax {
        try AnnualTaxRules(IncomeYear(2026)).tax(on: income, table: 34, column: column)
    }

    @Test(
        "The worked examples of SKV 433",
        arguments: [(28_000, 2_062), (31_200, 2_331), (55_000, 4_445), (216_000, 35_889), (1_020_000, 359_353)])
    func examples(income: Int64, total: Int64) throws {
        #expect(try annual(income).total == total)
    }

    @Test("Every item of an ordinary year's tax")
    func items() throws {
        let tax = try annual(216_000)
        #expect(tax.grundavdrag == 42_400)
        #expect(tax.statligSkatt == 0)
        #expect(tax.kommunalSkatt == 57_010)
        #expect(tax.begravningOchSamfund == 2_013)
        #expect(tax.pensionsavgift == 15_100)
        #expect(tax.pensionsavgiftReduction == 15_100)
        #expect(tax.publicService == 1_184)
        #expect(tax.jobbskatteavdrag == 23_316)
        #expect(tax.forvarvsinkomstReduction == 1_002)
        #expect(tax.sjukersattningReduction == 0)
        #expect(try annual(1_020_000).statligSkatt == 71_920)
    }

    @Test("Grundavdrag", arguments: [(120_000, 37_400), (324_000, 31_600)])
    func grundavdrag(income: Int64, amount: Int64) throws {
        #expect(try annual(income).grundavdrag == amount)
    }

    @Test("Förhöjt grundavdrag", arguments: [(90_000, 72_000), (200_000, 110_900), (390_000, 157_900)])
    func forhojtGrundavdrag(income: Int64, amount: Int64) throws {
        #expect(try annual(income, .aldreLon).grundavdrag == amount)
        #expect(try annual(income, .aldrePension).grundavdrag == amount)
    }

    @Test("Jobbskatteavdrag", arguments: [(90_000, 11_976), (240_000, 26_083)])
    func jobbskatteavdrag(income: Int64, amount: Int64) throws {
        #expect(try annual(income).jobbskatteavdrag == amount)
    }

    @Test("Reduction for sjukersättning", arguments: [(40_000, 4_893), (150_000, 15_668), (250_000, 27_236)])
    func sjukersattning(income: Int64, amount: Int64) throws {
        #expect(try annual(income, .sjukersattning).sjukersattningReduction == amount)
    }

    // 0,423 × 59 200 = 25 041,60. 7 % of 25 042 is 1 752,94. 8,07 × 83 400 = 673 038, of which 7 % is 47 112,66.
    @Test(
        "Allmän pensionsavgift: both limits, and exact fifties down",
        arguments: [
            (25_041, 0), (25_042, 1_800), (181_200, 12_700), (45_000, 3_100), (45_001, 3_200),
            (673_038, 47_100), (5_000_000, 47_100),
        ])
    func pensionsavgift(income: Int64, amount: Int64) throws {
        #expect(try annual(income).pensionsavgift == amount)
    }

    @Test("The highest pensionsavgift of a year", arguments: [(2024, 43_000), (2025, 45_500), (2026, 47_100)])
    func highestPensionsavgift(year: Int, amount: Int64) throws {
        let rules = try AnnualTaxRules(IncomeYear(year))
        #expect(rules.tax(on: 2_000_000, table: 34, column: .lon).pensionsavgift == amount)
    }

    @Test("The highest public service-avgift of a year", arguments: [(2024, 1_219), (2025, 1_249), (2026, 1_184)])
    func highestPublicService(year: Int, amount: Int64) throws {
        let rules = try AnnualTaxRules(IncomeYear(year))
        #expect(rules.tax(on: 2_000_000, table: 34, column: .lon).publicService == amount)
    }

    @Test("Who has no pay has no pensionsavgift and no jobbskatteavdrag")
    func columnsWithoutPay() throws {
        for column in [TaxColumn.aldrePension, .sjukersattning, .pension] {
            #expect(try annual(300_000, column).pensionsavgift == 0)
            #expect(try annual(300_000, column).jobbskatteavdrag == 0)
        }
        #expect(try annual(300_000, .annanErsattning).pensionsavgift > 0)
        #expect(try annual(300_000, .annanErsattning).jobbskatteavdrag == 0)
    }

    /// 13,54 × 57 300 = 775 842.
    @Test("Only in 2024 is jobbskatteavdrag taken back, three kronor in a hundred above 13,54 prisbasbelopp")
    func takenBack() throws {
        func jobbskatteavdrag(_ year: Int, _ income: Int64) throws -> Int64 {
            try AnnualTaxRules(IncomeYear(year)).tax(on: income, table: 34, column: .lon).jobbskatteavdrag
        }
        #expect(try jobbskatteavdrag(2024, 775_842) == jobbskatteavdrag(2024, 700_000))
        #expect(try jobbskatteavdrag(2024, 775_842) - jobbskatteavdrag(2024, 875_842) == 3_000)
        #expect(try jobbskatteavdrag(2024, 3_000_000) == 0)
        #expect(try jobbskatteavdrag(2025, 3_000_000) == jobbskatteavdrag(2025, 700_000))
    }

    @Test("Tax is never negative, reductions never more than kommunal skatt", arguments: [2024, 2025, 2026])
    func reductionsWithinTax(year: Int) throws {
        let rules = try AnnualTaxRules(IncomeYear(year))
        var broken: [String] = []
        for income in stride(from: Int64(0), through: 3_000_000, by: 701) {
            for column in TaxColumn.allCases {
                let tax = rules.tax(on: income, table: 29, column: column)
                let reductions =
                    tax.jobbskatteavdrag + tax.sjukersattningReduction + tax.forvarvsinkomstReduction
                    + tax.pensionsavgiftReduction
                let items = [
                    tax.jobbskatteavdrag, tax.sjukersattningReduction, tax.forvarvsinkomstReduction, tax.total,
                    tax.grundavdrag, income + 99 - tax.grundavdrag,
                ]
                if items.contains(where: { $0 < 0 }) || reductions > tax.kommunalSkatt + tax.statligSkatt {
                    broken.append("\(income) \(column) \(tax)")
                }
            }
        }
        #expect(broken.prefix(3).isEmpty)
    }
}
