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

@testable import PennaPostgreSQL

extension PostgreSQLStoreTests {
    @Test("Many who open a store that is not there make it once")
    func openers() async throws {
        let codes = await inThreads(8) { _ in code { _ = try open("openers") } }
        #expect(codes == [StoreError.Code?](repeating: nil, count: 8))
        #expect(try sql("SELECT count(*) FROM openers.schema_version").int(0, 0) == Int64(Migration.all.count))
    }

    @Test("Eight readers see the old run or the new one while it is committed, never a mixture")
    func readers() async throws {
        let people = people(300)
        let last: UInt8 = 12
        let reads = Atomic(0)
        let isDone = Atomic(false)
        let writer = try open("readers")
        @Sendable func commit(_ revision: UInt8) throws {
            // Every revision has its own number of payslips, so that a mixture shows in their count too.
            let payslips = people.dropLast(Int(revision)).map { payslip($0, [revision]) }
            try writer.commit(run(key, revision: Int64(revision)), payslips)
        }
        @Sendable func write() -> Set<UInt8>? {
            defer { isDone.store(true, ordering: .sequentiallyConsistent) }
            for revision in 2...last {
                // After nine reads by eight readers one of them began after the last commit.
                let enough = reads.load(ordering: .sequentiallyConsistent) + 9
                let end = ContinuousClock.now + .seconds(20)
                while reads.load(ordering: .sequentiallyConsistent) < enough, .now < end {
                    Thread.sleep(forTimeInterval: 0.001)
                }
                guard (try? commit(revision)) != nil else { return nil }
            }
            return []
        }
        @Sendable func read() -> Set<UInt8>? {
            guard let store = try? open("readers") else { return nil }
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
        let seen = await inThreads(9) { index in index == 8 ? write() : read() }
        #expect(!seen.contains(nil))
        #expect(seen.reduce(into: []) { $0.formUnion($1 ?? []) } == Set(1...last))
        #expect(seen.prefix(8).allSatisfy { $0?.contains(last) == true })
    }

    @Test("A run that is read while others take it from step to step has the steps of its revision")
    func runsWhileAdvancing() async throws {
        let stores = [try open("steps"), try open("steps")]
        try stores[0].commit(run(key, revision: 1), [])
        let isDone = Atomic(false)
        let mistakes = await inThreads(2) { index -> String? in
            if index == 0 {
                defer { isDone.store(true, ordering: .sequentiallyConsistent) }
                let code = code {
                    for seen in 1...300 as ClosedRange<Int64> {
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
        #expect(try stores[1].run(key)?.revision == 301)
    }

    @Test("Of two who lock runs of one employer in two connections, one wins")
    func lockers() async throws {
        let stores = [try open("lockers"), try open("lockers")]
        for round in 0..<20 {
            let employer = try Organisationsnummer(number: [2_120_000_142, 5_560_360_793][round % 2])
            let keys = [RunKey.Kind.ordinary, .extra].map {
                RunKey(employer: employer, payDate: Day(2026, 1, 1) + round, kind: $0)
            }
            for key in keys { try stores[0].commit(run(key, revision: 1), []) }
            let locked = try stores[0].runs(of: employer).count { $0.state == .locked }
            // In even pairs of rounds both lock the same run, in odd ones each its own.
            let isSame = round / 2 % 2 == 0
            let codes = await inThreads(2) { index in
                code {
                    _ = try stores[index].advance(
                        keys[isSame ? 0 : index], RunStep(.locked, by: "\(index)", at: now), seen: 1,
                        lockedRuns: locked)
                }
            }
            #expect(codes.count { $0 == nil } == 1)
            #expect(codes.contains(isSame ? .locked : .conflict))
            #expect(try stores[1].runs(of: employer).count { $0.state == .locked } == locked + 1)
        }
    }

    @Test("Of two who commit the same revision in two connections, one wins with all its payslips")
    func committers() async throws {
        let stores = [try open("committers"), try open("committers")]
        let people = people(50)
        for revision in 1...10 as ClosedRange<Int64> {
            let codes = await inThreads(2) { index in
                code {
                    try stores[index].commit(
                        run(key, revision: revision), people.map { payslip($0, [UInt8(index)]) })
                }
            }
            #expect(codes.count { $0 == nil } == 1)
            #expect(codes.contains(.conflict))
            let winner = try #require(codes.firstIndex { $0 == nil })
            #expect(try stores[0].payslips(of: key).map(\.payslip) == people.map { _ in [UInt8(winner)] })
        }
    }

    @Test("A reader that follows the numbers misses nothing that others append")
    func numbersInOrder() async throws {
        let rounds = 60
        let writers = 3
        let done = Atomic(0)
        _ = try open("numbers")
        let results: [[Int64]?] = await inThreads(writers + 1) { index in
            guard let store = try? open("numbers") else { return nil }
            if index < writers {
                defer { done.add(1, ordering: .sequentiallyConsistent) }
                let isDone = (0..<rounds).allSatisfy { round in
                    (try? store.append(
                        [FactRecord](repeating: fact(person), count: 1 + round % 3), now: now)) != nil
                }
                return isDone ? [] : nil
            }
            var seen: [Int64] = []
            var isLastRound = false
            while true {
                guard let facts = try? store.facts(of: employer, after: seen.last ?? 0) else { return nil }
                seen += facts.map(\.number)
                if isLastRound { return seen }
                isLastRound = done.load(ordering: .sequentiallyConsistent) == writers
            }
        }
        #expect(results.prefix(writers).allSatisfy { $0 != nil })
        #expect(results.last == Array(1...Int64(writers * rounds * 2)))
    }
}
