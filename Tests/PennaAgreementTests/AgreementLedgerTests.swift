//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Parkavtalet
import Penna
import PennaLedger
import PennaStore
import Testing

@Suite("Two agreements in a ledger") struct AgreementLedgerTests {
    private struct World {
        let ledger: PayrollLedger<MemoryStore, BothAgreements>
        let employer: Employer
        var now: Int64 = 1_777_000_000

        init() throws {
            employer = try PennaAgreementTests.employer()
            ledger = PayrollLedger(store: MemoryStore(), employer: employer.id, agreements: try both())
        }

        mutating func tick() -> Instant {
            now += 60
            return Instant(seconds: now)
        }

        func key(_ number: Int) -> RunKey {
            RunKey(
                employer: employer.id,
                payDate: employer.payCalendar.payDate(in: Month(year: 2026, month: number)).day)
        }

        mutating func record(_ person: Person) throws {
            try ledger.record(EmployerFacts(employer: employer, people: [person]), now: tick())
        }

        mutating func pay(_ number: Int) throws -> StoredPayslip {
            let key = key(number)
            let prepared = try ledger.prepare(RunRequest(key, knownAt: tick()))
            let run = try ledger.finish(prepared, prepared.batch.calculate())
            try ledger.commit(run, by: "Anna", at: tick())
            try ledger.approve(key, by: "Anna", at: tick())
            try ledger.lock(key, by: "Bo", at: tick())
            return try #require(try run.payslips().first)
        }
    }

    @Test("Both employments are corrected back in time, each by its own agreement, and verified")
    func corrected() throws {
        var world = try World()
        try world.record(anna())
        #expect(try world.pay(9).outcome == .payslip)
        #expect(try world.pay(10).outcome == .payslip)
        let raised = try person(
            1,
            [
                employment("1", [terms("AB"), terms("AB", "31000.00", from: Day(2026, 10, 1))]),
                employment(
                    "2", try anna().employments[1].terms, schedule: 1,
                    registrations: [leave(Day(2026, 8, 31), Day(2026, 9, 1))]),
            ])
        try world.record(raised)
        let payslip = try world.pay(11)
        let corrections = payslip.lines.filter(\.isCorrection).map {
            "\($0.payMonth) \($0.key.employment) \($0.item) \($0.amount)"
        }
        // 15 000 × 1 ÷ 31 and 15 000 × 1 ÷ 30 of leave, two evenings of two hours, and AB's raise of October.
        #expect(corrections.contains("2026-10 1 manadslon 500.00"), "\(corrections)")
        #expect(corrections.contains("2026-09 2 tjanstledighet -483.87"), "\(corrections)")
        #expect(corrections.contains("2026-10 2 tjanstledighet -500.00"), "\(corrections)")
        #expect(corrections.contains { $0.hasPrefix("2026-09 2 park-kvall") }, "\(corrections)")
        let news = try world.ledger.news(of: personnummer(1), from: world.key(10), to: world.key(11))
        #expect(
            news.contains { $0.contains("villkor") || $0.contains("lön") }
                && news.contains { $0.contains("tjanstledig") || $0.contains("ledighet") }, "\(news)")
        let verification = try world.ledger.verify(world.key(11)) { (batch) throws(PayrollError) in
            try batch.calculate()
        }
        #expect(verification.isRight && verification.otherRules == nil && verification.same == 1)
    }

    @Test("The receipt's rules are those of all agreements, so that a ledger without one of them sees that it is other")
    func receipt() throws {
        var world = try World()
        try world.record(anna())
        _ = try world.pay(9)
        let ours = try #require(try world.ledger.status().last?.receipt.rules)
        let standard = StandardLedger(store: world.ledger.store, employer: world.employer.id)
        let verification = try standard.verify(world.key(9)) { (batch) throws(PayrollError) in try batch.calculate() }
        #expect(verification.otherRules?.contains(ours) == true)
    }
}
