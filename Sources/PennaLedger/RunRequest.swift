//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaFormat
public import PennaModel
public import PennaStore

/// Which run is wanted, and of whom.
public struct RunRequest: Hashable, Sendable {
    /// Which run.
    public let key: RunKey

    /// What was recorded later is not known.
    public let knownAt: Instant

    /// Only these people; `nil` for everybody, or for an extra run or final pay everybody whom it concerns.
    public let people: Set<Personnummer>?

    /// People who are taken out of the run; what is due to them comes with the next run.
    public let excluded: Set<Personnummer>

    /// Whether last year's tables and figures stand in for what the year lacks; such a run cannot be approved.
    public let isProvisional: Bool

    /// A run.
    public init(
        _ key: RunKey, knownAt: Instant, people: Set<Personnummer>? = nil, excluded: Set<Personnummer> = [],
        isProvisional: Bool = false
    ) {
        self.isProvisional = isProvisional
        self.key = key
        self.knownAt = knownAt
        self.people = people
        self.excluded = excluded
    }
}

extension RunRequest {
    /// The same request with everybody under the number that holds now.
    func with(_ aliases: Aliases) -> RunRequest {
        if aliases.isEmpty { return self }
        return RunRequest(
            key, knownAt: knownAt, people: people.map { Set($0.map(aliases.current)) },
            excluded: Set(excluded.map(aliases.current)), isProvisional: isProvisional)
    }
}

/// A run whose facts have been read and which can be calculated, on as many threads as the host likes.
public struct PreparedRun<Rules: Agreement>: Sendable {
    /// What was asked for.
    public let request: RunRequest

    /// What is known in it.
    public let knowledge: Knowledge

    /// The calculation; give its result to ``PayrollLedger/finish(_:_:)``.
    public let batch: Batch<Rules>

    /// What somebody should look at in what is stored: registrations that were replaced since the last locked run.
    public let findings: [Finding]

    /// People whose facts cannot be read, and why; they are errors of the run.
    public let unreadable: [UnpaidPerson]

    /// The people taken out of the run.
    package let excluded: [UnpaidPerson]

    /// What the last run left, for all of the people, readable or not.
    let states: [Personnummer: StoredState]

    /// How far each person of the batch is calculated after the run.
    let calculatedThrough: [Month]

    /// The hash of the facts of each person.
    let inputs: [Personnummer: SHA256.Digest]

    /// The hash of the employer's own facts.
    let employerInputs: SHA256.Digest

    /// The last seal of the last locked run, which this one follows on.
    let follows: String

    /// The revision of the stored run that this one replaces; 0 when there is none.
    let seen: Int64

    /// The first month of the history.
    let historyStart: Month
}

/// Somebody who is not calculated: the facts in the store cannot be read, or the person was taken out.
public struct UnpaidPerson: Hashable, Sendable {
    /// The person.
    public let person: Personnummer

    /// The name, where it is known.
    public let name: String

    /// What is wrong and what to do, in Swedish; empty for somebody who was taken out.
    public let message: String
}
