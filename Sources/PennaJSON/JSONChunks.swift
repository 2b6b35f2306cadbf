//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The values of an NDJSON text, also where somebody has broken one over several lines, or put all of them in a list.
///
/// A value on a line of its own is that line, as ``JSONLines`` gives it. One that goes on over more lines ends where its
/// brackets do; if another value begins at the beginning of a line before that, it broke off there. Commas between values
/// are passed by, as is a bracket around all of them.
///
/// - Complexity: O(*n*) in the number of bytes for a whole pass.
public struct JSONChunks: Sequence, IteratorProtocol, Sendable {
    private let bytes: [UInt8]
    private var cursor: Int
    private var line = 1
    /// The line of the bracket that opened the list and has not been closed.
    private var openList: Int?
    private var isAtStart = true

    /// Creates the sequence of the values of a text; the array is shared, not copied.
    ///
    /// - Parameter start: where the text begins, such as after a byte order mark.
    public init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        cursor = start
    }

    /// The next value, or nil after the last.
    public mutating func next() -> JSONChunk? {
        skipSpace()
        if isAtStart, cursor < bytes.count, bytes[cursor] == JSONByte.openBracket {
            openList = line
            cursor += 1
        }
        isAtStart = false
        skipSpace()
        if openList != nil, cursor < bytes.count, bytes[cursor] == JSONByte.closeBracket {
            openList = nil
            cursor += 1
            skipSpace()
        }
        guard cursor < bytes.count else {
            // A list that is never closed may have lost its end.
            guard let open = openList else { return nil }
            openList = nil
            return JSONChunk(number: open, lastNumber: line, range: cursor..<cursor, isWhole: false)
        }
        if openList == nil, let whole = wholeLine() { return whole }
        return scan()
    }

    /// The line at the cursor, where it is a value by itself and nothing of it can go on after it.
    private mutating func wholeLine() -> JSONChunk? {
        guard bytes[cursor] == JSONByte.openBrace else { return nil }
        let end = lineEnd(from: cursor)
        guard lastByte(cursor..<end) == JSONByte.closeBrace else { return nil }
        var after = end
        while after < bytes.count, JSONByte.isWhitespace(bytes[after]) { after += 1 }
        guard after == bytes.count || bytes[after] == JSONByte.openBrace else { return nil }
        defer { cursor = end }
        return JSONChunk(number: line, lastNumber: line, range: cursor..<end, isWhole: true)
    }

    /// The value at the cursor, as far as its brackets go.
    private mutating func scan() -> JSONChunk {
        let start = cursor
        let first = line
        var brackets = JSONBrackets()
        while cursor < bytes.count {
            let byte = bytes[cursor]
            cursor += 1
            if byte == JSONByte.lineFeed {
                line += 1
                // Anything but brackets ends with its line.
                if !brackets.isOpen || isValue(from: cursor) {
                    return chunk(start..<cursor - 1, first, line - 1, brackets)
                }
            }
            brackets.take(byte)
            if brackets.isClosed, endsHere() { return chunk(start..<cursor, first, line, brackets) }
        }
        return chunk(start..<cursor, first, line, brackets)
    }

    private func chunk(_ range: Range<Int>, _ first: Int, _ last: Int, _ brackets: JSONBrackets) -> JSONChunk {
        var (end, last) = (range.upperBound, last)
        while end > range.lowerBound, JSONByte.isWhitespace(bytes[end - 1]) {
            end -= 1
            if bytes[end] == JSONByte.lineFeed { last -= 1 }
        }
        return JSONChunk(
            number: first, lastNumber: last, range: range.lowerBound..<end,
            isWhole: first == last || !brackets.isOpen)
    }

    /// Whether nothing but another value, a comma or the list's end follows on the line.
    private func endsHere() -> Bool {
        var place = cursor
        while place < bytes.count, bytes[place] != JSONByte.lineFeed, JSONByte.isWhitespace(bytes[place]) { place += 1 }
        guard place < bytes.count else { return true }
        switch bytes[place] {
        case JSONByte.lineFeed, JSONByte.comma, JSONByte.openBrace: return true
        case JSONByte.closeBracket: return openList != nil
        default: return false
        }
    }

    /// Whether the line that begins at a place, without space before, is a value by itself.
    private func isValue(from place: Int) -> Bool {
        guard place < bytes.count, bytes[place] == JSONByte.openBrace else { return false }
        let end = lineEnd(from: place)
        var brackets = JSONBrackets()
        for index in place..<end {
            if brackets.isClosed, !JSONByte.isWhitespace(bytes[index]), bytes[index] != JSONByte.comma { return false }
            brackets.take(bytes[index])
        }
        return brackets.isClosed
    }

    private func lineEnd(from place: Int) -> Int {
        var end = place
        while end < bytes.count, bytes[end] != JSONByte.lineFeed { end += 1 }
        return end
    }

    private func lastByte(_ range: Range<Int>) -> UInt8 {
        var last = range.upperBound - 1
        while last > range.lowerBound, JSONByte.isWhitespace(bytes[last]) { last -= 1 }
        return bytes[last]
    }

    private mutating func skipSpace() {
        while cursor < bytes.count, JSONByte.isWhitespace(bytes[cursor]) || bytes[cursor] == JSONByte.comma {
            if bytes[cursor] == JSONByte.lineFeed { line += 1 }
            cursor += 1
        }
    }
}

/// A value of an NDJSON text.
public struct JSONChunk: Hashable, Sendable {
    /// The number of its first line, from 1.
    public let number: Int

    /// The number of its last line.
    public let lastNumber: Int

    /// Where its bytes are.
    public let range: Range<Int>

    /// Whether it can be a value; `false` when it goes on over several lines and its brackets do not end.
    public let isWhole: Bool
}

/// How deep in brackets a place of a text is; what stands in strings does not count.
private struct JSONBrackets {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var hasOpened = false

    var isOpen: Bool { depth > 0 }
    var isClosed: Bool { hasOpened && depth == 0 }

    mutating func take(_ byte: UInt8) {
        if byte == JSONByte.lineFeed {
            // No string goes on over a line, so one without its end spoils no more than its own.
            isInString = false
        } else if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == JSONByte.backslash {
                isEscaped = true
            } else if byte == JSONByte.quote {
                isInString = false
            }
        } else {
            takeMark(byte)
        }
    }

    private mutating func takeMark(_ byte: UInt8) {
        switch byte {
        case JSONByte.quote: isInString = true
        case JSONByte.openBrace, JSONByte.openBracket:
            depth += 1
            hasOpened = true
        case JSONByte.closeBrace, JSONByte.closeBracket: depth = max(0, depth - 1)
        default: break
        }
    }
}
