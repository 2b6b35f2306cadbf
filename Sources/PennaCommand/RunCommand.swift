//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles

/// `penna run`: one employer's month from a folder.
enum RunCommand {
    static let options: Set<String> = Set(["--output", "--known-at", "--threads"]).union(StoreArguments.options)
        .union(LedgerRun.options)

    static func run(_ words: some Sequence<String>) async throws -> Int32 {
        let arguments = try Arguments(words, options: options)
        guard arguments.values.count == 1, let folder = arguments.values.first else {
            throw UsageError("Ange en mapp, t.ex. penna run MAPP --month 2026-11.")
        }
        let threads = try arguments.number("--threads", in: 1...256, default: defaultThreads)
        if arguments["--store"] != nil {
            return try await LedgerRun(store: StoreArguments(arguments, create: true), folder: folder, threads: threads)
                .run()
        }
        if let option = ["--kind", "--number", "--by", "--now", "--exclude", "--only"].first(where: {
            arguments[$0] != nil
        }) {
            throw UsageError("\(option) hör ihop med --store.")
        }
        var times = StageTimes()
        let input = try times.measure(\.reading) { try FolderInput(folder) }
        let payDate = try payDate(arguments, input.facts.employer)
        let job = EmployerJob(payDate: payDate, knownAt: try knownAt(arguments), threads: threads)
        var bar = ProgressBar("Räknar", total: input.facts.people.count)
        let proof = try times.measure(\.proving) { try ProofCheck(year: payDate.incomeYear) }
        let report = try await job.run(input, proof, &times) { bar.show($0) }
        bar.clear()
        let output = arguments["--output"] ?? folder + "/results"
        let writing = ContinuousClock.now
        try await ResultFolder.write(report, to: output, threads: threads)
        times.add(\.writing, since: writing)
        let summary = Summary(reports: [report], times: times, threads: threads)
        Terminal.print("\(report.facts.employer.name), utbetalning \(payDate.day)")
        try summary.print()
        Terminal.print("Resultat: \(output)")
        summary.printRemarks(most: 20, errorFile: output + "/errors.csv")
        return try summary.exitCode()
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
