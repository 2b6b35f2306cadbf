//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaStore

/// A schema of a database, with the names of its tables and the steps that made them.
struct Schema {
    let name: String

    init(_ name: String) throws(StoreError) {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isPlain, (1...63).contains(name.utf8.count) else {
            throw StoreError(
                .unavailable,
                "Schemat \(name) har ett namn som inte kan användas. Skriv 1–63 av a–z, A–Z, 0–9 och _.")
        }
        self.name = name
    }

    /// The name of a table as it stands in a statement.
    func callAsFunction(_ table: String) -> String { "\"\(name)\".\"\(table)\"" }

    /// Makes what is not there, in one transaction, one process at a time.
    func prepare(_ connection: Connection) throws(StoreError) {
        // Nothing is locked, and no right to create is asked for, when everything is there.
        if let version = try version(connection), version == Migration.all.count { return }
        try connection.transaction(.change) { () throws(StoreError) in
            // A number of our own: whoever makes or changes a schema of this kind waits for it.
            try connection.run("SELECT pg_advisory_xact_lock($1)", [.int(0x50_65_6E_6E_61)])
            let version = try self.version(connection)
            if version == nil { try makeFirstTable(connection) }
            for (index, migration) in Migration.all.enumerated() where index >= version ?? 0 {
                for statement in migration.statements(self) { try connection.run(statement) }
                try connection.run(
                    "INSERT INTO \(self("schema_version")) (version, name) VALUES ($1, $2)",
                    [.int(Int64(index + 1)), .text(migration.name)])
            }
        }
    }

    /// The version that is there; `nil` when nothing is.
    private func version(_ connection: Connection) throws(StoreError) -> Int64? {
        let there = try connection.run(
            "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'schema_version'",
            [.text(name)])
        if there.int(0, 0) == 0 { return nil }
        let rows = try connection.run("SELECT coalesce(max(version), 0) FROM \(self("schema_version"))")
        guard let version = rows.int(0, 0), version >= 0 else {
            throw StoreError(
                .corrupt,
                "Databasen är skadad: tabellen \(self("schema_version")) har ingen version. "
                    + "Återställ den från en säkerhetskopia.")
        }
        guard version <= Migration.all.count else {
            throw StoreError(
                .newerSchema,
                "Schemat \(name) har version \(version), men det här programmet känner bara till "
                    + "\(Migration.all.count). Använd ett nyare program.")
        }
        return version
    }

    /// Makes the schema, unless somebody has made an empty one, and the place for its version.
    private func makeFirstTable(_ connection: Connection) throws(StoreError) {
        // Asked for first: CREATE … IF NOT EXISTS wants the right to create even when nothing is created.
        let schemas = try connection.run(
            "SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = $1", [.text(name)])
        if schemas.int(0, 0) == 0 { try connection.run("CREATE SCHEMA \"\(name)\"") }
        try connection.run(
            """
            CREATE TABLE \(self("schema_version")) (
                version bigint PRIMARY KEY,
                name text NOT NULL,
                made timestamptz NOT NULL DEFAULT now())
            """)
    }
}

/// A step from one version of the schema to the next; a step that has been released is never changed.
struct Migration {
    let name: String
    let statements: (Schema) -> [String]

    /// All of them; the first makes version 1.
    static var all: [Migration] { [facts, runs, seals] }

    /// Days are counted from 1970-01-01 and instants are seconds since then, as in `Day` and `Instant`.
    ///
    /// Numbers come from a row and not from a sequence: the row is locked until the appender commits, so that
    /// numbers become visible in their order, and it remembers the last number when facts are erased.
    private static var facts: Migration {
        Migration(name: "facts") { schema in
            [
                "CREATE TABLE \(schema("fact_counter")) (last bigint NOT NULL)",
                "CREATE UNIQUE INDEX fact_counter_one_row ON \(schema("fact_counter")) ((true))",
                "INSERT INTO \(schema("fact_counter")) VALUES (0)",
                """
                CREATE TABLE \(schema("facts")) (
                    number bigint PRIMARY KEY,
                    employer bigint NOT NULL,
                    person bigint,
                    employment text NOT NULL,
                    kind text NOT NULL,
                    key text NOT NULL,
                    from_day integer NOT NULL,
                    through_day integer,
                    recorded bigint NOT NULL,
                    content bytea)
                """,
                "CREATE INDEX facts_employer ON \(schema("facts")) (employer, number)",
                "CREATE INDEX facts_person ON \(schema("facts")) (employer, person, number)",
            ]
        }
    }

    private static var seals: Migration {
        Migration(name: "seals") { schema in ["ALTER TABLE \(schema("run_steps")) ADD COLUMN seal bytea"] }
    }

    private static var runs: Migration {
        Migration(name: "runs") { schema in
            [
                "CREATE TABLE \(schema("employers")) (employer bigint PRIMARY KEY)",
                """
                CREATE TABLE \(schema("runs")) (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    employer bigint NOT NULL REFERENCES \(schema("employers")),
                    pay_date integer NOT NULL,
                    kind text NOT NULL,
                    number bigint NOT NULL,
                    revision bigint NOT NULL,
                    known_at bigint NOT NULL,
                    facts_through bigint NOT NULL,
                    receipt bytea NOT NULL,
                    state text NOT NULL,
                    UNIQUE (employer, pay_date, kind, number))
                """,
                """
                CREATE TABLE \(schema("run_steps")) (
                    run bigint NOT NULL REFERENCES \(schema("runs")) ON DELETE CASCADE,
                    position bigint NOT NULL,
                    state text NOT NULL,
                    by text NOT NULL,
                    at bigint NOT NULL,
                    PRIMARY KEY (run, position))
                """,
                """
                CREATE TABLE \(schema("payslips")) (
                    run bigint NOT NULL REFERENCES \(schema("runs")) ON DELETE CASCADE,
                    position bigint NOT NULL,
                    person bigint,
                    payslip bytea,
                    carry bytea,
                    digest bytea NOT NULL,
                    PRIMARY KEY (run, position))
                """,
                "CREATE UNIQUE INDEX payslips_person ON \(schema("payslips")) (run, person)",
            ]
        }
    }
}
