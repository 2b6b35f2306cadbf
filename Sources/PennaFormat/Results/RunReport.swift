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

    /// What the lines were made by.
    public let book: RuleBook

    /// The day the pay is available.
    public let payDate: PayDate

    /// The years that it was calculated with.
    public let years: PayYears

    /// What was recorded later was not known.
    public let knownAt: Instant

    /// The worked months that the pay date carries.
    public let months: (fixedPay: WorkedMonth, deviations: WorkedMonth)

    /// The payslips and errors.
    public let result: BatchResult

    /// What each person carries on to the next month.
    public let carries: [Carry]

    /// What lines correct, by index.
    package let corrected: [Int: CorrectedLine]

    /// Registrations that the run did not use.
    package let notices: [Notice]

    /// What should be looked at before the pay is sent.
    public let findings: [Finding]

    /// What the calendar month reports to Skatteverket; `nil` when somebody falls out of it, and then ``problems`` say
    /// who and why.
    public let agi: AGIFiling?

    /// What is worth knowing of what the month reports.
    public let agiFindings: [AGIFinding]

    /// What was wrong with the input files, and with what was made of them.
    public let problems: [Finding]

    /// What earlier months left for people who were not calculated; it follows along to the next month.
    public let keptCarries: [CarryRecord]

    /// Those who could not be calculated because their input cannot be read, each once.
    public let unread: [UnreadPerson]

    /// How many lines were proved, when they were.
    public var proof: ProofCount?

    /// The year's published tax tables, where they have been made already; else they are made when they are written.
    public var publishedTables: [UInt8]?

    /// Gathers the results of a batch.
    ///
    /// - Parameters:
    ///   - hasHistory: whether the facts are those of all months, as a store has them; registrations of other
    ///   months are then no notices.
    ///   - unread: those of the input who are not in the batch; those whom an error names are added.
    ///   - earlierAGI: what earlier runs of the calendar month declared.
    public init<Rules: Agreement>(
        _ batch: Batch<Rules>, _ result: BatchResult, problems: [Finding] = [], keptCarries: [CarryRecord] = [],
        unread: [UnreadPerson] = [], hasHistory: Bool = false, earlierAGI: EarlierAGI? = nil
    ) {
        self.init(
            batch, result, problems: problems, keptCarries: keptCarries, unread: unread, hasHistory: hasHistory,
            earlierAGI: earlierAGI, payHistory: PayHistory())
    }

    /// The same where it is known what the people were paid in the months before.
    package init<Rules: Agreement>(
        _ batch: Batch<Rules>, _ result: BatchResult, problems: [Finding] = [], keptCarries: [CarryRecord] = [],
        unread: [UnreadPerson] = [], hasHistory: Bool = false, earlierAGI: EarlierAGI? = nil, payHistory: PayHistory
    ) {
        self.unread = unread.with(problems, without: batch.facts.people)
        facts = batch.facts
        items = batch.run.items
        book = RuleBook(of: batch.run.agreements)
        payDate = batch.run.payDate
        years = batch.run.years
        knownAt = batch.run.knownAt
        months = batch.run.months
        self.result = result
        carries = hasHistory ? result.carries : batch.notedCarries(result)
        corrected = result.correctedLines(batch)
        notices = batch.notices().filter {
            !hasHistory || ![.beforeThePeriod, .partlyBefore, .afterThePeriod].contains($0.reason)
        }
        var problems = problems
        do throws(PayrollError) {
            findings =
                try batch.findings(result) + (hasHistory ? [] : batch.historyFindings(result))
                + batch.controls(result, history: payHistory)
        } catch {
            findings = []
            problems.append(Finding(FindingCode(error.code), .stopsEmployer, error.message))
        }
        do throws(PayrollError) {
            let report = try batch.agiReport(result, after: earlierAGI)
            let filing = try batch.agiDeclaration(of: report, after: earlierAGI)
            let stopped =
                report.stopped.map { Finding(stoppingAGIOf: "\(batch.facts.people[$0.person].id)", $0.error.message) }
                + filing.findings.filter(\.isBlocking).map {
                    Finding(stoppingAGIOf: $0.payee?.value ?? "", $0.text)
                }
            problems += stopped
            agi = stopped.isEmpty ? filing : nil
            agiFindings = filing.findings.filter { !$0.isBlocking }
        } catch {
            agi = nil
            agiFindings = []
            problems.append(Finding(stoppingAGIOf: "", error.message))
        }
        self.problems = problems
        self.keptCarries = keptCarries
    }
}

extension Finding {
    /// Why the employer's declaration cannot be made; the pay goes on.
    fileprivate init(stoppingAGIOf person: String, _ message: String) {
        self.init(
            .agiStopped, .stopsEmployer, at: Place("AGI"), person: person,
            "Arbetsgivardeklarationen kan inte lämnas. " + message)
    }

    /// A fault in a JSON document.
    package init(
        at file: String, line: Int, person: String = "", employment: String = "", _ error: JSONError,
        stops: Severity = .stopsPerson
    ) {
        self.init(
            FindingCode(rawValue: error.code.rawValue) ?? .invalidValue, stops,
            at: Place(file, line: line, path: error.path), person: person, employment: employment,
            "\(error.path): \(error.message)\(error.question)")
    }
}

extension RunReport {
    /// Everything that somebody must look at: what stops most first, and each kind together.
    public var remarks: [Finding] {
        let failures = result.failures.map { failure in
            Finding(
                failure.error, at: place(failure.error.row), person: "\(facts.people[failure.person].id)",
                employment: failure.employment ?? "")
        }
        let unused = notices.map { notice in
            Finding(
                notice.code, .look, at: place(notice.row), person: "\(facts.people[notice.person].id)",
                employment: notice.employment, notice.message)
        }
        let reported = agiFindings.map { finding in
            Finding(.agi, .look, at: Finding.Place("AGI"), person: finding.payee?.value ?? "", finding.text)
        }
        return (problems + failures + findings + reported + unused).inOrder
    }

    private func place(_ row: SourceRow?) -> Finding.Place {
        row.map { Finding.Place(facts.file(of: $0), line: facts.line(of: $0)) } ?? .none
    }

    /// Reads the lines of the run.
    package var lineReader: LineReader { LineReader(facts: facts, items: items, rules: book.rules, knownAt: knownAt) }

    /// How many people there are, calculated or not.
    public var people: Int { facts.people.count + unread.count }

    /// How many persons are not paid because of an error: all who have neither a payslip nor nothing to be paid.
    public var peopleInError: Int { people - result.payslips.count - result.idle }

    /// Whether there is any error, also one that concerns nobody known, such as a row of an unknown employment.
    public var hasErrors: Bool { !result.failures.isEmpty || problems.contains { $0.isError } }
}

extension JSONError {
    /// What a misspelt key may have meant; empty where no known key is like it.
    fileprivate var question: String {
        guard !knownKeys.isEmpty, let point = path.lastIndex(of: ".") else { return "" }
        return NearestName.question(String(path[path.index(after: point)...]), among: knownKeys)
    }
}
