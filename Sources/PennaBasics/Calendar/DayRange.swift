//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A run of days, both ends included.
public struct DayRange: Hashable, Sendable {
    /// The first day.
    public let first: Day

    /// The last day; never before the first.
    public let last: Day

    /// The days from `first` to `last`.
    ///
    /// - Throws: `invalidValue` when the last day is before the first.
    public init(from first: Day, through last: Day) throws(PayrollError) {
        guard first <= last else {
            throw PayrollError(
                .invalidValue, "Perioden slutar \(last), före sin början \(first). Rätta datumen.", day: first)
        }
        self.first = first
        self.last = last
    }

    /// One day alone.
    public init(_ day: Day) {
        first = day
        last = day
    }

    /// All the days of a month.
    public init(_ month: Month) {
        first = month.first
        last = month.last
    }

    private init(unchecked first: Day, _ last: Day) {
        self.first = first
        self.last = last
    }

    /// The number of days, at least one.
    public var count: Int { last - first + 1 }

    /// Whether the day lies in the range.
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// The days that both ranges have, or `nil` when there are none.
    public func intersection(_ other: DayRange) -> DayRange? {
        let from = Swift.max(first, other.first)
        let through = Swift.min(last, other.last)
        return from <= through ? DayRange(unchecked: from, through) : nil
    }

    /// Whether the two ranges share a day.
    public func overlaps(_ other: DayRange) -> Bool { intersection(other) != nil }
}

extension DayRange: Sequence {
    /// Walks the days in order.
    public struct Iterator: IteratorProtocol, Sendable {
        var upcoming: Day
        let last: Day

        /// The next day, or `nil` after the last one.
        public mutating func next() -> Day? {
            guard upcoming <= last else { return nil }
            defer { upcoming = upcoming + 1 }
            return upcoming
        }
    }

    /// Walks the days from the first to the last.
    public func makeIterator() -> Iterator { Iterator(upcoming: first, last: last) }
}

extension DayRange: CustomStringConvertible {
    /// The range as `2026-04-01–2026-04-30`, or one day alone.
    public var description: String { first == last ? "\(first)" : "\(first)–\(last)" }
}
