//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What is asked about a person's preliminary tax on one pay date.
public struct TaxQuestion: Hashable, Sendable {
    /// The year the person was born; it gives the column.
    public var birthYear: Int

    /// How the tax is decided; `nil` when nothing is known, which is an error unless an adjustment says all.
    public var decision: TaxDecision?

    /// Skatteverket's decision of another tax, when one is valid on the pay date.
    public var adjustment: TaxAdjustment?

    /// Voluntary extra tax.
    public var extra: ExtraTax?

    /// What the employer says of one-off amounts; `nil` for Penna's own estimate.
    public var oneOffBasis: OneOffBasis?

    /// Taxable pay and benefits of the month that are not one-off amounts.
    public var ordinary: Amount

    /// One-off amounts paid now.
    public var oneOff: Amount

    /// Ordinary taxable pay of the latest month that had any; the estimate goes by it when it is more than this month's.
    public var latestOrdinary: Amount

    /// One-off amounts paid earlier in the year.
    public var earlierOneOff: Amount

    /// What is known and expected of the year's income, for the estimate.
    public var expected: ExpectedIncome

    /// What earlier payments of the calendar month were taxed on and gave.
    public var earlier: EarlierInMonth

    /// The cash there is to take tax from.
    public var cash: Amount

    /// A question about ordinary pay; set the other properties where there is more to say.
    public init(birthYear: Int, decision: TaxDecision?, ordinary: Amount, cash: Amount) {
        self.birthYear = birthYear
        self.decision = decision
        adjustment = nil
        extra = nil
        oneOffBasis = nil
        self.ordinary = ordinary
        oneOff = .zero
        latestOrdinary = .zero
        earlierOneOff = .zero
        expected = ExpectedIncome()
        earlier = EarlierInMonth()
        self.cash = cash
    }
}

/// The taxes withheld on a pay date; all in whole kronor, together never more than the cash.
public struct WithheldTax: Sendable {
    /// Which tax it is, and so which field of the AGI it is reported in.
    public enum Kind: Hashable, Sendable {
        /// Preliminär skatt, field 001.
        case preliminary
        /// SINK, field 274.
        case sink
        /// A-SINK, field 275.
        case asink
    }

    /// Which tax ``main`` is.
    public var kind = Kind.preliminary

    /// On ordinary pay, or on everything where one rate covers all.
    public var main: Proof?

    /// On one-off amounts, where they have a tax of their own.
    public var oneOff: Proof?

    /// Voluntary extra tax.
    public var extra: Proof?

    /// The sum.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func total() throws(PayrollError) -> Amount {
        try (main?.amount ?? .zero) + (oneOff?.amount ?? .zero) + (extra?.amount ?? .zero)
    }
}
