//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something known: a value, the days it applies to, and the instant it was recorded.
///
/// Facts are added, never overwritten. For a day that several facts of one kind cover, the one recorded last holds;
/// of those recorded at the same instant, the one that begins last; of those, the one that is given last.
public struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
    /// What is known.
    public let value: Value

    /// The first day it applies.
    public let from: Day

    /// The last day it applies; `nil` until further notice.
    public let through: Day?

    /// When it was recorded.
    public let recorded: Instant

    /// The input row it came from, if any.
    public let row: SourceRow?

    /// A fact.
    ///
    /// - Throws: `invalidValue` when it ends before it begins.
    public init(_ value: Value, from: Day, through: Day? = nil, recorded: Instant, row: SourceRow? = nil)
        throws(PayrollError)
    {
        if let through, through < from {
            throw PayrollError(
                .invalidValue, "Uppgiften slutar \(through), före sin början \(from). Rätta datumen.", day: from,
                row: row)
        }
        self.value = value
        self.from = from
        self.through = through
        self.recorded = recorded
        self.row = row
    }

    /// Another value with the same dates.
    package func with<Other>(_ value: Other) -> Fact<Other> {
        Fact<Other>(value, from: from, through: through, recorded: recorded, row: row, unchecked: ())
    }

    private init(_ value: Value, from: Day, through: Day?, recorded: Instant, row: SourceRow?, unchecked: Void) {
        (self.value, self.from, self.through, self.recorded, self.row) = (value, from, through, recorded, row)
    }

    /// Whether it applies to a day.
    @inlinable
    public func holds(on day: Day) -> Bool { from <= day && (through.map { day <= $0 } ?? true) }

    /// The days of the fact that lie in a window, or `nil` when there are none.
    @inlinable
    public func days(in window: DayRange) -> DayRange? {
        guard from <= window.last, through.map({ window.first <= $0 }) ?? true else { return nil }
        return try? DayRange(from: max(from, window.first), through: min(through ?? window.last, window.last))
    }
}

/// Days through which one and the same fact holds.
public struct Stretch: Hashable, Sendable {
    /// The days.
    public let days: DayRange

    /// The index of the fact in its array.
    public let index: Int

    /// Days through which the fact at an index holds.
    public init(days: DayRange, index: Int) {
        self.days = days
        self.index = index
    }
}

extension Array {
    /// Which fact holds on which days of a window, in order of days; days without a fact are left out.
    ///
    /// - Parameter knownAt: facts recorded later are not looked at.
    /// - Complexity: O(1) when one fact covers the window, else O(n²) in the facts.
    ///
    /// Inlinable, as are the look-ups below, because they stand in every step and are slow when not specialized.
    @inlinable
    public func stretches<Value>(in window: DayRange, knownAt: Instant) -> ShortList<Stretch>
    where Element == Fact<Value> {
        stretches(in: window, knownAt: knownAt) { _ in true }
    }

    /// The same for some of the facts, such as those of one kind.
    @inlinable
    public func stretches<Value>(in window: DayRange, knownAt: Instant, where isMeant: (Value) -> Bool)
        -> ShortList<Stretch> where Element == Fact<Value>
    {
        var result = ShortList<Stretch>()
        var day = window.first
        while day <= window.last {
            // From the day on, the same fact holds until another begins or one of them ends.
            var next = window.last + 1
            var holding: Int?
            for index in indices where self[index].recorded <= knownAt && isMeant(self[index].value) {
                guard let days = self[index].days(in: window), day <= days.last else { continue }
                guard days.first <= day else {
                    next = Swift.min(next, days.first)
                    continue
                }
                next = Swift.min(next, days.last + 1)
                if holding.map({ precedes($0, index) }) ?? true { holding = index }
            }
            if let holding { result.add(holding, from: day, before: next) }
            day = next
        }
        return result
    }

    /// The fact that holds on a day, or `nil`.
    @inlinable
    public func fact<Value>(on day: Day, knownAt: Instant) -> Int? where Element == Fact<Value> {
        // Most facts are alone, and then there is nothing to choose between.
        if count == 1 { return self[0].recorded <= knownAt && self[0].holds(on: day) ? 0 : nil }
        return isEmpty ? nil : stretches(in: DayRange(day), knownAt: knownAt).first?.index
    }

    /// The one fact there is, where it holds on all days of a window; `nil` where there are several or it does not.
    @inlinable
    public func single<Value>(through window: DayRange, knownAt: Instant) -> Int? where Element == Fact<Value> {
        guard count == 1, self[0].recorded <= knownAt, self[0].holds(on: window.first), self[0].holds(on: window.last)
        else { return nil }
        return 0
    }

    /// The one value that holds on a day, or `nil`; for decisions, where two that contradict each other must be seen.
    ///
    /// - Parameter what: what is decided, in Swedish, for the error.
    /// - Throws: `overlap` when two facts that begin and were recorded together cover the day and say different things.
    @inlinable
    public func decided<Value>(on day: Day, knownAt: Instant, _ what: StaticString) throws(PayrollError) -> Value?
    where Element == Fact<Value> {
        if isEmpty { return nil }
        guard let found = fact(on: day, knownAt: knownAt) else { return nil }
        if count > 1 { try checkAlone(found, on: day, what) }
        return self[found].value
    }

    @usableFromInline
    func checkAlone<Value>(_ found: Int, on day: Day, _ what: StaticString) throws(PayrollError)
    where Element == Fact<Value> {
        let holding = self[found]
        for (index, other) in enumerated() where index != found {
            guard other.from == holding.from, other.recorded == holding.recorded, other.value != holding.value,
                other.through.map({ day <= $0 }) ?? true
            else { continue }
            throw PayrollError(
                .overlap,
                "Två beslut om \(what) gäller \(day), båda från \(other.from) och registrerade samtidigt. Ta bort det ena, eller ange när det andra registrerades.",
                day: day, row: other.row ?? holding.row)
        }
    }

    @usableFromInline
    func precedes<Value>(_ left: Int, _ right: Int) -> Bool where Element == Fact<Value> {
        let (first, second) = (self[left], self[right])
        if first.recorded != second.recorded { return first.recorded < second.recorded }
        return first.from == second.from ? left < right : first.from < second.from
    }
}

extension ShortList<Stretch> {
    /// Adds the days of a fact, joined with the days before where they are its too.
    @usableFromInline
    mutating func add(_ index: Int, from first: Day, before next: Day) {
        guard let days = try? DayRange(from: first, through: next - 1) else { return }
        guard let last, last.index == index, last.days.last + 1 == first,
            let joined = try? DayRange(from: last.days.first, through: days.last)
        else {
            append(Stretch(days: days, index: index))
            return
        }
        self[count - 1] = Stretch(days: joined, index: index)
    }
}
