//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The meals of a travelling day that the employer paid for, hotel breakfast in the price of the room too.
public struct TravelMeals: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Meals of those bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Frukost.
    public static let frukost = TravelMeals(rawValue: 1 << 0)
    /// Lunch.
    public static let lunch = TravelMeals(rawValue: 1 << 1)
    /// Middag.
    public static let middag = TravelMeals(rawValue: 1 << 2)
    /// All three.
    public static let all: TravelMeals = [.frukost, .lunch, .middag]
}

/// Which part of the travel allowance a time of the journey gives.
public enum TravelShare: Hashable, Sendable, CaseIterable {
    /// A whole day.
    case wholeDay
    /// A half day: departure at 12:00 or later, homecoming at 19:00 or earlier.
    case halfDay
    /// A night, 00–06, without lodging from the employer and without a proven cost.
    case night
    /// A whole day after three months at the same place.
    case afterThreeMonths
    /// A whole day after two years at the same place.
    case afterTwoYears
    /// Nothing tax-free: no overnight stay, too near, or a half day after three months.
    case nothing

    /// The Swedish name.
    public var swedish: String {
        switch self {
        case .wholeDay: "hel dag"
        case .halfDay: "halv dag"
        case .night: "natt"
        case .afterThreeMonths: "hel dag efter tre månader"
        case .afterTwoYears: "hel dag efter två år"
        case .nothing: "utan skattefritt belopp"
        }
    }
}

/// Traktamente: the tax-free allowance for journeys in service within Sweden, IL 12 kap..
///
/// A whole day is 0.5 % of prisbasbelopp to the nearest 10 kronor; everything else is a share of that, and a whole
/// number of kronor.
///
/// | year | whole day | half day, night | after three months | after two years |
/// |---|--:|--:|--:|--:|
/// | 2024 | 290 | 145 | 203 | 145 |
/// | 2025 | 290 | 145 | 203 | 145 |
/// | 2026 | 300 | 150 | 210 | 150 |
///
/// A meal that the employer pays for lessens the day's amount, whether it is taxed as kostförmån or not: 20 % for
/// breakfast and 35 % for each other meal, so 90 % for all three; added up, then rounded to the krona, a half upwards.
public struct Traktamente: Sendable {
    /// The year of the journey's day.
    public let year: IncomeYear

    private let prisbasbelopp: FigureRow
    private let years: PayYears

    /// The amounts of a year.
    ///
    /// - Throws: `yearNotCovered`, naming prisbasbelopp and the year, when it is unknown.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        self.year = year
        self.years = years
        prisbasbelopp = try years.derivationBase(in: year)
    }

    /// The highest tax-free amount of a day or night before meals, in whole kronor.
    ///
    /// - Throws: `overflow`, never with the base amounts of any known year.
    public func amount(of share: TravelShare) throws(PayrollError) -> Proved<3> {
        let day = try Traktamente.dayShare.row(in: year, years)
        let part = try Traktamente.figure(of: share)?.row(in: year, years)
        let whole: Int64 = share == .nothing ? 0 : Percent.whole.millionths
        let portion = part?.value ?? whole
        let tens = try (Exact(prisbasbelopp.value) * Percent(millionths: day.value) / 1_000)
            .wholeNumber(.halfAwayFromZero)
        let amount = try (Exact(tens) * 1_000 * Percent(millionths: portion)).rounded(.halfAwayFromZero)
        let confidence = BenefitRules.traktamente.confidence.weaker(prisbasbelopp.confidence).weaker(day.confidence)
            .weaker(part?.confidence ?? .confirmed)
        return Proved(
            amount, by: BenefitRules.traktamente.id, confidence, [prisbasbelopp.value, day.value, portion])
    }

    /// What an amount paid for a day or night is: tax-free up to the day's amount less its meals, pay above.
    ///
    /// Meals do not lessen the amount of a night.
    ///
    /// - Parameters:
    ///   - count: how many equal days or nights.
    ///   - paid: what the employer pays for each of them.
    /// - Throws: `invalidValue` for a negative count or amount; `overflow`.
    public func outcome(
        _ share: TravelShare, count: Int = 1, meals: TravelMeals = [], paid: Amount
    ) throws(PayrollError) -> BenefitOutcome {
        let reduction = share == .night ? .zero : try Traktamente.domesticReduction.percent(for: meals)
        let most = try amount(of: share)
        return try Traktamente.outcome(
            count: count, rate: most.amount, reduction: reduction, paid: paid, most.confidence)
    }

    /// What is left of a day's amount after meals, whose part is rounded to the krona, a half upwards.
    ///
    /// Never below nothing, which the rounding could give for amounts of a krona or two.
    ///
    /// - Throws: `overflow`.
    static func left(of rate: Amount, after reduction: Percent) throws(PayrollError) -> Amount {
        max(.zero, try rate - Amount(kronor: (Exact(rate) * reduction / 100).wholeNumber(.halfAwayFromZero)))
    }

    /// The split of what is paid for equal days whose rate and meals are known.
    static func outcome(
        count: Int, rate: Amount, reduction: Percent, paid: Amount, _ confidence: Confidence
    ) throws(PayrollError) -> BenefitOutcome {
        try BenefitRules.requireNotNegative(paid, "Traktamentet")
        guard count >= 0 else {
            throw PayrollError(.invalidValue, "Antalet dagar \(count) är negativt. Ange hur många dagar resan gäller.")
        }
        let most = try left(of: rate, after: reduction)
        let free = min(paid, most)
        let known = confidence.weaker(BenefitRules.traktamenteTaxFree.confidence)
        let operands: [4 of Int64] = [Int64(count), paid.ore, rate.ore, reduction.millionths]
        let taxFree = Proved(
            try (Exact(free) * Int64(count)).rounded(.halfAwayFromZero), by: BenefitRules.traktamenteTaxFree.id, known,
            operands)
        let taxable = Proved(
            try (Exact(paid - free) * Int64(count)).rounded(.halfAwayFromZero),
            by: BenefitRules.traktamenteTaxable.id, known, operands)
        return BenefitOutcome(
            taxFree: .four(taxFree), taxable: .four(taxable), field: .cash, cross: .travelAllowancePaid)
    }
}

extension BenefitRules {
    /// The tax-free amount of a day or night before meals.
    public static let traktamente = Formula(
        FormulaID(153), name: "Traktamente, skattefritt belopp före måltider",
        expression: "10 × krona(prisbasbelopp × heldag ÷ 10) × andel",
        operands: [Operand("prisbasbelopp", .krona), Operand("heldag", .procent), Operand("andel", .procent)],
        paragraph: "IL 12 kap. 11 §", source: Traktamente.law, confidence: .confirmed)

    /// The tax-free part of what is paid for equal days or nights.
    public static let traktamenteTaxFree = Formula(
        FormulaID(154), name: "Traktamente, skattefritt",
        expression: "antal × min(betalt; max(0; belopp − krona(belopp × måltider)))", operands: traktamenteOperands,
        paragraph: "IL 12 kap.", source: Traktamente.source, confidence: .reported,
        quantity: "antal", price: nil)

    /// The taxable part of what is paid for equal days or nights.
    public static let traktamenteTaxable = Formula(
        FormulaID(155), name: "Traktamente, skattepliktigt",
        expression: "antal × max(0; betalt − max(0; belopp − krona(belopp × måltider)))", operands: traktamenteOperands,
        paragraph: "IL 12 kap.", source: Traktamente.source, confidence: .reported,
        quantity: "antal", price: nil)

    private static let traktamenteOperands = [
        Operand("antal", .dag), Operand("betalt", .krona), Operand("belopp", .krona), Operand("måltider", .procent),
    ]
}
