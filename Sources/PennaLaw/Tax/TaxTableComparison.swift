//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What a published file of tax tables says, beside what Penna calculates.
///
/// Made by ``TaxTableFile/compare(_:year:)``.
public struct TaxTableComparison: Hashable, Sendable {
    /// The layout of the file.
    public let layout: TaxTableFile.Layout

    /// The income year of the tables.
    public let year: IncomeYear

    /// Every difference: cells, limits and missing rows in the order of the tables, then rows that only the file has,
    /// then rows out of order, both in the order of the file.
    public let differences: [TaxTableDifference]

    /// The digest of the file.
    public let digestOfFile: SHA256.Digest

    /// The digest of what Penna writes for the year in the same layout.
    public let digestOfPenna: SHA256.Digest

    /// Whether the file has the same rows in the same order, with the same limits and the same cells.
    public var isIdentical: Bool { differences.isEmpty }

    /// Whether the file is the same to the last byte.
    ///
    /// A copy that somebody has saved anew is often identical without it: other line ends, no byte order mark, `null`
    /// for an empty field.
    public var hasSameBytes: Bool { digestOfFile == digestOfPenna }
}

/// Which row of the published tables is meant.
public struct TaxTableRow: Hashable, Sendable {
    /// What the cells of a row are.
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// Whole kronor: the tax itself (30B).
        case kronor
        /// Whole percentages of the pay (30%).
        case percent
    }

    /// The number of the table.
    public let table: Int

    /// What the cells are.
    public let kind: Kind

    /// The lowest pay of the row, in whole kronor.
    public let from: Int64

    /// The highest pay of the row, in whole kronor; `nil` for the last row, which has no end.
    public internal(set) var to: Int64?

    /// A row.
    public init(table: Int, kind: Kind, from: Int64, to: Int64?) {
        self.table = table
        self.kind = kind
        self.from = from
        self.to = to
    }

    /// The limits as a Swedish reader expects them, such as `35 001–35 200 kr`.
    public var limits: String {
        let first = DecimalText.swedish(from, scale: 0)
        guard let to else { return "från \(first) kr" }
        return "\(first)–\(DecimalText.swedish(to, scale: 0)) kr"
    }

    /// Whether the row stands before another in the published files.
    func precedes(_ other: TaxTableRow) -> Bool {
        if table != other.table { return table < other.table }
        if kind != other.kind { return kind == .kronor }
        return from < other.from
    }
}

/// One thing that a published file and Penna do not agree on; `line` is the line of the file, counted from 1.
@nonexhaustive
public enum TaxTableDifference: Hashable, Sendable {
    /// A cell has another value.
    case cell(TaxTableRow, TaxColumn, file: Int64, penna: Int64, line: Int)
    /// A row begins or ends at another pay.
    case limits(file: TaxTableRow, penna: TaxTableRow, line: Int)
    /// A row that Penna calculates is not in the file.
    case missingRow(TaxTableRow)
    /// A row of the file is none that Penna calculates, or stands there twice.
    case unknownRow(TaxTableRow, line: Int)
    /// A row stands after one that it should stand before.
    case order(TaxTableRow, line: Int)

    /// What differs, in Swedish, on one line.
    public var swedish: String {
        switch self {
        case .cell(let row, let column, let file, let penna, let line):
            let unit = row.kind == .percent ? "%" : "kr"
            let values =
                "filen \(DecimalText.swedish(file, scale: 0)) \(unit), Penna \(DecimalText.swedish(penna, scale: 0)) \(unit)"
            return "Rad \(line): tabell \(row.table), \(row.limits), kolumn \(column.rawValue): \(values)"
        case .limits(let file, let penna, let line):
            return "Rad \(line): tabell \(penna.table), gränser: filen \(file.limits), Penna \(penna.limits)"
        case .missingRow(let row):
            return "Raden saknas i filen: tabell \(row.table), \(row.limits)\(row.kind == .percent ? ", procent" : "")"
        case .unknownRow(let row, let line):
            return "Rad \(line): tabell \(row.table), \(row.limits)\(row.kind == .percent ? ", procent" : ""): "
                + "raden finns bara i filen, eller står där två gånger"
        case .order(let row, let line):
            return "Rad \(line): tabell \(row.table), \(row.limits): raden står efter en som ska komma senare"
        }
    }
}
