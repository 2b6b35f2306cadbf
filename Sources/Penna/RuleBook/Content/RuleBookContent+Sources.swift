//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What the sources' short names stand for.
extension RuleBookContent {
    /// A source with links to the decisions, acts, agreements and publications that it names.
    func text(_ source: Source) -> BookText {
        var names = names
        for named in source.references.flatMap(\.named) { names.sources[named.short] = named.anchor }
        return names.text(source.text)
    }

    /// The acts, agreements and publications that the book refers to; `nil` when it refers to none.
    var sources: RuleDocument.Section? {
        let list = SourceList(rules)
        let named: [(title: String, header: [String], entries: [NamedSource])] = [
            ("Avtal", ["Namn", "Avtal"], list.agreements.map { NamedSource($0) }),
            ("Lagar och annat tryck", ["Namn", "Lag", "Nummer"], list.acts.map { NamedSource($0) }),
            ("Publicerat av andra", ["Namn", "Utgivare", "Vad", "Läst"], list.publications.map { NamedSource($0) }),
        ]
        if named.allSatisfy({ $0.entries.isEmpty }) { return nil }
        var section = RuleDocument.Section(
            part: .appendix, anchor: "kallor", label: "", title: "Källornas namn")
        section.blocks.append(
            .text(
                "Källorna i boken har korta namn. Här står vad de är. Med en plats inom parentes, som AB 25 § 21 (OHR), menas att avtalet är läst genom det som står i parentesen."
            ))
        for (title, header, entries) in named where !entries.isEmpty {
            var table = BookTable(header: header)
            table.rows = entries.map { BookTable.Row(cells: $0.cells, anchor: $0.anchor) }
            section.blocks += [.heading(title, anchor: nil), .table(table)]
        }
        return section
    }
}

/// Something with a name that sources print.
private struct NamedSource {
    let short: String
    let cells: [BookText]

    var anchor: String { "kalla-" + short.anchor }

    init(_ act: Act) {
        short = act.short
        cells = [BookText.unbroken(act.short), BookText(plain: act.name), BookText.unbroken(act.number)]
    }

    init(_ text: AgreementText) {
        short = text.short
        cells = [BookText.unbroken(text.short), NamedSource.linked(text.name, text.address)]
    }

    init(_ publication: Publication) {
        short = publication.short
        cells = [
            BookNames().text(publication.short), BookText(plain: publication.publisher),
            NamedSource.linked(publication.title, publication.address), .day(publication.read),
        ]
    }

    private static func linked(_ text: String, _ address: String?) -> BookText {
        address.map { BookText([.link(text, to: $0)]) } ?? BookNames().text(text)
    }
}

extension Source.Reference {
    /// The acts, agreements and publications that it names.
    fileprivate var named: [NamedSource] {
        switch self {
        case .act(let act, _): [NamedSource(act)]
        case .agreement(let text, _): [NamedSource(text)]
        case .page(let publication, _), .readIn(let publication): [NamedSource(publication)]
        default: []
        }
    }
}
