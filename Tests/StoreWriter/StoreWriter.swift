//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaSQLite
internal import PennaStore
internal import StoreFixtures

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A process of its own for the tests of the store in a file: it can be killed, limited and run as somebody else.
///
/// It waits for its input to end before it begins, so that several can begin at once.
@main
struct StoreWriter: StoreFixtures {
    let fixture: StoreFixture

    static func main() throws {
        let writer = StoreWriter(fixture: try StoreFixture())
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { return say("StoreWriter add|lock|measure|runs FILE") }
        if arguments[1] != "measure" { while readLine() != nil {} }
        do {
            let store = try SQLiteStore(path: arguments[2])
            switch arguments[1] {
            case "add":
                try store.append(
                    [try writer.fact(nil, content: [UInt8](repeating: 7, count: 50_000))], now: writer.now)
            case "lock":
                _ = try store.advance(writer.key, RunStep(.locked, by: "A", at: writer.now), seen: 1, lockedRuns: 0)
            case "measure": try writer.measure(store)
            default: try writer.writeRuns(store)
            }
            say("done")
        } catch let error as StoreError {
            say("\(error.code.rawValue): \(error.message)")
        }
    }

    /// Adds a hundred facts and stores a run of 2 000 payslips, again and again, and says so before and after.
    private func writeRuns(_ store: SQLiteStore) throws {
        let people = people(2_000)
        let facts = [FactRecord](repeating: try fact(person), count: 100)
        var revision: Int64 = 0
        while true {
            revision += 1
            let content = [UInt8](repeating: UInt8(truncatingIfNeeded: revision), count: 2_000)
            let payslips = people.map { person in
                PayslipRecord(person: person, payslip: content, carry: [], digest: SHA256.hash(of: [1] as [UInt8]))
            }
            Self.say("begin \(revision)")
            try store.append(facts, now: now)
            try store.commit(run(key, revision: revision), payslips)
            Self.say("end \(revision)")
        }
    }

    /// Says it at once, whole, without a buffer that a killed process would lose.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) }
    }
}
