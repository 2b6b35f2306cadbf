//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A calendar month.
///
/// A bare month says nothing of its use. The four uses that payroll must not mix have types of their own:
/// ``WorkedMonth``, ``PayDate``, ``AGIPeriod`` and ``IncomeYear``.
public struct Month: Hashable, Sendable {
    /// Months since January of year 0.
    public let number: Int32

    /// The month with that number.
    public init(number: Int32) {
        self.number = number
    }

    /// A month of a year; months beyond 1–12 count on into the neighbouring years.
    public init(year: Int, month: Int) {
        number = Int32(year * 12 + month - 1)
    }

    /// Reads `2026-11`.
    ///
    /// - Returns: `nil` for any other form.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
        self = first.month
    }

    /// The year of the month.
    public var year: Int { Int(number) / 12 }

    /// The number of the month in its year, 1–12.
    public var monthOfYear: Int { Int(number) % 12 + 1 }

    /// The number of calendar days.
    public var dayCount: Int {
        switch monthOfYear {
        case 2: isLeapYear ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The first day of the month.
    public var first: Day { Day(year, monthOfYear, 1) }

    /// The last day of the month.
    public var last: Day { first + (dayCount - 1) }

    /// The month after.
    public var next: Month { Month(number: number + 1) }

    /// The month before.
    public var previous: Month { Month(number: number - 1) }

    private var isLeapYear: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

extension Month: Comparable {
    /// Whether the left month is before the right one.
    public static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}

extension Month: CustomStringConvertible {
    /// The month as `2026-11`.
    public var description: String { DigitText.padded(year, to: 4) + "-" + DigitText.padded(monthOfYear, to: 2) }
}

/// A month whose work, absence or fixed pay is calculated.
public struct WorkedMonth: Hashable, Sendable {
    /// The calendar month.
    public let month: Month

    /// The days of the month.
    public let days: DayRange

    /// The month in which something was worked.
    public init(_ month: Month) {
        self.month = month
        days = DayRange(month)
    }
}

/// The day the pay is available to the employee.
///
/// It decides tax year, contribution year and AGI period.
public struct PayDate: Hashable, Sendable {
    /// The day of payment.
    public let day: Day

    /// The income year: always the calendar year of the pay date.
    public let incomeYear: IncomeYear

    /// The calendar month that it lies in.
    public let month: Month

    /// Payment on that day.
    public init(_ day: Day) {
        self.day = day
        month = day.month
        incomeYear = IncomeYear(month.year)
    }

    /// The AGI period: always the calendar month of the pay date.
    public var agiPeriod: AGIPeriod { AGIPeriod(payDate: self) }
}

/// The month for which a payment is declared to Skatteverket: the month of its pay date, and nothing else.
public struct AGIPeriod: Hashable, Sendable {
    /// The calendar month.
    public let month: Month

    /// The period of a payment.
    public init(payDate: PayDate) {
        month = payDate.month
    }
}

/// The year whose tax tables, contributions and yearly amounts apply to a payment.
public struct IncomeYear: Hashable, Sendable {
    /// The calendar year.
    public let year: Int

    /// The income year of a payment.
    public init(payDate: PayDate) {
        self = payDate.incomeYear
    }

    /// An income year by its number, for look-ups in tables without a payment.
    public init(_ year: Int) {
        self.year = year
    }
}
