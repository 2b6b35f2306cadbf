//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaAB
package import PennaBasics
internal import PennaJSON
package import PennaLaw
package import PennaModel

/// `employer.json`: the employer, its pay calendar, schedules, local settings, pay items and codes.
package enum EmployerFile {
    package static let name = "employer.json"

    private static let keys = [
        "organisationsnummer", "name", "payCalendar", "schedules", "settings", "ownItems", "itemMappings", "paxCodes",
        "overheads",
    ]

    /// Reads the file; all of it must be right, because everybody's pay depends on it.
    package static func read(_ bytes: [UInt8]) -> (employer: Employer?, problems: [Finding]) {
        do throws(JSONError) {
            var parser = JSONParser()
            return (try employer(try parser.parse(bytes).root), [])
        } catch {
            return (nil, [Finding(at: name, line: error.line, error, stops: .stopsEmployer)])
        }
    }

    private static func employer(_ node: JSONNode) throws(JSONError) -> Employer {
        try node.rejectUnknownKeys(allowed: keys)
        let number = try node.required("organisationsnummer")
        let numberText = try number.string()
        let ownItems = try node.list("ownItems", ownItem)
        let schedules = try node.list("schedules", schedule)
        guard Set(schedules.map(\.name)).count == schedules.count else {
            throw try node.required("schedules").invalid("Två scheman har samma namn. Ge vart och ett sitt eget.")
        }
        let items: PayItemRegister = try node.checked { () throws(PayrollError) in
            try PayItemRegister(agreement: AB.payItems, own: ownItems)
        }
        let mappings = try node.list("itemMappings") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["item", "number", "account"])
            return PayItemMapping(
                item: try item(node.required("item"), items), number: try node.text("number"),
                account: try node.text("account"))
        }
        let codes = try node.list("paxCodes") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["code", "item"])
            return CodeMapping(code: try node.required("code").string(), item: try item(node.required("item"), items))
        }
        try rejectRepeated(mappings.map(\.number).filter { !$0.isEmpty }, "Lönartsnumret", node)
        try rejectRepeated(codes.map(\.code), "Koden", node)
        return Employer(
            id: try number.checked { () throws(PayrollError) in try Organisationsnummer(numberText) },
            name: try node.required("name").string(),
            payCalendar: try node.optional("payCalendar").map(payCalendar) ?? .standard,
            schedules: schedules, settings: try node.list("settings", setting),
            ownItems: ownItems,
            itemMappings: mappings, paxCodes: codes, overheads: try overheads(node))
    }

    /// The words for the age classes of PO-pålägg.
    package static let ageClasses: [(word: String, ageClass: ContributionClass)] = [
        ("full", .standard), ("unga", .youth), ("pensionar", .pensioner), ("befriad", .exempt),
    ]

    private static func overheads(_ node: JSONNode) throws(JSONError) -> [PayrollOverhead.Row] {
        let rows = try node.list("overheads") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["class", "from", "through", "percent", "source"])
            let word = try node.required("class").string()
            guard let found = ageClasses.first(where: { $0.word == word }) else {
                throw node.invalid("class är \(word). Skriv \(ageClasses.map(\.word).joined(separator: ", ")).")
            }
            return PayrollOverhead.Row(
                found.ageClass, from: try node.required("from").day(), through: try node.optional("through")?.day(),
                try node.required("percent").percent(), source: try node.required("source").string())
        }
        if let list = try node.optional("overheads") {
            _ = try list.checked { () throws(PayrollError) in try PayrollOverhead(rows) }
        }
        return rows
    }

    /// A name that means two things would be read as the first of them, whichever was meant.
    private static func rejectRepeated(_ names: [String], _ what: String, _ node: JSONNode) throws(JSONError) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw node.invalid("\(what) \(name) finns två gånger. Ta bort eller byt namn på den ena.")
        }
    }

    private static func item(_ node: JSONNode, _ items: PayItemRegister) throws(JSONError) -> PayItemID {
        let key = try node.string()
        guard let item = items[key] else {
            throw node.invalid("Lönearten \(key) finns inte. Rätta nyckeln eller lägg upp den i ownItems.")
        }
        return item.id
    }

    private static func payCalendar(_ node: JSONNode) throws(JSONError) -> PayCalendar {
        try node.rejectUnknownKeys(allowed: ["payDay", "deviations"])
        let payDay = try node.required("payDay").int64()
        let text = try node.text("deviations", default: "monthBefore")
        guard let deviations = PayCalendar.DeviationPeriod(rawValue: text) else {
            throw node.invalid(
                "deviations är \(text). Skriv monthBefore eller sameMonth; andra avvikelseperioder räknas inte än.")
        }
        return try node.checked { () throws(PayrollError) in
            try PayCalendar(payDay: Int(clamping: payDay), deviations: deviations)
        }
    }

    private static func schedule(_ node: JSONNode) throws(JSONError) -> Schedule {
        try node.rejectUnknownKeys(allowed: ["name", "cycle", "freeOnHolidays", "exceptions"])
        let name = try node.required("name").string()
        var cycle: [[Shift]] = []
        for day in try node.required("cycle").elements() { cycle.append(try shifts(day)) }
        var exceptions: [Day: [Shift]] = [:]
        for entry in try node.list("exceptions", { (node: JSONNode) throws(JSONError) in node }) {
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

    private static func setting(_ node: JSONNode) throws(JSONError) -> AgreementSetting {
        try node.rejectUnknownKeys(allowed: ["key", "from", "through", "value", "source", "recorded"])
        let keyNode = try node.required("key")
        let key = try keyNode.string()
        guard let unit = unit(of: key) else {
            throw keyNode.invalid(
                "Inställningen \(key) finns inte i AB. Kör penna rules för att se vad som kan ställas in.")
        }
        return AgreementSetting(
            key: key, from: try node.required("from").day(), through: try node.optional("through")?.day(),
            value: try node.required("value").stored(unit), source: try node.required("source").string(),
            recorded: try node.recorded())
    }

    package static func unit(of key: String) -> OperandUnit? {
        for rule in AB.rules { for figure in rule.figures where figure.key == key { return figure.unit } }
        return nil
    }

    private static func ownItem(_ node: JSONNode) throws(JSONError) -> PayItem {
        try node.rejectUnknownKeys(allowed: ["number", "key", "name", "lap", "kind", "flags", "agiField", "unitPrice"])
        let numberNode = try node.required("number")
        let number = try numberNode.int64()
        guard let id = UInt16(exactly: number), PayItemID(id) >= PayItemID.firstOwn else {
            throw numberNode.invalid("Egna lönearter har nummer 1000–65535.")
        }
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
                        "Flaggan \(name) finns inte. Skriv \(flagNames.map { $0.0 }.joined(separator: ", ")).")
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
        ("sickness", .sickness), ("oneOff", .oneOff),
    ]
}
