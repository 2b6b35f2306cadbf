//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension JSONWriter {
    /// Writes a string.
    ///
    /// Only what RFC 8259 demands is escaped: quotation mark, backslash and control characters. Everything else, å and
    /// emoji included, is written as UTF-8.
    public mutating func string(_ value: String) {
        beginValue()
        Self.appendQuoted(value, to: &bytes)
    }

    /// Writes an integer.
    public mutating func integer(_ value: Int64) {
        beginValue()
        Self.appendNumber(value, scale: 0, to: &bytes)
    }

    /// Writes an integer.
    public mutating func integer(_ value: Int) {
        integer(Int64(value))
    }

    /// Writes a count of 10 to the power −`scale` with all its decimals: 12 345 with scale 2 is `123.45`, 500 is `5.00`.
    ///
    /// - Precondition: `scale` is 0 to 18.
    public mutating func decimal(_ value: Int64, scale: Int) {
        precondition((0...18).contains(scale), "scale must be 0 to 18")
        beginValue()
        Self.appendNumber(value, scale: scale, to: &bytes)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        beginValue()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes a value that the closure adds as JSON text; it is not looked at.
    public mutating func value(_ body: (inout [UInt8]) -> Void) {
        beginValue()
        body(&bytes)
    }

    /// Writes a value that is JSON already, such as a node's ``JSONNode/source``; it is not looked at.
    public mutating func value(source: some Sequence<UInt8>) {
        beginValue()
        bytes.append(contentsOf: source)
    }

    /// Writes members that are JSON already, as they stand between the braces of an object; they are not looked at.
    ///
    /// - Precondition: the writer is directly inside an object, and the key before has its value.
    public mutating func members(source: some Collection<UInt8>) {
        if source.isEmpty { return }
        beginMembers()
        bytes.append(contentsOf: source)
    }

    /// Writes `null`.
    public mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }
}

extension JSONWriter {
    /// Writes a member whose value is a string.
    public mutating func member(_ key: String, string value: String) {
        self.key(key)
        string(value)
    }

    /// Writes a member whose value is an integer.
    public mutating func member(_ key: String, integer value: Int64) {
        self.key(key)
        integer(value)
    }

    /// Writes a member whose value is an integer.
    public mutating func member(_ key: String, integer value: Int) {
        self.key(key)
        integer(value)
    }

    /// Writes a member whose value is a count of 10 to the power −`scale`; see ``decimal(_:scale:)``.
    public mutating func member(_ key: String, decimal value: Int64, scale: Int) {
        self.key(key)
        decimal(value, scale: scale)
    }

    /// Writes a member whose value is `true` or `false`.
    public mutating func member(_ key: String, bool value: Bool) {
        self.key(key)
        bool(value)
    }

    /// Writes a member whose value is `null`.
    public mutating func memberNull(_ key: String) {
        self.key(key)
        null()
    }

    /// Writes a member whose value is an object; if the closure throws, the member is taken back, key and all.
    public mutating func memberObject<Failure: Error>(
        _ key: String, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        let before = mark
        self.key(key)
        do { try object(body) } catch {
            rewind(to: before)
            throw error
        }
    }

    /// Writes a member whose value is an array; if the closure throws, the member is taken back, key and all.
    public mutating func memberArray<Failure: Error>(
        _ key: String, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        let before = mark
        self.key(key)
        do { try array(body) } catch {
            rewind(to: before)
            throw error
        }
    }
}

extension JSONWriter {
    /// Adds a string in quotation marks: copied whole and looked at afterwards, because few strings need an escape.
    package static func appendQuoted(_ value: String, to bytes: inout [UInt8]) {
        bytes.append(JSONByte.quote)
        let start = bytes.count
        bytes.append(contentsOf: value.utf8)
        if needsEscapes(bytes.span.extracting(start...)) {
            bytes.removeSubrange(start...)
            for byte in value.utf8 { appendEscaped(byte, to: &bytes) }
        }
        bytes.append(JSONByte.quote)
    }

    private static func needsEscapes(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || byte == JSONByte.quote || byte == JSONByte.backslash { return true }
        }
        return false
    }

    private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case JSONByte.quote, JSONByte.backslash: bytes.append(contentsOf: [JSONByte.backslash, byte])
        case 0x08: bytes.append(contentsOf: "\\b".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0C: bytes.append(contentsOf: "\\f".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0..<0x20:
            bytes.append(contentsOf: "\\u00".utf8)
            for digit in [byte >> 4, byte & 0x0F] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        default: bytes.append(byte)
        }
    }

    /// Adds a count of 10 to the power −`scale` as decimal text, so that no string is made on the way.
    package static func appendNumber(_ value: Int64, scale: Int, to bytes: inout [UInt8]) {
        // From the last digit to the first; 19 digits, a point and a sign are the most there can be.
        var text: [22 of UInt8] = .init(repeating: JSONByte.zero)
        var place = text.count
        var rest = value.magnitude
        var written = 0
        // At least one digit stands before the point.
        while rest > 0 || written <= scale {
            if written == scale && scale > 0 {
                place -= 1
                text[place] = JSONByte.point
            }
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            place -= 1
            text[place] = JSONByte.zero + UInt8(truncatingIfNeeded: digit)
            rest = quotient
            written += 1
        }
        if value < 0 {
            place -= 1
            text[place] = JSONByte.minus
        }
        for index in place..<text.count { bytes.append(text[index]) }
    }
}
