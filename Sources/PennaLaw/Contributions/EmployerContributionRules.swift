//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas and the figures of employer contributions (arbetsgivaravgifter).
///
/// Socialavgiftslagen (2000:980), SAL; lag (1994:1920) om allmän löneavgift; lag (2026:100) om nedsatta avgifter för
/// unga. A new year is a new row in each component.
public enum EmployerContributionRules {
    /// All formulas of employer contributions.
    public static let formulas: [Formula] = [ContributionPart.formula]

    // MARK: Components, SAL 2 kap. 26 § and lag (1994:1920) 3 §

    /// Sjukförsäkringsavgift.
    public static let sjukforsakring = component("sjukforsakring", "Sjukförsäkringsavgift", 35_500, from2026: 35_500)

    /// Föräldraförsäkringsavgift.
    public static let foraldraforsakring = component(
        "foraldraforsakring", "Föräldraförsäkringsavgift", 26_000, from2026: 20_000)

    /// Ålderspensionsavgift: all that is paid for pensioners (SAL 2:27), and never reduced for the young.
    public static let alderspension = component("alderspension", "Ålderspensionsavgift", 102_100, from2026: 102_100)

    /// Efterlevandepensionsavgift.
    public static let efterlevandepension = component(
        "efterlevandepension", "Efterlevandepensionsavgift", 6_000, from2026: 3_000)

    /// Arbetsmarknadsavgift.
    public static let arbetsmarknad = component("arbetsmarknad", "Arbetsmarknadsavgift", 26_400, from2026: 26_400)

    /// Arbetsskadeavgift.
    public static let arbetsskada = component("arbetsskada", "Arbetsskadeavgift", 2_000, from2026: 1_000)

    /// Allmän löneavgift.
    public static let allmanLoneavgift = component(
        "allmanloneavgift", "Allmän löneavgift", 116_200, from2026: 126_200)

    /// The components that add up to the standard rate.
    public static let components: [Figure] = [
        sjukforsakring, foraldraforsakring, alderspension, efterlevandepension, arbetsmarknad, arbetsskada,
        allmanLoneavgift,
    ]

    // MARK: Age classes

    /// The last birth year without any contribution.
    public static let exemptBirthYear = Figure(
        "avgift.befriad", name: "Inga arbetsgivaravgifter, född senast år", unit: .tal,
        rows: [
            FigureRow(
                from: Day(2024, 1, 1), 1937, source: .page(.skatteverketAmounts), confidence: .reported)
        ])

    /// The age, reached before the year began, from which only ålderspensionsavgift is paid.
    ///
    /// Not the age limit of tax, which stays at 66 in 2026 (decision L6).
    public static let pensionerAge = Figure(
        "avgift.aldersgrans", name: "Åldersgräns för enbart ålderspensionsavgift, fyllda år vid årets ingång",
        unit: .tal,
        rows: [
            FigureRow(
                from: Day(2024, 1, 1), through: Day(2025, 12, 31), 66, source: .act(.socialavgiftslagen, "2 kap. 27 §"),
                confidence: .reported),
            FigureRow(
                from: Day(2026, 1, 1), through: Day(2027, 12, 31), 67,
                source: .act(.socialavgiftslagen, "2 kap. 27 §, riktålder 67"),
                confidence: .reported),
        ])

    // MARK: Reduced rate for the young, lag (2026:100): only between its two dates

    /// The reduced rate: ålderspensionsavgift and half of each other component, every half cut to two decimals.
    public static let youthRate = youth("avgift.unga", "Arbetsgivaravgift för unga", .procent, 208_100)

    /// The most pay in a calendar month that the reduced rate applies to (decision L2: per person and employer).
    public static let youthCap = youth(
        "avgift.unga.tak", "Arbetsgivaravgift för unga, högsta underlag per kalendermånad", .krona, 2_500_000)

    /// The lowest age, reached before the year began, with the reduced rate.
    public static let youthLowestAge = youth(
        "avgift.unga.fran", "Arbetsgivaravgift för unga, lägsta ålder vid årets ingång", .tal, 18)

    /// The highest age, reached before the year began, with the reduced rate.
    public static let youthHighestAge = youth(
        "avgift.unga.till", "Arbetsgivaravgift för unga, högsta ålder vid årets ingång", .tal, 22)

    /// All figures of employer contributions.
    public static let figures: [Figure] =
        components + [exemptBirthYear, pensionerAge, youthRate, youthCap, youthLowestAge, youthHighestAge]
}

extension EmployerContributionRules {
    private static func component(_ key: String, _ name: String, _ until2025: Int64, from2026: Int64) -> Figure {
        Figure(
            "avgift." + key, name: name, unit: .procent,
            rows: [
                FigureRow(
                    from: Day(2024, 1, 1), through: Day(2024, 12, 31), until2025,
                    source: .page(.legalGuidance2024), confidence: .confirmed),
                FigureRow(
                    from: Day(2025, 1, 1), through: Day(2025, 12, 31), until2025,
                    source: [.page(.legalGuidance2024), .page(.seLex, "ingen ändring i registret")],
                    confidence: .reported),
                FigureRow(
                    from: Day(2026, 1, 1), through: Day(2026, 12, 31), from2026,
                    source: .secondHand("Skatteverkets belopp och procentsatser 2026"), confidence: .confirmed),
            ])
    }

    private static func youth(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> Figure {
        Figure(
            key, name: name, unit: unit,
            rows: [
                FigureRow(
                    from: Day(2026, 4, 1), through: Day(2027, 9, 30), value, source: .act(.youthRate),
                    confidence: .confirmed)
            ])
    }
}
