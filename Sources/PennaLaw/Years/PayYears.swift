//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The years that a calculation may use: the built-in ones, and what was given at run time, which stands before them:
/// documents of years, and documents of dated figures that belong to no year.
///
/// A plain value that is handed to ``PreliminaryTax``, ``ContributionRates`` and every other rule that asks for a
/// figure of a year. Nothing is global: two runs beside each other may have different years.
public struct PayYears: Sendable {
    /// What was given; a class, because every rule keeps the years it was made with.
    private final class Given: Sendable {
        let documents: [PayYear]
        let figureDocuments: [FigureDocument]
        /// The rows of each figure.
        let figures: [GivenRows]
        let digests: [String]
        let provisional: IncomeYear?
        /// Rows that became known later are not among the figures.
        let knownAt: Instant

        init(_ documents: [PayYear], _ figureDocuments: [FigureDocument], provisional: IncomeYear?, knownAt: Instant) {
            self.documents = documents.sorted { $0.year.year < $1.year.year }
            self.figureDocuments = figureDocuments
            self.provisional = provisional
            self.knownAt = knownAt
            var found: [(key: String, ofYears: [FigureRow], given: [GivenFigure])] = []
            func place(_ key: String) -> Int {
                if let place = found.firstIndex(where: { $0.key == key }) { return place }
                found.append((key, [], []))
                return found.count - 1
            }
            for document in self.documents {
                for figure in document.figures { found[place(figure.key)].ofYears.append(figure.row) }
            }
            for document in figureDocuments {
                for given in document.figures where given.row.isKnown(at: knownAt) {
                    found[place(given.figure.key)].given.append(given)
                }
            }
            figures = found.map { GivenRows($0.key, ofYears: $0.ofYears, $0.given) }
            digests = self.documents.map { "\($0.year.year) \($0.digest)" } + figureDocuments.map { $0.label }
        }
    }

    private let given: Given?

    /// The built-in years alone.
    public static let builtIn = PayYears(given: nil)

    private init(given: Given?) { self.given = given }

    /// The built-in years, and years and figures given at run time.
    ///
    /// - Throws: `overlap` when a year is given twice, or two documents have a value of a figure for the same day;
    ///   `invalidValue` when a year's document says otherwise than a confirmed figure of a built-in year.
    public init(_ documents: [PayYear], figures: [FigureDocument] = []) throws(PayrollError) {
        for (place, document) in documents.enumerated() {
            guard !documents[..<place].contains(where: { $0.year == document.year }) else {
                throw PayrollError(.overlap, "Två årsdokument gäller \(document.year.year). Ange ett för varje år.")
            }
            try PayYears.checkAgainstBuiltIn(document)
        }
        try PayYears.checkAgainstEachOther(documents, figures)
        given =
            documents.isEmpty && figures.isEmpty
            ? nil : Given(documents, figures, provisional: nil, knownAt: .endOfTime)
        for document in documents { try checkYouth(document.figures) }
        for document in figures { try checkYouth(document.figures.map { YearFigure($0.figure.key, $0.row) }) }
    }

    /// No two documents have a value of a figure for the same day, unless one corrects.
    private static func checkAgainstEachOther(
        _ documents: [PayYear], _ figures: [FigureDocument]
    ) throws(PayrollError) {
        for (place, document) in figures.enumerated() {
            for given in document.figures {
                for other in figures[..<place] {
                    guard let day = other.figures.lazy.compactMap({ $0.overlap(given) }).first else { continue }
                    throw PayrollError(
                        .overlap,
                        "Uppgiften \(given.figure.key) har två värden för \(day): i \(other.name) och i \(document.name). "
                            + "Ta bort det ena, eller skriv corrects och known om det ena är en rättelse.")
                }
                for other in documents where !given.corrects {
                    let rows = other.rows(of: given.figure.key)
                    guard
                        let day = rows.lazy.compactMap({ GivenFigure(given.figure, $0).overlap(given) }).first
                    else { continue }
                    throw PayrollError(
                        .overlap,
                        "Uppgiften \(given.figure.key) har två värden för \(day): i årsdokumentet \(other.year.year) och i "
                            + "\(document.name). Ta bort det ena, eller skriv corrects och known om det ena är en rättelse."
                    )
                }
            }
        }
    }

    /// The reduced rate of the young is four figures; with one of them lacking the others would do nothing.
    private func checkYouth(_ given: [YearFigure]) throws(PayrollError) {
        let figures = [
            EmployerContributionRules.youthRate, EmployerContributionRules.youthCap,
            EmployerContributionRules.youthLowestAge, EmployerContributionRules.youthHighestAge,
        ]
        for figure in figures {
            for given in given where given.key == figure.key {
                let row = given.row
                for day in [row.from, row.through ?? row.from] {
                    if let other = figures.first(where: { self.row(of: $0, on: day) == nil }) {
                        throw PayrollError(
                            .missingFigure,
                            "Dokumentet har \(figure.key) för \(day), men inte \(other.key). Nedsättningen för unga behöver "
                                + "avgift, tak och båda åldrarna för samma dagar.", day: day)
                    }
                }
            }
        }
    }

    /// A document adds to the built-in years; it does not change what is confirmed there.
    private static func checkAgainstBuiltIn(_ document: PayYear) throws(PayrollError) {
        guard let own = PayYear.builtIn.first(where: { $0.year == document.year }) else { return }
        for figure in document.figures {
            let known = own.figures.first {
                $0.key == figure.key && $0.row.confidence == .confirmed && $0.row.value != figure.row.value
            }
            if known != nil {
                throw PayrollError(
                    .invalidValue,
                    "Årsdokumentet för \(document.year.year) har ett annat värde på \(figure.key) än det bekräftade som "
                        + "finns i Penna. Ta bort raden, eller rätta den.")
            }
        }
        if let confirmed = own.tables?.mark, confirmed.confidence == .confirmed, document.tables != nil {
            throw PayrollError(
                .invalidValue,
                "Årsdokumentet har skattetabeller för \(document.year.year), som redan är bekräftade i Penna. Ta bort dem."
            )
        }
    }
}

extension PayYears {
    /// The years that were given, oldest first.
    public var documents: [PayYear] { given?.documents ?? [] }

    /// The documents of dated figures that were given.
    public var figureDocuments: [FigureDocument] { given?.figureDocuments ?? [] }

    /// What was given of a figure, each row with the document it stands in.
    public func given(_ figure: Figure) -> [(document: String, given: GivenFigure)] {
        var found: [(document: String, given: GivenFigure)] = []
        for document in documents {
            for row in document.rows(of: figure.key) {
                found.append(("\(document.year.year)", GivenFigure(figure, row)))
            }
        }
        for document in figureDocuments {
            for given in document.figures where given.figure.key == figure.key { found.append((document.name, given)) }
        }
        return found
    }

    /// The year, or the name, and hash of each document that was given, such as `2027 9f86…`.
    public var digests: [String] { given?.digests ?? [] }

    /// The year that last year's tables and figures stand in for; `nil` in a calculation that may be paid.
    public var provisionalYear: IncomeYear? { given?.provisional }

    /// The row of a figure that applies on a day, or `nil`; the nearest row is never used instead.
    ///
    /// - Parameter instant: rows that became known later are not looked at.
    public func row(of figure: Figure, on day: Day, knownAt instant: Instant = .endOfTime) -> FigureRow? {
        if let given, let rows = given.figures.first(where: { $0.key == figure.key })?.rows,
            let row = rows.last(where: { $0.applies(on: day) && $0.isKnown(at: instant) })
        {
            return row
        }
        guard let row = figure.rows.last(where: { $0.from <= day && $0.isKnown(at: instant) }), row.applies(on: day)
        else { return nil }
        // A row without an end lasts until the next, which may be a given one that has ended since.
        if row.through == nil, let given, let rows = given.figures.first(where: { $0.key == figure.key }),
            rows.starts.contains(where: { row.from < $0 && $0 <= day })
        {
            return nil
        }
        return row
    }

    /// What of the same is known at an instant; rows that became known later are ignored until then.
    public func known(at instant: Instant) -> PayYears {
        guard let given, !given.figureDocuments.isEmpty, instant < given.knownAt else { return self }
        return PayYears(
            given: Given(
                given.documents, given.figureDocuments, provisional: given.provisional, knownAt: instant))
    }

    /// The same without the documents of figures that are not among some, by which an earlier run was not calculated.
    package func withFigures(of digests: [String]) -> PayYears {
        guard let given, given.figureDocuments.contains(where: { !digests.contains($0.label) }) else { return self }
        let figures = given.figureDocuments.filter { digests.contains($0.label) }
        if given.documents.isEmpty, figures.isEmpty { return .builtIn }
        return PayYears(
            given: Given(given.documents, figures, provisional: given.provisional, knownAt: given.knownAt))
    }

    /// Whether a given figure became known after one instant and by another.
    package func becameKnown(after earlier: Instant, by later: Instant) -> Bool {
        figureDocuments.contains { document in
            document.figures.contains { $0.row.known.map { earlier < $0 && $0 <= later } ?? false }
        }
    }

    /// The rows of a figure, those given at run time last.
    public func rows(of figure: Figure) -> [FigureRow] {
        guard let given else { return figure.rows }
        return figure.rows + (given.figures.first { $0.key == figure.key }?.rows ?? [])
    }

    /// Prisbasbelopp of a year as what Penna derives other amounts from: no better known than those amounts are.
    ///
    /// - Throws: `yearNotCovered`, naming prisbasbelopp and the year.
    public func derivationBase(in year: IncomeYear) throws(PayrollError) -> FigureRow {
        try YearlyAmounts.prisbasbelopp.row(in: year, self).weakened(to: derived(in: year))
    }

    /// How well amounts are known that Penna derives from a year's prisbasbelopp.
    public func derived(in year: IncomeYear) -> Confidence {
        self.year(year, where: { _ in true })?.derived.confidence ?? .calculated
    }

    /// The month tables of a year.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when they are not known.
    package func tables(of year: IncomeYear) throws(PayrollError) -> MonthTables {
        guard let tables = self.year(year, where: { $0.tables != nil })?.tables else { throw withoutTables(of: year) }
        return tables
    }

    /// The table of one-off amounts of a year; `nil` when no column is known.
    package func oneOff(of year: IncomeYear) -> OneOffTable? {
        self.year(year, where: { $0.oneOff != nil })?.oneOff
    }

    /// The first year that fulfils a condition, the given one before the built-in one.
    private func year(_ year: IncomeYear, where condition: (PayYear) -> Bool) -> PayYear? {
        documents.first { $0.year == year && condition($0) }
            ?? PayYear.builtIn.first { $0.year == year && condition($0) }
    }

    /// That the month tables of a year are not known.
    package func withoutTables(of year: IncomeYear) -> PayrollError {
        var known: [Int] = []
        for found in PayYear.builtIn + documents where found.tables != nil && !known.contains(found.year.year) {
            known.append(found.year.year)
        }
        let list = known.sorted().map { "\($0)" }.joined(separator: ", ")
        return PayrollError(
            .yearNotCovered,
            "Skattetabeller saknas för inkomståret \(year.year). Penna har dem för \(list). "
                + "Rätta utbetalningsdagen, eller ange ett årsdokument som har dem (penna year).")
    }
}

extension PayYears: Hashable {
    /// Whether the same years were given.
    public static func == (left: PayYears, right: PayYears) -> Bool {
        left.digests == right.digests && left.provisionalYear == right.provisionalYear
            && left.given?.knownAt == right.given?.knownAt
    }

    /// Hashes what was given.
    public func hash(into hasher: inout Hasher) { hasher.combine(digests) }
}

// MARK: Last year standing in

extension PayYears {
    /// The same years, with last year's tables and figures standing in for all that a year lacks.
    ///
    /// For preparing January in December. Whatever is calculated with it says so and cannot be approved. A year that
    /// lacks nothing is left as it is.
    ///
    /// - Throws: `yearNotCovered` when the year before is not known either.
    public func standingIn(for year: IncomeYear) throws(PayrollError) -> PayYears {
        let gaps = gaps(in: year)
        guard !gaps.forEverybody.isEmpty || !gaps.forSome.isEmpty else { return self }
        let last = IncomeYear(year.year - 1)
        var standIn = documents.first { $0.year == year } ?? PayYear(year)
        let source = Source.document("Förhandsräkning: \(last.year) års uppgift")
        for gap in gaps.forEverybody + gaps.forSome {
            switch gap.kind {
            case .monthTables: standIn.tables = try tables(of: last).standing(in: year, source)
            case .oneOffTable:
                standIn.oneOff = oneOff(of: last).map {
                    OneOffTable(source: source, confidence: .unconfirmed, columns: $0.columns)
                }
            case .figure(let figure):
                guard let row = row(of: figure, on: Day(last.year, 12, 31)) else { continue }
                try standIn.add(YearFigure(figure.key, PayYear.row(of: year, row.value, source, .unconfirmed)))
            }
        }
        let others = documents.filter { $0.year != year }
        let years = PayYears(
            given: Given(
                others + [standIn], figureDocuments, provisional: year, knownAt: given?.knownAt ?? .endOfTime))
        try years.require(year)
        return years
    }
}

extension MonthTables {
    /// The same tables for another year, known by nobody.
    fileprivate func standing(in year: IncomeYear, _ source: Source) -> MonthTables {
        switch self {
        case .formula(var parameters):
            parameters.formulaOf = IncomeYear(parameters.formulaYear)
            parameters.year = year
            (parameters.edition, parameters.proof) = (source, .calculated("gäller inte året"))
            parameters.confidence = .unconfirmed
            return .formula(parameters)
        case .cells(let cells): return .cells(cells.standing(in: year, FigureMark(.unconfirmed, source)))
        }
    }
}
