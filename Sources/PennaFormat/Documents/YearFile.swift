//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaJSON
public import PennaLaw

/// A year as a document, such as `year-2027.json`: what a pay year needs, each figure with its source and mark.
public enum YearFile {
    static let format = DocumentKind.year.rawValue

    private static let keys = ["format", "year", "derived", "figures", "monthTables", "oneOff"]

    /// The name of a year's document where nothing else is said.
    public static func name(of year: IncomeYear) -> String { "year-\(year.year).json" }

    /// The words of the marks.
    public static let marks = Confidence.allCases.map { "\($0)" }

    /// The figure of a key that a document may set; `nil` for another key.
    ///
    /// - Parameter book: the agreements whose figures it may set beside those of law.
    public static func figure(_ key: String, _ book: RuleBook = .standard) -> Figure? {
        PayYears.settable.first { $0.key == key } ?? book.figure(key)
    }

    /// Reads a document; all of it must be right, because everybody's pay depends on it.
    ///
    /// - Parameters:
    ///   - file: the name that findings have for it.
    ///   - book: the agreements whose figures it may set.
    public static func read(_ bytes: [UInt8], file: String, _ book: RuleBook = .standard) -> (
        year: PayYear?, problems: [Finding]
    ) {
        do throws(JSONError) {
            var parser = JSONParser()
            return (try year(try parser.parse(bytes).root, book), [])
        } catch {
            return (nil, [Finding(at: file, line: error.line, error, stops: .stopsEmployer)])
        }
    }

    static func year(_ node: JSONNode, _ book: RuleBook) throws(JSONError) -> PayYear {
        try DocumentKind.year.expect(node)
        try node.rejectUnknownKeys(allowed: keys)
        let formatNode = try node.required("format")
        guard try formatNode.string() == format else {
            throw formatNode.invalid(
                "Dokumentet är inget årsdokument som Penna läser. Skriv \(format), eller \(FigureFile.format) för uppgifter "
                    + "utan inkomstår.")
        }
        let yearNode = try node.required("year")
        let number = try yearNode.int64()
        guard (2024...2100).contains(number) else {
            throw yearNode.invalid("Året \(number) är inte 2024–2100.")
        }
        var year = PayYear(IncomeYear(Int(number)))
        if let derived = try node.optional("derived") {
            try derived.rejectUnknownKeys(allowed: ["mark", "source"])
            year.derived = try mark(derived)
        }
        var empty: [String: JSONNode] = [:]
        for entry in try node.required("figures").elements() {
            let (key, row) = try figure(entry, year.year, book)
            guard let row else {
                empty[key] = entry
                continue
            }
            do throws(PayrollError) {
                try year.add(YearFigure(key, row))
            } catch {
                throw entry.invalid(error.message)
            }
        }
        if let (key, entry) = empty.first(where: { !year.rows(of: $0.key).isEmpty }) {
            throw entry.invalid("Uppgiften \(key) står både med och utan värde. Ta bort den ena.")
        }
        if let tables = try node.optional("monthTables") { try readTables(tables, into: &year) }
        if let oneOff = try node.optional("oneOff") { year.oneOff = try readOneOff(oneOff, year.year) }
        return year
    }

    static func mark(_ node: JSONNode) throws(JSONError) -> FigureMark {
        let markNode = try node.required("mark")
        let word = try markNode.string()
        guard let confidence = Confidence.allCases.first(where: { "\($0)" == word }) else {
            throw markNode.invalid("Märket \(word) finns inte. Skriv \(marks.joined(separator: ", ")).")
        }
        let sourceNode = try node.required("source")
        let source = try sourceNode.string()
        guard !source.allSatisfy(\.isWhitespace) else { throw sourceNode.invalid("Skriv var uppgiften är läst.") }
        return FigureMark(confidence, .document(source))
    }

    /// A figure; without a row when it is named but has no value.
    private static func figure(_ node: JSONNode, _ year: IncomeYear, _ book: RuleBook) throws(JSONError) -> (
        String, FigureRow?
    ) {
        try node.rejectUnknownKeys(allowed: entryKeys)
        let (figure, value) = try declared(node, book)
        guard let value else { return (figure.key, nil) }
        let mark = try mark(node)
        let from = try node.optional("from")?.day() ?? Day(year.year, 1, 1)
        let through = try node.optional("through")?.day() ?? Day(year.year, 12, 31)
        return (
            figure.key, FigureRow(from: from, through: through, value, source: mark.source, confidence: mark.confidence)
        )
    }

    /// The members of a figure.
    static let entryKeys = ["key", "name", "value", "unit", "from", "through", "mark", "source", "note"]

    /// The figure that an entry is of, and its value as it is stored; `nil` when nobody knows it.
    static func declared(_ node: JSONNode, _ book: RuleBook) throws(JSONError) -> (figure: Figure, value: Int64?) {
        let keyNode = try node.required("key")
        let key = try keyNode.string()
        guard let figure = figure(key, book) else {
            let names = NearestName.question(key, among: (PayYears.settable + book.figures).map(\.key))
            throw keyNode.invalid(
                "Uppgiften \(key) finns inte bland dem som ett dokument kan ha.\(names) Kör penna rules för att se alla."
            )
        }
        for comment in ["name", "note"] { _ = try node.optional(comment)?.string() }
        if let unit = try node.optional("unit"), try unit.string() != figure.unit.swedish {
            throw unit.invalid(
                "Uppgiften \(key) räknas i \(figure.unit.swedish.isEmpty ? "tal" : figure.unit.swedish).")
        }
        let valueNode = try node.required("value")
        if valueNode.kind == .null { return (figure, nil) }
        let value = try valueNode.stored(figure.unit)
        let most = figure.mostPercent
        guard value >= 0, figure.unit != .procent || value <= most * 10_000 else {
            throw valueNode.invalid(
                figure.unit == .procent
                    ? "Procenten ska vara 0–\(most)." : "Värdet är under noll, och det kan uppgiften inte vara.")
        }
        guard figure.allows(value) else { throw valueNode.invalid("Välj 0–\(figure.choices.count - 1).") }
        if figure.isBaseAmount, value % 10_000 != 0 {
            throw valueNode.invalid("Basbelopp och skiktgräns är hela hundratal kronor.")
        }
        return (figure, value)
    }
}

extension YearFile {
    private static func readTables(_ node: JSONNode, into year: inout PayYear) throws(JSONError) {
        try node.rejectUnknownKeys(allowed: ["mark", "source", "formula", "rows"])
        let mark = try mark(node)
        if let formula = try node.optional("formula") {
            guard try node.optional("rows") == nil else {
                throw node.invalid("Tabellerna står både som formel och som rader. Ta bort det ena.")
            }
            return try readFormula(formula, mark, into: &year)
        }
        let rowsNode = try node.required("rows")
        var rows: [String] = []
        for row in try rowsNode.elements() { rows.append(try row.string()) }
        let (income, lines) = (year.year, rows)
        year.tables = try rowsNode.checked { () throws(PayrollError) in
            .cells(try MonthTableCells(rows: lines, year: income, mark: mark))
        }
    }

    private static func readFormula(_ node: JSONNode, _ mark: FigureMark, into year: inout PayYear) throws(JSONError) {
        try node.rejectUnknownKeys(allowed: ["of", "prisbasbelopp", "inkomstbasbelopp", "skiktgrans", "sha256"])
        let other = IncomeYear(Int(clamping: try node.required("of").int64()))
        func kronor(_ key: String) throws(JSONError) -> Int64 {
            let member = try node.required(key)
            let value = try member.int64()
            guard (10_000...10_000_000).contains(value) else { throw member.invalid("Beloppet är orimligt.") }
            return value
        }
        let amounts = (try kronor("prisbasbelopp"), try kronor("inkomstbasbelopp"), try kronor("skiktgrans"))
        let digest = try node.required("sha256").string()
        do throws(PayrollError) {
            try TaxTableImport.set(
                formulaOf: other, prisbasbelopp: amounts.0, inkomstbasbelopp: amounts.1, skiktgrans: amounts.2,
                digest: digest, mark: mark, into: &year)
        } catch {
            throw node.invalid(error.message)
        }
    }

    private static func readOneOff(_ node: JSONNode, _ year: IncomeYear) throws(JSONError) -> OneOffTable {
        try node.rejectUnknownKeys(allowed: ["mark", "source", "rows"])
        let mark = try mark(node)
        let rowsNode = try node.required("rows")
        var rows: [String] = [OneOffTable.heading]
        for row in try rowsNode.elements() { rows.append(try row.string()) }
        let text = rows.joined(separator: "\n")
        return try rowsNode.checked { () throws(PayrollError) in try OneOffTable(csv: text, year: year, mark: mark) }
    }
}

extension Figure {
    /// No percentage of pay is more; who writes more has written another unit.
    static let highestPercent: Int64 = 1_000

    /// The most percent that can be meant: more than the whole only where there is more already, as of overtime.
    fileprivate var mostPercent: Int64 { rows.contains { $0.value > 1_000_000 } ? Figure.highestPercent : 100 }

    fileprivate var isBaseAmount: Bool {
        [YearlyAmounts.prisbasbelopp, YearlyAmounts.inkomstbasbelopp, YearlyAmounts.skiktgrans].contains {
            $0.key == key
        }
    }
}
