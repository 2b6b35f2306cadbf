//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaLaw
import PennaModel

/// How long the parts of the work took.
struct StageTimes {
    var reading = Duration.zero
    var calculating = Duration.zero
    var proving = Duration.zero
    var writing = Duration.zero

    /// Adds the time that a piece of work takes to a stage.
    mutating func measure<Result>(_ stage: WritableKeyPath<StageTimes, Duration>, _ work: () throws -> Result) rethrows
        -> Result
    {
        let start = ContinuousClock.now
        defer { self[keyPath: stage] += ContinuousClock.now - start }
        return try work()
    }

    /// Adds the time since a piece of work on several threads began to a stage.
    mutating func add(_ stage: WritableKeyPath<StageTimes, Duration>, since start: ContinuousClock.Instant) {
        self[keyPath: stage] += ContinuousClock.now - start
    }
}

extension ProofCheck {
    /// Counts the lines of an arena that are proved, on as many threads as were asked for.
    func count(_ arena: LineArena, threads: Int) async -> ProofCount {
        await withTaskGroup(of: ProofCount.self) { group in
            let lines = arena.lines.count
            for part in 0..<threads {
                group.addTask { count(arena, lines * part / threads..<lines * (part + 1) / threads) }
            }
            var sum = ProofCount()
            for await part in group { sum.add(part) }
            return sum
        }
    }
}

/// The months of one or more employers, one after the other: from their folders to their results.
struct EmployerJobs {
    let knownAt: Instant
    let threads: Int
    let years: PayYears
    let agreements: StandardAgreements
    let book: RuleBook
    let isProvisional: Bool
    /// The documents of years, figures and agreements that were given, which may lie in the folder.
    let documents: [String]
    private(set) var times = StageTimes()
    private(set) var reports: [RunReport] = []
    /// What is proved by is the year's, and takes longer to make than a small employer's month.
    private var proofs: [Int: ProofCheck] = [:]

    init(
        knownAt: Instant, threads: Int, years: PayYears = .builtIn, agreements: StandardAgreements = .standard,
        isProvisional: Bool = false, documents: [String] = []
    ) {
        self.documents = documents
        self.agreements = agreements
        book = RuleBook(of: agreements)
        self.years = years
        self.isProvisional = isProvisional
        self.knownAt = knownAt
        self.threads = threads
    }

    /// Reads a folder, calculates and proves its month and writes the results.
    ///
    /// - Parameters:
    ///   - payMonth: the month of payment.
    ///   - payDate: the employer's pay date.
    /// - Throws: `UsageError` when the folder cannot be calculated; what cannot be written.
    mutating func run(
        _ folder: String, output: String, payMonth: Month?, payDate: (Employer) throws -> PayDate
    ) async throws {
        let input = try times.measure(\.reading) {
            try FolderInput(
                folder, threads: threads, payMonth: payMonth, used: [output] + documents, results: output, book: book)
        }
        let payDate = try payDate(input.facts.employer)
        let years = try years(for: payDate, folder)
        try PastResults(folder: folder, results: output).check(input.facts, payDate)
        let check = try proofCheck(payDate.incomeYear, years)
        let report = try await calculate(input, payDate, payMonth, years, check)
        let writing = ContinuousClock.now
        try await ResultFolder.write(report, to: output, threads: threads)
        times.add(\.writing, since: writing)
        reports.append(report)
    }

    /// Writes the sums of all of them.
    mutating func writeSummary(to file: String) throws {
        try times.measure(\.writing) { try OutputFiles.write(SummaryFile.bytes(reports), to: file) }
    }

    /// The years of a pay date, with last year's standing in where that was asked for.
    private func years(for payDate: PayDate, _ folder: String) throws -> PayYears {
        do throws(PayrollError) {
            let known = self.years.known(at: knownAt)
            let years = try isProvisional ? known.standingIn(for: payDate.incomeYear) : known
            try years.require(payDate.incomeYear)
            return years
        } catch {
            throw UsageError("\(folder) kan inte räknas. " + error.message)
        }
    }

    private mutating func proofCheck(_ year: IncomeYear, _ years: PayYears) throws -> ProofCheck {
        if let known = proofs[year.year] { return known }
        let check = try times.measure(\.proving) { try ProofCheck(year: year, years: years, rules: book.rules) }
        proofs[year.year] = check
        return check
    }

    private mutating func calculate(
        _ input: FolderInput, _ payDate: PayDate, _ payMonth: Month?, _ years: PayYears, _ proof: ProofCheck
    ) async throws -> RunReport {
        let start = ContinuousClock.now
        let batch = Batch(
            try StandardRun(
                employer: input.facts.employer, agreements: agreements, payDate: payDate, payMonth: payMonth,
                knownAt: knownAt, years: years), input.facts)
        var bar = ProgressBar("Räknar \(input.facts.employer.name)", total: input.facts.people.count)
        let result = try await batch.calculate(threads: threads) { bar.show($0) }
        bar.clear()
        times.add(\.calculating, since: start)
        let proving = ContinuousClock.now
        async let proved = proof.count(result.arena, threads: threads)
        var report = RunReport(
            batch, result, problems: input.problems, keptCarries: input.keptCarries, unread: input.unread)
        report.proof = await proved
        times.add(\.proving, since: proving)
        report.publishedTables = proof.publishedTables
        return report
    }
}

extension Batch {
    /// Parts of the batch on as many threads as were asked for, joined in input order.
    ///
    /// - Parameter progress: told how many people are done.
    func calculate(threads: Int, progress: (Int) -> Void) async throws -> BatchResult {
        guard threads > 1 else {
            var part = begin(facts.people.indices)
            while !part.isComplete {
                advance(&part, by: 2_000)
                progress(part.done)
            }
            return try join([part])
        }
        return try await withThrowingTaskGroup(of: BatchPart.self) { group in
            let parts = parts(threads)
            for part in parts { group.addTask { calculate(part) } }
            var done: [BatchPart] = []
            for try await part in group {
                done.append(part)
                progress(done.reduce(0) { $0 + $1.people.count })
            }
            return try join(done.sorted { $0.people.lowerBound < $1.people.lowerBound })
        }
    }
}

/// What a folder held: facts to calculate, and what was wrong in it.
struct FolderInput {
    let facts: EmployerFacts
    let problems: [Finding]
    let keptCarries: [CarryRecord]
    /// Those of the folder who are not among the facts.
    let unread: [UnreadPerson]
    /// Those who must not be paid until their rows are mended.
    let blocked: Set<Personnummer>

    /// Reads a folder.
    ///
    /// - Parameters:
    ///   - payMonth: the month of payment it is read for; `nil` where the command has none.
    ///   - used: what the command was told to use besides, which may lie in the folder.
    ///   - book: the agreements that its people are paid by.
    ///   - results: where results are written, for a command that does; those that lie there are set aside when there are
    ///     no new ones.
    /// - Throws: `UsageError` with all problems, when there is nothing to calculate.
    init(
        _ folder: String, threads: Int = 1, payMonth: Month? = nil, used: [String?] = [],
        results: String? = nil, book: RuleBook = .standard
    ) throws(UsageError) {
        let reading = EmployerFolder.read(
            folder, threads: threads, payMonth: payMonth, used: used.compactMap { $0 }, book: book)
        guard let facts = reading.facts else {
            var lines = reading.problems.inOrder.map { "\($0.place): \($0.message)" }
            do throws(FileFailure) {
                if let results { try ResultFolder.setAside(results, because: reading.problems) }
            } catch {
                lines.append("\(error.place): \(error.message)")
            }
            throw UsageError("\(folder) kan inte räknas.\n" + lines.joined(separator: "\n"))
        }
        self.facts = facts
        problems = reading.problems
        keptCarries = reading.keptCarries
        unread = reading.unread
        blocked = Set(reading.blocked.compactMap { try? Personnummer($0) })
    }
}

/// The number of threads when nothing is said.
var defaultThreads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
