//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import PennaModel
import Testing

@Suite struct RuleBookTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Documentation/RuleBook.md")
    private static let day = Day(2026, 11, 1)

    private func employer(_ name: String, _ value: Int64?) throws -> Employer {
        let settings = value.map {
            [AgreementSetting(key: "ab.21.ob.b-natt", from: Day(2026, 4, 1), value: $0, source: "Lokalt <avtal>")]
        }
        return Employer(id: try Organisationsnummer("212000-0142"), name: name, settings: settings ?? [])
    }

    @Test("The rule book in Documentation is what the rules say today")
    func current() throws {
        let text = try RuleBookPages(of: StandardAgreements.standard, on: Self.day).markdown()
        let written = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(
            written == text,
            "Write it again: swift run penna rulebook --date 2026-11-01 --output Documentation/RuleBook.md")
    }

    @Test("Every paragraph, formula, figure and switch is in it, and every line of its examples is proved")
    func whole() throws {
        let text = try RuleBookPages(of: StandardAgreements.standard, on: Self.day).markdown()
        for rule in AB.rules {
            #expect(text.contains("## \(rule.paragraph). \(rule.name)"))
            #expect(rule.formulas.allSatisfy { text.contains($0.expression) })
            #expect(rule.figures.allSatisfy { text.contains($0.key) }, "\(rule.paragraph)")
        }
        #expect(text.contains("bevisad") && !text.contains("INTE BEVISAD") && !text.contains("Inga rader."))
    }

    @Test("A local figure stands beside the agreement's with whose it is; two employers stand side by side")
    func local() throws {
        let one = try RuleBookPages(of: AB(), employers: [employer("Ekeby", 10_180)], on: Self.day).markdown()
        #expect(one.contains("| ↳ Ekeby | 101,80\u{A0}kr | 2026-04-01 | Lokalt \\<avtal> | *lokalt* |"))
        let two = try RuleBookPages(
            of: AB(), employers: [employer("Ekeby", 10_180), employer("Åsby", nil)], on: Self.day
        ).markdown()
        #expect(
            two.contains("| OB B, helgnatt | 78,30\u{A0}kr | 101,80\u{A0}kr *lokalt* | 78,30\u{A0}kr | ≠ skiljer sig |")
        )
        #expect(two.contains("| OB A, storhelg | 130,70\u{A0}kr | 130,70\u{A0}kr | 130,70\u{A0}kr |  |"))
    }

    @Test("The book in Markdown draws the week in letters and writes an example step by step")
    func letters() throws {
        let text = try RuleBookPages(of: AB(), on: Self.day).markdown()
        let friday = "fredag 2026-11-13   C  C  C  C  C  C  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  B  B  B  B  B  BN BN"
        #expect(text.contains(friday))
        #expect(text.contains("  steg        33\u{A0}000,00\u{A0}kr ÷ 165 = 200\u{A0}kr\n"))
        #expect(text.contains("  resultat    720,00\u{A0}kr (bevisad)\n"))
    }
}
