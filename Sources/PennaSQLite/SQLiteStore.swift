//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CDatabases
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

    /// Opens a store, and makes it, for its owner alone, where there is no file.
    ///
    /// - Parameters:
    ///   - path: the file, on a disk of the machine; its folder must be there.
    ///   - create: whether to make the file when it is not there.
    ///   - patience: how many milliseconds to wait for others that write.
    /// - Throws: `notFound` when there is no file and none is to be made; `unavailable`; `newerSchema` when a newer version
    ///   has changed the file; `corrupt`, also for a file that is empty or something else.
    public init(path: String, create: Bool = true, patience: Int = 30_000) throws(StoreError) {
        self.path = path
        self.patience = Int32(clamping: max(0, patience))
        if create { try SQLiteStore.make(path, self.patience) }
        let connection = try Connection(path, patience: self.patience)
        try Schema.prepare(connection)
        idle.withLock { $0.append(connection) }
    }

    /// Makes a store where there is nothing.
    ///
    /// It is made under another name and put in its place whole: whoever finds an empty file has found no store of ours.
    private static func make(_ path: String, _ patience: Int32) throws(StoreError) {
        try Connection.check(path)
        guard unsafe penna_file_exists(path) == 0 else { return }
        let draft = "\(path).\(UInt32.random(in: 0 ... .max)).new"
        func fault(_ number: Int32) -> StoreError {
            let message = unsafe penna_error_text(number).map { unsafe String(cString: $0) } ?? ""
            return Fault(path: path, code: SQLITE_CANTOPEN, message: message).error
        }
        let problem = unsafe penna_make_private(draft)
        guard problem == 0 else { throw fault(problem) }
        do throws(StoreError) {
            try Schema.make(draft, patience)
        } catch {
            for ending in ["", "-wal", "-shm"] { unsafe penna_remove(draft + ending) }
            throw error
        }
        // Somebody else may have made it in the meantime, which is as well.
        let published = unsafe penna_publish(draft, path)
        guard published >= 0 else { throw fault(-published) }
    }

    /// Lends a connection; one that has failed is not used again.
    func lease<Result>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        let connection =
            if let free = idle.withLock({ $0.popLast() }) { free } else {
                try Connection(path, patience: patience)
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
