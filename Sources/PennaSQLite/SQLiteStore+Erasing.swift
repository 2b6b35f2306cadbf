//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

extension SQLiteStore {
    /// Erases a person at an employer (gallring): the facts, and the payslips but for their digests.
    ///
    /// - Throws: `unavailable`; see ``erase(_:at:)-([Personnummer],_)``.
    public func erase(_ person: Personnummer, at employer: Organisationsnummer) throws(StoreError) {
        try erase([person], at: employer)
    }

    /// Erases people at an employer, and then writes the file anew, which takes a second or so for each 100 MB.
    ///
    /// - Throws: `unavailable`. When the file could not be written anew, the people are erased but pieces of what was
    ///   said of them may be left in its gaps; erase them again.
    public func erase(_ people: [Personnummer], at employer: Organisationsnummer) throws(StoreError) {
        try change { connection throws(StoreError) in
            for person in people {
                let values: [Value] = [.int(employer.number), .int(person.number)]
                try connection.run("DELETE FROM facts WHERE employer = ? AND person = ?", values)
                try connection.run(
                    """
                    UPDATE payslips SET person = NULL, payslip = NULL, carry = NULL
                    WHERE run IN (SELECT id FROM runs WHERE employer = ?) AND person = ?
                    """, values)
            }
        }
        try rewrite()
    }

    /// Writes the file anew and empties its log.
    ///
    /// SQLite writes zeros over what it deletes, but rows that it once moved between pages have left copies behind.
    private func rewrite() throws(StoreError) {
        let isBusy = try alone { connection throws(StoreError) in
            try connection.run("VACUUM")
            return try connection.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0
        }
        guard isBusy else { return }
        throw StoreError(
            .unavailable,
            "Uppgifterna är borttagna, men lagrets logg kunde inte tömmas, för någon läser. Gör om borttagningen.")
    }
}
