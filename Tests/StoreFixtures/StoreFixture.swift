//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

/// Invented records for the tests of stores.
public protocol StoreFixtures {
    /// The employer and people of the records.
    var fixture: StoreFixture { get }
}

/// An employer, two people and a run.
public struct StoreFixture: Sendable {
    /// The employer.
    public let employer: Organisationsnummer
    /// Somebody there.
    public let person: Personnummer
    /// Somebody else there.
    public let neighbour: Personnummer
    /// The ordinary run of a month.
    public let key: RunKey
    /// After everything that is recorded.
    public let now = Instant(seconds: 1_790_000_000)

    /// The same every time.
    public init() throws {
        employer = try Organisationsnummer("212000-0142")
        person = try Personnummer("190905271474")
        neighbour = try Personnummer("198001012387")
        key = RunKey(employer: employer, payDate: Day(2026, 11, 27))
    }
}

extension StoreFixtures {
    /// The employer.
    public var employer: Organisationsnummer { fixture.employer }
    /// Somebody there.
    public var person: Personnummer { fixture.person }
    /// Somebody else there.
    public var neighbour: Personnummer { fixture.neighbour }
    /// The ordinary run of a month.
    public var key: RunKey { fixture.key }
    /// After everything that is recorded.
    public var now: Instant { fixture.now }

    /// A fact of the employer or of a person there.
    public func fact(_ person: Personnummer?, kind: String = "namn", key: String = "", content: [UInt8]? = [1]) throws
        -> FactRecord
    {
        try FactRecord(
            FactIdentity(FactSubject(employer: employer, person: person), kind: kind, key: key),
            from: Day(2026, 1, 1), recorded: Instant(seconds: 1_780_000_000), content: content)
    }

    /// A run that has just been calculated.
    public func run(_ key: RunKey, revision: Int64, by: String = "Test") -> RunRecord {
        RunRecord(
            key: key, revision: revision, knownAt: now, factsThrough: 0,
            receipt: [UInt8(truncatingIfNeeded: revision)], steps: [RunStep(.preliminary, by: by, at: now)])
    }

    /// A payslip whose carry is the same bytes.
    public func payslip(_ person: Personnummer, _ content: [UInt8]) -> PayslipRecord {
        PayslipRecord(person: person, payslip: content, carry: content, digest: SHA256.hash(of: content))
    }

    /// As many people as wanted, in order.
    public func people(_ count: Int) -> [Personnummer] {
        var people: [Personnummer] = []
        var day = Day(1960, 1, 1)
        while people.count < count {
            let parts = day.components
            let birth = Int64(parts.year * 10_000 + parts.month * 100 + parts.day)
            for number in 200..<240 {
                let start = (birth * 1000 + Int64(number)) * 10
                if let person = (0...9).lazy.compactMap({ try? Personnummer(number: start + $0) }).first {
                    people.append(person)
                }
            }
            day = day + 1
        }
        return Array(people.prefix(count))
    }

    /// The code of the store's error that a call throws; `nil` when it throws none.
    public func code(_ body: () throws -> Void) -> StoreError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }
}
