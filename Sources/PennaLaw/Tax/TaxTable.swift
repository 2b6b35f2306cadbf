//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A monthly tax table (skattetabell för månadslön), ready for look-up.
///
/// The table of a year whose parameters are known is calculated from them, not stored: 481 rows of kronor are filled when
/// it is made, and the percentages above 80 000 kronor are calculated when asked for. The table of a year whose cells
/// were given as they were published is looked up in those. Make a table once and use it for everybody.
public struct TaxTable: Sendable {
    /// The tables there are.
    public static let numbers: ClosedRange<Int> = 29...42

    /// The income year.
    public let year: IncomeYear

    /// The number of the table: the municipality's total rate as a whole percentage.
    public let number: Int

    /// How well the year's parameters are known.
    public let confidence: Confidence

    private let rules: AnnualTaxRules?
    /// Whole kronor, all rows of column 1 first; none when the rows are the published ones.
    private let cells: [Int32]
    /// The published rows, for a year without parameters.
    private let published: PublishedTaxRows?

    /// Makes a table.
    ///
    /// - Throws: `invalidValue`, naming the number, when there is no such table; `yearNotCovered`, naming the year, when
    ///   the year has no parameters.
    /// - Complexity: 2 886 cells, some tens of microseconds.
    public init(year: IncomeYear, number: Int, years: PayYears = .builtIn) throws(PayrollError) {
        switch try years.tables(of: year) {
        case .formula(let parameters): try self.init(parameters, number: number)
        case .cells(let cells):
            try TaxTable.check(number: number)
            self.init(cells, number)
        }
    }

    /// Makes a table from a year's parameters.
    package init(_ parameters: TaxYear, number: Int) throws(PayrollError) {
        try TaxTable.check(number: number)
        let rules = AnnualTaxRules(parameters)
        self.init(parameters, number, rules, rules.tableBases())
    }

    private init(_ parameters: TaxYear, _ number: Int, _ rules: AnnualTaxRules, _ bases: [AnnualTaxBase]) {
        year = parameters.year
        self.number = number
        self.rules = rules
        published = nil
        confidence = rules.confidence
        cells = bases.map { Int32(truncatingIfNeeded: rules.monthlyTax(on: $0, table: number)) }
    }

    /// The table with that number among the published ones.
    private init(_ tables: MonthTableCells, _ number: Int) {
        year = tables.year
        self.number = number
        rules = nil
        cells = []
        published = PublishedTaxRows(tables.lines(of: number))
        confidence = tables.mark.confidence
    }

    /// All tables of a year, in order of number.
    static func all(_ tables: MonthTables) -> [TaxTable] {
        switch tables {
        case .formula(let parameters): all(parameters)
        case .cells(let cells): numbers.map { TaxTable(cells, $0) }
        }
    }

    /// All tables of a year's parameters; what they have in common is calculated once.
    static func all(_ parameters: TaxYear) -> [TaxTable] {
        let rules = AnnualTaxRules(parameters)
        let bases = rules.tableBases()
        return numbers.map { TaxTable(parameters, $0, rules, bases) }
    }

    /// Refuses a table that is not there.
    ///
    /// - Throws: `invalidValue`, naming the number, outside 29–42.
    static func check(number: Int) throws(PayrollError) {
        guard TaxTable.numbers.contains(number) else {
            throw PayrollError(
                .invalidValue,
                "Skattetabell \(number) finns inte. Ange en tabell 29–42, den som står i skattebeslutet.")
        }
    }

    /// The preliminary tax on a month's taxable pay.
    ///
    /// Up to 80 000 kronor it is the kronor of the row; above, the row's percentage of the whole pay. The pay is taken
    /// without its öre, and so is the tax (SFF 22:1, decision L4). No tax on no pay.
    ///
    /// - Throws: `invalidValue`, naming the value, when the column is not 1–6 or the pay is negative.
    public func tax(column: Int, income: Amount) throws(PayrollError) -> Amount {
        let column = try TaxColumn(number: column)
        guard !income.isNegative else {
            throw PayrollError(
                .invalidValue,
                "Skatteunderlaget \(income.swedish) kr är negativt. "
                    + "Rätta de avdrag som gör lönen negativ, eller för över dem till nästa månad.")
        }
        return tax(on: income, in: column)
    }

    /// The preliminary tax on a month's taxable pay, for callers who have checked it: a negative pay gives no tax.
    public func tax(on income: Amount, in column: TaxColumn) -> Amount {
        let pay = max(0, income.wholeKronor)
        if let published { return Amount(ore: published.tax(on: pay, column) * 100) }
        // The tax is less than the pay, which fits in öre; so does every step here.
        let kronor =
            pay <= TaxTableRows.highestKronor
            ? cell(row: TaxTableRows.index(of: pay), column)
            : pay * percent(top: TaxTableRows.percentTop(of: pay), column) / 100
        return Amount(ore: kronor * 100)
    }

    /// The preliminary tax on the pay of half a month (halvmånadslön).
    ///
    /// Half of what the month table has for twice the pay; an odd krona leaves 50 öre, which fall away (SKV 433
    /// section 4; SFF 22:1).
    ///
    /// - Throws: `overflow` when twice the pay does not fit.
    public func taxOnHalfMonth(_ income: Amount, in column: TaxColumn) throws(PayrollError) -> Amount {
        try Amount(kronor: tax(on: income + income, in: column).wholeKronor / 2)
    }

    /// The kronor of a row.
    func cell(row: Int, _ column: TaxColumn) -> Int64 {
        Int64(cells[(column.rawValue - 1) * TaxTableRows.count + row])
    }

    /// The percentage of the interval with that top.
    func percent(top: Int64, _ column: TaxColumn) -> Int64 {
        rules.map { percent(of: $0.base(ofTop: top, column), $0, top: top) } ?? 0
    }

    /// The percentage of the interval with that top, whose base is known already.
    func percent(of base: AnnualTaxBase, _ rules: AnnualTaxRules, top: Int64) -> Int64 {
        TaxTableRows.percent(of: rules.monthlyTax(on: base, table: number), top: top)
    }
}

extension AnnualTaxRules {
    /// What twelve times the top of a row, without its last two digits, gives in every table.
    func base(ofTop top: Int64, _ column: TaxColumn) -> AnnualTaxBase {
        base(of: top * 12 / 100 * 100, column)
    }

    /// A twelfth of the tax, without öre.
    func monthlyTax(on base: AnnualTaxBase, table: Int) -> Int64 {
        tax(on: base, table: table).total / 12
    }

    /// The bases of all rows that hold kronor, all rows of column 1 first.
    fileprivate func tableBases() -> [AnnualTaxBase] {
        var bases: [AnnualTaxBase] = []
        bases.reserveCapacity(TaxTableRows.count * TaxColumn.allCases.count)
        for column in TaxColumn.allCases {
            for row in 0..<TaxTableRows.count { bases.append(base(ofTop: TaxTableRows.top(of: row), column)) }
        }
        return bases
    }
}

extension TaxTable {
    /// The number of a municipality's table.
    ///
    /// The sum of kommunalskatt, regionskatt, begravningsavgift and avgift till trossamfund, rounded to a whole
    /// percentage, 50 hundredths down (SFF 13:5): 32.50 gives 32, 32.51 gives 33.
    ///
    /// - Throws: `invalidValue`, naming the rate, when it gives a table outside 29–42.
    public static func number(forTotalRate rate: Percent) throws(PayrollError) -> Int {
        let (whole, fraction) = rate.millionths.quotientAndRemainder(dividingBy: 10_000)
        let number = fraction > 5_000 ? whole + 1 : whole
        guard numbers.contains(Int(number)) else {
            throw PayrollError(
                .invalidValue,
                "Skattesatsen \(DecimalText.swedish(rate.millionths, scale: 4, trimmed: true, least: 2)) % ger ingen "
                    + "skattetabell 29–42. Rätta kommunens sammanlagda skattesats.")
        }
        return Int(number)
    }
}
