//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics

/// The transactions of a file, wherever they stand, and everything in it that is not used.
struct PAXmlDocument {
    private(set) var rows: [PAXmlRow] = []
    /// What the file says of itself, by PAXml's names.
    private(set) var header: [String: String] = [:]
    /// The days that the file says it is of.
    private(set) var period: (from: String, through: String)?
    /// The anställningsnummer that the file's own people have, by personnummer.
    private(set) var employments: [String: Set<String>] = [:]
    /// Rows that look like somebody's and are none that Penna knows.
    private(set) var strangers: [PAXmlRow] = []
    /// Findings about the file, without its name.
    private(set) var notes: [(code: FindingCode, line: Int, column: String, message: String)] = []
    /// Elements that are not used, with the line of the first and the number of times.
    private var unused: [(name: String, line: Int, count: Int)] = []

    /// Blocks with pay that comes from elsewhere in Penna, or that Penna does not have.
    private static let unusedBlocks: Set<String> = [
        "personal", "schematransaktioner", "loneutbetalning", "saldon", "dimensioner", "resultatenheter", "koder",
    ]
    /// Marks that a period of a person is ready or approved.
    private static let marks: Set<String> = ["klar", "klart", "attesterat"]
    private static let headerSpellings = ["skapad": "datum", "orgnr": "foretagorgnr"]
    /// Names, addresses and marks of the sender, which change no pay.
    private static let headerFields: Set<String> = [
        "version", "format", "datum", "nyexport", "foretagid", "foretagorgnr", "foretagnamn", "extraadress",
        "postadress", "postnr", "ort", "land", "epost", "hemsida", "kontaktperson", "personalansvarig",
        "attestansvarig", "telefon", "telefax", "programnamn", "programlicens", "info", "extrainfo", "period",
    ]

    init(_ root: PAXmlElement) {
        for attribute in root.attributes where attribute.plain != "version" {
            note(attribute.name, root.line)
        }
        if !root.value.isEmpty { note(root.name, root.line) }
        read(root, within: nil)
        for thing in unused {
            notes.append(
                (
                    .unusedContent, thing.line, thing.name,
                    "\(thing.name) (\(thing.count) st) används inte. Personer, scheman och konton läses ur employer.json och people.ndjson."
                ))
        }
    }

    private mutating func read(_ element: PAXmlElement, within group: PAXmlRow?) {
        for child in element.children {
            if let kind = PAXmlRow.Kind.byName[child.plain] {
                rows.append(PAXmlRow(child, kind, within: group))
                // A row inside a row is a row of its own.
                read(rowsIn: child, within: group)
            } else if child.plain == "header" {
                readHeader(child)
            } else if PAXmlDocument.marks.contains(child.plain) {
                note(child.name, child.line)
            } else if PAXmlDocument.unusedBlocks.contains(child.plain) {
                readUnused(child)
                read(rowsIn: child, within: group)
            } else {
                readGroup(child, within: group)
            }
        }
    }

    /// Reads only the rows that stand somewhere in an element that is read otherwise.
    private mutating func read(rowsIn element: PAXmlElement, within group: PAXmlRow?) {
        for child in element.children {
            if let kind = PAXmlRow.Kind.byName[child.plain] { rows.append(PAXmlRow(child, kind, within: group)) }
            read(rowsIn: child, within: group)
        }
    }

    /// A block of transactions, an element around some of them, or something that Penna does not know.
    private mutating func readGroup(_ element: PAXmlElement, within group: PAXmlRow?) {
        let isBlock = ["tidtransaktioner", "lonetransaktioner", "resetransaktioner"].contains(element.plain)
        if isBlock || element.hasRows {
            let said = PAXmlRow(group: element, within: group)
            for part in said.unknown { note(part.name, element.line) }
            read(element, within: said)
            return
        }
        let said = PAXmlRow(element, .time, within: group)
        let isSomebody = !said[.anstid].isEmpty || !said[.persnr].isEmpty
        if isSomebody, !element.attributes.isEmpty || !element.children.isEmpty {
            strangers.append(said)
        } else if !element.isField || group == nil {
            note(element.name, element.line)
            for child in element.children where !child.children.isEmpty || !child.attributes.isEmpty {
                readGroup(child, within: group)
            }
        }
    }

    private mutating func readHeader(_ element: PAXmlElement) {
        if !element.value.isEmpty { note(element.name, element.line) }
        for attribute in element.attributes { note("\(element.name) \(attribute.name)", element.line) }
        for child in element.children {
            let name = PAXmlDocument.headerSpellings[child.plain] ?? child.plain
            let isKnown = PAXmlDocument.headerFields.contains(name)
            if !isKnown || !(child.children.isEmpty || name == "period") { note(child.name, child.line) }
            if !["nyexport", "period"].contains(name) {
                for attribute in child.attributes { note("\(child.name) \(attribute.name)", child.line) }
            }
            header[name] = child.value
            if name == "nyexport" {
                notes.append(
                    (
                        .unusedContent, child.line, child.name,
                        "Filen är en ny export (nyexport \(child["datum"])). Kontrollera att raderna inte har betalats med en tidigare fil."
                    ))
            }
            if name == "period" { readPeriod(child) }
        }
    }

    private mutating func readPeriod(_ element: PAXmlElement) {
        func part(_ names: [String]) -> String {
            let attribute = names.lazy.map { element[$0] }.first { !$0.isEmpty }
            return attribute ?? element.children.first { names.contains($0.plain) }?.value ?? ""
        }
        let from = part(["start", "from", "datumfrom", "startdatum"])
        let through = part(["slut", "tom", "datumtom", "slutdatum"])
        if from.isEmpty || through.isEmpty { note(element.name, element.line) } else { period = (from, through) }
    }

    private mutating func readUnused(_ element: PAXmlElement) {
        note(element.name, element.line, count: element.children.count)
        for person in element.children where person.plain == "person" {
            let (employment, number) = (person["anstid"], person["persnr"])
            if !employment.isEmpty, !number.isEmpty { employments[number, default: []].insert(employment) }
        }
    }

    private mutating func note(_ name: String, _ line: Int, count: Int = 1) {
        if let index = unused.firstIndex(where: { $0.name == name }) {
            unused[index].count += count
        } else {
            unused.append((name, line, count))
        }
    }
}
