//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel
internal import Synchronization

/// Reads the files of one folder; what they say together is decided by `InputAssembly`.
struct FolderReader {
    let folder: String
    /// Files that do not need each other are read at once where there is more than one.
    var threads = 1
    /// The month of payment that the folder is read for, where one is known.
    var payMonth: Month?
    /// Paths that the host uses besides.
    var used: [String] = []
    /// The agreements that its people are paid by.
    var book = RuleBook.standard

    func read() -> FolderReading {
        guard let contents = FolderContents(folder, used: used) else {
            return fail(folder, "Mappen finns inte eller kan inte läsas. Kontrollera sökvägen.")
        }
        let (names, unread) = (contents.names, contents.findings())
        guard names.contains(EmployerFile.name) else {
            return fail(
                EmployerFile.name,
                "Filen saknas i \(folder). Lägg dit arbetsgivarens uppgifter; se Documentation/InputFormat.md.", unread)
        }
        guard names.contains(PeopleFile.name) || names.contains(PeopleCSV.name) else {
            return fail(
                PeopleFile.name,
                "Filen saknas i \(folder). Lägg dit personerna, en per rad, eller people.csv; se Documentation/InputFormat.md.",
                unread)
        }
        var unreadable: [Finding] = []
        let employerReading = bytes(EmployerFile.name, &unreadable).map { EmployerFile.read($0, book) }
        guard let employer = employerReading?.employer else {
            let problems = unreadable + (employerReading?.problems ?? []) + unread
            return FolderReading(facts: nil, problems: problems, blocked: [], keptCarries: [], unread: [])
        }
        let inUse = names.filter(EmployerFolder.isRegistrations)
        // Without the people, every registration would be of somebody unknown, and say nothing.
        let sheets = [PeopleCSV.name, RaiseCSV.name, OpeningCSV.name].map { name in
            names.contains(name) ? bytes(name, &unreadable) : nil
        }
        let people = names.contains(PeopleFile.name) ? bytes(PeopleFile.name, &unreadable) : []
        guard let people, unreadable.isEmpty else {
            return FolderReading(facts: nil, problems: unreadable + unread, blocked: [], keptCarries: [], unread: [])
        }
        let registrations = inUse.map { bytes($0, &unreadable) }
        let carry = names.contains(CarryFile.name) ? bytes(CarryFile.name, &unreadable) : nil
        let csv = inUse.firstIndex(of: RegistrationCSV.name)
        var parsed = parse(
            employer, people: people, rows: csv.flatMap { registrations[$0] }, file: csv ?? 0, carry: carry)
        // Their numbers follow those of the registrations, which are read beside the people.
        let extra = parsed.add(
            people: sheets[0], raises: sheets[1], opening: sheets[2],
            isAlone: !names.contains(PeopleFile.name), next: InputAssembly.number(ofRegistrations: inUse.count),
            EmployerNames(employer, book))
        guard parsed.people.lines > 0 else {
            let problems = parsed.people.problems.isEmpty ? [.nobody(in: parsed.people)] : parsed.people.problems
            return FolderReading(
                facts: nil, problems: unreadable + problems + unread, blocked: [], keptCarries: [], unread: [])
        }
        var assembly = InputAssembly(employer, parsed.people, book)
        for (index, name) in inUse.enumerated() {
            let file = assembly.number(name)
            guard let bytes = registrations[index] else { continue }
            let rows =
                index == csv
                ? parsed.rows ?? RegistrationReading()
                : PAXml.read(
                    bytes, file: file, name: name, employer, assembly.directory, payMonth: payMonth, book: book)
            assembly.add(rows, from: name)
        }
        for name in extra { _ = assembly.number(name) }
        if let carry = parsed.carry { assembly.add(carry) }
        for problem in unreadable + unread { assembly.addUnread(problem) }
        if parsed.isStopped { assembly.stop() }
        let reading = assembly.finish()
        return FolderReading(
            facts: reading.facts, problems: reading.problems, blocked: reading.blocked,
            keptCarries: reading.keptCarries, unread: reading.unread)
    }

    /// The files that can be read without the others.
    private struct Parsed: Sendable {
        var people = PeopleFile.Reading()
        var rows: RegistrationReading?
        var carry: CarryFile.Reading?
        /// Whether a spreadsheet cannot be used, so that nobody knows whose rows it has.
        private(set) var isStopped = false

        /// Adds what people keep in spreadsheets, and says which files must be numbered, in order.
        ///
        /// - Parameters:
        ///   - isAlone: whether there are no other people, so that the sheet stands in their place.
        ///   - next: the number of the next file.
        mutating func add(
            people sheet: [UInt8]?, raises: [UInt8]?, opening: [UInt8]?, isAlone: Bool, next: UInt16,
            _ names: EmployerNames
        ) -> [String] {
            var files: [String] = []
            defer {
                let problems = people.problems + (carry?.problems ?? [])
                let names = [PeopleCSV.name, RaiseCSV.name, OpeningCSV.name]
                isStopped = problems.contains { $0.severity == .stopsEmployer && names.contains($0.place.file) }
            }
            if let sheet {
                let reading = PeopleCSV.read(sheet, file: isAlone ? 1 : next, names)
                if isAlone {
                    people = reading
                } else {
                    people.add(reading)
                    files.append(PeopleCSV.name)
                }
            }
            if let raises {
                RaiseCSV.apply(raises, file: next + UInt16(files.count), to: &people)
                files.append(RaiseCSV.name)
            }
            if let opening {
                let reading = OpeningCSV.read(opening)
                if carry == nil { carry = CarryFile.Reading() }
                carry?.add(reading, from: OpeningCSV.name)
            }
            return files
        }
    }

    /// Reads them: the people, which take about as long as the rest, beside the rest.
    ///
    /// - Parameter file: the place of `registrations.csv` among the files of registrations.
    private func parse(_ employer: Employer, people: [UInt8], rows: [UInt8]?, file: Int, carry: [UInt8]?) -> Parsed {
        let names = EmployerNames(employer, book)
        let number = InputAssembly.number(ofRegistrations: file)
        let parsed = Mutex(Parsed())
        @Sendable func read(_ part: Int) {
            if part == 0 {
                let reading = PeopleFile.read(people, names)
                parsed.withLock { $0.people = reading }
            } else {
                let registrations = rows.map {
                    RegistrationCSV.read($0, file: number, name: RegistrationCSV.name, names)
                }
                let carries = carry.map { CarryFile.read($0) }
                parsed.withLock { ($0.rows, $0.carry) = (registrations, carries) }
            }
        }
        if threads > 1 {
            DispatchQueue.concurrentPerform(iterations: 2, execute: read)
        } else {
            read(0)
            read(1)
        }
        return parsed.withLock { $0 }
    }

    private func bytes(_ name: String, _ unreadable: inout [Finding]) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            unreadable.append(
                Finding(.unreadableFile, .stopsEmployer, at: Finding.Place(name), "Filen kan inte läsas."))
            return nil
        }
        let bytes = [UInt8](data)
        // XML says its encoding itself.
        if !PAXml.isName(name), let fault = InputEncoding.fault(bytes, in: name) {
            unreadable.append(fault)
            return nil
        }
        return bytes
    }

    private func fail(_ place: String, _ message: String, _ others: [Finding] = []) -> FolderReading {
        FolderReading(
            facts: nil,
            problems: [Finding(.missingFile, .stopsEmployer, at: Finding.Place(place), message)] + others,
            blocked: [], keptCarries: [], unread: [])
    }
}

extension Finding {
    /// Nobody is in the file of people: an export that failed, and not an employer without employees.
    fileprivate static func nobody(in people: PeopleFile.Reading) -> Finding {
        Finding(
            .emptyInput, .stopsEmployer, at: Place(people.name, line: 1),
            "Filen har inga personer, så ingen kan få lön. Exportera personerna på nytt, en per rad; se Documentation/InputFormat.md."
        )
    }
}
