//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
internal import PennaJSON

/// Builds semicolon-separated text in UTF-8, with quotes where a field needs them.
package struct CSVBuffer {
    package private(set) var bytes: [UInt8] = []
    private var isAtStart = true
    private let returnsCarriage: Bool

    /// An empty text.
    ///
    /// - Parameter returnsCarriage: whether a row ends with CR LF instead of LF.
    package init(returningCarriage returnsCarriage: Bool = false) {
        self.returnsCarriage = returnsCarriage
    }

    /// Adds a field to the row; one that a spreadsheet would take for a formula with an apostrophe before it, which
    /// ``CSVTable`` takes away again.
    package mutating func field(_ text: String) {
        if CSVBuffer.isFormula(text) { return quoted("'" + text) }
        separate()
        // Copied whole and looked at afterwards, because few fields need quotes.
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard CSVBuffer.needsQuotes(bytes.span.extracting(start...)) else { return }
        bytes.removeSubrange(start...)
        quote(text)
    }

    /// Adds a field in quotes.
    private mutating func quoted(_ text: String) {
        separate()
        quote(text)
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a spreadsheet calculates with a text instead of showing it: one that begins as a formula and is no number.
    static func isFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"): true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            // Signed numbers, dates and clock times have nothing else in them.
            text.utf8.dropFirst().contains { !($0 < 0x3B && $0 >= 0x30 || $0 == 0x2C || $0 == 0x2E || $0 == 0x20) }
        default: false
        }
    }

    /// Adds whole numbers, apart by spaces, as one field.
    package mutating func field(_ numbers: some Sequence<Int64>) {
        separate()
        var isFirst = true
        for number in numbers {
            if !isFirst { bytes.append(UInt8(ascii: " ")) }
            JSONWriter.appendNumber(number, scale: 0, to: &bytes)
            isFirst = false
        }
    }

    /// Adds a count of 10 to the power −`scale` with all its decimals.
    package mutating func field(decimal value: Int64, scale: Int) {
        separate()
        JSONWriter.appendNumber(value, scale: scale, to: &bytes)
    }

    /// Adds a day as `2026-11-27`.
    package mutating func field(_ day: Day) {
        separate()
        day.append(to: &bytes)
    }

    /// Adds a field that the closure writes; it is not looked at.
    package mutating func field(_ write: (inout [UInt8]) -> Void) {
        separate()
        write(&bytes)
    }

    /// Adds fields that are ready with their semicolons and quotes; they are not looked at.
    package mutating func fields(source: [UInt8]) {
        separate()
        bytes.append(contentsOf: source)
    }

    /// Ends the row.
    package mutating func endRow() {
        if returnsCarriage { bytes.append(UInt8(ascii: "\r")) }
        bytes.append(UInt8(ascii: "\n"))
        isAtStart = true
    }

    /// Adds a whole row.
    package mutating func row(_ fields: [String]) {
        for text in fields { field(text) }
        endRow()
    }

    private static func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
            default: continue
            }
        }
        return false
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(UInt8(ascii: ";")) }
        isAtStart = false
    }
}
