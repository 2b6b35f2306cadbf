//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The figures of the monthly declaration.
///
/// What goes to which field is the pay item's to say, and the fields are listed in ``AGIField``. Sums need no formulas.
public enum AGIRules {
    private static let from = Day(2018, 7, 1)

    /// The day of the following month by which a municipality's declaration is in.
    public static let declarationDay = Figure(
        "agi.inlamning", name: "Arbetsgivardeklaration, sista dag i månaden efter", unit: .dag,
        rows: [FigureRow(from: from, 12, source: .act(.skatteforfarandelagen, "26 kap. 34 §"), confidence: .confirmed)])

    /// The day of the following month by which its tax and contributions are paid.
    public static let paymentDay = Figure(
        "agi.inbetalning", name: "Skatt och avgifter, sista betalningsdag i månaden efter", unit: .dag,
        rows: [
            FigureRow(
                from: from, 12, source: .act(.skatteforfarandelagen, "62 kap. 3 §, läst för stora arbetsgivare"),
                confidence: .reported)
        ])

    /// The same day in January; that it goes for municipalities is not certain.
    public static let paymentDayInJanuary = Figure(
        "agi.inbetalning.januari", name: "Skatt och avgifter, sista betalningsdag i januari", unit: .dag,
        rows: [
            FigureRow(
                from: from, 17, source: .act(.skatteforfarandelagen, "62 kap. 3 §, läst för stora arbetsgivare"),
                confidence: .unconfirmed)
        ])

    /// How pay that has been declared and is taken back is settled (decision L15); somebody who has left with no pay to
    /// come always has the second way.
    public static let correction = Figure(
        "agi.rattelse", name: "Lön i en deklarerad månad som tas tillbaka", unit: .tal,
        choices: ["bruttoskuld mot kommande lön", "månadens individuppgift ersätts"],
        rows: [
            FigureRow(
                from: from, 0, source: [.decision(.l15), .page(.skatteverketGuidance2021), .page(.far)],
                confidence: .reported)
        ])

    /// All figures of the monthly declaration.
    public static let figures: [Figure] = [declarationDay, paymentDay, paymentDayInJanuary, correction]

    /// No formulas: values are sums.
    public static let formulas: [Formula] = []
}
