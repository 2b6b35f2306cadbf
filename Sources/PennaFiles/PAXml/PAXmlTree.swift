//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import PennaFormat

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// An element of a file with everything that it holds, so that nothing is lost wherever it stands.
final class PAXmlElement {
    /// The name as it is written.
    let name: String
    /// The name in lower case, without prefix and without the dots and rings of å, ä and ö.
    let plain: String
    let line: Int
    /// In order of names, because a parser gives them in none.
    let attributes: [PAXmlAttribute]
    fileprivate(set) var text = ""
    fileprivate(set) var children: [PAXmlElement] = []

    fileprivate init(_ name: String, line: Int, _ attributes: [String: String]) {
        self.name = name
        plain = PAXmlElement.plain(name)
        self.line = line
        self.attributes = attributes.sorted { $0.key < $1.key }.compactMap { name, value in
            // Declarations of XML itself say nothing of pay.
            let isOfXML = name == "xmlns" || ["xmlns:", "xsi:", "xml:"].contains { name.hasPrefix($0) }
            return isOfXML ? nil : PAXmlAttribute(name, value)
        }
    }

    /// What stands in it beside other elements.
    var value: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// An attribute, by its plain name.
    subscript(attribute: String) -> String {
        attributes.first { $0.plain == attribute }?.value ?? ""
    }

    fileprivate static func plain(_ name: String) -> String {
        let name = name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
        return InputText.plain(name)
    }
}

/// An attribute of an element.
struct PAXmlAttribute {
    let name: String
    let plain: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        plain = PAXmlElement.plain(name)
        self.value = value.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// Builds the elements of a file as the parser goes through it.
final class PAXmlTree: NSObject, XMLParserDelegate {
    private(set) var root: PAXmlElement?
    private var open: [PAXmlElement] = []

    /// The line of the first fault, where the parser goes on to look for more; 0 where there is none.
    private(set) var faultLine = 0

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        if faultLine == 0 { faultLine = parser.lineNumber }
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = PAXmlElement(element, line: parser.lineNumber, attributes)
        open.last?.children.append(element)
        if open.isEmpty { root = element }
        open.append(element)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        open.last?.text += String(decoding: block, as: UTF8.self)
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    /// The line of a document type, which PAXml has none of: what its entities stand for would be lost.
    static func documentType(_ bytes: [UInt8]) -> Int? {
        var place = 0
        func starts(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }
        func skip(past end: String) {
            while place < bytes.count, !starts(end) { place += 1 }
            place = min(bytes.count, place + end.utf8.count)
        }
        if starts("\u{FEFF}") { place += 3 }
        while place < bytes.count {
            if starts("<?") {
                skip(past: "?>")
            } else if starts("<!--") {
                skip(past: "-->")
            } else if starts("<!") {
                return 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") }
            } else if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) {
                place += 1
            } else {
                return nil
            }
        }
        return nil
    }
}
