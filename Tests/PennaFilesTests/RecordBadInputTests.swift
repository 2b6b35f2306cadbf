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
        case person, employment, employer

        var shape: RecordShape {
            switch self {
            case .person: PersonDetails.shape
            case .employment: EmploymentDetails.shape
            case .employer: EmployerDetails.shape
            }
        }

        /// The findings of a folder that has the list.
        func findings(_ key: String, _ list: String) throws -> [Finding] {
            let folder = try TestFolder.small()
            let member = "\"\(key)\": \(list), "
            switch self {
            case .person: try folder.write("people.ndjson", "{" + member + TestFolder.anna.dropFirst())
            case .employment:
                try folder.write(
                    "people.ndjson",
                    TestFolder.anna.replacingOccurrences(of: "{\"id\"", with: "{" + member + "\"id\""))
            case .employer: try folder.write("employer.json", "{" + member + TestFolder.employer.dropFirst())
            }
            return folder.read().problems
        }
    }

    /// A list of entries, what was done to it, and what the error's path must have in it.
    struct Fault {
        let what: String
        let list: String
        let path: String
    }

    /// What can be wrong with a list of a record.
    static func faults(_ key: String, _ shape: RecordShape) -> [Fault] {
        let right = RecordSample(shape)
        var faults = [
            Fault(what: "no list", list: right.entry, path: key),
            Fault(what: "no object", list: "[3]", path: key + "[0]"),
            Fault(what: "twice", list: "[\(right.entry), \(right.entry)]", path: key),
            Fault(
                what: "no first day",
                list: "[" + right.entry.replacingOccurrences(of: "\"from\"", with: "\"recorded\"") + "]",
                path: key + "[0].from"),
            Fault(
                what: "a day that is none",
                list: "[" + right.entry.replacingOccurrences(of: "2026-01-01", with: "2026-02-30") + "]",
                path: key + "[0].from"),
        ]
        func add(_ what: String, _ field: String, _ json: String?) {
            var wrong = right
            wrong[field] = json
            faults.append(Fault(what: "\(field) \(what)", list: "[\(wrong.entry)]", path: key + "[0]"))
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
            }
        }
        return faults
    }

    @Test(
        "A wrong value of any field of any record is an error with its place and a remedy", arguments: Document.allCases
    )
    func wrong(_ document: Document) throws {
        for field in document.shape.fields {
            guard case .facts(let shape, _) = field.content else { continue }
            let right = try document.findings(field.key, "[\(RecordSample(shape).entry)]")
            #expect(right.isEmpty, "\(field.key): \(right.map(\.message))")
            for fault in Self.faults(field.key, shape) {
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

    @Test("A misspelt field is asked about by the nearest name")
    func nearest() throws {
        let found = try Document.person.findings("adress", "[]")
        #expect(found.contains { $0.message.contains("Menade du address?") }, "\(found.map(\.message))")
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
        case .amount: return ["1.005", "\"tusen\"", "\"1.500\""]
        case .percent: return ["1.00005", "\"halva\""]
        case .hours: return ["\"7:5\"", "\"mycket\""]
        case .day: return ["\"2026-02-30\"", "\"i går\""]
        case .country: return ["\"SWE\"", "\"S1\"", "\"\""]
        case .item, .schedule: return ["\"finns-inte\""]
        case .words(let words): return ["\"\"", "\"\((words.first ?? "") + "x")\""]
        case .bool: return ["\"ja\"", "1"]
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
