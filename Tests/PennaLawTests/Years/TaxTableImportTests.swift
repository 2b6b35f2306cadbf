//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// Years that nobody has published, for tests; every figure in them is invented.
enum InventedYear {
    static let mark = FigureMark(.unconfirmed, .document("Påhittat för provet"))

    /// The parameters of 2026 with other amounts.
    static func parameters(
        _ year: Int = 2027, _ base: Int64 = 59_600, _ income: Int64 = 85_300, _ limit: Int64 = 655_700
    ) throws -> TaxYear {
        var parameters = try TaxYear.parameters(for: IncomeYear(2026))
        parameters.year = IncomeYear(year)
        (parameters.prisbasbelopp, parameters.inkomstbasbelopp, parameters.skiktgrans) = (base, income, limit)
        return parameters
    }

    /// What Skatteverket would publish.
    static func file(_ parameters: TaxYear, _ layout: TaxTableFile.Layout = .txt) -> [UInt8] {
        TaxTableFile.bytes(of: TaxTableFile.lines(parameters), year: parameters.year, layout: layout)
    }

    static let table2027 = Result { file(try parameters()) }

    /// The text of the table with one line of it changed.
    static func changed(_ change: (String) -> String?) throws -> [UInt8] {
        let text = String(decoding: try table2027.get().dropFirst(3), as: UTF8.self)
        return Array(text.split(separator: "\n").compactMap { change(String($0)) }.joined(separator: "\n").utf8)
    }

    static func row(_ year: Int, _ value: Int64, _ confidence: Confidence = .unconfirmed) -> FigureRow {
        FigureRow(
            from: Day(year, 1, 1), through: Day(year, 12, 31), value, source: mark.source, confidence: confidence)
    }
}

@Suite("A published table becomes parameters, or is taken as it stands")
struct TaxTableImportTests {
    @Test(
        "The amounts that give every cell are found, in both layouts, and the table is the same everywhere",
        arguments: TaxTableFile.Layout.allCases)
    func parameters(layout: TaxTableFile.Layout) throws {
        var year = PayYear(IncomeYear(2027))
        let outcome = try TaxTableImport.months(
            InventedYear.file(try InventedYear.parameters(), layout), mark: InventedYear.mark, into: &year)
        #expect(
            outcome
                == .formula(
                    of: IncomeYear(2026), prisbasbelopp: 59_600, inkomstbasbelopp: 85_300, skiktgrans: 655_700))
        #expect(year.rows(of: "belopp.inkomstbasbelopp").first?.value == 85_300_00)
        #expect(year.rows(of: "belopp.inkomstbasbelopp").first?.confidence == .unconfirmed)
        let years = try PayYears([year])
        let table = try TaxTable(year: IncomeYear(2027), number: 33, years: years)
        let right = try TaxTable(InventedYear.parameters(), number: 33)
        #expect(table.confidence == .unconfirmed)
        for kronor in stride(from: Int64(0), through: 150_000, by: 977) {
            for column in TaxColumn.allCases {
                let income = Amount(ore: kronor * 100)
                #expect(table.tax(on: income, in: column) == right.tax(on: income, in: column))
            }
        }
        #expect(try TaxTableFile.txt(year: IncomeYear(2027), years: years) == InventedYear.table2027.get())
    }

    @Test("One krona in one cell, and the cells are taken as they stand; every other pay has the tax of the formula")
    func cells() throws {
        let file = try InventedYear.changed { line in
            guard line.hasPrefix("30B33  34801") else { return line }
            let tax = Int(line.dropFirst(19).prefix(5).drop { $0 == " " }) ?? 0
            return line.prefix(19) + "\(" " + "\(tax + 1)")" + line.dropFirst(24)
        }
        var year = PayYear(IncomeYear(2027))
        let outcome = try TaxTableImport.months(file, mark: InventedYear.mark, into: &year)
        guard case .cells(let count) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(count == TaxTableFile.lines(try InventedYear.parameters()).count * 6)
        let years = try PayYears([year])
        let table = try TaxTable(year: IncomeYear(2027), number: 33, years: years)
        let right = try TaxTable(InventedYear.parameters(), number: 33)
        for pay in [34_800, 34_801, 35_000, 35_001] as [Int64] {
            let (own, formula) = (
                table.tax(on: Amount(ore: pay * 100), in: .lon), right.tax(on: Amount(ore: pay * 100), in: .lon)
            )
            let more = (34_801...35_000).contains(pay) ? 100 : 0 as Int64
            #expect(own.ore == formula.ore + more, "\(pay)")
        }
        // Both sides of every kind of limit: none, the first row, the last krona, the percentages, the open end.
        for pay in [
            0, 1, 2_000, 2_001, 20_000, 20_001, 79_999, 80_000, 80_001, 80_200, 80_201, 1_999_999, 2_000_001, 9_000_000,
        ]
            as [Int64]
        {
            for column in TaxColumn.allCases {
                let income = Amount(ore: pay * 100 + 99)
                #expect(table.tax(on: income, in: column) == right.tax(on: income, in: column), "\(pay)")
            }
        }
        #expect(try TaxTableFile.txt(year: IncomeYear(2027), years: years).dropFirst(3).elementsEqual(file + [10]))
    }

    @Test(
        "A table with a hole, a row twice, no end, a tax above the pay or another table number is refused by its place",
        arguments: [
            ("30B31  15001", "raderna mellan 15001 och 15101 kr saknas", "hole"),
            ("30B31  15001", "två gånger", "twice"),
            ("30%42", "har kronor efter procent", "kronor"), ("30B29      1", "en cell som är mer än lönen", "cell"),
            ("30B36", "Skattetabell 36: raderna mellan 1 och 80001 kr saknas", "gone"), ("30%40", "procent", "percent"),
        ])
    func bad(start: String, words: String, kind: String) throws {
        var isFirst = true
        let file = try InventedYear.changed { line in
            guard line.hasPrefix(start) else { return line }
            defer { isFirst = false }
            switch kind {
            case "hole": return nil
            case "twice": return line + "\n" + line
            case "kronor": return isFirst ? line : "30B" + line.dropFirst(3)
            case "cell": return line.prefix(19) + " 9999" + line.dropFirst(24)
            case "percent": return line.prefix(19) + "  101" + line.dropFirst(24)
            default: return nil
            }
        }
        var year = PayYear(IncomeYear(2027))
        let error = #expect(throws: PayrollError.self) {
            try TaxTableImport.months(file, mark: InventedYear.mark, into: &year)
        }
        let expected = kind == "percent" ? "100 %" : words
        #expect(error?.code == .invalidValue && error?.message.contains(expected) ?? false, "\(error?.message ?? "")")
        #expect(!year.hasMonthTables)
    }

    @Test("A table that another amount gives than the document has is refused with both amounts")
    func contradiction() throws {
        var year = PayYear(IncomeYear(2027))
        try year.add(YearFigure("belopp.prisbasbelopp", InventedYear.row(2027, 60_000_00)))
        let error = #expect(throws: PayrollError.self) {
            try TaxTableImport.months(InventedYear.table2027.get(), mark: InventedYear.mark, into: &year)
        }
        let message = error?.message.replacingNonBreakingSpaces ?? ""
        #expect(message.contains("59 600") && message.contains("60 000"), "\(message)")
    }

    @Test("The open data of another year are refused")
    func otherYear() throws {
        var year = PayYear(IncomeYear(2028))
        let file = InventedYear.file(try InventedYear.parameters(), .csv)
        let error = #expect(throws: PayrollError.self) {
            try TaxTableImport.months(file, mark: InventedYear.mark, into: &year)
        }
        #expect(error?.message.contains("2027") ?? false)
    }

    @Test("Parameters that no longer give the table that was read are an error, not other taxes")
    func digest() throws {
        var year = PayYear(IncomeYear(2027))
        _ = try TaxTableImport.months(InventedYear.table2027.get(), mark: InventedYear.mark, into: &year)
        guard case .formula(var parameters) = year.tables else { throw Missing() }
        parameters.skiktgrans += 100
        year.tables = .formula(parameters)
        let years = try PayYears([year])
        let error = #expect(throws: PayrollError.self) {
            try TaxTableFile.txt(year: IncomeYear(2027), years: years)
        }
        #expect(error?.message.contains("kontrollsumman") ?? false)
    }

    private struct Missing: Error {}
}

extension String {
    fileprivate var replacingNonBreakingSpaces: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}

@Suite("A table of one-off amounts is read from text")
struct OneOffImportTests {
    private static let heading = "year;column;income_from;income_to;percent\n"

    private func read(_ rows: String, _ year: Int = 2027) throws -> OneOffTable {
        try OneOffTable(csv: Self.heading + rows, year: IncomeYear(year), mark: InventedYear.mark)
    }

    @Test("What Penna writes for a known year is read back the same, row by row", arguments: [2024, 2025, 2026])
    func roundTrip(year: Int) throws {
        let known = try OneOffTax(year: IncomeYear(year))
        let table = try OneOffTable(csv: known.csv(), year: IncomeYear(year), mark: InventedYear.mark)
        #expect(table.csv(IncomeYear(year)) == known.csv())
    }

    @Test("Both sides of a limit, and a column that is not known is refused by name")
    func limits() throws {
        let tax = OneOffTax(IncomeYear(2027), try read("2027;1;0;25000;0\n2027;1;25001;;34\n"))
        for (kronor, percent) in [(25_000, 0), (25_001, 34)] as [(Int64, Int64)] {
            let found = try tax.percent(column: .lon, yearlyIncome: Amount(kronor: kronor))
            #expect(found == Percent(millionths: percent * 10_000))
        }
        let error = #expect(throws: PayrollError.self) {
            try tax.percent(column: .aldreLon, yearlyIncome: Amount(kronor: 1))
        }
        #expect(error?.code == .missingFigure && error?.message.contains("kolumn 3") ?? false)
    }

    @Test(
        "A hole, an overlap, a column twice or without end, another year or a percentage above 100 is refused by its line",
        arguments: [
            ("2027;1;0;100;0\n2027;1;102;;34\n", "Rad 3"), ("2027;1;0;100;0\n2027;1;100;;34\n", "Rad 3"),
            ("2027;1;0;100;0\n", "sista kolumnen"), ("2027;1;0;;0\n2027;1;0;;0\n", "Rad 3"),
            ("2027;1;0;100;0\n2027;2;0;;0\n", "Rad 3"), ("2026;1;0;;30\n", "2026"), ("2027;1;0;;101\n", "101"),
            ("2027;7;0;;30\n", "Rad 2"), ("2027;1;5;;30\n", "Rad 2"), ("2027;1;0;x;30\n", "Rad 2"),
            ("", "sista kolumnen"),
        ])
    func bad(rows: String, words: String) {
        let error = #expect(throws: PayrollError.self) { try read(rows) }
        #expect(error?.code == .invalidValue && error?.message.contains(words) ?? false, "\(error?.message ?? "")")
    }

    @Test("Another file is not taken for it")
    func heading() {
        #expect(throws: PayrollError.self) {
            try OneOffTable(csv: "år;kolumn\n", year: IncomeYear(2027), mark: InventedYear.mark)
        }
    }
}
