//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Rows of text with semicolons, or another mark, between the fields, with quotes where a field has one of them or a line break in it.
package struct CSVTable {
    package struct Row {
        package let line: Int
        package let fields: [String]
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1
    /// How many fields the widest row so far has.
    private var width = 0

    /// The first row with a quote that does not close, or closes in the middle of a field.
    package private(set) var brokenLine: Int?

    package init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ";")) {
        self.bytes = bytes
        self.separator = separator
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The first line with bytes that are not UTF-8, if any.
    package var lineThatIsNotUTF8: Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var number = 1
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: line, as: UTF8.self) == nil { return number }
            number += 1
        }
        return 1
    }

    /// The next row with anything in it; spreadsheets leave rows of nothing but semicolons behind.
    ///
    /// A last row of some semicolons without the end of its line is what is left of a file that was cut off.
    package mutating func next() -> Row? {
        while position < bytes.count, brokenLine == nil {
            let start = line
            let fields = row()
            let isCutOff = fields.count > 1 && bytes.last != UInt8(ascii: "\n") && position == bytes.count
            if fields.contains(where: { !$0.isEmpty }) || isCutOff && fields.count < width {
                width = max(width, fields.count)
                return Row(line: start, fields: fields)
            }
        }
        return nil
    }

    private mutating func row() -> [String] {
        var fields: [String] = []
        let start = line
        while true {
            let isQuoted = position < bytes.count && bytes[position] == quote
            fields.append(CSVTable.text(isQuoted ? quotedField(start) : plainField()))
            guard position < bytes.count else { return fields }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                return fields
            }
        }
    }

    /// A field up to the separator or the end of the line, without white space around it.
    private mutating func plainField() -> String {
        let start = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != UInt8(ascii: "\n") {
            position += 1
        }
        var first = start
        var end = position
        while first < end, CSVTable.isSpace(bytes[first]) { first += 1 }
        while end > first, CSVTable.isSpace(bytes[end - 1]) { end -= 1 }
        return String(decoding: bytes[first..<end], as: UTF8.self)
    }

    /// A field in quotes; two quotes stand for one.
    private mutating func quotedField(_ start: Int) -> String {
        var field: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == quote else {
                field.append(byte)
                continue
            }
            if position < bytes.count, bytes[position] == quote {
                field.append(byte)
                position += 1
                continue
            }
            while position < bytes.count, CSVTable.isSpace(bytes[position]) { position += 1 }
            let isClosed =
                position == bytes.count || bytes[position] == separator
                || bytes[position] == UInt8(ascii: "\n")
            if !isClosed { brokenLine = brokenLine ?? start }
            return String(decoding: field, as: UTF8.self)
        }
        brokenLine = brokenLine ?? start
        return String(decoding: field, as: UTF8.self)
    }

    /// A field without the apostrophe that keeps a spreadsheet from calculating with it.
    private static func text(_ field: String) -> String {
        let rest = field.utf8.dropFirst()
        guard field.utf8.first == UInt8(ascii: "'"), let first = rest.first, "=@+-".utf8.contains(first) else {
            return field
        }
        return String(rest) ?? field
    }

    private var quote: UInt8 { UInt8(ascii: "\"") }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
