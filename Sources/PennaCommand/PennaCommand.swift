//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaLedger
import PennaStore

/// The command `penna`: reads arguments, calls the modules, prints what they answer.
@main
struct PennaCommand {
    static func main() async {
        let words = Array(CommandLine.arguments.dropFirst())
        do {
            exit(try await run(words))
        } catch let error as UsageError {
            Terminal.note("penna: \(error)\nSe penna --help.")
        } catch {
            // Every error of Penna prints itself: what, where, what to do.
            Terminal.note("penna: \(error)")
        }
        exit(1)
    }

    /// Runs a subcommand.
    ///
    /// - Returns: 0 when all were paid, 2 when some persons have errors.
    private static func run(_ words: [String]) async throws -> Int32 {
        guard let name = words.first, name != "--help", name != "-h", name != "help" else {
            Terminal.print(Help.text(for: words.dropFirst().first))
            return 0
        }
        let rest = words.dropFirst()
        if rest.contains("--help") || rest.contains("-h") {
            Terminal.print(Help.text(for: name))
            return 0
        }
        switch name {
        case "demo": return try await DemoCommand.run(rest)
        case "run": return try await RunCommand.run(rest)
        case "explain": return try ExplainCommand.run(rest)
        case "file": return try await FileCommand.run(rest)
        case "tax": return try TaxCommand.run(rest)
        case "tax-table": return try TaxTableCommand.run(rest)
        case "year": return try YearCommand.run(rest)
        case "rules": return try RulesCommand.run(rest)
        case "holiday-debt": return try HolidayDebtCommand.run(rest)
        case "calendar": return try CalendarCommand.run(rest)
        case "rulebook": return try RuleBookCommand.run(rest)
        case "status": return try StatusCommand.run(rest)
        case "approve", "take-back", "lock":
            return try StepCommand(rawValue: name)?.run(rest) ?? 1
        case "agi": return try AGICommand.run(rest)
        case "correct": return try CorrectCommand.run(rest)
        case "verify": return try VerifyCommand.run(rest)
        case "simulate": return try SimulateCommand.run(rest)
        case "diff": return try DiffCommand.run(rest)
        case "why": return try WhyCommand.run(rest)
        case "income": return try IncomeCommand.run(rest)
        case "extract", "erase": return try PersonCommand(rawValue: name)?.run(rest) ?? 1
        case "--version":
            Terminal.print("penna 0.1.0")
            return 0
        default: throw UsageError("Kommandot \(name) finns inte.")
        }
    }
}
