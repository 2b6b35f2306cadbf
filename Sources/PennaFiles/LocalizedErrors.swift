//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// Foundation shows an error to a user by `LocalizedError`, and what lies below this module knows no Foundation, so that
// it can be embedded. The conformances therefore stand here: `import PennaFiles` gives `localizedDescription` its text.

public import Foundation
public import Penna
public import PennaBasics
public import PennaJSON
public import PennaLedger
public import PennaStore

extension PayrollError: LocalizedError {
    /// What is wrong and what to do, in Swedish.
    public var errorDescription: String? { description }
}

extension ProofError: LocalizedError {
    /// What is wrong, in Swedish, with the place in the formula.
    public var errorDescription: String? { description }

    /// What can be done about every error of the kind.
    public var recoverySuggestion: String? { code.wayOut }
}

extension JSONError: LocalizedError {
    /// What is wrong and what to do, in Swedish, with the place in the document.
    public var errorDescription: String? { description }
}

extension StoreError: LocalizedError {
    /// What is wrong and what to do, in Swedish.
    public var errorDescription: String? { description }

    /// What can be done about every error of the kind.
    public var recoverySuggestion: String? { code.wayOut }
}

extension LedgerError: LocalizedError {
    /// What is wrong and what to do, in Swedish.
    public var errorDescription: String? { description }

    /// What can be done about every error of the kind.
    public var recoverySuggestion: String? { code.wayOut }
}

extension FileFailure: LocalizedError {
    /// The file, what is wrong and what to do, in Swedish.
    public var errorDescription: String? { description }
}
