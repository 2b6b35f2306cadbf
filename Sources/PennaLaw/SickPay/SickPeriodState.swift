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
    public package(set) var firstDay: Day?

    /// The latest sick day.
    public package(set) var lastDay: Day?

    /// The number of the latest sick day in its period; 0 before the first.
    public package(set) var dayNumber: Int

    /// Sjuklön paid so far in the period.
    public var sickPay: Amount

    /// The whole karensavdrag of the period.
    public var karens: Amount

    /// How much of it has been made.
    public var karensTaken: Amount

    /// The part of ``karens`` that came from the person's employments that had ended (decision A48).
    public package(set) var karensTakenOver: Amount

    /// The first days of periods with karensavdrag, oldest first, at most a year back.
    public package(set) var karensDays: ShortList<Day>

    /// Nobody has been ill.
    public init() {
        firstDay = nil
        lastDay = nil
        dayNumber = 0
        sickPay = .zero
        karens = .zero
        karensTaken = .zero
        karensTakenOver = .zero
        karensDays = []
    }

    /// A state as it was carried from an earlier month.
    public init(
        firstDay: Day?, lastDay: Day?, dayNumber: Int, sickPay: Amount, karens: Amount, karensTaken: Amount,
        karensTakenOver: Amount = .zero, karensDays: ShortList<Day>
    ) {
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.dayNumber = dayNumber
        self.sickPay = sickPay
        self.karens = karens
        self.karensTaken = karensTaken
        self.karensTakenOver = karensTakenOver
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
    ///   - isProtected: whether a decision on särskilt högriskskydd takes away the karensavdrag (15 §).
    public mutating func beginPeriod(on day: Day, karens: Amount, occasions: Int, isProtected: Bool = false) {
        firstDay = day
        lastDay = nil
        dayNumber = 0
        sickPay = .zero
        karensTaken = .zero
        karensTakenOver = .zero
        // The same date last year still counts (decision A40).
        let yearBack = SickPeriodState.sameDateLastYear(day)
        karensDays.removeAll { $0 < yearBack }
        self.karens = isProtected || karensDays.count >= occasions ? .zero : karens
    }

    /// Goes on from where another employment of the person stands, where that has come further.
    ///
    /// Periods, their days and the occasions of karensavdrag are the person's. What was paid and deducted is each
    /// employment's own: one that has not been ill in the period has had nothing yet, and no karensavdrag of its own.
    public mutating func goOn(from other: SickPeriodState) {
        for day in other.karensDays where !karensDays.contains(day) {
            let place = karensDays.firstIndex { $0 > day } ?? karensDays.count
            karensDays.replaceSubrange(place..<place, with: CollectionOfOne(day))
        }
        guard let theirs = other.lastDay else { return }
        if let lastDay, (theirs, other.dayNumber) <= (lastDay, dayNumber) { return }
        if other.firstDay != firstDay {
            sickPay = .zero
            karens = .zero
            karensTaken = .zero
            karensTakenOver = .zero
        }
        firstDay = other.firstDay
        lastDay = theirs
        dayNumber = other.dayNumber
    }

    /// Takes over what employments that have ended did not use of the period's karensavdrag.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public mutating func takeOver(_ left: Amount) throws(PayrollError) {
        try karens += left
        try karensTakenOver += left
    }

    /// Counts a sick day and gives its number in the period.
    @discardableResult
    public mutating func count(_ day: Day) -> Int {
        lastDay = day
        dayNumber += 1
        return dayNumber
    }

    /// What karensavdrag takes now: up to the period's sjuklön so far, less what it has taken already.
    ///
    /// The period is an occasion when something is taken, and not before: one without sjuklön has no karensavdrag
    /// (decision A55).
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public mutating func takeKarens() throws(PayrollError) -> Amount {
        let due = min(karens, sickPay)
        let part = try due - karensTaken
        karensTaken = due
        if part > .zero, let firstDay, !karensDays.contains(firstDay) { karensDays.append(firstDay) }
        return part
    }

    private static func sameDateLastYear(_ day: Day) -> Day {
        let parts = day.components
        return Day(year: parts.year - 1, month: parts.month, day: parts.day) ?? Day(parts.year - 1, 2, 28)
    }
}
