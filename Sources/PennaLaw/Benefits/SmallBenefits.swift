//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Cykelförmån: the loan of a bicycle, free of tax up to an amount in a year when it is offered to all.
public struct Cykelforman: Sendable {
    /// The income year.
    public let year: IncomeYear

    /// The amount that is free in a year.
    public let yearlyLimit: Amount

    private let confidence: Confidence

    /// The limit of a year.
    ///
    /// - Throws: `yearNotCovered`, naming the limit and the year.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        self.year = year
        let row = try Cykelforman.yearlyLimit.row(in: year, years)
        yearlyLimit = Amount(ore: row.value)
        confidence = row.confidence
    }

    /// A benefit of a bicycle: what goes above the year's limit is taxed; AGI field 012.
    ///
    /// - Parameters:
    ///   - value: the value now, after what the employee has paid.
    ///   - earlierInYear: the value earlier in the year.
    ///   - isOfferedToAll: whether all employees have the same offer; otherwise nothing is free.
    /// - Throws: `invalidValue` for a negative amount; `overflow`.
    public func outcome(
        value: Amount, earlierInYear: Amount = .zero, isOfferedToAll: Bool = true
    ) throws(PayrollError) -> BenefitOutcome {
        try BenefitRules.requireNotNegative(value, "Värdet av cykelförmånen")
        try BenefitRules.requireNotNegative(earlierInYear, "Värdet av cykelförmånen tidigare under året")
        let limit = isOfferedToAll ? yearlyLimit : .zero
        let free = try Proof(of: TaxFree(earlier: earlierInYear, value: value, limit: limit), confidence)
        return BenefitOutcome(
            taxFree: free, taxable: try BenefitRules.taxed(value, less: free.amount, confidence), field: .otherBenefit)
    }

    /// What is free of a benefit of which a part of the year's sum is free.
    struct TaxFree: Working {
        static let formula = Formula(
            FormulaID(169), name: "Förmån med fritt belopp, skattefri del",
            expression: "min(värde; max(0; gräns − tidigare))",
            operands: [Operand("tidigare", .krona), Operand("värde", .krona), Operand("gräns", .krona)],
            paragraph: "IL 11 kap. 12 a §", source: BenefitRules.bicycleLaw, confidence: .confirmed)

        let earlier: Amount
        let value: Amount
        let limit: Amount

        func amount() throws(PayrollError) -> Amount { min(value, max(.zero, try limit - earlier)) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(earlier)
            operands.krona(value)
            operands.krona(limit)
        }
    }

    /// The amount that is free in a year.
    public static let yearlyLimit = Figure(
        "forman.cykel.ar", name: "Cykelförmån, skattefritt per år", unit: .krona,
        rows: BenefitRules.yearly(2024...2025, 3_000_00, source: BenefitRules.bicycleLaw, confidence: .confirmed)
            + BenefitRules.yearly(
                2026...2026, 3_000_00, source: BenefitRules.bicycleLaw + .page(.seLex, "2025-09-01"),
                confidence: .reported))

    /// All figures of the rule.
    public static let figures: [Figure] = [yearlyLimit]
}

/// A gift from the employer that may be free of tax.
public enum GiftKind: Hashable, Sendable, CaseIterable {
    /// Julgåva.
    case julgava
    /// Jubileumsgåva.
    case jubileumsgava
    /// Minnesgåva, to an employee of long standing or on leaving.
    case minnesgava

    /// The Swedish name.
    public var swedish: String {
        switch self {
        case .julgava: "julgåva"
        case .jubileumsgava: "jubileumsgåva"
        case .minnesgava: "minnesgåva"
        }
    }
}

/// Gåva: a gift that is not money, free of tax up to an amount that is known for 2026 only.
///
/// A julgåva or jubileumsgåva above its amount is taxed as a whole. What is taxed of a minnesgåva above its amount is
/// not known here, so such a gift is an error.
public struct Gava: Sendable {
    /// The income year.
    public let year: IncomeYear

    /// The kind of gift.
    public let kind: GiftKind

    /// The most that it may be worth, VAT included.
    public let limit: Amount

    private let confidence: Confidence

    /// The limit of a kind of gift in a year.
    ///
    /// - Throws: `yearNotCovered`, naming the limit and the year.
    public init(_ kind: GiftKind, year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        self.year = year
        self.kind = kind
        let row = try Gava.figure(of: kind).row(in: year, years)
        limit = Amount(ore: row.value)
        confidence = row.confidence
    }

    /// What a gift is, free or taxed; AGI field 012.
    ///
    /// - Parameter value: the market value, VAT included; for jul the value of all the year's gifts.
    /// - Throws: `invalidValue` for a negative value; `notImplemented` for a minnesgåva above its limit.
    public func outcome(value: Amount) throws(PayrollError) -> BenefitOutcome {
        guard kind != .minnesgava || value <= limit else {
            throw PayrollError(
                .notImplemented,
                "Minnesgåvan \(value.swedish) kr är värd mer än \(limit.swedish) kr. Penna vet inte vilken del som "
                    + "beskattas. Registrera den skattepliktiga delen som övrig förmån.")
        }
        return try BenefitRules.cliff(
            value, earlier: .zero, limit: limit, field: .otherBenefit, confidence, "Värdet av \(kind.swedish)")
    }

    /// The most that a julgåva may be worth.
    public static let jul = limit("jul", "Julgåva", 550, .page(.myCopilot), .reported)

    /// The most that a jubileumsgåva may be worth.
    public static let jubileum = limit("jubileum", "Jubileumsgåva", 1_650, .page(.myCopilot), .reported)

    /// The most that a minnesgåva may be worth.
    public static let minne = limit(
        "minne", "Minnesgåva", 15_000, .act(.inkomstskattelagen, "11 kap. 14 §"), .confirmed)

    /// All figures of the rule.
    public static let figures: [Figure] = [jul, jubileum, minne]

    private static func figure(of kind: GiftKind) -> Figure {
        switch kind {
        case .julgava: jul
        case .jubileumsgava: jubileum
        case .minnesgava: minne
        }
    }

    private static func limit(
        _ key: String, _ name: String, _ kronor: Int64, _ source: Source, _ confidence: Confidence
    ) -> Figure {
        Figure(
            "forman.gava." + key, name: name + ", skattefri till och med", unit: .krona,
            rows: BenefitRules.yearly(2026...2026, kronor * 100, source: source, confidence: confidence))
    }
}

/// Laddning: electricity for a car at the place of work, free of tax without an end date (decision L25).
///
/// The mileage of a laddhybrid that is a benefit car stays the higher one when it is charged so.
public enum Laddning {
    /// Charging on a day; nothing is taxed or reported.
    ///
    /// - Throws: `missingFigure`, naming the day, outside the days when it is known to be free; `invalidValue` for a
    ///   negative value.
    public static func outcome(marketValue: Amount, on day: Day, years: PayYears = .builtIn) throws(PayrollError)
        -> BenefitOutcome
    {
        try BenefitRules.requireNotNegative(marketValue, "Marknadsvärdet av laddningen")
        guard let row = years.row(of: free, on: day) else {
            throw PayrollError(
                .missingFigure,
                "Laddning på arbetsplatsen är skattefri \(knownDays); vad som gäller \(day) saknas. Registrera "
                    + "elen som drivmedelsförmån eller övrig förmån, till marknadsvärdet.", day: day)
        }
        let value = try BenefitRules.counted(1, marketValue, row.confidence)
        return BenefitOutcome(
            value: nil, netPayment: .zero, taxBase: nil, contributionBase: nil, taxFree: value,
            field: .otherBenefit,
            cross: nil)
    }

    /// The share of the value that is free.
    public static let free = Figure(
        "forman.laddning.fri", name: "Laddning på arbetsplatsen, skattefri andel", unit: .procent,
        rows: [
            FigureRow(
                from: Day(2023, 7, 1), 1_000_000, source: [.decision(.l25), .secondHand("Skattefriheten")],
                confidence: .reported)
        ])

    private static var knownDays: String {
        free.rows.map { row in row.through.map { "\(row.from)–\($0)" } ?? "från \(row.from)" }.joined(separator: ", ")
    }
}

extension BenefitRules {
    /// What is free is so only where the offer is made to all permanent staff at the place.
    static let bicycleLaw: Source = .act(.inkomstskattelagen, "11 kap. 12 a § (lag 2021:1158)")
}
