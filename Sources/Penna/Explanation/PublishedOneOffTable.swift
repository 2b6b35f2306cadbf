//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The percentages of one-off amounts of a year, read from the text that the results carry.
///
/// Rows are `year;column;income_from;income_to;percent` in whole kronor and whole percent, without an end in the last
/// row of a column.
package struct PublishedOneOffTable: Sendable {
    private struct Row: Sendable {
        let column: Int64
        let from: Int64
        let percent: Int64
    }

    let year: Int64
    private var rows: [Row] = []

    /// Reads the table of a year.
    ///
    /// - Throws: `syntax` with the line that cannot be read.
    package init(year: Int, csv: String) throws(ProofError) {
        self.year = Int64(year)
        for (number, line) in csv.split(separator: "\n").enumerated().dropFirst() {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false)
            guard fields.count == 5, Int64(fields[0]) == self.year, let column = Int64(fields[1]),
                let from = Int64(fields[2]), let percent = Int64(fields[4]),
                from > rows.last(where: { $0.column == column })?.from ?? -1
            else { throw ProofError(.syntax, "Rad \(number + 1) i engångstabellen kan inte läsas.") }
            rows.append(Row(column: column, from: from, percent: percent))
        }
    }

    /// The percentage at a yearly income in whole kronor.
    ///
    /// - Throws: `outsideTable` when the column is not there, or the income is negative.
    func percent(column: Int64, income: Int64) throws(ProofError) -> Int64 {
        guard income >= 0, let row = rows.last(where: { $0.column == column && $0.from <= income }) else {
            throw ProofError(.outsideTable, "Engångstabellen har ingen kolumn \(column) för \(income) kr.")
        }
        return row.percent
    }
}
