//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import Testing

/// The lines and files of the years, each made once: it takes seconds without optimisation.
enum MadeTables {
    private static let lines2024 = Result { try TaxTableFile.lines(year: IncomeYear(2024)) }
    private static let lines2025 = Result { try TaxTableFile.lines(year: IncomeYear(2025)) }
    private static let lines2026 = Result { try TaxTableFile.lines(year: IncomeYear(2026)) }

    static func lines(_ year: Int) throws -> [TaxTableLine] {
        switch year {
        case 2024: try lines2024.get()
        case 2025: try lines2025.get()
        default: try lines2026.get()
        }
    }

    static func file(_ year: Int, _ layout: TaxTableFile.Layout) throws -> [UInt8] {
        try TaxTableFile.bytes(of: lines(year), year: IncomeYear(year), layout: layout)
    }

    /// Compares a file with the lines of a year.
    static func compare(_ file: [UInt8], _ year: Int) throws -> TaxTableComparison {
        try TaxTableFile.compare(file, year: IncomeYear(year), with: lines(year))
    }
}

/// A file that a test changes: its lines, counted from 1, and what is between them.
struct EditedFile {
    let year: Int
    let separator: String
    /// The byte order mark of the text file, or the heading of the open data.
    private let start: [UInt8]
    var lines: [String]

    /// How many lines of the file stand before the first of ``lines``.
    let heading: Int

    init(_ year: Int, _ layout: TaxTableFile.Layout) throws {
        self.year = year
        let file = try MadeTables.file(year, layout)
        separator = layout == .csv ? "\r\n" : "\n"
        heading = layout == .csv ? 1 : 0
        let end = layout == .csv ? try #require(file.firstIndex(of: UInt8(ascii: "\n"))) + 1 : 3
        start = Array(file[..<end])
        let text = String(decoding: file[end...], as: UTF8.self)
        lines = text.components(separatedBy: separator).dropLast()
    }

    var bytes: [UInt8] { start + Array((lines.joined(separator: separator) + separator).utf8) }

    /// The place in ``lines`` of the line that begins so.
    func index(_ start: String) throws -> Int { try #require(lines.firstIndex { $0.hasPrefix(start) }) }

    /// The number in the file of the line at a place.
    func number(_ index: Int) -> Int { index + 1 + heading }

    /// Replaces a part of the line that begins so.
    mutating func replace(_ start: String, _ old: String, _ new: String) throws -> Int {
        let index = try index(start)
        #expect(lines[index].contains(old))
        lines[index] = lines[index].replacingOccurrences(of: old, with: new)
        return number(index)
    }

    func compared() throws -> TaxTableComparison { try MadeTables.compare(bytes, year) }
}

/// Expects an error of a kind whose message holds some words, and which names a line of the file.
func expectTableError(
    _ code: PayrollError.Code, _ words: String..., line: UInt32? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, from body: () throws -> Void
) {
    let error = #expect(throws: PayrollError.self, sourceLocation: sourceLocation) { try body() }
    #expect(error?.code == code, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    #expect(error?.row?.row == line, sourceLocation: sourceLocation)
    for word in words + (line.map { ["Rad \($0) "] } ?? []) {
        #expect(
            error?.message.contains(word) == true, "\(word): \(error?.message ?? "")", sourceLocation: sourceLocation)
    }
}
