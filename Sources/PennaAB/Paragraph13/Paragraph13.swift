//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 13 Heltidsmått: the weekly hours of full time by kind of schedule.
///
/// The page: what it says, how much from when, and what is pointed out. The measure of an employment stands in its terms; here are the ones that the agreement knows, and a finding for any
/// other. The divisor of timlön, 165, is the same for all of them.
enum FullTimeMeasure {
    private static let kav: Source = .agreement(.ab25, "§ 13", .kav)
    private static let health: Source = .agreement(.hokHealth, "", .kav)

    static let weekdays = figure("ab.13.vardag", "Heltid på vardagar", [row(AB.firstDay, 40 * 60, kav)])

    static let figures = [
        weekdays,
        figure(
            "ab.13.vardag-helg", "Heltid på vardagar, söndagar och helgdagar", [row(AB.firstDay, 38 * 60 + 15, kav)]),
        figure("ab.13.treskift-intermittent", "Heltid i intermittent treskift", [row(AB.firstDay, 36 * 60 + 20, kav)]),
        figure(
            "ab.13.treskift-kontinuerligt", "Heltid i kontinuerligt treskift", [row(AB.firstDay, 34 * 60 + 20, kav)]),
        figure(
            "ab.13.natt", "Heltid, ständig natt med söndagar och helgdagar",
            [
                row(AB.firstDay, 38 * 60 + 15, .page(.ka20201218)),
                row(Day(2020, 11, 1), 34 * 60 + 20, [.agreement(.ab20, "§ 13"), .page(.ka20201218)]),
            ]),
        figure("ab.13.natt-vardag", "Heltid, ständig natt på vardagar", [row(Day(2020, 11, 1), 36 * 60, health)]),
        figure(
            "ab.13.rotation-10", "Heltid, rotation med minst 10 procent natt",
            [row(Day(2020, 11, 1), 36 * 60 + 20, health)]),
        figure(
            "ab.13.rotation-30", "Heltid, rotation med minst 30 procent natt",
            [row(Day(2020, 11, 1), 34 * 60 + 20, health)]),
    ]

    static let rule = RuleDescription(
        paragraph: "AB § 13", name: "Heltidsmått",
        text: """
            Heltid är \(weekdays) i veckan för den som bara arbetar vardagar, och mindre för den som också arbetar helg, natt \
            eller skift. Måttet står i anställningens villkor; Penna påpekar ett mått som avtalet inte har. Timlönen är \
            heltidslönen delad med \(Overtime.divisor) vilket mått det än är. Lärarnas arbetsår (Bilaga M) räknas inte här.
            """,
        figures: figures)

    /// A measure that the agreement does not have.
    static func findings(_ question: borrowing EmploymentMonth, _ rules: ABMonth) -> [String] {
        guard let days = question.employment.days(in: rules.days),
            let index = question.employment.terms.fact(on: days.last, knownAt: question.knownAt)
        else { return [] }
        let terms = question.employment.terms[index].value
        guard terms.isMonthly else { return [] }
        let isKnown = figures.contains { (try? $0.figure.row(on: days.last))?.value == terms.fullTimeWeek.count }
        if isKnown { return [] }
        return [
            "heltidsmåttet \(OperandUnit.timme.swedishText(terms.fullTimeWeek.count)) i veckan är inget av avtalets (§ 13). Kontrollera villkoren."
        ]
    }

    private static func figure(_ key: String, _ name: String, _ rows: [FigureRow]) -> ABFigure {
        ABFigure(key, name: name, unit: .timme, rows: rows)
    }

    private static func row(_ day: Day, _ minutes: Int64, _ source: Source) -> FigureRow {
        FigureRow(from: day, minutes, source: source, confidence: .reported)
    }
}
