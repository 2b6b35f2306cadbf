//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

extension PayCalendar {
    /// An ordinary pay date, and why it is another day than the calendar's own.
    package struct OrdinaryPayDate: Hashable, Sendable {
        /// The month of the pay calendar.
        package let month: Month

        /// The day that the calendar names.
        package let calendarDay: Day

        /// The day of payment.
        package let payDate: PayDate

        /// What the calendar's day and those between are, such as `söndag`; empty when nothing is moved.
        package let causes: [String]
    }

    /// The pay date of a month, and what moved it.
    package func ordinaryPayDate(in month: Month) -> OrdinaryPayDate {
        let day = month.first + (min(payDay, month.dayCount) - 1)
        // In years without known holidays nobody can be paid; the run's own error says so.
        let banking = BankingDay(onOrBefore: day)
        return OrdinaryPayDate(
            month: month, calendarDay: day, payDate: PayDate(banking?.day ?? day), causes: banking?.passed ?? [])
    }

    /// The month of the pay calendar that a day of payment carries: its own, or the next when that month's ordinary pay
    /// has been moved back over the end of this one.
    public func payMonth(of day: Day) -> Month {
        let next = day.month.next
        return payDay < 15 && payDate(in: next).day == day ? next : day.month
    }
}
