//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaJSON
public import PennaLaw
public import PennaModel
public import PennaStore

/// The book of an employer's payroll: facts that are added and never changed, runs that are reckoned from them, and
/// corrections of what was paid before.
///
/// ```swift
/// let ledger = PayrollLedger(store: MemoryStore(), employer: employer.id)
/// try ledger.record(facts, now: now)
/// let prepared = try ledger.prepare(RunRequest(key, knownAt: now))
/// let run = try ledger.finish(prepared, prepared.batch.calculate())
/// try ledger.commit(run, by: "Anna", at: now)
/// try ledger.lock(key, by: "Bo", at: now)
/// ```
///
/// The ledger has no clock and no threads: the host says what time it is and reckons the batch where it likes.
public struct PayrollLedger<Store: PayrollStore>: Sendable {
    /// Where it is kept.
    public let store: Store

    /// Whose it is.
    public let employer: Organisationsnummer

    /// The built-in years, and those that were given; runs are calculated with them.
    public let years: PayYears

    /// The ledger of an employer in a store.
    public init(store: Store, employer: Organisationsnummer, years: PayYears = .builtIn) {
        self.store = store
        self.employer = employer
        self.years = years
    }

    /// Records what a host knows now: what is new is added, and what the registers no longer say is withdrawn.
    ///
    /// Terms, schedules, decisions and the employer's own document are registers: they say all that holds for the people
    /// in them; people who are not among them are left as they are. Registrations are events: they are added, one of the
    /// same kind and days replaces the earlier, and a withdrawal takes them back.
    ///
    /// - Parameter now: the host's clock; facts that do not say when they were recorded were recorded now.
    /// - Throws: `employer` when the facts are another employer's; `invalidFact` or `store`; nothing is then added.
    @discardableResult
    public func record(_ facts: EmployerFacts, withdrawals: [Withdrawal] = [], now: Instant) throws(LedgerError)
        -> Recorded
    {
        guard facts.employer.id == employer else {
            throw LedgerError(
                .employer,
                "Uppgifterna är \(facts.employer.id)s, men boken är \(employer)s. Öppna rätt arbetsgivares bok.")
        }
        let (own, people, _) = try readAll()
        var recorder = Recorder(employer, now: now)
        let entries = try documented { () throws(JSONError) in try EmployerDocument.entries(of: facts.employer) }
        try stored { () throws(StoreError) in try recorder.add(entries, nil, known: own) }
        var parser = JSONParser()
        let names = EmployerNames(facts.employer)
        for person in facts.people {
            let entries = try documented { () throws(JSONError) in
                try PersonFacts.entries(of: person, names, &parser)
            }
            let known = people[person.id] ?? SubjectFacts()
            try stored { () throws(StoreError) in try recorder.add(entries, person.id, known: known) }
        }
        return try add(recorder, people, withdrawals, now: now)
    }

    /// Takes back registrations.
    ///
    /// - Throws: `store`; nothing is then added.
    @discardableResult
    public func withdraw(_ withdrawals: [Withdrawal], now: Instant) throws(LedgerError) -> Recorded {
        try add(Recorder(employer, now: now), readAll().people, withdrawals, now: now)
    }

    private func add(
        _ recorder: Recorder, _ people: [Personnummer: SubjectFacts], _ withdrawals: [Withdrawal], now: Instant
    ) throws(LedgerError) -> Recorded {
        var recorder = recorder
        var owners: [String: Personnummer] = [:]
        for (person, facts) in people {
            for fact in facts.facts { owners[fact.record.identity.subject.employment] = person }
        }
        for withdrawal in withdrawals {
            guard let person = owners[withdrawal.employment], let facts = people[person] else {
                recorder.note(unused: withdrawal)
                continue
            }
            try stored { () throws(StoreError) in try recorder.withdraw(withdrawal, person, known: facts) }
        }
        if !recorder.records.isEmpty {
            let records = recorder.records
            try stored { () throws(StoreError) in _ = try store.append(records, now: now) }
        }
        return recorder.result
    }

    /// All facts of the employer: its own, and each person's, with the people in the order in which they came.
    func readAll() throws(LedgerError) -> (
        own: SubjectFacts, people: [Personnummer: SubjectFacts], order: [Personnummer]
    ) {
        var own = SubjectFacts()
        var places: [Personnummer: Int] = [:]
        var order: [Personnummer] = []
        var people: [SubjectFacts] = []
        try stored { () throws(StoreError) in
            try store.readFacts(of: employer, person: nil, recordedBy: nil, after: 0) { fact in
                guard let person = fact.record.identity.subject.person else { return own.append(fact) }
                if let place = places[person] { return people[place].append(fact) }
                places[person] = people.count
                order.append(person)
                people.append(SubjectFacts([fact]))
            }
        }
        return (own, places.mapValues { people[$0] }, order)
    }

    /// The employer as it is known.
    ///
    /// - Throws: `employer` when it is not known or cannot be read; `store`.
    public func employer(knownAt instant: Instant = .endOfTime) throws(LedgerError) -> Employer {
        let facts = try stored { () throws(StoreError) in
            try store.facts(of: employer, recordedBy: instant).filter { $0.record.identity.subject.person == nil }
        }
        return try EmployerDocument.employer(SubjectFacts(facts).known { _ in true }, employer)
    }
}

/// Hands an error in a document on as the ledger's.
func documented<Value>(_ work: () throws(JSONError) -> Value) throws(LedgerError) -> Value {
    do throws(JSONError) {
        return try work()
    } catch {
        throw LedgerError(.invalidFact, "\(error.path): \(error.message)")
    }
}
