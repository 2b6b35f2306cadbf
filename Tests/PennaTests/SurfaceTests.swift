//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import Testing

/// What `import Penna` shows: few types, each with a summary and a place in the catalogue.
@Suite struct SurfaceTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private struct PublicType: Hashable {
        var name: String
        /// The type it stands in; empty for none.
        var owner: String
        var summary: String
    }

    /// The public types of a module, by a reading of its sources as the formatter leaves them.
    private static func types(_ module: String) throws -> [PublicType] {
        let folder = root.appendingPathComponent("Sources/" + module)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var types: [PublicType] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            var (owner, summary) = ("", "")
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let text = line.drop { $0 == " " }
                if text.hasPrefix("/// ") {
                    if summary.isEmpty { summary = String(text.dropFirst(4)) }
                    continue
                }
                let isOutermost = text.startIndex == line.startIndex
                // Most lines declare nothing public, and a regular expression takes its time.
                let begins = ["public", "@", "package", "extension", "struct", "enum", "final", "class", "protocol"]
                guard begins.contains(where: { text.hasPrefix($0) }) else {
                    summary = ""
                    continue
                }
                let pattern =
                    /^(@\w+ )*(public )?(final |indirect )*(struct|enum|class|protocol|actor|typealias|extension) (\w+)/
                if let match = text.firstMatch(of: pattern) {
                    let name = String(match.5)
                    if match.2 != nil, match.4 != "extension" {
                        types.append(PublicType(name: name, owner: isOutermost ? "" : owner, summary: summary))
                    }
                    if isOutermost { owner = name }
                }
                if !text.hasPrefix("@") { summary = "" }
            }
        }
        return types
    }

    /// The types that `import Penna` shows: its own, and those it hands on with what stands in them.
    private static func shown() throws -> [PublicType] {
        var shown = try types("Penna")
        var modules: [String: [PublicType]] = [:]
        for match in try text("Sources/Penna/Penna.swift").matches(of: /@_exported import (\w+) (\w+)\.(\w+)/) {
            let (module, name) = (String(match.2), String(match.3))
            let declared = try modules[module] ?? types(module)
            modules[module] = declared
            shown += declared.filter { ($0.owner.isEmpty ? $0.name : $0.owner) == name }
        }
        return shown
    }

    @Test("import Penna shows at most sixty types, each with a summary, and no whole module")
    func count() throws {
        let shown = try Self.shown()
        #expect(shown.count <= 60, "\(shown.count)")
        // Those that everybody writes are among them, so the reading reads.
        for name in ["Amount", "Day", "Person", "Registration", "Batch", "Finding", "TaxDecision"] {
            #expect(shown.contains { $0.name == name && $0.owner.isEmpty }, "\(name)")
        }
        #expect(shown.contains { $0.name == "Code" && $0.owner == "PayrollError" })
        #expect(shown.filter(\.summary.isEmpty).map(\.name) == [])
        let whole = try Self.text("Sources/Penna/Penna.swift").matches(of: /@_exported import \w+\n/)
        #expect(whole.isEmpty)
    }

    @Test("Every type of the engine's own stands in the catalogue, and every other in an article")
    func catalogue() throws {
        let landing = try Self.text("Sources/Penna/Penna.docc/Penna.md")
        let articles = try Self.text("Sources/Penna/Penna.docc/WhatIsAPI.md")
        let own = Set(try Self.types("Penna").filter(\.owner.isEmpty).map(\.name))
        let others = Set(try Self.shown().filter(\.owner.isEmpty).map(\.name)).subtracting(own)
        #expect(own.filter { !landing.contains("``\($0)``") }.sorted() == [])
        #expect(others.filter { !articles.contains("`\($0)`") }.sorted() == [])
    }

    @Test("Every type that import Penna shows has an example, or a sentence in the article of examples")
    func examples() throws {
        let article = try Self.text("Sources/Penna/Penna.docc/Examples.md")
        let names = Set(try Self.shown().filter(\.owner.isEmpty).map(\.name))
        let missing = names.filter { name in
            let words = article.split { !$0.isLetter }
            return !words.contains { $0 == name || $0 == name + "s" }
        }
        #expect(missing.sorted() == [])
    }

    @Test("The examples calculate: 80 % of 32 000 kr, three sick days, all lines proved")
    func exampleMonth() throws {
        let run = try november(office())
        let (payslip, carry) = try #require(try one(run, office(), eva(), after: .empty))
        let batch = Batch(run, try EmployerFacts(employer: office(), people: [eva()]))
        let result = try batch.calculate()
        #expect(result.payslips == [payslip] && result.carries == [carry])
        #expect(payslip.totals.gross < Amount(ore: 25_600_00) && payslip.totals.gross > Amount(ore: 24_000_00))
        let count = try proved(result)
        #expect(count.lines > 3 && count.proved == count.lines)
        #expect(try streamed(run, [eva()]).totals == result.totals)
        #expect(try debt(batch) > .zero)
        #expect(try look(batch, result).allSatisfy { !$0.isEmpty })
        let pay = try #require(result.arena.lines[payslip.lines].first)
        #expect(paragraph(of: pay, in: .standard).isEmpty == false)
        #expect(try page(on: Day(2026, 11, 1)).hasPrefix("<!DOCTYPE html>"))
    }

    @Test("The code of the catalogue is code that compiles")
    func code() throws {
        let snippets = try Self.text("Tests/PennaTests/CatalogueSnippets.swift")
        var count = 0
        for page in ["Penna", "RunningAMonth", "WhatIsAPI", "Examples"] {
            let blocks = try Self.text("Sources/Penna/Penna.docc/\(page).md").components(separatedBy: "```swift\n")
            for block in blocks.dropFirst() {
                let code = try #require(block.components(separatedBy: "```").first)
                #expect(snippets.contains("\n" + code), "\(code)")
                count += 1
            }
        }
        #expect(count == 13)
    }

    @Test("The code of the catalogue calculates")
    func runs() throws {
        let facts = try anna(at: employer(), employment())
        let result = try payNovember(facts)
        #expect(result.payslips.count == 1)
        let run = try StandardRun(
            employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)),
            knownAt: Instant("2026-11-20T12:00:00+01:00"))
        #expect(try inFourParts(Batch(run, facts)).payslips == result.payslips)
        let (sum, less, next, before, days) = try sums(Amount(kronor: 2), Day(2026, 12, 31))
        #expect(sum.ore == 600 && less.ore == 400)
        #expect(next == Day(2027, 1, 1) && before == Day(2026, 12, 30) && days == 3)
    }
}
