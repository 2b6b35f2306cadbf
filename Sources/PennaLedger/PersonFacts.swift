//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel
internal import PennaStore

/// A person's line of `people.ndjson` with registrations, as facts and back.
enum PersonFacts {
    /// All that the documents say of a person, entry by entry.
    ///
    /// - Throws: a JSON error for what the format's own writer did not write, which is a defect.
    static func entries(of person: Person, _ names: EmployerNames, _ parser: inout JSONParser) throws(JSONError)
        -> [FactEntry]
    {
        var writer = JSONWriter()
        PeopleFile.write(person, names, to: &writer)
        let root = try parser.parse(writer.bytes).root
        var entries: [FactEntry] = []
        for member in try root.members() {
            switch member.key {
            case "personnummer": continue
            case FactKind.name, FactKind.formerNumbers:
                entries.append(
                    FactEntry(kind: member.key, from: FactEntry.always, content: Array(member.value.source)))
            case "employments":
                for employment in try member.value.elements() { try add(employment, to: &entries) }
            case let kind:
                let keyMember = FactKind.personKeys[kind] ?? ""
                for entry in try member.value.elements() {
                    entries.append(try entry.factEntry(kind, keyMember: keyMember))
                }
            }
        }
        for employment in person.employments { add(employment, names, to: &entries) }
        return entries
    }

    private static func add(_ employment: JSONNode, to entries: inout [FactEntry]) throws(JSONError) {
        let id = try employment.required("id").string()
        entries.append(
            FactEntry(
                employment: id, kind: FactKind.employment, from: try employment.required("start").day(),
                through: try employment.optional("end")?.day(), content: Array("{}".utf8)))
        for list in FactKind.employmentLists {
            guard let node = try employment.optional(list.kind) else { continue }
            for entry in try node.elements() {
                entries.append(try entry.factEntry(list.kind, keyMember: list.key, employment: id))
            }
        }
    }

    /// Registrations; what stands beside each other under one key gets its places when it is recorded.
    private static func add(_ employment: Employment, _ names: EmployerNames, to entries: inout [FactEntry]) {
        for registration in employment.registrations {
            let fields = RegistrationFields(registration, names)
            var writer = JSONWriter()
            writer.object { (writer: inout JSONWriter) in fields.write(to: &writer) }
            let last = registration.days.last
            entries.append(
                FactEntry(
                    employment: employment.id, kind: FactKind.registration, key: fields.identity,
                    from: registration.days.first,
                    through: last == RegistrationFields.untilFurtherNotice ? nil : last,
                    recorded: registration.recorded == Instant(seconds: 0) ? nil : registration.recorded,
                    content: writer.bytes))
        }
    }

    /// The person's line, with registrations, that the facts say; `nil` when they say nothing of the person.
    static func line(of person: Personnummer, _ known: [KnownFact]) -> [UInt8]? {
        if known.isEmpty { return nil }
        var writer = JSONWriter()
        writer.object { (writer: inout JSONWriter) in
            writer.member("personnummer", string: "\(person)")
            let name = known.first { $0.kind == FactKind.name }
            writer.key("name")
            writer.value(source: name?.fact.record.content ?? Array("\"\"".utf8))
            if let former = known.first(where: { $0.kind == FactKind.formerNumbers }) {
                writer.key(FactKind.formerNumbers)
                writer.value(source: former.fact.record.content ?? Array("[]".utf8))
            }
            let own = known.filter {
                $0.employment.isEmpty && $0.kind != FactKind.name && $0.kind != FactKind.formerNumbers
            }
            for kind in own.kinds { write(own, kind, to: &writer) }
            writer.memberArray("employments") { (writer: inout JSONWriter) in
                let rest = known.filter { !$0.employment.isEmpty }
                for id in rest.employments { writeEmployment(id, rest.filter { $0.employment == id }, to: &writer) }
            }
        }
        return writer.bytes
    }

    /// The name that the facts say; empty when they say none.
    static func name(_ known: [KnownFact]) -> String {
        guard let content = known.first(where: { $0.kind == FactKind.name })?.fact.record.content else { return "" }
        var parser = JSONParser()
        return (try? parser.parse(content).root.string()) ?? ""
    }

    private static func writeEmployment(_ id: String, _ known: [KnownFact], to writer: inout JSONWriter) {
        // Without days of its own an employment is withdrawn, whatever else is known of it.
        guard let days = known.employmentDays else { return }
        writer.object { (writer: inout JSONWriter) in
            writer.member("id", string: id)
            writer.member("start", string: "\(days.from)")
            if let end = days.through { writer.member("end", string: "\(end)") }
            for list in FactKind.employmentLists { write(known, list.kind, to: &writer) }
            writer.memberArray("registrations") { (writer: inout JSONWriter) in
                for fact in known where fact.kind == FactKind.registration {
                    fact.write(to: &writer, through: "to", untilFurtherNotice: false)
                }
            }
        }
    }

    private static func write(_ known: [KnownFact], _ kind: String, to writer: inout JSONWriter) {
        writer.memberArray(kind) { (writer: inout JSONWriter) in
            for fact in known where fact.kind == kind { fact.write(to: &writer) }
        }
    }
}

extension RegistrationFields {
    /// What makes a later registration replace an earlier one.
    ///
    /// It is absence by its cause, day by day; all else by kind, item, first day and clock. Two with different post numbers
    /// never replace each other.
    var identity: String {
        let word = self[.kind]
        let place = AbsenceCause(rawValue: word) != nil ? [word] : [word, self[.item], self[.from], self[.start]]
        let post = self[.post].isEmpty ? "" : "post \(self[.post])"
        return (place + [post]).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension KnownFact {
    var kind: String { fact.record.identity.kind }
    var employment: String { fact.record.identity.subject.employment }

    /// Writes the entry with the days it holds for.
    func write(to writer: inout JSONWriter, through name: String = "through", untilFurtherNotice: Bool = true) {
        guard let content = fact.record.content, content.count >= 2 else { return }
        writer.object { (writer: inout JSONWriter) in
            let hasDates = kind != FactKind.claims
            if hasDates {
                writer.member("from", string: "\(from)")
                if let through { writer.member(name, string: "\(through)") }
            }
            // The members stand between the braces.
            if content.count > 2 { writer.members(source: content.dropFirst().dropLast()) }
        }
    }
}

extension [KnownFact] {
    /// The days of an employment.
    ///
    /// An end that was taken back has left two records that follow on each other.
    fileprivate var employmentDays: (from: Day, through: Day?)? {
        let records = filter { $0.kind == FactKind.employment }
        guard let first = records.first else { return nil }
        var through = first.through
        for next in records.dropFirst() {
            guard let end = through, next.from == end + 1 else { break }
            through = next.through
        }
        return (first.from, through)
    }

    /// The kinds, in the order in which they are first met.
    fileprivate var kinds: [String] {
        var kinds: [String] = []
        for fact in self where !kinds.contains(fact.kind) { kinds.append(fact.kind) }
        return kinds
    }

    fileprivate var employments: [String] {
        var ids: [String] = []
        for fact in self where !ids.contains(fact.employment) { ids.append(fact.employment) }
        return ids
    }
}
