//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// How well something is known, and where it was read.
public struct FigureMark: Hashable, Sendable {
    /// How well it is known.
    public let confidence: Confidence

    /// Where it was read, or who calculated it.
    public let source: Source

    /// A mark.
    public init(_ confidence: Confidence, _ source: Source) {
        self.confidence = confidence
        self.source = source
    }
}

/// A figure of law or agreement in a year: its key and one dated value.
public struct YearFigure: Hashable, Sendable {
    /// The key, such as `belopp.prisbasbelopp`.
    public let key: String

    /// The value with its days, source and mark.
    public let row: FigureRow

    /// A dated value of a figure.
    public init(_ key: String, _ row: FigureRow) {
        self.key = key
        self.row = row
    }
}

/// What a pay year needs, as a value: figures with their marks, the month tables, the table of one-off amounts.
///
/// The years that Penna has built in are values of this type, and so are those that are read from a document at run
/// time; ``PayYears`` holds both. What is not in it is not known, and is refused by name.
public struct PayYear: Sendable {
    /// The year.
    public let year: IncomeYear

    /// The figures, each with its days inside the year, in the order in which they were added.
    public private(set) var figures: [YearFigure] = []

    /// How well the amounts are known that Penna itself derives from prisbasbelopp: meals, traktamente, cars, ceilings.
    public var derived: FigureMark

    /// The month tables; `nil` when they are not known.
    package var tables: MonthTables?

    /// The table of one-off amounts; `nil` when no column of it is known.
    package var oneOff: OneOffTable?

    /// A year of which nothing is known yet.
    public init(_ year: IncomeYear) {
        self.year = year
        derived = FigureMark(.calculated, .calculated("ur prisbasbeloppet, inte publicerat"))
    }

    /// Whether it has month tables.
    public var hasMonthTables: Bool { tables != nil }

    /// The columns of the table of one-off amounts that are known.
    public var oneOffColumns: [TaxColumn] {
        TaxColumn.allCases.filter { oneOff?.columns[$0] != nil }
    }

    /// Adds a value of a figure.
    ///
    /// - Throws: `invalidValue` when its days are not in the year; `overlap` when the figure has a value for one of the
    ///   days already.
    public mutating func add(_ figure: YearFigure) throws(PayrollError) {
        let row = figure.row
        guard let through = row.through, row.from <= through, row.from.year == year.year, through.year == year.year
        else {
            throw PayrollError(
                .invalidValue,
                "Uppgiften \(figure.key) gäller \(row.from)–\(row.through.map { "\($0)" } ?? ""), men dokumentet gäller "
                    + "år \(year.year). Rätta dagarna, eller lägg uppgiften i det årets dokument.")
        }
        let other = figures.first {
            $0.key == figure.key && $0.row.from <= through && row.from <= $0.row.through ?? through
        }
        if let other {
            throw PayrollError(
                .overlap,
                "Uppgiften \(figure.key) har två värden för \(max(other.row.from, row.from)). Ta bort det ena.")
        }
        figures.append(figure)
    }

    /// Sets a figure for the whole year, instead of the values that it had.
    package mutating func replace(_ key: String, _ value: Int64, _ mark: FigureMark) {
        figures.removeAll { $0.key == key }
        set(key, value, mark.source, mark.confidence)
    }

    /// The values of a figure, in order of their first day.
    public func rows(of key: String) -> [FigureRow] {
        figures.filter { $0.key == key }.map { $0.row }.sorted { $0.from < $1.from }
    }

    /// The hash of all that a payslip can depend on.
    public var digest: SHA256.Digest {
        var hash = SHA256()
        func add(_ text: String) { hash.update(Array(text.utf8) + [0]) }
        add("\(year.year) \(derived.confidence)")
        for figure in figures.sorted(by: { ($0.key, $0.row.from) < ($1.key, $1.row.from) }) {
            let row = figure.row
            add("\(figure.key) \(row.from) \(row.through.map { "\($0)" } ?? "") \(row.value) \(row.confidence)")
        }
        switch tables {
        case .formula(let parameters):
            add("formel \(parameters.formulaYear) \(parameters.prisbasbelopp) \(parameters.inkomstbasbelopp)")
            add("\(parameters.skiktgrans) \(parameters.confidence)")
        case .cells(let cells):
            add("tabell \(cells.mark.confidence)")
            hash.update(TaxTableFile.bytes(of: cells.lines, year: year, layout: .txt))
        case nil: add("utan tabell")
        }
        if let oneOff { add("\(oneOff.confidence) " + oneOff.csv(year)) }
        return hash.finished()
    }
}

/// Where a year's month tables come from.
package enum MonthTables: Sendable {
    /// They are calculated from the year's parameters, and every published cell is equal.
    case formula(TaxYear)
    /// They are the published cells as they stand.
    case cells(MonthTableCells)

    /// How well they are known, and where they were read.
    package var mark: FigureMark {
        switch self {
        case .formula(let parameters): FigureMark(parameters.confidence, parameters.source)
        case .cells(let cells): cells.mark
        }
    }
}

// MARK: The years that are built in

extension PayYear {
    /// The built-in years, oldest first: those with tables, and what is known of the years beside them.
    package static let builtIn: [PayYear] = [known2023] + TaxYear.all.map { PayYear($0) } + [known2027]

    /// The value of a figure in each built-in year.
    static func builtInRows(_ key: String) -> [FigureRow] { builtIn.flatMap { $0.rows(of: key) } }

    /// The row of a figure for a whole year.
    static func row(
        of year: IncomeYear, _ value: Int64, _ source: Source, _ confidence: Confidence
    ) -> FigureRow {
        FigureRow(
            from: Day(year.year, 1, 1), through: Day(year.year, 12, 31), value, source: source, confidence: confidence)
    }

    /// A year whose parameters are built in.
    ///
    /// The base amounts are confirmed throughout: the published tax tables come out right with these and no others.
    private init(_ year: TaxYear) {
        self.init(year.year)
        derived = FigureMark(.confirmed, .calculated("de publicerade beloppen stämmer med formlerna"))
        set(
            "belopp.prisbasbelopp", year.prisbasbelopp * 100,
            .act(.socialforsakringsbalken, "2 kap. 7 §") + year.edition, .confirmed)
        set(
            "belopp.inkomstbasbelopp", year.inkomstbasbelopp * 100,
            .act(.socialforsakringsbalken, "58 kap. 26 §") + year.edition, .confirmed)
        set(
            "belopp.skiktgrans", year.skiktgrans * 100, .act(.inkomstskattelagen, "65 kap. 5 §") + year.edition,
            .confirmed)
        set(
            "belopp.statslaneranta", year.statslaneranta.millionths, .secondHand("Riksgälden"), .reported
        )
        set("skatt.sink", year.sink.millionths, year.sinkSource, year.sinkConfidence)
        set("skatt.aldersgrans", year.ageLimit, year.source, year.confidence)
        tables = .formula(year)
        oneOff = year.oneOff
    }

    private mutating func set(_ key: String, _ value: Int64, _ source: Source, _ confidence: Confidence) {
        figures.append(YearFigure(key, PayYear.row(of: year, value, source, confidence)))
    }

    /// What December 2023, which is paid for in January 2024, may ask for (decision L24); the tables of 2023 are not known.
    private static let known2023: PayYear = {
        var year = PayYear(IncomeYear(2023))
        year.set(
            "belopp.prisbasbelopp", 52_500_00,
            .act(.socialforsakringsbalken, "2 kap. 7 §") + .decision(.l24), .confirmed)
        return year
    }()

    /// What is known of 2027 before its tables are published; the rest is refused by name.
    private static let known2027: PayYear = {
        var year = PayYear(IncomeYear(2027))
        year.set(
            "belopp.prisbasbelopp", 59_600_00, .secondHand("Beräknat prisbasbelopp 2027, inte läst hos SCB"),
            .unconfirmed)
        year.set("skatt.sink", 200_000, .secondHand("SFS 2025:1356"), .reported)
        return year
    }()
}
