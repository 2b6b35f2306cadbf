//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Whom a fact is about: an employer, a person there, or one of the person's employments.
public struct FactSubject: Hashable, Sendable {
    /// The employer.
    public let employer: Organisationsnummer

    /// The person; `nil` for facts of the employer itself.
    public let person: Personnummer?

    /// Anställningsnummer; empty for facts of the person itself.
    public let employment: String

    /// A subject.
    public init(employer: Organisationsnummer, person: Personnummer? = nil, employment: String = "") {
        self.employer = employer
        self.person = person
        self.employment = employment
    }
}

/// What a fact is about its subject: facts of the same subject, kind and key replace each other, day by day.
public struct FactIdentity: Hashable, Sendable {
    /// Whom it is about.
    public let subject: FactSubject

    /// What kind of fact it is, such as `terms`; the host's own words, at most 64 bytes.
    public let kind: String

    /// Tells apart facts of a kind that stand beside each other, such as registrations; at most 200 bytes.
    public let key: String

    /// An identity.
    public init(_ subject: FactSubject, kind: String, key: String = "") {
        self.subject = subject
        self.kind = kind
        self.key = key
    }
}

/// A fact as it is recorded: never changed and never removed, only followed by later ones.
///
/// A later record of the same identity replaces an earlier one for the days it covers; one without content withdraws it
/// for those days.
public struct FactRecord: Hashable, Sendable {
    /// What it is about.
    public let identity: FactIdentity

    /// The first day it applies to.
    public let from: Day

    /// The last day it applies to; `nil` until further notice.
    public let through: Day?

    /// When it was recorded.
    public let recorded: Instant

    /// What is known, in the host's own form; `nil` withdraws.
    public let content: [UInt8]?

    /// A record.
    ///
    /// - Throws: `invalidFact` when it ends before it begins, or its names are too long or empty.
    public init(_ identity: FactIdentity, from: Day, through: Day? = nil, recorded: Instant, content: [UInt8]?)
        throws(StoreError)
    {
        if let through, through < from {
            throw StoreError(
                .invalidFact, "Uppgiften \(identity.kind) slutar \(through), före sin början \(from). Rätta datumen.")
        }
        guard !identity.kind.isEmpty, identity.kind.utf8.count <= 64, identity.key.utf8.count <= 200,
            identity.subject.employment.utf8.count <= 200
        else {
            throw StoreError(
                .invalidFact,
                "Uppgiften saknar slag, eller har ett slag över 64 tecken eller en nyckel över 200. Korta namnen.")
        }
        self.identity = identity
        self.from = from
        self.through = through
        self.recorded = recorded
        self.content = content
    }

    /// Whether it says something of a day.
    public func covers(_ day: Day) -> Bool { from <= day && (through.map { day <= $0 } ?? true) }
}

/// The place of a record in the store: 1 for the first, then without gaps that mean anything.
public typealias FactNumber = Int64

/// A record with its place in the store.
public struct StoredFact: Hashable, Sendable {
    /// The place.
    public let number: FactNumber

    /// The record.
    public let record: FactRecord

    /// A record at a place.
    public init(number: FactNumber, record: FactRecord) {
        self.number = number
        self.record = record
    }
}
