//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaFiling
import PennaFormat
import PennaLaw
import PennaLedger
import PennaModel
import PennaSQLite
import PennaStore

/// `penna file`: a month's files for others, calculated again from what the month was calculated from.
enum FileCommand {
    static let help = """
        penna file SLAG MAPP --month ÅÅÅÅ-MM [--pay-date DATUM] [--output MAPP] [--created TID]
            [--year FIL]... [--agreement FIL]...
        penna file SLAG MAPP --month ÅÅÅÅ-MM --store FIL [--kind SLAG] [--number N] ...

        Skriver filer som ska lämnas till andra, i mappen filer bland resultaten:

          agi      arbetsgivardeklarationen för Skatteverket (XML)
          bank     lönerna till banken (ISO 20022, pain.001)
          ledger   bokföringen (SIE 4I och SIE 5)
          paxml    lönebesked och saldon till tidsystemen (PAXml 2.0)
          lists    listor: Kronofogden, utan konto, kostnader, frånvaro, sjuka i 15 dagar, skattekontot
          alla     allt detta, och en avstämning av summorna mot varandra
          verify   gör om filerna och jämför dem med dem som ligger i mappen filer
          payslips lönespecifikationer som webbsidor, en fil var, och en förteckning

        Månaden räknas om ur mappen, eller ur det som den lagrade körningen visste; samma underlag ger samma bytes. Det som
        hindrar en fil hindrar bara den, och säger vad som ska rättas. Med --store är AGI hela månadens låsta körningar.

          --output MAPP    resultatmappen (MAPP/results)
          --created TID    när filerna gjordes, så som de säger det (det som körningen visste, annars utbetalningsdagen)

        Slutkod: 0 alla filer skrivna, eller lika som de ligger; 2 någon fil kan inte lämnas, eller är en annan.
        """

    private static let options = StoreArguments.options.union(["--output", "--known-at", "--threads", "--created"])

    static func run(_ words: some Sequence<String>) async throws -> Int32 {
        let arguments = try Arguments(
            words, options: options, flags: YearArguments.flags, repeatable: YearArguments.repeatable)
        guard arguments.values.count == 2 else {
            throw UsageError("Ange slag och mapp, t.ex. penna file bank MAPP --month 2026-11.")
        }
        let folder = arguments.values[1]
        let output = arguments["--output"] ?? folder + "/results"
        if arguments.values[0] == "payslips" {
            return try writePayslips(PayslipPages(try await filing(folder, arguments)), to: output)
        }
        let isVerifying = arguments.values[0] == verifying
        let kinds = try isVerifying ? FilingKind.allCases : kinds(arguments.values[0])
        let filing = try await filing(folder, arguments)
        var documents: [FilingDocument] = []
        let created = try arguments["--created"].map { text throws(PayrollError) in try Instant(text) }
        for kind in kinds {
            if kind == .agi, arguments["--store"] != nil {
                documents.append(try declaration(folder, arguments, filing, created ?? filing.report.knownAt))
            } else {
                documents += try filing.documents(kind, created: created)
            }
        }
        if kinds.count == FilingKind.allCases.count { documents.append(try filing.reconciliation(of: documents)) }
        return isVerifying
            ? try FiledFiles(output).verify(documents, PayslipPages(filing)) : try write(documents, to: output)
    }

    /// The word that asks for the files to be compared with what lies there.
    private static let verifying = "verify"

    /// Writes the payslips one after the other, and then which is whose.
    private static func writePayslips(_ pages: PayslipPages, to output: String) throws(FileFailure) -> Int32 {
        let folder = output + "/" + ResultFolder.files + "/" + PayslipPages.folder
        try OutputFiles.makeFolder(folder)
        for place in 0..<pages.count {
            try OutputFiles.write(pages.page(place), to: folder + "/" + pages.name(of: place))
        }
        return try write([pages.index()], to: output)
    }

    /// Writes files and says what there is of them.
    ///
    /// - Returns: 2 when one of them is stopped.
    static func write(_ documents: [FilingDocument], to folder: String) throws(FileFailure) -> Int32 {
        try ResultFolder.write(documents, to: folder)
        for document in documents {
            for finding in document.findings {
                Terminal.note(
                    "\(finding.isError ? "fel" : "anmärkning"): \(document.name): \(finding.message) \(finding.waysOut.joined(separator: " "))"
                )
            }
        }
        let written = documents.filter { $0.bytes != nil }.map(\.name)
        if !written.isEmpty {
            Terminal.print("Filer i \(folder)/\(ResultFolder.files): \(written.joined(separator: ", "))")
        }
        return documents.contains { $0.isStopped } ? 2 : 0
    }

    private static func kinds(_ text: String) throws(UsageError) -> [FilingKind] {
        if text == "alla" { return FilingKind.allCases }
        guard let kind = FilingKind(rawValue: text) else {
            let names = FilingKind.allCases.map(\.rawValue) + ["payslips", "alla", verifying]
            throw UsageError(
                "Filerna \(text) finns inte.\(NearestName.question(text, among: names)) Ange en av \(names.joined(separator: ", "))."
            )
        }
        return [kind]
    }

    private static func filing(_ folder: String, _ arguments: Arguments) async throws -> RunFiling {
        let threads = try arguments.number("--threads", in: 1...256, default: defaultThreads)
        if arguments["--store"] != nil { return try await storedFiling(folder, arguments, threads) }
        if let option = ["--kind", "--number", "--by", "--now"].first(where: { arguments[$0] != nil }) {
            throw UsageError("\(option) hör ihop med --store.")
        }
        let agreements = try AgreementArguments.agreements(arguments)
        let input = try FolderInput(
            folder, threads: threads, payMonth: arguments.payMonth,
            used: [arguments["--output"] ?? folder + "/results"] + YearArguments.files(arguments),
            book: RuleBook(of: agreements))
        let payDate = try RunCommand.payDate(arguments, input.facts.employer)
        let batch = Batch(
            try StandardRun(
                employer: input.facts.employer, agreements: agreements, payDate: payDate,
                knownAt: RunCommand.knownAt(arguments), years: YearArguments.years(arguments, for: payDate)),
            input.facts)
        let result = try await batch.calculate(threads: threads) { _ in }
        let report = RunReport(
            batch, result, problems: input.problems, keptCarries: input.keptCarries, unread: input.unread)
        try checkUnchanged(report, arguments["--output"] ?? folder + "/results")
        return RunFiling(report)
    }

    /// Refuses to make files of other payslips than those that the results have: what is paid must be what was looked at.
    private static func checkUnchanged(_ report: RunReport, _ results: String) throws(UsageError) {
        let path = results + "/" + ResultFiles.name(of: .payslips, report)
        guard let data = FileManager.default.contents(atPath: path) else { return }
        guard [UInt8](data) != ResultFiles.payslips(report) else { return }
        throw UsageError(
            "Lönespecifikationerna i \(path) är inte de som underlaget ger nu: något har ändrats sedan månaden räknades, eller så gäller de en annan månad. Kör penna run igen och granska resultatet innan filerna görs."
        )
    }

    /// A stored run, calculated again from what it knew.
    private static func storedFiling(
        _ folder: String, _ arguments: Arguments, _ threads: Int
    ) async throws -> RunFiling {
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(folder)
        let key = try store.key(try ledger.employer())
        let prepared = try ledger.prepareAgain(key)
        let result = try await prepared.batch.calculate(threads: threads) { _ in }
        let earlier = try ledger.earlierAGI(before: key)
        let report = RunReport(prepared.batch, result, hasHistory: true, earlierAGI: earlier)
        return RunFiling(report, kind: key.kind.rawValue, number: key.number, isAlone: earlier == nil)
    }

    /// The calendar month's declaration, from all its locked runs.
    private static func declaration(
        _ folder: String, _ arguments: Arguments, _ run: RunFiling, _ created: Instant
    ) throws -> FilingDocument {
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(folder)
        guard let month = arguments.payMonth else {
            throw UsageError("Ange utbetalningens månad, t.ex. --month 2026-11.")
        }
        let filing = try ledger.declared(in: month)
        return run.declaration(filing, created: created)
    }
}
