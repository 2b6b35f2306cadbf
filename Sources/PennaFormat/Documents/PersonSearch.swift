//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// Finds who is meant by an anställningsnummer, or by a personnummer in 10 or 12 digits, as people write them.
package struct PersonSearch: Sendable {
    private struct Entry {
        let person: Personnummer
        let former: [Personnummer]
        let employments: [String]

        func has(_ condition: (Personnummer) -> Bool) -> Bool {
            condition(person) || former.contains(where: condition)
        }
    }

    private var entries: [Entry] = []

    /// Nobody yet.
    package init() {}

    /// Everybody of an employer.
    package init(_ facts: EmployerFacts) {
        for person in facts.people {
            add(person.id, former: person.formerIDs, employments: person.employments.map(\.id))
        }
    }

    /// Adds a person with the numbers that the person had before.
    package mutating func add(_ person: Personnummer, former: [Personnummer], employments: [String]) {
        entries.append(Entry(person: person, former: former, employments: employments))
    }

    /// Who is meant; `nil` for nobody, and for ten digits that two people share.
    package func find(_ text: String) -> Personnummer? {
        if let entry = entries.first(where: { $0.employments.contains(text) }) { return entry.person }
        if let id = try? Personnummer(text), let entry = entries.first(where: { $0.has { $0 == id } }) {
            return entry.person
        }
        let digits = text.filter(\.isNumber)
        guard digits.count >= 10 else { return nil }
        let matches = entries.filter { $0.has { "\($0)".hasSuffix(digits) } }
        return matches.count == 1 ? matches[0].person : nil
    }

    /// What to say of somebody who is not found.
    ///
    /// - Parameter place: where the person was looked for, such as `mappen`.
    package static func missing(_ text: String, in place: String) -> String {
        "Personen \(text) finns inte i \(place). Ange personnummer med 12 siffror eller anställningsnummer."
    }
}
