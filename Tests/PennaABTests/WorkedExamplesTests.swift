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
        let folder = Self.root.appendingPathComponent("Tests/PennaABTests")
        var tests = ""
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !file.hasPrefix("Worked") {
            tests += try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        }
        let waiting = try #require(page.components(separatedBy: "These wait for their rules").last)
        let rows = try String(contentsOf: Self.vectors, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        let ids = rows.compactMap { $0.split(separator: ",").first.map(String.init) }
        #expect(ids.count > 30)
        #expect(ids.filter { !tests.contains($0) && !waiting.contains($0) } == [])
        #expect(ids.filter { !page.contains($0) } == [])
    }
}
