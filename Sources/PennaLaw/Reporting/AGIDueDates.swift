//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The last days to declare and to pay for a month, for municipalities and regions.
///
/// A day that is a Saturday, Sunday, public holiday, midsommarafton, julafton or nyårsafton moves to the next weekday
/// (lag (1930:173) om beräkning av lagstadgad tid).
public struct AGIDueDates: Hashable, Sendable {
    /// The last day to send the declaration.
    ///
    /// It is the 12th of the month after (SFL 26:34, decision L9). Whether January and August have a later day could not
    /// be read; the 12th is safe.
    public let declaration: Day

    /// The last day on which the payment is in time whatever the rule is: the 12th.
    public let payment: Day

    /// The last day that the payment may have: the 17th in January, and else the same as ``payment``.
    ///
    /// SFL 62:3 gives the 17th in January for large declarers. Whether that goes for municipalities could not be read, so
    /// in January the true day is one of the two.
    public let latestPayment: Day

    /// How well the declaration's day is known.
    public let confidence: Confidence

    /// How well the payment's day is known.
    public let paymentConfidence: Confidence

    /// The last days for a period.
    ///
    /// - Throws: `invalidValue` for a period before July 2018; `yearNotCovered` when the holidays of the year are unknown.
    public init(period: AGIPeriod) throws(PayrollError) {
        try period.checkAGI()
        let month = period.month.next
        let holidays = try HolidayCalendar(year: month.year)
        let declarationRow = try AGIRules.declarationDay.row(on: month.first)
        let paymentRow = try AGIRules.paymentDay.row(on: month.first)
        declaration = AGIDueDates.weekday(declarationRow.value, month, holidays)
        payment = AGIDueDates.weekday(paymentRow.value, month, holidays)
        confidence = declarationRow.confidence
        guard month.monthOfYear == 1 else {
            latestPayment = payment
            paymentConfidence = paymentRow.confidence
            return
        }
        let january = try AGIRules.paymentDayInJanuary.row(on: month.first)
        latestPayment = AGIDueDates.weekday(january.value, month, holidays)
        paymentConfidence = paymentRow.confidence.weaker(january.confidence)
    }

    /// Whether the payment's day is open between two.
    public var isPaymentOpen: Bool { payment != latestPayment }

    /// The days in Swedish, and what is not known of them.
    public var text: String {
        let first = "Arbetsgivardeklarationen ska ha kommit in senast \(declaration)."
        guard isPaymentOpen else { return "\(first) Skatt och avgifter ska vara betalda senast \(payment)." }
        return
            "\(first) Betala senast \(payment): i januari kan dagen vara \(latestPayment), men om det gäller kommuner är "
            + "inte klarlagt. Se Skatteverkets kalender."
    }

    /// The day of a month, or the first weekday after it.
    private static func weekday(_ dayOfMonth: Int64, _ month: Month, _ holidays: HolidayCalendar) -> Day {
        var day = month.first + Int(dayOfMonth - 1)
        while !holidays.isWorkday(day) { day = day + 1 }
        return day
    }
}
