//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A list that nearly always holds one element or none.
///
/// The first element lies in the list itself, so that only a second one asks the system for memory. It is used like an
/// array:
///
/// ```swift
/// var pieces: ShortList = [morning]
/// pieces.append(evening)
/// ```
@frozen
public struct ShortList<Element>: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    @usableFromInline
    internal var head: Element?
    @usableFromInline
    internal var tail: [Element]

    /// No elements.
    @inlinable
    public init() {
        head = nil
        tail = []
    }

    /// One element.
    @inlinable
    public init(only element: Element) {
        head = element
        tail = []
    }

    /// One element so many times.
    @inlinable
    public init(repeating element: Element, count: Int) {
        head = count > 0 ? element : nil
        tail = count > 1 ? [Element](repeating: element, count: count - 1) : []
    }

    /// 0.
    @inlinable
    public var startIndex: Int { 0 }

    /// The number of elements.
    @inlinable
    public var endIndex: Int { head == nil ? 0 : tail.count + 1 }

    /// The element at a place, counted from 0; a place outside the list is a programming error.
    @inlinable
    public subscript(place: Int) -> Element {
        @inline(__always)
        get {
            guard place == 0 else { return tail[place - 1] }
            guard let head else { preconditionFailure("a place outside the list") }
            return head
        }
        @inline(__always)
        set {
            if place == 0 { head = newValue } else { tail[place - 1] = newValue }
        }
        // Yields in one place only, or it would be called instead of inlined, and the frame of a coroutine that is
        // called lies in memory asked for from the system.
        @inline(__always)
        _modify {
            var element = self[place]
            if place == 0 { head = nil }
            defer { self[place] = element }
            yield &element
        }
    }

    /// Lets an element be changed where it lies, without taking it out and putting it back as the subscript does.
    @inlinable
    public mutating func change<Failure: Error>(
        _ place: Int, _ body: (inout Element) throws(Failure) -> Void
    ) throws(Failure) {
        guard place == 0 else { return try body(&tail[place - 1]) }
        // Only unwrapping by force changes an optional's value in place; a place outside the list traps, as the
        // subscript does.
        // swift-format-ignore: NeverForceUnwrap
        try body(&head!)
    }

    /// Adds an element at the end.
    @inlinable
    public mutating func append(_ element: Element) {
        if head == nil { head = element } else { tail.append(element) }
    }

    /// Adds elements at the end.
    @inlinable
    public mutating func append(contentsOf elements: some Sequence<Element>) {
        for element in elements { append(element) }
    }

    /// Puts elements in the place of those in a range; a range outside the list is a programming error.
    @inlinable
    public mutating func replaceSubrange(_ range: Range<Int>, with elements: some Collection<Element>) {
        precondition(range.upperBound <= endIndex, "a range outside the list")
        guard range.lowerBound < endIndex else { return append(contentsOf: elements) }
        guard range.lowerBound == 0 else {
            tail.replaceSubrange(range.lowerBound - 1..<range.upperBound - 1, with: elements)
            return
        }
        var list = ShortList()
        list.append(contentsOf: elements)
        for place in range.upperBound..<endIndex { list.append(self[place]) }
        self = list
    }
}

extension ShortList: ExpressibleByArrayLiteral {
    /// The elements of a literal.
    @inlinable
    public init(arrayLiteral elements: Element...) {
        self.init(elements)
    }
}

extension ShortList: Equatable where Element: Equatable {}
extension ShortList: Hashable where Element: Hashable {}
extension ShortList: Sendable where Element: Sendable {}
