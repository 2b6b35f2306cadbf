//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

extension TaxTableFile {
    /// Compares a published file of month tables with what Penna calculates, row by row and cell by cell.
    ///
    /// The layout is found from the file. Read are `allmanna-tabeller-manad.txt` with or without a byte order mark, and
    /// the open data in ISO 8859-1 or UTF-8, with `null` or nothing in empty fields and with or without its always
    /// empty Kolumn 7; both with LF or CRLF.
    ///
    /// - Parameters:
    ///   - file: the file, whole.
    ///   - year: the income year of the tables. The text file does not say it, so it must be given there; the open data
    ///     say it, and then it must be the same if given.
    /// - Throws: `invalidValue`, naming the line, when a line cannot be read or the year is not the file's;
    ///   `missingFact` when no year is known; `notImplemented` for tables of two weeks' pay (14B); `yearNotCovered`,
    ///   naming the year, when it has no parameters.
    /// - Complexity: some tens of milliseconds for a year.
    public static func compare(
        _ file: [UInt8], year: IncomeYear? = nil, years: PayYears = .builtIn
    ) throws(PayrollError) -> TaxTableComparison {
        let published = try TaxTableFileReader(file, year: year)
        return compare(file, published, try lines(year: published.year, years: years))
    }

    /// Compares a published file with lines made before, for callers who compare many files of one year.
    package static func compare(
        _ file: [UInt8], year: IncomeYear, with own: [TaxTableLine]
    ) throws(PayrollError) -> TaxTableComparison {
        compare(file, try TaxTableFileReader(file, year: year), own)
    }

    private static func compare(
        _ file: [UInt8], _ published: TaxTableFileReader, _ own: [TaxTableLine]
    ) -> TaxTableComparison {
        let ownFile = bytes(of: own, year: published.year, layout: published.layout)
        return TaxTableComparison(
            layout: published.layout, year: published.year, differences: differences(published.lines, own),
            digestOfFile: SHA256.hash(of: file), digestOfPenna: SHA256.hash(of: ownFile))
    }

    private static func differences(
        _ published: [TaxTableFileReader.Line], _ own: [TaxTableLine]
    ) -> [TaxTableDifference] {
        let pairs = pairs(published, own)
        var differences: [TaxTableDifference] = []
        for (line, pair) in zip(own, pairs.publishedOfOwn) {
            guard let pair else {
                differences.append(.missingRow(line.row))
                continue
            }
            append(published[pair], line, to: &differences)
        }
        for (index, line) in published.enumerated() where !pairs.isPaired[index] {
            differences.append(.unknownRow(line.content.row, line: line.number))
        }
        for (previous, line) in zip(published, published.dropFirst())
        where line.content.row.precedes(previous.content.row) {
            differences.append(.order(line.content.row, line: line.number))
        }
        return differences
    }

    private static func append(
        _ published: TaxTableFileReader.Line, _ own: TaxTableLine, to differences: inout [TaxTableDifference]
    ) {
        let file = published.content
        if file.row != own.row {
            differences.append(.limits(file: file.row, penna: own.row, line: published.number))
        }
        for column in TaxColumn.allCases {
            let (fileValue, ownValue) = (file.values[column.rawValue - 1], own.values[column.rawValue - 1])
            if fileValue != ownValue {
                differences.append(
                    .cell(own.row, column, file: fileValue, penna: ownValue, line: published.number))
            }
        }
    }
}

extension TaxTableFile {
    /// Which rows belong together.
    private struct Pairs {
        /// For each of Penna's rows the place of its row in the file.
        var publishedOfOwn: [Int?]
        /// For each row of the file whether it has one of Penna's.
        var isPaired: [Bool]
    }

    /// An end of a row: what it begins with, or what it ends with.
    private struct RowEnd: Hashable {
        let table: Int
        let kind: TaxTableRow.Kind
        let pay: Int64?
    }

    /// Rows belong together that begin with the same pay; then, among the rest, those that end with the same pay.
    private static func pairs(_ published: [TaxTableFileReader.Line], _ own: [TaxTableLine]) -> Pairs {
        var pairs = Pairs(
            publishedOfOwn: [Int?](repeating: nil, count: own.count),
            isPaired: [Bool](repeating: false, count: published.count))
        pair(published, own, &pairs) { RowEnd(table: $0.table, kind: $0.kind, pay: $0.from) }
        pair(published, own, &pairs) { RowEnd(table: $0.table, kind: $0.kind, pay: $0.to) }
        return pairs
    }

    private static func pair(
        _ published: [TaxTableFileReader.Line], _ own: [TaxTableLine], _ pairs: inout Pairs,
        by end: (TaxTableRow) -> RowEnd
    ) {
        var left: [RowEnd: Int] = [:]
        for (index, line) in own.enumerated() where pairs.publishedOfOwn[index] == nil { left[end(line.row)] = index }
        for (index, line) in published.enumerated() where !pairs.isPaired[index] {
            // Taken once: a row that stands twice in the file is one too many.
            guard let match = left.removeValue(forKey: end(line.content.row)) else { continue }
            pairs.publishedOfOwn[match] = index
            pairs.isPaired[index] = true
        }
    }
}
