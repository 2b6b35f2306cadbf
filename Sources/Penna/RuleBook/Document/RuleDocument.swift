//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// The rule book as a document: sections of texts, tables and pictures, which can be written as Markdown or HTML.
struct RuleDocument: Sendable {
    /// The title.
    let title: String

    /// What is said under the title, before the contents.
    var preface: [Block] = []

    /// The sections in order; the contents follow from them.
    var sections: [Section] = []

    /// A section with a way to it from the contents.
    struct Section: Sendable {
        /// Which part of the book it is in.
        enum Part: Sendable {
            case overview, rules, appendix
        }

        let part: Part
        /// The name that links lead to.
        let anchor: String
        /// The short name, such as `§ 21`.
        let label: String
        /// The rest of its heading.
        let title: String
        var blocks: [Block] = []
    }

    /// A part of a section.
    enum Block: Sendable {
        case heading(String, anchor: String?)
        case text(BookText)
        case list([BookText])
        case table(BookTable)
        /// Small tables that may stand side by side.
        case tables([BookTable])
        case formula(BookFormula)
        case choices([BookChoice])
        case examples([BookExample])
        case week(BookWeek)
        case entries([BookEntry])
    }
}

/// A table whose rows may be marked.
struct BookTable: Sendable {
    enum Mark: String, Sendable {
        case none = ""
        /// A local figure of an employer.
        case local
        /// What is not the same for all employers.
        case differs
        /// A value that nobody has confirmed.
        case unconfirmed
    }

    struct Row: Sendable {
        var cells: [BookText]
        var mark = Mark.none
        var anchor: String?
    }

    var caption: BookText?
    let header: [String]
    /// The columns of numbers, which stand to the right.
    var numbers: Set<Int> = []
    var rows: [Row] = []

    /// The table without columns that have nothing in them.
    func withoutEmptyColumns() -> BookTable {
        let kept = header.indices.filter { column in rows.contains { !$0.cells[column].isEmpty } }
        var table = BookTable(caption: caption, header: kept.map { header[$0] })
        table.numbers = Set(kept.indices.filter { numbers.contains(kept[$0]) })
        table.rows = rows.map { row in
            Row(cells: kept.map { row.cells[$0] }, mark: row.mark, anchor: row.anchor)
        }
        return table
    }
}

/// A formula with what is to be known of it.
struct BookFormula: Sendable {
    let anchor: String
    let name: String
    let number: UInt16
    let expression: String
    let confidence: Confidence
    let facts: [BookText]
}

/// Something that can be chosen, with its alternatives.
struct BookChoice: Sendable {
    struct Alternative: Sendable {
        let value: Int
        let text: String
        /// Whose choice it is: the agreement's, or an employer's by name.
        var chosenBy: [String]
    }

    let anchor: String?
    let name: String
    let key: BookText
    let alternatives: [Alternative]
    /// Where the agreement's choice is from, or that the employer must choose.
    let source: BookText
    let history: BookTable?
}

/// A worked example, for one employer or for several beside each other.
struct BookExample: Sendable {
    struct Line: Hashable, Sendable {
        let item: String
        let amount: String
        let working: FormulaSteps
        let isProved: Bool
    }

    /// Whose it is; empty where all have the same.
    let employers: String
    let lines: [Line]
}

/// Hours of days as a picture.
struct BookWeek: Hashable, Sendable {
    struct Run: Hashable, Sendable {
        /// The half hours it begins and ends at.
        let from: Int
        let to: Int
        /// The place of its class in the legend; `nil` for no class.
        let index: Int?
    }

    struct Row: Hashable, Sendable {
        let day: Day
        /// What the day is called, such as `långfredagen`.
        let name: String
        let runs: [Run]
    }

    struct Class: Hashable, Sendable {
        let mark: String
        let name: String
        let amount: String
    }

    var caption: BookText
    let classes: [Class]
    let rows: [Row]
}

/// An entry of a list of decisions or sources.
struct BookEntry: Sendable {
    let anchor: String
    let name: BookText
    let texts: [BookText]
}
