//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// What stands in the rule book: its sections made from the rules' declarations.
struct RuleBookContent {
    /// A rule's example as it was calculated.
    struct Example {
        let text: String
        let workings: [BookExample]
    }

    let name: String
    /// Whose choice the agreement's is called.
    let agreed: String
    let rules: [RuleDescription]
    let employers: [Employer]
    let day: Day
    let years: PayYears
    /// Those of each rule.
    let examples: [[Example]]
    let names: BookNames
    /// The names that links to the rules lead to.
    let anchors: [String]
    /// The rule that shows a figure, for figures that several use.
    let homes: [String: Int]

    init(
        name: String, agreed: String, rules: [RuleDescription], employers: [Employer], day: Day, years: PayYears,
        examples: [[Example]]
    ) {
        self.name = name
        self.agreed = agreed
        self.rules = rules
        self.employers = employers
        self.day = day
        self.years = years
        self.examples = examples
        var anchors: [String] = []
        var homes: [String: Int] = [:]
        for (index, rule) in rules.enumerated() {
            let anchor = rule.paragraph.anchor
            let others = anchors.count { $0 == anchor || $0.hasPrefix(anchor + "-nr-") }
            anchors.append(others == 0 ? anchor : "\(anchor)-nr-\(others + 1)")
            for figure in rule.figures where homes[figure.key] == nil { homes[figure.key] = index }
        }
        self.anchors = anchors
        self.homes = homes
        var names = BookNames()
        for key in homes.keys { names.figures[key] = key }
        for decision in SourceList(rules).decisions {
            names.decisions[decision.name] = "beslut-" + decision.name.anchor
        }
        self.names = names
    }

    func document() -> RuleDocument {
        var document = RuleDocument(title: "Regelbok för \(name)")
        document.preface = preface
        document.sections.append(guide)
        document.sections.append(unconfirmed)
        if let local { document.sections.append(local) }
        for index in rules.indices { document.sections.append(section(index)) }
        if let decisions { document.sections.append(decisions) }
        if let sources { document.sections.append(sources) }
        return document
    }

    private var preface: [RuleDocument.Block] {
        let whose = employers.isEmpty ? "utan lokala avtal" : "för " + employers.map(\.name).joined(separator: ", ")
        let open = openItems.filter { $0.isInForce }.count
        return [
            .text(
                BookText(
                    plain:
                        "Boken är skriven av Penna ur samma regler som räknar lönerna, \(whose). Val, belopp och lokala uppgifter visas som de gäller "
                )
                    + .day(day) + "."),
            .text(
                BookText([.link("\(open) uppgifter och formler", to: "#obekraftat")])
                    + " av dem som gäller den dagen är inte bekräftade. "
                    + BookText(plain: "\(reportedInForce) till är uppgivna: någon annan än parterna har läst källan.")),
        ]
    }

    private var guide: RuleDocument.Section {
        var section = RuleDocument.Section(
            part: .overview, anchor: "lasanvisning", label: "", title: "Så läser du boken")
        section.blocks = [
            .list([
                BookText([.mark(.confirmed)]) + ": läst i lagen eller avtalet, eller hos en part.",
                BookText([.mark(.reported)])
                    + ": från någon annan som läst det: en handbok, ett fack, en arbetsgivare.",
                BookText([.mark(.calculated)])
                    + ": framräknad av Penna ur andra uppgifter, innan någon publicerat den.",
                BookText([.mark(.unconfirmed)])
                    + ": en läsning, eller så är ingen källa säker. Fråga innan du litar på den.",
            ]),
            .text(
                "Varje uppgift har en nyckel. Med den kan arbetsgivaren i sina inställningar sätta ett eget värde från en dag, med källa. Ett val sätts med alternativets nummer."
            ),
            .text(
                "Exemplen är räknade när boken skrevs. En trappa visar formeln, formeln med talen insatta, och sedan varje räknesteg för sig. Tre punkter (…) betyder fler decimaler än de som visas; Penna räknar vidare med det exakta talet. I formlerna avrundar öre(…) till hela ören, en halv uppåt, halvtimme(…) uppåt till påbörjad halvtimme, och min(…) och max(…) tar det minsta och det största. Bevisad betyder att formelns text, uträknad av ett annat program än regeln, ger radens belopp."
            ),
        ]
        return section
    }

    private func section(_ index: Int) -> RuleDocument.Section {
        let rule = rules[index]
        var section = RuleDocument.Section(
            part: .rules, anchor: anchors[index], label: rule.paragraph, title: rule.name)
        for paragraph in rule.text.swedish(on: day).split(separator: "\n") {
            section.blocks.append(.text(names.text(String(paragraph))))
        }
        section.blocks += pictures(rule)
        if !rule.formulas.isEmpty {
            section.blocks.append(.heading("Så räknas det", anchor: nil))
            for formula in rule.formulas { section.blocks.append(.formula(self.formula(formula))) }
        }
        section.blocks += figures(rule, index)
        section.blocks += choices(rule, index)
        if employers.count > 1 { section.blocks += comparison(rule) }
        if !examples[index].isEmpty { section.blocks.append(.heading("Exempel", anchor: nil)) }
        for example in examples[index] {
            section.blocks.append(.text(names.text(example.text)))
            section.blocks.append(.examples(example.workings))
        }
        return section
    }

    private func formula(_ formula: Formula) -> BookFormula {
        let operands = formula.operands.map { $0.unit.swedish.isEmpty ? $0.name : "\($0.name) (\($0.unit.swedish))" }
        var facts = [
            names.text("\(formula.paragraph). Källa: ") + text(formula.source) + ".",
            BookText(plain: "Ingår: " + operands.joined(separator: ", ") + "."),
        ]
        if let paid = formula.paid {
            let unit = paid.unit.swedish.isEmpty ? "" : " (\(paid.unit.swedish))"
            facts.append(BookText(plain: "Antal som betalas: \(paid.expression)\(unit)."))
        }
        return BookFormula(
            anchor: "formel-\(formula.id.number)", name: formula.name, number: formula.id.number,
            expression: formula.expression, confidence: formula.confidence, facts: facts)
    }
}
