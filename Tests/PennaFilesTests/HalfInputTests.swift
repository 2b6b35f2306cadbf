//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaModel
import Testing

/// Nobody is paid on half an input, and nothing registered is lost without a word.
@Suite struct HalfInputTests {
    private static let header = "employment;kind;from;to;start;end;break;hours;percent;item;quantity;price;amount\n"

    private func errors(_ folder: TestFolder) -> [Finding] { folder.read().problems.filter(\.isError) }

    private func isPaid(_ name: String, _ folder: TestFolder) -> Bool {
        folder.read().facts?.people.contains { $0.name == name } ?? false
    }

    @Test(
        "A registration file that cannot be read to its end stops everybody: nobody knows whose rows it had",
        arguments: [
            ("registrations.csv", Array("employment;kind;from;nar\n001;sjuk;2026-10-05;x\n".utf8)),
            ("registrations.csv", Array("employment;from\n001;2026-10-05\n".utf8)),
            ("registrations.csv", Array("employment;kind;from;from\n001;sjuk;2026-10-05;2026-10-06\n".utf8)),
            ("registrations.csv", Array("employment;kind;from;note\n001;sjuk;2026-10-05;".utf8) + [0xE5, 0x0A]),
            ("registrations.csv", []), ("registrations.pax", Array("<paxml><tidtransaktioner>".utf8)),
            ("registrations.pax", Array("<html></html>".utf8)), ("registrations.pax", []),
        ])
    func wholeFile(name: String, bytes: [UInt8]) throws {
        let folder = try TestFolder.small()
        try folder.write(name, bytes)
        #expect(folder.read().facts == nil)
        #expect(errors(folder).count == 1 && "\(errors(folder)[0].place)".hasPrefix(name), "\(errors(folder))")
    }

    @Test("A quote that is never closed takes no rows with it in silence")
    func openQuote() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.csv",
            "employment;kind;from;note\n001;sjuk;2026-10-05;\"hem\n002;sjuk;2026-10-05;x\n")
        #expect(!isPaid("Bo", folder))
        #expect(errors(folder).contains { "\($0.place)" == "registrations.csv rad 2" && $0.message.contains("itat") })
    }

    @Test(
        "A field that its kind does not use is an error, not ignored",
        arguments: [
            "001;andratpass;2026-10-05;;;16:00;;;;;;;", "001;sjuk;2026-10-05;;;;;;;;;;500",
            "001;extra;2026-10-05;2026-10-09;17:00;19:00;;;;;;;", "001;timmar;2026-10-05;2026-10-09;;;;8;;ob-d;;;",
            "001;sjuk;2026-10-05;2026-10-06;;;;4;;;;;", "001;lonerad;2026-10-05;;;;;;;091;;;",
        ])
    func unusedField(row: String) throws {
        let folder = try TestFolder.small(registrations: row + "\n")
        #expect(errors(folder).map { "\($0.place)" } == ["registrations.csv rad 2"])
        #expect(!isPaid("Anna", folder) && isPaid("Bo", folder))
    }

    @Test("An employment number that two people have stops both, for a row may be either's")
    func sharedNumber() throws {
        let folder = try TestFolder.small(registrations: "001;sjuk;2026-10-05;;;;;;;;;;\n")
        try folder.write(
            "people.ndjson",
            TestFolder.anna + "\n" + TestFolder.bo.replacingOccurrences(of: "\"002\"", with: "\"001\"") + "\n")
        #expect(!isPaid("Anna", folder) && !isPaid("Bo", folder))
    }

    @Test("Terms of an agreement that Penna does not have are refused, not paid by AB")
    func agreement() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "people.ndjson",
            TestFolder.anna.replacingOccurrences(of: "\"monthlyPay\"", with: "\"agreement\": \"BEA\", \"monthlyPay\"")
                + "\n" + TestFolder.bo + "\n")
        let result = try report(folder.read()).result
        #expect(result.failures.count == 1 && result.failures[0].error.message.contains("BEA"))
        #expect(result.failures[0].error.code == .notImplemented && result.payslips.count + result.idle == 1)
    }

    private static let debt =
        "{\"personnummer\": \"195704289999\", \"receivable\": 500.00, \"year\": {\"year\": 2026, \"gross\": 0, \"tax\": 0, \"net\": 0}}\n"

    @Test("A debt that cannot be read keeps its person, or everybody without one, from being paid")
    func brokenDebt() throws {
        let folder = try TestFolder.small()
        try folder.write("carry.ndjson", Self.debt.replacingOccurrences(of: "500.00", with: "\"mycket\""))
        #expect(!isPaid("Anna", folder) && isPaid("Bo", folder))
        try folder.write("carry.ndjson", Self.debt + "{\"receivable\": 10\n")
        #expect(isPaid("Anna", folder) && !isPaid("Bo", folder))
    }

    @Test("A debt is found however the number is written, and follows those who are not paid this time")
    func keptDebt() throws {
        let folder = try TestFolder.small()
        try folder.write("carry.ndjson", Self.debt.replacingOccurrences(of: "195704289999", with: "19570428-9999"))
        #expect(folder.read().facts?.carries.first?.receivable == Amount(ore: 50_000))
        try folder.write("registrations.csv", Self.header + "001;nonsens;2026-10-05;;;;;;;;;;\n")
        try ResultFolder.write(try report(folder.read()), to: folder.path + "/out")
        let carried = try String(contentsOfFile: folder.path + "/out/carry.ndjson", encoding: .utf8)
        #expect(carried.contains("195704289999") && carried.contains("500.00"))
    }

    private func pax(_ rows: String) -> String {
        "<paxml><tidtransaktioner>\(rows)</tidtransaktioner></paxml>"
    }

    @Test(
        "Rows that PAXml does not allow, or that would lose time, are errors with their person",
        arguments: [
            "<tidkod>SJK</tidkod><starttid>2026-10-05T08:00:00</starttid><sluttid>2026-10-09T17:00:00</sluttid>",
            "<tidkod>TID</tidkod><datumfrom>2026-10-05</datumfrom><datumtom>2026-10-09</datumtom><timmar>8</timmar>",
            "<tidkod>TID</tidkod><datum>2026-10-05</datum><timmar>8</timmar><omfattning>50</omfattning>",
            "<tidkod>SJK</tidkod><datumfrom>2026-10-05</datumfrom><datumtom>2026-10-06</datumtom><timmar>8</timmar>",
            "<tidkod>SJK</tidkod><datum>2026-10-05</datum><datumfrom>2026-10-01</datumfrom>",
            "<tidkod>SJK</tidkod><datum>2026-10-05</datum><timmar>-8</timmar>",
            "<tidkod>SJK</tidkod><datum>2026-10-05x</datum>",
        ])
    func paxRules(fields: String) throws {
        let folder = try TestFolder.small()
        try folder.write("registrations.pax", pax("<tidtrans anstid=\"001\">\(fields)</tidtrans>"))
        #expect(errors(folder).count == 1 && "\(errors(folder)[0].place)" == "registrations.pax rad 1")
        #expect(!isPaid("Anna", folder) && isPaid("Bo", folder))
    }

    @Test("A clock time with an offset is turned into Swedish time; text in CDATA is text")
    func paxTimes() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.pax",
            pax(
                "<tidtrans anstid=\"001\"><tidkod><![CDATA[ARB]]></tidkod><starttid>2026-10-05T16:00:00Z</starttid><sluttid>2026-10-05T18:30:00Z</sluttid></tidtrans>"
            ))
        let kinds = folder.read().facts?.people[0].employments[0].registrations.map(\.kind)
        #expect(kinds == [.extraWork(try Shift(ClockSpan(from: 18 * 60, to: 20 * 60 + 30)))])
    }

    @Test("What a PAXml file has and Penna does not read is told; travel claims stop their person")
    func paxIgnored() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.pax",
            """
            <paxml><header><nyexport datum="2026-10-10"/></header>
            <resetransaktioner><resetrans anstid="002"><reskod>START</reskod></resetrans></resetransaktioner>
            <schematransaktioner><schema anstid="001"><dag datum="2026-10-05" timmar="8"/></schema></schematransaktioner>
            <tidtransaktioner><tidtrans anstid="001"><tidkod>SJK</tidkod><datum>2026-10-05</datum>
            <kontonr>5010</kontonr></tidtrans></tidtransaktioner></paxml>
            """)
        let notes = folder.read().problems.filter { !$0.isError }.map(\.message)
        for word in ["nyexport", "schematransaktioner"] {
            #expect(notes.contains { $0.contains(word) }, "\(word): \(notes)")
        }
        #expect(isPaid("Anna", folder) && !isPaid("Bo", folder))
    }

    @Test("The same row in two files is found, so that an export read twice is not paid twice")
    func twice() throws {
        let folder = try TestFolder.small()
        let text = pax(
            "<tidtrans anstid=\"002\"><tidkod>TID</tidkod><datum>2026-10-05</datum><timmar>8</timmar></tidtrans>")
        try folder.write("a.pax", text)
        try folder.write("b.pax", text)
        #expect(!isPaid("Bo", folder) && isPaid("Anna", folder))
        #expect(errors(folder).contains { "\($0.place)" == "b.pax rad 1" && $0.message.contains("a.pax") })
    }

    @Test(
        "What is registered comes back as it was, in either form: split shifts, next-day times, and when it was known")
    func roundTrip() throws {
        let folder = try TestFolder.small()
        let facts = try #require(folder.read().facts)
        let known = try Instant("2026-10-09T08:00:00Z")
        func on(_ day: Int, _ kind: Registration.Kind, through: Int? = nil, _ recorded: Instant? = nil) throws
            -> Registration
        {
            Registration(
                kind, days: try DayRange(from: Day(2026, 10, day), through: Day(2026, 10, through ?? day)),
                recorded: recorded ?? known)
        }
        let split = [try Shift(ClockSpan(from: 360, to: 600)), try Shift(ClockSpan(from: 840, to: 1_080))]
        let night = try Shift(ClockSpan(from: 1_260, to: 1_860), breaks: [ClockSpan(from: 1_440, to: 1_470)])
        let registrations = try [
            on(1, .absence(.sjuk, .whole), through: 3),
            on(4, .absence(.semester, .percent(Percent(millionths: 625_000)))),
            on(5, .absence(.tjanstledig, .time(Minutes(61)))),
            on(6, .absence(.sjuk, .clock(ClockSpan(from: 1_500, to: 1_600)))),
            on(7, .extraWork(night)), on(8, .extraWork(Shift(ClockSpan(from: 480, to: 1_440)))),
            on(9, .hours(PayItems.timlon.id, Minutes(-7))), on(10, .changedShift(split), through: 12),
            on(13, .changedShift([])),
            on(
                14, .payLine(PayLineOrder(item: PayItemID(1001), amount: Amount(ore: 31_000), isRecurring: true)),
                through: 31),
            on(
                15, .payLine(PayLineOrder(item: PayItemID(1002), quantity: 23_600, price: Amount(ore: 2_500))),
                Instant(seconds: 0)),
        ]
        let anna = facts.people[0]
        let employment = anna.employments[0].with(registrations: registrations)
        let written = try EmployerFacts(
            employer: facts.employer,
            people: [Person(id: anna.id, name: anna.name, taxDecisions: anna.taxDecisions, employments: [employment])])
        for form in [EmployerFolder.RegistrationForm.csv, .pax] {
            let other = try TestFolder()
            try EmployerFolder.write(written, to: other.path, registrations: form)
            let reading = other.read()
            // The minutes taken back were given to nobody.
            #expect(reading.problems.map(\.code) == [.negativeWithoutOriginal], "\(reading.problems)")
            let read = reading.facts?.people.first?.employments.first?.registrations ?? []
            let bare = read.map { Registration($0.kind, days: $0.days, recorded: $0.recorded) }
            #expect(Set(bare) == Set(registrations), "\(form) lost \(Set(registrations).subtracting(bare))")
            #expect(bare.count == registrations.count)
        }
    }

    @Test("A folder with registrations of the other form in it is not written over: both would be read")
    func stale() throws {
        let folder = try TestFolder.small(registrations: "001;sjuk;2026-10-05;;;;;;;;;;\n")
        let facts = try #require(folder.read().facts)
        try folder.write("gammal.pax", "<paxml/>")
        let error = #expect(throws: FileFailure.self) { try EmployerFolder.write(facts, to: folder.path) }
        #expect(error?.message.contains("gammal.pax") ?? false)
    }

    @Test("Registrations in people.ndjson are read as rows of CSV are, with numbers or texts")
    func inline() throws {
        let folder = try TestFolder.small(registrations: "001;sjuk;2026-10-07;;;;;;;;;;\n")
        let people = TestFolder.anna.replacingOccurrences(
            of: "\"start\"",
            with:
                "\"registrations\": [{\"kind\": \"lonerad\", \"from\": \"2026-10-05\", \"item\": \"091\", \"amount\": 12.5}, {\"kind\": \"timmar\", \"from\": \"2026-10-06\", \"hours\": \"7:30\", \"item\": \"ob-d\", \"note\": null}], \"start\""
        )
        try folder.write("people.ndjson", people + "\n" + TestFolder.bo + "\n")
        let reading = folder.read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let kinds = reading.facts?.people[0].employments[0].registrations.map(\.kind)
        #expect(
            kinds == [
                .payLine(PayLineOrder(item: PayItemID(1003), amount: Amount(ore: 1_250))),
                .hours(PayItemID(106), Minutes(450)), .absence(.sjuk, .whole),
            ])
        try folder.write("people.ndjson", people.replacingOccurrences(of: "\"note\"", with: "\"not\"") + "\n")
        #expect(errors(folder).contains { "\($0.place)" == "people.ndjson rad 1" && $0.message.contains("not") })
    }

    @Test("A deduction that comes every month goes on until further notice when no end is given")
    func untilFurtherNotice() throws {
        let folder = try TestFolder.small(registrations: "")
        try folder.write(
            "registrations.csv",
            "employment;kind;from;item;amount;recurring\n001;avdrag;2026-01-01;fack;310;ja\n")
        #expect(try report(folder.read()).result.totals.deductions == Amount(ore: 31_000))
    }
}
