//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

extension PostgreSQLStore {
    /// The payslips of a run, in the order in which they were stored.
    ///
    /// - Throws: `notFound` when there is no such run; `unavailable` or `corrupt`.
    public func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError) {
        let rows = try payslips(of: key, "ORDER BY position", [])
        for row in rows.rows(of: schema("payslips"), keys: 2) { body(try payslip(row)) }
    }

    /// One person's payslip of a run; `nil` when the person has none there.
    ///
    /// - Throws: `notFound` when there is no such run; `unavailable` or `corrupt`.
    public func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord? {
        let rows = try payslips(of: key, "AND person = $2", [.int(person.number)])
        for row in rows.rows(of: schema("payslips"), keys: 2) { return try payslip(row) }
        return nil
    }

    /// Rows of a run that is there, both seen at one moment.
    private func payslips(of key: RunKey, _ rest: String, _ values: [Value]) throws(StoreError) -> Rows {
        try transaction(.snapshot) { connection throws(StoreError) in
            let run = try connection.run(
                """
                SELECT id FROM \(schema("runs"))
                WHERE employer = $1 AND pay_date = $2 AND kind = $3 AND number = $4
                """, self.key(key))
            guard let id = run.int(0, 0) else { throw StoreRules.missing(key) }
            return try connection.run(
                """
                SELECT run, position, person, payslip, carry, digest FROM \(schema("payslips"))
                WHERE run = $1 \(rest)
                """, [.int(id)] + values)
        }
    }

    private func payslip(_ row: Row) throws(StoreError) -> PayslipRecord {
        PayslipRecord(
            person: try row.person(2), payslip: row.optionalBytes(3), carry: row.optionalBytes(4),
            digest: try row.digest(5))
    }
}
