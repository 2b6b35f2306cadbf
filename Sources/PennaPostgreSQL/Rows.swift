//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CDatabases
internal import PennaBasics
internal import PennaStore

/// The rows that the server gave back, in binary form; they are only read, from any thread, and freed at the end.
@safe final class Rows: @unchecked Sendable {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        unsafe self.result = unsafe result
    }

    deinit { unsafe penna_PQclear(result) }

    var count: Int { Int(unsafe penna_PQntuples(result)) }

    /// The rows, each to be told of by its table and the values of its first columns.
    func rows(of table: String, keys: Int = 1) -> some Sequence<Row> {
        (0..<count).lazy.map { Row(rows: self, index: $0, table: table, keys: keys) }
    }

    /// The bytes of a field; `nil` for NULL and for a field that is not there.
    func bytes(_ row: Int, _ column: Int) -> [UInt8]? {
        guard row < count, column < Int(unsafe penna_PQnfields(result)) else { return nil }
        let (row, column) = (Int32(row), Int32(column))
        guard unsafe penna_PQgetisnull(result, row, column) == 0,
            let start = unsafe penna_PQgetvalue(result, row, column)
        else {
            return nil
        }
        let field = unsafe UnsafeRawBufferPointer(start: start, count: Int(penna_PQgetlength(result, row, column)))
        return unsafe [UInt8](field)
    }

    func name(of column: Int) -> String {
        guard let name = unsafe penna_PQfname(result, Int32(column)) else { return "" }
        return unsafe String(cString: name)
    }

    /// A whole number of 4 or 8 bytes; `nil` for anything else.
    func int(_ row: Int, _ column: Int) -> Int64? {
        guard let bytes = bytes(row, column) else { return nil }
        switch bytes.count {
        case 8: return bytes.reduce(0) { $0 << 8 | Int64($1) }
        case 4: return Int64(Int32(truncatingIfNeeded: bytes.reduce(0 as Int64) { $0 << 8 | Int64($1) }))
        default: return nil
        }
    }
}

/// One row, whose fields are checked as they are read: what does not fit its type is `corrupt`, never a trap.
struct Row {
    let rows: Rows
    let index: Int
    let table: String
    let keys: Int

    func isNull(_ column: Int) -> Bool { rows.bytes(index, column) == nil }

    func optionalBytes(_ column: Int) -> [UInt8]? { rows.bytes(index, column) }

    func bytes(_ column: Int) throws(StoreError) -> [UInt8] {
        guard let bytes = rows.bytes(index, column) else { throw corrupt("saknar \(rows.name(of: column))") }
        return bytes
    }

    func int(_ column: Int) throws(StoreError) -> Int64 {
        guard let number = rows.int(index, column) else {
            throw corrupt("har inget heltal i \(rows.name(of: column))")
        }
        return number
    }

    func day(_ column: Int) throws(StoreError) -> Day {
        guard let number = Int32(exactly: try int(column)) else {
            throw corrupt("har ingen dag i \(rows.name(of: column))")
        }
        return Day(number: number)
    }

    func instant(_ column: Int) throws(StoreError) -> Instant { Instant(seconds: try int(column)) }

    func text(_ column: Int) throws(StoreError) -> String {
        guard let text = String(validating: try bytes(column), as: UTF8.self) else {
            throw corrupt("har ingen läsbar text i \(rows.name(of: column))")
        }
        return text
    }

    func person(_ column: Int) throws(StoreError) -> Personnummer? {
        if isNull(column) { return nil }
        // The number itself is left out of the message: it is personal data, and may be a misspelt one.
        guard let person = try? Personnummer(number: try int(column)) else {
            throw corrupt("har inget giltigt personnummer i \(rows.name(of: column))")
        }
        return person
    }

    func digest(_ column: Int) throws(StoreError) -> SHA256.Digest {
        let bytes = try bytes(column)
        guard let digest = SHA256.Digest(bytes: bytes) else {
            throw corrupt("har \(bytes.count) byte i \(rows.name(of: column)), inte 32")
        }
        return digest
    }

    func corrupt(_ reason: String) -> StoreError {
        let key = (0..<keys).map { column in
            rows.name(of: column) + " = " + (rows.int(index, column).map(String.init) ?? "?")
        }
        return StoreError(
            .corrupt,
            "Databasen är skadad: raden \(key.joined(separator: ", ")) i tabellen \(table) \(reason). "
                + "Återställ den från en säkerhetskopia.")
    }
}
