//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// A folder with a förtroendevald, a familjehem, a kontaktperson with F-skatt and a teacher who is paid by lines.
@Suite struct ArvodenCommandTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static let settings: [(key: String, value: String)] = [
        ("arvoden.sammantrade.forsta-timmar", "1"), ("arvoden.sammantrade.forsta", "600"),
        ("arvoden.sammantrade.halvtimme", "150"), ("arvoden.forlorad.hogst-timme", "400"),
        ("arvoden.forlorad.hogst-dag", "2500"), ("arvoden.familjehem.alder-1", "0"),
        ("arvoden.familjehem.alder-2", "13"), ("arvoden.familjehem.arvode.alder-2.niva-1", "12000"),
        ("arvoden.familjehem.omkostnad.alder-2.niva-1", "150"), ("arvoden.barnbidrag", "1250"),
        ("arvoden.kontaktperson.arvode.niva-1", "1000"),
    ]

    private func folder(without key: String = "") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let settings = Self.settings.filter { $0.key != key }.map {
            "{\"key\": \"\($0.key)\", \"from\": \"2026-01-01\", \"value\": \($0.value), \"source\": \"KF 2025-12-15\"}"
        }
        try folder.write(
            "employer.json",
            "{\"organisationsnummer\": \"212000-0142\", \"name\": \"Provkommunen\", \"settings\": [\(settings.joined(separator: ", "))]}"
        )
        func person(_ number: String, _ id: String, _ agreement: String, _ own: String, tax: Bool = true) -> String {
            let decision = tax ? "\"tax\": [{\"table\": 33, \"from\": \"2026-01-01\"}], " : ""
            return
                "{\"personnummer\": \"\(number)\", \"name\": \"Prov\", \(decision)\"employments\": [{\"id\": \"\(id)\", \"start\": \"2024-01-01\", \"terms\": [{\"agreement\": \"\(agreement)\", \"from\": \"2024-01-01\", \"own\": {\(own)}}]}]}\n"
        }
        try folder.write(
            "people.ndjson",
            person("195704289999", "F1", "Arvoden", "\"uppdrag\": \"fortroendevald\", \"timforlust\": 450.50")
                + person(
                    "197909239811", "H1", "Arvoden",
                    "\"uppdrag\": \"familjehem\", \"niva\": 1, \"fodd\": \"2012-03-01\", \"barnbidrag\": 1")
                + person(
                    "196408233234", "K1", "Arvoden", "\"uppdrag\": \"kontaktperson\", \"niva\": 1, \"f-skatt\": \"ja\"",
                    tax: false)
                + person("198112189876", "L1", "Lönerader", "\"semesterersattning\": \"nej\""))
        try folder.write(
            "registrations.csv",
            """
            employment;kind;from;start;end;hours;item;quantity;amount;cost_account
            F1;timmar;2026-10-06;;;2:40;sammantrade;;;7100
            F1;extra;2026-10-20;18:00;18:45;;;;;
            F1;timmar;2026-10-06;;;8;forlorad-arbetsfortjanst;;;
            L1;lonerad;2026-10-31;;;;manadslon;;41500;
            """)
        return folder
    }

    @Test("All four are paid, their lines proved by a program that is not ours, field 020 and 131 in the AGI")
    func paid() throws {
        let folder = try folder()
        let run = try penna("run", folder.path, "--month", "2026-11")
        try #require(run.status == 0, "\(run.output) \(run.errors)")
        let lines = String(decoding: try folder.bytes("results/lines.csv"), as: UTF8.self)
        // 600 + 4 × 150; 600; 450.50 capped at 400 an hour and 2 500 a day.
        for (item, amount) in [
            ("sammantrade", "1200.00"), ("sammantrade", "600.00"), ("forlorad-arbetsfortjanst", "2500.00"),
            ("uppdragsarvode", "12000.00"), ("omkostnad", "7400.00"), ("omkostnad-barnbidrag", "-1250.00"),
            ("arvode-f-skatt", "1000.00"), ("arvode-f-skatt", "493.00"), ("manadslon", "41500.00"),
        ] {
            #expect(
                lines.split(whereSeparator: \.isNewline).contains {
                    $0.contains(";\(item);") && $0.contains(";\(amount)")
                },
                "\(item) \(amount)")
        }
        let agi = String(decoding: try folder.bytes("results/agi.csv"), as: UTF8.self)
        #expect(agi.contains("6150") && agi.contains("131") && agi.contains("1493"))
        #expect(!run.errors.contains("kostnadsställe"), "\(run.errors)")
        let prove = Process()
        prove.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        prove.arguments = ["python3", Self.root + "/Tests/Proof/prove.py", folder.path + "/results"]
        try prove.run()
        prove.waitUntilExit()
        #expect(prove.terminationStatus == 0)
    }

    @Test("A table with a hole stops that person alone, and the error has the key and the place")
    func hole() throws {
        let folder = try folder(without: "arvoden.familjehem.omkostnad.alder-2.niva-1")
        let run = try penna("run", folder.path, "--month", "2026-11")
        #expect(run.status != 0)
        let errors = String(decoding: try folder.bytes("results/errors.csv"), as: UTF8.self)
        #expect(errors.contains("arvoden.familjehem.omkostnad.alder-2.niva-1") && errors.contains("missingFigure"))
        let lines = String(decoding: try folder.bytes("results/lines.csv"), as: UTF8.self)
        #expect(lines.contains("forlorad-arbetsfortjanst") && !lines.contains("H1"))
    }

    @Test("A setting that no agreement has is an error that asks for the nearest key")
    func unknownSetting() throws {
        let folder = try folder()
        let text = String(decoding: try folder.bytes("employer.json"), as: UTF8.self)
        try folder.write(
            "employer.json", text.replacingOccurrences(of: "familjehem.alder-2\"", with: "familjehem.alder-9\""))
        let run = try penna("run", folder.path, "--month", "2026-11")
        #expect(run.status == 1 && run.errors.contains("arvoden.familjehem.alder-9"))
    }
}
