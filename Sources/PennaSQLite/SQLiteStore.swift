//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaStore
internal import Synchronization

/// A store in one file, kept by SQLite.
///
/// ```swift
/// let store = try SQLiteStore(path: "lon.penna")
/// try store.append(records, now: now)
/// ```
///
/// Several threads and several processes may have the file open: readers see it as it was when they began and wait
/// for nobody, and those who write take turns. Beside the file lie two others while it is open, `-wal` and `-shm`;
/// what is committed may be in the first, so they belong together.
public final class SQLiteStore: PayrollStore {
    private let path: String
    private let patience: Int32
    private let idle = Mutex<[Connection]>([])
    /// Writers of this process take turns here; SQLite would let them sleep and try again.
    private let writing = Mutex(())

    /// Opens a store, and makes it where there is no file.
    ///
    /// - Parameters:
    ///   - path: the file, on a disk of the machine; its folder must be there.
    ///   - create: whether to make the file when it is not there.
    ///   - patience: how many milliseconds to wait for others that write.
    /// - Throws: `notFound` when there is no file and none is to be made; `unavailable`; `newerSchema` when a newer version has changed the file; `corrupt`, also for a file
    ///   that is something else.
    public init(path: String, create: Bool = true, patience: Int = 30_000) throws(StoreError) {
        self.path = path
        self.patience = Int32(clamping: max(0, patience))
        let connection = try Connection(path, create: create, patience: self.patience)
        try Schema.prepare(connection)
        idle.withLock { $0.append(connection) }
    }

    /// Lends a connection; one that has failed is not used again.
    func lease<Result>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        let connection =
            if let free = idle.withLock({ $0.popLast() }) { free } else {
                try Connection(path, create: false, patience: patience)
            }
        let result = try body(connection)
        idle.withLock { if $0.count < 8 { $0.append(connection) } }
        return result
    }

    /// Reads what the file was at one moment.
    func snapshot<Result>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        try lease { connection throws(StoreError) in
            try connection.transaction(.snapshot) { () throws(StoreError) in try body(connection) }
        }
    }

    /// Changes the file, whole or not at all.
    func change<Result: Sendable>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        try alone { connection throws(StoreError) in
            try connection.transaction(.change) { () throws(StoreError) in
                try Schema.check(connection)
                return try body(connection)
            }
        }
    }

    /// Lends a connection for writing, to one at a time in this process.
    func alone<Result: Sendable>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        try writing.withLock { _ throws(StoreError) in try lease(body) }
    }
}
