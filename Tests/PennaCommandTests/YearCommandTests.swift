//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import PennaLaw
import Testing

/// Years that nobody has published; every table and figure in them is invented, and marked so.
@Suite struct YearCommandTests {
    private static let employer = #"{"organisationsnummer": "212000-0142", "name": "Provkommunen"}"#
    private static let person =
        #"{"personnummer": "195704289999", "name": "Anna Exempel", "tax": [{"table": 33, "from": "2020-01-01"}], "#
        + #""pension": [{"plan": "AKAP-KR", "from": "2020-01-01"}], "#
        + #""employments": [{"id": "1001", "start": "2020-01-01", "terms": [{"monthlyPay": 40000, "from": "2020-01-01"}]}]}"#
        + "\n"

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    private static let hasPython = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/mapp", withIntermediateDirectories: true)
        try folder.write("mapp/employer.json", Self.employer)
        try folder.write("mapp/people.ndjson", Self.person)
        return folder
    }

    /// 2026's formula with other amounts: what might be published for a year.
    private func table(_ year: Int, _ base: Int64, _ income: Int64, _ limit: Int64) throws -> String {
        var parameters = try TaxYear.parameters(for: IncomeYear(2026))
        parameters.year = IncomeYear(year)
        (parameters.prisbasbelopp, parameters.inkomstbasbelopp, parameters.skiktgrans) = (base, income, limit)
        let bytes = TaxTableFile.bytes(of: TaxTableFile.lines(parameters), year: parameters.year, layout: .txt)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Fills all that everybody needs with what 2026 has, marked as invented.
    private func fill(_ path: String) throws {
        let url = URL(fileURLWithPath: path)
        var document = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        var figures = try #require(document["figures"] as? [[String: Any]])
        for index in figures.indices where figures[index]["value"] is NSNull {
            let key = figures[index]["key"] as? String ?? ""
            guard let figure = PayYears.neededByEverybody.first(where: { $0.key == key }) else { continue }
            let value = try figure.row(in: IncomeYear(2026)).value
            figures[index]["value"] = NSDecimalNumber(value: value).dividing(
                by: NSDecimalNumber(value: figure.unit == .procent ? 10_000 : figure.unit == .krona ? 100 : 1))
            figures[index]["mark"] = "unconfirmed"
            figures[index]["source"] = "Påhittat för provet"
        }
        document["figures"] = figures
        try JSONSerialization.data(withJSONObject: document).write(to: url)
    }

    private func payslip(_ folder: TemporaryFolder, _ name: String = "tax") throws -> String {
        let text = try String(contentsOfFile: folder.path + "/mapp/results/payslips.ndjson", encoding: .utf8)
        return String(text.components(separatedBy: "\"\(name)\":")[1].prefix { $0 != "," })
    }

    @Test("2027-01 without a document names everything that is missing; the exit code is 1 and nothing is paid")
    func missing() throws {
        let folder = try folder()
        let output = try penna("run", folder.path + "/mapp", "--month", "2027-01")
        #expect(output.status == 1)
        for word in [
            "skattetabeller", "belopp.inkomstbasbelopp", "avgift.alderspension", "belopp.statslaneranta", "--init 2027",
            "--provisional",
        ] {
            #expect(output.errors.contains(word), "\(word)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/mapp/results/payslips.ndjson"))
    }

    @Test("A published table is imported, its amounts found, and 2027-01 is paid with it and every line proved")
    func imported2027() throws {
        let folder = try folder()
        let document = folder.path + "/year-2027.json"
        let begun = try penna("year", "--init", "2027", "--output", document)
        #expect(begun.status == 0 && begun.output.contains("belopp.skiktgrans"), "\(begun.errors)")
        #expect(try penna("year", "--check", document).status == 2)
        try folder.write("allmanna-tabeller-manad.txt", table(2027, 59_600, 85_300, 655_700))
        let imported = try penna(
            "year", "--import", folder.path + "/allmanna-tabeller-manad.txt", "--document", document, "--source",
            "Påhittad tabell", "--mark", "unconfirmed")
        #expect(imported.status == 0, "\(imported.errors)")
        let text = imported.output.replacingOccurrences(of: "\u{A0}", with: " ")
        for amount in ["59 600 kr", "85 300 kr", "655 700 kr"] { #expect(text.contains(amount), "\(text)") }
        try fill(document)
        #expect(try penna("year", "--check", document).status == 0)
        let run = try penna("run", folder.path + "/mapp", "--month", "2027-01", "--year", document)
        #expect(run.status == 0 && run.output.contains("rader räknas om"), "\(run.errors)\(run.output)")
        #expect(try payslip(folder, "confidence") == "\"unconfirmed\"")
        let tax = try penna("tax", "--year", "2027", "--document", document, "--table", "33", "--column", "3", "40000")
        #expect(try payslip(folder) == tax.output.trimmingCharacters(in: .whitespacesAndNewlines) + ".00")
        let explained = try penna("explain", folder.path + "/mapp", "1001", "--month", "2027-01", "--year", document)
        #expect(
            explained.output.contains("bevisad") && !explained.output.contains("INTE BEVISAD"), "\(explained.errors)")
        #expect(!explained.output.contains("FÖRHANDSRÄKNING"))
        // A document that is given is read, wherever it lies.
        try FileManager.default.moveItem(atPath: document, toPath: folder.path + "/mapp/year-2027.json")
        let inside = try penna(
            "run", folder.path + "/mapp", "--month", "2027-01", "--year", folder.path + "/mapp/year-2027.json")
        #expect(inside.status == 0 && !inside.errors.contains("year-2027.json"), "\(inside.errors)")
    }

    @Test(
        "An invented 2031 is made from a document alone, its cells as they stand, and a month in it is paid and proved")
    func invented2031() throws {
        let folder = try folder()
        let document = folder.path + "/2031.json"
        #expect(try penna("year", "--init", "2031", "--output", document).status == 0)
        // Three kronor more in every cell that has any: no parameters give that.
        let lines = try table(2031, 66_000, 95_000, 720_000).split(separator: "\n").map { line -> String in
            let place = line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line[...]
            guard place.hasPrefix("30B33  39801") else { return String(line) }
            let cells = (0..<6).map { Int(place.dropFirst(19 + $0 * 5).prefix(5).drop { $0 == " " }) ?? 0 }
            return place.prefix(19)
                + cells.map { String(repeating: " ", count: 5 - "\($0 + 3)".count) + "\($0 + 3)" }.joined()
        }
        try folder.write("tabell.txt", lines.joined(separator: "\n") + "\n")
        let imported = try penna(
            "year", "--import", folder.path + "/tabell.txt", "--document", document, "--source", "Påhittad", "--mark",
            "unconfirmed")
        #expect(imported.status == 0 && imported.output.contains("tagna som de står"), "\(imported.errors)")
        try fill(document)
        let run = try penna("run", folder.path + "/mapp", "--month", "2031-05", "--year", document)
        #expect(run.status == 0, "\(run.errors)\(run.output)")
        let results = folder.path + "/mapp/results"
        let written = try String(contentsOfFile: results + "/skattetabell-2031.txt", encoding: .utf8)
        #expect(written.drop { $0 == "\u{FEFF}" } == lines.joined(separator: "\n").drop { $0 == "\u{FEFF}" } + "\n")
        let line = try #require(lines.first { $0.hasPrefix("30B33  39801") })
        let cell = line.dropFirst(19 + 10).prefix(5).drop { $0 == " " }
        #expect(try payslip(folder) == cell + ".00")
        guard Self.hasPython else { return }
        let prove = Process()
        prove.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        prove.arguments = ["python3", Self.root + "/Tests/Proof/prove.py", results]
        prove.standardOutput = FileHandle.nullDevice
        try prove.run()
        prove.waitUntilExit()
        #expect(prove.terminationStatus == 0)
    }

    @Test("With --provisional January is calculated, and payslips, explain and findings say so")
    func provisional() throws {
        let folder = try folder()
        let run = try penna("run", folder.path + "/mapp", "--month", "2027-01", "--provisional")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try payslip(folder, "provisional").hasPrefix("true"))
        let errors = try String(contentsOfFile: folder.path + "/mapp/results/errors.csv", encoding: .utf8)
        #expect(errors.contains("provisionalRun") && errors.contains("2026 års tabeller"))
        let explained = try penna("explain", folder.path + "/mapp", "1001", "--month", "2027-01", "--provisional")
        #expect(explained.output.contains("FÖRHANDSRÄKNING med 2026 års tabeller"))
        let known = try penna("run", folder.path + "/mapp", "--month", "2026-12", "--provisional")
        #expect(known.status == 0)
        let text = try String(contentsOfFile: folder.path + "/mapp/results/payslips.ndjson", encoding: .utf8)
        #expect(!text.contains("provisional"))
    }

    @Test("A preview in a store can be looked at and not approved; with the year's document it is paid")
    func approval() throws {
        let folder = try folder()
        let store = ["--store", folder.path + "/lager.penna", "--month", "2027-01", "--by", "Anna"]
        let place = folder.path + "/mapp"
        let preview = try penna(["run", place, "--provisional"] + store)
        #expect(preview.status == 0, "\(preview.errors)")
        let refused = try penna(["approve", place] + store)
        #expect(refused.status == 1 && refused.errors.contains("förhandsräkning"), "\(refused.errors)")
        #expect(
            try penna("status", place, "--store", folder.path + "/lager.penna").output.contains("förhandsräkning"))
        let document = folder.path + "/2027.json"
        #expect(try penna("year", "--init", "2027", "--output", document).status == 0)
        try folder.write("t.txt", table(2027, 59_600, 85_300, 655_700))
        #expect(
            try penna("year", "--import", folder.path + "/t.txt", "--document", document, "--mark", "unconfirmed")
                .status == 0)
        try fill(document)
        let real = try penna(["run", place, "--year", document] + store)
        #expect(real.status == 0, "\(real.errors)")
        for step in ["approve", "lock"] {
            let output = try penna([step, place, "--year", document] + store)
            #expect(output.status == 0, "\(output.errors)")
        }
        let receipt = try String(contentsOfFile: place + "/results/receipt.json", encoding: .utf8)
        #expect(receipt.contains("\"2027 ") && !receipt.contains("provisional"))
    }

    @Test("Dated figures are checked, listed, put in the rule book and paid by; an error names file, line and key")
    func figures() throws {
        let folder = try folder()
        let row =
            #"{"key": "ab.21.ob.d", "value": 1, "from": "2027-04-01", "mark": "unconfirmed", "source": "Påhittat"}"#
        try folder.write("ab-27.json", #"{"format": "penna-figures-1", "name": "AB 27", "figures": [\#n\#(row)]}"#)
        let document = folder.path + "/ab-27.json"
        let check = try penna("year", "--check", document)
        #expect(check.status == 0 && check.output.contains("AB 27, 1 uppgifter"), "\(check.errors)")
        try folder.write(
            "fel.json",
            #"{"format": "penna-figures-1", "name": "Fel", "figures": [\#n\#(row.replacing("ob.d", with: "ob.dd"))]}"#)
        let misspelt = try penna("year", "--check", folder.path + "/fel.json")
        #expect(misspelt.status == 1 && misspelt.errors.contains("fel.json rad 2"))
        #expect(misspelt.errors.contains("Menade du ab.21.ob.d"))
        let rules = try penna("rules", "--year", document).output
        #expect(rules.contains("från 2027-04-01: 1,00\u{A0}kr; Påhittat; obekräftad; angiven i AB 27"))
        let book = try penna("rulebook", "--year", document).output
        #expect(
            book.contains("AB 27, angiven"),
            "\(book.components(separatedBy: "\n").filter { $0.contains("AB 27") || $0.contains("ob.d") })")
        let run = try penna("run", folder.path + "/mapp", "--month", "2026-11", "--year", document)
        #expect(run.status == 0, "\(run.errors)")
        try folder.write(
            "fel.json",
            #"{"format": "penna-figures-1", "name": "AB 27", "figures": [\#n\#(row.replacingOccurrences(of: "ob.d", with: "ob.e"))]}"#
        )
        let wrong = try penna("run", folder.path + "/mapp", "--month", "2026-11", "--year", folder.path + "/fel.json")
        #expect(wrong.status == 1 && wrong.errors.contains("fel.json rad 2") && wrong.errors.contains("ab.21.ob.e"))
        let twice = try penna(
            "run", folder.path + "/mapp", "--month", "2026-11", "--year", document, "--year", document)
        #expect(twice.status == 1 && twice.errors.contains("är angivet två gånger"), "\(twice.errors)")
    }

    @Test("A table with a hole, another year's document and an option too much end with 1 and say what is wrong")
    func bad() throws {
        let folder = try folder()
        let document = folder.path + "/2027.json"
        #expect(try penna("year", "--init", "2027", "--output", document).status == 0)
        let again = try penna("year", "--init", "2027", "--output", document)
        #expect(again.status == 1 && again.errors.contains("finns redan"))
        let lines = try table(2027, 59_600, 85_300, 655_700).split(separator: "\n")
        try folder.write("hål.txt", (lines[..<100] + lines[101...]).joined(separator: "\n"))
        try folder.write("fel.json", #"{"format":"penna-year-1","year":2027,"figurer":[]}"#)
        for (arguments, word) in [
            (["year", "--import", folder.path + "/hål.txt", "--document", document], "saknas"),
            (["year", "--import", folder.path + "/hål.txt"], "--for"),
            (["year", "--import", folder.path + "/ingen.txt", "--document", document], "kan inte läsas"),
            (["year", "--import", document, "--document", document, "--mark", "säker"], "säker"),
            (["year", "--init", "2023"], "2024"), (["year"], "--init"),
            (["year", "--init", "2027", "--check", document], "Ange ett av"),
            (["year", "--check", folder.path + "/fel.json"], "$.figurer"),
            (["run", folder.path + "/mapp", "--month", "2027-01", "--year", folder.path + "/fel.json"], "$.figurer"),
            (
                ["run", folder.path + "/mapp", "--month", "2027-01", "--year", document, "--year", document],
                "är angivet två gånger. Ange det en gång efter --year"
            ),
            (["run", folder.path + "/mapp", "--month", "2027-01", "--year", document], "belopp.inkomstbasbelopp"),
        ] as [([String], String)] {
            let output = try penna(arguments)
            #expect(output.status == 1 && output.errors.contains(word), "\(arguments): \(output.errors)")
        }
    }
}
