//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaStore
import PennaStoreTesting
import Testing

@Suite struct FunctionStoreTests {
    /// What a host does to its answers before it hands them back.
    private struct Twist: Sendable {
        var last: @Sendable (FactNumber) -> FactNumber = { $0 }
        var facts: @Sendable ([StoredFact]) -> [StoredFact] = { $0 }
        var run: @Sendable (RunRecord) -> RunRecord = { $0 }
        var runs: @Sendable ([RunRecord]) -> [RunRecord] = { $0 }
        var payslip: @Sendable (PayslipRecord?) -> PayslipRecord? = { $0 }
    }

    private let employer: Organisationsnummer
    private let other: Organisationsnummer
    private let person: Personnummer
    private let neighbour: Personnummer
    private let key: RunKey
    private let now = Instant(seconds: 1_790_000_000)

    init() throws {
        employer = try Organisationsnummer("212000-0142")
        other = try Organisationsnummer("556036-0793")
        person = try Personnummer("190905271474")
        neighbour = try Personnummer("198001012387")
        key = RunKey(employer: employer, payDate: Day(2026, 11, 27))
    }

    private static func store(over memory: MemoryStore, _ twist: Twist = Twist()) -> FunctionStore {
        FunctionStore(
            append: { records, now, seen throws(StoreError) in
                twist.last(try memory.append(records, now: now, seen: seen))
            },
            lastFact: { () throws(StoreError) in twist.last(memory.lastFact()) },
            readFacts: { employer, person, instant, number, body throws(StoreError) in
                var facts: [StoredFact] = []
                memory.readFacts(of: employer, person: person, recordedBy: instant, after: number) { facts.append($0) }
                for fact in twist.facts(facts) { body(fact) }
            },
            commit: { run, payslips throws(StoreError) in try memory.commit(run, payslips) },
            advance: { key, step, seen, lockedRuns throws(StoreError) in
                twist.run(try memory.advance(key, step, seen: seen, lockedRuns: lockedRuns))
            },
            runs: { employer throws(StoreError) in twist.runs(memory.runs(of: employer)) },
            readPayslips: { key, body throws(StoreError) in try memory.readPayslips(of: key, body) },
            payslip: { person, key throws(StoreError) in twist.payslip(try memory.payslip(of: person, in: key)) },
            erase: { person, employer throws(StoreError) in memory.erase(person, at: employer) })
    }

    /// A store with three facts and a run of two payslips, behind a host that answers in its own way.
    private func filled(_ twist: Twist = Twist()) throws -> FunctionStore {
        let memory = MemoryStore()
        for (person, recorded) in [(person, 10), (neighbour, 20), (person, 30)] as [(Personnummer, Int64)] {
            try memory.append([try fact(person, recorded)], now: now)
        }
        let payslips = [person, neighbour].map {
            PayslipRecord(person: $0, payslip: [1], carry: [2], digest: SHA256.hash(of: [1] as [UInt8]))
        }
        try memory.commit(run(key, revision: 1), payslips)
        try memory.commit(
            run(RunKey(employer: employer, payDate: Day(2026, 12, 22)), revision: 1), payslips)
        return Self.store(over: memory, twist)
    }

    private func fact(_ person: Personnummer, _ recorded: Int64) throws -> FactRecord {
        try FactRecord(
            FactIdentity(FactSubject(employer: employer, person: person), kind: "namn"), from: Day(2026, 1, 1),
            recorded: Instant(seconds: recorded), content: [])
    }

    private func run(_ key: RunKey, revision: Int64, _ steps: [RunStep]? = nil) -> RunRecord {
        RunRecord(
            key: key, revision: revision, knownAt: now, factsThrough: 3, receipt: [],
            steps: steps ?? [RunStep(.preliminary, by: "A", at: now)])
    }

    /// The message of the `corrupt` that a call throws, or what happened instead.
    private func lie(_ twist: Twist, _ call: (FunctionStore) throws -> Void) throws -> String {
        do {
            try call(try filled(twist))
            return "nothing was thrown"
        } catch let error as StoreError {
            return error.code == .corrupt ? error.message : "\(error.code) was thrown"
        }
    }

    @Test("A store of another store's functions keeps every promise of a store")
    func conformance() {
        #expect(StoreConformance { Self.store(over: MemoryStore()) }.failures() == [])
    }

    @Test("An honest host is believed")
    func honest() throws {
        let store = try filled()
        #expect(
            try store.facts(of: employer, person: person, recordedBy: Instant(seconds: 30)).map(\.number) == [1, 3])
        #expect(try store.facts(of: employer, after: 2).map(\.number) == [3])
        #expect(try store.runs(of: employer).count == 2)
        #expect(try store.payslip(of: person, in: key)?.person == person)
    }

    @Test("Facts in the wrong order, twice, or at or before the number asked after are found out")
    func numbers() throws {
        for twist in [
            Twist(facts: { $0.reversed() }), Twist(facts: { $0 + $0.suffix(1) }),
            Twist(facts: { $0.map { StoredFact(number: $0.number - 1, record: $0.record) } }),
        ] {
            #expect(try lie(twist) { _ = try $0.facts(of: employer) }.contains("readFacts gav uppgift"))
        }
        let again = try fact(person, 10)
        let before = Twist(facts: { [StoredFact(number: 2, record: again)] + $0 })
        #expect(try lie(before) { _ = try $0.facts(of: employer, after: 2) }.contains("uppgift 2 efter 2"))
    }

    @Test("After a wrong fact nothing more is handed on")
    func stops() throws {
        let store = try filled(Twist(facts: { [$0[0], $0[0], $0[1], $0[2]] }))
        var numbers: [FactNumber] = []
        #expect(throws: StoreError.self) {
            try store.readFacts(of: employer, person: nil, recordedBy: nil, after: 0) { numbers.append($0.number) }
        }
        #expect(numbers == [1])
    }

    @Test("Somebody else's facts, another employer's, and later ones than asked for are found out")
    func selection() throws {
        let wrong = [try fact(neighbour, 20), try fact(person, 31)]
        let others = Twist(facts: { _ in [StoredFact(number: 1, record: wrong[0])] })
        #expect(
            try lie(others) { _ = try $0.facts(of: employer, person: person) }.contains("om någon annan"))
        #expect(try lie(others) { _ = try $0.facts(of: other) }.contains("hos 212000-0142, inte 556036-0793"))
        let late = Twist(facts: { _ in [StoredFact(number: 1, record: wrong[1])] })
        #expect(
            try lie(late) { _ = try $0.facts(of: employer, recordedBy: Instant(seconds: 30)) }
                .contains("registrerad efter"))
        #expect(try filled(late).facts(of: employer, recordedBy: Instant(seconds: 31)).count == 1)
    }

    @Test("A last number below 0, or below the count that was just added, is found out")
    func lastNumber() throws {
        #expect(try lie(Twist(last: { _ in -1 })) { _ = try $0.lastFact() }.contains("lastFact gav"))
        let two = [try fact(person, 40), try fact(person, 41)]
        #expect(try lie(Twist(last: { _ in 1 })) { try $0.append(two, now: now) }.contains("append gav"))
        #expect(try filled(Twist(last: { _ in 2 })).append(two, now: now) == 2)
    }

    @Test("A run that did not take the step asked for is found out")
    func steps() throws {
        let step = RunStep(.approved, by: "B", at: now)
        let other = RunKey(employer: other, payDate: key.payDate)
        let twists = [
            ("revision 1 efter 1", Twist(run: { run($0.key, revision: 1, $0.steps) })),
            ("revision 3 efter 1", Twist(run: { run($0.key, revision: 3, $0.steps) })),
            ("sista steg", Twist(run: { run($0.key, revision: 2, $0.steps.dropLast()) })),
            ("sista steg", Twist(run: { run($0.key, revision: 2, $0.steps + [RunStep(.locked, by: "B", at: now)]) })),
            ("en annan körning", Twist(run: { run(other, revision: 2, $0.steps) })),
        ]
        for (message, twist) in twists {
            #expect(try lie(twist) { _ = try $0.advance(key, step, seen: 1, lockedRuns: 0) }.contains(message))
        }
        let largest = Twist(run: { run($0.key, revision: .min, $0.steps) })
        #expect(throws: StoreError.self) { try filled(largest).advance(key, step, seen: .max, lockedRuns: 0) }
    }

    @Test("Runs of another employer, in the wrong order, twice, or with no revision are found out")
    func runs() throws {
        #expect(try lie(Twist(runs: { $0.reversed() })) { _ = try $0.runs(of: employer) }.contains("fel ordning"))
        #expect(try lie(Twist(runs: { $0 + $0.suffix(1) })) { _ = try $0.runs(of: employer) }.contains("två gånger"))
        let unnumbered = Twist(runs: { $0.map { run($0.key, revision: 0) } })
        #expect(try lie(unnumbered) { _ = try $0.runs(of: employer) }.contains("revision 0"))
        let stray = run(key, revision: 1)
        #expect(try lie(Twist(runs: { _ in [stray] })) { _ = try $0.runs(of: other) }.contains("inte 556036-0793"))
    }

    @Test("Somebody else's payslip, or an erased one, is found out")
    func payslips() throws {
        for wrong in [neighbour, nil] {
            let twist = Twist(payslip: {
                $0.map { PayslipRecord(person: wrong, payslip: nil, carry: nil, digest: $0.digest) }
            })
            #expect(try lie(twist) { _ = try $0.payslip(of: person, in: key) }.contains("någon annans lönebesked"))
        }
        #expect(try filled(Twist(payslip: { _ in nil })).payslip(of: person, in: key) == nil)
    }
}
