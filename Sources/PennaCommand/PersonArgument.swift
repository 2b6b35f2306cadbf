//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat
import PennaLedger
import PennaSQLite
import PennaStore

/// Who a command is about: an anställningsnummer, or a personnummer in 10 or 12 digits, the same for all commands.
enum PersonArgument {
    /// The place of a person of a folder.
    static func find(_ text: String, in facts: EmployerFacts) throws(UsageError) -> Int {
        guard let id = PersonSearch(facts).find(text), let index = facts.people.firstIndex(where: { $0.id == id })
        else { throw UsageError(PersonSearch.missing(text, in: "mappen")) }
        return index
    }

    /// A person of a folder, or else of the store.
    static func find(_ text: String, in facts: EmployerFacts, _ ledger: StandardLedger<SQLiteStore>)
        throws(LedgerError) -> Personnummer
    {
        if let found = PersonSearch(facts).find(text) { return found }
        return try ledger.person(text)
    }
}
