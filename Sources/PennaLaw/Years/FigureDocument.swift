//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A dated value of a figure that a document gives at run time.
public struct GivenFigure: Hashable, Sendable {
    /// The figure as it is declared, with what is built in.
    public let figure: Figure

    /// The value with its days, source, mark, and the instant it became known.
    public let row: FigureRow

    /// Whether it says that a value was wrong, and stands instead of any other for its days from when it was known.
    public let corrects: Bool

    /// A dated value of a figure.
    public init(_ figure: Figure, _ row: FigureRow, corrects: Bool = false) {
        self.figure = figure
        self.row = row
        self.corrects = corrects
    }
}

/// Dated figures that belong to no income year: a new version of an agreement, an uprating, a corrected value.
///
/// Its rows go on from the built-in ones by the same rule: a row without an end lasts until the next row of the figure.
/// What is confirmed is contradicted only by a row that ``GivenFigure/corrects``, and only from the instant at which that
/// became known.
public struct FigureDocument: Sendable {
    /// What people call it, such as `AB 27`.
    public let name: String

    /// The rows, in the order in which they were added.
    public private(set) var figures: [GivenFigure] = []

    /// A document without rows.
    public init(_ name: String) { self.name = name }

    /// Adds a row.
    ///
    /// - Throws: `invalidValue` when its days run backwards, it has no source, a switch has no such choice, a correction
    ///   does not say when it became known, or it contradicts what is confirmed without being a correction; `overlap`
    ///   when the document has a value for one of the days already.
    public mutating func add(_ given: GivenFigure) throws(PayrollError) {
        let (key, row) = (given.figure.key, given.row)
        if let through = row.through, through < row.from {
            throw PayrollError(
                .invalidValue, "Uppgiften \(key) slutar \(through), före sin första dag \(row.from). Rätta dagarna.")
        }
        guard row.source.text.contains(where: { !$0.isWhitespace }) else {
            throw PayrollError(.invalidValue, "Uppgiften \(key) har ingen källa. Skriv var den är läst.")
        }
        guard given.figure.allows(row.value) else {
            throw PayrollError(
                .invalidValue,
                "Valet \(key) har inget alternativ \(row.value). Välj 0–\(given.figure.choices.count - 1).")
        }
        if given.corrects, row.known == nil {
            throw PayrollError(
                .invalidValue, "Rättelsen av \(key) säger inte när den blev känd. Skriv known, t.ex. 2027-05-12.")
        }
        if !given.corrects, let confirmed = given.contradicted {
            throw PayrollError(
                .invalidValue,
                "Uppgiften \(key) säger annat än det bekräftade \(given.figure.unit.swedishText(confirmed.value)) från "
                    + "\(confirmed.from) (\(confirmed.source.text)). Ta bort raden, rätta dagarna, eller skriv corrects och known "
                    + "om den är en rättelse.")
        }
        if let day = figures.lazy.compactMap({ $0.overlap(given) }).first {
            throw PayrollError(.overlap, "Uppgiften \(key) har två värden för \(day). Ta bort det ena.")
        }
        figures.append(given)
    }

    /// The hash of all that a payslip can depend on.
    public var digest: SHA256.Digest {
        var hash = SHA256()
        for given in figures.sorted(by: { $0.text < $1.text }) { hash.update(Array(given.text.utf8) + [0]) }
        return hash.finished()
    }

    /// What a receipt calls it: its name and its hash.
    public var label: String { "\(name) \(digest)" }
}

extension GivenFigure {
    /// All that a payslip can depend on.
    fileprivate var text: String {
        let through = row.through.map { "\($0)" } ?? ""
        return "\(figure.key) \(row.from) \(through) \(row.value) \(row.confidence) \(row.known?.seconds ?? 0) "
            + (corrects ? "rättar" : "")
    }

    /// A confirmed built-in row of another value whose days are settled and among these.
    ///
    /// The days of a row without an end are settled up to a new row after it: a new version contradicts nothing.
    fileprivate var contradicted: FigureRow? {
        let next = figure.rows.first { row.from < $0.from }
        let through = row.through ?? next.map { $0.from - 1 }
        for (place, built) in figure.rows.enumerated() where built.confidence == .confirmed && built.value != row.value
        {
            let after = place + 1 < figure.rows.count ? figure.rows[place + 1].from - 1 : nil
            let end = [built.through, after].compactMap { $0 }.min() ?? built.from
            if row.from <= end, through.map({ built.from <= $0 }) ?? true { return built }
        }
        return nil
    }

    /// The first day for which this and another row both have a value, and neither stands before the other.
    func overlap(_ other: GivenFigure) -> Day? {
        guard figure.key == other.figure.key, corrects == other.corrects, !corrects || row.known == other.row.known
        else { return nil }
        let (first, second) = row.from <= other.row.from ? (row, other.row) : (other.row, row)
        // A row without an end lasts until the next one.
        guard first.from == second.from || first.through.map({ second.from <= $0 }) ?? false else { return nil }
        return second.from
    }
}

/// The rows of one figure that were given, as they are looked up.
struct GivenRows: Sendable {
    let key: String
    /// Those that stand before others come last; a row without an end ends before the next one.
    let rows: [FigureRow]
    /// The first days of rows that go on from what is built in.
    let starts: [Day]

    /// - Parameters:
    ///   - ofYears: those of years' documents.
    ///   - given: those of documents of figures.
    init(_ key: String, ofYears: [FigureRow], _ given: [GivenFigure]) {
        self.key = key
        let going = given.filter { !$0.corrects }
        starts = going.map { $0.row.from }
        let begins = ((given.first?.figure.rows ?? []) + ofYears).map { $0.from } + starts
        func ended(_ row: FigureRow) -> FigureRow {
            guard row.through == nil, let next = begins.filter({ row.from < $0 }).min() else { return row }
            return FigureRow(
                from: row.from, through: next - 1, row.value, source: row.source, confidence: row.confidence,
                known: row.known)
        }
        let corrections = given.filter { $0.corrects }.map { $0.row }.sorted {
            ($0.known?.seconds ?? 0, $0.from) < ($1.known?.seconds ?? 0, $1.from)
        }
        rows = (ofYears + going.map { ended($0.row) }).sorted { $0.from < $1.from } + corrections.map(ended)
    }
}
