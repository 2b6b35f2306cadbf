//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Tax on one-off amounts")
struct OneOffTaxTests {
    private func kr(_ kronor: Int64) -> Amount { Amount(ore: kronor * 100) }

    /// SKV 433 2026 section 10; SKVFS 2024:23; SKVFS 2023:21.
    @Test(
        "The percentage on both sides of limits",
        arguments: [
            (2026, 1, 0, 0), (2026, 1, 25_041, 0), (2026, 1, 25_042, 10), (2026, 1, 82_800, 10), (2026, 1, 82_801, 21),
            (2026, 1, 477_600, 26), (2026, 1, 477_601, 34), (2026, 1, 660_000, 34), (2026, 1, 660_001, 54),
            (2026, 3, 331_200, 10), (2026, 3, 331_201, 26), (2026, 3, 660_001, 55), (2026, 4, 54_000, 3),
            (2026, 4, 660_001, 46), (2026, 6, 184_801, 38), (2025, 1, 475_200, 28), (2025, 1, 643_101, 54),
            (2025, 2, 118_800, 23), (2025, 2, 118_801, 20), (2024, 1, 775_901, 57), (2024, 3, 598_500, 34),
            (2024, 4, 598_501, 50),
        ])
    func limits(year: Int, column: Int, income: Int64, percent: Int64) throws {
        let table = try OneOffTax(year: IncomeYear(year))
        let column = try TaxColumn(number: column)
        #expect(try table.percent(column: column, yearlyIncome: kr(income)).millionths == percent * 10_000)
        // Öre of the income are dropped: they never reach the next row.
        let ore = Amount(ore: income * 100 + 99)
        #expect(try table.percent(column: column, yearlyIncome: ore).millionths == percent * 10_000)
    }

    @Test(
        "A column that no source gives is an error with table, year and column (L1)",
        arguments: [(2025, 3), (2025, 4), (2025, 5), (2025, 6), (2024, 5), (2024, 6)])
    func missing(year: Int, column: Int) throws {
        let table = try OneOffTax(year: IncomeYear(year))
        let column = try TaxColumn(number: column)
        let error = #expect(throws: PayrollError.self) { try table.percent(column: column, yearlyIncome: kr(300_000)) }
        #expect(error?.code == .missingFigure)
        #expect(error?.message.contains("\(year)") == true)
        #expect(error?.message.contains("kolumn \(column.rawValue)") == true)
    }

    @Test("A negative income is refused")
    func negative() throws {
        let table = try OneOffTax(year: IncomeYear(2026))
        let error = #expect(throws: PayrollError.self) { try table.percent(column: .lon, yearlyIncome: kr(-1)) }
        #expect(error?.message.contains("1,00") == true)
    }

    private func question(_ month: Int64, _ oneOff: Int64, born: Int = 1990) -> TaxQuestion {
        var question = TaxQuestion(
            birthYear: born, decision: .table(number: 33, column: nil), ordinary: kr(month), cash: kr(month + oneOff))
        question.oneOff = kr(oneOff)
        return question
    }

    /// 12 × 35 000 + 57 600 = 477 600, the last income with 26 %; a krona more has 34 %.
    @Test("The estimate is twelve months and the year's one-off amounts, this one included")
    func estimate() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 6, 25)))
        var asked = question(35_000, 57_600)
        let low = try tax.withheld(asked)
        #expect(low.main?.amount == kr(7_134))
        #expect(low.oneOff?.amount == kr(57_600 * 26 / 100))
        #expect(low.oneOff?.formula == FormulaID(109))
        asked.earlierOneOff = kr(1)
        #expect(try tax.withheld(asked).oneOff?.amount == kr(57_600 * 34 / 100))
    }

    /// 400 000 + 35 000 + 7 600 + 35 000 = 477 600, the last income with 26 %; a krona more has 34 %.
    @Test("L18: with the year known it is what was paid, this payment and what is expected", arguments: [0, 1])
    func knownYear(more: Int64) throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 11, 27)))
        var asked = question(35_000, 7_600)
        asked.expected = ExpectedIncome(
            wholeMonth: kr(60_000), paid: kr(400_000 + more), isPaidKnown: true, later: kr(35_000))
        let part = try #require(try tax.withheld(asked).oneOff)
        #expect(part.amount == kr(7_600 * (more == 0 ? 26 : 34) / 100))
        #expect(part.formula == FormulaID(188))
    }

    /// Twelve whole months of 52 000 are 624 000; with 36 000 at once 660 000, the last income with 34 %.
    @Test("L18: where earlier months are not known it is twelve whole months, and never less than what is known")
    func unknownYear() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 12, 22)))
        var asked = question(0, 36_000)
        asked.latestOrdinary = kr(26_000)
        asked.expected = ExpectedIncome(wholeMonth: kr(52_000), paid: kr(390_000))
        #expect(try tax.withheld(asked).oneOff?.amount == kr(36_000 * 34 / 100))
        asked.expected.wholeMonth = kr(52_001)
        #expect(try tax.withheld(asked).oneOff?.amount == kr(36_000 * 54 / 100))
        asked.expected = ExpectedIncome(wholeMonth: kr(20_000), paid: kr(624_000), later: kr(99_000))
        #expect(try tax.withheld(asked).oneOff?.amount == kr(36_000 * 34 / 100))
        asked.expected.paid = kr(624_001)
        #expect(try tax.withheld(asked).oneOff?.amount == kr(36_000 * 54 / 100))
    }

    @Test("The employer's own income or percentage goes before the estimate")
    func given() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 6, 25)))
        var asked = question(35_000, 10_000)
        asked.oneOffBasis = .yearlyIncome(kr(700_000))
        #expect(try tax.withheld(asked).oneOff?.amount == kr(5_400))
        #expect(try tax.withheld(asked).oneOff?.formula == FormulaID(108))
        asked.oneOffBasis = .percent(Percent(millionths: 330_000))
        #expect(try tax.withheld(asked).oneOff?.amount == kr(3_300))
        // And it helps where the table is not known.
        let year2025 = try PreliminaryTax(payDate: PayDate(Day(2025, 6, 25)))
        asked.birthYear = 1950
        #expect(try year2025.withheld(asked).oneOff?.amount == kr(3_300))
        asked.oneOffBasis = nil
        #expect(throws: PayrollError.self) { try year2025.withheld(asked) }
    }

    @Test("A final payment in a month without pay goes by the latest month that had any; else it is 30 %")
    func withoutPay() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 6, 25)))
        var asked = question(0, 10_000)
        #expect(try tax.withheld(asked).oneOff?.amount == kr(3_000))
        #expect(try tax.withheld(asked).oneOff?.formula == FormulaID(181))
        asked.latestOrdinary = kr(35_000)
        #expect(try tax.withheld(asked).oneOff?.amount == kr(2_600))
    }

    @Test("The column follows the birth year: 10 % from the age limit on where others have 26 %")
    func column() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 6, 25)))
        #expect(try tax.withheld(question(20_000, 10_000, born: 1959)).oneOff?.amount == kr(1_000))
        #expect(try tax.withheld(question(20_000, 10_000, born: 1960)).oneOff?.amount == kr(2_600))
    }

    @Test("What is taken back of one part lessens the other; the sum decides")
    func negativeParts() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 6, 25)))
        var takenBack = question(35_000, -5_000)
        takenBack.cash = kr(30_000)
        #expect(try tax.withheld(takenBack).total() == kr(5_878))
        var late = question(-4_000, 10_000)
        late.latestOrdinary = kr(35_000)
        #expect(try tax.withheld(late).total() == kr(6_000 * 26 / 100))
    }

    @Test("A one-off amount when no tax information came is refused, with what to do")
    func noInformation() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 6, 25)))
        var asked = question(35_000, 10_000)
        asked.decision = .noInformation(table: 33)
        let error = #expect(throws: PayrollError.self) { try tax.withheld(asked) }
        #expect(error?.code == .notImplemented)
        #expect(error?.message.contains("FOS") == true)
        asked.oneOffBasis = .percent(Percent(millionths: 400_000))
        let withheld = try tax.withheld(asked)
        #expect(withheld.main?.amount == kr(10_634))
        #expect(withheld.oneOff?.amount == kr(4_000))
    }

    @Test("The text for checkers holds every known row, limits without gaps")
    func text() throws {
        for year in 2024...2026 {
            let table = try OneOffTax(year: IncomeYear(year))
            let rows = table.csv().split(separator: "\n").dropFirst().map {
                $0.split(separator: ";", omittingEmptySubsequences: false).map { Int64($0) }
            }
            #expect(rows.count > 10)
            for row in rows {
                let column = try TaxColumn(number: Int(row[1] ?? 0))
                let percent = try table.percent(column: column, yearlyIncome: kr(row[3] ?? 10_000_000))
                #expect(percent.millionths == (row[4] ?? -1) * 10_000)
                let first = try table.percent(column: column, yearlyIncome: kr(row[2] ?? 0))
                #expect(first == percent)
            }
        }
    }
}
