//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaDemo
import Testing

@Suite struct StreamTests {
    private struct Stopped: Error {}

    /// The largest employer of an invented centre, with its people as a stream.
    private func employer() throws -> (run: StandardRun, facts: EmployerFacts, people: [(person: Person, carry: Carry)])
    {
        let centre = try DemoCentre(payslips: 300, seed: 3)
        let facts = try #require(centre.employers.max { $0.people.count < $1.people.count })
        let run = try StandardRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
        return (run, facts, zip(facts.people, facts.carries).map { (person: $0, carry: $1) })
    }

    /// All lines of a payslip with their operands, wherever they lie.
    private func lines(_ result: BatchResult, _ payslip: Payslip) -> [[Int64]] {
        result.arena.lines[payslip.lines].map { line in
            [Int64(line.item.number), line.amount.ore, Int64(line.formula.number)] + result.arena.operands(of: line)
        }
    }

    @Test("A stream gives what one batch gives, whatever the parts", arguments: [-1, 1, 7, 1_000])
    func parts(size: Int) throws {
        let (run, facts, people) = try employer()
        let whole = try Batch(run, facts).calculate()
        var found: [(totals: PayslipTotals, lines: [[Int64]])] = []
        var carries: [Carry] = []
        var most = 0
        let sum = try run.calculate(streaming: people, partsOf: size) { batch, result in
            most = max(most, batch.facts.people.count)
            for payslip in result.payslips { found.append((payslip.totals, lines(result, payslip))) }
            carries += result.carries
        }
        #expect(most == min(max(1, size), people.count))
        #expect(found.map(\.totals) == whole.payslips.map(\.totals))
        #expect(found.map(\.lines) == whole.payslips.map { lines(whole, $0) })
        #expect(carries == whole.carries)
        #expect(sum.isWhole && sum.people == people.count && sum.lines == whole.arena.lines.count)
        #expect(sum.totals == whole.totals && sum.payslips == whole.payslips.count)
    }

    @Test("A part that is calculated a few at a time is the part calculated at once, and says how far it has come")
    func steps() throws {
        let (run, facts, people) = try employer()
        let batch = Batch(run, facts)
        let whole = try batch.calculate()
        let parts = batch.parts(2)
        var steps: [BatchPart] = []
        for part in parts {
            var grown = batch.begin(part)
            #expect(grown.done == 0 && !grown.isComplete)
            batch.advance(&grown, by: -1)
            #expect(grown.done == 0)
            batch.advance(&grown, by: 7)
            #expect(grown.done == 7 && grown.carries.count == 7)
            batch.advance(&grown, by: people.count)
            #expect(grown.isComplete && grown.done == part.count)
            steps.append(grown)
        }
        let joined = try batch.join(steps)
        #expect(joined.payslips == whole.payslips && joined.carries == whole.carries && joined.totals == whole.totals)
        #expect(joined.payslips.map { lines(joined, $0) } == whole.payslips.map { lines(whole, $0) })
    }

    @Test("A result in the memory of another is the same as one of its own; a copy of the other stays as it was")
    func usedMemory() throws {
        let centre = try DemoCentre(payslips: 300, seed: 3)
        var result = BatchResult()
        var kept: [(result: BatchResult, lines: [[[Int64]]])] = []
        for (index, facts) in centre.employers.enumerated() {
            let run = try StandardRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
            // Some without proofs, so that what comes after has other operands than its memory.
            let batch = Batch(run, facts, keepingProofs: index % 3 != 1)
            try batch.calculate(into: &result)
            let own = try batch.calculate()
            #expect(result.payslips == own.payslips && result.carries == own.carries && result.totals == own.totals)
            #expect(result.failures == own.failures && result.idle == own.idle)
            #expect(result.arena == own.arena)
            if index % 2 == 0 { kept.append((result, own.payslips.map { lines(own, $0) })) }
        }
        for (result, all) in kept { #expect(result.payslips.map { lines(result, $0) } == all) }
    }

    @Test("Parts that are not done, or not all, or not in order are refused")
    func incompleteParts() throws {
        let (run, facts, _) = try employer()
        let batch = Batch(run, facts)
        let parts = batch.parts(2)
        var half = batch.begin(parts[1])
        batch.advance(&half, by: parts[1].count - 1)
        let refused: [[BatchPart]] = [
            [batch.calculate(parts[0]), half], [batch.calculate(parts[0])],
            [batch.calculate(parts[1]), batch.calculate(parts[0])], [],
        ]
        for parts in refused {
            let error = #expect(throws: PayrollError.self) { try batch.join(parts) }
            #expect(error?.code == .countMismatch)
        }
    }

    @Test("A stream is taken a part at a time, told of, and ended between parts")
    func progress() throws {
        let (run, _, people) = try employer()
        var taken = 0
        let counted = people.lazy.map { pair in
            taken += 1
            return pair
        }
        var told: [Int] = []
        let sum = try run.calculate(streaming: counted, partsOf: 10) { sum in
            told.append(sum.people)
            return sum.people < 30
        } _: { _, _ in
        }
        #expect(told == [10, 20, 30])
        #expect(!sum.isWhole && sum.people == 30 && taken == 30)
    }

    @Test("An empty stream is whole, and what the caller throws comes out")
    func edges() throws {
        let (run, _, people) = try employer()
        let none = try run.calculate(streaming: people.prefix(0)) { _, _ in }
        #expect(none.isWhole && none.people == 0 && none.totals == PayslipTotals())
        #expect(throws: Stopped.self) { try run.calculate(streaming: people) { _, _ in throw Stopped() } }
    }

    @Test("Without proofs every amount, sum and carry is the same, and a line shows no operands")
    func withoutProofs() throws {
        let (run, facts, people) = try employer()
        let proved = try Batch(run, facts).calculate()
        let batch = Batch(run, facts, keepingProofs: false)
        let bare = try batch.join(batch.parts(3).map { batch.calculate($0) })
        #expect(bare.arena.operands.isEmpty && !proved.arena.operands.isEmpty)
        #expect(bare.arena.lines.map(\.amount) == proved.arena.lines.map(\.amount))
        #expect(bare.arena.lines.map(\.item) == proved.arena.lines.map(\.item))
        #expect(bare.payslips == proved.payslips && bare.carries == proved.carries && bare.totals == proved.totals)

        let reader = LineReader(facts: facts, items: run.items)
        let first = try #require(bare.payslips.first)
        let views = reader.views(of: first, in: bare.arena)
        #expect(views.count == first.lines.count)
        #expect(views.allSatisfy { $0.quantity == nil && $0.price == nil && $0.operands.isEmpty })
        let check = try ProofCheck(year: run.payDate.incomeYear)
        #expect(check.count(bare.arena).proved == 0 && check.count(proved.arena).proved == proved.arena.lines.count)

        var streamed: [Amount] = []
        _ = try run.calculate(streaming: people, partsOf: 50, keepingProofs: false) { _, result in
            streamed += result.arena.lines.map(\.amount)
        }
        #expect(streamed == proved.arena.lines.map(\.amount))
    }
}
