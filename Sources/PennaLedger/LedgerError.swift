//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
public import PennaStore

/// What the ledger may answer instead of doing what was asked; nothing is then half done.
///
/// The message is Swedish and says what is wrong and what to do. Programs branch on ``code``.
public struct LedgerError: Error, Hashable, Sendable {
    /// The kinds of error that a program may want to tell apart.
    @nonexhaustive
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The store refused; see ``LedgerError/storeCode``.
        case store
        /// The employer's own facts are missing, or cannot be read.
        case employer
        /// A run before it is not locked yet.
        case openPredecessor
        /// A later run is locked already.
        case laterIsLocked
        /// Somebody tried a step that the run's state does not have.
        case wrongState
        /// Last year's tables stand in for the run's year, so that it cannot be approved.
        case provisional
        /// Another run has been locked since it was calculated.
        case stale
        /// What is known now is less than what the last locked run knew.
        case knowsLess
        /// The month cannot be calculated for anybody, such as a year without tables.
        case calculation
        /// What is stored does not fit its own receipt.
        case corrupt
        /// There is no such run, person or payslip.
        case notFound
        /// A fact cannot be stored as it is.
        case invalidFact
    }

    /// What kind of error it is.
    public let code: Code

    /// What the store answered, when it was the store.
    public let storeCode: StoreError.Code?

    /// What is wrong and what to do, in Swedish.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        storeCode = nil
        self.message = message
    }

    init(_ error: StoreError) {
        code = .store
        storeCode = error.code
        message = error.message
    }

    init(_ error: PayrollError, _ code: Code = .calculation) {
        self.code = code
        storeCode = nil
        message = error.message
    }
}

/// Hands the store's error on as the ledger's.
func stored<Value>(_ work: () throws(StoreError) -> Value) throws(LedgerError) -> Value {
    do throws(StoreError) { return try work() } catch { throw LedgerError(error) }
}

/// Hands a calculation's error on as the ledger's.
func calculation<Value>(_ work: () throws(PayrollError) -> Value) throws(LedgerError) -> Value {
    do throws(PayrollError) { return try work() } catch { throw LedgerError(error) }
}
