//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The limits and rates of AKAP-KR in a half-year, ready for use.
///
/// Make them once for a half-year; nothing is allocated per person.
public struct AkapKRTerms: Hashable, Sendable {
    /// The half-year.
    public let halfYear: HalfYear

    /// The year's inkomstbasbelopp.
    public let inkomstbasbelopp: Amount

    /// The lower limit in inkomstbasbelopp per half-year: 3,75.
    public let lowerFactor: Factor

    /// The upper limit in inkomstbasbelopp per half-year: 15.
    public let upperFactor: Factor

    /// The lower limit in kronor per half-year, exactly.
    public let lowerLimit: Amount

    /// The upper limit in kronor per half-year, exactly; pay above it gives no fee.
    public let upperLimit: Amount

    /// The fee up to the lower limit.
    public private(set) var rate: Percent

    /// The fee between the limits.
    public private(set) var rateAbove: Percent

    /// The age through whose month the higher fee is charged.
    public let lastAge: Int

    /// A half-year's fee below this is paid as pay.
    public let smallFee: Amount

    /// The weakest confidence of the figures.
    public private(set) var confidence: Confidence

    private let ageConfidence: Confidence

    /// The agreement's own terms in a half-year.
    ///
    /// - Throws: `yearNotCovered`, naming the figure and the year, when inkomstbasbelopp or a figure of the agreement
    ///   is unknown.
    public init(_ halfYear: HalfYear, years: PayYears = .builtIn) throws(PayrollError) {
        let first = PayDate(halfYear.firstDay)
        let base = try YearlyAmounts.inkomstbasbelopp.row(in: halfYear.year, years)
        let lower = try PensionRules.akapKRLowerLimit.row(for: first, years)
        let upper = try PensionRules.akapKRUpperLimit.row(for: first, years)
        let below = try PensionRules.akapKRRate.row(for: first, years)
        let above = try PensionRules.akapKRRateAbove.row(for: first, years)
        let age = try PensionRules.akapKRAge.row(for: first, years)
        let small = try PensionRules.akapKRSmallFee.row(for: first, years)
        self.halfYear = halfYear
        inkomstbasbelopp = Amount(ore: base.value)
        lowerFactor = Factor(hundredths: lower.value)
        upperFactor = Factor(hundredths: upper.value)
        // Exact: inkomstbasbelopp is whole hundreds of kronor.
        lowerLimit = try (Exact(inkomstbasbelopp) * lowerFactor).rounded(.towardZero)
        upperLimit = try (Exact(inkomstbasbelopp) * upperFactor).rounded(.towardZero)
        lastAge = Int(age.value)
        ageConfidence = age.confidence
        smallFee = try (Exact(inkomstbasbelopp) * Percent(millionths: small.value)).rounded(.halfAwayFromZero)
        rate = Percent(millionths: below.value)
        rateAbove = Percent(millionths: above.value)
        confidence = base.confidence.weaker(lower.confidence).weaker(upper.confidence)
            .weaker(below.confidence).weaker(above.confidence)
    }

    /// The terms of a person for whom the employer has agreed on other percentages.
    ///
    /// - Throws: `yearNotCovered`, as ``init(_:)`` does; `invalidValue` when a percentage is below 0 or above 100.
    public init(
        _ halfYear: HalfYear, rate: Percent, rateAbove: Percent, years: PayYears = .builtIn
    ) throws(PayrollError) {
        try self.init(halfYear, years: years)
        self.rate = try PensionRules.checkedShare(rate, "Pensionsavgiften under gränsen")
        self.rateAbove = try PensionRules.checkedShare(rateAbove, "Pensionsavgiften över gränsen")
    }

    /// The terms of somebody for whom the employer pays tilläggsavgift: so much more of the pay between the limits
    /// (decision L19).
    ///
    /// It came with the move from KAP-KL, by agreement with the person, and ends with the higher percentage at the latest.
    ///
    /// - Throws: `invalidValue` when the percentages together are below 0 or above 100.
    public func adding(_ more: Percent) throws(PayrollError) -> AkapKRTerms {
        var terms = self
        terms.rateAbove = try PensionRules.checkedShare(
            Percent(millionths: rateAbove.millionths + max(.zero, more).millionths),
            "Pensionsavgiften över gränsen med tilläggsavgift")
        return terms
    }

    /// The terms for somebody born in a month, at a payment: after the month of turning ``lastAge`` the lower percentage is
    /// that of everything up to the upper limit (decision L19).
    public func of(bornIn month: Month, paid payDate: PayDate) -> AkapKRTerms {
        let last = Month(year: month.year + lastAge, month: month.monthOfYear)
        guard payDate.month > last else { return self }
        var terms = self
        terms.rateAbove = rate
        terms.confidence = confidence.weaker(ageConfidence)
        return terms
    }

    /// A sixth of the lower limit: a twelfth of 7,5 inkomstbasbelopp, for information.
    ///
    /// The fee does not look at it: a month above it gives the higher fee only when the half-year is above its limit.
    public var lowerLimitPerMonth: Amount { Amount(ore: lowerLimit.ore / 6) }

    /// The fee on a half-year's pay to the öre, an exact half away from zero; nothing for pay below zero.
    func fee(on lon: Amount) throws(PayrollError) -> Amount {
        let below = max(.zero, min(lon, lowerLimit))
        let above = try max(.zero, min(lon, upperLimit) - lowerLimit)
        return try (Exact(below) * rate + Exact(above) * rateAbove).rounded(.halfAwayFromZero)
    }

    /// The fee as the formulas have it, on what an expression says.
    static func feeText(_ lon: String) -> String {
        "öre(max(0; min(\(lon); undre × inkomstbasbelopp)) × avgift "
            + "+ max(0; min(\(lon); övre × inkomstbasbelopp) − undre × inkomstbasbelopp) × avgift_över)"
    }

    static let operands = [
        Operand("undre", .faktor), Operand("övre", .faktor), Operand("inkomstbasbelopp", .krona),
        Operand("avgift", .procent), Operand("avgift_över", .procent),
    ]

    func write(to operands: inout some OperandWriter) {
        operands.faktor(lowerFactor)
        operands.faktor(upperFactor)
        operands.krona(inkomstbasbelopp)
        operands.procent(rate)
        operands.procent(rateAbove)
    }
}

/// A person's AKAP-KR in a half-year: the pay so far, and the fee on it.
///
/// The person's pay from all employments with the employer is added here, payment by payment. The limits are the
/// half-year's, so what a payment adds depends on what came before it, but the payments' shares add up to the
/// half-year's fee whatever their order.
///
/// ```swift
/// var half = PensionHalfYear(terms: try AkapKRTerms(HalfYear(payDate: payDate)))
/// let share = try half.add(Amount(kronor: 45_000), paid: payDate)
/// let fee = try half.fee()
/// ```
///
/// How AKAP-KR calculates preliminary fees by month is not known; the shares are the employer's cost as it arises, and
/// ``fee()`` is what the agreement settles. Who is covered, and from which age, is the employer's statement.
public struct PensionHalfYear: Hashable, Sendable {
    /// The half-year, its limits and rates.
    public let terms: AkapKRTerms

    /// The pensionsgrundande lön so far.
    public private(set) var pensionsgrundandeLon: Amount

    /// A half-year with the pay that was carried from its earlier months, by default none.
    public init(terms: AkapKRTerms, pensionsgrundandeLon: Amount = .zero) {
        self.terms = terms
        self.pensionsgrundandeLon = pensionsgrundandeLon
    }

    /// Adds a payment's pensionsgrundande lön and gives what it adds to the half-year's fee.
    ///
    /// A negative amount, pay that is taken back, takes its fee back. Each fee is rounded to the öre, an exact half
    /// away from zero; the share is the difference of two. Nothing is added when an error is thrown.
    ///
    /// - Throws: `invalidValue` when the payment belongs to another half-year; `overflow` when the sum does not fit.
    public mutating func add(_ lon: Amount, paid payDate: PayDate) throws(PayrollError) -> Proof {
        guard terms.halfYear.contains(payDate) else {
            throw PayrollError(
                .invalidValue,
                "Lönen som betalas \(payDate.day) hör inte till halvåret \(terms.halfYear). AKAP-KR räknas för ett "
                    + "halvår i taget: börja ett nytt halvår för utbetalningen.", day: payDate.day)
        }
        let earlier = pensionsgrundandeLon
        let sum = try earlier + lon
        let share = try Proof(of: Share(terms: terms, lon: lon, earlier: earlier), terms.confidence)
        pensionsgrundandeLon = sum
        return share
    }

    /// The fee on the pay so far; after the last payment, the half-year's fee.
    ///
    /// To the öre, an exact half away from zero.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func fee() throws(PayrollError) -> Proof {
        try Proof(of: Fee(terms: terms, lon: pensionsgrundandeLon), terms.confidence)
    }
}

extension PensionHalfYear {
    /// The fee that AKAP-KR charges on a half-year's pensionsgrundande lön.
    struct Fee: Working {
        static let formula = Formula(
            FormulaID(170), name: "Pensionsavgift AKAP-KR, halvår", expression: AkapKRTerms.feeText("lön"),
            operands: [Operand("lön", .krona)] + AkapKRTerms.operands,
            paragraph: "AKAP-KR, avgiftsbestämd ålderspension",
            source: PensionRules.akapKRSource, confidence: .confirmed, quantity: "lön")

        let terms: AkapKRTerms
        let lon: Amount

        func amount() throws(PayrollError) -> Amount { try terms.fee(on: lon) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(lon)
            terms.write(to: &operands)
        }
    }

    /// What one payment adds to the half-year's fee: the fee with it less the fee without it.
    ///
    /// The settlement per half-year is the agreement's; to divide its fee among payments like this is Penna's choice,
    /// and so it is unconfirmed.
    struct Share: Working {
        static let formula = Formula(
            FormulaID(171), name: "Pensionsavgift AKAP-KR, månadens del av halvåret",
            expression: "\(AkapKRTerms.feeText("(tidigare + lön)")) − \(AkapKRTerms.feeText("tidigare"))",
            operands: [Operand("lön", .krona), Operand("tidigare", .krona)] + AkapKRTerms.operands,
            paragraph: "AKAP-KR, avgiftsbestämd ålderspension",
            source: .calculated(
                "skillnaden mellan två avrundade halvårsavgifter; avtalets egen preliminära avgift är inte känd"),
            confidence: .unconfirmed, quantity: "lön")

        let terms: AkapKRTerms
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
