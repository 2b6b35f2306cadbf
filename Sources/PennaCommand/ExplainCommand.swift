//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFiles
import PennaFormat
import PennaLedger
import PennaStore

/// `penna explain`: one payslip with every line worked out as text.
enum ExplainCommand {
    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options.union(["--known-at"]), flags: YearArguments.flags,
            repeatable: YearArguments.repeatable)
        guard arguments.values.count == 2 else {
            throw UsageError("Ange mapp och person, t.ex. penna explain MAPP 19800101-1230 --month 2026-11.")
        }
        if arguments["--store"] != nil { return try runStored(arguments) }
        let agreements = try AgreementArguments.agreements(arguments)
        let book = RuleBook(of: agreements)
        let input = try FolderInput(arguments.values[0], payMonth: arguments.payMonth, book: book)
        let blocking = input.problems.filter { $0.isError && concerns($0, arguments.values[1]) }
        for problem in blocking { Terminal.note("fel: \(problem.place): \(problem.message)") }
        // Who has an unreadable registration is not among the people who can be paid.
        guard blocking.isEmpty else { return 2 }
        let person = try PersonArgument.find(arguments.values[1], in: input.facts)
        let payDate = try RunCommand.payDate(arguments, input.facts.employer)
        let years = try YearArguments.years(arguments, for: payDate)
        let run = try StandardRun(
            employer: input.facts.employer, agreements: agreements, payDate: payDate,
            payMonth: arguments.payMonth, knownAt: RunCommand.knownAt(arguments), years: years)
        let batch = Batch(run, input.facts)
        let (outcome, arena) = batch.traced(person)
        switch outcome {
        case .payslip(let payslip):
            let proof = try ProofCheck(year: payDate.incomeYear, years: years, rules: book.rules)
            let explained = PayslipText(batch, payslip, in: arena, proof: proof)
            Terminal.print(
                explained.text()
                    + DetailTexts.text(
                        input.facts.people[person], in: input.facts.employer, on: payDate.day, run.knownAt))
            return 0
        case .failure(let failure):
            let place = failure.error.row.map { input.facts.place(of: $0) + ": " } ?? ""
            Terminal.note(
                "fel: \(failure.employment.map { "anställning \($0): " } ?? "")\(place)\(failure.error.message)")
            return 2
        case .idle:
            Terminal.print("Det finns inget att betala \(payDate.day).")
            return 0
        }
    }

    /// A payslip of a stored run, with its corrections, calculated again from what was known.
    private static func runStored(_ arguments: Arguments) throws -> Int32 {
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(arguments.values[0])
        let key = try store.key(try ledger.employer())
        let prepared = try ledger.prepareAgain(key)
        let batch = prepared.batch
        guard let id = PersonSearch(batch.facts).find(arguments.values[1]),
            let index = batch.facts.people.firstIndex(where: { $0.id == id })
        else { return try tellMissing(try ledger.person(arguments.values[1]), prepared, key) }
        let part = batch.tracedWithCorrections(index)
        if let failure = part.failures.first {
            Terminal.note("fel: \(failure.employment.map { "anställning \($0): " } ?? "")\(failure.error.message)")
            return 2
        }
        guard let payslip = part.payslips.first else {
            Terminal.print("Det finns inget att betala \(batch.run.payDate.day).")
            return 0
        }
        let explained = PayslipText(
            batch, payslip, in: part.arena,
            proof: try ProofCheck(
                year: batch.run.payDate.incomeYear, years: batch.run.years, rules: ledger.book.rules),
            corrected: part.correctedLines(batch), moves: part.moves)
        Terminal.print(
            explained.text()
                + DetailTexts.text(
                    batch.facts.people[index], in: batch.facts.employer, on: key.payDate, batch.run.knownAt))
        return 0
    }

    /// Says why somebody is not in a stored run.
    private static func tellMissing(
        _ person: Personnummer, _ prepared: PreparedRun<StandardAgreements>, _ key: RunKey
    ) throws(UsageError) -> Int32 {
        guard let found = prepared.unreadable.first(where: { $0.person == person }) else {
            let why = prepared.excluded.contains { $0.person == person } ? "är undantagen ur" : "finns inte i"
            throw UsageError("\(person) \(why) körningen \(key.swedish).")
        }
        Terminal.note("fel: \(person) \(found.name): \(found.message)")
        return 2
    }

    private static func concerns(_ problem: Finding, _ text: String) -> Bool {
        let digits = text.filter(\.isNumber)
        let isPerson = digits.count >= 10 && !problem.person.isEmpty && problem.person.hasSuffix(digits)
        return isPerson || (!problem.employment.isEmpty && problem.employment == text)
    }
}
