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

    @Test("Rows of nothing but semicolons are skipped; what is left of a row that was cut off is told")
    func cutOff() {
        func count(_ end: String) -> (rows: Int, fields: Int) {
            var table = CSVTable(Array("employment;kind;from\n1;sjuk;2026-10-05\n\(end)".utf8))
            var counted = (rows: 0, fields: 0)
            while let row = table.next() { counted = (counted.rows + 1, row.fields.count) }
            return counted
        }
        for end in ["", "\n", ";;\n", ";;", ";\n"] { #expect(count(end) == (2, 3), "\(end)") }
        #expect(count(";") == (3, 2))
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

    // MARK: One post, two files

    private static let posted = "employment;kind;from;item;quantity;price;amount;account;post;note\n"

    private func reading(csv: [String], pax: [String] = [], _ other: [String] = []) throws -> FolderReading {
        let folder = try TestFolder.small()
        if !csv.isEmpty {
            try folder.write("registrations.csv", Self.posted + csv.map { $0 + "\n" }.joined())
        }
        for (name, rows) in [("a.pax", pax), ("b.pax", other)] where !rows.isEmpty {
            let text = rows.map { "<lonetrans anstid=\"002\" \($0)/>\n" }.joined()
            try folder.write(name, "<paxml><lonetransaktioner>\n\(text)</lonetransaktioner></paxml>")
        }
        return folder.read()
    }

    private static func bonus(_ rest: String) -> String { "lonart=\"091\" datum=\"2026-10-06\" \(rest)" }

    @Test("A post number on two rows of an employment is an error, whether they say the same or not, in any files")
    func posts() throws {
        let found = [
            try reading(csv: ["002;lonerad;2026-10-06;bonus;;;500;;7;", "002;lonerad;2026-10-06;bonus;;;600;;7;"]),
            try reading(csv: ["002;lonerad;2026-10-06;bonus;;;500;;7;", "002;lonerad;2026-10-08;bonus;;;500;;7;"]),
            try reading(csv: ["002;lonerad;2026-10-06;bonus;;;500;;7;", "002;lonerad;2026-10-06;bonus;;;500;;7;"]),
            try reading(
                csv: [], pax: [Self.bonus("belopp=\"500\" postid=\"7\"")], [Self.bonus("belopp=\"600\" postid=\"7\"")]),
        ]
        for reading in found {
            #expect(reading.problems.map(\.severity) == [.stopsPerson], "\(reading.problems)")
            #expect(reading.problems[0].code == .repeatedRow && reading.facts?.people.map(\.name) == ["Anna"])
            #expect(reading.problems[0].message.contains("postid 7"))
        }
        let many = (1...20).map { "002;lonerad;2026-10-\($0 < 10 ? "0" : "")\($0);bonus;;;\($0);;\($0);" }
        #expect(try reading(csv: many).problems.isEmpty)
        let again = try reading(csv: many + ["002;lonerad;2026-10-25;bonus;;;9;;7;"]).problems
        #expect(again.map(\.severity) == [.stopsPerson] && again[0].place.line == 22)
        // Another person's posts have their own numbers.
        #expect(
            try reading(csv: ["001;lonerad;2026-10-06;bonus;;;500;;7;", "002;lonerad;2026-10-06;bonus;;;500;;7;"])
                .problems.isEmpty)
    }

    @Test(
        "A row in two files is an error when the one only says more than the other, and a remark when they differ beside it",
        arguments: [
            ("002;lonerad;2026-10-06;bonus;;;500;;;", "belopp=\"500\" postid=\"7\"", true),
            ("002;lonerad;2026-10-06;bonus;;;500;;;export", "belopp=\"500\"", true),
            ("002;lonerad;2026-10-06;bonus;;;500;;;", "belopp=\"500\" kontonr=\"5010\"", true),
            ("002;lonerad;2026-10-06;bonus;2;250;500;;;", "antal=\"2\" apris=\"250\"", true),
            ("002;lonerad;2026-10-06;bonus;;;500;;;", "antal=\"2\" apris=\"250\"", true),
            ("002;lonerad;2026-10-06;bonus;;;500;;8;", "belopp=\"500\" postid=\"7\"", false),
            ("002;lonerad;2026-10-06;bonus;;;500;5011;;", "belopp=\"500\" kontonr=\"5010\"", false),
            ("002;lonerad;2026-10-06;bonus;5;100;;;;", "antal=\"2\" apris=\"250\"", false),
        ])
    func sideFields(row: String, fields: String, isError: Bool) throws {
        let reading = try reading(csv: [row], pax: [Self.bonus(fields)])
        let found = reading.problems
        #expect(found.map(\.code) == [isError ? .repeatedInFiles : .repeatedRow], "\(found)")
        #expect(found.map(\.isError) == [isError] && reading.facts?.people.count == (isError ? 1 : 2))
    }

    @Test("Rows of two files that pay other amounts, items or days are other rows")
    func otherRows() throws {
        for row in [
            "002;lonerad;2026-10-06;bonus;;;501;;;", "002;lonerad;2026-10-07;bonus;;;500;;;",
            "002;lonerad;2026-10-06;timlon;;;500;;;", "001;lonerad;2026-10-06;bonus;;;500;;;",
        ] {
            #expect(try reading(csv: [row], pax: [Self.bonus("belopp=\"500\"")]).problems.isEmpty, "\(row)")
        }
    }

    @Test("In one file, a row that says more than another equal one is a remark")
    func fullerInFile() throws {
        let found = try reading(
            csv: ["002;lonerad;2026-10-06;bonus;;;500;;7;", "002;lonerad;2026-10-06;bonus;;;500;;;"]
        ).problems
        #expect(found.map(\.code) == [.repeatedRow] && found.map(\.severity) == [.look])
        let hours = try reading([
            "002;timmar;2026-10-21;;;;8;;;;;;", "002;lonerad;2026-10-21;;;;;;timlon;8;150;;",
        ]).problems
        #expect(hours.map(\.code) == [.repeatedRow])
    }

    // MARK: Hours of pay lines and periods

    @Test(
        "Hours of a pay line or a period beyond what its days have are told, and paid",
        arguments: [
            ("lonerad;2026-10-07;;;;;;timlon;75;200;;", true), ("lonerad;2026-10-07;;;;;;overtid-enkel;75;300;;", true),
            ("lonerad;2026-10-07;;;;;;timlon;24;200;;", false), ("lonerad;2026-10-07;;;;;;bonus;75;300;;", false),
            ("lonerad;2026-10-05;2026-10-06;;;;;timlon;75;200;;", true),
            ("lonerad;2026-10-05;2026-10-08;;;;;timlon;75;200;;", false),
            ("lonerad;2026-10-07;;;;;;timlon;-75;200;;", false),
        ])
    func payLineHours(row: String, isTooMany: Bool) throws {
        let reading = try reading(["002;" + row])
        #expect(reading.problems.map(\.code) == (isTooMany ? [.hoursBeyondDay] : []), "\(reading.problems)")
        #expect(reading.problems.allSatisfy { $0.severity == .look })
    }

    @Test("Hours of a period in PAXml are no more than its days have, with those of each day")
    func periodHours() throws {
        let period = "lonart=\"120\" datumfrom=\"2026-10-05\" datumtom=\"2026-10-06\""
        #expect(try reading(csv: [], pax: ["\(period) antal=\"75\""]).problems.map(\.code) == [.hoursBeyondDay])
        #expect(try reading(csv: [], pax: ["\(period) antal=\"40\""]).problems.isEmpty)
        let day = "lonart=\"120\" datum=\"2026-10-06\" antal=\"9\""
        let both = try reading(csv: [], pax: ["\(period) antal=\"40\"", day]).problems
        #expect(both.map(\.code) == [.hoursBeyondDay] && both[0].message.contains("49:00"))
    }

    @Test("A price or a quantity that an amount leaves unused is told")
    func unusedBesideAmount() throws {
        let found = try reading([
            "002;lonerad;2026-10-06;;;;;;bonus;;250;500;", "002;lonerad;2026-10-07;;;;;;timlon;3;;500;",
            "002;lonerad;2026-10-08;;;;;;bonus;2;;21;", "002;lonerad;2026-10-09;;;;;;bonus;2;;500;",
        ]).problems
        #expect(found.map(\.place.line) == [2, 3, 5] && found.allSatisfy { $0.code == .unusedContent }, "\(found)")
        #expect(found[1].message.contains("Antalet 3 "))
    }

    // MARK: Where a value is wrong

    @Test(
        "A wrong value in a row names its column",
        arguments: [
            ("002;timmar;2026-10-06;;;;7:5;;;;;;", "hours"), ("002;timmar;2026-13-06;;;;7;;;;;;", "from"),
            ("002;timmar;2026-10-06;2026-10-07;;;7;;;;;;", "to"), ("002;timmr;2026-10-06;;;;7;;;;;;", "kind"),
            ("001;sjuk;2026-10-06;;;;;0;;;;;", "percent"), ("001;sjuk;2026-10-06;;25;26;;;;;;;", "start"),
            ("002;lonerad;2026-10-06;;;;;;bonuss;;;5;", "item"),
            ("002;lonerad;2026-10-06;;;;;;bonus;;;1.500;", "amount"),
            ("002;lonerad;2026-10-06;;;;;;bonus;x;;;", "quantity"),
            ("002;lonerad;2026-10-06;;;;;;bonus;1;x;;", "price"),
            ("002;extra;2026-10-06;;08:00;10:00;;50;;;;;", "percent"),
        ])
    func columns(row: String, column: String) throws {
        #expect(try reading([row]).problems.map(\.place.column) == [column])
    }

    @Test("Text in JSON with a number of two readings has the code of one, and the path of the value")
    func ambiguousInJSON() throws {
        let folder = try TestFolder.small()
        let row = #"{"kind": "lonerad", "from": "2026-10-06", "item": "bonus", "amount": "1.500"}"#
        try folder.write(
            "people.ndjson",
            TestFolder.anna.replacingOccurrences(of: "30000,", with: "\"30.000\",") + "\n"
                + TestFolder.bo.replacingOccurrences(
                    of: #""id": "002","#, with: #""id": "002", "registrations": [\#(row)],"#)
                + "\n")
        let found = folder.read().problems
        #expect(found.map(\.code) == [.ambiguousNumber, .ambiguousNumber], "\(found)")
        #expect(
            found.map(\.place.path) == [
                "$.employments[0].terms[0].monthlyPay", "$.employments[0].registrations[0].amount",
            ])
    }

    @Test(
        "A dimension has one value, and the cost account's stands in its own column",
        arguments: ["6:P1 6:P2", "1:4712", "P12", "6:P1 20:A 6:P1"])
    func dimensions(text: String) throws {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.csv",
            "employment;kind;from;item;amount;cost_account;dimensions\n002;lonerad;2026-10-12;bonus;500;4711;\(text)\n")
        let found = folder.read().problems
        #expect(found.map(\.code) == [.invalidValue] && found.map(\.place.column) == ["dimensions"])
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
