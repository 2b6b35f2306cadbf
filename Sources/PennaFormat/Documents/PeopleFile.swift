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

    /// Whether people stand in a file of that name.
    static func isPlace(_ file: String) -> Bool { file == name || file == PeopleCSV.name }

    /// Reads the lines.
    ///
    /// A bad line is a problem and never stops the others.
    package static func read(_ bytes: [UInt8], employer: Employer, _ book: RuleBook = .standard) -> Reading {
        read(bytes, EmployerNames(employer, book))
    }

    /// Reads the people by the names of an employer that were gathered before.
    ///
    /// - Parameter source: the file that the lines come from.
    package static func read(_ bytes: [UInt8], _ names: EmployerNames, _ source: Source = .lines) -> Reading {
        var reading = Reading()
        reading.name = source.name
        let name = source.name
        var parser = JSONParser()
        var people: [Personnummer: Owner] = [:]
        var owners: [String: Owner] = [:]
        for line in JSONChunks(bytes, from: InputEncoding.start(bytes)) {
            reading.lines += 1
            let number = source.row(line.number)
            guard line.isWhole else {
                reading.addBroken(bytes[line.range], line: number, line.brokenOff(in: name, "person"))
                continue
            }
            let root: JSONNode
            do throws(JSONError) {
                root = try parser.parse(bytes, in: line.range, line: line.number).root
            } catch {
                reading.addBroken(
                    bytes[line.range], line: number, Finding(at: name, line: number, error))
                continue
            }
            var faults = JSONFaults()
            guard let person = person(root, names, SourceRow(file: source.file, row: UInt32(clamping: number)), &faults)
            else {
                reading.addFaulty(root, line: number, faults)
                continue
            }
            // A number that somebody had before is as much the person's.
            let numbers = [person.id] + person.formerIDs
            let taken = numbers.filter { people[$0] != nil }
            guard taken.isEmpty else {
                for id in taken {
                    if let earlier = people[id] {
                        reading.addDuplicate(person, line: number, id, earlier: earlier)
                    }
                }
                continue
            }
            for id in numbers { people[id] = Owner(person: person.id, line: number) }
            for employment in person.employments {
                let owner = Owner(person: person.id, line: number)
                guard let earlier = owners.updateValue(owner, forKey: employment.id) else { continue }
                reading.addDuplicate(employment.id, of: owner, and: earlier)
            }
            reading.problems += accountFindings(person, Finding.Place(name, line: number, path: ""))
            reading.people.append(PersonDraft(person))
        }
        return reading
    }

    /// What should be looked at before pay is sent to the person's accounts.
    private static func accountFindings(_ person: Person, _ row: Finding.Place) -> [Finding] {
        let accounts =
            person.decisions.bankAccounts.map { ("$.account", $0.value) }
            + person.details.payParts.map { ("$.payParts", $0.value.account) }
        return accounts.flatMap { path, account in
            let place = Finding.Place(row.file, line: row.line, path: path)
            let warnings = account.warnings.map {
                Finding(.account, .look, at: place, person: "\(person.id)", $0.text)
            }
            guard let refusal = account.refusal else { return warnings }
            return [Finding(.accountUnusable, .look, at: place, person: "\(person.id)", refusal)]
        }
    }

    /// A person's line; `nil` when there are faults in it.
    private static func person(
        _ node: JSONNode, _ names: EmployerNames, _ row: SourceRow, _ faults: inout JSONFaults
    ) -> Person? {
        _ = faults.attempt { () throws(JSONError) in
            try node.rejectUnknownKeys(allowed: keys)
        }
        let id = faults.attempt { () throws(JSONError) in
            let node = try node.required("personnummer")
            let text = try node.string()
            return try node.checked { () throws(PayrollError) in try Personnummer(text) }
        }
        let formers = faults.attempt { () throws(JSONError) in try formerNumbers(node) }
        let name = faults.attempt { () throws(JSONError) in try node.required("name").string() }
        let lists = RecordReader.part(PersonLists.self, of: node, names, row, &faults)
        var employments: [Employment] = []
        let list = faults.attempt { () throws(JSONError) in try node.optional("employments")?.elements() }
        if let elements = list ?? nil {
            for element in elements {
                if let employment = employment(element, names, row, &faults) { employments.append(employment) }
            }
        }
        guard faults.found.isEmpty, let id, let formers, let name, var lists else { return nil }
        for index in lists.decisions.claims.indices { lists.decisions.claims[index].row = row }
        return Person(
            id: id, formerIDs: formers, name: name, taxDecisions: lists.taxDecisions, decisions: lists.decisions,
            details: lists.details, employments: employments)
    }

    // In the order in which files have them.
    private static let keys = ["personnummer", formerKey, "name"] + PersonLists.shape.keys + ["employments"]
    private static let employmentKeys = ["id", "start", "end"] + EmploymentLists.shape.keys + ["registrations"]

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
        let lists = RecordReader.part(EmploymentLists.self, of: node, names, row, &faults)
        let registrations = faults.list("registrations", in: node) { (node: JSONNode) throws(JSONError) in
            let fields = try RegistrationFields(node)
            do throws(RegistrationFault) {
                return try fields.registration(names, row)
            } catch {
                throw (try node.optional(error.field.name) ?? node).invalid(error.error)
            }
        }
        guard faults.found.isEmpty, let id, let days, let lists else { return nil }
        return Employment(
            id: id, start: days.start, end: days.end, terms: lists.terms, supplements: lists.supplements,
            schedules: lists.schedules, details: lists.details, registrations: registrations)
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
            RecordWriter.writeFields(of: PersonLists(person), names, to: &writer)
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
            RecordWriter.writeFields(of: EmploymentLists(employment), names, to: &writer)
        }
    }
}
