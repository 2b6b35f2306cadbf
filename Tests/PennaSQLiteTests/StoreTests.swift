//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import PennaStoreTesting
import StoreFixtures
import Synchronization
import Testing

@testable import PennaSQLite

extension SQLiteStoreTests {
    @Test("The store in a file keeps every promise of a store")
    func conformance() {
        let count = Atomic(0)
        let suite = StoreConformance {
            try SQLiteStore(path: path + "\(count.add(1, ordering: .relaxed).newValue)")
        }
        #expect(suite.failures() == [])
        #expect(suite.names.count == count.load(ordering: .relaxed))
    }

    @Test("What is stored is there when the file is opened again, alone and after a copy of it")
    func reopening() throws {
        try fill(3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["lon.penna"])
        let copy = path + "-copy"
        try sql("VACUUM INTO '\(copy)'")
        for path in [path, copy] {
            let store = try SQLiteStore(path: path)
            #expect(try store.facts(of: employer).map(\.record.identity.subject.person) == people(3))
            #expect(try store.run(key) == run(key, revision: 1))
            #expect(try store.payslips(of: key).map(\.person) == people(3))
            #expect(try store.append([try fact(person)], now: now) == 4)
        }
    }

    @Test("A new store can be read by its owner alone, whatever the process gives its files")
    func rights() throws {
        let before = umask(0)
        defer { umask(before) }
        let store = try SQLiteStore(path: path)
        try store.append([try fact(person)], now: now)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("An empty file is no store and stays empty; a place without a name, or with an impossible one, is refused")
    func paths() throws {
        let empty = folder.path + "/empty.penna"
        #expect(FileManager.default.createFile(atPath: empty, contents: Data()))
        for create in [true, false] {
            #expect(code { _ = try SQLiteStore(path: empty, create: create) } == .corrupt)
        }
        #expect(FileManager.default.contents(atPath: empty) == Data())
        #expect(try open().lastFact() == 0)
        for path in ["", ":memory:", path + "\0", folder.path, folder.path + "/none/lon.penna", "/proc/lon.penna"] {
            let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
            #expect(error?.code == .unavailable, "\(path)")
        }
        #expect(code { _ = try SQLiteStore(path: folder.path + "/new.penna", create: false) } == .notFound)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/new.penna"))
        #expect(try SQLiteStore(path: path, create: false).lastFact() == 0)
        let odd = folder.path + "/file:lön%20?mode=memory.penna"
        try SQLiteStore(path: odd).append([try fact(person)], now: now)
        #expect(try SQLiteStore(path: odd).lastFact() == 1)
        #expect(FileManager.default.fileExists(atPath: odd))
    }

    @Test("The version that is known opens, and a newer one is refused and left alone")
    func newerSchema() throws {
        try fill()
        #expect(try sql("PRAGMA user_version") == Schema.version)
        let old = try open()
        try sql("PRAGMA user_version = \(Schema.version + 1)")
        let error = #expect(throws: StoreError.self) { try open() }
        #expect(error?.code == .newerSchema)
        #expect(error?.message.contains("version \(Schema.version + 1)") == true)
        #expect(code { try old.append([try fact(person)], now: now) } == .newerSchema, "opened before the change")
        #expect(try sql("SELECT count(*) FROM facts") == 1)
    }

    @Test("Every byte and every text comes back")
    func contents() throws {
        let store = try open()
        let bytes = (0...255).map { UInt8($0) } + (0...255).reversed().map { UInt8($0) }
        let texts = ["'; DROP TABLE facts; --", "\"å\n\täöÅÄÖ\\", "a\0b", "{}$1%s?", "e\u{301}👩‍👩‍👧", " ", "\u{FEFF}x"]
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
    }

    @Test("The outermost numbers, days and instants come back")
    func limits() throws {
        let store = try open()
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

    @Test("A body that reads may call the store, and write in it")
    func nesting() throws {
        let store = try open()
        try store.append([try fact(person), try fact(neighbour)], now: now)
        var counts: [Int?] = []
        try store.readFacts(of: employer, person: nil, recordedBy: nil, after: 0) { read in
            counts.append(try? store.facts(of: employer, person: read.record.identity.subject.person).count)
            _ = try? store.append([read.record], now: now)
        }
        #expect(counts == [1, 1])
        #expect(try store.lastFact() == 4)
    }

    @Test("Numbers are not used again after a person has been erased")
    func numbersAfterErasure() throws {
        let store = try open()
        #expect(try store.append([try fact(neighbour), try fact(person)], now: now) == 2)
        try store.erase(person, at: employer)
        #expect(try store.lastFact() == 2)
        #expect(try store.append([try fact(person)], now: now) == 3)
    }
}
