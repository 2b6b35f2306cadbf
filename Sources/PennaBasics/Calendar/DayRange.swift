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
    @inlinable
    public init(from first: Day, through last: Day) throws(PayrollError) {
        guard first <= last else { throw DayRange.backwards(first, last) }
        self.init(unchecked: first, last)
    }

    @usableFromInline
    static func backwards(_ first: Day, _ last: Day) -> PayrollError {
        PayrollError(.invalidValue, "Perioden slutar \(last), före sin början \(first). Rätta datumen.", day: first)
    }

    /// One day alone.
    @inlinable
    public init(_ day: Day) {
        first = day
        last = day
    }

    /// All the days of a month.
    public init(_ month: Month) {
        first = month.first
        last = month.last
    }

    @inlinable
    init(unchecked first: Day, _ last: Day) {
        self.first = first
        self.last = last
    }

    /// The number of days, at least one.
    @inlinable
    public var count: Int { last - first + 1 }

    /// Whether the day lies in the range.
    @inlinable
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// The days that both ranges have, or `nil` when there are none.
    @inlinable
    public func intersection(_ other: DayRange) -> DayRange? {
        let from = Swift.max(first, other.first)
        let through = Swift.min(last, other.last)
        return from <= through ? DayRange(unchecked: from, through) : nil
    }

    /// Whether the two ranges share a day.
    @inlinable
    public func overlaps(_ other: DayRange) -> Bool { intersection(other) != nil }
}

extension DayRange: Sequence {
    /// Goes through the days in order.
    public struct Iterator: IteratorProtocol, Sendable {
        @usableFromInline var upcoming: Day
        @usableFromInline let last: Day

        @inlinable
        init(upcoming: Day, last: Day) {
            self.upcoming = upcoming
            self.last = last
        }

        /// The next day, or `nil` after the last one.
        @inlinable
        public mutating func next() -> Day? {
            guard upcoming <= last else { return nil }
            defer { upcoming = upcoming + 1 }
            return upcoming
        }
    }

    /// Goes through the days from the first to the last.
    @inlinable
    public func makeIterator() -> Iterator { Iterator(upcoming: first, last: last) }
}

extension DayRange: CustomStringConvertible {
    /// The range as `2026-04-01–2026-04-30`, or one day alone.
    public var description: String { first == last ? "\(first)" : "\(first)–\(last)" }
}
