//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaStore

/// Registrations that were replaced by later ones with other content, and that no locked run has paid yet.
enum ReplacedRegistrations {
    /// One finding for each, with both values and the days.
    ///
    /// - Parameter base: what the last locked run knew; what was replaced before it has been told.
    static func findings(
        _ person: Personnummer, _ facts: SubjectFacts, _ knowledge: Knowledge, since base: Knowledge?
    ) -> [Finding] {
        var groups: [FactIdentity: [StoredFact]] = [:]
        var order: [FactIdentity] = []
        for fact in facts.facts where knowledge.contains(fact) {
            let identity = fact.record.identity
            guard identity.kind == FactKind.registration else { continue }
            if groups[identity] == nil { order.append(identity) }
            groups[identity, default: []].append(fact)
        }
        var findings: [Finding] = []
        for identity in order {
            guard let group = groups[identity], group.count > 1 else { continue }
            let ordered = FactHistory(group).facts
            let now = FactHistory(group).known(asOf: .endOfTime)
            for (place, fact) in ordered.enumerated() where place > 0 && !(base?.contains(fact) ?? false) {
                let before = FactHistory(Array(ordered[..<place])).known(asOf: .endOfTime)
                findings += before.compactMap { old in
                    // What holds again has not been replaced.
                    now.holding(max(old.from, fact.record.from)) == old.fact.record.content
                        ? nil : finding(person, old, replacedBy: fact)
                }
            }
        }
        return findings
    }

    private static func finding(_ person: Personnummer, _ old: KnownFact, replacedBy fact: StoredFact) -> Finding? {
        let record = fact.record
        guard record.content != nil, record.content != old.fact.record.content else { return nil }
        let from = max(old.from, record.from)
        let ends = [old.through, record.through].compactMap { $0 }
        if let end = ends.min(), end < from { return nil }
        let days = ends.min().map { $0 == from ? "\(from)" : "\(from)–\($0)" } ?? "från \(from)"
        let new = KnownFact(from: record.from, through: record.through, fact: fact)
        return Finding(
            .replacedInStore, .look, at: Finding.Place("lagret"), person: "\(person)",
            employment: record.identity.subject.employment,
            "\(CauseText.registration(old)) \(days) är ersatt av \(CauseText.registration(new)).",
            waysOut: [
                "Inget behöver göras om det ska ersättas.",
                "Ska båda gälla: skriv båda raderna i samma fil, eller ge dem var sitt postid.",
            ])
    }
}
