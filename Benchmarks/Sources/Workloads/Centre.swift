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
    public let batches: [Batch<AB>]

    /// A centre of a number of payslips.
    public init(payslips: Int, seed: UInt64 = 1, keepingProofs: Bool = true) throws {
        let centre = try DemoCentre(payslips: payslips, seed: seed)
        batches = try centre.employers.map { facts in
            let run = try ABRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
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
            return Batch(try ABRun(employer: facts.employer, payDate: payDate, knownAt: .endOfTime), facts)
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
    public func stream(partsOf size: Int, _ use: (Batch<AB>, BatchResult) throws -> Void) throws -> Int {
        try batches.reduce(0) { sum, batch in
            let people = zip(batch.facts.people, batch.facts.carries).lazy.map { (person: $0, carry: $1) }
            let part = try batch.run.calculate(streaming: people, partsOf: size, use)
            return sum + part.payslips + part.failures
        }
    }

    /// Calculates everybody on threads of their own, each of which takes the largest part that is left.
    public func results(threads: Int) throws -> [BatchResult] {
        guard threads > 1 else { return try batches.map { try $0.calculate() } }
        let left = Mutex(parts(threads))
        let done = Mutex<[[BatchPart]]>(batches.map { _ in [] })
        Threads.run(threads) { _ in
            while let next = left.withLock({ $0.popLast() }) {
                let part = batches[next.batch].calculate(next.people)
                done.withLock { $0[next.batch].append(part) }
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

    /// Every batch whole, or in as many parts as keep one thread from having more than its share; the largest last.
    private func parts(_ threads: Int) -> [(batch: Int, people: Range<Int>)] {
        let share = max(1, people / threads)
        var all: [(batch: Int, people: Range<Int>)] = []
        for (index, batch) in batches.enumerated() {
            let count = (batch.facts.people.count + share - 1) / share
            for part in batch.parts(count) { all.append((index, part)) }
        }
        return all.sorted { $0.people.count < $1.people.count }
    }
}
