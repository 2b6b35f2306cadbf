//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaModel

/// What a folder held: facts that can be calculated, and everything that was wrong in it.
public struct FolderReading: Sendable {
    /// The facts of the people who can be paid; `nil` when the employer or the people could not be read at all.
    ///
    /// People with an unreadable line or registration are left out: nobody is paid on half an input. Each of them has an
    /// error among the problems.
    public let facts: EmployerFacts?

    /// Everything that was wrong, in the order of files and rows.
    public let problems: [InputProblem]
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
    public static func read(_ folder: String) -> FolderReading {
        var reader = FolderReader(folder: folder)
        return reader.read()
    }

    /// Writes a folder that reads back to the same facts.
    ///
    /// - Throws: `FileFailure`, naming the file and what to do, when it cannot be written.
    public static func write(_ facts: EmployerFacts, to folder: String, registrations form: RegistrationForm = .csv)
        throws(FileFailure)
    {
        try OutputFiles.makeFolder(folder)
        try OutputFiles.write(EmployerFile.bytes(facts.employer), to: folder + "/" + EmployerFile.name)
        try OutputFiles.write(PeopleFile.bytes(facts), to: folder + "/" + PeopleFile.name)
        var csv = RegistrationCSVWriter(facts.employer)
        var pax = PAXmlWriter(facts.employer)
        for person in facts.people {
            for employment in person.employments {
                for registration in employment.registrations {
                    if form == .pax, pax.add(registration, employment: employment.id) { continue }
                    csv.add(registration, employment: employment.id)
                }
            }
        }
        if form == .pax { try OutputFiles.write(pax.bytes(), to: folder + "/" + PAXml.name) }
        if csv.count > 0 || form == .csv { try OutputFiles.write(csv.bytes, to: folder + "/" + RegistrationCSV.name) }
    }
}
