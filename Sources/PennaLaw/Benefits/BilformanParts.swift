//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension Bilforman {
    static func check(_ car: BenefitCar, _ year: IncomeYear, _ years: PayYears, _ businessMil: Int) throws(PayrollError)
    {
        // The year first: what follows names figures of known years only.
        _ = try years.derivationBase(in: year)
        try BenefitRules.requireNotNegative(car.listPrice, "Nybilspriset")
        try BenefitRules.requireNotNegative(car.equipment, "Priset för extrautrustning")
        try BenefitRules.requireNotNegative(car.vehicleTax, "Fordonsskatten")
        for price in [car.listPrice, car.equipment] where price.ore % 100 != 0 {
            throw PayrollError(
                .invalidValue,
                "Bilens pris \(price.swedish) kr har ören. Ange nybilspris och extrautrustning i hela kronor.")
        }
        guard car.listPrice > .zero else {
            throw PayrollError(.invalidValue, "Nybilspriset saknas. Ange bilens nybilspris i hela kronor.")
        }
        guard businessMil >= 0 else {
            throw PayrollError(
                .invalidValue, "Antalet tjänstemil \(businessMil) är negativt. Ange hur långt bilen körts i tjänsten.")
        }
        guard (1886...year.year).contains(car.manufactureYear), car.inTrafficFrom.year <= year.year else {
            throw PayrollError(
                .invalidValue,
                "Bilens tillverkningsår \(car.manufactureYear) och första dag i trafik \(car.inTrafficFrom) kan inte "
                    + "stämma för bilförmån \(year.year). Rätta uppgifterna.", day: car.inTrafficFrom)
        }
    }

    static func basePart(_ car: BenefitCar, _ year: IncomeYear, _ years: PayYears) throws(PayrollError) -> Proof {
        let base = try years.derivationBase(in: year)
        let share = try baseShare.row(on: car.inTrafficFrom)
        return try Proof(
            of: BasePart(prisbasbelopp: Amount(ore: base.value), share: Percent(millionths: share.value)),
            base.confidence.weaker(share.confidence))
    }

    static func interestPart(
        _ car: BenefitCar, _ year: IncomeYear, _ years: PayYears, _ price: Amount
    ) throws(PayrollError) -> Proof {
        let rate = try YearlyAmounts.statslaneranta.row(in: year, years)
        let least = try leastRate.row(in: year, years)
        let share = try interestShare.row(on: car.inTrafficFrom)
        let addition = try interestAddition.row(on: car.inTrafficFrom)
        let working = InterestPart(
            price: price, share: Percent(millionths: share.value), statslaneranta: Percent(millionths: rate.value),
            leastRate: Percent(millionths: least.value), addition: Percent(millionths: addition.value))
        return try Proof(of: working, rate.confidence.weaker(share.confidence))
    }

    static func vehicleTaxPart(_ car: BenefitCar) throws(PayrollError) -> Amount {
        guard try vehicleTaxIncluded.row(on: car.inTrafficFrom).value > 0 else { return .zero }
        return try Amount(kronor: car.vehicleTax.wholeKronor)
    }

    static func serviceShare(_ year: IncomeYear, _ years: PayYears, _ businessMil: Int) throws(PayrollError) -> Percent
    {
        guard businessMil >= Int(try serviceLimit.row(in: year, years).value) else { return .whole }
        return Percent(millionths: try servicePart.row(in: year, years).value)
    }
}

// MARK: The price

extension Bilforman {
    /// - Throws: what ``Bilforman/init(_:year:businessMil:)`` says of prices.
    static func price(of car: BenefitCar, _ year: IncomeYear, _ years: PayYears) throws(PayrollError) -> Proof {
        let least = try least(of: car, year, years)
        let working = Price(
            listPrice: car.listPrice, equipment: car.equipment, reduction: try reduction(of: car),
            mostReduction: Percent(millionths: try mostReduction.row(in: year, years).value), least: least)
        let lessened = try working.lessened()
        guard try working.lessening() == .zero || lessened >= least else {
            throw PayrollError(
                .notImplemented,
                "Bilen är sex år eller äldre och dess nedsatta pris \(lessened.swedish) kr är under fyra prisbasbelopp, "
                    + "\(least.swedish) kr. Penna vet inte i vilken ordning priset sätts ned och höjs. Ange priset "
                    + "enligt Skatteverkets bilförmånsberäkning, utan nedsättning.")
        }
        return try Proof(
            of: working, least == .zero ? .confirmed : years.derivationBase(in: year).confidence)
    }

    private static func reduction(of car: BenefitCar) throws(PayrollError) -> Amount {
        let figure: Figure
        switch car.propulsion {
        case .other: return .zero
        case .electricOrHydrogen: figure = Bilforman.electricReduction
        case .plugInHybrid: figure = Bilforman.hybridReduction
        case .gas: figure = Bilforman.gasReduction
        }
        guard let row = try? figure.row(on: car.inTrafficFrom) else {
            throw PayrollError(
                .notImplemented,
                "Nedsättning för \(car.propulsion.swedish) är känd bara för bilar i trafik från \(Bilforman.from2022), "
                    + "och bilen är i trafik från \(car.inTrafficFrom). Ange nybilspriset för närmast jämförbara bil utan "
                    + "miljöteknik, och drivmedlet som övrigt.", day: car.inTrafficFrom)
        }
        return Amount(ore: row.value)
    }

    /// The least price of an old car, zero for others.
    private static func least(of car: BenefitCar, _ year: IncomeYear, _ years: PayYears) throws(PayrollError) -> Amount
    {
        guard year.year - car.manufactureYear >= Int(try Bilforman.oldAge.row(in: year, years).value) else {
            return .zero
        }
        let base = try years.derivationBase(in: year).value
        return try (Exact(base) * Factor(hundredths: try Bilforman.oldPrice.row(in: year, years).value))
            .rounded(.halfAwayFromZero)
    }
}

extension Bilforman {
    static func pricePart(
        _ car: BenefitCar, _ year: IncomeYear, _ years: PayYears, _ price: Amount
    ) throws(PayrollError) -> Proof {
        let share = try priceShare.row(on: car.inTrafficFrom)
        // The older rules have a higher share above a limit; the newest has none.
        guard let upper = try? upperPriceShare.row(on: car.inTrafficFrom) else {
            return try Proof(
                of: PricePart(price: price, share: Percent(millionths: share.value)), share.confidence)
        }
        let base = try years.derivationBase(in: year)
        let limit = try (Exact(base.value) * Factor(hundredths: try priceLimit.row(in: year, years).value))
            .rounded(.halfAwayFromZero)
        let working = LayeredPricePart(
            price: price, limit: limit, share: Percent(millionths: share.value),
            shareAbove: Percent(millionths: upper.value))
        return try Proof(of: working, share.confidence.weaker(base.confidence))
    }
}
