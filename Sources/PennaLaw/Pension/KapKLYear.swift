//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The limits and the rate of KAP-KL's fee part in a year, ready for use.
public struct KapKLTerms: Hashable, Sendable {
    /// The calendar year.
    public let year: IncomeYear

    /// The year's inkomstbasbelopp.
    public let inkomstbasbelopp: Amount

    /// The upper limit in inkomstbasbelopp per year: 30.
    public let upperFactor: Factor

    /// The upper limit in kronor per year, exactly; pay above it gives no fee.
    public let upperLimit: Amount

    /// The pay per year above which there is a defined benefit part, which is not calculated here; exactly.
    public let definedBenefitLimit: Amount

    /// The fee.
    public let rate: Percent

    /// The weakest confidence of the figures.
    public let confidence: Confidence

    /// The agreement's terms in a year.
    ///
    /// - Throws: `yearNotCovered`, naming the figure and the year, when inkomstbasbelopp or a figure of the agreement
    ///   is unknown.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        let base = try YearlyAmounts.inkomstbasbelopp.row(in: year, years)
        let upper = try PensionRules.kapKLUpperLimit.row(in: year, years)
        let benefit = try PensionRules.kapKLDefinedBenefitLimit.row(in: year, years)
        let fee = try PensionRules.kapKLRate.row(in: year, years)
        self.year = year
        inkomstbasbelopp = Amount(ore: base.value)
        upperFactor = Factor(hundredths: upper.value)
        // Exact: inkomstbasbelopp is whole hundreds of kronor.
        upperLimit = try (Exact(inkomstbasbelopp) * upperFactor).rounded(.towardZero)
        definedBenefitLimit = try (Exact(inkomstbasbelopp) * Factor(hundredths: benefit.value)).rounded(.towardZero)
        rate = Percent(millionths: fee.value)
        confidence = base.confidence.weaker(upper.confidence).weaker(benefit.confidence).weaker(fee.confidence)
    }

    /// The fee on a year's pay to the öre, an exact half away from zero; nothing for pay below zero.
    func fee(on lon: Amount) throws(PayrollError) -> Amount {
        try (Exact(max(.zero, min(lon, upperLimit))) * rate).rounded(.halfAwayFromZero)
    }

    /// The fee as the formulas have it, on what an expression says.
    static func feeText(_ lon: String) -> String { "öre(max(0; min(\(lon); övre × inkomstbasbelopp)) × avgift)" }

    static let operands = [
        Operand("övre", .faktor), Operand("inkomstbasbelopp", .krona), Operand("avgift", .procent),
    ]

    func write(to operands: inout some OperandWriter) {
        operands.faktor(upperFactor)
        operands.krona(inkomstbasbelopp)
        operands.procent(rate)
    }
}

/// A person's KAP-KL in a year: the pay so far, and the fee on it.
///
/// For those who keep KAP-KL by the employer's statement, ``PensionPlan/kapKL``. Only the fee part: when pay passes 7,5
/// inkomstbasbelopp, ``finding`` says that the defined benefit part is outside.
public struct KapKLYear: Hashable, Sendable {
    /// The year, its limits and rate.
    public let terms: KapKLTerms

    /// The pensionsgrundande lön so far, from all employments with the employer.
    public private(set) var pensionsgrundandeLon: Amount

    /// A year with the pay that was carried from its earlier months, by default none.
    public init(terms: KapKLTerms, pensionsgrundandeLon: Amount = .zero) {
        self.terms = terms
        self.pensionsgrundandeLon = pensionsgrundandeLon
    }

    /// Adds a payment's pensionsgrundande lön and gives what it adds to the year's fee.
    ///
    /// The difference of two fees, each rounded to the öre, so that the shares add up to ``fee()`` in any order.
    /// Nothing is added when an error is thrown.
    ///
    /// - Throws: `invalidValue` when the payment belongs to another year; `overflow` when the sum does not fit.
    public mutating func add(_ lon: Amount, paid payDate: PayDate) throws(PayrollError) -> Proof {
        guard payDate.incomeYear == terms.year else {
            throw PayrollError(
                .invalidValue,
                "Lönen som betalas \(payDate.day) hör inte till år \(terms.year.year). KAP-KL räknas för ett år i "
                    + "taget: börja ett nytt år för utbetalningen.", day: payDate.day)
        }
        let earlier = pensionsgrundandeLon
        let sum = try earlier + lon
        let share = try Proof(of: Share(terms: terms, lon: lon, earlier: earlier), terms.confidence)
        pensionsgrundandeLon = sum
        return share
    }

    /// The fee on the pay so far; after the last payment, the year's fee part.
    ///
    /// To the öre, an exact half away from zero.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func fee() throws(PayrollError) -> Proof {
        try Proof(of: Fee(terms: terms, lon: pensionsgrundandeLon), terms.confidence)
    }

    /// Says that there is a defined benefit part that is not calculated, once the pay is above its limit.
    public var finding: PensionFinding? {
        guard pensionsgrundandeLon > terms.definedBenefitLimit else { return nil }
        return .definedBenefitOutside(pensionsgrundandeLon: pensionsgrundandeLon, limit: terms.definedBenefitLimit)
    }
}

extension KapKLYear {
    /// The fee that KAP-KL charges on a year's pensionsgrundande lön.
    struct Fee: Working {
        static let formula = Formula(
            FormulaID(172), name: "Pensionsavgift KAP-KL, år", expression: KapKLTerms.feeText("lön"),
            operands: [Operand("lön", .krona)] + KapKLTerms.operands, paragraph: "KAP-KL, avgiftsbestämd ålderspension",
            source: PensionRules.kapKLSource, confidence: .reported, quantity: "lön")

        let terms: KapKLTerms
        let lon: Amount

        func amount() throws(PayrollError) -> Amount { try terms.fee(on: lon) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(lon)
            terms.write(to: &operands)
        }
    }

    /// What one payment adds to the year's fee: the fee with it less the fee without it.
    struct Share: Working {
        static let formula = Formula(
            FormulaID(173), name: "Pensionsavgift KAP-KL, månadens del av året",
            expression: "\(KapKLTerms.feeText("(tidigare + lön)")) − \(KapKLTerms.feeText("tidigare"))",
            operands: [Operand("lön", .krona), Operand("tidigare", .krona)] + KapKLTerms.operands,
            paragraph: "KAP-KL, avgiftsbestämd ålderspension",
            source: .calculated(
                "skillnaden mellan två avrundade årsavgifter; avtalets egen preliminära avgift är inte känd"),
            confidence: .unconfirmed, quantity: "lön")

        let terms: KapKLTerms
        let lon: Amount
        let earlier: Amount

        func amount() throws(PayrollError) -> Amount {
            try terms.fee(on: earlier + lon) - terms.fee(on: earlier)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(lon)
            operands.krona(earlier)
            terms.write(to: &operands)
        }
    }
}
