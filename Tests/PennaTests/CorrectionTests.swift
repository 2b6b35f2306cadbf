//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import Testing

@Suite struct CorrectionTests {
    private let months = [Month(year: 2026, month: 9), Month(year: 2026, month: 10), Month(year: 2026, month: 11)]

    /// A run for each of the first months, and the one that pays.
    private func runs(_ count: Int = 3, _ employer: Employer? = nil) throws -> [ABRun] {
        let employer = try employer ?? PennaTests.employer()
        return try months.prefix(count).map { month in
            try ABRun(employer: employer, payDate: employer.payCalendar.payDate(in: month), knownAt: .endOfTime)
        }
    }

    /// What was paid when the first months were reckoned one after the other with a person as known then.
    private func paid(_ person: Person, months count: Int = 2) throws -> (history: PaidHistory, carry: Carry) {
        var history = PaidHistory()
        var carry = Carry.empty
        for run in try runs(count) {
            var arena = LineArena()
            let outcome = run.step(person, index: 0, carry: &carry, into: &arena)
            history.months[run.payMonth] = [:]
            guard case .payslip(let payslip) = outcome else { continue }
            for line in arena.lines where run.items[line.item]?.kind == .pay {
                try history.add(line.amount, PaidKey(line, of: person), in: run.payMonth)
            }
            history.declared[run.payMonth, default: DeclaredMonth()] = try {
                var declared = DeclaredMonth()
                try declared.add(payslip.totals)
                return declared
            }()
        }
        return (history, carry)
    }

    private func correct(
        _ before: Person, _ steps: [(CorrectionCause, Person)], paidMonths: Int = 2
    ) throws -> (batch: Batch<AB>, result: BatchResult) {
        let (history, carry) = try paid(before, months: paidMonths)
        let runs = try runs()
        let plan = CorrectionPlan(
            opening: .empty, paid: history,
            steps: [CorrectionPlan.Step(CorrectionCause("Ändrade regler"), person: before, runs: runs)]
                + steps.map { CorrectionPlan.Step($0, person: $1, runs: runs) })
        let facts = try EmployerFacts(
            employer: employer(), people: [steps.last?.1 ?? before], carries: [carry])
        let batch = Batch(runs[2], facts, correcting: [0: plan])
        return (batch, try batch.calculate())
    }

    private func raised(_ person: Person, to pay: String, from day: Day) throws -> Person {
        let old = person.employments[0]
        let terms =
            old.terms + [
                try Fact(Terms(pay: .monthly(fullTime: kr(pay))), from: day, recorded: Instant(seconds: 1))
            ]
        return person.with(employments: [
            Employment(
                id: old.id, start: old.start, end: old.end, terms: terms, schedules: old.schedules,
                registrations: old.registrations)
        ])
    }

    @Test("A raise from the middle of a paid month is paid for that month and the next, as retroactive pay")
    func raise() throws {
        let before = try person([employment("1", "30000.00")])
        let after = try raised(before, to: "31000.00", from: Day(2026, 9, 16))
        let cause = CorrectionCause("Lönen är 31 000 kr från 2026-09-16", facts: [7], isRetroactivePay: true)
        let (batch, result) = try correct(before, [(cause, after)])
        let payslip = try #require(result.payslips.first)
        #expect(result.corrections.map(\.payMonth) == [months[0], months[1]])
        #expect(result.corrections.map(\.cause) == [1, 1])
        let amounts = result.corrections.map { result.arena.lines[$0.line].amount }
        #expect(amounts == [kr("500.00"), kr("1000.00")], "15 of 30 days, and a whole month")
        #expect(payslip.totals.gross == kr("32500.00"))
        #expect(payslip.totals.oneOffBase == kr("1500.00"), "retroactive pay has the tax of one-off amounts")
        let proof = try ProofCheck(year: IncomeYear(2026))
        #expect(result.arena.lines.allSatisfy { proof.proves($0, in: result.arena) })
        #expect(batch.facts.people[0] == after)
    }

    @Test("Each cause has its own line, and the causes add up to the difference")
    func causes() throws {
        let before = try person([employment("1", "30000.00")])
        let first = try raised(before, to: "31000.00", from: Day(2026, 10, 1))
        let second = try raised(first, to: "30500.00", from: Day(2026, 10, 1))
        let (_, result) = try correct(
            before, [(CorrectionCause("ett"), first), (CorrectionCause("två"), second)])
        #expect(result.corrections.map(\.cause) == [1, 2])
        #expect(
            result.corrections.map { result.arena.lines[$0.line].amount } == [kr("1000.00"), kr("-500.00")])
        #expect(result.payslips.first?.totals.oneOffBase == .zero)
    }

    @Test("Nothing new corrects nothing, and the payslip is the ordinary one")
    func nothing() throws {
        let known = try person([employment("1", "30000.00")])
        let (batch, result) = try correct(known, [])
        let plain = try Batch(batch.run, batch.facts).calculate()
        #expect(result.corrections.isEmpty && result.payslips == plain.payslips && result.arena == plain.arena)
        #expect(result.carries == plain.carries)
    }

    @Test("An employment that was not known is paid with the lines of all its months")
    func lateEmployment() throws {
        let late = try person([employment("1", "30000.00", start: Day(2026, 9, 1))])
        let runs = try runs()
        let plan = CorrectionPlan(
            opening: .empty, paid: PaidHistory(),
            steps: [CorrectionPlan.Step(CorrectionCause("Ny anställning"), person: late, runs: runs)])
        let facts = try EmployerFacts(employer: employer(), people: [late])
        let result = try Batch(runs[2], facts, correcting: [0: plan]).calculate()
        #expect(result.payslips.first?.totals.gross == kr("90000.00"))
        #expect(result.corrections.isEmpty, "no month was paid, so each line is its own")
        #expect(result.carries[0].employments[0].settledThrough == Day(2026, 10, 31))
    }

    @Test("An employment that had ended is taken back, month by month, and what the pay does not reach for is owed")
    func lateEnd() throws {
        let before = try person([employment("1", "30000.00")])
        let after = try person([employment("1", "30000.00", end: Day(2026, 9, 15))])
        let (batch, result) = try correct(before, [(CorrectionCause("Slut 2026-09-15"), after)])
        let payslip = try #require(result.payslips.first)
        let paidBack = result.corrections.filter { $0.key.item == PayItems.manadslon.id }
        #expect(paidBack.map { result.arena.lines[$0.line].amount } == [kr("-15000.00"), kr("-30000.00")])
        #expect(payslip.totals.net == .zero)
        #expect(payslip.totals.tax.isNegative, "the tax of the months is given back")
        let carry = result.carries[0]
        #expect(carry.receivable == (try Amount.zero - payslip.totals.gross + payslip.totals.tax))
        #expect(result.moves.contains { $0.period == months[1] && $0.field == 11 && $0.amount.isNegative })
        let month = try batch.agiMonth(result)
        #expect(try AGISent(employer: batch.run.employer.id, period: month.period).filing(for: month).isComplete)
    }

    /// Somebody with nothing but a fee in September.
    private func fee(_ amount: String) throws -> Person {
        let order = PayLineOrder(item: PayItemID(1000), amount: kr(amount), isRecurring: true)
        let days = DayRange(Month(year: 2026, month: 9))
        let terms = [try Fact(Terms(pay: .hourly(kr("150.00"))), from: days.first, recorded: recorded)]
        return try person([
            Employment(
                id: "1", start: days.first, end: days.last, terms: terms,
                registrations: [Registration(.payLine(order), days: days, recorded: recorded)])
        ])
    }

    @Test("NL-1: pay of September taken back in November replaces September's AGI and leaves the net as a debt")
    func publishedExample() throws {
        let item = PayItem(
            PayItemID(1000), key: "arvode", name: "Arvode", kind: .pay, flags: .ordinaryPay, agiField: 11)
        let runs = try runs(3, employer(ownItems: [item]))
        let (before, after) = (try fee("32000.00"), try fee("29000.00"))
        var history = PaidHistory()
        var carry = Carry.empty
        var arena = LineArena()
        guard case .payslip(let paid) = runs[0].step(before, index: 0, carry: &carry, into: &arena) else {
            Issue.record("September is paid")
            return
        }
        try history.add(paid.totals.gross, PaidKey(arena.lines[0], of: before), in: months[0])
        history.months[months[1]] = [:]
        history.declared[months[0], default: DeclaredMonth()].taxBase = paid.totals.taxBase
        history.declared[months[0], default: DeclaredMonth()].contributionBase = paid.totals.contributionBase
        let plan = CorrectionPlan(
            opening: .empty, paid: history,
            steps: [CorrectionPlan.Step(CorrectionCause("Lägre arvode"), person: after, runs: runs)])
        let facts = try EmployerFacts(employer: runs[2].employer, people: [after], carries: [carry])
        let batch = Batch(runs[2], facts, correcting: [0: plan])
        let result = try batch.calculate()
        let payslip = try #require(result.payslips.first)
        let tax = try runs[0].taxOnOrdinary(after, kr("32000.00")) - runs[0].taxOnOrdinary(after, kr("29000.00"))
        #expect(payslip.totals.gross == kr("-3000.00") && payslip.totals.net == .zero)
        let back = try tax.negated()
        #expect(payslip.totals.tax == back && tax > .zero)
        #expect(result.carries[0].receivable == (try kr("3000.00") - tax))
        #expect(
            Set(result.moves.map { "\($0.period) \($0.field) \($0.amount)" })
                == ["2026-09 11 -3000.00", "2026-09 1 \(back)"])
        #expect(try batch.agiFiling(result).individuals.isEmpty, "November reports nothing")
        let contributions = result.arena.lines.filter { $0.item == PayItems.arbetsgivaravgift.id }
        #expect(contributions.map(\.amount) == [kr("-942.60")], "31.42 % of the 3 000 come back")
        let proof = try ProofCheck(year: IncomeYear(2026))
        #expect(result.arena.lines.allSatisfy { proof.proves($0, in: result.arena) })
    }

    @Test("A person who cannot be reckoned now is one error and keeps the carry")
    func failure() throws {
        let before = try person([employment("1", "30000.00")])
        let after = try person([
            employment(
                "1", "30000.00",
                registrations: [
                    Registration(
                        .absence(.sjuk, .percent(.zero)), days: DayRange(Day(2026, 9, 3)), recorded: recorded)
                ])
        ])
        let (batch, result) = try correct(before, [(CorrectionCause("fel"), after)])
        #expect(result.payslips.isEmpty && result.failures.count == 1 && result.corrections.isEmpty)
        #expect(result.arena.lines.isEmpty && result.carries == batch.facts.carries)
    }
}

extension PayrollRun {
    /// The tax that the table has for ordinary pay, by a payslip of nothing else.
    fileprivate func taxOnOrdinary(_ person: Person, _ pay: Amount) throws -> Amount {
        let decision = try #require(person.taxDecisions.first?.value)
        let question = TaxQuestion(
            birthYear: person.id.birthYear, decision: decision, ordinary: pay, cash: pay)
        return try PreliminaryTax(payDate: payDate).withheld(question).total()
    }
}
