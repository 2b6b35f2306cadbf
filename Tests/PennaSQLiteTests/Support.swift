//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import StoreFixtures
import Testing

@testable import PennaSQLite

/// The tests of the store in a file: each has a folder of its own.
@Suite struct SQLiteStoreTests: StoreFixtures {
    let fixture: StoreFixture
    let folder: TemporaryFolder

    init() throws {
        fixture = try StoreFixture()
        folder = try TemporaryFolder()
    }

    var path: String { folder.path + "/lon.penna" }

    func open() throws(StoreError) -> SQLiteStore { try SQLiteStore(path: path) }

    /// A store with a fact of each person and a run with a payslip of each, closed.
    func fill(_ count: Int = 1) throws {
        let store = try open()
        let people = people(count)
        try store.append(try people.map { try fact($0, content: Array("fact \($0)".utf8)) }, now: now)
        try store.commit(run(key, revision: 1), people.map { payslip($0, Array("payslip \($0)".utf8)) })
    }

    /// Runs a statement beside the store.
    @discardableResult
    func sql(_ statement: String) throws -> Int64 {
        // SQLite makes a database of an empty file; a connection of ours makes no files.
        if !FileManager.default.fileExists(atPath: path) {
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
        }
        return try Connection(path, patience: 1000).number(statement)
    }

    /// The bytes of all the store's files.
    func files() throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
            Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $0)))
        }
    }
}

/// A folder of its own that goes with the value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "penna-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A process that writes in a store; it begins when ``begin()`` is called.
final class Writer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var heard = Data()

    /// - Parameter prefix: what is run, with the writer and its arguments after it, such as `nice`.
    init(_ task: String, _ path: String, _ prefix: [String] = []) throws {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("StoreWriter").path
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = prefix + [program, task, path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    func begin() { try? input.fileHandleForWriting.close() }

    /// Ends it in the way that no process can prepare for.
    func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits until it says something.
    func waitForWord() { heard += output.fileHandleForReading.availableData }

    /// What it has said, when it has ended.
    func said() -> String {
        heard += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: heard, as: UTF8.self)
    }
}
