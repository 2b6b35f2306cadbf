//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFormat
import PennaModel
import Testing

/// Facts that no pay is calculated from: they are read, written again and shown, and change nothing.
@Suite struct DetailTests {
    /// A folder where each list of a record has an entry made of the declaration's examples.
    private func folder() throws -> TestFolder {
        func lists(_ shape: RecordShape) -> String {
            shape.fields.compactMap { field in
                guard case .facts(let entry, _) = field.content else { return nil }
                return "\"\(field.key)\": [\(RecordSample(entry).entry())], "
            }.joined()
        }
        let folder = try TestFolder.small(
            employer: "{" + lists(EmployerDetails.shape) + TestFolder.employer.dropFirst())
        let anna = TestFolder.anna.replacingOccurrences(
            of: "{\"id\"", with: "{" + lists(EmploymentDetails.shape) + "\"id\"")
        try folder.write(
            "people.ndjson", "{" + lists(PersonDetails.shape) + anna.dropFirst() + "\n" + TestFolder.bo + "\n")
        return folder
    }

    @Test("All of them are read, and written so that they read back")
    func roundTrip() throws {
        let reading = try folder().read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let facts = try #require(reading.facts)
        let (person, employer) = (facts.people[0], facts.employer)
        #expect(person.details.names[0].value.last == "Exempel")
        #expect(person.details.addresses[0].value.country == .sweden)
        #expect(person.details.foreignIdentities[0].value.taxCountry?.letters == "PL")
        #expect(person.details.protections[0].value == .marked)
        #expect(person.details.payParts[0].value.share == .amount(Amount(ore: 200_000)))
        #expect(person.employments[0].details.workplaces[0].value.number == 12345)
        #expect(person.employments[0].details.positions[0].value.form == .permanent)
        #expect(person.employments[0].details.leavings[0].value == .retirement)
        #expect(employer.details.banks[0].value.profile == .swedbank)
        #expect(employer.details.accountRules[0].value.item == PayItems.manadslon.id)
        let copy = try TestFolder()
        try EmployerFolder.write(facts, to: copy.path)
        let again = copy.read()
        #expect(again.problems.isEmpty && again.facts?.people == facts.people && again.facts?.employer == employer)
    }

    @Test("No payslip changes by them")
    func nothingChanges() throws {
        let (with, without) = (try report(folder().read()), try report(TestFolder.small().read()))
        #expect(with.result.payslips.map(\.totals.net) == without.result.payslips.map(\.totals.net))
    }

    @Test("An account for a part of the pay that cannot be used is a remark, and the pay is calculated")
    func unusablePart() throws {
        let part =
            #"{"payParts": [{"name": "Spar", "percent": 10, "clearing": "6789", "number": "1", "from": "2026-01-01"}], "#
        let folder = try TestFolder.small()
        try folder.write("people.ndjson", part + TestFolder.anna.dropFirst())
        let reading = folder.read()
        #expect(reading.problems.map(\.code) == [.accountUnusable] && reading.facts?.people.count == 1)
    }

    @Test(
        "Parts of the pay with different names hold beside each other; a bank account of the employer's must be right")
    func identities() throws {
        let folder = try TestFolder.small()
        let account = #""clearing": "6789", "number": "631731229", "from": "2026-01-01""#
        try folder.write(
            "people.ndjson",
            #"{"payParts": [{"name": "A", "amount": 1, \#(account)}, {"name": "B", "percent": 1, \#(account)}], "#
                + TestFolder.anna.dropFirst())
        #expect(folder.read().facts?.people[0].details.payParts.count == 2)
        let bank = #"{"bank": [{"profile": "seb", "bankgiro": "991-2345", "from": "2026-01-01"}], "#
        try folder.write("employer.json", bank + TestFolder.employer.dropFirst())
        let reading = folder.read()
        #expect(reading.facts == nil)
        #expect(reading.problems.contains { $0.message.contains("Bankgironumret 991-2345 har fel kontrollsiffra.") })
    }

    @Test("What holds on a day is shown, and nothing where nothing is known")
    func shown() throws {
        let facts = try #require(try folder().read().facts)
        func text(_ person: Int, _ day: Day) -> String {
            DetailTexts.text(facts.people[person], in: facts.employer, on: day, .endOfTime)
        }
        let rows = text(0, Day(2026, 11, 27)).split(separator: "\n").map(String.init)
        #expect(rows.contains("  Namn: Förnamn Anna, Efternamn Exempel"))
        #expect(rows.contains("  Skyddade personuppgifter: Skyddade personuppgifter sekretessmarkering"))
        #expect(rows.contains("  Anställning 001, Avgång: Avgångsorsak pension"))
        #expect(text(0, Day(2025, 12, 31)).isEmpty && text(1, Day(2026, 11, 27)).isEmpty)
    }
}
