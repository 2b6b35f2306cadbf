//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// Schemas and tables of documentation say what the records declare.
@Suite struct RecordPagesTests {
    private static let documentation = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Documentation")

    private func compare(_ path: String, _ make: (String) throws -> String) throws {
        let place = Self.documentation.appendingPathComponent(path)
        let text = try String(contentsOf: place, encoding: .utf8)
        let right = try make(text)
        if RecordPages.areWritten { return try Data(right.utf8).write(to: place) }
        #expect(
            text == right,
            "\(path) is not of today. Run PENNA_WRITE_PAGES=1 swift test --filter RecordPagesTests and commit the file."
        )
    }

    @Test("The schemas have the fields that the records declare")
    func schemas() throws {
        for (file, parts) in RecordPages.schemas {
            try compare("Schemas/\(file).schema.json") { try RecordPages.schema(Array($0.utf8), parts) }
        }
    }

    @Test("The pages of the input have a table for each record", arguments: [0, 1])
    func tables(_ number: Int) throws {
        let (page, parts) = RecordPages.tables[number]
        try compare(page) { text in
            for (mark, _) in parts { #expect(text.contains("<!-- fält: \(mark) -->"), "\(mark)") }
            return RecordPages.page(text, parts)
        }
    }
}
