//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaFormat
internal import PennaModel
internal import PennaStore

extension PayrollLedger {
    /// Who is meant by an anställningsnummer, or by a personnummer in 10 or 12 digits, as people write them.
    ///
    /// A number that somebody had before is the person's too. Twelve digits that nobody has are taken as they are: all
    /// that is left of somebody may be in the runs.
    ///
    /// - Throws: `notFound` when the text is nobody's number; `store`.
    public func person(_ text: String) throws(LedgerError) -> Personnummer {
        var all = try readAll()
        let aliases = all.aliases()
        try stored { () throws(StoreError) in try all.merge(aliases) }
        var search = PersonSearch()
        for person in all.order {
            let employments = (all.people[person]?.facts ?? []).filter {
                $0.record.identity.kind == FactKind.employment
            }
            search.add(
                person, former: Array(aliases.numbers(person).dropFirst()),
                employments: SubjectFacts(employments).known { _ in true }.map(\.employment))
        }
        if let found = search.find(text) { return found }
        do throws(PayrollError) {
            return try Personnummer(text)
        } catch {
            let isMeant = text.count { $0.isNumber } >= 10
            throw LedgerError(.notFound, isMeant ? error.message : PersonSearch.missing(text, in: "lagret"))
        }
    }
}
