//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A parsed text: the bytes it was read from, shared and not copied, and an index over its values.
///
/// A document keeps the whole array alive that it was parsed from. It never changes, so it stays valid when the parser
/// reads the next text; but only when the document and its nodes are gone can the parser use the index's storage again.
///
/// A class, so that a node is one reference and a place.
public final class JSONDocument: Sendable {
    let bytes: [UInt8]
    /// Where in `bytes` the text is; positions on the tape count from its lower bound.
    let range: Range<Int>
    /// The number of the text's first line.
    let line: Int
    let tape: [JSONEntry]

    /// The outermost value.
    public var root: JSONNode {
        JSONNode(document: self, index: 0)
    }

    init(bytes: [UInt8], range: Range<Int>, line: Int, tape: [JSONEntry]) {
        self.bytes = bytes
        self.range = range
        self.line = line
        self.tape = tape
    }

    /// Parses a text with a parser of its own; for many texts, keep a ``JSONParser``.
    ///
    /// - Parameter text: the text. As a `String` it is always valid UTF-8.
    /// - Throws: the first fault in the text.
    /// - Complexity: O(*n*) in the length of the text.
    public convenience init(_ text: String) throws(JSONError) {
        var parser = JSONParser()
        let read = try parser.parse(Array(text.utf8))
        self.init(bytes: read.bytes, range: read.range, line: read.line, tape: read.tape)
    }
}

extension JSONDocument {
    /// The range, in `bytes`, of what stands between the quotation marks of a string.
    func contents(of entry: JSONEntry) -> Range<Int> {
        let contents = entry.contents
        return range.lowerBound + contents.lowerBound..<range.lowerBound + contents.upperBound
    }

    /// The value of a string on the tape.
    func string(at index: Int) -> String {
        let entry = tape[index]
        let contents = contents(of: entry)
        if entry.hasEscapes {
            let bytes = bytes
            return String(decoding: jsonUnescaped(bytes.span, contents), as: UTF8.self)
        }
        return String(decoding: bytes[contents], as: UTF8.self)
    }

    /// Whether a string on the tape is exactly, byte for byte, a given one.
    func isString(at index: Int, _ name: Span<UInt8>) -> Bool {
        let entry = tape[index]
        let contents = contents(of: entry)
        // A document's bytes are lent by a name of their own.
        let bytes = bytes
        if !entry.hasEscapes, contents.count != name.count { return false }
        if entry.hasEscapes {
            let decoded = jsonUnescaped(bytes.span, contents)
            return jsonBytesEqual(decoded.span, decoded.indices, name, name.indices)
        }
        return jsonBytesEqual(bytes.span, contents, name, name.indices)
    }

    /// The tape index of the first key of an object that is not among some, or nil if all are.
    func unknownKey(inObjectAt object: Int, allowed: [String]) -> Int? {
        let tape = tape
        let end = Int(tape[object].next)
        var index = object + 1
        // The search goes on where the last key was found, because texts mostly have their keys in one order.
        var guess = 0
        while index < end {
            guard let found = place(ofKeyAt: index, in: allowed, from: guess) else { return index }
            guess = found + 1
            index = Int(tape[index + 1].next)
        }
        return nil
    }

    /// Which of some names a key is, looked for from a place on and then from the beginning.
    private func place(ofKeyAt index: Int, in names: [String], from guess: Int) -> Int? {
        let length = tape[index].hasEscapes ? nil : tape[index].contents.count
        func isKey(_ place: Int) -> Bool {
            // Most names are of another length, which is quicker to see.
            if let length, names[place].utf8.count != length { return false }
            return isString(at: index, names[place].utf8Span.span)
        }
        let later = (guess..<max(guess, names.count)).first(where: isKey)
        return later ?? (0..<min(guess, names.count)).first(where: isKey)
    }

    /// The tape index of the value of a member, or nil if the object at an index has no such key.
    func value(of key: String, inObjectAt object: Int) -> Int? {
        let name = key.utf8Span.span
        let hash = jsonHash(name, name.indices)
        let tape = tape
        let end = Int(tape[object].next)
        var index = object + 1
        while index < end {
            if tape[index].count == hash && isString(at: index, name) { return index + 1 }
            index = Int(tape[index + 1].next)
        }
        return nil
    }
}

// Places are computed only when somebody asks, mostly for an error, so reading pays nothing for them.
extension JSONDocument {
    /// The place of a byte, as line and column.
    ///
    /// A line ends at a line feed. Columns count Unicode scalar values, as editors do for ordinary text.
    func position(of offset: Int) -> JSONPosition {
        var position = JSONPosition(line: line, column: 1)
        for byte in bytes[range.lowerBound..<offset] {
            if byte == JSONByte.lineFeed {
                position.line += 1
                position.column = 1
            } else if byte & 0xC0 != 0x80 {
                position.column += 1
            }
        }
        return position
    }

    /// The path of a value on the tape; for a key, the path of its value.
    ///
    /// Works while containers are still open.
    func path(of target: Int) -> [UInt8] {
        var path = Array("$".utf8)
        var container = 0
        while container < target {
            guard let child = child(of: container, containing: target, path: &path) else { break }
            container = child
        }
        return path
    }

    /// Finds the element or member of a container that a tape index lies in, and adds it to the path.
    private func child(of container: Int, containing target: Int, path: inout [UInt8]) -> Int? {
        let isObject = tape[container].kind == .object
        var index = container + 1
        var number = 0
        while index <= target {
            let value = isObject ? index + 1 : index
            // A key whose value has not been read yet is the last entry of an open object.
            let end = value < tape.count ? Int(tape[value].next) : value + 1
            if target < end {
                isObject ? appendMember(index, to: &path) : Self.appendElement(number, to: &path)
                // The key itself has no contents to descend into.
                return target == index ? target : value
            }
            index = end
            number += 1
        }
        return nil
    }

    static func appendElement(_ number: Int, to path: inout [UInt8]) {
        path.append(JSONByte.openBracket)
        path.append(contentsOf: String(number).utf8)
        path.append(JSONByte.closeBracket)
    }

    /// Adds `.name`, or `["a name"]` for a key that RFC 9535 does not allow in the short form.
    static func appendMember(_ name: String, to path: inout [UInt8]) {
        let isPlain = name.utf8.allSatisfy { byte in
            JSONByte.isLetter(byte) || JSONByte.isDigit(byte) || byte == 0x5F || byte >= 0x80
        }
        if isPlain, let first = name.utf8.first, !JSONByte.isDigit(first) {
            path.append(JSONByte.point)
            path.append(contentsOf: name.utf8)
        } else {
            path.append(JSONByte.openBracket)
            JSONWriter.appendQuoted(name, to: &path)
            path.append(JSONByte.closeBracket)
        }
    }

    private func appendMember(_ key: Int, to path: inout [UInt8]) {
        Self.appendMember(string(at: key), to: &path)
    }

    func error(_ code: JSONError.Code, _ message: String, at offset: Int, path: [UInt8]) -> JSONError {
        let position = position(of: offset)
        return JSONError(
            code: code, message: message, line: position.line, column: position.column, offset: offset,
            path: String(decoding: path, as: UTF8.self))
    }
}

/// A line and a column, both from 1.
struct JSONPosition {
    var line: Int
    var column: Int
}
