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
    public func amount(of share: TravelShare) throws(PayrollError) -> Proof {
        let day = try Traktamente.dayShare.row(in: year, years)
        let part = try Traktamente.figure(of: share)?.row(in: year, years)
        let whole: Percent = share == .nothing ? .zero : .whole
        let working = Most(
            prisbasbelopp: Amount(ore: prisbasbelopp.value), dayShare: Percent(millionths: day.value),
            share: part.map { Percent(millionths: $0.value) } ?? whole)
        return try Proof(
            of: working, prisbasbelopp.confidence.weaker(day.confidence).weaker(part?.confidence ?? .confirmed))
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
        let days = Days(count: Int64(count), paid: paid, rate: rate, reduction: reduction)
        return BenefitOutcome(
            taxFree: try Proof(of: TaxFree(days: days), confidence),
            taxable: try Proof(of: Taxable(days: days), confidence), field: .cash, cross: .travelAllowancePaid)
    }
}

extension Traktamente {
    /// The tax-free amount of a day or night before meals.
    struct Most: Working {
        static let formula = Formula(
            FormulaID(153), name: "Traktamente, skattefritt belopp före måltider",
            expression: "10 × krona(prisbasbelopp × heldag ÷ 10) × andel",
            operands: [Operand("prisbasbelopp", .krona), Operand("heldag", .procent), Operand("andel", .procent)],
            paragraph: "IL 12 kap. 11 §", source: law, confidence: .confirmed)

        let prisbasbelopp: Amount
        let dayShare: Percent
        let share: Percent

        func amount() throws(PayrollError) -> Amount {
            let tens = try (Exact(prisbasbelopp) * dayShare / 1_000).wholeNumber(.halfAwayFromZero)
            return try (Exact(tens) * 1_000 * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(prisbasbelopp)
            operands.procent(dayShare)
            operands.procent(share)
        }
    }

    /// Equal days or nights: what is paid for each, the day's amount, and what meals lessen it by.
    struct Days {
        let count: Int64
        let paid: Amount
        let rate: Amount
        let reduction: Percent

        static let operands = [
            Operand("antal", .dag), Operand("betalt", .krona), Operand("belopp", .krona),
            Operand("måltider", .procent),
        ]

        /// What is free of one day.
        func free() throws(PayrollError) -> Amount { min(paid, try Traktamente.left(of: rate, after: reduction)) }

        func write(to operands: inout some OperandWriter) {
            operands.dag(count)
            operands.krona(paid)
            operands.krona(rate)
            operands.procent(reduction)
        }
    }

    /// The tax-free part of what is paid for equal days or nights.
    struct TaxFree: Working {
        static let formula = Formula(
            FormulaID(154), name: "Traktamente, skattefritt",
            expression: "antal × min(betalt; max(0; belopp − krona(belopp × måltider)))", operands: Days.operands,
            paragraph: "IL 12 kap.", source: source, confidence: .reported,
            quantity: "antal", price: nil)

        let days: Days

        func amount() throws(PayrollError) -> Amount {
            try (Exact(days.free()) * days.count).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) { days.write(to: &operands) }
    }

    /// The taxable part of what is paid for equal days or nights.
    struct Taxable: Working {
        static let formula = Formula(
            FormulaID(155), name: "Traktamente, skattepliktigt",
            expression: "antal × max(0; betalt − max(0; belopp − krona(belopp × måltider)))", operands: Days.operands,
            paragraph: "IL 12 kap.", source: source, confidence: .reported,
            quantity: "antal", price: nil)

        let days: Days

        func amount() throws(PayrollError) -> Amount {
            try (Exact(days.paid - days.free()) * days.count).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) { days.write(to: &operands) }
    }
}
