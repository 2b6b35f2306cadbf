//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension RuleDocument {
    /// The document as one HTML page that needs nothing else, written so that a reader of XML understands it too.
    func html() -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>\(HTMLText.escaped(title))</title>
            <style>\(RuleDocumentStyle.css)</style>
            </head>
            <body>
            <a class="skip" href="#bok">Till texten</a>
            <header class="top" id="regelbok">
            <h1>\(HTMLText.escaped(title))</h1>

            """
        for block in preface { page += HTMLText.block(block) + "\n" }
        page += "</header>\n<div class=\"page\">\n" + contents() + "<main id=\"bok\">\n"
        for section in sections { page += HTMLText.section(section) }
        return page + """
            </main>
            </div>
            <a class="up" href="#innehall">Innehåll</a>
            <script>\(RuleDocumentStyle.script)</script>
            </body>
            </html>

            """
    }

    private func contents() -> String {
        var text = """
            <nav id="innehall" aria-label="Innehåll">
            <p class="search" hidden="hidden"><label for="sok">Sök i boken</label>
            <input id="sok" type="search" autocomplete="off" placeholder="ord, nyckel eller belopp" />
            <output id="antal" for="sok"></output></p>

            """
        for (part, heading) in [(Section.Part.overview, "Överblick"), (.rules, "Regler"), (.appendix, "Bilagor")] {
            let entries = sections.filter { $0.part == part }
            if entries.isEmpty { continue }
            text += "<p class=\"part\">\(heading)</p>\n<ul class=\"\(part)\">\n"
            for section in entries {
                let label = HTMLText.escaped(section.label)
                let name = HTMLText.escaped(section.title)
                // On a phone only labels are shown, and those that several have would not tell them apart.
                let isShared = sections.count { $0.label == section.label } > 1
                text += "<li\(isShared && !label.isEmpty ? " class=\"shared\"" : "")><a href=\"#\(section.anchor)\">"
                text += label.isEmpty ? name : "<b>\(label)</b> <span>\(name)</span>"
                text += "</a></li>\n"
            }
            text += "</ul>\n"
        }
        return text + "</nav>\n"
    }
}

/// The parts of a document as HTML.
enum HTMLText {
    static func section(_ section: RuleDocument.Section) -> String {
        var text = "<section id=\"\(section.anchor)\" class=\"\(section.part)\">\n<h2>"
        if !section.label.isEmpty { text += "<span class=\"label\">\(escaped(section.label))</span> " }
        text += "\(escaped(section.title))</h2>\n"
        for block in section.blocks { text += block.isHTMLBlock ? self.block(block) + "\n" : "" }
        return text + "</section>\n"
    }

    static func block(_ block: RuleDocument.Block) -> String {
        switch block {
        case .heading(let text, let anchor): "<h3\(id(anchor))>\(inline(BookNames().text(text)))</h3>"
        case .text(let text): "<p>\(inline(text))</p>"
        case .list(let items): "<ul>" + items.map { "<li>\(inline($0))</li>" }.joined(separator: "\n") + "</ul>"
        case .table(let table): self.table(table)
        case .tables(let tables):
            "<div class=\"small\">\n" + tables.map(self.table).joined(separator: "\n") + "\n</div>"
        case .formula(let formula): self.formula(formula)
        case .choices(let choices):
            "<div class=\"choices\">\n" + choices.map(choice).joined(separator: "\n") + "\n</div>"
        case .examples(let examples): self.examples(examples)
        case .week(let week): self.week(week)
        case .entries(let entries): entries.map(entry).joined(separator: "\n")
        }
    }

    static func inline(_ text: BookText) -> String {
        text.parts.map { part in
            switch part {
            case .plain(let text): escaped(text)
            case .strong(let text): "<strong>\(escaped(text))</strong>"
            case .unbroken(let text): "<span class=\"nb\">\(escaped(text))</span>"
            case .key(let key, let anchor):
                anchor.map { "<a class=\"key\" href=\"#\(escaped($0))\">\(escaped(key))</a>" }
                    ?? "<code class=\"key\">\(escaped(key))</code>"
            case .link(let text, let target): "<a href=\"\(escaped(target))\">\(links(text))</a>"
            case .mark(let confidence): mark(confidence)
            case .tag(let word): "<span class=\"tag\">\(escaped(word))</span>"
            case .swatch(let mark, let index): "<b class=\"swatch k\(index)\">\(escaped(mark))</b>"
            }
        }.joined()
    }

    /// A word of confidence with a sign of its own, so that it can be seen without colour.
    static func mark(_ confidence: Confidence) -> String {
        let sign =
            switch confidence {
            case .confirmed: "✓"
            case .reported: "○"
            case .calculated: "∑"
            case .unconfirmed: "?"
            }
        return "<span class=\"mark \(confidence)\"><b>\(sign)</b> \(confidence.swedish)</span>"
    }

    static func id(_ anchor: String?) -> String { anchor.map { " id=\"\(escaped($0))\"" } ?? "" }

    /// The days of a link's text on one line each.
    private static func links(_ text: String) -> String { inline(BookNames().text(text)) }

    /// A text as markup, with the spaces inside numbers and after § unbroken.
    static func escaped(_ text: String) -> String {
        var result = ""
        var last: Character = " "
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case " " where last == "§": result.append("\u{A0}")
            case " " where last.isNumber && index + 1 < characters.count && characters[index + 1].isNumber:
                result.append("\u{A0}")
            default: result.append(character)
            }
            last = character
        }
        return result
    }

    static func table(_ table: BookTable) -> String {
        let columns = table.header.indices.map { table.numbers.contains($0) ? " class=\"num\"" : "" }
        var text = "<div class=\"scroll\" tabindex=\"0\" role=\"group\""
        text += " aria-label=\"\(escaped(table.caption?.plain ?? table.header[0]))\"><table>"
        if let caption = table.caption { text += "<caption>\(inline(caption))</caption>" }
        text += "<thead><tr>"
        for (index, name) in table.header.enumerated() {
            text += "<th scope=\"col\"\(columns[index])>\(inline(BookNames().text(name)))</th>"
        }
        text += "</tr></thead>\n<tbody>"
        for row in table.rows {
            text += "<tr\(id(row.anchor))" + (row.mark == .none ? ">" : " class=\"\(row.mark.rawValue)\">")
            for (index, cell) in row.cells.enumerated() { text += "<td\(columns[index])>\(inline(cell))</td>" }
            text += "</tr>\n"
        }
        return text + "</tbody></table></div>"
    }

    private static func formula(_ formula: BookFormula) -> String {
        "<div class=\"formula\" id=\"\(formula.anchor)\"><p class=\"name\"><strong>\(inline(BookNames().text(formula.name)))</strong> "
            + "<span class=\"nb\">formel \(formula.number)</span> \(mark(formula.confidence))</p>\n"
            + "<pre tabindex=\"0\">\(escaped(formula.expression))</pre>\n<ul class=\"facts\">"
            + formula.facts.map { "<li>\(inline($0))</li>" }.joined() + "</ul></div>"
    }

    private static func choice(_ choice: BookChoice) -> String {
        var text =
            "<div class=\"choice\"\(id(choice.anchor))><p class=\"name\"><strong>\(inline(BookNames().text(choice.name)))</strong> "
        text += inline(choice.key) + "</p>\n<ul>"
        for alternative in choice.alternatives {
            let chosen = !alternative.chosenBy.isEmpty
            text += "<li class=\"\(chosen ? "chosen" : "other")\"><span class=\"sign\">\(chosen ? "●" : "○")</span> "
            text += "<span><span class=\"nb\">\(alternative.value)</span> \(inline(BookNames().text(alternative.text)))"
            for name in alternative.chosenBy { text += " <span class=\"tag\">\(escaped(name))</span>" }
            text += "</span></li>"
        }
        text += "</ul>\n<p class=\"source\">\(inline(choice.source))</p>"
        return text + (choice.history.map(table) ?? "") + "</div>"
    }

    private static func entry(_ entry: BookEntry) -> String {
        "<div class=\"entry\" id=\"\(escaped(entry.anchor))\"><h3>\(inline(entry.name))</h3>\n"
            + entry.texts.map { "<p>\(inline($0))</p>" }.joined(separator: "\n") + "</div>"
    }
}

extension RuleDocument.Block {
    /// Whether there is something of it to see.
    fileprivate var isHTMLBlock: Bool {
        switch self {
        case .tables(let tables): !tables.isEmpty
        case .choices(let choices): !choices.isEmpty
        case .examples(let examples): !examples.isEmpty
        default: true
        }
    }
}
