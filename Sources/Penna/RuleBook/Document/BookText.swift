//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// A text of the rule book, with what must not be broken over lines, what leads somewhere and what is marked.
struct BookText: Hashable, Sendable, ExpressibleByStringLiteral {
    /// A piece of a text.
    enum Part: Hashable, Sendable {
        case plain(String)
        case strong(String)
        /// The key of a figure, and the anchor it leads to.
        case key(String, to: String?)
        /// A day, a value with its unit, or something else that stands on one line.
        case unbroken(String)
        /// A text that leads to an anchor of the book, `#…`, or to an address.
        case link(String, to: String)
        /// How well something is known.
        case mark(Confidence)
        /// A word in a frame, such as `lokalt`.
        case tag(String)
        /// The letters of a class of hours in its colour, by its place in the legend.
        case swatch(String, Int)
    }

    var parts: [Part] = []

    init(_ parts: [Part] = []) { self.parts = parts }
    init(stringLiteral text: String) { parts = text.isEmpty ? [] : [.plain(text)] }
    init(plain text: String) { parts = text.isEmpty ? [] : [.plain(text)] }

    static func unbroken(_ text: String) -> BookText { BookText([.unbroken(text)]) }
    static func day(_ day: Day?) -> BookText { BookText(day.map { [.unbroken("\($0)")] } ?? []) }
    static func + (left: BookText, right: BookText) -> BookText { BookText(left.parts + right.parts) }

    var isEmpty: Bool { parts.isEmpty }

    /// The text without its marks.
    var plain: String {
        parts.map { part in
            switch part {
            case .plain(let text), .strong(let text), .key(let text, _), .unbroken(let text), .link(let text, _),
                .tag(let text), .swatch(let text, _):
                text
            case .mark(let confidence): confidence.swedish
            }
        }.joined()
    }
}

/// What a text may name, and where that stands in the book.
struct BookNames: Sendable {
    /// The anchors of figures by key.
    var figures: [String: String] = [:]
    /// The anchors of decisions by name, such as `A12`.
    var decisions: [String: String] = [:]
    /// The anchors of sources by the name that texts have.
    var sources: [String: String] = [:]

    /// A text with its days and keys on one line each, and links to what it names.
    func text(_ text: String) -> BookText {
        var reader = BookTextReader(text, self)
        return reader.read()
    }
}

/// Finds days, keys, decisions and sources in a text.
private struct BookTextReader {
    private let characters: [Character]
    private let names: BookNames
    private let namesDecisions: Bool
    private let sources: [(name: [Character], anchor: String)]
    private var plain = ""
    private var parts: [BookText.Part] = []

    init(_ text: String, _ names: BookNames) {
        characters = Array(text)
        self.names = names
        namesDecisions = BookTextReader.holds(characters, Array("eslut "))
        let known = characters
        sources = names.sources.map { (Array($0.key), $0.value) }.filter { BookTextReader.holds(known, $0.0) }
            .sorted { ($0.0.count, String($1.0)) > ($1.0.count, String($0.0)) }
    }

    private static func holds(_ text: [Character], _ part: [Character]) -> Bool {
        guard let first = part.first, part.count <= text.count else { return part.isEmpty }
        return (0...text.count - part.count).contains { start in
            text[start] == first && text[start..<start + part.count].elementsEqual(part)
        }
    }

    mutating func read() -> BookText {
        var position = 0
        while position < characters.count {
            let isStart = position == 0 || !BookTextReader.isWord(characters[position - 1])
            if isStart, let (part, length) = found(at: position) {
                flush()
                parts.append(part)
                position += length
            } else {
                plain.append(characters[position])
                position += 1
            }
        }
        flush()
        return BookText(parts)
    }

    private mutating func flush() {
        if !plain.isEmpty { parts.append(.plain(plain)) }
        plain = ""
    }

    private func found(at start: Int) -> (BookText.Part, Int)? {
        if start + 10 <= characters.count, !isWord(at: start + 10),
            Day(String(characters[start..<start + 10])) != nil
        {
            return (.unbroken(String(characters[start..<start + 10])), 10)
        }
        for (name, anchor) in sources
        where characters[start...].starts(with: name) && !isWord(at: start + name.count) {
            return (.link(String(name), to: "#" + anchor), name.count)
        }
        var end = start
        while isWord(at: end) { end += 1 }
        while end > start, characters[end - 1] == "." { end -= 1 }
        let word = String(characters[start..<end])
        if let anchor = names.figures[word] { return (.key(word, to: anchor), end - start) }
        if namesDecisions, let anchor = names.decisions[word] { return (.link(word, to: "#" + anchor), end - start) }
        return nil
    }

    private func isWord(at position: Int) -> Bool {
        characters.indices.contains(position) && BookTextReader.isWord(characters[position])
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "." || character == "_"
    }
}

extension String {
    /// The text as an anchor: letters and digits, with hyphens between.
    var anchor: String {
        var result = ""
        for character in lowercased() {
            switch character {
            case "å", "ä": result += "a"
            case "ö": result += "o"
            case "a"..."z", "0"..."9": result.append(character)
            default: if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
            }
        }
        return result.hasSuffix("-") ? String(result.dropLast()) : result
    }
}
