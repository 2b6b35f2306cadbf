//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something registered on an employment: what happened, when, and when it was recorded.
public struct Registration: Hashable, Sendable {
    /// What happened.
    public let kind: Kind

    /// The kind alone, which is quicker to ask than ``kind``.
    public let kinds: RegisteredKinds

    /// The days it applies to.
    public let days: DayRange

    /// When it was recorded.
    public let recorded: Instant

    /// The input row it came from, if any.
    public let row: SourceRow?

    /// The day of birth of the child that the absence concerns; limits per birth are counted by it.
    public let childBorn: Day?

    /// The number that the sending system gave it (postid), if any: equal rows of different numbers are different posts.
    public let post: String?

    /// Where the row itself says that it is posted, if it does.
    public let allocation: Allocation?

    /// A registration.
    public init(
        _ kind: Kind, days: DayRange, recorded: Instant, row: SourceRow? = nil, childBorn: Day? = nil,
        post: String? = nil, allocation: Allocation? = nil
    ) {
        self.kind = kind
        kinds = RegisteredKinds(kind)
        self.days = days
        self.recorded = recorded
        self.row = row
        self.childBorn = childBorn
        self.post = post
        self.allocation = allocation
    }

    /// What can be registered.
    public enum Kind: Hashable, Sendable {
        /// Absence from scheduled work.
        case absence(AbsenceCause, AbsenceExtent)
        /// Work beside the schedule, by the clock, on the first day of the registration; paid, or saved as time off.
        case extraWork(Shift, asTimeOff: Bool = false)
        /// Hours that the sender has classified already, such as hours worked or hours of an OB class, on one day.
        case hours(PayItemID, Minutes)
        /// Other shifts than the schedule's on those days; none means free.
        case changedShift([Shift])
        /// Förskjuten arbetstid: other shifts than the schedule's on those days, by an order given on a day; `nil` where the
        /// day is not known.
        case displacedShift([Shift], ordered: Day?)
        /// Jour or beredskap by the clock on each of the days; without a clock interval all round the clock.
        case standby(StandbyKind, ClockSpan?)
        /// Färdtid: travel in service by the clock, on one day.
        case travelTime(ClockSpan)
        /// What the month of the days would pay on an item is saved as time off instead.
        case timeOffInstead(PayItemID)
        /// Semesterväxling: the year's semesterdagstillägg are given up for more days, in the calendar year of the days.
        case holidayExchange
        /// A pay line, deduction or reimbursement by amount.
        case payLine(PayLineOrder)
        /// A benefit or a payment for travel that the law values; indirect, because it is large and seldom.
        indirect case benefit(BenefitEvent)
    }
}

extension Registration {
    /// The shifts that stand instead of the schedule's on its days, if it says so.
    public var otherShifts: [Shift]? {
        switch kind {
        case .changedShift(let shifts), .displacedShift(let shifts, _): shifts
        default: nil
        }
    }
}

/// Two ways to be at hand without working.
public enum StandbyKind: String, Hashable, Sendable, CaseIterable {
    /// Jour: at the place of work.
    case jour
    /// Beredskap: elsewhere, ready to come.
    case beredskap
}

/// Why somebody is absent.
public enum AbsenceCause: String, Hashable, Sendable, CaseIterable {
    /// Sjukfrånvaro.
    case sjuk
    /// Semester, by the paid days of the year.
    case semester
    /// Semester, by saved days.
    case sparadSemester = "semester-sparad"
    /// Semester without pay.
    case obetaldSemester = "semester-obetald"
    /// Tjänstledighet utan lön.
    case tjanstledig
    /// Föräldraledighet with föräldrapenning above the lowest level.
    case foraldraledig
    /// Föräldraledighet without föräldrapenning, or on the lowest level.
    case foraldraledigUtanPenning = "foraldraledig-utan-penning"
    /// Vård av barn, with tillfällig föräldrapenning.
    case vab
    /// Leave with graviditetspenning.
    case graviditet
    /// Leave with närståendepenning.
    case narstaende
    /// Leave with pay for enskilda angelägenheter.
    case enskild
    /// Leave without pay for a union or political assignment.
    case uppdrag
    /// Leave for the total defence, with dagersättning.
    case totalforsvar
    /// Kompledighet: time off that was saved.
    case komp

    /// Whether it is for a child, whose identity must be given.
    public var concernsChild: Bool {
        switch self {
        case .foraldraledig, .foraldraledigUtanPenning, .vab: true
        default: false
        }
    }
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

    /// What it pays on an item: the amount, or the quantity at its price or the item's own.
    ///
    /// - Returns: `nil` when there is neither an amount nor a quantity with a price.
    /// - Throws: `overflow` when the product does not fit.
    public func payment(on item: PayItem) throws(PayrollError) -> Amount? {
        if let amount { return amount }
        guard let quantity, let price = price ?? item.unitPrice else { return nil }
        return try (Exact(price) * quantity / OperandUnit.antal.storedPerUnit).rounded(.halfAwayFromZero)
            .reportable("Löneraden \(item.name):")
    }
}
