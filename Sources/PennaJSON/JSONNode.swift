//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A value in a ``JSONDocument``: a view that copies nothing and keeps the document alive.
///
/// Numbers and strings become Swift values only when they are asked for. Every reading that can fail throws a
/// ``JSONError`` with the node's line, column and path, and a message in Swedish.
///
/// - Note: Keys are compared byte for byte in UTF-8. Unlike `String`'s `==`, that keeps two Unicode spellings of å apart.
public struct JSONNode: Sendable {
    let document: JSONDocument
    /// The node's place on the tape.
    let index: Int

    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    var entry: JSONEntry { document.tape[index] }

    /// What kind of value this is.
    public var kind: JSONKind { entry.kind }

    /// Whether the value is `null`.
    public var isNull: Bool { kind == .null }

    /// The number of elements of an array or members of an object; 0 for every other value.
    public var count: Int {
        switch kind {
        case .array, .object: Int(entry.count)
        case .null, .bool, .number, .string: 0
        }
    }

    /// The member with a key, or nil if there is none, or if this is not an object.
    ///
    /// Use ``required(_:)`` or ``optional(_:)`` to have a value that is not an object reported.
    ///
    /// - Complexity: O(*n*) in the number of members.
    public subscript(key: String) -> JSONNode? {
        guard kind == .object, let value = document.value(of: key, inObjectAt: index) else { return nil }
        return JSONNode(document: document, index: value)
    }

    /// The value as it stands in the text, without what is around it.
    public var source: ArraySlice<UInt8> {
        let start = document.range.lowerBound
        return document.bytes[start + Int(entry.start)..<start + Int(entry.end)]
    }

    /// The offset of the value's first byte, from the start of the array that was parsed.
    public var offset: Int { document.range.lowerBound + Int(entry.start) }

    /// The line of the value's first character, from 1, counted from the line number that the parser was given.
    ///
    /// - Complexity: O(*n*) in the length of the text before the value.
    public var line: Int { document.position(of: offset).line }

    /// The column of the value's first character, from 1, in Unicode scalar values.
    ///
    /// - Complexity: O(*n*) in the length of the text before the value.
    public var column: Int { document.position(of: offset).column }

    /// The place in the tree, such as `$.people[3].terms[0].degree` or `$["first name"]`.
    ///
    /// - Complexity: O(*n*) in the number of values before this one.
    public var path: String { String(decoding: document.path(of: index), as: UTF8.self) }
}

/// A member of an object: a key and its value.
public struct JSONMember: Sendable {
    /// The value.
    public let value: JSONNode

    /// The key, its escapes resolved.
    public var key: String { value.document.string(at: value.index - 1) }

    /// The key as a node, whose line and column are those of the key; its path is that of the value.
    public var keyNode: JSONNode { JSONNode(document: value.document, index: value.index - 1) }

    init(value: JSONNode) {
        self.value = value
    }
}

/// The elements of an array, in the order of the text.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    init(of node: JSONNode) {
        document = node.document
        index = node.index + 1
        end = Int(node.entry.next)
    }

    /// The next element, or nil after the last.
    public mutating func next() -> JSONNode? {
        guard index < end else { return nil }
        defer { index = Int(document.tape[index].next) }
        return JSONNode(document: document, index: index)
    }
}

/// The members of an object, in the order of the text.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    init(of node: JSONNode) {
        document = node.document
        index = node.index + 1
        end = Int(node.entry.next)
    }

    /// The next member, or nil after the last.
    public mutating func next() -> JSONMember? {
        guard index < end else { return nil }
        defer { index = Int(document.tape[index + 1].next) }
        return JSONMember(value: JSONNode(document: document, index: index + 1))
    }
}
