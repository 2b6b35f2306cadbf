//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import Testing

@Suite struct ReadmeTests {
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("The README's Swift is the code of a file that compiles, and it runs")
    func snippet() throws {
        let readme = try text("README.md")
        let block = try #require(readme.components(separatedBy: "```swift\n").dropFirst().first)
        let code = try #require(block.components(separatedBy: "```").first)
        #expect(try text("Tests/PennaTests/ReadmeSnippet.swift").hasSuffix("\n" + code))
        let facts = try EmployerFacts(employer: employer(), people: [person([employment()])])
        #expect(try pay(facts, on: Day(2026, 11, 27)).payslips.count == 1)
    }

    @Test("The README counts the formulas and figures by confidence as they are")
    func counts() throws {
        var counts: [Confidence: Int] = [:]
        for rule in RuleBook.standard.rules {
            for formula in rule.formulas { counts[formula.confidence, default: 0] += 1 }
            for figure in rule.figures { for row in figure.rows { counts[row.confidence, default: 0] += 1 } }
        }
        let sentence =
            "\(counts[.confirmed] ?? 0) are confirmed, \(counts[.reported] ?? 0) reported and \(counts[.unconfirmed] ?? 0) unconfirmed"
        #expect(try text("README.md").contains(sentence), "write: \(sentence)")
    }

    @Test("Every rule names its source, and no two formulas or figures share a number or a key")
    func sources() {
        let formulas = RuleBook.standard.rules.flatMap(\.formulas)
        #expect(Set(formulas.map(\.id)).count == formulas.count)
        let figures = RuleBook.standard.rules.flatMap(\.figures)
        #expect(Set(figures.map(\.key)).count == figures.count)
        #expect(formulas.allSatisfy { !$0.source.references.isEmpty && !$0.paragraph.isEmpty && !$0.name.isEmpty })
        #expect(figures.allSatisfy { $0.rows.allSatisfy { !$0.source.references.isEmpty } })
    }
}
