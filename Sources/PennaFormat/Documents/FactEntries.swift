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

    /// Reads the entries under a key; none when the key is not there.
    ///
    /// - Parameters:
    ///   - members: the members of the value itself.
    ///   - isOneAtATime: whether two entries that begin and were recorded together are an error, because nobody can
    ///     tell which of them holds.
    package static func read<Value>(
        _ key: String, in node: JSONNode, _ row: SourceRow, members: [String], isOneAtATime: Bool = true,
        _ value: (JSONNode) throws(JSONError) -> Value
    ) throws(JSONError) -> [Fact<Value>] {
        var facts: [Fact<Value>] = []
        guard let list = try node.optional(key) else { return facts }
        for entry in try list.elements() {
            try entry.rejectUnknownKeys(allowed: members + dates)
            let value = try value(entry)
            let from = try entry.required("from").day()
            let through = try entry.optional("through")?.day()
            let recorded = try entry.recorded()
            if isOneAtATime, facts.contains(where: { $0.from == from && $0.recorded == recorded }) {
                throw list.invalid(
                    "Två uppgifter gäller från \(from) och är registrerade samtidigt. Ange recorded på den som gäller, eller ta bort den andra."
                )
            }
            facts.append(
                try entry.checked { () throws(PayrollError) in
                    try Fact(value, from: from, through: through, recorded: recorded, row: row)
                })
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
