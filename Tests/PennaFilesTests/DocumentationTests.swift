//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaDemo
import PennaFiles
import PennaFormat
import PennaModel
import Testing

@Suite struct DocumentationTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("The examples of the input format are read without a problem and paid")
    func inputFormat() throws {
        let blocks = try text("Documentation/InputFormat.md").components(separatedBy: "```").enumerated()
            .filter { $0.offset % 2 == 1 }.map(\.element)
        let json = blocks.filter { $0.hasPrefix("json\n") }.map { String($0.dropFirst(5)) }
        let csv = try #require(blocks.first { $0.hasPrefix("csv\n") })
        #expect(json.count == 2)
        let folder = try TestFolder()
        try folder.write("employer.json", json[0])
        try folder.write("people.ndjson", json[1].replacingOccurrences(of: "\n", with: " ") + "\n")
        try folder.write("registrations.csv", String(csv.dropFirst(4)))
        let reading = folder.read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let report = try report(reading)
        #expect(report.result.payslips.count == 1 && report.remarks.isEmpty)
    }

    @Test("Every test that the security page names is there")
    func promises() throws {
        let page = try text("Documentation/Security.md")
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains(".swift` |") }
        #expect(rows.count > 10)
        for row in rows {
            let cells = row.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let file = cells[2].replacingOccurrences(of: "`", with: "")
            #expect(try text("Tests/" + file).contains("\"" + cells[3] + "\""), "\(row)")
        }
    }

    @Test("The glossary has every pay item and every cause of absence")
    func glossary() throws {
        let glossary = try text("Documentation/Glossary.md")
        let keys =
            PayItems.all.map(\.key) + AbsenceCause.allCases.map(\.rawValue) + [
                "fyllnadstid", "overtid-enkel", "overtid-kvalificerad",
            ]
        #expect(keys.filter { !glossary.contains("`\($0)`") } == [])
    }

    @Test("The Swedish page of the input names every key of the schemas, every column and every kind")
    func swedishInput() throws {
        let page = try text("Documentation/Underlag.md")
        let folder = Self.root.appendingPathComponent("Documentation/Schemas")
        var names = Set(RegistrationField.names + RegistrationFields.kinds)
        for schema in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where schema.pathExtension == "json" {
            names.formUnion(Self.keys(try JSONSerialization.jsonObject(with: Data(contentsOf: schema))))
        }
        #expect(names.filter { !page.contains("`\($0)`") }.sorted() == [])
    }

    /// The names of the properties that a schema has, at every depth.
    private static func keys(_ node: Any) -> [String] {
        if let list = node as? [Any] { return list.flatMap { keys($0) } }
        guard let object = node as? [String: Any] else { return [] }
        let properties = object["properties"] as? [String: Any] ?? [:]
        return Array(properties.keys) + object.values.flatMap { keys($0) }
    }

    @Test("Written input and carry fit the schemas", .enabled(if: hasValidator, "python3 has no jsonschema here"))
    func schemas() throws {
        let facts = try DemoCentre(payslips: 300, seed: 4).employers[0]
        let folder = try TestFolder()
        try EmployerFolder.write(facts, to: folder.path)
        try ResultFolder.write(report(folder.read()), to: folder.path + "/results")
        let year = Data(YearFile.bytes(YearFile.begin(IncomeYear(2027))))
        try year.write(to: URL(fileURLWithPath: folder.path + "/year.json"))
        let page = try text("Documentation/Figures.md").components(separatedBy: "```json\n")[1]
        try folder.write("figures.json", page.components(separatedBy: "```")[0])
        let declared = try text("Documentation/DeclareAnAgreement.md").components(separatedBy: "```json\n")[1]
        try folder.write("agreement.json", declared.components(separatedBy: "```")[0])
        for (file, schema) in [
            ("year.json", "year"), ("figures.json", "figures"), ("agreement.json", "agreement"),
            ("employer.json", "employer"),
            ("people.ndjson", "people"),
            ("results/carry.ndjson", "carry"),
        ] {
            let script = """
                import json, sys, jsonschema
                schema = jsonschema.Draft202012Validator(json.load(open(sys.argv[2])))
                text = open(sys.argv[1]).read()
                values = [json.loads(text)] if sys.argv[1].endswith('.json') else [json.loads(l) for l in text.splitlines()]
                sys.exit(any(list(schema.iter_errors(v)) for v in values) or not values)
                """
            let path = Self.root.appendingPathComponent("Documentation/Schemas/\(schema).schema.json").path
            #expect(try Self.python(["-c", script, folder.path + "/" + file, path]) == 0, "\(file)")
        }
    }

    private static let hasValidator = (try? python(["-c", "import jsonschema"])) == 0

    private static func python(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
