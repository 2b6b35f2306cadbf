//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// Facts that no pay is calculated from, in the ledger.
@Suite struct DetailFactTests {
    private func address(_ city: String, from day: Day) throws -> Fact<PostalAddress> {
        var address = PostalAddress()
        (address.street, address.postcode, address.city) = ("Storgatan 1", "123 45", city)
        return try Fact(address, from: day, recorded: recorded)
    }

    private func part(_ name: String) throws -> Fact<PayPart> {
        var part = PayPart()
        part.name = name
        part.share = .percent(Percent(millionths: 100_000))
        return try Fact(part, from: Day(2026, 1, 1), recorded: recorded)
    }

    private func known(_ addresses: [Fact<PostalAddress>], parts: [Fact<PayPart>] = []) throws -> Person {
        var details = PersonDetails()
        (details.addresses, details.payParts) = (addresses, parts)
        var ofEmployment = EmploymentDetails()
        ofEmployment.leavings = [try Fact(.retirement, from: Day(2026, 1, 1), recorded: recorded)]
        let plain = try employment()
        let detailed = Employment(
            id: plain.id, start: plain.start, end: nil, terms: plain.terms, supplements: [],
            schedules: plain.schedules, details: ofEmployment, registrations: [])
        let tax = try person([]).taxDecisions
        return Person(
            id: try personnummer(), formerIDs: [], name: "Prov", taxDecisions: tax, decisions: Decisions(),
            details: details, employments: [detailed])
    }

    private func stored(_ world: World) throws -> Person {
        try #require(world.calculate(world.key(month(11))).prepared.batch.facts.people.first)
    }

    @Test("They are recorded once, changed by later ones from their day, and correct no paid month")
    func changed() throws {
        let world = try World()
        let first = try known([address("Ekeby", from: Day(2020, 1, 1))], parts: [part("A"), part("B")])
        try world.record(first)
        try world.pay(month(10))
        #expect(try world.record(first).facts == 0)
        let moved = try address("Åsby", from: Day(2026, 9, 1))
        try world.record(known([address("Ekeby", from: Day(2020, 1, 1)), moved], parts: [part("A"), part("B")]))
        let person = try stored(world)
        #expect(person.details.addresses.map(\.value.city) == ["Ekeby", "Åsby"])
        #expect(person.details.addresses[1].from == Day(2026, 9, 1))
        #expect(person.details.payParts.map(\.value.name) == ["A", "B"])
        #expect(person.employments[0].details.leavings.map(\.value) == [.retirement])
        let november = try #require(try world.pay(month(11))[personnummer()])
        #expect(november.corrected.isEmpty)
    }

    @Test("An employer's contacts and bank are kept beside what it had")
    func employer() throws {
        var employer = try World.employer()
        var contact = Contact()
        (contact.name, contact.phone, contact.email) = ("Lena", "010-1", "lon@exempel.se")
        var bank = PayingBank()
        (bank.profile, bank.account) = (.seb, .bankgiro("991-2346"))
        employer.details.contacts = [try Fact(contact, from: Day(2020, 1, 1), recorded: recorded)]
        employer.details.banks = [try Fact(bank, from: Day(2026, 1, 1), recorded: recorded)]
        let world = try World(employer)
        try world.record(known([]))
        let read = try world.calculate(world.key(month(11))).prepared.batch.facts.employer
        #expect(read.details.contacts.map(\.value) == [contact] && read.details.banks.map(\.value) == [bank])
    }
}
