//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFiling

/// `penna run`: the month of one or more employers, each from a folder.
enum RunCommand {
    static let options: Set<String> = Set(["--output", "--known-at", "--threads"]).union(StoreArguments.options)
        .union(LedgerRun.options)

    /// Also writes the files for others.
    static let files = "--files"

    static func run(_ words: some Sequence<String>) async throws -> Int32 {
        let arguments = try Arguments(
            words, options: options, flags: YearArguments.flags.union([LedgerRun.complete, files]),
            repeatable: YearArguments.repeatable)
        let folders = arguments.values
        guard let folder = folders.first else {
            throw UsageError("Ange en mapp, t.ex. penna run MAPP --month 2026-11.")
        }
        let threads = try arguments.number("--threads", in: 1...256, default: defaultThreads)
        if arguments["--store"] != nil {
            guard folders.count == 1 else { throw UsageError("Med --store räknas en mapp i taget.") }
            return try await LedgerRun(store: StoreArguments(arguments, create: true), folder: folder, threads: threads)
                .run()
        }
        if let option = ["--kind", "--number", "--by", "--now", "--exclude", "--only"].first(where: {
            arguments[$0] != nil
        }) {
            throw UsageError("\(option) hör ihop med --store.")
        }
        if arguments.has(LedgerRun.complete) { throw UsageError("\(LedgerRun.complete) hör ihop med --store.") }
        guard arguments["--month"] != nil else { throw UsageError("Ange månaden, t.ex. --month 2026-11.") }
        return try await run(folders, arguments, threads)
    }

    /// Every folder's month; one that cannot be read does not stop the others.
    private static func run(_ folders: [String], _ arguments: Arguments, _ threads: Int) async throws -> Int32 {
        var jobs = EmployerJobs(
            knownAt: try knownAt(arguments), threads: threads, years: try YearArguments.years(arguments),
            agreements: try AgreementArguments.agreements(arguments),
            isProvisional: arguments.has("--provisional"), documents: YearArguments.files(arguments))
        let outputs = try outputs(folders, arguments["--output"])
        for output in outputs + [arguments["--output"]].compactMap({ $0 }) { try OutputFiles.rejectInput(in: output) }
        var failed = 0
        var isStopped = false
        let twice = try SameEmployer.check(folders)
        for (folder, output) in zip(folders, outputs) {
            do {
                if let found = twice[folder] { throw UsageError(found) }
                try await jobs.run(folder, output: output, payMonth: arguments.payMonth) { try payDate(arguments, $0) }
                if arguments.has(files), let report = jobs.reports.last {
                    let filing = RunFiling(report)
                    isStopped = try writeFiles(filing, to: output) != 0 || isStopped
                }
            } catch let error as UsageError where folders.count > 1 {
                Terminal.note("fel: \(error.message)")
                failed += 1
            }
        }
        for report in jobs.reports {
            Terminal.print("\(report.facts.employer.name), utbetalning \(report.payDate.day)")
        }
        if failed > 0 { Terminal.print("\(failed) av \(folders.count) mappar kunde inte räknas.") }
        if jobs.reports.isEmpty { return 1 }
        if folders.count > 1, let output = arguments["--output"] {
            try jobs.writeSummary(to: output + "/summary.json")
        }
        let summary = Summary(reports: jobs.reports, times: jobs.times, threads: threads)
        try summary.print()
        let isOne = folders.count == 1
        Terminal.print("Resultat: \(arguments["--output"] ?? (isOne ? outputs[0] : "results i varje mapp"))")
        let errors = isOne ? outputs[0] + "/errors.csv" : "errors.csv i varje resultatmapp"
        summary.printRemarks(errorFile: errors)
        let across = jobs.reports.first.map { first in
            TwoEmployers.findings(
                jobs.reports.map { ($0.facts, $0.result) }, on: first.payDate.day, knownAt: jobs.knownAt)
        }
        for finding in across ?? [] {
            Terminal.note("\(finding.severity.swedish): \(finding.person): \(finding.message)")
        }
        return failed > 0 ? 1 : isStopped ? 2 : try summary.exitCode()
    }

    /// All files of a run.
    ///
    /// - Returns: 2 when one of them is stopped.
    static func writeFiles(_ filing: RunFiling, to output: String) throws -> Int32 {
        try FileCommand.write(filing.documents(), to: output)
    }

    /// Where the results of each folder are written: beside its files, or where the command says; there each of several
    /// has a folder of its name.
    private static func outputs(_ folders: [String], _ output: String?) throws -> [String] {
        guard let output else { return folders.map { $0 + "/results" } }
        guard folders.count > 1 else { return [output] }
        let names = folders.map { URL(fileURLWithPath: $0).lastPathComponent }
        guard Set(names).count == names.count else {
            throw UsageError("Två mappar har samma namn. Utan --output skrivs resultatet i var och ens results.")
        }
        return names.map { output + "/" + $0 }
    }

    /// The pay date: as given, or the employer's ordinary day of the month.
    static func payDate(_ arguments: Arguments, _ employer: Employer) throws -> PayDate {
        guard let text = arguments["--month"], let month = Month(text) else {
            throw UsageError("Ange månaden, t.ex. --month 2026-11.")
        }
        guard let dayText = arguments["--pay-date"] else { return employer.payCalendar.payDate(in: month) }
        guard let day = Day(dayText) else { throw UsageError("--pay-date \(dayText): ange en dag, t.ex. 2026-11-27.") }
        guard day.month == month else { throw UsageError("--pay-date \(day) ligger inte i \(month).") }
        return PayDate(day)
    }

    /// The moment of knowledge: as given, or everything in the folder.
    static func knownAt(_ arguments: Arguments) throws -> Instant {
        guard let text = arguments["--known-at"] else { return .endOfTime }
        return try Instant(text)
    }
}
