//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of the rule book's page, read back as a browser's document would be.
final class BookElement {
    let name: String
    let attributes: [String: String]
    private(set) weak var parent: BookElement?
    fileprivate(set) var children: [BookElement] = []
    /// The texts and elements inside, in order.
    fileprivate(set) var content: [Content] = []

    enum Content {
        case text(String)
        case element(BookElement)
    }

    fileprivate init(_ name: String, _ attributes: [String: String], in parent: BookElement?) {
        self.name = name
        self.attributes = attributes
        self.parent = parent
    }

    var id: String? { attributes["id"] }
    var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }

    /// The element and all inside it, in the order of the page.
    var all: [BookElement] { [self] + children.flatMap(\.all) }

    /// What is read in it.
    var text: String {
        content.map { part in
            switch part {
            case .text(let text): text
            case .element(let element): element.text
            }
        }.joined()
    }

    func elements(_ name: String, _ className: String? = nil) -> [BookElement] {
        all.filter { element in
            element.name == name && (className.map { element.classes.contains($0[...]) } ?? true)
        }
    }

    func element(id: String) -> BookElement? { all.first { $0.id == id } }

    /// Each text with the element that it stands in.
    var texts: [(text: String, element: BookElement)] {
        content.flatMap { part in
            switch part {
            case .text(let text): [(text, self)]
            case .element(let element): element.texts
            }
        }
    }

    /// Whether it or something around it has one of the classes.
    func isInside(_ names: Set<Substring>) -> Bool {
        !names.isDisjoint(with: classes) || (parent?.isInside(names) ?? false)
    }
}

/// Reads the page; a page that is not well formed is an error with its line.
final class BookPage: NSObject, XMLParserDelegate {
    private var open: [BookElement] = []
    private var root: BookElement?

    static func read(_ page: String) throws -> BookElement {
        let reader = BookPage()
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = reader
        guard parser.parse(), let root = reader.root else {
            throw NotWellFormed(line: parser.lineNumber, reason: parser.parserError.map { "\($0)" } ?? "")
        }
        return root
    }

    struct NotWellFormed: Error {
        let line: Int
        let reason: String
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = BookElement(element, attributes, in: open.last)
        open.last?.children.append(element)
        open.last?.content.append(.element(element))
        if root == nil { root = element }
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.content.append(.text(string)) }
}
