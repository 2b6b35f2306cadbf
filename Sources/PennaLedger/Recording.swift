//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel
internal import PennaStore

/// A registration that is taken back for some days.
public struct Withdrawal: Hashable, Sendable {
    /// Anställningsnummer.
    public let employment: String

    /// The kind, as the input format writes it, such as `sjuk` or `extra`.
    public let kind: String

    /// The days.
    public let days: DayRange

    /// The row of its file, from 1; 0 where it has none.
    public let line: Int

    /// A withdrawal.
    public init(employment: String, kind: String, days: DayRange, line: Int = 0) {
        self.employment = employment
        self.kind = kind
        self.days = days
        self.line = line
    }
}

/// What was added to the store.
public struct Recorded: Hashable, Sendable {
    /// How many facts were added.
    public internal(set) var facts = 0

    /// How many of them take something back.
    public internal(set) var withdrawn = 0

    /// Withdrawals that took nothing back, because nothing of the kind was known for the days.
    public internal(set) var unused: [Withdrawal] = []

    /// What somebody should look at: registrations that the store has and the folder has not, and people who are not
    /// recorded because somebody else has their employment.
    public internal(set) var findings: [Finding] = []

    /// People who must not be paid before an error among the findings is mended.
    public internal(set) var blocked: Set<Personnummer> = []
}

/// Turns what a host knows now into records: only what is new, and what no longer holds.
struct Recorder {
    let employer: Organisationsnummer
    let now: Instant
    /// What the registrations are all of; `nil` when nobody says.
    let period: OpenPeriod?
    let withdrawals: [Withdrawal]
    private(set) var records: [FactRecord] = []
    var result = Recorded()
    /// Withdrawals that keep a row of the folder from counting.
    private var inUse: Set<Withdrawal> = []

    init(
        _ employer: Organisationsnummer, now: Instant, period: OpenPeriod? = nil, withdrawals: [Withdrawal] = []
    ) {
        self.employer = employer
        self.now = now
        self.period = period
        self.withdrawals = withdrawals
    }

    /// Leaves out a person whose employment is known to be somebody else's.
    mutating func refuse(
        _ person: Person, employment: String, of owner: Personnummer, at place: Finding.Place
    ) {
        result.blocked.formUnion([person.id, owner])
        result.findings.append(
            Finding(
                .duplicateEmployment, .stopsPerson, at: place, person: "\(person.id)",
                employment: employment,
                "Anställning \(employment) är i lagret \(owner)s, som inte finns i mappen. Ingen av dem betalas.",
                waysOut: [
                    "Är det samma person med nytt nummer: skriv \"formerPersonnummer\": \"\(owner)\" på personens rad.",
                    "Är det en annan person: ge anställningen ett eget nummer.",
                ]))
    }

    /// Leaves out a person whose line says that a number was theirs before, under which somebody else's employment is known.
    mutating func refuse(
        _ person: Person, takingOver former: Personnummer, _ employment: String, at place: Finding.Place
    ) {
        result.blocked.formUnion([person.id, former])
        result.findings.append(
            Finding(
                .duplicatePerson, .stopsPerson, at: place, person: "\(person.id)",
                employment: employment,
                "Personens rad säger att \(former) är personens tidigare nummer, men i lagret har \(former) anställning \(employment), som inte finns på raden. Ingen av dem betalas.",
                waysOut: [
                    "Är det en annan person: ta bort numret ur formerPersonnummer.",
                    "Är det samma person: lägg anställningen på personens rad.",
                ]))
    }

    /// Leaves out a person who has been erased; somebody who is still employed is an error, and not paid in silence.
    mutating func refuse(erased person: Person, at place: Finding.Place) {
        let goesOn = person.employments.contains { $0.end == nil }
        if goesOn { result.blocked.insert(person.id) }
        result.findings.append(
            Finding(
                .erasedPerson, goesOn ? .stopsPerson : .look, at: place,
                person: "\(person.id)",
                "Personen är gallrad ur lagret. Ingenting om personen läses in.",
                waysOut: [
                    "Är anställningen slut: ta bort personens rad ur mappen.",
                    "Är personen anställd igen: penna erase MAPP \(person.id) --store FIL --readmit.",
                ]))
    }

    /// Adds what differs between entries and what is known of their subject.
    ///
    /// Everything but registrations is a register: what the entries do not say no longer holds. Registrations are
    /// events: they are added, and taken back only by a withdrawal.
    mutating func add(_ entries: [FactEntry], _ person: Personnummer?, known subject: SubjectFacts)
        throws(StoreError)
    {
        var wanted: [FactIdentity: [FactEntry]] = [:]
        var order: [FactIdentity] = []
        let places = RegistrationPlaces(subject, entries)
        for entry in places.placed {
            let identity = entry.identity(employer, person)
            if wanted[identity] == nil { order.append(identity) }
            wanted[identity, default: []].append(entry)
        }
        var histories: [FactIdentity: [StoredFact]] = [:]
        for fact in subject.facts {
            let identity = fact.record.identity
            histories[identity, default: []].append(fact)
            if wanted[identity] == nil, !identity.isEvent {
                wanted[identity] = []
                order.append(identity)
            }
        }
        for identity in order {
            try add(identity, wanted[identity] ?? [], FactHistory(histories[identity] ?? []))
        }
        if let period, let person { try tellMissing(places, of: person, subject, period) }
    }

    /// Tells of rows that the folder has and takes back as well: they do not count, run after run.
    mutating func tellWithdrawn(_ person: Person, _ facts: EmployerFacts, _ names: EmployerNames) {
        for employment in person.employments {
            for registration in employment.registrations {
                let kind = RegistrationFields(registration, names)[.kind]
                let found = withdrawals.filter {
                    $0.employment == employment.id && $0.kind == kind && $0.days.meets(registration.days)
                }
                for withdrawal in found {
                    inUse.insert(withdrawal)
                    let place = registration.row.map { Finding.Place(facts.file(of: $0), line: facts.line(of: $0)) }
                    result.findings.append(
                        Finding(
                            .withdrawnInFolder, .look, at: place ?? .none, person: "\(person.id)",
                            employment: employment.id,
                            "Mappen har \(kind) \(registration.days), men återkallar också \(kind) \(withdrawal.days)\(withdrawal.row). Det återkallade räknas inte."
                        ))
                }
            }
        }
    }

    private mutating func add(_ identity: FactIdentity, _ entries: [FactEntry], _ history: FactHistory)
        throws(StoreError)
    {
        let known = history.known(asOf: .endOfTime)
        if history.facts.isEmpty {
            for entry in entries {
                try append(identity, entry.from, entry.through, entry.recorded.map { min($0, now) }, entry.content)
            }
            return
        }
        // A register says what holds on every day; of two entries for a day the one recorded, or else begun, last.
        let stretches = try Recorder.stretches(identity, entries)
        let isEvent = identity.isEvent
        var borders: Set<Day> = []
        for fact in stretches + known {
            borders.insert(fact.from)
            if let through = fact.through { borders.insert(through + 1) }
        }
        let ordered = borders.sorted()
        var open: (from: Day, content: [UInt8]?)?
        for (index, day) in ordered.enumerated() {
            let old = known.holding(day)
            let new = stretches.holding(day)
            let differs = isEvent ? new != nil && new != old : new != old
            let change: [UInt8]?? = differs ? .some(new) : .none
            if let pending = open, change != .some(pending.content) {
                try append(identity, pending.from, day - 1, nil, pending.content)
                open = nil
            }
            if case .some(let content) = change, open == nil { open = (day, content) }
            // After the last border nothing ends any more.
            guard index == ordered.count - 1, let pending = open else { continue }
            try append(identity, pending.from, nil, nil, pending.content)
        }
    }

    private static func stretches(_ identity: FactIdentity, _ entries: [FactEntry]) throws(StoreError) -> [KnownFact] {
        var facts: [StoredFact] = []
        let order = entries.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            let recorded = (first.recorded ?? Instant(seconds: 0), second.recorded ?? Instant(seconds: 0))
            if recorded.0 != recorded.1 { return recorded.0 < recorded.1 }
            return first.from == second.from ? left.offset < right.offset : first.from < second.from
        }
        for (place, entry) in order.enumerated() {
            let record = try FactRecord(
                identity, from: entry.element.from, through: entry.element.through,
                recorded: Instant(seconds: Int64(place)), content: entry.element.content)
            facts.append(StoredFact(number: FactNumber(place), record: record))
        }
        return FactHistory(facts).known(asOf: .endOfTime)
    }

    /// Notes a withdrawal of something that nobody knows.
    mutating func note(unused withdrawal: Withdrawal) {
        if !inUse.contains(withdrawal) { result.unused.append(withdrawal) }
    }

    /// Takes back the registrations of a kind for some days.
    mutating func withdraw(_ withdrawal: Withdrawal, _ person: Personnummer, known subject: SubjectFacts)
        throws(StoreError)
    {
        let before = records.count
        var isKnown = inUse.contains(withdrawal)
        for fact in subject.facts where fact.record.identity.isRegistration(of: withdrawal) && !isKnown {
            // What an earlier run took back because of the row is not taken back again.
            isKnown = fact.record.content == nil && fact.record.meets(withdrawal.days)
        }
        for fact in subject.known({ _ in true }) where fact.kind == FactKind.registration {
            guard fact.employment == withdrawal.employment, fact.registeredKind == withdrawal.kind else { continue }
            let from = max(fact.from, withdrawal.days.first)
            let through = min(fact.through ?? withdrawal.days.last, withdrawal.days.last)
            guard from <= through else { continue }
            try append(fact.fact.record.identity, from, through, nil, nil)
        }
        if records.count == before, !isKnown { result.unused.append(withdrawal) }
    }

    mutating func append(
        _ identity: FactIdentity, _ from: Day, _ through: Day?, _ recorded: Instant?, _ content: [UInt8]?
    ) throws(StoreError) {
        records.append(
            try FactRecord(identity, from: from, through: through, recorded: recorded ?? now, content: content))
        result.facts += 1
        if content == nil { result.withdrawn += 1 }
    }
}

extension FactIdentity {
    /// Whether it is a registration that a withdrawal may take back.
    fileprivate func isRegistration(of withdrawal: Withdrawal) -> Bool {
        kind == FactKind.registration && subject.employment == withdrawal.employment
            && key.registeredKind == withdrawal.kind
    }

    /// Whether it is added, and no longer said does not mean that it no longer holds.
    fileprivate var isEvent: Bool { kind == FactKind.registration || kind == FactKind.formerNumbers }
}

extension KnownFact {
    /// The kind of a registration, such as `sjuk`.
    var registeredKind: String { fact.record.identity.key.registeredKind }
}

extension String {
    /// The kind that the key of a registration begins with.
    var registeredKind: String { split(separator: " ").first.map(String.init) ?? "" }
}

extension FactRecord {
    /// Whether it says something of any of some days.
    fileprivate func meets(_ days: DayRange) -> Bool {
        from <= days.last && (through.map { days.first <= $0 } ?? true)
    }
}

extension DayRange {
    fileprivate func meets(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }
}

extension Withdrawal {
    /// The row in its file, for messages.
    fileprivate var row: String { line == 0 ? "" : " (\(WithdrawalFile.name) rad \(line))" }
}

extension [FactEntry] {
    /// The entries without the days of registrations that are withdrawn.
    func without(_ withdrawals: [Withdrawal]) -> [FactEntry] {
        if withdrawals.isEmpty { return self }
        return flatMap { entry -> [FactEntry] in
            guard entry.kind == FactKind.registration else { return [entry] }
            var left = [entry]
            for withdrawal in withdrawals
            where withdrawal.employment == entry.employment && withdrawal.kind == entry.key.registeredKind {
                left = left.flatMap { $0.without(withdrawal.days) }
            }
            return left
        }
    }
}

extension FactEntry {
    /// What is left of it without some days.
    fileprivate func without(_ days: DayRange) -> [FactEntry] {
        guard from <= days.last, through.map({ days.first <= $0 }) ?? true else { return [self] }
        var left: [FactEntry] = []
        if from < days.first { left.append(on(from, days.first - 1)) }
        if through.map({ days.last < $0 }) ?? true { left.append(on(days.last + 1, through)) }
        return left
    }

    private func on(_ from: Day, _ through: Day?) -> FactEntry {
        FactEntry(
            employment: employment, kind: kind, key: key, from: from, through: through, recorded: recorded,
            content: content)
    }
}

extension [KnownFact] {
    /// The content that holds on a day.
    func holding(_ day: Day) -> [UInt8]? {
        first { $0.from <= day && ($0.through.map { day <= $0 } ?? true) }?.fact.record.content
    }
}

extension EmployerFacts {
    /// Where a person stands in the input, by the first fact that says it.
    func place(of person: Person) -> Finding.Place {
        let row = person.employments.lazy.compactMap { $0.terms.first?.row }.first ?? person.taxDecisions.first?.row
        return row.map { Finding.Place(file(of: $0), line: line(of: $0)) } ?? Finding.Place(PeopleFile.name)
    }
}
