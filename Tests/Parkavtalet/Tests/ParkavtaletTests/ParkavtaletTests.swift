//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Parkavtalet
import Penna
import PennaAgreementKit
import PennaAgreementTesting
import PennaLedger
import PennaStore
import Testing

/// What a package that is not Penna can do with an agreement of its own: nothing here sees more than the products show.
@Suite("An agreement in a package of its own") struct ParkavtaletTests {
    private static let start = Day(2020, 1, 1)
    private static let known = Instant(seconds: 0)

    private let employer: Employer
    private let agreements: AgreementPair<StandardAgreements, Parkavtalet>

    init() throws {
        let day = [try Shift(ClockSpan(from: 480, to: 960))]
        let evening = [try Shift(ClockSpan(from: 14 * 60, to: 21 * 60))]
        employer = Employer(
            id: try Organisationsnummer("212000-0142"), name: "Ekeby",
            schedules: [
                try Schedule(name: "dag", cycle: (0..<7).map { $0 < 5 ? day : [] }),
                try Schedule(name: "kväll", cycle: (0..<7).map { $0 < 2 ? evening : [] }),
            ])
        agreements = try AgreementPair(.standard, Parkavtalet())
    }

    private func terms(_ agreement: String, _ pay: Int64 = 3_000_000, from: Day = start, own: [OwnEntry] = []) throws
        -> Fact<Terms>
    {
        try Fact(
            Terms(
                pay: .monthly(fullTime: Amount(ore: pay)), degree: Percent(millionths: 500_000), agreement: agreement,
                own: own), from: from, recorded: Self.known)
    }

    private func employment(_ id: String, _ terms: [Fact<Terms>], schedule: Int, leave: DayRange? = nil) throws
        -> Employment
    {
        let assignment = ScheduleAssignment(schedule: schedule, cycleStart: Day(2014, 1, 6))
        return Employment(
            id: id, start: Self.start, terms: terms,
            schedules: [try Fact(assignment, from: Self.start, recorded: Self.known)],
            registrations: leave.map { days in
                [
                    Registration(
                        .absence(.tjanstledig, .whole), days: days, recorded: Self.known,
                        row: SourceRow(file: 0, row: 1))
                ]
            } ?? [])
    }

    /// Anna has half her time under AB and half in the parks, with tools of her own.
    private func anna(raise: [Fact<Terms>] = [], leave: DayRange? = nil) throws -> Person {
        Person(
            id: try Personnummer("195704289999"), name: "Anna Exempel",
            taxDecisions: [
                try Fact(TaxDecision.table(number: 33, column: nil), from: Self.start, recorded: Self.known)
            ],
            employments: [
                try employment("1", [terms("AB")] + raise, schedule: 0),
                try employment(
                    "2", [terms("Parkavtalet", own: [OwnEntry("verktyg", .number(millionths: 350_000_000))])],
                    schedule: 1, leave: leave),
            ])
    }

    @Test("Anna's employments under AB and the own agreement are paid on one payslip, proved and explained")
    func pays() throws {
        let payDate = PayDate(Day(2026, 11, 27))
        let run = try PayrollRun(employer: employer, agreements: agreements, payDate: payDate, knownAt: .endOfTime)
        let person = try anna(leave: DayRange(from: Day(2026, 10, 5), through: Day(2026, 10, 6)))
        let batch = Batch(run, try EmployerFacts(employer: employer, people: [person]))
        let result = try batch.calculate()
        #expect(result.failures.isEmpty && result.payslips.count == 1)
        let payslip = try #require(result.payslips.first)
        // Half of 30 000 under each, 350 for tools, six evenings of two hours at 40 kronor; 15 000 × 2 ÷ 31 of leave.
        #expect(payslip.totals.gross == Amount(ore: 1_500_000 + 1_500_000 + 35_000 + 48_000 - 96_774))
        let proof = try ProofCheck(year: payDate.incomeYear, rules: RuleBook(of: agreements).rules)
        let count = proof.count(result.arena)
        #expect(count.lines > 5 && count.lines == count.proved)
        let text = PayslipText(batch, payslip, in: result.arena, proof: proof).text()
        for word in ["AB § 17", "Parkavtalet § 2", "Parkavtalet § 4"] { #expect(text.contains(word), "\(word)") }
        #expect(!text.contains("INTE BEVISAD"))
        let book = try RuleBookPages(of: agreements, on: Day(2026, 11, 1)).markdown()
        #expect(book.contains("Lokalt avtal om parkskötsel i Ekeby, 2026"))
    }

    @Test("What becomes known later corrects both employments, each by its own agreement, and the run is verified")
    func corrects() throws {
        let ledger = PayrollLedger(store: MemoryStore(), employer: employer.id, agreements: agreements)
        var now: Int64 = 1_777_000_000
        func tick() -> Instant {
            now += 60
            return Instant(seconds: now)
        }
        func pay(_ person: Person, _ month: Int) throws -> (RunKey, StoredPayslip) {
            try ledger.record(EmployerFacts(employer: employer, people: [person]), now: tick())
            let key = RunKey(
                employer: employer.id, payDate: employer.payCalendar.payDate(in: Month(year: 2026, month: month)).day)
            let prepared = try ledger.prepare(RunRequest(key, knownAt: tick()))
            let run = try ledger.finish(prepared, prepared.batch.calculate())
            try ledger.commit(run, by: "Anna", at: tick())
            try ledger.approve(key, by: "Anna", at: tick())
            try ledger.lock(key, by: "Bo", at: tick())
            return (key, try #require(try run.payslips().first))
        }
        _ = try pay(anna(), 10)
        let raise = try terms("AB", 3_100_000, from: Day(2026, 10, 1))
        let (key, payslip) = try pay(anna(raise: [raise], leave: DayRange(Day(2026, 9, 1))), 11)
        #expect(payslip.outcome == .payslip)
        let corrections = payslip.lines.filter(\.isCorrection).map {
            "\($0.payMonth) \($0.employment) \($0.item) \($0.amount)"
        }
        #expect(corrections.contains("2026-10 1 manadslon 500.00"), "\(corrections)")
        // 15 000 ÷ 30, and the evening of two hours at 40 kronor.
        #expect(corrections.contains("2026-10 2 tjanstledighet -500.00"), "\(corrections)")
        #expect(corrections.contains("2026-10 2 park-kvall -80.00"), "\(corrections)")
        let verification = try ledger.verify(key) { batch throws(PayrollError) in try batch.calculate() }
        #expect(verification.isRight && verification.same == 1)
    }

    @Test("The agreement keeps every promise beside AB")
    func promises() throws {
        let people = [try anna(leave: DayRange(from: Day(2026, 10, 5), through: Day(2026, 10, 7)))]
        let payDate = PayDate(Day(2026, 11, 27))
        let failures = try AgreementConformance(agreements, employer, people, on: payDate).failures()
        #expect(failures == [])
    }
}
