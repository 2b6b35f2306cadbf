//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLedger
import PennaStore
import Testing

@Suite struct LedgerTests {
    @Test("A month is calculated, approved and locked, and a preliminary run can be calculated any number of times")
    func states() throws {
        let world = try World()
        try world.record(person([employment()]))
        let key = world.key(month(9))
        for _ in 0..<3 { try world.ledger.commit(try world.calculate(key), by: "Anna", at: world.tick()) }
        #expect(throws: LedgerError.self, "not approved") { try world.ledger.lock(key, by: "Bo", at: world.tick()) }
        try world.ledger.approve(key, by: "Bo", at: world.tick())
        try world.ledger.takeBack(key, by: "Bo", at: world.tick())
        try world.lock(key)
        let status = try #require(try world.ledger.status().first)
        #expect(status.record.state == .locked && status.receipt.payslips == 1 && status.newFacts == 0)
        #expect(
            status.record.steps.map { "\($0.state.rawValue) \($0.by)" } == [
                "preliminar Anna", "attesterad Bo", "preliminar Bo", "attesterad Anna", "last Bo",
            ])
        let error = try #require(throws: LedgerError.self) { try world.calculate(key) }
        #expect(error.code == .wrongState)
    }

    @Test("A preliminary run leaves no trace in what the next month begins from")
    func noTrace() throws {
        let (world, other) = (try World(), try World())
        for each in [world, other] { try each.record(person([employment()])) }
        let key = world.key(month(9))
        try world.ledger.commit(try world.calculate(key), by: "Anna", at: world.tick())
        try world.record(person([employment(registrations: [absence(.sjuk, Day(2026, 8, 10), Day(2026, 8, 14))])]))
        try other.record(person([employment(registrations: [absence(.sjuk, Day(2026, 8, 10), Day(2026, 8, 14))])]))
        let (first, second) = (try world.pay(key), try other.pay(key))
        #expect(first.values.map(\.lines) == second.values.map(\.lines))
        #expect(try world.pay(month(10)).values.map(\.lines) == other.pay(month(10)).values.map(\.lines))
    }

    @Test("A run whose predecessor is open cannot be calculated or locked, nor one before a locked run")
    func order() throws {
        let world = try World()
        try world.record(person([employment()]))
        try world.ledger.commit(try world.calculate(world.key(month(9))), by: "Anna", at: world.tick())
        var error = try #require(throws: LedgerError.self) { try world.calculate(world.key(month(10))) }
        #expect(error.code == .openPredecessor && error.message.contains("2026-09"))
        try world.lock(world.key(month(9)))
        error = try #require(throws: LedgerError.self) { try world.calculate(world.key(month(8))) }
        #expect(error.code == .laterIsLocked)
        error = try #require(throws: LedgerError.self) {
            try world.ledger.verify(world.key(month(8))) { batch throws(PayrollError) in try batch.calculate() }
        }
        #expect(error.code == .notFound)
    }

    @Test(
        "Of two runs calculated from the same past only one is locked; the other says that it must be calculated again")
    func stale() throws {
        let world = try World()
        try world.record(person([employment()]))
        try world.pay(month(9))
        let extra = world.key(month(10), .extra, day: Day(2026, 10, 5))
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))]))
        let (ordinary, late) = (try world.calculate(world.key(month(10))), try world.calculate(extra))
        try world.ledger.commit(late, by: "Anna", at: world.tick())
        try world.lock(extra)
        try world.ledger.commit(ordinary, by: "Anna", at: world.tick())
        let error = try #require(throws: LedgerError.self) {
            try world.ledger.approve(world.key(month(10)), by: "Bo", at: world.tick())
        }
        #expect(error.code == .stale, "what could not be locked is not approved either")
    }

    @Test("An extra run pays a late raise at once, and the ordinary run after it does not pay it again")
    func extraRun() throws {
        let world = try World()
        try world.record(person([employment()]))
        try world.record(person([employment("2")], serial: 1))
        try world.pay(month(9))
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))]))
        let paid = try world.pay(world.key(month(10), .extra, day: Day(2026, 10, 5)))
        #expect(paid.count == 1, "only the one with something to correct")
        #expect(paid.values.first?.corrected == ["2026-09 manadslon 1000.00"])
        let ordinary = try world.pay(month(10))
        #expect(ordinary.count == 2)
        #expect(
            try ordinary[personnummer()]?.corrected == [] && ordinary[personnummer()]?.totals.gross == kr("31000.00"))
    }

    @Test("A final-pay run pays those whose employment ends, and the ordinary run pays them nothing more")
    func finalRun() throws {
        let world = try World()
        try world.record(person([employment("2")], serial: 1))
        try world.record(person([employment()]))
        try world.pay(month(9))
        try world.record(person([employment(end: Day(2026, 10, 10))]))
        let final = try world.pay(world.key(month(10), .final, day: Day(2026, 10, 14)))
        #expect(final.count == 1)
        let payslip = try #require(try final[personnummer()])
        #expect(payslip.sum("manadslon") == kr("9677.42"), "10 of 31 days")
        #expect(payslip.sum("semesterersattning-slut") > .zero)
        let ordinary = try world.pay(month(10))
        #expect(try ordinary[personnummer()]?.outcome == .idle)
        #expect(try world.pay(month(11))[personnummer()]?.outcome == .idle)
    }

    @Test("Somebody taken out of a run is paid both months with the next")
    func excluded() throws {
        let world = try World()
        try world.record(person([employment()]))
        try world.record(person([employment("2")], serial: 1))
        try world.pay(month(9))
        let id = try personnummer()
        let paid = try world.pay(world.key(month(10)), excluded: [id])
        #expect(paid[id]?.outcome == .excluded && paid.count == 2)
        let next = try world.pay(month(11))
        #expect(next[id]?.totals.gross == kr("60000.00") && next[id]?.corrected == [])
        #expect(try next[personnummer(1)]?.totals.gross == kr("30000.00"))
    }

    @Test("Somebody with an error is paid both months when the error has been put right")
    func failure() throws {
        let world = try World()
        try world.record(person([employment("1", [])]))
        let id = try personnummer()
        let paid = try world.pay(month(9))
        #expect(paid[id]?.outcome == .failure && paid[id]?.message.isEmpty == false)
        try world.record(person([employment()]))
        #expect(try world.pay(month(10))[id]?.totals.gross == kr("60000.00"))
    }

    @Test("A fact that ends before it begins, or is recorded in the future, is refused and nothing is stored")
    func badFacts() throws {
        let world = try World()
        let subject = FactSubject(employer: world.employer.id)
        #expect(throws: StoreError.self) {
            try FactRecord(
                FactIdentity(subject, kind: "x", key: ""), from: Day(2026, 9, 2), through: Day(2026, 9, 1),
                recorded: recorded, content: [])
        }
        let late = try FactRecord(
            FactIdentity(subject, kind: "x", key: ""), from: Day(2026, 9, 2), recorded: Instant(seconds: 10),
            content: [])
        let error = try #require(throws: StoreError.self) {
            try world.ledger.store.append([late], now: Instant(seconds: 9))
        }
        #expect(error.code == .recordedInFuture && world.ledger.store.lastFact() == 0)
    }

    @Test("A fact about time before the ledger begins is that person's error and says where it belongs")
    func beforeHistory() throws {
        let world = try World()
        try world.record(person([employment()]))
        try world.record(person([employment("2")], serial: 1))
        try world.pay(month(9))
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 6, 1)))]))
        let paid = try world.pay(month(10))
        let payslip = try #require(try paid[personnummer()])
        #expect(payslip.outcome == .failure && payslip.message.contains("där lagret börjar"))
        #expect(try paid[personnummer(1)]?.outcome == .payslip)
        // Put right, it is no fact about that time any more: November pays October too, and the raise of September.
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))]))
        let mended = try #require(try world.pay(month(11))[personnummer()])
        #expect(mended.outcome == .payslip && mended.totals.gross == kr("63000.00"), "\(mended.message)")
    }

    @Test("An end that was wrong, and is taken back before or after it was paid by, leaves the employment whole")
    func endTakenBack() throws {
        let world = try World()
        let id = try personnummer()
        try world.record(person([employment()]))
        try world.pay(month(9))
        try world.record(person([employment("1", end: Day(2026, 9, 15))]))
        try world.record(person([employment()]))
        #expect(try world.pay(month(10))[id]?.totals.gross == kr("30000.00"))
        try world.record(person([employment("1", end: Day(2026, 10, 31))]))
        #expect(try world.pay(month(11))[id]?.outcome != .failure)
        try world.record(person([employment()]))
        // December's pay, and November's that was not paid.
        #expect(
            try world.pay(month(12))[id]?.lines.contains { $0.item == "manadslon" && $0.payMonth == month(11) } ?? false
        )
    }

    @Test("An end or a sick note before the ledger begins stops nobody any more when it is taken back")
    func takenBackBeforeHistory() throws {
        let world = try World()
        let (id, right) = (try personnummer(), try person([employment()]))
        try world.record(right)
        try world.pay(month(9))
        let sick = try absence(.sjuk, Day(2026, 6, 8), Day(2026, 6, 9))
        for wrong in [try employment("1", end: Day(2026, 5, 31)), try employment("1", registrations: [sick])] {
            try world.record(person([wrong]))
            #expect(try world.calculate(world.key(month(10))).payslips()[0].outcome == .failure)
            let isSick = !wrong.registrations.isEmpty
            try world.record(
                right,
                withdrawals: isSick ? [Withdrawal(employment: "1", kind: "sjuk", days: sick.days)] : [])
        }
        let paid = try #require(try world.pay(month(10))[id])
        #expect(
            paid.totals.gross == kr("30000.00") && paid.corrected.isEmpty,
            "\(paid.totals.gross) \(paid.corrected) \(paid.message)")
    }

    @Test("An employer that nobody has recorded is refused with what to do")
    func unknownEmployer() throws {
        let world = try World()
        let error = try #require(throws: LedgerError.self) { try world.calculate(world.key(month(9))) }
        #expect(error.code == .employer && error.message.contains("finns inte i lagret"))
    }

    @Test("Recording the same again adds nothing")
    func sameAgain() throws {
        let world = try World()
        let known = try person([employment(registrations: [absence(.vab, Day(2026, 8, 10))])])
        #expect(try world.record(known).facts > 0)
        #expect(try world.record(known).facts == 0)
    }
}
