//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

extension SQLiteStore {
    /// The payslips of a run, in the order in which they were stored.
    ///
    /// - Throws: `notFound` when there is no such run; `unavailable` or `corrupt`.
    public func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError) {
        try snapshot { connection throws(StoreError) in
            var position: Int64 = 0
            try connection.each(
                "\(SQLiteStore.selection) WHERE run = ? ORDER BY position", [.int(try id(of: key, connection))]
            ) { row throws(StoreError) in
                guard try row.int(1) == position else { throw row.corrupt("följer inte på lönebeskedet före") }
                position += 1
                body(try payslip(row))
            }
        }
    }

    /// One person's payslip of a run; `nil` when the person has none there.
    ///
    /// - Throws: `notFound` when there is no such run; `unavailable` or `corrupt`.
    public func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord? {
        try snapshot { connection throws(StoreError) in
            try connection.first(
                "\(SQLiteStore.selection) WHERE run = ? AND person = ?",
                [.int(try id(of: key, connection)), .int(person.number)], payslip)
        }
    }

    private static let selection = "SELECT id, position, person, payslip, carry, digest FROM payslips"

    private func id(of key: RunKey, _ connection: Connection) throws(StoreError) -> Int64 {
        let id = try connection.first(
            "SELECT id FROM runs WHERE employer = ? AND pay_date = ? AND kind = ? AND number = ?", values(of: key)
        ) { row throws(StoreError) in try row.int(0) }
        guard let id else { throw StoreRules.missing(key) }
        return id
    }

    private func payslip(_ row: Row) throws(StoreError) -> PayslipRecord {
        PayslipRecord(
            person: try row.person(2), payslip: try row.optionalBytes(3), carry: try row.optionalBytes(4),
            digest: try row.digest(5))
    }
}
