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
    private(set) var period: DayRange?
    /// A period in the file that no days can be read of, as it is written.
    private(set) var unreadPeriod: String?
    /// The anställningsnummer that the file's own people have, by personnummer.
    private(set) var employments: [String: Set<String>] = [:]
    /// Rows that look like somebody's and are none that Penna knows.
    private(set) var strangers: [PAXmlRow] = []
    /// An element that nobody's pay is read of although it may hold it: why the file cannot be used.
    private(set) var unreadable: (name: String, line: Int)?
    /// The first element with something in it that is nothing that PAXml has.
    private var oddity: (name: String, line: Int)?
    /// Findings about the file, without its name.
    private(set) var notes: [(code: FindingCode, line: Int, column: String, message: String)] = []
    /// Elements that are not used, with the line of the first and the number of times.
    private var unused: [(name: String, line: Int, count: Int)] = []

    /// Blocks with pay that comes from elsewhere in Penna, or that Penna does not have.
    private static let unusedBlocks: Set<String> = [
        "personal", "schematransaktioner", "loneutbetalning", "saldon", "dimensioner", "resultatenheter", "koder",
    ]
    /// Marks that a period of a person is ready or approved.
    static let marks: Set<String> = ["klar", "klart", "attesterat"]
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
        read(root, within: PAXmlRow(owner: root, within: nil))
        // A file of which nothing is read may be one whose rows have other names.
        if rows.isEmpty, strangers.isEmpty, unreadable == nil { unreadable = oddity }
        for thing in unused {
            notes.append(
                (
                    .unusedContent, thing.line, thing.name,
                    "\(thing.name) (\(thing.count) st) används inte. Personer, scheman och konton läses ur employer.json och people.ndjson."
                ))
        }
    }

    private mutating func read(_ element: PAXmlElement, within group: PAXmlRow?, isGroup: Bool = false) {
        for child in element.children {
            if let kind = PAXmlRow.Kind.byName[child.plain] {
                rows.append(PAXmlRow(child, kind, within: group))
                // A row inside a row is a row of its own.
                read(rowsIn: child, within: group)
            } else if child.plain == "header" {
                readHeader(child)
            } else if PAXmlDocument.marks.contains(child.plain) {
                note(child.name, child.line)
            } else if isGroup, child.isOfGroup {
                // The rows have it.
                continue
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
            if let kind = PAXmlRow.Kind.byName[child.plain] {
                rows.append(PAXmlRow(child, kind, within: group))
                read(rowsIn: child, within: group)
            } else if child.hasRows {
                read(rowsIn: child, within: PAXmlRow(owner: child, within: group))
            }
        }
    }

    /// A block of transactions, an element around some of them, or something that Penna does not know.
    private mutating func readGroup(_ element: PAXmlElement, within group: PAXmlRow?) {
        let isBlock = ["tidtransaktioner", "lonetransaktioner", "resetransaktioner"].contains(element.plain)
        if isBlock || element.hasRows {
            let said = PAXmlRow(group: element, within: group)
            if !element.hasRows {
                for part in said.unknown { note(part.name, element.line) }
            }
            read(element, within: said, isGroup: true)
            return
        }
        let said = PAXmlRow(element, .time, within: group)
        let isSomebody = !said[.anstid].isEmpty || !said[.persnr].isEmpty
        if isSomebody, !element.attributes.isEmpty || !element.children.isEmpty {
            strangers.append(said)
        } else {
            note(element.name, element.line)
            let own = PAXmlRow(element, .time, within: nil)
            if unreadable == nil, own.isLikeTransaction { unreadable = (element.name, element.line) }
            if oddity == nil, !element.attributes.isEmpty || !element.children.isEmpty {
                oddity = (element.name, element.line)
            }
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
            if name == "datum", !child.value.isEmpty, (try? Instant(child.value)) == nil {
                notes.append(
                    (
                        .unusedContent, child.line, child.name,
                        "\(child.name) \(child.value) är ingen tidpunkt, så raderna räknas som kända hela tiden. Skriv t.ex. 2026-10-05T08:00:00."
                    ))
            }
        }
    }

    private mutating func readPeriod(_ element: PAXmlElement) {
        let names = (
            from: ["start", "from", "datumfrom", "startdatum"], through: ["slut", "tom", "datumtom", "slutdatum"]
        )
        var parts = element.attributes.map { (name: $0.name, plain: $0.plain, value: $0.value) }
        parts += element.children.map { ($0.name, $0.plain, $0.value) }
        if !element.value.isEmpty { parts.append((element.name, "", element.value)) }
        parts.removeAll { $0.value.isEmpty }
        if parts.isEmpty { return note(element.name, element.line) }
        let from = parts.filter { names.from.contains($0.plain) }
        let through = parts.filter { names.through.contains($0.plain) }
        let days: DayRange? =
            if from.count == 1, through.count == 1, parts.count == 2, let first = Day(from[0].value),
                let last = Day(through[0].value)
            {
                try? DayRange(from: first, through: last)
            } else { nil }
        if let days, period == nil || period == days {
            period = days
        } else {
            unreadPeriod = parts.map { $0.plain.isEmpty ? $0.value : "\($0.name) \($0.value)" }.joined(separator: ", ")
        }
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
