//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaFiles
import PennaModel
import Testing

/// PAXml as Swedish systems write it.
///
/// Bo (002) has 150 kronor an hour, Anna (001) 30 000 a month on a schedule.
@Suite struct PAXmlShapeTests {
    private func folder(
        time: String = "", pay: String = "", header: String = "<version>2.0</version>", root: String = "",
        codes: String = ""
    ) throws -> TestFolder {
        let employer = TestFolder.employer.replacing(
            "\"paxCodes\": [", with: "\"paxCodes\": [" + (codes.isEmpty ? "" : codes + ", "))
        let folder = try TestFolder.small(employer: employer)
        try folder.write(
            "registrations.pax",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<paxml \(root)>\n<header>\(header)</header>\n<tidtransaktioner>\(time)</tidtransaktioner>\n<lonetransaktioner>\(pay)</lonetransaktioner></paxml>"
        )
        return folder
    }

    private func read(_ folder: TestFolder) -> FolderReading {
        EmployerFolder.read(folder.path, payMonth: Month(year: 2026, month: 11))
    }

    /// What was read for Anna and Bo.
    private func registrations(_ reading: FolderReading) throws -> [Registration] {
        try #require(reading.facts).people.flatMap(\.employments).flatMap(\.registrations)
    }

    private func errors(_ reading: FolderReading) -> [Finding] { reading.problems.filter(\.isError) }

    /// The amounts of an item in the month's lines.
    private func amounts(_ item: PayItemID, _ reading: FolderReading) throws -> [Amount] {
        let result = try report(reading).result
        #expect(result.failures.isEmpty, "\(result.failures)")
        return result.arena.lines.filter { $0.item == item }.map(\.amount)
    }

    private static let twoHours = Registration.Kind.absence(.tjanstledig, .time(Minutes(120)))

    @Test(
        "Two hours of leave are two hours, however a system writes them",
        arguments: [
            "<tidtrans anstid=\"001\"><tidkod>TJL</tidkod><datum>2026-10-06</datum><timmar>2.00</timmar></tidtrans>",
            "<tidtrans anstid=\"001\"><datum>2026-10-06</datum><tidkod>TJL</tidkod><antal>2.00</antal></tidtrans>",
            "<tidtrans anstid=\"001\"><datum>2026-10-06</datum><tidkod>TJL</tidkod><antal>2</antal><enhet>TIM</enhet></tidtrans>",
            "<TidTrans AnstId=\"001\"><TidKod>tjl</TidKod><Datum>2026-10-06</Datum><Timmar>2,0</Timmar></TidTrans>",
            "<tidtransaktion anstid=\"001\" tidkod=\"TJL\" datum=\"2026-10-06\" timmar=\"2.00\" />",
            "<frånvarotransaktion anstid=\"001\" frånvarotyp=\"TJL\" datum=\"2026-10-06\" timmar=\"2\" />",
            "<grupp><tidtrans anstid=\"001\"><tidkod>TJL</tidkod><datum>2026-10-06</datum><timmar>2</timmar></tidtrans></grupp>",
            "<anstalld anstid=\"001\"><dag datum=\"2026-10-06\"><tidtrans><tidkod>TJL</tidkod><timmar>2</timmar></tidtrans></dag></anstalld>",
            "<tidtrans><anstid>001</anstid><tidkod>TJL</tidkod><datumfrom>2026-10-06</datumfrom><datumtom>2026-10-06</datumtom><timmar>2:00</timmar></tidtrans>",
        ])
    func twoHours(row: String) throws {
        let reading = read(try folder(time: row))
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let found = try registrations(reading)
        #expect(found.map(\.kind) == [Self.twoHours])
        #expect(found.map(\.days) == [DayRange(Day(2026, 10, 6))])
        #expect(try amounts(PayItems.tjanstledighet.id, reading).count == 1)
    }

    @Test(
        "The extent is read as element or attribute, with and without a sign",
        arguments: [
            "<tidtrans anstid=\"001\"><tidkod>TJL</tidkod><datum>2026-10-06</datum><omfattning>25</omfattning></tidtrans>",
            "<tidtrans anstid=\"001\" omfattning=\"25,00\"><tidkod>TJL</tidkod><datum>2026-10-06</datum></tidtrans>",
            "<frånvarotransaktion anstid=\"001\" frånvarotyp=\"TJL\" datum=\"2026-10-06\" omfattning=\"25\" />",
            "<tidtrans anstid=\"001\"><tidkod>TJL</tidkod><datum>2026-10-06</datum><procent>25 %</procent></tidtrans>",
        ])
    func extent(row: String) throws {
        let reading = read(try folder(time: row))
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(
            try registrations(reading).map(\.kind) == [.absence(.tjanstledig, .percent(Percent(millionths: 250_000)))])
    }

    @Test(
        "What could be read in two ways, or not at all, is an error of the row that names the field",
        arguments: [
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum><langd>2</langd>", FindingCode.unknownField, "langd"),
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum><antal>2</antal><enhet>DAG</enhet>", .invalidValue, "enhet"),
            (
                "<tidkod>TJL</tidkod><datum>2026-10-06</datum><antal>2</antal><timmar>3</timmar>", .invalidValue,
                "antal"
            ),
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum><omfattning>0.5</omfattning>", .invalidValue, "omfattning"),
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum><omfattning>1</omfattning>", .invalidValue, "omfattning"),
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum><omfattning>101</omfattning>", .invalidValue, "omfattning"),
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum><timmar>1.500</timmar>", .ambiguousNumber, "timmar"),
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum><timmar><h>2</h></timmar>", .invalidValue, "timmar"),
            ("<tidkod>TJL</tidkod><datum>2026-10-06</datum>2 timmar", .unknownField, "tidtrans"),
            ("<tidkod>SJK</tidkod><datumfrom>2026-10-06</datumfrom>", .missingFact, "datumtom"),
            ("<tidkod>SJK</tidkod><datumtom>2026-10-06</datumtom>", .missingFact, "datumfrom"),
            ("<tidkod>SJK</tidkod>", .missingFact, "datum"),
            (
                "<tidkod>ARB</tidkod><datumfrom>2026-10-01</datumfrom><datumtom>2026-10-02</datumtom><timmar>9</timmar>",
                .invalidValue, "datumtom"
            ),
            ("<tidkod>BE1</tidkod><datum>2026-10-06</datum><timmar>8</timmar>", .missingFact, "timmar"),
            ("<tidkod>ÖK1</tidkod><datum>2026-10-06</datum><timmar>8</timmar>", .missingFact, "timmar"),
            ("<tidkod>FR1</tidkod><datum>2026-10-06</datum><timmar>2</timmar>", .unknownName, "tidkod"),
            ("<datum>2026-10-06</datum><timmar>2</timmar>", .missingFact, "tidkod"),
        ])
    func refusedRows(fields: String, code: FindingCode, field: String) throws {
        let row = "<tidtrans anstid=\"001\">\(fields)</tidtrans>"
        let whole =
            "<tidtrans anstid=\"002\"><tidkod>TID</tidkod><datum>2026-10-06</datum><timmar>2</timmar></tidtrans>"
        let reading = read(try folder(time: row + whole))
        let found = errors(reading).filter { $0.place.file == "registrations.pax" }
        #expect(found.map(\.code) == [code], "\(found)")
        #expect(found.map(\.place.column) == [field] && found.map(\.place.line) == [4])
        // Anna waits; Bo is paid.
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
    }

    @Test("An unknown code names paxCodes and what it probably is")
    func unknownCode() throws {
        let row = "<tidtrans anstid=\"001\"><tidkod>FR1</tidkod><datum>2026-10-05</datum><timmar>2</timmar></tidtrans>"
        let message = try #require(errors(read(try folder(time: row))).first).message
        #expect(message.contains("FR1") && message.contains("paxCodes") && message.contains("kind tjanstledig"))
    }

    @Test("The employer's own table says what a code is, before the usual meaning")
    func ownCodes() throws {
        let codes =
            "{\"code\": \"FR1\", \"kind\": \"tjanstledig\"}, {\"code\": \"PEM\", \"kind\": \"tjanstledig\"}, {\"code\": \"XB\", \"kind\": \"beredskap\"}"
        let time =
            "<tidtrans anstid=\"001\"><tidkod>FR1</tidkod><datum>2026-10-05</datum><timmar>2</timmar></tidtrans>"
            + "<tidtrans anstid=\"001\"><tidkod>PEM</tidkod><datum>2026-10-06</datum></tidtrans>"
            + "<tidtrans anstid=\"001\"><tidkod>XB</tidkod><datum>2026-10-07</datum><starttid>18:00</starttid><sluttid>06:00</sluttid></tidtrans>"
        let reading = read(try folder(time: time, codes: codes))
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(
            try registrations(reading).map(\.kind) == [
                Self.twoHours, .absence(.tjanstledig, .whole),
                .standby(.beredskap, try ClockSpan(from: 18 * 60, to: 30 * 60)),
            ])
        let employer = try #require(reading.facts).employer
        #expect(
            employer.paxCodes.prefix(3).map(\.meaning) == [
                .absence(.tjanstledig), .absence(.tjanstledig), .standby(.beredskap),
            ])
    }

    @Test("The usual codes are kinds of registration, by the clock")
    func usualCodes() throws {
        func row(_ code: String, _ day: Int) -> String {
            "<tidtrans anstid=\"001\"><tidkod>\(code)</tidkod><starttid>2026-10-0\(day)T18:00:00</starttid><sluttid>2026-10-0\(day)T20:00:00</sluttid></tidtrans>"
        }
        let time =
            row("ÖK1", 5) + row("ÖT3", 6) + row("JR2", 7) + row("BE1", 8) + row("RE1", 9)
            + "<tidtrans anstid=\"001\"><tidkod>PEM</tidkod><datum>2026-10-12</datum></tidtrans>"
        let span = try ClockSpan(from: 18 * 60, to: 20 * 60)
        let shift = try Shift(span)
        #expect(
            try registrations(read(try folder(time: time))).map(\.kind) == [
                .extraWork(shift, asTimeOff: true), .extraWork(shift), .standby(.jour, span),
                .standby(.beredskap, span), .travelTime(span), .absence(.enskild, .whole),
            ])
    }

    @Test("A code in employer.json with an unknown kind, or with item and kind, stops the employer")
    func badCodes() throws {
        for codes in [
            "{\"code\": \"FR1\", \"kind\": \"ledig\"}", "{\"code\": \"FR1\"}",
            "{\"code\": \"FR1\", \"kind\": \"sjuk\", \"item\": \"timlon\"}",
            "{\"code\": \"ob1\", \"kind\": \"sjuk\"}",
        ] {
            let reading = read(try folder(codes: codes))
            #expect(reading.facts == nil && errors(reading).count == 1, "\(codes)")
        }
    }

    @Test("A document type stops the file, with its line; nothing that it defines is paid")
    func documentType() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.pax",
            "<?xml version=\"1.0\"?>\n<!-- <!DOCTYPE a> -->\n<!DOCTYPE x [<!ENTITY n \"0\">]>\n<paxml><lonetransaktioner><lonetrans anstid=\"002\"><lonart>092</lonart><datum>2026-10-12</datum><belopp>1&n;00</belopp></lonetrans></lonetransaktioner></paxml>"
        )
        let reading = read(folder)
        #expect(reading.facts == nil)
        #expect(errors(reading).map(\.place) == [Finding.Place("registrations.pax", line: 3)])
        let undefined = read(try self.folder(pay: "<lonetrans anstid=\"002\"><belopp>1&n;00</belopp></lonetrans>"))
        #expect(undefined.facts == nil && errors(undefined).map(\.code) == [.brokenFile])
    }

    @Test("What a payroll program has paid already is not paid again")
    func paidAlready() throws {
        let reading = read(try folder(header: "<version>2.0</version><format>LÖNUT</format>"))
        #expect(reading.facts == nil && errors(reading).first?.message.contains("LÖNUT") == true)
    }

    @Test("What is not used is said once for each name, and an element with a person that is no row is an error")
    func unused() throws {
        let reading = read(
            try folder(
                time: "<klar anstid=\"001\" datum=\"2026-10-31\"/><tidrad anstid=\"001\" timmar=\"2\"/>",
                pay: "<rubrik>Lön</rubrik>",
                header: "<version>2.0</version><foretagorgnr>5569999999</foretagorgnr><avdelning>A</avdelning>"))
        #expect(errors(reading).filter { $0.place.line > 0 }.map(\.place.column) == ["tidrad"])
        #expect(reading.problems.contains { $0.code == .otherEmployer })
        for name in ["klar", "rubrik", "avdelning"] {
            #expect(reading.problems.contains { $0.code == .unusedContent && $0.place.column == name }, "\(name)")
        }
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
    }

    @Test("Absence whose hours stand empty is whole, and said")
    func emptyHours() throws {
        let row = "<tidtrans anstid=\"001\"><tidkod>TJL</tidkod><datum>2026-10-06</datum><timmar/></tidtrans>"
        let reading = read(try folder(time: row))
        #expect(errors(reading).isEmpty && reading.problems.map(\.place.column) == ["timmar"])
        #expect(try registrations(reading).map(\.kind) == [.absence(.tjanstledig, .whole)])
    }

    @Test("An unknown field of a row that says its amount itself is a remark, and the row is paid")
    func harmlessField() throws {
        let reading = read(
            try folder(
                pay:
                    "<lonetrans anstid=\"002\"><lonart>091</lonart><datum>2026-10-12</datum><belopp>500</belopp><moms>25</moms><avdelning>A</avdelning></lonetrans>"
            ))
        #expect(errors(reading).isEmpty)
        #expect(reading.problems.map(\.place.column).sorted() == ["avdelning", "moms"])
        #expect(try amounts(PayItemID(1003), reading) == [Amount(ore: 50_000)])
    }
}
