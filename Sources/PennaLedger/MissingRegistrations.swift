//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaStore

/// Days of a fact, from one through another or until further notice.
typealias FactDays = (from: Day, through: Day?)

/// Registrations that the store has and the folder has not.
extension Recorder {
    /// Tells of registrations that are known and that the folder no longer has, or takes them back.
    mutating func tellMissing(
        _ places: RegistrationPlaces, of person: Personnummer, _ subject: SubjectFacts, _ period: OpenPeriod
    ) throws(StoreError) {
        for fact in places.unclaimed {
            guard let days = period.days(of: fact), !isWithdrawn(fact, days),
                !period.hasSettled(fact, days, subject)
            else { continue }
            let settled = period.isComplete ? try takeBack(fact, days, subject, period) : []
            tell(fact, days, person, isTakenBack: period.isComplete, settled)
        }
        for (fact, days) in subject.takenBack(since: period.seen) {
            let identity = fact.fact.record.identity
            guard !isWithdrawn(fact, days), !places.claims(identity, days) else { continue }
            tell(fact, days, person, isTakenBack: true, [])
        }
    }

    /// Takes back a registration for some days; what a locked run knew of them and has paid holds again.
    ///
    /// - Returns: what holds again.
    private mutating func takeBack(
        _ fact: KnownFact, _ days: FactDays, _ subject: SubjectFacts, _ period: OpenPeriod
    ) throws(StoreError) -> [KnownFact] {
        let identity = fact.fact.record.identity
        try append(identity, days.from, days.through, nil, nil)
        var again: [KnownFact] = []
        for known in period.settled(identity, subject) {
            for piece in known.days(of: days, without: period.days(of: known)) {
                try append(identity, piece.from, piece.through, nil, known.fact.record.content)
                again.append(KnownFact(from: piece.from, through: piece.through, fact: known.fact))
            }
        }
        return again
    }

    private mutating func tell(
        _ fact: KnownFact, _ days: FactDays, _ person: Personnummer, isTakenBack: Bool, _ settled: [KnownFact]
    ) {
        let span = days.through.map { $0 == days.from ? "\(days.from)" : "\(days.from)–\($0)" } ?? "från \(days.from)"
        let what = "\(CauseText.registration(fact)) \(span)"
        let again = settled.map { CauseText.registration($0) }.joined(separator: ", ")
        let rest = again.isEmpty ? "" : " Det som är betalt i en låst körning gäller igen: \(again)."
        result.findings.append(
            Finding(
                .missingInFolder, .look, at: Finding.Place("lagret"), person: "\(person)", employment: fact.employment,
                isTakenBack
                    ? "\(what) finns inte i mappen, som sägs ha hela månaden, och är återkallad.\(rest)"
                    : "\(what) finns i lagret men inte i mappen, och räknas med.",
                waysOut: isTakenBack
                    ? ["Lägg tillbaka raden om den ska gälla."]
                    : [
                        "Återkalla den i withdrawals.csv om den är fel.", "Lägg tillbaka raden om den ska gälla.",
                        "Kör med --complete om mappen har hela månadens registreringar.",
                    ]))
    }

    private func isWithdrawn(_ fact: KnownFact, _ days: FactDays) -> Bool {
        withdrawals.contains { withdrawal in
            withdrawal.employment == fact.employment && withdrawal.kind == fact.registeredKind
                && withdrawal.days.first <= days.from && days.through.map { $0 <= withdrawal.days.last } ?? false
        }
    }
}

extension OpenPeriod {
    /// What the last locked run knew under an identity.
    fileprivate func settled(_ identity: FactIdentity, _ subject: SubjectFacts) -> [KnownFact] {
        FactHistory(subject.facts.filter { $0.record.identity == identity && $0.number <= seen })
            .known(asOf: .endOfTime)
    }

    /// Whether a fact that was recorded after the last locked run only says what that run knew of days that are not the
    /// period's: what has been paid and holds again need not be in the folder.
    fileprivate func hasSettled(_ fact: KnownFact, _ days: FactDays, _ subject: SubjectFacts) -> Bool {
        guard fact.fact.number > seen else { return false }
        return settled(fact.fact.record.identity, subject).contains { known in
            known.fact.record.content == fact.fact.record.content && self.days(of: known) == nil
                && known.from <= days.from
                && (known.through.map { through in days.through.map { $0 <= through } ?? false } ?? true)
        }
    }
}

extension SubjectFacts {
    /// Registrations that have been taken back after a fact and are not there again, with the days.
    fileprivate func takenBack(since seen: FactNumber) -> [(fact: KnownFact, days: FactDays)] {
        let withdrawn = facts.filter {
            $0.number > seen && $0.record.content == nil && $0.record.identity.kind == FactKind.registration
        }
        var found: [(fact: KnownFact, days: FactDays)] = []
        for fact in withdrawn {
            let history = FactHistory(facts.filter { $0.record.identity == fact.record.identity }).facts
            let before = history.prefix { $0.number != fact.number }
            let now = FactHistory(history).known(asOf: .endOfTime)
            for old in FactHistory(Array(before)).known(asOf: .endOfTime) {
                for days in old.days(of: (fact.record.from, fact.record.through), without: nil)
                where now.holding(days.from) != old.fact.record.content {
                    found.append((old, days))
                }
            }
        }
        return found
    }
}

extension KnownFact {
    /// Those of some days that it has, without others.
    fileprivate func days(of span: FactDays, without open: FactDays?) -> [FactDays] {
        let first = max(from, span.from)
        let last = [through, span.through].compactMap { $0 }.min()
        if let last, last < first { return [] }
        guard let open, last.map({ open.from <= $0 }) ?? true, open.through.map({ first <= $0 }) ?? true else {
            return [(first, last)]
        }
        var left: [FactDays] = []
        if first < open.from { left.append((first, open.from - 1)) }
        if let end = open.through, last.map({ end < $0 }) ?? true { left.append((end + 1, last)) }
        return left
    }
}
