//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// A table whose column `document` holds a JSON line in each row.
enum DocumentTable {
    static let column = "document"

    /// The documents as lines, a line for each row.
    static func lines(_ source: ArrowSource) throws(Failure) -> [UInt8] {
        try lines(source, source.fields())
    }

    /// The documents of a table whose columns are known.
    ///
    /// - Throws: `PENNA_INVALID_INPUT` when there is another column too: nobody could tell which of them holds.
    static func lines(_ source: ArrowSource, _ fields: [ArrowField]) throws(Failure) -> [UInt8] {
        let others = fields.filter { $0.name != column && !$0.isIgnored }
        guard others.isEmpty, let index = fields.firstIndex(where: { $0.name == column }) else {
            throw Failure(
                arrow:
                    "Kolumnerna är \(fields.map(\.name).joined(separator: ", ")). Ge bara kolumnen document, eller ingen "
                    + "sådan.", path: source.name)
        }
        var lines: [UInt8] = []
        var number = 0
        while let rows = try source.next(fields) {
            for row in 0..<rows.count {
                number += 1
                let text = try checked(path: "\(source.name) rad \(number)") { () throws(PayrollError) in
                    try rows.columns[index].text(row) ?? ""
                }
                // A raw line break can only be white space between the values of a document.
                for byte in text.utf8 { lines.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte) }
                lines.append(UInt8(ascii: "\n"))
            }
        }
        return lines
    }
}

extension ArrowField {
    /// A column that data frames add for themselves.
    var isIgnored: Bool { name.hasPrefix("__") }
}
