//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import StoreFixtures
import Testing

@testable import PennaPostgreSQL

extension PostgreSQLStoreTests {
    @Test(
        "Measures: 250 000 facts, one person's facts, 25 000 payslips of 2 500 bytes",
        .enabled(if: ProcessInfo.processInfo.environment["PENNA_LARGE"] == "1", "set PENNA_LARGE=1"))
    func measure() throws {
        let store = try open("measure")
        let people = people(25_000)
        let content = [UInt8](repeating: 7, count: 200)
        let records = try (0..<10).flatMap { round in
            try people.map { try fact($0, key: "\(round)", content: content) }
        }
        try time("append 250 000 facts") { try store.append(records, now: now) }
        let wanted = people[12_345]
        for turn in 1...3 {
            let facts = try time("one person's facts, turn \(turn)") {
                try store.facts(of: employer, person: wanted)
            }
            #expect(facts.count == 10)
        }
        let all = try time("all facts") { try store.facts(of: employer) }
        #expect(all.count == 250_000)
        var random = SystemRandomNumberGenerator()
        let payslips = people.map { person in
            payslip(person, (0..<2500).map { _ in UInt8.random(in: 32...126, using: &random) })
        }
        for revision in 1...2 as ClosedRange<Int64> {
            try time("commit 25 000 payslips, revision \(revision)") {
                try store.commit(run(key, revision: revision), payslips)
            }
        }
        let read = try time("read 25 000 payslips") { try store.payslips(of: key) }
        #expect(read == payslips)
        let one = try time("one payslip") { try store.payslip(of: wanted, in: key) }
        #expect(one == payslips[12_345])
        let locked = try time("lock") {
            try store.advance(key, RunStep(.locked, by: "A", at: now), seen: 2, lockedRuns: 0)
        }
        #expect(locked.state == .locked)
        try time("append one fact") { try store.append([try fact(wanted)], now: now) }
        try time("erase one person") { try store.erase(wanted, at: employer) }
    }

    @discardableResult
    private func time<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
        let start = ContinuousClock.now
        let result = try body()
        print("\(what): \(ContinuousClock.now - start)")
        return result
    }
}
