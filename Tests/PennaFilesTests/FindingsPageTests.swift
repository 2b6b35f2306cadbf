//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaJSON
import Testing

@Suite struct FindingsPageTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Documentation/Findings.md")

    /// The table of all codes, as the page must have it.
    private var table: String {
        let words: [Finding.Severity: String] = [
            .stopsEmployer: "arbetsgivaren", .stopsPerson: "personen", .look: "ingen",
        ]
        let rows = FindingCode.allCases.map { code in
            let stops = code.severities.compactMap { words[$0] }.joined(separator: ", ")
            return "| `\(code.rawValue)` | \(stops) | \(code.title) | \(code.wayOut) |"
        }
        return (["| code | stops | title | way out |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }

    @Test("The page of findings has every code with what it can stop, its title and its way out")
    func page() throws {
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        let start = try #require(text.range(of: "| code |"))
        let end = text.range(of: "\n\n", range: start.lowerBound..<text.endIndex)?.lowerBound ?? text.endIndex
        if ProcessInfo.processInfo.environment["PENNA_WRITE_PAGES"] == "1" {
            text.replaceSubrange(start.lowerBound..<end, with: table)
            try Data(text.utf8).write(to: Self.page)
            return
        }
        #expect(
            text[start.lowerBound..<end].split(separator: "\n") == table.split(separator: "\n"),
            "Documentation/Findings.md is not of today. Run PENNA_WRITE_PAGES=1 swift test --filter FindingsPageTests and commit the page."
        )
    }

    @Test("Every code has a title and a way out that are sentences for people, and its own title")
    func texts() {
        for code in FindingCode.allCases {
            #expect(code.title.first?.isUppercase ?? false, "\(code)")
            #expect(code.wayOut.hasSuffix("."), "\(code)")
            #expect(!code.severities.isEmpty)
        }
        #expect(Set(FindingCode.allCases.map(\.title)).count == FindingCode.allCases.count)
    }

    @Test("Every code of an error, of a document's error and of what is not used is a code of findings")
    func mirrored() {
        let codes =
            PayrollError.Code.allCases.map(\.rawValue) + JSONError.Code.allCases.map(\.rawValue)
            + Notice.Reason.allCases.map(\.rawValue)
        for code in codes { #expect(FindingCode(rawValue: code) != nil, "\(code)") }
    }
}
