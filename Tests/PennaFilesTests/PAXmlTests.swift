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

@Suite struct PAXmlTests {
    private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "shared/spec/data/formats/paxml")
    private static let isThere = FileManager.default.fileExists(atPath: samples.path)

    private func sample(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: Self.samples.appendingPathComponent(name)))
    }

    /// People made to fit the sample: Mårten on 001 and Arvid on 002, both hourly with a schedule.
    private func folder(_ name: String, _ bytes: [UInt8]) throws -> TestFolder {
        let folder = try TestFolder.small()
        let terms = "\"terms\": [{\"hourlyPay\": 150, \"degree\": 100, \"from\": \"2020-01-01\"}]"
        let schedule =
            "\"schedules\": [{\"schedule\": \"Kontor\", \"cycleStart\": \"2020-01-06\", \"from\": \"2026-10-06\", \"through\": \"2026-10-06\"}]"
        func person(_ id: String, _ name: String, _ employment: String) -> String {
            "{\"personnummer\": \"\(id)\", \"name\": \"\(name)\", \"tax\": [{\"table\": 33, \"from\": \"2020-01-01\"}], \"employments\": [{\"id\": \"\(employment)\", \"start\": \"2020-01-01\", \(terms), \(schedule)}]}"
        }
        try folder.write(
            "people.ndjson",
            person("195704289999", "Arvid", "002") + "\n" + person("194608239986", "Mårten", "001") + "\n")
        try folder.write(name, bytes)
        return folder
    }

    private func row(_ code: String, _ fields: String, _ attributes: String = "anstid=\"001\"") -> String {
        "<tidtrans \(attributes)><tidkod>\(code)</tidkod>\(fields)</tidtrans>"
    }

    private func file(_ time: String, pay: String = "") -> [UInt8] {
        Array(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><paxml><header><version>2.3</version></header><tidtransaktioner>\(time)</tidtransaktioner><lonetransaktioner>\(pay)</lonetransaktioner></paxml>"
                .utf8)
    }

    @Test("The public sample gives payslips with its rows", .enabled(if: isThere, "the shared samples are not here"))
    func publicSample() throws {
        for name in ["demo-utf8.xml", "demo-bom.xml", "demo.pax"] {
            // The sample's second person has a number that nobody can have; the file's own list says it is 001.
            let text = String(decoding: try sample(name), as: UTF8.self)
            // Its Monday to Thursday in October 2022 become those of a week in October 2026.
            let moved = zip(3...6, 5...8).reduce(text) {
                $0.replacingOccurrences(of: "2022-10-0\($1.0)", with: "2026-10-0\($1.1)")
            }
            let folder = try folder("registrations.pax", Array(moved.utf8))
            let reading = folder.read()
            #expect(reading.problems.filter(\.isError).isEmpty, "\(reading.problems)")
            let counts = reading.facts?.people.map { $0.employments[0].registrations.count }
            #expect(counts == [4, 6])
            #expect(reading.problems.count { $0.message.contains("198209010001") } == 6)
            let result = try report(reading).result
            #expect(result.failures.isEmpty && result.payslips.count == 2, "\(result.failures)")
            let items = Set(result.arena.lines.map { $0.item.number })
            // Timlön, OB D, the employer's item 1003 for NV1 and 091, and the deduction 092.
            #expect(items.isSuperset(of: [2, 106, 1001, 1003]))
        }
    }

    @Test(
        "The sample with ten digits resolves or reports each row",
        .enabled(if: isThere, "the shared samples are not here"))
    func tenDigits() throws {
        let unknown = try folder("registrations.xml", sample("ten-digit-persnr.xml")).read()
        #expect(unknown.problems.filter(\.isError).map { "\($0.place)" } == ["registrations.xml rad 7"])
        let text = String(decoding: try sample("ten-digit-persnr.xml"), as: UTF8.self)
            .replacingOccurrences(of: "1122334455", with: "5704289999").replacingOccurrences(
                of: " anstid=\"1\"", with: "")
        let known = try folder("registrations.xml", Array(text.utf8)).read()
        // Found by ten digits, the row still lacks a date and is reported with its line.
        let problem = try #require(known.problems.first { $0.isError })
        #expect(problem.employment == "002" && "\(problem.place)" == "registrations.xml rad 7")
        #expect(problem.message.contains("datum"))
    }

    @Test(
        "A file from a time system: unknown and uncalculated codes are named with line and remedy",
        .enabled(if: isThere, "the shared samples are not here"))
    func timeSystem() throws {
        let problems = try folder("registrations.pax", sample("sample-01.xml")).read().problems.filter(\.isError)
        #expect(problems.count == 28)
        #expect(problems.allSatisfy { "\($0.place)".hasPrefix("registrations.pax rad ") })
    }

    @Test("Hours with many decimals become minutes; percent and clock times are read; negative rows are corrections")
    func forms() throws {
        let folder = try folder(
            "registrations.pax",
            file(
                row("TID", "<datum>2026-10-05</datum><timmar>6.01666666666667</timmar>")
                    + row(
                        "TJL",
                        "<datumfrom>2026-10-05</datumfrom><datumtom>2026-10-06</datumtom><omfattning>50</omfattning>")
                    + row("ARB", "<starttid>2026-10-05T22:00:00</starttid><sluttid>2026-10-06T02:30:00</sluttid>"),
                pay:
                    "<lonetrans anstid=\"001\"><lonart>091</lonart><datum>2026-10-05</datum><belopp>-10.50</belopp></lonetrans>"
            ))
        let reading = folder.read()
        #expect(reading.problems.filter(\.isError).isEmpty, "\(reading.problems)")
        let kinds = try #require(reading.facts).people[1].employments[0].registrations.map(\.kind)
        #expect(
            kinds == [
                .hours(PayItems.timlon.id, Minutes(361)),
                .absence(.tjanstledig, .percent(Percent(millionths: 500_000))),
                .extraWork(try Shift(ClockSpan(from: 22 * 60, to: 26 * 60 + 30))),
                .payLine(PayLineOrder(item: PayItemID(1003), amount: Amount(ore: -1_050))),
            ])
    }

    @Test(
        "A row of nobody, of two people, or of a code that cannot be calculated is a problem with its line",
        arguments: [
            ("<tidtrans anstid=\"009\"><tidkod>SJK</tidkod><datum>2026-10-05</datum></tidtrans>", "009"),
            (
                "<tidtrans persnr=\"190101010101\"><tidkod>SJK</tidkod><datum>2026-10-05</datum></tidtrans>",
                "190101010101"
            ),
            (
                "<tidtrans anstid=\"002\" persnr=\"194608239986\"><tidkod>SJK</tidkod><datum>2026-10-05</datum></tidtrans>",
                "194608239986"
            ),
            ("<tidtrans><tidkod>SJK</tidkod><datum>2026-10-05</datum></tidtrans>", "finns inte"),
            ("<tidtrans anstid=\"002\"><tidkod>SMB</tidkod><datum>2026-10-05</datum></tidtrans>", "SMB"),
            ("<tidtrans anstid=\"002\"><tidkod>ZZ9</tidkod><datum>2026-10-05</datum></tidtrans>", "paxCodes"),
            ("<tidtrans anstid=\"002\"><tidkod>SJK</tidkod><datum>i dag</datum></tidtrans>", "i dag"),
            (
                "<tidtrans anstid=\"002\"><tidkod>TID</tidkod><datum>2026-10-05</datum><timmar>åtta</timmar></tidtrans>",
                "åtta"
            ),
            (
                "<lonetrans anstid=\"002\"><lonart>777</lonart><datum>2026-10-05</datum><belopp>1</belopp></lonetrans>",
                "777"
            ),
        ])
    func badRows(row: String, named: String) throws {
        let problems = try folder("registrations.pax", file(row)).read().problems.filter {
            $0.isError && "\($0.place)".contains("pax")
        }
        #expect(problems.count == 1 && problems[0].message.contains(named), "\(problems)")
        #expect(problems.first.map { "\($0.place)" } == "registrations.pax rad 1")
    }

    @Test("A file in Latin-1 that says so is read; one that does not say so is refused with a remedy")
    func latin1() throws {
        let latin1 =
            "<paxml><tidtransaktioner><tidtrans anstid=\"002\"><tidkod>XT1</tidkod><datum>2026-10-05</datum><timmar>1</timmar></tidtrans></tidtransaktioner></paxml>"
            .utf8.map { $0 == UInt8(ascii: "X") ? 0xD6 : $0 }
        let said = try folder(
            "registrations.pax", Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8) + latin1
        ).read()
        #expect(said.facts?.people[0].employments[0].registrations.map(\.kind) == [.hours(PayItemID(110), Minutes(60))])
        let unsaid = try folder("registrations.pax", latin1).read()
        #expect(unsaid.problems.contains { $0.isError && $0.message.contains("UTF-8") })
    }

    @Test("A broken file, or one that is something else, is not used at all and says so")
    func broken() throws {
        let whole = file(row("SJK", "<datum>2026-10-05</datum>"))
        let cut = try folder("registrations.pax", Array(whole.prefix(whole.count - 20))).read()
        let problem = try #require(cut.problems.first { $0.isError })
        #expect("\(problem.place)".hasPrefix("registrations.pax rad ") && problem.message.contains("trasig"))
        #expect(cut.facts == nil)
        let other = try folder("registrations.pax", Array("<html></html>".utf8)).read()
        #expect(other.problems.contains { $0.isError && $0.message.contains("PAXml") })
    }
}
