//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension RuleDocument {
    /// The document as GitHub Markdown, ended by a newline.
    func markdown() -> String {
        var parts = ["# " + MarkdownText.escaped(title)]
        parts += preface.map(MarkdownText.block)
        parts.append("<a id=\"innehall\"></a>\n\n## Innehåll")
        parts.append(
            sections.map { "- [\(MarkdownText.escaped($0.heading))](#\($0.anchor))" }.joined(separator: "\n"))
        for section in sections {
            parts.append("<a id=\"\(section.anchor)\"></a>\n\n## " + MarkdownText.escaped(section.heading))
            parts += section.blocks.map(MarkdownText.block)
        }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension RuleDocument.Section {
    /// The whole heading.
    var heading: String { label.isEmpty ? title : label + ". " + title }
}

/// The parts of a document as Markdown.
private enum MarkdownText {
    static func block(_ block: RuleDocument.Block) -> String {
        switch block {
        case .heading(let text, let anchor): (anchor.map { "<a id=\"\($0)\"></a>\n\n" } ?? "") + "### " + escaped(text)
        case .text(let text): inline(text)
        case .list(let items): items.map { "- " + inline($0) }.joined(separator: "\n")
        case .table(let table): self.table(table)
        case .tables(let tables): tables.map(table).joined(separator: "\n\n")
        case .formula(let formula): self.formula(formula)
        case .choices(let choices): choices.map(choice).joined(separator: "\n\n")
        case .examples(let examples): examples.map(example).joined(separator: "\n\n")
        case .week(let week): self.week(week)
        case .entries(let entries): entries.map(entry).joined(separator: "\n\n")
        }
    }

    static func inline(_ text: BookText) -> String {
        text.parts.map { part in
            switch part {
            case .plain(let text), .unbroken(let text): escaped(text)
            case .strong(let text), .swatch(let text, _): "**" + escaped(text) + "**"
            case .key(let key, _): "`\(key)`"
            case .link(let text, let target): "[\(escaped(text))](\(target))"
            case .mark(let confidence): confidence == .unconfirmed ? "**obekräftad**" : confidence.swedish
            case .tag(let word): "*" + escaped(word) + "*"
            }
        }.joined()
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*<[|".contains(character) { result += "\\" }
            result.append(character)
        }
        return result
    }

    private static func table(_ table: BookTable) -> String {
        let line = table.header.indices.map { table.numbers.contains($0) ? "---:" : "---" }
        let rows =
            [table.header, line]
            + table.rows.map { row in
                row.cells.enumerated().map { index, cell in
                    (index == 0 ? row.anchor.map { "<a id=\"\($0)\"></a>" } ?? "" : "") + inline(cell)
                }
            }
        let text = rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
        return (table.caption.map { inline($0) + "\n\n" } ?? "") + text
    }

    private static func formula(_ formula: BookFormula) -> String {
        let facts = formula.facts.map { "- " + inline($0) }.joined(separator: "\n")
        return "<a id=\"\(formula.anchor)\"></a>\n\n**\(escaped(formula.name))** (formel \(formula.number))\n\n"
            + "```\n\(formula.expression)\n```\n\n" + facts
    }

    private static func choice(_ choice: BookChoice) -> String {
        let anchor = choice.anchor.map { "<a id=\"\($0)\"></a>\n\n" } ?? ""
        var text = anchor + "**\(escaped(choice.name))** " + inline(choice.key) + "\n"
        for alternative in choice.alternatives {
            let name = "\(alternative.value): " + escaped(alternative.text)
            text +=
                alternative.chosenBy.isEmpty
                ? "\n- [ ] " + name
                : "\n- [x] **\(name)** (" + alternative.chosenBy.map(escaped).joined(separator: ", ") + ")"
        }
        text += "\n\n" + inline(choice.source)
        return text + (choice.history.map { "\n\n" + table($0) } ?? "")
    }

    private static func example(_ example: BookExample) -> String {
        var lines: [String] = []
        for line in example.lines {
            lines.append("\(line.item): \(line.amount)")
            lines.append("  formel      " + line.working.words)
            lines.append("  med tal     " + line.working.numbers)
            for (index, step) in line.working.steps.enumerated() {
                lines.append((index == 0 ? "  steg        " : "              ") + step.expression + " = " + step.result)
            }
            lines.append("  resultat    \(line.amount) (\(line.isProved ? "bevisad" : "INTE BEVISAD"))")
        }
        let text = "```\n" + (lines.isEmpty ? ["Inga rader."] : lines).joined(separator: "\n") + "\n```"
        return example.employers.isEmpty ? text : "**\(escaped(example.employers))**\n\n" + text
    }

    private static func week(_ week: BookWeek) -> String {
        let width = 20
        var lines = [trimmed(String(repeating: " ", count: width) + (0..<24).map { pad("\($0)", to: 3) }.joined())]
        for row in week.rows {
            var line = pad("\(row.day.swedishWeekday) \(row.day)", to: width)
            for hour in 0..<24 {
                let marks = [hour * 2, hour * 2 + 1].map { slot in
                    row.runs.first { $0.from <= slot && slot < $0.to }?.index.map { week.classes[$0].mark } ?? "·"
                }
                line += pad(marks[0] == marks[1] ? marks[0] : marks.joined(separator: "/"), to: 3)
            }
            lines.append(trimmed(line) + (row.name.isEmpty ? "" : "   " + row.name))
        }
        return inline(week.caption) + "\n\n```\n" + lines.joined(separator: "\n") + "\n```"
    }

    private static func entry(_ entry: BookEntry) -> String {
        "<a id=\"\(entry.anchor)\"></a>\n\n**" + inline(entry.name) + "**\n\n"
            + entry.texts.map { "- " + inline($0) }.joined(separator: "\n")
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    private static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
