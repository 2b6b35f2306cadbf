//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Writes JSON (RFC 8259) in UTF-8 to a buffer of bytes.
///
/// Nesting is done with closures, so every bracket that is opened is closed. A wrong order of calls (a value without
/// its key in an object, a key in an array, two values at the top without a line break between them) is a wrong
/// program and stops it. The writer does not look for equal keys in an object; give it different ones.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.object { person in
///     person.member("name", string: "Åsa")
///     person.member("pay", decimal: 3_250_000, scale: 2)
///     person.memberArray("degrees") { degrees in degrees.integer(75) }
/// }
/// writer.newline()
/// // {"name":"Åsa","pay":32500.00,"degrees":[75]}
/// ```
public struct JSONWriter: Sendable {
    /// How the text looks.
    public enum Style: Hashable, Sendable {
        /// Without white space: one value is one line, as NDJSON needs.
        case compact
        /// One member or element on each line, indented by two spaces.
        case pretty
    }

    /// Where in the text the writer stands.
    struct State: Sendable {
        var container = Container.top
        var depth = 0
        /// Whether the container, or the current line at the top, has a value.
        var hasValue = false
        /// Whether a key waits for its value.
        var hasKey = false
    }

    enum Container: Sendable {
        case top
        case array
        case object
    }

    /// How the text looks.
    public let style: Style

    /// What has been written.
    public internal(set) var bytes: [UInt8] = []

    private var state = State()

    /// Creates a writer with an empty buffer.
    public init(style: Style = .compact) {
        self.style = style
    }

    /// What has been written, as a string.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Empties the buffer but keeps its storage, for writing a long file in pieces.
    ///
    /// - Precondition: the writer is not inside an object or array.
    public mutating func removeAll() {
        precondition(state.depth == 0, "removeAll() inside an object or array")
        bytes.removeAll(keepingCapacity: true)
    }

    /// Ends the line after a value at the top, so that another value may follow (NDJSON).
    ///
    /// - Precondition: the writer is at the top, after a value.
    public mutating func newline() {
        precondition(state.depth == 0 && state.hasValue, "newline() without a finished value before it")
        bytes.append(JSONByte.lineFeed)
        state.hasValue = false
    }

    /// Writes the key of a member; its value must follow.
    ///
    /// - Precondition: the writer is directly inside an object, and the key before has its value.
    public mutating func key(_ key: String) {
        precondition(state.container == .object, "key(_:) outside an object")
        precondition(!state.hasKey, "key(_:) after a key that has no value")
        separate()
        Self.appendQuoted(key, to: &bytes)
        bytes.append(JSONByte.colon)
        if style == .pretty { bytes.append(JSONByte.space) }
        state.hasKey = true
    }

    /// Goes to the place of a next member.
    mutating func beginMembers() {
        precondition(state.container == .object && !state.hasKey, "members outside an object")
        separate()
        state.hasValue = true
    }

    /// Writes an object whose members the closure writes.
    ///
    /// If the closure throws, what it wrote is taken back, and the error goes on to the caller.
    public mutating func object<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try container(.object, JSONByte.openBrace, JSONByte.closeBrace, body)
    }

    /// Writes an array whose elements the closure writes.
    ///
    /// If the closure throws, what it wrote is taken back, and the error goes on to the caller.
    public mutating func array<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try container(.array, JSONByte.openBracket, JSONByte.closeBracket, body)
    }

    private mutating func container<Failure: Error>(
        _ container: Container, _ opener: UInt8, _ closer: UInt8,
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        let before = Mark(state: state, count: bytes.count)
        beginValue()
        let outer = state
        bytes.append(opener)
        state = State(container: container, depth: outer.depth + 1)
        do {
            try body(&self)
        } catch {
            rewind(to: before)
            throw error
        }
        precondition(state.container == container && state.depth == outer.depth + 1, "the writer was exchanged")
        precondition(!state.hasKey, "the last key of an object has no value")
        let isEmpty = !state.hasValue
        state = outer
        if !isEmpty { breakLine() }
        bytes.append(closer)
    }

    /// A place to go back to.
    struct Mark {
        let state: State
        let count: Int
    }

    var mark: Mark { Mark(state: state, count: bytes.count) }

    mutating func rewind(to mark: Mark) {
        bytes.removeLast(bytes.count - mark.count)
        state = mark.state
    }

    /// Writes what must stand before a value, and checks that a value may stand here.
    mutating func beginValue() {
        switch state.container {
        case .object:
            precondition(state.hasKey, "a value without a key in an object")
            state.hasKey = false
        case .array:
            separate()
        case .top:
            precondition(!state.hasValue, "a second value without newline() before it")
        }
        state.hasValue = true
    }

    /// Writes the comma and the line break between the members or elements of a container.
    private mutating func separate() {
        if state.hasValue { bytes.append(JSONByte.comma) }
        breakLine()
    }

    private mutating func breakLine() {
        guard style == .pretty else { return }
        bytes.append(JSONByte.lineFeed)
        bytes.append(contentsOf: repeatElement(JSONByte.space, count: 2 * state.depth))
    }
}
