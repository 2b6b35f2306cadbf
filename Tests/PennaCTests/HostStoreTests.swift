//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import CPenna
import MemoryStoreInC
import PennaBasics
import PennaStore
import PennaStoreTesting
import Testing

@testable import PennaC

@Suite struct HostStoreTests {
    @Test("A store written in C keeps every promise of a store")
    func conformance() {
        // The stores live until the process ends: the suite says nowhere when it is done with one.
        let suite = StoreConformance {
            var functions = unsafe memory_store_functions(memory_store_create())
            return try unsafe HostStore(&functions).store
        }
        #expect(suite.failures() == [])
    }

    @Test("A run comes back from what a host keeps of it, and nothing else does")
    func documents() throws {
        let employer = try Organisationsnummer("212000-0142")
        let run = RunRecord(
            key: RunKey(employer: employer, payDate: Day(2026, 11, 27), kind: .extra, number: 3), revision: 7,
            knownAt: Instant(seconds: -5), factsThrough: 9, receipt: [0, 10, 255],
            steps: [
                RunStep(.preliminary, by: "Å \"\n", at: Instant(seconds: 1)),
                RunStep(.approved, by: "Bo", at: Instant(seconds: 2)),
            ])
        let bytes = StoredRunDocument.bytes(run)
        #expect(StoredRunDocument.read(bytes, employer: employer, revision: 7) == run)
        #expect(StoredRunDocument.read([], employer: employer, revision: 7) == nil)
        #expect(StoredRunDocument.read(Array("{}\n".utf8), employer: employer, revision: 7) == nil)
        #expect(StoredRunDocument.read(Array(bytes.dropFirst()), employer: employer, revision: 7) == nil)
    }

    @Test(
        "A day is a number and back; a number that is no day is none",
        arguments: [
            (20_261_127, true), (20_240_229, true), (20_250_229, false), (20_261_301, false), (0, false), (-1, false),
        ])
    func days(number: Int32, isDay: Bool) {
        #expect(Day(packed: number)?.packed == (isDay ? number : nil))
    }
}
