//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat
import PennaLaw
import PennaLedger
import PennaStore
import Testing

@Suite("A run over a store with years that were given") struct GivenYearTests {
    private func employed(_ terms: [Fact<Terms>]) throws -> Person {
        Person(
            id: try personnummer(), name: "Prov",
            taxDecisions: [
                try Fact(TaxDecision.table(number: 33, column: nil), from: Day(2020, 1, 1), recorded: recorded)
            ],
            employments: [
                Employment(
                    id: "1", start: Day(2020, 1, 1), terms: terms,
                    schedules: [
                        try Fact(
                            ScheduleAssignment(schedule: 0, cycleStart: Day(2014, 1, 6)), from: Day(2020, 1, 1),
                            recorded: recorded)
                    ])
            ])
    }

    private let january = Month(year: 2027, month: 1)

    @Test("Without the year nothing can be prepared; as a preview it can, and is then refused to be approved")
    func provisional() throws {
        let world = try World()
        try world.record(employed([terms("30000.00", from: Day(2020, 1, 1))]))
        let key = world.key(january)
        let refused = #expect(throws: LedgerError.self) {
            try world.ledger.prepare(RunRequest(key, knownAt: world.tick()))
        }
        #expect(refused?.code == .calculation && refused?.message.contains("belopp.inkomstbasbelopp") ?? false)
        let prepared = try world.ledger.prepare(RunRequest(key, knownAt: world.tick(), isProvisional: true))
        let run = try world.ledger.finish(prepared, prepared.batch.calculate())
        #expect(run.receipt.provisionalYear == 2027 && run.receipt.payslips == 1)
        #expect(try Receipt.read(run.receipt.bytes) == run.receipt)
        #expect(try prepared.batch.findings(run.result).contains { $0.code == .provisionalRun })
        try world.ledger.commit(run, by: "Anna", at: world.tick())
        let error = #expect(throws: LedgerError.self) {
            try world.ledger.approve(key, by: "Bo", at: world.tick())
        }
        #expect(error?.code == .provisional)
        let again = try world.ledger.verify(key) { batch throws(PayrollError) in try batch.calculate() }
        #expect(again.isRight && again.same == 1)

        // With the year's document the same run is calculated anew, approved and locked.
        let given = try PayrollLedger(
            store: world.ledger.store, employer: world.employer.id, years: PayYears([year2027()]))
        let real = try given.prepare(RunRequest(key, knownAt: world.tick()))
        let paid = try given.finish(real, real.batch.calculate())
        #expect(paid.receipt.provisionalYear == nil && paid.receipt.years == given.years.digests)
        try given.commit(paid, by: "Anna", at: world.tick())
        let without = #expect(throws: LedgerError.self) {
            try world.ledger.approve(key, by: "Bo", at: world.tick())
        }
        #expect(without?.code == .wrongState && without?.message.contains("2027") ?? false)
        try given.approve(key, by: "Bo", at: world.tick())
        try given.lock(key, by: "Bo", at: world.tick())
        let unknown = try world.ledger.verify(key) { batch throws(PayrollError) in try batch.calculate() }
        #expect(unknown.otherRules?.contains("2027") ?? false)
        let verified = try given.verify(key) { batch throws(PayrollError) in try batch.calculate() }
        #expect(verified.isRight && verified.same == 1 && verified.otherRules == nil)
    }

    @Test("A new year changes nothing in the year before; a late raise corrects both")
    func acrossTheYear() throws {
        let world = try World(years: PayYears([year2027()]))
        try world.record(employed([terms("30000.00", from: Day(2020, 1, 1))]))
        try world.pay(Month(year: 2026, month: 12))
        let first = try world.pay(january)
        #expect(first.values.first?.lines.contains { $0.isCorrection } == false)
        try world.record(
            employed([terms("30000.00", from: Day(2020, 1, 1)), terms("31000.00", from: Day(2026, 12, 1))]))
        let later = try world.pay(Month(year: 2027, month: 2))
        let pay = later.values.first?.lines.filter { $0.isCorrection && $0.item == "manadslon" } ?? []
        #expect(pay.map(\.payMonth) == [Month(year: 2026, month: 12), january])
        #expect(pay.allSatisfy { $0.amount == kr("1000.00") })
    }

    @Test("A year that says otherwise than when it was paid by changes the rules of its months")
    func changedYear() throws {
        let world = try World(years: PayYears([year2027()]))
        try world.record(employed([terms("30000.00", from: Day(2020, 1, 1))]))
        try world.pay(january)
        var other = try year2027()
        other.replace("pension.slp", 250_000, FigureMark(.unconfirmed, .document("Påhittat")))
        let ledger = try PayrollLedger(
            store: world.ledger.store, employer: world.employer.id, years: PayYears([other]))
        let verified = try ledger.verify(world.key(january)) { batch throws(PayrollError) in try batch.calculate() }
        #expect(verified.otherRules != nil)
        let prepared = try ledger.prepare(RunRequest(world.key(Month(year: 2027, month: 2)), knownAt: world.tick()))
        #expect(try ledger.finish(prepared, prepared.batch.calculate()).receipt.failures == 0)
    }
}
