//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What a person's income from the employer in the year is known and expected to be, beside the payment at hand.
public struct ExpectedIncome: Hashable, Sendable {
    /// The fixed pay of a whole month; zero for those whose terms have none.
    public var wholeMonth: Amount

    /// Gross pay earlier in the year, as far as it is known.
    public var paid: Amount

    /// Whether that is all that was paid in the year.
    public var isPaidKnown: Bool

    /// Pay expected for what is left of the year, or of the employment.
    public var later: Amount

    /// What is known and expected; nothing, unless something is given.
    public init(
        wholeMonth: Amount = .zero, paid: Amount = .zero, isPaidKnown: Bool = false, later: Amount = .zero
    ) {
        self.wholeMonth = wholeMonth
        self.paid = paid
        self.isPaidKnown = isPaidKnown
        self.later = later
    }
}

extension TaxRules {
    /// One-off tax by the year's income: what has been paid, this payment, and what is expected.
    struct OneOffByYear: Working {
        static let formula = Formula(
            FormulaID(188), name: "Engångsskatt, årets inkomst",
            expression: "min(golv(engångsbelopp × engångsskatt[år; kolumn; "
                + "golv(hittills + månadens + engångsbelopp + kommande)] ÷ 100); max(0; golv(kontant_lön)))",
            operands: [
                Operand("år", .tal), Operand("kolumn", .tal), Operand("hittills", .krona), Operand("månadens", .krona),
                Operand("kommande", .krona), Operand("engångsbelopp", .krona), Operand("kontant_lön", .krona),
            ],
            paragraph: "SKVFS 2025:21; SFF 22 kap. 1 §; beslut L18",
            source: [.page(.skv433, "avsnitt 10"), .page(.far, "engångsbelopp"), .decision(.l18)],
            confidence: .reported)

        let year: IncomeYear
        let column: TaxColumn
        let paid: Amount
        let ordinary: Amount
        let later: Amount
        let oneOff: Amount
        let cash: Amount
        /// What the table has for the sum.
        let percent: Percent

        func amount() throws(PayrollError) -> Amount { try part(percent, of: oneOff, cash) }

        func write(to operands: inout some OperandWriter) {
            operands.tal(Int64(year.year))
            operands.tal(Int64(column.rawValue))
            operands.krona(paid)
            operands.krona(ordinary)
            operands.krona(later)
            operands.krona(oneOff)
            operands.krona(cash)
        }
    }
}

extension PreliminaryTax {
    /// One-off tax by the income that Penna estimates (decision L18).
    ///
    /// With all earlier months of the year known: what was paid, this payment, and what is expected. Else twelve whole
    /// months and the year's one-off amounts, but never less than what is known to have been paid.
    func oneOffByEstimate(_ question: TaxQuestion, _ column: TaxColumn, cash: Amount) throws(PayrollError) -> Proof {
        let expected = question.expected
        let month =
            expected.wholeMonth > .zero
            ? expected.wholeMonth : max(question.ordinary, question.latestOrdinary)
        guard month > .zero else {
            return try share(
                of: question.oneOff, Percent(millionths: oneOffAlone.value), TaxRules.OneOffAlone.self,
                oneOffAlone.confidence, cash: cash)
        }
        let earlier = max(.zero, question.earlierOneOff)
        let whole = try (Exact(month) * 12 + earlier + question.oneOff).rounded(.towardZero)
        let (paid, later) = (max(.zero, expected.paid), expected.isPaidKnown ? expected.later : .zero)
        let known = try paid + question.ordinary + question.oneOff + later
        guard expected.isPaidKnown || known > whole else {
            let working = try TaxRules.OneOffByEstimate(
                payDate.incomeYear, column, month: month, earlier: earlier, oneOff: question.oneOff, cash: cash, oneOff)
            return try Proof(of: working, oneOff.confidence)
        }
        let working = TaxRules.OneOffByYear(
            year: payDate.incomeYear, column: column, paid: paid, ordinary: question.ordinary, later: later,
            oneOff: question.oneOff, cash: cash, percent: try oneOff.percent(column: column, yearlyIncome: known))
        return try Proof(of: working, oneOff.confidence)
    }
}
