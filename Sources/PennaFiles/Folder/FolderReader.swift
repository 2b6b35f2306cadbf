//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import PennaFormat
internal import PennaModel

/// Reads the files of one folder; what they say together is decided by `InputAssembly`.
struct FolderReader {
    let folder: String

    func read() -> FolderReading {
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
        var unreadable: [InputProblem] = []
        let employerReading = EmployerFile.read(bytes(EmployerFile.name, &unreadable) ?? [])
        guard let employer = employerReading.employer else {
            return FolderReading(
                facts: nil, problems: unreadable + employerReading.problems, blocked: [], keptCarries: [])
        }
        let people = PeopleFile.read(bytes(PeopleFile.name, &unreadable) ?? [], employer: employer)
        let inUse = names.sorted().filter(EmployerFolder.isRegistrations)
        var assembly = InputAssembly(employer, people, registrationFiles: inUse.count)
        for name in inUse {
            let file = assembly.number(name)
            guard let bytes = bytes(name, &unreadable) else { continue }
            let rows =
                name == RegistrationCSV.name
                ? RegistrationCSV.read(bytes, file: file, name: name, assembly.names)
                : PAXml.read(bytes, file: file, name: name, employer, assembly.directory)
            assembly.add(rows, from: name)
        }
        if names.contains(CarryFile.name), let bytes = bytes(CarryFile.name, &unreadable) {
            assembly.add(CarryFile.read(bytes))
        }
        for problem in unreadable { assembly.addUnreadable(problem) }
        let reading = assembly.finish()
        return FolderReading(
            facts: reading.facts, problems: reading.problems, blocked: reading.blocked,
            keptCarries: reading.keptCarries)
    }

    private func bytes(_ name: String, _ unreadable: inout [InputProblem]) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            unreadable.append(
                InputProblem(
                    isError: true, place: name, message: "Filen kan inte läsas. Kontrollera att du får läsa den."))
            return nil
        }
        return [UInt8](data)
    }

    private func fail(_ place: String, _ message: String) -> FolderReading {
        FolderReading(
            facts: nil, problems: [InputProblem(isError: true, place: place, message: message)], blocked: [],
            keptCarries: [])
    }
}
