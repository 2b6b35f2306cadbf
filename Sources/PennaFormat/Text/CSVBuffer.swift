//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Builds semicolon-separated text in UTF-8, with quotes where a field needs them.
package struct CSVBuffer {
    package private(set) var bytes: [UInt8] = []
    private var isAtStart = true

    /// An empty text.
    package init() {}

    /// Adds a field to the row.
    package mutating func field(_ text: String) {
        separate()
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        guard needsQuotes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds whole numbers, apart by spaces, as one field.
    package mutating func field(_ numbers: some Sequence<Int64>) {
        separate()
        var isFirst = true
        for number in numbers {
            if !isFirst { bytes.append(UInt8(ascii: " ")) }
            bytes.append(contentsOf: String(number).utf8)
            isFirst = false
        }
    }

    /// Ends the row.
    package mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        isAtStart = true
    }

    /// Adds a whole row.
    package mutating func row(_ fields: [String]) {
        for text in fields { field(text) }
        endRow()
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(UInt8(ascii: ";")) }
        isAtStart = false
    }
}
