//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// A registration as it was read, with the employment it belongs to.
struct RegistrationRow {
    let employment: String
    let registration: Registration
    let line: Int
}

/// The registrations of a file, and what was wrong in it.
struct RegistrationReading {
    var registrations: [RegistrationRow] = []
    var problems: [InputProblem] = []
    /// Whether the file cannot be used, so that nobody knows whose rows it had.
    var isUnusable = false

    /// The same problems of a file that cannot be used.
    var unusable: RegistrationReading { RegistrationReading(problems: problems, isUnusable: true) }
}
