//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaAB
internal import PennaBasics
package import PennaJSON
internal import PennaLaw
package import PennaModel

/// `people.ndjson`: one person a line, with tax decisions and employments.
package enum PeopleFile {
    package static let name = "people.ndjson"

    /// What the file held: the people whose lines could be read, the problems, and who is blocked by them.
    package struct Reading {
        package var people: [PersonDraft] = []
        package var problems: [Finding] = []
        package var blocked: Set<String> = []
        /// How many lines there were, readable or not.
        package var lines = 0

        package init() {}
    }

    /// Reads the lines.
    ///
    /// A bad line is a problem and never stops the others.
    package static func read(_ bytes: [UInt8], employer: Employer) -> Reading {
        read(bytes, EmployerNames(employer))
    }

    /// Reads the lines by the names of an employer that were gathered before.
    package static func read(_ bytes: [UInt8], _ names: EmployerNames) -> Reading {
        var reading = Reading()
        var parser = JSONParser()
        var people: Set<Personnummer> = []
        var owners: [String: Personnummer] = [:]
        for line in JSONLines(bytes) {
            reading.lines += 1
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
                reading.problems += accountFindings(person, line: line.number)
                reading.people.append(PersonDraft(person))
            } catch {
                reading.problems.append(Finding(at: name, line: line.number, person: known, error))
                if !known.isEmpty { reading.blocked.insert(known) }
            }
        }
        return reading
    }

    /// What should be looked at before pay is sent to the person's accounts.
    private static func accountFindings(_ person: Person, line: Int) -> [Finding] {
        person.decisions.bankAccounts.flatMap { fact in
            let place = Finding.Place(name, line: line, path: "$.account")
            let warnings = fact.value.warnings.map {
                Finding(.account, .look, at: place, person: "\(person.id)", $0.text)
            }
            guard let refusal = fact.value.refusal else { return warnings }
            return [Finding(.accountUnusable, .look, at: place, person: "\(person.id)", refusal)]
        }
    }

    private static func person(_ node: JSONNode, _ names: EmployerNames, line: Int) throws(JSONError) -> Person {
        try node.rejectUnknownKeys(allowed: DecisionEntries.keys + ["personnummer", "name", "employments"])
        let row = SourceRow(file: 1, row: UInt32(clamping: line))
        let idNode = try node.required("personnummer")
        let idText = try idNode.string()
        return Person(
            id: try idNode.checked { () throws(PayrollError) in try Personnummer(idText) },
            name: try node.required("name").string(),
            taxDecisions: try DecisionEntries.taxDecisions(node, row), decisions: try DecisionEntries.read(node, row),
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
            terms: try FactEntries.read("terms", in: node, row, members: termsMembers, terms),
            supplements: try FactEntries.read(
                "supplements", in: node, row, members: ["item", "amount"], isOneAtATime: false
            ) { (node: JSONNode) throws(JSONError) in
                let key = try node.text("item", default: PayItems.fastTillagg.key)
                guard let item = names.items?[key] else {
                    throw node.invalid("Lönearten \(key) finns inte. Rätta nyckeln.")
                }
                return Supplement(item: item.id, amount: try node.required("amount").amount())
            },
            schedules: try FactEntries.read("schedules", in: node, row, members: ["schedule", "cycleStart"]) {
                (node: JSONNode) throws(JSONError) in
                let nameNode = try node.required("schedule")
                let name = try nameNode.string()
                guard let index = names.schedules[name] else {
                    throw nameNode.invalid(
                        "Schemat \(name) finns inte i employer.json. Rätta namnet eller lägg till schemat.")
                }
                return ScheduleAssignment(schedule: index, cycleStart: try node.required("cycleStart").day())
            },
            registrations: try node.list("registrations") { (node: JSONNode) throws(JSONError) in
                let fields = try RegistrationFields(node)
                return try node.checked { () throws(PayrollError) in try fields.registration(names, row) }
            })
    }

    private static let termsMembers = [
        "monthlyPay", "hourlyPay", "degree", "fullTimeWeek", "weeklyHours", "agreement", "costAccount",
        "workYearDays", "isVocational",
    ]

    private static func terms(_ node: JSONNode) throws(JSONError) -> Terms {
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
        let weeklyHours = try node.optional("weeklyHours")?.hours()
        let agreement = try node.text("agreement", default: AB.name)
        let account = try node.text("costAccount")
        let workYear = try node.optional("workYearDays")?.int64()
        let isVocational = try node.optional("isVocational")?.bool() ?? false
        return try node.checked { () throws(PayrollError) in
            try Terms(
                pay: pay, degree: degree, fullTimeWeek: week, weeklyHours: weeklyHours, agreement: agreement,
                costAccount: account, workYearDays: workYear.map { Int(clamping: $0) }, isVocational: isVocational)
        }
    }

    /// The file that reads back to the people of the facts, without their registrations.
    package static func bytes(_ facts: EmployerFacts) -> [UInt8] {
        var writer = JSONWriter()
        let names = EmployerNames(facts.employer)
        for person in facts.people {
            write(person, names, to: &writer)
            writer.newline()
        }
        return writer.bytes
    }

    /// A person's line, without registrations.
    package static func write(_ person: Person, _ names: EmployerNames, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("personnummer", string: "\(person.id)")
            writer.member("name", string: person.name)
            DecisionEntries.write(person, to: &writer)
            writer.memberArray("employments") { (writer: inout JSONWriter) in
                for employment in person.employments { write(employment, names, to: &writer) }
            }
        }
    }

    private static func write(_ employment: Employment, _ names: EmployerNames, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("id", string: employment.id)
            writer.member("start", string: "\(employment.start)")
            if let end = employment.end { writer.member("end", string: "\(end)") }
            FactEntries.write(employment.terms, "terms", to: &writer, write)
            FactEntries.write(employment.supplements, "supplements", to: &writer) { supplement, writer in
                writer.member("item", string: names.items?[supplement.item]?.key ?? "")
                writer.member("amount", decimal: supplement.amount.ore, scale: 2)
            }
            FactEntries.write(employment.schedules, "schedules", to: &writer) { assignment, writer in
                let isKnown = names.scheduleNames.indices.contains(assignment.schedule)
                writer.member(
                    "schedule",
                    string: isKnown ? names.scheduleNames[assignment.schedule] : "\(assignment.schedule)")
                writer.member("cycleStart", string: "\(assignment.cycleStart)")
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
        if let hours = terms.weeklyHours { writer.member("weeklyHours", string: OutputText.hours(hours)) }
        writer.member("agreement", string: terms.agreement)
        if !terms.costAccount.isEmpty { writer.member("costAccount", string: terms.costAccount) }
        if let days = terms.workYearDays { writer.member("workYearDays", integer: Int64(days)) }
        if terms.isVocational { writer.member("isVocational", bool: true) }
    }
}

/// The names of an employer's schedules and pay items, as its files use them.
package struct EmployerNames {
    package let schedules: [String: Int]
    package let scheduleNames: [String]
    package let items: PayItemRegister?
    private let byName: [String: PayItem]
    private let byNumber: [String: PayItem]

    package init(_ employer: Employer) {
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
    package func item(_ text: String) -> PayItem? { byName[text] ?? byNumber[text] }

    /// The item with the employer's own number.
    package func item(number: String) -> PayItem? { byNumber[number] }

    /// The key of an item.
    package func key(_ id: PayItemID) -> String { items?[id]?.key ?? "" }
}
