//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
package import PennaBasics
package import PennaModel

/// A registration as it was read, with the employment it belongs to.
package struct RegistrationRow {
    package let employment: String
    package let registration: Registration
    package let line: Int
    /// What the row says for people alone; it tells two rows apart that are the same otherwise.
    package let note: String
    /// The days that its hours are of, where they are counted on one of several; else its own.
    package let window: DayRange

    package init(
        employment: String, registration: Registration, line: Int, note: String = "", window: DayRange? = nil
    ) {
        self.window = window ?? registration.days
        self.note = note
        self.employment = employment
        self.registration = registration
        self.line = line
    }
}

/// The registrations of a file, and what was wrong in it.
package struct RegistrationReading {
    package var registrations: [RegistrationRow] = []
    package var problems: [Finding] = []
    /// Whether the file cannot be used, so that nobody knows whose rows it had.
    package var isUnusable = false

    package init(
        registrations: [RegistrationRow] = [], problems: [Finding] = [], isUnusable: Bool = false
    ) {
        self.registrations = registrations
        self.problems = problems
        self.isUnusable = isUnusable
    }

    /// The same problems of a file that cannot be used.
    package var unusable: RegistrationReading { RegistrationReading(problems: problems, isUnusable: true) }
}
