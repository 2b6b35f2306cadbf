//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
package import PennaJSON
internal import PennaLaw
package import PennaModel

/// `people.ndjson`: one person a line (or broken over several, or all in a list), with tax decisions and employments.
package enum PeopleFile {
    package static let name = "people.ndjson"

    /// Reads the lines.
    ///
    /// A bad line is a problem and never stops the others.
    package static func read(_ bytes: [UInt8], employer: Employer, _ book: RuleBook = .standard) -> Reading {
        read(bytes, EmployerNames(employer, book))
    }

    /// Reads the people by the names of an employer that were gathered before.
    package static func read(_ bytes: [UInt8], _ names: EmployerNames) -> Reading {
        var reading = Reading()
        var parser = JSONParser()
        var people: [Personnummer: Owner] = [:]
        var owners: [String: Owner] = [:]
        for line in JSONChunks(bytes, from: InputEncoding.start(bytes)) {
            reading.lines += 1
            guard line.isWhole else {
                reading.addBroken(bytes[line.range], line: line.number, line.brokenOff(in: name, "person"))
                continue
            }
            let root: JSONNode
            do throws(JSONError) {
                root = try parser.parse(bytes, in: line.range, line: line.number).root
            } catch {
                reading.addBroken(
                    bytes[line.range], line: line.number, Finding(at: name, line: line.number, error))
                continue
            }
            var faults = JSONFaults()
            guard let person = person(root, names, line: line.number, &faults) else {
                reading.addFaulty(root, line: line.number, faults)
                continue
            }
            // A number that somebody had before is as much the person's.
            let numbers = [person.id] + person.formerIDs
            let taken = numbers.filter { people[$0] != nil }
            guard taken.isEmpty else {
                for number in taken {
                    if let earlier = people[number] {
                        reading.addDuplicate(person, line: line.number, number, earlier: earlier)
                    }
                }
                continue
            }
            for number in numbers { people[number] = Owner(person: person.id, line: line.number) }
            for employment in person.employments {
                let owner = Owner(person: person.id, line: line.number)
                guard let earlier = owners.updateValue(owner, forKey: employment.id) else { continue }
                reading.addDuplicate(employment.id, of: owner, and: earlier)
            }
            reading.problems += accountFindings(person, line: line.number)
            reading.people.append(PersonDraft(person))
        }
        return reading
    }

    /// What should be looked at before pay is sent to the person's accounts.
    private static func accountFindings(_ person: Person, line: Int) -> [Finding] {
        let accounts =
            person.decisions.bankAccounts.map { ("$.account", $0.value) }
            + person.details.payParts.map { ("$.payParts", $0.value.account) }
        return accounts.flatMap { path, account in
            let place = Finding.Place(name, line: line, path: path)
            let warnings = account.warnings.map {
                Finding(.account, .look, at: place, person: "\(person.id)", $0.text)
            }
            guard let refusal = account.refusal else { return warnings }
            return [Finding(.accountUnusable, .look, at: place, person: "\(person.id)", refusal)]
        }
    }

    /// A person's line; `nil` when there are faults in it.
    private static func person(
        _ node: JSONNode, _ names: EmployerNames, line: Int, _ faults: inout JSONFaults
    ) -> Person? {
        _ = faults.attempt { () throws(JSONError) in
            try node.rejectUnknownKeys(allowed: keys)
        }
        let row = SourceRow(file: 1, row: UInt32(clamping: line))
        let id = faults.attempt { () throws(JSONError) in
            let node = try node.required("personnummer")
            let text = try node.string()
            return try node.checked { () throws(PayrollError) in try Personnummer(text) }
        }
        let formers = faults.attempt { () throws(JSONError) in try formerNumbers(node) }
        let name = faults.attempt { () throws(JSONError) in try node.required("name").string() }
        let tax = DecisionEntries.taxDecisions(node, row, &faults)
        let decisions = DecisionEntries.read(node, row, &faults)
        let details = RecordReader.part(PersonDetails.self, of: node, names, row, &faults)
        var employments: [Employment] = []
        let list = faults.attempt { () throws(JSONError) in try node.optional("employments")?.elements() }
        if let elements = list ?? nil {
            for element in elements {
                if let employment = employment(element, names, row, &faults) { employments.append(employment) }
            }
        }
        guard faults.found.isEmpty, let id, let formers, let name, let details else { return nil }
        return Person(
            id: id, formerIDs: formers, name: name, taxDecisions: tax, decisions: decisions, details: details,
            employments: employments)
    }

    private static let keys =
        DecisionEntries.keys + PersonDetails.shape.keys + ["personnummer", formerKey, "name", "employments"]
    private static let employmentKeys =
        ["id", "start", "end", "terms", "supplements", "schedules", "registrations"] + EmploymentDetails.shape.keys

    /// The numbers that somebody had before: one, or several, the latest first.
    private static let formerKey = "formerPersonnummer"

    private static func formerNumbers(_ node: JSONNode) throws(JSONError) -> [Personnummer] {
        guard let member = try node.optional(formerKey) else { return [] }
        var numbers: [Personnummer] = []
        let elements = member.kind == .array ? Array(try member.elements()) : [member]
        for element in elements {
            let text = try element.string()
            numbers.append(try element.checked { () throws(PayrollError) in try Personnummer(text) })
        }
        return numbers
    }

    private static func employment(
        _ node: JSONNode, _ names: EmployerNames, _ row: SourceRow, _ faults: inout JSONFaults
    ) -> Employment? {
        _ = faults.attempt { () throws(JSONError) in
            try node.rejectUnknownKeys(allowed: employmentKeys)
        }
        let id = faults.attempt { () throws(JSONError) in
            let member = try node.required("id")
            let id = try member.string()
            guard let first = id.first, let last = id.last, !first.isWhitespace, !last.isWhitespace else {
                throw member.invalid(
                    "Anställningsnumret ”\(id)” är tomt eller har blanksteg i början eller slutet. Rätta det; ingen registrering hittar det annars."
                )
            }
            return id
        }
        faults.employment = id ?? ""
        defer { faults.employment = "" }
        let days = faults.attempt { () throws(JSONError) in
            let start = try node.required("start").day()
            let end = try node.optional("end")?.day()
            if let end, end < start {
                throw node.invalid("Anställningen slutar \(end), före sin början \(start). Rätta datumen.")
            }
            return (start: start, end: end)
        }
        let terms = FactEntries.read("terms", in: node, row, members: termsMembers, &faults, self.terms)
        let supplements = supplements(node, names, row, &faults)
        let schedules = schedules(node, names, row, &faults)
        let details = RecordReader.part(EmploymentDetails.self, of: node, names, row, &faults)
        let registrations = faults.list("registrations", in: node) { (node: JSONNode) throws(JSONError) in
            let fields = try RegistrationFields(node)
            do throws(RegistrationFault) {
                return try fields.registration(names, row)
            } catch {
                throw (try node.optional(error.field.name) ?? node).invalid(error.error)
            }
        }
        guard faults.found.isEmpty, let id, let days, let details else { return nil }
        return Employment(
            id: id, start: days.start, end: days.end, terms: terms, supplements: supplements, schedules: schedules,
            details: details, registrations: registrations)
    }

    private static func supplements(
        _ node: JSONNode, _ names: EmployerNames, _ row: SourceRow, _ faults: inout JSONFaults
    ) -> [Fact<Supplement>] {
        FactEntries.read(
            "supplements", in: node, row, members: ["item", "amount"], isOneAtATime: false, &faults
        ) { (node: JSONNode) throws(JSONError) in
            let key = try node.text("item", default: PayItems.fastTillagg.key)
            guard let item = names.items?[key] else {
                throw node.invalid("Lönearten \(key) finns inte.\(names.itemQuestion(key)) Rätta nyckeln.")
            }
            return Supplement(item: item.id, amount: try node.required("amount").amount())
        }
    }

    private static func schedules(
        _ node: JSONNode, _ names: EmployerNames, _ row: SourceRow, _ faults: inout JSONFaults
    ) -> [Fact<ScheduleAssignment>] {
        FactEntries.read("schedules", in: node, row, members: ["schedule", "cycleStart"], &faults) {
            (node: JSONNode) throws(JSONError) in
            let nameNode = try node.required("schedule")
            let name = try nameNode.string()
            guard let index = names.schedules[name] else {
                throw nameNode.invalid(
                    "Schemat \(name) finns inte i employer.json.\(names.scheduleQuestion(name)) Rätta namnet eller lägg till schemat."
                )
            }
            return ScheduleAssignment(schedule: index, cycleStart: try node.required("cycleStart").day())
        }
    }

    private static let termsMembers = [
        "monthlyPay", "hourlyPay", "degree", "fullTimeWeek", "weeklyHours", "agreement", "costAccount",
        "workYearDays", "isVocational", OwnEntries.key,
    ]

    private static func terms(_ node: JSONNode) throws(JSONError) -> Terms {
        let monthly = try node.optional("monthlyPay")
        let hourly = try node.optional("hourlyPay")
        let pay: Terms.Pay
        switch (monthly, hourly) {
        case (let monthly?, nil): pay = .monthly(fullTime: try monthly.amount())
        case (nil, let hourly?): pay = .hourly(try hourly.amount())
        case (nil, nil): pay = .lines
        case (.some, .some): throw node.invalid("Ange antingen monthlyPay eller hourlyPay.")
        }
        let degree = try node.optional("degree")?.percent() ?? .whole
        let week = try node.optional("fullTimeWeek")?.hours() ?? Minutes(40 * 60)
        let weeklyHours = try node.optional("weeklyHours")?.hours()
        let agreement = try node.text("agreement", default: Terms.usualAgreement)
        let account = try node.text("costAccount")
        let workYear = try node.optional("workYearDays")?.int64()
        let isVocational = try node.optional("isVocational")?.bool() ?? false
        let own = try OwnEntries.read(node)
        return try node.checked { () throws(PayrollError) in
            try Terms(
                pay: pay, degree: degree, fullTimeWeek: week, weeklyHours: weeklyHours, agreement: agreement,
                costAccount: account, workYearDays: workYear.map { Int(clamping: $0) }, isVocational: isVocational,
                own: own)
        }
    }

    /// The file that reads back to the people of the facts, without their registrations.
    package static func bytes(_ facts: EmployerFacts, _ book: RuleBook = .standard) -> [UInt8] {
        var writer = JSONWriter()
        let names = EmployerNames(facts.employer, book)
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
            if !person.formerIDs.isEmpty {
                writer.memberArray(formerKey) { (writer: inout JSONWriter) in
                    for number in person.formerIDs { writer.string("\(number)") }
                }
            }
            writer.member("name", string: person.name)
            DecisionEntries.write(person, to: &writer)
            RecordWriter.writeFields(of: person.details, names, to: &writer)
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
            RecordWriter.writeFields(of: employment.details, names, to: &writer)
        }
    }

    private static func write(_ terms: Terms, to writer: inout JSONWriter) {
        switch terms.pay {
        case .monthly(let fullTime): writer.member("monthlyPay", decimal: fullTime.ore, scale: 2)
        case .hourly(let hour): writer.member("hourlyPay", decimal: hour.ore, scale: 2)
        case .lines: break
        }
        writer.member("degree", decimal: terms.degree.millionths, scale: 4)
        writer.member("fullTimeWeek", string: OutputText.hours(terms.fullTimeWeek))
        if let hours = terms.weeklyHours { writer.member("weeklyHours", string: OutputText.hours(hours)) }
        writer.member("agreement", string: terms.agreement)
        if !terms.costAccount.isEmpty { writer.member("costAccount", string: terms.costAccount) }
        if let days = terms.workYearDays { writer.member("workYearDays", integer: Int64(days)) }
        if terms.isVocational { writer.member("isVocational", bool: true) }
        OwnEntries.write(terms.own, to: &writer)
    }
}
