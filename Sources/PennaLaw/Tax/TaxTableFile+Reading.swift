//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics

/// The lines of a published file of month tables, in either layout.
struct TaxTableFileReader {
    /// A line with its number in the file.
    struct Line {
        let number: Int
        let content: TaxTableLine
    }

    let layout: TaxTableFile.Layout
    private(set) var year: IncomeYear
    private(set) var lines: [Line] = []

    /// Reads a file; see ``TaxTableFile/compare(_:year:)`` for what it may look like.
    init(_ file: [UInt8], year given: IncomeYear?) throws(PayrollError) {
        let text = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file[3...] : file[...]
        var rows = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0
        }
        while rows.last?.isEmpty == true { rows.removeLast() }
        guard let first = rows.first else { throw TaxTableFileReader.foreign("Filen är tom.") }

        if first.contains(UInt8(ascii: ";")) {
            layout = .csv
            year = try TaxTableFileReader.year(ofOpenData: rows, given: given)
            lines = try TaxTableFileReader.openData(rows, year)
        } else {
            layout = .txt
            guard TaxTableFileReader.isLine(first) else {
                throw TaxTableFileReader.foreign("Filen börjar varken som textfilen eller som öppna data.")
            }
            _ = try TaxTableFileReader.kind(first.prefix(3), 1)
            guard let given else {
                throw PayrollError(
                    .missingFact, "Textfilen säger inte vilket år den gäller. Ange tabellernas inkomstår.")
            }
            year = given
            for (index, row) in rows.enumerated() {
                lines.append(Line(number: index + 1, content: try TaxTableFileReader.textLine(row, index + 1)))
            }
        }
    }
}

extension TaxTableFileReader {
    private typealias Row = ArraySlice<UInt8>

    /// Whether a row begins with a number of days, as every line of the text file does.
    private static func isLine(_ row: Row) -> Bool {
        row.starts(with: "30".utf8) || row.starts(with: "14".utf8)
    }

    private static func kind(_ field: Row, _ line: Int) throws(PayrollError) -> TaxTableRow.Kind {
        if field.elementsEqual("30B".utf8) { return .kronor }
        if field.elementsEqual("30%".utf8) { return .percent }
        if field.elementsEqual("14B".utf8) || field.elementsEqual("14%".utf8) {
            throw PayrollError(
                .notImplemented,
                "Rad \(line) hör till en tabell för tvåveckorslön (14B). Penna har tabellerna för månadslön (30B); "
                    + "välj den filen hos Skatteverket.", row: place(line))
        }
        throw unreadable(line, "där ska stå 30B eller 30%")
    }

    /// A line of the text file: 49 characters, fields by position.
    private static func textLine(_ row: Row, _ line: Int) throws(PayrollError) -> TaxTableLine {
        func field(_ start: Int, _ width: Int) -> Row { row.dropFirst(start).prefix(width) }

        let kind = try kind(field(0, 3), line)
        guard row.count == 49 else { throw unreadable(line, "den har \(row.count) tecken och ska ha 49") }
        var values: [Int64] = []
        for column in 0..<6 { values.append(try number(field(19 + 5 * column, 5), "kolumn \(column + 1)", line)) }
        let to = field(12, 7)
        return TaxTableLine(
            row: TaxTableRow(
                table: Int(try number(field(3, 2), "tabellnumret", line)), kind: kind,
                from: try number(field(5, 7), "inkomst från", line),
                to: to.allSatisfy({ $0 == UInt8(ascii: " ") }) ? nil : try number(to, "inkomst till", line)),
            values: values)
    }
}

extension TaxTableFileReader {
    /// The names of the fields after the year, in lower case; the last one may be left out.
    private static var names: [String] {
        ["antal dgr", "tabellnr", "inkomst fr.o.m.", "inkomst t.o.m."] + (1...7).map { "kolumn \($0)" }
    }

    /// The year of the open data, which every line says.
    private static func year(ofOpenData rows: [Row], given: IncomeYear?) throws(PayrollError) -> IncomeYear {
        guard rows.count > 1 else { throw foreign("Filen har en rubrik men inga rader.") }
        let year = IncomeYear(Int(try number(fields(rows[1])[0], "året", 2)))
        if let given, given != year {
            throw PayrollError(
                .invalidValue, "Filen gäller inkomståret \(year.year), inte \(given.year). Ange filens år, eller inget."
            )
        }
        return year
    }

    private static func openData(_ rows: [Row], _ year: IncomeYear) throws(PayrollError) -> [Line] {
        let count = try columnCount(of: rows[0])
        var lines: [Line] = []
        for (index, row) in rows.enumerated().dropFirst() {
            let line = index + 1
            let fields = fields(row)
            guard fields.count == count else {
                throw unreadable(line, "den har \(fields.count) fält och ska ha \(count)")
            }
            guard try number(fields[0], "året", line) == Int64(year.year) else {
                throw unreadable(line, "den gäller ett annat år än \(year.year)")
            }
            let kind = try kind(fields[1], line)
            var values: [Int64] = []
            for column in 1...6 { values.append(try number(fields[4 + column], "kolumn \(column)", line)) }
            if count == 12, !isEmpty(fields[11]) { throw unreadable(line, "kolumn 7 ska vara tom") }
            lines.append(
                Line(
                    number: line,
                    content: TaxTableLine(
                        row: TaxTableRow(
                            table: Int(try number(fields[2], "tabellnumret", line)), kind: kind,
                            from: try number(fields[3], "inkomst fr.o.m.", line),
                            to: isEmpty(fields[4]) ? nil : try number(fields[4], "inkomst t.o.m.", line)),
                        values: values)))
        }
        return lines
    }

    /// The number of fields that the heading promises, 11 or 12.
    private static func columnCount(of heading: Row) throws(PayrollError) -> Int {
        let fields = fields(heading)
        // Å or å in ISO 8859-1 or UTF-8, and r.
        let years: [[UInt8]] = [[0xC5, 0x72], [0xE5, 0x72], [0xC3, 0x85, 0x72], [0xC3, 0xA5, 0x72]]
        let known = names
        guard (11...12).contains(fields.count), years.contains(where: { fields[0].elementsEqual($0) }),
            zip(fields.dropFirst(), known).allSatisfy({ field, name in
                field.lazy.map({ (65...90).contains($0) ? $0 + 32 : $0 }).elementsEqual(name.utf8)
            })
        else { throw foreign("Rubriken på rad 1 är inte den i Skatteverkets öppna data.") }
        return fields.count
    }

    private static func fields(_ row: Row) -> [Row] {
        row.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    }

    private static func isEmpty(_ field: Row) -> Bool {
        field.isEmpty || field.elementsEqual("null".utf8)
    }
}

extension TaxTableFileReader {
    /// A whole number of at least zero, with blanks before it at most.
    private static func number(_ field: Row, _ what: String, _ line: Int) throws(PayrollError) -> Int64 {
        let digits = field.drop { $0 == UInt8(ascii: " ") }
        // Fifteen digits fit with room to spare, and no table has more.
        guard !digits.isEmpty, digits.count <= 15,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { throw unreadable(line, "\(what) är inget heltal") }
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    private static func unreadable(_ line: Int, _ why: String) -> PayrollError {
        PayrollError(
            .invalidValue, "Rad \(line) går inte att läsa: \(why). Hämta filen på nytt från Skatteverket.",
            row: place(line))
    }

    private static func foreign(_ why: String) -> PayrollError {
        PayrollError(
            .invalidValue,
            "\(why) Penna läser Skatteverkets tabeller för månadslön: textfilen allmanna-tabeller-manad.txt eller "
                + "öppna data i CSV.")
    }

    private static func place(_ line: Int) -> SourceRow {
        SourceRow(file: 0, row: UInt32(clamping: line))
    }
}
