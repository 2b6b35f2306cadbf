//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaModel
import Testing

@Suite struct GlossaryTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The rows of the glossary's table, each as its cells.
    private func rows() throws -> [[String]] {
        let file = Self.root.appendingPathComponent("Documentation/Glossary.md")
        return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            .filter { $0.hasPrefix("| ") }.dropFirst()
            .map { row in row.components(separatedBy: "|").dropFirst().dropLast().map(trimmed) }
    }

    private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }

    /// The words between backticks of a text.
    private func names(in text: String) -> [String] {
        text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }

    @Test("Every pay item of law and every cause of absence stands in the glossary")
    func completeness() throws {
        let known = Set(try rows().flatMap { $0.flatMap(names) })
        let wanted = PayItems.all.map(\.key) + AbsenceCause.allCases.map(\.rawValue)
        #expect(wanted.filter { !known.contains($0) } == [])
    }

    @Test("Every row has four cells, a term that stands once, and its English")
    func shape() throws {
        let rows = try rows()
        #expect(rows.count >= 60)
        #expect(rows.filter { $0.count != 4 || $0[0].isEmpty || $0[1].isEmpty } == [])
        #expect(Set(rows.map { $0[0] }).count == rows.count)
    }

    @Test("Every type that the glossary names is declared in the sources")
    func types() throws {
        let folder = Self.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var sources = ""
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            sources += try String(contentsOf: file, encoding: .utf8)
        }
        var declared: Set<Substring> = []
        for line in sources.split(separator: "\n") {
            let words = line.split(whereSeparator: { " :<{(".contains($0) })
            for (word, next) in zip(words, words.dropFirst())
            where ["struct", "enum", "protocol", "typealias", "class"].contains(word) { declared.insert(next) }
        }
        let named = try rows().compactMap(\.last).flatMap(names).compactMap { $0.split(separator: ".").first }
        let missing = named.filter { ($0.first?.isUppercase ?? false) && !declared.contains($0) }
        #expect(missing == [])
    }
}
