//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import Testing

/// What of JSON Schema 2020-12 the project's schemas use, so that no test of them is skipped for want of a validator.
struct SchemaCheck {
    private let schema: JSONNode

    init(_ schema: JSONDocument) {
        self.schema = schema.root
    }

    /// Where a value does not fit the schema, and why; empty when it does.
    func faults(_ value: JSONNode) throws -> [String] { try faults(value, schema) }

    private func faults(_ value: JSONNode, _ schema: JSONNode) throws -> [String] {
        if let reference = try schema["$ref"]?.string() {
            let name = try #require(reference.split(separator: "/").last.map(String.init))
            return try faults(value, try #require(self.schema["$defs"]?[name], "\(reference)"))
        }
        var faults: [String] = []
        func fail(_ why: String) { faults.append("\(value.path): \(why)") }
        if let type = try schema["type"]?.string(), !hasType(value, type) {
            return ["\(value.path): is \(value.kind) and not \(type)"]
        }
        let text = String(decoding: value.source, as: UTF8.self)
        if let constant = schema["const"], String(decoding: constant.source, as: UTF8.self) != text {
            fail("is not \(String(decoding: constant.source, as: UTF8.self))")
        }
        if let words = try schema["enum"]?.elements().map({ String(decoding: $0.source, as: UTF8.self) }),
            !words.contains(text)
        {
            fail("is none of \(words)")
        }
        if let pattern = try schema["pattern"]?.string(), try !value.string().contains(Regex(pattern)) {
            fail("is not \(pattern)")
        }
        if let least = try schema["minimum"]?.int64(), try value.int64() < least { fail("is below \(least)") }
        if value.kind == .object { faults += try memberFaults(value, schema) }
        if let items = schema["items"], value.kind == .array {
            for element in try value.elements() { faults += try self.faults(element, items) }
        }
        return faults
    }

    private func memberFaults(_ value: JSONNode, _ schema: JSONNode) throws -> [String] {
        var faults: [String] = []
        for key in try schema["required"]?.elements().map({ try $0.string() }) ?? [] where value[key] == nil {
            faults.append("\(value.path): lacks \(key)")
        }
        for member in try value.members() {
            if let property = schema["properties"]?[member.key] {
                faults += try self.faults(member.value, property)
            } else if try schema["additionalProperties"]?.bool() == false {
                faults.append("\(value.path): has the unknown \(member.key)")
            }
        }
        return faults
    }

    private func hasType(_ value: JSONNode, _ type: String) -> Bool {
        switch type {
        case "object": value.kind == .object
        case "array": value.kind == .array
        case "string": value.kind == .string
        case "number": value.kind == .number
        case "integer": (try? value.int64()) != nil
        case "boolean": (try? value.bool()) != nil
        default: false
        }
    }
}
