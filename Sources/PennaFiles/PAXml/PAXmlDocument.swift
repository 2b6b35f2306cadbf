//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// A `tidtrans` or `lonetrans` as it stands in the file.
struct PAXmlRow {
    let isTime: Bool
    let line: Int
    let employment: String
    let person: String
    var fields: [String: String] = [:]

    subscript(field: String) -> String { fields[field] ?? "" }
}

/// Gathers the rows of a PAXml file while the platform's parser walks through it.
final class PAXmlDocument: NSObject, XMLParserDelegate {
    private(set) var rows: [PAXmlRow] = []
    private(set) var isPAXml = false
    private(set) var peopleCount = 0
    /// The anställningsnummer that the file's own people have, by personnummer.
    private(set) var employments: [String: String] = [:]
    private var row: PAXmlRow?
    private var text = ""

    var hasRows: Bool { !rows.isEmpty }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch element {
        case "paxml": isPAXml = true
        case "person":
            peopleCount += 1
            if let employment = attributes["anstid"], let person = attributes["persnr"] {
                employments[person] = employment
            }
        case "tidtrans", "lonetrans":
            row = PAXmlRow(
                isTime: element == "tidtrans", line: parser.lineNumber, employment: attributes["anstid"] ?? "",
                person: attributes["persnr"] ?? "")
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        if element == "tidtrans" || element == "lonetrans" {
            if let row { rows.append(row) }
            row = nil
        } else {
            row?.fields[element] = text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        text = ""
    }
}
