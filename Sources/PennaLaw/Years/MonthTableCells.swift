//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// The published cells of a year's month tables, taken as they stand.
package struct MonthTableCells: Sendable {
    /// The year.
    package let year: IncomeYear

    /// All lines, table after table, each from its lowest pay to its highest.
    package let lines: [TaxTableLine]

    /// Where they were read, and how well they are known.
    package let mark: FigureMark

    /// Takes published lines.
    ///
    /// - Throws: `invalidValue`, naming table and pay, when a table is not there, has a hole or an overlap, has kronor
    ///   after percentages, does not end openly, or has a tax above the pay or a percentage above 100.
    package init(_ lines: [TaxTableLine], year: IncomeYear, mark: FigureMark) throws(PayrollError) {
        self.init(year: year, lines, mark)
        for number in TaxTable.numbers { try MonthTableCells.check(self.lines(of: number), number) }
        if let other = lines.first(where: { !TaxTable.numbers.contains($0.row.table) }) {
            throw PayrollError(
                .invalidValue, "Tabellfilen har en tabell \(other.row.table). Det finns tabellerna 29–42.")
        }
    }

    /// Takes rows of the text layout, as a document has them.
    ///
    /// - Throws: as ``init(_:year:mark:)``; `invalidValue`, naming the row, when one cannot be read.
    package init(rows: [String], year: IncomeYear, mark: FigureMark) throws(PayrollError) {
        let file = Array(rows.joined(separator: "\n").utf8)
        try self.init(try TaxTableFileReader(file, year: year).lines.map { $0.content }, year: year, mark: mark)
    }

    /// The rows of the text layout.
    package var rows: [String] {
        let file = String(decoding: TaxTableFile.bytes(of: lines, year: year, layout: .txt).dropFirst(3), as: UTF8.self)
        return file.split(separator: "\n").map(String.init)
    }

    private init(year: IncomeYear, _ lines: [TaxTableLine], _ mark: FigureMark) {
        self.year = year
        self.lines = lines
        self.mark = mark
    }

    /// The lines of a table.
    package func lines(of number: Int) -> [TaxTableLine] { lines.filter { $0.row.table == number } }

    /// The same cells for another year.
    func standing(in year: IncomeYear, _ mark: FigureMark) -> MonthTableCells {
        MonthTableCells(year: year, lines, mark)
    }

    private static func check(_ lines: [TaxTableLine], _ number: Int) throws(PayrollError) {
        func wrong(_ what: String) -> PayrollError {
            PayrollError(
                .invalidValue, "Skattetabell \(number): \(what). Hämta tabellfilen på nytt från Skatteverket.")
        }
        guard let last = lines.last else { throw wrong("tabellen saknas") }
        guard last.row.to == nil else { throw wrong("sista raden (\(last.row.limits)) har ett slut") }
        var next: Int64 = 1
        var isPercent = false
        for line in lines {
            let row = line.row
            guard row.from == next else {
                throw wrong(
                    row.from > next
                        ? "raderna mellan \(next) och \(row.from) kr saknas"
                        : "rad \(row.limits) står två gånger eller på fel plats")
            }
            guard row.to.map({ $0 >= row.from }) ?? true, row.to != nil || row == last.row else {
                throw wrong("rad \(row.limits) har fel slut")
            }
            guard !isPercent || row.kind == .percent else { throw wrong("rad \(row.limits) har kronor efter procent") }
            isPercent = row.kind == .percent
            // The published layouts have seven characters for a pay and five for a cell.
            guard row.to ?? row.from <= 9_999_999 else { throw wrong("rad \(row.limits) har en för hög lön") }
            let most = isPercent ? 100 : min(row.to ?? row.from, 99_999)
            guard line.values.count == TaxColumn.allCases.count, line.values.allSatisfy({ (0...most).contains($0) })
            else {
                throw wrong("rad \(row.limits) har en cell som är mer än \(isPercent ? "100 %" : "lönen")")
            }
            next = (row.to ?? row.from) + 1
        }
    }
}

/// A table's published rows, ready for look-up.
final class PublishedTaxRows: Sendable {
    private let from: [Int64]
    private let isPercent: [Bool]
    /// The six columns of the first row, then of the next.
    private let values: [Int64]

    init(_ lines: [TaxTableLine]) {
        from = lines.map { $0.row.from }
        isPercent = lines.map { $0.row.kind == .percent }
        values = lines.flatMap { $0.values }
    }

    /// The tax in whole kronor on a pay in whole kronor of at least zero.
    func tax(on pay: Int64, _ column: TaxColumn) -> Int64 {
        var low = 0
        var high = from.count
        while low < high {
            let middle = (low + high) / 2
            if from[middle] <= pay { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        let value = values[(low - 1) * TaxColumn.allCases.count + column.rawValue - 1]
        return isPercent[low - 1] ? pay / 100 * value + pay % 100 * value / 100 : value
    }
}
