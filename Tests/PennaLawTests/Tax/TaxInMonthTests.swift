//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Decision L16: what is a month's is used once by all the month's payments.
@Suite("Tax on a later payment of a month")
struct TaxInMonthTests {
    private let tax: PreliminaryTax

    init() throws {
        tax = try PreliminaryTax(payDate: PayDate(Day(2026, 11, 30)))
    }

    private func kr(_ text: String) -> Amount { Amount(ore: DecimalText.value(of: text, scale: 2) ?? .min) }

    private func question(_ decision: TaxDecision, _ pay: String, after earlier: EarlierInMonth) -> TaxQuestion {
        var question = TaxQuestion(birthYear: 1990, decision: decision, ordinary: kr(pay), cash: kr(pay))
        question.earlier = earlier
        return question
    }

    /// 40 068.10 has 8 468 by table 33, of which the ordinary run withheld 5 928.
    @Test("The table's tax is the month's, less what was withheld")
    func table() throws {
        let earlier = EarlierInMonth(ordinary: kr("30068.10"), withheld: kr("5928.00"))
        let withheld = try tax.withheld(question(.table(number: 33, column: nil), "10000.00", after: earlier))
        #expect(withheld.main?.amount == kr("2540.00"))
        #expect(withheld.main?.formula == FormulaID(184))
    }

    @Test(
        "Nothing is given back, and no more is taken than the cash",
        arguments: [("8467.00", "1.00"), ("8469.00", "0.00")])
    func limits(withheld: String, due: String) throws {
        let earlier = EarlierInMonth(ordinary: kr("30068.10"), withheld: kr(withheld))
        var asked = question(.table(number: 33, column: nil), "10000.00", after: earlier)
        #expect(try tax.withheld(asked).total() == kr(due))
        asked.earlier.withheld = .zero
        asked.cash = kr("100.50")
        #expect(try tax.withheld(asked).total() == kr("100.00"))
    }

    @Test("A percentage is of each payment by itself")
    func percent() throws {
        let earlier = EarlierInMonth(ordinary: kr("30000.00"), withheld: kr("9000.00"))
        #expect(try tax.withheld(question(.sideIncome, "10000.00", after: earlier)).total() == kr("3000.00"))
        var asked = question(.table(number: 33, column: nil), "10000.00", after: earlier)
        asked.adjustment = .percent(Percent(millionths: 150_000))
        #expect(try tax.withheld(asked).total() == kr("1500.00"))
    }

    /// 40 000 has 8 402 by table 33, and 10 % of the month more.
    @Test("Missing information raises the month's tax, less what was withheld")
    func noInformation() throws {
        let earlier = EarlierInMonth(ordinary: kr("30000.00"), withheld: kr("8878.00"))
        let withheld = try tax.withheld(question(.noInformation(table: 33), "10000.00", after: earlier))
        #expect(withheld.main?.amount == kr("3524.00"))
        #expect(withheld.main?.formula == FormulaID(185))
    }

    @Test(
        "An amount a month, by decision or as extra tax, is taken once",
        arguments: [("2500.00", "0.00"), ("1000.00", "1500.00")])
    func amounts(withheld: String, due: String) throws {
        var asked = question(
            .table(number: 33, column: nil), "10000.00",
            after: EarlierInMonth(ordinary: kr("30000.00"), withheld: kr(withheld)))
        asked.adjustment = .amount(kr("2500.00"))
        #expect(try tax.withheld(asked).total() == kr(due))
        asked.adjustment = .noTax
        asked.earlier.extra = kr(withheld)
        asked.extra = .amount(kr("2500.00"))
        #expect(try tax.withheld(asked).total() == kr(due))
    }
}
