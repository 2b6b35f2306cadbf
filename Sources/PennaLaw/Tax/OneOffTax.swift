//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The percentages of preliminary tax on one-off amounts (engångsbelopp) of one income year.
///
/// Skatteverket sets them by hand, column by column; no formula gives them.
package struct OneOffTable: Sendable {
    /// One column: income up to and with a limit has the percentage beside it.
    package struct Column: Sendable {
        /// The limits in whole kronor and the whole percentages, lowest first.
        package let rows: [(upTo: Int64, percent: Int64)]
        /// The percentage above the last limit.
        package let above: Int64

        package init(_ rows: [(upTo: Int64, Int64)], above: Int64) {
            self.rows = rows.map { (upTo: $0.upTo, percent: $0.1) }
            self.above = above
        }

        /// The percentage at a year's income in whole kronor.
        package func percent(at income: Int64) -> Int64 {
            for row in rows where income <= row.upTo { return row.percent }
            return above
        }
    }

    /// Where the percentages were read.
    package let source: Source
    /// How well they are known.
    package let confidence: Confidence
    /// The columns that are known; a column that no source gives is not there.
    package let columns: [TaxColumn: Column]

    package init(source: Source, confidence: Confidence, columns: [TaxColumn: Column]) {
        self.source = source
        self.confidence = confidence
        self.columns = columns
    }
}

/// Preliminary tax on one-off amounts: look-up in the table of a year.
///
/// The percentage is of the whole one-off amount, and is chosen by the income that the person is expected to have from
/// the employer in the whole year, the one-off amount included (SKV 433 section 10).
public struct OneOffTax: Sendable {
    /// The income year.
    public let year: IncomeYear

    /// How well the percentages are known.
    public let confidence: Confidence

    /// `nil` when no source has any of it.
    private let table: OneOffTable?

    /// The table of an income year.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when no column of it is known.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        guard let table = years.oneOff(of: year) else {
            throw PayrollError(
                .yearNotCovered,
                "Engångstabellen för \(year.year) saknas. Rätta utbetalningsdagen, eller ange ett årsdokument som har den "
                    + "(penna year).")
        }
        self.init(year, table)
    }

    /// A table of a year; `nil` when none is known, and then only a percentage given for the person will do.
    package init(_ year: IncomeYear, _ table: OneOffTable?) {
        self.year = year
        self.table = table
        confidence = table?.confidence ?? .unconfirmed
    }

    /// The percentage at an expected yearly income, whose öre are dropped; limits are inclusive.
    ///
    /// - Throws: `missingFigure`, naming table, year and column, when no source gives the column (decision L1);
    ///   `invalidValue` when the income is negative.
    public func percent(column: TaxColumn, yearlyIncome: Amount) throws(PayrollError) -> Percent {
        guard !yearlyIncome.isNegative else {
            throw PayrollError(
                .invalidValue,
                "Den beräknade årsinkomsten \(yearlyIncome.swedish) kr är negativ. Ange årsinkomsten som ett positivt belopp."
            )
        }
        guard let found = table?.columns[column] else {
            throw PayrollError(
                .missingFigure,
                "Engångstabellen för \(year.year) saknas för kolumn \(column.rawValue). "
                    + "Ange procenten för engångsbeloppet på personen, eller lägg in tabellen i årets dokument (penna year)."
            )
        }
        return Percent(millionths: found.percent(at: yearlyIncome.wholeKronor) * 10_000)
    }

    /// The known rows of the table as text: year, column, income from and to in whole kronor, percent; semicolons.
    ///
    /// What a checker that is not Penna looks the percentages up in.
    public func csv() -> String {
        (table ?? OneOffTable(source: [], confidence: .unconfirmed, columns: [:])).csv(year)
    }
}

extension OneOffTable {
    package static let heading = "year;column;income_from;income_to;percent"

    /// The known rows as text; see ``OneOffTax/csv()``.
    package func csv(_ year: IncomeYear) -> String {
        var text = OneOffTable.heading + "\n"
        for column in TaxColumn.allCases {
            guard let found = columns[column] else { continue }
            var from: Int64 = 0
            for row in found.rows {
                text += "\(year.year);\(column.rawValue);\(from);\(row.upTo);\(row.percent)\n"
                from = row.upTo + 1
            }
            text += "\(year.year);\(column.rawValue);\(from);;\(found.above)\n"
        }
        return text
    }
}

extension OneOffTable {
    /// Reads the text that ``csv(_:)`` writes; a column that nobody knows is left out of it.
    ///
    /// - Throws: `invalidValue`, naming the line, when it cannot be read, is another year's, has a hole, or a percentage
    ///   above 100.
    package init(csv: String, year: IncomeYear, mark: FigureMark) throws(PayrollError) {
        func wrong(_ line: Int, _ why: String) -> PayrollError {
            PayrollError(.invalidValue, "Rad \(line) i engångstabellen: \(why). Rätta filen.")
        }
        let lines = csv.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.last == "\r" ? $0.dropLast() : $0 }
        guard lines.first.map({ $0 == OneOffTable.heading }) ?? false else {
            throw wrong(1, "där ska stå \(OneOffTable.heading)")
        }
        var open: (column: TaxColumn, rows: [(upTo: Int64, Int64)])?
        var columns: [TaxColumn: Column] = [:]
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false)
            guard fields.count == 5, let lineYear = Int(fields[0]), let number = Int(fields[1]),
                let column = TaxColumn(rawValue: number), let from = Int64(fields[2]), let percent = Int64(fields[4])
            else { throw wrong(index + 1, "den ska ha år, kolumn 1–6, inkomst från, inkomst till och procent") }
            guard lineYear == year.year else { throw wrong(index + 1, "den gäller \(lineYear), inte \(year.year)") }
            guard (0...100).contains(percent) else { throw wrong(index + 1, "procenten \(percent) är inte 0–100") }
            if open == nil, columns[column] != nil { throw wrong(index + 1, "kolumn \(number) står två gånger") }
            var rows = open?.column == column ? open?.rows ?? [] : []
            guard open == nil || open?.column == column else {
                throw wrong(index + 1, "kolumnen före har ingen sista rad utan slut")
            }
            guard from == (rows.last.map { $0.upTo + 1 } ?? 0) else {
                throw wrong(index + 1, "raden börjar vid \(from), men den förra slutade inte strax före")
            }
            if fields[3].isEmpty {
                columns[column] = Column(rows, above: percent)
                open = nil
                continue
            }
            guard let to = Int64(fields[3]), to >= from else { throw wrong(index + 1, "inkomst till är fel") }
            rows.append((upTo: to, percent))
            open = (column, rows)
        }
        guard open == nil, !columns.isEmpty else { throw wrong(lines.count, "sista kolumnen har ingen rad utan slut") }
        self.init(source: mark.source, confidence: mark.confidence, columns: columns)
    }
}
