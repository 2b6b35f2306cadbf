//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What a store may answer instead of doing what was asked; nothing is then half done.
///
/// The message is Swedish and says what is wrong and what to do. Programs branch on ``code``.
public struct StoreError: Error, Hashable, Sendable {
    /// The kinds of error that a program may want to tell apart.
    @nonexhaustive
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// A fact is not sound: it ends before it begins, or lacks a kind.
        case invalidFact
        /// A run is not sound: it has two payslips of one person.
        case invalidRun
        /// A fact says that it was recorded later than now.
        case recordedInFuture
        /// Somebody else changed the run since it was read.
        case conflict
        /// The run is locked, or its state does not allow the step.
        case locked
        /// There is no such run or payslip.
        case notFound
        /// The store was written by a newer version.
        case newerSchema
        /// What is stored cannot be read, or does not fit its own hash.
        case corrupt
        /// The system refused: the disk is full, the folder is read-only, the server does not answer.
        case unavailable
    }

    /// What kind of error it is.
    public let code: Code

    /// What is wrong and what to do, in Swedish.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
