//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw

/// A benefit in kind, or a payment for travel or wellness, that the law values and divides.
///
/// It is registered as it happened; what it is worth, and how much of it is free of tax, the law says. It is paid with
/// the month in which its last day lies.
public enum BenefitEvent: Hashable, Sendable {
    /// Meals that the employer paid for, and what the employee pays for them by net deduction.
    case meals(BenefitMeal, count: Int, paid: Amount)
    /// Fuel for a benefit car at its market value, and what the employee pays for it by net deduction.
    case fuel(marketValue: Amount, paid: Amount)
    /// A journey in service by car, and what the employer pays per mil.
    case mileage(RoadDistance, TravelCar, perMil: Amount)
    /// A journey in service with its traktamente.
    case journey(DomesticJourney, TravelPay)
    /// Friskvårdsbidrag.
    case wellness(Amount, WellnessActivity, WellnessForm)
}

/// A benefit car that a person has from month to month.
public struct CarBenefit: Hashable, Sendable {
    /// The car.
    public package(set) var car: BenefitCar

    /// The mil driven in service in the year; from 3 000 on the value is three quarters.
    public package(set) var businessMil: Int

    /// What the employee pays for the car each month by net deduction.
    public package(set) var paid: Amount

    /// A benefit car.
    public init(car: BenefitCar, businessMil: Int = 0, paid: Amount = .zero) {
        self.car = car
        self.businessMil = businessMil
        self.paid = paid
    }
}
