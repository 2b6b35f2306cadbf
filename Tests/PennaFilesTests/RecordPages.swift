//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaFormat
import PennaJSON
import PennaModel

/// The pages that follow from the declarations of records: schemas and tables.
enum RecordPages {
    /// Whether the pages are written instead of compared.
    static let areWritten = ProcessInfo.processInfo.environment["PENNA_WRITE_PAGES"] == "1"

    /// The records of each schema, by where their fields stand in it.
    static let schemas: [(file: String, parts: [(path: String, shape: RecordShape)])] = [
        ("people", [("$", PersonLists.shape), ("$.properties.employments.items", EmploymentLists.shape)]),
        (
            "employer",
            [("$", EmployerCodes.shape), ("$.properties.payCalendar", PayCalendar.shape), ("$", EmployerDetails.shape)]
        ), ("carry", [("$", Carry.shape)]),
    ]

    /// The records of each page, by the mark where their tables stand.
    static let tables: [(page: String, parts: [(mark: String, shape: RecordShape)])] = [
        (
            "InputFormat.md",
            [
                ("person", PersonLists.shape), ("anställning", EmploymentLists.shape),
                ("koder", EmployerCodes.shape), ("arbetsgivare", EmployerDetails.shape),
            ]
        ),
        (
            "Underlag.md",
            [
                ("person", PersonDetails.shape), ("anställning", EmploymentDetails.shape),
                ("arbetsgivare", EmployerDetails.shape),
            ]
        ),
    ]

    // MARK: Schemas

    /// A schema with the declared fields put in the place of those that it has; the others are copied.
    static func schema(_ text: [UInt8], _ parts: [(path: String, shape: RecordShape)]) throws -> String {
        var parser = JSONParser()
        let root = try parser.parse(text).root
        var writer = JSONWriter(style: .pretty)
        try copy(root, parts, to: &writer)
        writer.newline()
        return writer.text
    }

    private static func copy(
        _ node: JSONNode, _ parts: [(path: String, shape: RecordShape)], to writer: inout JSONWriter
    ) throws {
        switch node.kind {
        case .object:
            let own = parts.filter { node.path == $0.path + ".properties" }.flatMap(\.shape.fields)
            try writer.object { writer in
                var written: Set<String> = []
                for member in try node.members() {
                    writer.key(member.key)
                    if let field = own.first(where: { $0.key == member.key }) {
                        write(field, to: &writer)
                        written.insert(field.key)
                    } else {
                        try copy(member.value, parts, to: &writer)
                    }
                }
                for field in own where !written.contains(field.key) {
                    writer.key(field.key)
                    write(field, to: &writer)
                }
            }
        case .array:
            try writer.array { writer in for element in try node.elements() { try copy(element, parts, to: &writer) } }
        default: writer.value(source: node.source)
        }
    }

    static func write(_ field: RecordShape.Field, to writer: inout JSONWriter) {
        writer.object { writer in
            if !field.about.text.isEmpty { writer.member("description", string: field.about.text) }
            switch field.content {
            case .value(let form):
                form.writeSchema(field.limits, to: &writer)
                if case .standard(let value) = field.presence {
                    writer.key("default")
                    writer.value(source: value.utf8)
                }
            case .facts(let shape, _):
                writer.member("type", string: "array")
                writer.memberObject("items") { writer in write(shape, isDated: true, to: &writer) }
            case .list(let shape, _):
                writer.member("type", string: "array")
                writer.memberObject("items") { writer in write(shape, isDated: false, to: &writer) }
            case .object(let shape): write(shape, isDated: false, to: &writer)
            }
        }
    }

    private static func write(_ shape: RecordShape, isDated: Bool, to writer: inout JSONWriter) {
        writer.member("type", string: "object")
        writer.memberObject("properties") { writer in
            for field in shape.fields {
                writer.key(field.key)
                write(field, to: &writer)
            }
            guard isDated else { return }
            for date in ["from", "through"] {
                writer.memberObject(date) { writer in writer.member("$ref", string: "#/$defs/day") }
            }
            writer.memberObject("recorded") { writer in writer.member("type", string: "string") }
        }
        let needed = shape.fields.filter { $0.presence == .required }.map(\.key) + (isDated ? ["from"] : [])
        writer.memberArray("required") { writer in for key in needed { writer.string(key) } }
        writer.member("additionalProperties", bool: false)
        write(shape.rules, to: &writer)
    }

    private static func write(_ rules: [RecordRule], to writer: inout JSONWriter) {
        func required(_ keys: [String], _ writer: inout JSONWriter) {
            writer.memberArray("required") { writer in for key in keys { writer.string(key) } }
        }
        var depends: [(key: String, needs: [String])] = []
        var both: [[String]] = []
        var choices: [[String]] = []
        for rule in rules {
            switch rule {
            case .oneOf(let keys): choices.append(keys)
            case .atMostOne(let keys): both.append(keys)
            case .needs(let key, let others): depends.append((key, others))
            case .only(let keys, let owner, _): depends += keys.map { ($0, [owner]) }
            case .neededFor, .rejectedFor: break
            }
        }
        func choice(_ keys: [String], _ writer: inout JSONWriter) {
            writer.memberArray("oneOf") { writer in
                for key in keys { writer.object { writer in required([key], &writer) } }
            }
        }
        if choices.count > 1 {
            writer.memberArray("allOf") { writer in
                for keys in choices { writer.object { writer in choice(keys, &writer) } }
            }
        } else {
            for keys in choices { choice(keys, &writer) }
        }
        for keys in both { writer.memberObject("not") { writer in required(keys, &writer) } }
        guard !depends.isEmpty else { return }
        writer.memberObject("dependentRequired") { writer in
            for (key, needs) in depends {
                writer.memberArray(key) { writer in for other in needs { writer.string(other) } }
            }
        }
    }

    // MARK: Tables

    /// A page with the tables of the records between their marks.
    static func page(_ text: String, _ parts: [(mark: String, shape: RecordShape)]) -> String {
        var text = text
        for (mark, shape) in parts { replace("fält: \(mark)", with: lists(shape), in: &text) }
        replace("registreringar", with: registrations, in: &text)
        return text
    }

    private static func replace(_ mark: String, with table: String, in text: inout String) {
        guard let start = text.range(of: "<!-- \(mark) -->\n"),
            let end = text.range(of: "<!-- slut -->", range: start.upperBound..<text.endIndex)
        else { return }
        text.replaceSubrange(start.upperBound..<end.lowerBound, with: "\n" + table + "\n")
    }

    /// The columns of `registrations.csv`.
    private static var registrations: String {
        let rows = RegistrationField.allCases.map { field in
            let about = field.about
            return "| \(about.name) | `\(field.name)` | \(about.text) | \(about.unit) | `\(about.example)` |\n"
        }
        return "| kolumn | fält | vad | enhet | exempel |\n|---|---|---|---|---|\n" + rows.joined()
    }

    /// A table for each list of dated entries.
    private static func lists(_ shape: RecordShape) -> String {
        shape.fields.compactMap { field in
            guard let (entry, isDated) = field.content.entries else { return nil }
            let dates = isDated || entry.keys.contains("from") ? "" : " Utan `from` och `through`."
            var lines = [
                "#### \(field.about.name): `\(field.key)`", "", field.about.text.sentence + also(field.content) + dates,
                "",
            ]
            lines += ["| fält | kolumn | vad | värde | exempel | om det saknas |", "|---|---|---|---|---|---|"]
            lines += entry.fields.map { row($0) }
            for rule in entry.rules { if let text = rule.sentence { lines += ["", text] } }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    private static func also(_ content: RecordShape.Content) -> String {
        switch content {
        case .facts(_, .by(let key)), .facts(_, .freely(let key)): " Poster med olika `\(key)` gäller bredvid varandra."
        default: ""
        }
    }

    private static func row(_ field: RecordShape.Field) -> String {
        guard case .value(let form) = field.content else { return "" }
        var value = form.name
        if let limits = field.limits {
            switch form {
            case .integer: value += " \(limits.lowerBound)–\(limits.upperBound)"
            case .text: value += ", högst \(limits.upperBound) tecken"
            default: break
            }
        }
        let missing =
            switch field.presence {
            case .required: "måste finnas"
            case .optional: ""
            case .standard(let json): "`\(json)`"
            }
        let example = field.about.example.isEmpty ? "" : "`\(field.exampleJSON)`"
        return
            "| `\(field.key)` | \(field.about.name) | \(field.about.text) | \(value) | \(example) | \(missing) |"
    }
}

extension RecordShape.Content {
    /// The record of a list's entries, and whether they are dated.
    var entries: (shape: RecordShape, isDated: Bool)? {
        switch self {
        case .value, .object: nil
        case .facts(let shape, _): (shape, true)
        case .list(let shape, _): (shape, false)
        }
    }
}

extension RecordShape.Field {
    /// The example as a file has it.
    var exampleJSON: String {
        if case .value(let form) = content, [.integer, .number, .bool, .given, .amount, .percent].contains(form) {
            return about.example
        }
        return "\"\(about.example)\""
    }
}

extension String {
    fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}

extension RecordRule {
    fileprivate var sentence: String? {
        func list(_ keys: [String]) -> String { keys.map { "`\($0)`" }.joined(separator: ", ") }
        switch self {
        case .oneOf(let keys): return "Ange precis en av \(list(keys))."
        case .atMostOne(let keys): return "Ange högst en av \(list(keys))."
        case .needs(let key, let others): return "`\(key)` kräver \(list(others))."
        case .only(let keys, let owner, _): return "\(list(keys)) hör till `\(owner)`."
        case .neededFor(let keys, let key, _, let words): return "`\(key)` \(list(words)) kräver \(list(keys))."
        case .rejectedFor(let keys, let key, _, let words): return "`\(key)` \(list(words)) har inte \(list(keys))."
        }
    }
}

extension FieldForm {
    /// What it is called in documentation.
    fileprivate var name: String {
        switch self {
        case .text: "text"
        case .bool: "`true` eller `false`"
        case .given: "alltid `true`"
        case .own: "namn med tal eller text"
        case .instant: "tidpunkt"
        case .integer: "heltal"
        case .amount: "kronor"
        case .percent: "procent"
        case .hours: "timmar"
        case .number: "tal"
        case .day: "dag"
        case .days: "dagar"
        case .month: "månad"
        case .country: "landskod"
        case .item: "lönearts nyckel"
        case .schedule: "schemas namn"
        case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        }
    }

    /// The JSON Schema of it.
    fileprivate func writeSchema(_ limits: ClosedRange<Int>?, to writer: inout JSONWriter) {
        switch self {
        case .amount, .percent, .hours, .day: writer.member("$ref", string: "#/$defs/\(self)")
        case .text, .item, .schedule:
            writer.member("type", string: "string")
            if let limits {
                writer.member("minLength", integer: limits.lowerBound)
                writer.member("maxLength", integer: limits.upperBound)
            }
        case .country:
            writer.member("type", string: "string")
            writer.member("pattern", string: "^[A-Za-z]{2}$")
        case .number: writer.member("type", string: "number")
        case .days:
            writer.member("type", string: "array")
            writer.memberObject("items") { writer in writer.member("$ref", string: "#/$defs/day") }
        case .month:
            writer.member("type", string: "string")
            writer.member("pattern", string: "^[0-9]{4}-[0-9]{2}$")
        case .bool: writer.member("type", string: "boolean")
        case .given: writer.member("const", bool: true)
        case .instant: writer.member("type", string: "string")
        case .own:
            writer.member("type", string: "object")
            writer.memberObject("additionalProperties") { writer in
                writer.memberArray("oneOf") { writer in
                    for type in ["number", "string"] {
                        writer.object { writer in writer.member("type", string: type) }
                    }
                }
            }
        case .integer:
            writer.member("type", string: "integer")
            if let limits {
                writer.member("minimum", integer: limits.lowerBound)
                writer.member("maximum", integer: limits.upperBound)
            }
        case .words(let words): writer.memberArray("enum") { writer in for word in words { writer.string(word) } }
        }
    }
}
