//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// How much each meal lessens a travelling day's amount.
struct MealReduction: Sendable {
    let breakfast: Figure
    let mainMeal: Figure

    /// The percentages of the meals added up.
    func percent(for meals: TravelMeals) throws(PayrollError) -> Percent {
        let day = Traktamente.knownFrom
        var sum: Int64 = 0
        if meals.contains(.frukost) { sum += try breakfast.row(on: day).value }
        for meal in [TravelMeals.lunch, .middag] where meals.contains(meal) {
            sum += try mainMeal.row(on: day).value
        }
        return Percent(millionths: sum)
    }
}

extension Traktamente {
    static let source: Source = [
        .secondHand("Skatteverkets belopp"), .calculated("återskapade ur prisbasbeloppet"),
    ]

    /// Where the shares, clock limits, distance and long stays stand.
    static let law: Source = .act(.inkomstskattelagen, "12 kap. 6, 7, 10, 11, 13, 14 och 21 §§")

    static let knownFrom = Day(2023, 1, 1)

    // MARK: Shares

    /// A whole day as a share of prisbasbelopp, before it is rounded to 10 kronor.
    public static let dayShare = lawful("heldag", "hel dag, andel av prisbasbelopp", .procent, 5_000)

    /// A half day as a share of a whole one.
    public static let halfDay = lawful("halvdag", "halv dag, andel av hel dag", .procent, 500_000)

    /// A night as a share of a whole day.
    ///
    /// Not lessened after three months: what is said of long stays is said of days.
    public static let night = lawful("natt", "natt, andel av hel dag", .procent, 500_000)

    /// A whole day after three months as a share of a whole day.
    public static let afterThreeMonths = lawful("tremanader", "efter tre månader, andel av hel dag", .procent, 700_000)

    /// A whole day after two years as a share of a whole day.
    public static let afterTwoYears = lawful("tvaar", "efter två år, andel av hel dag", .procent, 500_000)

    // MARK: Meals

    static let domesticReduction = MealReduction(
        breakfast: figure("frukost", "avdrag för fri frukost", .procent, 200_000),
        mainMeal: figure("huvudmal", "avdrag för fri lunch eller middag", .procent, 350_000))

    static let foreignReduction = MealReduction(
        breakfast: figure("utland.frukost", "utomlands, avdrag för fri frukost", .procent, 150_000),
        mainMeal: figure("utland.huvudmal", "utomlands, avdrag för fri lunch eller middag", .procent, 350_000))

    // MARK: Limits

    /// Departure at this hour or later is a half day.
    public static let departureLimit = lawful("avresa", "klockslag då avresedagen blir halv", .timme, 12 * 60)

    /// Homecoming at this hour or earlier is a half day.
    public static let homecomingLimit = lawful(
        "hemkomst", "klockslag till vilket hemkomstdagen är halv", .timme, 19 * 60)

    /// The hour at which the night ends.
    public static let nightEnd = figure("nattslut", "klockslag då natten slutar", .timme, 6 * 60)

    /// The distance, in kilometres from the place of service and from home, that must be exceeded.
    public static let distanceLimit = lawful("avstand", "avstånd i kilometer som ska överstigas", .tal, 50)

    /// The months at one place after which the amount is lowered the first time.
    public static let firstStage = lawful("steg1", "månader på samma ort till första sänkningen", .tal, 3)

    /// The months at one place after which the amount is lowered the second time.
    public static let secondStage = lawful("steg2", "månader på samma ort till andra sänkningen", .tal, 24)

    /// The number of days away from the place, four weeks, after which the months are counted anew.
    public static let interruption = lawful("avbrott", "dagar mellan vistelser som börjar ny räkning", .dag, 28)

    /// All figures of the rule.
    public static let figures: [Figure] =
        [
            dayShare, halfDay, night, afterThreeMonths, afterTwoYears, departureLimit, homecomingLimit, nightEnd,
            distanceLimit, firstStage, secondStage, interruption,
        ] + domesticReduction.figures + foreignReduction.figures

    /// The figure of a share; `nil` for the whole and for nothing.
    static func figure(of share: TravelShare) -> Figure? {
        switch share {
        case .halfDay: halfDay
        case .night: night
        case .afterThreeMonths: afterThreeMonths
        case .afterTwoYears: afterTwoYears
        case .wholeDay, .nothing: nil
        }
    }

    /// A figure that stands in the law itself.
    private static func lawful(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> Figure {
        figure(key, name, unit, value, law, .confirmed)
    }

    private static func figure(
        _ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64, _ source: Source = source,
        _ confidence: Confidence = .reported
    ) -> Figure {
        Figure(
            "ersattning.traktamente." + key, name: "Traktamente, " + name, unit: unit,
            rows: [FigureRow(from: knownFrom, value, source: source, confidence: confidence)])
    }
}

extension MealReduction {
    var figures: [Figure] { [breakfast, mainMeal] }
}
