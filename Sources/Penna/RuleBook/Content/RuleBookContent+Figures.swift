//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The figures of a rule by date, and what may be chosen.
extension RuleBookContent {
    func figures(_ rule: RuleDescription, _ index: Int) -> [RuleDocument.Block] {
        let figures = rule.figures.filter { $0.choices.isEmpty }
        if figures.isEmpty { return [] }
        var table = BookTable(
            header: ["Uppgift", "Värde \(day)", "Från", "Till", "Källa", "Säkerhet"], numbers: [1])
        for figure in figures {
            let row = inForce(figure)
            table.rows.append(self.row(figure, row, index))
            table.rows += givenRows(figure)
            for employer in employers { table.rows += localRows(figure, employer) }
        }
        let histories = figures.filter(hasHistory).map(history)
        var blocks: [RuleDocument.Block] = [.heading("Uppgifter", anchor: nil), .table(table.withoutEmptyColumns())]
        if !histories.isEmpty { blocks += [.heading("Uppgifternas historia", anchor: nil), .tables(histories)] }
        return blocks
    }

    private func row(_ figure: Figure, _ row: FigureRow?, _ index: Int) -> BookTable.Row {
        let anchor = homes[figure.key] == index ? figure.key : nil
        let name = named(figure, to: anchor == nil ? figure.key : nil)
        guard let row else {
            let value: BookText =
                figure.rows.isEmpty
                ? BookText([.tag("anges av arbetsgivaren")]) : BookText([.tag("gäller inte")])
            return BookTable.Row(cells: [name, value, "", "", "", ""], anchor: anchor)
        }
        return BookTable.Row(
            cells: [
                name, .unbroken(figure.swedishValue(row.value)), .day(row.from), .day(figure.end(of: row)), source(row),
                BookText([.mark(row.confidence)]),
            ],
            mark: row.confidence.isOpen ? .unconfirmed : .none, anchor: anchor)
    }

    /// The name of a figure with its key.
    func named(_ figure: Figure, to anchor: String?) -> BookText {
        names.text(figure.name + " ") + BookText([.key(figure.key, to: anchor)])
    }

    /// What documents that were given at run time say of a figure.
    private func givenRows(_ figure: Figure) -> [BookTable.Row] {
        years.given(figure).map { document, given in
            let known = given.row.known.map { ", känd \($0.swedish)" } ?? ""
            let name = "↳ \(document), angiven\(given.corrects ? " rättelse" : "")\(known)"
            return BookTable.Row(
                cells: [
                    names.text(name), .unbroken(figure.swedishValue(given.row.value)), .day(given.row.from),
                    .day(given.row.through), source(given.row), BookText([.mark(given.row.confidence)]),
                ], mark: .local)
        }
    }

    private func localRows(_ figure: Figure, _ employer: Employer) -> [BookTable.Row] {
        employer.settings.filter { $0.key == figure.key }.map { setting in
            BookTable.Row(
                cells: [
                    BookText(plain: "↳ " + employer.name),
                    .unbroken(figure.swedishValue(setting.value)), .day(setting.from), .day(setting.through),
                    names.text(setting.source), BookText([.tag("lokalt")]),
                ], mark: .local)
        }
    }

    /// The values of a figure or a switch by date, newest first.
    func history(_ figure: Figure) -> BookTable {
        var table = BookTable(
            caption: named(figure, to: homes[figure.key] == nil ? nil : figure.key),
            header: ["Från", "Till", "Värde", "Källa", "Säkerhet"],
            numbers: figure.choices.isEmpty ? [2] : [])
        for row in figure.rows.reversed() {
            let value = figure.swedishValue(row.value)
            table.rows.append(
                BookTable.Row(
                    cells: [
                        .day(row.from), .day(figure.end(of: row)),
                        figure.choices.isEmpty ? .unbroken(value) : BookText(plain: value), source(row),
                        BookText([.mark(row.confidence)]),
                    ], mark: row.confidence.isOpen ? .unconfirmed : .none))
        }
        return table.withoutEmptyColumns()
    }

    /// The agreement's row of a figure on the book's day, or `nil`.
    func inForce(_ figure: Figure) -> FigureRow? { years.row(of: figure, on: day) }

    /// Whether there is more to tell than the row of the day.
    private func hasHistory(_ figure: Figure) -> Bool {
        figure.rows.count > 1 || (figure.rows.count == 1 && inForce(figure) == nil)
    }

    func source(_ row: FigureRow) -> BookText { text(row.source) }

    func choices(_ rule: RuleDescription, _ index: Int) -> [RuleDocument.Block] {
        let switches = rule.figures.filter { !$0.choices.isEmpty }
        if switches.isEmpty { return [] }
        return [.heading("Vad som kan väljas", anchor: nil), .choices(switches.map { choice($0, index) })]
    }

    private func choice(_ figure: Figure, _ index: Int) -> BookChoice {
        let row = inForce(figure)
        var alternatives = figure.choices.enumerated().map { value, text in
            BookChoice.Alternative(value: value, text: text, chosenBy: [])
        }
        func choose(_ value: Int64, _ who: String) {
            if let place = Int(exactly: value), alternatives.indices.contains(place) {
                alternatives[place].chosenBy.append(who)
            }
        }
        if let row { choose(row.value, agreed) }
        var source = BookText()
        if let row {
            source = BookText([.mark(row.confidence), .plain(" Från ")]) + .day(row.from)
            if let end = figure.end(of: row) { source = source + " till " + .day(end) }
            source = source + ". Källa: " + self.source(row) + "."
        } else {
            source = BookText([.tag("anges av arbetsgivaren")])
        }
        for employer in employers {
            guard let setting = employer.setting(figure.key, on: day) else { continue }
            choose(setting.value, employer.name)
            source =
                source + BookText(plain: " \(employer.name) från ") + .day(setting.from) + ": "
                + names.text(setting.source) + "."
        }
        let anchor = homes[figure.key] == index ? figure.key : nil
        return BookChoice(
            anchor: anchor, name: figure.name, key: BookText([.key(figure.key, to: anchor == nil ? figure.key : nil)]),
            alternatives: alternatives, source: source, history: hasHistory(figure) ? history(figure) : nil)
    }
}

extension Figure {
    /// The last day of a row: its own, or the day before the next one.
    func end(of row: FigureRow) -> Day? {
        guard let index = rows.firstIndex(of: row) else { return row.through }
        let next = index + 1 < rows.count ? rows[index + 1].from - 1 : nil
        return [row.through, next].compactMap { $0 }.min()
    }
}

extension Confidence {
    /// Whether it is one that a payslip warns of.
    var isOpen: Bool { self == .unconfirmed || self == .calculated }
}

extension Employer {
    /// The local figure of a key in force on a day.
    func setting(_ key: String, on day: Day) -> AgreementSetting? { KnownSettings(settings).setting(key, on: day) }
}
