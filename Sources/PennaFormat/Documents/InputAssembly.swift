//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
package import PennaModel

/// Puts an employer's documents together, whoever read them: registrations and carries find their people, and nobody is
/// paid on half an input.
package struct InputAssembly {
    /// What the documents held together.
    package struct Reading {
        /// The facts of those who can be paid; `nil` when something wrong may concern anybody.
        package let facts: EmployerFacts?
        package let problems: [Finding]
        package let blocked: [String]
        package let keptCarries: [CarryRecord]
        /// Those of the documents who are not among the facts.
        package let unread: [UnreadPerson]
    }

    package let employer: Employer
    package let names: EmployerNames
    package let directory: PeopleDirectory

    private var people: [PersonDraft]
    private var problems: [Finding]
    private var blocked: Set<String>
    /// Why somebody is blocked whom no error names.
    private var reasons: [String: String] = [:]
    private let reading: PeopleFile.Reading
    /// How many registrations wait for each line of people that cannot be used.
    private var waiting: [Int: Int] = [:]
    /// Employments that nobody has, and that may stand on a line that does not say which it has.
    private var homeless: Set<String> = []
    private var files: [String]
    private var carried = CarryFile.Reading()
    private var isUnusable = false
    /// What rows say for people alone.
    private var notes: [SourceRow: String] = [:]
    /// The days of rows whose hours are those of a period.
    private var windows: [SourceRow: DayRange] = [:]

    /// Begins with the people.
    package init(_ employer: Employer, _ reading: PeopleFile.Reading, _ book: RuleBook = .standard) {
        files = [EmployerFile.name, reading.name]
        self.employer = employer
        names = EmployerNames(employer, book)
        directory = PeopleDirectory(reading.people)
        self.reading = reading
        people = reading.people
        problems = reading.problems
        blocked = reading.blocked
    }

    /// Numbers a file of registrations that is about to be added.
    package mutating func number(_ name: String) -> UInt16 {
        files.append(name)
        return UInt16(clamping: files.count - 1)
    }

    /// The number that the file of registrations at a place among them gets.
    package static func number(ofRegistrations place: Int) -> UInt16 {
        // The employer's file and the people's come first.
        UInt16(clamping: place + 2)
    }

    /// A file that is not read; nobody can be paid where that is an error.
    package mutating func addUnread(_ problem: Finding) {
        problems.append(problem)
        if problem.isError { isUnusable = true }
    }

    /// Stops everybody.
    package mutating func stop() { isUnusable = true }

    /// Adds the registrations of a file to their employments.
    package mutating func add(_ rows: RegistrationReading, from name: String) {
        if rows.isUnusable { isUnusable = true }
        for problem in rows.problems {
            if isForSomebodyUnknown(problem), wait(for: problem) { continue }
            if problem.isError { block(problem) }
            problems.append(named(problem))
        }
        for row in rows.registrations {
            guard let place = directory.place(of: row.employment) else {
                if wait(for: row.employment) { continue }
                problems.append(
                    Finding(
                        .unknownEmployment, .stopsPerson, at: Finding.Place(name, line: row.line),
                        employment: row.employment,
                        "Anställningen \(row.employment) finns inte i \(reading.files)\(mayBeUnread). Rätta anställningsnumret eller lägg till personen."
                    ))
                continue
            }
            people[place.person].registrations[place.employment].append(row.registration)
            if !row.note.isEmpty, let source = row.registration.row { notes[source] = row.note }
            if row.window != row.registration.days, let source = row.registration.row { windows[source] = row.window }
        }
    }

    /// Counts a registration that waits for a line of people; `false` when there is none that it can belong to, and the
    /// first time when it only may belong to one.
    private mutating func wait(for employment: String) -> Bool {
        guard let broken = reading.waiting[employment] ?? reading.lost else { return false }
        waiting[broken.line, default: 0] += 1
        return reading.waiting[employment] != nil || !homeless.insert(employment).inserted
    }

    /// That somebody unknown may stand on a line that cannot be used, for messages.
    private var mayBeUnread: String {
        reading.lost.map { ", om den inte hör till rad \($0.line), som inte går att läsa" } ?? ""
    }

    private func isForSomebodyUnknown(_ problem: Finding) -> Bool {
        problem.code == .unknownEmployment || problem.code == .unknownPerson
    }

    /// Counts a row that did not find its person because the line of that person cannot be used.
    private mutating func wait(for problem: Finding) -> Bool {
        if !problem.employment.isEmpty {
            return directory.place(of: problem.employment) == nil && wait(for: problem.employment)
        }
        let broken = reading.waiting.values.first { !problem.person.isEmpty && $0.person == problem.person }
        guard let broken = broken ?? reading.lost else { return false }
        waiting[broken.line, default: 0] += 1
        return true
    }

    /// Says on the first problem of each line how many registrations wait for it.
    private mutating func tellWhoWaits() {
        for (line, count) in waiting {
            let place = problems.firstIndex { $0.isError && PeopleFile.isPlace($0.place.file) && $0.place.line == line }
            guard let place else { continue }
            let wait = count == 1 ? "En registrering väntar" : "\(count) registreringar väntar"
            problems[place] = problems[place].adding(" \(wait) på att raden rättas.")
        }
        waiting = [:]
    }

    /// What the registrations of each employment say together.
    private mutating func checkRegistrations() {
        var checks = RegistrationChecks(names, files: files, notes: notes, windows: windows)
        for index in people.indices {
            let person = people[index].person
            for position in person.employments.indices where !people[index].registrations[position].isEmpty {
                for found in checks.findings(people[index].registrations[position]) {
                    let id = directory.id(index)
                    if found.isError { blocked.insert(id) }
                    problems.append(
                        Finding(
                            found.code, found.severity, at: found.place, person: id,
                            employment: person.employments[position].id, found.message))
                }
            }
        }
    }

    /// The problem with its person, where the employment says who it is.
    private func named(_ problem: Finding) -> Finding {
        guard problem.isError, problem.person.isEmpty else { return problem }
        if let place = directory.place(of: problem.employment) {
            return problem.of(person: directory.id(place.person))
        }
        return reading.waiting[problem.employment].map { problem.of(person: $0.person) } ?? problem
    }

    private mutating func block(_ problem: Finding) {
        if let place = directory.place(of: problem.employment) { blocked.insert(directory.id(place.person)) }
        if !problem.person.isEmpty { blocked.insert(problem.person) }
    }

    /// Adds what earlier months left.
    package mutating func add(_ reading: CarryFile.Reading) {
        files.append(CarryFile.name)
        problems += reading.problems
        for problem in reading.problems where !problem.person.isEmpty { blocked.insert(problem.person) }
        carried = reading
        guard let lost = reading.lostIn else { return }
        // The lost line may be the debt of anybody who has no line of their own.
        let found = Set(reading.records.map(\.person))
        for draft in people where !found.contains(draft.person.id) {
            let id = "\(draft.person.id)"
            blocked.insert(id)
            reasons[id] =
                "Personen betalas inte, eftersom en rad i \(lost) inte går att läsa och kan vara personens. Rätta den raden och kör igen."
        }
    }

    /// Stops those whose employment was carried under a number that is not on their line: a debt, a sick period and the
    /// year's sums would begin from nothing.
    private mutating func checkNumbers() {
        let known = Set(people.flatMap { [$0.person.id] + $0.person.formerIDs })
        for record in carried.records where !known.contains(record.person) {
            let file = carried.file(of: record.person)
            for state in record.carry.employments {
                guard let place = directory.place(of: state.employment) else { continue }
                let id = directory.id(place.person)
                blocked.insert(id)
                problems.append(
                    Finding(
                        .duplicateEmployment, .stopsPerson, at: Finding.Place(file), person: id,
                        employment: state.employment,
                        "Anställning \(state.employment) är \(record.person)s i \(file), men den personen finns inte i \(reading.files). Personen betalas inte, för skulder och årets summor skulle bli kvar på det numret.",
                        waysOut: [
                            "Är det samma person med nytt nummer: skriv \"formerPersonnummer\": \"\(record.person)\" på personens rad.",
                            "Är det en annan person: ge anställningen ett eget nummer.",
                        ]))
            }
        }
    }

    /// The facts of those who can be paid, and everything that was wrong.
    package mutating func finish() -> Reading {
        checkRegistrations()
        guard !isUnusable else {
            return Reading(facts: nil, problems: problems, blocked: [], keptCarries: [], unread: [])
        }
        tellWhoWaits()
        checkNumbers()
        var finished: [Person] = []
        var kept: [Carry] = []
        var unread: [UnreadPerson] = []
        var carries = Dictionary(carried.records.map { ($0.person, $0.carry) }, uniquingKeysWith: { first, _ in first })
        let named = Set(problems.lazy.filter(\.isError).map(\.person))
        for draft in people {
            let id = blocked.isEmpty ? "" : "\(draft.person.id)"
            if blocked.contains(id) {
                unread.append(UnreadPerson(number: id, name: draft.person.name))
                if !named.contains(id) {
                    problems.append(
                        Finding(
                            .blocked, .stopsPerson, at: Finding.Place(reading.name), person: id,
                            reasons[id]
                                ?? "Personen betalas inte, eftersom en rad i underlaget inte kunde läsas. Rätta den och kör igen."
                        ))
                }
                continue
            }
            finished.append(draft.finished())
            // What was left under a number that the person had before is the person's.
            let numbers = [draft.person.id] + draft.person.formerIDs
            let number = numbers.first { carries[$0] != nil } ?? draft.person.id
            kept.append(carries.removeValue(forKey: number) ?? .empty)
        }
        let facts = try? EmployerFacts(employer: employer, people: finished, carries: kept, sourceFiles: files)
        return Reading(
            facts: facts, problems: problems, blocked: blocked.sorted(),
            keptCarries: carried.records.filter { carries[$0.person] != nil },
            unread: (unread + reading.unread).with([], without: []))
    }
}
