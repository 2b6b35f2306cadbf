//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import PennaModel

/// `penna rules`: every rule with source, dates and confidence.
enum RulesCommand {
    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: [], flags: ["--unconfirmed", "--controls"], repeatable: YearArguments.repeatable)
        let years = try YearArguments.years(arguments)
        guard arguments.values.isEmpty else { throw UsageError("penna rules tar inga värden.") }
        if arguments.has("--controls") {
            printControls()
            return 0
        }
        let onlyUnconfirmed = arguments.has("--unconfirmed")
        for rule in try AgreementArguments.book(arguments).rules {
            let lines = lines(of: rule, years, onlyUnconfirmed)
            guard !lines.isEmpty else { continue }
            Terminal.print("\(rule.paragraph)  \(rule.name)")
            let hours = onlyUnconfirmed ? [] : rule.ordinaryHours
            if !hours.isEmpty { Terminal.print("  timmarna en vanlig vecka (helgerna ritas av penna rulebook)") }
            for line in hours.map({ "    " + $0 }) + lines { Terminal.print("  " + line) }
            Terminal.print()
        }
        return 0
    }

    /// The controls with their limits, as they hold where the employer has set none.
    private static func printControls() {
        for rule in Controls.rules {
            Terminal.print("\(rule.code.rawValue)  \(rule.title)")
            Terminal.print("  \(rule.text)")
            Terminal.print("  Exempel: \(rule.example)")
            Terminal.print("  \(rule.wayOut)")
            for figure in rule.limits {
                let value = figure.rows.last.map { figure.swedishValue($0.value) } ?? ""
                Terminal.print("  gräns \(figure.key): \(figure.name) \(value)")
            }
            Terminal.print("  Källa: \(rule.source.text)")
            Terminal.print()
        }
    }

    private static func lines(of rule: RuleDescription, _ years: PayYears, _ onlyUnconfirmed: Bool) -> [String] {
        var lines: [String] = []
        for formula in rule.formulas where !onlyUnconfirmed || formula.confidence != .confirmed {
            lines.append("formel \(formula.id.number) \(formula.name): \(formula.expression)")
            lines.append("    \(formula.paragraph); \(formula.source.text); \(formula.confidence.swedish)")
        }
        for figure in rule.figures {
            let rows = figure.rows.filter { !onlyUnconfirmed || $0.confidence != .confirmed }
            let given = years.given(figure).filter { !onlyUnconfirmed || $0.given.row.confidence != .confirmed }
            let isEmployers = figure.rows.isEmpty && !onlyUnconfirmed
            guard isEmployers || !rows.isEmpty || !given.isEmpty else { continue }
            lines.append("uppgift \(figure.key): \(figure.name)")
            if isEmployers { lines.append("    " + asked(figure)) }
            for row in rows { lines.append("    " + text(row, of: figure)) }
            for (document, given) in given {
                let what = given.corrects ? "rättelse i" : "angiven i"
                lines.append("    \(text(given.row, of: figure)); \(what) \(document)")
            }
        }
        return lines
    }

    /// What the employer says itself, and how.
    private static func asked(_ figure: Figure) -> String {
        let choices = figure.choices.enumerated().map { "\($0) \($1)" }.joined(separator: ", ")
        let how = figure.choices.isEmpty ? figure.unit.swedish : choices
        return "anges av arbetsgivaren i settings" + (how.isEmpty ? "" : ": \(how)")
    }

    private static func text(_ row: FigureRow, of figure: Figure) -> String {
        let through = row.through.map { "–\($0)" } ?? ""
        let known = row.known.map { "; känd \($0.swedish)" } ?? ""
        return
            "från \(row.from)\(through): \(figure.swedishValue(row.value)); \(row.source.text); \(row.confidence.swedish)\(known)"
    }
}
