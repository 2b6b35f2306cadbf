//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaJSON
import PennaLedger
import PennaSQLite
import PennaStore
import Testing

@Suite struct ErrorsPageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let page = root.appendingPathComponent("Documentation/Errors.md")

    private struct Row {
        var code: String
        var stops = "anropet"
        var title: String
        var wayOut: String

        init(_ code: String, _ title: String, _ wayOut: String) {
            (self.code, self.title, self.wayOut) = (code, title, wayOut)
        }

        init(finding code: String) throws {
            let words: [Finding.Severity: String] = [
                .stopsEmployer: "arbetsgivaren", .stopsPerson: "personen", .look: "ingen",
            ]
            let finding = try #require(FindingCode(rawValue: code))
            self.init(code, finding.title, finding.wayOut)
            stops = finding.severities.compactMap { words[$0] }.joined(separator: ", ")
        }
    }

    /// The errors in the order of the page.
    private func tables() throws -> [(error: String, rows: [Row])] {
        [
            ("PayrollError", try PayrollError.Code.allCases.map { try Row(finding: $0.rawValue) }),
            ("JSONError", try JSONError.Code.allCases.map { try Row(finding: $0.rawValue) }),
            ("ProofError", ProofError.Code.allCases.map { Row($0.rawValue, $0.title, $0.wayOut) }),
            ("StoreError", StoreError.Code.allCases.map { Row($0.rawValue, $0.title, $0.wayOut) }),
            ("LedgerError", LedgerError.Code.allCases.map { Row($0.rawValue, $0.title, $0.wayOut) }),
        ]
    }

    @Test("The page of errors has every code of every error, with what it stops, its meaning and its remedy")
    func page() throws {
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        for (error, rows) in try tables() {
            let table =
                (["| code | stops | meaning | remedy |", "|---|---|---|---|"]
                + rows.map { "| `\($0.code)` | \($0.stops) | \($0.title) | \($0.wayOut) |" }).joined(separator: "\n")
            let start = try #require(text.range(of: "## \(error)\n\n")).upperBound
            let end = text.range(of: "\n\n", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
            if ProcessInfo.processInfo.environment["PENNA_WRITE_PAGES"] == "1" {
                text.replaceSubrange(start..<end, with: table)
                continue
            }
            #expect(
                text[start..<end].split(separator: "\n") == table.split(separator: "\n"),
                "Documentation/Errors.md is not of today. Run PENNA_WRITE_PAGES=1 swift test --filter ErrorsPageTests and commit the page."
            )
        }
        if ProcessInfo.processInfo.environment["PENNA_WRITE_PAGES"] == "1" { try Data(text.utf8).write(to: Self.page) }
    }

    @Test("Every code has a title without a full stop and a remedy that is a sentence, and no two the same title")
    func texts() throws {
        for (error, rows) in try tables() {
            for row in rows {
                #expect(row.title.first?.isUppercase ?? false, "\(error).\(row.code)")
                #expect(row.title.last != ".", "\(error).\(row.code)")
                #expect(row.wayOut.last == ".", "\(error).\(row.code)")
            }
            #expect(Set(rows.map(\.title)).count == rows.count, "\(error)")
        }
    }

    @Test("The codes that only a call from C has are those that its sources write")
    func codesOfC() throws {
        let folder = Self.root.appendingPathComponent("Sources/PennaC")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var written: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /code: "(\w+)"/) {
                written.insert(String(match.1))
            }
        }
        let own = written.filter { PayrollError.Code(rawValue: $0) == nil }
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let part = try #require(page.range(of: "## Calls from C"))
        let listed = page[part.upperBound...].matches(of: /\n\| `(\w+)`/).map { String($0.1) }
        #expect(!own.isEmpty)
        #expect(Set(listed) == own)
    }

    @Test("An error prints what is wrong, where and what to do, in Swift and in Foundation")
    func printed() {
        let message = "Graden 120 % är för hög. Ange högst 100 %."
        let row = SourceRow(file: 1, row: 12)
        let errors: [(any LocalizedError & CustomStringConvertible, String)] = [
            (PayrollError(.invalidValue, message), message),
            (PayrollError(.invalidValue, message, row: row), "rad 12: " + message),
            (PayrollError(.invalidValue, message, row: SourceRow(file: 1, row: 0)), message),
            (ProofError(.syntax, "Ett tal saknas.", position: 14), "tecken 14: Ett tal saknas."),
            (ProofError(.divisionByZero, "Division med noll."), "Division med noll."),
            (StoreError(.locked, message), message),
            (LedgerError(.stale, message), message),
            (FileFailure(place: "lön/people.ndjson", message: message), "lön/people.ndjson: " + message),
        ]
        for (error, text) in errors {
            #expect("\(error)" == text)
            #expect((error as any Error).localizedDescription == text)
        }
        #expect(StoreError(.locked, message).recoverySuggestion == StoreError.Code.locked.wayOut)
    }

    @Test("A document's error prints its place")
    func document() throws {
        let error = #expect(throws: JSONError.self) { _ = try JSONDocument("{\n  \"a\": 1,\n}") }
        #expect(error?.localizedDescription.hasPrefix("rad ") == true)
        #expect(error.map { "\($0)" } == error?.localizedDescription)
    }
}

@Suite struct LocationTests {
    @Test("A folder is written and read by URL as by path")
    func folder() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("penna-\(UUID().uuidString) å")
        defer { try? FileManager.default.removeItem(at: folder) }
        let facts = try #require(TestFolder.small().read().facts)
        try EmployerFolder.write(facts, to: folder)
        let byPath = EmployerFolder.read(folder.path)
        #expect(EmployerFolder.read(folder).facts?.people == byPath.facts?.people)
        #expect(byPath.facts?.people.isEmpty == false)
        #expect(EmployerFolder.employer(folder) == facts.employer)
        let store = folder.appendingPathComponent("lön.penna")
        _ = try SQLiteStore(url: store)
        #expect(FileManager.default.fileExists(atPath: store.path))
    }

    @Test("An address that is no file is refused, and nothing is made by its name")
    func noFile() throws {
        let address = try #require(URL(string: "https://example.se/lon"))
        #expect(EmployerFolder.read(address).problems.map(\.code) == [.missingFile])
        #expect(EmployerFolder.employer(address) == nil)
        let facts = try #require(TestFolder.small().read().facts)
        let failure = #expect(throws: FileFailure.self) { try EmployerFolder.write(facts, to: address) }
        #expect(failure?.place == "https://example.se/lon")
        let error = #expect(throws: StoreError.self) { _ = try SQLiteStore(url: address) }
        #expect(error?.code == .unavailable)
    }
}
