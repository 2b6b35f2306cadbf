//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 32 Enskilda angelägenheter: leave with pay, at most ten working days in a calendar year.
///
/// The pay of monthly paid goes on and makes no line; the days are counted in hundredths, part of a day by its share of the scheduled
/// time, rounded half up. How the pay of hourly paid would be reckoned is not known, so it is refused.
enum PrivateLeave {
    static let mostDays = ABFigure(
        "ab.32.dagar", name: "Arbetsdagar med lön för enskilda angelägenheter per kalenderår", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 10, source: .page(.nackaLeave), confidence: .reported)])

    static let figures = [mostDays]

    static let rule = RuleDescription(
        paragraph: "AB § 32 (och §§ 30–31)", name: "Ledighet för enskilda angelägenheter",
        text: """
            När det finns synnerliga skäl, som en nära anhörigs svåra sjukdom, död eller begravning, kan arbetsgivaren ge \
            ledighet med lön i högst tio arbetsdagar per kalenderår. Månadslönen fortsätter, och Penna räknar dagarna; \
            den elfte avvisas. Ledighet för uppdrag (§ 31) och totalförsvar (§ 30) är utan lön: om avtalet ger något tillägg är inte \
            känt här.
            """,
        figures: figures)

    static let payItems: [PayItem] = []

    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard work.hasRegistered(.enskild) else { return }
        for day in rules.days {
            let minutes = work.absentMinutes(.enskild, on: day)
            guard minutes > 0 else { continue }
            let row = work.registered.first {
                guard case .absence(.enskild, _) = $0.kind else { return false }
                return $0.days.contains(day)
            }?.row
            guard work.stretches[work.stretchIndex(on: day)].terms.isMonthly else {
                throw PayrollError(
                    .notImplemented,
                    "Ledighet med lön för enskilda angelägenheter \(day) kan inte räknas för en timavlönad: hur lönen då räknas är inte känt här. Registrera tjänstledighet, och lönen som lönerad.",
                    day: day, row: row)
            }
            let part = try (Exact(minutes) * 100 / work.plan.minutes(on: day)).wholeNumber(.halfAwayFromZero)
            try carry.privateLeave.add(part, in: day.year)
            let most = min(rules.figures[rules.figuresIndex(on: day)][mostDays].value, 366)
            guard carry.privateLeave.count <= most * 100 else {
                throw PayrollError(
                    .invalidValue,
                    "Ledigheten för enskilda angelägenheter \(day) är mer än \(most) arbetsdagar i år. Registrera tjänstledighet eller semester i stället.",
                    day: day, row: row)
            }
        }
    }
}
