//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
package import PennaJSON
public import PennaLaw
public import PennaModel

/// All that the result files of one employer and pay date are written from.
public struct RunReport: Sendable {
    /// The facts that were calculated.
    public let facts: EmployerFacts

    /// The pay items in use.
    public let items: PayItemRegister

    /// The rules that the lines were made by.
    public let rules: [RuleDescription]

    /// The day the pay is available.
    public let payDate: PayDate

    /// What was recorded later was not known.
    public let knownAt: Instant

    /// The worked months that the pay date carries.
    public let months: (fixedPay: WorkedMonth, deviations: WorkedMonth)

    /// The payslips and errors.
    public let result: BatchResult

    /// What lines correct, by index.
    public let corrected: [Int: CorrectedLine]

    /// Registrations that the run did not use.
    public let notices: [Notice]

    /// What should be looked at before the pay is sent.
    public let findings: [Finding]

    /// What the month reports to Skatteverket; `nil` when it cannot be reckoned, and then ``problems`` say why.
    public let agi: AGIFiling?

    /// What was wrong with the input files, and with what was made of them.
    public let problems: [InputProblem]

    /// What earlier months left for people who were not calculated; it follows along to the next month.
    public let keptCarries: [CarryRecord]

    /// How many lines were proved, when they were.
    public var proof: ProofCount?

    /// The year's published tax tables, where they have been made already; else they are made when they are written.
    public var publishedTables: [UInt8]?

    /// Gathers the results of a batch.
    ///
    /// - Parameter hasHistory: whether the facts are those of all months, as a store has them; registrations of other
    ///   months are then no notices.
    public init<Rules: Agreement>(
        _ batch: Batch<Rules>, _ result: BatchResult, problems: [InputProblem] = [], keptCarries: [CarryRecord] = [],
        hasHistory: Bool = false
    ) {
        facts = batch.facts
        items = batch.run.items
        rules = RuleBook.rules(of: Rules.self)
        payDate = batch.run.payDate
        knownAt = batch.run.knownAt
        months = batch.run.months
        self.result = result
        corrected = result.correctedLines(batch)
        notices = batch.notices().filter {
            !hasHistory || ($0.reason != .beforeThePeriod && $0.reason != .afterThePeriod)
        }
        var problems = problems
        do throws(PayrollError) {
            findings = try batch.findings(result)
        } catch {
            findings = []
            problems.append(InputProblem(isError: true, place: "", message: error.message))
        }
        do throws(PayrollError) {
            agi = try batch.agiFiling(result)
        } catch {
            agi = nil
            problems.append(InputProblem(isError: true, place: "AGI", message: error.message))
        }
        self.problems = problems
        self.keptCarries = keptCarries
    }
}

/// Something wrong with the input, or left out of it, as the error file states it.
public struct InputProblem: Hashable, Sendable {
    /// Whether it keeps somebody from being paid.
    public let isError: Bool

    /// The file and row, such as `registrations.csv rad 12`.
    public let place: String

    /// Personnummer, where known.
    public let person: String

    /// Anställningsnummer, where known.
    public let employment: String

    /// What is wrong and what to do, in Swedish.
    public let message: String

    /// A word for programs, such as `missingKey`; empty where there is none.
    public let code: String

    /// The path of the value in its JSON document, with which the message begins; empty where there is none.
    public let path: String

    /// A problem.
    public init(
        isError: Bool, place: String, person: String = "", employment: String = "", message: String, code: String = "",
        path: String = ""
    ) {
        self.isError = isError
        self.place = place
        self.person = person
        self.employment = employment
        self.message = message
        self.code = code
        self.path = path
    }

    /// A fault in a JSON document.
    package init(place: String, person: String = "", _ error: JSONError) {
        self.init(
            isError: true, place: place, person: person, message: "\(error.path): \(error.message)",
            code: error.code.rawValue, path: error.path)
    }

    /// The same problem with its person known.
    package func of(person: String) -> InputProblem {
        InputProblem(
            isError: isError, place: place, person: person, employment: employment, message: message, code: code,
            path: path)
    }
}

extension RunReport {
    /// Everything that somebody must look at: input problems, persons in error, findings, unused registrations; errors
    /// first.
    public var remarks: [InputProblem] {
        let failures = result.failures.map { failure in
            let person = facts.people[failure.person]
            return InputProblem(
                isError: true, place: failure.error.row.map { facts.place(of: $0) } ?? "", person: "\(person.id)",
                employment: failure.employment ?? "", message: failure.error.message,
                code: failure.error.code.rawValue)
        }
        let unused = notices.map { notice in
            InputProblem(
                isError: false, place: notice.row.map { facts.place(of: $0) } ?? "",
                person: "\(facts.people[notice.person].id)", employment: notice.employment, message: notice.message)
        }
        let found = findings.map { finding in
            InputProblem(
                isError: false, place: "", person: "\(facts.people[finding.person].id)", message: finding.message)
        }
        let reported = (agi?.findings ?? []).map { finding in
            InputProblem(isError: false, place: "AGI", person: finding.payee?.value ?? "", message: finding.text)
        }
        return problems.filter(\.isError) + failures + problems.filter { !$0.isError } + found + reported + unused
    }

    /// Reads the lines of the run.
    public var lineReader: LineReader { LineReader(facts: facts, items: items, rules: rules, knownAt: knownAt) }

    /// How many persons are not paid because of an error; a person with several errors counts once.
    public var peopleInError: Int {
        Set(remarks.filter { $0.isError && !$0.person.isEmpty }.map { $0.person }).count
    }

    /// Whether there is any error, also one that concerns nobody known, such as a row of an unknown employment.
    public var hasErrors: Bool { !result.failures.isEmpty || problems.contains { $0.isError } }
}
