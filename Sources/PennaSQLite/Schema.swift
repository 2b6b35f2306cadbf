//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaStore

/// The tables, and the steps that made them; a step that has been released is never changed.
enum Schema {
    /// Says in the file's header that it is a store: the letters `Penn`.
    static let applicationID: Int64 = 0x50_65_6E_6E

    /// The version that this code reads and writes.
    static var version: Int64 { Int64(migrations.count) }

    /// The first makes version 1.
    ///
    /// Days are counted from 1970-01-01 and instants are seconds since then.
    static let migrations: [[String]] = [facts + runs, seals]

    /// Takes the file to the newest version, one process at a time, or says why it cannot be.
    static func prepare(_ connection: Connection) throws(StoreError) {
        try connection.insist { () throws(StoreError) in
            // A look first: nothing is to be changed in a file that is not ours.
            let found = try connection.transaction(.snapshot) { () throws(StoreError) in try version(connection) }
            guard found > 0 else {
                throw StoreError(
                    .corrupt,
                    "Filen \(connection.path) är tom och inget lager. Ange rätt fil, eller återställ den från en "
                        + "säkerhetskopia; ett nytt lager görs bara där det inte finns någon fil.")
            }
            try useLog(connection)
            if found < version {
                try connection.transaction(.change) { () throws(StoreError) in try migrate(connection) }
            }
        }
    }

    /// Makes the tables in an empty file that nobody else knows of, and closes it.
    static func make(_ path: String, _ patience: Int32) throws(StoreError) {
        let connection = try Connection(path, patience: patience)
        try useLog(connection)
        try connection.transaction(.change) { () throws(StoreError) in try migrate(connection) }
    }

    private static func migrate(_ connection: Connection) throws(StoreError) {
        // Somebody else may have done it while we waited.
        let found = try version(connection)
        if found == version { return }
        for migration in migrations.dropFirst(Int(found)) {
            for statement in migration { try connection.run(statement) }
        }
        try connection.run("PRAGMA application_id = \(applicationID)")
        try connection.run("PRAGMA user_version = \(version)")
    }

    /// Refuses a file whose version has changed since it was opened.
    static func check(_ connection: Connection) throws(StoreError) {
        guard try version(connection) == version else {
            throw StoreError(
                .corrupt, "Lagret \(connection.path) har bytts ut medan det var öppet. Öppna det igen.")
        }
    }

    /// The version of the file, inside a transaction; 0 when it is empty.
    private static func version(_ connection: Connection) throws(StoreError) -> Int64 {
        let application = try connection.number("PRAGMA application_id")
        let version = try connection.number("PRAGMA user_version")
        if application == applicationID, version > 0 {
            guard version <= Schema.version else {
                throw StoreError(
                    .newerSchema,
                    "Lagret \(connection.path) har version \(version), men det här programmet känner bara till "
                        + "\(Schema.version). Använd ett nyare program.")
            }
            return version
        }
        guard application == 0, version == 0, try connection.number("SELECT count(*) FROM sqlite_schema") == 0
        else {
            throw StoreError(
                .corrupt,
                "Filen \(connection.path) är en databas, men inget lager. Ange rätt fil, eller en som inte finns.")
        }
        return 0
    }

    /// Turns on the write-ahead log, so that readers and the writer do not wait for each other.
    private static func useLog(_ connection: Connection) throws(StoreError) {
        let mode = try connection.first("PRAGMA journal_mode = WAL") { row throws(StoreError) in try row.text(0) }
        guard mode == "wal" else {
            throw StoreError(
                .unavailable,
                "Lagret \(connection.path) ligger där två program inte kan dela en fil säkert. Lägg det på en lokal "
                    + "disk.")
        }
    }

    private static let facts = [
        // Remembers the last number when facts are erased.
        "CREATE TABLE fact_counter (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL) STRICT",
        "INSERT INTO fact_counter (id, last) VALUES (1, 0)",
        """
        CREATE TABLE facts (
            number INTEGER PRIMARY KEY,
            employer INTEGER NOT NULL,
            person INTEGER,
            employment TEXT NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            from_day INTEGER NOT NULL,
            through_day INTEGER,
            recorded INTEGER NOT NULL,
            content BLOB) STRICT
        """,
        // Every index has the number at its end, which is the order that facts are read in.
        "CREATE INDEX facts_employer ON facts (employer)",
        "CREATE INDEX facts_person ON facts (employer, person)",
    ]

    private static let seals = ["ALTER TABLE run_steps ADD COLUMN seal BLOB"]

    private static let runs = [
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            employer INTEGER NOT NULL,
            pay_date INTEGER NOT NULL,
            kind TEXT NOT NULL,
            number INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            known_at INTEGER NOT NULL,
            facts_through INTEGER NOT NULL,
            receipt BLOB NOT NULL,
            state TEXT NOT NULL,
            UNIQUE (employer, pay_date, kind, number)) STRICT
        """,
        """
        CREATE TABLE run_steps (
            run INTEGER NOT NULL REFERENCES runs,
            position INTEGER NOT NULL,
            state TEXT NOT NULL,
            by TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (run, position)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE payslips (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES runs,
            position INTEGER NOT NULL,
            person INTEGER,
            payslip BLOB,
            carry BLOB,
            digest BLOB NOT NULL,
            UNIQUE (run, position)) STRICT
        """,
        "CREATE UNIQUE INDEX payslips_person ON payslips (run, person) WHERE person IS NOT NULL",
    ]
}
