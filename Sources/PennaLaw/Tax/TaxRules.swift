//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The workings and the figures of preliminary tax.
///
/// Every tax is whole kronor without öre (SFF 22:1), and never more than the cash there is to take it from: each
/// working ends with that limit, so that a line limited by it proves too.
public enum TaxRules {
    fileprivate static let paragraph = "SFL 11 kap.; SFF 22 kap. 1 §"

    /// All formulas of preliminary tax.
    public static let formulas: [Formula] = [
        ByTable.formula, SideIncome.formula, ShortEmployment.formula, Sink.formula, Asink.formula,
        AdjustedShare.formula, AdjustedAmount.formula, Increased.formula, OneOffByIncome.formula,
        OneOffByEstimate.formula, OneOffByPercent.formula, OneOffAlone.formula, ExtraAmount.formula,
        ExtraShare.formula, LaterByTable.formula, LaterIncreased.formula, LaterAdjustedAmount.formula,
        LaterExtraAmount.formula, OneOffByYear.formula,
    ]

    /// The whole kronor that there are to take.
    static func limit(_ cash: Amount) -> Amount {
        Amount(ore: max(0, cash.ore / 100 * 100))
    }

    /// A percentage in whole kronor, at most the cash.
    static func part(_ percent: Percent, of base: Amount, _ cash: Amount) throws(PayrollError) -> Amount {
        min(try Amount(kronor: (Exact(base) * percent / 100).wholeNumber(.towardZero)), limit(cash))
    }
}

// MARK: By the monthly table

extension TaxRules {
    /// Preliminary tax by the monthly table.
    struct ByTable: Working {
        static let formula = Formula(
            FormulaID(100), name: "Preliminär skatt enligt månadstabell",
            expression: "min(skattetabell[år; tabell; kolumn; golv(underlag)]; max(0; golv(kontant_lön)))",
            operands: [
                Operand("år", .tal), Operand("tabell", .tal), Operand("kolumn", .tal), Operand("underlag", .krona),
                Operand("kontant_lön", .krona),
            ],
            paragraph: "SKVFS 2025:20; SFF 22 kap. 1 §",
            source: [.page(.skv433, "avsnitt 3 och 6–8"), .page(.taxTables, "2025 och 2026 återskapade")],
            confidence: .confirmed)

        let year: IncomeYear
        let table: Int
        let column: TaxColumn
        let base: Amount
        let cash: Amount
        /// What the table has for the base; it is looked up where the table lies, because a table is large to hand over.
        let listed: Amount

        func amount() throws(PayrollError) -> Amount { min(listed, limit(cash)) }

        func write(to operands: inout some OperandWriter) {
            operands.tal(Int64(year.year))
            operands.tal(Int64(table))
            operands.tal(Int64(column.rawValue))
            operands.krona(base)
            operands.krona(cash)
        }
    }

    /// The table of the payer's own place and a share of the pay more, when information was asked for and not got.
    struct Increased: Working {
        static let formula = Formula(
            FormulaID(107), name: "Förhöjd preliminär skatt, skatteuppgift saknas",
            expression:
                "min(golv(skattetabell[år; tabell; kolumn; golv(underlag)] + höjning × underlag); max(0; golv(kontant_lön)))",
            operands: [
                Operand("år", .tal), Operand("tabell", .tal), Operand("kolumn", .tal), Operand("underlag", .krona),
                Operand("höjning", .procent), Operand("kontant_lön", .krona),
            ],
            paragraph: "SFL 11 kap. 22 §", source: [.page(.far, "förhöjt skatteavdrag"), .page(.slu)],
            confidence: .reported
        )

        let year: IncomeYear
        let table: Int
        let column: TaxColumn
        let base: Amount
        let increase: Percent
        let cash: Amount
        /// What the table has for the base.
        let listed: Amount

        func amount() throws(PayrollError) -> Amount {
            let raised = (Exact(base) * increase + listed) / 100
            return min(try Amount(kronor: raised.wholeNumber(.towardZero)), limit(cash))
        }

        func write(to operands: inout some OperandWriter) {
            operands.tal(Int64(year.year))
            operands.tal(Int64(table))
            operands.tal(Int64(column.rawValue))
            operands.krona(base)
            operands.procent(increase)
            operands.krona(cash)
        }
    }
}

// MARK: One-off amounts by the table of one-off amounts

extension TaxRules {
    /// One-off tax by an expected income that the employer has given.
    struct OneOffByIncome: Working {
        static let formula = Formula(
            FormulaID(108), name: "Engångsskatt, årsinkomst enligt arbetsgivaren",
            expression:
                "min(golv(engångsbelopp × engångsskatt[år; kolumn; golv(årsinkomst)] ÷ 100); max(0; golv(kontant_lön)))",
            operands: [
                Operand("år", .tal), Operand("kolumn", .tal), Operand("årsinkomst", .krona),
                Operand("engångsbelopp", .krona), Operand("kontant_lön", .krona),
            ],
            paragraph: "SKVFS 2025:21; SFF 22 kap. 1 §", source: .page(.skv433, "avsnitt 10"), confidence: .confirmed)

        let year: IncomeYear
        let column: TaxColumn
        let yearlyIncome: Amount
        let oneOff: Amount
        let cash: Amount
        /// What the table has for the income.
        let percent: Percent

        func amount() throws(PayrollError) -> Amount { try part(percent, of: oneOff, cash) }

        func write(to operands: inout some OperandWriter) {
            operands.tal(Int64(year.year))
            operands.tal(Int64(column.rawValue))
            operands.krona(yearlyIncome)
            operands.krona(oneOff)
            operands.krona(cash)
        }
    }

    /// One-off tax by an expected income that Penna estimates.
    ///
    /// Where the year's earlier months are not known: twelve times the fixed pay of a whole month and the year's one-off
    /// amounts (decision L18). Who has no fixed pay has twelve times the ordinary pay of this month or the latest one,
    /// whichever is more.
    struct OneOffByEstimate: Working {
        static let formula = Formula(
            FormulaID(109), name: "Engångsskatt, beräknad årsinkomst",
            expression:
                "min(golv(engångsbelopp × engångsskatt[år; kolumn; golv(12 × månadslön + tidigare + engångsbelopp)] ÷ 100); max(0; golv(kontant_lön)))",
            operands: [
                Operand("år", .tal), Operand("kolumn", .tal), Operand("månadslön", .krona), Operand("tidigare", .krona),
                Operand("engångsbelopp", .krona), Operand("kontant_lön", .krona),
            ],
            paragraph: "SKVFS 2025:21; SFF 22 kap. 1 §",
            source: [.page(.skv433, "avsnitt 10"), .page(.far, "engångsbelopp")],
            confidence: .reported)

        let year: IncomeYear
        let column: TaxColumn
        let month: Amount
        let earlier: Amount
        let oneOff: Amount
        let cash: Amount
        /// What the table has for the income.
        let percent: Percent

        init(
            _ year: IncomeYear, _ column: TaxColumn, month: Amount, earlier: Amount, oneOff: Amount, cash: Amount,
            _ table: borrowing OneOffTax
        ) throws(PayrollError) {
            self.year = year
            self.column = column
            self.month = month
            self.earlier = earlier
            self.oneOff = oneOff
            self.cash = cash
            let income = try (Exact(month) * 12 + earlier + oneOff).rounded(.towardZero)
            percent = try table.percent(column: column, yearlyIncome: income)
        }

        func amount() throws(PayrollError) -> Amount { try part(percent, of: oneOff, cash) }

        func write(to operands: inout some OperandWriter) {
            operands.tal(Int64(year.year))
            operands.tal(Int64(column.rawValue))
            operands.krona(month)
            operands.krona(earlier)
            operands.krona(oneOff)
            operands.krona(cash)
        }
    }
}

// MARK: A share or an amount

/// What a share or an amount of tax is for; its formula.
protocol TaxKind {
    static var formula: Formula { get }
}

extension TaxRules {
    /// A share of a base.
    struct Share<Kind: TaxKind>: Working {
        static var formula: Formula { Kind.formula }

        let base: Amount
        let percent: Percent
        let cash: Amount

        func amount() throws(PayrollError) -> Amount { try part(percent, of: base, cash) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(base)
            operands.procent(percent)
            operands.krona(cash)
        }
    }

    private static func share(
        _ number: UInt16, _ name: String, _ paragraph: String, _ source: Source, _ confidence: Confidence
    ) -> Formula {
        Formula(
            FormulaID(number), name: name,
            expression: "min(golv(underlag × procent); max(0; golv(kontant_lön)))",
            operands: [Operand("underlag", .krona), Operand("procent", .procent), Operand("kontant_lön", .krona)],
            paragraph: paragraph, source: source, confidence: confidence, quantity: "underlag", price: nil)
    }

    /// A percentage of all pay of a side income.
    enum SideIncome: TaxKind {
        static let formula = share(
            101, "Preliminär skatt på sidoinkomst", paragraph,
            [.page(.skatteverketAdjustment), .page(.far, "sidoinkomst")], .confirmed)
    }

    /// A percentage of all pay of an employment meant to last less than a week.
    enum ShortEmployment: TaxKind {
        static let formula = share(
            102, "Preliminär skatt, anställning under en vecka", paragraph, .page(.skv433, "avsnitt 4"), .confirmed)
    }

    /// Särskild inkomstskatt för utomlands bosatta.
    enum Sink: TaxKind {
        static let formula = share(
            103, "Särskild inkomstskatt (SINK)", "Lag (1991:586) 7 §", .act(.sink, "7 §"), .confirmed)
    }

    /// Särskild inkomstskatt för utomlands bosatta artister.
    enum Asink: TaxKind {
        static let formula = share(
            104, "Särskild inkomstskatt för artister (A-SINK)", "Lag (1991:591)",
            [.act(.asink), .secondHand("skattesatsen")], .reported)
    }

    /// A percentage by Skatteverket's decision, of ordinary pay and one-off amounts alike.
    enum AdjustedShare: TaxKind {
        static let formula = share(
            105, "Preliminär skatt enligt beslut om jämkning, procent", "SFF 13 kap. 4 §; beslut L13",
            [.act(.skatteforfarandeforordningen, "13 kap. 4 §"), .page(.far, "jämkning")], .confirmed)
    }

    /// One-off tax by a percentage that the employer has given.
    enum OneOffByPercent: TaxKind {
        static let formula = share(
            180, "Engångsskatt, procent enligt arbetsgivaren", "SKVFS 2025:21; beslut L1", .page(.skv433, "avsnitt 10"),
            .confirmed)
    }

    /// One-off tax for who has no pay for a definite time from the employer.
    enum OneOffAlone: TaxKind {
        static let formula = share(
            181, "Engångsskatt utan tidsbestämd lön", paragraph, .page(.far, "engångsbelopp"), .reported)
    }

    /// Voluntary extra tax as a share of the pay.
    enum ExtraShare: TaxKind {
        static let formula = share(
            183, "Frivillig extra skatt, procent", paragraph,
            [.page(.skatteverketDeduction), .page(.far, "skatteavdrag")],
            .confirmed)
    }

    /// An amount of tax, at most the cash.
    struct Fixed<Kind: TaxKind>: Working {
        static var formula: Formula { Kind.formula }

        let decided: Amount
        let cash: Amount

        func amount() throws(PayrollError) -> Amount { min(decided, limit(cash)) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(decided)
            operands.krona(cash)
        }
    }

    /// An amount by Skatteverket's decision.
    enum AdjustedAmount: TaxKind {
        static let formula = Formula(
            FormulaID(106), name: "Preliminär skatt enligt beslut om jämkning, belopp",
            expression: "min(belopp; max(0; golv(kontant_lön)))",
            operands: [Operand("belopp", .krona), Operand("kontant_lön", .krona)], paragraph: "SFF 13 kap. 4 §",
            source: [.act(.skatteforfarandeforordningen, "13 kap. 4 §"), .page(.far, "jämkning")],
            confidence: .confirmed)
    }

    /// Voluntary extra tax of an amount.
    enum ExtraAmount: TaxKind {
        static let formula = Formula(
            FormulaID(182), name: "Frivillig extra skatt, belopp", expression: "min(belopp; max(0; golv(kontant_lön)))",
            operands: [Operand("belopp", .krona), Operand("kontant_lön", .krona)], paragraph: paragraph,
            source: [.page(.skatteverketDeduction), .page(.far, "skatteavdrag")], confidence: .confirmed)
    }
}
