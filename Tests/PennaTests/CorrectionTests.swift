//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaModel
import Testing

@Suite struct CorrectionTests {
    private let months = [Month(year: 2026, month: 9), Month(year: 2026, month: 10), Month(year: 2026, month: 11)]

    /// A run for each of the first months, and the one that pays.
    private func runs(_ count: Int = 3, _ employer: Employer? = nil) throws -> [StandardRun] {
        let employer = try employer ?? PennaTests.employer()
        return try months.prefix(count).map { month in
            try StandardRun(employer: employer, payDate: employer.payCalendar.payDate(in: month), knownAt: .endOfTime)
        }
    }

    /// What was paid when the first months were calculated one after the other with a person as known then.
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
            history.declared[run.payMonth] = DeclaredMonth(
                pay: payslip.totals.gross, contributionBase: payslip.totals.contributionBase)
        }
        return (history, carry)
    }

    private func correct(
        _ before: Person, _ steps: [(CorrectionCause, Person)], paidMonths: Int = 2
    ) throws -> (batch: StandardBatch, result: BatchResult) {
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

    @Test("An employment that had ended is taken back gross, month by month, and the declared tax stays")
    func lateEnd() throws {
        let before = try person([employment("1", "30000.00")])
        let after = try person([employment("1", "30000.00", end: Day(2026, 9, 15))])
        let (batch, result) = try correct(before, [(CorrectionCause("Slut 2026-09-15"), after)])
        let payslip = try #require(result.payslips.first)
        let paidBack = result.corrections.filter { $0.key.item == PayItems.manadslon.id }
        #expect(paidBack.map { result.arena.lines[$0.line].amount } == [kr("-15000.00"), kr("-30000.00")])
        #expect(payslip.totals.net == .zero && payslip.totals.tax == .zero)
        let carry = result.carries[0]
        #expect(carry.receivable == (try payslip.totals.gross.negated()) && carry.grossReceivable == .zero)
        #expect(result.moves.map(\.field).allSatisfy { $0 == 11 }, "field 001 is never lowered")
        #expect(result.moves.map(\.period) == [months[1], months[0]], "the latest month first")
        #expect(result.moves.last?.amount == kr("-15000.00"), "no month is lowered by more than it is corrected by")
        var moved = Amount.zero
        for move in result.moves { try moved += move.amount }
        #expect(moved == payslip.totals.gross)
        let month = try batch.agiMonth(result)
        #expect(try AGISent(employer: batch.run.employer.id, period: month.period).filing(for: month).isComplete)
        let findings = try batch.findings(result).filter { $0.code == .negativePay }
        #expect(findings.count == 1 && findings[0].message.contains("Individuppgiften för 2026-10, 2026-09 ersätts"))
    }

    /// Somebody with nothing but a fee in September.
    private func fee(_ amount: String, end: Day? = Day(2026, 9, 30)) throws -> Person {
        let order = PayLineOrder(item: PayItemID(1000), amount: kr(amount), isRecurring: true)
        let days = DayRange(Month(year: 2026, month: 9))
        let terms = [try Fact(Terms(pay: .hourly(kr("150.00"))), from: days.first, recorded: recorded)]
        return try person([
            Employment(
                id: "1", start: days.first, end: end, terms: terms,
                registrations: [Registration(.payLine(order), days: days, recorded: recorded)])
        ])
    }

    /// NL-1: 3 000 kronor of September's pay are taken back in November, when nothing else is paid.
    private func takenBack(_ settings: [AgreementSetting] = [], end: Day? = Day(2026, 9, 30)) throws -> (
        batch: StandardBatch, result: BatchResult, payslip: Payslip
    ) {
        let item = PayItem(
            PayItemID(1000), key: "arvode", name: "Arvode", kind: .pay, flags: .ordinaryPay)
        let runs = try runs(3, employer(settings: settings, ownItems: [item]))
        let (before, after) = (try fee("32000.00"), try fee("29000.00", end: end))
        var history = PaidHistory()
        var carry = Carry.empty
        var arena = LineArena()
        guard case .payslip(let paid) = runs[0].step(before, index: 0, carry: &carry, into: &arena) else {
            throw PayrollError(.countMismatch, "September is paid")
        }
        try history.add(paid.totals.gross, PaidKey(arena.lines[0], of: before), in: months[0])
        history.months[months[1]] = [:]
        history.declared[months[0]] = DeclaredMonth(
            pay: paid.totals.gross, contributionBase: paid.totals.contributionBase)
        let plan = CorrectionPlan(
            opening: .empty, paid: history,
            steps: [CorrectionPlan.Step(CorrectionCause("Lägre arvode"), person: after, runs: runs)])
        let facts = try EmployerFacts(employer: runs[2].employer, people: [after], carries: [carry])
        let batch = Batch(runs[2], facts, correcting: [0: plan])
        let result = try batch.calculate()
        let proof = try ProofCheck(year: IncomeYear(2026))
        #expect(result.arena.lines.allSatisfy { proof.proves($0, in: result.arena) })
        #expect(try batch.agiFiling(result).individuals.isEmpty, "November reports nothing")
        return (batch, result, try #require(result.payslips.first))
    }

    @Test("NL-1 of somebody who has left: September's field 011 is lowered, its tax stays, and the whole gross is owed")
    func publishedExample() throws {
        let (_, result, payslip) = try takenBack()
        #expect(payslip.totals.gross == kr("-3000.00") && payslip.totals.net == .zero && payslip.totals.tax == .zero)
        #expect(result.carries[0].receivable == kr("3000.00"))
        #expect(result.moves.map { "\($0.period) \($0.field) \($0.amount)" } == ["2026-09 11 -3000.00"])
        let contributions = result.arena.lines.filter { $0.item == PayItems.arbetsgivaravgift.id }
        #expect(contributions.map(\.amount) == [kr("-942.60")], "31.42 % of the 3 000 come back")
    }

    @Test("NL-1 of somebody with pay to come: September stands, and the claim waits for gross pay", arguments: [0, 1])
    func grossClaim(_ way: Int64) throws {
        let setting = AgreementSetting(key: "agi.rattelse", from: Day(2026, 1, 1), value: way, source: "prov")
        let (batch, result, payslip) = try takenBack([setting], end: nil)
        let isReplaced = way == 1
        #expect(payslip.totals.net == .zero && payslip.totals.tax == .zero)
        #expect(payslip.totals.gross == (isReplaced ? kr("-3000.00") : .zero))
        #expect(result.carries[0].grossReceivable == (isReplaced ? .zero : kr("3000.00")))
        #expect(result.carries[0].receivable == (isReplaced ? kr("3000.00") : .zero))
        #expect(result.moves.isEmpty == !isReplaced)
        let messages = try batch.findings(result).filter { $0.code == .negativePay }.map(\.message)
        #expect(messages.count == 1 && messages[0].contains(isReplaced ? "ersätts" : "dras från kommande bruttolön"))
    }

    @Test("A setting that is none of the ways is refused")
    func wrongWay() {
        let setting = AgreementSetting(key: "agi.rattelse", from: Day(2026, 1, 1), value: 2, source: "prov")
        #expect(throws: PayrollError.self) { try takenBack([setting], end: nil) }
    }

    @Test("A person who cannot be calculated now is one error and keeps the carry")
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
