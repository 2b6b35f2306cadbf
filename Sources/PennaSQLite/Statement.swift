//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CDatabases
internal import PennaBasics
internal import PennaStore

/// A value on its way to the file.
enum Value {
    case none
    case int(Int64)
    case text(String)
    case bytes([UInt8])

    static func optional(_ number: Int64?) -> Value { number.map { .int($0) } ?? .none }
    static func optional(_ bytes: [UInt8]?) -> Value { bytes.map { .bytes($0) } ?? .none }
}

/// A statement that SQLite has read, kept to be run again.
@safe final class Statement {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        unsafe self.handle = unsafe handle
    }

    deinit { unsafe penna_sqlite3_finalize(handle) }

    func step() -> Int32 { unsafe penna_sqlite3_step(handle) }

    /// Makes the statement ready to be run again, and lets go of what it read and was given.
    func reset() {
        unsafe penna_sqlite3_reset(handle)
        unsafe penna_sqlite3_clear_bindings(handle)
    }

    func bind(_ value: Value, _ place: Int32) -> Int32 {
        switch value {
        case .none:
            return unsafe penna_sqlite3_bind_null(handle, place)
        case .int(let number):
            return unsafe penna_sqlite3_bind_int64(handle, place, number)
        case .text(let text):
            var text = text
            return text.withUTF8 { buffer in
                unsafe penna_sqlite3_bind_copied_text(
                    handle, place, UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self),
                    Int32(clamping: buffer.count))
            }
        case .bytes(let bytes):
            // An array without elements may have no address, which SQLite would read as NULL.
            if bytes.isEmpty { return unsafe penna_sqlite3_bind_zeroblob(handle, place, 0) }
            return unsafe bytes.withUnsafeBytes { buffer in
                unsafe penna_sqlite3_bind_copied_blob(handle, place, buffer.baseAddress, Int32(clamping: buffer.count))
            }
        }
    }

    func type(_ column: Int32) -> Int32 { unsafe penna_sqlite3_column_type(handle, column) }

    func int(_ column: Int32) -> Int64 { unsafe penna_sqlite3_column_int64(handle, column) }

    /// The bytes of a text or blob.
    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = unsafe penna_sqlite3_column_blob(handle, column) else { return [] }
        let count = Int(unsafe penna_sqlite3_column_bytes(handle, column))
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    func name(_ column: Int32) -> String {
        guard let name = unsafe penna_sqlite3_column_name(handle, column) else { return "" }
        return unsafe String(cString: name)
    }
}

/// One row while it is read: what does not fit its type is `corrupt`, never a trap.
struct Row {
    let statement: Statement
    let path: String

    func isNull(_ column: Int32) -> Bool { statement.type(column) == SQLITE_NULL }

    func int(_ column: Int32) throws(StoreError) -> Int64 {
        guard statement.type(column) == SQLITE_INTEGER else { throw unfit(column, "inget heltal") }
        return statement.int(column)
    }

    func optionalInt(_ column: Int32) throws(StoreError) -> Int64? { isNull(column) ? nil : try int(column) }

    func bytes(_ column: Int32) throws(StoreError) -> [UInt8] {
        guard statement.type(column) == SQLITE_BLOB else { throw unfit(column, "inga byte") }
        return statement.bytes(column)
    }

    func optionalBytes(_ column: Int32) throws(StoreError) -> [UInt8]? {
        isNull(column) ? nil : try bytes(column)
    }

    func text(_ column: Int32) throws(StoreError) -> String {
        guard statement.type(column) == SQLITE_TEXT,
            let text = String(validating: statement.bytes(column), as: UTF8.self)
        else { throw unfit(column, "ingen läsbar text") }
        return text
    }

    func day(_ column: Int32) throws(StoreError) -> Day {
        guard let number = Int32(exactly: try int(column)) else { throw unfit(column, "ingen dag") }
        return Day(number: number)
    }

    func instant(_ column: Int32) throws(StoreError) -> Instant { Instant(seconds: try int(column)) }

    func person(_ column: Int32) throws(StoreError) -> Personnummer? {
        guard let number = try optionalInt(column) else { return nil }
        // The number itself is left out of the message: it is personal data, and may be a misspelt one.
        guard let person = try? Personnummer(number: number) else { throw unfit(column, "inget personnummer") }
        return person
    }

    func digest(_ column: Int32) throws(StoreError) -> SHA256.Digest {
        guard let digest = SHA256.Digest(bytes: try bytes(column)) else { throw unfit(column, "inte 32 byte") }
        return digest
    }

    /// That the row, which its first column names, holds something that cannot be.
    func corrupt(_ reason: String) -> StoreError {
        let place = statement.type(0) == SQLITE_INTEGER ? "\(statement.name(0)) \(statement.int(0))" : "en rad"
        return StoreError(
            .corrupt, "Lagret \(path) är skadat: \(place) \(reason). Återställ det från en säkerhetskopia.")
    }

    private func unfit(_ column: Int32, _ what: String) -> StoreError {
        corrupt("har \(what) i \(statement.name(column))")
    }
}
