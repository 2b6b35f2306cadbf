//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
package import PennaModel

/// Writes registrations as rows that read back the same.
package struct RegistrationCSVWriter {
    private let names: EmployerNames
    private let columns: [RegistrationField]
    private var csv = CSVBuffer()
    package private(set) var count = 0

    /// - Parameter facts: whose registrations are written; columns for postings and posts only stand where they have any.
    package init(_ facts: EmployerFacts, _ book: RuleBook = .standard) {
        names = EmployerNames(facts.employer, book)
        let isPosted = facts.people.contains { person in
            person.employments.contains { employment in
                employment.registrations.contains { $0.allocation != nil || $0.post != nil }
            }
        }
        columns = RegistrationField.allCases.filter { isPosted || !RegistrationField.ofEveryKind.contains($0) }
        csv.row(columns.map(\.name))
    }

    package var bytes: [UInt8] { csv.bytes }

    /// Adds a registration of an employment.
    package mutating func add(_ registration: Registration, employment: String) {
        count += 1
        var row = RegistrationFields(registration, names)
        row[.employment] = employment
        for field in columns { csv.field(row[field]) }
        csv.endRow()
    }
}
