//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFiles

/// What a run prints when it is done.
struct Summary {
    let reports: [RunReport]
    let times: StageTimes
    let threads: Int

    /// The sums of all employers.
    func totals() throws -> PayslipTotals {
        var totals = PayslipTotals()
        for report in reports { try totals.add(report.result.totals) }
        return totals
    }

    /// How many lines were proved, of all employers.
    var proof: ProofCount {
        var count = ProofCount()
        for report in reports { if let proof = report.proof { count.add(proof) } }
        return count
    }

    /// How many people could not be paid.
    var errors: Int { reports.reduce(0) { $0 + $1.peopleInError } }

    /// Prints the sums, the check that they add up, and the times.
    func print() throws {
        let totals = try totals()
        let payslips = reports.reduce(0) { $0 + $1.result.payslips.count }
        let idle = reports.reduce(0) { $0 + $1.result.idle }
        Terminal.print(
            Terminal.table([
                ["Personer", "\(reports.reduce(0) { $0 + $1.people })"],
                ["Lönespecifikationer", "\(payslips)"], ["Personer med fel", "\(errors)"],
                ["Personer utan lönespecifikation", "\(idle)"], ["Bruttolön", totals.gross.swedish],
                ["Preliminär skatt", totals.tax.swedish], ["Nettoavdrag", totals.deductions.swedish],
                ["Ersättningar utan skatt", totals.reimbursements.swedish], ["Nettolön", totals.net.swedish],
                ["Arbetsgivaravgifter", totals.contributions.swedish],
            ]))
        let balances = try totals.balances()
        Terminal.print(
            "Kontroll: netto + skatt + avdrag = brutto + ersättningar \(balances ? "stämmer på öret" : "STÄMMER INTE")")
        let proof = proof
        Terminal.print("Bevis: \(proof.proved) av \(proof.lines) rader räknas om ur sin formel till samma belopp")
        Terminal.print(
            "Tid: läsa \(seconds(times.reading)), räkna \(seconds(times.calculating)) (\(threads) trådar), "
                + "bevisa \(seconds(times.proving)), skriva \(seconds(times.writing))")
    }

    /// Prints the first kinds of what somebody must look at, with one example each, and where all of them are.
    func printRemarks(kinds most: Int = 10, errorFile: String) {
        // Files have the same names in every folder, so the employer is told where there are several.
        let all = reports.flatMap { report in
            report.remarks.map { (employer: reports.count > 1 ? report.facts.employer.name : "", finding: $0) }
        }
        let kinds = all.map(\.finding).kinds
        for kind in kinds.prefix(most) {
            guard let first = kind.members.first else { continue }
            let (employer, finding) = all[first]
            let parts = [employer, "\(finding.place)", finding.person, finding.employment].filter { !$0.isEmpty }
            let place = parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
            let risk = kind.members.reduce(Amount.zero) { (try? $0 + all[$1].finding.atRisk) ?? $0 }
            let weight = risk == .zero ? "" : " (\(risk.swedish) kr att kontrollera)"
            let count =
                kind.members.count == 1 ? "" : "\(kind.members.count) st. \(kind.code.title)\(weight). Den första: "
            Terminal.note("\(kind.severity.swedish): \(count)\(place)\(finding.message)")
        }
        let rest = kinds.dropFirst(most).reduce(0) { $0 + $1.members.count }
        if rest > 0 { Terminal.note("… och \(rest) till av \(kinds.count - most) andra slag.") }
        if all.count > 1 { Terminal.note("Alla \(all.count) står i \(errorFile).") }
        if all.count == 1 { Terminal.note("Den står i \(errorFile).") }
    }

    /// 0 when everybody was paid and everything adds up, else 2.
    func exitCode() throws -> Int32 {
        let proof = proof
        let isClean = reports.allSatisfy { !$0.hasErrors }
        return try isClean && totals().balances() && proof.proved == proof.lines ? 0 : 2
    }
}
