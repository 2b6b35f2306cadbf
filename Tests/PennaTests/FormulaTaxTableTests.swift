//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Formulas: look-up in the published tax tables") struct FormulaTaxTableTests {
    private static func tax(
        _ year: Int64, _ table: Int64, _ column: Int64, _ ore: Int64, in tables: PublishedTaxTables
    ) throws(ProofError) -> ProofNumber {
        try value(
            "skattetabell[år; tabell; kolumn; golv(underlag)]",
            [
                Given("år", .tal, year), Given("tabell", .tal, table), Given("kolumn", .tal, column),
                Given("underlag", .krona, ore),
            ], tables: tables)
    }

    /// A file of two tables of one kronor row and one percent row each, in the published layout.
    private static func file(_ rows: [String]) -> [UInt8] { Array(rows.joined(separator: "\n").utf8) }

    private static func row(_ start: String, _ from: String, _ to: String, _ columns: [Int]) -> String {
        func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: width - text.count) + text
        }
        return start + right(from, 7) + right(to, 7) + columns.map { right("\($0)", 5) }.joined()
    }

    private static let rows = [
        row("30B33", "1", "2000", [1, 2, 3, 4, 5, 6]), row("30B33", "2001", "80000", [10, 20, 30, 40, 50, 60]),
        row("30%33", "80001", "", [30, 31, 32, 33, 34, 35]), row("30B34", "1", "80000", [7, 7, 7, 7, 7, 7]),
        row("30%34", "80001", "", [40, 40, 40, 40, 40, 40]),
    ]

    /// Kronor and the tax of column 1 at both sides of each limit of the small file.
    private static let limits: [(Int64, Int64)] = [
        (0, 0), (1, 1), (1_999, 1), (2_000, 1), (2_001, 10), (79_999, 10), (80_000, 10), (80_001, 24_000),
        (80_003, 24_000), (80_004, 24_001), (9_999_999, 2_999_999),
    ]

    @Test("A row holds from its first to its last krona; a percentage is of the whole pay, its öre dropped")
    func limits() throws {
        let tables = PublishedTaxTables([
            try PublishedTaxTable(year: 2026, txt: FormulaTaxTableTests.file(FormulaTaxTableTests.rows))
        ])
        for (income, tax) in FormulaTaxTableTests.limits {
            #expect(
                try FormulaTaxTableTests.tax(2026, 33, 1, income * 100, in: tables) == ProofNumber(tax), "\(income)")
        }
        #expect(try FormulaTaxTableTests.tax(2026, 33, 1, 200_050, in: tables) == ProofNumber(1), "öre are dropped")
        #expect(try FormulaTaxTableTests.tax(2026, 33, 1, 50, in: tables) == ProofNumber(0))
        #expect(try FormulaTaxTableTests.tax(2026, 33, 6, 200_100, in: tables) == ProofNumber(60))
        #expect(try FormulaTaxTableTests.tax(2026, 34, 6, 200_100, in: tables) == ProofNumber(7))
        #expect(try FormulaTaxTableTests.tax(2026, 34, 3, 8_000_100, in: tables) == ProofNumber(32_000))
    }

    @Test("Places that the tables do not have are errors")
    func outside() throws {
        let tables = PublishedTaxTables([
            try PublishedTaxTable(year: 2026, txt: FormulaTaxTableTests.file(FormulaTaxTableTests.rows))
        ])
        let places: [(Int64, Int64, Int64, Int64)] = [
            (2025, 33, 1, 100), (2026, 32, 1, 100), (2026, 35, 1, 100), (2026, 33, 0, 100), (2026, 33, 7, 100),
            (2026, 33, 1, -100), (2026, 33, 1, -1), (.max, 33, 1, 100), (2026, .min, 1, 100), (2026, 33, .max, 100),
        ]
        for (year, table, column, ore) in places {
            expectProofError(.outsideTable, at: 1) { () throws(ProofError) in
                _ = try FormulaTaxTableTests.tax(year, table, column, ore, in: tables)
            }
        }
        for expression in [
            "skattetabell[2026; 33; 1]", "skattetabell[2026; 33; 1; 1; 1]", "skattetabell[2026; 33; 1; 0,5]",
        ] {
            expectProofError(.outsideTable, at: 1) { () throws(ProofError) in
                _ = try value(expression, [], tables: tables)
            }
        }
        expectProofError(.unknownTable, at: 1) { () throws(ProofError) in
            _ = try value("Skattetabell[2026; 33; 1; 1]", [], tables: tables)
        }
    }

    @Test("A file that is not of the layout is refused")
    func badFiles() throws {
        let good = FormulaTaxTableTests.rows
        _ = try PublishedTaxTable(year: 2026, txt: [0xEF, 0xBB, 0xBF] + FormulaTaxTableTests.file(good))
        _ = try PublishedTaxTable(year: 2026, txt: Array((good.joined(separator: "\r\n") + "\r\n").utf8))
        let bad: [[String]] = [
            [good[0], good[0]], [good[1], good[0]], [good[1]], [good[0] + " "], [String(good[0].dropLast())],
            ["14B" + good[0].dropFirst(3)], ["30X" + good[0].dropFirst(3)],
            [good[0].replacing("    6", with: "   6A")], [good[0].replacing("      1", with: "     x1")],
        ]
        for rows in bad {
            expectProofError(.syntax) { () throws(ProofError) in
                _ = try PublishedTaxTable(year: 2026, txt: FormulaTaxTableTests.file(rows))
            }
        }
    }

    @Test("The look-up in the published text gives what the engine's look-up gives")
    func sameAsEngine() throws {
        let tables = PublishedTaxTables([
            try PublishedTaxTable(year: 2025, txt: PublishedText.year2025.get()),
            try PublishedTaxTable(year: 2026, txt: PublishedText.year2026.get()),
        ])
        let interesting: [Int64] = [
            0, 1, 1_999, 2_000, 2_001, 2_100, 2_101, 20_000, 20_001, 80_000, 80_001, 80_200, 80_201,
        ]
        var random = SeededGenerator(seed: 0x5441_5858)
        var differences: [String] = []
        for year in [2025, 2026] {
            for number in TaxTable.numbers {
                let table = try TaxTable(year: IncomeYear(year), number: number)
                for round in 0..<200 {
                    let kronor =
                        round < interesting.count ? interesting[round] : Int64.random(in: 0...2_500_000, using: &random)
                    let column = round % 6 + 1
                    let ore = kronor * 100 + Int64.random(in: 0...99, using: &random)
                    let engine = try table.tax(column: column, income: Amount(ore: ore))
                    let published = try FormulaTaxTableTests.tax(
                        Int64(year), Int64(number), Int64(column), ore, in: tables)
                    if try published != ProofNumber(Int128(engine.ore), over: 100) {
                        differences.append("\(year) \(number) \(column) \(ore): \(published), \(engine)")
                    }
                }
            }
        }
        #expect(differences.isEmpty, "\(differences.prefix(5))")
    }
}
