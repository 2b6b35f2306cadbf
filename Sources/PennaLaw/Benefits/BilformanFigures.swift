//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

extension Bilforman {
    static let source: Source = .page(.legalGuidance2023)

    /// Where the reductions, the least interest and price, and the many journeys in service stand.
    static let law: Source = .act(.inkomstskattelagen, "61 kap. 5, 7, 8 a och 9 §§")

    private static let always = Day(1, 1, 1)
    private static let from2018 = Day(2018, 7, 1)
    private static let from2021 = Day(2021, 7, 1)
    /// The first day in traffic from which the price of an environmental car is lessened.
    static let from2022 = Day(2022, 7, 1)

    // MARK: By the car's first day in traffic

    /// The share of prisbasbelopp.
    public static let baseShare = byTraffic(
        "basandel", "andel av prisbasbelopp", 317_000, from2018: 290_000, from2021: 290_000)

    /// The share of statslåneräntan.
    public static let interestShare = byTraffic(
        "ranteandel", "andel av statslåneräntan", 750_000, from2018: 750_000, from2021: 700_000)

    /// What is added to the interest.
    public static let interestAddition = byTraffic(
        "rantetillagg", "tillägg till räntan", 0, from2018: 0, from2021: 10_000)

    /// The share of the price, for older cars up to a limit.
    public static let priceShare = byTraffic(
        "prisandel", "andel av priset", 90_000, from2018: 90_000, from2021: 130_000)

    /// The share of the price above the limit; none for the newest cars.
    public static let upperPriceShare = figure(
        "prisandel.over", "andel av priset över gränsen", .procent,
        [FigureRow(from: always, through: from2021 - 1, 200_000, source: source, confidence: .reported)])

    /// Whether vehicle tax is added: 100 % or nothing of it.
    public static let vehicleTaxIncluded = byTraffic(
        "fordonsskatt", "andel av fordonsskatten", 0, from2018: 1_000_000, from2021: 1_000_000)

    /// What the price of an electric or hydrogen car is lessened by.
    public static let electricReduction = reduction("el", "el eller vätgas", 350_000)

    /// What the price of a laddhybrid is lessened by.
    public static let hybridReduction = reduction("laddhybrid", "laddhybrid", 140_000)

    /// What the price of a gas car is lessened by.
    public static let gasReduction = reduction("gas", "gas", 100_000)

    // MARK: For all cars

    /// The most that the price is lessened by.
    public static let mostReduction = known(
        "nedsattning.hogst", "högsta nedsättning, andel av priset", .procent, 500_000)

    /// The least statslåneränta.
    public static let leastRate = known("ranta.lagst", "lägsta statslåneränta", .procent, 5_000)

    /// The limit between the two shares of the price of older cars, in prisbasbelopp.
    public static let priceLimit = figure(
        "prisgrans", "gräns för den högre prisandelen, prisbasbelopp", .faktor,
        [FigureRow(from: Day(2024, 1, 1), 7_50, source: source, confidence: .reported)])

    /// The age in calendar years, manufacture to income year, from which a car has a least price.
    public static let oldAge = known("alder", "ålder i år då bilen har ett lägsta pris", .tal, 6)

    /// The least price of an old car, in prisbasbelopp.
    public static let oldPrice = known("aldre.pris", "lägsta pris för äldre bil, prisbasbelopp", .faktor, 4_00)

    /// The mil in service in a year from which the value is lower.
    public static let serviceLimit = known("tjanstemil", "tjänstemil per år för lägre värde", .tal, 3_000)

    /// The share of the value for who drives that much in service.
    public static let servicePart = known("tjanstemil.andel", "andel av värdet vid många tjänstemil", .procent, 750_000)

    /// All figures of the rule.
    public static let figures: [Figure] = [
        baseShare, interestShare, interestAddition, priceShare, upperPriceShare, vehicleTaxIncluded, electricReduction,
        hybridReduction, gasReduction, mostReduction, leastRate, priceLimit, oldAge, oldPrice, serviceLimit,
        servicePart,
    ]

    private static func byTraffic(
        _ key: String, _ name: String, _ first: Int64, from2018 second: Int64, from2021 third: Int64
    ) -> Figure {
        figure(
            key, name + ", efter första dag i trafik", .procent,
            [
                FigureRow(from: always, through: from2018 - 1, first, source: source, confidence: .reported),
                FigureRow(from: from2018, through: from2021 - 1, second, source: source, confidence: .reported),
                FigureRow(from: from2021, third, source: source, confidence: .confirmed),
            ])
    }

    private static func reduction(_ key: String, _ name: String, _ kronor: Int64) -> Figure {
        figure(
            "nedsattning." + key, "nedsättning av priset, " + name + ", i trafik från", .krona,
            [FigureRow(from: from2022, kronor * 100, source: law, confidence: .confirmed)])
    }

    private static func known(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> Figure {
        figure(key, name, unit, [FigureRow(from: Day(2024, 1, 1), value, source: law, confidence: .confirmed)])
    }

    private static func figure(_ key: String, _ name: String, _ unit: OperandUnit, _ rows: [FigureRow]) -> Figure {
        Figure("forman.bil." + key, name: "Bilförmån, " + name, unit: unit, rows: rows)
    }
}
