//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// What anybody expects of a tax: more pay, no less tax.
@Suite("More pay and less tax in the tables")
struct TaxTableOrderTests {
    @Test(
        "Rows of kronor never fall, nor do percentages, in any table, column and year", arguments: [2024, 2025, 2026])
    func neverLess(year: Int) throws {
        var falls: [String] = []
        for (row, next) in try neighbours(year) where row.row.kind == next.row.kind {
            for column in 0..<6 where next.values[column] < row.values[column] {
                falls.append("\(next.row) kolumn \(column + 1)")
            }
        }
        #expect(falls.isEmpty)
    }

    /// Within a row of percent the tax is a constant share of the pay; here at the ends of each row and at its next krona.
    @Test("Inside a row of percent the tax grows with the pay, and never exceeds it", arguments: [2024, 2025, 2026])
    func insidePercentRows(year: Int) throws {
        var wrong: [String] = []
        for line in try MadeTables.lines(year) where line.row.kind == .percent {
            for (column, percent) in zip(TaxColumn.allCases, line.values) {
                let pays = [line.row.from, line.row.from + 1, line.row.to ?? 10_000_000]
                let taxes = pays.map { $0 * percent / 100 }
                if taxes != taxes.sorted() || percent > 100 { wrong.append("\(line.row) \(column)") }
            }
        }
        #expect(wrong.isEmpty)
    }

    /// The columns of each table where the first kronor above 80 000 kr have less tax than 80 000 kr have.
    private static let falls: [(year: Int, largest: Int64, places: String)] = [
        (2024, 361, "29:1234 30:134 31:134 32:3 33:3 34:4 35:14 36:12 37:12 38:2 39:24 40:3456 41:356 42:1356"),
        (2025, 358, "29:56 30:256 31:23456 32:1234 33:123 34:3 36:4 37:4 38:12 39:12 40:23 41:234 42:34"),
        (2026, 357, "30:4 31:2 32:123 33:1234 34:13 36:4 38:1 39:124 40:234 41:23 42:3456"),
    ]

    /// The published tables' own falls, read from the files of 2025 and 2026; that of 2024 could not be had.
    ///
    /// Above 80 000 kr there are whole percentages, and here one was rounded down: table 33 column 1 of 2026 has 26 595 kr
    /// on 80 000 kr and 33 % of 80 001 kr, 26 400 kr.
    @Test("The only places with less tax on more pay are where kronor turn into percent", arguments: falls)
    func whereKronorTurnIntoPercent(year: Int, largest: Int64, places: String) throws {
        var found: [Int: String] = [:]
        var falls: [Int64] = []
        for (row, next) in try neighbours(year) where row.row.kind != next.row.kind {
            #expect(row.row.to == 80_000 && next.row.from == 80_001)
            for column in 0..<6 {
                let fall = row.values[column] - 80_001 * next.values[column] / 100
                guard fall > 0 else { continue }
                falls.append(fall)
                found[row.row.table, default: ""] += "\(column + 1)"
            }
        }
        let text = found.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")
        #expect(text == places)
        #expect(falls.max() == largest)
    }

    @Test("A higher table never gives less tax on the same pay", arguments: [2024, 2025, 2026])
    func higherTable(year: Int) throws {
        let lines = try MadeTables.lines(year).filter { $0.row.kind == .kronor }
        let rows = lines.count / 14
        var falls: [String] = []
        for index in rows..<lines.count {
            for column in 0..<6 where lines[index].values[column] < lines[index - rows].values[column] {
                falls.append("\(lines[index].row) kolumn \(column + 1)")
            }
        }
        #expect(lines.count == 14 * 481)
        #expect(falls.isEmpty)
    }

    @Test("The rows of a table follow each other without gap, the last one open", arguments: [2024, 2025, 2026])
    func withoutGap(year: Int) throws {
        let lines = try MadeTables.lines(year)
        #expect(lines.count { $0.row.from == 1 } == 14)
        #expect(lines.count { $0.row.to == nil } == 14)
        #expect(try neighbours(year).allSatisfy { $0.row.to.map { $0 + 1 } == $1.row.from })
    }

    /// Lines that follow each other in a table.
    private func neighbours(_ year: Int) throws -> [(TaxTableLine, TaxTableLine)] {
        let lines = try MadeTables.lines(year)
        return zip(lines, lines.dropFirst()).filter { $0.row.table == $1.row.table }
    }
}
