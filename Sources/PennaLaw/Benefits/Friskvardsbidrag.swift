//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// How a wellness benefit is given.
public enum WellnessForm: Hashable, Sendable {
    /// The employee paid and is paid back in cash, so that a taxable amount is pay (field 011).
    case reimbursement
    /// The employer paid the provider, so that a taxable amount is a benefit (field 012).
    case paidByEmployer
}

/// What a wellness benefit was used for.
public enum WellnessActivity: Hashable, Sendable {
    /// Exercise (motion), an ordinary yearly gym card too.
    case exercise
    /// Another treatment, such as massage; what one occasion costs decides.
    case treatment(pricePerOccasion: Amount)
}

/// Friskvårdsbidrag: free of tax up to an amount in a year, otherwise taxed as a whole.
///
/// Skatteverket, personalvårdsförmåner: the offer must be the same to all employees. Above the year's limit nothing is
/// free: what was free earlier in the year is taxed with the amount that passes it, and comes as a negative tax-free
/// part, so that the two parts add up to what is paid. A treatment above the limit of an occasion is taxed as a whole
/// and does not count towards the year.
public struct Friskvardsbidrag: Sendable {
    /// The income year.
    public let year: IncomeYear

    /// The most that is free in a year.
    public let yearlyLimit: Amount

    /// The most that one occasion of treatment may cost.
    public let occasionLimit: Amount

    private let confidence: Confidence

    /// The limits of a year.
    ///
    /// - Throws: `yearNotCovered`, naming the limit and the year.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        self.year = year
        let yearly = try Friskvardsbidrag.yearlyLimit.row(in: year, years)
        let occasion = try Friskvardsbidrag.occasionLimit.row(in: year, years)
        yearlyLimit = Amount(ore: yearly.value)
        occasionLimit = Amount(ore: occasion.value)
        confidence = yearly.confidence.weaker(occasion.confidence)
    }

    /// What an amount is, free or taxed.
    ///
    /// - Parameters:
    ///   - earlierInYear: what the employer has given the person in the year before, of what counts towards the limit.
    ///   - isOfferedToAll: whether all employees have the same offer; otherwise nothing is free.
    /// - Throws: `invalidValue` for a negative amount; `overflow`.
    public func outcome(
        _ amount: Amount, for activity: WellnessActivity, _ form: WellnessForm, earlierInYear: Amount = .zero,
        isOfferedToAll: Bool = true
    ) throws(PayrollError) -> BenefitOutcome {
        var limit = isOfferedToAll ? yearlyLimit : .zero
        var earlier = earlierInYear
        if case .treatment(let price) = activity {
            try BenefitRules.requireNotNegative(price, "Priset per tillfälle")
            if price > occasionLimit { (limit, earlier) = (.zero, .zero) }
        }
        return try BenefitRules.cliff(
            amount, earlier: earlier, limit: limit, field: form == .reimbursement ? .cash : .otherBenefit, confidence,
            "Friskvårdsbidraget")
    }
}

extension BenefitRules {
    /// An amount that is free when the sum is at most the limit, and makes all taxable when it is more.
    static func cliff(
        _ amount: Amount, earlier: Amount, limit: Amount, field: BenefitField, _ confidence: Confidence,
        _ name: @autoclosure () -> String
    ) throws(PayrollError) -> BenefitOutcome {
        try requireNotNegative(amount, name())
        try requireNotNegative(earlier, "\(name()) tidigare under året")
        let cliff = Cliff(earlier: earlier, given: amount, limit: limit)
        return BenefitOutcome(
            taxFree: try Proof(of: Cliff.TaxFree(cliff: cliff), confidence),
            taxable: try Proof(of: Cliff.Taxable(cliff: cliff), confidence), field: field)
    }
}

/// A benefit that is free up to a limit and taxed as a whole above it.
struct Cliff {
    let earlier: Amount
    let given: Amount
    let limit: Amount

    static let operands = [
        Operand("tidigare", .krona), Operand("belopp", .krona), Operand("gräns", .krona), Operand("beskattat", .krona),
    ]

    var alreadyTaxed: Amount { earlier > limit ? earlier : .zero }

    func taxable() throws(PayrollError) -> Amount {
        let sum = try earlier + given
        return try (sum > limit ? sum : .zero) - alreadyTaxed
    }

    func write(to operands: inout some OperandWriter) {
        operands.krona(earlier)
        operands.krona(given)
        operands.krona(limit)
        operands.krona(alreadyTaxed)
    }

    /// What is taxed of it.
    ///
    /// The last factor is 1 when the year's sum is above the limit, 0 otherwise.
    struct Taxable: Working {
        static let formula = Formula(
            FormulaID(167), name: "Förmån fri till en gräns, skattepliktig del",
            expression: "(tidigare + belopp) × min(1; tak(max(0; tidigare + belopp − gräns))) − beskattat",
            operands: Cliff.operands, paragraph: "IL 11 kap.", source: Friskvardsbidrag.source, confidence: .reported)

        let cliff: Cliff

        func amount() throws(PayrollError) -> Amount { try cliff.taxable() }

        func write(to operands: inout some OperandWriter) { cliff.write(to: &operands) }
    }

    /// What is free of it.
    struct TaxFree: Working {
        static let formula = Formula(
            FormulaID(168), name: "Förmån fri till en gräns, skattefri del",
            expression:
                "belopp + beskattat − (tidigare + belopp) × min(1; tak(max(0; tidigare + belopp − gräns)))",
            operands: Cliff.operands, paragraph: "IL 11 kap.", source: Friskvardsbidrag.source, confidence: .reported)

        let cliff: Cliff

        func amount() throws(PayrollError) -> Amount { try cliff.given - cliff.taxable() }

        func write(to operands: inout some OperandWriter) { cliff.write(to: &operands) }
    }
}

extension Friskvardsbidrag {
    static let source: Source = .page(.skatteverketWellness)

    /// The most that is free in a year, per employee.
    public static let yearlyLimit = limit("ar", "högst per år", 5_000)

    /// The most that one occasion of treatment other than exercise may cost.
    public static let occasionLimit = limit("tillfalle", "behandling, högst per tillfälle", 1_000)

    /// All figures of the rule.
    public static let figures: [Figure] = [yearlyLimit, occasionLimit]

    /// The authority's page is the one of 2026; earlier years are taken from it.
    private static func limit(_ key: String, _ name: String, _ kronor: Int64) -> Figure {
        Figure(
            "forman.friskvard." + key, name: "Friskvårdsbidrag, " + name, unit: .krona,
            rows: BenefitRules.yearly(2024...2025, kronor * 100, source: source, confidence: .reported)
                + BenefitRules.yearly(2026...2026, kronor * 100, source: source, confidence: .confirmed))
    }
}
