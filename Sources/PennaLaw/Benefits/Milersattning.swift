//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The car of a journey in service.
public enum TravelCar: Hashable, Sendable {
    /// The traveller's own car, whatever drives it.
    case own
    /// A benefit car, with petrol, diesel, gas or both petrol and mains.
    ///
    /// Tax-free only when the employee paid for all the fuel; from 2026-07-01 the employer's electricity in a laddhybrid is
    /// not counted as fuel (decision L25).
    case benefitCar(employeePaidAllFuel: Bool)
    /// A benefit car that runs on electricity alone.
    ///
    /// Tax-free only when the employee paid for all of it.
    case electricBenefitCar(employeePaidAllFuel: Bool)
}

/// Milersättning: tax-free mileage for journeys in service by car, IL 12 kap.
public struct Milersattning: Sendable {
    /// The year of the journey.
    public let year: IncomeYear

    private let years: PayYears

    /// The amounts of a year; those of 2023 are known too.
    ///
    /// - Throws: `yearNotCovered`, naming the amount and the year, when they are unknown.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        self.year = year
        self.years = years
        _ = try Milersattning.ownCar.row(in: year, years)
    }

    /// The tax-free amount of a mil.
    ///
    /// - Throws: `yearNotCovered`, naming the amount and the year.
    public func taxFreePerMil(_ car: TravelCar) throws(PayrollError) -> Amount {
        switch car {
        case .own: Amount(ore: try Milersattning.ownCar.row(in: year, years).value)
        case .benefitCar(true): Amount(ore: try Milersattning.benefitCar.row(in: year, years).value)
        case .electricBenefitCar(true): Amount(ore: try Milersattning.electricBenefitCar.row(in: year, years).value)
        case .benefitCar(false), .electricBenefitCar(false): .zero
        }
    }

    /// What an amount paid per mil is: tax-free up to the law's amount, pay above.
    ///
    /// Tax-free and taxable are rounded so that they add up to what is paid, which is rounded to öre once.
    ///
    /// ```swift
    /// let mileage = try Milersattning(year: IncomeYear(2026))
    /// let outcome = try mileage.outcome(try RoadDistance(kilometres: 236), .own, perMil: Amount(ore: 29_50))
    /// // paid 696.20, of which 590.00 is tax-free and 106.20 is pay
    /// ```
    ///
    /// - Throws: `invalidValue` for a negative distance or amount; `overflow`.
    public func outcome(
        _ distance: RoadDistance, _ car: TravelCar, perMil paid: Amount
    ) throws(PayrollError) -> BenefitOutcome {
        try BenefitRules.requireNotNegative(paid, "Ersättningen per mil")
        guard distance.metres >= 0 else {
            throw PayrollError(
                .invalidValue, "Sträckan \(distance.swedish) är negativ. Ange hur långt resan var.")
        }
        let free = try taxFreePerMil(car)
        let mileage = Mileage(distance: distance, paid: paid, free: free)
        let confidence = try Milersattning.ownCar.row(in: year, years).confidence
        return BenefitOutcome(
            taxFree: try Proof(of: TaxFree(mileage: mileage), confidence),
            taxable: try Proof(of: Taxable(mileage: mileage), confidence), field: .cash, cross: .mileagePaid)
    }
}

extension Milersattning {
    /// A journey with what is paid and what is free for a mil of it.
    struct Mileage {
        let distance: RoadDistance
        let paid: Amount
        let free: Amount

        static let operands = [
            Operand("mil", .antal), Operand("ersättning", .krona), Operand("skattefritt", .krona),
        ]

        func amount(_ perMil: Amount) throws(PayrollError) -> Amount {
            try (Exact(perMil) * distance.metres / 10_000).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.antal(tenThousandths: distance.metres)
            operands.krona(paid)
            operands.krona(free)
        }
    }

    /// The tax-free part of mileage.
    struct TaxFree: Working {
        static let formula = Formula(
            FormulaID(156), name: "Milersättning, skattefri", expression: "öre(mil × min(ersättning; skattefritt))",
            operands: Mileage.operands, paragraph: "IL 12 kap.", source: source,
            confidence: .reported, quantity: "mil", price: nil)

        let mileage: Mileage

        func amount() throws(PayrollError) -> Amount { try mileage.amount(min(mileage.paid, mileage.free)) }

        func write(to operands: inout some OperandWriter) { mileage.write(to: &operands) }
    }

    /// The taxable part of mileage.
    struct Taxable: Working {
        static let formula = Formula(
            FormulaID(157), name: "Milersättning, skattepliktig",
            expression: "öre(mil × ersättning) − öre(mil × min(ersättning; skattefritt))", operands: Mileage.operands,
            paragraph: "IL 12 kap.", source: source, confidence: .reported,
            quantity: "mil", price: nil)

        let mileage: Mileage

        func amount() throws(PayrollError) -> Amount {
            try mileage.amount(mileage.paid) - TaxFree(mileage: mileage).amount()
        }

        func write(to operands: inout some OperandWriter) { mileage.write(to: &operands) }
    }
}

extension Milersattning {
    static let source: Source = .secondHand("Skatteverkets belopp från 2023")

    /// Tax-free per mil with the traveller's own car.
    public static let ownCar = perMil("egen", "egen bil", 25_00)

    /// Tax-free per mil with a benefit car that does not run on electricity alone.
    public static let benefitCar = perMil("formansbil", "förmånsbil, drivmedel betalt av den anställde", 12_00)

    /// Tax-free per mil with a benefit car that runs on electricity alone.
    public static let electricBenefitCar = perMil(
        "formansbil.el", "förmånsbil helt på el, el betald av den anställde", 9_50)

    /// All figures of the rule.
    public static let figures: [Figure] = [ownCar, benefitCar, electricBenefitCar]

    private static func perMil(_ key: String, _ name: String, _ ore: Int64) -> Figure {
        Figure(
            "ersattning.mil." + key, name: "Milersättning, " + name, unit: .krona,
            rows: BenefitRules.yearly(
                2023...2025, ore, source: .act(.inkomstskattelagen, "12 kap. 5 § (lag 2022:1806)"),
                confidence: .confirmed)
                + BenefitRules.yearly(2026...2026, ore, source: source, confidence: .reported))
    }
}
