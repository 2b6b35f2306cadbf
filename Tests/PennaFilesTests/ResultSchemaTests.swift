//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaDemo
import PennaFiles
import PennaFormat
import PennaJSON
import PennaLedger
import PennaStore
import Testing

/// Every file of the results is of the form that Documentation/Results.md and its schemas say.
@Suite struct ResultSchemaTests {
    private static let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Documentation/Schemas")

    private func check(_ schema: String) throws -> SchemaCheck {
        let data = try Data(contentsOf: Self.schemas.appendingPathComponent(schema + ".schema.json"))
        return SchemaCheck(try JSONDocument(String(decoding: data, as: UTF8.self)))
    }

    /// The results of the demo's first employer.
    private func results() throws -> [ResultFile] {
        let facts = try DemoCentre(payslips: 300, seed: 4).employers[0]
        let folder = try TestFolder()
        try EmployerFolder.write(facts, to: folder.path)
        return try ResultFiles.all(report(folder.read()))
    }

    @Test("Every JSON of the demo fits its schema")
    func json() throws {
        let schemas = [
            "payslips.ndjson": "results/payslip", "summary.json": "results/summary",
            "formulas.json": "results/formulas", "carry.ndjson": "carry",
        ]
        var checked: Set<String> = []
        for file in try results() {
            guard file.name.contains("json") else { continue }
            let schema = try check(try #require(schemas[file.name], "\(file.name) has no schema"))
            let text = String(decoding: file.bytes, as: UTF8.self)
            let documents = file.name.hasSuffix("ndjson") ? text.split(separator: "\n").map(String.init) : [text]
            #expect(!documents.isEmpty)
            for document in documents {
                let faults = try schema.faults(JSONDocument(document).root)
                #expect(faults.isEmpty, "\(file.name): \(faults.prefix(3))")
            }
            checked.insert(file.name)
        }
        #expect(checked == Set(schemas.keys))
    }

    @Test("A receipt fits its schema")
    func receipt() throws {
        let facts = try #require(TestFolder.small().read().facts)
        let now = Instant(seconds: 1_790_000_000)
        let ledger: StandardLedger<MemoryStore> = PayrollLedger(store: MemoryStore(), employer: facts.employer.id)
        try ledger.record(facts, now: now)
        let key = RunKey(employer: facts.employer.id, payDate: Day(2026, 11, 27))
        let prepared = try ledger.prepare(RunRequest(key, knownAt: now))
        let run = try ledger.finish(prepared, prepared.batch.calculate())
        let document = try JSONDocument(String(decoding: run.receipt.bytes, as: UTF8.self))
        #expect(try check("results/receipt").faults(document.root) == [])
        #expect(try Receipt.read(run.receipt.bytes) == run.receipt)
    }

    @Test("The columns of every CSV are those of the page, in that order")
    func csv() throws {
        let page = try String(
            contentsOf: Self.schemas.deletingLastPathComponent().appendingPathComponent("Results.md"), encoding: .utf8)
        var count = 0
        for file in try results() where file.name.hasSuffix(".csv") {
            let name = file.name.replacing(/[0-9]{4}/, with: "YYYY")
            let start = try #require(page.range(of: "## \(name)\n"), "\(name) is not on the page")
            let part = page[start.upperBound...].prefix { $0 != "#" }
            let columns = part.matches(of: /\n\| `([^`]+)` \|/).map { String($0.1) }
            let header = String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)[0]
            #expect(header.drop { $0 == "\u{FEFF}" }.split(separator: ";").map(String.init) == columns, "\(name)")
            count += 1
        }
        #expect(count == 5)
    }

    @Test("A payslip with something else than its schema says is told")
    func faults() throws {
        let schema = try check("results/payslip")
        let file = try #require(results().first { $0.name == "payslips.ndjson" })
        let line = try #require(String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").first)
        for (from, to) in [
            ("penna-results/1", "penna-results/0"), ("\"payDate\":\"2026", "\"payDate\":\"26"),
            ("\"net\":", "\"netto\":"), ("\"gross\":", "\"gross\":true,\"tom\":"),
        ] {
            let changed = String(line).replacingOccurrences(of: from, with: to)
            #expect(changed != String(line))
            #expect(try !schema.faults(JSONDocument(changed).root).isEmpty, "\(to)")
        }
    }
}
