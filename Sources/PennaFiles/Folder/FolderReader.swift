//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import PennaModel

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
