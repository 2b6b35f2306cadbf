//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The employer's contribution rates on a pay date, ready for use.
///
/// Make it once for a pay run; nothing is allocated per person.
public struct ContributionRates: Hashable, Sendable {
    /// The month in which the contributions are declared.
    public let period: AGIPeriod

    /// The rate of the class standard: the sum of all components.
    public let standard: Percent

    /// The rate of the class pensioner: ålderspensionsavgift.
    public let pensioner: Percent

    /// The weakest confidence of the rates and the age limits.
    public let confidence: Confidence

    private let youth: YouthReduction?
    private let ages: ContributionAges

    /// The rates of a pay date.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when a component or an age limit is unknown (decision L7).
    public init(payDate: PayDate, years: PayYears = .builtIn) throws(PayrollError) {
        period = payDate.agiPeriod
        var sum: Int64 = 0
        var weakest = try EmployerContributionRules.pensionerAge.row(for: payDate, years).confidence
        for component in EmployerContributionRules.components {
            let row = try component.row(for: payDate, years)
            sum += row.value
            weakest = weakest.weaker(row.confidence)
        }
        youth = YouthReduction(on: payDate.day, years)
        // A reduced rate that is less known than the components is so for everybody: the rates are one figure of a run.
        confidence = weakest.weaker(youth?.confidence ?? .confirmed)
        standard = Percent(millionths: sum)
        pensioner = Percent(millionths: try EmployerContributionRules.alderspension.row(for: payDate, years).value)
        ages = try ContributionAges(payDate: payDate, years)
    }

    /// The class of a person born in a year, for callers who have checked the year.
    public func contributionClass(birthYear: Int) -> ContributionClass {
        ages.contributionClass(birthYear: birthYear)
    }

    /// The rate of a class; for the young the reduced one, which applies up to the cap.
    public func rate(of contributionClass: ContributionClass) -> Percent {
        switch contributionClass {
        case .exempt: .zero
        case .pensioner: pensioner
        case .youth: youth?.rate ?? standard
        case .standard: standard
        }
    }

    /// A person's base divided between the rates.
    ///
    /// The base is the person's whole base with the employer: the cap of the reduced rate is per person, employer and
    /// calendar month (decision L2). What earlier payments of the same month used of the cap is told in `usedOfCap`.
    /// A negative base gives no contribution (decision L5).
    public func parts(
        of base: Amount, birthYear: Int, usedOfCap: Amount = .zero
    ) -> ContributionParts {
        parts(of: base, in: contributionClass(birthYear: birthYear), usedOfCap: usedOfCap)
    }

    /// A person's base divided between the rates, for a class already known.
    public func parts(
        of base: Amount, in contributionClass: ContributionClass, usedOfCap: Amount = .zero
    ) -> ContributionParts {
        let base = max(base, .zero)
        let rate = rate(of: contributionClass)
        guard contributionClass == .youth, let youth else {
            return ContributionParts(
                first: ContributionPart(base: base, rate: rate),
                second: ContributionPart(base: .zero, rate: standard))
        }
        // Both are between zero and the cap, so the differences cannot overflow.
        let left = youth.cap.ore - min(max(usedOfCap, .zero), youth.cap).ore
        let reduced = min(base.ore, left)
        return ContributionParts(
            first: ContributionPart(base: Amount(ore: reduced), rate: rate),
            second: ContributionPart(base: Amount(ore: base.ore - reduced), rate: standard))
    }
}

/// A person's contribution base, divided between at most two rates.
public struct ContributionParts: Hashable, Sendable {
    /// What is charged at the rate of the person's class.
    public let first: ContributionPart

    /// What is above the cap of the reduced rate, at the standard rate; a base of zero for everybody else.
    public let second: ContributionPart

    /// The contribution on both parts, each rounded to the öre by itself.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func cost() throws(PayrollError) -> Amount {
        try first.amount() + second.amount()
    }
}

/// A contribution base and its rate: the contribution on one part of a person's base.
public struct ContributionPart: Hashable, Sendable, Working {
    /// The contribution to the öre: what the employee costs the employer.
    ///
    /// The declared amount is another one, see ``DeclaredContributions``.
    public static let formula = Formula(
        FormulaID(110), name: "Arbetsgivaravgift", expression: "öre(underlag × avgift)",
        operands: [Operand("underlag", .krona), Operand("avgift", .procent)],
        paragraph: "SAL 2 kap. 26–27 §§; lag (1994:1920) 3 §; lag (2026:100)",
        source: [.act(.socialavgiftslagen), .practice("avrundning till öre per anställd")], confidence: .reported,
        quantity: "underlag", price: "avgift")

    /// The base; never negative.
    public let base: Amount

    /// The rate.
    public let rate: Percent

    /// The contribution to the öre, an exact half away from zero: what the employee costs.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    @inlinable
    public func amount() throws(PayrollError) -> Amount {
        try (Exact(base) * rate).rounded(.halfAwayFromZero)
    }

    /// Writes the base and the rate.
    ///
    /// Inlinable, because it stands in every contribution line and is slow when not specialized.
    @inlinable
    public func write(to operands: inout some OperandWriter) {
        operands.krona(base)
        operands.procent(rate)
    }

    /// The contribution in whole kronor, without öre: what is declared on a base summed over persons.
    ///
    /// SFF 22:1: amounts of tax and contributions are stated in whole kronor, and öre fall away.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func declared() throws(PayrollError) -> Amount {
        try Amount(kronor: (Exact(base) * rate / 100).wholeNumber(.down))
    }
}
