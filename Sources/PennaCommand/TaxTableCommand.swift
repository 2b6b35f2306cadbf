//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaLaw

/// `penna tax-table`: a year's tables in Skatteverket's own layouts, or a published file compared with them.
enum TaxTableCommand {
    static let help = """
        penna tax-table --year ÅR [--format txt|csv] [--output FIL] [--document FIL]
        penna tax-table --check FIL [--year ÅR] [--document FIL]

        Skriver alla skattetabeller för månadslön som Skatteverket publicerar dem, byte för byte, eller jämför en
        publicerad fil med vad Penna räknar fram: varje cell, gräns och rad som skiljer, eller identisk, och båda
        filernas SHA-256.

          --year ÅR       inkomståret; behövs inte för att jämföra öppna data (CSV), som själva säger sitt år
          --format txt    som allmanna-tabeller-manad.txt (det som gäller om inget sägs)
          --format csv    som öppna data "Skattetabeller för månadslön"
          --output FIL    var tabellerna skrivs (standard ut)
          --check FIL     den publicerade filen, i något av de två formaten
          --document FIL  årsdokument för ett år som inte är inbyggt; se penna year

        Slutkod: 0 skrivet eller identisk, 1 fel i kommandot eller oläslig fil, 2 något skiljer.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(words, options: ["--year", "--format", "--output", "--check", "--document"])
        guard arguments.values.isEmpty else {
            throw UsageError("penna tax-table tar inga värden utan val. Ange en fil med --check eller --output.")
        }
        let years = try YearArguments.years(in: arguments["--document"].map { [$0] } ?? [])
        var year: IncomeYear?
        if arguments["--year"] != nil {
            year = IncomeYear(try arguments.number("--year", in: 1...9999, default: 0))
        }
        if let file = arguments["--check"] {
            guard arguments["--format"] == nil, arguments["--output"] == nil else {
                throw UsageError("--check går inte ihop med --format eller --output; filens format känns igen.")
            }
            return try check(file, year, years)
        }
        guard let year else {
            throw UsageError("Ange --year, t.ex. penna tax-table --year 2026 --format txt, eller --check FIL.")
        }
        try write(year, arguments["--format"] ?? "txt", years, to: arguments["--output"])
        return 0
    }

    private static func write(_ year: IncomeYear, _ format: String, _ years: PayYears, to path: String?) throws {
        guard let layout = TaxTableFile.Layout(rawValue: format) else {
            throw UsageError("--format \(format): ange txt eller csv.")
        }
        let bytes = try TaxTableFile.bytes(year: year, layout: layout, years: years)
        if let path {
            try OutputFiles.writeResult(bytes, to: path)
        } else {
            try standardOutput(bytes)
        }
    }

    /// Bytes as they are: the open data are not UTF-8.
    private static func standardOutput(_ bytes: [UInt8]) throws(FileFailure) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw FileFailure(place: "standard ut", message: "Tabellerna kan inte skrivas. Ange en fil med --output.")
        }
    }

    private static func check(_ path: String, _ year: IncomeYear?, _ years: PayYears) throws -> Int32 {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileFailure(place: path, message: "Filen kan inte läsas. Kontrollera att den finns och får läsas.")
        }
        let comparison: TaxTableComparison
        do throws(PayrollError) {
            comparison = try TaxTableFile.compare(Array(data), year: year, years: years)
        } catch {
            let advice = error.code == .missingFact ? " Lägg till --year, t.ex. --year 2026." : ""
            throw FileFailure(place: path, message: error.message + advice)
        }
        // One write, because a file of another year differs in tens of thousands of cells.
        Terminal.print(report(comparison).joined(separator: "\n"))
        return comparison.isIdentical ? 0 : 2
    }

    private static func report(_ comparison: TaxTableComparison) -> [String] {
        var lines = comparison.differences.map(\.swedish)
        let what = "skattetabellerna för månadslön \(comparison.year.year), \(comparison.layout.rawValue)"
        switch (comparison.isIdentical, comparison.hasSameBytes) {
        case (true, true): lines.append("identisk: \(what)")
        case (true, false):
            lines.append(
                "identisk till innehållet: \(what); filen är skriven på annat sätt (radslut, tecken, tomma fält)")
        case (false, _):
            let count = comparison.differences.count
            lines.append("\(count) \(count == 1 ? "skillnad" : "skillnader"): \(what)")
        }
        lines.append("SHA-256 filen  \(comparison.digestOfFile)")
        lines.append("SHA-256 Penna  \(comparison.digestOfPenna)")
        return lines
    }
}
