//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
public import Penna
public import PennaBasics
public import PennaFormat
public import PennaModel

/// What a folder held: facts that can be calculated, and everything that was wrong in it.
public struct FolderReading: Sendable {
    /// The facts of the people who can be paid; `nil` when something wrong may concern anybody.
    ///
    /// Such is an error in `employer.json`, a file that cannot be read to its end, or one that may be input and lies there
    /// under a name that is not read: nobody knows whose rows it had.
    ///
    /// People with an unreadable line or registration are left out: nobody is paid on half an input. Each of them has an
    /// error among the problems.
    public let facts: EmployerFacts?

    /// Everything that was wrong, in the order of files and rows.
    public let problems: [Finding]

    /// The personnummer, as far as they could be read, of those who must not be paid until their rows are mended.
    public let blocked: [String]

    /// What earlier months left for people who are not among the facts: it must be written on unchanged.
    public let keptCarries: [CarryRecord]

    /// Those of the folder who are not among the facts.
    public let unread: [UnreadPerson]
}

/// An employer's folder: `employer.json`, `people.ndjson`, `registrations.csv` and PAXml files, `carry.ndjson`.
public enum EmployerFolder {
    /// How the registrations of a written folder are kept.
    public enum RegistrationForm: Sendable {
        /// `registrations.csv`.
        case csv
        /// `registrations.pax`, PAXml 2.0; what PAXml cannot say goes into `registrations.csv` beside it.
        case pax
    }

    /// Reads a folder.
    ///
    /// All problems are reported together; a bad row never stops the others.
    ///
    /// Every file in the folder is read or named by a finding.
    ///
    /// - Parameters:
    ///   - threads: with more than one, the people are read beside the other files.
    ///   - payMonth: the month of payment; rows of PAXml without a date belong to its deviations, and are errors without it.
    ///   - used: paths of files and folders that the host uses besides, such as a store, which may lie in the folder.
    ///   - book: the agreements that its people are paid by.
    public static func read(
        _ folder: String, threads: Int = 1, payMonth: Month? = nil, used: [String] = [], book: RuleBook = .standard
    ) -> FolderReading {
        FolderReader(folder: folder, threads: threads, payMonth: payMonth, used: used, book: book).read()
    }

    /// The employer of a folder, from its `employer.json` alone; `nil` when that cannot be read.
    public static func employer(_ folder: String, book: RuleBook = .standard) -> Employer? {
        FileManager.default.contents(atPath: folder + "/" + EmployerFile.name).flatMap {
            EmployerFile.read([UInt8]($0), book).employer
        }
    }

    /// Writes a folder that reads back to the same facts.
    ///
    /// - Throws: `FileFailure`, naming the file and what to do, when it cannot be written.
    public static func write(_ facts: EmployerFacts, to folder: String, registrations form: RegistrationForm = .csv)
        throws(FileFailure)
    {
        try OutputFiles.makeFolder(folder)
        try rejectLeftovers(in: folder, form)
        try OutputFiles.write(EmployerFile.bytes(facts.employer), to: folder + "/" + EmployerFile.name)
        try OutputFiles.write(PeopleFile.bytes(facts), to: folder + "/" + PeopleFile.name)
        // A file from before that has nothing to say now is emptied, or it would be read with the new ones.
        let exists = { FileManager.default.fileExists(atPath: folder + "/" + $0) }
        if facts.carries.contains(where: { $0 != .empty }) || exists(CarryFile.name) {
            try OutputFiles.write(CarryFile.bytes(facts.people, facts.carries), to: folder + "/" + CarryFile.name)
        }
        let first = facts.people.lazy.flatMap(\.employments).compactMap(\.registrations.first).first
        var csv = RegistrationCSVWriter(facts)
        var pax = PAXmlWriter(facts.employer, recorded: first?.recorded ?? Instant(seconds: 0))
        for person in facts.people {
            for employment in person.employments {
                for registration in employment.registrations {
                    if form == .pax, pax.add(registration, employment: employment.id) { continue }
                    csv.add(registration, employment: employment.id)
                }
            }
        }
        if form == .pax { try OutputFiles.write(pax.bytes(), to: folder + "/" + PAXml.name) }
        if csv.count > 0 || form == .csv || exists(RegistrationCSV.name) {
            try OutputFiles.write(csv.bytes, to: folder + "/" + RegistrationCSV.name)
        }
    }
}

extension EmployerFolder {
    /// Whether a file of that name is read for registrations.
    static func isRegistrations(_ name: String) -> Bool { name == RegistrationCSV.name || PAXml.isName(name) }

    /// Refuses a folder with files from before that would be read together with the new ones.
    private static func rejectLeftovers(in folder: String, _ form: RegistrationForm) throws(FileFailure) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where isRegistrations(name) {
            if name == RegistrationCSV.name || (form == .pax && name == PAXml.name) { continue }
            throw FileFailure(
                place: folder,
                message:
                    "Mappen har redan \(name), som skulle läsas tillsammans med det nya. Ta bort filen eller välj en tom mapp."
            )
        }
    }
}
