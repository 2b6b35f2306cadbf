//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import PennaBasics

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// A transaction as it stands in the file.
struct PAXmlRow {
    /// The kinds of transaction that concern somebody's pay.
    enum Kind: String {
        case time = "tidtrans"
        case pay = "lonetrans"
        case travel = "resetrans"
    }

    let kind: Kind
    let line: Int
    let employment: String
    let person: String
    var fields: [String: String] = [:]
    /// A field that stands twice, which PAXml does not allow.
    var repeated: String?

    subscript(field: String) -> String { fields[field] ?? "" }
}

/// Something that the file says and Penna does not use.
struct PAXmlNote {
    let line: Int
    let message: String
}

/// Gathers the transactions of a file as the parser walks through it.
final class PAXmlDocument: NSObject, XMLParserDelegate {
    private(set) var rows: [PAXmlRow] = []
    private(set) var header: [String: String] = [:]
    /// The anställningsnummer that the file's own people have, by personnummer.
    private(set) var employments: [String: Set<String>] = [:]
    private var path: [String] = []
    private var row: PAXmlRow?
    private var text = ""
    private var reexport: (line: Int, day: String)?
    /// Blocks and fields that are not used, with the line and the number of times.
    private var unused: [(name: String, line: Int, count: Int)] = []

    /// Whether the outermost element is PAXml's.
    private(set) var isPAXml = false

    /// Blocks with pay that comes from elsewhere in Penna, or that Penna does not have.
    private static let unusedBlocks: Set<String> = [
        "personal", "schematransaktioner", "loneutbetalning", "saldon", "dimensioner", "resultatenheter", "koder",
    ]
    private static let usedFields: Set<String> = [
        "tidkod", "datum", "datumfrom", "datumtom", "starttid", "sluttid", "timmar", "omfattning", "lonkod", "lonart",
        "antal", "apris", "belopp", "barn",
    ]
    /// Words for people, and marks of the sending system: nothing that could change the pay.
    private static let remarks: Set<String> = ["benamning", "kommentar", "info", "samlingsid"]

    /// What the file says that Penna does not use, each thing once.
    var notes: [PAXmlNote] {
        var notes = unused.map { thing in
            PAXmlNote(
                line: thing.line,
                message:
                    "\(thing.name) (\(thing.count) st) används inte. Personer, scheman och konton läses ur employer.json och people.ndjson."
            )
        }
        if let reexport {
            notes.append(
                PAXmlNote(
                    line: reexport.line,
                    message:
                        "Filen är en ny export (nyexport \(reexport.day)). Kontrollera att raderna inte har betalats med en tidigare fil."
                ))
        }
        return notes
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        path.append(element)
        if path.count == 1 { isPAXml = element == "paxml" }
        if path.count == 2, PAXmlDocument.unusedBlocks.contains(element) { note(element, parser.lineNumber, count: 0) }
        if path.count == 3, PAXmlDocument.unusedBlocks.contains(path[1]) { note(path[1], parser.lineNumber) }
        if path.count == 3, element == "person", let employment = attributes["anstid"],
            let person = attributes["persnr"]
        {
            employments[person, default: []].insert(employment)
        }
        if element == "nyexport" { reexport = (parser.lineNumber, attributes["datum"] ?? "") }
        if path.count == 3, let kind = PAXmlRow.Kind(rawValue: element) {
            row = PAXmlRow(
                kind: kind, line: parser.lineNumber,
                employment: (attributes["anstid"] ?? "").trimmingCharacters(in: .whitespaces),
                person: (attributes["persnr"] ?? "").trimmingCharacters(in: .whitespaces))
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
        text = ""
        if path.count == 3, let row {
            rows.append(row)
            self.row = nil
        } else if path.count == 4, row != nil {
            addField(element, value, parser.lineNumber)
        } else if path.count == 3, path[1] == "header" {
            header[element] = value
        }
        path.removeLast()
    }

    private func addField(_ element: String, _ value: String, _ line: Int) {
        guard row?.kind != .travel else { return }
        if PAXmlDocument.usedFields.contains(element) {
            if row?.fields.updateValue(value, forKey: element) != nil { row?.repeated = element }
        } else if !PAXmlDocument.remarks.contains(element), !value.isEmpty || element == "resenheter" {
            note(element, line)
        }
    }

    private func note(_ name: String, _ line: Int, count: Int = 1) {
        if let index = unused.firstIndex(where: { $0.name == name }) {
            unused[index].count += count
        } else {
            unused.append((name, line, count))
        }
    }
}
