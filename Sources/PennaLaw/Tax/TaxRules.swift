//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas and the figures of preliminary tax.
///
/// Every tax is whole kronor without öre (SFF 22:1), and never more than the cash there is to take it from: each
/// formula ends with that limit, so that a line limited by it proves too.
public enum TaxRules {
    private static let paragraph = "SFL 11 kap.; SFF 22 kap. 1 §"

    /// Preliminary tax by the monthly table.
    public static let tableTax = Formula(
        FormulaID(100), name: "Preliminär skatt enligt månadstabell",
        expression: "min(skattetabell[år; tabell; kolumn; golv(underlag)]; max(0; golv(kontant_lön)))",
        operands: [
            Operand("år", .tal), Operand("tabell", .tal), Operand("kolumn", .tal), Operand("underlag", .krona),
            Operand("kontant_lön", .krona),
        ],
        paragraph: "SKVFS 2025:20; SFF 22 kap. 1 §",
        source: [.page(.skv433, "avsnitt 3 och 6–8"), .page(.taxTables, "2025 och 2026 återskapade")],
        confidence: .confirmed)

    /// A percentage of all pay of a side income.
    public static let sideIncome = share(
        101, "Preliminär skatt på sidoinkomst", paragraph,
        [.page(.skatteverketAdjustment), .page(.far, "sidoinkomst")], .confirmed)

    /// A percentage of all pay of an employment meant to last less than a week.
    public static let shortEmployment = share(
        102, "Preliminär skatt, anställning under en vecka", paragraph, .page(.skv433, "avsnitt 4"), .confirmed)

    /// Särskild inkomstskatt för utomlands bosatta.
    public static let sink = share(
        103, "Särskild inkomstskatt (SINK)", "Lag (1991:586) 7 §", .act(.sink, "7 §"), .confirmed)

    /// Särskild inkomstskatt för utomlands bosatta artister.
    public static let asink = share(
        104, "Särskild inkomstskatt för artister (A-SINK)", "Lag (1991:591)",
        [.act(.asink), .secondHand("skattesatsen")], .reported)

    /// A percentage by Skatteverket's decision, of ordinary pay and one-off amounts alike.
    public static let adjustedShare = share(
        105, "Preliminär skatt enligt beslut om jämkning, procent", "SFF 13 kap. 4 §; beslut L13",
        [.act(.skatteforfarandeforordningen, "13 kap. 4 §"), .page(.far, "jämkning")], .confirmed)

    /// An amount by Skatteverket's decision.
    public static let adjustedAmount = Formula(
        FormulaID(106), name: "Preliminär skatt enligt beslut om jämkning, belopp",
        expression: "min(belopp; max(0; golv(kontant_lön)))",
        operands: [Operand("belopp", .krona), Operand("kontant_lön", .krona)], paragraph: "SFF 13 kap. 4 §",
        source: [.act(.skatteforfarandeforordningen, "13 kap. 4 §"), .page(.far, "jämkning")], confidence: .confirmed)

    /// The table of the payer's own place and a share of the pay more, when information was asked for and not got.
    public static let increased = Formula(
        FormulaID(107), name: "Förhöjd preliminär skatt, skatteuppgift saknas",
        expression:
            "min(golv(skattetabell[år; tabell; kolumn; golv(underlag)] + höjning × underlag); max(0; golv(kontant_lön)))",
        operands: [
            Operand("år", .tal), Operand("tabell", .tal), Operand("kolumn", .tal), Operand("underlag", .krona),
            Operand("höjning", .procent), Operand("kontant_lön", .krona),
        ],
        paragraph: "SFL 11 kap. 22 §", source: [.page(.far, "förhöjt skatteavdrag"), .page(.slu)], confidence: .reported
    )

    /// One-off tax by an expected income that the employer has given.
    public static let oneOffByIncome = Formula(
        FormulaID(108), name: "Engångsskatt, årsinkomst enligt arbetsgivaren",
        expression:
            "min(golv(engångsbelopp × engångsskatt[år; kolumn; golv(årsinkomst)] ÷ 100); max(0; golv(kontant_lön)))",
        operands: [
            Operand("år", .tal), Operand("kolumn", .tal), Operand("årsinkomst", .krona),
            Operand("engångsbelopp", .krona), Operand("kontant_lön", .krona),
        ],
        paragraph: "SKVFS 2025:21; SFF 22 kap. 1 §", source: .page(.skv433, "avsnitt 10"), confidence: .confirmed)

    /// One-off tax by an expected income that Penna estimates.
    ///
    /// Twelve times the ordinary pay of this month or the one before, whichever is more, and the year's one-off amounts: a year begun or ended
    /// in the middle is turned into a whole one.
    public static let oneOffByEstimate = Formula(
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

    /// One-off tax by a percentage that the employer has given.
    public static let oneOffByPercent = share(
        180, "Engångsskatt, procent enligt arbetsgivaren", "SKVFS 2025:21; beslut L1", .page(.skv433, "avsnitt 10"),
        .confirmed)

    /// One-off tax for who has no pay for a definite time from the employer.
    public static let oneOffAlone = share(
        181, "Engångsskatt utan tidsbestämd lön", paragraph, .page(.far, "engångsbelopp"), .reported)

    /// Voluntary extra tax of an amount.
    public static let extraAmount = Formula(
        FormulaID(182), name: "Frivillig extra skatt, belopp", expression: "min(belopp; max(0; golv(kontant_lön)))",
        operands: [Operand("belopp", .krona), Operand("kontant_lön", .krona)], paragraph: paragraph,
        source: [.page(.skatteverketDeduction), .page(.far, "skatteavdrag")], confidence: .confirmed)

    /// Voluntary extra tax as a share of the pay.
    public static let extraShare = share(
        183, "Frivillig extra skatt, procent", paragraph, [.page(.skatteverketDeduction), .page(.far, "skatteavdrag")],
        .confirmed)

    /// All formulas of preliminary tax.
    public static let formulas: [Formula] = [
        tableTax, sideIncome, shortEmployment, sink, asink, adjustedShare, adjustedAmount, increased, oneOffByIncome,
        oneOffByEstimate, oneOffByPercent, oneOffAlone, extraAmount, extraShare,
    ]

    private static func share(
        _ number: UInt16, _ name: String, _ paragraph: String, _ source: Source, _ confidence: Confidence
    ) -> Formula {
        Formula(
            FormulaID(number), name: name,
            expression: "min(golv(underlag × procent); max(0; golv(kontant_lön)))",
            operands: [Operand("underlag", .krona), Operand("procent", .procent), Operand("kontant_lön", .krona)],
            paragraph: paragraph, source: source, confidence: confidence, quantity: "underlag", price: nil)
    }
}
