//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaJSON
public import PennaLaw

extension YearFile {
    /// A document of a year that Penna begins: what is built in with its marks, and what is lacking by name.
    public static func begin(_ year: IncomeYear) -> PayYear {
        PayYear.builtIn.first { $0.year == year && !$0.hasMonthTables } ?? PayYear(year)
    }

    /// The document that reads back to a year; what the year lacks stands in it by name, without a value.
    ///
    /// - Parameter book: the agreements whose figures it may set.
    public static func bytes(_ year: PayYear, _ book: RuleBook = .standard) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            writer.member("format", string: format)
            writer.member("year", integer: year.year.year)
            writer.memberObject("derived") { (writer: inout JSONWriter) in write(year.derived, to: &writer) }
            writer.memberArray("figures") { (writer: inout JSONWriter) in
                for figure in year.figures { write(figure, book, to: &writer) }
                for (figure, note) in lacking(year) { write(figure, note: note, to: &writer) }
            }
            write(year.tables, to: &writer)
            write(year.oneOff, year.year, to: &writer)
        }
        writer.newline()
        return writer.bytes
    }

    /// The figures that a year lacks, with what is known of them from earlier years.
    private static func lacking(_ year: PayYear) -> [(figure: Figure, note: String)] {
        guard let years = try? PayYears([year]) else { return [] }
        let gaps = years.gaps(in: year.year)
        func figures(_ gaps: [YearGap], _ whose: String) -> [(figure: Figure, note: String)] {
            gaps.compactMap { gap in
                guard case .figure(let figure) = gap.kind else { return nil }
                let last = figure.rows.last { $0.from.year < year.year.year }
                let text = last.map { "; senast \(figure.unit.swedishText($0.value)) från \($0.from)" } ?? ""
                return (figure, whose + text)
            }
        }
        return figures(gaps.forEverybody, "behövs för alla")
            + figures(gaps.forSome, "behövs för dem det gäller")
    }

    private static func write(_ mark: FigureMark, to writer: inout JSONWriter) {
        writer.member("mark", string: "\(mark.confidence)")
        writer.member("source", string: mark.source.text)
    }

    private static func write(_ figure: YearFigure, _ book: RuleBook, to writer: inout JSONWriter) {
        let known = YearFile.figure(figure.key, book)
        writer.object { (writer: inout JSONWriter) in
            writer.member("key", string: figure.key)
            writer.member("name", string: known?.name ?? "")
            let unit = known?.unit ?? .tal
            switch unit {
            case .timme: writer.member("value", string: unit.plainText(figure.row.value))
            case .krona, .faktor, .semesterdag: writer.member("value", decimal: figure.row.value, scale: 2)
            case .procent, .antal: writer.member("value", decimal: figure.row.value, scale: 4)
            case .dag, .tal: writer.member("value", integer: figure.row.value)
            }
            if !unit.swedish.isEmpty { writer.member("unit", string: unit.swedish) }
            writer.member("from", string: "\(figure.row.from)")
            if let through = figure.row.through { writer.member("through", string: "\(through)") }
            write(FigureMark(figure.row.confidence, figure.row.source), to: &writer)
        }
    }

    private static func write(_ figure: Figure, note: String, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("key", string: figure.key)
            writer.member("name", string: figure.name)
            writer.memberNull("value")
            if !figure.unit.swedish.isEmpty { writer.member("unit", string: figure.unit.swedish) }
            writer.member("note", string: note)
        }
    }

    private static func write(_ tables: MonthTables?, to writer: inout JSONWriter) {
        guard let tables else { return writer.memberNull("monthTables") }
        writer.memberObject("monthTables") { (writer: inout JSONWriter) in
            switch tables {
            case .formula(let parameters):
                write(FigureMark(parameters.confidence, parameters.edition), to: &writer)
                writer.memberObject("formula") { (writer: inout JSONWriter) in
                    writer.member("of", integer: parameters.formulaYear)
                    writer.member("prisbasbelopp", integer: parameters.prisbasbelopp)
                    writer.member("inkomstbasbelopp", integer: parameters.inkomstbasbelopp)
                    writer.member("skiktgrans", integer: parameters.skiktgrans)
                    writer.member("sha256", string: parameters.tableDigest ?? "")
                }
            case .cells(let cells):
                write(cells.mark, to: &writer)
                writer.memberArray("rows") { (writer: inout JSONWriter) in
                    for row in cells.rows { writer.string(row) }
                }
            }
        }
    }

    private static func write(_ oneOff: OneOffTable?, _ year: IncomeYear, to writer: inout JSONWriter) {
        guard let oneOff else { return writer.memberNull("oneOff") }
        writer.memberObject("oneOff") { (writer: inout JSONWriter) in
            write(FigureMark(oneOff.confidence, oneOff.source), to: &writer)
            writer.memberArray("rows") { (writer: inout JSONWriter) in
                for row in oneOff.csv(year).split(separator: "\n").dropFirst() { writer.string(String(row)) }
            }
        }
    }
}

extension YearFile {
    /// What a published file gave a year.
    public enum Imported: Hashable, Sendable {
        /// The month tables, calculated by a built-in year's formula with these amounts in whole kronor.
        case formula(of: IncomeYear, prisbasbelopp: Int64, inkomstbasbelopp: Int64, skiktgrans: Int64)
        /// The month tables, as so many published cells.
        case cells(Int)
        /// The table of one-off amounts, with these columns.
        case oneOff([Int])
    }

    /// The income year that a published file says it is about; `nil` for the text layout, which says none.
    public static func year(of file: [UInt8]) -> IncomeYear? {
        let line = file.split(separator: UInt8(ascii: "\n")).dropFirst().first
        let field = line?.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).first
        guard let field, field.count == 4 else { return nil }
        return Int(String(decoding: field, as: UTF8.self)).map { IncomeYear($0) }
    }

    /// Puts a published file into a year: month tables in Skatteverket's layouts, or one-off amounts as Penna writes them.
    ///
    /// - Throws: `invalidValue`, naming line or table, when the file cannot be read, is another year's, or has a hole.
    public static func take(_ file: [UInt8], mark: FigureMark, into year: inout PayYear) throws(PayrollError)
        -> Imported
    {
        if file.starts(with: OneOffTable.heading.utf8) {
            let table = try OneOffTable(csv: String(decoding: file, as: UTF8.self), year: year.year, mark: mark)
            year.oneOff = table
            return .oneOff(table.columns.keys.map(\.rawValue).sorted())
        }
        switch try TaxTableImport.months(file, mark: mark, into: &year) {
        case .cells(let count): return .cells(count)
        case .formula(let other, let base, let income, let limit):
            return .formula(of: other, prisbasbelopp: base, inkomstbasbelopp: income, skiktgrans: limit)
        }
    }

    /// What a document lacks or contradicts, in Swedish; nothing when everybody can be paid and everything is known.
    public static func check(_ year: PayYear) -> (stops: [String], lacks: [String]) {
        do throws(PayrollError) {
            let years = try PayYears([year])
            let gaps = years.gaps(in: year.year)
            var stops = gaps.forEverybody.map(\.name)
            if year.hasMonthTables {
                do throws(PayrollError) {
                    _ = try TaxTableFile.lines(year: year.year, years: years)
                } catch {
                    stops.append(error.message)
                }
            }
            let columns = TaxColumn.allCases.filter { year.oneOff != nil && !year.oneOffColumns.contains($0) }
            let holes = columns.map { "engångstabellens kolumn \($0.rawValue)" }
            return (stops, gaps.forSome.map(\.name) + holes)
        } catch {
            return ([error.message], [])
        }
    }
}
