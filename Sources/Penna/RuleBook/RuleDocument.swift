//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// A document of headings, texts, tables and lists, which can be written as Markdown or HTML.
struct RuleDocument {
    /// A part of a document.
    enum Block: Hashable {
        /// A heading of level 1–3, and the name that links lead to.
        case heading(Int, String, anchor: String)
        case text(String)
        /// A text with a source in it.
        case sourced(String, Source, String)
        /// An expression, or a line worked out.
        case code([String])
        case table([String], [[Cell]])
        case list([String])
    }

    /// What stands in a place of a table.
    enum Cell: Hashable, ExpressibleByStringInterpolation {
        case text(String)
        case source(Source)

        init(stringLiteral value: String) { self = .text(value) }
    }

    /// The title.
    let title: String

    /// The parts in order.
    var blocks: [Block] = []

    /// The document as GitHub Markdown, ended by a newline.
    func markdown() -> String {
        blocks.map(RuleDocument.markdown).joined(separator: "\n\n") + "\n"
    }

    private static func markdown(_ block: Block) -> String {
        switch block {
        case .heading(let level, let text, let anchor):
            (level == 1 ? "" : "<a id=\"\(anchor)\"></a>\n\n") + String(repeating: "#", count: level) + " " + text
        case .text(let text): text
        case .sourced(let before, let source, let after): before + markdown(source) + after
        case .code(let lines): "```\n" + lines.joined(separator: "\n") + "\n```"
        case .list(let items): items.map { "- " + $0 }.joined(separator: "\n")
        case .table(let header, let rows):
            ([header, header.map { _ in "---" }] + rows.map { $0.map(markdown) }).map { row in
                "| " + row.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ") + " |"
            }.joined(separator: "\n")
        }
    }

    private static func markdown(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): text
        case .source(let source): markdown(source)
        }
    }

    private static func markdown(_ source: Source) -> String { source.markdown(decisions: "Decisions.md") }

    /// The document as one HTML page that needs nothing else.
    func html() -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(RuleDocument.escaped(title))</title>
            <style>
            body { font: 16px/1.5 serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
            h2 { border-top: 1px solid #bbb; padding-top: 1rem; margin-top: 2.5rem; }
            table { border-collapse: collapse; font-size: 0.85rem; margin: 1rem 0; }
            th, td { border: 1px solid #ccc; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }
            pre { background: #f4f4f0; padding: 0.7rem; white-space: pre-wrap; }
            nav ul { columns: 2; }
            @media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } pre, tr { break-inside: avoid; } }
            </style>
            </head>
            <body>
            <nav><ul>

            """
        for case .heading(2, let text, let anchor) in blocks {
            page += "<li><a href=\"#\(anchor)\">\(RuleDocument.escaped(text))</a></li>\n"
        }
        page += "</ul></nav>\n"
        for block in blocks { page += RuleDocument.html(block) + "\n" }
        return page + "</body>\n</html>\n"
    }

    private static func html(_ block: Block) -> String {
        switch block {
        case .heading(let level, let text, let anchor): "<h\(level) id=\"\(anchor)\">\(escaped(text))</h\(level)>"
        case .text(let text): "<p>\(escaped(text))</p>"
        case .sourced(let before, let source, let after): "<p>\(escaped(before))\(html(source))\(escaped(after))</p>"
        case .code(let lines): "<pre>\(escaped(lines.joined(separator: "\n")))</pre>"
        case .list(let items): "<ul>" + items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
        case .table(let header, let rows):
            "<table><thead><tr>" + header.map { "<th>\(escaped($0))</th>" }.joined() + "</tr></thead>\n<tbody>"
                + rows.map { "<tr>" + $0.map { "<td>\(html($0))</td>" }.joined() + "</tr>" }.joined(separator: "\n")
                + "</tbody></table>"
        }
    }

    private static func html(_ cell: Cell) -> String {
        switch cell {
        case .text(let text) where text.hasPrefix("http"): link(text, to: text)
        case .text(let text): escaped(text)
        case .source(let source): html(source)
        }
    }

    private static func html(_ source: Source) -> String {
        source.rendered(plain: escaped, decision: { $0.name }) { publication in
            publication.address.map { link(publication.short, to: $0) } ?? escaped(publication.short)
        }
    }

    private static func link(_ text: String, to address: String) -> String {
        "<a href=\"\(escaped(address))\">\(escaped(text))</a>"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
