//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaTestSupport
import Testing

/// What rows say together is told before anybody is paid on them.
@Suite struct RegistrationChecksTests {
    private static let header = "employment;kind;from;to;start;end;hours;percent;item;quantity;price;amount;note\n"

    private func reading(_ rows: [String]) throws -> FolderReading {
        let folder = try TestFolder.small()
        try folder.write("registrations.csv", Self.header + rows.map { $0 + "\n" }.joined())
        return folder.read()
    }

    @Test("The same row twice in a file is a remark that names both rows; other amounts, days or notes are other rows")
    func repeated() throws {
        let found = try reading([
            "002;lonerad;2026-10-06;;;;;;bonus;;;450;", "001;lonerad;2026-10-06;;;;;;bonus;;;100;",
            "002;lonerad;2026-10-06;;;;;;bonus;;;450,00;", "001;lonerad;2026-10-06;;;;;;bonus;;;200;",
            "001;lonerad;2026-10-07;;;;;;bonus;;;100;", "001;lonerad;2026-10-06;;;;;;bonus;;;100;kväll",
        ]).problems
        #expect(found.map(\.code) == [.repeatedRow] && found[0].severity == .look)
        #expect(found[0].place == Finding.Place("registrations.csv", line: 4) && found[0].employment == "002")
        #expect(found[0].person == "200002292399" && found[0].message.contains("registrations.csv rad 2"))
    }

    @Test("Of many rows, too, those that stand twice are found")
    func manyRepeated() throws {
        var rows = (1...30).map { "002;lonerad;2026-10-\($0 < 10 ? "0" : "")\($0);;;;;;bonus;;;450;" }
        #expect(try reading(rows).problems.isEmpty)
        rows.append(rows[6])
        let found = try reading(rows).problems
        #expect(found.map(\.code) == [.repeatedRow] && found[0].place.line == 32 && found[0].message.contains("rad 8,"))
    }

    @Test("A registration in people.ndjson that registrations.csv has too is an error: it is in two files")
    func twoFiles() throws {
        let folder = try TestFolder.small(registrations: "002;lonerad;2026-10-06;;;;;;;bonus;;;450\n")
        let row = #"{"kind": "lonerad", "from": "2026-10-06", "item": "bonus", "amount": 450}"#
        let bo = TestFolder.bo.replacingOccurrences(
            of: #""id": "002","#, with: #""id": "002", "registrations": [\#(row)],"#)
        try folder.write("people.ndjson", TestFolder.anna + "\n" + bo + "\n")
        let reading = folder.read()
        #expect(reading.problems.map(\.code) == [.repeatedInFiles] && reading.facts?.people.map(\.name) == ["Anna"])
    }

    @Test(
        "More hours than a day has stop their person, in one row or in several; 24 do not",
        arguments: [
            (["002;timmar;2026-10-21;;;;75;;;;;;"], "75:00"), (["002;timmar;2026-10-21;;;;24:01;;;;;;"], "24:01"),
            (["002;timmar;2026-10-21;;;;24;;;;;;"], ""),
            (["002;timmar;2026-10-21;;;;20;;;;;;", "002;timmar;2026-10-21;;;;4;;overtid-enkel;;;;"], ""),
            (["002;timmar;2026-10-21;;;;20;;;;;;", "002;timmar;2026-10-21;;;;5;;overtid-enkel;;;;"], "25:00"),
            (["002;timmar;2026-10-21;;;;20;;;;;;", "002;timmar;2026-10-22;;;;20;;;;;;"], ""),
            // Inconvenient hours are among those worked.
            (["002;timmar;2026-10-21;;;;20;;;;;;", "002;timmar;2026-10-21;;;;10;;ob-d;;;;"], ""),
            (["002;timmar;2026-10-21;;;;30;;ob-d;;;;"], "30:00"),
            (["002;extra;2026-10-21;;06:00;22:00;;;;;;;", "002;timmar;2026-10-21;;;;9;;;;;;"], "25:00"),
            (["002;timmar;2026-10-21;;;;30;;;;;;", "002;timmar;2026-10-21;;;;-22,5;;;;;;"], ""),
        ])
    func dayLength(rows: [String], named: String) throws {
        let reading = try reading(rows + ["001;sjuk;2026-10-21;;;;;;;;;;"])
        #expect(reading.problems.map(\.code) == (named.isEmpty ? [] : [.hoursBeyondDay]), "\(reading.problems)")
        #expect(reading.problems.allSatisfy { $0.message.contains(named) && $0.severity == .stopsPerson })
        #expect(reading.facts?.people.map(\.name) == (named.isEmpty ? ["Anna", "Bo"] : ["Anna"]))
    }

    @Test(
        "Hours taken back must have been given that day: otherwise a remark names the row",
        arguments: [
            (["002;timmar;2026-10-06;;;;-16;;overtid-enkel;;;;"], 2),
            (["002;timmar;2026-10-06;;;;4;;overtid-enkel;;;;", "002;timmar;2026-10-06;;;;-4;;overtid-enkel;;;;"], 0),
            (
                ["002;timmar;2026-10-06;;;;4;;overtid-enkel;;;;", "002;timmar;2026-10-06;;;;-4:01;;overtid-enkel;;;;"],
                3
            ),
            (["002;timmar;2026-10-07;;;;4;;overtid-enkel;;;;", "002;timmar;2026-10-06;;;;-4;;overtid-enkel;;;;"], 3),
            (["002;timmar;2026-10-06;;;;8;;;;;;", "002;timmar;2026-10-06;;;;-2;;ob-d;;;;"], 3),
            (["002;extra;2026-10-06;;18:00;22:00;;;;;;;", "002;timmar;2026-10-06;;;;-4;;overtid-enkel;;;;"], 0),
        ])
    func negative(rows: [String], line: Int) throws {
        let found = try reading(rows).problems
        #expect(found.map(\.code) == (line == 0 ? [] : [.negativeWithoutOriginal]), "\(found)")
        #expect(found.allSatisfy { $0.place.line == line && $0.severity == .look && $0.person == "200002292399" })
    }

    @Test(
        "Absence that is no part of a day is an error for its row",
        arguments: [("-4", ""), ("0", ""), ("24:01", ""), ("", "0"), ("", "-50"), ("", "100,5")])
    func absence(hours: String, percent: String) throws {
        let reading = try reading(["001;sjuk;2026-10-05;;;;\(hours);\(percent);;;;;"])
        #expect(reading.problems.map(\.code) == [.invalidValue] && reading.facts?.people.map(\.name) == ["Bo"])
    }

    @Test("An amount beside a quantity and a price that make another is told, unless the price was rounded to öre")
    func product() throws {
        let found = try reading([
            "002;lonerad;2026-10-06;;;;;;bonus;10;100;100;", "002;lonerad;2026-10-07;;;;;;bonus;10;100;1000;",
            "002;lonerad;2026-10-08;;;;;;bonus;300;33,33;10000;",
            "002;lonerad;2026-10-09;;;;;;bonus;300;33,33;10001,70;",
        ]).problems
        #expect(
            found.map(\.code) == [.unusedContent, .unusedContent] && found.map(\.place.line) == [2, 5], "\(found)")
    }

    @Test("The order of the rows never matters: neither for what is paid nor for what is told")
    func order() throws {
        var rows = [
            "001;sjuk;2026-10-05;2026-10-07;;;;;;;;;", "001;sjuk;2026-10-09;2026-10-09;;;;;;;;;",
            "001;tjanstledig;2026-10-12;;;;2;;;;;;", "001;semester;2026-10-14;2026-10-16;;;;;;;;;",
            "001;extra;2026-10-20;;17:00;19:30;;;;;;;", "001;lonerad;2026-10-06;;;;;;bonus;3;;;",
            "002;timmar;2026-10-14;;;;7:30;;;;;;", "002;timmar;2026-10-15;;;;4;;;;;;",
            "002;timmar;2026-10-15;;;;-4;;;;;;", "002;lonerad;2026-10-06;;;;;;bonus;;;450;",
            "002;lonerad;2026-10-06;;;;;;bonus;;;450;", "002;timmar;2026-10-16;;;;-2;;ob-d;;;;",
        ]
        func outcome() throws -> (totals: [PayslipTotals], codes: [FindingCode]) {
            let reading = try reading(rows)
            return (try report(reading).result.payslips.map(\.totals), reading.problems.map(\.code))
        }
        let expected = try outcome()
        #expect(expected.totals.count == 2 && expected.codes == [.repeatedRow, .negativeWithoutOriginal])
        var generator = SeededGenerator(seed: 17)
        for _ in 0..<40 {
            rows.shuffle(using: &generator)
            let shuffled = try outcome()
            #expect(shuffled.totals == expected.totals, "\(rows)")
            #expect(Set(shuffled.codes) == Set(expected.codes) && shuffled.codes.count == 2)
        }
    }

    @Test("An amount that no field of the AGI takes is its person's error alone, given or multiplied")
    func tooLarge() throws {
        for row in [
            "001;lonerad;2026-10-06;;;;;;bonus;;;40000000000000000;",
            "001;lonerad;2026-10-06;;;;;;bonus;;;10000000000;",
            "001;lonerad;2026-10-06;;;;;;bonus;;;-10000000000;",
            "001;lonerad;2026-10-06;;;;;;bonus;900000000000;9999999999;;",
        ] {
            let report = try report(reading([row, "002;lonerad;2026-10-06;;;;;;bonus;;;100;"]))
            #expect(report.remarks.first?.code == .overflow && report.remarks.first?.person == "195704289999", "\(row)")
            #expect(report.result.payslips.count == 1 && report.peopleInError == 1)
        }
        let most = try report(reading(["002;lonerad;2026-10-06;;;;;;bonus;;;5000000000;"]))
        #expect(most.result.payslips.count == 2 && most.agi != nil)
        // Each amount can be reported, their sum cannot.
        let sum = try report(
            reading(["002;lonerad;2026-10-06;;;;;;bonus;;;9999999999;", "002;lonerad;2026-10-07;;;;;;bonus;;;1;"]))
        #expect(sum.result.failures.map(\.error.code) == [.overflow] && sum.agi != nil)
    }
}
