//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What stands beside the employer's contributions: the smallest pay they are due on, the tax that replaces them, and
/// the employer's own overhead.
public enum ContributionExtraRules {
    /// All formulas of the extras.
    public static let formulas: [Formula] = [PayrollOverhead.Charge.formula]

    /// The least pay to one person in a calendar year that contributions are due on; see ``SmallPay``.
    public static let smallestYearTotal = Figure(
        "avgift.minsta", name: "Minsta ersättning per mottagare och kalenderår med arbetsgivaravgifter", unit: .krona,
        rows: [
            FigureRow(
                from: Day(2024, 1, 1), 100_000, source: .act(.socialavgiftslagen, "2 kap. 14 §"), confidence: .reported)
        ])

    /// Särskild löneskatt på vissa förvärvsinkomster, lag (1990:659).
    ///
    /// Paid instead of contributions on, for instance, payments from profit-sharing foundations and sickness pensions
    /// (AGS); AGI fields 481 and 486. Only the rate: which payments it is due on is for the employer to say.
    public static let loneskattOnIncome = Figure(
        "avgift.loneskatt.forvarvsinkomst", name: "Särskild löneskatt på vissa förvärvsinkomster", unit: .procent,
        rows: [
            FigureRow(
                from: Day(2024, 1, 1), through: Day(2026, 12, 31), 242_600, source: .act(.sarskildLoneskatt),
                confidence: .reported)
        ])

    /// All figures of the extras.
    public static let figures: [Figure] = [smallestYearTotal, loneskattOnIncome]
}
