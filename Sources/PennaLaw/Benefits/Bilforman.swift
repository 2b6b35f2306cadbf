//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What drives a benefit car, as far as it lessens the price that the benefit is calculated on.
public enum CarPropulsion: Hashable, Sendable, CaseIterable {
    /// Petrol, diesel or another fuel that lessens nothing.
    case other
    /// Electricity or hydrogen alone.
    case electricOrHydrogen
    /// Petrol or diesel, and electricity from the mains (laddhybrid).
    case plugInHybrid
    /// Gas other than gasol.
    case gas

    /// The Swedish name.
    public var swedish: String {
        switch self {
        case .other: "bensin, diesel eller annat"
        case .electricOrHydrogen: "el eller vätgas"
        case .plugInHybrid: "laddhybrid"
        case .gas: "gas"
        }
    }
}

/// A car that an employee may use in private.
public struct BenefitCar: Hashable, Sendable {
    /// The price of the car when it was new (nybilspris), in whole kronor.
    public var listPrice: Amount

    /// The price of extra equipment, in whole kronor.
    public var equipment: Amount

    /// The day the car was first in traffic and taxable, which decides by what rule it is valued.
    public var inTrafficFrom: Day

    /// The year the car was made (tillverkningsår).
    public var manufactureYear: Int

    /// What drives it.
    public var propulsion: CarPropulsion

    /// Vehicle tax (fordonsskatt) for a whole year.
    public var vehicleTax: Amount

    /// A car.
    public init(
        listPrice: Amount, equipment: Amount = .zero, inTrafficFrom: Day, manufactureYear: Int,
        propulsion: CarPropulsion = .other, vehicleTax: Amount
    ) {
        self.listPrice = listPrice
        self.equipment = equipment
        self.inTrafficFrom = inTrafficFrom
        self.manufactureYear = manufactureYear
        self.propulsion = propulsion
        self.vehicleTax = vehicleTax
    }
}

/// Bilförmån: the value of free use of a car (IL 61:5), without fuel, tolls and congestion tax.
///
/// The car's first day in traffic decides the rule. P is the price with equipment, less what an environmental car is
/// lessened by; PBB is prisbasbelopp and SLR statslåneräntan of 30 November the year before, at least 0.5 %.
///
/// | in traffic | value of a year |
/// |---|---|
/// | –2018-06-30 | 0.317 PBB + 0.75 SLR × P + 9 % of P up to 7.5 PBB and 20 % above |
/// | 2018-07-01–2021-06-30 | 0.29 PBB + 0.75 SLR × P + 9 % of P up to 7.5 PBB and 20 % above + fordonsskatt |
/// | 2021-07-01– | 0.29 PBB + (0.70 SLR + 1 %) × P + 13 % of P + fordonsskatt |
///
/// Every part is cut to whole kronor, 9 % and 20 % as one part. A car of six calendar years or more has a P of at least
/// 4 PBB. Who drives 3 000 mil or more in service in the year is taxed for three quarters. A month is a twelfth of the
/// year, cut to whole kronor, and part of a month counts as a whole one.
///
/// The floor of SLR is applied to all three rules; it has not been reached in any year that is known.
public struct Bilforman: Sendable {
    /// The car.
    public let car: BenefitCar

    /// The income year.
    public let year: IncomeYear

    /// The price that the benefit is calculated on, P.
    public let price: Proof

    /// The part that is a share of prisbasbelopp.
    public let basePart: Proof

    /// The part that is interest on the price.
    public let interestPart: Proof

    /// The part that is a share of the price.
    public let pricePart: Proof

    /// Vehicle tax, cut to whole kronor; nothing for the cars that it is not added for.
    public let vehicleTax: Amount

    /// The value of a year.
    public let yearly: Proof

    /// The value of a month.
    public let monthly: Proof

    /// The benefit of a car in an income year.
    ///
    /// - Parameter businessMil: the mil driven in service in the year, in whole mil.
    /// - Throws: `yearNotCovered`, naming the figure and the year; `invalidValue` for a negative amount or distance, a
    ///   price with öre, or years that cannot be right; `notImplemented` for an environmental car in traffic before
    ///   2022-07-01, or one so old and cheap that it matters in which order its price is lessened and raised;
    ///   `overflow`.
    public init(
        _ car: BenefitCar, year: IncomeYear, businessMil: Int = 0, years: PayYears = .builtIn
    ) throws(PayrollError) {
        try Bilforman.check(car, year, years, businessMil)
        self.car = car
        self.year = year
        let price = try Bilforman.price(of: car, year, years)
        let basePart = try Bilforman.basePart(car, year, years)
        let interestPart = try Bilforman.interestPart(car, year, years, price.amount)
        let pricePart = try Bilforman.pricePart(car, year, years, price.amount)
        let vehicleTax = try Bilforman.vehicleTaxPart(car)
        let working = Year(
            basePart: basePart.amount, interestPart: interestPart.amount, pricePart: pricePart.amount,
            vehicleTax: vehicleTax, share: try Bilforman.serviceShare(year, years, businessMil))
        let yearly = try Proof(
            of: working, basePart.confidence.weaker(interestPart.confidence).weaker(pricePart.confidence))
        self.price = price
        self.basePart = basePart
        self.interestPart = interestPart
        self.pricePart = pricePart
        self.vehicleTax = vehicleTax
        self.yearly = yearly
        monthly = try Proof(of: Month(yearly: yearly.amount), yearly.confidence)
    }

    /// The benefit of a month, less what the employee pays by net deduction; AGI field 013.
    ///
    /// - Throws: `invalidValue` for a negative payment, or one above the value of the month.
    public func outcome(netPayment: Amount = .zero) throws(PayrollError) -> BenefitOutcome {
        try BenefitOutcome(
            value: monthly, netPayment: netPayment, field: .carBenefit, name: "bilförmån")
    }
}
