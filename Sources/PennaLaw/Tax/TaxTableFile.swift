//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Whole tables of a year as Skatteverket publishes them, byte for byte.
///
/// So anybody can compare what Penna calculates with what the authority printed: with ``compare(_:year:)``, or with any
/// program that compares files.
public enum TaxTableFile {
    /// The forms in which Skatteverket publishes the month tables.
    public enum Layout: String, Hashable, Sendable, CaseIterable {
        /// `allmanna-tabeller-manad.txt`: UTF-8 with a byte order mark, 49 characters a line, fields by position.
        case txt
        /// The open data "Skattetabeller för månadslön": ISO 8859-1, semicolons, CRLF, a year in every line.
        case csv
    }

    /// All month tables of a year in a layout.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it has no parameters.
    /// - Complexity: 14 tables of 9 600 intervals; some tens of milliseconds.
    public static func bytes(
        year: IncomeYear, layout: Layout, years: PayYears = .builtIn
    ) throws(PayrollError) -> [UInt8] {
        bytes(of: try lines(year: year, years: years), year: year, layout: layout)
    }

    /// All month tables in the layout of `allmanna-tabeller-manad.txt`.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it has no parameters.
    /// - Complexity: 14 tables of 9 600 intervals; some tens of milliseconds.
    public static func txt(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> [UInt8] {
        try bytes(year: year, layout: .txt, years: years)
    }

    /// All month tables in the layout of the open data "Skattetabeller för månadslön".
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it has no parameters.
    /// - Complexity: 14 tables of 9 600 intervals; some tens of milliseconds.
    public static func csv(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> [UInt8] {
        try bytes(year: year, layout: .csv, years: years)
    }
}

/// A line of the published tables.
package struct TaxTableLine: Hashable, Sendable {
    /// Which line it is.
    package fileprivate(set) var row: TaxTableRow
    /// The six columns, in whole kronor or whole percentages.
    package let values: [Int64]
}

extension TaxTableFile {
    /// All lines of a year, in the order of the published files.
    package static func lines(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> [TaxTableLine] {
        switch try years.tables(of: year) {
        case .formula(let parameters): try checked(lines(parameters), parameters)
        case .cells(let cells): cells.lines
        }
    }

    /// - Throws: `invalidValue` when the tables are not those that were found equal to a published file.
    private static func checked(
        _ lines: [TaxTableLine], _ parameters: TaxYear
    ) throws(PayrollError) -> [TaxTableLine] {
        guard let wanted = parameters.tableDigest else { return lines }
        guard "\(SHA256.hash(of: bytes(of: lines, year: parameters.year, layout: .txt)))" == wanted else {
            throw PayrollError(
                .invalidValue,
                "Skattetabellerna i årsdokumentet för \(parameters.year.year) är inte de som lästes in: kontrollsumman "
                    + "stämmer inte. Läs in den publicerade filen igen med penna year --import.")
        }
        return lines
    }

    /// All lines that a year's parameters give.
    package static func lines(_ parameters: TaxYear) -> [TaxTableLine] {
        let tables = TaxTable.all(parameters)
        var linesOfTables = tables.map { kronor($0) }
        addPercentages(tables, AnnualTaxRules(parameters), to: &linesOfTables)
        return Array(linesOfTables.joined())
    }

    /// The rows of a table that hold kronor.
    private static func kronor(_ table: TaxTable) -> [TaxTableLine] {
        var lines: [TaxTableLine] = []
        var from: Int64 = 1
        for row in 0..<TaxTableRows.count {
            let top = TaxTableRows.top(of: row)
            let values = TaxColumn.allCases.map { table.cell(row: row, $0) }
            lines.append(
                TaxTableLine(row: TaxTableRow(table: table.number, kind: .kronor, from: from, to: top), values: values))
            from = top + 1
        }
        return lines
    }

    /// Adds the rows that hold percentages to the lines of each table; intervals whose six percentages are the same make
    /// one row.
    private static func addPercentages(
        _ tables: [TaxTable], _ rules: AnnualTaxRules, to lines: inout [[TaxTableLine]]
    ) {
        let columns = TaxColumn.allCases
        var latest = [SIMD8<Int64>](repeating: SIMD8(repeating: -1), count: tables.count)
        var found = [SIMD8<Int64>](repeating: .zero, count: tables.count)
        var from = TaxTableRows.highestKronor + 1
        while from < TaxTableRows.highestPercent {
            let top = from + TaxTableRows.percentStep - 1
            for lane in columns.indices {
                let base = rules.base(ofTop: top, columns[lane])
                for index in tables.indices { found[index][lane] = tables[index].percent(of: base, rules, top: top) }
            }
            for index in tables.indices {
                if found[index] == latest[index] {
                    lines[index][lines[index].count - 1].row.to = top
                    continue
                }
                latest[index] = found[index]
                let row = TaxTableRow(table: tables[index].number, kind: .percent, from: from, to: top)
                lines[index].append(TaxTableLine(row: row, values: columns.indices.map { found[index][$0] }))
            }
            from = top + 1
        }
        for index in lines.indices { lines[index][lines[index].count - 1].row.to = nil }
    }
}

extension TaxTableFile {
    /// Lines as the bytes of a file.
    package static func bytes(of lines: [TaxTableLine], year: IncomeYear, layout: Layout) -> [UInt8] {
        switch layout {
        case .txt: txt(lines)
        case .csv: csv(lines, year)
        }
    }

    private static func txt(_ lines: [TaxTableLine]) -> [UInt8] {
        var file = ByteText(startingWith: [0xEF, 0xBB, 0xBF])
        for line in lines {
            file.append(line.row.kind == .percent ? "30%" : "30B")
            file.append(Int64(line.row.table), width: 2)
            file.append(line.row.from, width: 7)
            if let to = line.row.to {
                file.append(to, width: 7)
            } else {
                file.append("       ")
            }
            for value in line.values { file.append(value, width: 5) }
            file.append("\n")
        }
        return file.bytes
    }

    private static func csv(_ lines: [TaxTableLine], _ year: IncomeYear) -> [UInt8] {
        // 0xC5 is Å in ISO 8859-1.
        var file = ByteText(startingWith: [0xC5])
        file.append("r;Antal dgr;Tabellnr;Inkomst fr.o.m.;Inkomst t.o.m.;")
        file.append("Kolumn 1;Kolumn 2;Kolumn 3;Kolumn 4;Kolumn 5;Kolumn 6;Kolumn 7\r\n")
        for line in lines {
            file.append(Int64(year.year))
            file.append(line.row.kind == .percent ? ";30%;" : ";30B;")
            file.append(Int64(line.row.table))
            file.append(";")
            file.append(line.row.from)
            file.append(";")
            if let to = line.row.to { file.append(to) }
            for value in line.values {
                file.append(";")
                file.append(value)
            }
            file.append(";\r\n")
        }
        return file.bytes
    }
}

/// Text under construction, as bytes.
private struct ByteText {
    private(set) var bytes: [UInt8]

    init(startingWith bytes: [UInt8]) {
        self.bytes = bytes
        self.bytes.reserveCapacity(512 * 1024)
    }

    mutating func append(_ text: StaticString) {
        for byte in "\(text)".utf8 { bytes.append(byte) }
    }

    /// Appends a number of at least zero, right-aligned.
    mutating func append(_ number: Int64, width: Int = 0) {
        let digits = String(number).utf8
        for _ in 0..<max(0, width - digits.count) { bytes.append(UInt8(ascii: " ")) }
        bytes.append(contentsOf: digits)
    }
}
