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
        let lines = try TaxTableFileReader(file, year: year.year).lines.map { $0.content }
        // Also when parameters are found the published file itself must be whole.
        let cells = try MonthTableCells(lines, year: year.year, mark: mark)
        guard var found = TaxParameterSearch(lines, year).formula() else {
            year.tables = .cells(cells)
            return .cells(lines.count * TaxColumn.allCases.count)
        }
        try take(found, mark, into: &year)
        found.edition = mark.source
        found.proof = .calculated("återskapar den publicerade filen cell för cell")
        found.confidence = mark.confidence
        found.tableDigest = "\(SHA256.hash(of: TaxTableFile.bytes(of: lines, year: year.year, layout: .txt)))"
        year.tables = .formula(found)
        return .formula(
            of: IncomeYear(found.formulaYear), prisbasbelopp: found.prisbasbelopp,
            inkomstbasbelopp: found.inkomstbasbelopp, skiktgrans: found.skiktgrans)
    }

    /// Puts tables into a year that were found to be a built-in year's formula with other amounts, in whole kronor.
    ///
    /// - Throws: `invalidValue` when there is no such built-in year.
    package static func set(
        formulaOf other: IncomeYear, prisbasbelopp: Int64, inkomstbasbelopp: Int64, skiktgrans: Int64, digest: String,
        mark: FigureMark, into year: inout PayYear
    ) throws(PayrollError) {
        guard var parameters = TaxYear.all.first(where: { $0.year == other }) else {
            throw PayrollError(
                .invalidValue,
                "Penna har ingen formel för \(other.year) års skattetabeller. Läs in tabellfilen på nytt.")
        }
        for (figure, kronor) in [
            (YearlyAmounts.prisbasbelopp, prisbasbelopp), (YearlyAmounts.inkomstbasbelopp, inkomstbasbelopp),
            (YearlyAmounts.skiktgrans, skiktgrans),
        ] {
            guard year.rows(of: figure.key).allSatisfy({ $0.value == kronor * 100 }) else {
                throw PayrollError(
                    .invalidValue,
                    "\(figure.name) är inte det som skattetabellerna är räknade med, "
                        + "\(DecimalText.swedish(kronor, scale: 0)) kr. Rätta uppgiften, eller läs in tabellfilen på nytt."
                )
            }
        }
        parameters.year = year.year
        parameters.formulaOf = other
        (parameters.prisbasbelopp, parameters.inkomstbasbelopp) = (prisbasbelopp, inkomstbasbelopp)
        parameters.skiktgrans = skiktgrans
        (parameters.edition, parameters.proof) = (
            mark.source, .calculated("återskapar den publicerade filen cell för cell")
        )
        parameters.confidence = mark.confidence
        parameters.tableDigest = digest
        year.tables = .formula(parameters)
    }

    /// The base amounts that give the tables are as well known as the tables: no others give them.
    ///
    /// - Throws: `invalidValue` when the year has another amount.
    private static func take(_ found: TaxYear, _ mark: FigureMark, into year: inout PayYear) throws(PayrollError) {
        let amounts = [
            (YearlyAmounts.prisbasbelopp, found.prisbasbelopp),
            (YearlyAmounts.inkomstbasbelopp, found.inkomstbasbelopp),
            (YearlyAmounts.skiktgrans, found.skiktgrans),
        ]
        for (figure, kronor) in amounts {
            let known = year.rows(of: figure.key).first
            if let known, known.value != kronor * 100 {
                throw PayrollError(
                    .invalidValue,
                    "Tabellfilen ger \(figure.name.lowercased()) \(DecimalText.swedish(kronor, scale: 0)) kr, men dokumentet "
                        + "har \(Amount(ore: known.value).swedish) kr. Rätta dokumentet, och läs in filen igen.")
            }
            if let known, known.confidence.weaker(mark.confidence) == mark.confidence { continue }
            year.replace(
                figure.key, kronor * 100,
                FigureMark(
                    mark.confidence, mark.source + .calculated("tabellerna stämmer med detta belopp och inget annat")))
        }
    }
}

/// Finds the base amounts with which the formula of a built-in year gives published cells.
///
/// Low pay depends on prisbasbelopp alone, pay up to the skiktgräns on inkomstbasbelopp too, and higher pay on all
/// three; so they are found one after the other. A confirmed amount of the year is not looked for.
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
        let known = year.rows(of: key).first
        if let known, known.confidence == .confirmed { return [known.value / 100] }
        let base = other / 100 * 100
        let steps = other / 500
        let near = [base] + (1...steps).flatMap { [base + $0 * 100, base - $0 * 100] }
        return (known.map { [$0.value / 100] } ?? []) + near
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
