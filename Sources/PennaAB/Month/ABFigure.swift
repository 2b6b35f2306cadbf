//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel
internal import Synchronization

/// A figure of AB, declared where its paragraph is and read by that declaration: `month.figures[0][Overtime.divisor]`.
///
/// It is numbered when it is declared, so that reading it is a place in a list and no search. The number means nothing
/// outside the process.
struct ABFigure: Sendable {
    /// The figure with its dated rows.
    let figure: Figure

    /// Its place among the figures of a month.
    let place: Int

    /// The core's one state outside a calculation.
    ///
    /// It decides where in a list a value lies and nothing that comes out. A number typed by hand, or a list of all keys
    /// beside the declarations, would say the same thing twice.
    private static let count = Atomic<Int>(0)

    /// A figure that stands elsewhere too, such as one of the law.
    init(_ figure: Figure) {
        self.figure = figure
        place = ABFigure.count.wrappingAdd(1, ordering: .relaxed).oldValue
    }

    /// Declares a figure, or a switch with its choices.
    init(_ key: String, name: String, unit: OperandUnit, choices: [String] = [], rows: [FigureRow]) {
        self.init(Figure(key, name: name, unit: unit, choices: choices, rows: rows))
    }
}

extension FigureValue {
    /// The value, where it is known.
    ///
    /// - Throws: `missingFigure` naming the figure and the day.
    func known(_ figure: borrowing ABFigure, on day: Day) throws(PayrollError) -> Int64 {
        if isKnown { return value }
        _ = try figure.figure.row(on: day)
        throw PayrollError(.missingFigure, "En uppgift i avtalet saknas för \(day).", day: day)
    }
}

/// The figures of the agreement as they stand on days through which none of them changes.
struct SegmentFigures: Sendable {
    private let values: [FigureValue]

    /// Prisbasbelopp as what ceilings are derived from: no better known than what the year derives from it.
    let baseAmount: FigureValue

    init(_ figures: [ABFigure], on day: Day, _ settings: KnownSettings) {
        // A figure that no paragraph lists would be read as if nobody knew it.
        precondition(figures.allSatisfy { $0.place < figures.count }, "a figure is not among those of its paragraph")
        var values = [FigureValue](repeating: .unknown, count: figures.count)
        for figure in figures { values[figure.place] = settings.value(of: figure.figure, on: day) }
        self.values = values
        let base = settings.value(of: YearlyAmounts.prisbasbelopp, on: day)
        let derived = settings.years.derived(in: IncomeYear(day.year))
        baseAmount =
            base.isKnown
            ? FigureValue(value: base.value, confidence: base.confidence.weaker(derived)) : .unknown
    }

    /// Whether all figures have the same values.
    func isSame(as other: SegmentFigures) -> Bool {
        values.indices.allSatisfy {
            values[$0].value == other.values[$0].value && values[$0].isKnown == other.values[$0].isKnown
        }
    }

    /// A figure as it stands.
    ///
    /// It must be among those of its paragraph's rule; that all are is tested.
    subscript(figure: ABFigure) -> FigureValue {
        @inline(__always)
        get { values[figure.place] }
    }

    /// Prisbasbelopp in öre, where it is known.
    ///
    /// - Throws: `missingFigure` naming the figure and the day.
    func knownBaseAmount(on day: Day) throws(PayrollError) -> Int64 {
        if baseAmount.isKnown { return baseAmount.value }
        _ = try YearlyAmounts.prisbasbelopp.row(on: day)
        throw PayrollError(.missingFigure, "Prisbasbeloppet saknas för \(day).", day: day)
    }

    /// A figure that must be known.
    ///
    /// - Throws: `missingFigure` naming the figure and the day.
    func known(_ figure: ABFigure, on day: Day) throws(PayrollError) -> FigureValue {
        let value = self[figure]
        _ = try value.known(figure, on: day)
        return value
    }
}

extension Figure {
    /// The days in a month on which the value may change.
    func changes(in days: DayRange, _ settings: KnownSettings) -> [Day] {
        var changes: [Day] = []
        for row in settings.years.rows(of: self) where row.isKnown(at: settings.knownAt) {
            changes.append(row.from)
            if let through = row.through { changes.append(through + 1) }
        }
        for setting in settings.all where setting.key == key {
            changes.append(setting.from)
            if let through = setting.through { changes.append(through + 1) }
        }
        return changes.filter { days.first < $0 && $0 <= days.last }
    }
}

extension DayRange {
    /// The days in runs through which no figure changes.
    func segments(of figures: [ABFigure], _ settings: KnownSettings) throws(PayrollError) -> [DayRange] {
        var starts: Set<Day> = [first]
        for figure in figures {
            for day in figure.figure.changes(in: self, settings) { starts.insert(day) }
        }
        let ordered = starts.sorted()
        var segments: [DayRange] = []
        for (index, start) in ordered.enumerated() {
            let end = index + 1 < ordered.count ? ordered[index + 1] - 1 : last
            segments.append(try DayRange(from: start, through: end))
        }
        return segments
    }
}

extension RuleDescription {
    /// Describes a rule with figures of AB.
    init(
        paragraph: String, name: String, text: RuleText, formulas: [Formula] = [], figures: [ABFigure],
        revision: Int = 1, clock: RuleClock? = nil,
        example: (@Sendable () throws(PayrollError) -> RuleExample)? = nil
    ) {
        self.init(
            paragraph: paragraph, name: name, text: text, formulas: formulas, figures: figures.map { $0.figure },
            revision: revision, clock: clock, example: example)
    }
}

extension RuleText.StringInterpolation {
    /// The value of a figure of AB, or the choice that a switch has.
    mutating func appendInterpolation(_ figure: ABFigure, _ style: RuleText.Style = .full) {
        appendInterpolation(figure.figure, style)
    }

    /// The product of two figures, in the unit of the first.
    mutating func appendInterpolation(_ figure: ABFigure, times other: ABFigure) {
        appendInterpolation(figure.figure, times: other.figure)
    }

    /// The first day of a figure's value.
    mutating func appendInterpolation(since figure: ABFigure) { appendInterpolation(since: figure.figure) }

    /// The last day that a figure has a value.
    mutating func appendInterpolation(through figure: ABFigure) { appendInterpolation(through: figure.figure) }

    /// The name by which an employer sets a figure.
    mutating func appendInterpolation(key figure: ABFigure) { appendInterpolation(key: figure.figure) }
}
