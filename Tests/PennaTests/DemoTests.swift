//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaDemo
import PennaModel
import Testing

@Suite struct DemoTests {
    private func run(_ centre: DemoCentre, parts: Int) throws -> [BatchResult] {
        try centre.employers.map { facts in
            let run = try StandardRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
            let batch = Batch(run, facts)
            return try batch.join(batch.parts(parts).map { batch.calculate($0) })
        }
    }

    @Test("The same seed gives the same centre, another seed another")
    func deterministic() throws {
        let first = try DemoCentre(payslips: 300, seed: 1)
        #expect(try first.employers == DemoCentre(payslips: 300, seed: 1).employers)
        #expect(try first.employers != DemoCentre(payslips: 300, seed: 2).employers)
    }

    @Test("Exactly as many payslips as asked for, no errors, nobody idle", arguments: [1, 10, 500, 2_000])
    func exact(payslips: Int) throws {
        let results = try run(DemoCentre(payslips: payslips, seed: 1), parts: 1)
        #expect(results.reduce(0) { $0 + $1.payslips.count } == payslips)
        #expect(results.allSatisfy { $0.failures.isEmpty && $0.idle == 0 })
    }

    @Test("Everything a month brings is there: each pay item of the first rules has lines")
    func everything() throws {
        let centre = try DemoCentre(payslips: 2_000, seed: 1)
        let numbers = Set(try run(centre, parts: 1).flatMap { $0.arena.lines.map(\.item.number) })
        let items =
            PayItems.all.filter { $0.id != PayItems.skuldreglering.id }.map(\.id.number) + [
                101, 103, 104, 105, 106, 110, 111,
            ]
        // Class A has no day in October, and fyllnadstid ended in March 2025.
        // Nobody in the demo owes a declared month gross, is paid in whole kronor or has a small pension fee as pay.
        let without = [
            PayItems.bruttoskuld, PayItems.bruttoskuldreglering, PayItems.oresavrundning, PayItems.pensionSomLon,
        ].map(\.id.number)
        #expect(Set(items).subtracting(numbers) == Set(without + [101]))
        let people = centre.employers.flatMap(\.people)
        #expect(people.contains { $0.employments.count > 1 })
        #expect(Set(people.map(\.id)).count == people.count)
        #expect(people.contains { $0.id.isSamordningsnummer })
    }

    @Test("However many parts, the result is the same, line for line and carry for carry")
    func parts() throws {
        let centre = try DemoCentre(payslips: 700, seed: 9)
        let one = try run(centre, parts: 1)
        for count in [2, 3, 8, 1_000] {
            for (result, expected) in zip(try run(centre, parts: count), one) {
                #expect(result.arena == expected.arena)
                #expect(result.payslips == expected.payslips && result.carries == expected.carries)
                #expect(result.totals == expected.totals)
            }
        }
    }

    @Test("Every line proves, every payslip balances, and what is declared never exceeds the exact sum")
    func proofs() throws {
        let proof = try ProofCheck(year: IncomeYear(2026))
        for seed in [1, 2] as [UInt64] {
            let centre = try DemoCentre(payslips: 1_000, seed: seed)
            for facts in centre.employers {
                let run = try StandardRun(
                    employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
                let batch = Batch(run, facts)
                let result = try batch.calculate()
                let count = proof.count(result.arena)
                #expect(count.lines > 0 && count.proved == count.lines)
                #expect(try result.payslips.allSatisfy { try $0.totals.balances() && !$0.totals.net.isNegative })
                let statement = try #require(batch.agiFiling(result).employerStatement)
                #expect(statement.contributions <= result.totals.contributions)
                #expect(statement.tax == result.totals.tax)
                _ = try batch.findings(result)
            }
        }
    }

    @Test("Parts that leave somebody out, or come in the wrong order, are refused")
    func lost() throws {
        let centre = try DemoCentre(payslips: 100, seed: 1)
        let run = try StandardRun(
            employer: centre.employers[0].employer, payDate: centre.payDate, knownAt: .endOfTime)
        let batch = Batch(run, centre.employers[0])
        var parts = batch.parts(4).map { batch.calculate($0) }
        parts.swapAt(0, 1)
        for wrong in [parts, Array(parts.dropLast()), []] {
            let error = #expect(throws: PayrollError.self) { try batch.join(wrong) }
            #expect(error?.code == .countMismatch)
        }
    }

    @Test("A payslip as text shows every line with its formula worked out, and the shifts behind it")
    func text() throws {
        let facts = try DemoCentre(payslips: 400, seed: 1).employers[0]
        let run = try StandardRun(
            employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: .endOfTime)
        let batch = Batch(run, facts)
        let proof = try ProofCheck(year: IncomeYear(2026))
        var shown = 0
        for person in facts.people.indices {
            let (outcome, arena) = batch.traced(person)
            guard case .payslip(let payslip) = outcome else { continue }
            let text = PayslipText(batch, payslip, in: arena, proof: proof).text()
            let lines = arena.lines[payslip.lines].count
            #expect(text.components(separatedBy: "; bevisad\n").count == lines + 1)
            if !arena.occasions.isEmpty { shown += 1 }
        }
        #expect(shown > 50)
    }
}
