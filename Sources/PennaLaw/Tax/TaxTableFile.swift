//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Whole tables of a year as Skatteverket publishes them, byte for byte.
///
/// So anybody can compare what Penna reckons with what the authority printed.
public enum TaxTableFile {
    /// All month tables in the layout of `allmanna-tabeller-manad.txt`: UTF-8 with a byte order mark, 49 characters a
    /// line, fields by position.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it has no parameters.
    /// - Complexity: 14 tables of 9 600 intervals; some tens of milliseconds.
    public static func txt(year: IncomeYear) throws(PayrollError) -> [UInt8] {
        var file = ByteText(startingWith: [0xEF, 0xBB, 0xBF])
        for number in TaxTable.numbers {
            for line in try lines(of: TaxTable(year: year, number: number)) {
                file.append(line.isPercent ? "30%" : "30B")
                file.append(Int64(number), width: 2)
                file.append(line.from, width: 7)
                if let through = line.through {
                    file.append(through, width: 7)
                } else {
                    file.append("       ")
                }
                for value in line.values { file.append(value, width: 5) }
                file.append("\n")
            }
        }
        return file.bytes
    }

    /// All month tables in the layout of the open data "Skattetabeller för månadslön": ISO 8859-1, semicolons, CRLF.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it has no parameters.
    /// - Complexity: 14 tables of 9 600 intervals; some tens of milliseconds.
    public static func csv(year: IncomeYear) throws(PayrollError) -> [UInt8] {
        // 0xC5 is Å in ISO 8859-1.
        var file = ByteText(startingWith: [0xC5])
        file.append("r;Antal dgr;Tabellnr;Inkomst fr.o.m.;Inkomst t.o.m.;")
        file.append("Kolumn 1;Kolumn 2;Kolumn 3;Kolumn 4;Kolumn 5;Kolumn 6;Kolumn 7\r\n")
        for number in TaxTable.numbers {
            for line in try lines(of: TaxTable(year: year, number: number)) {
                file.append(Int64(year.year))
                file.append(line.isPercent ? ";30%;" : ";30B;")
                file.append(Int64(number))
                file.append(";")
                file.append(line.from)
                file.append(";")
                if let through = line.through { file.append(through) }
                for value in line.values {
                    file.append(";")
                    file.append(value)
                }
                file.append(";\r\n")
            }
        }
        return file.bytes
    }
}

extension TaxTableFile {
    /// A row of the published table.
    private struct Line {
        let isPercent: Bool
        let from: Int64
        /// `nil` for the last row, which has no end.
        var through: Int64?
        let values: [Int64]
    }

    private static func lines(of table: TaxTable) -> [Line] {
        var lines: [Line] = []
        var from: Int64 = 1
        for row in 0..<TaxTableRows.count {
            let top = TaxTableRows.top(of: row)
            let values = TaxColumn.allCases.map { table.cell(row: row, $0) }
            lines.append(Line(isPercent: false, from: from, through: top, values: values))
            from = top + 1
        }
        // Intervals whose six percentages are the same make one row.
        while from < TaxTableRows.highestPercent {
            let top = from + TaxTableRows.percentStep - 1
            let values = TaxColumn.allCases.map { table.percent(top: top, $0) }
            if let last = lines.last, last.isPercent, last.values == values {
                lines[lines.count - 1].through = top
            } else {
                lines.append(Line(isPercent: true, from: from, through: top, values: values))
            }
            from = top + 1
        }
        lines[lines.count - 1].through = nil
        return lines
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
