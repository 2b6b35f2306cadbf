//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What the employer pays for a journey.
public enum TravelPay: Hashable, Sendable {
    /// Exactly what is free of tax.
    case taxFreeAmounts
    /// By rates of the employer or of an agreement.
    case rates(TravelRates)
}

/// An employer's own rates of travel allowance.
public struct TravelRates: Hashable, Sendable {
    /// For a whole day.
    public var wholeDay: Amount

    /// For a half day.
    public var halfDay: Amount

    /// For a night, where the law gives night allowance.
    public var night: Amount

    /// Whether a meal that the employer paid for lessens the rate, by the law's percentages of it.
    public var isReducedForMeals: Bool

    /// Rates.
    public init(wholeDay: Amount, halfDay: Amount, night: Amount, isReducedForMeals: Bool) {
        self.wholeDay = wholeDay
        self.halfDay = halfDay
        self.night = night
        self.isReducedForMeals = isReducedForMeals
    }
}

/// Equal days or nights of a journey within one month, and what is paid for them.
public struct TravelAllowancePart: Sendable {
    /// What each of the days gives.
    public let share: TravelShare

    /// The meals that the employer paid for on each of them; empty for nights.
    public let meals: TravelMeals

    /// What the employer pays for each of them.
    public let paid: Amount

    /// The days, in order; for a night the day before it.
    public let days: [Day]

    /// The tax-free and the taxable part of all of them.
    public let outcome: BenefitOutcome
}

/// The travel allowance of a journey, day by day and added up.
public struct TravelAllowance: Sendable {
    /// The days of the journey.
    public let days: [TravelDay]

    /// What is paid, equal days of a month together, in the order of their first day; days before nights.
    public let parts: [TravelAllowancePart]

    /// All that is paid, divided.
    public let split: TaxFreeSplit
}

extension DomesticJourney {
    /// The travel allowance: every day and night is divided by itself, so a low day never makes room for a high one.
    ///
    /// A day's amounts are those of its own calendar year. A half day is paid `halfDay` of the rates also where the law
    /// has no tax-free amount for it; a night is paid only where ``TravelDay/hasNightAllowance`` says so. A journey
    /// without overnight stay, or too near, is paid by the rates and is pay throughout.
    ///
    /// ```swift
    /// var journey = DomesticJourney(
    ///     from: JourneyMoment(Day(2026, 5, 4), ClockTime(7, 30)), to: JourneyMoment(Day(2026, 5, 6), ClockTime(20, 15)),
    ///     distance: try RoadDistance(kilometres: 240), lodging: .provided)
    /// journey.meals = [Day(2026, 5, 4): .lunch, Day(2026, 5, 5): .lunch]
    /// let allowance = try journey.allowance(.taxFreeAmounts)  // 195 + 195 + 300 = 690
    /// ```
    ///
    /// - Throws: what ``days()`` throws; `yearNotCovered` for a day in a year without prisbasbelopp; `invalidValue` for
    ///   a negative rate; `overflow`.
    public func allowance(_ pay: TravelPay, years: PayYears = .builtIn) throws(PayrollError) -> TravelAllowance {
        if case .rates(let rates) = pay {
            for rate in [rates.wholeDay, rates.halfDay, rates.night] {
                try BenefitRules.requireNotNegative(rate, "Arbetsgivarens traktamente")
            }
        }
        let days = try days(years: years)
        var groups: [TravelGroup] = []
        groups.reserveCapacity(days.count)
        for day in days { TravelGroup.add(day.day, try payment(for: day, pay, years), to: &groups) }
        for day in days where day.hasNightAllowance {
            TravelGroup.add(day.day, try nightPayment(after: day.day, pay, years), to: &groups)
        }
        var parts: [TravelAllowancePart] = []
        parts.reserveCapacity(groups.count)
        var taxFree = Amount.zero
        var taxable = Amount.zero
        for group in groups {
            let part = try group.part(years)
            try taxFree += part.outcome.split.taxFree
            try taxable += part.outcome.split.taxable
            parts.append(part)
        }
        return TravelAllowance(days: days, parts: parts, split: TaxFreeSplit(taxFree: taxFree, taxable: taxable))
    }

    private func payment(for day: TravelDay, _ pay: TravelPay, _ years: PayYears) throws(PayrollError) -> TravelPayment
    {
        let reduction = try Traktamente.domesticReduction.percent(for: day.meals)
        let paid: Amount
        switch pay {
        case .taxFreeAmounts:
            let rate = try Traktamente(year: IncomeYear(day.day.year), years: years).amount(of: day.share).amount
            paid = try Traktamente.left(of: rate, after: reduction)
        case .rates(let rates):
            let rate = try isHalf(day.day) ? rates.halfDay : rates.wholeDay
            paid = rates.isReducedForMeals ? try Traktamente.left(of: rate, after: reduction) : rate
        }
        return TravelPayment(share: day.share, meals: day.meals, paid: paid)
    }

    private func nightPayment(after day: Day, _ pay: TravelPay, _ years: PayYears) throws(PayrollError)
        -> TravelPayment
    {
        let paid: Amount
        switch pay {
        case .taxFreeAmounts: paid = try Traktamente(year: IncomeYear(day.year), years: years).amount(of: .night).amount
        case .rates(let rates): paid = rates.night
        }
        return TravelPayment(share: .night, meals: [], paid: paid)
    }
}

/// What is paid for one day or night.
private struct TravelPayment: Hashable {
    let share: TravelShare
    let meals: TravelMeals
    let paid: Amount
}

/// Days of a month that are paid and divided alike.
private struct TravelGroup {
    let payment: TravelPayment
    var days: [Day]

    static func add(_ day: Day, _ payment: TravelPayment, to groups: inout [TravelGroup]) {
        guard payment.paid != .zero else { return }
        let index = groups.firstIndex { $0.payment == payment && $0.days.first?.month == day.month }
        if let index {
            groups[index].days.append(day)
        } else {
            groups.append(TravelGroup(payment: payment, days: [day]))
        }
    }

    func part(_ years: PayYears) throws(PayrollError) -> TravelAllowancePart {
        let year = IncomeYear(days[0].year)
        return TravelAllowancePart(
            share: payment.share, meals: payment.meals, paid: payment.paid, days: days,
            outcome: try Traktamente(year: year, years: years).outcome(
                payment.share, count: days.count, meals: payment.meals, paid: payment.paid))
    }
}
