//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Amounts set once a year")
struct YearlyAmountsTests {
    /// Skatteverket, SKV 433 utgåva 34–36.
    @Test(
        "The amounts of each year",
        arguments: [
            (2024, 57_300, 76_200, 598_500), (2025, 58_800, 80_600, 625_800), (2026, 59_200, 83_400, 643_000),
        ])
    func amounts(year: Int, prisbasbelopp: Int64, inkomstbasbelopp: Int64, skiktgrans: Int64) throws {
        let year = IncomeYear(year)
        #expect(try YearlyAmounts.prisbasbelopp.row(in: year).value == prisbasbelopp * 100)
        #expect(try YearlyAmounts.inkomstbasbelopp.row(in: year).value == inkomstbasbelopp * 100)
        #expect(try YearlyAmounts.skiktgrans.row(in: year).value == skiktgrans * 100)
    }

    @Test("An amount changes on New Year's Day and not before")
    func newYear() throws {
        #expect(try YearlyAmounts.prisbasbelopp.row(on: Day(2025, 12, 31)).value == 5_880_000)
        #expect(try YearlyAmounts.prisbasbelopp.row(on: Day(2026, 1, 1)).value == 5_920_000)
        #expect(try YearlyAmounts.prisbasbelopp.row(for: PayDate(Day(2026, 12, 31))).value == 5_920_000)
    }

    /// The tax formula is exact in ten-thousandths of a krona only then.
    @Test("Every base amount is whole hundreds of kronor, has a source and is confirmed")
    func shape() {
        for row in YearlyAmounts.figures.filter({ $0.unit == .krona }).flatMap(\.rows) {
            #expect(row.value % 10_000 == 0)
            #expect(!row.source.references.isEmpty)
            // Nobody has set the amounts of 2027 yet.
            #expect(row.confidence == (row.from < Day(2027, 1, 1) ? .confirmed : .unconfirmed))
        }
    }

    @Test("Statslåneräntan of a year is that of 30 November the year before")
    func statslaneranta() throws {
        let rates = try (2024...2026).map { try YearlyAmounts.statslaneranta.row(in: IncomeYear($0)).value }
        #expect(rates == [26_200, 19_600, 25_500])
    }

    /// Försäkringskassan and Pensionsmyndigheten, amounts of 2024–2026.
    @Test(
        "What follows from the base amounts",
        arguments: [
            (2024, 573_000, 429_750, 571_500, 614_934), (2025, 588_000, 441_000, 604_500, 650_442),
            (2026, 592_000, 444_000, 625_500, 673_038),
        ])
    func ceilings(year: Int, sick: Int64, child: Int64, income: Int64, pay: Int64) throws {
        let year = IncomeYear(year)
        let kronor = try BaseAmountCeiling.allCases.map { try $0.yearly(in: year).wholeKronor }
        #expect(kronor == [sick, child, income, pay])
        #expect(try BaseAmountCeiling.pensionsgrundandeInkomst.monthly(in: year).wholeKronor == income / 12)
    }

    /// The brytpunkt: the lowest income with statlig inkomstskatt, as Skatteverket publishes it.
    @Test(
        "Brytpunkten follows from skiktgräns and grundavdrag",
        arguments: [(2024, 615_300), (2025, 643_100), (2026, 660_400)])
    func brytpunkt(year: Int, income: Int64) throws {
        let rules = try AnnualTaxRules(IncomeYear(year))
        #expect(rules.tax(on: income, table: 33, column: .lon).statligSkatt == 0)
        #expect(rules.tax(on: income + 100, table: 33, column: .lon).statligSkatt > 0)
    }

    @Test(
        "The highest public service-avgift follows from inkomstbasbelopp",
        arguments: [(2024, 1_219), (2025, 1_249), (2026, 1_184)])
    func publicService(year: Int, most: Int64) throws {
        let rules = try AnnualTaxRules(IncomeYear(year))
        #expect(rules.tax(on: 1_000_000, table: 33, column: .lon).publicService == most)
    }

    @Test("A missing year is an error that names figure and year", arguments: [Int.min, 0, 2022, 2028, 9_999, 10_000])
    func missingYear(year: Int) {
        for figure in YearlyAmounts.figures {
            let error = #expect(throws: PayrollError.self) { try figure.row(in: IncomeYear(year)) }
            #expect(error?.code == .yearNotCovered)
            #expect(error?.message.contains("\(figure.name) (\(figure.key)) saknas för år \(year)") == true)
        }
    }

    @Test("December 2023 has its prisbasbelopp, for the pay of January 2024, and nothing else of its year (L24)")
    func december2023() throws {
        #expect(try YearlyAmounts.prisbasbelopp.row(in: IncomeYear(2023)).value == 52_500_00)
        for figure in YearlyAmounts.figures where figure.key != YearlyAmounts.prisbasbelopp.key {
            #expect(throws: PayrollError.self) { try figure.row(in: IncomeYear(2023)) }
        }
    }

    @Test("A payment in a missing year says so with its day")
    func missingPayment() {
        let day = Day(2028, 1, 25)
        let error = #expect(throws: PayrollError.self) { try YearlyAmounts.prisbasbelopp.row(for: PayDate(day)) }
        #expect(error?.code == .yearNotCovered)
        #expect(error?.day == day)
    }
}
