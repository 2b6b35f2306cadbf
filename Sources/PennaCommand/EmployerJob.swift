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
        let result = try await calculate(batch, progress)
        times.calculating += ContinuousClock.now - start
        var report = RunReport(batch, result, problems: input.problems, keptCarries: input.keptCarries)
        report.proof = times.measure(\.proving) { proof.count(result.arena) }
        return report
    }

    /// Parts of the batch on as many threads as were asked for, joined in input order.
    private func calculate(_ batch: Batch<AB>, _ progress: (Int) -> Void) async throws -> BatchResult {
        guard threads > 1 else {
            let people = batch.facts.people.count
            let parts = batch.parts(max(1, people / 2_000)).map { part in
                defer { progress(part.upperBound) }
                return batch.calculate(part)
            }
            return try batch.join(parts)
        }
        return try await withThrowingTaskGroup(of: BatchPart.self) { group in
            let parts = batch.parts(threads)
            for part in parts { group.addTask { batch.calculate(part) } }
            var done: [BatchPart] = []
            for try await part in group {
                done.append(part)
                progress(done.reduce(0) { $0 + $1.people.count })
            }
            return try batch.join(done.sorted { $0.people.lowerBound < $1.people.lowerBound })
        }
    }
}

/// What a folder held: facts to calculate, and what was wrong in it.
struct FolderInput {
    let facts: EmployerFacts
    let problems: [InputProblem]
    let keptCarries: [CarryRecord]

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
    }
}

/// The number of threads when nothing is said.
var defaultThreads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
