//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaFiles
import PennaFiling
import PennaLedger
import PennaStore

/// `penna income`: what a person has been paid in a period.
enum IncomeCommand {
    static let help = """
        penna income ARBETSGIVARE PERSON --store FIL --from ÅÅÅÅ-MM --to ÅÅÅÅ-MM [--output FIL.csv]
            [--year FIL]... [--agreement FIL]...

        Inkomstuppgift: vad personen har fått betalt i månaderna, en rad för varje låst körning, och summan. Månaderna är
        de då lönen betalades. Utan --output skrivs den ut. PERSON är personnummer eller anställningsnummer.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: ["--store", "--from", "--to", "--output"],
            repeatable: YearArguments.repeatable)
        guard arguments.values.count == 2, let first = arguments["--from"].flatMap({ Month($0) }),
            let last = arguments["--to"].flatMap({ Month($0) }), first <= last
        else {
            throw UsageError(
                "Ange arbetsgivare, person och månader, t.ex. penna income MAPP 1001 --store FIL --from 2026-01 --to 2026-12."
            )
        }
        let ledger = try StoreArguments(arguments).ledger(arguments.values[0])
        let person = try ledger.person(arguments.values[1])
        var statement = IncomeStatement()
        var count = 0
        for run in try ledger.status() where run.record.state == .locked {
            let key = run.record.key
            guard (first...last).contains(key.payDate.month), key.kind != .opening,
                let payslip = try paid(person, key, ledger)
            else { continue }
            try statement.add(payslip.totals, paid: key.payDate, run: key.kind.rawValue)
            count += 1
        }
        if count == 0 {
            throw UsageError("\(person) har inte fått något betalt \(first)–\(last) i lagrets låsta körningar.")
        }
        if let output = arguments["--output"] {
            try OutputFiles.writeResult(statement.bytes(), to: output)
        } else {
            Terminal.print(String(decoding: statement.bytes().dropLast(), as: UTF8.self))
        }
        return 0
    }

    /// The payslip of a run; `nil` where the person has none.
    private static func paid(
        _ person: Personnummer, _ key: RunKey, _ ledger: StandardLedger<some PayrollStore>
    ) throws -> StoredPayslip? {
        do throws(LedgerError) {
            let payslip = try ledger.payslip(of: person, in: key)
            return payslip.outcome == .payslip ? payslip : nil
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
