//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What an employment was paid in fixed pay, month by month, so that a later change of those months is seen.
public struct FixedPayCarry: Hashable, Sendable {
    /// The employment's first day, as it was when its fixed pay was noted first; `nil` when it has never been noted.
    public var start: Day?

    /// The months, in order; months without any between them were not paid.
    public var months: [FixedPayMonths] = []

    /// Nothing noted.
    public init() {}

    /// How many months back fixed pay is compared and kept.
    public static let monthsKept = 24

    /// Notes what a month was paid; what was noted of that month or later ones before is forgotten.
    public mutating func note(_ amount: Amount, in month: Month, start: Day) {
        if self.start == nil { self.start = start }
        let oldest = Month(number: month.number - Int32(FixedPayCarry.monthsKept))
        months.removeAll { $0.from >= month || $0.through < oldest }
        guard let last = months.last else {
            months.append(FixedPayMonths(from: month, through: month, amount: amount))
            return
        }
        let through = min(last.through, month.previous)
        if last.amount == amount, through.next == month {
            months[months.count - 1].through = month
        } else {
            months[months.count - 1].through = through
            months.append(FixedPayMonths(from: month, through: month, amount: amount))
        }
    }

    /// What a month was paid; nothing when it is not among those noted.
    public func amount(in month: Month) -> Amount {
        months.first { $0.from <= month && month <= $0.through }?.amount ?? .zero
    }
}

/// Months in a row that were paid the same.
public struct FixedPayMonths: Hashable, Sendable {
    /// The first month.
    public var from: Month

    /// The last month.
    public var through: Month

    /// What each of them was paid.
    public var amount: Amount

    /// Months in a row.
    public init(from: Month, through: Month, amount: Amount) {
        self.from = from
        self.through = through
        self.amount = amount
    }
}

/// A registration that goes on after the days that are settled: its part in them has been calculated.
public struct OpenRegistration: Hashable, Sendable {
    /// The kind, by ``Registration/Kind/word``.
    public package(set) var kind: String

    /// The first day registered.
    public package(set) var from: Day

    /// The last day registered; `nil` where the run that noted it did not say.
    public package(set) var through: Day?

    /// A registration of a kind that began on a day.
    public init(kind: String, from: Day, through: Day? = nil) {
        self.kind = kind
        self.from = from
        self.through = through
    }
}

extension Registration.Kind {
    /// A word for the kind that stays the same from version to version.
    public var word: String {
        switch self {
        case .absence(let cause, _): cause.rawValue
        case .extraWork: "extra"
        case .hours: "timmar"
        case .changedShift: "andratpass"
        case .displacedShift: "forskjuten"
        case .standby(let kind, _): kind.rawValue
        case .travelTime: "fardtid"
        case .timeOffInstead: "byte-till-komp"
        case .holidayExchange: "semestervaxling"
        case .payLine: "lonerad"
        case .benefit: "forman"
        }
    }
}
