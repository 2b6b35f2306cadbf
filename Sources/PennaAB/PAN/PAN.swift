//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// PAN: personliga assistenter och anhörigvårdare.
///
/// Hourly pay by § 16, OB by § 21; the hourly pay of relatives who care includes OB and jour. So there are no formulas
/// and pay items here.
///
/// The page: what it says, how much from when, what is refused and what is a finding.
enum PAN {
    // MARK: What it says

    private static let text: RuleText = """
        Personliga assistenter har timlön, OB enligt samma tabell som AB (\(paragraph: 21)), och semesterersättning varje \
        månad. För anhörigvårdare ingår OB och jour i timlönen. Lägsta timlönen (\(lowest)) är känd till och med \
        \(through: lowest) och kontrolleras inte därefter.
        """

    // MARK: How much, from when

    private static let ak: Source = .agreement(.pan, "", .assistanskoll2020, .assistanskoll2023, .assistanskoll2024)

    static let lowest = ABFigure(
        "pan.lagsta-timlon", name: "PAN, lägsta timlön", unit: .krona,
        rows: [
            FigureRow(from: Day(2022, 1, 1), 12_080, source: ak, confidence: .reported),
            FigureRow(from: Day(2023, 1, 1), 12_250, source: ak, confidence: .reported),
            FigureRow(from: Day(2024, 1, 1), 13_070, source: ak, confidence: .reported),
            FigureRow(from: Day(2025, 1, 1), through: Day(2025, 12, 31), 13_640, source: ak, confidence: .reported),
        ])

    // MARK: What is refused, and what is a finding

    /// Only hourly pay is known.
    ///
    /// - Throws: `notImplemented` for monthly pay.
    static func check(_ stretches: [PayStretch]) throws(PayrollError) {
        for stretch in stretches where stretch.scope.body == .pan || stretch.scope.body == .panRelative {
            guard stretch.terms.isMonthly else { continue }
            throw PayrollError(
                .notImplemented,
                "PAN räknas bara med timlön. Ange timlön i villkoren, eller räkna anställningen för hand.",
                day: stretch.days.first)
        }
    }

    /// Hourly pay below the lowest.
    static func findings(_ stretch: PayStretch, _ rules: ABMonth) -> [String] {
        let least = rules.figures[stretch.figures][lowest]
        guard least.isKnown, stretch.hourlyPay < least.amount else { return [] }
        return ["timlönen är under PAN:s lägsta \(least.amount.swedish) kr. Kontrollera villkoren."]
    }

    // MARK: The rule

    static let figures = [lowest]

    static let rule = RuleDescription(
        paragraph: "PAN", name: "Personliga assistenter och anhörigvårdare", text: text, figures: figures)
}
