//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension JSONParser {
    /// Reads the string whose opening quotation mark the cursor stands on, and leaves the cursor after the closing one.
    mutating func scanString(_ text: Span<UInt8>) throws(JSONFault) -> JSONEntry {
        let start = cursor
        var hasEscapes = false
        var index = start + 1
        while index < text.count {
            let byte = text[index]
            // What nearly every byte is comes first.
            if byte >= 0x20, byte < 0x80, byte != JSONByte.quote, byte != JSONByte.backslash {
                index += 1
                continue
            }
            if byte == JSONByte.quote {
                cursor = index + 1
                return JSONEntry(
                    kind: .string, hasEscapes: hasEscapes, start: UInt32(start), end: UInt32(cursor),
                    next: UInt32(tape.count + 1))
            }
            if byte == JSONByte.backslash {
                hasEscapes = true
                index = try Self.scanEscape(text, at: index)
            } else if byte >= 0x80 {
                index = try Self.scanMultibyte(text, at: index)
            } else {
                throw JSONFault(.controlCharacter, at: index)
            }
        }
        throw JSONFault(.unexpectedEnd, at: text.count)
    }

    /// Checks an escape and returns the index after it; for a surrogate pair, after both halves.
    private static func scanEscape(_ text: Span<UInt8>, at index: Int) throws(JSONFault) -> Int {
        guard index + 1 < text.count else { throw JSONFault(.unexpectedEnd, at: text.count) }
        switch text[index + 1] {
        case JSONByte.quote, JSONByte.backslash, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
            return index + 2
        case 0x75:
            break
        default:
            throw JSONFault(.invalidEscape, at: index)
        }
        let unit = try scanCodeUnit(text, at: index)
        guard unit & 0xF800 == 0xD800 else { return index + 6 }
        guard unit < 0xDC00 else { throw JSONFault(.loneSurrogate, at: index) }
        let low = index + 6
        guard low < text.count else { throw JSONFault(.unexpectedEnd, at: text.count) }
        guard text[low] == JSONByte.backslash else { throw JSONFault(.loneSurrogate, at: index) }
        guard low + 1 < text.count else { throw JSONFault(.unexpectedEnd, at: text.count) }
        guard text[low + 1] == 0x75 else { throw JSONFault(.loneSurrogate, at: index) }
        let lowUnit = try scanCodeUnit(text, at: low)
        guard lowUnit & 0xFC00 == 0xDC00 else { throw JSONFault(.loneSurrogate, at: index) }
        return low + 6
    }

    /// Reads the four digits of the `\u` escape at an index.
    private static func scanCodeUnit(_ text: Span<UInt8>, at index: Int) throws(JSONFault) -> UInt32 {
        var unit: UInt32 = 0
        for position in index + 2..<index + 6 {
            guard position < text.count else { throw JSONFault(.unexpectedEnd, at: text.count) }
            guard let digit = JSONByte.hexDigit(text[position]) else { throw JSONFault(.invalidEscape, at: index) }
            unit = unit << 4 | digit
        }
        return unit
    }

    /// Checks one UTF-8 sequence of two to four bytes and returns the index after it.
    ///
    /// The ranges are those of table 3-7 of the Unicode Standard, "Well-Formed UTF-8 Byte Sequences": no overlong
    /// forms, no surrogates, nothing above U+10FFFF.
    private static func scanMultibyte(_ text: Span<UInt8>, at index: Int) throws(JSONFault) -> Int {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch text[index] {
        case 0xC2...0xDF:
            length = 2
        case 0xE0:
            length = 3
            second = 0xA0...0xBF
        case 0xED:
            length = 3
            second = 0x80...0x9F
        case 0xE1...0xEF:
            length = 3
        case 0xF0:
            length = 4
            second = 0x90...0xBF
        case 0xF1...0xF3:
            length = 4
        case 0xF4:
            length = 4
            second = 0x80...0x8F
        default:
            throw JSONFault(.invalidUTF8, at: index)
        }
        guard index + length <= text.count, second.contains(text[index + 1]) else {
            throw JSONFault(.invalidUTF8, at: index)
        }
        for position in index + 2..<index + length where text[position] & 0xC0 != 0x80 {
            throw JSONFault(.invalidUTF8, at: index)
        }
        return index + length
    }
}

/// The UTF-8 bytes that a checked string stands for, its escapes resolved.
func jsonUnescaped(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
        guard text[index] == JSONByte.backslash else {
            result.append(text[index])
            index += 1
            continue
        }
        switch text[index + 1] {
        case 0x62: result.append(0x08)
        case 0x66: result.append(0x0C)
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        case 0x74: result.append(0x09)
        case 0x75:
            var scalar = jsonCodeUnit(text, at: index + 2)
            if scalar & 0xF800 == 0xD800 {
                let low = jsonCodeUnit(text, at: index + 8)
                scalar = 0x10000 + ((scalar & 0x3FF) << 10 | (low & 0x3FF))
                index += 6
            }
            jsonAppend(scalar, to: &result)
            index += 4
        default: result.append(text[index + 1])
        }
        index += 2
    }
    return result
}

/// Four digits that the scanner has checked.
private func jsonCodeUnit(_ text: Span<UInt8>, at start: Int) -> UInt32 {
    var unit: UInt32 = 0
    for index in start..<start + 4 {
        unit = unit << 4 | (JSONByte.hexDigit(text[index]) ?? 0)
    }
    return unit
}

private func jsonAppend(_ scalar: UInt32, to bytes: inout [UInt8]) {
    func continuation(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift & 0x3F)) }
    if scalar < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        bytes.append(continuation(0))
    } else if scalar < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
        bytes.append(continuation(6))
        bytes.append(continuation(0))
    } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        bytes.append(continuation(12))
        bytes.append(continuation(6))
        bytes.append(continuation(0))
    }
}
