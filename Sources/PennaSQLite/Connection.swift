//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CDatabases
internal import PennaStore

/// One connection to the file.
///
/// Whoever has leased it is alone with it, which is why it may go between threads.
@safe final class Connection: @unchecked Sendable {
    /// What a transaction is for.
    enum Purpose: String {
        /// Changes: waits for others that write, and sees all that they have committed.
        case change = "BEGIN IMMEDIATE"
        /// Reads: all statements see the file as it was at one moment.
        case snapshot = "BEGIN"
    }

    let path: String
    private let patience: Int32
    private var isBusy = false
    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// Refuses what is no name of a file.
    static func check(_ path: String) throws(StoreError) {
        guard !path.isEmpty, path != ":memory:", !path.utf8.contains(0) else {
            throw StoreError(.unavailable, "Lagret har inget giltigt filnamn. Ange en fil, som lon.penna.")
        }
    }

    /// Opens the file.
    init(_ path: String, patience: Int32) throws(StoreError) {
        try Connection.check(path)
        if let problem = unsafe penna_sqlite3_load() {
            throw StoreError(
                .unavailable,
                "SQLite, som sparar lager i en fil, kan inte användas (\(unsafe String(cString: problem))). Installera "
                    + "biblioteket, version 3.37 eller senare; i Debian heter det libsqlite3-0.")
        }
        // Without a lock of SQLite's own, for nobody shares a connection. A path that begins with file: is a path.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
        var opened: OpaquePointer?
        let code = unsafe penna_sqlite3_open_v2(path, &opened, flags, nil)
        guard let handle = unsafe opened else {
            throw Fault(path: path, code: SQLITE_NOMEM, message: "out of memory").error
        }
        self.path = path
        self.patience = patience
        unsafe self.handle = unsafe handle
        unsafe penna_sqlite3_extended_result_codes(handle, 1)
        unsafe penna_sqlite3_busy_timeout(handle, patience)
        guard code == SQLITE_OK else {
            // 2 is the system's word for a file that is not there.
            guard unsafe penna_sqlite3_system_errno(handle) == 2 else { throw fault() }
            throw StoreError(
                .notFound,
                "Lagret \(path) finns inte. Ange rätt fil, eller gör ett nytt lager först, med penna run MAPP --store FIL."
            )
        }
        // Asked before SQLite makes the log beside the file, which would get the same rights and keep them.
        guard unsafe penna_sqlite3_db_readonly(handle, "main") == 0 else {
            throw Fault(path: path, code: SQLITE_READONLY, message: "read-only file").error
        }
        for setting in Connection.settings { try run(setting) }
    }

    deinit {
        statements.removeAll()
        unsafe penna_sqlite3_close_v2(handle)
    }

    private static let settings = [
        "PRAGMA foreign_keys = ON",
        // A run that is said to be stored is stored, also when the power goes.
        "PRAGMA synchronous = FULL",
        // What is deleted is written over with zeros.
        "PRAGMA secure_delete = ON",
        // A damaged file, or one made with ill will, must not do more than fail.
        "PRAGMA trusted_schema = OFF",
        "PRAGMA cell_size_check = ON",
        "PRAGMA journal_size_limit = 16777216",
    ]

    /// Runs one statement for what it does.
    func run(_ text: String, _ values: [Value] = []) throws(StoreError) {
        try each(text, values) { _ throws(StoreError) in }
    }

    /// Runs one statement and hands on its rows, one after the other.
    func each(_ text: String, _ values: [Value] = [], _ body: (Row) throws(StoreError) -> Void) throws(StoreError) {
        let statement = try statement(text)
        defer { statement.reset() }
        try bind(values, statement)
        while try step(statement) { try body(Row(statement: statement, path: path)) }
    }

    /// Runs one statement and gives what is made of its first row; `nil` when there is none.
    func first<Result>(_ text: String, _ values: [Value] = [], _ body: (Row) throws(StoreError) -> Result)
        throws(StoreError) -> Result?
    {
        let statement = try statement(text)
        defer { statement.reset() }
        try bind(values, statement)
        return try step(statement) ? body(Row(statement: statement, path: path)) : nil
    }

    /// A whole number of the file, such as its version.
    func number(_ text: String, _ values: [Value] = []) throws(StoreError) -> Int64 {
        try first(text, values) { row throws(StoreError) in try row.int(0) } ?? 0
    }

    /// Does something whole or not at all.
    func transaction<Result>(_ purpose: Purpose, _ body: () throws(StoreError) -> Result) throws(StoreError)
        -> Result
    {
        try run(purpose.rawValue)
        do throws(StoreError) {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            // When SQLite has rolled back by itself there is nothing left to do.
            if unsafe penna_sqlite3_get_autocommit(handle) == 0 { _ = try? run("ROLLBACK") }
            throw error
        }
    }

    /// Does something anew while others are in the way.
    ///
    /// SQLite waits for others by itself, but not when two wait for each other.
    func insist(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        let end = ContinuousClock.now + .milliseconds(Int(patience))
        while true {
            isBusy = false
            do throws(StoreError) {
                return try body()
            } catch {
                guard isBusy, .now < end else { throw error }
            }
            penna_sqlite3_sleep(Int32.random(in: 1...20))
        }
    }

    private func statement(_ text: String) throws(StoreError) -> Statement {
        if let statement = statements[text] { return statement }
        var prepared: OpaquePointer?
        let code = unsafe penna_sqlite3_prepare_v3(
            handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let handle = unsafe prepared else { throw fault() }
        let statement = unsafe Statement(handle)
        statements[text] = statement
        return statement
    }

    private func bind(_ values: [Value], _ statement: Statement) throws(StoreError) {
        for (index, value) in values.enumerated() where statement.bind(value, Int32(index + 1)) != SQLITE_OK {
            throw fault()
        }
    }

    private func step(_ statement: Statement) throws(StoreError) -> Bool {
        switch statement.step() {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw fault()
        }
    }

    private func fault() -> StoreError {
        let message = unsafe penna_sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? ""
        let fault = Fault(path: path, code: unsafe penna_sqlite3_extended_errcode(handle), message: message)
        isBusy = fault.isBusy
        return fault.error
    }
}
