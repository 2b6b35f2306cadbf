//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaStore
import PennaTestSupport
import StoreFixtures
import Testing

@testable import PennaPostgreSQL

extension PostgreSQLStoreTests {
    private static let terminate =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1"

    @Test("A server process that ends in the middle of a commit leaves nothing half done")
    func terminatedCommit() async throws {
        let store = try open("terminated", as: "terminated")
        let people = people(200)
        try store.commit(run(key, revision: 1), people.map { payslip($0, [1]) })
        // The new run is written, the old payslips are deleted, and the new ones wait for a lock.
        let blocker = try Connection(connection)
        try blocker.run("BEGIN")
        try blocker.run("LOCK TABLE terminated.payslips IN SHARE MODE")
        let results = await inThreads(2) { index in
            code {
                if index == 0 {
                    try store.commit(run(key, revision: 2), people.map { payslip($0, [2]) })
                } else {
                    try wait(
                        for: """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE application_name = $1 AND wait_event_type = 'Lock'
                            """, [.text("terminated")])
                    try sql(Self.terminate, [.text("terminated")])
                }
            }
        }
        #expect(results == [.unavailable, nil])
        try blocker.run("ROLLBACK")
        for store in [store, try open("terminated")] {
            #expect(try store.run(key) == run(key, revision: 1))
            #expect(try store.payslips(of: key) == people.map { payslip($0, [1]) })
        }
        try store.commit(run(key, revision: 2), people.map { payslip($0, [2]) })
        #expect(try store.payslips(of: key) == people.map { payslip($0, [2]) })
    }

    @Test("A lost connection is unavailable once, and found again by the next call")
    func lostConnection() throws {
        let store = try open("lost", as: "lost")
        try store.append([try fact(person)], now: now)
        try sql(Self.terminate, [.text("lost")])
        try wait(
            for: "SELECT (count(*) = 0)::int FROM pg_stat_activity WHERE application_name = $1", [.text("lost")])
        #expect(code { _ = try store.lastFact() } == .unavailable)
        #expect(try store.lastFact() == 1)
    }

    @Test("A commit that the database refuses halfway leaves the run as it was")
    func refusedCommit() throws {
        let store = try open("refused")
        try store.commit(run(key, revision: 1), [payslip(person, [1])])
        try sql("ALTER TABLE refused.payslips ADD CHECK (position < 1)")
        #expect(
            code { try store.commit(run(key, revision: 2), [payslip(person, [2]), payslip(neighbour, [2])]) }
                == .corrupt)
        #expect(try store.run(key) == run(key, revision: 1))
        #expect(try store.payslips(of: key) == [payslip(person, [1])])
        #expect(code { try store.commit(run(key, revision: 2, by: "a\0"), []) } == .invalidFact)
        #expect(try store.run(key) == run(key, revision: 1))
        try store.commit(run(key, revision: 2), [payslip(person, [2])])
    }

    @Test("A refused call holds up nobody else")
    func refusedCallLetsGo() throws {
        let store = try open("letting_go")
        let impatient = try PostgreSQLStore(
            connection: connection + " options='-c lock_timeout=2000'", schema: "letting_go")
        #expect(code { try store.commit(run(key, revision: 2), []) } == .conflict)
        try impatient.commit(run(key, revision: 1), [])
        #expect(code { try store.append([try fact(person, kind: "\0")], now: now) } == .invalidFact)
        #expect(try impatient.append([try fact(person)], now: now) == 1)
    }

    @Test("A lock that somebody else holds too long is unavailable, and nothing is changed")
    func lockTimeout() throws {
        _ = try open("waiting")
        let impatient = try PostgreSQLStore(
            connection: connection + " options='-c lock_timeout=50'", schema: "waiting")
        try impatient.commit(run(key, revision: 1), [])
        let holder = try Connection(connection)
        try holder.run("BEGIN")
        try holder.run("SELECT 1 FROM waiting.employers FOR UPDATE")
        #expect(code { try impatient.commit(run(key, revision: 2), []) } == .unavailable)
        try holder.run("ROLLBACK")
        #expect(try impatient.run(key)?.revision == 1)
        try impatient.commit(run(key, revision: 2), [])
    }

    /// A change by plain SQL, and the table and row that the error is to name.
    struct Damage: Sendable, CustomTestStringConvertible {
        let change: String
        let table: String
        let row: String
        var testDescription: String { change }
    }

    private static let damages = [
        Damage(change: "UPDATE @.facts SET person = 190905271475", table: "facts", row: "number = 1"),
        Damage(change: "UPDATE @.facts SET person = -1", table: "facts", row: "number = 1"),
        Damage(change: "UPDATE @.facts SET kind = ''", table: "facts", row: "number = 1"),
        Damage(change: "UPDATE @.facts SET through_day = from_day - 1", table: "facts", row: "number = 1"),
        Damage(change: "UPDATE @.facts SET number = -7", table: "facts", row: ""),
        Damage(
            change: "ALTER TABLE @.facts ALTER recorded TYPE numeric", table: "facts", row: "number = 1"),
        Damage(change: "UPDATE @.fact_counter SET last = -1", table: "fact_counter", row: ""),
        Damage(change: "DELETE FROM @.fact_counter", table: "fact_counter", row: ""),
        Damage(change: "UPDATE @.runs SET kind = 'annan'", table: "runs", row: "id = 1"),
        Damage(change: "UPDATE @.runs SET revision = 9223372036854775807", table: "runs", row: "id = 1"),
        Damage(change: "UPDATE @.runs SET revision = 0", table: "runs", row: "id = 1"),
        Damage(change: "UPDATE @.runs SET state = 'last'", table: "runs", row: "id = 1"),
        Damage(change: "DELETE FROM @.run_steps WHERE position = 1", table: "runs", row: "id = 1"),
        Damage(change: "DELETE FROM @.run_steps WHERE position = 0", table: "run_steps", row: "position = 1"),
        Damage(change: "UPDATE @.run_steps SET state = 'x'", table: "run_steps", row: "position = 0"),
        Damage(change: "UPDATE @.payslips SET person = 12", table: "payslips", row: "position = 0"),
        Damage(change: "UPDATE @.payslips SET digest = '\\x00'", table: "payslips", row: "position = 0"),
        Damage(
            change: "UPDATE @.payslips SET digest = digest || '\\x00'", table: "payslips", row: "position = 0"),
        Damage(change: "DROP TABLE @.payslips", table: "payslips", row: ""),
    ]

    @Test("A damaged row is corrupt, and the error names its table and row", arguments: damages.indices)
    func damage(_ index: Int) throws {
        let damage = Self.damages[index]
        let schema = "damage_\(index)"
        let store = try open(schema)
        try store.append([try fact(person)], now: now)
        try store.commit(run(key, revision: 1), [payslip(person, [1])])
        let approved = RunStep(.approved, by: "A", at: now)
        _ = try store.advance(key, approved, seen: 1, lockedRuns: 0)
        func readAll() throws {
            _ = try store.lastFact()
            #expect(try store.facts(of: employer, after: -10).count == 1)
            #expect(try store.runs(of: employer).count == 1)
            #expect(try store.payslips(of: key).count == 1)
        }
        try readAll()
        try sql(damage.change.replacing("@", with: schema))
        let error = #expect(throws: StoreError.self) { try readAll() }
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains(damage.table) == true)
        #expect(error?.message.contains(damage.row) == true || damage.row.isEmpty)
        #expect(error?.message.contains("1909") == false, "no personal data in the message")
    }

    @Test("A counter that has fallen behind the facts is corrupt, and nothing is written over")
    func counterBehind() throws {
        let store = try open("behind")
        try store.append([try fact(person), try fact(person)], now: now)
        try sql("UPDATE behind.fact_counter SET last = 1")
        #expect(code { try store.append([try fact(neighbour)], now: now) } == .corrupt)
        #expect(try store.facts(of: employer).map(\.record) == [try fact(person), try fact(person)])
    }
}
