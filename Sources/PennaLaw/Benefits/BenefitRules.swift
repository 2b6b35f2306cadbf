//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas and the figures of benefits and reimbursements.
///
/// Each stands beside its rule; here are those that several rules use, and the lists of them all.
public enum BenefitRules {
    /// A number of equal benefits at the value of one.
    public static let count = Formula(
        FormulaID(151), name: "Förmån, antal gånger värde", expression: "antal × värde",
        operands: [Operand("antal", .tal), Operand("värde", .krona)], paragraph: "IL 61 kap.",
        source: .page(.skatteverketBenefits), confidence: .reported, quantity: "antal", price: "värde")

    /// What is taxed of a benefit when the employee has paid for it, or a part of it is free.
    public static let remainder = Formula(
        FormulaID(152), name: "Förmån, del som beskattas", expression: "max(0; värde − avgår)",
        operands: [Operand("värde", .krona), Operand("avgår", .krona)], paragraph: "IL 11 och 61 kap.",
        source: [.act(.inkomstskattelagen, "61 kap. 3–4 §§"), .page(.skatteverketBenefits)], confidence: .confirmed)

    /// All formulas of benefits and reimbursements.
    public static let formulas: [Formula] = [
        maltid, count, remainder, traktamente, traktamenteTaxFree, traktamenteTaxable, milTaxFree, milTaxable, carPrice,
        carBasePart, carInterestPart, carPricePart, carLayeredPricePart, carYear, carMonth, fuelValue,
        fuelContributionBase, cliffTaxable, cliffTaxFree, allowanceTaxFree,
    ]

    /// All figures of benefits and reimbursements.
    public static let figures: [Figure] =
        Kostforman.figures + Traktamente.figures + Milersattning.figures + Bilforman.figures
        + Drivmedelsforman.figures + Friskvardsbidrag.figures + Cykelforman.figures + Gava.figures + [Laddning.free]
}

extension BenefitRules {
    /// The number of equal benefits times the value of one, proved.
    static func counted(_ count: Int, _ value: Amount, _ confidence: Confidence) throws(PayrollError) -> Proved<2> {
        guard count >= 0 else {
            throw PayrollError(.invalidValue, "Antalet \(count) är negativt. Ange hur många förmåner det var.")
        }
        return Proved(
            try (Exact(value) * Int64(count)).rounded(.halfAwayFromZero), by: Self.count.id,
            confidence.weaker(Self.count.confidence), [Int64(count), value.ore])
    }

    /// A benefit's value less what the employee has paid, proved.
    ///
    /// - Throws: `invalidValue`, naming both amounts, when more is paid than the benefit is worth.
    static func left(
        of value: BenefitAmount, after payment: Amount, name: @autoclosure () -> String
    ) throws(PayrollError) -> Proved<2> {
        try requireNotNegative(payment, "Nettoavdraget för \(name())")
        guard payment <= value.amount else {
            throw PayrollError(
                .invalidValue,
                "Nettoavdraget \(payment.swedish) kr för \(name()) är mer än förmånens värde "
                    + "\(value.amount.swedish) kr. Rätta avdraget eller förmånen.")
        }
        return try taxed(value.amount, less: payment, value.confidence)
    }

    /// What is left of a value, proved; never below nothing.
    static func taxed(
        _ value: Amount, less part: Amount, _ confidence: Confidence
    ) throws(PayrollError) -> Proved<2> {
        Proved(
            max(.zero, try value - part), by: remainder.id, confidence.weaker(remainder.confidence),
            [value.ore, part.ore])
    }

    /// - Throws: `invalidValue`, naming the amount, when it is negative.
    static func requireNotNegative(_ amount: Amount, _ what: @autoclosure () -> String) throws(PayrollError) {
        guard !amount.isNegative else {
            throw PayrollError(
                .invalidValue, "\(what()) kan inte vara under noll: \(amount.swedish) kr. Rätta beloppet.")
        }
    }

    /// The rows of a figure that has had the same value in several years and is not known for others.
    static func yearly(
        _ years: ClosedRange<Int>, _ value: Int64, source: Source, confidence: Confidence
    ) -> [FigureRow] {
        years.map { year in
            FigureRow(
                from: Day(year, 1, 1), through: Day(year, 12, 31), value, source: source, confidence: confidence)
        }
    }
}
