//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFormat
import PennaLaw
import PennaLedger
import PennaModel
import PennaStore

/// `penna simulate`: the same run with facts that nobody has recorded.
enum SimulateCommand {
    static let help = """
        penna simulate NY-MAPP --store FIL --month ÅÅÅÅ-MM [--output FIL.csv] [--year FIL]... [--agreement FIL]...
        penna simulate MAPP NY-MAPP --month ÅÅÅÅ-MM [--output FIL.csv] [--year FIL]... [--agreement FIL]...

        Räknar månaden två gånger och jämför rad för rad: som det är känt, och som om NY-MAPP:s uppgifter också gällde.
        Ingenting lagras. Vad skulle det nya avtalet kosta?

          --output FIL.csv   skillnaderna, en rad per person och löneart
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options.union(["--output"]), repeatable: YearArguments.repeatable)
        guard let folder = arguments.values.last else {
            throw UsageError(
                "Ange mappen med de tänkta uppgifterna, t.ex. penna simulate NY-MAPP --store FIL --month 2026-11.")
        }
        let agreements = try AgreementArguments.agreements(arguments)
        let input = try FolderInput(
            folder, payMonth: arguments.payMonth, used: [arguments["--store"]], book: RuleBook(of: agreements))
        if arguments.values.count == 2 {
            let base = try MemoryLedger(
                arguments.values[0], YearArguments.years(arguments), agreements, payMonth: arguments.payMonth)
            return try compare(base.ledger, base.now, input, arguments)
        }
        let store = try StoreArguments(arguments)
        let ledger = store.ledger(of: input.facts.employer.id)
        return try compare(ledger, try store.now(), input, arguments)
    }

    private static func compare<Store: PayrollStore>(
        _ ledger: StandardLedger<Store>, _ now: Instant, _ input: FolderInput, _ arguments: Arguments
    ) throws -> Int32 {
        let payDate = try RunCommand.payDate(arguments, input.facts.employer)
        let request = RunRequest(RunKey(employer: ledger.employer, payDate: payDate.day), knownAt: now)
        let prepared = try ledger.prepare(request)
        let before = try ledger.finish(prepared, prepared.batch.calculate())
        let simulation = try ledger.simulation()
        try simulation.record(input.facts, now: now)
        let supposed = try simulation.prepare(request)
        let after = try simulation.finish(supposed, supposed.batch.calculate())
        let comparison = try RunComparison(before.payslips(), after.payslips(), ledger.book)
        try ComparisonText(input.facts.employer, ledger.book).print(comparison, output: arguments["--output"])
        try FailureNotes.print(after)
        return after.receipt.failures > before.receipt.failures ? 2 : 0
    }
}

/// `penna diff`: two stored runs, line by line.
enum DiffCommand {
    static let help = """
        penna diff ARBETSGIVARE --store FIL --month ÅÅÅÅ-MM --against ÅÅÅÅ-MM [--output FIL.csv]
            [--year FIL]... [--agreement FIL]...

        Jämför två lagrade körningar rad för rad, med summor per löneart. Den andra månaden är den tidigare.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options.union(["--against", "--output"]),
            repeatable: YearArguments.repeatable)
        guard let employer = arguments.values.first, arguments.values.count == 1 else {
            throw UsageError("Ange arbetsgivaren, t.ex. penna diff MAPP --store FIL --month 2026-11 --against 2026-10.")
        }
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(employer)
        let known = try ledger.employer()
        let before = try ledger.payslips(of: store.key(known, month: "--against"))
        let after = try ledger.payslips(of: store.key(known))
        try ComparisonText(known, ledger.book).print(
            RunComparison(before, after, ledger.book), output: arguments["--output"])
        return 0
    }
}

/// `penna why`: what differs between two payslips of a person, and why.
enum WhyCommand {
    static let help = """
        penna why MAPP PERSON --month ÅÅÅÅ-MM --against ÅÅÅÅ-MM [--store FIL]
            [--year FIL]... [--agreement FIL]...

        Säger varför två lönespecifikationer skiljer: först högst tre meningar som kan läsas upp i telefon, sedan raderna,
        de största skillnaderna först och arbetsgivarens kostnader sist. Med --store jämförs de som lagrades; annars
        räknas månaderna ur mappen, en efter en. PERSON är personnummer eller anställningsnummer.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: StoreArguments.options.union(["--against"]), repeatable: YearArguments.repeatable)
        guard arguments.values.count == 2 else {
            throw UsageError(
                "Ange mapp och person, t.ex. penna why MAPP 19800101-1230 --month 2026-11 --against 2026-10.")
        }
        if arguments["--store"] != nil {
            let store = try StoreArguments(arguments)
            let ledger = try store.ledger(arguments.values[0])
            let known = try ledger.employer()
            return try tell(
                ledger, try ledger.person(arguments.values[1]), try store.key(known, month: "--against"),
                try store.key(known))
        }
        let folder = try MemoryLedger(
            arguments.values[0], YearArguments.years(arguments), AgreementArguments.agreements(arguments),
            payMonth: arguments.payMonth)
        let person = try PersonArgument.find(arguments.values[1], in: folder.facts)
        guard let from = arguments["--against"].flatMap({ Month($0) }),
            let to = arguments["--month"].flatMap({ Month($0) }),
            from < to
        else {
            throw UsageError("Ange två månader, den tidigare efter --against, t.ex. --month 2026-11 --against 2026-10.")
        }
        var month = from
        while month <= to {
            try folder.pay(month)
            month = month.next
        }
        return try tell(
            folder.ledger, folder.facts.people[person].id, folder.key(from), folder.key(to))
    }

    private static func tell<Store: PayrollStore>(
        _ ledger: StandardLedger<Store>, _ person: Personnummer, _ from: RunKey, _ to: RunKey
    ) throws -> Int32 {
        let (before, after) = (
            try ledger.payslip(of: person, in: from), try ledger.payslip(of: person, in: to)
        )
        Terminal.print("\(after.name), \(person)")
        Terminal.print("\(from.swedish) mot \(to.swedish)")
        for payslip in [before, after] where payslip.outcome == .failure { Terminal.note("fel: \(payslip.message)") }
        for payslip in [before, after] where payslip.outcome == .excluded {
            Terminal.note("undantagen ur en av körningarna")
        }
        let text = try ComparisonText(ledger.employer(), ledger.book)
        for sentence in text.sentences(before, from, after, to) { Terminal.print(sentence) }
        Terminal.print()
        text.print(bySize: try PayslipComparison.differences(before, after, ledger.book))
        let net = try after.totals.net - before.totals.net
        Terminal.print(
            "Netto \(before.totals.net.swedish) → \(after.totals.net.swedish), skillnad \(net.swedish)")
        let news = try ledger.news(of: person, from: from, to: to)
        if !news.isEmpty { Terminal.print("Registrerat däremellan:") }
        for text in news { Terminal.print("  \(text)") }
        return [before, after].contains { $0.outcome == .failure } ? 2 : 0
    }
}

/// A folder in a ledger that is kept nowhere.
struct MemoryLedger {
    let ledger: StandardLedger<MemoryStore>
    let facts: EmployerFacts
    let now = Instant(seconds: Int64(Date().timeIntervalSince1970))

    init(_ folder: String, _ years: PayYears, _ agreements: StandardAgreements, payMonth: Month?) throws {
        let input = try FolderInput(folder, payMonth: payMonth, book: RuleBook(of: agreements))
        for problem in input.problems where problem.isError {
            Terminal.note("fel: \(problem.place): \(problem.message)")
        }
        facts = input.facts
        ledger = PayrollLedger(
            store: MemoryStore(), employer: facts.employer.id, agreements: agreements, years: years)
        try ledger.record(facts, now: now)
    }

    func key(_ month: Month) -> RunKey {
        RunKey(employer: ledger.employer, payDate: facts.employer.payCalendar.payDate(in: month).day)
    }

    /// Calculates and locks a month.
    func pay(_ month: Month) throws {
        if try !ledger.hasRuns() {
            let carries = zip(facts.people, facts.carries).filter { $0.1 != .empty }
            if !carries.isEmpty {
                try ledger.open(
                    carries.map { CarryRecord(person: $0.id, carry: $1) }, last: month.previous, by: "penna", at: now)
            }
        }
        let prepared = try ledger.prepare(RunRequest(key(month), knownAt: now))
        try ledger.commit(try ledger.finish(prepared, prepared.batch.calculate()), by: "penna", at: now)
        try ledger.approve(key(month), by: "penna", at: now)
        try ledger.lock(key(month), by: "penna", at: now)
    }
}

/// Prints comparisons.
struct ComparisonText {
    private let items: PayItemRegister

    /// For an employer's pay items.
    init(_ employer: Employer, _ book: RuleBook) throws {
        items = try book.register(own: employer.ownItems)
    }

    private func name(_ item: String) -> String { items[item]?.name ?? item }

    /// What can be read out to somebody who asks.
    func sentences(_ before: StoredPayslip, _ from: RunKey, _ after: StoredPayslip, _ to: RunKey) -> [String] {
        WhyText(before, in: from, after, in: to, items).sentences
    }

    /// The differences by size, what the employer alone pays last.
    func print(bySize differences: [PayslipDifference]) {
        func size(_ difference: PayslipDifference) -> Int64 {
            let ore = ((try? difference.after - difference.before) ?? .zero).ore
            return ore == .min ? .max : abs(ore)
        }
        let sorted = differences.enumerated().sorted {
            (size($1.element), $0.offset) < (size($0.element), $1.offset)
        }.map(\.element)
        func isCost(_ difference: PayslipDifference) -> Bool { items[difference.item]?.kind == .employerCost }
        for difference in sorted where !isCost(difference) { print(difference) }
        let costs = sorted.filter(isCost)
        if !costs.isEmpty { Terminal.print("Arbetsgivarens kostnader:") }
        for difference in costs { print(difference) }
    }

    func print(_ difference: PayslipDifference) {
        let place = [difference.employment, difference.account].filter { !$0.isEmpty }.joined(separator: ", konto ")
        Terminal.print(
            "  \(name(difference.item))\(place.isEmpty ? "" : " (\(place))"): \(difference.before.swedish) → \(difference.after.swedish)"
        )
        for reason in difference.reasons { Terminal.print("      \(reason)") }
    }

    func print(_ comparison: RunComparison, output: String?) throws {
        let people = comparison.people
        for person in people.prefix(output == nil ? people.count : 20) {
            Terminal.print("\(person.person) \(person.name), netto \(person.net.swedish)")
            for difference in person.differences { print(difference) }
        }
        var rows = [["Löneart", "Före", "Efter", "Skillnad"]]
        for item in comparison.items {
            rows.append([
                name(item.item), item.before.swedish, item.after.swedish, try (item.after - item.before).swedish,
            ])
        }
        let (before, after) = (comparison.before, comparison.after)
        for (name, left, right) in [
            ("Brutto", before.gross, after.gross), ("Skatt", before.tax, after.tax),
            ("Netto", before.net, after.net), ("Arbetsgivaravgifter", before.contributions, after.contributions),
            ("Pension", before.pensionCost, after.pensionCost),
        ] {
            rows.append([name, left.swedish, right.swedish, try (right - left).swedish])
        }
        Terminal.print(Terminal.table(rows))
        Terminal.print("\(comparison.people.count) personer skiljer, \(comparison.same) är lika")
        guard let output else { return }
        try OutputFiles.writeResult(csv(comparison), to: output)
        Terminal.print("Skillnader: \(output)")
    }

    private func csv(_ comparison: RunComparison) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(["person", "employment", "item", "account", "before", "after", "reasons"])
        for person in comparison.people {
            for difference in person.differences {
                csv.row([
                    "\(person.person)", difference.employment, difference.item, difference.account,
                    "\(difference.before)", "\(difference.after)", difference.reasons.joined(separator: " | "),
                ])
            }
        }
        return csv.bytes
    }
}
