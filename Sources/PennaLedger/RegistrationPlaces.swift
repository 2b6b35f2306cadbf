//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaStore

/// The places of registrations that stand beside each other under one key, such as two absences of a cause on one day.
///
/// A registration that is known keeps its place wherever its row stands in the file: the order of rows never matters.
struct RegistrationPlaces {
    /// A place: what is known there, and the days that a row has claimed.
    private struct Place {
        let key: String
        let known: [KnownFact]
        var claimed: [FactEntry] = []

        func isFree(for entry: FactEntry) -> Bool { !claimed.contains { $0.meets(entry.from, entry.through) } }

        /// Whether just this is known for all of an entry's days.
        func has(_ entry: FactEntry) -> Bool {
            guard isFree(for: entry) else { return false }
            var day = entry.from
            for fact in known where fact.from <= day && fact.through.map({ day <= $0 }) ?? true {
                guard fact.fact.record.content == entry.content else { return false }
                guard let end = fact.through else { return true }
                if let last = entry.through, last <= end { return true }
                day = end + 1
            }
            return false
        }

        /// Whether the same is known for some of an entry's days, which it then has more or fewer of.
        func hasPart(of entry: FactEntry) -> Bool {
            isFree(for: entry)
                && known.contains {
                    $0.fact.record.content == entry.content && entry.meets($0.from, $0.through)
                }
        }
    }

    private struct Group: Hashable {
        let employment: String
        let key: String
    }

    private var places: [Group: [Place]] = [:]

    /// The entries with their places; entries that are no registrations as they were.
    private(set) var placed: [FactEntry] = []

    init(_ subject: SubjectFacts, _ entries: [FactEntry]) {
        var rows: [Group: [FactEntry]] = [:]
        var order: [Group] = []
        for entry in entries {
            guard entry.kind == FactKind.registration else {
                placed.append(entry)
                continue
            }
            let group = Group(employment: entry.employment, key: entry.key)
            if rows[group] == nil { order.append(group) }
            rows[group, default: []].append(entry)
        }
        guard subject.facts.contains(where: { $0.record.identity.kind == FactKind.registration }) || !order.isEmpty
        else { return }
        addKnown(subject)
        for group in order { place(rows[group] ?? [], group) }
    }

    private mutating func addKnown(_ subject: SubjectFacts) {
        var byIdentity: [FactIdentity: [KnownFact]] = [:]
        var order: [FactIdentity] = []
        for fact in subject.known({ _ in true }) where fact.kind == FactKind.registration {
            let identity = fact.fact.record.identity
            if byIdentity[identity] == nil { order.append(identity) }
            byIdentity[identity, default: []].append(fact)
        }
        for identity in order.sorted(by: { $0.key.utf8.count < $1.key.utf8.count }) {
            let group = Group(employment: identity.subject.employment, key: identity.key.withoutPlace)
            places[group, default: []].append(Place(key: identity.key, known: byIdentity[identity] ?? []))
        }
    }

    /// First those that are known as they are, then those of which some days are known, then what is new or replaces.
    private mutating func place(_ rows: [FactEntry], _ group: Group) {
        var left = rows.sorted { $0.precedes($1) }
        var places = places[group] ?? []
        for test in [Place.has, Place.hasPart, Place.isFree] {
            var rest: [FactEntry] = []
            for entry in left {
                guard let index = places.firstIndex(where: { test($0)(entry) }) else {
                    rest.append(entry)
                    continue
                }
                claim(index, entry, &places)
            }
            left = rest
        }
        for entry in left {
            if let index = places.firstIndex(where: { $0.isFree(for: entry) }) {
                claim(index, entry, &places)
                continue
            }
            let taken = Set(places.map(\.key))
            var number = 1
            while taken.contains(group.key.placed(number)) { number += 1 }
            places.append(Place(key: group.key.placed(number), known: []))
            claim(places.count - 1, entry, &places)
        }
        self.places[group] = places
    }

    private mutating func claim(_ index: Int, _ entry: FactEntry, _ places: inout [Place]) {
        places[index].claimed.append(entry)
        var entry = entry
        entry.key = places[index].key
        placed.append(entry)
    }

    /// Whether a row says something of any of some days under an identity.
    func claims(_ identity: FactIdentity, _ days: FactDays) -> Bool {
        let group = Group(employment: identity.subject.employment, key: identity.key.withoutPlace)
        return places[group]?.contains { place in
            place.claimed.contains { $0.meets(days.from, days.through) }
        } ?? false
    }

    /// What is known and no row says, for the days that no row claims.
    var unclaimed: [KnownFact] {
        places.values.flatMap { place in
            place.flatMap { place in place.known.flatMap { $0.without(place.claimed) } }
        }.sorted { ($0.from, $0.fact.number) < ($1.from, $1.fact.number) }
    }
}

extension String {
    /// The key of the place with a number; the first has none.
    fileprivate func placed(_ number: Int) -> String { number == 1 ? self : "\(self) #\(number)" }

    /// The key without the number of its place.
    fileprivate var withoutPlace: String {
        guard let mark = lastIndex(of: "#"), mark != startIndex, self[index(before: mark)] == " ",
            Int(self[index(after: mark)...]) != nil
        else { return self }
        return String(self[..<index(before: mark)])
    }
}

extension FactEntry {
    /// Whether it has any of some days.
    fileprivate func meets(_ from: Day, _ through: Day?) -> Bool {
        (self.through.map { from <= $0 } ?? true) && (through.map { self.from <= $0 } ?? true)
    }

    /// An order that rows have wherever they stand.
    fileprivate func precedes(_ other: FactEntry) -> Bool {
        if from != other.from { return from < other.from }
        let (mine, others) = (through ?? .endOfTime, other.through ?? .endOfTime)
        return mine == others ? content.lexicographicallyPrecedes(other.content) : mine < others
    }
}

extension KnownFact {
    /// What is left of it without the days of some entries.
    fileprivate func without(_ entries: [FactEntry]) -> [KnownFact] {
        var left = [self]
        for entry in entries {
            left = left.flatMap { piece -> [KnownFact] in
                guard entry.meets(piece.from, piece.through) else { return [piece] }
                var pieces: [KnownFact] = []
                if piece.from < entry.from {
                    pieces.append(KnownFact(from: piece.from, through: entry.from - 1, fact: piece.fact))
                }
                if let end = entry.through, piece.through.map({ end < $0 }) ?? true {
                    pieces.append(KnownFact(from: end + 1, through: piece.through, fact: piece.fact))
                }
                return pieces
            }
        }
        return left
    }
}

extension Day {
    /// After all days that a file can say.
    fileprivate static let endOfTime = Day(9999, 12, 31)
}
