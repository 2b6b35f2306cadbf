//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles

/// `penna rulebook`: the agreement paragraph by paragraph, written from the rules that the engine runs.
enum RuleBookCommand {
    static let help = """
        penna rulebook [--employer MAPP]... [--format md|html] [--date DAG] [--output FIL] [--year FIL]...
            [--agreement FIL]...

        Skriver avtalets regelbok: varje paragraf med vad den säger, formler, uppgifter per datum, val, källor och ett
        uträknat exempel. Med en arbetsgivares mapp visas dess lokala uppgifter; med flera ställs de sida vid sida.

          --employer MAPP  en arbetsgivares mapp; kan anges flera gånger
          --format         md (om inget anges) eller html
          --date           den dag vars val och lokala uppgifter gäller; i dag om inget anges
          --output         filen som skrivs; annars skrivs den ut
          --year FIL       dokument med uppgifter, som visas bredvid de inbyggda; kan stå flera gånger
          --agreement FIL  deklarerat avtal, som visas med de andra; kan stå flera gånger
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let (folders, rest) = try split(Array(words))
        let arguments = try Arguments(
            rest, options: ["--format", "--date", "--output"], repeatable: YearArguments.repeatable)
        guard arguments.values.isEmpty else {
            throw UsageError("Ange mappar med --employer, t.ex. penna rulebook --employer MAPP.")
        }
        let agreements = try AgreementArguments.agreements(arguments)
        let book = RuleBook(of: agreements)
        let employers = try folders.map { try FolderInput($0, book: book).facts.employer }
        let day = try arguments["--date"].map(day) ?? SwedishClock.local(now.moment).day
        let pages = try RuleBookPages(
            of: agreements, employers: employers, on: day, years: YearArguments.years(arguments))
        let text: String
        switch arguments["--format"] ?? "md" {
        case "md": text = try pages.markdown()
        case "html": text = try pages.html()
        default: throw UsageError("--format är md eller html.")
        }
        guard let path = arguments["--output"] else {
            Terminal.print(text)
            return 0
        }
        try OutputFiles.writeResult(Array(text.utf8), to: path)
        Terminal.note("Regelboken är skriven: \(path)")
        return 0
    }

    private static var now: Instant { Instant(seconds: Int64(Date().timeIntervalSince1970)) }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw UsageError("--date \(text): skriv dagen som 2026-11-01.") }
        return day
    }

    /// Takes out the folders, of which there may be several.
    private static func split(_ words: [String]) throws -> (folders: [String], rest: [String]) {
        var folders: [String] = []
        var rest: [String] = []
        var isFolder = false
        for word in words {
            if isFolder {
                folders.append(word)
                isFolder = false
            } else if word == "--employer" {
                isFolder = true
            } else if word.hasPrefix("--employer=") {
                folders.append(String(word.dropFirst("--employer=".count)))
            } else {
                rest.append(word)
            }
        }
        if isFolder { throw UsageError("Valet --employer saknar sitt värde.") }
        return (folders, rest)
    }
}
