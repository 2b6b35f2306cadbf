//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFormat
import PennaLaw
import PennaLedger
import PennaSQLite
import PennaStore

/// `penna status`: how far the runs of an employer have come.
enum StatusCommand {
    static let help = """
        penna status ARBETSGIVARE --store FIL [--year FIL]... [--agreement FIL]...

        Visar körningarna i lagret: tillstånd, vem som tog stegen och när, och hur mycket som har registrerats sedan dess.
        ARBETSGIVARE är en mapp eller ett organisationsnummer.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(words, options: ["--store"], repeatable: YearArguments.repeatable)
        guard let employer = arguments.values.first, arguments.values.count == 1 else {
            throw UsageError("Ange arbetsgivaren, t.ex. penna status MAPP --store FIL.")
        }
        let ledger = try StoreArguments(arguments).ledger(employer)
        let runs = try ledger.status()
        if runs.isEmpty { Terminal.print("Lagret har inga körningar för \(ledger.employer).") }
        for run in runs {
            let receipt = run.receipt
            Terminal.print("\(run.record.key.swedish): \(run.record.state.swedish)")
            for step in run.record.steps {
                Terminal.print("  \(step.at.swedish) \(step.state.swedish) av \(step.by)")
            }
            Terminal.print(
                "  \(receipt.payslips) lönespecifikationer, \(receipt.failures) fel, \(receipt.excluded) undantagna, "
                    + "brutto \(receipt.totals.gross.swedish), netto \(receipt.totals.net.swedish)")
            Terminal.print("  kvitto \(receipt.root)")
            if let root = run.record.auditRoot { Terminal.print("  rot \(root)") }
            if let year = receipt.provisionalYear {
                Terminal.print("  förhandsräkning: \(year - 1) års tabeller står in, kan inte attesteras")
            }
            for document in receipt.years { Terminal.print("  dokument \(document)") }
            for document in receipt.agreements { Terminal.print("  avtalsdokument \(document)") }
            if run.newFacts > 0 { Terminal.print("  \(run.newFacts) uppgifter har registrerats sedan den räknades") }
        }
        return 0
    }
}

/// `penna approve`, `penna take-back` and `penna lock`: the steps of a run.
enum StepCommand: String {
    case approve
    case takeBack = "take-back"
    case lock

    var help: String {
        let what =
            switch self {
            case .approve:
                """
                Attesterar en preliminär körning. Säger hur många som inte betalas och vad som bör kontrolleras; en körning
                vars arbetsgivardeklaration inte kan lämnas attesteras inte.
                """
            case .takeBack: "Tar tillbaka attesten, så att körningen kan räknas om."
            case .lock:
                """
                Låser en attesterad körning: den är betald och ändras aldrig mer. Rättelser görs i nästa. Individuppgifter
                som ska skickas igen skrivs i agi-changes.csv i MAPP/results, eller i mappen som --output säger.
                """
            }
        return """
            penna \(rawValue) ARBETSGIVARE --store FIL --month ÅÅÅÅ-MM [--pay-date DATUM] [--kind SLAG] [--number N]
                [--by NAMN] [--now TID] [--year FIL]... [--agreement FIL]...

            \(what)

              --kind SLAG   ordinarie, extra eller slutlon (ordinarie)
              --number N    vilken av flera körningar av ett slag samma dag (1)
              --by NAMN     vem som tar steget (datorns användare)
              --now TID     när (nu)
            """ + (self == .lock ? "\n  --output MAPP var agi-changes.csv skrivs" : "")
    }

    func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options.union(self == .lock ? ["--output"] : []),
            repeatable: YearArguments.repeatable)
        guard let employer = arguments.values.first, arguments.values.count == 1 else {
            throw UsageError("Ange arbetsgivaren, t.ex. penna \(rawValue) MAPP --store FIL --month 2026-11.")
        }
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(employer)
        let key = try store.key(try ledger.employer())
        let now = try store.now(for: key)
        if self != .takeBack { try tell(ledger, key) }
        let run =
            switch self {
            case .approve: try ledger.approve(key, by: store.who, at: now)
            case .takeBack: try ledger.takeBack(key, by: store.who, at: now)
            case .lock: try ledger.lock(key, by: store.who, at: now)
            }
        Terminal.print("Körningen \(key.swedish) är \(run.state.swedish).")
        guard self == .lock else { return 0 }
        if let root = run.auditRoot {
            Terminal.print(
                "Rot: \(root)\nSpara den utanför lagret; penna verify --root prövar att lagret leder till den.")
        }
        return try writeChanges(ledger.agiCorrections(of: key), employer, arguments["--output"])
    }

    /// Says who is not paid and what nobody may have looked at, before the step is taken.
    private func tell(_ ledger: StandardLedger<SQLiteStore>, _ key: RunKey) throws {
        let status = try ledger.status().first { $0.record.key == key }
        guard let status, status.record.state != .locked else { return }
        let unpaid = try ledger.unpaid(in: key)
        for (outcome, what) in [
            (StoredPayslip.Outcome.failure, "betalas inte på grund av fel"), (.excluded, "är tagna ur körningen"),
        ] {
            let people = unpaid.filter { $0.outcome == outcome }
            if people.isEmpty { continue }
            let first = people.prefix(StepCommand.mostNames).map { "\($0.person) \($0.name)" }.joined(separator: ", ")
            let rest = people.count - StepCommand.mostNames
            let count = people.count == 1 ? "1 person" : "\(people.count) personer"
            Terminal.note("\(count) \(what): \(first)\(rest > 0 ? " … och \(rest) till" : "").")
        }
        for finding in status.receipt.findings {
            Terminal.note(
                "\(finding.severity.isError ? "fel" : "anmärkning"): \(finding.count) st \(finding.code.title)")
        }
    }

    private static let mostNames = 10

    /// Writes what must be sent again, and says for which months.
    ///
    /// - Returns: 2 when some of it cannot be made.
    private func writeChanges(_ filings: [AGIFiling], _ employer: String, _ output: String?) throws -> Int32 {
        let folder = output ?? (employer.isFolder ? employer + "/results" : nil)
        for filing in filings {
            let count = filing.individuals.replacements.count + filing.individuals.removals.count
            Terminal.print(
                "AGI för \(filing.period.month) ska rättas: \(count) individuppgifter ersätts eller tas bort, "
                    + "\(filing.individuals.additions.count) läggs till.")
            for finding in filing.findings where finding.isBlocking { Terminal.note("fel: \(finding.text)") }
        }
        guard let folder else {
            if !filings.isEmpty { Terminal.note("Ange --output MAPP för att få dem i \(AGIFile.changesName).") }
            return 0
        }
        let file = folder + "/" + AGIFile.changesName
        // What an earlier month's lock wrote must not be sent with this one.
        if filings.isEmpty {
            try? FileManager.default.removeItem(atPath: file)
            return 0
        }
        try OutputFiles.makeFolder(folder)
        try OutputFiles.write(AGIFile.changes(filings), to: file)
        Terminal.print("De står i \(file).")
        return filings.allSatisfy(\.isComplete) ? 0 : 2
    }
}

extension String {
    /// Whether it is the path of a folder.
    fileprivate var isFolder: Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: self, isDirectory: &isFolder) && isFolder.boolValue
    }
}
