//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Some days of a month, in order: a bit for each.
struct MonthDays: Sequence, Sendable {
    private var bits: UInt32 = 0
    private let start: Day

    /// No day of the month that begins on a day.
    init(from start: Day) { self.start = start }

    var isEmpty: Bool { bits == 0 }

    var count: Int { bits.nonzeroBitCount }

    /// The first of the days, or `nil` when there is none.
    var first: Day? { isEmpty ? nil : start + bits.trailingZeroBitCount }

    /// All of some days of the month.
    mutating func insert(_ days: DayRange) {
        bits |= (UInt32.max >> UInt32(32 - days.count)) << UInt32(days.first - start)
    }

    mutating func insert(_ day: Day) { bits |= 1 << UInt32(truncatingIfNeeded: day - start) }

    func contains(_ day: Day) -> Bool { bits & 1 << UInt32(truncatingIfNeeded: day - start) != 0 }

    func makeIterator() -> Iterator { Iterator(left: self) }

    struct Iterator: IteratorProtocol {
        fileprivate var left: MonthDays

        mutating func next() -> Day? {
            guard let day = left.first else { return nil }
            left.bits &= left.bits - 1
            return day
        }
    }
}

/// How much of calendar days is absence, where each calendar day counts (§ 28 from day 15, § 29).
enum CalendarExtent: Equatable {
    /// A share of each day, also of free ones; counted in days.
    case share(Percent)
    /// Time of days with shifts of one length; counted in minutes.
    case hours(scheduled: Minutes)
}

extension MonthWork {
    /// The days, of a month's, for which something of some kinds is registered.
    func registeredDays(of kinds: RegisteredKinds, in days: DayRange) -> MonthDays {
        var result = MonthDays(from: days.first)
        for place in registered.indices where registered[place].kinds.hasAny(kinds) {
            if let inside = registered[place].days.intersection(days) { result.insert(inside) }
        }
        return result
    }

    /// The extent of a calendar day of absence, and what it counts: one day, or minutes.
    ///
    /// - Throws: `invalidValue`, naming the row, where hours stand beside a share of the same day.
    func calendarExtent(_ cause: AbsenceCause, on day: Day) throws(PayrollError) -> (CalendarExtent, count: Int64) {
        var share: Percent?
        var hours: Int?
        let kind = RegisteredKinds(cause)
        for place in registered.indices where registered[place].kinds == kind && registered[place].days.contains(day) {
            guard case .absence(_, let extent) = registered[place].kind else { continue }
            if let known = extent.share { share = known } else { hours = place }
        }
        if let share {
            if let hours {
                throw PayrollError(
                    .invalidValue,
                    "Frånvaron \(cause.rawValue) \(day) har både procent och timmar, och dagen räknas som kalenderdag. Ange bara procent eller bara klockslag.",
                    day: day, row: registered[hours].row)
            }
            return (.share(share), 1)
        }
        let (absent, scheduled) = (absence(cause, on: day)?.minutes ?? 0, plan.minutes(on: day))
        // On a day without a shift, the row's own hours are all that would have been worked.
        if scheduled == 0 || absent == scheduled { return (.share(.whole), 1) }
        return (.hours(scheduled: Minutes(scheduled)), absent)
    }
}
