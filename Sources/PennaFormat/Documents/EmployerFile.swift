//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
package import PennaBasics
internal import PennaJSON
package import PennaLaw
package import PennaModel

/// `employer.json`: the employer, its pay calendar, schedules, local settings, pay items and codes.
package enum EmployerFile {
    package static let name = "employer.json"

    private static let keys =
        ["organisationsnummer", "name", "payCalendar", "schedules", "settings", "ownItems"] + EmployerCodes.shape.keys
        + EmployerDetails.shape.keys

    /// Reads the file; all of it must be right, because everybody's pay depends on it.
    ///
    /// - Parameter book: what its settings and items may name.
    package static func read(_ bytes: [UInt8], _ book: RuleBook = .standard) -> (
        employer: Employer?, problems: [Finding]
    ) {
        var faults = JSONFaults()
        var parser = JSONParser()
        let root = faults.attempt { () throws(JSONError) -> JSONNode in
            try parser.parse(bytes, in: InputEncoding.start(bytes)..<bytes.count).root
        }
        let employer: Employer? = if let root { EmployerFile.employer(root, book, &faults) } else { nil }
        return (
            employer,
            faults.found.map { Finding(at: name, line: $0.error.line, $0.error, stops: .stopsEmployer) }
        )
    }

    private static func employer(_ node: JSONNode, _ book: RuleBook, _ faults: inout JSONFaults) -> Employer? {
        _ = faults.attempt { () throws(JSONError) in try node.rejectUnknownKeys(allowed: keys) }
        let id = faults.attempt { () throws(JSONError) in
            let number = try node.required("organisationsnummer")
            let text = try number.string()
            return try number.checked { () throws(PayrollError) in try Organisationsnummer(text) }
        }
        let name = faults.attempt { () throws(JSONError) in try node.required("name").string() }
        var calendar: PayCalendar? = .standard
        if let member = faults.attempt({ () throws(JSONError) in try node.optional("payCalendar") }) ?? nil {
            calendar = RecordReader.read(PayCalendar.self, member, nil, nil, &faults)
        }
        let schedules = faults.list("schedules", in: node, schedule)
        rejectRepeated("name", in: "schedules", "Schemat", node, &faults)
        let settings = faults.list("settings", in: node) { (node: JSONNode) throws(JSONError) in try setting(node, book)
        }
        let before = faults.found.count
        let ownItems = faults.list("ownItems", in: node, ownItem)
        // An item that cannot be read would be missing in every mapping to it.
        guard faults.found.count == before else { return nil }
        let codes = codes(node, schedules, ownItems, book, &faults)
        guard faults.found.isEmpty, let id, let name, let calendar, let codes else { return nil }
        var employer = Employer(
            id: id, name: name, payCalendar: calendar, schedules: schedules, settings: settings, ownItems: ownItems,
            itemMappings: codes.itemMappings, paxCodes: codes.paxCodes, overheads: codes.overheads)
        let names = EmployerNames(employer, book)
        guard let details = RecordReader.part(EmployerDetails.self, of: node, names, nil, &faults) else { return nil }
        employer.details = details
        return employer
    }

    /// The employer's own numbers and codes of items, and its overhead on pay.
    private static func codes(
        _ node: JSONNode, _ schedules: [Schedule], _ ownItems: [PayItem], _ book: RuleBook,
        _ faults: inout JSONFaults
    ) -> EmployerCodes? {
        let names = EmployerNames(schedules, ownItems, [], book)
        let register: Void? = faults.attempt { () throws(JSONError) in
            _ = try place(ofFault: ownItems, node, book).checked { () throws(PayrollError) in
                try book.register(own: ownItems)
            }
        }
        guard register != nil,
            let codes = RecordReader.part(EmployerCodes.self, of: node, names, nil, &faults)
        else { return nil }
        rejectRepeated("number", in: "itemMappings", "Lönartsnumret", node, &faults)
        rejectRepeated("code", in: "paxCodes", "Koden", node, &faults)
        _ = faults.attempt { () throws(JSONError) in
            guard let list = try node.optional("overheads") else { return }
            _ = try list.checked { () throws(PayrollError) in try PayrollOverhead(codes.overheads) }
        }
        return codes
    }

    /// The first of the employer's items that cannot be used with those before it; the document where all can.
    private static func place(ofFault ownItems: [PayItem], _ node: JSONNode, _ book: RuleBook) throws(JSONError)
        -> JSONNode
    {
        guard let list = try node.optional("ownItems") else { return node }
        for (index, element) in try list.elements().enumerated() {
            if (try? book.register(own: Array(ownItems.prefix(index + 1)))) == nil { return element }
        }
        return node
    }

    /// The words for kinds of registration that a code may mean.
    package static let codeKinds: [(word: String, meaning: CodeMapping.Meaning)] =
        AbsenceCause.allCases.map { ($0.rawValue, .absence($0)) } + [
            ("extra", .extraWork(asTimeOff: false)), ("extra-till-komp", .extraWork(asTimeOff: true)),
            ("jour", .standby(.jour)), ("beredskap", .standby(.beredskap)), ("fardtid", .travelTime),
        ]

    /// The words for the age classes of PO-pålägg.
    package static let ageClasses: [(word: String, ageClass: ContributionClass)] = [
        ("full", .standard), ("unga", .youth), ("pensionar", .pensioner), ("befriad", .exempt),
    ]

    /// A name that means two things would be read as the first of them, whichever was meant.
    private static func rejectRepeated(
        _ key: String, in list: String, _ what: String, _ node: JSONNode, _ faults: inout JSONFaults
    ) {
        var seen: Set<String> = []
        _ = faults.list(list, in: node) { (node: JSONNode) throws(JSONError) in
            guard let member = try? node.optional(key), let name = try? member.string(), !name.isEmpty,
                !seen.insert(list == "paxCodes" ? name.uppercased() : name).inserted
            else { return }
            throw member.invalid("\(what) \(name) finns två gånger. Ta bort eller byt namn på den ena.")
        }
    }

    private static func schedule(_ node: JSONNode) throws(JSONError) -> Schedule {
        try node.rejectUnknownKeys(allowed: ["name", "cycle", "freeOnHolidays", "exceptions"])
        let name = try node.required("name").string()
        var cycle: [[Shift]] = []
        // Who is booked shift by shift has a schedule of exceptions alone.
        if let days = try node.optional("cycle") { for day in try days.elements() { cycle.append(try shifts(day)) } }
        var exceptions: [Day: [Shift]] = [:]
        for entry in try node.list("exceptions", { (node: JSONNode) throws(JSONError) in node }) {
            try entry.rejectUnknownKeys(allowed: ["date", "shifts"])
            let day = try entry.required("date").day()
            guard exceptions.updateValue(try shifts(entry.required("shifts")), forKey: day) == nil else {
                throw entry.invalid("Dagen \(day) har två undantag. Ta bort det ena.")
            }
        }
        let isFree = try node.optional("freeOnHolidays")?.bool() ?? false
        return try node.checked { () throws(PayrollError) in
            try Schedule(name: name, cycle: cycle, isFreeOnHolidays: isFree, exceptions: exceptions)
        }
    }

    private static func shifts(_ node: JSONNode) throws(JSONError) -> [Shift] {
        var shifts: [Shift] = []
        for element in try node.elements() {
            try element.rejectUnknownKeys(allowed: ["from", "to", "breaks"])
            let from = try element.required("from").string()
            let to = try element.required("to").string()
            var breaks = ""
            for pause in try element.list("breaks", { (node: JSONNode) throws(JSONError) in node }) {
                try pause.rejectUnknownKeys(allowed: ["from", "to"])
                breaks += try pause.required("from").string() + "-" + pause.required("to").string() + " "
            }
            shifts.append(
                try element.checked { () throws(PayrollError) in
                    let span = try InputText.span(from, to)
                    return try Shift(span, breaks: InputText.breaks(breaks, after: span.start))
                })
        }
        return shifts
    }

    private static func setting(_ node: JSONNode, _ book: RuleBook) throws(JSONError) -> AgreementSetting {
        try node.rejectUnknownKeys(allowed: ["key", "from", "through", "value", "source", "recorded"])
        let keyNode = try node.required("key")
        let key = try keyNode.string()
        guard let unit = unit(of: key, book) else {
            let question = NearestName.question(key, among: book.figures.map(\.key))
            throw keyNode.invalid(
                "Inställningen \(key) finns inte i \(book.name).\(question) Kör penna rules för att se vad som kan ställas in."
            )
        }
        return AgreementSetting(
            key: key, from: try node.required("from").day(), through: try node.optional("through")?.day(),
            value: try node.required("value").stored(unit), source: try node.required("source").string(),
            recorded: try node.recorded())
    }

    package static func unit(of key: String, _ book: RuleBook) -> OperandUnit? {
        let known = LawChoices.figures.first { $0.key == key } ?? book.figure(key)
        return known?.unit
    }

    private static func ownItem(_ node: JSONNode) throws(JSONError) -> PayItem {
        try item(
            node, numbered: PayItemID.firstOwn.number...UInt16.max, "Egna lönearter har nummer 1000–65535.")
    }

    /// A pay item, whose number must be one of some.
    ///
    /// - Parameter wrong: what is said of another number.
    static func item(
        _ node: JSONNode, numbered numbers: ClosedRange<UInt16>, _ wrong: String
    ) throws(JSONError) -> PayItem {
        try node.rejectUnknownKeys(allowed: ["number", "key", "name", "lap", "kind", "flags", "agiField", "unitPrice"])
        let numberNode = try node.required("number")
        let number = try numberNode.int64()
        guard let id = UInt16(exactly: number), numbers.contains(id) else { throw numberNode.invalid(wrong) }
        let kindText = try node.text("kind", default: "pay")
        guard let kind = itemKinds.first(where: { "\($0)" == kindText }) else {
            throw node.invalid("kind är \(kindText). Skriv pay, reimbursement, deduction eller benefit.")
        }
        var flags: PayItemFlags = kind == .pay ? .ordinaryPay : (kind == .benefit ? [.taxable, .contributions] : [])
        if let list = try node.optional("flags") {
            flags = []
            for flag in try list.elements() {
                let name = try flag.string()
                guard let known = flagNames.first(where: { $0.0 == name }) else {
                    throw flag.invalid(
                        "Flaggan \(name) finns inte.\(NearestName.question(name, among: flagNames.map { $0.0 })) Skriv \(flagNames.map { $0.0 }.joined(separator: ", "))."
                    )
                }
                flags.insert(known.1)
            }
        }
        return PayItem(
            PayItemID(id), key: try node.required("key").string(), name: try node.required("name").string(),
            lap: try node.optional("lap").map { (node: JSONNode) throws(JSONError) in Int(try node.int64()) },
            kind: kind,
            flags: flags,
            agiField: try node.optional("agiField").map { (node: JSONNode) throws(JSONError) in Int(try node.int64()) },
            unitPrice: try node.optional("unitPrice")?.amount())
    }

    private static let itemKinds: [PayItemKind] = [.pay, .reimbursement, .deduction, .benefit]

    package static let flagNames: [(String, PayItemFlags)] = [
        ("taxable", .taxable), ("contributions", .contributions), ("pension", .pension), ("holiday", .holiday),
        ("sickness", .sickness), ("oneOff", .oneOff), ("advance", .advance),
    ]
}
