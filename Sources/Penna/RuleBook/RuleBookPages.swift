//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw
public import PennaModel

/// The rule book of an agreement, in Swedish: every paragraph with what it says, its formulas, its figures by date, its
/// switches, their sources, and an example that is reckoned while the book is made.
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
    ///   - employers: those whose local figures are shown; none for the agreement alone.
    ///   - day: the day whose switches and local figures are shown as in force.
    ///   - years: what was given at run time; its figures are shown beside the built-in ones, with their document.
    /// - Throws: `invalidValue` when a formula cannot be read, which is a defect.
    public init(of agreements: Rules, employers: [Employer] = [], on day: Day, years: PayYears = .builtIn)
        throws(PayrollError)
    {
        self.agreements = agreements
        self.years = years
        self.employers = employers
        self.day = day
        // No example looks up in the tax tables, so that any year that has them will do.
        proof = try ProofCheck(year: IncomeYear(2026), rules: RuleBook(of: agreements).rules)
    }

    /// The book as Markdown.
    ///
    /// - Throws: a typed error when an example cannot be reckoned, with these employers' figures too.
    public func markdown() throws(PayrollError) -> String { try document().markdown() }

    /// The book as one HTML page.
    ///
    /// - Throws: as ``markdown()``.
    public func html() throws(PayrollError) -> String { try document().html() }

    private func document() throws(PayrollError) -> RuleDocument {
        var document = RuleDocument(title: "Regelbok för \(agreements.name)")
        document.blocks.append(.heading(1, document.title, anchor: "regelbok"))
        let whose = employers.isEmpty ? "utan lokala avtal" : "för " + employers.map(\.name).joined(separator: ", ")
        document.blocks.append(
            .text(
                "Den här boken är skriven av Penna ur samma regler som räknar lönerna, \(whose). Val och lokala uppgifter visas som de gäller \(day). Bekräftad betyder läst i avtalet eller hos en part, uppgiven hos någon annan som läst det, obekräftad att ingen källa är säker."
            ))
        if namesDecisions {
            document.blocks.append(
                .text(
                    "”Beslut A12” i en källa är rubriken A12 i Documentation/Decisions.md. Där står vad som valdes, vad det kunde ha varit och varför. Vad källornas korta namn betyder står sist i boken."
                ))
        }
        for (index, rule) in agreements.rules.enumerated() { try add(rule, "regel-\(index + 1)", to: &document) }
        addSources(to: &document)
        return document
    }

    /// What the short names of the sources stand for, and where each can be read.
    private func addSources(to document: inout RuleDocument) {
        let list = SourceList(agreements.rules)
        document.blocks.append(.heading(2, "Källor", anchor: "kallor"))
        if !list.acts.isEmpty { document.blocks.append(.table(["Namn", "Nummer", "Lag"], list.actRows.cells)) }
        if !list.agreements.isEmpty {
            document.blocks.append(.table(["Namn", "Avtal", "Adress"], list.agreementRows.cells))
        }
        guard !list.publications.isEmpty else { return }
        document.blocks.append(
            .table(["Namn", "Utgivare", "Vad det är", "Adress", "Läst"], list.publicationRows.cells))
    }

    private var namesDecisions: Bool {
        agreements.rules.contains { rule in
            rule.figures.contains { figure in figure.rows.contains { !$0.source.decisions.isEmpty } }
        }
    }

    private func add(_ rule: RuleDescription, _ anchor: String, to document: inout RuleDocument) throws(PayrollError) {
        document.blocks.append(.heading(2, "\(rule.paragraph). \(rule.name)", anchor: anchor))
        for paragraph in rule.text.swedish(on: day).split(separator: "\n") { document.blocks.append(.text(String(paragraph))) }
        for formula in rule.formulas {
            document.blocks.append(.code(["\(formula.name) (formel \(formula.id.number))", formula.expression]))
            let operands = formula.operands.map {
                $0.unit.swedish.isEmpty ? $0.name : "\($0.name) (\($0.unit.swedish))"
            }
            document.blocks.append(
                .sourced(
                    "\(formula.paragraph). Källa: ", formula.source,
                    "; \(formula.confidence.swedish). Ingår: \(operands.joined(separator: ", "))."
                        + (formula.paid.map { " Antal som betalas: \($0.expression) (\($0.unit.swedish))." } ?? "")
                ))
        }
        addFigures(rule, to: &document)
        addSwitches(rule, to: &document)
        if employers.count > 1 { addComparison(rule, to: &document) }
        try addExample(rule, to: &document)
    }

    private func addFigures(_ rule: RuleDescription, to document: inout RuleDocument) {
        var rows: [[RuleDocument.Cell]] = []
        for figure in rule.figures where figure.choices.isEmpty {
            if figure.rows.isEmpty {
                rows.append([.text(figure.name), .text(figure.key), "anges av arbetsgivaren", "", "", "", ""])
            }
            for (index, row) in figure.rows.enumerated() {
                let next = index + 1 < figure.rows.count ? figure.rows[index + 1].from - 1 : nil
                let through = [row.through, next].compactMap { $0 }.min()
                rows.append([
                    .text(index == 0 ? figure.name : ""), .text(index == 0 ? figure.key : ""),
                    .text(figure.swedishValue(row.value)), "\(row.from)", .text(through.map { "\($0)" } ?? ""),
                    .source(row.source), .text(row.confidence.swedish),
                ])
            }
            rows += givenRows(figure)
            for employer in employers { rows += localRows(figure, employer) }
        }
        guard !rows.isEmpty else { return }
        document.blocks.append(.table(["Uppgift", "Nyckel", "Värde", "Från", "Till", "Källa", "Säkerhet"], rows))
    }

    private func givenRows(_ figure: Figure) -> [[RuleDocument.Cell]] {
        years.given(figure).map { document, given in
            let known = given.row.known.map { ", känd \($0)" } ?? ""
            return [
                "↳ \(document), angiven\(given.corrects ? " rättelse" : "")\(known)", .text(figure.key),
                .text(figure.swedishValue(given.row.value)), "\(given.row.from)",
                .text(given.row.through.map { "\($0)" } ?? ""), .source(given.row.source),
                .text(given.row.confidence.swedish),
            ]
        }
    }

    private func localRows(_ figure: Figure, _ employer: Employer) -> [[RuleDocument.Cell]] {
        employer.settings.filter { $0.key == figure.key }.map { setting in
            [
                "↳ \(employer.name)", .text(figure.key), .text(figure.swedishValue(setting.value)), "\(setting.from)",
                .text(setting.through.map { "\($0)" } ?? ""), .text(setting.source), "lokal uppgift",
            ]
        }
    }

    private func addSwitches(_ rule: RuleDescription, to document: inout RuleDocument) {
        var rows: [[RuleDocument.Cell]] = []
        for figure in rule.figures where !figure.choices.isEmpty {
            let row = years.row(of: figure, on: day)
            rows.append([
                .text(figure.name), .text(figure.key), .text(figure.choices.joined(separator: " / ")),
                .text(row.map { figure.swedishValue($0.value) } ?? "anges av arbetsgivaren"),
                .source(row?.source ?? []), .text(row?.confidence.swedish ?? ""),
            ])
            for employer in employers {
                for setting in employer.settings where setting.key == figure.key && setting.holds(on: day) {
                    rows.append([
                        "↳ \(employer.name)", .text(figure.key), "", .text(figure.swedishValue(setting.value)),
                        .text(setting.source), "lokal uppgift",
                    ])
                }
            }
        }
        guard !rows.isEmpty else { return }
        document.blocks.append(.table(["Val", "Nyckel", "Möjliga", "Gäller", "Källa", "Säkerhet"], rows))
    }

    /// The figures in force, an employer in each column; those that differ are marked.
    private func addComparison(_ rule: RuleDescription, to document: inout RuleDocument) {
        let rows = rule.figures.map { figure in
            let values = employers.map { employer in
                let setting = employer.settings.last { $0.key == figure.key && $0.holds(on: day) }
                let value = setting?.value ?? years.row(of: figure, on: day)?.value
                return value.map { figure.swedishValue($0) } ?? "saknas"
            }
            return [figure.name] + values + [Set(values).count > 1 ? "skiljer sig" : ""]
        }
        guard !rows.isEmpty else { return }
        document.blocks.append(.table(["Gäller \(day)"] + employers.map(\.name) + [""], rows.cells))
    }

    private func addExample(_ rule: RuleDescription, to document: inout RuleDocument) throws(PayrollError) {
        guard let make = rule.example else { return }
        let example = try make()
        document.blocks.append(.text("Exempel. " + example.text))
        guard employers.count > 1 else {
            document.blocks.append(.code(try lines(of: example, rule, employers.first)))
            return
        }
        for employer in employers {
            document.blocks.append(.text(employer.name + ":"))
            document.blocks.append(.code(try lines(of: example, rule, employer)))
        }
    }

    /// The example's lines as paper and pen would have them.
    private func lines(
        of example: RuleExample, _ rule: RuleDescription, _ employer: Employer?
    ) throws(PayrollError) -> [String] {
        let items = try PayItemRegister(agreement: agreements.payItems, own: employer?.ownItems ?? [])
        let settings = example.settings + (employer?.settings ?? [])
        let agreement = try agreements.resolved(with: KnownSettings(settings, years: years))
        let question = EmploymentMonth(
            employment: example.employment, index: 0, birthYear: example.birthYear, schedules: example.schedules,
            items: items, knownAt: Instant(seconds: 0))
        var arena = LineArena()
        var carry = example.carry
        let rules = try agreement.monthRules(WorkedMonth(example.month))
        if example.isFixedPay {
            try agreement.addFixedPay(question, rules, to: &arena)
        } else {
            try agreement.addDeviations(question, rules, carry: &carry, to: &arena)
        }
        let formulas = agreements.rules.flatMap(\.formulas)
        var result: [String] = []
        for line in arena.lines where example.items.isEmpty || example.items.contains(where: { $0.id == line.item }) {
            guard let item = items[line.item], let formula = formulas.first(where: { $0.id == line.formula }) else {
                continue
            }
            result.append("\(item.name): \(line.amount.swedish) kr")
            result.append("  " + FormulaText.worked(formula, arena.operands(of: line), amount: line.amount))
            result.append("  " + (proof.proves(line, in: arena) ? "bevisad" : "INTE BEVISAD"))
        }
        return result.isEmpty ? ["Inga rader."] : result
    }
}

extension [[String]] {
    fileprivate var cells: [[RuleDocument.Cell]] { map { $0.map { .text($0) } } }
}

extension AgreementSetting {
    fileprivate func holds(on day: Day) -> Bool { from <= day && (through.map { day <= $0 } ?? true) }
}
