//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Look-up in the monthly tax table")
struct TaxTableTests {
    /// Month pay and deduction in table 33, column 1; 2025 and 2026 as published by Skatteverket.
    @Test(
        "Common pays give the published tax",
        arguments: [
            (2024, [3_570, 6_334, 7_729, 9_195, 12_495, 17_540, 28_600]),
            (2025, [3_475, 6_128, 7_467, 8_831, 12_131, 16_713, 27_313]),
            (2026, [3_391, 5_878, 7_134, 8_402, 11_702, 15_995, 26_595]),
        ])
    func commonPays(year: Int, taxes: [Int64]) throws {
        let table = try TaxTable(year: IncomeYear(year), number: 33)
        let pays: [Int64] = [20_000, 30_000, 35_000, 40_000, 50_000, 60_000, 80_000]
        for (pay, tax) in zip(pays, taxes) {
            #expect(try table.tax(column: 1, income: Amount(kronor: pay)) == Amount(kronor: tax))
        }
    }

    /// Pay and the tax in columns 1–6, from the published table 33 of 2026.
    private static let publishedRows: [(pay: Int64, taxes: [Int64])] = [
        (0, [0, 0, 0, 0, 0, 0]),
        (1, [0, 0, 0, 0, 0, 0]),
        (2_000, [0, 0, 0, 0, 0, 0]),
        (2_001, [150, 0, 150, 0, 150, 2]),
        (2_100, [150, 0, 150, 0, 150, 2]),
        (2_101, [152, 0, 150, 2, 152, 36]),
        (20_000, [3_391, 3_316, 1_613, 3_391, 5_498, 5_498]),
        (20_001, [3_439, 3_364, 1_631, 3_439, 5_568, 5_568]),
        (20_200, [3_439, 3_364, 1_631, 3_439, 5_568, 5_568]),
        (79_801, [26_595, 26_467, 23_362, 23_386, 30_888, 30_888]),
        (80_000, [26_595, 26_467, 23_362, 23_386, 30_888, 30_888]),
    ]

    @Test("Both sides of a row's limits", arguments: publishedRows)
    func rowLimits(pay: Int64, taxes: [Int64]) throws {
        let table = try TaxTable(year: IncomeYear(2026), number: 33)
        for column in 1...6 {
            let tax = try table.tax(column: column, income: Amount(kronor: pay))
            #expect(try tax == Amount(kronor: taxes[column - 1]))
        }
    }

    // Published rows of table 33, 2026, column 1: 33 % from 80 001, 34 % from 81 001. The percentage is of the whole pay,
    // so the tax on 80 001 is lower than the 26 595 on 80 000.
    @Test(
        "Above 80 000 kronor a percentage of the whole pay, without öre",
        arguments: [(80_001, 26_400), (81_000, 26_730), (81_001, 27_540), (81_200, 27_608)])
    func percentages(pay: Int64, tax: Int64) throws {
        let table = try TaxTable(year: IncomeYear(2026), number: 33)
        #expect(try table.tax(column: 1, income: Amount(kronor: pay)) == Amount(kronor: tax))
    }

    @Test("The öre of the pay count for nothing, also between two rows")
    func ore() throws {
        let table = try TaxTable(year: IncomeYear(2026), number: 33)
        let pairs: [(Int64, Int64)] = [
            (0, 99), (2_000, 50), (2_000, 99), (20_000, 1), (35_000, 99), (80_000, 99), (81_000, 99), (95_123, 45),
        ]
        for (pay, ore) in pairs {
            let whole = try table.tax(column: 1, income: Amount(kronor: pay))
            #expect(try table.tax(column: 1, income: Amount(ore: pay * 100 + ore)) == whole)
            #expect(whole.ore % 100 == 0)
        }
    }

    @Test("The highest pay there can be is calculated without overflow", arguments: 1...6)
    func highestPay(column: Int) throws {
        let table = try TaxTable(year: IncomeYear(2026), number: 42)
        let open = try table.tax(column: column, income: Amount(kronor: 2_000_000)).ore / 2_000_000
        let tax = try table.tax(column: column, income: Amount(ore: .max))
        #expect(tax.ore == Int64.max / 100 * open / 100 * 100)
    }

    @Test("The unchecked look-up gives the same tax, and none on a negative pay")
    func uncheckedLookUp() throws {
        let table = try TaxTable(year: IncomeYear(2025), number: 32)
        var differences = 0
        for pay in stride(from: Int64(0), through: 120_000, by: 37) {
            for column in TaxColumn.allCases {
                let amount = try Amount(kronor: pay)
                if try table.tax(column: column.rawValue, income: amount) != table.tax(on: amount, in: column) {
                    differences += 1
                }
            }
        }
        #expect(differences == 0)
        #expect(table.tax(on: Amount(ore: -1), in: .lon) == .zero)
        #expect(table.tax(on: Amount(ore: .min), in: .lon) == .zero)
    }

    @Test("A higher pay never has a lower tax in kronor, nor a higher table", arguments: [2024, 2025, 2026])
    func monotonic(year: Int) throws {
        // The published tables of 2025 and 2026 have no decrease in any of their kronor rows.
        var decreases = 0
        var lowerInHigherTable = 0
        let tables = try TaxTable.numbers.map { try TaxTable(year: IncomeYear(year), number: $0) }
        for column in TaxColumn.allCases {
            var previousTable = [Int64](repeating: 0, count: 801)
            for table in tables {
                var previous: Int64 = 0
                for step in 0...800 {
                    let tax = table.tax(on: Amount(ore: Int64(step) * 10_000), in: column).ore
                    if tax < previous { decreases += 1 }
                    if tax < previousTable[step] { lowerInHigherTable += 1 }
                    previous = tax
                    previousTable[step] = tax
                }
            }
        }
        #expect(decreases == 0)
        #expect(lowerInHigherTable == 0)
    }

    @Test("No tax is higher than the pay", arguments: [2024, 2025, 2026])
    func neverMoreThanPay(year: Int) throws {
        let table = try TaxTable(year: IncomeYear(year), number: 42)
        var broken = 0
        for pay in stride(from: Int64(0), through: 3_000_000, by: 199) {
            for column in TaxColumn.allCases {
                let amount = try Amount(kronor: pay)
                if table.tax(on: amount, in: column) > amount { broken += 1 }
            }
        }
        #expect(broken == 0)
    }

    @Test("A table says how well its year is known", arguments: [(2024, Confidence.reported), (2026, .confirmed)])
    func confidence(year: Int, confidence: Confidence) throws {
        #expect(try TaxTable(year: IncomeYear(year), number: 30).confidence == confidence)
    }
}

@Suite("Bad input to the tax table")
struct TaxTableBadInputTests {
    private func table() throws -> TaxTable { try TaxTable(year: IncomeYear(2026), number: 33) }

    @Test("A column outside 1–6 is refused by number", arguments: [-1, 0, 7, Int.max])
    func column(number: Int) throws {
        let table = try table()
        let error = #expect(throws: PayrollError.self) { try table.tax(column: number, income: .zero) }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("Skattekolumn \(number) ") == true)
    }

    @Test("A table outside 29–42 is refused by number", arguments: [Int.min, 0, 28, 43])
    func tableNumber(number: Int) {
        let error = #expect(throws: PayrollError.self) { try TaxTable(year: IncomeYear(2026), number: number) }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("Skattetabell \(number) ") == true)
    }

    @Test("The first and last table and column are there", arguments: [29, 42])
    func edges(number: Int) throws {
        let table = try TaxTable(year: IncomeYear(2026), number: number)
        #expect(try table.tax(column: 6, income: Amount(kronor: 30_000)) > .zero)
    }

    @Test("A year without parameters is named, and no other year is used", arguments: [Int.min, 0, 2023, 2027, 9999])
    func year(year: Int) {
        let error = #expect(throws: PayrollError.self) { try TaxTable(year: IncomeYear(year), number: 33) }
        #expect(error?.code == .yearNotCovered)
        #expect(error?.message.contains("inkomståret \(year)") == true)
        #expect(error?.message.contains("2024, 2025, 2026") == true)
    }

    @Test("A negative pay is refused, even by one öre", arguments: [-1, -123_456, Int64.min])
    func negative(ore: Int64) throws {
        let table = try table()
        let error = #expect(throws: PayrollError.self) { try table.tax(column: 1, income: Amount(ore: ore)) }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains(Amount(ore: ore).swedish) == true)
    }
}
