//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A field of the individual statement of the AGI that benefits and reimbursements are reported in.
///
/// The raw value is the field's code.
public enum BenefitField: Int, Hashable, Sendable, CaseIterable {
    /// Kontant bruttolön: the taxable part of what is paid in cash.
    case cash = 11
    /// Övriga skattepliktiga förmåner, meals among them.
    case otherBenefit = 12
    /// Skattepliktig bilförmån, without fuel.
    case carBenefit = 13
    /// Drivmedel vid bilförmån: 1.2 times the market value, before payment.
    case fuelBenefit = 18
    /// Bilersättning: a cross that says that tax-free mileage was paid.
    case mileagePaid = 50
    /// Traktamente: a cross that says that tax-free travel allowance was paid.
    case travelAllowancePaid = 51
    /// Betalt för drivmedel vid bilförmån.
    case fuelPayment = 98

    /// Whether the field is a cross, which has no amount.
    public var isCross: Bool { self == .mileagePaid || self == .travelAllowancePaid }
}

/// What one benefit or reimbursement adds to a field of the AGI.
public struct BenefitReport: Hashable, Sendable {
    /// The field.
    public let field: BenefitField

    /// The amount with its öre, which fall away when the month's sum is declared; `nil` for a cross.
    public let amount: Amount?

    /// An amount in a field.
    public init(_ field: BenefitField, _ amount: Amount) {
        self.field = field
        self.amount = amount
    }

    /// A cross in a field.
    public init(cross field: BenefitField) {
        self.field = field
        amount = nil
    }
}

/// An amount paid, divided into what is free of tax and what is pay.
public struct TaxFreeSplit: Hashable, Sendable {
    /// Free of tax and contributions.
    public let taxFree: Amount

    /// Taxed and charged with contributions.
    public let taxable: Amount

    /// The two parts of an amount.
    public init(taxFree: Amount, taxable: Amount) {
        self.taxFree = taxFree
        self.taxable = taxable
    }

    /// Both parts together.
    ///
    /// - Throws: `overflow` when the sum does not fit in 64 bits.
    public func total() throws(PayrollError) -> Amount {
        try taxFree + taxable
    }
}

/// What a benefit or a reimbursement is to a payslip: its parts, each with its proof, and the fields it is reported in.
///
/// The payslip gets a line of ``taxableLine`` (a benefit in kind, or pay when ``field`` is cash), a tax-free line of
/// ``taxFree`` for what is paid in cash, and a net deduction of ``netPayment``. After the deduction ``taxBase`` is what
/// is taxed.
public struct BenefitOutcome: Sendable {
    /// The value of a benefit before the employee's payment; `nil` where no payment can be made for it.
    public let value: Proof?

    /// What the employee pays for a benefit by net deduction.
    public let netPayment: Amount

    /// What tax is taken on; `nil` where the rule taxes nothing.
    public let taxBase: Proof?

    /// What contributions are paid on; `nil` where there is nothing.
    ///
    /// It differs from ``taxBase`` for fuel only.
    public let contributionBase: Proof?

    /// What is free of tax; `nil` where the rule frees nothing.
    public let taxFree: Proof?

    /// The field that the taxable part is reported in.
    public let field: BenefitField

    /// The cross that says that something tax-free was paid, where there is one.
    public let cross: BenefitField?

    /// What stands on the taxable line: a benefit before payment, or the taxable part of something else.
    public var taxableLine: Proof? { value ?? taxBase }

    /// The tax-free and the taxable part.
    public var split: TaxFreeSplit {
        TaxFreeSplit(taxFree: taxFree?.amount ?? .zero, taxable: taxBase?.amount ?? .zero)
    }

    /// The weakest confidence among all parts.
    public var confidence: Confidence {
        var weakest = Confidence.confirmed
        for part in [value, taxBase, contributionBase, taxFree] {
            if let part { weakest = weakest.weaker(part.confidence) }
        }
        return weakest
    }

    /// What is reported, field by field; nothing for an amount of zero.
    ///
    /// Fuel is reported before payment, with the payment in a field of its own; everything else after payment.
    public var reports: [BenefitReport] {
        var reports: [BenefitReport] = []
        let isFuel = field == .fuelBenefit
        let reported = (isFuel ? value : taxBase)?.amount ?? .zero
        if reported != .zero { reports.append(BenefitReport(field, reported)) }
        if isFuel, netPayment != .zero { reports.append(BenefitReport(.fuelPayment, netPayment)) }
        if let cross, split.taxFree > .zero { reports.append(BenefitReport(cross: cross)) }
        return reports
    }
}

extension BenefitOutcome {
    /// A benefit in kind whose bases are its value after payment.
    init(
        value: Proof, netPayment: Amount, field: BenefitField, name: @autoclosure () -> String
    ) throws(PayrollError) {
        let left = try BenefitRules.left(of: value, after: netPayment, name: name())
        self.init(
            value: value, netPayment: netPayment, taxBase: left, contributionBase: left, taxFree: nil, field: field,
            cross: nil)
    }

    /// An amount of which one part is free and the rest is taxed and charged with contributions.
    init(
        taxFree: Proof, taxable: Proof, field: BenefitField, cross: BenefitField? = nil
    ) {
        self.init(
            value: nil, netPayment: .zero, taxBase: taxable, contributionBase: taxable, taxFree: taxFree,
            field: field, cross: cross)
    }
}
