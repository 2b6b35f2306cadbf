//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaLaw
import PennaModel
import Testing

@testable import PennaFiling

@Suite("The AGI file")
struct AGIXMLTests {
    private static let workplace = [60: "00012", 245: "Storgatan 1", 246: "Exempelby"]

    private let employer: Organisationsnummer
    private let october: AGIPeriod
    private let november: AGIPeriod
    private let created: Instant

    init() throws {
        employer = try Organisationsnummer("212000-0142")
        october = PayDate(Day(2026, 10, 27)).agiPeriod
        november = PayDate(Day(2026, 11, 27)).agiPeriod
        created = try Instant("2026-11-30T08:00:00")
    }

    private func document(_ filings: [AGIFiling]) -> FilingDocument {
        AGIXML.document(
            filings.map { AGIDeclaration($0, contact: exampleContact) },
            sender: AGISender(employer, contact: exampleContact), created: created)
    }

    private func month(
        _ period: AGIPeriod, _ people: [(AGIPayee, pay: Int64, field: Int, tax: Int64)],
        _ texts: [Int: String] = [:]
    ) throws -> AGIMonth {
        var month = try AGIMonth(employer: employer, period: period)
        for person in people {
            var sums = IndividualSums()
            try sums.add(field: 11, amount: kronor(person.pay))
            try sums.add(field: person.field, amount: kronor(person.tax))
            for (field, text) in texts { try sums.setText(field: field, text) }
            try month.add(sums, for: person.0)
        }
        return month
    }

    private func first(_ month: AGIMonth) throws -> AGIFiling {
        try AGISent(employer: employer, period: month.period).filing(for: month)
    }

    @Test("A correction has whole replacements, and removals of the key alone")
    func replacement() throws {
        let anna = try AGIPayee(person: "197106211001")
        let bo = try AGIPayee(person: "197206211000")
        var before = try month(october, [(anna, 40_000, 1, 8_151), (bo, 10_000, 1, 2_400), (bo, 5_000, 274, 1_125)])
        try before.add(
            ParentalAbsence(
                person: Personnummer("197106211001"), day: Day(2026, 9, 14), kind: .foraldrapenning,
                extent: ParentalAbsenceExtent(hourHundredths: 800)))
        var sent = try AGISent(employer: employer, period: october)
        try sent.record(sent.filing(for: before))
        let right = try month(october, [(anna, 34_400, 1, 8_151), (bo, 12_000, 1, 2_400)], AGIXMLTests.workplace)
        let file = document([try sent.filing(for: right)])
        #expect(file.findings.isEmpty)
        try Samples.expect(
            file, says: "agi-2-replacement.xml",
            digest: "2e12d6b4aef38763ffe48a9ed138eddd50c629617328c502ec054b5235e3ed88")
    }

    @Test("Payees without Swedish number have their names and countries")
    func foreign() throws {
        var month = try AGIMonth(employer: employer, period: november)
        for person in Foreign.all {
            var sums = IndividualSums()
            try sums.add(field: 11, amount: kronor(person.pay))
            try sums.add(field: person.taxField, amount: kronor(person.tax))
            for (field, text) in person.texts { try sums.setText(field: field, text) }
            try month.add(sums, for: .fodelsetid(Fodelsetid(day: person.born, number: person.number)))
        }
        let file = document([try first(month)])
        #expect(file.messages == [])
        try Samples.expect(
            file, says: "agi-3-foreign.xml", digest: "3983daf66e4ee9eb9288a085a93d9b3c585b8593fefb2155042ed5b4c4cecb64")
    }

    @Test("A payee with a date of birth and no place of birth stops the file")
    func birthPlace() throws {
        let jan = AGIPayee.fodelsetid(try Fodelsetid(day: Day(1990, 1, 15), number: 1))
        let file = document([try first(month(november, [(jan, 15_000, 274, 3_375)], [81: "PL"]))])
        #expect(file.bytes == nil)
        let message = try #require(file.messages.first)
        #expect(message.contains("är inte hel") && message.contains("fält 077 (Födelseort)"))
    }

    @Test("A file of absence alone is a file")
    func absenceAlone() throws {
        var month = try AGIMonth(employer: employer, period: november)
        var sent = try AGISent(employer: employer, period: november)
        try sent.record(sent.filing(for: month))
        try month.add(
            ParentalAbsence(
                person: Personnummer("197106211001"), day: Day(2026, 10, 14), kind: .tillfalligForaldrapenning,
                extent: ParentalAbsenceExtent(percentHundredths: 5_000)))
        let file = document([try sent.filing(for: month)])
        let content = AGIContent(try #require(file.bytes))
        #expect(content.forms.count == 1)
        #expect(content.forms[0].hasPrefix("F "))
        #expect(
            content.forms[0].hasSuffix(
                "FranvaroTyp faltkod=\"823\">TILLFALLIG_FORALDRAPENNING|RedovisningsPeriod faltkod=\"006\">202611"))
    }

    @Test("Nothing changed, nothing to send")
    func nothing() throws {
        let anna = try AGIPayee(person: "197106211001")
        let month = try month(november, [(anna, 40_000, 1, 8_151)])
        var sent = try AGISent(employer: employer, period: november)
        try sent.record(sent.filing(for: month))
        let file = document([try sent.filing(for: month)])
        #expect(file.bytes == nil && !file.isStopped)
        #expect(file.messages == ["Det finns ingenting att skicka: det som Skatteverket har är rätt."])
    }

    @Test("Several employers and months: each employer once at the head, each month's forms after")
    func several() throws {
        let other = try Organisationsnummer("556016-0680")
        let anna = try AGIPayee(person: "197106211001")
        var theirs = try AGIMonth(employer: other, period: november)
        var sums = IndividualSums()
        try sums.add(field: 11, amount: kronor(1_000))
        try sums.add(field: 1, amount: kronor(300))
        try theirs.add(sums, for: anna)
        let file = document([
            try first(month(october, [(anna, 30_000, 1, 7_000)])),
            try first(month(november, [(anna, 40_000, 1, 8_151)])),
            try AGISent(employer: other, period: november).filing(for: theirs),
        ])
        #expect(file.name == "agi-2026-10-2026-11.xml")
        #expect(file.text.components(separatedBy: "<agd:Arbetsgivare>").count - 1 == 2)
        #expect(AGIContent(try #require(file.bytes)).forms.count == 6)
        let twice = document([
            try first(month(october, [(anna, 30_000, 1, 7_000)])), try first(month(october, [(anna, 1, 1, 0)])),
        ])
        #expect(twice.bytes == nil)
        #expect(twice.messages.first { $0.hasPrefix("212000-0142 har två") } != nil)
    }

    @Test("Without contact, or with one that the schema refuses, there is no file")
    func contact() throws {
        let filing = try first(month(november, [(AGIPayee(person: "197106211001"), 40_000, 1, 8_151)]))
        func messages(_ contact: Contact?) -> [String] {
            let file = AGIXML.document(
                [AGIDeclaration(filing, contact: contact)], sender: AGISender(employer, contact: exampleContact),
                created: created)
            return file.findings.filter(\.isError).map(\.message)
        }
        #expect(messages(exampleContact) == [])
        #expect(messages(nil) == ["Kontaktperson saknas för arbetsgivaren 212000-0142."])
        for email in ["lon", "lon@exempel", "lön@exempel.se", "a..b@exempel.se", "lon@exempel.se."] {
            let wrong = Contact(named: "Lön", phone: "010-1234567", email: email)
            #expect(messages(wrong).count == 1, "\(email)")
        }
        #expect(messages(Contact(named: String(repeating: "a", count: 50), phone: "1", email: "a@b.c")) == [])
        #expect(messages(Contact(named: String(repeating: "a", count: 51), phone: "1", email: "a@b.c")).count == 1)
    }

    @Test("A text of 50 characters stands in the file, a longer one stops it")
    func texts() throws {
        let anna = try AGIPayee(person: "197106211001")
        func file(_ street: String) throws -> FilingDocument {
            document([try first(month(november, [(anna, 40_000, 1, 8_151)], [245: street, 246: "Å & Ö"]))])
        }
        let longest = String(repeating: "å", count: 50)
        #expect(try file(longest).text.contains(longest))
        #expect(try file(longest).text.contains("Å &amp; Ö"))
        for wrong in [longest + "å", "Storgatan <1>"] {
            let stopped = try file(wrong)
            #expect(stopped.bytes == nil)
            #expect(stopped.messages.count == 1 && stopped.findings[0].person == "197106211001")
        }
    }

    @Test("Where nobody has a workplace the finding says how many")
    func workplaces() throws {
        let anna = try AGIPayee(person: "197106211001")
        let file = document([try first(month(november, [(anna, 40_000, 1, 8_151)]))])
        #expect(file.bytes != nil)
        #expect(file.messages.count == 1 && file.messages[0].hasPrefix("1 individuppgift för"))
    }

    @Test("The same declaration gives the same bytes")
    func deterministic() throws {
        let people = try ["197106211001", "197206211000"].map {
            (try AGIPayee(person: $0), pay: Int64(30_000), field: 1, tax: Int64(7_000))
        }
        let files = try [people, people.reversed()].map { document([try first(month(november, $0))]) }
        #expect(files[0].bytes == files[1].bytes)
    }
}

private struct Foreign {
    let born: Day
    let number: Int
    let pay: Int64
    let taxField: Int
    let tax: Int64
    let texts: [Int: String]

    static let all = [
        Foreign(
            born: Day(1990, 1, 15), number: 1, pay: 15_000, taxField: 274, tax: 3_375,
            texts: [
                216: "Jan", 217: "Exempel", 230: "ul. Przykladowa 1, Warszawa", 221: "PL", 76: "PL",
                252: "90011500000", 77: "Warszawa", 78: "PL", 81: "PL",
            ]),
        Foreign(
            born: Day(1988, 2, 20), number: 2, pay: 9_000, taxField: 274, tax: 2_025,
            texts: [216: "Kari", 217: "Nordmann", 77: "Oslo", 78: "NO", 81: "NO"]),
        Foreign(
            born: Day(1975, 5, 5), number: 3, pay: 5_000, taxField: 275, tax: 750,
            texts: [216: "Aki", 217: "Esimerkki", 77: "Turku", 81: "FI", 112: "Konsert"]),
    ]
}
