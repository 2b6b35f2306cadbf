//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import PennaTestSupport
import StoreFixtures
import Synchronization
import Testing

@testable import PennaSQLite

extension SQLiteStoreTests {
    @Test("Many who open a file that is not there make it once", arguments: [false, true])
    func openers(inProcesses: Bool) async throws {
        if inProcesses {
            let writers = try (0..<6).map { _ in try Writer("add", path) }
            for writer in writers { writer.begin() }
            #expect(writers.map { $0.said() } == writers.map { _ in "done\n" })
        } else {
            let codes = await inThreads(6) { _ in
                code { try open().append([try fact(person)], now: now) }
            }
            #expect(codes == [StoreError.Code?](repeating: nil, count: 6))
        }
        #expect(try open().facts(of: employer).map(\.number) == Array(1...6))
    }

    @Test("Eight readers see the old run or the new one while it is committed, never a mixture")
    func readers() async throws {
        let people = people(300)
        let last: UInt8 = 12
        let reads = Atomic(0)
        let isDone = Atomic(false)
        let store = try open()
        @Sendable func commit(_ revision: UInt8) throws {
            // Every revision has its own number of payslips, so that a mixture shows in their count too.
            let payslips = people.dropLast(Int(revision)).map { payslip($0, [revision]) }
            try store.commit(run(key, revision: Int64(revision)), payslips)
        }
        @Sendable func write() -> Set<UInt8>? {
            defer { isDone.store(true, ordering: .sequentiallyConsistent) }
            for revision in 2...last {
                // After nine reads by eight readers one of them began after the last commit.
                let enough = reads.load(ordering: .sequentiallyConsistent) + 9
                let end = ContinuousClock.now + .seconds(20)
                while reads.load(ordering: .sequentiallyConsistent) < enough, .now < end { usleep(1000) }
                guard (try? commit(revision)) != nil else { return nil }
            }
            return []
        }
        @Sendable func read(_ store: SQLiteStore?) -> Set<UInt8>? {
            guard let store else { return nil }
            var revisions: Set<UInt8> = []
            while true {
                let isLast = isDone.load(ordering: .sequentiallyConsistent)
                guard let payslips = try? store.payslips(of: key), let first = payslips.first?.payslip?.first,
                    payslips.count == people.count - Int(first), payslips.allSatisfy({ $0.payslip == [first] })
                else { return nil }
                revisions.insert(first)
                reads.add(1, ordering: .sequentiallyConsistent)
                if isLast { return revisions }
            }
        }
        try commit(1)
        // Half of the readers share the writer's store, the others have their own.
        let seen = await inThreads(9) { index in
            index == 8 ? write() : read(index < 4 ? store : try? open())
        }
        #expect(!seen.contains(nil))
        #expect(seen.reduce(into: []) { $0.formUnion($1 ?? []) } == Set(1...last))
        #expect(seen.prefix(8).allSatisfy { $0?.contains(last) == true })
    }

    @Test("A run that is read while others take it from step to step has the steps of its revision")
    func runsWhileAdvancing() async throws {
        let stores = [try open(), try open()]
        try stores[0].commit(run(key, revision: 1), [])
        let isDone = Atomic(false)
        let mistakes = await inThreads(2) { index -> String? in
            if index == 0 {
                defer { isDone.store(true, ordering: .sequentiallyConsistent) }
                let code = code {
                    for seen in 1...100 as ClosedRange<Int64> {
                        let step = RunStep(seen % 2 == 1 ? .approved : .preliminary, by: "A", at: now)
                        _ = try stores[0].advance(key, step, seen: seen, lockedRuns: 0)
                    }
                }
                return code.map { "\($0)" }
            }
            while !isDone.load(ordering: .sequentiallyConsistent) {
                do {
                    let runs = try stores[1].runs(of: employer)
                    if runs.map({ Int($0.revision) }) != runs.map(\.steps.count) { return "\(runs)" }
                } catch {
                    return "\(error)"
                }
            }
            return nil
        }
        #expect(mistakes == [nil, nil])
        #expect(try stores[1].run(key)?.revision == 101)
    }

    @Test(
        "Of two threads that lock runs of one employer, one wins, in one store or in two", arguments: [true, false])
    func lockers(isShared: Bool) async throws {
        let first = try open()
        let stores = [first, isShared ? first : try open()]
        for round in 0..<20 {
            let keys = [RunKey.Kind.ordinary, .extra].map {
                RunKey(employer: employer, payDate: Day(2026, 1, 1) + round, kind: $0)
            }
            for key in keys { try stores[0].commit(run(key, revision: 1), []) }
            // In even rounds both lock the same run, in odd ones each its own.
            let isSame = round % 2 == 0
            let codes = await inThreads(2) { index in
                code {
                    _ = try stores[index].advance(
                        keys[isSame ? 0 : index], RunStep(.locked, by: "\(index)", at: now), seen: 1,
                        lockedRuns: round)
                }
            }
            #expect(codes.count { $0 == nil } == 1)
            #expect(codes.contains(isSame ? .locked : .conflict))
            #expect(try stores[1].runs(of: employer).count { $0.state == .locked } == round + 1)
        }
    }

    @Test("Of two processes that lock a run, one wins")
    func lockingProcesses() throws {
        try fill()
        for round in 1...10 {
            let writers = try (0..<2).map { _ in try Writer("lock", path) }
            for writer in writers { writer.begin() }
            let said = writers.map { $0.said() }
            #expect(said.count { $0 == "done\n" } == 1, "\(said)")
            #expect(said.count { $0.hasPrefix("locked:") } == 1, "\(said)")
            #expect(try open().run(key)?.revision == 2)
            try sql("DELETE FROM run_steps WHERE position = 1")
            try sql("UPDATE runs SET revision = 1, state = 'preliminar'")
            #expect(try open().run(key) == run(key, revision: 1), "round \(round) begins anew")
        }
    }

    @Test("A writer that does not finish in time is unavailable to others, and nothing is changed")
    func patience() throws {
        let impatient = try SQLiteStore(path: path, patience: 50)
        try impatient.commit(run(key, revision: 1), [])
        let holder = try Connection(path, patience: 1000)
        try holder.run("BEGIN IMMEDIATE")
        #expect(code { try impatient.commit(run(key, revision: 2), []) } == .unavailable)
        #expect(try impatient.run(key)?.revision == 1, "readers do not wait")
        try holder.run("ROLLBACK")
        try impatient.commit(run(key, revision: 2), [])
    }
}
