//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaJSON
internal import PennaModel
internal import PennaStore

/// Says in Swedish what a fact changed, and whether it is pay agreed afterwards.
enum CauseText {
    static let rules = CorrectionCause("Ändrade regler eller uppgifter i avtalet", isRetroactivePay: true)

    private static let names: [String: String] = [
        "terms": "villkor", "formerPersonnummer": "tidigare personnummer", "supplements": "fast tillägg",
        "schedules": "schema", "employment": "anställningens tid",
        "settings": "lokal uppgift", "overheads": "PO-pålägg", "employer": "arbetsgivarens uppgifter", "name": "namn",
        "sickProtection": "särskilt högriskskydd", "bilforman": "bilförmån", "continues": "fortsatt anställning",
    ]

    /// The cause that facts of one identity, recorded together, are.
    static func cause(_ facts: [StoredFact]) -> CorrectionCause {
        guard let first = facts.first else { return rules }
        let identity = first.record.identity
        let subject = identity.subject.employment.isEmpty ? "" : "Anställning \(identity.subject.employment): "
        let isRegistration = identity.kind == FactKind.registration
        var what = isRegistration ? word(identity.key) : names[identity.kind] ?? identity.kind
        if identity.kind == "settings" { what += " \(identity.key)" }
        let pieces = facts.map { fact in
            let days = fact.record.through.map { $0 == fact.record.from ? "\($0)" : "\(fact.record.from)–\($0)" }
            let span = fact.record.from == FactEntry.always ? "" : " \(days ?? "från \(fact.record.from)")"
            guard let content = fact.record.content else { return "återkallat\(span)" }
            return detail(content) + span
        }
        return CorrectionCause(
            "\(subject)\(what) \(pieces.joined(separator: ", ").trimmed), registrerat \(first.record.recorded.day)",
            facts: facts.map(\.number), isRetroactivePay: ["terms", "supplements", "settings"].contains(identity.kind))
    }

    /// What a known registration says, such as `timmar timlon 2:00`.
    static func registration(_ fact: KnownFact) -> String {
        [fact.registeredKind, detail(fact.fact.record.content ?? [])].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func word(_ key: String) -> String { key.split(separator: " ").first.map(String.init) ?? key }

    /// What is most telling of an entry: the pay, the degree, the schedule, the value.
    private static func detail(_ content: [UInt8]) -> String {
        var parser = JSONParser()
        guard let root = try? parser.parse(content).root, root.kind == .object else { return "" }
        let telling = [
            ("monthlyPay", "månadslön"), ("hourlyPay", "timlön"), ("degree", "grad"), ("schedule", ""),
            ("value", ""), ("item", ""), ("quantity", ""), ("price", "à"), ("amount", ""), ("percent", "procent"),
            ("hours", ""), ("start", "kl."), ("end", "till"),
        ]
        return telling.compactMap { member, name in
            guard let node = root[member] else { return nil }
            let text = ((try? node.string()) ?? String(decoding: node.source, as: UTF8.self)).swedishNumber
            return name.isEmpty ? text : "\(name) \(text)"
        }.joined(separator: " ")
    }
}

extension String {
    /// A decimal number as payroll people write it, without zeros that say nothing.
    fileprivate var swedishNumber: String {
        guard contains("."), allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) else { return self }
        var text = self
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return String(text.map { $0 == "." ? "," : $0 })
    }

    /// Without spaces around.
    fileprivate var trimmed: String {
        String(drop { $0 == " " })
    }
}

extension Instant {
    /// The day in UTC, for texts.
    fileprivate var day: String { String("\(self)".prefix(10)) }
}
