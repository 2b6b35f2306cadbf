//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat
import PennaLaw
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// What is declared of a calendar month, by all its runs, and what never changes in it.
@Suite struct DeclaredMonthTests {
    /// 40 000 kronor a month, taxed by table 32.
    private func paid(_ registrations: [Registration] = []) throws -> Person {
        try person(
            [employment("1", [terms("40000.00", from: Day(2020, 1, 1))], registrations: registrations)], table: 32)
    }

    private func amount(_ field: Int, _ filing: AGIFiling) -> [Int64] {
        filing.individuals.additions.flatMap(\.values).filter { $0.field == field }.compactMap {
            $0.amount?.wholeKronor
        }
    }

    @Test("L15: 5 600 kr too much of October stay owed gross, October's AGI stands, and December's gross pay is less")
    func grossClaim() throws {
        let world = try World()
        try world.record(paid())
        let october = try #require(try world.pay(month(10))[personnummer()])
        #expect(october.totals.tax == kr("8151.00"))
        try world.record(paid([absence(.tjanstledig, Day(2026, 9, 28), Day(2026, 10, 31))]))
        let november = try #require(try world.pay(month(11))[personnummer()])
        #expect(november.totals.net == .zero && november.totals.tax == .zero && november.moves.isEmpty)
        #expect(november.sum("bruttoskuld") == kr("5600.00"), "\(november.corrected)")
        #expect(november.sum("nettoloneskuld") == .zero)
        #expect(try world.ledger.agiCorrections(of: world.key(month(11))).isEmpty)
        #expect(try amount(1, world.ledger.declared(in: month(10))) == [8151])
        #expect(try amount(11, world.ledger.declared(in: month(10))) == [40_000])
        #expect(try amount(11, world.ledger.declared(in: month(11))) == [], "nothing below zero is reported")
        let december = try #require(try world.pay(month(12))[personnummer()])
        #expect(december.sum("bruttoskuldreglering") == kr("-5600.00"))
        #expect(december.totals.gross == kr("34400.00") && december.totals.contributionBase == kr("34400.00"))
        #expect(try amount(11, world.ledger.declared(in: month(12))) == [34_400])
        #expect(december.totals.tax == kr("6775.00"), "tax is on what is left of the gross pay")
        #expect(
            try world.ledger.verify(world.key(month(12))) { batch throws(PayrollError) in try batch.calculate() }
                .isRight)
    }

    @Test(
        "L15: who has left with no pay to come has field 011 lowered, the latest month first, and field 001 unchanged")
    func leaver() throws {
        let world = try World()
        try world.record(person([employment()]))
        for number in 9...11 { try world.pay(month(number)) }
        let before = try world.ledger.declared(in: month(11))
        try world.record(person([employment(end: Day(2026, 9, 30))]))
        let payslip = try #require(try world.pay(month(12))[personnummer()])
        #expect(payslip.totals.gross.isNegative && payslip.totals.tax == .zero)
        #expect(payslip.sum("nettoloneskuld") == payslip.totals.gross, "the claim is gross")
        let changes = try world.ledger.agiCorrections(of: world.key(month(12)))
        #expect(changes.map(\.period.month).contains(month(11)))
        let now = try world.ledger.declared(in: month(11))
        #expect(amount(1, now) == amount(1, before), "declared tax is never given back")
        #expect(amount(11, now).reduce(0, +) < amount(11, before).reduce(0, +))
        let text = String(decoding: AGIFile.changes(changes), as: UTF8.self)
        #expect(text.contains(";011;") && text.contains(";ersatt"))
        #expect(
            try world.ledger.verify(world.key(month(12))) { batch throws(PayrollError) in try batch.calculate() }
                .isRight)
    }

    @Test("An extra run's AGI is the month's, and its contributions use what is left of the month's cap")
    func extraRun() throws {
        let young = try Personnummer("200503101115")
        func known(_ pay: String) throws -> Person {
            Person(
                id: young, name: "Ung",
                taxDecisions: [
                    try Fact(TaxDecision.table(number: 33, column: nil), from: Day(2020, 1, 1), recorded: recorded)
                ],
                employments: [
                    try employment("1", [terms("30000.00", from: Day(2020, 1, 1)), terms(pay, from: Day(2026, 11, 1))])
                ])
        }
        let world = try World()
        try world.record(known("30000.00"))
        let ordinary = try #require(try world.pay(month(11))[young])
        try world.record(known("40000.00"))
        let key = world.key(month(11), .extra, day: Day(2026, 11, 30))
        let prepared = try world.ledger.prepare(RunRequest(key, knownAt: world.tick()))
        let earlier = try #require(try world.ledger.earlierAGI(before: key))
        let result = try prepared.batch.calculate()
        let report = RunReport(prepared.batch, result, hasHistory: true, earlierAGI: earlier)
        #expect(result.totals.gross == kr("10000.00"))
        #expect(result.totals.contributions == kr("3142.00"), "the cap of 25 000 was used by the ordinary run")
        let filing = try #require(report.agi)
        #expect(amount(11, filing) == [40_000] && filing.individuals.additions.count == 1)
        #expect(
            try amount(1, filing) == [(ordinary.totals.tax + result.totals.tax).wholeKronor], "the month's tax together"
        )
        try world.pay(key)
        #expect(try world.ledger.declared(in: month(11)) == filing)
        let change = try #require(try world.ledger.agiCorrections(of: key).first)
        #expect(change.individuals.replacements.count == 1 && change.individuals.additions.isEmpty)
    }

    @Test("L15: a benefit found late goes upwards into the month it was had in, with its contributions and no tax")
    func lateBenefit() throws {
        let item = PayItem(
            PayItemID(1001), key: "hem", name: "Hemutrustning", kind: .benefit, flags: [.taxable, .contributions],
            agiField: 12)
        let world = try World(
            Employer(
                id: World.employer().id, name: "Provkommunen", schedules: World.employer().schedules, ownItems: [item]))
        try world.record(person([employment()]))
        let september = try #require(try world.pay(month(9))[personnummer()])
        let benefit = Registration(
            .payLine(PayLineOrder(item: item.id, amount: kr("500.00"))), days: DayRange(Day(2026, 8, 3)),
            recorded: recorded)
        try world.record(person([employment(registrations: [benefit])]))
        let october = try #require(try world.pay(month(10))[personnummer()])
        #expect(october.moves.map { "\($0.period) \($0.field) \($0.amount)" } == ["2026-09 12 500.00"])
        #expect(october.totals.tax == september.totals.tax && october.totals.contributionBase == kr("30000.00"))
        #expect(try october.totals.contributions == september.totals.contributions + kr("157.10"), "31.42 % of 500")
        #expect(try amount(12, world.ledger.declared(in: month(9))) == [500])
        #expect(try amount(1, world.ledger.declared(in: month(9))) == [september.totals.tax.wholeKronor])
        #expect(try amount(12, world.ledger.declared(in: month(10))) == [])
    }

    @Test("A month without a locked run has nothing declared")
    func nothingLocked() throws {
        let world = try World()
        try world.record(person([employment()]))
        try world.ledger.commit(try world.calculate(world.key(month(9))), by: "Anna", at: world.tick())
        let error = try #require(throws: LedgerError.self) { try world.ledger.declared(in: month(9)) }
        #expect(error.code == .notFound)
    }

    @Test("A run in which somebody falls out of the AGI is told by the person's name, and cannot be approved")
    func stopped() throws {
        let item = PayItem(
            PayItemID(1001), key: "hem", name: "Hemutrustning", kind: .benefit, flags: [.taxable, .contributions],
            agiField: 12)
        let world = try World(
            Employer(
                id: World.employer().id, name: "Provkommunen", schedules: World.employer().schedules, ownItems: [item]))
        let minus = Registration(
            .payLine(PayLineOrder(item: item.id, amount: kr("-100.00"))), days: DayRange(Day(2026, 8, 3)),
            recorded: recorded)
        try world.record(person([employment(registrations: [minus])]))
        try world.record(person([employment("2")], serial: 1))
        var run = try world.calculate(world.key(month(9)))
        let report = RunReport(run.prepared.batch, run.result, hasHistory: true)
        let first = try #require(report.remarks.first)
        let id = try personnummer()
        #expect(first.code == .agiStopped && first.isError && first.person == "\(id)")
        #expect(report.agi == nil && report.hasErrors && report.peopleInError == 0, "the pay itself goes on")
        #expect(run.result.payslips.count == 2)
        run.note(report.remarks)
        try world.ledger.commit(run, by: "Anna", at: world.tick())
        let status = try #require(try world.ledger.status().first)
        #expect(status.receipt.isAGIStopped)
        let error = try #require(throws: LedgerError.self) {
            try world.ledger.approve(world.key(month(9)), by: "Bo", at: world.tick())
        }
        #expect(error.code == .wrongState && error.message.contains("arbetsgivardeklarationen"))
    }
}
