//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// Reads one folder and gathers its problems.
struct FolderReader {
    let folder: String
    private var problems: [InputProblem] = []
    private var files: [String] = []
    private var blocked: Set<String> = []
    private var isUnusable = false
    /// Where each registration stands, kept only when there are several files.
    private var seen: [SeenRegistration: String]?

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
        guard let employer = employerReading.employer else {
            return FolderReading(facts: nil, problems: problems, blocked: [], keptCarries: [])
        }
        var people = PeopleFile.read(bytes(PeopleFile.name) ?? [], employer: employer)
        problems += people.problems
        blocked = people.blocked
        let directory = PeopleDirectory(people.people)
        readRegistrations(names, employer, directory, into: &people.people)
        let carries = readCarries(names, people.people)
        return result(employer, people.people, carries)
    }

    /// A registration by what it says; the same in two files is an export read twice.
    private struct SeenRegistration: Hashable {
        let employment: String
        let kind: Registration.Kind
        let days: DayRange
    }

    /// Reports a registration that another file has too.
    private mutating func rejectRepeated(_ row: RegistrationRow, in name: String, of person: String) {
        guard seen != nil else { return }
        let key = SeenRegistration(
            employment: row.employment, kind: row.registration.kind, days: row.registration.days)
        guard let earlier = seen?[key] else {
            seen?[key] = name
            return
        }
        guard earlier != name else { return }
        blocked.insert(person)
        problems.append(
            InputProblem(
                isError: true, place: "\(name) rad \(row.line)", person: person, employment: row.employment,
                message: "Samma registrering finns i \(earlier). Ta bort den ena, så att den inte räknas två gånger."))
    }

    private mutating func readRegistrations(
        _ names: [String], _ employer: Employer, _ directory: PeopleDirectory, into people: inout [PersonDraft]
    ) {
        let inUse = names.sorted().filter(EmployerFolder.isRegistrations)
        if inUse.count > 1 { seen = [:] }
        let employerNames = EmployerNames(employer)
        for name in inUse {
            files.append(name)
            guard let bytes = bytes(name) else { continue }
            let file = UInt16(files.count - 1)
            let rows =
                name == RegistrationCSV.name
                ? RegistrationCSV.read(bytes, file: file, name: name, employerNames)
                : PAXml.read(bytes, file: file, name: name, employer, directory)
            if rows.isUnusable { isUnusable = true }
            for problem in rows.problems {
                if problem.isError { block(problem, directory) }
                problems.append(named(problem, directory))
            }
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
                rejectRepeated(row, in: name, of: directory.id(place.person))
            }
        }
    }

    /// The problem with its person, where the employment says who it is.
    private func named(_ problem: InputProblem, _ directory: PeopleDirectory) -> InputProblem {
        guard problem.isError, problem.person.isEmpty, let place = directory.place(of: problem.employment) else {
            return problem
        }
        return InputProblem(
            isError: true, place: problem.place, person: directory.id(place.person), employment: problem.employment,
            message: problem.message)
    }

    private mutating func block(_ problem: InputProblem, _ directory: PeopleDirectory) {
        if let place = directory.place(of: problem.employment) { blocked.insert(directory.id(place.person)) }
        if !problem.person.isEmpty { blocked.insert(problem.person) }
    }

    private mutating func readCarries(_ names: [String], _ people: [PersonDraft]) -> [CarryRecord] {
        guard names.contains(CarryFile.name), let bytes = bytes(CarryFile.name) else { return [] }
        files.append(CarryFile.name)
        let reading = CarryFile.read(bytes)
        problems += reading.problems
        for problem in reading.problems where !problem.person.isEmpty { blocked.insert(problem.person) }
        guard reading.hasLostLine else { return reading.records }
        // The lost line may be the debt of anybody who has no line of their own.
        let found = Set(reading.records.map(\.person))
        for draft in people where !found.contains(draft.person.id) { blocked.insert("\(draft.person.id)") }
        return reading.records
    }

    private mutating func result(_ employer: Employer, _ drafts: [PersonDraft], _ records: [CarryRecord])
        -> FolderReading
    {
        guard !isUnusable else { return FolderReading(facts: nil, problems: problems, blocked: [], keptCarries: []) }
        var people: [Person] = []
        var kept: [Carry] = []
        var carries = Dictionary(records.map { ($0.person, $0.carry) }, uniquingKeysWith: { first, _ in first })
        let named = Set(problems.lazy.filter(\.isError).map(\.person))
        for draft in drafts {
            let id = "\(draft.person.id)"
            if blocked.contains(id) {
                if !named.contains(id) {
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
            kept.append(carries.removeValue(forKey: draft.person.id) ?? .empty)
        }
        let facts = try? EmployerFacts(employer: employer, people: people, carries: kept, sourceFiles: files)
        return FolderReading(
            facts: facts, problems: problems, blocked: blocked.sorted(),
            keptCarries: records.filter { carries[$0.person] != nil })
    }

    private mutating func bytes(_ name: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            problems.append(
                InputProblem(
                    isError: true, place: name, message: "Filen kan inte läsas. Kontrollera att du får läsa den."))
            isUnusable = true
            return nil
        }
        return [UInt8](data)
    }

    private func fail(_ place: String, _ message: String) -> FolderReading {
        FolderReading(
            facts: nil, problems: problems + [InputProblem(isError: true, place: place, message: message)],
            blocked: [], keptCarries: [])
    }
}
