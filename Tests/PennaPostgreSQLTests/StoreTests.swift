//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaStore
import PennaStoreTesting
import StoreFixtures
import Synchronization
import Testing

@testable import PennaPostgreSQL

extension PostgreSQLStoreTests {
    @Test("The store in PostgreSQL keeps every promise of a store")
    func conformance() {
        let schemas = Atomic(0)
        let suite = StoreConformance {
            try open("conformance_\(schemas.add(1, ordering: .relaxed).newValue)")
        }
        #expect(suite.failures() == [])
        #expect(suite.names.count == schemas.load(ordering: .relaxed))
    }

    @Test("What is stored is there when the store is opened again")
    func reopening() throws {
        do {
            let store = try open("reopening")
            try store.append([try fact(person)], now: now)
            try store.commit(run(key, revision: 1), [payslip(person, [1])])
        }
        let store = try open("reopening")
        #expect(try store.facts(of: employer).map(\.record) == [try fact(person)])
        #expect(try store.run(key) == run(key, revision: 1))
        #expect(try store.payslips(of: key) == [payslip(person, [1])])
    }

    @Test("The schema's known version opens, and a newer one is refused and left alone")
    func newerSchema() throws {
        _ = try open("newer")
        let known = Int64(Migration.all.count)
        let version = "SELECT max(version) FROM newer.schema_version"
        #expect(try sql(version).int(0, 0) == known)
        _ = try open("newer")
        try sql("INSERT INTO newer.schema_version (version, name) VALUES ($1, 'later')", [.int(known + 1)])
        let error = #expect(throws: StoreError.self) { try open("newer") }
        #expect(error?.code == .newerSchema)
        #expect(error?.message.contains("version \(known + 1)") == true)
        #expect(try sql(version).int(0, 0) == known + 1)
    }

    @Test("A schema that stopped between two versions is brought up to the newest")
    func migration() throws {
        let schema = try Schema("half")
        try sql("CREATE SCHEMA half")
        try sql("CREATE TABLE half.schema_version (version bigint, name text, made timestamptz DEFAULT now())")
        try sql("INSERT INTO half.schema_version VALUES (1, 'facts')")
        for statement in try #require(Migration.all.first).statements(schema) { try sql(statement) }
        try sql("UPDATE half.fact_counter SET last = 41")
        let store = try open("half")
        #expect(try store.append([try fact(person)], now: now) == 42)
        try store.commit(run(key, revision: 1), [])
        #expect(try sql("SELECT max(version) FROM half.schema_version").int(0, 0) == Int64(Migration.all.count))
    }

    @Test("A connection that cannot be is unavailable, and its password is not repeated")
    func badConnections() {
        for text in ["host", "host=/nowhere password=hemligt och=mer", "host=/nowhere\0", "postgresql://[hemligt"] {
            let error = #expect(throws: StoreError.self) { try PostgreSQLStore(connection: text) }
            #expect(error?.code == .unavailable)
            #expect(error?.message.contains("hemligt") == false)
        }
        let error = #expect(throws: StoreError.self) { try PostgreSQLStore(connection: "host=/nowhere dbname=x") }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("/nowhere") == true)
    }

    @Test("A schema's name has 1–63 plain characters")
    func schemaNames() throws {
        let longest = String(repeating: "s", count: 63)
        _ = try open(longest)
        _ = try open("2026_Kommunen")
        for name in ["", longest + "s", "a-b", "löner", "a\"; DROP SCHEMA public", "a b", "a\0"] {
            #expect(code { _ = try open(name) } == .unavailable, "\(name)")
        }
    }

    @Test("A database that is not in UTF-8 is refused")
    func encoding() throws {
        try sql("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
        let latin = connection.replacing("dbname=postgres", with: "dbname=latin")
        let error = #expect(throws: StoreError.self) { try PostgreSQLStore(connection: latin) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("LATIN1") == true)
    }

    @Test("A user without rights is told so, and one with rights to the tables alone can use them")
    func rights() throws {
        _ = try open("rights")
        try sql("CREATE ROLE clerk LOGIN")
        let clerk = connection.replacing("user=penna", with: "user=clerk")
        let error = #expect(throws: StoreError.self) { try PostgreSQLStore(connection: clerk, schema: "other") }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("Rättighet saknas") == true)
        try sql("GRANT USAGE ON SCHEMA rights TO clerk")
        try sql("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA rights TO clerk")
        let store = try PostgreSQLStore(connection: clerk, schema: "rights")
        try store.append([try fact(person)], now: now)
        try store.commit(run(key, revision: 1), [payslip(person, [1])])
        try store.erase(person, at: employer)
        #expect(try store.payslips(of: key).map(\.person) == [nil])
    }

    @Test("Every byte and every text comes back, but for the character that no database keeps")
    func contents() throws {
        let store = try open("contents")
        let bytes = (0...255).map { UInt8($0) } + (0...255).reversed().map { UInt8($0) }
        let texts = ["'; DROP TABLE facts; --", "\"å\n\täöÅÄÖ\\", "\\N", "{}$1%s", "e\u{301}👩‍👩‍👧", " "]
        let records = try texts.map { try fact(person, kind: $0, key: $0 + $0, content: bytes) }
        try store.append(records, now: now)
        let read = try store.facts(of: employer).map(\.record)
        #expect(read == records)
        #expect(read.map { Array($0.identity.kind.utf8) } == texts.map { Array($0.utf8) })
        for (index, text) in texts.enumerated() {
            let key = RunKey(employer: employer, payDate: Day(2026, 1, 1) + index)
            try store.commit(run(key, revision: 1, by: text), [payslip(person, bytes), payslip(neighbour, [])])
            #expect(try store.run(key)?.steps.map(\.by) == [text])
            #expect(try store.payslips(of: key) == [payslip(person, bytes), payslip(neighbour, [])])
        }
        let last = try store.lastFact()
        #expect(
            code { try store.append([try fact(person), try fact(person, kind: "a\0b")], now: now) } == .invalidFact)
        #expect(try store.lastFact() == last)
        #expect(try store.append([try fact(person)], now: now) == last + 1)
    }

    @Test("The outermost numbers, days and instants come back")
    func limits() throws {
        let store = try open("limits")
        let identity = FactIdentity(FactSubject(employer: employer), kind: "x")
        let record = try FactRecord(
            identity, from: Day(number: .min), through: Day(number: .max), recorded: Instant(seconds: .min),
            content: nil)
        try store.append([record], now: now)
        #expect(try store.facts(of: employer).map(\.record) == [record])
        let key = RunKey(employer: employer, payDate: Day(number: .min), number: .max)
        let wide = RunRecord(
            key: key, revision: 1, knownAt: Instant(seconds: .max), factsThrough: .min, receipt: [], steps: [])
        try store.commit(wide, [])
        #expect(try store.run(key) == wide)
    }

    @Test("Numbers are not used again after a person has been erased")
    func numbersAfterErasure() throws {
        let store = try open("erasure")
        #expect(try store.append([try fact(neighbour), try fact(person)], now: now) == 2)
        try store.erase(person, at: employer)
        #expect(try store.lastFact() == 2)
        #expect(try store.append([try fact(person)], now: now) == 3)
    }

    @Test("A body that reads may call the store")
    func nesting() throws {
        let store = try open("nesting")
        try store.append([try fact(person), try fact(neighbour)], now: now)
        var counts: [Int?] = []
        try store.readFacts(of: employer, person: nil, recordedBy: nil, after: 0) { fact in
            counts.append(try? store.facts(of: employer, person: fact.record.identity.subject.person).count)
        }
        #expect(counts == [1, 1])
    }
}
