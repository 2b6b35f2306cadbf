//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something registered on an employment: what happened, when, and when it was recorded.
public struct Registration: Hashable, Sendable {
    /// What happened.
    public let kind: Kind

    /// The days it applies to.
    public let days: DayRange

    /// When it was recorded.
    public let recorded: Instant

    /// The input row it came from, if any.
    public let row: SourceRow?

    /// A registration.
    public init(_ kind: Kind, days: DayRange, recorded: Instant, row: SourceRow? = nil) {
        self.kind = kind
        self.days = days
        self.recorded = recorded
        self.row = row
    }

    /// What can be registered.
    public enum Kind: Hashable, Sendable {
        /// Absence from scheduled work.
        case absence(AbsenceCause, AbsenceExtent)
        /// Work beside the schedule, by the clock, on the first day of the registration.
        case extraWork(Shift)
        /// Hours that the sender has classified already, such as hours worked or hours of an OB class, on one day.
        case hours(PayItemID, Minutes)
        /// Other shifts than the schedule's on those days; none means free.
        case changedShift([Shift])
        /// A pay line, deduction or reimbursement by amount.
        case payLine(PayLineOrder)
        /// A benefit or a payment for travel that the law values; indirect, because it is large and seldom.
        indirect case benefit(BenefitEvent)
    }
}

/// Why somebody is absent.
public enum AbsenceCause: String, Hashable, Sendable, CaseIterable {
    /// Sjukfrånvaro.
    case sjuk
    /// Semester.
    case semester
    /// Tjänstledighet utan lön.
    case tjanstledig
}

/// How much of each day is absence.
public enum AbsenceExtent: Hashable, Sendable {
    /// All scheduled time.
    case whole
    /// A share of all scheduled time; each day's time is rounded to whole minutes, half up.
    case percent(Percent)
    /// That much time of one day.
    case time(Minutes)
    /// The scheduled time inside a clock interval of one day.
    case clock(ClockSpan)
}

/// A pay line ordered by registration: an amount, or a quantity at a price.
public struct PayLineOrder: Hashable, Sendable {
    /// The pay item.
    public let item: PayItemID

    /// The quantity in ten-thousandths, if any.
    public let quantity: Int64?

    /// The price per unit; the pay item's own when not given.
    public let price: Amount?

    /// The amount; quantity times price when not given.
    public let amount: Amount?

    /// Whether it comes back every month of its period, with the fixed pay.
    public let isRecurring: Bool

    /// Orders a pay line.
    public init(
        item: PayItemID, quantity: Int64? = nil, price: Amount? = nil, amount: Amount? = nil, isRecurring: Bool = false
    ) {
        self.item = item
        self.quantity = quantity
        self.price = price
        self.amount = amount
        self.isRecurring = isRecurring
    }
}
