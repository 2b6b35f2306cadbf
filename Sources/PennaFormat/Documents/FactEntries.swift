//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaJSON
package import PennaModel

/// Dated entries as the files write them: a value's own members, and `from`, `through`, `recorded`.
package enum FactEntries {
    /// The members that every dated entry may have.
    package static let dates: [String] = ["from", "through", "recorded"]

    /// The dates of an entry.
    struct Dates {
        let from: Day
        private let through: Day?
        private let recorded: Instant

        init(_ entry: JSONNode) throws(JSONError) {
            from = try entry.required("from").day()
            through = try entry.optional("through")?.day()
            recorded = try entry.recorded()
        }

        /// Whether a fact begins on the same day and was recorded at the same instant.
        func begin<Value>(with fact: Fact<Value>) -> Bool { fact.from == from && fact.recorded == recorded }

        func fact<Value>(_ value: Value, _ row: SourceRow?) throws(PayrollError) -> Fact<Value> {
            try Fact(value, from: from, through: through, recorded: recorded, row: row)
        }
    }

    /// What is said of two entries of which nobody can tell which holds.
    static func together(_ from: Day, _ identity: String = "") -> String {
        let of = identity.isEmpty ? "" : " om \(identity)"
        return
            "Två uppgifter\(of) gäller från \(from) och är registrerade samtidigt. Ange recorded på den som gäller, eller ta bort den andra."
    }

    /// Reads the entries under a key; none when the key is not there.
    ///
    /// Each entry is read by itself, and its value apart from its dates, so that every mistake is told.
    ///
    /// - Parameters:
    ///   - members: the members of the value itself.
    ///   - isOneAtATime: whether two entries that begin and were recorded together are an error, because nobody can
    ///     tell which of them holds.
    package static func read<Value>(
        _ key: String, in node: JSONNode, _ row: SourceRow, members: [String], isOneAtATime: Bool = true,
        _ faults: inout JSONFaults, _ value: (JSONNode) throws(JSONError) -> Value
    ) -> [Fact<Value>] {
        var facts: [Fact<Value>] = []
        let member = faults.attempt { () throws(JSONError) in try node.optional(key) }
        guard let list = member ?? nil,
            let elements = faults.attempt({ () throws(JSONError) in try list.elements() })
        else { return facts }
        for entry in elements {
            _ = faults.attempt { () throws(JSONError) in try entry.rejectUnknownKeys(allowed: members + dates) }
            let content = faults.attempt { () throws(JSONError) in try value(entry) }
            let period = faults.attempt { () throws(JSONError) in try Dates(entry) }
            guard let content, let period else { continue }
            let fact = faults.attempt { () throws(JSONError) -> Fact<Value> in
                if isOneAtATime, facts.contains(where: { period.begin(with: $0) }) {
                    throw list.invalid(together(period.from))
                }
                return try entry.checked { () throws(PayrollError) in try period.fact(content, row) }
            }
            if let fact { facts.append(fact) }
        }
        return facts
    }

    /// Writes entries under a key; nothing when there are none and the key may be left out.
    package static func write<Value>(
        _ facts: [Fact<Value>], _ key: String, isOptional: Bool = false, to writer: inout JSONWriter,
        _ value: (Value, inout JSONWriter) -> Void
    ) {
        guard !isOptional || !facts.isEmpty else { return }
        writer.memberArray(key) { (writer: inout JSONWriter) in
            for fact in facts {
                writer.object { (writer: inout JSONWriter) in
                    value(fact.value, &writer)
                    writer.member("from", string: "\(fact.from)")
                    if let through = fact.through { writer.member("through", string: "\(through)") }
                    if fact.recorded != Instant(seconds: 0) { writer.member("recorded", string: "\(fact.recorded)") }
                }
            }
        }
    }
}
