//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw
public import PennaModel

/// The rule book of an agreement, in Swedish: every paragraph with what it says, its formulas, its figures by date, its
/// switches, their sources, and an example that is calculated while the book is made.
///
/// It is written from the declarations that the engine runs. With one employer its local figures are shown beside the
/// agreement's; with several they stand side by side, and what differs is marked.
public struct RuleBookPages<Rules: Agreement>: Sendable {
    private let agreements: Rules
    private let employers: [Employer]
    private let day: Day
    private let years: PayYears
    private let proof: ProofCheck

    /// A rule book.
    ///
    /// - Parameters:
    ///   - agreements: those whose rules it shows.
    ///   - employers: those whose local figures are shown; none for the agreement alone.
    ///   - day: the day whose switches and local figures are shown as in force.
    ///   - years: what was given at run time; its figures are shown beside the built-in ones, with their document.
    /// - Throws: `invalidValue` when a formula cannot be read, which is a defect.
    public init(of agreements: Rules, employers: [Employer] = [], on day: Day, years: PayYears = .builtIn)
        throws(PayrollError)
    {
        self.agreements = agreements
        self.employers = employers
        self.day = day
        self.years = years
        // No example looks up in the tax tables, so that any year that has them will do.
        proof = try ProofCheck(year: IncomeYear(2026), rules: RuleBook(of: agreements).rules)
    }

    /// The book as Markdown.
    ///
    /// - Throws: a typed error when an example cannot be calculated, with these employers' figures too.
    public func markdown() throws(PayrollError) -> String { try document().markdown() }

    /// The book as one HTML page.
    ///
    /// - Throws: as ``markdown()``.
    public func html() throws(PayrollError) -> String { try document().html() }

    private func document() throws(PayrollError) -> RuleDocument {
        var examples: [[RuleBookContent.Example]] = []
        for rule in agreements.rules { examples.append(try self.examples(of: rule)) }
        return RuleBookContent(
            name: agreements.name, agreed: agreements.members.count == 1 ? agreements.name : "Avtalet",
            rules: agreements.rules, employers: employers, day: day, years: years,
            examples: examples
        ).document()
    }

    private func examples(of rule: RuleDescription) throws(PayrollError) -> [RuleBookContent.Example] {
        var examples: [RuleBookContent.Example] = []
        if let example = try rule.example?() {
            let workings = try workings { employer throws(PayrollError) in try lines(of: example, employer) }
            examples.append(RuleBookContent.Example(text: example.text, workings: workings))
        }
        for example in rule.formulaExamples {
            let workings = try workings { employer throws(PayrollError) in [try line(of: example, employer)] }
            examples.append(RuleBookContent.Example(text: example.text, workings: workings))
        }
        return examples
    }

    /// An example of each employer; those that come out the same stand once.
    private func workings(
        _ lines: (Employer?) throws(PayrollError) -> [BookExample.Line]
    ) throws(PayrollError) -> [BookExample] {
        guard employers.count > 1 else {
            return [BookExample(employers: "", lines: try lines(employers.first))]
        }
        var found: [(names: [String], lines: [BookExample.Line])] = []
        for employer in employers {
            let lines = try lines(employer)
            if let index = found.firstIndex(where: { $0.lines == lines }) {
                found[index].names.append(employer.name)
            } else {
                found.append(([employer.name], lines))
            }
        }
        return found.map { BookExample(employers: $0.names.joined(separator: ", "), lines: $0.lines) }
    }

    private func lines(of example: RuleExample, _ employer: Employer?) throws(PayrollError) -> [BookExample.Line] {
        let items = try PayItemRegister(agreement: agreements.payItems, own: employer?.ownItems ?? [])
        let agreement = try agreements.resolved(
            with: KnownSettings(example.settings + (employer?.settings ?? []), years: years))
        let question = EmploymentMonth(
            employment: example.employment, index: 0, birthYear: example.birthYear, schedules: example.schedules,
            items: items, knownAt: Instant(seconds: 0))
        var arena = LineArena()
        var carry = example.carry
        let month = try agreement.monthRules(WorkedMonth(example.month))
        if example.isFixedPay {
            try agreement.addFixedPay(question, month, to: &arena)
        } else {
            try agreement.addDeviations(question, month, carry: &carry, to: &arena)
        }
        let formulas = agreements.rules.flatMap(\.formulas)
        return arena.lines.compactMap { line in
            guard example.items.isEmpty || example.items.contains(where: { $0.id == line.item }),
                let item = items[line.item], let formula = formulas.first(where: { $0.id == line.formula })
            else { return nil }
            return self.line(line, of: item, by: formula, in: arena)
        }
    }

    private func line(of example: FormulaExample, _ employer: Employer?) throws(PayrollError) -> BookExample.Line {
        let settings = KnownSettings(employer?.settings ?? [], years: years)
        var operands: [Int64] = []
        for value in example.values {
            switch value {
            case .given(let stored): operands.append(stored)
            case .figure(let figure): operands.append(try settings.figure(figure, on: example.day).value)
            }
        }
        let formula = example.formula
        var arena = LineArena()
        arena.add(
            example.item.id, try proof.amount(of: formula, operands), formula.id, formula.confidence,
            LineOrigin(payslip: DayRange(example.day)), operands: operands)
        return line(arena.lines[0], of: example.item, by: formula, in: arena)
    }

    private func line(
        _ line: PayLine, of item: PayItem, by formula: Formula, in arena: LineArena
    ) -> BookExample.Line {
        let operands = arena.operands(of: line)
        return BookExample.Line(
            item: item.name, amount: OperandUnit.krona.swedishText(line.amount.ore),
            // What looks up in a table is proved too, but has no steps to show.
            working: (try? FormulaSteps(formula, operands)) ?? FormulaSteps(unworked: formula, operands),
            isProved: proof.proves(line, in: arena))
    }
}
