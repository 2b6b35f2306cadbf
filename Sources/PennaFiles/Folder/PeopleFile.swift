//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAB
internal import PennaBasics
internal import PennaJSON
internal import PennaModel

/// `people.ndjson`: one person a line, with tax decisions and employments.
enum PeopleFile {
    static let name = "people.ndjson"

    /// What the file held: the people whose lines could be read, the problems, and who is blocked by them.
    struct Reading {
        var people: [PersonDraft] = []
        var problems: [InputProblem] = []
        var blocked: Set<String> = []
    }

    /// Reads the lines.
    ///
    /// A bad line is a problem and never stops the others.
    static func read(_ bytes: [UInt8], employer: Employer) -> Reading {
        var reading = Reading()
        var parser = JSONParser()
        var people: Set<Personnummer> = []
        var owners: [String: Personnummer] = [:]
        let names = EmployerNames(employer)
        for line in JSONLines(bytes) {
            var known = ""
            do throws(JSONError) {
                let root = try parser.parse(bytes, in: line.range, line: line.number).root
                known = (try? root["personnummer"]?.string()) ?? ""
                if let id = try? Personnummer(known) { known = "\(id)" }
                let person = try person(root, names, line: line.number)
                known = "\(person.id)"
                guard people.insert(person.id).inserted else {
                    throw root.invalid("Personen finns två gånger. Lägg alla anställningar på en rad.")
                }
                for employment in person.employments {
                    guard let owner = owners.updateValue(person.id, forKey: employment.id) else { continue }
                    // A registration may be meant for either of the two.
                    reading.blocked.insert("\(owner)")
                    throw root.invalid(
                        "Anställningsnumret \(employment.id) finns två gånger. Ge varje anställning ett eget nummer.")
                }
                reading.people.append(PersonDraft(person))
            } catch {
                reading.problems.append(
                    InputProblem(
                        isError: true, place: "\(name) rad \(line.number)", person: known,
                        message: "\(error.path): \(error.message)"))
                if !known.isEmpty { reading.blocked.insert(known) }
            }
        }
        return reading
    }

    private static func person(_ node: JSONNode, _ names: EmployerNames, line: Int) throws(JSONError) -> Person {
        try node.rejectUnknownKeys(allowed: ["personnummer", "name", "tax", "employments"])
        let row = SourceRow(file: 1, row: UInt32(clamping: line))
        let idNode = try node.required("personnummer")
        let idText = try idNode.string()
        return Person(
            id: try idNode.checked { () throws(PayrollError) in try Personnummer(idText) },
            name: try node.required("name").string(),
            taxDecisions: try unambiguous(
                node.list("tax") { (node: JSONNode) throws(JSONError) in
                    try node.rejectUnknownKeys(allowed: ["table", "column", "from", "through", "recorded"])
                    let table = Int(clamping: try node.required("table").int64())
                    let column = try node.optional("column").map { (node: JSONNode) throws(JSONError) in
                        Int(clamping: try node.int64())
                    }
                    return try fact(node, .table(number: table, column: column), row)
                }, "tax", node),
            employments: try node.list("employments") { (node: JSONNode) throws(JSONError) in
                try employment(node, names, row)
            })
    }

    private static func employment(_ node: JSONNode, _ names: EmployerNames, _ row: SourceRow) throws(JSONError)
        -> Employment
    {
        try node.rejectUnknownKeys(allowed: [
            "id", "start", "end", "terms", "supplements", "schedules", "registrations",
        ])
        let start = try node.required("start").day()
        let end = try node.optional("end")?.day()
        if let end, end < start {
            throw node.invalid("Anställningen slutar \(end), före sin början \(start). Rätta datumen.")
        }
        return Employment(
            id: try node.required("id").string(), start: start, end: end,
            terms: try unambiguous(
                node.list("terms") { (node: JSONNode) throws(JSONError) in try fact(node, terms(node), row) }, "terms",
                node),
            supplements: try node.list("supplements") { (node: JSONNode) throws(JSONError) in
                try node.rejectUnknownKeys(allowed: ["item", "amount", "from", "through", "recorded"])
                let key = try node.text("item", default: PayItems.fastTillagg.key)
                guard let item = names.items?[key] else {
                    throw node.invalid("Lönearten \(key) finns inte. Rätta nyckeln.")
                }
                return try fact(node, Supplement(item: item.id, amount: try node.required("amount").amount()), row)
            },
            schedules: try unambiguous(
                node.list("schedules") { (node: JSONNode) throws(JSONError) in
                    try node.rejectUnknownKeys(allowed: ["schedule", "cycleStart", "from", "through", "recorded"])
                    let nameNode = try node.required("schedule")
                    let name = try nameNode.string()
                    guard let index = names.schedules[name] else {
                        throw nameNode.invalid(
                            "Schemat \(name) finns inte i employer.json. Rätta namnet eller lägg till schemat.")
                    }
                    let cycleStart = try node.required("cycleStart").day()
                    return try fact(node, ScheduleAssignment(schedule: index, cycleStart: cycleStart), row)
                }, "schedules", node),
            registrations: try node.list("registrations") { (node: JSONNode) throws(JSONError) in
                let fields = try RegistrationFields(node)
                return try node.checked { () throws(PayrollError) in try fields.registration(names, row) }
            })
    }

    private static func terms(_ node: JSONNode) throws(JSONError) -> Terms {
        try node.rejectUnknownKeys(allowed: [
            "monthlyPay", "hourlyPay", "degree", "fullTimeWeek", "agreement", "costAccount", "from", "through",
            "recorded",
        ])
        let monthly = try node.optional("monthlyPay")
        let hourly = try node.optional("hourlyPay")
        guard (monthly == nil) != (hourly == nil) else {
            throw node.invalid("Ange antingen monthlyPay eller hourlyPay.")
        }
        let pay: Terms.Pay
        if let monthly {
            pay = .monthly(fullTime: try monthly.amount())
        } else {
            pay = .hourly(try hourly?.amount() ?? .zero)
        }
        let degree = try node.optional("degree")?.percent() ?? .whole
        let week = try node.optional("fullTimeWeek")?.hours() ?? Minutes(40 * 60)
        let agreement = try node.text("agreement", default: AB.name)
        guard agreement == AB.name else {
            throw node.invalid(
                "Avtalet \(agreement) räknas inte än. Penna räknar \(AB.name); ta bort personen ur underlaget.")
        }
        let account = try node.text("costAccount")
        return try node.checked { () throws(PayrollError) in
            try Terms(pay: pay, degree: degree, fullTimeWeek: week, agreement: agreement, costAccount: account)
        }
    }

    /// Two facts that begin and were recorded together say different things of the same days: nobody can tell which holds.
    private static func unambiguous<Value>(_ facts: [Fact<Value>], _ key: String, _ node: JSONNode) throws(JSONError)
        -> [Fact<Value>]
    {
        for (index, fact) in facts.enumerated() {
            let isTied = facts[..<index].contains { $0.from == fact.from && $0.recorded == fact.recorded }
            guard isTied else { continue }
            throw try node.required(key).invalid(
                "Två uppgifter gäller från \(fact.from) och är registrerade samtidigt. Ange recorded på den som gäller, eller ta bort den andra."
            )
        }
        return facts
    }

    private static func fact<Value>(_ node: JSONNode, _ value: Value, _ row: SourceRow) throws(JSONError) -> Fact<Value>
    {
        let from = try node.required("from").day()
        let through = try node.optional("through")?.day()
        let recorded = try node.recorded()
        return try node.checked { () throws(PayrollError) in
            try Fact(value, from: from, through: through, recorded: recorded, row: row)
        }
    }

    /// The file that reads back to the people of the facts, without their registrations.
    static func bytes(_ facts: EmployerFacts) -> [UInt8] {
        var writer = JSONWriter()
        let names = EmployerNames(facts.employer)
        for person in facts.people {
            writer.object { (writer: inout JSONWriter) in
                writer.member("personnummer", string: "\(person.id)")
                writer.member("name", string: person.name)
                writer.memberArray("tax") { (writer: inout JSONWriter) in
                    for fact in person.taxDecisions {
                        write(fact, to: &writer) { (writer: inout JSONWriter) in
                            guard case .table(let number, let column) = fact.value else { return }
                            writer.member("table", integer: Int64(number))
                            if let column { writer.member("column", integer: Int64(column)) }
                        }
                    }
                }
                writer.memberArray("employments") { (writer: inout JSONWriter) in
                    for employment in person.employments { write(employment, names, to: &writer) }
                }
            }
            writer.newline()
        }
        return writer.bytes
    }

    private static func write(_ employment: Employment, _ names: EmployerNames, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("id", string: employment.id)
            writer.member("start", string: "\(employment.start)")
            if let end = employment.end { writer.member("end", string: "\(end)") }
            writer.memberArray("terms") { (writer: inout JSONWriter) in
                for fact in employment.terms {
                    write(fact, to: &writer) { (writer: inout JSONWriter) in write(fact.value, to: &writer) }
                }
            }
            writer.memberArray("supplements") { (writer: inout JSONWriter) in
                for fact in employment.supplements {
                    write(fact, to: &writer) { (writer: inout JSONWriter) in
                        writer.member("item", string: names.items?[fact.value.item]?.key ?? "")
                        writer.member("amount", decimal: fact.value.amount.ore, scale: 2)
                    }
                }
            }
            writer.memberArray("schedules") { (writer: inout JSONWriter) in
                for fact in employment.schedules {
                    write(fact, to: &writer) { (writer: inout JSONWriter) in
                        let index = fact.value.schedule
                        let isKnown = names.scheduleNames.indices.contains(index)
                        writer.member("schedule", string: isKnown ? names.scheduleNames[index] : "\(index)")
                        writer.member("cycleStart", string: "\(fact.value.cycleStart)")
                    }
                }
            }
        }
    }

    private static func write(_ terms: Terms, to writer: inout JSONWriter) {
        switch terms.pay {
        case .monthly(let fullTime): writer.member("monthlyPay", decimal: fullTime.ore, scale: 2)
        case .hourly(let hour): writer.member("hourlyPay", decimal: hour.ore, scale: 2)
        }
        writer.member("degree", decimal: terms.degree.millionths, scale: 4)
        writer.member("fullTimeWeek", string: OutputText.hours(terms.fullTimeWeek))
        writer.member("agreement", string: terms.agreement)
        if !terms.costAccount.isEmpty { writer.member("costAccount", string: terms.costAccount) }
    }

    private static func write<Value>(
        _ fact: Fact<Value>, to writer: inout JSONWriter, _ value: (inout JSONWriter) -> Void
    ) {
        writer.object { (writer: inout JSONWriter) in
            value(&writer)
            writer.member("from", string: "\(fact.from)")
            if let through = fact.through { writer.member("through", string: "\(through)") }
            if fact.recorded != Instant(seconds: 0) { writer.member("recorded", string: "\(fact.recorded)") }
        }
    }
}

/// The names of an employer's schedules and pay items, as its files use them.
struct EmployerNames {
    let schedules: [String: Int]
    let scheduleNames: [String]
    let items: PayItemRegister?
    private let byName: [String: PayItem]
    private let byNumber: [String: PayItem]

    init(_ employer: Employer) {
        scheduleNames = employer.schedules.map { $0.name }
        schedules = Dictionary(
            scheduleNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let register = try? PayItemRegister(agreement: AB.payItems, own: employer.ownItems)
        items = register
        byName = Dictionary((register?.items ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        byNumber = Dictionary(
            employer.itemMappings.compactMap { mapping in register?[mapping.item].map { (mapping.number, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The item with a key, or with the employer's own number.
    func item(_ text: String) -> PayItem? { byName[text] ?? byNumber[text] }

    /// The item with the employer's own number.
    func item(number: String) -> PayItem? { byNumber[number] }

    /// The key of an item.
    func key(_ id: PayItemID) -> String { items?[id]?.key ?? "" }
}
