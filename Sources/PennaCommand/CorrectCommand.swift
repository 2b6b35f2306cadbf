//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFiles
import PennaFormat
import PennaLedger
import PennaStore

/// `penna correct`: what newer facts change in months that have been paid.
enum CorrectCommand {
    static let help = """
        penna correct ARBETSGIVARE --store FIL --month ÅÅÅÅ-MM [--output FIL.csv]
            [--year FIL]... [--agreement FIL]...

        Visar vad som har blivit känt sedan månaderna betalades: varje månad som ändras, löneart för löneart, med
        orsak. Ingenting lagras; raderna betalas när månadens körning räknas med penna run --store.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options.union(["--output"]), repeatable: YearArguments.repeatable)
        guard let employer = arguments.values.first, arguments.values.count == 1 else {
            throw UsageError("Ange arbetsgivaren, t.ex. penna correct MAPP --store FIL --month 2026-11.")
        }
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(employer)
        let prepared = try ledger.prepare(
            RunRequest(try store.key(try ledger.employer()), knownAt: try store.now()))
        let run = try ledger.finish(prepared, prepared.batch.calculate())
        var csv = CSVBuffer()
        csv.row(["person", "employment", "corrects", "origin", "item", "account", "amount", "cause"])
        var sum = Amount.zero
        var count = 0
        for payslip in try run.payslips() {
            let lines = payslip.lines.filter(\.isCorrection)
            if lines.isEmpty { continue }
            Terminal.print("\(payslip.person) \(payslip.name)")
            for line in lines {
                let cause = line.cause.map { payslip.causes[$0].text } ?? "Följer av andra rättelser"
                Terminal.print("  \(line.payMonth)  \(line.item)  \(line.amount.swedish)  \(cause)")
                csv.row([
                    "\(payslip.person)", line.key.employment, "\(line.payMonth)", "\(line.key.origin)", line.item,
                    line.key.account, "\(line.amount)", cause,
                ])
                try sum += line.amount
                count += 1
            }
        }
        Terminal.print("\(count) rättelserader, sammanlagt \(sum.swedish)")
        if let output = arguments["--output"] { try OutputFiles.writeResult(csv.bytes, to: output) }
        try FailureNotes.print(run)
        return run.receipt.failures == 0 ? 0 : 2
    }
}

/// Says who has an error in a run that is not stored, so that nobody takes it for a person without changes.
enum FailureNotes {
    private static let most = 10

    static func print(_ run: CalculatedRun<StandardAgreements>) throws {
        let failures = try run.payslips().filter { $0.outcome == .failure }
        for payslip in failures.prefix(most) {
            Terminal.note("fel: \(payslip.person) \(payslip.name): \(payslip.message)")
        }
        if failures.count > most { Terminal.note("… och \(failures.count - most) personer till med fel.") }
    }
}

/// `penna verify`: looks at stored runs again.
enum VerifyCommand {
    static let help = """
        penna verify ARBETSGIVARE --store FIL [--month ÅÅÅÅ-MM] [--root ROT]...
            [--person PERSON --output FIL.json] [--year FIL]... [--agreement FIL]...

        Räknar om lagrade körningar ur de uppgifter som var kända, och jämför varje lönespecifikation, hashträdets rot
        och kedjan av kvitton. Alla körningar om ingen månad sägs. Med --person skrivs personens lönespecifikation med
        vägen till roten, som Tests/Proof/prove.py kan pröva; PERSON är personnummer eller anställningsnummer.

        En rot skrivs av penna lock och penna status, och sparas utanför lagret av den som ska granska det. Med --root
        prövas också att någon låst körning leder till den; utan rot visas bara att lagret stämmer med sig självt.

        Ange alla dokument som körningarna är räknade med; var och en räknas om med dem som den hade.

        Slutkod: 0 allt stämmer, 2 något stämmer inte, 3 någon körning kunde inte räknas om, för att den är räknad med
        andra regler eller dokument än dem som finns här; hashar och kvitton stämmer.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options.union(["--person", "--output"]),
            repeatable: YearArguments.repeatable.union(["--root"]))
        guard let employer = arguments.values.first, arguments.values.count == 1 else {
            throw UsageError("Ange arbetsgivaren, t.ex. penna verify MAPP --store FIL.")
        }
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(employer)
        if let text = arguments["--person"] {
            guard let output = arguments["--output"] else { throw UsageError("Ange filen, t.ex. --output bevis.json.") }
            let key = try store.key(try ledger.employer())
            let evidence = try ledger.evidence(of: ledger.person(text), in: key)
            try OutputFiles.writeResult(evidence.bytes, to: output)
            Terminal.print("Lönespecifikationen hör till körningen \(key.swedish), kvitto \(evidence.root)")
            return 0
        }
        var runs = try ledger.status()
        let isRooted = arguments.all("--root").filter { !leads(runs, to: $0) }.isEmpty
        if arguments["--month"] != nil {
            let key = try store.key(try ledger.employer())
            runs = runs.filter { $0.record.key == key }
        }
        if runs.isEmpty { throw UsageError("Det finns ingen sådan körning i lagret.") }
        var isRight = true
        var isWhole = true
        for run in runs {
            let then = try store.ledger(asIn: run.receipt, ledger)
            let verification = try then.verify(run.record.key) { batch throws(PayrollError) in try batch.calculate() }
            print(verification)
            isRight = isRight && verification.isRight
            isWhole = isWhole && verification.otherRules == nil && verification.isSealRight != nil
        }
        return isRight && isRooted ? isWhole ? 0 : 3 : 2
    }

    /// Whether a locked run leads to a root that somebody has kept; the chain of the runs is checked for each of them.
    private static func leads(_ runs: [RunStatus], to root: String) -> Bool {
        let run = runs.first { $0.record.auditRoot.map { "\($0)" } == root.lowercased() }
        if let run {
            Terminal.print("Roten \(root) är den för \(run.record.key.swedish).")
        } else {
            Terminal.note("fel: ingen låst körning i lagret leder till roten \(root)")
        }
        return run != nil
    }

    private static func print(_ verification: Verification) {
        let outcome =
            !verification.isRight
            ? "STÄMMER INTE" : verification.otherRules == nil ? "stämmer" : "kvittot stämmer, INTE OMRÄKNAD"
        Terminal.print("\(verification.key.swedish), \(verification.state.swedish): \(outcome)")
        if let rules = verification.otherRules {
            Terminal.print("  räknad med \(rules), som inte finns här; bara kvittot är prövat")
        } else {
            Terminal.print("  \(verification.same) lika, \(verification.erased) gallrade")
        }
        for person in verification.altered {
            Terminal.note("fel: \(person): den lagrade lönespecifikationen är ändrad")
        }
        for person in verification.different { Terminal.note("fel: \(person): blir något annat när den räknas om") }
        for name in verification.differentInReceipt {
            Terminal.note("fel: kvittots \(name) blir något annat när körningen räknas om")
        }
        switch verification.isSealRight {
        case true: break
        case false: Terminal.note("fel: kvittot eller stegen (vem och när) är ändrade efter att de togs")
        case nil: Terminal.note("körningen är lagrad före sigillen: vem som tog stegen och när kan inte prövas")
        }
        if !verification.isRootRight { Terminal.note("fel: lönespecifikationerna har inte kvittots rot") }
        if !verification.isChainRight { Terminal.note("fel: kvittot följer inte på den låsta körningen före") }
    }
}
