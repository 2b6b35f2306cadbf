//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The six kinds of JSON value.
public enum JSONKind: Hashable, Sendable, CaseIterable {
    /// `null`
    case null
    /// `true` or `false`
    case bool
    /// A number, kept as text until somebody asks for its value.
    case number
    /// A string.
    case string
    /// An array.
    case array
    /// An object.
    case object
}

/// One value, or one key, on the tape.
///
/// A container is followed by its contents; in an object, key and value alternate.
struct JSONEntry: Sendable {
    var kind: JSONKind
    /// For strings: whether the text differs from the value because of an escape.
    var hasEscapes = false
    /// The first byte, counted from the start of the text; for strings that is the opening quotation mark.
    var start: UInt32
    /// The byte after the last.
    var end: UInt32
    /// The tape index after this value and all it contains; `openEnd` while a container is being read.
    var next: UInt32
    /// Elements or members of a container; for a key, the hash of its decoded bytes.
    var count: UInt32 = 0

    /// A container that is still open reaches beyond everything on the tape, which lets a path be found while reading.
    static var openEnd: UInt32 { .max }
}

/// A container that is being read.
struct JSONFrame: Sendable {
    /// The container's place on the tape.
    var index: Int
    var isObject: Bool
    /// The tape index of the key whose value is being read; 0 when there is none, as 0 is the root and never a key.
    var key = 0
}

/// The characters of the grammar.
enum JSONByte {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var quote: UInt8 { 0x22 }
    static var plus: UInt8 { 0x2B }
    static var comma: UInt8 { 0x2C }
    static var minus: UInt8 { 0x2D }
    static var point: UInt8 { 0x2E }
    static var zero: UInt8 { 0x30 }
    static var nine: UInt8 { 0x39 }
    static var colon: UInt8 { 0x3A }
    static var openBracket: UInt8 { 0x5B }
    static var backslash: UInt8 { 0x5C }
    static var closeBracket: UInt8 { 0x5D }
    static var openBrace: UInt8 { 0x7B }
    static var closeBrace: UInt8 { 0x7D }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- zero < 10
    }

    /// ASCII letters, in a comparison that ignores case.
    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26
    }

    /// Characters that continue a word or a number, so that `truex` and `1.2.3` are one fault and not two values.
    static func continuesToken(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || byte == point || byte == plus || byte == minus || byte == 0x5F
    }

    static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == space || byte == lineFeed || byte == carriageReturn || byte == tab
    }

    /// The value of a hexadecimal digit, or nil.
    static func hexDigit(_ byte: UInt8) -> UInt32? {
        if isDigit(byte) { return UInt32(byte &- zero) }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }
}

/// FNV-1a over 32 bits: only a filter before bytes are compared, so a poor or provoked collision costs time, never truth.
func jsonHash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for index in range {
        hash = (hash ^ UInt32(bytes[index])) &* 16_777_619
    }
    return hash
}
