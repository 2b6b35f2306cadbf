//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles

/// How long the parts of the work took.
struct StageTimes {
    var reading = Duration.zero
    var calculating = Duration.zero
    var proving = Duration.zero
    var writing = Duration.zero

    /// Adds the time that a piece of work takes to a stage.
    mutating func measure<Result>(_ stage: WritableKeyPath<StageTimes, Duration>, _ work: () throws -> Result) rethrows
        -> Result
    {
        let start = ContinuousClock.now
        defer { self[keyPath: stage] += ContinuousClock.now - start }
        return try work()
    }

    /// Adds the time since a piece of work on several threads began to a stage.
    mutating func add(_ stage: WritableKeyPath<StageTimes, Duration>, since start: ContinuousClock.Instant) {
        self[keyPath: stage] += ContinuousClock.now - start
    }
}

extension ProofCheck {
    /// Counts the lines of an arena that are proved, on as many threads as were asked for.
    func count(_ arena: LineArena, threads: Int) async -> ProofCount {
        await withTaskGroup(of: ProofCount.self) { group in
            let lines = arena.lines.count
            for part in 0..<threads {
                group.addTask { count(arena, lines * part / threads..<lines * (part + 1) / threads) }
            }
            var sum = ProofCount()
            for await part in group { sum.add(part) }
            return sum
        }
    }
}

/// One employer's month: from its folder to its results.
struct EmployerJob {
    let payDate: PayDate
    let knownAt: Instant
    let threads: Int

    /// Calculates and proves what a folder held.
    ///
    /// - Parameter progress: told how many people are done.
    func run(_ input: FolderInput, _ proof: ProofCheck, _ times: inout StageTimes, progress: (Int) -> Void) async throws
        -> RunReport
    {
        let start = ContinuousClock.now
        let batch = Batch(
            try ABRun(employer: input.facts.employer, payDate: payDate, knownAt: knownAt), input.facts)
        let result = try await batch.calculate(threads: threads, progress: progress)
        times.add(\.calculating, since: start)
        var report = RunReport(batch, result, problems: input.problems, keptCarries: input.keptCarries)
        let proving = ContinuousClock.now
        report.proof = await proof.count(result.arena, threads: threads)
        times.add(\.proving, since: proving)
        report.publishedTables = proof.publishedTables
        return report
    }
}

extension Batch {
    /// Parts of the batch on as many threads as were asked for, joined in input order.
    ///
    /// - Parameter progress: told how many people are done.
    func calculate(threads: Int, progress: (Int) -> Void) async throws -> BatchResult {
        guard threads > 1 else {
            var part = begin(facts.people.indices)
            while !part.isComplete {
                advance(&part, by: 2_000)
                progress(part.done)
            }
            return try join([part])
        }
        return try await withThrowingTaskGroup(of: BatchPart.self) { group in
            let parts = parts(threads)
            for part in parts { group.addTask { calculate(part) } }
            var done: [BatchPart] = []
            for try await part in group {
                done.append(part)
                progress(done.reduce(0) { $0 + $1.people.count })
            }
            return try join(done.sorted { $0.people.lowerBound < $1.people.lowerBound })
        }
    }
}

/// What a folder held: facts to calculate, and what was wrong in it.
struct FolderInput {
    let facts: EmployerFacts
    let problems: [InputProblem]
    let keptCarries: [CarryRecord]
    /// Those who must not be paid until their rows are mended.
    let blocked: Set<Personnummer>

    /// Reads a folder.
    ///
    /// - Throws: `UsageError` with all problems, when there is nothing to calculate.
    init(_ folder: String) throws(UsageError) {
        let reading = EmployerFolder.read(folder)
        guard let facts = reading.facts else {
            let lines = reading.problems.map { "\($0.place): \($0.message)" }
            throw UsageError("\(folder) kan inte räknas.\n" + lines.joined(separator: "\n"))
        }
        self.facts = facts
        problems = reading.problems
        keptCarries = reading.keptCarries
        blocked = Set(reading.blocked.compactMap { try? Personnummer($0) })
    }
}

/// The number of threads when nothing is said.
var defaultThreads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
