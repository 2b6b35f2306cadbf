//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaJSON
package import PennaModel

/// Reads the fields of a record from an object of JSON; every fault is kept, with its place.
package struct RecordReader: RecordVisitor {
    package var isReading: Bool { true }

    private let node: JSONNode
    private let names: EmployerNames?
    private let row: SourceRow?
    private var faults: JSONFaults
    private var isRight = true

    /// Reads an object that is one record.
    ///
    /// - Parameters:
    ///   - isDated: whether it has dates besides.
    ///   - names: what texts that name schedules and pay items mean.
    package static func read<Value: Record>(
        _ type: Value.Type, _ node: JSONNode, isDated: Bool = false, _ names: EmployerNames? = nil,
        _ row: SourceRow? = nil, _ faults: inout JSONFaults
    ) -> Value? {
        let isKnown: Void? = faults.attempt { () throws(JSONError) in
            try node.rejectUnknownKeys(allowed: isDated ? Value.shape.datedKeys : Value.shape.keys)
        }
        guard let record = part(type, of: node, names, row, &faults), isKnown != nil else { return nil }
        return record
    }

    /// Reads a record whose fields stand among others in an object; unknown keys are not looked for.
    package static func part<Value: Record>(
        _ type: Value.Type, of node: JSONNode, _ names: EmployerNames? = nil, _ row: SourceRow? = nil,
        _ faults: inout JSONFaults
    ) -> Value? {
        var record = Value()
        var reader = RecordReader(node, names, row, &faults)
        record.fields(&reader)
        faults = reader.faults
        guard reader.isRight else { return nil }
        return faults.attempt { () throws(JSONError) in
            try node.checked { () throws(PayrollError) in try record.checked() }
        }
    }

    private init(_ node: JSONNode, _ names: EmployerNames?, _ row: SourceRow?, _ faults: inout JSONFaults) {
        self.node = node
        self.names = names
        self.row = row
        self.faults = JSONFaults()
        swap(&self.faults, &faults)
    }

    private mutating func attempt<Value>(_ work: () throws(JSONError) -> Value) -> Value? {
        let value = faults.attempt(work)
        if value == nil { isRight = false }
        return value
    }

    /// The value of a member.
    private static func value<Value: FieldValue>(
        _ member: JSONNode, _ names: EmployerNames?, _ limits: ClosedRange<Int>?
    ) throws(JSONError) -> Value {
        let value = try Value.read(member, names)
        guard let limits, let size = value.size, !limits.contains(size) else { return value }
        throw member.invalid(Value.form.outside(limits, size))
    }

    package mutating func required<Value: FieldValue>(
        _ key: String, _ value: inout Value, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        let (node, names) = (node, names)
        let read = attempt { () throws(JSONError) -> Value in
            try RecordReader.value(try node.required(key), names, limits)
        }
        if let read { value = read }
    }

    package mutating func field<Value: FieldValue>(
        _ key: String, _ value: inout Value, default standard: @autoclosure () -> Value, isAlwaysWritten: Bool,
        limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        guard let member = member(key) else { return value = standard() }
        let names = names
        let read = attempt { () throws(JSONError) -> Value in try RecordReader.value(member, names, limits) }
        if let read { value = read }
    }

    package mutating func optional<Value: FieldValue>(
        _ key: String, _ value: inout Value?, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        guard let member = member(key) else { return value = nil }
        let names = names
        value = attempt { () throws(JSONError) -> Value in try RecordReader.value(member, names, limits) }
    }

    private mutating func member(_ key: String) -> JSONNode? {
        let node = node
        return attempt { () throws(JSONError) in try node.optional(key) } ?? nil
    }

    package mutating func facts<Entry: Record>(
        _ key: String, _ facts: inout [Fact<Entry>], beside: Beside, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) {
        guard let list = member(key),
            let elements = attempt({ () throws(JSONError) in try list.elements() })
        else { return }
        var identities: [String] = []
        for entry in elements {
            let content = RecordReader.read(Entry.self, entry, isDated: true, names, row, &faults)
            let dates = attempt { () throws(JSONError) in try FactEntries.Dates(entry) }
            guard let content, let dates else {
                isRight = false
                continue
            }
            var identity = ""
            var isFree = false
            switch beside {
            case .alone: break
            case .by(let name): identity = (try? entry.optional(name)?.string()) ?? ""
            case .freely: isFree = true
            }
            let row = row
            let fact = attempt { [facts] () throws(JSONError) -> Fact<Entry> in
                for (index, other) in facts.enumerated()
                where !isFree && dates.begin(with: other) && identities[index] == identity {
                    throw list.invalid(FactEntries.together(dates.from, identity))
                }
                return try entry.checked { () throws(PayrollError) in try dates.fact(content, row) }
            }
            guard let fact else { continue }
            facts.append(fact)
            identities.append(identity)
        }
    }

    package mutating func list<Entry: Record>(
        _ key: String, _ entries: inout [Entry], unique: String, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) {
        guard let list = member(key), let elements = attempt({ () throws(JSONError) in try list.elements() })
        else { return }
        var seen: Set<String> = []
        for element in elements {
            guard let entry = RecordReader.read(Entry.self, element, names, row, &faults) else {
                isRight = false
                continue
            }
            entries.append(entry)
            if unique.isEmpty { continue }
            let name = about().name
            _ = attempt { () throws(JSONError) in
                let member = try element.required(unique)
                let value = try member.string()
                if !seen.insert(value).inserted {
                    throw member.invalid(
                        "\(name): \(value) finns två gånger. Ta bort den ena, eller ge den ett eget \(unique).")
                }
            }
        }
    }

    package mutating func object<Entry: Record>(
        _ key: String, _ value: inout Entry, isRequired: Bool, isWritten: Bool, _ about: @autoclosure () -> About
    ) {
        let node = node
        let member =
            isRequired ? attempt { () throws(JSONError) in try node.required(key) } : member(key)
        guard let member else { return }
        guard let record = RecordReader.read(Entry.self, member, names, row, &faults) else { return isRight = false }
        value = record
    }

    package mutating func rules(_ rules: [RecordRule]) {
        let node = node
        for rule in rules {
            let isKept: Void? = attempt { () throws(JSONError) in try rule.check(node) }
            // What the chosen one needs can be told when it is known which one that is.
            if isKept == nil, rule.isChoice { return }
        }
    }
}

extension RecordRule {
    fileprivate var isChoice: Bool {
        switch self {
        case .oneOf, .atMostOne: true
        case .needs, .only, .neededFor, .rejectedFor: false
        }
    }

    fileprivate func check(_ node: JSONNode) throws(JSONError) {
        switch self {
        case .oneOf(let keys):
            if try given(keys, node).count != 1 {
                throw node.invalid("Ange precis en av uppgifterna \(keys.joined(separator: ", ")).")
            }
        case .atMostOne(let keys):
            let found = try given(keys, node)
            if found.count > 1 { throw node.invalid("Ange antingen \(found.joined(separator: " eller ")).") }
        case .needs(let key, let others):
            if try node.optional(key) != nil { try require(others, node) }
        case .only(let keys, let owner, let otherwise):
            if try node.optional(owner) == nil { try reject(keys, node, otherwise) }
        case .neededFor(let keys, let key, let standard, let words):
            if let word = try? node.text(key, default: standard), words.contains(word) { try require(keys, node) }
        case .rejectedFor(let keys, let key, let standard, let words):
            if let word = try? node.text(key, default: standard), words.contains(word) { try reject(keys, node, word) }
        }
    }

    private func given(_ keys: [String], _ node: JSONNode) throws(JSONError) -> [String] {
        var found: [String] = []
        for key in keys where try node.optional(key) != nil { found.append(key) }
        return found
    }

    private func require(_ keys: [String], _ node: JSONNode) throws(JSONError) {
        for key in keys where try node.optional(key) == nil { _ = try node.required(key) }
    }

    /// A member that nothing reads is somebody's mistake.
    private func reject(_ keys: [String], _ node: JSONNode, _ what: String) throws(JSONError) {
        for key in keys {
            guard let member = try node.optional(key) else { continue }
            throw member.invalid("\(what) har ingen uppgift \(key). Ta bort den.")
        }
    }
}
