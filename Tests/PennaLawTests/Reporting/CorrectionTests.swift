//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Corrections of the AGI")
struct CorrectionTests {
    private let anna: AGIPayee
    private let bo: AGIPayee

    init() throws {
        anna = try AGIPayee(person: "198202252386")
        bo = try AGIPayee(person: "198301302397")
    }

    private func month(
        _ year: Int = 2026, _ month: Int = 9, _ payslips: [(AGIPayee, IndividualSums)]
    ) throws -> AGIMonth {
        var result = try AGIMonth(employer: Sample.employer(), period: Sample.period(year, month))
        for (payee, sums) in payslips { try result.add(sums, for: payee) }
        return result
    }

    private func nothing(_ year: Int = 2026, _ month: Int = 9) throws -> AGISent {
        try AGISent(employer: Sample.employer(), period: Sample.period(year, month))
    }

    @Test("The first declaration is everything")
    func first() throws {
        let month = try month(payslips(annaCash: 3_200_000))
        let filing = try nothing().filing(for: month)
        #expect(filing.individuals.additions.map(\.key.payee) == [anna, bo])
        #expect(filing.individuals.additions.map(\.key.number) == [1, 1])
        #expect(filing.individuals.replacements == [] && filing.individuals.removals == [])
        #expect(filing.employerStatement?.tax == (try Amount(kronor: 13_150)))
        #expect(filing.isComplete && filing.findings == [])
        var sent = try nothing()
        try sent.record(filing)
        #expect(try sent.filing(for: month).isEmpty)
    }

    @Test("NL-1: a late deduction is a replacement of September's individuppgift, and nothing in November")
    func nl1() throws {
        let september = Month(year: 2026, month: 9)
        var sent = try nothing()
        try sent.record(sent.filing(for: month(payslips(annaCash: 3_200_000))))

        // November has the late deduction alone: nothing can be reported, and the finding names September.
        var late = IndividualSums()
        try late.add(field: 11, amount: Amount(ore: -300_000), origin: september)
        let november = try nothing(2026, 11).filing(for: month(2026, 11, [(anna, late)]))
        #expect(november.individuals.isEmpty)
        #expect(!november.isComplete)
        #expect(november.findings.map(\.kind) == [.negative])
        #expect(november.findings.first?.text.contains("2026-09") == true)

        // September is added up anew with the deduction and the tax that 29 000 should have had.
        var corrected = try Sample.sums(nil, [11: 3_200_000, 1: 615_000])
        try corrected.add(field: 11, amount: Amount(ore: -300_000), origin: september)
        let filing = try sent.filing(for: month([(anna, corrected), payslips(annaCash: 0)[1]]))
        #expect(filing.individuals.replacements.map(\.written) == [["1=6150", "11=29000"]])
        #expect(filing.individuals.replacements.map(\.key) == [sent.individuals[0].key])
        #expect(filing.individuals.additions == [] && filing.individuals.removals == [])
        // 57 500 at 31.42 per cent.
        #expect(filing.employerStatement?.contributions == (try Amount(kronor: 18_066)))
        #expect(filing.employerStatement?.tax == (try Amount(kronor: 12_200)))
    }

    @Test("Only what changed is sent, and the huvuduppgift only with changed sums")
    func onlyChanged() throws {
        var sent = try nothing()
        try sent.record(sent.filing(for: month(payslips(annaCash: 3_200_000))))
        // 32 000.99 drops to the same krona.
        #expect(try sent.filing(for: month(payslips(annaCash: 3_200_099))).isEmpty)
        // A cross changes the individuppgift alone.
        var crossed = payslips(annaCash: 3_200_000)
        try crossed[0].1.addCross(field: 50)
        let filing = try sent.filing(for: month(crossed))
        #expect(filing.individuals.replacements.map(\.key.payee) == [anna])
        #expect(filing.employerStatement == nil)
        // The öre that lacked make a krona with one more.
        let more = try sent.filing(for: month(payslips(annaCash: 3_200_100)))
        #expect(more.individuals.replacements.map(\.key.payee) == [anna])
    }

    @Test("A wrong personnummer is a removal on the wrong one and an addition on the right one")
    func wrongNumber() throws {
        var sent = try nothing()
        try sent.record(sent.filing(for: month(payslips(annaCash: 3_200_000))))
        let right = try Sample.person(born: 1982)
        var month = try month(payslips(annaCash: 3_200_000))
        try month.move(anna, to: right)
        let filing = try sent.filing(for: month)
        #expect(filing.individuals.removals == [try Sample.key(anna, 2026, 9)])
        #expect(filing.individuals.additions.map(\.key) == [try Sample.key(right, 2026, 9)])
        #expect(filing.individuals.replacements == [])
        #expect(filing.employerStatement == nil)
        try sent.record(filing)
        #expect(sent.individuals.map(\.key.payee) == [right, bo].sorted())
        #expect(sent.removedIndividuals.map(\.key.payee) == [anna])
    }

    @Test("Two taxations in a month have an individuppgift each, and a number is never used for something else")
    func numbers() throws {
        var sent = try nothing()
        let ordinary = try Sample.sums(nil, [11: 1_000_000, 1: 300_000])
        let sink = try Sample.sums(.sink, [11: 2_000_000, 274: 450_000])
        let aSink = try Sample.sums(.aSink, [11: 3_000_000])

        try sent.record(sent.filing(for: month([(anna, sink)])))
        #expect(sent.individuals.map(\.written) == [["11=20000", "274=4500"]])
        // Preliminary tax would have come first, had both been there; now it is the new one.
        let both = try sent.filing(for: month([(anna, ordinary), (anna, sink)]))
        #expect(both.individuals.additions.map(\.key.number) == [2])
        try sent.record(both)
        // SINK goes, A-SINK comes: it gets a new number although 1 is free.
        let third = try sent.filing(for: month([(anna, ordinary), (anna, aSink)]))
        #expect(third.individuals.removals.map(\.number) == [1])
        #expect(third.individuals.additions.map(\.key.number) == [3])
        try sent.record(third)
        // SINK comes back: under its own number.
        let back = try sent.filing(for: month([(anna, ordinary), (anna, sink), (anna, aSink)]))
        #expect(back.individuals.additions.map(\.key.number) == [1])
        #expect(back.individuals.additions.map(\.taxation) == [.sink])
        try sent.record(back)
        #expect(sent.removedIndividuals == [])
        #expect(sent.individuals.map(\.key.number) == [1, 2, 3])
        // And the same from storage.
        let stored = try AGISent(
            employer: sent.employer, period: sent.period, employerStatement: sent.employerStatement,
            individuals: sent.individuals.reversed(), removedIndividuals: sent.removedIndividuals)
        #expect(try stored.filing(for: month([(anna, ordinary), (anna, sink), (anna, aSink)])).isEmpty)
    }

    @Test("A payee whose statement cannot be made stays as sent, and stops nobody else")
    func held() throws {
        var sent = try nothing()
        try sent.record(sent.filing(for: month(payslips(annaCash: 3_200_000))))
        var bad = payslips(annaCash: -100)
        try bad[1].1.add(field: 11, amount: Amount(ore: 100_000))
        let filing = try sent.filing(for: month(bad))
        #expect(filing.individuals.replacements.map(\.key.payee) == [bo])
        #expect(filing.individuals.removals == [])
        #expect(filing.findings.map(\.kind) == [.negative])
        #expect(filing.findings.first?.payee == anna)
        // 32 000 + 29 500
        #expect(filing.employerStatement?.contributions == (try Amount(kronor: 19_323)))
    }

    @Test("Sums that cannot be calculated are a finding, and the individuppgifter still come")
    func employerSums() throws {
        let filing = try nothing(2027, 1).filing(for: month(2027, 1, payslips(annaCash: 3_200_000)))
        #expect(filing.individuals.additions.count == 2)
        #expect(filing.employerStatement == nil)
        #expect(filing.findings.map(\.kind) == [.employerSums])
        #expect(filing.findings.first?.error?.code == .yearNotCovered)
        #expect(!filing.isComplete)
    }

    @Test("Extra runs, batches and their order make no difference; months and employers do not mix")
    func batches() throws {
        let runs = payslips(annaCash: 3_200_050) + payslips(annaCash: 50)
        let whole = try nothing().filing(for: month(runs))
        var left = try month([runs[2], runs[1]])
        try left.merge(month([runs[3], runs[0]]))
        #expect(try nothing().filing(for: left) == whole)
        #expect(whole.individuals.additions.map { $0.amount(of: 11).wholeKronor } == [32_001, 57_000])
        #expect(payrollError { try left.merge(month(2026, 8, [])) }?.code == .invalidValue)
        #expect(payrollError { _ = try nothing(2026, 8).filing(for: month([])) }?.code == .invalidValue)
        #expect(payrollError { _ = try AGIMonth(employer: Sample.employer(), period: Sample.period(2018, 6)) } != nil)
    }

    @Test("Who has nothing to report has no individuppgift")
    func empty() throws {
        let filing = try nothing().filing(for: month([(anna, IndividualSums()), (bo, Sample.sums(nil, [11: 99]))]))
        #expect(filing.individuals.isEmpty)
        #expect(filing.employerStatement?.values.map(\.text) == ["0", "0"])
    }

    @Test("A filing made from other statements is not recorded")
    func stale() throws {
        var sent = try nothing()
        let filing = try sent.filing(for: month(payslips(annaCash: 3_200_000)))
        try sent.record(filing)
        #expect(payrollError { try sent.record(filing) }?.code == .invalidValue)
        let removal = try sent.filing(for: month([]))
        #expect(removal.individuals.removals.count == 2)
        var other = try nothing()
        #expect(payrollError { try other.record(removal) }?.code == .invalidValue)
    }

    @Test("However a month is corrected, Skatteverket ends up with it, and no number changes its meaning")
    func property() throws {
        var random = SeededGenerator(seed: 31)
        let payees = try [anna, bo] + (1...4).map { try Sample.person(born: 1980 + $0, $0) }
        let taxations: [AGITaxation] = [.preliminarSkatt, .sink, .ejSkatteavdrag]
        var faults: [String] = []
        for round in 0..<40 {
            var sent = try nothing()
            var authority: [IndividualKey: [AGIValue]] = [:]
            var meanings: [IndividualKey: AGITaxation] = [:]
            for step in 0..<8 {
                var wanted = try month([])
                for payee in payees {
                    for taxation in taxations where Bool.random(using: &random) {
                        let cash = Int64.random(in: 0...3, using: &random) * 50
                        try wanted.add(Sample.sums(taxation, [11: cash]), for: payee)
                    }
                }
                let filing = try sent.filing(for: wanted)
                for key in filing.individuals.removals where authority.removeValue(forKey: key) == nil {
                    faults.append("\(round).\(step): removed what was not there")
                }
                for statement in filing.individuals.additions + filing.individuals.replacements {
                    if meanings.updateValue(statement.taxation, forKey: statement.key) ?? statement.taxation
                        != statement.taxation
                    {
                        faults.append("\(round).\(step): a number changed its meaning")
                    }
                    if authority.updateValue(statement.values, forKey: statement.key) == statement.values {
                        faults.append("\(round).\(step): sent without need")
                    }
                }
                try sent.record(filing)
                let first = try nothing().filing(for: wanted).individuals.additions
                let left = authority.map { "\($0.key.payee.value) \($0.value.map(\.text))" }.sorted()
                if left != first.map({ "\($0.key.payee.value) \($0.values.map(\.text))" }).sorted() {
                    faults.append("\(round).\(step): another month than wanted")
                }
                if sent.individuals.map(\.key) != authority.keys.sorted() { faults.append("\(round).\(step): keys") }
            }
        }
        #expect(faults == [])
    }

    /// Anna with a cash pay in öre and tax 7 100, Bo with 28 500 and tax 6 050.
    private func payslips(annaCash: Int64) -> [(AGIPayee, IndividualSums)] {
        do {
            return [
                (anna, try Sample.sums(nil, [11: annaCash, 1: 710_000])),
                (bo, try Sample.sums(nil, [11: 2_850_000, 1: 605_000])),
            ]
        } catch {
            Issue.record(error)
            return []
        }
    }

    private func month(_ payslips: [(AGIPayee, IndividualSums)]) throws -> AGIMonth {
        try month(2026, 9, payslips)
    }
}
