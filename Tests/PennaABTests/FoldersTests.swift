//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@testable import PennaAB

/// The rule book is the folder: what a paragraph says stands in its folder, and the month below knows no paragraph.
@Suite struct FoldersTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/PennaAB")

    /// The folder of each file, with its text without comments and strings; what is put into a string is kept.
    private static func files() throws -> [(folder: String, text: String)] {
        let names = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        return try names.filter { $0.hasSuffix(".swift") }.map { name in
            var text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
            text.replace(#/\/\/.*/#, with: "")
            text.replace(#/"""(?s:.*?)"""/#) { " " + put($0.output) + " " }
            text.replace(#/"(?:\\.|[^"\\\n])*"/#) { " " + put($0.output) + " " }
            return (name.contains("/") ? String(name.prefix { $0 != "/" }) : name, text)
        }
    }

    /// What is put into a string.
    private static func put(_ string: Substring) -> String {
        string.matches(of: #/\\\(([^()]*(?:\([^()]*\)[^()]*)*)\)/#).map { String($0.output.1) }.joined(separator: " ")
    }

    /// The types that other folders can name, with the folder that declares them.
    private static func declared(in files: [(folder: String, text: String)]) -> [String: String] {
        let declaration =
            #/^(?:(?:public|package|internal|final) )*(?:struct|enum|class|protocol|typealias|actor) (\w+)/#
            .anchorsMatchLineEndings()
        var declared: [String: String] = [:]
        for file in files {
            for match in file.text.matches(of: declaration) { declared[String(match.output.1)] = file.folder }
        }
        return declared
    }

    /// The folders that each folder names a type of.
    private static func mentions() throws -> [String: [String: Set<String>]] {
        let files = try files()
        var declared = declared(in: files)
        // The agreement itself, whose first day every figure begins on, is the name of the module.
        #expect(declared.removeValue(forKey: "AB") == "AB.swift")
        var mentions: [String: [String: Set<String>]] = [:]
        for file in files {
            for match in file.text.matches(of: #/(?:^|[^\w.])([A-Z]\w*)/#) {
                let name = String(match.output.1)
                guard let folder = declared[name], folder != file.folder else { continue }
                mentions[file.folder, default: [:]][folder, default: []].insert(name)
            }
        }
        return mentions
    }

    @Test("Nothing in Month names a type that a paragraph declares")
    func monthIsGroundFloor() throws {
        let mentions = try Self.mentions()
        let month = try #require(mentions["Month"])
        #expect(month.filter { $0.key != "Versions.swift" } == [:])
        #expect(mentions["Versions.swift"] == nil)
    }

    @Test("No two folders of paragraphs need each other, and nothing needs what puts them together")
    func noCycles() throws {
        var left = try Self.mentions().mapValues { Set($0.keys) }
        #expect(left.filter { $0.value.contains("AB.swift") }.keys.sorted() == [])
        #expect(left["Paragraph21"]?.contains("Paragraph20") == true, "§ 21 reads the overtime of § 20")
        // Whoever needs nobody that is left can be read alone.
        while let free = left.first(where: { $0.value.allSatisfy { left[$0] == nil } })?.key { left[free] = nil }
        #expect(left.mapValues { $0.sorted() } == [:])
    }
}
