//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The figures of arvoden in one month, resolved once for all persons.
///
/// A class, because it is handed to every rule; it never changes.
public final class ArvodenMonth: Sendable {
    let month: Month
    let days: DayRange
    /// Prisbasbelopp of the month's year; `nil` where no table has it.
    private let base: FigureValue?
    /// By key, the value from each day of the month on which it may change; `nil` for one that nobody has given.
    private let values: [String: [(from: Day, known: FigureValue?)]]

    init(_ month: WorkedMonth, _ settings: KnownSettings) {
        self.month = month.month
        days = month.days
        base = try? settings.figure(YearlyAmounts.prisbasbelopp, on: month.days.first)
        var values: [String: [(from: Day, known: FigureValue?)]] = [:]
        for rule in Arvoden.rules {
            for figure in rule.figures where values[figure.key] == nil {
                values[figure.key] = ArvodenMonth.changes(of: figure, in: month.days, settings).map {
                    ($0, try? settings.figure(figure, on: $0))
                }
            }
        }
        self.values = values
    }

    /// The value on a day of the month, or `nil` where nobody has given one.
    func find(_ figure: Figure, on day: Day) -> FigureValue? {
        guard let changes = values[figure.key] else { return nil }
        return changes.last { $0.from <= day }?.known ?? nil
    }

    /// The value on a day of the month.
    ///
    /// - Throws: `missingFigure`, naming the figure, where nobody has given one.
    func known(_ figure: Figure, on day: Day, row: SourceRow? = nil) throws(PayrollError) -> FigureValue {
        if let found = find(figure, on: day) { return found }
        throw PayrollError(
            .missingFigure,
            "Uppgiften \(figure.name) (\(figure.key)) saknas för \(day). Ange den i arbetsgivarens inställningar, med datum och källa.",
            day: day, row: row)
    }

    /// Prisbasbelopp of the month's year.
    ///
    /// - Throws: `yearNotCovered`, naming the year.
    func baseAmount() throws(PayrollError) -> FigureValue {
        if let base { return base }
        _ = try YearlyAmounts.prisbasbelopp.row(in: IncomeYear(month.year))
        throw PayrollError(.yearNotCovered, "Prisbasbeloppet saknas för \(month).", day: days.first)
    }

    /// The first day of the month, and those on which the figure may change.
    private static func changes(of figure: Figure, in days: DayRange, _ settings: KnownSettings) -> [Day] {
        var changes: Set<Day> = [days.first]
        func add(_ from: Day, _ through: Day?) {
            if days.contains(from) { changes.insert(from) }
            if let through, days.contains(through + 1) { changes.insert(through + 1) }
        }
        for row in settings.years.rows(of: figure) { add(row.from, row.through) }
        for setting in settings.all where setting.key == figure.key { add(setting.from, setting.through) }
        return changes.sorted { $0.number < $1.number }
    }
}
