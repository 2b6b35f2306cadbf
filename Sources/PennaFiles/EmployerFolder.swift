//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
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

/// Reads one folder and gathers its problems.
struct FolderReader {
    let folder: String
    private var problems: [InputProblem] = []
    private var files: [String] = []
    private var blocked: Set<String> = []

    init(folder: String) {
        self.folder = folder
    }

    mutating func read() -> FolderReading {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return fail(folder, "Mappen finns inte eller kan inte läsas. Kontrollera sökvägen.")
        }
        guard names.contains(EmployerFile.name) else {
            return fail(
                EmployerFile.name,
                "Filen saknas i \(folder). Lägg dit arbetsgivarens uppgifter; se Documentation/InputFormat.md.")
        }
        guard names.contains(PeopleFile.name) else {
            return fail(
                PeopleFile.name,
                "Filen saknas i \(folder). Lägg dit personerna, en per rad; se Documentation/InputFormat.md.")
        }
        files = [EmployerFile.name, PeopleFile.name]
        let employerReading = EmployerFile.read(bytes(EmployerFile.name) ?? [])
        problems += employerReading.problems
        guard let employer = employerReading.employer else { return FolderReading(facts: nil, problems: problems) }
        var people = PeopleFile.read(bytes(PeopleFile.name) ?? [], employer: employer)
        problems += people.problems
        blocked = people.blocked
        let directory = PeopleDirectory(people.people)
        readRegistrations(names, employer, directory, into: &people.people)
        let carries = readCarries(names, people.people)
        return result(employer, people.people, carries)
    }

    private mutating func readRegistrations(
        _ names: [String], _ employer: Employer, _ directory: PeopleDirectory, into people: inout [PersonDraft]
    ) {
        for name in names.sorted() where name == RegistrationCSV.name || PAXml.isName(name) {
            files.append(name)
            guard let bytes = bytes(name) else { continue }
            let file = UInt16(files.count - 1)
            let rows =
                name == RegistrationCSV.name
                ? RegistrationCSV.read(bytes, file: file, name: name, employer)
                : PAXml.read(bytes, file: file, name: name, employer, directory)
            problems += rows.problems
            for problem in rows.problems where problem.isError { block(problem, directory) }
            for row in rows.registrations {
                guard let place = directory.place(of: row.employment) else {
                    problems.append(
                        InputProblem(
                            isError: true, place: "\(name) rad \(row.line)", employment: row.employment,
                            message:
                                "Anställningen \(row.employment) finns inte i people.ndjson. Rätta anställningsnumret eller lägg till personen."
                        ))
                    continue
                }
                people[place.person].registrations[place.employment].append(row.registration)
            }
        }
    }

    private mutating func block(_ problem: InputProblem, _ directory: PeopleDirectory) {
        if let place = directory.place(of: problem.employment) { blocked.insert(directory.id(place.person)) }
        if !problem.person.isEmpty { blocked.insert(problem.person) }
    }

    private mutating func readCarries(_ names: [String], _ people: [PersonDraft]) -> [String: Carry] {
        guard names.contains(CarryFile.name), let bytes = bytes(CarryFile.name) else { return [:] }
        files.append(CarryFile.name)
        let reading = CarryFile.read(bytes)
        problems += reading.problems
        for problem in reading.problems where !problem.person.isEmpty { blocked.insert(problem.person) }
        return reading.carries
    }

    private mutating func result(_ employer: Employer, _ drafts: [PersonDraft], _ carries: [String: Carry])
        -> FolderReading
    {
        var people: [Person] = []
        var kept: [Carry] = []
        for draft in drafts {
            let id = "\(draft.person.id)"
            if blocked.contains(id) {
                let isNamed = problems.contains { $0.isError && $0.person == id }
                if !isNamed {
                    problems.append(
                        InputProblem(
                            isError: true, place: PeopleFile.name, person: id,
                            message:
                                "Personen betalas inte, eftersom en registrering inte kunde läsas. Rätta den och kör igen."
                        ))
                }
                continue
            }
            people.append(draft.finished())
            kept.append(carries[id] ?? .empty)
        }
        let facts = try? EmployerFacts(employer: employer, people: people, carries: kept, sourceFiles: files)
        return FolderReading(facts: facts, problems: problems)
    }

    private mutating func bytes(_ name: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            problems.append(
                InputProblem(
                    isError: true, place: name, message: "Filen kan inte läsas. Kontrollera att du får läsa den."))
            return nil
        }
        return [UInt8](data)
    }

    private func fail(_ place: String, _ message: String) -> FolderReading {
        FolderReading(facts: nil, problems: problems + [InputProblem(isError: true, place: place, message: message)])
    }
}

/// A person while registrations are still being gathered.
struct PersonDraft {
    let person: Person
    /// For each employment, what has been read so far.
    var registrations: [[Registration]]

    init(_ person: Person) {
        self.person = person
        registrations = person.employments.map(\.registrations)
    }

    func finished() -> Person {
        let employments = person.employments.enumerated().map { index, employment in
            registrations[index].isEmpty ? employment : employment.with(registrations: registrations[index])
        }
        return Person(id: person.id, name: person.name, taxDecisions: person.taxDecisions, employments: employments)
    }
}

/// Finds people by anställningsnummer and personnummer.
struct PeopleDirectory {
    struct Place {
        let person: Int
        let employment: Int
    }

    private var places: [String: Place] = [:]
    private var people: [String: Int] = [:]
    private let drafts: [PersonDraft]

    init(_ drafts: [PersonDraft]) {
        self.drafts = drafts
        for (person, draft) in drafts.enumerated() {
            people["\(draft.person.id)"] = person
            for (index, employment) in draft.person.employments.enumerated() {
                places[employment.id] = Place(person: person, employment: index)
            }
        }
    }

    func place(of employment: String) -> Place? { places[employment] }

    func id(_ person: Int) -> String { "\(drafts[person].person.id)" }

    /// The people that a personnummer of 12 or 10 digits may mean.
    func people(_ text: String) -> [Int] {
        let digits = text.filter { $0.isNumber }
        if digits.count == 12 { return people[digits].map { [$0] } ?? [] }
        guard digits.count == 10 else { return [] }
        return ["19", "20"].compactMap { people[$0 + digits] }
    }

    /// The employments of a person.
    func employments(_ person: Int) -> [String] { drafts[person].person.employments.map(\.id) }
}
