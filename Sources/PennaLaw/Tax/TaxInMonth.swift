//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What earlier payments of the calendar month were taxed on, and what was withheld of them (decision L16).
///
/// The table is a month's: a later payment is taxed on the whole month, less what has been withheld. A percentage is of
/// each payment by itself and needs none of this.
public struct EarlierInMonth: Hashable, Sendable {
    /// Ordinary taxable pay and benefits.
    public var ordinary: Amount

    /// What was withheld of them; neither tax on one-off amounts nor voluntary extra tax.
    public var withheld: Amount

    /// Voluntary extra tax.
    public var extra: Amount

    /// What was taxed and withheld earlier in the month; nothing, unless something is given.
    public init(ordinary: Amount = .zero, withheld: Amount = .zero, extra: Amount = .zero) {
        self.ordinary = ordinary
        self.withheld = withheld
        self.extra = extra
    }
}

extension TaxRules {
    private static let laterParagraph = "SFL 11 kap.; SFF 22 kap. 1 §; beslut L16"

    /// The tax of the whole month, less what was withheld, at most the cash.
    private static func due(_ tax: Amount, after withheld: Amount, _ cash: Amount) throws(PayrollError) -> Amount {
        min(max(.zero, try tax - withheld), limit(cash))
    }

    /// Preliminary tax by the monthly table on a later payment of the month.
    struct LaterByTable: Working {
        static let formula = Formula(
            FormulaID(184), name: "Preliminär skatt enligt månadstabell, senare utbetalning i månaden",
            expression: "min(max(0; skattetabell[år; tabell; kolumn; golv(tidigare + underlag)] − dragen_skatt); "
                + "max(0; golv(kontant_lön)))",
            operands: [
                Operand("år", .tal), Operand("tabell", .tal), Operand("kolumn", .tal), Operand("tidigare", .krona),
                Operand("underlag", .krona), Operand("dragen_skatt", .krona), Operand("kontant_lön", .krona),
            ],
            paragraph: laterParagraph, source: [.page(.skv433, "avsnitt 3"), .decision(.l16)], confidence: .reported)

        let year: IncomeYear
        let table: Int
        let column: TaxColumn
        let earlier: EarlierInMonth
        let base: Amount
        let cash: Amount
        /// What the table has for the whole month.
        let listed: Amount

        func amount() throws(PayrollError) -> Amount { try due(listed, after: earlier.withheld, cash) }

        func write(to operands: inout some OperandWriter) {
            operands.tal(Int64(year.year))
            operands.tal(Int64(table))
            operands.tal(Int64(column.rawValue))
            operands.krona(earlier.ordinary)
            operands.krona(base)
            operands.krona(earlier.withheld)
            operands.krona(cash)
        }
    }

    /// The same when information was asked for and not got.
    struct LaterIncreased: Working {
        static let formula = Formula(
            FormulaID(185), name: "Förhöjd preliminär skatt, skatteuppgift saknas, senare utbetalning i månaden",
            expression: "min(max(0; golv(skattetabell[år; tabell; kolumn; golv(månadens_underlag)] "
                + "+ höjning × månadens_underlag) − dragen_skatt); max(0; golv(kontant_lön)))",
            operands: [
                Operand("år", .tal), Operand("tabell", .tal), Operand("kolumn", .tal),
                Operand("månadens_underlag", .krona), Operand("höjning", .procent), Operand("dragen_skatt", .krona),
                Operand("kontant_lön", .krona),
            ],
            paragraph: laterParagraph, source: [.page(.far, "förhöjt skatteavdrag"), .decision(.l16)],
            confidence: .reported)

        let year: IncomeYear
        let table: Int
        let column: TaxColumn
        /// Of the whole month.
        let base: Amount
        let increase: Percent
        let withheld: Amount
        let cash: Amount
        /// What the table has for the base.
        let listed: Amount

        func amount() throws(PayrollError) -> Amount {
            let raised = (Exact(base) * increase + listed) / 100
            return try due(try Amount(kronor: raised.wholeNumber(.towardZero)), after: withheld, cash)
        }

        func write(to operands: inout some OperandWriter) {
            operands.tal(Int64(year.year))
            operands.tal(Int64(table))
            operands.tal(Int64(column.rawValue))
            operands.krona(base)
            operands.procent(increase)
            operands.krona(withheld)
            operands.krona(cash)
        }
    }

    /// An amount a month, of which earlier payments have had their part.
    struct LaterFixed<Kind: TaxKind>: Working {
        static var formula: Formula { Kind.formula }

        let decided: Amount
        let withheld: Amount
        let cash: Amount

        func amount() throws(PayrollError) -> Amount { try due(decided, after: withheld, cash) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(decided)
            operands.krona(withheld)
            operands.krona(cash)
        }
    }

    /// An amount a month by Skatteverket's decision, on a later payment.
    enum LaterAdjustedAmount: TaxKind {
        static let formula = laterAmount(
            186, "Preliminär skatt enligt beslut om jämkning, belopp, senare utbetalning i månaden",
            .act(.skatteforfarandeforordningen, "13 kap. 4 §"))
    }

    /// Voluntary extra tax of an amount a month, on a later payment.
    enum LaterExtraAmount: TaxKind {
        static let formula = laterAmount(
            187, "Frivillig extra skatt, belopp, senare utbetalning i månaden", .page(.skatteverketDeduction))
    }

    private static func laterAmount(_ number: UInt16, _ name: String, _ source: Source) -> Formula {
        Formula(
            FormulaID(number), name: name,
            expression: "min(max(0; belopp − dragen_skatt); max(0; golv(kontant_lön)))",
            operands: [
                Operand("belopp", .krona), Operand("dragen_skatt", .krona), Operand("kontant_lön", .krona),
            ],
            paragraph: laterParagraph, source: source + .decision(.l16), confidence: .reported)
    }
}

extension PreliminaryTax {
    /// The table's tax on the whole month, less what was withheld.
    func laterTableTax(_ question: TaxQuestion, _ place: Int, _ column: TaxColumn) throws(PayrollError) -> Proof {
        let month = try question.earlier.ordinary + question.ordinary
        let working = TaxRules.LaterByTable(
            year: payDate.incomeYear, table: tables[place].number, column: column, earlier: question.earlier,
            base: question.ordinary, cash: question.cash, listed: tables[place].tax(on: month, in: column))
        return try Proof(of: working, tables[place].confidence)
    }

    /// The raised tax on the whole month, less what was withheld.
    func laterIncreased(_ question: TaxQuestion, _ place: Int, _ column: TaxColumn) throws(PayrollError) -> Proof {
        let month = try question.earlier.ordinary + question.ordinary
        let working = TaxRules.LaterIncreased(
            year: payDate.incomeYear, table: tables[place].number, column: column, base: month,
            increase: Percent(millionths: increase.value), withheld: question.earlier.withheld, cash: question.cash,
            listed: tables[place].tax(on: month, in: column))
        return try Proof(of: working, tables[place].confidence.weaker(increase.confidence))
    }

    /// An amount a month: all of it at the month's first payment, what is left of it at a later one.
    func monthlyAmount<First: TaxKind, Later: TaxKind>(
        _ amount: Amount, withheld: Amount, _: First.Type, _: Later.Type, cash: Amount
    ) throws(PayrollError) -> Proof {
        if withheld > .zero {
            let working = TaxRules.LaterFixed<Later>(decided: amount, withheld: withheld, cash: cash)
            return try Proof(of: working, .confirmed)
        }
        return try Proof(of: TaxRules.Fixed<First>(decided: amount, cash: cash), .confirmed)
    }
}
