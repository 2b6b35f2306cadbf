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
        let paper = try penna("explain", place, "1001", "--month", "2026-11", "--agreement", document)
        #expect(
            paper.output.contains("Fritidsavtalet § 5") && !paper.output.contains("INTE BEVISAD"), "\(paper.errors)")
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
        try folder.write("fel.json", "{\"format\": \"penna-agreement-1\",\n\"name\": \"X\", \"rules\": []}")
        for (arguments, word) in [
            (["--agreement", folder.path + "/fel.json"], "fel.json rad 2"),
            (["--agreement", folder.path + "/ingen.json"], "kan inte läsas"),
            (["--agreement", document, "--agreement", document], "Fritidsavtalet"),
        ] {
            let output = try penna(["run", folder.path + "/mapp", "--month", "2026-11"] + arguments)
            #expect(output.status == 1 && output.errors.contains(word), "\(word): \(output.errors)")
        }
    }
}
