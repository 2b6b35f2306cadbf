//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
internal import PennaJSON
internal import PennaModel

extension PeopleFile {
    /// A person's line, and whose it is.
    package struct Owner {
        package let person: Personnummer
        package let line: Int

        package init(person: Personnummer, line: Int) {
            self.person = person
            self.line = line
        }
    }

    /// Where lines come from.
    package struct Source {
        package let name: String
        /// The number of the file among those that the facts come from.
        package let file: UInt16
        /// The row of the file that each line was made of, where it is not the line itself.
        private let rows: [Int]?

        package init(name: String, file: UInt16, rows: [Int]? = nil) {
            self.name = name
            self.file = file
            self.rows = rows
        }

        /// `people.ndjson`, the first after the employer's.
        package static let lines = Source(name: PeopleFile.name, file: 1)

        /// The row of a line.
        func row(_ line: Int) -> Int {
            guard let rows, rows.indices.contains(line - 1) else { return line }
            return rows[line - 1]
        }
    }

    /// A line that cannot be used: its registrations wait with it.
    package struct WaitingLine {
        package let line: Int
        /// Personnummer; empty where it cannot be read.
        package let person: String
    }

    /// What the file held: the people whose lines could be read, the problems, and who is blocked by them.
    package struct Reading {
        /// The file.
        package var name = PeopleFile.name
        /// The files, for messages.
        package var files: String { also.isEmpty ? name : "\(name) eller \(also)" }
        private var also = ""
        package var people: [PersonDraft] = []
        package var problems: [Finding] = []
        package var blocked: Set<String> = []
        /// How many lines there were, readable or not.
        package var lines = 0
        /// Those whose lines cannot be used.
        package var unread: [UnreadPerson] = []
        /// The employments of lines that cannot be used, by anställningsnummer.
        package private(set) var waiting: [String: WaitingLine] = [:]
        /// The first line that cannot be used and does not say which employments it has.
        package private(set) var lost: WaitingLine?

        package init() {}

        /// Remembers a line that cannot be used, with the employments that can be seen on it.
        ///
        /// - Parameter employments: by anställningsnummer; empty for one that cannot be read, or when none can.
        package mutating func wait(for employments: [String], line: Int, person: String) {
            let broken = WaitingLine(line: line, person: person)
            if !person.isEmpty { blocked.insert(person) }
            if employments.contains(""), lost == nil { lost = broken }
            for employment in employments where !employment.isEmpty && waiting[employment] == nil {
                waiting[employment] = broken
            }
        }

        /// Tells both people who have the same anställningsnummer: a registration may be meant for either.
        package mutating func addDuplicate(_ employment: String, of later: Owner, and earlier: Owner) {
            func add(_ owner: Owner, _ other: Owner) {
                let place = Finding.Place(name, line: owner.line)
                let also = owner.person == other.person ? "samma person" : "\(other.person)"
                problems.append(
                    Finding(
                        .duplicateEmployment, .stopsPerson, at: place, person: "\(owner.person)",
                        employment: employment,
                        "Anställningsnumret \(employment) finns två gånger: också på rad \(other.line) (\(also)). Ge varje anställning ett eget nummer."
                    ))
                blocked.insert("\(owner.person)")
            }
            add(later, earlier)
            if earlier.person != later.person { add(earlier, later) }
        }
    }
}

extension PeopleFile.Reading {
    /// A line that is no JSON, or breaks off; what can be seen of it says whom it concerns.
    mutating func addBroken(_ bytes: ArraySlice<UInt8>, line: Int, _ problem: Finding) {
        let numbers = BrokenLine.texts(of: "personnummer", in: bytes)
        let person = numbers.first.flatMap { try? Personnummer($0) }.map { "\($0)" } ?? ""
        problems.append(problem.of(person: person))
        addUnread(person, BrokenLine.texts(of: "name", in: bytes).first, line: line)
        let employments = BrokenLine.texts(of: "id", in: bytes)
        wait(for: employments.isEmpty ? [""] : employments, line: line, person: person)
    }

    /// A line with values that cannot be used: all of them are told.
    mutating func addFaulty(_ root: JSONNode, line: Int, _ faults: JSONFaults) {
        let text = (try? root.required("personnummer").string()) ?? ""
        let person = (try? Personnummer(text)).map { "\($0)" } ?? text
        for (error, employment) in faults.found {
            problems.append(Finding(at: name, line: line, person: person, employment: employment, error))
        }
        addUnread(person, try? root.required("name").string(), line: line)
        wait(for: root.employmentsSeen, line: line, person: person)
    }

    /// A person who has a line already, or a number that is on somebody else's: nobody can tell which of them holds, and
    /// what is carried under the number may be either's.
    mutating func addDuplicate(_ person: Person, line: Int, _ number: Personnummer, earlier: PeopleFile.Owner) {
        let later = PeopleFile.Owner(person: person.id, line: line)
        addUnread("\(person.id)", person.name, line: line)
        defer { wait(for: person.employments.map(\.id), line: line, person: "\(person.id)") }
        guard earlier.person != later.person else {
            return addDuplicate(
                later,
                "Personen finns två gånger: också på rad \(earlier.line). Lägg alla personens anställningar på en rad.")
        }
        for (owner, other) in [(later, earlier), (earlier, later)] {
            let what = owner.person == number ? "personens eget nummer" : "personens tidigare nummer"
            addDuplicate(
                owner,
                "\(number) är \(what), men finns också på rad \(other.line) (\(other.person)). Rätta formerPersonnummer, eller lägg allt på en rad om det är samma person; ingen av dem betalas."
            )
        }
    }

    /// Remembers somebody whose line cannot be used, by what can be seen of it.
    package mutating func addUnread(_ number: String, _ name: String?, line: Int) {
        let isSeen = !number.isEmpty || !(name ?? "").isEmpty
        unread.append(isSeen ? UnreadPerson(number: number, name: name ?? "") : .line(line, in: self.name))
    }

    /// Adds the people of another file; who stands in both is paid by neither.
    package mutating func add(_ other: PeopleFile.Reading) {
        var owners: [String: Personnummer] = [:]
        for draft in people {
            for number in [draft.person.id] + draft.person.formerIDs { owners["\(number)"] = draft.person.id }
            for employment in draft.person.employments { owners[employment.id] = draft.person.id }
        }
        also = other.name
        lines += other.lines
        problems += other.problems
        blocked.formUnion(other.blocked)
        unread += other.unread
        waiting.merge(other.waiting) { first, _ in first }
        lost = lost ?? other.lost
        for draft in other.people {
            let person = draft.person
            let names = ([person.id] + person.formerIDs).map { "\($0)" } + person.employments.map(\.id)
            let taken = names.compactMap { owners[$0] }.first
            guard let taken else {
                people.append(draft)
                continue
            }
            blocked.formUnion(["\(person.id)", "\(taken)"])
            let line = Int(person.employments.first?.terms.first?.row?.row ?? 0)
            if taken != person.id { unread.append(UnreadPerson(number: "\(person.id)", name: person.name)) }
            problems.append(
                Finding(
                    .duplicatePerson, .stopsPerson, at: Finding.Place(other.name, line: line), person: "\(person.id)",
                    "Personen, eller en anställning med samma nummer, finns också i \(name) (\(taken)). Ta bort den ur den ena filen; ingen av dem betalas."
                ))
        }
    }

    private mutating func addDuplicate(_ owner: PeopleFile.Owner, _ message: String) {
        blocked.insert("\(owner.person)")
        problems.append(
            Finding(
                .duplicatePerson, .stopsPerson, at: Finding.Place(name, line: owner.line),
                person: "\(owner.person)", message))
    }
}

extension JSONNode {
    /// The anställningsnummer that can be read of a person's line; empty for each that cannot.
    ///
    /// Where the employments stand under another key, they are looked for by their own.
    fileprivate var employmentsSeen: [String] {
        do throws(JSONError) {
            var seen: [String] = []
            guard let list = try optional("employments") else { return BrokenLine.texts(of: "id", in: source) }
            for element in try list.elements() {
                let id = try? element.required("id")
                seen.append((try? id?.string()) ?? (try? id?.numberText()) ?? "")
            }
            return seen
        } catch {
            return [""]
        }
    }
}
