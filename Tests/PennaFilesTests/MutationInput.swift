//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFormat
import PennaJSON
import PennaTestSupport

/// An employer's documents in memory, what they say when they are good, and what a mutant of one of them says.
struct MutationInput {
    /// What became of a mutant.
    enum Outcome: Equatable {
        /// The same facts, or the same payslips.
        case same
        /// A finding that the good documents do not have, with its place or its person.
        case told
        /// Other payslips, and nothing said.
        case silent
    }

    /// The bytes by the names of the files.
    let files: [String: [UInt8]]
    private let good: Said
    private let payslips: [PayslipTotals]

    /// What documents say: the facts as they would be written, and the findings.
    private struct Said {
        var facts: EmployerFacts?
        var digest: [[UInt8]] = []
        var findings: Set<Finding> = []
    }

    /// - Throws: what the calculation of the good documents throws.
    init(_ files: [String: [UInt8]]) throws {
        self.files = files
        good = MutationInput.read(files)
        payslips = try MutationInput.totals(good)
    }

    var isGood: Bool { good.facts != nil && !payslips.isEmpty && good.findings.allSatisfy { !$0.isError } }

    /// What became of the documents with one of them other.
    func outcome(_ name: String, _ bytes: [UInt8]) throws -> Outcome {
        var mutated = files
        mutated[name] = bytes
        let said = MutationInput.read(mutated)
        let new = said.findings.subtracting(good.findings)
        if new.contains(where: { !$0.place.file.isEmpty || !$0.person.isEmpty }) { return .told }
        guard new.isEmpty else { return .silent }
        // The calculation is a pure function of the facts.
        if said.digest == good.digest { return .same }
        guard let facts = said.facts else { return .silent }
        let report = try MutationInput.run(facts, Array(said.findings))
        let remarks = report.remarks.filter { !$0.place.file.isEmpty || !$0.person.isEmpty }
        if !Set(remarks).isSubset(of: try MutationInput.run(good).remarks) { return .told }
        return report.result.payslips.map(\.totals) == payslips ? .same : .silent
    }

    // MARK: Reading as a folder is read

    private static func read(_ files: [String: [UInt8]]) -> Said {
        var said = Said()
        for (name, bytes) in files {
            if let fault = InputEncoding.fault(bytes, in: name) { said.findings.insert(fault) }
        }
        let employerReading = EmployerFile.read(files[EmployerFile.name] ?? [])
        said.findings.formUnion(employerReading.problems)
        guard let employer = employerReading.employer, said.findings.isEmpty else { return said }
        let names = EmployerNames(employer)
        var assembly = InputAssembly(employer, PeopleFile.read(files[PeopleFile.name] ?? [], names))
        if let bytes = files[RegistrationCSV.name] {
            let file = assembly.number(RegistrationCSV.name)
            assembly.add(
                RegistrationCSV.read(bytes, file: file, name: RegistrationCSV.name, names), from: RegistrationCSV.name)
        }
        if let bytes = files[CarryFile.name] { assembly.add(CarryFile.read(bytes)) }
        let reading = assembly.finish()
        said.findings.formUnion(reading.problems)
        said.facts = reading.facts
        if let facts = reading.facts { said.digest = digest(facts, reading.keptCarries) }
        return said
    }

    /// The facts as they would be written; the order of people and rows does not matter.
    private static func digest(_ facts: EmployerFacts, _ kept: [CarryRecord]) -> [[UInt8]] {
        let names = EmployerNames(facts.employer)
        var lines = [EmployerFile.bytes(facts.employer)]
        var rest: [[UInt8]] = []
        for (index, person) in facts.people.enumerated() {
            var writer = JSONWriter()
            PeopleFile.write(person, names, to: &writer)
            writer.newline()
            CarryFile.write(CarryRecord(person: person.id, carry: facts.carries[index]), to: &writer)
            rest.append(writer.bytes)
            for employment in person.employments {
                for registration in employment.registrations {
                    var csv = RegistrationCSVWriter(facts)
                    csv.add(registration, employment: employment.id)
                    rest.append(csv.bytes)
                }
            }
        }
        for record in kept {
            var writer = JSONWriter()
            CarryFile.write(record, to: &writer)
            rest.append(writer.bytes)
        }
        lines += rest.sorted { $0.lexicographicallyPrecedes($1) }
        return lines
    }

    private static func run(_ said: Said) throws -> (remarks: [Finding], totals: [PayslipTotals]) {
        guard let facts = said.facts else { return ([], []) }
        let report = try run(facts, Array(said.findings))
        return (report.remarks, report.result.payslips.map(\.totals))
    }

    private static func run(_ facts: EmployerFacts, _ problems: [Finding]) throws -> RunReport {
        let run = try StandardRun(
            employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: .endOfTime)
        let batch = Batch(run, facts)
        return RunReport(batch, try batch.calculate(), problems: problems)
    }

    private static func totals(_ said: Said) throws -> [PayslipTotals] { try run(said).totals }
}
