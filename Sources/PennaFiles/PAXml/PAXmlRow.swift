//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What a row of PAXml can say, by PAXml's own names; `kod` and `kst` to the last are other systems' names for more.
enum PAXmlField: String, Hashable, CaseIterable {
    case anstid, persnr, postid, tidkod, lonkod, lonart, kod, datum, datumfrom, datumtom, starttid, sluttid
    case timmar, omfattning, antal, enhet, apris, belopp, barn, kontonr, kundnr, kst, projekt

    /// The dimension of SIE that it is the value of, if it is one.
    var dimension: Int? {
        switch self {
        case .kst: 1
        case .projekt: 6
        case .kundnr: 8
        default: nil
        }
    }

    /// What an element around rows may say of all of them.
    static let ofGroups: Set<PAXmlField> = [
        .anstid, .persnr, .datum, .datumfrom, .datumtom, .tidkod, .lonkod, .lonart, .kontonr, .kst, .projekt,
    ]

    /// What says how much of a day a row is of; nothing of it means the whole day.
    static let extents: Set<PAXmlField> = [.timmar, .antal, .omfattning]

    /// The names that public writers use, in lower case without the dots and rings of å, ä and ö.
    private static let spellings: [String: PAXmlField] = [
        "anstnr": .anstid, "anstallningsid": .anstid, "anstallningsnr": .anstid, "anstallningsnummer": .anstid,
        "personnr": .persnr, "personnummer": .persnr,
        "franvarotyp": .tidkod, "franvarokod": .tidkod, "lonekod": .lonkod, "loneart": .lonart,
        "datumfran": .datumfrom, "fromdatum": .datumfrom, "from": .datumfrom, "startdatum": .datumfrom,
        "datumtill": .datumtom, "tomdatum": .datumtom, "tom": .datumtom, "slutdatum": .datumtom,
        "antaltimmar": .timmar, "procent": .omfattning, "a-pris": .apris, "pris": .apris, "summa": .belopp,
        "konto": .kontonr, "kostnadsstalle": .kst,
    ]

    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
        .merging(spellings) { name, _ in name }

    /// Words for people and marks of the sending system: nothing that could change the pay.
    static let remarks: Set<String> = [
        "benamning", "kommentar", "info", "samlingsid", "namn", "fornamn", "efternamn", "text",
    ]

    /// What Penna knows of and does not use: the amount is paid as it stands, and the agreement says what counts.
    static let unused: Set<String> = ["moms", "varugrupp", "semgrund"]
}

/// A transaction as it stands in the file.
struct PAXmlRow {
    /// The kinds of transaction that concern somebody's pay.
    enum Kind {
        case time, pay, travel

        /// The kind that elements of a name have, by the name in lower case without dots and rings.
        static let byName: [String: Kind] = [
            "tidtrans": .time, "tidtransaktion": .time, "franvarotrans": .time, "franvarotransaktion": .time,
            "lonetrans": .pay, "lonetransaktion": .pay, "lontrans": .pay, "lontransaktion": .pay,
            "resetrans": .travel, "resetransaktion": .travel,
        ]
    }

    /// Something that a row says, by the name it has in the file.
    struct Part {
        let name: String
        let value: String
    }

    let kind: Kind
    /// The element's name as it is written.
    let name: String
    let line: Int
    private(set) var values: [PAXmlField: String] = [:]
    /// What the fields are called in the file.
    private(set) var names: [PAXmlField: String] = [:]
    private(set) var dimensions: [Int: String] = [:]
    /// What Penna does not know and what it knows and does not use.
    private(set) var unknown: [Part] = []
    private(set) var unused: [Part] = []
    /// Fields of hours and extent that stand on the row without a value.
    private(set) var empty: [String] = []
    /// Why the row cannot be read at all, with the field.
    private(set) var trouble: Part?

    subscript(field: PAXmlField) -> String { values[field] ?? "" }

    /// What a field is called in the file.
    func name(_ field: PAXmlField) -> String { names[field] ?? field.rawValue }
}

extension PAXmlRow {
    /// Reads an element with what the elements around it say.
    init(_ element: PAXmlElement, _ kind: Kind, within group: PAXmlRow?) {
        self.init(kind, element)
        read(element)
        guard let group else { return }
        inherit(group)
    }

    /// Reads what an element around rows says of all of them; other elements in it are not looked into.
    init(group element: PAXmlElement, within group: PAXmlRow?) {
        self.init(.time, element)
        for attribute in element.attributes { add(attribute.plain, attribute.name, attribute.value) }
        if !element.value.isEmpty { unknown.append(Part(name: element.name, value: element.value)) }
        for child in element.children where child.isField { add(child.plain, child.name, child.value) }
        for (field, value) in values where !PAXmlField.ofGroups.contains(field) {
            unknown.append(Part(name: name(field), value: value))
            values[field] = nil
        }
        unknown.sort { $0.name < $1.name }
        if let group { inherit(group) }
    }

    private init(_ kind: Kind, _ element: PAXmlElement) {
        self.kind = kind
        name = element.name
        line = element.line
    }

    /// What a row does not say itself, the elements around it may.
    private mutating func inherit(_ group: PAXmlRow) {
        let hasDate = values.keys.contains { [.datum, .datumfrom, .datumtom, .starttid].contains($0) }
        for (field, value) in group.values where values[field] == nil {
            if hasDate, [.datum, .datumfrom, .datumtom].contains(field) { continue }
            values[field] = value
        }
        dimensions.merge(group.dimensions) { own, _ in own }
    }

    private mutating func read(_ element: PAXmlElement) {
        for attribute in element.attributes { add(attribute.plain, attribute.name, attribute.value) }
        if !element.value.isEmpty { unknown.append(Part(name: element.name, value: element.value)) }
        for child in element.children where Kind.byName[child.plain] == nil {
            if child.plain == "resenheter" || child.plain == "resenhet" {
                addUnits(child)
            } else if child.children.isEmpty {
                add(child.plain, child.name, child.value)
                for attribute in child.attributes { addPart(attribute, of: child) }
            } else if !PAXmlField.remarks.contains(child.plain) {
                fail(child.name, "Fältet \(child.name) innehåller andra element. Skriv bara värdet i fältet.")
            }
        }
    }

    private mutating func add(_ plain: String, _ name: String, _ value: String) {
        if PAXmlField.remarks.contains(plain) { return }
        let field = PAXmlField.byName[plain]
        if value.isEmpty {
            if let field, PAXmlField.extents.contains(field) { empty.append(name) }
            return
        }
        guard let field else {
            let part = Part(name: name, value: value)
            if PAXmlField.unused.contains(plain) { unused.append(part) } else { unknown.append(part) }
            return
        }
        if let known = values[field], known != value || names[field] == name {
            fail(name, "Fältet \(name) står två gånger på raden. Ta bort det ena.")
        }
        values[field] = value
        names[field] = name
        if let dimension = field.dimension { add(dimension, value, name) }
    }

    /// An attribute of a field; only words for people belong there.
    private mutating func addPart(_ attribute: PAXmlAttribute, of field: PAXmlElement) {
        if attribute.value.isEmpty || PAXmlField.remarks.contains(attribute.plain) { return }
        unknown.append(Part(name: "\(field.name) \(attribute.name)", value: attribute.value))
    }

    /// The units of result (kostnadsställe, projekt and others) with their dimensions.
    private mutating func addUnits(_ element: PAXmlElement) {
        if element.plain == "resenheter" {
            for child in element.children {
                guard child.plain == "resenhet" else {
                    fail(child.name, "\(element.name) innehåller \(child.name). Skriv resenhet med dim och id.")
                    continue
                }
                addUnits(child)
            }
            if !element.value.isEmpty { unknown.append(Part(name: element.name, value: element.value)) }
            return
        }
        func part(_ name: String) -> String {
            let own = element[name]
            return own.isEmpty ? element.children.first { $0.plain == name }?.value ?? "" : own
        }
        let known = PAXmlField.remarks.union(["dim", "id"])
        for attribute in element.attributes where !known.contains(attribute.plain) { addPart(attribute, of: element) }
        for child in element.children where !known.contains(child.plain) {
            unknown.append(Part(name: child.name, value: child.value))
        }
        let (dim, id) = (part("dim"), part("id"))
        if dim.isEmpty, id.isEmpty, element.value.isEmpty { return }
        guard let number = Int(dim), (1...99).contains(number), !id.isEmpty, element.value.isEmpty,
            !id.contains(where: \.isWhitespace)
        else {
            fail(element.name, "Resultatenheten med dim \(dim) och id \(id) går inte att läsa. Ange dim 1–99 och id.")
            return
        }
        add(number, id, element.name)
    }

    private mutating func add(_ dimension: Int, _ value: String, _ name: String) {
        if let known = dimensions[dimension], known != value {
            fail(name, "Dimension \(dimension) är både \(known) och \(value) på raden. Ta bort den ena.")
        }
        dimensions[dimension] = value
    }

    /// The first thing wrong is told.
    private mutating func fail(_ name: String, _ message: String) {
        if trouble == nil { trouble = Part(name: name, value: message) }
    }
}

extension PAXmlElement {
    /// Whether it is a field, with nothing but a value.
    var isField: Bool {
        children.isEmpty && attributes.isEmpty
            && (PAXmlField.byName[plain] != nil || PAXmlField.remarks.contains(plain))
    }

    /// Whether any row stands in it.
    var hasRows: Bool { children.contains { PAXmlRow.Kind.byName[$0.plain] != nil || $0.hasRows } }
}
