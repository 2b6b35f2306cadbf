//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The workings and the figures of benefits and reimbursements.
///
/// Each stands beside its rule; here are those that several rules use, and the lists of them all.
public enum BenefitRules {
    /// All formulas of benefits and reimbursements.
    public static let formulas: [Formula] = [
        Kostforman.Meal.formula, Counted.formula, Remainder.formula, Traktamente.Most.formula,
        Traktamente.TaxFree.formula, Traktamente.Taxable.formula, Milersattning.TaxFree.formula,
        Milersattning.Taxable.formula, Bilforman.Price.formula, Bilforman.BasePart.formula,
        Bilforman.InterestPart.formula, Bilforman.PricePart.formula, Bilforman.LayeredPricePart.formula,
        Bilforman.Year.formula, Bilforman.Month.formula, Drivmedelsforman.Value.formula,
        Drivmedelsforman.ContributionBase.formula, Cliff.Taxable.formula, Cliff.TaxFree.formula,
        Cykelforman.TaxFree.formula,
    ]

    /// All figures of benefits and reimbursements.
    public static let figures: [Figure] =
        Kostforman.figures + Traktamente.figures + Milersattning.figures + Bilforman.figures
        + Drivmedelsforman.figures + Friskvardsbidrag.figures + Cykelforman.figures + Gava.figures + [Laddning.free]
}

extension BenefitRules {
    /// A number of equal benefits at the value of one.
    struct Counted: Working {
        static let formula = Formula(
            FormulaID(151), name: "Förmån, antal gånger värde", expression: "antal × värde",
            operands: [Operand("antal", .tal), Operand("värde", .krona)], paragraph: "IL 61 kap.",
            source: .page(.skatteverketBenefits), confidence: .reported, quantity: "antal", price: "värde")

        let count: Int64
        let value: Amount

        func amount() throws(PayrollError) -> Amount { try (Exact(value) * count).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.tal(count)
            operands.krona(value)
        }
    }

    /// What is taxed of a benefit when the employee has paid for it, or a part of it is free.
    struct Remainder: Working {
        static let formula = Formula(
            FormulaID(152), name: "Förmån, del som beskattas", expression: "max(0; värde − avgår)",
            operands: [Operand("värde", .krona), Operand("avgår", .krona)], paragraph: "IL 11 och 61 kap.",
            source: [.act(.inkomstskattelagen, "61 kap. 3–4 §§"), .page(.skatteverketBenefits)], confidence: .confirmed)

        let value: Amount
        let part: Amount

        func amount() throws(PayrollError) -> Amount { max(.zero, try value - part) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(value)
            operands.krona(part)
        }
    }
}

extension BenefitRules {
    /// The number of equal benefits times the value of one, proved.
    static func counted(_ count: Int, _ value: Amount, _ confidence: Confidence) throws(PayrollError) -> Proof {
        guard count >= 0 else {
            throw PayrollError(.invalidValue, "Antalet \(count) är negativt. Ange hur många förmåner det var.")
        }
        return try Proof(of: Counted(count: Int64(count), value: value), confidence)
    }

    /// A benefit's value less what the employee has paid, proved.
    ///
    /// - Throws: `invalidValue`, naming both amounts, when more is paid than the benefit is worth.
    static func left(
        of value: Proof, after payment: Amount, name: @autoclosure () -> String
    ) throws(PayrollError) -> Proof {
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
    ) throws(PayrollError) -> Proof {
        try Proof(of: Remainder(value: value, part: part), confidence)
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
