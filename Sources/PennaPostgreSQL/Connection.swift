//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CDatabases
internal import PennaStore

/// One connection to the server, used by one thread at a time.
@safe final class Connection {
    /// What a transaction is for.
    enum Purpose: String {
        /// Changes; each statement sees what others committed before it, so that fresh rows follow a lock.
        case change = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
        /// Reads; all statements see the database as it was at one moment.
        case snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    }

    private let handle: OpaquePointer

    init(_ text: String) throws(StoreError) {
        if let problem = unsafe penna_libpq_load() {
            throw StoreError(
                .unavailable,
                "libpq, som förbinder med PostgreSQL, kan inte användas (\(unsafe String(cString: problem))). Installera "
                    + "biblioteket; i Debian heter det libpq5.")
        }
        // libpq's own message is left out: it repeats the text, which may hold a password.
        guard !text.utf8.contains(0), let parsed = unsafe penna_PQconninfoParse(text, nil) else {
            throw StoreError(
                .unavailable,
                "Anslutningstexten till PostgreSQL kan inte tolkas. Skriv den som host=… dbname=… user=….")
        }
        unsafe penna_PQconninfoFree(parsed)
        guard let handle = unsafe penna_PQconnectdb(text) else {
            throw StoreError(.unavailable, "Minnet räcker inte för en förbindelse med PostgreSQL.")
        }
        unsafe self.handle = unsafe handle
        // What the server says beside errors is otherwise printed by libpq.
        _ = unsafe penna_PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try settle()
    }

    deinit { unsafe penna_PQfinish(handle) }

    /// Makes the connection ready for a call: one that was lost is tried anew, once.
    func makeReady() throws(StoreError) {
        if unsafe penna_PQstatus(handle) == CONNECTION_OK, unsafe penna_PQtransactionStatus(handle) == PQTRANS_IDLE {
            return
        }
        unsafe penna_PQreset(handle)
        try settle()
    }

    /// Runs one statement and gives its rows.
    @discardableResult
    func run(_ statement: String, _ values: [Value] = []) throws(StoreError) -> Rows {
        let types = values.map(\.type)
        let contents = values.map(\.content)
        let lengths = contents.map { Int32(clamping: $0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: values.count)
        // All values lie one after the other; the last byte makes sure that an empty one has an address too.
        let flat = contents.flatMap { content -> [UInt8] in content ?? [] } + [0]
        let result = unsafe flat.withUnsafeBytes { buffer in
            var start = unsafe buffer.bindMemory(to: CChar.self).baseAddress
            var addresses: [UnsafePointer<CChar>?] = unsafe []
            for content in contents {
                unsafe addresses.append(content == nil ? nil : start)
                unsafe start = unsafe start.map { unsafe $0 + (content?.count ?? 0) }
            }
            return unsafe penna_PQexecParams(
                handle, statement, Int32(values.count), types, addresses, lengths, formats, 1)
        }
        return try unsafe rows(result)
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
            // When this fails too the connection is gone, and the server rolls back by itself.
            _ = try? run("ROLLBACK")
            throw error
        }
    }

    /// Sends rows into a table, such as `"penna"."facts" (number, employer)`.
    func copy<Element>(_ elements: some Sequence<Element>, into target: String, _ values: (Element) -> [Value])
        throws(StoreError)
    {
        let begun = unsafe penna_PQexec(handle, "COPY \(target) FROM STDIN (FORMAT binary)")
        guard unsafe penna_PQresultStatus(begun) == PGRES_COPY_IN else {
            _ = try unsafe rows(begun)
            throw lost()
        }
        unsafe penna_PQclear(begun)
        var rows = CopyRows()
        for element in elements {
            rows.append(values(element))
            if rows.bytes.count >= 1 << 18 { try send(&rows) }
        }
        rows.finish()
        try send(&rows)
        guard unsafe penna_PQputCopyEnd(handle, nil) == 1 else { throw lost() }
        try finishCopy()
    }

    private func send(_ rows: inout CopyRows) throws(StoreError) {
        let sent = unsafe rows.bytes.withUnsafeBytes { buffer in
            unsafe penna_PQputCopyData(
                handle, buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count))
        }
        guard sent == 1 else { throw lost() }
        rows.removeAll()
    }

    /// Takes all that the server says of a COPY, so that the connection is free again, and throws the first error.
    private func finishCopy() throws(StoreError) {
        var failure: StoreError?
        while let result = unsafe penna_PQgetResult(handle) {
            do throws(StoreError) {
                _ = try unsafe rows(result)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// The rows of a result, or the error that it is.
    private func rows(_ result: OpaquePointer?) throws(StoreError) -> Rows {
        guard let result = unsafe result else { throw lost() }
        let rows = unsafe Rows(result)
        let status = unsafe penna_PQresultStatus(result)
        if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK { return rows }
        guard unsafe penna_PQstatus(handle) == CONNECTION_OK else { throw lost() }
        throw ServerFault(
            state: unsafe text(penna_PQresultErrorField(result, Int32(UInt8(ascii: "C")))),
            message: unsafe text(penna_PQresultErrorField(result, Int32(UInt8(ascii: "M"))))
        ).error
    }

    /// Sees to it that texts come and go as UTF-8.
    private func settle() throws(StoreError) {
        guard unsafe penna_PQstatus(handle) == CONNECTION_OK else { throw lost() }
        let encoding = unsafe text(penna_PQparameterStatus(handle, "server_encoding"))
        guard encoding == "UTF8", unsafe penna_PQsetClientEncoding(handle, "UTF8") == 0 else {
            throw StoreError(
                .unavailable,
                "Databasen har teckenkodningen \(encoding). Skapa den med ENCODING 'UTF8'.")
        }
    }

    private func lost() -> StoreError {
        let reason = unsafe text(penna_PQerrorMessage(handle)).split(separator: "\n").joined(separator: " ")
        return StoreError(
            .unavailable,
            "Databasen svarar inte (\(reason)). Kontrollera servern och försök igen; läs först om det som skulle "
                + "ändras, om förbindelsen bröts mitt i en ändring.")
    }

    private func text(_ start: UnsafePointer<CChar>?) -> String {
        guard let start = unsafe start else { return "" }
        return unsafe String(cString: start)
    }
}

/// What the server refused, by its SQLSTATE.
struct ServerFault {
    let state: String
    let message: String

    var error: StoreError {
        switch state {
        case "22021":
            StoreError(
                .invalidFact, "En text har ett tecken som databasen inte kan spara, såsom NUL. Ta bort tecknet.")
        case "42P01", "42703", "3F000", "XX001", "XX002":
            StoreError(
                .corrupt, "Databasen är skadad: \(message) (\(state)). Återställ den från en säkerhetskopia.")
        case _ where state.hasPrefix("23"):
            StoreError(
                .corrupt,
                "Databasen är skadad: dess nycklar säger emot varandra: \(message) (\(state)). "
                    + "Återställ den från en säkerhetskopia.")
        case "42501":
            StoreError(
                .unavailable, "Rättighet saknas i databasen: \(message). Be den som sköter databasen om den.")
        default:
            StoreError(.unavailable, "Databasen vägrade: \(message) (\(state)). Rätta felet och försök igen.")
        }
    }
}
