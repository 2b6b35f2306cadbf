//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
public import PennaStore

/// Tells whether a store does what ``PayrollStore`` promises.
///
/// ```swift
/// let failures = StoreConformance { try MyStore(folder: freshFolder()) }.failures()
/// ```
///
/// Each check gets an empty store of its own. What comes back says, in English, which promise was broken; a store that
/// keeps them all gives nothing. Speed and survival of a killed process are not looked at here.
public struct StoreConformance<Store: PayrollStore> {
    private let make: () throws -> Store

    /// A suite over stores that a function makes, empty each time.
    public init(_ make: @escaping () throws -> Store) {
        self.make = make
    }

    /// Runs all checks.
    public func failures() -> [String] {
        var failures: [String] = []
        for (name, check) in checks {
            do {
                let expectation = Expectation()
                try check(make(), expectation)
                failures += expectation.failures.map { "\(name): \($0)" }
            } catch {
                failures.append("\(name): threw \(error)")
            }
        }
        return failures
    }

    /// The names of the checks, for a report.
    public var names: [String] { checks.map(\.name) }

    private var checks: [(name: String, run: (Store, Expectation) throws -> Void)] {
        [
            ("facts come back as they were recorded", facts),
            ("facts are found by person, instant and number", selection),
            ("a fact from the future is refused, and nothing of its batch is kept", future),
            ("of two who record the same facts at once, one is told", overtaking),
            ("a run is stored with all its payslips, in order", commit),
            ("a run replaces only the revision that was seen", revisions),
            ("a person has one payslip of a run", onePayslip),
            ("a locked run is never changed", locking),
            ("a run goes from state to state, with who and when", states),
            ("runs of an employer come in order", order),
            ("what is not there is said not to be", missing),
            ("an erased person leaves digests and nothing else", erasure),
        ]
    }
}

/// Gathers what did not hold.
public final class Expectation {
    /// What did not hold.
    public private(set) var failures: [String] = []

    init() {}

    func hold(_ condition: Bool, _ promise: String) {
        if !condition { failures.append(promise) }
    }

    func fail(with code: StoreError.Code, _ promise: String, _ body: () throws -> Void) {
        do {
            try body()
            failures.append(promise + " (nothing was thrown)")
        } catch let error as StoreError {
            if error.code != code { failures.append(promise + " (\(error.code) was thrown)") }
            if error.message.isEmpty { failures.append(promise + " (the error has no message)") }
        } catch {
            failures.append(promise + " (\(error) was thrown)")
        }
    }
}
