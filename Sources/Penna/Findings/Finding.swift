//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something that somebody should look at before pay day, wherever it arose: in a file, in the calculation, in the AGI.
///
/// A finding has a stable ``code`` for programs and a Swedish ``message`` for people. Its ``severity`` says whether it
/// stops the pay of everybody, of one person, or of nobody.
public struct Finding: Hashable, Sendable {
    /// What a finding stops.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// Nobody at the employer is paid until it is mended: it may concern anybody.
        case stopsEmployer
        /// The person is not paid until it is mended; everybody else is.
        case stopsPerson
        /// Nothing is stopped; somebody should look.
        case look

        /// Whether it stops somebody's pay.
        public var isError: Bool { self != .look }
    }

    /// Where in the input it is.
    public struct Place: Hashable, Sendable, CustomStringConvertible {
        /// The file, such as `registrations.csv`.
        ///
        /// Or what is not a file but has a name, such as `AGI`; empty where unknown.
        public let file: String

        /// The row, from 1; 0 where there is none.
        public let line: Int

        /// The column or field, by its name in the file; empty where there is none.
        public let column: String

        /// The path of the value in its JSON document, such as `$.terms[0].degree`; empty where there is none.
        public let path: String

        /// A place.
        public init(_ file: String, line: Int = 0, column: String = "", path: String = "") {
            self.file = file
            self.line = line
            self.column = column
            self.path = path
        }

        /// Nowhere in particular.
        public static let none = Place("")

        /// The place as people write it, such as `registrations.csv rad 12`.
        public var description: String { line == 0 ? file : "\(file) rad \(line)" }
    }

    /// What kind of thing it is.
    public let code: FindingCode

    /// What it stops.
    public let severity: Severity

    /// Personnummer, where known.
    public let person: String

    /// Anställningsnummer, where known.
    public let employment: String

    /// Where it is.
    public let place: Place

    /// What is wrong, in Swedish.
    public let message: String

    /// What can be done about it, in Swedish; each by itself is enough.
    public let waysOut: [String]

    /// The money that may be wrong, where a control weighs it; zero elsewhere.
    package private(set) var atRisk: Amount = .zero

    /// A finding.
    ///
    /// - Parameters:
    ///   - code: what kind of thing it is.
    ///   - severity: what it stops.
    ///   - place: where it is.
    ///   - person: personnummer, where known.
    ///   - employment: anställningsnummer, where known.
    ///   - message: what is wrong, in Swedish.
    ///   - waysOut: what can be done; by default what can be done about every finding of its kind.
    public init(
        _ code: FindingCode, _ severity: Severity, at place: Place = .none, person: String = "",
        employment: String = "", _ message: String, waysOut: [String]? = nil
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.person = person
        self.employment = employment
        self.message = message.visible
        self.waysOut = waysOut ?? [code.wayOut]
    }

    /// Whether it keeps somebody from being paid.
    public var isError: Bool { severity.isError }

    /// The same finding with the money that may be wrong.
    func risking(_ amount: Amount) -> Finding {
        var finding = self
        finding.atRisk = amount
        return finding
    }

    /// The same finding with something more to say.
    public func adding(_ text: String) -> Finding {
        Finding(
            code, severity, at: place, person: person, employment: employment, message + text, waysOut: waysOut)
    }

    /// The same finding with its person known.
    public func of(person: String) -> Finding {
        Finding(code, severity, at: place, person: person, employment: employment, message, waysOut: waysOut)
    }
}

extension Finding {
    /// An error of the calculation, of one person.
    public init(_ error: PayrollError, at place: Place = .none, person: String, employment: String = "") {
        self.init(
            FindingCode(error.code), .stopsPerson, at: place, person: person, employment: employment, error.message)
    }
}

/// Findings of one kind: what people read before the single rows.
package struct FindingKind: Hashable, Sendable {
    /// The kind.
    package let code: FindingCode

    /// The worst that any of them stops.
    package let severity: Finding.Severity

    /// The indices of its findings.
    package let members: [Int]
}

extension [Finding] {
    /// The findings in the order in which people should look at them: what stops most first, and each kind together, the
    /// kind with most money at risk first, then the kind of most findings; within a kind in the order they had.
    public var inOrder: [Finding] { kinds.flatMap { kind in kind.members.map { self[$0] } } }

    /// The findings by severity and kind.
    package var kinds: [FindingKind] {
        Finding.Severity.allCases.flatMap { severity in
            var members: [FindingCode: [Int]] = [:]
            var codes: [FindingCode] = []
            for index in indices where self[index].severity == severity {
                if members[self[index].code] == nil { codes.append(self[index].code) }
                members[self[index].code, default: []].append(index)
            }
            let kinds = codes.map { FindingKind(code: $0, severity: severity, members: members[$0] ?? []) }
            let risks = kinds.map { kind in kind.members.reduce(Amount.zero) { $0.adding(self[$1].atRisk) } }
            return kinds.indices.sorted { left, right in
                (-risks[left].ore, -kinds[left].members.count, left)
                    < (-risks[right].ore, -kinds[right].members.count, right)
            }.map { kinds[$0] }
        }
    }
}
