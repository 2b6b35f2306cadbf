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

/// `employer.json` as facts and back.
enum EmployerDocument {
    /// All that the document says, entry by entry.
    ///
    /// - Throws: a JSON error for what the format's own writer did not write, which is a defect.
    static func entries(of employer: Employer, _ book: RuleBook) throws(JSONError) -> [FactEntry] {
        var parser = JSONParser()
        let root = try parser.parse(EmployerFile.bytes(employer, book)).root
        var entries: [FactEntry] = []
        var rest = JSONWriter()
        try rest.object { (rest: inout JSONWriter) throws(JSONError) in
            for member in try root.members() {
                guard let list = FactKind.employerLists.first(where: { $0.kind == member.key }) else {
                    rest.key(member.key)
                    rest.value(source: member.value.source)
                    continue
                }
                for entry in try member.value.elements() {
                    entries.append(try entry.factEntry(list.kind, keyMember: list.key))
                }
            }
        }
        return [FactEntry(kind: FactKind.employer, from: FactEntry.always, content: rest.bytes)] + entries
    }

    /// The document that the facts say; `nil` when the employer itself is not known.
    static func bytes(_ known: [KnownFact]) -> [UInt8]? {
        guard let content = known.first(where: { $0.kind == FactKind.employer })?.fact.record.content else {
            return nil
        }
        var writer = JSONWriter()
        writer.object { (writer: inout JSONWriter) in
            writer.members(source: content.dropFirst().dropLast())
            for list in FactKind.employerLists {
                writer.memberArray(list.kind) { (writer: inout JSONWriter) in
                    for fact in known where fact.kind == list.kind {
                        if list.kind == "schedules" {
                            writer.value(source: fact.fact.record.content ?? [])
                        } else {
                            fact.write(to: &writer)
                        }
                    }
                }
            }
        }
        return writer.bytes
    }

    /// The employer that the facts say.
    ///
    /// - Throws: `employer` when it is not known, or what is known cannot be read.
    static func employer(_ known: [KnownFact], _ id: Organisationsnummer, _ book: RuleBook) throws(LedgerError)
        -> Employer
    {
        guard let bytes = bytes(known) else {
            throw LedgerError(
                .employer, "Arbetsgivaren \(id) finns inte i lagret. Läs in mappen med penna run --store först.")
        }
        let reading = EmployerFile.read(bytes, book)
        guard let employer = reading.employer else {
            let problem = reading.problems.first?.message ?? ""
            throw LedgerError(.employer, "Arbetsgivarens uppgifter i lagret kan inte läsas. \(problem)")
        }
        return employer
    }
}
