//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel
internal import PennaStore

/// Makes the plans by which earlier months are corrected.
struct PlanMaker<Rules: Agreement> {
    let employer: Organisationsnummer
    let employerFacts: SubjectFacts
    let knowledge: Knowledge
    let historyStart: Month
    private var employers: [FactNumber: (employer: Employer, names: EmployerNames)] = [:]
    private var runs: [RunPlace: PayrollRun<Rules>] = [:]

    private let years: PayYears
    private let agreements: Rules
    private let book: RuleBook

    private struct RunPlace: Hashable {
        let version: FactNumber
        let month: Month
    }

    init(
        _ ledger: PayrollLedger<some PayrollStore, Rules>, _ facts: SubjectFacts, _ knowledge: Knowledge,
        historyStart: Month, years: PayYears
    ) {
        agreements = ledger.agreements
        book = ledger.book
        self.years = years
        employer = ledger.employer
        employerFacts = facts
        self.knowledge = knowledge
        self.historyStart = historyStart
    }

    /// A plan for somebody who has been calculated before, or whose months go further back than the run's own.
    ///
    /// - Parameters:
    ///   - base: what was known when the person was last calculated; `nil` for somebody new.
    ///   - last: the last month that the run calculates for the person.
    mutating func plan(
        _ person: Personnummer, _ facts: SubjectFacts, base: Knowledge?, _ state: StoredState, paid: PaidHistory,
        through last: Month
    ) throws(LedgerError) -> CorrectionPlan<Rules> {
        let new = (employerFacts.new(in: knowledge, since: base) + facts.new(in: knowledge, since: base))
            .sorted { $0.number < $1.number }
        var steps: [CorrectionPlan<Rules>.Step] = []
        func isBase(_ fact: StoredFact) -> Bool { base?.contains(fact) ?? false }
        var seen: Set<FactNumber> = []
        let groups = PlanMaker.groups(new)
        if base != nil { try add(CauseText.rules, isLast: groups.isEmpty, person, facts, last, isBase, to: &steps) }
        for (place, group) in groups.enumerated() {
            for fact in group { seen.insert(fact.number) }
            let known = seen
            try add(
                CauseText.cause(group), isLast: place == groups.count - 1, person, facts, last,
                {
                    isBase($0) || known.contains($0.number)
                }, to: &steps)
        }
        return CorrectionPlan(opening: state.opening, paid: paid, steps: steps)
    }

    /// Adds a state of knowledge; one that cannot be read, half way through a change, is part of the next cause.
    private mutating func add(
        _ cause: CorrectionCause, isLast: Bool, _ person: Personnummer, _ facts: SubjectFacts, _ last: Month,
        _ isKnown: (StoredFact) -> Bool, to steps: inout [CorrectionPlan<Rules>.Step]
    ) throws(LedgerError) {
        do throws(LedgerError) {
            steps.append(try step(cause, person, facts, last, isKnown))
        } catch {
            if isLast { throw error }
        }
    }

    /// Facts of one identity that were recorded together are one cause.
    private static func groups(_ facts: [StoredFact]) -> [[StoredFact]] {
        var groups: [[StoredFact]] = []
        for fact in facts {
            if let last = groups.last?.last, last.record.identity == fact.record.identity,
                last.record.recorded == fact.record.recorded
            {
                groups[groups.count - 1].append(fact)
            } else {
                groups.append([fact])
            }
        }
        return groups
    }

    private mutating func step(
        _ cause: CorrectionCause, _ person: Personnummer, _ facts: SubjectFacts, _ last: Month,
        _ isKnown: (StoredFact) -> Bool
    ) throws(LedgerError) -> CorrectionPlan<Rules>.Step {
        let version = employerFacts.facts.last(where: isKnown)?.number ?? 0
        let (employer, names) = try employer(version, isKnown)
        guard let read = Person.read(person, facts.known(isKnown), names) else {
            throw LedgerError(.corrupt, "Personen \(person) kan inte läsas ur lagret.")
        }
        var runs: [PayrollRun<Rules>] = []
        var month = historyStart
        while month <= last {
            runs.append(try run(version, employer, month))
            month = month.next
        }
        return CorrectionPlan<Rules>.Step(cause, person: read, runs: runs)
    }

    private mutating func employer(_ version: FactNumber, _ isKnown: (StoredFact) -> Bool) throws(LedgerError)
        -> (employer: Employer, names: EmployerNames)
    {
        if let known = employers[version] { return known }
        let read = try EmployerDocument.employer(employerFacts.known(isKnown), employer, book)
        let known = (read, EmployerNames(read, book))
        employers[version] = known
        return known
    }

    private mutating func run(_ version: FactNumber, _ employer: Employer, _ month: Month) throws(LedgerError)
        -> PayrollRun<Rules>
    {
        let place = RunPlace(version: version, month: month)
        if let run = runs[place] { return run }
        let knownAt = knowledge.knownAt
        let run = try calculation { () throws(PayrollError) in
            try PayrollRun(
                employer: employer, agreements: agreements, payDate: employer.payCalendar.payDate(in: month),
                payMonth: month, knownAt: knownAt, years: years)
        }
        runs[place] = run
        return run
    }
}

/// Whether a new fact may change months that have been calculated.
struct Touch {
    static let recurring = Array(#""recurring""#.utf8)

    private let fixed: Day
    private let deviations: Day

    /// - Parameter calculated: the last month of the pay calendar that has been calculated.
    init(_ calendar: PayCalendar, calculatedThrough calculated: Month) {
        fixed = calendar.fixedPayMonth(of: calculated).days.last
        deviations = calendar.deviationMonth(of: calculated).days.last
    }

    func mayChange(_ fact: StoredFact) -> Bool {
        let record = fact.record
        switch record.identity.kind {
        case FactKind.employment, "terms", "supplements", "schedules", "bilforman", "sickProtection", "continues":
            return record.from <= max(fixed, deviations)
        case FactKind.registration:
            // Some rules look a week ahead; lines that come every month belong to the fixed pay.
            if record.content?.holds(Touch.recurring) ?? false { return record.from <= fixed }
            return record.content == nil ? record.from <= fixed : record.from <= deviations + 7
        case "settings": return record.from <= max(fixed, deviations)
        case FactKind.employer: return true
        default: return false
        }
    }

    /// Whether it may be about time before the history begins, which nobody here has calculated.
    fileprivate static func mayBeBefore(_ first: Day, _ fact: StoredFact) -> Bool {
        switch fact.record.identity.kind {
        case FactKind.employment, "terms", "supplements", FactKind.registration, "settings": fact.record.from < first
        case "schedules": fact.record.identity.subject.person != nil && fact.record.from < first
        default: false
        }
    }
}

extension SubjectFacts {
    /// The last new fact by which something else holds before the history begins than an earlier knowledge said.
    ///
    /// What has been put right since, or withdrawn, is no change.
    func change(before first: Day, in knowledge: Knowledge, since earlier: Knowledge) -> StoredFact? {
        new(in: knowledge, since: earlier).last { fact in
            guard Touch.mayBeBefore(first, fact) else { return false }
            let same = SubjectFacts(facts.filter { $0.record.identity == fact.record.identity })
            return same.contents(before: first, knowledge) != same.contents(before: first, earlier)
        }
    }

    /// What holds before a day, from which day on; equal contents that follow on each other are one.
    private func contents(before first: Day, _ knowledge: Knowledge) -> [KnownContent] {
        var contents: [KnownContent] = []
        for fact in known(knowledge) where fact.from < first {
            let next = KnownContent(
                from: fact.from, through: min(fact.through ?? first, first), content: fact.fact.record.content)
            if let last = contents.last, last.content == next.content, last.through + 1 >= next.from {
                contents[contents.count - 1].through = next.through
            } else {
                contents.append(next)
            }
        }
        return contents
    }
}

/// What is known for some days.
private struct KnownContent: Equatable {
    let from: Day
    var through: Day
    let content: [UInt8]?
}

extension [UInt8] {
    /// Whether some bytes come after each other in these.
    func holds(_ word: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: word) }
    }
}

extension Person {
    /// A person as facts say; `nil` when they say nothing that can be read.
    static func read(_ person: Personnummer, _ known: [KnownFact], _ names: EmployerNames) -> Person? {
        guard let line = PersonFacts.line(of: person, known) else {
            return Person(id: person, name: "", taxDecisions: [], employments: [])
        }
        let reading = PeopleFile.read(line, names)
        return reading.blocked.isEmpty ? reading.people.first?.finished() : nil
    }
}
