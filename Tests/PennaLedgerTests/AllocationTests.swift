//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLedger
import PennaModel
import PennaStore
import Testing

@Suite struct AllocationTests {
    @Test("What a row says of its accounts survives the store, and the correction of it has them too")
    func correction() throws {
        let item = PayItem(PayItemID(1001), key: "till", name: "Tillägg")
        let plain = try World.employer()
        let world = try World(
            Employer(id: plain.id, name: plain.name, schedules: plain.schedules, ownItems: [item]))
        func record(_ pay: String) throws {
            let allocation = try Allocation(account: "5012", costAccount: "4711", dimensions: "6:P12")
            let order = PayLineOrder(item: item.id, amount: kr(pay))
            let registration = Registration(
                .payLine(order), days: DayRange(Day(2026, 9, 7)), recorded: recorded, allocation: allocation)
            try world.record(person([employment(registrations: [registration])]))
        }
        try record("500.00")
        let paid = try #require(try world.pay(month(10))[personnummer()])
        try record("700.00")
        let corrected = try #require(try world.pay(month(11))[personnummer()])
        #expect(paid.sum("till") == kr("500.00") && corrected.sum("till") == kr("200.00"))
        for line in (paid.lines + corrected.lines).filter({ $0.item == "till" }) {
            #expect(line.key.account == "4711 6:P12" && line.key.ledgerAccount == "5012")
        }
    }

    @Test("A row that is moved to another account takes the amount from the first and gives it to the second")
    func moved() throws {
        let item = PayItem(PayItemID(1001), key: "till", name: "Tillägg")
        let plain = try World.employer()
        let world = try World(
            Employer(id: plain.id, name: plain.name, schedules: plain.schedules, ownItems: [item]))
        func record(_ account: String) throws {
            let order = PayLineOrder(item: item.id, amount: kr("500.00"))
            let registration = Registration(
                .payLine(order), days: DayRange(Day(2026, 9, 7)), recorded: recorded,
                allocation: try Allocation(account: account))
            try world.record(person([employment(registrations: [registration])]))
        }
        try record("5012")
        try world.pay(month(10))
        try record("5013")
        let lines = try #require(try world.pay(month(11))[personnummer()]).lines.filter { $0.item == "till" }
        #expect(lines.map { "\($0.key.ledgerAccount) \($0.amount)" } == ["5012 -500.00", "5013 500.00"])
    }
}
