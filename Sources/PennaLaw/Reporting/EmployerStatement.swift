//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A huvuduppgift (HU): the employer's own sums of a month.
///
/// Calculated here are the sums of what Penna pays: contributions (487) and tax (497). Other fields of the huvuduppgift,
/// such as special payroll tax on profit shares (481, 486) or interest (492, 496), are the host's to add; the file
/// cannot carry them as long as no source gives their elements.
public struct EmployerStatement: Hashable, Sendable {
    /// The employer (field 201).
    public let employer: Organisationsnummer

    /// The month of payment (field 006).
    public let period: AGIPeriod

    /// The declared contributions (field 487), in whole kronor.
    public let contributions: Amount

    /// The withheld tax (field 497), in whole kronor.
    public let tax: Amount

    /// Sums that are known already, such as those that were sent.
    ///
    /// - Throws: `invalidValue` when a sum is negative, has öre or more than ten digits, or the period is before July
    ///   2018.
    public init(
        employer: Organisationsnummer, period: AGIPeriod, contributions: Amount, tax: Amount
    ) throws(PayrollError) {
        try period.checkAGI()
        try EmployerStatement.check(contributions, 487)
        try EmployerStatement.check(tax, 497)
        self.employer = employer
        self.period = period
        self.contributions = contributions
        self.tax = tax
    }

    /// The sums of all the month's individuppgifter, also those that do not change in a correction.
    ///
    /// - Throws: `invalidValue` when a statement belongs to another employer or month, stands twice, or a sum has more
    ///   than ten digits; and as ``declared(_:period:)``.
    public init(
        employer: Organisationsnummer, period: AGIPeriod, individuals: [IndividualStatement],
        years: PayYears = .builtIn
    ) throws(PayrollError) {
        let sorted = individuals.sorted { $0.key < $1.key }
        var tax = Amount.zero
        var previous: IndividualKey?
        for statement in sorted {
            guard statement.key.employer == employer, statement.key.period == period, statement.key != previous else {
                throw PayrollError(
                    .invalidValue,
                    "Individuppgiften \(statement.key.number) för \(statement.key.payee.masked) står två gånger eller hör "
                        + "till en annan arbetsgivare eller månad än \(employer) \(period.month). Ta bort den.")
            }
            previous = statement.key
            try tax += statement.tax
        }
        let declared = try EmployerStatement.declared(sorted, period: period, years: years)
        try self.init(employer: employer, period: period, contributions: declared.total(), tax: tax)
    }

    /// The values, in order of field number: both sums always stand, also when they are 0.
    public var values: [AGIValue] {
        [AGIValue(field: 487, .amount(contributions)), AGIValue(field: 497, .amount(tax))]
    }

    /// The month's contributions, divided between the rates.
    ///
    /// The bases of a payee's individuppgifter are added before the cap of the youth rate is used: it is per person,
    /// employer and calendar month (decision L2).
    ///
    /// - Throws: `yearNotCovered` when the period's rates are unknown; `missingFact` when the birth year of a payee with a
    ///   base is unknown; `invalidValue` when an organisation has a base or a birth year cannot be right; as
    ///   ``IndividualStatement/contributionBase()``; `overflow`.
    public static func declared(
        _ individuals: [IndividualStatement], period: AGIPeriod, years: PayYears = .builtIn
    ) throws(PayrollError) -> DeclaredContributions {
        try declared(individuals.sorted { $0.key < $1.key }, period, years, capPerStatement: false)
    }

    /// What is worth knowing of declared sums: whether they are those of the individuppgifter (like control B_006), and
    /// whether Skatteverket's way with the cap of the youth rate gives another sum.
    ///
    /// - Throws: as ``declared(_:period:)``.
    public func findings(individuals: [IndividualStatement], years: PayYears = .builtIn) throws(PayrollError)
        -> [AGIFinding]
    {
        let sorted = individuals.sorted { $0.key < $1.key }
        let right = try EmployerStatement(
            employer: employer, period: period, individuals: sorted, years: years)
        var findings: [AGIFinding] = []
        if right.contributions != contributions {
            findings.append(differs(.contributionsDiffer, 487, contributions, right.contributions, " (B_006)"))
        }
        if right.tax != tax { findings.append(differs(.taxDiffers, 497, tax, right.tax, "")) }
        let perStatement = try EmployerStatement.declared(sorted, period, years, capPerStatement: true).total()
        if perStatement != right.contributions {
            findings.append(
                AGIFinding(
                    .youthCapShared, field: 487,
                    notice:
                        "Någon har flera individuppgifter i \(period.month), och taket för ungas avgift delas mellan dem: "
                        + "avgifterna är \(right.contributions.swedish) kr. Skatteverket kan räkna taket för varje "
                        + "individuppgift och få \(perStatement.swedish) kr. Stäm av beloppet."))
        }
        return findings
    }

    private func differs(
        _ kind: AGIFinding.Kind, _ field: Int, _ stated: Amount, _ right: Amount, _ control: String
    ) -> AGIFinding {
        let label = AGIField.find(field)?.label ?? "fält \(field)"
        return AGIFinding(
            kind, field: field,
            notice:
                "AGI-\(label) är \(stated.swedish) kr, men individuppgifterna i \(period.month) ger \(right.swedish) "
                + "kr\(control). Redovisa och betala \(right.swedish) kr.")
    }

    private static func check(_ amount: Amount, _ number: Int) throws(PayrollError) {
        let field = try AGIField.numbered(number)
        guard !amount.isNegative, amount.ore % 100 == 0, amount.wholeKronor <= field.kind.most ?? 0 else {
            throw PayrollError(
                .invalidValue,
                "AGI-\(field.label) kan inte vara \(amount.swedish) kr: det ska vara hela kronor, högst tio siffror. "
                    + "Rätta beloppet.")
        }
    }
}

extension EmployerStatement {
    /// Adds up bases of statements in order of key, payee by payee or each by itself.
    private static func declared(
        _ sorted: [IndividualStatement], _ period: AGIPeriod, _ years: PayYears, capPerStatement: Bool
    ) throws(PayrollError) -> DeclaredContributions {
        // Rates and age classes change at a month's beginning at the earliest, so any day of the month will do.
        let payDate = PayDate(period.month.first)
        var declared = DeclaredContributions(rates: try ContributionRates(payDate: payDate, years: years))
        var classes: [Int: ContributionClass] = [:]
        var index = 0
        while index < sorted.count {
            let first = sorted[index]
            var base = try first.contributionBase()
            var birthYear = first.birthYear
            index += 1
            while !capPerStatement, index < sorted.count, sorted[index].key.payee == first.key.payee {
                try base += sorted[index].contributionBase()
                birthYear = birthYear ?? sorted[index].birthYear
                index += 1
            }
            guard base != .zero else { continue }
            let year = try known(birthYear, first.key)
            let found: ContributionClass
            if let known = classes[year] {
                found = known
            } else {
                found = try ContributionClass(birthYear: year, payDate: payDate, years: years)
                classes[year] = found
            }
            try declared.add(base: base, in: found)
        }
        return declared
    }

    private static func known(_ birthYear: Int?, _ key: IndividualKey) throws(PayrollError) -> Int {
        if let birthYear { return birthYear }
        if case .organisation = key.payee {
            throw PayrollError(
                .invalidValue,
                "\(key.payee.masked) är en juridisk person men har ersättning som är underlag för arbetsgivaravgifter. "
                    + "Redovisa den i fält 131.")
        }
        throw PayrollError(
            .missingFact,
            "Födelseår saknas för \(key.payee.masked), och arbetsgivaravgifterna beror på det. Ange födelseåret.")
    }
}
