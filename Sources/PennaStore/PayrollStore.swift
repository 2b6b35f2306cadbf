//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A place where facts and runs are kept: a file, a database, a host's own system.
///
/// A store knows nothing of pay. It keeps records in the order they come, never changes one, and does each call whole
/// or not at all. Calls may come from several threads. What the bytes mean is the caller's business.
///
/// `Documentation/Stores.md` tells how to write one; `StoreConformance` in `PennaStoreTesting` tells whether it is right.
public protocol PayrollStore: Sendable {
    /// Adds records at the end, all or none.
    ///
    /// - Parameters:
    ///   - now: the host's clock; a record that says it was recorded later is refused.
    ///   - seen: the last record of the employer that was seen when these were made, so that two who record the same do
    ///     not record it twice; `nil` for records that are right whatever else is known.
    /// - Returns: the number of the last record in the store.
    /// - Throws: `recordedInFuture`; `conflict` when an employer of the records has a record after the one seen;
    ///   `unavailable`.
    @discardableResult
    func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber

    /// The number of the last record in the store; 0 when there is none.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    func lastFact() throws(StoreError) -> FactNumber

    /// The records of an employer, or of one person there, in order of number.
    ///
    /// - Parameters:
    ///   - person: `nil` for the records of the employer itself and of everybody there.
    ///   - instant: only what was recorded by then; `nil` for all.
    ///   - number: only records after that one, which is what has changed since.
    ///   - body: is handed the records one after the other.
    /// - Throws: `unavailable` or `corrupt`.
    func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?, after number: FactNumber,
        _ body: (StoredFact) -> Void
    ) throws(StoreError)

    /// Stores a run with its payslips, instead of the revision that was seen of it.
    ///
    /// - Parameters:
    ///   - run: its revision is one more than the one seen: 1 for a new run.
    ///   - payslips: all of them, in the order of the receipt; one for each person.
    /// - Throws: `invalidRun` when a person has two; `conflict` when another revision is stored; `locked` when the stored run is locked; `unavailable`.
    func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError)

    /// Takes a run a step further without changing its payslips.
    ///
    /// - Parameters:
    ///   - seen: the revision that was looked at.
    ///   - lockedRuns: how many runs of the employer were locked when it was looked at. Of two runs that were calculated
    ///     from the same past, only one can be locked.
    /// - Returns: the run as it is now.
    /// - Throws: `notFound`; `conflict` when the revision is another, or the step locks and another run has been locked
    ///   since; `locked` when it is locked already; `unavailable`.
    func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError) -> RunRecord

    /// The runs of an employer, by pay date, kind and number.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    func runs(of employer: Organisationsnummer) throws(StoreError) -> [RunRecord]

    /// The payslips of a run, in the order in which they were stored.
    ///
    /// - Throws: `notFound` when there is no such run; `unavailable` or `corrupt`.
    func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError)

    /// One person's payslip of a run; `nil` when the person has none there.
    ///
    /// - Throws: `notFound` when there is no such run; `unavailable` or `corrupt`.
    func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord?

    /// Erases a person at an employer (gallring): the facts, and the payslips but for their digests.
    ///
    /// - Throws: `unavailable`.
    func erase(_ person: Personnummer, at employer: Organisationsnummer) throws(StoreError)

    /// Erases several people at an employer; one after the other, unless the store does it better.
    ///
    /// - Throws: `unavailable`.
    func erase(_ people: [Personnummer], at employer: Organisationsnummer) throws(StoreError)
}

extension PayrollStore {
    /// Adds records at the end, all or none, whatever has been recorded before.
    ///
    /// - Throws: `recordedInFuture`; `unavailable`.
    @discardableResult
    public func append(_ records: [FactRecord], now: Instant) throws(StoreError) -> FactNumber {
        try append(records, now: now, seen: nil)
    }

    /// Erases several people at an employer, one after the other.
    ///
    /// - Throws: `unavailable`.
    public func erase(_ people: [Personnummer], at employer: Organisationsnummer) throws(StoreError) {
        for person in people { try erase(person, at: employer) }
    }

    /// The run with a key, or `nil`.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func run(_ key: RunKey) throws(StoreError) -> RunRecord? {
        try runs(of: key.employer).first { $0.key == key }
    }

    /// The records of an employer, or of one person there, in order of number.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func facts(
        of employer: Organisationsnummer, person: Personnummer? = nil, recordedBy instant: Instant? = nil,
        after number: FactNumber = 0
    ) throws(StoreError) -> [StoredFact] {
        var facts: [StoredFact] = []
        try readFacts(of: employer, person: person, recordedBy: instant, after: number) { facts.append($0) }
        return facts
    }

    /// The records of an employer, or of one person there, that were recorded after an instant, in order of number.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func changes(of employer: Organisationsnummer, person: Personnummer? = nil, since instant: Instant)
        throws(StoreError) -> [StoredFact]
    {
        var changes: [StoredFact] = []
        try readFacts(of: employer, person: person, recordedBy: nil, after: 0) { fact in
            if fact.record.recorded > instant { changes.append(fact) }
        }
        return changes
    }

    /// The payslips of a run.
    ///
    /// - Throws: `notFound` when there is no such run; `unavailable` or `corrupt`.
    public func payslips(of key: RunKey) throws(StoreError) -> [PayslipRecord] {
        var payslips: [PayslipRecord] = []
        try readPayslips(of: key) { payslips.append($0) }
        return payslips
    }
}

/// What every store checks in the same way.
public enum StoreRules {
    /// Refuses records from the future.
    ///
    /// - Throws: `recordedInFuture`.
    public static func check(_ records: [FactRecord], now: Instant) throws(StoreError) {
        guard let record = records.first(where: { $0.recorded > now }) else { return }
        throw StoreError(
            .recordedInFuture,
            "Uppgiften \(record.identity.kind) sägs vara registrerad \(record.recorded), efter nu (\(now)). Rätta tiden eller klockan."
        )
    }

    /// That an employer has facts that whoever records has not seen.
    public static func overtaken(_ employer: Organisationsnummer) -> StoreError {
        StoreError(
            .conflict, "Någon annan har registrerat uppgifter hos \(employer) under tiden. Läs dem och registrera igen."
        )
    }

    /// Refuses payslips of which two are one person's; any number may be nobody's, since they have been erased.
    ///
    /// - Throws: `invalidRun`.
    public static func check(_ payslips: [PayslipRecord]) throws(StoreError) {
        var people: Set<Personnummer> = []
        people.reserveCapacity(payslips.count)
        for case (let position, let person?) in payslips.lazy.map(\.person).enumerated() {
            if people.insert(person).inserted { continue }
            throw StoreError(
                .invalidRun,
                "Körningen har två lönebesked för \(person.masked); det andra är nummer \(position + 1). Ta bort det ena."
            )
        }
    }

    /// Refuses a run that does not follow on what is stored.
    ///
    /// - Throws: `locked` or `conflict`.
    public static func check(_ run: RunRecord, follows stored: RunRecord?) throws(StoreError) {
        if let stored, stored.state == .locked { throw locked(run.key) }
        guard run.revision == (stored?.revision ?? 0) + 1 else { throw conflict(run.key) }
    }

    /// The run as it is after a step.
    ///
    /// - Parameter lockedRuns: how many runs of the employer were locked when the run was looked at, and are now.
    /// - Throws: `notFound`, `locked` or `conflict`.
    public static func advanced(
        _ stored: RunRecord?, _ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: (seen: Int, now: Int)
    ) throws(StoreError) -> RunRecord {
        guard let stored else { throw missing(key) }
        guard stored.state != .locked else { throw locked(key) }
        guard stored.revision == seen else { throw conflict(key) }
        guard step.state != .locked || lockedRuns.seen == lockedRuns.now else { throw overtaken(key) }
        return RunRecord(
            key: key, revision: seen + 1, knownAt: stored.knownAt, factsThrough: stored.factsThrough,
            receipt: stored.receipt, steps: stored.steps + [step])
    }

    /// That there is no such run.
    public static func missing(_ key: RunKey) -> StoreError {
        StoreError(.notFound, "Körningen \(key.payDate) (\(key.kind.rawValue)) finns inte i lagret.")
    }

    private static func locked(_ key: RunKey) -> StoreError {
        StoreError(
            .locked,
            "Körningen \(key.payDate) (\(key.kind.rawValue)) är låst och ändras aldrig. Rätta i nästa körning.")
    }

    private static func overtaken(_ key: RunKey) -> StoreError {
        StoreError(
            .conflict,
            "En annan körning har låsts sedan körningen \(key.payDate) (\(key.kind.rawValue)) räknades. Räkna om den och lås sedan."
        )
    }

    private static func conflict(_ key: RunKey) -> StoreError {
        StoreError(
            .conflict,
            "Körningen \(key.payDate) (\(key.kind.rawValue)) har ändrats av någon annan. Läs den igen och gör om.")
    }
}
