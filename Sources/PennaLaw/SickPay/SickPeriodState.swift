//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Where an employee stands in a sjuklöneperiod, and which karensavdrag have been made.
///
/// The days of a period are numbered over its sick calendar days: sick Monday–Thursday are days 1–4; ill again the
/// next Tuesday is day 5 of the same period, because at most five whole days lay between (SjLL 7 §).
public struct SickPeriodState: Hashable, Sendable {
    /// The first day of the latest period.
    public private(set) var firstDay: Day?

    /// The latest sick day.
    public private(set) var lastDay: Day?

    /// The number of the latest sick day in its period; 0 before the first.
    public private(set) var dayNumber: Int

    /// Sjuklön paid so far in the period.
    public var sickPay: Amount

    /// The whole karensavdrag of the period.
    public var karens: Amount

    /// How much of it has been made.
    public var karensTaken: Amount

    /// The first days of periods with karensavdrag, oldest first, at most a year back.
    public private(set) var karensDays: ShortList<Day>

    /// Nobody has been ill.
    public init() {
        firstDay = nil
        lastDay = nil
        dayNumber = 0
        sickPay = .zero
        karens = .zero
        karensTaken = .zero
        karensDays = []
    }

    /// A state as it was carried from an earlier month.
    public init(
        firstDay: Day?, lastDay: Day?, dayNumber: Int, sickPay: Amount, karens: Amount, karensTaken: Amount,
        karensDays: ShortList<Day>
    ) {
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.dayNumber = dayNumber
        self.sickPay = sickPay
        self.karens = karens
        self.karensTaken = karensTaken
        self.karensDays = karensDays
    }

    /// Whether a sick day would begin a new period.
    ///
    /// - Parameter continuationDays: the most whole days between two spells of one period.
    public func beginsPeriod(on day: Day, continuationDays: Int) -> Bool {
        guard let lastDay else { return true }
        return day - lastDay - 1 > continuationDays
    }

    /// Begins a period on its first sick day.
    ///
    /// - Parameters:
    ///   - karens: what the karensavdrag of the period would be.
    ///   - occasions: the number of karensavdrag in the twelve months before after which none is made.
    ///   - isProtected: whether a decision on särskilt högriskskydd takes away the karensavdrag (15 §). No karensavdrag
    ///     is then made, so none is counted.
    public mutating func beginPeriod(on day: Day, karens: Amount, occasions: Int, isProtected: Bool = false) {
        firstDay = day
        lastDay = nil
        dayNumber = 0
        sickPay = .zero
        karensTaken = .zero
        // The same date last year still counts (decision A40).
        let yearBack = SickPeriodState.sameDateLastYear(day)
        karensDays.removeAll { $0 < yearBack }
        if isProtected || karensDays.count >= occasions {
            self.karens = .zero
        } else {
            self.karens = karens
            karensDays.append(day)
        }
    }

    /// Counts a sick day and gives its number in the period.
    public mutating func count(_ day: Day) -> Int {
        lastDay = day
        dayNumber += 1
        return dayNumber
    }

    /// What karensavdrag takes now: up to the period's sjuklön so far, less what it has taken already.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public mutating func takeKarens() throws(PayrollError) -> Amount {
        let due = min(karens, sickPay)
        let part = try due - karensTaken
        karensTaken = due
        return part
    }

    private static func sameDateLastYear(_ day: Day) -> Day {
        let parts = day.components
        return Day(year: parts.year - 1, month: parts.month, day: parts.day) ?? Day(parts.year - 1, 2, 28)
    }
}
