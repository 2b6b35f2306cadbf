//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaStore
import PennaStoreTesting
import PennaTestSupport
import Testing

@Suite struct FactHistoryTests {
    private static let employer = try? Organisationsnummer("212000-0142")

    private func fact(
        _ number: FactNumber, _ from: Day, _ through: Day?, at seconds: Int64, _ content: [UInt8]?
    ) throws -> StoredFact {
        let identity = FactIdentity(FactSubject(employer: try #require(Self.employer)), kind: "x")
        return StoredFact(
            number: number,
            record: try FactRecord(
                identity, from: from, through: through, recorded: Instant(seconds: seconds), content: content))
    }

    @Test("A later record replaces an earlier one for its days, and only from when it was recorded")
    func replacement() throws {
        let history = FactHistory([
            try fact(1, Day(2026, 1, 1), nil, at: 10, [1]),
            try fact(2, Day(2026, 4, 1), Day(2026, 4, 30), at: 20, [2]),
        ])
        #expect(history.known(asOf: Instant(seconds: 9)).isEmpty)
        #expect(history.known(asOf: Instant(seconds: 19)).map(\.fact.number) == [1])
        let known = history.known(asOf: Instant(seconds: 20))
        #expect(known.map(\.fact.number) == [1, 2, 1])
        #expect(known.map(\.from) == [Day(2026, 1, 1), Day(2026, 4, 1), Day(2026, 5, 1)])
        #expect(known.map(\.through) == [Day(2026, 3, 31), Day(2026, 4, 30), nil])
    }

    @Test("A withdrawal takes away its days and leaves the others")
    func withdrawal() throws {
        let history = FactHistory([
            try fact(1, Day(2026, 5, 4), Day(2026, 5, 8), at: 10, [1]),
            try fact(2, Day(2026, 5, 6), Day(2026, 5, 6), at: 20, nil),
        ])
        let known = history.known(asOf: Instant(seconds: 99))
        #expect(known.map(\.from) == [Day(2026, 5, 4), Day(2026, 5, 7)])
        #expect(known.map(\.through) == [Day(2026, 5, 5), Day(2026, 5, 8)])
        #expect(FactHistory([try fact(1, Day(2026, 5, 4), nil, at: 1, nil)]).known(asOf: Instant(seconds: 1)).isEmpty)
    }

    @Test("A fact that ends on the last day of all is known like one without an end")
    func lastDay() throws {
        for last in [Day(number: .max - 1), Day(number: .max)] {
            let history = FactHistory([
                try fact(1, Day(number: .min), last, at: 10, [1]), try fact(2, Day(2026, 4, 1), last, at: 20, [2]),
            ])
            let known = history.known(asOf: Instant(seconds: 20))
            #expect(known.map(\.from) == [Day(number: .min), Day(2026, 4, 1)])
            #expect(known.map(\.through) == [Day(2026, 3, 31), last.number == .max ? nil : last])
        }
    }

    @Test("For random histories each day knows what the last record that covers it says")
    func randomHistories() throws {
        var random = SeededGenerator(seed: 5)
        var wrong = 0
        for _ in 0..<400 {
            let facts = try (1...Int.random(in: 1...7, using: &random)).map { number in
                let from = Day(2026, 1, 1) + Int.random(in: 0...20, using: &random)
                let through = Bool.random(using: &random) ? from + Int.random(in: 0...20, using: &random) : nil
                return try fact(
                    FactNumber(number), from, through, at: Int64.random(in: 0...4, using: &random),
                    Bool.random(using: &random) ? [UInt8(number)] : nil)
            }
            let instant = Instant(seconds: Int64.random(in: 0...4, using: &random))
            let known = FactHistory(facts.shuffled(using: &random)).known(asOf: instant)
            for offset in 0...50 {
                let day = Day(2026, 1, 1) + offset
                let holding = facts.filter { $0.record.recorded <= instant && $0.record.covers(day) }
                    .max { ($0.record.recorded.seconds, $0.number) < ($1.record.recorded.seconds, $1.number) }
                let expected = holding?.record.content == nil ? nil : holding?.number
                let found = known.filter { $0.from <= day && ($0.through.map { day <= $0 } ?? true) }
                if found.count > 1 || found.first?.fact.number != expected { wrong += 1 }
            }
        }
        #expect(wrong == 0)
    }

    @Test("A fact that ends before it begins, or has no kind or too long a name, is refused")
    func badFacts() throws {
        #expect(throws: StoreError.self) { try fact(1, Day(2026, 2, 1), Day(2026, 1, 31), at: 0, []) }
        let subject = FactSubject(employer: try #require(Self.employer))
        let names = [("", ""), (String(repeating: "x", count: 65), ""), ("x", String(repeating: "k", count: 201))]
        for (kind, key) in names {
            let error = #expect(throws: StoreError.self) {
                try FactRecord(
                    FactIdentity(subject, kind: kind, key: key), from: Day(2026, 1, 1), recorded: Instant(seconds: 0),
                    content: nil)
            }
            #expect(error?.code == .invalidFact)
        }
    }
}

@Suite struct MemoryStoreTests {
    @Test("The store in memory keeps every promise of a store")
    func conformance() {
        let suite = StoreConformance { MemoryStore() }
        #expect(suite.failures() == [])
        #expect(suite.names.count == 12)
    }

    @Test("The suite finds a store that breaks its promises")
    func suiteCanFail() {
        let failures = StoreConformance { ForgetfulStore() }.failures()
        #expect(failures.count > 5)
    }

    @Test("Of many who lock a run at once, one wins")
    func lockers() async throws {
        let store = MemoryStore()
        let key = RunKey(employer: try Organisationsnummer("212000-0142"), payDate: Day(2026, 11, 27))
        let step = RunStep(.preliminary, by: "A", at: Instant(seconds: 0))
        try store.commit(
            RunRecord(
                key: key, revision: 1, knownAt: Instant(seconds: 0), factsThrough: 0, receipt: [], steps: [step]), [])
        let won = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (try? store.advance(
                        key, RunStep(.locked, by: "\(number)", at: Instant(seconds: 1)), seen: 1, lockedRuns: 0))
                        != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1)
    }
}

@Suite struct HashTreeTests {
    @Test("Every payslip's path leads to the root, and no other payslip's does", arguments: [1, 2, 3, 5, 8, 33])
    func paths(count: Int) throws {
        let digests = (0..<count).map { SHA256.hash(of: [UInt8($0)]) }
        let tree = HashTree(digests)
        for index in 0..<count {
            let path = try #require(tree.path(from: index))
            #expect(HashTree.root(of: digests[index], path: path) == tree.root)
            #expect(HashTree.root(of: SHA256.hash(of: [200]), path: path) != tree.root)
        }
        #expect(tree.path(from: count) == nil)
        #expect(HashTree(digests + [SHA256.hash(of: [201])]).root != tree.root)
        #expect(count == 1 || HashTree(digests.reversed()).root != tree.root)
    }

    @Test("A run without payslips has the hash of nothing")
    func empty() {
        #expect(HashTree([]).root == SHA256.hash(of: [UInt8]()))
        #expect(HashTree([]).path(from: 0) == nil)
    }
}

/// Keeps the last run and forgets revisions, steps and who a fact is about.
private final class ForgetfulStore: PayrollStore {
    private let inner = MemoryStore()

    func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber {
        try inner.append(records, now: .endOfTime)
    }
    func lastFact() throws(StoreError) -> FactNumber { inner.lastFact() }
    func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?, after number: FactNumber,
        _ body: (StoredFact) -> Void
    ) throws(StoreError) {
        inner.readFacts(of: employer, person: nil, recordedBy: nil, after: 0, body)
    }
    func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) {
        let revision = (try inner.run(run.key)?.revision ?? 0) + 1
        try inner.commit(
            RunRecord(
                key: run.key, revision: revision, knownAt: run.knownAt, factsThrough: run.factsThrough,
                receipt: run.receipt, steps: run.steps), payslips.reversed())
    }
    func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError) -> RunRecord {
        guard let run = try inner.run(key) else { throw StoreRules.missing(key) }
        return run
    }
    func runs(of employer: Organisationsnummer) throws(StoreError) -> [RunRecord] { inner.runs(of: employer) }
    func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError) {
        try inner.readPayslips(of: key, body)
    }
    func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord? {
        try inner.payslip(of: person, in: key)
    }
    func erase(_ person: Personnummer, at employer: Organisationsnummer) throws(StoreError) {}
}
