//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The contributions that an employer declares for a month, and pays.
///
/// Skatteverket calculates the sum anew from the persons' own entries, in this order: each person's base without öre,
/// divided between the rates; bases summed rate by rate; each sum times its rate, without öre; the results added. It
/// differs from the persons' summed costs by some kronor, which are öresutjämning.
///
/// ```swift
/// var declared = DeclaredContributions(rates: rates)
/// try declared.add(base: Amount(kronor: 32_001), birthYear: 2004)
/// let total = try declared.total()
/// ```
public struct DeclaredContributions: Hashable, Sendable {
    /// The rates, and with them the month.
    public let rates: ContributionRates

    private var exempt: Amount = .zero
    private var pensioner: Amount = .zero
    private var youth: Amount = .zero
    private var standard: Amount = .zero

    /// Nobody's contributions yet.
    public init(rates: ContributionRates) {
        self.rates = rates
    }

    /// Adds a person's base for the whole month, all payments and employments with the employer together.
    ///
    /// A negative base adds nothing (decision L5).
    ///
    /// - Throws: `overflow` when a sum does not fit in 64 bits.
    public mutating func add(base: Amount, birthYear: Int) throws(PayrollError) {
        try add(base: base, in: rates.contributionClass(birthYear: birthYear))
    }

    /// Adds a person's base for the whole month, for a class already known.
    ///
    /// A negative base adds nothing (decision L5).
    ///
    /// - Throws: `overflow` when a sum does not fit in 64 bits.
    public mutating func add(base: Amount, in contributionClass: ContributionClass) throws(PayrollError) {
        let whole = try Amount(kronor: base.wholeKronor)
        let parts = rates.parts(of: whole, in: contributionClass)
        switch contributionClass {
        case .exempt: try exempt += parts.first.base
        case .pensioner: try pensioner += parts.first.base
        case .youth: try youth += parts.first.base
        case .standard: try standard += parts.first.base
        }
        try standard += parts.second.base
    }

    /// The sum of what is charged at a class's rate, and that rate.
    ///
    /// What the young earn above the cap is found under `standard`.
    public func part(of contributionClass: ContributionClass) -> ContributionPart {
        let base =
            switch contributionClass {
            case .exempt: exempt
            case .pensioner: pensioner
            case .youth: youth
            case .standard: standard
            }
        return ContributionPart(base: base, rate: rates.rate(of: contributionClass))
    }

    /// The declared sum, in whole kronor.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func total() throws(PayrollError) -> Amount {
        var sum = Amount.zero
        for contributionClass in ContributionClass.allCases {
            try sum += part(of: contributionClass).declared()
        }
        return sum
    }

    /// The contributions of two groups of persons in the same month.
    ///
    /// - Throws: `invalidValue` when the months or rates differ; `overflow` when a sum does not fit in 64 bits.
    public static func + (
        left: DeclaredContributions, right: DeclaredContributions
    ) throws(PayrollError) -> DeclaredContributions {
        guard left.rates == right.rates else {
            throw PayrollError(
                .invalidValue,
                "Arbetsgivaravgifter för \(left.rates.period.month) och \(right.rates.period.month) kan inte läggas "
                    + "ihop: avgifterna redovisas en månad i taget och efter samma satser. Summera varje månad för sig."
            )
        }
        var sum = left
        try sum.exempt += right.exempt
        try sum.pensioner += right.pensioner
        try sum.youth += right.youth
        try sum.standard += right.standard
        return sum
    }
}
