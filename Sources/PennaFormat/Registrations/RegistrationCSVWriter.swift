//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaModel

/// Writes registrations as rows that read back the same.
package struct RegistrationCSVWriter {
    private let names: EmployerNames
    private var csv = CSVBuffer()
    package private(set) var count = 0

    package init(_ names: EmployerNames) {
        self.names = names
        csv.row(RegistrationField.names)
    }

    package var bytes: [UInt8] { csv.bytes }

    /// Adds a registration of an employment.
    package mutating func add(_ registration: Registration, employment: String) {
        count += 1
        var row = RegistrationFields(registration, names)
        row[.employment] = employment
        for field in RegistrationField.allCases { csv.field(row[field]) }
        csv.endRow()
    }
}
