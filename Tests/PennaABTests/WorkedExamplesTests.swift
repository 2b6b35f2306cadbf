//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite struct WorkedExamplesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let vectors = root.deletingLastPathComponent().appendingPathComponent("shared/vectors/ab.csv")

    @Test(
        "Every published example of AB is a test or stands on the page that says why it waits",
        .enabled(if: FileManager.default.fileExists(atPath: vectors.path), "the shared examples are not here"))
    func everyExampleIsAccountedFor() throws {
        let page = try String(
            contentsOf: Self.root.appendingPathComponent("Documentation/WorkedExamples.md"), encoding: .utf8)
        let folder = Self.root.appendingPathComponent("Tests")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
        var tests = ""
        for file in files where file.hasSuffix("Tests.swift") && !file.hasSuffix("WorkedExamplesTests.swift") {
            tests += try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        }
        let after = try #require(page.components(separatedBy: "These wait for their rules").last)
        let waiting = try #require(after.components(separatedBy: "\n## ").first)
        let rows = try String(contentsOf: Self.vectors, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        let ids = rows.compactMap { $0.split(separator: ",").first.map(String.init) }
        #expect(ids.count > 30)
        #expect(ids.filter { !tests.contains($0) && !waiting.contains($0) } == [])
        #expect(ids.filter { !page.contains($0) } == [])
    }
}
