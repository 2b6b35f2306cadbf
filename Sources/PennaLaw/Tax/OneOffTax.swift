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
    package let source: String
    /// How well they are known.
    package let confidence: Confidence
    /// The columns that are known; a column that no source gives is not there.
    package let columns: [TaxColumn: Column]
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

    private let table: OneOffTable

    /// The table of an income year.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it has no parameters.
    public init(year: IncomeYear) throws(PayrollError) {
        self.init(try TaxYear.parameters(for: year))
    }

    /// The table of a year's parameters.
    package init(_ parameters: TaxYear) {
        year = parameters.year
        table = parameters.oneOff
        confidence = table.confidence
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
        guard let found = table.columns[column] else {
            throw PayrollError(
                .missingFigure,
                "Engångstabellen för \(year.year) saknas för kolumn \(column.rawValue). "
                    + "Ange procenten för engångsbeloppet på personen.")
        }
        return Percent(millionths: found.percent(at: yearlyIncome.wholeKronor) * 10_000)
    }

    /// The known rows of the table as text: year, column, income from and to in whole kronor, percent; semicolons.
    ///
    /// What a checker that is not Penna looks the percentages up in.
    public func csv() -> String {
        var text = "year;column;income_from;income_to;percent\n"
        for column in TaxColumn.allCases {
            guard let found = table.columns[column] else { continue }
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
