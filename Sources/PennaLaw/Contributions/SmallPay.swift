//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Pay so small that no contributions are due on it: under 1 000 kr to one person in a calendar year, SAL 2:14.
///
/// What counts is all pay and all benefits from the employer to the person in the calendar year. Nobody knows in January
/// what the year will be, so the limit is asked at each payment. When the sum of the year reaches it, everything counts,
/// what was paid earlier in the year too: 600 kr in March gives no base; 600 kr more in May gives a base of 1 200 kr,
/// declared for May.
///
/// Preliminary tax has a limit of its own (SFL 10 kap. 4 §), which this one says nothing about.
public enum SmallPay {
    /// Whether contributions are due when a person has been paid so much in the calendar year.
    ///
    /// - Parameter yearTotal: all pay and benefits from the employer in the pay date's year, this payment too.
    /// - Throws: `yearNotCovered`, naming the limit and the year, when it is unknown.
    public static func contributionsAreDue(
        onYearTotal yearTotal: Amount, payDate: PayDate, years: PayYears = .builtIn
    ) throws(PayrollError) -> Bool {
        let limit = try ContributionExtraRules.smallestYearTotal.row(for: payDate, years)
        return yearTotal.ore >= limit.value
    }

    /// What a payment adds to the contribution base of its month.
    ///
    /// Nothing as long as the year stays under the limit; all of the year when the payment reaches it; after that the
    /// payment alone. The bases of a year so add up to all of its pay, or to nothing. When pay is taken back so that
    /// the year falls under the limit again, the answer is negative: what was declared is to be taken back, by a
    /// correction of the months it was declared for.
    ///
    /// - Parameters:
    ///   - pay: the pay and benefits of this payment.
    ///   - earlier: what the employer paid the person earlier in the same calendar year, declared or not.
    ///   - payDate: the day of payment.
    /// - Throws: `yearNotCovered`, naming the limit and the year, when it is unknown; `overflow` when a sum does not
    ///   fit in 64 bits.
    public static func base(
        of pay: Amount, paidEarlierInYear earlier: Amount, payDate: PayDate, years: PayYears = .builtIn
    ) throws(PayrollError) -> Amount {
        let total = try earlier + pay
        return try counted(total, payDate, years) - counted(earlier, payDate, years)
    }

    private static func counted(_ yearTotal: Amount, _ payDate: PayDate, _ years: PayYears) throws(PayrollError)
        -> Amount
    {
        try contributionsAreDue(onYearTotal: yearTotal, payDate: payDate, years: years) ? yearTotal : .zero
    }
}
