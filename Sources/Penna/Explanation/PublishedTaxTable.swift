//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Skatteverket's monthly tables as they are published: rows read from the text of the TXT layout.
///
/// The proof goes by the published form of the table, not by the engine's look-up. Positions: 0–1 `30`, 2 `B` (kronor)
/// or `%`, 3–4 table, 5–11 from, 12–18 to (blank: no limit), then six columns of five.
package struct PublishedTaxTable: Sendable {
    private struct Row: Sendable {
        let from: Int64
        let isPercent: Bool
        let columns: [6 of Int64]
    }

    let year: Int64
    private var rows: [Int64: [Row]] = [:]

    /// Reads the tables of a year.
    ///
    /// - Throws: `syntax` with the line that cannot be read.
    package init(year: Int, txt: [UInt8]) throws(ProofError) {
        self.year = Int64(year)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = txt.starts(with: mark) ? txt[3...] : txt[...]
        for (number, line) in body.split(separator: UInt8(ascii: "\n")).enumerated() {
            let wrong = ProofError(.syntax, "Rad \(number + 1) i skattetabellen kan inte läsas.")
            guard PublishedTaxTable.isMonthRow(line), let table = PublishedTaxTable.number(line, 3, 2),
                let from = PublishedTaxTable.number(line, 5, 7)
            else { throw wrong }
            var columns: [6 of Int64] = .init(repeating: 0)
            for column in 0..<6 {
                guard let value = PublishedTaxTable.number(line, 19 + column * 5, 5) else { throw wrong }
                columns[column] = value
            }
            let isPercent = line[line.startIndex + 2] == UInt8(ascii: "%")
            // The look-up halves the rows, so they must lie in order and begin at the first krona.
            guard from > rows[table]?.last?.from ?? 0, rows[table] != nil || from == 1 else { throw wrong }
            rows[table, default: []].append(Row(from: from, isPercent: isPercent, columns: columns))
        }
    }

    /// The tax on an income in whole kronor.
    ///
    /// - Throws: `outsideTable` when there is no such table or column, or the income is negative.
    func tax(table: Int64, column: Int64, income: Int64) throws(ProofError) -> Int64 {
        guard let rows = rows[table], (1...6).contains(column), income >= 0 else {
            throw ProofError(.outsideTable, "Skattetabell \(table) kolumn \(column) har inget värde för \(income) kr.")
        }
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].from <= income { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        let row = rows[low - 1]
        let cell = row.columns[Int(column) - 1]
        return row.isPercent ? income / 100 * cell + income % 100 * cell / 100 : cell
    }

    /// Whether it is a row of a month table; the file for two weeks has the same layout and another start.
    private static func isMonthRow(_ line: ArraySlice<UInt8>) -> Bool {
        (line.count == 49 || (line.count == 50 && line.last == UInt8(ascii: "\r")))
            && (line.starts(with: Array("30B".utf8)) || line.starts(with: Array("30%".utf8)))
    }

    private static func number(_ line: ArraySlice<UInt8>, _ start: Int, _ width: Int) -> Int64? {
        var value: Int64 = 0
        for byte in line[line.startIndex + start..<line.startIndex + start + width] where byte != UInt8(ascii: " ") {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

/// The published tables of one or more years, for look-ups such as `skattetabell[2026; 33; 1; 35000]` and
/// `engångsskatt[2026; 1; 420000]`.
package struct PublishedTaxTables: ProofTables {
    private let years: [PublishedTaxTable]
    private let oneOff: [PublishedOneOffTable]

    /// The tables of these years.
    package init(_ years: [PublishedTaxTable], oneOff: [PublishedOneOffTable] = []) {
        self.years = years
        self.oneOff = oneOff
    }

    /// The tax at a year, table, column and income, or the percentage at a year, column and income; whole numbers.
    ///
    /// - Throws: `unknownTable` for another name, `outsideTable` for a place that the tables do not have.
    package func value(of table: String, _ arguments: [ProofNumber]) throws(ProofError) -> ProofNumber {
        let whole = arguments.compactMap { $0.bottom == 1 ? Int64(exactly: $0.top) : nil }
        let outside = ProofError(
            .outsideTable, "Tabellen \(table) finns inte för det året, eller ett värde är inget heltal.")
        switch table {
        case "skattetabell":
            guard arguments.count == 4, whole.count == 4, let year = years.first(where: { $0.year == whole[0] }) else {
                throw outside
            }
            return ProofNumber(try year.tax(table: whole[1], column: whole[2], income: whole[3]))
        case "engångsskatt":
            guard arguments.count == 3, whole.count == 3, let year = oneOff.first(where: { $0.year == whole[0] })
            else { throw outside }
            return ProofNumber(try year.percent(column: whole[1], income: whole[2]))
        default: throw ProofError(.unknownTable, "Tabellen \(table) finns inte.")
        }
    }
}
