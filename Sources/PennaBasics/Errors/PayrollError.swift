//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What went wrong in a calculation or in its input, said so that a payroll assistant can mend it.
///
/// The message is Swedish and says what is wrong, where, and what to do. Programs branch on ``code``;
/// two errors are equal when code, message and day are equal.
public struct PayrollError: Error, Hashable, Sendable {
    /// The kinds of error that a program may want to tell apart.
    @nonexhaustive
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// An amount or a count grew beyond what 64 bits hold.
        case overflow
        /// A value is not of the form or in the range it must have.
        case invalidValue
        /// A number can be read in two ways, such as `1.500`.
        case ambiguousNumber
        /// No source gives the figure that the rule needs on that day.
        case missingFigure
        /// A table does not cover the year asked for.
        case yearNotCovered
        /// The rule exists in law or agreement but not in this library.
        case notImplemented
        /// A setting, pay item or agreement has a name that nobody knows.
        case unknownName
        /// Two facts say different things of the same time.
        case overlap
        /// A registration lies outside the employment it names.
        case outsideEmployment
        /// A fact that the calculation needs was never given: terms, schedule, tax decision.
        case missingFact
        /// A clock time does not exist on that day, because summer time began.
        case clockTime
        /// The batch lost or doubled somebody. This is a defect of the library itself.
        case countMismatch
    }

    /// What kind of error it is.
    public let code: Code

    /// What is wrong and what to do, in Swedish.
    public let message: String

    /// The day it concerns, where there is one.
    public let day: Day?

    /// The input row it concerns, where there is one.
    public let row: SourceRow?

    /// Makes an error.
    public init(_ code: Code, _ message: String, day: Day? = nil, row: SourceRow? = nil) {
        self.code = code
        self.message = message.visible
        self.day = day
        self.row = row
    }
}

extension PayrollError: CustomStringConvertible {
    /// The message, with the input row in front where one is known: `rad 12: …`.
    ///
    /// The message names the day and what to do itself.
    public var description: String {
        guard let row, row.row > 0 else { return message }
        return "rad \(row.row): \(message)"
    }
}

extension PayrollError {
    /// A sum or product that does not fit in 64 bits; `what` names the quantity, in Swedish.
    public static func overflow(_ what: String) -> PayrollError {
        PayrollError(
            .overflow, "\(what) är större än vad Penna kan räkna med. Rätta antalet eller beloppet i underlaget.")
    }
}

/// The place in the host's input that a fact was read from, so that an error can name its file and row.
public struct SourceRow: Hashable, Sendable {
    /// Which of the host's files, by the host's own numbering.
    public let file: UInt16

    /// The row, counted from 1; 0 where there is no row.
    public let row: UInt32

    /// A row of a file.
    public init(file: UInt16, row: UInt32) {
        self.file = file
        self.row = row
    }
}
