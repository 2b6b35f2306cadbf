//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFiles
import PennaFormat

/// `penna holiday-debt`: what an employer owes in holiday at the end of a day, with the workings.
enum HolidayDebtCommand {
    static let help = """
        penna holiday-debt MAPP --date DAG [--year FIL]... [--agreement FIL]...

        Visar semesterskulden vid dagens slut för varje anställning, med dagar och belopp, och summan. Månader efter den
        senaste avräknade i carry.ndjson räknas fram till dagen ur mappens registreringar; inget av det sparas. Utan
        carry.ndjson räknas årets månader, och en anmärkning säger vad som inte är känt.
        Arbetsgivaravgifter på skulden ingår inte. Den som inte kan räknas är ett fel och slutkoden 2; ett deklarerat avtal
        har ingen egen semesterskuld, och det sägs.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(words, options: ["--date"], repeatable: YearArguments.repeatable)
        guard arguments.values.count == 1, let text = arguments["--date"], let day = Day(text) else {
            throw UsageError("Ange mapp och dag, t.ex. penna holiday-debt MAPP --date 2026-12-31.")
        }
        let agreements = try AgreementArguments.agreements(arguments)
        let book = RuleBook(of: agreements)
        let input = try FolderInput(arguments.values[0], book: book)
        for problem in input.problems where problem.isError {
            Terminal.note("fel: \(problem.place): \(problem.message)")
        }
        let employer = input.facts.employer
        let run = try StandardRun(
            employer: employer, agreements: agreements, payDate: employer.payCalendar.payDate(in: day.month),
            payMonth: day.month, knownAt: .endOfTime, years: YearArguments.years(arguments))
        let batch = Batch(run, input.facts)
        let report = try batch.holidayDebt(on: day)
        let reader = LineReader(facts: input.facts, items: run.items, rules: book.rules)
        var sum = Amount.zero
        for entry in report.entries {
            let person = input.facts.people[entry.person]
            for line in report.arena.lines[entry.lines] {
                guard let view = reader.view(of: line, person: entry.person, in: report.arena) else { continue }
                Terminal.print("\(person.id)  \(view.employment)  \(line.amount.swedish) kr")
                Terminal.print("    " + FormulaText.worked(view.formula, view.operands, amount: line.amount))
            }
            try sum += entry.amount
        }
        Terminal.print("Semesterskuld \(day): \(sum.swedish) kr, \(report.entries.count) personer")
        for finding in report.findings {
            Terminal.note("anmärkning: \(finding.person) \(finding.employment): \(finding.message)")
        }
        for failure in report.failures {
            let person = input.facts.people[failure.person]
            Terminal.note("fel: \(person.id) \(failure.employment ?? ""): \(failure.error.message)")
        }
        for person in input.unread { Terminal.note("fel: \(person.number) \(person.name): är inte med i skulden") }
        tellDeclared(input.facts, book, on: day)
        return report.failures.isEmpty && !input.problems.contains { $0.isError } ? 0 : 2
    }

    /// Says whose agreement has no debt to calculate, so that nothing is not taken for an answer.
    private static func tellDeclared(_ facts: EmployerFacts, _ book: RuleBook, on day: Day) {
        let declared = Set(book.agreements.filter { $0.document != nil }.flatMap(\.names))
        guard !declared.isEmpty else { return }
        for person in facts.people {
            for employment in person.employments {
                guard let terms = employment.terms.last(where: { $0.from <= day })?.value,
                    declared.contains(terms.agreement)
                else { continue }
                Terminal.note(
                    "anmärkning: \(person.id) \(employment.id): \(terms.agreement) är ett deklarerat avtal, som inte har "
                        + "någon semesterskuld; ingen är räknad")
            }
        }
    }
}
