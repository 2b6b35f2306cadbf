//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import Testing

@Suite("An agreement declared as data, by the command") struct AgreementCommandTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    private static let hasPython = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

    /// A later value of a figure that only the declared agreement has.
    private static let figures = """
        {"format": "penna-figures-1", "name": "Läger 2027", "figures": [
        {"key": "fritid.lager", "value": 475, "from": "2027-01-01", "mark": "reported", "source": "Påhittat",
         "known": "2026-12-01T10:00"}]}
        """

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/mapp", withIntermediateDirectories: true)
        let page = try String(contentsOfFile: Self.root + "/Documentation/DeclareAnAgreement.md", encoding: .utf8)
        let example = page.components(separatedBy: "```json\n")[1].components(separatedBy: "```")[0]
        try folder.write("avtal.json", example)
        try folder.write("mapp/employer.json", #"{"organisationsnummer": "212000-0142", "name": "Provkommunen"}"#)
        try folder.write(
            "mapp/people.ndjson",
            #"{"personnummer": "195704289999", "name": "Anna Exempel", "tax": [{"table": 33, "from": "2020-01-01"}], "#
                + #""pension": [{"plan": "AKAP-KR", "from": "2020-01-01"}], "#
                + #""employments": [{"id": "1001", "start": "2020-01-01", "terms": [{"hourlyPay": 150, "agreement": "Fritidsavtalet", "from": "2020-01-01"}]}]}"#
                + "\n")
        try folder.write(
            "mapp/registrations.csv",
            """
            employment;kind;from;to;hours;item;quantity
            1001;timmar;2026-10-07;;10;timlon;
            1001;timmar;2026-10-17;;2,5;fritid-kvall;
            1001;lonerad;2026-10-20;;;fritid-lager;2

            """)
        return folder
    }

    @Test(
        "It pays registered hours and quantities, and prove.py proves all lines; without the document nobody is paid by it"
    )
    func pays() throws {
        let folder = try folder()
        let (place, document) = (folder.path + "/mapp", folder.path + "/avtal.json")
        let run = try penna("run", place, "--month", "2026-11", "--agreement", document)
        #expect(run.status == 0, "\(run.errors)\(run.output)")
        let lines = try String(contentsOfFile: place + "/results/lines.csv", encoding: .utf8)
        for word in [";1500.00;", ";180.00;", ";75.00;", ";900.00;"] { #expect(lines.contains(word), "\(lines)") }
        let explained = try penna("explain", place, "1001", "--month", "2026-11", "--agreement", document)
        #expect(
            explained.output.contains("Fritidsavtalet § 5") && !explained.output.contains("INTE BEVISAD"),
            "\(explained.errors)")
        let rules = try penna("rules", "--agreement", document).output
        #expect(rules.contains("fritid.semester") && rules.contains("formel 12003"))
        #expect(try penna("rulebook", "--agreement", document).output.contains("Fritidsavtalet § 4"))
        let without = try penna("run", place, "--month", "2026-11", "--output", folder.path + "/utan")
        #expect(without.status != 0, "\(without.output)")
        guard Self.hasPython else { return }
        let prove = Process()
        prove.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        prove.arguments = ["python3", Self.root + "/Tests/Proof/prove.py", place + "/results"]
        prove.standardOutput = FileHandle.nullDevice
        try prove.run()
        prove.waitUntilExit()
        #expect(prove.terminationStatus == 0)
    }

    @Test("A document that cannot be read, or is given twice, stops the command with file and line")
    func bad() throws {
        let folder = try folder()
        let document = folder.path + "/avtal.json"
        try folder.write("nya.json", Self.figures)
        try folder.write("fel.json", "{\"format\": \"penna-agreement-1\",\n\"name\": \"X\", \"rules\": []}")
        for (arguments, word) in [
            (["--agreement", folder.path + "/fel.json"], "fel.json rad 2"),
            (["--agreement", folder.path + "/ingen.json"], "kan inte läsas"),
            (["--agreement", document, "--agreement", document], "avtal.json är angivet två gånger. Ange"),
            (["--agreement", document, "--agreement", folder.path + "/mapp/../avtal.json"], "också som"),
            (
                ["--year", document],
                "avtal.json rad 2: $.format: Dokumentet deklarerar ett avtal. Ange det med --agreement"
            ),
            (["--agreement", folder.path + "/nya.json"], "daterade uppgifter. Ange det med --year"),
        ] {
            let output = try penna(["run", folder.path + "/mapp", "--month", "2026-11"] + arguments)
            #expect(output.status == 1 && output.errors.contains(word), "\(word): \(output.errors)")
        }
    }

    @Test("A figure of the agreement is checked with it, and is known by Swedish clocks")
    func figures() throws {
        let folder = try folder()
        try folder.write("nya.json", Self.figures)
        let (document, figures) = (folder.path + "/avtal.json", folder.path + "/nya.json")
        let alone = try penna("year", "--check", figures)
        #expect(alone.status == 1 && alone.errors.contains("fritid.lager"))
        let checked = try penna("year", "--check", figures, "--agreement", document)
        #expect(checked.status == 0 && checked.output.contains("Läger 2027, 1 uppgifter"), "\(checked.errors)")
        for command in ["rules", "rulebook"] {
            let text = try penna(command, "--agreement", document, "--year", figures).output
            #expect(text.contains("känd 2026-12-01 10:00") && !text.contains("2026-12-01T09:00:00Z"), "\(command)")
        }
    }

    @Test("The help of every command that takes documents says so where it is used")
    func help() throws {
        for command in [
            "run", "explain", "why", "simulate", "correct", "verify", "diff", "status", "approve", "take-back", "lock",
            "agi", "holiday-debt", "rules", "rulebook", "extract", "erase",
        ] {
            let text = try penna(command, "--help").output
            #expect(text.contains("[--agreement FIL]..."), "\(command): \(text)")
        }
        #expect(try penna("year", "--help").output.contains("--check FIL [--agreement FIL]..."))
    }

    @Test("Holiday debt names whom it cannot calculate, and a declared agreement that has none")
    func holidayDebt() throws {
        let folder = try folder()
        try folder.write("mapp/registrations.csv", "employment;kind;from;to\n")
        let place = folder.path + "/mapp"
        let without = try penna("holiday-debt", place, "--date", "2026-10-31")
        #expect(without.status == 2 && without.errors.contains("Fritidsavtalet finns inte"), "\(without.errors)")
        #expect(without.errors.contains("195704289999") && without.errors.contains("--agreement FIL"))
        let with = try penna(
            "holiday-debt", place, "--date", "2026-10-31", "--agreement", folder.path + "/avtal.json")
        #expect(with.status == 0 && with.errors.contains("195704289999 1001: Fritidsavtalet"), "\(with.errors)")
    }

    @Test("A stored run is not read, stepped or verified without its document, and everything says which it is")
    func forgotten() throws {
        let folder = try folder()
        let place = folder.path + "/mapp"
        let store = ["--store", folder.path + "/lager.penna"]
        let document = ["--agreement", folder.path + "/avtal.json"]
        let month = ["--month", "2026-11"]
        let run = try penna(["run", place] + month + store + document)
        try #require(run.status == 0, "\(run.errors)")
        for arguments in [
            ["explain", place, "1001"] + month, ["approve", place] + month,
            ["diff", place, "--against", "2026-11"] + month,
            ["why", place, "1001", "--against", "2026-11"] + month,
        ] {
            let output = try penna(arguments + store)
            #expect(output.status == 1, "\(arguments[0]): \(output.output)")
            for word in ["2026-11-27 ordinarie", "avtalsdokumentet Fritidsavtalet ", "--agreement FIL"] {
                #expect(output.errors.contains(word), "\(arguments[0]): \(output.errors)")
            }
            if arguments[0] == "approve" { continue }
            let with = try penna(arguments + store + document)
            #expect(with.status == 0, "\(arguments[0]): \(with.errors)")
        }
        let correct = try penna(["correct", place] + month + store)
        #expect(correct.status == 2 && correct.errors.contains("195704289999 Anna Exempel"), "\(correct.errors)")
        #expect(try penna(["status", place] + store).output.contains("avtalsdokument Fritidsavtalet "))
        let unverified = try penna(["verify", place] + store)
        #expect(unverified.status == 3 && unverified.output.contains("INTE OMRÄKNAD"), "\(unverified.output)")
        #expect(unverified.output.contains("avtalsdokumentet Fritidsavtalet "))
        #expect(unverified.output.contains("--agreement FIL"))
        let verified = try penna(["verify", place] + store + document)
        #expect(verified.status == 0 && verified.output.contains(": stämmer"), "\(verified.output)")
    }

    @Test("A run that was calculated without a document is verified without it, also when it is given")
    func before() throws {
        let folder = try folder()
        let people = try String(contentsOfFile: folder.path + "/mapp/people.ndjson", encoding: .utf8)
        try folder.write("mapp/people.ndjson", people.replacingOccurrences(of: "Fritidsavtalet", with: "AB"))
        try folder.write("mapp/registrations.csv", "employment;kind;from;to\n")
        let store = ["--store", folder.path + "/lager.penna"]
        let run = try penna(["run", folder.path + "/mapp", "--month", "2026-11"] + store)
        try #require(run.status == 0, "\(run.errors)")
        let verified = try penna(
            ["verify", folder.path + "/mapp", "--agreement", folder.path + "/avtal.json"] + store)
        #expect(verified.status == 0 && verified.output.contains("1 lika"), "\(verified.output)\(verified.errors)")
    }
}
