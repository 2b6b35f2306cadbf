//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Builds XML or HTML in UTF-8, an element at a time.
struct XMLText {
    private(set) var bytes: [UInt8]

    /// Begins with the XML declaration, or with another first line.
    init(prolog: String = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
        bytes = Array(prolog.utf8)
    }

    /// Adds a text.
    mutating func text(_ text: String) { append(escaping: text) }

    /// Adds an element of HTML whose text must stand as it is, such as a style.
    mutating func raw(_ name: String, _ text: String) {
        begin(name)
        bytes.append(contentsOf: text.utf8)
        end(name)
    }

    /// Adds an element with a text in it.
    mutating func element(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String) {
        begin(name, attributes)
        append(escaping: text)
        end(name)
    }

    /// Ends a line, between elements where nobody counts it as text.
    mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    /// Begins an element, which ``end(_:)`` ends.
    mutating func begin(_ name: String, _ attributes: [(name: String, value: String)] = []) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        for attribute in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: attribute.name.utf8)
            bytes.append(contentsOf: "=\"".utf8)
            append(escaping: attribute.value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    /// Ends the element that was begun last.
    mutating func end(_ name: String) {
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Control characters, which XML does not allow, become spaces.
    private mutating func append(escaping text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case 0..<0x20, 0x7F: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
    }
}
