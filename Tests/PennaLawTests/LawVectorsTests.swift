//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// WorkedExamples.md accounts for every vector of the law, and says rightly where it is tested.
@Suite("The vectors of the law")
struct LawVectorsTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let root = tests.deletingLastPathComponent()
    private static let statutory = root.deletingLastPathComponent().appendingPathComponent("shared/spec/statutory.md")

    /// The ids in a text, whole: `BK-1` is not found in `BK-10`.
    private func ids(_ text: some StringProtocol) -> Set<String> {
        Set(
            String(text).matches(of: #/\b(?:AG|SJ|SE|UT|NL|KO|TR|MI|BI|SLP|BK)-[0-9]+\b/#)
                .map { String($0.output) })
    }

    /// The sources of all tests but those that only count ids.
    private func sources() throws -> [String] {
        let names = try #require(FileManager.default.enumerator(atPath: Self.tests.path)).compactMap { $0 as? String }
        return try names.filter { $0.hasSuffix("Tests.swift") && !$0.hasSuffix("LawVectorsTests.swift") }
            .map { try String(contentsOf: Self.tests.appendingPathComponent($0), encoding: .utf8) }
    }

    private func page() throws -> String {
        let page = try String(
            contentsOf: Self.root.appendingPathComponent("Documentation/WorkedExamples.md"), encoding: .utf8)
        return try #require(page.components(separatedBy: "\n## Law").last)
    }

    @Test(
        "Every vector of the specification is on the page and in some test's source",
        .enabled(if: FileManager.default.fileExists(atPath: statutory.path), "the shared specification is not here"))
    func everyVector() throws {
        let vectors = ids(try String(contentsOf: Self.statutory, encoding: .utf8))
        #expect(vectors.count > 40)
        #expect(vectors.subtracting(ids(try page())).sorted() == [])
        #expect(vectors.subtracting(ids(try sources().joined(separator: "\n"))).sorted() == [])
    }

    @Test("Each vector of the page is in a suite that its row names, and each suite named has one of the row")
    func suites() throws {
        let sources = try sources()
        var rows = 0
        for row in try page().split(separator: "\n") where row.hasPrefix("| ") && !ids(row).isEmpty {
            let cells = row.split(separator: "|")
            let wanted = ids(try #require(cells.first))
            let suites = try #require(cells.dropFirst(2).first).split(separator: "`")
                .filter { $0.hasSuffix("Tests") }.map(String.init)
            var found: Set<String> = []
            for suite in suites {
                let text = sources.filter { $0.contains("struct \(suite) ") || $0.contains("struct \(suite):") }
                    .joined()
                let tested = ids(text).intersection(wanted)
                #expect(!tested.isEmpty, "\(suite) tests none of \(wanted.sorted())")
                found.formUnion(tested)
            }
            #expect(wanted.subtracting(found).sorted() == [], "not in \(suites)")
            rows += 1
        }
        #expect(rows > 10)
    }
}
