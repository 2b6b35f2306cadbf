//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A store whose functions the host supplies, such as calls into its own database.
///
/// ```swift
/// let store = FunctionStore(
///     append: { records, now, seen throws(StoreError) in try host.add(records, seen) },
///     lastFact: { () throws(StoreError) in try host.lastNumber() },
///     readFacts: { employer, person, instant, number, body throws(StoreError) in
///         for fact in try host.select(employer, person, instant, number) { body(fact) }
///     },
///     commit: { run, payslips throws(StoreError) in try host.put(run, payslips) },
///     advance: { key, step, seen, lockedRuns throws(StoreError) in try host.step(key, step, seen, lockedRuns) },
///     runs: { employer throws(StoreError) in try host.runs(employer) },
///     readPayslips: { key, body throws(StoreError) in for payslip in try host.payslips(key) { body(payslip) } },
///     payslip: { person, key throws(StoreError) in try host.payslip(person, key) },
///     erase: { person, employer throws(StoreError) in try host.erase(person, employer) })
/// ```
///
/// Each function has its parameters in the order of ``PayrollStore``, may be called from several threads at once, and
/// is whole or not at all. `StoreRules` has the checks that belong inside the host's transaction. What the functions
/// give back is looked over: an answer that cannot be to the question is `corrupt`, and says which function gave it.
public struct FunctionStore: PayrollStore {
    /// Takes a record, one after the other.
    public typealias FactBody = (StoredFact) -> Void

    /// Takes a payslip, one after the other.
    public typealias PayslipBody = (PayslipRecord) -> Void

    private let append: @Sendable ([FactRecord], Instant, FactNumber?) throws(StoreError) -> FactNumber
    private let lastNumber: @Sendable () throws(StoreError) -> FactNumber
    private let read:
        @Sendable (Organisationsnummer, Personnummer?, Instant?, FactNumber, FactBody) throws(StoreError) -> Void
    private let commit: @Sendable (RunRecord, [PayslipRecord]) throws(StoreError) -> Void
    private let advance: @Sendable (RunKey, RunStep, Int64, Int) throws(StoreError) -> RunRecord
    private let allRuns: @Sendable (Organisationsnummer) throws(StoreError) -> [RunRecord]
    private let readAll: @Sendable (RunKey, PayslipBody) throws(StoreError) -> Void
    private let one: @Sendable (Personnummer, RunKey) throws(StoreError) -> PayslipRecord?
    private let erase: @Sendable (Personnummer, Organisationsnummer) throws(StoreError) -> Void

    /// A store of these functions, one for each of ``PayrollStore``.
    public init(
        append: @escaping @Sendable ([FactRecord], Instant, FactNumber?) throws(StoreError) -> FactNumber,
        lastFact: @escaping @Sendable () throws(StoreError) -> FactNumber,
        readFacts:
            @escaping @Sendable (Organisationsnummer, Personnummer?, Instant?, FactNumber, FactBody)
            throws(StoreError) -> Void,
        commit: @escaping @Sendable (RunRecord, [PayslipRecord]) throws(StoreError) -> Void,
        advance: @escaping @Sendable (RunKey, RunStep, Int64, Int) throws(StoreError) -> RunRecord,
        runs: @escaping @Sendable (Organisationsnummer) throws(StoreError) -> [RunRecord],
        readPayslips: @escaping @Sendable (RunKey, PayslipBody) throws(StoreError) -> Void,
        payslip: @escaping @Sendable (Personnummer, RunKey) throws(StoreError) -> PayslipRecord?,
        erase: @escaping @Sendable (Personnummer, Organisationsnummer) throws(StoreError) -> Void
    ) {
        self.append = append
        self.lastNumber = lastFact
        self.read = readFacts
        self.commit = commit
        self.advance = advance
        self.allRuns = runs
        self.readAll = readPayslips
        self.one = payslip
        self.erase = erase
    }

    /// Adds records at the end, all or none; records from the future are refused before the host sees them.
    @discardableResult
    public func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber {
        try StoreRules.check(records, now: now)
        let last = try append(records, now, seen)
        guard last >= records.count else {
            throw lie("append", "sista numret \(last) efter \(records.count) uppgifter")
        }
        return last
    }

    /// The number of the last record in the store; 0 when there is none.
    public func lastFact() throws(StoreError) -> FactNumber {
        let last = try lastNumber()
        guard last >= 0 else { throw lie("lastFact", "numret \(last), under 0") }
        return last
    }

    /// The records of an employer, or of one person there, in order of number.
    public func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?, after number: FactNumber,
        _ body: (StoredFact) -> Void
    ) throws(StoreError) {
        var last = number
        var found: StoreError?
        func fault(_ fact: StoredFact) -> String? {
            let subject = fact.record.identity.subject
            if fact.number <= last || fact.number < 1 {
                return "uppgift \(fact.number) efter \(last); numren ska stiga"
            }
            if subject.employer != employer {
                return "uppgift \(fact.number) hos \(subject.employer), inte \(employer)"
            }
            if let person, subject.person != person {
                return "uppgift \(fact.number) om någon annan än den efterfrågade"
            }
            if let instant, fact.record.recorded > instant {
                return "uppgift \(fact.number), registrerad efter \(instant)"
            }
            return nil
        }
        try read(employer, person, instant, number) { fact in
            if found != nil { return }
            if let fault = fault(fact) {
                found = lie("readFacts", fault)
            } else {
                last = fact.number
                body(fact)
            }
        }
        if let found { throw found }
    }

    /// Stores a run with its payslips; two of one person are refused before the host sees them.
    public func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) {
        try StoreRules.check(payslips)
        try commit(run, payslips)
    }

    /// Takes a run a step further without changing its payslips.
    public func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError) -> RunRecord {
        let run = try advance(key, step, seen, lockedRuns)
        guard run.key == key else { throw lie("advance", "en annan körning än den efterfrågade") }
        // The largest number has no next one: then nothing is right.
        guard seen < .max, run.revision == seen + 1 else {
            throw lie("advance", "revision \(run.revision) efter \(seen); den ska vara en mer")
        }
        guard run.steps.last == step else { throw lie("advance", "en körning vars sista steg inte är det begärda") }
        return run
    }

    /// The runs of an employer, by pay date, kind and number.
    public func runs(of employer: Organisationsnummer) throws(StoreError) -> [RunRecord] {
        let runs = try allRuns(employer)
        for (index, run) in runs.enumerated() {
            guard run.key.employer == employer else {
                throw lie("runs", "en körning hos \(run.key.employer), inte \(employer)")
            }
            guard run.revision >= 1, run.revision < .max else { throw lie("runs", "revision \(run.revision)") }
            guard index == 0 || runs[index - 1].key < run.key else {
                throw lie("runs", "körningen \(run.key.payDate) i fel ordning eller två gånger")
            }
        }
        return runs
    }

    /// The payslips of a run, in the order in which they were stored.
    public func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError) {
        try readAll(key, body)
    }

    /// One person's payslip of a run; `nil` when the person has none there.
    public func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord? {
        let payslip = try one(person, key)
        guard payslip == nil || payslip?.person == person else {
            throw lie("payslip", "någon annans lönebesked än det efterfrågade")
        }
        return payslip
    }

    /// Erases a person at an employer (gallring): the facts, and the payslips but for their digests.
    public func erase(_ person: Personnummer, at employer: Organisationsnummer) throws(StoreError) {
        try erase(person, employer)
    }

    private func lie(_ function: String, _ answer: String) -> StoreError {
        StoreError(
            .corrupt, "Värdsystemets lager svarar fel: \(function) gav \(answer). Rätta funktionen i värdsystemet.")
    }
}
