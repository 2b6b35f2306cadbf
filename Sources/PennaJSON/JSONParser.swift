//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A strict reader of JSON (RFC 8259) that turns a range of bytes into a ``JSONDocument`` without copying them.
///
/// The parser accepts exactly the grammar of RFC 8259 in UTF-8. Where the RFC leaves a choice, the parser is strict:
/// the same key twice in an object, a byte order mark, bytes that are not UTF-8, an escaped surrogate without its
/// other half, and nesting deeper than ``maximumDepth`` are errors. Numbers may be of any size, because they stay text
/// until they are asked for.
///
/// Keep one parser for many texts: it reuses its buffers as soon as the document before is gone.
///
/// ```swift
/// var parser = JSONParser()
/// for line in JSONLines(bytes) {
///     let person = try parser.parse(bytes, in: line.range, line: line.number).root
///     let degree = try person.required("degree").decimal(scale: 2)
/// }
/// ```
public struct JSONParser: Sendable {
    /// How deep arrays and objects may be nested; 64 unless told otherwise.
    ///
    /// A lone array has depth 1.
    public let maximumDepth: Int

    var tape: [JSONEntry] = []
    var frames: [JSONFrame] = []
    /// The next byte to read, counted from the start of the text.
    var cursor = 0
    /// The keys of the object that was closed last, kept for their storage.
    var keys: [Int] = []

    /// Creates a parser.
    ///
    /// - Parameter maximumDepth: how deep arrays and objects may be nested. The parser does not recurse, so a large
    ///   number costs memory only.
    /// - Precondition: `maximumDepth` is not negative.
    public init(maximumDepth: Int = 64) {
        precondition(maximumDepth >= 0, "maximumDepth must not be negative")
        self.maximumDepth = maximumDepth
    }

    /// Parses a text that is all of an array.
    ///
    /// - Parameters:
    ///   - bytes: the text, in UTF-8.
    ///   - line: the number of the text's first line, for errors.
    /// - Throws: the first fault in the text.
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func parse(_ bytes: [UInt8], line: Int = 1) throws(JSONError) -> JSONDocument {
        try parse(bytes, in: bytes.indices, line: line)
    }

    /// Parses a text that is a part of an array, such as one line of an NDJSON file.
    ///
    /// The document shares the array; nothing is copied. Offsets in errors count from the start of the array, columns
    /// from the start of the range.
    ///
    /// - Parameters:
    ///   - bytes: an array that holds the text, in UTF-8.
    ///   - range: where in the array the text is.
    ///   - line: the number of the text's first line, for errors.
    /// - Throws: the first fault in the text.
    /// - Precondition: `range` lies within the array.
    /// - Complexity: O(*n*) in the length of the range.
    public mutating func parse(
        _ bytes: [UInt8], in range: Range<Int>, line: Int = 1
    ) throws(JSONError) -> JSONDocument {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range lies outside the bytes")
        tape.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        cursor = 0
        do {
            try scan(bytes.span.extracting(range))
        } catch {
            throw failure(error, in: JSONDocument(bytes: bytes, range: range, line: line, tape: tape))
        }
        return JSONDocument(bytes: bytes, range: range, line: line, tape: tape)
    }

    /// Adds place, path and wording to a fault.
    private func failure(_ fault: JSONFault, in document: JSONDocument) -> JSONError {
        var path: [UInt8]
        if let key = fault.key {
            path = document.path(of: key)
        } else if let frame = frames.last {
            path = document.path(of: frame.index)
            if !frame.isObject {
                JSONDocument.appendElement(Int(tape[frame.index].count), to: &path)
            } else if frame.key != 0 {
                path = document.path(of: frame.key)
            }
        } else {
            path = document.path(of: 0)
        }
        let offset = document.range.lowerBound + fault.offset
        let message = document.message(
            for: fault.code, at: offset, isInObject: frames.last?.isObject ?? false, maximumDepth: maximumDepth)
        return document.error(fault.code, message, at: offset, path: path)
    }
}

extension JSONParser {
    /// Reads the whole text on to the tape.
    private mutating func scan(_ text: Span<UInt8>) throws(JSONFault) {
        guard text.count <= Int(Int32.max) else { throw JSONFault(.inputTooLarge, at: 0) }
        try rejectByteOrderMark(text)
        skipWhitespace(text)
        guard cursor < text.count else { throw JSONFault(.emptyInput, at: 0) }
        repeat {
            // A container that has just been opened is followed by its first value, everything else by what ends it.
            while try scanValue(text) {}
        } while try scanSeparator(text)
        skipWhitespace(text)
        guard cursor == text.count else { throw JSONFault(.trailingContent, at: cursor) }
    }

    /// Rejects the marks of UTF-8 and of both orders of UTF-16 (and of little-endian UTF-32, which begins the same).
    private func rejectByteOrderMark(_ text: Span<UInt8>) throws(JSONFault) {
        guard text.count >= 2 else { return }
        let isUTF8 = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
        let isUTF16 = (text[0] == 0xFE && text[1] == 0xFF) || (text[0] == 0xFF && text[1] == 0xFE)
        if isUTF8 || isUTF16 { throw JSONFault(.byteOrderMark, at: 0) }
    }

    /// Reads a scalar, an empty container, or the beginning of a container.
    ///
    /// - Returns: whether a container was opened and the cursor stands where its first value must begin.
    private mutating func scanValue(_ text: Span<UInt8>) throws(JSONFault) -> Bool {
        guard cursor < text.count else { throw JSONFault(.unexpectedEnd, at: cursor) }
        let byte = text[cursor]
        switch byte {
        case JSONByte.quote:
            let entry = try scanString(text)
            tape.append(entry)
        case JSONByte.minus, JSONByte.zero...JSONByte.nine:
            try scanNumber(text)
        case JSONByte.openBrace:
            return try openContainer(.object, closedBy: JSONByte.closeBrace, text)
        case JSONByte.openBracket:
            return try openContainer(.array, closedBy: JSONByte.closeBracket, text)
        case 0x74:
            try scanLiteral("true", .bool, text)
        case 0x66:
            try scanLiteral("false", .bool, text)
        case 0x6E:
            try scanLiteral("null", .null, text)
        case JSONByte.plus, JSONByte.point:
            throw JSONFault(.invalidNumber, at: cursor)
        default:
            throw JSONFault(JSONByte.isLetter(byte) ? .invalidLiteral : .expectedValue, at: cursor)
        }
        return false
    }

    private mutating func openContainer(
        _ kind: JSONKind, closedBy closer: UInt8, _ text: Span<UInt8>
    ) throws(JSONFault) -> Bool {
        guard frames.count < maximumDepth else { throw JSONFault(.tooDeep, at: cursor) }
        frames.append(JSONFrame(index: tape.count, isObject: kind == .object))
        let start = UInt32(cursor)
        tape.append(JSONEntry(kind: kind, start: start, end: start, next: JSONEntry.openEnd))
        cursor += 1
        skipWhitespace(text)
        guard cursor < text.count else { throw JSONFault(.unexpectedEnd, at: cursor) }
        if text[cursor] == closer {
            try closeContainer(text)
            return false
        }
        if kind == .object { try scanKey(text) }
        return true
    }

    /// Reads what follows a value: closing brackets as far as they go, then a comma and, in an object, the next key.
    ///
    /// - Returns: whether another value must follow; false when the outermost value is complete.
    private mutating func scanSeparator(_ text: Span<UInt8>) throws(JSONFault) -> Bool {
        while let frame = frames.last {
            tape[frame.index].count += 1
            frames[frames.count - 1].key = 0
            skipWhitespace(text)
            guard cursor < text.count else { throw JSONFault(.unexpectedEnd, at: cursor) }
            let closer = frame.isObject ? JSONByte.closeBrace : JSONByte.closeBracket
            if text[cursor] == JSONByte.comma {
                let comma = cursor
                cursor += 1
                skipWhitespace(text)
                guard cursor < text.count else { throw JSONFault(.unexpectedEnd, at: cursor) }
                if text[cursor] == closer { throw JSONFault(.trailingComma, at: comma) }
                if frame.isObject { try scanKey(text) }
                return true
            }
            guard text[cursor] == closer else { throw JSONFault(.expectedSeparator, at: cursor) }
            try closeContainer(text)
        }
        return false
    }

    /// Ends the innermost container at its closing bracket, on which the cursor stands.
    private mutating func closeContainer(_ text: Span<UInt8>) throws(JSONFault) {
        guard let frame = frames.last else { return }
        cursor += 1
        if frame.isObject && tape[frame.index].count > 1 {
            try rejectDuplicateKeys(of: frame.index, text)
        }
        tape[frame.index].end = UInt32(cursor)
        tape[frame.index].next = UInt32(tape.count)
        frames.removeLast()
    }

    /// Reads a key, its colon and the space around it, up to where the value must begin.
    private mutating func scanKey(_ text: Span<UInt8>) throws(JSONFault) {
        guard text[cursor] == JSONByte.quote else { throw JSONFault(.expectedKey, at: cursor) }
        var entry = try scanString(text)
        entry.count = keyHash(entry, text)
        let index = tape.count
        tape.append(entry)
        skipWhitespace(text)
        guard cursor < text.count else { throw JSONFault(.unexpectedEnd, at: cursor) }
        guard text[cursor] == JSONByte.colon else { throw JSONFault(.expectedColon, at: cursor) }
        cursor += 1
        frames[frames.count - 1].key = index
        skipWhitespace(text)
    }

    private mutating func skipWhitespace(_ text: Span<UInt8>) {
        var index = cursor
        while index < text.count && JSONByte.isWhitespace(text[index]) { index += 1 }
        cursor = index
    }
}
