//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFiling
import PennaFormat
import PennaLedger
import PennaSQLite
import PennaStore

/// `penna run --store`: records what a folder says, and calculates and stores the month from all that is known.
struct LedgerRun {
    static let options: Set<String> = ["--exclude", "--only"]
    /// The folder has all registrations of the month.
    static let complete = "--complete"

    let store: StoreArguments
    let folder: String
    let threads: Int

    func run() async throws -> Int32 {
        var times = StageTimes()
        let output = store.arguments["--output"] ?? folder + "/results"
        try OutputFiles.rejectInput(in: output)
        let used =
            [store.arguments["--store"], output, folder + "/" + WithdrawalFile.name]
            + YearArguments.files(store.arguments)
        let input = try times.measure(\.reading) {
            try FolderInput(
                folder, payMonth: store.arguments.payMonth, used: used, results: output, book: store.book)
        }
        let employer = input.facts.employer
        let ledger = store.ledger(of: employer.id)
        let key = try store.key(employer)
        let now = try store.now(for: key)
        let withdrawals = try withdrawals()
        let only = try people("--only", input.facts, ledger)
        let exclude = try people("--exclude", input.facts, ledger) ?? []
        let period = try ledger.openPeriod(of: key, employer, isComplete: store.arguments.has(LedgerRun.complete))
        let recorded = try times.measure(\.reading) {
            try ledger.record(input.facts, withdrawals: withdrawals, period: period, now: now)
        }
        try open(ledger, input, before: key.payDate.month, now)
        var run = try await calculate(
            ledger,
            RunRequest(
                key, knownAt: try knownAt(now), people: only,
                excluded: exclude.union(input.blocked).union(recorded.blocked),
                isProvisional: store.arguments.has("--provisional")), &times)
        var report = RunReport(
            run.prepared.batch, run.result,
            problems: input.problems.filter { !isCovered($0, input.facts, run.prepared.batch.facts) }
                + problems(run, recorded),
            unread: unread(input, run, recorded), hasHistory: true,
            earlierAGI: try ledger.earlierAGI(before: key),
            payHistory: try times.measure(\.reading) { try ledger.payHistory(before: key, run.prepared.batch) })
        let proving = ContinuousClock.now
        let proof = try ProofCheck(
            year: report.payDate.incomeYear, years: report.years, rules: report.book.rules)
        report.proof = await proof.count(run.result.arena, threads: threads)
        times.add(\.proving, since: proving)
        report.publishedTables = proof.publishedTables
        run.note(report.remarks)
        try ledger.commit(run, by: store.who, at: now)
        return try await finish(run, report, recorded, times)
    }

    private func withdrawals() throws -> [Withdrawal] {
        let path = folder + "/" + WithdrawalFile.name
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw UsageError("\(path) kan inte läsas. Kontrollera rättigheterna.")
        }
        return try WithdrawalFile.read(Array(data))
    }

    /// The first time, what the folder's carries say is what another system left.
    private func open(
        _ ledger: StandardLedger<SQLiteStore>, _ input: FolderInput, before month: Month, _ now: Instant
    ) throws {
        let carries = zip(input.facts.people, input.facts.carries).filter { $0.1 != .empty }
        guard !carries.isEmpty, try !ledger.hasRuns() else { return }
        try ledger.open(
            carries.map { CarryRecord(person: $0.id, carry: $1) }, last: month.previous, by: store.who, at: now)
        Terminal.print("Ingående läge för \(carries.count) personer ur \(CarryFile.name) är inlagt.")
    }

    private func knownAt(_ now: Instant) throws -> Instant {
        guard let text = store.arguments["--known-at"] else { return now }
        return try Instant(text)
    }

    private func people(_ option: String, _ facts: EmployerFacts, _ ledger: StandardLedger<SQLiteStore>) throws
        -> Set<Personnummer>?
    {
        guard let text = store.arguments[option] else { return nil }
        return Set(try text.split(separator: ",").map { try PersonArgument.find(String($0), in: facts, ledger) })
    }

    private func calculate(
        _ ledger: StandardLedger<SQLiteStore>, _ request: RunRequest, _ times: inout StageTimes
    ) async throws -> CalculatedRun<StandardAgreements> {
        let prepared = try times.measure(\.reading) { try ledger.prepare(request) }
        var bar = ProgressBar("Räknar", total: prepared.batch.facts.people.count)
        let start = ContinuousClock.now
        let result = try await prepared.batch.calculate(threads: threads) { bar.show($0) }
        bar.clear()
        times.calculating += ContinuousClock.now - start
        return try ledger.finish(prepared, result)
    }

    /// What is wrong, or should be looked at, in what is stored and in what was recorded.
    private func problems(_ run: CalculatedRun<StandardAgreements>, _ recorded: Recorded) -> [Finding] {
        let unreadable = run.prepared.unreadable.map {
            Finding(.unusableStored, .stopsPerson, at: Finding.Place("lagret"), person: "\($0.person)", $0.message)
        }
        let unused = recorded.unused.map {
            Finding(
                .unusedWithdrawal, .look, at: Finding.Place(WithdrawalFile.name, line: $0.line),
                employment: $0.employment,
                "Återkallelsen av \($0.kind) \($0.days.first)–\($0.days.last) tog inte tillbaka något.")
        }
        return recorded.findings + unreadable + run.prepared.findings + unused
    }

    /// Whether hours that a row takes back are hours that the store has of the day.
    private func isCovered(_ problem: Finding, _ folder: EmployerFacts, _ all: EmployerFacts) -> Bool {
        guard problem.code == .negativeWithoutOriginal else { return false }
        func registrations(_ facts: EmployerFacts) -> [Registration] {
            facts.people.flatMap(\.employments).filter { $0.id == problem.employment }.flatMap(\.registrations)
        }
        let row = registrations(folder).first { registration in
            registration.row.map {
                folder.file(of: $0) == problem.place.file && folder.line(of: $0) == problem.place.line
            }
                ?? false
        }
        guard let row, case .hours(let item, _) = row.kind else { return false }
        var sum: Int64 = 0
        for case .hours(item, let minutes) in registrations(all).filter({ $0.days == row.days }).map(\.kind) {
            sum += minutes.count
        }
        return sum >= 0
    }

    /// Those who are not calculated because something of theirs cannot be read or is somebody else's.
    private func unread(_ input: FolderInput, _ run: CalculatedRun<StandardAgreements>, _ recorded: Recorded)
        -> [UnreadPerson]
    {
        let stored = run.prepared.unreadable.map { UnreadPerson(number: "\($0.person)", name: $0.name) }
        let refused = input.facts.people.filter { recorded.blocked.contains($0.id) }.map {
            UnreadPerson(number: "\($0.id)", name: $0.name)
        }
        let taken = run.prepared.excluded.filter { recorded.blocked.contains($0.person) }.map {
            UnreadPerson(number: "\($0.person)", name: $0.name)
        }
        return input.unread + stored + refused + taken
    }

    private func finish(
        _ run: CalculatedRun<StandardAgreements>, _ report: RunReport, _ recorded: Recorded, _ times: StageTimes
    )
        async throws -> Int32
    {
        var times = times
        let output = store.arguments["--output"] ?? folder + "/results"
        let writing = ContinuousClock.now
        try await ResultFolder.write(report, to: output, threads: threads)
        try OutputFiles.write(run.receipt.bytes, to: output + "/receipt.json")
        times.add(\.writing, since: writing)
        var isStopped = false
        if store.arguments.has(RunCommand.files) {
            let key = run.prepared.request.key
            let isAlone = try store.ledger(of: key.employer).earlierAGI(before: key) == nil
            let filing = RunFiling(report, kind: key.kind.rawValue, number: key.number, isAlone: isAlone)
            isStopped = try RunCommand.writeFiles(filing, to: output) != 0
        }
        let summary = Summary(reports: [report], times: times, threads: threads)
        let request = run.prepared.request
        Terminal.print("\(report.facts.employer.name), körningen \(request.key.swedish), preliminär")
        Terminal.print(
            "Nya uppgifter: \(recorded.facts), varav återkallade \(recorded.withdrawn). Rättelserader: \(report.corrected.count)"
        )
        try summary.print()
        Terminal.print("Resultat: \(output)")
        summary.printRemarks(errorFile: output + "/errors.csv")
        return isStopped ? 2 : try summary.exitCode()
    }
}
