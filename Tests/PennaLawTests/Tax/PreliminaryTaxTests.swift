//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Every way that preliminary tax is decided")
struct PreliminaryTaxTests {
    private let tax: PreliminaryTax

    init() throws {
        tax = try PreliminaryTax(payDate: PayDate(Day(2026, 11, 27)))
    }

    private func kr(_ kronor: Int64) -> Amount { Amount(ore: kronor * 100) }

    private func question(_ decision: TaxDecision?, _ ordinary: Int64, oneOff: Int64 = 0) -> TaxQuestion {
        var question = TaxQuestion(
            birthYear: 1990, decision: decision, ordinary: kr(ordinary), cash: kr(ordinary + oneOff))
        question.oneOff = kr(oneOff)
        return question
    }

    private func total(_ question: TaxQuestion) throws -> Int64 {
        try tax.withheld(question).total().ore
    }

    private func error(_ question: TaxQuestion) -> PayrollError? {
        #expect(throws: PayrollError.self) { try tax.withheld(question) }
    }

    // MARK: One rate for everything

    /// Table 33 column 1 in 2026 from SKV 433; the shares from SKV 433 section 4, SFS 2025:1355 and Skatteverket.
    @Test("35 000 kr by each kind of decision")
    func kinds() throws {
        let cases: [(TaxDecision, Int64, FormulaID)] = [
            (.table(number: 33, column: nil), 7_134, FormulaID(100)),
            (.sideIncome, 10_500, FormulaID(101)),
            (.shortEmployment, 10_500, FormulaID(102)),
            (.sink, 7_875, FormulaID(103)),
            (.asink, 5_250, FormulaID(104)),
            (.noInformation(table: 33), 7_134 + 3_500, FormulaID(107)),
        ]
        for (decision, kronor, formula) in cases {
            let withheld = try tax.withheld(question(decision, 35_000))
            #expect(try withheld.total() == kr(kronor), "\(decision)")
            #expect(withheld.main?.formula == formula)
            #expect(withheld.oneOff == nil && withheld.extra == nil)
        }
        #expect(try tax.withheld(question(.sink, 35_000)).kind == .sink)
        #expect(try tax.withheld(question(.asink, 35_000)).kind == .asink)
    }

    @Test(
        "SINK follows the year: 25 % through 2025, 22.5 % from 2026", arguments: [(2024, 25), (2025, 25), (2026, 22)])
    func sink(year: Int, whole: Int64) throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(year, 12, 31)))
        let withheld = try tax.withheld(question(.sink, 1_000))
        #expect(try withheld.total() == kr(whole * 10 + (year == 2026 ? 5 : 0)))
    }

    @Test("Öre of the tax fall away, and those of the pay do not count")
    func ore() throws {
        var odd = question(.sideIncome, 0)
        odd.ordinary = Amount(ore: 1_003_34)
        odd.cash = odd.ordinary
        #expect(try total(odd) == 301_00)  // 301.002
        odd.ordinary = Amount(ore: 1_003_33)
        #expect(try total(odd) == 300_00)  // 300.999
    }

    @Test("One-off amounts have the same rate where one rate covers all")
    func flatOneOff() throws {
        #expect(try total(question(.sideIncome, 10_000, oneOff: 5_000)) == 4_500_00)
        #expect(try total(question(.sink, 10_000, oneOff: 5_000)) == 3_375_00)
    }

    // MARK: Adjustment

    @Test("An adjustment stands above the table: percentage, amount, other table, none")
    func adjustments() throws {
        var question = question(.table(number: 33, column: nil), 35_000)
        let cases: [(TaxAdjustment, Int64)] = [
            (.percent(Percent(millionths: 150_000)), 5_250), (.percent(.zero), 0), (.noTax, 0),
            (.amount(kr(4_000)), 4_000), (.amount(.zero), 0), (.table(number: 30, column: nil), 6_193),
        ]
        for (adjustment, kronor) in cases {
            question.adjustment = adjustment
            if case .table = adjustment {
                let table = try TaxTable(year: IncomeYear(2026), number: 30)
                #expect(try total(question) == table.tax(column: 1, income: kr(35_000)).ore)
            } else {
                #expect(try total(question) == kronor * 100, "\(adjustment)")
            }
        }
        // A decision is enough by itself; and covers side income too.
        question.adjustment = .percent(Percent(millionths: 150_000))
        question.decision = nil
        #expect(try total(question) == 5_250_00)
        question.decision = .sideIncome
        #expect(try total(question) == 5_250_00)
    }

    @Test("A percentage by decision covers one-off amounts (L13); an amount is for the ordinary pay alone (L21)")
    func adjustedOneOff() throws {
        var question = question(.table(number: 33, column: nil), 30_000, oneOff: 10_000)
        question.adjustment = .percent(Percent(millionths: 150_000))
        #expect(try total(question) == 6_000_00)
        question.adjustment = .amount(kr(4_000))
        // 12 × 30 000 + 10 000: 26 %.
        #expect(try total(question) == 6_600_00)
        question.oneOffBasis = .percent(Percent(millionths: 300_000))
        #expect(try total(question) == 7_000_00)
        // A final payment without ordinary pay has the one-off table alone.
        question.ordinary = .zero
        question.cash = kr(10_000)
        #expect(try total(question) == 3_000_00)
        question.oneOffBasis = nil
        question.decision = .sideIncome
        #expect(try tax.withheld(question).oneOff?.formula == FormulaID(101))
        #expect(try total(question) == 3_000_00)
        question.adjustment = .amount(Amount(ore: 50))
        #expect(error(question)?.code == .invalidValue)
    }

    @Test("An adjustment, or extra tax, beside SINK is a contradiction", arguments: [TaxDecision.sink, .asink])
    func adjustedSink(decision: TaxDecision) {
        var question = question(decision, 30_000)
        question.adjustment = .noTax
        #expect(error(question)?.code == .invalidValue)
        question.adjustment = nil
        question.extra = .amount(kr(100))
        #expect(error(question)?.code == .invalidValue)
    }

    // MARK: Extra, cash, errors

    @Test("Voluntary extra tax comes on top, and stops where the cash ends")
    func extra() throws {
        var question = question(.table(number: 33, column: nil), 35_000)
        question.extra = .amount(kr(1_000))
        #expect(try total(question) == 8_134_00)
        question.extra = .percent(Percent(millionths: 10_000))
        #expect(try total(question) == 7_484_00)
        question.cash = kr(7_500)
        question.extra = .amount(kr(1_000))
        #expect(try total(question) == 7_500_00)
        question.cash = kr(7_000)
        #expect(try total(question) == 7_000_00)
    }

    @Test(
        "Tax takes whole kronor of the cash there is, and none of a debt",
        arguments: [
            (0, 0), (99, 0), (100, 100), (7_133_99, 7_133_00), (7_134_00, 7_134_00), (-5_00, 0),
        ])
    func cash(ore: Int64, withheld: Int64) throws {
        var question = question(.table(number: 33, column: nil), 35_000)
        question.cash = Amount(ore: ore)
        #expect(try total(question) == withheld)
    }

    @Test("Benefits are taxed though they are no cash")
    func benefits() throws {
        var question = question(.table(number: 33, column: nil), 40_000)
        question.cash = kr(35_000)
        #expect(try total(question) == 8_402_00)
    }

    @Test("Nothing is taken of nothing, not even where no decision is known")
    func nothing() throws {
        #expect(try total(question(nil, 0)) == 0)
        #expect(try total(question(nil, -5_000)) == 0)
        #expect(try total(question(nil, -5_000, oneOff: 5_000)) == 0)
    }

    @Test("Bad input: no decision, table 28 and 43, column 0 and 7, impossible birth years, shares and amounts")
    func badInput() {
        #expect(error(question(nil, 1))?.code == .missingFact)
        for (decision, value) in [
            (TaxDecision.table(number: 28, column: nil), "28"), (.table(number: 43, column: nil), "43"),
            (.table(number: 33, column: 7), "7"), (.table(number: 33, column: 0), "0"),
            (.noInformation(table: 28), "28"),
        ] {
            let found = error(question(decision, 35_000))
            #expect(found?.code == .invalidValue)
            #expect(found?.message.contains(value) == true)
        }
        var question = question(.table(number: 33, column: nil), 35_000)
        question.birthYear = 1875
        #expect(error(question)?.message.contains("1875") == true)
        question.birthYear = 1990
        for adjustment in [
            TaxAdjustment.percent(Percent(millionths: 1_000_001)), .percent(Percent(millionths: -1)),
            .amount(Amount(ore: -100)), .amount(Amount(ore: 150)), .table(number: 28, column: nil),
        ] {
            question.adjustment = adjustment
            #expect(error(question)?.code == .invalidValue, "\(adjustment)")
        }
        question.adjustment = nil
        for extra in [ExtraTax.amount(Amount(ore: 50)), .percent(Percent(millionths: 1_000_001))] {
            question.extra = extra
            #expect(error(question)?.code == .invalidValue)
        }
    }

    @Test("A pay date in a year without figures is an error that names it", arguments: [2023, 2027])
    func unknownYear(year: Int) {
        let error = #expect(throws: PayrollError.self) { try PreliminaryTax(payDate: PayDate(Day(year, 6, 25))) }
        #expect(error?.code == .yearNotCovered)
        #expect(error?.message.contains("\(year)") == true)
    }

    // MARK: Half a month

    /// SKV 433 section 4: twice the pay in the month table, half of the tax.
    @Test("Half a month's pay has half of the tax on twice as much")
    func halfMonth() throws {
        let table = try TaxTable(year: IncomeYear(2026), number: 33)
        #expect(try table.taxOnHalfMonth(kr(17_500), in: .lon) == kr(7_134 / 2))
        let odd = try #require((10_000..<20_000).first { table.tax(on: kr(2 * $0), in: .lon).wholeKronor % 2 == 1 })
        #expect(try table.taxOnHalfMonth(kr(odd), in: .lon).ore % 100 == 0)
    }

    // MARK: Properties

    @Test("Taxes are whole kronor, never more than the cash, and do not grow with less cash")
    func properties() throws {
        var random = SeededGenerator(seed: 3)
        var wrong: [String] = []
        for _ in 0..<2_000 {
            var question = question(.table(number: Int.random(in: 29...42, using: &random), column: nil), 0)
            question.birthYear = Int.random(in: 1940...2008, using: &random)
            question.ordinary = Amount(ore: Int64.random(in: -1_000_000...12_000_000, using: &random))
            question.oneOff = Amount(ore: Int64.random(in: -1_000_000...5_000_000, using: &random))
            question.cash = Amount(ore: Int64.random(in: -1_000_000...12_000_000, using: &random))
            if Bool.random(using: &random) { question.extra = .amount(kr(500)) }
            let total = try tax.withheld(question).total()
            if total.ore % 100 != 0 || total.isNegative || total > max(.zero, question.cash) {
                wrong.append("\(question)")
            }
            question.cash = Amount(ore: question.cash.ore - 100_000)
            if try tax.withheld(question).total() > total { wrong.append("less cash: \(question)") }
        }
        #expect(wrong == [])
    }
}
