//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaStore
import PennaStoreTesting
import Testing

@Suite struct StoresDocumentTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("The example of a store keeps every promise of a store")
    func example() {
        #expect(StoreConformance { ExampleStore() }.failures() == [])
    }

    @Test("The document quotes the example as it is compiled")
    func quotation() throws {
        let file = try text("Tests/PennaStoreTests/ExampleStore.swift")
        let code = try #require(file.components(separatedBy: "//===---").last?.components(separatedBy: "\n\n"))
        #expect(
            try text("Documentation/Stores.md").contains(
                "```swift\n" + code.dropFirst().joined(separator: "\n\n") + "```\n"))
    }

    @Test("The document tells of every check of the suite, in its order")
    func checks() throws {
        let document = try text("Documentation/Stores.md")
        let told = document.split(separator: "\n").filter { $0.hasPrefix("- **") }
            .compactMap { $0.dropFirst(4).components(separatedBy: ".**").first }
        #expect(told == StoreConformance { MemoryStore() }.names)
    }

    @Test("The document has the tables of the file and of the database, column by column")
    func tables() throws {
        let document = try text("Documentation/Stores.md")
        for path in ["Sources/PennaSQLite/Schema.swift", "Sources/PennaPostgreSQL/Schema.swift"] {
            let tables = try text(path).components(separatedBy: "CREATE TABLE ").dropFirst()
            #expect(tables.count >= 4)
            for table in tables {
                // In PostgreSQL the name stands in quotes, as the value of an expression.
                let start = table.hasPrefix("\\") ? table.drop { $0 != "\"" }.dropFirst() : table[...]
                let name = start.prefix { $0.isLetter || $0 == "_" }
                let row = try #require(
                    document.split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") }, "\(name)")
                let body = table.components(separatedBy: "\"\"\"")[0]
                for line in body.split(separator: "\n").dropFirst() {
                    let word = line.split(separator: " ").first.map(String.init) ?? ""
                    guard word.first?.isLowercase == true else { continue }
                    #expect(row.contains("`\(word)`"), "\(name): \(word)")
                }
            }
        }
    }
}
