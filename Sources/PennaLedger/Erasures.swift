//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaStore

/// The people who have been erased, each by a salted hash: enough to refuse a folder that still has them, and nothing
/// that says who they are.
///
/// A hash is a fact of the employer, so that it lies in the store that the person was erased from. Whoever has both the
/// store and a number can find out that the number is among them; nobody can read a number out of it but by trying all.
struct Erasures {
    /// The facts that hold, by their hashes.
    private let facts: [String: StoredFact]
    /// One as a rule; two that were erased in two places at once may have one each.
    private let salts: Set<[UInt8]>

    /// Those that facts of the kind say.
    init(_ facts: SubjectFacts) {
        let standing = facts.known { _ in true }.map(\.fact)
        self.facts = Dictionary(standing.map { ($0.record.identity.key, $0) }, uniquingKeysWith: { _, last in last })
        salts = Set(standing.compactMap(\.record.content))
    }

    /// Whether a person has been erased under a number.
    func contains(_ person: Personnummer) -> Bool { fact(of: person) != nil }

    /// The facts that let a person come back who has been erased.
    func withdrawal(of person: Personnummer, recorded: Instant) throws(StoreError) -> FactRecord? {
        guard let fact = fact(of: person) else { return nil }
        return try FactRecord(fact.record.identity, from: FactEntry.always, recorded: recorded, content: nil)
    }

    /// The facts that remember people as erased; nothing for those who are remembered already.
    func records(of people: [Personnummer], at employer: Organisationsnummer, recorded: Instant) throws(StoreError)
        -> [FactRecord]
    {
        let salt = salts.first ?? (0..<32).map { _ in UInt8.random(in: 0...255) }
        var records: [FactRecord] = []
        for person in people where !contains(person) {
            let identity = FactIdentity(
                FactSubject(employer: employer), kind: FactKind.erased, key: Erasures.hash(person, salt))
            records.append(try FactRecord(identity, from: FactEntry.always, recorded: recorded, content: salt))
        }
        return records
    }

    private func fact(of person: Personnummer) -> StoredFact? {
        salts.lazy.compactMap { facts[Erasures.hash(person, $0)] }.first
    }

    private static func hash(_ person: Personnummer, _ salt: [UInt8]) -> String {
        "\(SHA256.hash(of: salt + Array("\(person)".utf8)))"
    }
}
