//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite("The page on writing an agreement, and where AB is named") struct PageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("The page's agreement is the one that these tests compile, pay, prove, correct and explain")
    func agreement() throws {
        let blocks = try text("Documentation/WriteAnAgreement.md").components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let file =
            try text("Tests/Parkavtalet/Sources/Parkavtalet/Parkavtalet.swift").components(separatedBy: "//===---").last
            ?? ""
        let code = file.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n")
        let count = try #require(blocks.firstIndex { $0.hasPrefix("// ") })
        #expect(blocks[..<count].joined(separator: "\n") == code)
        let tests = try text("Tests/PennaAgreementTests/PageSnippets.swift")
        for block in blocks[count...] {
            let lines = block.split(separator: "\n").dropFirst()
            #expect(
                !lines.isEmpty && lines.allSatisfy { tests.contains($0.trimmingCharacters(in: .whitespaces)) },
                "\(block)")
        }
    }

    @Test("The page's package is the one that is built by itself, but for where Penna is")
    func package() throws {
        let page = try text("Documentation/WriteAnAgreement.md")
        let block = try #require(page.components(separatedBy: "```\n// Package.swift\n").last).components(
            separatedBy: "```")[0]
        let manifest = try text("Tests/Parkavtalet/Package.swift")
        let lines = block.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(lines.count > 10)
        for line in lines where !line.hasPrefix(".package(") { #expect(manifest.contains(line), "\(line)") }
    }

    @Test("Nothing outside PennaAB names AB, but the places where a program is put together")
    func names() throws {
        // The library's own set, the demo's invented employers, and the one place that says which agreement is usual.
        let roots = [
            "Penna/Standard/StandardAgreements.swift", "Penna/Penna.swift", "PennaModel/Employment.swift", "PennaDemo/",
            "PennaCommand/Help.swift",
        ]
        let sources = Self.root.appendingPathComponent("Sources")
        var found: [String] = []
        for case let file as URL in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
            ?? .init()
        {
            let path = String(file.path.dropFirst(sources.path.count + 1))
            guard path.hasSuffix(".swift"), !path.hasPrefix("PennaAB/"), !roots.contains(where: path.hasPrefix) else {
                continue
            }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                // What a comment or a text gives as an example is no dependency.
                let code = line.replacing(#/\/\/.*$/#, with: "").replacing(#/"(\\.|[^"\\])*"/#, with: "")
                if code.contains(#/\b(AB|PennaAB|ABMonth|ABWorkspace)\b/#) { found.append("\(path): \(line)") }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }
}
