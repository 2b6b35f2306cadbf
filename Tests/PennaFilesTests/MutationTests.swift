//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaDemo
import PennaFiles
import PennaFormat
import PennaTestSupport
import Testing

/// Whatever goes wrong with a file, the payslips are the same or somebody is told where; nothing is passed over.
@Suite struct MutationTests {
    private static let people = """
        {"personnummer": "195704289999", "name": "Åsa Öberg", "tax": [{"table": 33, "from": "2026-01-01"}], "employments": [{"id": "1001", "start": "2020-01-01", "terms": [{"monthlyPay": 30000.00, "degree": 75, "fullTimeWeek": "38:15", "from": "2020-01-01"}], "supplements": [{"item": "fast-tillagg", "amount": 500.00, "from": "2026-01-01"}], "schedules": [{"schedule": "Kontor", "cycleStart": "2020-01-06", "from": "2020-01-01"}]}]}
        {"personnummer": "200002292399", "name": "Bo", "tax": [{"table": 33, "from": "2026-01-01"}], "employments": [{"id": "1002", "start": "2020-01-01", "terms": [{"hourlyPay": "150.00", "from": "2020-01-01"}]}]}

        """

    private static let registrations = """
        note;employment;kind;from;to;start;end;hours;percent;item;quantity;price;amount;distance;car;meals
        åter;1001;sjuk;2026-10-05;2026-10-07;;;;;;;;;;;
        ö;1001;tjanstledig;2026-10-12;;;;2:30;;;;;;;;
        ;1001;semester;2026-10-14;2026-10-14;;;;50;;;;;;;
        ;1001;extra;2026-10-20;;17:00;19:30;;;;;;;;;
        ;1001;avdrag;2026-10-01;;;;;;fack;;;1310,50;;;
        ;1001;lonerad;2026-10-06;;;;;;bonus;1250.5;12,50;;;;
        ;1001;milersattning;2026-10-21;;;;;;;;25.00;;123,5;egen;
        ;1001;kostforman;2026-10-01;2026-10-31;;;;;;4;;;;;lunch
        ;1002;timmar;2026-10-14;;;;7,5;;;;;;;;
        ;1002;timmar;2026-10-15;;;;8;;ob-d;;;;;;
        ;1002;lonerad;2026-10-06;;;;;;bonus;;;12345.60;;;
        ä;1002;ersattning;2026-10-16;;;;;;mil;23,6;;;;;

        """

    private static let carry = """
        {"personnummer": "195704289999", "receivable": 500.00, "year": {"year": 2026, "gross": 1000, "tax": 300, "net": 700}, "employments": []}
        {"personnummer": "194608239986", "receivable": 12.50, "year": {"year": 2026, "gross": 0, "tax": 0, "net": 0}, "employments": []}

        """

    private static func written() -> [String: [UInt8]] {
        [
            EmployerFile.name: Array(TestFolder.employer.utf8), PeopleFile.name: Array(people.utf8),
            RegistrationCSV.name: Array(registrations.utf8), CarryFile.name: Array(carry.utf8),
        ]
    }

    /// Some people of an invented employer, as their folder would be written.
    private static func invented(_ facts: EmployerFacts, _ people: Range<Int>) throws -> [String: [UInt8]] {
        let few = try EmployerFacts(
            employer: facts.employer, people: Array(facts.people[people]), carries: Array(facts.carries[people]))
        var csv = RegistrationCSVWriter(few)
        for person in few.people {
            for employment in person.employments {
                for registration in employment.registrations { csv.add(registration, employment: employment.id) }
            }
        }
        return [
            EmployerFile.name: EmployerFile.bytes(few.employer), PeopleFile.name: PeopleFile.bytes(few),
            RegistrationCSV.name: csv.bytes, CarryFile.name: CarryFile.bytes(few.people, few.carries),
        ]
    }

    private static func inputs() throws -> [MutationInput] {
        let centre = try DemoCentre(payslips: 300, seed: 3)
        return try [
            MutationInput(written()), MutationInput(invented(centre.employers[0], 0..<3)),
            MutationInput(invented(centre.employers[4], 0..<2)),
        ]
    }

    /// `PENNA_MUTANTS` says how many are tried, such as 10500; without it there are half as many, for the suite's time.
    private static let most = Int(ProcessInfo.processInfo.environment["PENNA_MUTANTS"] ?? "") ?? 5_250

    @Test("Of thousands of mutants of good files none is silent")
    func mutants() throws {
        let inputs = try MutationTests.inputs()
        #expect(inputs.allSatisfy { $0.isGood })
        var generator = SeededGenerator(seed: 20_261_127)
        var counts: [String: [Int]] = [:]
        var silent: [String] = []
        var made = 0
        while made < MutationTests.most {
            let mutation = Mutation.all[made % Mutation.all.count]
            let input = inputs[made / Mutation.all.count % inputs.count]
            made += 1
            let names = input.files.keys.sorted().filter { $0.hasSuffix(mutation.ending) }
            guard let name = names.randomElement(using: &generator), let bytes = input.files[name], !bytes.isEmpty,
                let mutant = mutation.make(String(decoding: bytes, as: UTF8.self), &generator)
            else { continue }
            let outcome = try input.outcome(name, mutant)
            counts[mutation.name, default: [0, 0]][outcome == .told ? 1 : 0] += 1
            if outcome == .silent {
                silent.append("\(mutation.name), \(name): " + MutationTests.difference(bytes, mutant))
            }
        }
        let sum = counts.values.reduce(0) { $0 + $1[0] + $1[1] }
        #expect(silent.isEmpty, "\(silent.count): \(silent.prefix(12).joined(separator: "\n"))")
        // Each mutation is tried often, and both ends are reached.
        #expect(counts.count == Mutation.all.count && counts.values.allSatisfy { $0[0] + $0[1] >= 5 }, "\(counts)")
        #expect(
            sum >= MutationTests.most * 3 / 4 && counts.values.reduce(0) { $0 + $1[0] } > MutationTests.most / 11,
            "\(sum) \(counts)")
    }

    /// The line where two texts begin to differ, of both.
    private static func difference(_ left: [UInt8], _ right: [UInt8]) -> String {
        func lines(_ bytes: [UInt8]) -> [String] {
            String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map {
                String($0)
            }
        }
        let (old, new) = (lines(left), lines(right))
        let place = (0..<min(old.count, new.count)).first { old[$0] != new[$0] } ?? min(old.count, new.count)
        return [old, new].map { place < $0.count ? String($0[place].prefix(160)) : "(slut)" }.joined(separator: " → ")
    }

    @Test("A file under any other name, twice, or in a folder below is named; a new file of any name is too")
    func names() throws {
        let folder = try TestFolder()
        for (name, bytes) in MutationTests.written() { try folder.write(name, bytes) }
        try #require(folder.read().problems.isEmpty)
        var generator = SeededGenerator(seed: 3)
        var made = 0
        for name in MutationTests.written().keys.sorted() {
            for other in MutationTests.otherNames(name, &generator) {
                let bytes = MutationTests.written()[name] ?? []
                for isCopy in [true, false] {
                    if !isCopy { try FileManager.default.removeItem(atPath: folder.path + "/" + name) }
                    let below = (folder.path + "/" + other as NSString).deletingLastPathComponent
                    try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
                    try folder.write(other, bytes)
                    let named = folder.read().problems.filter {
                        other.precomposedStringWithCanonicalMapping.hasPrefix(
                            $0.place.file.precomposedStringWithCanonicalMapping)
                    }
                    #expect(!named.isEmpty, "\(name) as \(other)")
                    let first = String(other.prefix { $0 != "/" })
                    try FileManager.default.removeItem(atPath: folder.path + "/" + first)
                    if !isCopy { try folder.write(name, bytes) }
                    made += 1
                }
            }
        }
        #expect(made >= 250)
    }

    private static func otherNames(_ name: String, _ generator: inout SeededGenerator) -> [String] {
        let (stem, type) = (name.prefix { $0 != "." }, name.drop { $0 != "." }.dropFirst())
        var names = [
            name.uppercased(), name.capitalized, "\(stem) (1).\(type)", "\(stem)-kopia.\(type)", "Kopia av \(name)",
            "\(stem)2026-10.\(type)", "\(name).txt", "\(name).bak", "\(name).off", "\(name)~", "\(stem)", ".\(name)",
            "\(stem).xlsx",
            "\(stem).\(type.uppercased())", " \(name)", "\(name) ", "gammalt/\(name)", "Results/\(name)",
            "\(stem)..\(type)",
            "lön \(name)", "\(stem).xml", "\(stem).md", "å\(name)".decomposedStringWithCanonicalMapping,
        ]
        for _ in 0..<20 { names.append(Mutation.misspelt(String(stem), &generator) + ".\(type)") }
        return Array(Set(names)).sorted().filter { $0 != name }
    }
}
