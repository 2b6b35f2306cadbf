//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import PennaBasics
import PennaLaw
import Testing

/// `Documentation/Sources.md` says what every source is, and a source refers only to what there is.
@Suite struct SourcesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let page = root.appendingPathComponent("Documentation/Sources.md")
    private static let list = SourceList(RuleBook.standard.rules)

    private static func table(_ header: [String], _ rows: [[String]]) -> String {
        ([header, header.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    /// The tables as the page must have them, by the heading they stand under.
    private static let tables = [
        ("## Acts", table(["name", "number", "act"], list.actRows)),
        ("## Agreements", table(["name", "agreement", "address"], list.agreementRows)),
        ("## Publications", table(["name", "publisher", "what", "address", "read"], list.publicationRows)),
    ]

    @Test("The page of sources has every act, agreement and publication that a rule refers to")
    func written() throws {
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        for (heading, table) in Self.tables {
            let top = try #require(text.range(of: heading + "\n"), "\(heading)")
            let start = try #require(text.range(of: "| name |", range: top.upperBound..<text.endIndex))
            let rest = start.lowerBound..<text.endIndex
            let end = text.range(of: "\n\n", range: rest)?.lowerBound ?? text.index(before: text.endIndex)
            if ProcessInfo.processInfo.environment["PENNA_WRITE_PAGES"] == "1" {
                text.replaceSubrange(start.lowerBound..<end, with: table)
                try Data(text.utf8).write(to: Self.page)
                continue
            }
            #expect(
                text[start.lowerBound..<end].split(separator: "\n") == table.split(separator: "\n"),
                "Run PENNA_WRITE_PAGES=1 swift test --filter SourcesTests and commit Documentation/Sources.md."
            )
        }
    }

    @Test("No publication, act or agreement of law and AB is declared that no rule refers to")
    func used() {
        let publications = Publication.authorities + Publication.advisers + AB.publications
        // The tables of one-off amounts are no figures of a rule, and have sources of their own.
        let tables = TaxYear.all.map { $0.oneOff.source.text }
        for publication in publications where !tables.contains(where: { $0.contains(publication.short) }) {
            #expect(Self.list.publications.contains(publication), "\(publication.short)")
        }
        for act in Act.all where !tables.contains(where: { $0.contains(act.short) }) {
            #expect(Self.list.acts.contains(act), "\(act.short)")
        }
        for text in AB.texts { #expect(Self.list.agreements.contains(text), "\(text.short)") }
    }

    @Test("No two acts, agreements or publications that rules refer to have the same short name")
    func unique() {
        let names = Self.list.publications.map(\.short) + Self.list.acts.map(\.short)
        #expect(Set(names).count == names.count)
        #expect(Set(Self.list.agreements.map(\.short)).count == Self.list.agreements.count)
    }

    @Test("What can be opened has an address of the web, and everything says who published what")
    func whole() {
        for publication in Self.list.publications {
            #expect(!publication.publisher.isEmpty && !publication.title.isEmpty, "\(publication.short)")
            if let address = publication.address {
                #expect(URL(string: address)?.host?.contains(".") ?? false, "\(publication.short): \(address)")
                #expect(address.hasPrefix("http") && !address.contains(" "), "\(publication.short)")
            }
        }
        for text in Self.list.agreements {
            #expect(text.address.map { $0.hasPrefix("https://") } ?? true, "\(text.short)")
        }
    }

    @Test("Every decision has its heading on the page of decisions, and every setting that a source names can be set")
    func decided() throws {
        let page = try String(
            contentsOf: Self.root.appendingPathComponent("Documentation/Decisions.md"), encoding: .utf8)
        let headings = page.components(separatedBy: "\n").filter { $0.hasPrefix("### ") }.map { $0.dropFirst(4) }
        #expect(Set(DecisionID.allCases.map(\.name)) == Set(headings.map { String($0) }))
        #expect(Self.list.decisions.count >= 30)
        let keys = Set(RuleBook.standard.rules.flatMap(\.figures).map(\.key))
        #expect(!Self.list.settings.isEmpty)
        for key in Self.list.settings { #expect(keys.contains(key), "\(key)") }
    }

    @Test("No built-in rule has a source that is free text")
    func typed() {
        for rule in RuleBook.standard.rules {
            let rows = rule.figures.flatMap { figure in figure.rows.map { (figure.key, $0.source) } }
            for (name, source) in rule.formulas.map({ ($0.name, $0.source) }) + rows {
                #expect(!source.references.isEmpty, "\(name)")
                for case .document(let text) in source.references { Issue.record("\(name): \(text)") }
            }
        }
    }

    @Test("A source is written as one line, plain and with links")
    func text() {
        let source: Source = [
            .act(.sjuklonelagen, "6 §"), .decision(.a3, .a4), .local("ab.21.avrundning"), .memory("AB § 27"),
            .secondHand("Beloppet", .foretagande, .wiklands), .document("Påhittat"),
        ]
        #expect(
            source.text
                == "SjLL 6 §; beslut A3 och A4; arbetsgivarens inställning ab.21.avrundning; minne av AB § 27, inte läst; "
                + "Beloppet genom foretagande.se och wiklands.se; Påhittat")
        #expect(Source.decision(.a5, .a6, .l26).text == "Beslut A5, A6 och L26")
        #expect(Source.decision(.l1).markdown(decisions: "Decisions.md") == "Beslut [L1](Decisions.md#l1)")
        let publication = Publication("sidan", "Utgivaren", "Titeln", "https://example.se/sida")
        let agreement = AgreementText("Avtalet", "Avtalet mellan parterna", nil)
        let read: Source = [.agreement(agreement, "§ 2", publication), .page(publication, "rad 3")]
        #expect(read.text == "Avtalet § 2 (sidan); sidan, rad 3")
        #expect(
            read.markdown(decisions: "Decisions.md")
                == "Avtalet § 2 ([sidan](https://example.se/sida)); [sidan](https://example.se/sida), rad 3")
        #expect(Source.calculated("a") + .calculated("b") == [.calculated("a"), .calculated("b")])
        #expect((Source.practice("x") + .reading("y")).text == "Praxis: x; läsning: y")
    }
}
