//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaDemo
import PennaFiles
import Synchronization

/// The invented payroll centre, ready to be calculated: a batch for each of its employers.
public struct Centre: Sendable {
    /// The batches.
    public let batches: [StandardBatch]

    /// A centre of a number of payslips.
    public init(payslips: Int, seed: UInt64 = 1, keepingProofs: Bool = true) throws {
        let centre = try DemoCentre(payslips: payslips, seed: seed)
        batches = try centre.employers.map { facts in
            let run = try StandardRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
            return Batch(run, facts, keepingProofs: keepingProofs)
        }
    }

    /// Some of the people of employers' folders, in the same month.
    public init(folders: [String], people: Set<String>) throws {
        let payDate = PayDate(Day(2026, 11, 27))
        batches = try folders.compactMap { folder in
            guard let all = EmployerFolder.read(folder).facts else { return nil }
            let kept = all.people.indices.filter { people.contains("\(all.people[$0].id)") }
            let facts = try EmployerFacts(
                employer: all.employer, people: kept.map { all.people[$0] }, carries: kept.map { all.carries[$0] })
            return Batch(try StandardRun(employer: facts.employer, payDate: payDate, knownAt: .endOfTime), facts)
        }
    }

    /// How many people there are; each has a payslip or an error.
    public var people: Int { batches.reduce(0) { $0 + $1.facts.people.count } }

    /// Calculates everybody on the calling thread and counts those who came out.
    public func calculate() throws -> Int {
        try batches.reduce(0) { sum, batch in
            let result = try batch.calculate()
            return sum + result.payslips.count + result.failures.count
        }
    }

    /// The same, one batch after the other in the memory of the one before.
    public func calculate(into result: inout BatchResult) throws -> Int {
        try batches.reduce(0) { sum, batch in
            try batch.calculate(into: &result)
            return sum + result.payslips.count + result.failures.count
        }
    }

    /// Calculates everybody as a stream of parts and counts those who came out.
    public func stream(partsOf size: Int, _ use: (StandardBatch, BatchResult) throws -> Void) throws -> Int {
        try batches.reduce(0) { sum, batch in
            let people = zip(batch.facts.people, batch.facts.carries).lazy.map { (person: $0, carry: $1) }
            let part = try batch.run.calculate(streaming: people, partsOf: size, use)
            return sum + part.payslips + part.failures
        }
    }

    /// Calculates everybody on threads of their own, every batch in as many parts.
    public func results(threads: Int) throws -> [BatchResult] {
        guard threads > 1 else { return try batches.map { try $0.calculate() } }
        let work = batches.map { $0.parts(threads) }
        let done = Mutex<[[BatchPart]]>(work.map { _ in [] })
        Threads.run(threads) { thread in
            for (index, batch) in batches.enumerated() where thread < work[index].count {
                let part = batch.calculate(work[index][thread])
                done.withLock { $0[index].append(part) }
            }
        }
        return try batches.indices.map { index in
            // Taken out, so that the first part of each batch can grow into its result.
            try batches[index].join(
                done.withLock { done in
                    defer { done[index] = [] }
                    return done[index].sorted { $0.people.lowerBound < $1.people.lowerBound }
                })
        }
    }

    /// Calculates everybody, each thread the largest employer that is left, in the memory of the results before.
    public func calculate(threads: Int, into results: inout [BatchResult]) throws {
        let order = batches.indices.sorted { batches[$0].facts.people.count < batches[$1].facts.people.count }
        let work = Mutex(Work(left: order, results: results.isEmpty ? batches.map { _ in BatchResult() } : results))
        results = []
        Threads.run(threads) { _ in
            while case (let index, var result)? = work.withLock({ $0.take() }) {
                do throws(PayrollError) {
                    try batches[index].calculate(into: &result)
                } catch {
                    work.withLock { $0.error = error }
                }
                work.withLock { $0.results[index] = result }
            }
        }
        try work.withLock { work in
            if let error = work.error { throw error }
            swap(&results, &work.results)
        }
    }

    /// What threads have before them and what they have done.
    private struct Work {
        /// The places of the batches that nobody has taken.
        var left: [Int]
        var results: [BatchResult]
        var error: PayrollError?

        /// The next batch, and the memory that its result may use, which nobody else holds then.
        mutating func take() -> (index: Int, memory: BatchResult)? {
            guard let index = left.popLast() else { return nil }
            var memory = BatchResult()
            swap(&memory, &results[index])
            return (index, memory)
        }
    }
}
