//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import Testing

/// `Documentation/Controls.md` has every control as the code has it.
@Suite struct ControlsPageTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Documentation/Controls.md")
    private static let mark = "<!-- controls -->\n"

    private static var list: String {
        Controls.rules.map { rule in
            let limits = rule.limits.map { figure in
                "| `\(figure.key)` | \(figure.name) | \(figure.rows.last.map { figure.swedishValue($0.value) } ?? "") |"
            }
            return """

                ## `\(rule.code.rawValue)`: \(rule.title)

                \(rule.text) *\(rule.example)* \(rule.wayOut) Källa: \(rule.source.text).

                | key | limit | value |
                |---|---|---|
                \(limits.joined(separator: "\n"))

                """
        }.joined()
    }

    @Test("The page of controls has every control with its text, example, limits and source")
    func page() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let mark = try #require(text.range(of: Self.mark))
        if ProcessInfo.processInfo.environment["PENNA_WRITE_PAGES"] == "1" {
            try Data((text[..<mark.upperBound] + Self.list).utf8).write(to: Self.page)
            return
        }
        #expect(
            text[mark.upperBound...] == Self.list,
            "Run PENNA_WRITE_PAGES=1 swift test --filter ControlsPageTests and commit Documentation/Controls.md.")
    }

    @Test("Every control has a text, an example and a source, and limits with keys of their own")
    func complete() {
        let keys = Controls.figures.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0.hasPrefix(Controls.prefix) })
        #expect(Set(Controls.rules.map(\.code)).count == Controls.rules.count)
        for rule in Controls.rules {
            #expect(rule.text.hasSuffix(".") && rule.wayOut.hasSuffix("."), "\(rule.code)")
            #expect(!rule.example.isEmpty && !rule.source.references.isEmpty && !rule.limits.isEmpty, "\(rule.code)")
            #expect(rule.code.title == rule.title && rule.code.severities == [.look])
        }
    }
}
