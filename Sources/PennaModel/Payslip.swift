//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The sums of a payslip, in whole öre.
///
/// `net + tax + deductions = gross + reimbursements`, always.
public struct PayslipTotals: Hashable, Sendable {
    /// Cash pay before tax.
    public var gross: Amount = .zero

    /// Preliminary tax, in whole kronor.
    public var tax: Amount = .zero

    /// Deductions from the net; negative when a negative pay becomes a debt.
    public var deductions: Amount = .zero

    /// Tax-free reimbursements.
    public var reimbursements: Amount = .zero

    /// What is paid out.
    public var net: Amount = .zero

    /// The value of benefits in kind, which are taxed and not paid.
    public var benefits: Amount = .zero

    /// What tax is taken on: the taxable part of gross and of benefits, less what is paid for benefits.
    public var taxBase: Amount = .zero

    /// The part of ``taxBase`` that is one-off amounts.
    public var oneOffBase: Amount = .zero

    /// What arbetsgivaravgifter are calculated on.
    public var contributionBase: Amount = .zero

    /// Arbetsgivaravgifter to the öre, as a cost.
    public var contributions: Amount = .zero

    /// Pensionsgrundande lön.
    public var pensionBase: Amount = .zero

    /// Pension fees and contributions, with särskild löneskatt on them, as a cost.
    public var pensionCost: Amount = .zero

    /// Nothing.
    public init() {}

    /// Adds another payslip's sums.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public mutating func add(_ other: PayslipTotals) throws(PayrollError) {
        try gross += other.gross
        try tax += other.tax
        try deductions += other.deductions
        try reimbursements += other.reimbursements
        try net += other.net
        try benefits += other.benefits
        try taxBase += other.taxBase
        try oneOffBase += other.oneOffBase
        try contributionBase += other.contributionBase
        try contributions += other.contributions
        try pensionBase += other.pensionBase
        try pensionCost += other.pensionCost
    }

    /// Checks that no sum is larger than what can be reported, so that neither the month's sums nor the AGI overflow on
    /// somebody else's account.
    ///
    /// - Throws: `overflow`, naming the sum.
    public func checkReportable() throws(PayrollError) {
        _ = try gross.reportable("Bruttolönen")
        _ = try tax.reportable("Skatten")
        _ = try deductions.reportable("Avdragen")
        _ = try reimbursements.reportable("Ersättningarna")
        _ = try net.reportable("Nettolönen")
        _ = try benefits.reportable("Förmånerna")
        _ = try taxBase.reportable("Underlaget för skatt")
        _ = try contributionBase.reportable("Underlaget för avgifter")
        _ = try contributions.reportable("Arbetsgivaravgifterna")
        _ = try pensionBase.reportable("Underlaget för pension")
        _ = try pensionCost.reportable("Pensionskostnaden")
    }

    /// The cash that tax and deductions can be taken from: gross, less what is taken back of reimbursements.
    ///
    /// Reimbursements that are paid are outside, for they are for costs.
    ///
    /// - Throws: `overflow` when the sum does not fit.
    public func cash() throws(PayrollError) -> Amount {
        try gross + min(.zero, reimbursements)
    }

    /// Whether every öre of gross and reimbursements went to net, tax or deductions.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public func balances() throws(PayrollError) -> Bool {
        try net + tax + deductions == gross + reimbursements
    }
}

/// A payslip: one person's pay from one employer on one pay date, over all employments there.
public struct Payslip: Hashable, Sendable {
    /// The index of the person in the batch.
    public let person: Int

    /// The lines in the batch's arena.
    public let lines: Range<Int>

    /// The sums.
    public let totals: PayslipTotals

    /// The weakest confidence of any line that the pay depends on; employer's costs do not count.
    public let confidence: Confidence

    /// A payslip.
    public init(person: Int, lines: Range<Int>, totals: PayslipTotals, confidence: Confidence) {
        self.person = person
        self.lines = lines
        self.totals = totals
        self.confidence = confidence
    }
}

/// Why a person could not be paid.
public struct PersonFailure: Hashable, Sendable {
    /// The index of the person in the batch.
    public let person: Int

    /// The employment it concerns, where it concerns one.
    public let employment: String?

    /// What is wrong.
    public let error: PayrollError

    /// A failure.
    public init(person: Int, employment: String?, error: PayrollError) {
        self.person = person
        self.employment = employment
        self.error = error
    }
}
