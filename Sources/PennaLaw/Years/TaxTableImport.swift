//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// Reads published tables into a year: finds parameters that give every cell, or takes the cells as they stand.
package enum TaxTableImport {
    /// What came of a file of month tables.
    package enum Outcome: Hashable, Sendable {
        /// The formula of a built-in year gives every cell with these amounts, in whole kronor.
        case formula(of: IncomeYear, prisbasbelopp: Int64, inkomstbasbelopp: Int64, skiktgrans: Int64)
        /// No parameters give the cells; this many cells are taken as they stand.
        case cells(Int)
    }

    /// Puts a published file of month tables into a year.
    ///
    /// - Parameters:
    ///   - file: the file, in either of Skatteverket's layouts.
    ///   - mark: where it was read, and how well that is known.
    /// - Throws: `invalidValue`, naming line or table, when the file cannot be read, is another year's, or has a hole.
    package static func months(_ file: [UInt8], mark: FigureMark, into year: inout PayYear) throws(PayrollError)
        -> Outcome
    {
        let lines = try TaxTableFileReader(file, year: year.year).lines.map(\.content)
        // Also when parameters are found the published file itself must be whole.
        let cells = try MonthTableCells(lines, year: year.year, mark: mark)
        guard var found = TaxParameterSearch(lines, year).formula() else {
            year.tables = .cells(cells)
            return .cells(lines.count * TaxColumn.allCases.count)
        }
        found.edition = mark.source
        found.proof = "återskapar den publicerade filen cell för cell"
        found.confidence = mark.confidence
        year.tables = .formula(found)
        return .formula(
            of: IncomeYear(found.formulaYear), prisbasbelopp: found.prisbasbelopp,
            inkomstbasbelopp: found.inkomstbasbelopp, skiktgrans: found.skiktgrans)
    }
}

/// Finds the base amounts with which the formula of a built-in year gives published cells.
///
/// Low pay depends on prisbasbelopp alone, pay up to the skiktgräns on inkomstbasbelopp too, and higher pay on all
/// three; so they are found one after the other. An amount that the year has already is not looked for.
package struct TaxParameterSearch {
    private let lines: [TaxTableLine]
    private let year: PayYear
    /// Rows of kronor of one table, thinned out; enough to tell amounts apart, and all cells are compared in the end.
    private let low: [TaxTableLine]
    private let middle: [TaxTableLine]
    private let high: [TaxTableLine]

    package init(_ lines: [TaxTableLine], _ year: PayYear) {
        self.lines = lines
        self.year = year
        let kronor = lines.filter { $0.row.kind == .kronor && $0.row.table % 5 == 0 }
        func rows(_ pay: ClosedRange<Int64>) -> [TaxTableLine] { kronor.filter { pay.contains($0.row.to ?? 0) } }
        low = rows(2_000...9_000)
        middle = rows(9_001...38_000)
        high = rows(50_000...80_000)
    }

    /// The first formula, the newest year's before, that gives every cell; `nil` when none does.
    package func formula() -> TaxYear? {
        for template in TaxYear.all.reversed() {
            if let found = formula(like: template) { return found }
        }
        return nil
    }

    private func formula(like template: TaxYear) -> TaxYear? {
        var candidate = template
        candidate.year = year.year
        candidate.formulaOf = template.year
        for base in amounts("belopp.prisbasbelopp", template.prisbasbelopp) {
            candidate.prisbasbelopp = base
            guard agrees(candidate, low) else { continue }
            for income in amounts("belopp.inkomstbasbelopp", template.inkomstbasbelopp) {
                candidate.inkomstbasbelopp = income
                guard agrees(candidate, middle) else { continue }
                for limit in amounts("belopp.skiktgrans", template.skiktgrans) {
                    candidate.skiktgrans = limit
                    if agrees(candidate, high), TaxTableFile.lines(candidate) == lines { return candidate }
                }
            }
        }
        return nil
    }

    /// The amount that the year has, or every whole hundred within a fifth of another year's, the nearest first.
    private func amounts(_ key: String, _ other: Int64) -> [Int64] {
        if let known = year.rows(of: key).first { return [known.value / 100] }
        let base = other / 100 * 100
        let steps = other / 500
        return [base] + (1...steps).flatMap { [base + $0 * 100, base - $0 * 100] }
    }

    private func agrees(_ candidate: TaxYear, _ rows: [TaxTableLine]) -> Bool {
        let rules = AnnualTaxRules(candidate)
        // The columns in which most turns on prisbasbelopp first.
        let columns: [TaxColumn] = [.lon, .pension, .aldreLon, .annanErsattning]
        return rows.allSatisfy { line in
            columns.allSatisfy { column in
                let base = rules.base(ofTop: line.row.to ?? 0, column)
                return rules.monthlyTax(on: base, table: line.row.table) == line.values[column.rawValue - 1]
            }
        }
    }
}
