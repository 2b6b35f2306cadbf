//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
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
    static func together(_ from: Day, _ identity: String) -> String {
        let of = identity.isEmpty ? "" : " om \(identity)"
        return
            "Två uppgifter\(of) gäller från \(from) och är registrerade samtidigt. Ange recorded på den som gäller, eller ta bort den andra."
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
