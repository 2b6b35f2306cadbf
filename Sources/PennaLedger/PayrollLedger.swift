//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaJSON
public import PennaLaw
public import PennaModel
public import PennaStore

/// The book of an employer's payroll: facts that are added and never changed, runs that are calculated from them, and
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
/// The ledger has no clock and no threads: the host says what time it is and calculates the batch where it likes.
public struct PayrollLedger<Store: PayrollStore, Rules: Agreement>: Sendable {
    /// Where it is kept.
    public let store: Store

    /// Whose it is.
    public let employer: Organisationsnummer

    /// The built-in years, and those that were given; runs are calculated with them.
    public let years: PayYears

    /// The agreements that its people are paid by.
    public let agreements: Rules

    /// What the agreements and the law say.
    public let book: RuleBook

    let rules: RuleHash

    /// The ledger of an employer in a store.
    ///
    /// - Parameter agreements: those that the employments' terms may name.
    public init(store: Store, employer: Organisationsnummer, agreements: Rules, years: PayYears = .builtIn) {
        self.init(store, employer, agreements, years, RuleHash(RuleBook(of: agreements)))
    }

    private init(
        _ store: Store, _ employer: Organisationsnummer, _ agreements: Rules, _ years: PayYears, _ rules: RuleHash
    ) {
        self.store = store
        self.employer = employer
        self.years = years
        self.agreements = agreements
        self.rules = rules
        book = rules.book
    }

    /// Records what a host knows now: what is new is added, and what the registers no longer say is withdrawn.
    ///
    /// Terms, schedules, decisions and the employer's own document are registers: they say all that holds for the people
    /// in them; people who are not among them are left as they are. Registrations are events: they are added, one of the
    /// same kind and days replaces the earlier, and a withdrawal takes them back, also one that is recorded with it.
    ///
    /// Somebody whose employment is somebody else's in the store, who is not among the people, is not recorded; the
    /// findings say how to tell that it is one person with a new number.
    ///
    /// - Parameters:
    ///   - period: what the registrations are all of; registrations of it that are known and not among them are told,
    ///     or withdrawn when they are complete.
    ///   - now: the host's clock; facts that do not say when they were recorded were recorded now.
    /// - Throws: `employer` when the facts are another employer's; `invalidFact` or `store`; nothing is then added.
    @discardableResult
    public func record(
        _ facts: EmployerFacts, withdrawals: [Withdrawal] = [], period: OpenPeriod? = nil, now: Instant
    ) throws(LedgerError) -> Recorded {
        guard facts.employer.id == employer else {
            throw LedgerError(
                .employer,
                "Uppgifterna är \(facts.employer.id)s, men boken är \(employer)s. Öppna rätt arbetsgivares bok.")
        }
        return try repeated { () throws(LedgerError) in
            try recordOnce(facts, withdrawals: withdrawals, period: period, now: now)
        }
    }

    /// Does something again that was overtaken by somebody who recorded at the same time.
    private func repeated(_ work: () throws(LedgerError) -> Recorded) throws(LedgerError) -> Recorded {
        for _ in 1..<PayrollLedger.mostTries {
            do throws(LedgerError) {
                return try work()
            } catch {
                guard error.storeCode == .conflict else { throw error }
            }
        }
        return try work()
    }

    /// How often recording is tried; each time somebody else has recorded something.
    private static var mostTries: Int { 20 }

    private func recordOnce(
        _ facts: EmployerFacts, withdrawals: [Withdrawal], period: OpenPeriod?, now: Instant
    ) throws(LedgerError) -> Recorded {
        var all = try readAll()
        var aliases = all.aliases()
        var recorder = Recorder(employer, now: now, period: period, withdrawals: withdrawals)
        for person in facts.people where !person.formerIDs.isEmpty {
            if let (former, employment) = all.takenOver(by: person, aliases) {
                recorder.refuse(person, takingOver: former, employment, at: facts.place(of: person))
            } else {
                aliases.add(person.id, person.formerIDs)
            }
        }
        try stored { () throws(StoreError) in try all.merge(aliases) }
        let entries = try documented { () throws(JSONError) in try EmployerDocument.entries(of: facts.employer, book) }
        try stored { () throws(StoreError) in try recorder.add(entries, nil, known: all.own) }
        var parser = JSONParser()
        let names = EmployerNames(facts.employer, book)
        let owners = owners(all, without: Set(facts.people.map(\.id)))
        let erasures = all.erasures
        for person in facts.people where !recorder.result.blocked.contains(person.id) {
            if ([person.id] + person.formerIDs).contains(where: erasures.contains) {
                recorder.refuse(erased: person, at: facts.place(of: person))
                continue
            }
            if let taken = person.employments.first(where: { owners[$0.id] != nil }), let owner = owners[taken.id] {
                recorder.refuse(person, employment: taken.id, of: owner, at: facts.place(of: person))
                continue
            }
            let entries = try documented { () throws(JSONError) in
                try PersonFacts.entries(of: person, names, &parser)
            }
            let known = all.people[person.id] ?? SubjectFacts()
            if !withdrawals.isEmpty { recorder.tellWithdrawn(person, facts, names) }
            try stored { () throws(StoreError) in
                try recorder.add(entries.without(withdrawals), person.id, known: known)
            }
        }
        return try add(recorder, all, withdrawals, now: now)
    }

    /// Whose employments are known of people who are not recorded now.
    private func owners(_ all: AllFacts, without people: Set<Personnummer>) -> [String: Personnummer] {
        var owners: [String: Personnummer] = [:]
        for (person, facts) in all.people where !people.contains(person) {
            let employments = facts.facts.filter { $0.record.identity.kind == FactKind.employment }
            for fact in SubjectFacts(employments).known({ _ in true }) { owners[fact.employment] = person }
        }
        return owners
    }

    /// Takes back registrations.
    ///
    /// - Throws: `store`; nothing is then added.
    @discardableResult
    public func withdraw(_ withdrawals: [Withdrawal], now: Instant) throws(LedgerError) -> Recorded {
        try repeated { () throws(LedgerError) in
            var all = try readAll()
            let aliases = all.aliases()
            try stored { () throws(StoreError) in try all.merge(aliases) }
            return try add(Recorder(employer, now: now), all, withdrawals, now: now)
        }
    }

    /// Adds what was found, unless somebody else has recorded since everything was read.
    private func add(
        _ recorder: Recorder, _ all: AllFacts, _ withdrawals: [Withdrawal], now: Instant
    ) throws(LedgerError) -> Recorded {
        var recorder = recorder
        let people = all.people
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
            try stored { () throws(StoreError) in _ = try store.append(records, now: now, seen: all.last) }
        }
        return recorder.result
    }

    /// All facts of the employer, each under the number that it was stored under.
    func readAll() throws(LedgerError) -> AllFacts {
        var all = AllFacts()
        try stored { () throws(StoreError) in
            try store.readFacts(of: employer, person: nil, recordedBy: nil, after: 0) { all.append($0) }
        }
        return all
    }

    /// The numbers that people are known to have had.
    func aliases() throws(LedgerError) -> Aliases {
        var facts: [StoredFact] = []
        try stored { () throws(StoreError) in
            try store.readFacts(of: employer, person: nil, recordedBy: nil, after: 0) { fact in
                if fact.record.identity.kind == FactKind.formerNumbers { facts.append(fact) }
            }
        }
        return Aliases(facts)
    }

    /// The employer as it is known.
    ///
    /// - Throws: `employer` when it is not known or cannot be read; `store`.
    public func employer(knownAt instant: Instant = .endOfTime) throws(LedgerError) -> Employer {
        let all = try stored { () throws(StoreError) in
            try store.facts(of: employer).filter { $0.record.identity.subject.person == nil }
        }
        let facts = all.filter { $0.record.recorded <= instant }
        if facts.isEmpty, let first = all.map(\.record.recorded).min() {
            throw LedgerError(
                .employer,
                "Arbetsgivarens uppgifter i lagret är registrerade först \(first.swedish), efter \(instant.swedish). Var "
                    + "klockan fel då: läs in mappen i ett nytt lager. Är den fel nu: rätta den.")
        }
        return try EmployerDocument.employer(SubjectFacts(facts).known { _ in true }, employer, book)
    }
}

/// Hands an error in a document on as the ledger's.
extension PayrollLedger where Rules == StandardAgreements {
    /// The ledger of an employer in a store, under the agreements that come with Penna.
    public init(store: Store, employer: Organisationsnummer, years: PayYears = .builtIn) {
        self.init(store, employer, .standard, years, .standard)
    }
}

/// A ledger under the agreements that come with Penna.
public typealias StandardLedger<Store: PayrollStore> = PayrollLedger<Store, StandardAgreements>

func documented<Value>(_ work: () throws(JSONError) -> Value) throws(LedgerError) -> Value {
    do throws(JSONError) {
        return try work()
    } catch {
        throw LedgerError(.invalidFact, "\(error.path): \(error.message)")
    }
}
