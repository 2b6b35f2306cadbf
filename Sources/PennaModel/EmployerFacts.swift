//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// All that is known of one employer when a run begins: the input of the calculation.
public struct EmployerFacts: Hashable, Sendable {
    /// The employer.
    public let employer: Employer

    /// The people, each once, in the order in which results come out.
    public let people: [Person]

    /// What earlier months left, in the order of the people; `Carry.empty` for those who were never paid.
    public let carries: [Carry]

    /// The names of the input files, in the order that ``SourceRow/file`` numbers them.
    public let sourceFiles: [String]

    /// The facts of an employer.
    ///
    /// - Throws: `countMismatch` when the carries are not one for each person.
    public init(employer: Employer, people: [Person], carries: [Carry]? = nil, sourceFiles: [String] = [])
        throws(PayrollError)
    {
        let carries = carries ?? people.map { _ in Carry.empty }
        guard carries.count == people.count else {
            throw PayrollError(
                .countMismatch,
                "\(carries.count) överförda lägen för \(people.count) personer. Ge ett läge för varje person.")
        }
        self.employer = employer
        self.people = people
        self.carries = carries
        self.sourceFiles = sourceFiles
    }

    /// What stands for the name of a file where facts were read out of a store, whose rows nobody can look up.
    public static let storeName = "lagret"

    /// The line of a row of the input in its file, from 1; 0 where there is none to look up.
    public func line(of row: SourceRow) -> Int {
        file(of: row) == EmployerFacts.storeName ? 0 : Int(row.row)
    }

    /// A row of the input as a reader finds it, such as `registrations.csv rad 12`.
    public func place(of row: SourceRow) -> String {
        line(of: row) == 0 ? file(of: row) : "\(file(of: row)) rad \(row.row)"
    }

    /// The name of the file that a row of the input stands in.
    public func file(of row: SourceRow) -> String {
        Int(row.file) < sourceFiles.count ? sourceFiles[Int(row.file)] : "fil \(row.file)"
    }
}
