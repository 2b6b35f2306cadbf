//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore
internal import Synchronization

/// A store in a PostgreSQL database.
///
/// ```swift
/// let store = try PostgreSQLStore(connection: "host=/run/postgresql dbname=lon user=penna")
/// try store.append(records, now: now)
/// ```
///
/// Each store object has one connection, which its callers take in turn; open several for more readers at once.
/// Two that commit or advance runs of the same employer wait for each other, in whatever process they are. A call
/// that loses its connection throws `unavailable`, and the next one tries to connect again.
public final class PostgreSQLStore: PayrollStore {
    let schema: Schema
    private let connection: Mutex<Connection>

    /// Opens a store, and makes its schema and tables where they are not there.
    ///
    /// - Parameters:
    ///   - connection: how to reach the database, in libpq's form: `host=… dbname=… user=…`, or a URI.
    ///   - schema: a schema of its own in the database; ASCII letters, digits and underscores.
    /// - Throws: `unavailable`; `newerSchema` when a newer version has changed the tables; `corrupt`.
    public init(connection: String, schema: String = "penna") throws(StoreError) {
        let schema = try Schema(schema)
        let opened = try Connection(connection)
        try schema.prepare(opened)
        self.schema = schema
        self.connection = Mutex(opened)
    }

    /// Does something with the connection, alone.
    func use<Result: Sendable>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        try connection.withLock { connection throws(StoreError) in
            try connection.makeReady()
            return try body(connection)
        }
    }

    /// Does something in one transaction, whole or not at all.
    func transaction<Result: Sendable>(
        _ purpose: Connection.Purpose, _ body: (Connection) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try use { connection throws(StoreError) in
            try connection.transaction(purpose) { () throws(StoreError) in try body(connection) }
        }
    }
}

extension PostgreSQLStore {
    /// Erases a person at an employer (gallring): the facts, and the payslips but for their digests.
    ///
    /// - Throws: `unavailable`.
    public func erase(_ person: Personnummer, at employer: Organisationsnummer) throws(StoreError) {
        let values: [Value] = [.int(employer.number), .int(person.number)]
        try transaction(.change) { connection throws(StoreError) in
            // Waits for a run that is being committed, so that its payslips are erased too.
            try lock(employer, connection)
            try connection.run("DELETE FROM \(schema("facts")) WHERE employer = $1 AND person = $2", values)
            try connection.run(
                """
                UPDATE \(schema("payslips")) SET person = NULL, payslip = NULL, carry = NULL
                WHERE person = $2 AND run IN (SELECT id FROM \(schema("runs")) WHERE employer = $1)
                """, values)
        }
    }

    /// Holds the employer's row until the transaction ends: whoever changes the employer's runs takes it first.
    func lock(_ employer: Organisationsnummer, _ connection: Connection) throws(StoreError) {
        try connection.run(
            "INSERT INTO \(schema("employers")) (employer) VALUES ($1) ON CONFLICT DO NOTHING",
            [.int(employer.number)])
        try connection.run(
            "SELECT employer FROM \(schema("employers")) WHERE employer = $1 FOR UPDATE", [.int(employer.number)])
    }
}
