//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What is not confirmed, and what employers have set themselves.
extension RuleBookContent {
    /// A dated value or a formula that nobody has confirmed.
    struct OpenItem {
        let name: String
        let key: BookText
        let value: String
        let from: Day?
        let through: Day?
        let source: Source
        let confidence: Confidence
        let isInForce: Bool
        let isLocal: Bool
    }

    var openItems: [OpenItem] {
        var items: [OpenItem] = []
        for (index, rule) in rules.enumerated() {
            for figure in rule.figures where homes[figure.key] == index {
                let isLocal = employers.contains { $0.setting(figure.key, on: day) != nil }
                let rows = figure.rows.reversed() + years.given(figure).map(\.given.row)
                for row in rows where row.confidence.isOpen {
                    let end = figure.end(of: row)
                    items.append(
                        OpenItem(
                            name: figure.name, key: BookText([.key(figure.key, to: figure.key)]),
                            value: figure.swedishValue(row.value), from: row.from, through: end, source: row.source,
                            confidence: row.confidence, isInForce: inForce(figure) == row,
                            isLocal: isLocal))
                }
            }
            for formula in rule.formulas where formula.confidence.isOpen {
                let number = "formel\u{A0}\(formula.id.number)"
                items.append(
                    OpenItem(
                        name: formula.name, key: BookText([.link(number, to: "#formel-\(formula.id.number)")]),
                        value: "", from: nil, through: nil, source: formula.source, confidence: formula.confidence,
                        isInForce: true, isLocal: false))
            }
        }
        return items
    }

    /// How many formulas and figures of the day are known by somebody else's reading.
    var reportedInForce: Int {
        rules.enumerated().reduce(0) { count, entry in
            let (index, rule) = entry
            let figures = rule.figures.filter { homes[$0.key] == index && inForce($0)?.confidence == .reported }
            return count + figures.count + rule.formulas.count { $0.confidence == .reported }
        }
    }

    var unconfirmed: RuleDocument.Section {
        var section = RuleDocument.Section(
            part: .overview, anchor: "obekraftat", label: "", title: "Det som inte är bekräftat")
        let items = openItems
        let now = items.filter(\.isInForce)
        let other = items.filter { !$0.isInForce }
        section.blocks.append(
            .text(
                "En lönespecifikation som vilar på något av detta säger det. Ett eget värde i arbetsgivarens inställningar, med källa, går före."
            ))
        if !now.isEmpty { section.blocks += [.heading("Gäller \(day)", anchor: nil), .table(table(now))] }
        if !other.isEmpty { section.blocks += [.heading("Andra dagar", anchor: nil), .table(table(other))] }
        return section
    }

    private func table(_ items: [OpenItem]) -> BookTable {
        var table = BookTable(
            header: ["Uppgift eller formel", "Värde", "Från", "Till", "Varför"], numbers: [1])
        for item in items {
            var why = text(item.source)
            if item.confidence != .unconfirmed { why = BookText([.mark(item.confidence), .plain(" ")]) + why }
            let questions = item.source.decisions.compactMap { DecisionTexts.text($0)?.question }
            if !questions.isEmpty { why = why + names.text(". " + questions.joined(separator: " ")) }
            if item.isLocal { why = why + " " + BookText([.tag("lokalt värde finns")]) }
            // A value may be the words of an alternative, which may be broken.
            let value = item.value.count > 14 ? BookText(plain: item.value) : .unbroken(item.value)
            table.rows.append(
                BookTable.Row(
                    cells: [
                        names.text(item.name + " ") + item.key, value, .day(item.from), .day(item.through), why,
                    ],
                    mark: .unconfirmed))
        }
        return table.withoutEmptyColumns()
    }

    /// What an employer has set itself, or where employers differ; `nil` without employers.
    var local: RuleDocument.Section? {
        guard let first = employers.first else { return nil }
        guard employers.count > 1 else { return ownFigures(of: first) }
        var section = RuleDocument.Section(
            part: .overview, anchor: "skillnader", label: "", title: "Det som skiljer arbetsgivarna åt")
        var table = comparisonTable
        for (index, rule) in rules.enumerated() {
            for figure in rule.figures where homes[figure.key] == index {
                let row = comparisonRow(figure, isLinked: true)
                if row.mark == .differs { table.rows.append(row) }
            }
        }
        section.blocks.append(
            table.rows.isEmpty ? .text(BookText(plain: "Alla uppgifter är lika \(day).")) : .table(table))
        return section
    }

    private func ownFigures(of employer: Employer) -> RuleDocument.Section {
        var section = RuleDocument.Section(
            part: .overview, anchor: "lokalt", label: "", title: "Lokala uppgifter för \(employer.name)")
        var table = BookTable(
            header: ["Uppgift", "Lokalt värde", "Från", "Till", "Källa", "Avtalets värde \(day)"], numbers: [1, 5])
        for figure in rules.flatMap(\.figures) {
            for setting in employer.settings where setting.key == figure.key {
                let agreed = inForce(figure).map { figure.swedishValue($0.value) } ?? "saknas"
                table.rows.append(
                    BookTable.Row(
                        cells: [
                            named(figure, to: figure.key),
                            BookText(plain: figure.swedishValue(setting.value)), .day(setting.from),
                            .day(setting.through), names.text(setting.source), BookText(plain: agreed),
                        ], mark: .local))
            }
        }
        section.blocks.append(
            table.rows.isEmpty ? .text("Arbetsgivaren har inga egna uppgifter.") : .table(table))
        return section
    }

    /// The figures in force, an employer in each column; those that differ are marked.
    func comparison(_ rule: RuleDescription) -> [RuleDocument.Block] {
        if rule.figures.isEmpty { return [] }
        var table = comparisonTable
        table.rows = rule.figures.map { comparisonRow($0, isLinked: false) }
        return [.heading("Arbetsgivarna sida vid sida", anchor: nil), .table(table)]
    }

    private var comparisonTable: BookTable {
        BookTable(
            header: ["Gäller \(day)", agreed] + employers.map(\.name) + ["Skillnad"],
            numbers: Set(1...employers.count + 1))
    }

    private func comparisonRow(_ figure: Figure, isLinked: Bool) -> BookTable.Row {
        let agreedValue = inForce(figure)?.value
        let settings = employers.map { $0.setting(figure.key, on: day) }
        let values = settings.map { $0?.value ?? agreedValue }
        let cells = zip(values, settings).map { value, setting in
            let text = BookText(plain: value.map { figure.swedishValue($0) } ?? "saknas")
            return setting == nil ? text : text + " " + BookText([.tag("lokalt")])
        }
        let differs = Set(values).count > 1
        return BookTable.Row(
            cells: [
                isLinked ? named(figure, to: figure.key) : names.text(figure.name),
                BookText(plain: agreedValue.map { figure.swedishValue($0) } ?? "saknas"),
            ] + cells + [differs ? "≠ skiljer sig" : ""], mark: differs ? .differs : .none)
    }
}
