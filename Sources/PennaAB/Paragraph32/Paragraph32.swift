//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 32 Enskilda angelägenheter: leave with pay, some working days in a calendar year.
///
/// The pay of monthly paid goes on and makes no line, so there is nothing to show as an example. The days are counted in
/// hundredths, part of a day by its share of the scheduled time, rounded half up. How the pay of hourly paid would be
/// calculated is not known, so it is refused.
enum PrivateLeave {
    // MARK: What it says

    private static let text: RuleText = """
        När det finns synnerliga skäl, som en nära anhörigs svåra sjukdom, död eller begravning, kan arbetsgivaren ge \
        ledighet med lön i högst \(mostDays, .number) arbetsdagar per kalenderår. Månadslönen fortsätter, och Penna räknar \
        dagarna; fler avvisas. Ledighet för uppdrag (\(paragraph: 31)) och totalförsvar (\(paragraph: 30)) är utan lön: om \
        avtalet ger något tillägg är inte känt här.
        """

    // MARK: How much, from when

    static let mostDays = ABFigure(
        "ab.32.dagar", name: "Arbetsdagar med lön för enskilda angelägenheter per kalenderår", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 10, source: .page(.nackaLeave), confidence: .reported)])

    // MARK: Pay items

    static let payItems: [PayItem] = []

    // MARK: The rule

    static let figures = [mostDays]

    static let rule = RuleDescription(
        paragraph: "AB § 32 (och §§ 30–31)", name: "Ledighet för enskilda angelägenheter", text: text, figures: figures)

    /// Counts the days of the month; no line comes of them.
    ///
    /// - Throws: `invalidValue` for more days than there are in a year, `notImplemented` for hourly paid.
    static func add(
        to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard month.work.hasRegistered(.enskild) else { return }
        let rules = month.rules
        for day in rules.days {
            let absent = month.work.absentMillionths(.enskild, on: day)
            guard absent > 0 else { continue }
            let stretch = month.work.stretches[month.work.stretchIndex(on: day)]
            guard stretch.terms.isMonthly else { throw hourlyPaid(day, row(on: day, month.work)) }
            let part = try (Exact(absent) * 100 / Minutes.millionths / month.work.plan.minutes(on: day))
                .wholeNumber(.halfAwayFromZero)
            try month.carry.privateLeave.add(part, in: day.year)
            let most = min(rules.figures[rules.figuresIndex(on: day)][mostDays].value, 366)
            guard month.carry.privateLeave.count <= most * 100 else {
                throw PayrollError(
                    .invalidValue,
                    "Ledigheten för enskilda angelägenheter \(day) är mer än \(most) arbetsdagar i år. Registrera tjänstledighet eller semester i stället.",
                    day: day, row: row(on: day, month.work))
            }
        }
    }

    private static func hourlyPaid(_ day: Day, _ row: SourceRow?) -> PayrollError {
        PayrollError(
            .notImplemented,
            "Ledighet med lön för enskilda angelägenheter \(day) kan inte räknas för en timavlönad: hur lönen då räknas är inte känt här. Registrera tjänstledighet, och lönen som lönerad.",
            day: day, row: row)
    }

    /// The row that registered the leave of a day.
    private static func row(on day: Day, _ work: borrowing MonthWork) -> SourceRow? {
        work.registered.first {
            guard case .absence(.enskild, _) = $0.kind else { return false }
            return $0.days.contains(day)
        }?.row
    }
}
