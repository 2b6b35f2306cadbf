//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// A `URL` wherever a path is taken. Swift for Linux ships no `FilePath`, so that type would be a package.

public import Foundation
public import Penna
public import PennaBasics
public import PennaFormat
public import PennaModel
public import PennaSQLite
public import PennaStore

extension URL {
    /// The path of a file or folder to read; an address that is no file is named as it is, and will not be found.
    fileprivate var readable: String { isFileURL ? path : absoluteString }

    /// The path of a folder to write to.
    ///
    /// - Throws: `FileFailure` when the address is no file: a folder by its name would be made.
    fileprivate func writable() throws(FileFailure) -> String {
        guard isFileURL else {
            throw FileFailure(place: absoluteString, message: "Adressen är ingen fil. Ange en mapp på datorn.")
        }
        return path
    }
}

extension EmployerFolder {
    /// Reads a folder, as the function of the same name that takes its path.
    public static func read(
        _ folder: URL, threads: Int = 1, payMonth: Month? = nil, used: [String] = [], book: RuleBook = .standard
    ) -> FolderReading {
        read(folder.readable, threads: threads, payMonth: payMonth, used: used, book: book)
    }

    /// The employer of a folder, from its `employer.json` alone; `nil` when that cannot be read.
    public static func employer(_ folder: URL, book: RuleBook = .standard) -> Employer? {
        employer(folder.readable, book: book)
    }

    /// Writes a folder that reads back to the same facts.
    ///
    /// - Throws: `FileFailure`, naming the file and what to do, when it cannot be written.
    public static func write(_ facts: EmployerFacts, to folder: URL, registrations form: RegistrationForm = .csv)
        throws(FileFailure)
    {
        try write(facts, to: folder.writable(), registrations: form)
    }
}

extension ResultFolder {
    /// Writes all files into a folder, which is made when it is not there.
    ///
    /// - Throws: `FileFailure`, as the function that takes a path.
    public static func write(_ report: RunReport, to folder: URL) throws(FileFailure) {
        try write(report, to: folder.writable())
    }

    /// Writes all files into a folder, several at a time.
    ///
    /// - Throws: `FileFailure`, as the function that takes a path.
    public static func write(_ report: RunReport, to folder: URL, threads: Int) async throws {
        try await write(report, to: folder.writable(), threads: threads)
    }
}

extension SQLiteStore {
    /// Opens a store, as the initialiser that takes a path.
    ///
    /// - Throws: what that throws; `unavailable` when the address is no file.
    public convenience init(url: URL, create: Bool = true, patience: Int = 30_000) throws(StoreError) {
        guard url.isFileURL else {
            throw StoreError(.unavailable, "\(url.absoluteString) är ingen fil. Ange en fil på datorn.")
        }
        try self.init(path: url.path, create: create, patience: patience)
    }
}
