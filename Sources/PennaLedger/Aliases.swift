//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
internal import PennaLaw
internal import PennaModel
internal import PennaStore

/// The numbers that people have had over time, such as a samordningsnummer before the personnummer (decision L23).
///
/// Facts and payslips stay under the number that they were stored under; who is meant by one of them is found here.
struct Aliases {
    /// The number that each earlier number has become.
    private var current: [Personnummer: Personnummer] = [:]
    /// Earlier numbers by the one that holds now, the latest first.
    private var formers: [Personnummer: [Personnummer]] = [:]

    init() {}

    /// What facts say, in order of number.
    init(_ facts: some Sequence<StoredFact>) {
        var parser = JSONParser()
        for fact in facts where fact.record.identity.kind == FactKind.formerNumbers {
            guard let person = fact.record.identity.subject.person, let content = fact.record.content,
                let numbers = try? parser.parse(content).root.elements().map({ try Personnummer($0.string()) })
            else { continue }
            add(person, numbers)
        }
    }

    /// Notes that a person had other numbers before.
    mutating func add(_ person: Personnummer, _ numbers: [Personnummer]) {
        for number in numbers where number != person {
            current[number] = person
            var known = formers[person] ?? []
            for each in [number] + (formers.removeValue(forKey: number) ?? []) where !known.contains(each) {
                known.append(each)
                current[each] = person
            }
            formers[person] = known
        }
    }

    var isEmpty: Bool { current.isEmpty }

    /// The number that holds now.
    func current(_ person: Personnummer) -> Personnummer { current[person] ?? person }

    /// All numbers of the person who has, or had, a number: the one that holds now first.
    func numbers(_ person: Personnummer) -> [Personnummer] {
        let now = current(person)
        return [now] + (formers[now] ?? [])
    }

    /// The number that a month is declared under: the one that it was first declared under, or else the person's own.
    func payee(_ person: Personnummer, in month: AGIMonth?) -> AGIPayee {
        let known = numbers(person).first { month?.contains(.person($0)) ?? false }
        return .person(known ?? person)
    }
}

/// All facts of an employer: its own, and each person's, with the people in the order in which they came.
struct AllFacts {
    var own = SubjectFacts()
    /// Those who have been erased; no part of what the employer's months are calculated from.
    private var erased = SubjectFacts()
    /// The last of all.
    private(set) var last: FactNumber = 0
    private(set) var people: [Personnummer: SubjectFacts] = [:]
    private(set) var order: [Personnummer] = []

    /// The people who have been erased.
    var erasures: Erasures { Erasures(erased) }

    /// Whether anything of a person is stored under the number itself.
    func has(_ person: Personnummer) -> Bool { people[person] != nil }

    mutating func append(_ fact: StoredFact) {
        last = fact.number
        if fact.record.identity.kind == FactKind.erased { return erased.append(fact) }
        guard let person = fact.record.identity.subject.person else { return own.append(fact) }
        if people[person] == nil { order.append(person) }
        people[person, default: SubjectFacts()].append(fact)
    }

    /// The numbers that people are known to have had.
    func aliases(_ isKnown: (StoredFact) -> Bool = { _ in true }) -> Aliases {
        var facts: [StoredFact] = []
        for person in order {
            facts += (people[person]?.facts ?? []).filter {
                $0.record.identity.kind == FactKind.formerNumbers && isKnown($0)
            }
        }
        return Aliases(facts.sorted { $0.number < $1.number })
    }

    /// A former number that a person takes over for the first time with an employment that is not on the person's line.
    func takenOver(by person: Person, _ known: Aliases) -> (former: Personnummer, employment: String)? {
        let own = Set(person.employments.map(\.id))
        for former in person.formerIDs where known.current(former) != person.id {
            let employments = (people[former]?.facts ?? []).filter { $0.record.identity.kind == FactKind.employment }
            for fact in SubjectFacts(employments).known({ _ in true }) where !own.contains(fact.employment) {
                return (former, fact.employment)
            }
        }
        return nil
    }

    /// The same facts with those of earlier numbers among the person's own.
    mutating func merge(_ aliases: Aliases) throws(StoreError) {
        if aliases.isEmpty { return }
        for old in order {
            let person = aliases.current(old)
            guard person != old, let facts = people.removeValue(forKey: old) else { continue }
            var merged = people[person]?.facts ?? []
            for fact in facts.facts { merged.append(try fact.of(person)) }
            people[person] = SubjectFacts(merged.sorted { $0.number < $1.number })
            if !order.contains(person), let place = order.firstIndex(of: old) { order[place] = person }
        }
        order.removeAll { people[$0] == nil }
    }
}

extension StoredFact {
    /// The same fact with its subject under another number.
    fileprivate func of(_ person: Personnummer) throws(StoreError) -> StoredFact {
        let identity = record.identity
        let subject = FactSubject(
            employer: identity.subject.employer, person: person, employment: identity.subject.employment)
        return StoredFact(
            number: number,
            record: try FactRecord(
                FactIdentity(subject, kind: identity.kind, key: identity.key), from: record.from,
                through: record.through, recorded: record.recorded, content: record.content))
    }
}
