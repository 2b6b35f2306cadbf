//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

/// What somebody knew: the facts that had arrived, and of them those that say they were recorded by an instant.
public struct Knowledge: Hashable, Sendable {
    /// The last fact that had arrived.
    public let through: FactNumber

    /// What was recorded later was not known.
    public let knownAt: Instant

    /// A state of knowledge.
    public init(through: FactNumber, knownAt: Instant) {
        self.through = through
        self.knownAt = knownAt
    }

    /// Whether a fact is known.
    public func contains(_ fact: StoredFact) -> Bool { fact.number <= through && fact.record.recorded <= knownAt }
}

/// The facts of one subject, a person with all employments or the employer itself, in order of number.
struct SubjectFacts: Sendable {
    private(set) var facts: [StoredFact] = []

    init(_ facts: [StoredFact] = []) { self.facts = facts }

    mutating func append(_ fact: StoredFact) { facts.append(fact) }

    /// What is known, identity by identity in the order in which they were first recorded.
    func known(_ isKnown: (StoredFact) -> Bool) -> [KnownFact] {
        var order: [FactIdentity] = []
        var groups: [FactIdentity: [StoredFact]] = [:]
        for fact in facts where isKnown(fact) {
            if groups[fact.record.identity] == nil { order.append(fact.record.identity) }
            groups[fact.record.identity, default: []].append(fact)
        }
        var known: [KnownFact] = []
        known.reserveCapacity(order.count)
        for identity in order {
            guard let facts = groups[identity] else { continue }
            if facts.count == 1, let only = facts.first {
                guard only.record.content != nil else { continue }
                known.append(KnownFact(from: only.record.from, through: only.record.through, fact: only))
            } else {
                known += FactHistory(facts).known(asOf: .endOfTime)
            }
        }
        return known
    }

    /// What a state of knowledge knows.
    func known(_ knowledge: Knowledge) -> [KnownFact] { known(knowledge.contains) }

    /// The facts that one state of knowledge has and an earlier one had not, in order of number.
    func new(in knowledge: Knowledge, since earlier: Knowledge?) -> [StoredFact] {
        facts.filter { fact in knowledge.contains(fact) && !(earlier?.contains(fact) ?? false) }
    }
}
