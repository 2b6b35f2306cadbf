//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What is known for a run of days: one record's content, as far as no later record says otherwise.
public struct KnownFact: Hashable, Sendable {
    /// The first day.
    public let from: Day

    /// The last day; `nil` until further notice.
    public let through: Day?

    /// The record it comes from.
    public let fact: StoredFact

    /// What is known for a run of days.
    public init(from: Day, through: Day?, fact: StoredFact) {
        self.from = from
        self.through = through
        self.fact = fact
    }
}

/// The records of one identity, and what they say together.
public struct FactHistory: Sendable {
    /// The records in the order in which they hold: by when they were recorded, then by number.
    public let facts: [StoredFact]

    /// The records of one identity, in any order.
    public init(_ facts: [StoredFact]) {
        self.facts = facts.sorted { left, right in
            left.record.recorded == right.record.recorded
                ? left.number < right.number : left.record.recorded < right.record.recorded
        }
    }

    /// What is known at an instant, in order of days; days that were withdrawn, or never covered, are left out.
    ///
    /// - Complexity: O(n²) in the records of the identity.
    public func known(asOf instant: Instant) -> [KnownFact] {
        let facts = facts.filter { $0.record.recorded <= instant }
        guard facts.count != 1 else {
            guard let fact = facts.first, fact.record.content != nil else { return [] }
            return [KnownFact(from: fact.record.from, through: fact.record.through, fact: fact)]
        }
        var borders: [Day] = []
        for fact in facts {
            borders.append(fact.record.from)
            // The last day of all has no day after it.
            if let through = fact.record.through, through.number < .max { borders.append(through + 1) }
        }
        borders.sort()
        var known: [KnownFact] = []
        for (index, border) in borders.enumerated() where index == 0 || borders[index - 1] != border {
            guard let holding = facts.last(where: { $0.record.covers(border) }), holding.record.content != nil else {
                continue
            }
            let next = borders[index...].first { $0 > border }
            append(KnownFact(from: border, through: next.map { $0 - 1 }, fact: holding), to: &known)
        }
        return known
    }

    /// Joins days that one record covers on both sides of another's border.
    private func append(_ fact: KnownFact, to known: inout [KnownFact]) {
        if let last = known.last, last.fact.number == fact.fact.number, let end = last.through, end + 1 == fact.from {
            known[known.count - 1] = KnownFact(from: last.from, through: fact.through, fact: last.fact)
        } else {
            known.append(fact)
        }
    }
}
