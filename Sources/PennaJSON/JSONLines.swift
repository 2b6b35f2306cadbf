//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The lines of an NDJSON text (one JSON value per line), as ranges of its bytes.
///
/// A line ends at a line feed or at the end of the bytes; a carriage return before the line feed is white space to
/// JSON and does no harm. Lines with nothing but white space are skipped, but count in line numbers.
///
/// - Complexity: O(*n*) in the number of bytes for a whole pass.
public struct JSONLines: Sequence, IteratorProtocol, Sendable {
    private let bytes: [UInt8]
    private var cursor = 0
    private var number = 0

    /// Creates the sequence of the lines of a text; the array is shared, not copied.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next line with anything on it, or nil after the last.
    public mutating func next() -> JSONLine? {
        while cursor < bytes.count {
            let start = cursor
            var end = start
            while end < bytes.count && bytes[end] != JSONByte.lineFeed { end += 1 }
            cursor = end + 1
            number += 1
            var first = start
            while first < end && JSONByte.isWhitespace(bytes[first]) { first += 1 }
            if first < end { return JSONLine(number: number, range: start..<end) }
        }
        return nil
    }
}

/// A line of an NDJSON text.
public struct JSONLine: Hashable, Sendable {
    /// The number of the line, from 1.
    public let number: Int

    /// Where the line's bytes are, without the line feed.
    public let range: Range<Int>
}
