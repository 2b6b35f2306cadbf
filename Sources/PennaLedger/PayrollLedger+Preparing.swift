//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel
internal import PennaStore

/// Reads what a run is calculated from, person by person.
private struct Preparation<Store: PayrollStore, Rules: Agreement> {
    let ledger: PayrollLedger<Store, Rules>
    let request: RunRequest
    let knowledge: Knowledge
    let employer: Employer
    let names: EmployerNames
    let past: PastRuns
    let run: PayrollRun<Rules>
    var maker: PlanMaker<Rules>
    let rulesChanged: Bool
    var people: [Person] = []
    var carries: [Carry] = []
    var plans: [Int: CorrectionPlan<Rules>] = [:]
    var calculated: [Month] = []
    var unreadable: [UnpaidPerson] = []
    var excluded: [UnpaidPerson] = []
    var states: [Personnummer: StoredState] = [:]
    var inputs: [Personnummer: SHA256.Digest] = [:]
    var earlier: [Int: MonthAccount] = [:]
    var findings: [Finding] = []
}

extension PayrollLedger {
    /// Reads everything that a run is calculated from; nothing is stored.
    ///
    /// A preliminary run can be prepared any number of times. It stands on the locked runs before it, all of which must be
    /// locked.
    ///
    /// - Throws: `openPredecessor`, `laterIsLocked` or `wrongState` when the run cannot follow on what is stored;
    ///   `knowsLess` when less is known than in the last locked run; `employer` and `calculation` for what concerns
    ///   everybody; `store`. What concerns one person is an error of the run.
    public func prepare(_ request: RunRequest) throws(LedgerError) -> PreparedRun<Rules> {
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        let last = try stored { () throws(StoreError) in try store.lastFact() }
        let before = try PastRuns.before(request.key, runs)
        if let stored = runs.first(where: { $0.key == request.key }), stored.state == .locked {
            throw LedgerError(.wrongState, "Körningen \(request.key.swedish) är låst och räknas aldrig om.")
        }
        let knowledge = Knowledge(through: last, knownAt: request.knownAt)
        return try prepare(request, knowledge, before, seen: runs.first { $0.key == request.key }?.revision ?? 0)
    }

    /// Prepares a run as it was, or is to be, calculated from a state of knowledge and the runs before it.
    func prepare(_ request: RunRequest, _ knowledge: Knowledge, _ before: [RunRecord], seen: Int64)
        throws(LedgerError) -> PreparedRun<Rules>
    {
        try checkCalendar(request.key)
        var all = try readAll()
        let aliases = all.aliases { knowledge.contains($0) }
        try stored { () throws(StoreError) in try all.merge(aliases) }
        let own = all.own
        let employer = try EmployerDocument.employer(own.known(knowledge), employer, book)
        let carried = employer.payCalendar.payMonth(of: request.key.payDate)
        guard request.key.kind != .ordinary || carried == request.key.payDate.month else {
            throw LedgerError(.calculation, RunKey.otherMonth(request.key.payDate, carried))
        }
        let past = try PastRuns(self, before, own: request.key.payDate.month, aliases)
        if let base = past.knowledge, knowledge.knownAt < base.knownAt {
            throw LedgerError(
                .knowsLess,
                "Körningen skulle veta mindre än den senast låsta, som kände till allt till \(base.knownAt.swedish). Ange en senare tid."
            )
        }
        let run = try calculation { () throws(PayrollError) in
            let payDate = PayDate(request.key.payDate)
            return try PayrollRun(
                employer: employer, agreements: agreements, payDate: payDate, knownAt: knowledge.knownAt,
                years: request.isProvisional
                    ? years.known(at: knowledge.knownAt).standingIn(for: payDate.incomeYear) : years)
        }
        let figures = rules.becameKnown(after: past.knowledge?.knownAt, by: knowledge.knownAt, run.years)
        var preparation = Preparation(
            ledger: self, request: request.with(aliases), knowledge: knowledge, employer: employer,
            names: EmployerNames(employer, book), past: past, run: run,
            maker: PlanMaker(self, own, knowledge, historyStart: past.historyStart, years: run.years),
            rulesChanged: past.rules.map { $0 != rules.current } ?? false || figures
                || RuleHash.haveChanged(past.years, in: run.years))
        for person in all.order {
            guard let facts = all.people[person] else { continue }
            try preparation.add(person, facts, employerFacts: own)
        }
        return try preparation.finished(seen: seen, employerInputs: own.digest(knowledge))
    }
}

extension Preparation {
    mutating func add(_ person: Personnummer, _ facts: SubjectFacts, employerFacts: SubjectFacts) throws(LedgerError) {
        if let wanted = request.people, !wanted.contains(person) { return }
        let known = facts.known(knowledge)
        let last = past.state(of: person)
        let state = last ?? .empty
        // Somebody who is not known yet, or no longer, and was never calculated is not in the run.
        if known.isEmpty, last == nil { return }
        if request.excluded.contains(person) {
            excluded.append(UnpaidPerson(person: person, name: PersonFacts.name(known), message: ""))
            states[person] = state
            return
        }
        guard let read = Person.read(person, known, names) else {
            states[person] = state
            inputs[person] = facts.digest(knowledge)
            unreadable.append(
                UnpaidPerson(person: person, name: PersonFacts.name(known), message: reason(person, known)))
            return
        }
        guard let through = month(through: read, state) else { return }
        do throws(LedgerError) {
            let plan = try plan(read, facts, employerFacts, last, through: through)
            // An extra run is only for those who have something to correct.
            if plan == nil, request.key.kind != .ordinary { return }
            if let plan { plans[people.count] = plan }
        } catch {
            guard error.code != .store else { throw error }
            states[person] = state
            inputs[person] = facts.digest(knowledge)
            unreadable.append(UnpaidPerson(person: person, name: PersonFacts.name(known), message: error.message))
            return
        }
        states[person] = state
        inputs[person] = facts.digest(knowledge)
        if let account = past.account(of: person) { earlier[people.count] = account }
        findings += ReplacedRegistrations.findings(person, facts, knowledge, since: past.knowledge)
        people.append(read)
        carries.append(state.carry)
        calculated.append(through)
    }

    private func reason(_ person: Personnummer, _ known: [KnownFact]) -> String {
        guard let line = PersonFacts.line(of: person, known) else { return "Personen finns inte i lagret." }
        return PeopleFile.read(line, names).problems.first { $0.isError }?.message
            ?? "Personen kan inte läsas."
    }

    /// The last month of the pay calendar that the run calculates for a person; `nil` when it is not for the person.
    private func month(through person: Person, _ state: StoredState) -> Month? {
        switch request.key.kind {
        case .ordinary, .opening: return max(run.payMonth, state.calculatedThrough ?? run.payMonth)
        case .extra: return past.lastOrdinary
        case .final:
            guard let end = person.lastDay else { return nil }
            let last = employer.payCalendar.payMonth(ofDeviationsIn: end.month)
            return state.calculatedThrough.map { $0 < last } ?? true ? last : nil
        }
    }

    /// The plan of somebody for whom more than the run's own month must be calculated.
    private mutating func plan(
        _ person: Person, _ facts: SubjectFacts, _ employerFacts: SubjectFacts, _ last: StoredState?,
        through: Month
    ) throws(LedgerError) -> CorrectionPlan<Rules>? {
        let state = last ?? .empty
        let base = state.knowledge
        let new = employerFacts.new(in: knowledge, since: base) + facts.new(in: knowledge, since: base)
        let first = past.firstDay(employer)
        if let base,
            let early = employerFacts.change(before: first, in: knowledge, since: base)
                ?? facts.change(before: first, in: knowledge, since: base)
        {
            throw LedgerError(
                .calculation,
                "\(CauseText.cause([early]).text) gäller tid före \(first), där lagret börjar. Rätta den tiden i det system som betalade då, eller registrera uppgiften från \(first)."
            )
        }
        if last == nil, past.knowledge != nil,
            person.employments.contains(where: { $0.start < past.firstDay(employer) })
        {
            throw LedgerError(
                .calculation,
                "Anställningen började före \(past.firstDay(employer)), där lagret börjar, men personen har inget ingående läge. Lägg in det, eller rätta anställningens start."
            )
        }
        let touch = state.calculatedThrough.map { Touch(employer.payCalendar, calculatedThrough: $0) }
        let isOnlyOwnMonth =
            request.key.kind == .ordinary && through == run.payMonth
            && (state.calculatedThrough == run.payMonth.previous
                || state.calculatedThrough == nil && !person.isEmployed(before: run.payMonth, employer, past))
        let isTouched = rulesChanged || (touch.map { touch in new.contains { touch.mayChange($0) } } ?? false)
        let hasMore = state.calculatedThrough.map { $0 < through } ?? true
        if isOnlyOwnMonth && !isTouched { return nil }
        if !isOnlyOwnMonth && !isTouched && !hasMore && request.key.kind != .ordinary { return nil }
        return try maker.plan(
            person.id, facts, base: base, state,
            paid: past.paid(to: person.id, run.items, through: state.calculatedThrough),
            through: through)
    }

    func finished(seen: Int64, employerInputs: SHA256.Digest) throws(LedgerError) -> PreparedRun<Rules> {
        let facts = try calculation { () throws(PayrollError) in
            // The employer's document and the people's, as rows number them.
            try EmployerFacts(
                employer: employer, people: people, carries: carries,
                sourceFiles: [EmployerFacts.storeName, EmployerFacts.storeName])
        }
        return PreparedRun(
            request: request, knowledge: knowledge,
            batch: Batch(run, facts, correcting: plans, earlier: earlier),
            findings: findings, unreadable: unreadable,
            excluded: excluded, states: states, calculatedThrough: calculated, inputs: inputs,
            employerInputs: employerInputs, follows: past.link, seen: seen, historyStart: past.historyStart)
    }
}

extension Person {
    /// The last day of the last employment; `nil` while one goes on.
    fileprivate var lastDay: Day? {
        var last: Day?
        for employment in employments {
            guard let end = employment.end else { return nil }
            last = max(last ?? end, end)
        }
        return last
    }

    /// Whether there is something to calculate before a month of the pay calendar, back to where the history begins.
    fileprivate func isEmployed(before month: Month, _ employer: Employer, _ past: PastRuns) -> Bool {
        past.historyStart < month
            && employments.contains { $0.start < employer.payCalendar.fixedPayMonth(of: month).days.first }
    }
}

extension PayCalendar {
    /// The month of payment whose deviations are those of a month.
    func payMonth(ofDeviationsIn month: Month) -> Month {
        switch deviations {
        case .monthBefore: month.next
        case .sameMonth: month
        }
    }
}
