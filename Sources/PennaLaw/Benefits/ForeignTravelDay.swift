//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A day of a journey in service outside Sweden.
///
/// The amounts of the countries are not in Penna: the caller gives the day's amount, from Skatteverket's list or for the
/// half of it that the day gives. What meals lessen it by is the same in all countries: 15 % for breakfast and 35 % for
/// each other meal.
public struct ForeignTravelDay: Hashable, Sendable {
    /// The day.
    public var day: Day

    /// The country, as the error names it.
    public var country: String

    /// The tax-free amount of the day before meals; `nil` when it is not known.
    public var rate: Amount?

    /// The meals that the employer paid for.
    public var meals: TravelMeals

    /// A day abroad.
    public init(_ day: Day, in country: String, rate: Amount?, meals: TravelMeals = []) {
        self.day = day
        self.country = country
        self.rate = rate
        self.meals = meals
    }

    /// What an amount paid for the day is: tax-free up to the day's amount less its meals, pay above.
    ///
    /// - Throws: `missingFigure`, naming country and day, without a rate; `invalidValue` for a negative amount.
    public func outcome(paid: Amount) throws(PayrollError) -> BenefitOutcome {
        guard let rate else {
            throw PayrollError(
                .missingFigure,
                "Normalbeloppet för \(country) saknas för \(day). Ange dagens skattefria belopp enligt Skatteverkets "
                    + "lista på resan.", day: day)
        }
        try BenefitRules.requireNotNegative(rate, "Normalbeloppet för \(country)")
        return try Traktamente.outcome(
            count: 1, rate: rate, reduction: try Traktamente.foreignReduction.percent(for: meals), paid: paid,
            .reported)
    }
}
