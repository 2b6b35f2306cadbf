//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAgreementKit
import PennaDemo

extension Workload {
    /// The calculation of whole months.
    static let engine: [Workload] = [
        batch(1_000), batch(25_000, isQuick: false), batch(250_000, isQuick: false), withoutProofs, inNewMemory,
        streamed, memoryLimit, payslip,
    ]

    /// Everybody's month, in the memory of the round before.
    private static func batch(_ payslips: Int, isQuick: Bool = true) -> Workload {
        Workload("batch of \(payslips)", units: payslips, isQuick: isQuick) {
            let centre = try Centre(payslips: payslips)
            var result = BatchResult()
            return Round(units: payslips) { try centre.calculate(into: &result) }
        }
    }

    /// The same amounts with nothing to prove them by, to see what the proofs cost.
    private static let withoutProofs = Workload("batch of 25000 without proofs", units: 25_000, isQuick: false) {
        let centre = try Centre(payslips: 25_000, keepingProofs: false)
        var result = BatchResult()
        return Round(units: 25_000) { try centre.calculate(into: &result) }
    }

    /// The same in memory that each batch asks the system for, as a host's first month is.
    private static let inNewMemory = Workload("batch of 25000 in new memory", units: 25_000, isQuick: false) {
        let centre = try Centre(payslips: 25_000)
        return Round(units: 25_000) { try centre.calculate() }
    }

    /// A part of a million payslips, each part invented just before it is calculated.
    private static let streamed = Workload("batch of 25000, one of a stream", units: 25_000, isQuick: false) {
        var stream = CentreStream(payslips: 25_000)
        return Round(units: 25_000, before: { try stream.next() }, { try stream.calculate() })
    }

    /// The least that any engine must do: write as many bytes as the results have into memory that is new.
    private static let memoryLimit = Workload("memcpy of the results of 25000", units: 25_000, isQuick: false) {
        let copy = ResultCopy(try Centre(payslips: 25_000).results(threads: 1))
        return Round(units: copy.payslips) { copy.write() }
    }

    /// One step at a time, round and round among the people.
    private static let payslip = Workload("payslip", units: 1) {
        let centre = try Centre(payslips: 1_000)
        let people = centre.batches.flatMap { batch in batch.facts.people.indices.map { (batch, $0) } }
        var arena = LineArena()
        arena.reserve(lines: 1_000, operands: 5_000)
        // A batch keeps its workspace from person to person, and so does a host that steps through people itself.
        var workspace = people[0].0.run.workspace()
        var next = 0
        func prepare() {
            arena.cut(toLines: 0)
            let (batch, index) = people[next]
            if index == 0 { workspace = batch.run.workspace() }
        }
        func step() -> Int {
            let (batch, index) = people[next]
            next = next + 1 == people.count ? 0 : next + 1
            var carry = batch.facts.carries[index]
            let outcome = batch.run.step(
                batch.facts.people[index], index: index, in: &workspace, carry: &carry, into: &arena)
            return outcome == .idle ? 0 : 1
        }
        // Everybody once, or the first thousand rounds would be of people who are not in any cache.
        for _ in people {
            prepare()
            _ = step()
        }
        return Round(units: 1, before: prepare, step)
    }
}

/// A centre too large for the memory, a part at a time.
public struct CentreStream {
    private let payslips: Int
    private var seed: UInt64 = 0
    private var part: Centre?

    /// A stream of parts of some payslips each.
    public init(payslips: Int) {
        self.payslips = payslips
    }

    /// Lets the last part go and invents the next.
    public mutating func next() throws {
        seed += 1
        part = nil
        part = try Centre(payslips: payslips, seed: seed)
    }

    /// Calculates the people of the part as they come, a thousand at a time.
    public func calculate() throws -> Int { try part?.stream(partsOf: 1_000) { _, _ in } ?? 0 }
}
