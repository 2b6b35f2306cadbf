//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaJSON

/// Faults of a document that do not depend on each other, gathered so that all of them are told at once.
package struct JSONFaults {
    /// What was found, in order, and in which employment.
    package private(set) var found: [(error: JSONError, employment: String)] = []

    /// The employment at hand, by anställningsnummer; empty outside employments.
    package var employment = ""

    package init() {}

    /// Runs a part of the reading; what it throws is kept, and then it has no value.
    package mutating func attempt<Value>(_ work: () throws(JSONError) -> Value) -> Value? {
        do throws(JSONError) {
            return try work()
        } catch {
            // What is no object fails in each of its parts.
            if !found.contains(where: { $0.error == error }) { found.append((error, employment)) }
            return nil
        }
    }

    /// Reads the elements of an array member, each by itself; none when it is missing.
    package mutating func list<Value>(
        _ key: String, in node: JSONNode, _ read: (JSONNode) throws(JSONError) -> Value
    ) -> [Value] {
        var values: [Value] = []
        let list = attempt { () throws(JSONError) in try node.optional(key)?.elements() }
        guard let elements = list ?? nil else { return values }
        for element in elements {
            if let value = attempt({ () throws(JSONError) in try read(element) }) { values.append(value) }
        }
        return values
    }
}
