//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFiles
import PennaFormat
import PennaLedger
import PennaStore

/// `penna agi`: what stands for a calendar month at Skatteverket, from its locked runs.
enum AGICommand {
    static let help = """
        penna agi ARBETSGIVARE --store FIL --month ÅÅÅÅ-MM [--output FIL.csv]
            [--year FIL]... [--agreement FIL]...

        Skriver månadens arbetsgivardeklaration som den är nu: alla månadens låsta körningar tillsammans, med det som
        senare körningar har ändrat i den. Samma kolumner som agi.csv. ARBETSGIVARE är en mapp eller ett
        organisationsnummer. Frånvarouppgifter är de som månadens körningar kände till.

        Slutkod: 0 hel, 2 någons uppgift kan inte lämnas.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: ["--store", "--month", "--output"], repeatable: YearArguments.repeatable)
        guard let employer = arguments.values.first, arguments.values.count == 1 else {
            throw UsageError("Ange arbetsgivaren, t.ex. penna agi MAPP --store FIL --month 2026-11.")
        }
        guard let text = arguments["--month"], let month = Month(text) else {
            throw UsageError("Ange utbetalningens månad, t.ex. --month 2026-11.")
        }
        let filing = try StoreArguments(arguments).ledger(employer).declared(in: month)
        for finding in filing.findings {
            Terminal.note("\(finding.isBlocking ? "fel" : "anmärkning"): \(finding.text)")
        }
        let bytes = AGIFile.bytes(filing)
        if let output = arguments["--output"] {
            try OutputFiles.write(bytes, to: output)
            Terminal.print("AGI för \(month) står i \(output).")
        } else {
            Terminal.print(String(decoding: bytes, as: UTF8.self))
        }
        return filing.isComplete ? 0 : 2
    }
}
