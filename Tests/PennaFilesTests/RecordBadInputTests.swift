//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFormat
import PennaModel
import Testing

/// Every field of every declared record, given wrongly in every way that its declaration tells.
@Suite struct RecordBadInputTests {
    /// Where a list of dated entries stands.
    enum Document: String, CaseIterable {
        case person, employment, employer, codes

        var shape: RecordShape {
            switch self {
            case .person: PersonLists.shape
            case .employment: EmploymentLists.shape
            case .employer: EmployerDetails.shape
            case .codes: EmployerCodes.shape
            }
        }

        /// The findings of a folder that has the list.
        func findings(_ key: String, _ list: String) throws -> [Finding] { try reading(key, list).problems }

        /// What a folder that has the list says.
        func reading(_ key: String, _ list: String) throws -> FolderReading {
            let folder = try TestFolder.small()
            let member = "\"\(key)\": \(list), "
            func other(_ list: String, _ text: String) -> String { key == list ? "" : text }
            let tax = other("tax", "\"tax\": [{\"table\": 33, \"from\": \"2026-01-01\"}], ")
            let terms = other("terms", "\"terms\": [{\"monthlyPay\": 30000, \"from\": \"2020-01-01\"}], ")
            let line = { (ofPerson: String, ofEmployment: String) in
                "{\"personnummer\": \"195704289999\", \"name\": \"Anna\", \(tax)\(ofPerson)\"employments\": [{\(terms)"
                    + "\(ofEmployment)\"id\": \"001\", \"start\": \"2020-01-01\"}]}"
            }
            switch self {
            case .person: try folder.write("people.ndjson", line(member, ""))
            case .employment: try folder.write("people.ndjson", line("", member))
            case .employer: try folder.write("employer.json", "{" + member + TestFolder.employer.dropFirst())
            case .codes:
                try folder.write("people.ndjson", line("", ""))
                try folder.write(
                    "employer.json",
                    "{\(member)\"organisationsnummer\": \"212000-0142\", \"name\": \"Exempelkommunen\"}")
            }
            return folder.read()
        }
    }

    /// A list of entries, what was done to it, and what the error's path must have in it.
    struct Fault {
        let what: String
        let list: String
        let path: String
    }

    /// What can be wrong with a list of a record.
    static func faults(_ key: String, _ shape: RecordShape, isDated: Bool) -> [Fault] {
        let right = RecordSample(shape)
        let entry = right.entry(isDated: isDated)
        var faults = [
            Fault(what: "no list", list: entry, path: key), Fault(what: "no object", list: "[3]", path: key + "[0]"),
            Fault(what: "twice", list: "[\(entry), \(entry)]", path: key),
        ]
        if key == "supplements" { faults.removeLast() }
        if isDated {
            func dated(_ day: String) -> String {
                "[" + entry.replacingOccurrences(of: "\"from\": \"2026-01-01\"", with: day) + "]"
            }
            faults += [
                Fault(what: "no first day", list: dated("\"recorded\": \"2026-01-01\""), path: key + "[0].from"),
                Fault(what: "a day that is none", list: dated("\"from\": \"2026-02-30\""), path: key + "[0].from"),
            ]
        }
        func add(_ what: String, _ field: String, _ json: String?) {
            var wrong = right
            wrong[field] = json
            faults.append(
                Fault(what: "\(field) \(what)", list: "[\(wrong.entry(isDated: isDated))]", path: key + "[0]"))
        }
        for (name, _) in right.members {
            guard let field = shape.fields.first(where: { $0.key == name }) else { continue }
            add("of another kind", name, "{\"a\": 1}")
            add("misspelt", name + "x", "\"x\"")
            if field.presence == .required { add("missing", name, nil) }
            guard case .value(let form) = field.content else { continue }
            for wrong in form.wrong(field.limits) { add("as \(wrong)", name, wrong) }
        }
        for rule in shape.rules {
            switch rule {
            case .oneOf(let keys), .atMostOne(let keys):
                for key in keys.dropFirst() { add("too", key, shape.fields.first { $0.key == key }?.exampleJSON) }
            case .needs(let key, let others) where right[key] != nil: for other in others { add("missing", other, nil) }
            case .only(let keys, let owner, _) where right[owner] == nil:
                for key in keys { add("without \(owner)", key, shape.fields.first { $0.key == key }?.exampleJSON) }
            case .needs, .only: break
            case .neededFor(let keys, _, _, _): for key in keys { add("missing", key, nil) }
            case .rejectedFor(let keys, let key, _, let words):
                for (word, rejected) in words.flatMap({ word in keys.map { (word, $0) } }) where right[rejected] != nil
                {
                    add("as \(word), with \(rejected)", key, "\"\(word)\"")
                }
            }
        }
        return faults
    }

    @Test(
        "A wrong value of any field of any record is an error with its place and a remedy", arguments: Document.allCases
    )
    func wrong(_ document: Document) throws {
        for field in document.shape.fields {
            guard let (shape, isDated) = field.content.entries else { continue }
            let right = try document.findings(field.key, "[\(RecordSample(shape).entry(isDated: isDated))]")
            #expect(right.isEmpty, "\(field.key): \(right.map(\.message))")
            for fault in Self.faults(field.key, shape, isDated: isDated) {
                let found = try document.findings(field.key, fault.list).filter { $0.isError && $0.code != .blocked }
                let text =
                    "\(field.key), \(fault.what): \(fault.list) gives \(found.map { ($0.place.path, $0.message) })"
                #expect(found.contains { ($0.place.path).contains(fault.path) }, "\(text)")
                for finding in found {
                    #expect([".", "?"].contains(finding.message.last) && finding.message.hasRemedy, "\(text)")
                }
            }
        }
    }

    @Test("What is read is written so that it reads back, whichever of its forms it has", arguments: 0..<4)
    func backAgain(_ choice: Int) throws {
        for document in [Document.person, .employment] {
            for field in document.shape.fields {
                guard let (shape, isDated) = field.content.entries else { continue }
                let list = "[\(RecordSample(shape, choosing: choice).entry(isDated: isDated))]"
                let reading = try document.reading(field.key, list)
                let facts = try #require(reading.facts, "\(field.key): \(list): \(reading.problems)")
                let again = PeopleFile.read(PeopleFile.bytes(facts), employer: facts.employer)
                #expect(again.people.map(\.person) == facts.people, "\(field.key): \(list)")
            }
        }
    }

    @Test("A misspelt field is asked about by the nearest name")
    func nearest() throws {
        let found = try Document.person.findings("adress", "[]")
        #expect(found.contains { $0.message.contains("Menade du address?") }, "\(found.map(\.message))")
    }
}

/// Every field of what a month left, at every depth, given wrongly in every way that its declaration tells.
@Suite struct CarryBadInputTests {
    private typealias Change = (path: String, json: String?)

    /// An object of the declaration's examples, with one member changed.
    private static func object(_ shape: RecordShape, _ path: String, _ change: Change) -> String {
        let members = shape.fields.compactMap { field -> String? in
            let own = path + "." + field.key
            if own == change.path { return change.json.map { "\"\(field.key)\": \($0)" } }
            switch field.content {
            case .value: return field.about.example.isEmpty ? nil : "\"\(field.key)\": \(field.exampleJSON)"
            case .object(let shape): return "\"\(field.key)\": \(object(shape, own, change))"
            case .list(let shape, _), .facts(let shape, _):
                return "\"\(field.key)\": [\(object(shape, own + "[0]", change))]"
            }
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// All fields with their paths.
    private static func fields(_ shape: RecordShape, _ path: String) -> [(path: String, field: RecordShape.Field)] {
        shape.fields.flatMap { field in
            let own = path + "." + field.key
            return switch field.content {
            case .value: [(own, field)]
            case .object(let shape): [(own, field)] + fields(shape, own)
            case .list(let shape, _), .facts(let shape, _): [(own, field)] + fields(shape, own + "[0]")
            }
        }
    }

    private func read(_ change: Change) -> CarryFile.Reading {
        let object = Self.object(Carry.shape, "$", change)
        return CarryFile.read(Array("{\"personnummer\": \"195704289999\", \(object.dropFirst())\n".utf8))
    }

    @Test("What a month left is read, and written so that it reads back")
    func backAgain() throws {
        let reading = read(("", nil))
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let record = try #require(reading.records.first)
        #expect(record.carry.employments[0].holiday.absences[0].child == 1 && record.carry.pension.plan == .akapKR)
        #expect(CarryFile.read(CarryFile.bytes([], [], kept: [record])).records == [record])
    }

    @Test("A wrong value of any field of it is an error of the person, with its place and a remedy")
    func wrong() {
        for (path, field) in Self.fields(Carry.shape, "$") {
            var wrong: [String?] = ["3.14159", "{\"x\": 1}", "[{\"x\": 1}]"]
            if case .value(.own) = field.content { wrong.remove(at: 1) }
            if field.presence == .required { wrong.append(nil) }
            if case .value(let form) = field.content { wrong += form.wrong(field.limits).map { $0 } }
            for json in wrong {
                let reading = read((path, json))
                let text = "\(path): \(json ?? "missing"): \(reading.problems.map { ($0.place.path, $0.message) })"
                let owner = json == nil ? String(path.prefix(path.count - field.key.count - 1)) : path
                #expect(
                    reading.records.isEmpty && reading.problems.contains { $0.place.path.hasPrefix(owner) }, "\(text)")
                #expect(reading.problems.allSatisfy { $0.person == "195704289999" && $0.message.hasRemedy }, "\(text)")
            }
        }
    }
}

extension FieldForm {
    /// Values of the right kind that the field cannot have.
    fileprivate func wrong(_ limits: ClosedRange<Int>?) -> [String] {
        switch self {
        case .text:
            guard let limits else { return [] }
            return ["\"\"", "\"" + String(repeating: "x", count: limits.upperBound + 1) + "\""]
        case .integer:
            guard let limits else { return ["1.5"] }
            return ["1.5", "\(limits.lowerBound - 1)", "\(limits.upperBound + 1)"]
        case .amount: return ["1.005", "\"tusen\"", "\"1.500\""] + (limits == nil ? [] : ["-1"])
        case .number: return ["1.005", "\"tusen\""] + (limits == nil ? [] : ["1000000"])
        case .days: return ["\"2026-01-01\"", "[\"2026-02-30\"]"]
        case .month: return ["\"2026-13\"", "\"i går\""]
        case .percent: return ["1.00005", "\"halva\""]
        case .hours: return ["\"7:5\"", "\"mycket\""]
        case .day: return ["\"2026-02-30\"", "\"i går\""]
        case .country: return ["\"SWE\"", "\"S1\"", "\"\""]
        case .item, .schedule: return ["\"finns-inte\""]
        case .words(let words): return ["\"\"", "\"\((words.first ?? "") + "x")\""]
        case .bool: return ["\"ja\"", "1"]
        case .given: return ["false", "\"ja\""]
        case .instant: return ["\"i går\"", "\"2026-02-30\""]
        case .own: return ["\"x\"", "[1]"]
        }
    }
}

extension String {
    /// Whether it tells what to do, in Swedish.
    fileprivate var hasRemedy: Bool {
        [
            "Skriv", "Ange", "Rätta", "rätta", "Lägg", "Ta bort", "Fyll", "Jämför", "Avrunda", "Kontrollera",
        ].contains { contains($0) }
    }
}
