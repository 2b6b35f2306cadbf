//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLedger
import PennaStore
import Testing

/// A preliminary run leaves no trace.
@Suite struct PreliminaryRunTests {
    private func begun() throws -> World {
        let world = try World()
        try world.record(person([employment()]))
        try world.pay(month(9))
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))]))
        return world
    }

    @Test("An extra run made by mistake stops no later run, and cannot be approved when that is locked")
    func extra() throws {
        let world = try begun()
        let extra = world.key(month(9), .extra, day: Day(2026, 9, 30))
        try world.ledger.commit(world.calculate(extra), by: "Anna", at: world.tick())
        #expect(try world.pay(month(10))[personnummer()]?.corrected == ["2026-09 manadslon 1000.00"])
        let refused = #expect(throws: LedgerError.self) {
            try world.ledger.approve(extra, by: "Anna", at: world.tick())
        }
        #expect(refused?.code == .laterIsLocked)
    }

    @Test("Another pay date of the month made by mistake stops neither the month nor those after it")
    func otherPayDate() throws {
        let world = try begun()
        let mistaken = world.key(month(10), day: Day(2026, 10, 20))
        try world.ledger.commit(world.calculate(mistaken), by: "Anna", at: world.tick())
        try world.pay(month(10))
        try world.pay(month(11))
    }

    @Test("An approved extra run, and the ordinary run of a month before, must be locked first")
    func open() throws {
        let world = try begun()
        let extra = world.key(month(9), .extra, day: Day(2026, 9, 30))
        try world.ledger.commit(world.calculate(extra), by: "Anna", at: world.tick())
        try world.ledger.approve(extra, by: "Anna", at: world.tick())
        let blocked = #expect(throws: LedgerError.self) { try world.calculate(world.key(month(10))) }
        #expect(blocked?.code == .openPredecessor && blocked?.message.contains("ta tillbaka attesten") ?? false)
        try world.ledger.lock(extra, by: "Bo", at: world.tick())
        try world.ledger.commit(world.calculate(world.key(month(10))), by: "Anna", at: world.tick())
        let ordinary = #expect(throws: LedgerError.self) { try world.calculate(world.key(month(11))) }
        #expect(ordinary?.code == .openPredecessor)
    }

    @Test("A run that another has overtaken cannot be approved, and says that it must be calculated again")
    func stale() throws {
        let world = try begun()
        let (extra, next) = (world.key(month(9), .extra, day: Day(2026, 9, 30)), world.key(month(10)))
        try world.ledger.commit(world.calculate(extra), by: "Anna", at: world.tick())
        try world.ledger.commit(world.calculate(next), by: "Anna", at: world.tick())
        try world.lock(extra)
        let refused = #expect(throws: LedgerError.self) { try world.ledger.approve(next, by: "Anna", at: world.tick()) }
        #expect(refused?.code == .stale)
        #expect(try world.pay(next)[personnummer()]?.corrected == [])
    }
}
