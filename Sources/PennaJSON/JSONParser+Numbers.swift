//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension JSONParser {
    /// Reads the number that the cursor stands on; its value is computed when somebody asks for it.
    mutating func scanNumber(_ text: Span<UInt8>) throws(JSONFault) {
        let start = cursor
        var index = start
        if text[index] == JSONByte.minus { index += 1 }
        guard index < text.count else { throw JSONFault(.unexpectedEnd, at: index) }
        if text[index] == JSONByte.zero {
            // No digit may follow: a leading zero makes a token that `continuesToken` rejects below.
            index += 1
        } else {
            index = try Self.scanDigits(text, from: index)
        }
        if index < text.count && text[index] == JSONByte.point {
            index = try Self.scanDigits(text, from: index + 1)
        }
        if index < text.count && text[index] | 0x20 == 0x65 {
            index += 1
            if index < text.count && (text[index] == JSONByte.plus || text[index] == JSONByte.minus) { index += 1 }
            index = try Self.scanDigits(text, from: index)
        }
        if index < text.count && JSONByte.continuesToken(text[index]) { throw JSONFault(.invalidNumber, at: index) }
        cursor = index
        appendScalar(.number, from: start)
    }

    /// Passes one digit or more and returns the index after them.
    private static func scanDigits(_ text: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
        var index = start
        while index < text.count && JSONByte.isDigit(text[index]) { index += 1 }
        guard index > start else { throw JSONFault(start < text.count ? .invalidNumber : .unexpectedEnd, at: start) }
        return index
    }

    /// Reads one of the three words of JSON.
    mutating func scanLiteral(_ word: String, _ kind: JSONKind, _ text: Span<UInt8>) throws(JSONFault) {
        let start = cursor
        let letters = word.utf8Span.span
        for step in letters.indices {
            guard start + step < text.count else { throw JSONFault(.unexpectedEnd, at: text.count) }
            guard text[start + step] == letters[step] else { throw JSONFault(.invalidLiteral, at: start) }
        }
        cursor = start + letters.count
        if cursor < text.count && JSONByte.continuesToken(text[cursor]) { throw JSONFault(.invalidLiteral, at: start) }
        appendScalar(kind, from: start)
    }

    private mutating func appendScalar(_ kind: JSONKind, from start: Int) {
        let entry = JSONEntry(
            kind: kind, start: UInt32(start), end: UInt32(cursor), next: UInt32(tape.count + 1))
        tape.append(entry)
    }
}
