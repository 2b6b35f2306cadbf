//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaSQLite
internal import PennaStore
internal import StoreFixtures

extension StoreWriter {
    /// Prints how long things take in a store of 25 000 people: `swift run -c release StoreWriter measure FILE`.
    func measure(_ store: SQLiteStore) throws {
        let people = people(25_000)
        try time("append a million facts of 200 bytes") {
            for round in 0..<40 {
                let content = [UInt8](repeating: UInt8(round), count: 200)
                try store.append(
                    try people.map { try fact($0, key: "\(round)", content: content) }, now: now)
            }
        }
        var random = SystemRandomNumberGenerator()
        var slowest = Duration.zero
        let total = try time("read one person's 40 facts, 10 000 times") {
            for _ in 0..<10_000 {
                let person = people[Int.random(in: people.indices, using: &random)]
                let start = ContinuousClock.now
                guard try store.facts(of: employer, person: person).count == 40 else { throw Wrong() }
                slowest = max(slowest, ContinuousClock.now - start)
            }
        }
        Self.say("  each \(total / 10_000), the slowest \(slowest)")
        try time("read a million facts") {
            guard try store.facts(of: employer).count == 1_000_000 else { throw Wrong() }
        }
        let payslips = people.map { person in
            let content = (0..<3000).map { _ in UInt8.random(in: 32...126, using: &random) }
            return PayslipRecord(
                person: person, payslip: content, carry: Array(content.prefix(500)),
                digest: SHA256.hash(of: content))
        }
        for revision in 1...3 as ClosedRange<Int64> {
            try time("commit 25 000 payslips of 3 500 bytes, revision \(revision)") {
                try store.commit(run(key, revision: revision), payslips)
            }
        }
        try time("read 25 000 payslips") {
            guard try store.payslips(of: key) == payslips else { throw Wrong() }
        }
        try time("read one payslip") { _ = try store.payslip(of: people[12_345], in: key) }
        try time("lock the run") {
            _ = try store.advance(key, RunStep(.locked, by: "A", at: now), seen: 3, lockedRuns: 0)
        }
        try time("append one fact") { try store.append([try fact(people[0])], now: now) }
        try time("erase 100 people") { try store.erase(Array(people.prefix(100)), at: employer) }
    }

    private struct Wrong: Error {}

    @discardableResult
    private func time(_ what: String, _ body: () throws -> Void) throws -> Duration {
        let start = ContinuousClock.now
        try body()
        let duration = ContinuousClock.now - start
        Self.say("\(what): \(duration)")
        return duration
    }
}
