//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Readings of the rule book's page that its tests share.
enum BookPageText {
    /// The text with ordinary spaces.
    static func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    /// The text with all spaces unbroken, so that it does not matter which are.
    static func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

    /// The first day in a row of a table, or in a choice's line of sources.
    static func firstDay(_ element: BookElement) -> String? {
        element.elements("span", "nb").map(\.text).first { $0.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil }
    }

    /// What a mark of confidence is about: a formula, or a figure with the first day of the value.
    static func owner(of mark: BookElement) -> String? {
        var row: BookElement?
        var element = mark.parent
        while let here = element {
            if here.name == "tr" { row = here }
            if here.classes.contains("formula") { return here.id }
            if here.name == "table" {
                let key = here.elements("caption").first?.elements("a").first?.attributes["href"]?.dropFirst()
                guard let row, let key = row.id ?? key.map(String.init) ?? keyed(row) else { return nil }
                return firstDay(row).map { key + " " + $0 } ?? legend(row, key, in: here)
            }
            if here.classes.contains("choice"), let source = here.elements("p", "source").first {
                return (here.id ?? "") + " " + (firstDay(source) ?? "")
            }
            element = here.parent
        }
        return nil
    }

    /// The key that a row leads to.
    private static func keyed(_ row: BookElement) -> String? {
        row.elements("a", "key").first?.attributes["href"].map { String($0.dropFirst()) }
    }

    /// A row of the legend of hours has no day of its own; it is about the value in force.
    private static func legend(_ row: BookElement, _ key: String, in table: BookElement) -> String? {
        var root = table
        while let parent = root.parent { root = parent }
        return root.element(id: key).flatMap(firstDay).map { key + " " + $0 }
    }
}

/// The cells of a picture of hours, read back.
struct BookWeekCells {
    let name: String
    /// The letters of each half hour; empty for none.
    let slots: [String]

    static func read(_ week: BookElement) throws -> [BookWeekCells] {
        week.elements("tr").dropFirst().map { row in
            BookWeekCells(
                name: row.elements("th").first?.text ?? "",
                slots: row.elements("td").flatMap { cell in
                    let letters = cell.elements("b").first?.text ?? ""
                    return [String](repeating: letters, count: Int(cell.attributes["colspan"] ?? "") ?? 0)
                })
        }
    }

    /// The day as runs, such as `19–22 D`.
    var runs: String {
        var runs: [(letters: String, from: Int, to: Int)] = []
        for (slot, letters) in slots.enumerated() {
            if let last = runs.last, last.letters == letters {
                runs[runs.count - 1].to = slot + 1
            } else {
                runs.append((letters, slot, slot + 1))
            }
        }
        func clock(_ slot: Int) -> String { slot % 2 == 0 ? "\(slot / 2)" : "\(slot / 2).30" }
        return runs.filter { !$0.letters.isEmpty }.map { "\(clock($0.from))–\(clock($0.to)) \($0.letters)" }
            .joined(separator: ", ")
    }
}
