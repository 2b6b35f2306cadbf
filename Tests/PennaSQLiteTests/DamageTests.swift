//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import PennaTestSupport
import StoreFixtures
import Testing

@testable import PennaSQLite

extension SQLiteStoreTests {
    /// Reads everything there is.
    private func readAll() throws {
        let store = try open()
        _ = try store.lastFact()
        _ = try store.facts(of: employer, after: -10)
        for run in try store.runs(of: employer) {
            _ = try store.payslips(of: run.key)
            _ = try store.payslip(of: people(1)[0], in: run.key)
        }
    }

    private func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    private func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

    @Test("A file that is something else is refused and left alone")
    func somethingElse() throws {
        try write(
            Array("Det här är ett brev och ingen databas, hur långt det än må vara.\n".utf8)
                + [UInt8](repeating: 32, count: 9000))
        let letter = try bytes()
        let error = #expect(throws: StoreError.self) { try open() }
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains("inget lager") == true)
        #expect(try bytes() == letter)
        try FileManager.default.removeItem(atPath: path)
        try sql("CREATE TABLE notes (text TEXT)")
        let notes = try bytes()
        #expect(code { _ = try open() } == .corrupt)
        try FileManager.default.removeItem(atPath: path)
        try fill()
        try sql("PRAGMA application_id = 7")
        #expect(code { _ = try open() } == .corrupt)
        try sql("PRAGMA application_id = \(Schema.applicationID)")
        try readAll()
        #expect(!notes.isEmpty)
    }

    @Test("A file that was cut off is corrupt, wherever it was cut")
    func truncated() throws {
        try fill(400)
        let whole = try bytes()
        let pages = whole.count / 4096
        try #require(pages > 20)
        for length in [99, 100, 4095, 4096, 4096 * 2, 4096 * (pages / 2), whole.count - 4096, whole.count - 1] {
            try write(Array(whole.prefix(length)))
            #expect(code { try readAll() } == .corrupt, "\(length) bytes")
        }
        try write(whole)
        try readAll()
    }

    @Test("Pages full of anything are corrupt, or hold nothing that is read")
    func garbagePages() throws {
        try fill(200)
        let whole = try bytes()
        var random = SeededGenerator(seed: 5)
        var found = 0
        for page in 0..<whole.count / 4096 {
            var bytes = whole
            for place in page * 4096..<page * 4096 + 4096 {
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            try write(bytes)
            let code = code { try readAll() }
            #expect(code == nil || code == .corrupt, "page \(page)")
            if code == .corrupt { found += 1 }
        }
        // Pages of an index that no question uses may be lost unseen.
        #expect(found * 10 >= whole.count / 4096 * 8, "\(found) of \(whole.count / 4096)")
    }

    @Test("Single bytes that have changed never bring the program down")
    func changedBytes() throws {
        try fill(60)
        let whole = try bytes()
        var random = SeededGenerator(seed: 11)
        var codes: [StoreError.Code?: Int] = [:]
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try write(bytes)
            codes[code { try readAll() }, default: 0] += 1
        }
        #expect(codes.keys.allSatisfy { [nil, .corrupt, .newerSchema, .notFound, .unavailable].contains($0) })
        #expect(codes[.corrupt, default: 0] > 0 && codes.values.reduce(0, +) == 400)
    }

    private static let damages = [
        "UPDATE facts SET person = 190905271475", "UPDATE facts SET person = -1", "UPDATE facts SET kind = ''",
        "UPDATE facts SET through_day = from_day - 1", "UPDATE facts SET from_day = 3000000000",
        "UPDATE facts SET number = -7", "UPDATE facts SET kind = CAST(X'FF' AS TEXT)",
        "UPDATE fact_counter SET last = -1", "DELETE FROM fact_counter", "UPDATE runs SET kind = 'annan'",
        "UPDATE runs SET revision = 9223372036854775807", "UPDATE runs SET revision = 0",
        "UPDATE runs SET state = 'last'", "DELETE FROM run_steps WHERE position = 1",
        "DELETE FROM run_steps WHERE position = 0", "UPDATE run_steps SET state = 'x'",
        "UPDATE payslips SET person = 12", "UPDATE payslips SET digest = X'00'",
        "UPDATE payslips SET digest = CAST(digest || X'00' AS BLOB)", "UPDATE payslips SET position = position + 1",
        "DROP TABLE payslips", "ALTER TABLE facts RENAME COLUMN recorded TO written", "DROP TABLE fact_counter",
    ]

    @Test("A damaged row is corrupt", arguments: damages)
    func damage(_ change: String) throws {
        try fill()
        _ = try open().advance(key, RunStep(.approved, by: "A", at: now), seen: 1, lockedRuns: 0)
        try readAll()
        try sql(change)
        let error = #expect(throws: StoreError.self) { try readAll() }
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains("lon.penna") == true)
        #expect(error?.message.contains("1909") == false, "no personal data in the message")
    }

    @Test("A counter that has fallen behind the facts is corrupt, and nothing is written over")
    func counterBehind() throws {
        let store = try open()
        try store.append([try fact(person), try fact(person)], now: now)
        try sql("UPDATE fact_counter SET last = 1")
        #expect(code { try store.append([try fact(neighbour)], now: now) } == .corrupt)
        try sql("UPDATE fact_counter SET last = 9223372036854775807")
        #expect(code { try store.append([try fact(neighbour)], now: now) } == .corrupt)
        #expect(try store.facts(of: employer).map(\.record) == [try fact(person), try fact(person)])
    }

    @Test("A full disk is unavailable, and what was stored before stays")
    func fullDisk() throws {
        try fill(20)
        let store = try open()
        let pages = try sql("PRAGMA page_count")
        let big = people(20).map { payslip($0, [UInt8](repeating: 7, count: 50_000)) }
        try store.lease { connection throws(StoreError) in
            try connection.run("PRAGMA max_page_count = \(pages + 3)")
        }
        let error = #expect(throws: StoreError.self) { try store.commit(run(key, revision: 2), big) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("disken är full") == true)
        #expect(try store.run(key) == run(key, revision: 1))
        try readAll()
        try store.commit(run(key, revision: 2), big)
        #expect(try store.payslips(of: key) == big)
    }

    @Test("A process that may write no more is refused in the middle, and nothing is half done")
    func fileLimit() throws {
        // Blocks of 512 bytes: room for a new store, and for a store with a fact, but not for every fact.
        let limited = ["sh", "-c", "trap '' XFSZ; ulimit -f 700; exec \"$0\" \"$@\""]
        var said = "done\n"
        var added = 0
        while said == "done\n", added < 20 {
            let writer = try Writer("add", path, limited)
            writer.begin()
            said = writer.said()
            if said == "done\n" { added += 1 }
        }
        #expect(said.hasPrefix("unavailable: "), "\(said)")
        #expect((1..<20).contains(added))
        #expect(try open().facts(of: employer).count == added)
        try readAll()
        try open().append([try fact(person)], now: now)
        #expect(try open().lastFact() == Int64(added) + 1)
    }

    @Test("A folder or file that may not be written is unavailable, and loses nothing")
    func readOnly() throws {
        try fill(3)
        let whole = try bytes()
        // Who owns everything may write everywhere, until that right is laid aside.
        let plain = getuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []
        func say(_ file: String) throws -> String {
            let writer = try Writer("add", file, plain)
            writer.begin()
            return writer.said()
        }
        for (place, right) in [(folder.path, 0o555), (path, 0o444)] {
            let before = try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions]
            try FileManager.default.setAttributes([.posixPermissions: right], ofItemAtPath: place)
            #expect(try say(path).hasPrefix("unavailable: "), "\(place)")
            if place == folder.path { #expect(try say(path + "-new").hasPrefix("unavailable: ")) }
            try FileManager.default.setAttributes([.posixPermissions: before ?? 0o755], ofItemAtPath: place)
            #expect(try bytes() == whole)
        }
        #expect(try say(path) == "done\n", "with rights again")
        #expect(try open().lastFact() == 4)
    }
}
