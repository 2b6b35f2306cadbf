//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel
internal import PennaStore

/// What tells whether two runs were calculated by the same rules, those of all agreements among them.
struct RuleHash: Sendable {
    /// The version of the library, as receipts and the command state it.
    static let engine = "penna 0.1.0"

    /// The hash of all rules in hexadecimal digits: their revisions, formulas and figures.
    let current: String

    /// The agreements that documents declare, each with the hash of its rules: `Fritidsavtalet 1c02…`.
    let documents: [String]

    /// The rules.
    let book: RuleBook

    /// The rules that come with Penna, hashed once: they are the same for every ledger.
    static let standard = RuleHash(.standard)

    init(_ book: RuleBook) {
        self.book = book
        current = RuleHash.hash(of: book.rules)
        documents = book.agreements.filter { $0.document != nil }.map {
            "\($0.name) \(RuleHash.hash(of: $0.rules))"
        }
    }

    /// The hash of rules: their revisions, formulas and figures.
    static func hash(of rules: [RuleDescription]) -> String {
        var hash = SHA256()
        func add(_ text: String) { hash.update(Array(text.utf8) + [0]) }
        for rule in rules {
            add("\(rule.paragraph) \(rule.revision)")
            for formula in rule.formulas {
                add("\(formula.id.number) \(formula.expression)")
                for operand in formula.operands { add("\(operand.name) \(operand.unit)") }
            }
            for figure in rule.figures {
                add("\(figure.key) \(figure.unit)")
                for row in figure.rows {
                    add("\(row.from) \(row.through.map { "\($0)" } ?? "") \(row.value) \(row.known?.seconds ?? 0)")
                }
            }
        }
        return "\(hash.finished())"
    }

    /// Whether a document that an earlier run was calculated with is not given or says otherwise now, or a document of
    /// dated figures is given that the run did not have.
    ///
    /// A year that is new changes nothing in months that were calculated without it.
    static func haveChanged(_ earlier: [String], in years: PayYears) -> Bool {
        earlier.contains { !years.digests.contains($0) }
            || years.figureDocuments.contains { !earlier.contains($0.label) }
    }

    /// Whether a figure, built in or given, became known after one instant and by another.
    func becameKnown(after earlier: Instant?, by later: Instant, _ years: PayYears) -> Bool {
        guard let earlier else { return false }
        if years.becameKnown(after: earlier, by: later) { return true }
        return book.rules.contains { rule in
            rule.figures.contains { figure in
                figure.rows.contains { row in row.known.map { earlier < $0 && $0 <= later } ?? false }
            }
        }
    }
}

extension SubjectFacts {
    /// The hash of what is known: each fact with its dates and its content, in order of number.
    func digest(_ knowledge: Knowledge) -> SHA256.Digest {
        var hash = SHA256()
        var bytes: [UInt8] = []
        for fact in facts where knowledge.contains(fact) {
            let record = fact.record
            let identity = record.identity
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: "\(fact.number)".utf8)
            for text in [identity.subject.employment, identity.kind, identity.key] {
                bytes.append(0x1F)
                bytes.append(contentsOf: text.utf8)
            }
            bytes.append(0x1F)
            record.from.append(to: &bytes)
            bytes.append(0x1F)
            record.through?.append(to: &bytes)
            bytes.append(0x1F)
            bytes.append(contentsOf: "\(record.recorded.seconds)".utf8)
            bytes.append(0x1F)
            if let content = record.content { bytes += content }
            bytes.append(record.content == nil ? 0 : 1)
            hash.update(bytes)
        }
        return hash.finished()
    }
}
