//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import Testing

/// `Documentation/Decisions.md`: what sources call "Beslut A12" can be read there, and says what the code does.
@Suite struct DecisionsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let parts = ["Question", "Choice", "Alternatives", "Why", "Switch", "Confidence", "State"]

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The decisions of the page in its order: the heading, and what each line says.
    private static func decisions() throws -> [(name: String, lines: [(part: String, text: String)])] {
        var result: [(name: String, lines: [(part: String, text: String)])] = []
        var isInside = false
        for line in try text("Documentation/Decisions.md").components(separatedBy: "\n") {
            if line.hasPrefix("#") {
                isInside = line.hasPrefix("### ")
                if isInside { result.append((String(line.dropFirst(4)), [])) }
            } else if isInside, line.hasPrefix("- **"), let colon = line.range(of: ":** ") {
                let part = line[line.index(line.startIndex, offsetBy: 4)..<colon.lowerBound]
                result[result.count - 1].lines.append((String(part), String(line[colon.upperBound...])))
            }
        }
        return result
    }

    /// The decisions that a text names: "beslut A3, A4", "Beslut A5 och A6", "decisions L3 and L11", "(A36)".
    private static func named(in text: String) -> [String] {
        let list = /(?:[Bb]eslut|[Dd]ecisions?|\()\s?(?:[AL]\d{1,2}(?:, | och | and )?)+\b/
        return text.matches(of: list).flatMap { match in
            match.output.matches(of: /[AL]\d{1,2}/).map { String($0.output) }
        }
    }

    /// All text files of a folder, with their path.
    private static func sources(_ folder: String = "Sources") throws -> [(path: String, text: String)] {
        let folder = root.appendingPathComponent(folder)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return files.compactMap { $0 as? URL }.compactMap { file in
            guard ["swift", "h", "py", "md"].contains(file.pathExtension) else { return nil }
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            return (file.path.replacingOccurrences(of: root.path + "/", with: ""), text)
        }
    }

    @Test("The page has every decision once, with every line of it, and says what is built in words one can look for")
    func whole() throws {
        let decisions = try Self.decisions()
        let expected = (1...67).map { "A\($0)" } + (1...26).map { "L\($0)" }
        #expect(decisions.map(\.name).sorted() == expected.sorted())
        for decision in decisions {
            #expect(decision.lines.map(\.part) == Self.parts, "\(decision.name)")
            let state = decision.lines.last?.text ?? ""
            #expect(
                state.hasPrefix("built") || state.hasPrefix("decided, not yet built."), "\(decision.name): \(state)")
            let confidence = decision.lines.dropLast().last?.text ?? ""
            #expect(
                ["confirmed", "reported", "unconfirmed", "does not apply", "see [A"].contains {
                    confidence.hasPrefix($0)
                }, "\(decision.name): \(confidence)")
        }
    }

    @Test("Every decision that a rule, a figure, the rule book or a comment names has its heading on the page")
    func resolved() throws {
        let known = Set(try Self.decisions().map(\.name))
        for rule in RuleBook.standard.rules {
            let texts =
                [rule.paragraph, rule.text.swedish()] + rule.formulas.flatMap { [$0.paragraph, $0.source.text] }
                + rule.figures.flatMap { $0.rows.map(\.source.text) }
            for text in texts {
                for name in Self.named(in: text) { #expect(known.contains(name), "\(rule.paragraph): \(text)") }
            }
        }
        var count = 0
        let book = try Self.text("Documentation/RuleBook.md")
        for (path, text) in try Self.sources() + [("Documentation/RuleBook.md", book)] {
            for name in Self.named(in: text) {
                #expect(known.contains(name), "\(path) names \(name)")
                count += 1
            }
        }
        #expect(count > 100)
        #expect(Self.named(in: "Beslut A5 och A6; beslut A3, A4 (A36) lag L7") == ["A5", "A6", "A3", "A4", "A36"])
    }

    @Test("No source, text, page, comment or test names a document that the repository does not have")
    func documents() throws {
        var texts = try Self.sources() + Self.sources("Documentation") + Self.sources("Tests")
        texts.append(("README.md", try Self.text("README.md")))
        for rule in RuleBook.standard.rules {
            for formula in rule.formulas { texts.append((rule.paragraph, formula.source.text)) }
            for figure in rule.figures { texts += figure.rows.map { (figure.key, $0.source.text) } }
        }
        var found = Set<String>()
        for (path, text) in texts where text.contains(".md") {
            for match in text.matches(of: /[\p{L}0-9_\/.-]*[\p{L}0-9_]\.md\b/) {
                let name = String(match.output)
                // Some tests compare with a specification that may lie beside the checkout.
                if path.hasPrefix("Tests/"), name.hasPrefix("shared/") { continue }
                let places = [name, "Documentation/" + name]
                let exists = places.contains {
                    FileManager.default.fileExists(atPath: Self.root.appendingPathComponent($0).path)
                }
                #expect(exists, "\(path) names \(name)")
                found.insert(name)
            }
        }
        #expect(found.contains("Documentation/InputFormat.md"))
    }

    @Test("Every switch on the page is a key that settings take, or a field that the input has")
    func switches() throws {
        let keys = Set(AB.rules.flatMap(\.figures).map(\.key))
        let input = try Self.text("Documentation/InputFormat.md")
        for decision in try Self.decisions() {
            let line = decision.lines.first { $0.part == "Switch" }?.text ?? ""
            let names = line.matches(of: /`([^`]+)`/).map { String($0.output.1) }
            #expect(line.hasPrefix("none") || !names.isEmpty, "\(decision.name)")
            for name in names {
                #expect(keys.contains(name) || input.contains(name), "\(decision.name): \(name)")
            }
        }
    }

    @Test("A choice whose source is a decision stands as a switch at that decision")
    func choices() throws {
        let decisions = Dictionary(
            uniqueKeysWithValues: try Self.decisions().map { decision in
                (decision.name, decision.lines.first { $0.part == "Switch" }?.text ?? "")
            })
        for figure in AB.rules.flatMap(\.figures) where !figure.choices.isEmpty {
            let names = Set(figure.rows.flatMap { $0.source.decisions.map(\.name) })
            let isThere = names.contains { decisions[$0]?.contains("`\(figure.key)`") ?? false }
            #expect(names.isEmpty || isThere, "\(figure.key): \(names)")
        }
    }

    @Test("Every link inside the page leads somewhere")
    func links() throws {
        let page = try Self.text("Documentation/Decisions.md")
        let headings = page.components(separatedBy: "\n").filter { $0.hasPrefix("##") }.map { line in
            line.drop { $0 == "#" }.dropFirst().lowercased().replacingOccurrences(of: " ", with: "-")
        }
        for match in page.matches(of: /\]\(#([^)]+)\)/) {
            #expect(headings.contains(String(match.output.1)), "\(match.output.0)")
        }
        for match in page.matches(of: /\]\(([A-Za-z]+\.md)\)/) {
            let file = Self.root.appendingPathComponent("Documentation/\(match.output.1)")
            #expect(FileManager.default.fileExists(atPath: file.path), "\(match.output.0)")
        }
    }
}
