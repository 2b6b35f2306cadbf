//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Published tax tables compared with Penna's: what differs")
struct TaxTableDifferenceTests {
    private static func kronor(_ table: Int, _ from: Int64, _ to: Int64?) -> TaxTableRow {
        TaxTableRow(table: table, kind: .kronor, from: from, to: to)
    }

    @Test("A changed cell in kronor is reported, and nothing else")
    func changedCell() throws {
        var file = try EditedFile(2026, .txt)
        let line = try file.replace("30B33  34801  35000", "35000 7134", "35000 7135")
        let comparison = try file.compared()
        #expect(
            comparison.differences == [
                .cell(Self.kronor(33, 34_801, 35_000), .lon, file: 7_135, penna: 7_134, line: line)
            ])
        #expect(!comparison.isIdentical && !comparison.hasSameBytes)
        #expect(comparison.digestOfFile == SHA256.hash(of: file.bytes))
        #expect(try comparison.digestOfPenna == SHA256.hash(of: MadeTables.file(2026, .txt)))
        #expect(
            comparison.differences[0].swedish
                == "Rad \(line): tabell 33, 34\u{A0}801–35\u{A0}000 kr, kolumn 1: filen 7\u{A0}135 kr, Penna 7\u{A0}134 kr"
        )
    }

    @Test("A changed percentage is reported with its sign")
    func changedPercentage() throws {
        var file = try EditedFile(2025, .csv)
        let index = try #require(file.lines.lastIndex { $0.contains(";30%;42;") })
        var fields = file.lines[index].components(separatedBy: ";")
        let (from, percent) = (try #require(Int64(fields[3])), try #require(Int64(fields[10])))
        #expect(fields[4].isEmpty)
        fields[10] = "\(percent - 1)"
        file.lines[index] = fields.joined(separator: ";")
        let row = TaxTableRow(table: 42, kind: .percent, from: from, to: nil)
        let differences = try file.compared().differences
        #expect(
            differences == [
                .cell(row, .pension, file: percent - 1, penna: percent, line: file.number(index))
            ])
        #expect(differences[0].swedish.hasSuffix("kolumn 6: filen \(percent - 1) %, Penna \(percent) %"))
        #expect(differences[0].swedish.contains("från "))
    }

    @Test("Any cells changed at random are those reported", arguments: [1, 2] as [UInt64])
    func randomCells(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let layout = seed == 1 ? TaxTableFile.Layout.txt : .csv
        var file = try EditedFile(2026, layout)
        let own = try MadeTables.lines(2026)
        var expected: [TaxTableDifference] = []
        for index in own.indices.shuffled(using: &generator).prefix(200).sorted() {
            let column = try #require(TaxColumn.allCases.randomElement(using: &generator))
            var values = own[index].values
            let right = values[column.rawValue - 1]
            values[column.rawValue - 1] = right == 0 ? 1 : right - 1
            if layout == .txt {
                let cells = values.map { value in
                    String(repeating: " ", count: 5 - "\(value)".count) + "\(value)"
                }
                file.lines[index] = file.lines[index].prefix(19) + cells.joined()
            } else {
                let start = file.lines[index].components(separatedBy: ";").prefix(5)
                file.lines[index] = (start + values.map { "\($0)" } + [""]).joined(separator: ";")
            }
            expected.append(
                .cell(
                    own[index].row, column, file: values[column.rawValue - 1], penna: right,
                    line: file.number(index)))
        }
        #expect(try file.compared().differences == expected)
    }

    @Test("A missing row is reported: the first, one between, the last, a whole table")
    func missingRows() throws {
        for start in ["30B29      1", "30B36  20201", "30%42"] {
            var file = try EditedFile(2026, .txt)
            let index = try start == "30%42" ? file.lines.count - 1 : file.index(start)
            file.lines.remove(at: index)
            #expect(try file.compared().differences == [.missingRow(MadeTables.lines(2026)[index].row)])
        }
        var file = try EditedFile(2026, .csv)
        file.lines.removeAll { $0.contains(";31;") && $0.hasPrefix("2026;30") && $0.split(separator: ";")[2] == "31" }
        let rows = try MadeTables.lines(2026).map(\.row).filter { $0.table == 31 }
        let differences = try file.compared().differences
        #expect(differences == rows.map { .missingRow($0) })
        #expect(differences.first?.swedish == "Raden saknas i filen: tabell 31, 1–2\u{A0}000 kr")
        #expect(differences.last?.swedish.hasSuffix(" kr, procent") == true)
    }

    @Test("A changed limit is reported, above and below, with the cells still compared")
    func changedLimits() throws {
        let own = Self.kronor(29, 2_101, 2_200)
        for (old, new, limits) in [
            ("   2101   2200", "   2101   2300", Self.kronor(29, 2_101, 2_300)),
            ("   2101   2200", "   2100   2200", Self.kronor(29, 2_100, 2_200)),
            ("   2101   2200", "   2101       ", Self.kronor(29, 2_101, nil)),
        ] {
            var file = try EditedFile(2026, .txt)
            let line = try file.replace("30B29   2101", old, new)
            let differences = try file.compared().differences
            #expect(differences == [.limits(file: limits, penna: own, line: line)])
            #expect(differences[0].swedish.hasPrefix("Rad 3: tabell 29, gränser: filen "))
        }
        var file = try EditedFile(2026, .txt)
        let line = try file.replace("30B29   2101", "   2101   2200  152", "   2101   2300  153")
        #expect(
            try file.compared().differences == [
                .limits(file: Self.kronor(29, 2_101, 2_300), penna: own, line: line),
                .cell(own, .lon, file: 153, penna: 152, line: line),
            ])
    }

    @Test("A row with both limits changed, of another kind or another table, is two rows")
    func otherRow() throws {
        for (old, new, row) in [
            ("30B29   2101   2200", "30B29   2150   2250", Self.kronor(29, 2_150, 2_250)),
            ("30B29   2101   2200", "30B28   2101   2200", Self.kronor(28, 2_101, 2_200)),
            (
                "30B29   2101   2200", "30%29   2101   2200",
                TaxTableRow(table: 29, kind: .percent, from: 2_101, to: 2_200)
            ),
        ] {
            var file = try EditedFile(2026, .txt)
            let line = try file.replace("30B29   2101", old, new)
            let differences = try file.compared().differences
            #expect(
                Array(differences.prefix(2)) == [
                    .missingRow(Self.kronor(29, 2_101, 2_200)), .unknownRow(row, line: line),
                ])
            #expect(differences[1].swedish.contains("finns bara i filen"))
            // Of another table or kind it stands out of order too, or the line after it does.
            #expect(differences.count == (row == Self.kronor(29, 2_150, 2_250) ? 2 : 3))
        }
    }

    @Test("Swapped lines are reported as out of order, each place once")
    func swappedLines() throws {
        var file = try EditedFile(2026, .txt)
        file.lines.swapAt(10, 11)
        let rows = try MadeTables.lines(2026).map(\.row)
        let differences = try file.compared().differences
        #expect(differences == [.order(rows[10], line: 12)])
        #expect(differences[0].swedish.contains("tabell 29"))
        file = try EditedFile(2025, .csv)
        file.lines.swapAt(4_000, 5_000)
        let own = try MadeTables.lines(2025).map(\.row)
        // The later row stands too early, so what follows it is out of order; the earlier one stands too late.
        #expect(
            try file.compared().differences == [
                .order(own[4_001], line: file.number(4_001)), .order(own[4_000], line: file.number(5_000)),
            ])
    }

    @Test("A row that stands twice is one too many")
    func doubledRow() throws {
        var file = try EditedFile(2026, .txt)
        file.lines.insert(file.lines[20], at: 21)
        #expect(
            try file.compared().differences == [.unknownRow(MadeTables.lines(2026)[20].row, line: 22)])
    }

    @Test("A file that ends after a whole line lacks the rows that follow")
    func shortFile() throws {
        var file = try EditedFile(2026, .txt)
        let rows = try MadeTables.lines(2026).map(\.row)
        file.lines.removeLast(100)
        #expect(try file.compared().differences == rows.suffix(100).map { .missingRow($0) })
    }

    @Test("The tables of another year differ, and are not taken for the right ones")
    func otherYear() throws {
        let comparison = try MadeTables.compare(MadeTables.file(2025, .txt), 2026)
        #expect(comparison.differences.count > 10_000)
        #expect(!comparison.isIdentical)
    }
}
