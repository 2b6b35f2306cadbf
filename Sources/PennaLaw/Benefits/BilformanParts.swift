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

    static func basePart(_ car: BenefitCar, _ year: IncomeYear, _ years: PayYears) throws(PayrollError) -> Proved<2> {
        let base = try years.derivationBase(in: year)
        let share = try baseShare.row(on: car.inTrafficFrom)
        return Proved(
            try Amount(kronor: (Exact(base.value) * Percent(millionths: share.value) / 100).wholeNumber(.down)),
            by: BenefitRules.carBasePart.id,
            BenefitRules.carBasePart.confidence.weaker(base.confidence).weaker(share.confidence),
            [base.value, share.value])
    }

    static func interestPart(
        _ car: BenefitCar, _ year: IncomeYear, _ years: PayYears, _ price: CarPrice
    ) throws(PayrollError) -> Proved<5> {
        let rate = try YearlyAmounts.statslaneranta.row(in: year, years)
        let least = try leastRate.row(in: year, years)
        let share = try interestShare.row(on: car.inTrafficFrom)
        let addition = try interestAddition.row(on: car.inTrafficFrom)
        let counted = Exact(Percent(millionths: max(rate.value, least.value))) * Percent(millionths: share.value)
        let interest = Exact(price.amount) * (counted + Exact(Percent(millionths: addition.value)))
        return Proved(
            try Amount(kronor: (interest / 100).wholeNumber(.down)), by: BenefitRules.carInterestPart.id,
            BenefitRules.carInterestPart.confidence.weaker(rate.confidence).weaker(share.confidence),
            [price.amount.ore, share.value, rate.value, least.value, addition.value])
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

/// The price that a car benefit is calculated on.
struct CarPrice: Sendable {
    let proved: Proved<5>

    /// Whole öre: the price is whole kronor, and at most half of it falls away.
    var amount: Amount { proved.amount }

    /// - Throws: what ``Bilforman/init(_:year:businessMil:)`` says of prices.
    init(_ car: BenefitCar, _ year: IncomeYear, _ years: PayYears) throws(PayrollError) {
        let reduction = try CarPrice.reduction(of: car)
        let most = Percent(millionths: try Bilforman.mostReduction.row(in: year, years).value)
        let least = try CarPrice.least(of: car, year, years)
        let full = try car.listPrice + car.equipment
        let part = try (Exact(full) * most).limited(to: reduction).rounded(.halfAwayFromZero)
        let lessened = try full - part
        guard part == .zero || lessened >= least else {
            throw PayrollError(
                .notImplemented,
                "Bilen är sex år eller äldre och dess nedsatta pris \(lessened.swedish) kr är under fyra prisbasbelopp, "
                    + "\(least.swedish) kr. Penna vet inte i vilken ordning priset sätts ned och höjs. Ange priset "
                    + "enligt Skatteverkets bilförmånsberäkning, utan nedsättning.")
        }
        proved = Proved(
            max(least, lessened), by: BenefitRules.carPrice.id,
            BenefitRules.carPrice.confidence.weaker(
                least == .zero ? .confirmed : try years.derivationBase(in: year).confidence),
            [car.listPrice.ore, car.equipment.ore, reduction.ore, most.millionths, least.ore])
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

extension CarPricePart {
    init(_ car: BenefitCar, _ year: IncomeYear, _ years: PayYears, _ price: CarPrice) throws(PayrollError) {
        let share = try Bilforman.priceShare.row(on: car.inTrafficFrom)
        let whole = Exact(price.amount) * Percent(millionths: share.value)
        // The older rules have a higher share above a limit; the newest has none.
        guard let upper = try? Bilforman.upperPriceShare.row(on: car.inTrafficFrom) else {
            self = .flat(
                Proved(
                    try Amount(kronor: (whole / 100).wholeNumber(.down)), by: BenefitRules.carPricePart.id,
                    BenefitRules.carPricePart.confidence.weaker(share.confidence), [price.amount.ore, share.value]))
            return
        }
        let base = try years.derivationBase(in: year)
        let limit = try (Exact(base.value) * Factor(hundredths: try Bilforman.priceLimit.row(in: year, years).value))
            .rounded(.halfAwayFromZero)
        let above = max(.zero, try price.amount - limit)
        let lower = Exact(min(price.amount, limit)) * Percent(millionths: share.value)
        let sum = lower + Exact(above) * Percent(millionths: upper.value)
        self = .layered(
            Proved(
                try Amount(kronor: (sum / 100).wholeNumber(.down)), by: BenefitRules.carLayeredPricePart.id,
                BenefitRules.carLayeredPricePart.confidence.weaker(share.confidence).weaker(base.confidence),
                [price.amount.ore, limit.ore, share.value, upper.value]))
    }
}
