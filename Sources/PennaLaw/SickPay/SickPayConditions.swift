//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// From when somebody has the right to sjuklön (3 §).
public enum SickPayRight: Hashable, Sendable {
    /// From the first day of the employment.
    case fromFirstDay
    /// From a later day, in an employment shorter than a month.
    case from(Day)
    /// Never in this employment: it ends before the qualifying time does.
    case never

    /// The right in an employment agreed to last certain days.
    ///
    /// From the first day when the agreed time is a month or more. Otherwise after fourteen days of employment;
    /// earlier employments with the same employer are counted when at most fourteen days lie between one and the next.
    ///
    /// - Parameters:
    ///   - employment: the agreed time; an employment until further notice has the right from its first day.
    ///   - earlier: earlier employments with the same employer, in any order.
    ///   - daysNotCounted: days absent without a valid reason, which do not count.
    /// - Throws: `invalidValue` when an earlier employment does not end before this one begins, or `daysNotCounted` is
    ///   negative.
    public init(
        agreed employment: DayRange, earlier: [DayRange] = [], daysNotCounted: Int = 0
    ) throws(PayrollError) {
        guard daysNotCounted >= 0 else {
            throw PayrollError(
                .invalidValue, "Antalet dagar utan giltig frånvaro kan inte vara \(daysNotCounted). Ange 0 eller mer.",
                day: employment.first)
        }
        if SickPayRight.isMonth(employment) {
            self = .fromFirstDay
            return
        }
        var counted = -daysNotCounted
        var next = employment.first
        let between = Int(try SickPayRules.daysBetweenEmployments.row(on: employment.first).value)
        for range in earlier.sorted(by: { $0.last > $1.last }) {
            guard range.last < next else {
                throw PayrollError(
                    .invalidValue,
                    "Den tidigare anställningen \(range) överlappar den som börjar \(next). Rätta datumen.",
                    day: range.last)
            }
            guard next - range.last - 1 <= between else { break }
            counted += range.count
            next = range.first
        }
        let missing = Int(try SickPayRules.qualifyingDays.row(on: employment.first).value) - counted
        if missing <= 0 {
            self = .fromFirstDay
        } else {
            let day = employment.first + missing
            self = day <= employment.last ? .from(day) : .never
        }
    }

    /// Whether there is a right on a day.
    func holds(on day: Day) -> Bool {
        switch self {
        case .fromFirstDay: true
        case .from(let first): first <= day
        case .never: false
        }
    }

    /// A month ends the day before the same date of the next month, or on that month's last day if it is shorter.
    private static func isMonth(_ days: DayRange) -> Bool {
        let parts = days.first.components
        let next = days.first.month.next
        let end = Day(year: next.year, month: next.monthOfYear, day: parts.day).map { $0 - 1 }
        return days.last >= (end ?? days.first.month.last + next.dayCount)
    }
}

/// A decision of Försäkringskassan on särskilt högriskskydd (13 §).
public struct SpecialProtection: Hashable, Sendable {
    /// Why it was made, which decides what it gives (13 § third paragraph).
    public enum Ground: Hashable, Sendable, CaseIterable {
        /// Many periods of illness in twelve months: no karensavdrag, and refund.
        case manyPeriods
        /// One or more long periods in twelve months: refund only.
        case longPeriods
        /// Donation of an organ or other biological material: no karensavdrag, and refund.
        case donation
        /// Aktivitetsersättning in the last twelve months: refund only.
        case aktivitetsersattning

        /// Whether karensavdrag is not made (15 §); the cost is refunded on every ground (16 §).
        public var exemptsFromKarensavdrag: Bool {
            switch self {
            case .manyPeriods, .donation: true
            case .longPeriods, .aktivitetsersattning: false
            }
        }
    }

    /// Why it was made.
    public let ground: Ground

    /// The days it applies.
    public let days: DayRange

    /// A decision.
    public init(_ ground: Ground, _ days: DayRange) {
        self.ground = ground
        self.days = days
    }
}

/// What the law asks beyond the days themselves.
public struct SickPayConditions: Hashable, Sendable {
    /// From when there is a right to sjuklön (3 §).
    public var right: SickPayRight

    /// Decisions on särskilt högriskskydd; the one that applies on a period's first day counts for the period.
    public var protection: [SpecialProtection]

    /// When a läkarintyg from the first day of each spell has been asked for in writing (10 a §), at most a year.
    public var certificateFromFirstDay: DayRange?

    /// The first day of the unbroken spell that the first day continues, when it began in days calculated earlier.
    ///
    /// Needed only when the period has an earlier spell; otherwise the period's first day is taken.
    public var spellBegan: Day?

    /// What the law asks; ordinary conditions when nothing is said.
    public init(
        right: SickPayRight = .fromFirstDay, protection: [SpecialProtection] = [],
        certificateFromFirstDay: DayRange? = nil, spellBegan: Day? = nil
    ) {
        self.right = right
        self.protection = protection
        self.certificateFromFirstDay = certificateFromFirstDay
        self.spellBegan = spellBegan
    }

    func exemptsFromKarensavdrag(on day: Day) -> Bool {
        protection.contains { $0.ground.exemptsFromKarensavdrag && $0.days.contains(day) }
    }

    func givesRefund(on day: Day) -> Bool {
        protection.contains { $0.days.contains(day) }
    }
}
