//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The decisions that the book's sources refer to, and what rests on them.
extension RuleBookContent {
    var decisions: RuleDocument.Section? {
        let decisions = SourceList(rules).decisions
        if decisions.isEmpty { return nil }
        var section = RuleDocument.Section(
            part: .appendix, anchor: "beslut", label: "", title: "Beslut som reglerna vilar på")
        section.blocks = [
            .text(
                "Där avtal och lag tiger, eller läses på flera sätt, måste någon bestämma. Här står det som boken hänvisar till: frågan, vad den får som inte säger något, och varför. Alla beslut, också med vad andra gör, står på engelska i Documentation/Decisions.md."
            ),
            .entries(decisions.map(entry)),
        ]
        return section
    }

    private func entry(_ decision: DecisionID) -> BookEntry {
        var texts: [BookText] = []
        let told = DecisionTexts.text(decision)
        if let told {
            texts = [
                BookText([.strong("Vald läsning: ")]) + names.text(told.choice),
                BookText([.strong("Varför: ")]) + names.text(told.why),
            ]
        }
        var figures = BookText()
        for figure in rules.flatMap(\.figures)
        where figure.rows.contains(where: { $0.source.decisions.contains(decision) }) {
            figures = figures + (figures.isEmpty ? "" : ", ") + BookText([.key(figure.key, to: figure.key)])
        }
        for formula in rules.flatMap(\.formulas)
        where formula.source.decisions.contains(decision) {
            let number = formula.id.number
            figures =
                figures + (figures.isEmpty ? "" : ", ")
                + BookText([.link("formel\u{A0}\(number)", to: "#formel-\(number)")])
        }
        texts.append(BookText([.strong("Vilar på det: ")]) + figures + ".")
        return BookEntry(
            anchor: "beslut-" + decision.name.anchor,
            name: names.text(decision.name + (told.map { ". " + $0.question } ?? "")),
            texts: texts)
    }
}
