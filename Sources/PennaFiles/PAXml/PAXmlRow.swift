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

    /// What says how much of a day a row is of; nothing of it means the whole day.
    static let extents: Set<PAXmlField> = [.timmar, .antal, .omfattning]

    /// What says how much a row is of or pays; nobody but a row has it.
    static let quantities: Set<PAXmlField> = [.timmar, .antal, .omfattning, .apris, .belopp]

    /// What says what a row is.
    static let codes: [PAXmlField] = [.lonart, .lonkod, .kod, .tidkod]

    static let dates: Set<PAXmlField> = [.datum, .datumfrom, .datumtom]

    /// What belongs to a row whatever it is: whose it is, which post, when, and where it is posted.
    static let ofEveryRow: Set<PAXmlField> = [
        .anstid, .persnr, .postid, .datum, .datumfrom, .datumtom, .kontonr, .kundnr, .kst, .projekt,
    ]

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

    /// Words of no version of PAXml that would turn, convert or cancel what the row says, with the values that do not.
    static let turning: [String: Set<String>] = {
        let (sign, currency, cancelled) = (["+", "plus"], ["sek", "kr"], ["nej", "false", "0", "n"])
        let words = [
            "tecken": sign, "forteckent": sign, "forteckning": sign, "sign": sign, "valuta": currency,
            "valutakod": currency, "currency": currency, "faktor": ["1"], "multiplikator": ["1"],
            "makulerad": cancelled, "annullerad": cancelled, "borttagen": cancelled, "raderad": cancelled,
            "struken": cancelled,
        ]
        return words.mapValues { Set($0) }
    }()
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
    /// The units that stand as attributes on the fields.
    private(set) var units: [PAXmlField: String] = [:]
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

    /// Whether it says how much, and of what or when, as only a transaction does.
    var isLikeTransaction: Bool {
        let fields = Set(values.keys)
        return !fields.isDisjoint(with: PAXmlField.quantities)
            && !fields.isDisjoint(with: PAXmlField.dates.union(PAXmlField.codes))
    }
}

extension PAXmlRow {
    /// Reads an element with what the elements around it say.
    init(_ element: PAXmlElement, _ kind: Kind, within group: PAXmlRow?) {
        self.init(kind, element)
        read(element)
        guard let group else { return }
        refuseTotals(of: group)
        inherit(group)
    }

    /// Reads what an element around rows says of all of them.
    init(group element: PAXmlElement, within group: PAXmlRow?) {
        self.init(.time, element)
        readAttributes(element)
        for child in element.children where child.isOfGroup { read(field: child) }
        // How many rows there are says nothing of any of them.
        if self[.antal] == "\(element.children.count { Kind.byName[$0.plain] != nil })" { values[.antal] = nil }
        if let group { inherit(group) }
    }

    /// Reads whose the rows in an element are that is not about rows, such as the file itself or a person in its register.
    ///
    /// Its dates and accounts are its own; what says how much, or what, could be meant for the rows, and they cannot tell.
    init(owner element: PAXmlElement, within group: PAXmlRow?) {
        self.init(.time, element)
        var own = self
        own.readAttributes(element)
        for child in element.children where child.isOfGroup { own.read(field: child) }
        for field in [PAXmlField.anstid, .persnr] { values[field] = own.values[field] }
        let meant = PAXmlField.quantities.union(PAXmlField.codes).union([.starttid, .sluttid])
        if let field = PAXmlField.allCases.first(where: { meant.contains($0) && !own[$0].isEmpty }) {
            fail(
                own.name(field),
                "\(own.name(field)) \(own[field]) står på \(element.name) och inte på raden, så det går inte att se om det gäller raden. Skriv det på raden, eller ta bort det."
            )
        }
        if let group { inherit(group) }
    }

    private init(_ kind: Kind, _ element: PAXmlElement) {
        self.kind = kind
        name = element.name
        line = element.line
    }

    /// What a row does not say itself, the elements around it say.
    private mutating func inherit(_ group: PAXmlRow) {
        let hasDate = values.keys.contains { PAXmlField.dates.contains($0) } || self[.starttid].contains("-")
        for (field, value) in group.values where values[field] == nil {
            if hasDate, PAXmlField.dates.contains(field) { continue }
            values[field] = value
            names[field] = group.names[field]
            units[field] = group.units[field]
        }
        dimensions.merge(group.dimensions) { own, _ in own }
        unknown += group.unknown
        unused += group.unused
        empty += group.empty
        if trouble == nil { trouble = group.trouble }
    }

    /// A quantity or an amount around rows is usually their sum: it is taken for none of theirs that has none itself.
    private mutating func refuseTotals(of group: PAXmlRow) {
        for field in [PAXmlField.antal, .belopp] where !group[field].isEmpty && self[field].isEmpty {
            fail(
                group.name(field),
                "\(group.name(field)) \(group[field]) står runt raderna, så det går inte att se om det är varje rads eller allas. Skriv det på varje rad."
            )
        }
    }

    private mutating func read(_ element: PAXmlElement) {
        readAttributes(element)
        for child in element.children where Kind.byName[child.plain] == nil { read(field: child) }
    }

    private mutating func readAttributes(_ element: PAXmlElement) {
        for attribute in element.attributes { add(attribute.plain, attribute.name, attribute.value) }
        if !element.value.isEmpty { unknown.append(Part(name: element.name, value: element.value)) }
    }

    private mutating func read(field child: PAXmlElement) {
        if child.isOfUnits {
            addUnits(child)
        } else if child.children.isEmpty {
            add(child.plain, child.name, child.value)
            for attribute in child.attributes { addPart(attribute, of: child) }
        } else if !PAXmlField.remarks.contains(child.plain) {
            fail(child.name, "Fältet \(child.name) innehåller andra element. Skriv bara värdet i fältet.")
        }
    }

    private mutating func add(_ plain: String, _ name: String, _ value: String) {
        if PAXmlField.remarks.contains(plain) { return }
        let field = PAXmlField.byName[plain]
        if let harmless = PAXmlField.turning[plain] {
            if value.isEmpty || harmless.contains(value.lowercased()) { return }
            fail(
                name,
                "\(name) \(value) kan vända, räkna om eller ta bort det som raden säger. Skriv värdet med sitt tecken, i kronor, och ta bort en rad som inte gäller."
            )
            return
        }
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

    /// An attribute of a field: its unit, or words for people; anything else may say something else of the value.
    private mutating func addPart(_ attribute: PAXmlAttribute, of element: PAXmlElement) {
        if attribute.value.isEmpty || PAXmlField.remarks.contains(attribute.plain) { return }
        guard let field = PAXmlField.byName[element.plain] else {
            unknown.append(Part(name: "\(element.name) \(attribute.name)", value: attribute.value))
            return
        }
        guard attribute.plain == "enhet" || attribute.plain == "unit" else {
            fail(
                element.name,
                "\(attribute.name) \(attribute.value) på fältet \(element.name) kan ändra vad fältet säger. Ta bort det, eller skriv det i ett eget fält."
            )
            return
        }
        units[field] = attribute.value
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

    /// Whether it holds units of result.
    var isOfUnits: Bool { plain == "resenheter" || plain == "resenhet" }

    /// Whether it stands among rows and says something of all of them: a field, or a value of a name that is not known.
    var isOfGroup: Bool {
        if isOfUnits { return true }
        guard children.isEmpty, !PAXmlDocument.marks.contains(plain) else { return false }
        return PAXmlField.byName[plain] != nil || attributes.isEmpty && !value.isEmpty
    }

    /// Whether any row stands in it.
    var hasRows: Bool { children.contains { PAXmlRow.Kind.byName[$0.plain] != nil || $0.hasRows } }
}
