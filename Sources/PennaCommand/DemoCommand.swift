//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaDemo
import PennaFiles

/// `penna demo`: an invented payroll centre, written as folders, calculated, proved and written out.
enum DemoCommand {
    static func run(_ words: some Sequence<String>) async throws -> Int32 {
        let arguments = try Arguments(words, options: ["--payslips", "--seed", "--output", "--threads"])
        guard arguments.values.isEmpty else { throw UsageError("penna demo tar inga värden utan val.") }
        let payslips = try arguments.number("--payslips", in: 1...1_000_000, default: 25_000)
        let seed = try arguments.number("--seed", in: 0...Int.max, default: 1)
        let threads = try arguments.number("--threads", in: 1...256, default: defaultThreads)
        let output = arguments["--output"] ?? "penna-demo"
        let centre = try DemoCentre(payslips: payslips, seed: UInt64(seed))
        let folders = try writeInput(centre, to: output)
        var jobs = EmployerJobs(knownAt: .endOfTime, threads: threads)
        for folder in folders {
            let month = centre.payDate.day.month
            try await jobs.run(folder, output: folder + "/results", payMonth: month) { _ in centre.payDate }
        }
        try jobs.writeSummary(to: output + "/summary.json")
        let reports = jobs.reports
        let summary = Summary(reports: reports, times: jobs.times, threads: threads)
        Terminal.print("En påhittad lönecentral: \(reports.count) arbetsgivare, utbetalning \(centre.payDate.day)")
        try summary.print()
        Terminal.print("Underlag och resultat: \(output)")
        summary.printRemarks(errorFile: "errors.csv i varje arbetsgivares mapp")
        return try summary.exitCode()
    }

    /// Writes each employer's folder; some take their registrations from PAXml, as a time system would send them.
    private static func writeInput(_ centre: DemoCentre, to output: String) throws -> [String] {
        var bar = ProgressBar("Skriver underlag", total: centre.employers.count)
        defer { bar.clear() }
        return try centre.employers.enumerated().map { index, facts in
            let folder = output + "/" + folderName(facts.employer.name)
            try EmployerFolder.write(facts, to: folder, registrations: facts.employer.paxCodes.isEmpty ? .csv : .pax)
            bar.show(index + 1)
            return folder
        }
    }

    /// The employer's name in letters that every file system has.
    private static func folderName(_ name: String) -> String {
        var result = ""
        for character in name.lowercased() {
            switch character {
            case "å", "ä": result.append("a")
            case "ö": result.append("o")
            case "a"..."z", "0"..."9": result.append(character)
            default: if !result.hasSuffix("-") { result.append("-") }
            }
        }
        return result
    }
}
