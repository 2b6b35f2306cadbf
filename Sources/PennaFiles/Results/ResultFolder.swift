//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
public import PennaFormat

/// Writes the results of a run as files.
public enum ResultFolder {
    /// Writes all files into a folder, which is made when it is not there.
    ///
    /// - Throws: `FileFailure`, naming the file or folder and what to do, when one cannot be written, or the folder is an
    ///   employer's input.
    public static func write(_ report: RunReport, to folder: String) throws(FileFailure) {
        try OutputFiles.rejectInput(in: folder)
        try OutputFiles.makeFolder(folder)
        for kind in ResultFiles.Kind.allCases { try write(kind, report, to: folder) }
    }

    /// Writes all files into a folder, several at a time.
    ///
    /// - Parameter threads: how many files are made at once, each of which is in memory until it is written.
    /// - Throws: `FileFailure`, as ``write(_:to:)``.
    public static func write(_ report: RunReport, to folder: String, threads: Int) async throws {
        try OutputFiles.rejectInput(in: folder)
        try OutputFiles.makeFolder(folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, kind) in ResultFiles.Kind.allCases.enumerated() {
                if index >= threads { try await group.next() }
                group.addTask { try write(kind, report, to: folder) }
            }
            try await group.waitForAll()
        }
    }

    private static func write(_ kind: ResultFiles.Kind, _ report: RunReport, to folder: String) throws(FileFailure) {
        let file: ResultFile?
        do throws(PayrollError) {
            file = try ResultFiles.file(kind, report)
        } catch {
            throw FileFailure(place: folder, message: error.message)
        }
        if let file { try OutputFiles.write(file.bytes, to: folder + "/" + file.name) }
    }
}
