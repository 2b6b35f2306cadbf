//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLedger
import PennaStore

/// `penna status`: how far the runs of an employer have come.
enum StatusCommand {
    static let help = """
        penna status ARBETSGIVARE --store FIL

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
            for step in run.record.steps { Terminal.print("  \(step.at) \(step.state.swedish) av \(step.by)") }
            Terminal.print(
                "  \(receipt.payslips) lönespecifikationer, \(receipt.failures) fel, \(receipt.excluded) undantagna, "
                    + "brutto \(receipt.totals.gross.swedish), netto \(receipt.totals.net.swedish)")
            Terminal.print("  kvitto \(receipt.root)")
            if let year = receipt.provisionalYear {
                Terminal.print("  förhandsräkning: \(year - 1) års tabeller står in, kan inte attesteras")
            }
            for year in receipt.years { Terminal.print("  årsdokument \(year)") }
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
            case .approve: "Attesterar en preliminär körning."
            case .takeBack: "Tar tillbaka attesten, så att körningen kan räknas om."
            case .lock: "Låser en attesterad körning: den är betald och ändras aldrig mer. Rättelser görs i nästa."
            }
        return """
            penna \(rawValue) ARBETSGIVARE --store FIL --month ÅÅÅÅ-MM [--pay-date DATUM] [--kind SLAG] [--number N]
                [--by NAMN] [--now TID] [--year FIL]

            \(what)

              --kind SLAG   ordinarie, extra eller slutlon (ordinarie)
              --number N    vilken av flera körningar av ett slag samma dag (1)
              --by NAMN     vem som tar steget (datorns användare)
              --now TID     när (nu)
            """
    }

    func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options, repeatable: YearArguments.repeatable)
        guard let employer = arguments.values.first, arguments.values.count == 1 else {
            throw UsageError("Ange arbetsgivaren, t.ex. penna \(rawValue) MAPP --store FIL --month 2026-11.")
        }
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(employer)
        let key = try store.key(try ledger.employer())
        let now = try store.now()
        let run =
            switch self {
            case .approve: try ledger.approve(key, by: store.who, at: now)
            case .takeBack: try ledger.takeBack(key, by: store.who, at: now)
            case .lock: try ledger.lock(key, by: store.who, at: now)
            }
        Terminal.print("Körningen \(key.swedish) är \(run.state.swedish).")
        guard self == .lock else { return 0 }
        for filing in try ledger.agiCorrections(of: key) {
            let count = filing.individuals.replacements.count + filing.individuals.removals.count
            Terminal.print(
                "AGI för \(filing.period.month) ska rättas: \(count) individuppgifter ersätts eller tas bort, "
                    + "\(filing.individuals.additions.count) läggs till.")
        }
        return 0
    }
}
