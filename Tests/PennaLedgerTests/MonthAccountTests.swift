//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// Decision L16: tax by table, förbehållsbelopp and attachment are the calendar month's, over all its runs.
@Suite struct MonthAccountTests {
    private static let extra = PayItem(PayItemID(1002), key: "till", name: "Tillägg")
    private static let fee = PayItem(
        PayItemID(1003), key: "fackavgift", name: "Fackavgift", kind: .deduction, flags: [])

    private func world() throws -> World {
        try World(
            Employer(
                id: World.employer().id, name: "Provkommunen", schedules: World.employer().schedules,
                ownItems: [Self.extra, Self.fee]))
    }

    private func order(_ item: PayItem, _ amount: String, _ day: Day) throws -> Registration {
        Registration(
            .payLine(PayLineOrder(item: item.id, amount: kr(amount))), days: DayRange(day), recorded: recorded)
    }

    private func known(
        _ registrations: [Registration] = [], end: Day? = nil, _ change: (inout Decisions) throws -> Void = { _ in }
    ) throws -> Person {
        var decisions = Decisions()
        try change(&decisions)
        let base = try person([employment(end: end, registrations: registrations)])
        return Person(
            id: base.id, name: base.name, taxDecisions: base.taxDecisions, decisions: decisions,
            employments: base.employments)
    }

    private func attached(_ amount: AttachmentAmount) throws -> Fact<AttachmentDecision> {
        try Fact(
            AttachmentDecision(
                caseNumber: "U1", paymentReference: "12345674", rank: .other, protectedAmount: kr("20000.00"),
                amount: amount), from: Day(2026, 1, 1), recorded: recorded)
    }

    /// What an extra run on 30 November pays of 10 000 kr more, after the ordinary run.
    private func extraRun(_ change: (inout Decisions) throws -> Void = { _ in }) throws -> (StoredPayslip, [Finding]) {
        let world = try world()
        try world.record(known([], change))
        try world.pay(month(11))
        try world.record(known([order(Self.extra, "10000.00", Day(2026, 10, 6))], change))
        let key = world.key(month(11), .extra, day: Day(2026, 11, 30))
        let prepared = try world.ledger.prepare(RunRequest(key, knownAt: world.tick()))
        let findings = try prepared.batch.findings(prepared.batch.calculate())
        let payslip = try #require(try world.pay(key)[personnummer()])
        #expect(
            try world.ledger.verify(key) { batch throws(PayrollError) in try batch.calculate() }.isRight)
        return (payslip, findings)
    }

    /// 40 000 has 8 402 by table 33, 30 000 has 5 878.
    @Test("An extra run is taxed on the whole month, less what the ordinary run withheld")
    func table() throws {
        let (payslip, _) = try extraRun()
        #expect(payslip.totals.tax == kr("2524.00"))
        #expect(payslip.totals.net == kr("7476.00"))
    }

    @Test("What förbehållsbelopp the ordinary run left is not left again, and Kronofogden need be told nothing")
    func attachment() throws {
        let (all, findings) = try extraRun { $0.attachments = [try attached(.everythingAbove)] }
        #expect(all.sum("utmatning") == kr("7476.00") && all.totals.net == .zero)
        #expect(!findings.contains { $0.message.contains("avvikelsen") })
        let (some, _) = try extraRun { $0.attachments = [try attached(.amount(kr("5000.00")))] }
        // 4 122 of the 5 000 were taken by the ordinary run.
        #expect(some.sum("utmatning") == kr("878.00"))
    }

    @Test("Löneväxling is made once in a month, and nothing says that the extra run lacks it")
    func salaryExchange() throws {
        let (payslip, findings) = try extraRun {
            $0.salaryExchanges = [
                try Fact(
                    SalaryExchange(amount: kr("2000.00"), contribution: .amountAnd(.zero)), from: Day(2026, 1, 1),
                    recorded: recorded)
            ]
        }
        #expect(payslip.sum("lonevaxling") == .zero && payslip.totals.gross == kr("10000.00"))
        #expect(!findings.contains { $0.code == .salaryExchange })
    }

    @Test("A payment in the next month begins a month of its own")
    func nextMonth() throws {
        let world = try world()
        try world.record(known { $0.attachments = [try attached(.everythingAbove)] })
        try world.pay(month(11))
        let december = try #require(try world.pay(month(12))[personnummer()])
        #expect(december.totals.tax == kr("5878.00") && december.sum("utmatning") == kr("4122.00"))
    }

    @Test("L22: a fee that a month had no net for is no debt, and a later correction of the month does not take it")
    func feeLetGo() throws {
        let fee = try order(Self.fee, "310.00", Day(2026, 9, 1))
        let off = try absence(.tjanstledig, Day(2026, 9, 1), Day(2026, 9, 30))
        let world = try world()
        try world.record(known([off, fee]))
        let october = try #require(try world.pay(month(10))[personnummer()])
        #expect(october.sum("fackavgift") == .zero && october.totals.net == .zero)
        // A late fact of the same month brings it to be calculated again.
        let late = try order(Self.extra, "1000.00", Day(2026, 9, 30))
        try world.record(known([off, fee, late]))
        let november = try #require(try world.pay(month(11))[personnummer()])
        #expect(november.corrected == ["2026-10 till 1000.00"])
        // The fee withdrawn gives nothing back, since nothing was taken.
        try world.record(
            known([off, late]),
            withdrawals: [Withdrawal(employment: "1", kind: "lonerad", days: DayRange(Day(2026, 9, 1)))])
        let december = try #require(try world.pay(month(12))[personnummer()])
        #expect(december.corrected == [])
    }

    /// Employed to 31 March: April is the month after the last regular pay, and May is side income.
    @Test(
        "T-47 (Skatteverket), L17: pay that comes later than the month after the last regular pay has 30 %, 229 of 763.64"
    )
    func afterMainIncome() throws {
        let world = try world()
        try world.record(known(end: Day(2026, 3, 31)))
        for number in 3...5 { try world.pay(month(number)) }
        try world.record(known([order(Self.extra, "763.64", Day(2026, 3, 30))], end: Day(2026, 3, 31)))
        let june = try #require(try world.pay(month(6))[personnummer()])
        #expect(june.totals.gross == kr("763.64") && june.totals.tax == kr("229.00"))
    }
}
