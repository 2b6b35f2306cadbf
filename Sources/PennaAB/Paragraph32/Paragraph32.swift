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
        dagarna; de som är fler är tjänstledighet utan lön. Ledighet för uppdrag (\(paragraph: 31)) och totalförsvar (\(paragraph: 30)) är utan lön: om \
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
        paragraph: "AB § 32 (och §§ 30–31)", name: "Ledighet för enskilda angelägenheter", text: text, figures: figures,
        revision: 2)

    /// Days that there is no right to, in hundredths, and the row of the first.
    struct Beyond {
        var days: Int64 = 0
        var most: Int64 = 0
        var first: AbsentDay?
    }

    /// Counts the days of the month, which make no lines; what is beyond the year's days becomes leave without pay
    /// (decision A64).
    ///
    /// - Throws: `notImplemented` for hourly paid.
    @discardableResult
    static func count(_ month: inout MonthContext) throws(PayrollError) -> Beyond {
        var beyond = Beyond()
        guard month.work.hasRegistered(.enskild) else { return beyond }
        let rules = month.rules
        for day in rules.days {
            guard let absent = month.work.absence(.enskild, on: day) else { continue }
            let scheduled = month.work.plan.minutes(on: day)
            let millionths = absent.millionths(of: scheduled)
            guard millionths > 0 else { continue }
            let stretch = month.work.stretches[month.work.stretchIndex(on: day)]
            guard stretch.terms.isMonthly else { throw hourlyPaid(day, absent.row) }
            let part = try (Exact(millionths) * 100 / Minutes.millionths / scheduled).wholeNumber(.halfAwayFromZero)
            let most = max(0, min(rules.figures[rules.figuresIndex(on: day)][mostDays].value, 366))
            let within = min(part, max(0, most * 100 - month.carry.privateLeave.count(in: day.year)))
            try month.carry.privateLeave.add(within, in: day.year)
            guard within < part else { continue }
            beyond.days += part - within
            beyond.most = most
            if beyond.first == nil { beyond.first = absent }
            if within == 0, month.work.isWholeDay(absent) { month.work.daysBeyond.append(absent) }
            month.work.divide(
                .enskild, on: day, [(cause: .enskild, part: within), (cause: .tjanstledig, part: part - within)])
        }
        return beyond
    }

    /// Days beyond the year's.
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] {
        guard question.employment.kinds.contains(RegisteredKinds(.enskild)),
            let inside = question.employment.days(in: rules.days),
            carry.privateLeave.count >= rules.figures[rules.figuresIndex(on: inside.last)][mostDays].value * 100
        else { return [] }
        var month = MonthContext(rules)
        try month.work.read(question, rules, inside)
        month.carry = before
        let beyond = try count(&month)
        guard let first = beyond.first else { return [] }
        let days = DecimalText.swedish(beyond.days, scale: 2)
        return [
            AgreementFinding(
                "ledigheten för enskilda angelägenheter från \(first.day) är \(days) \(beyond.days == 100 ? "arbetsdag" : "arbetsdagar") mer än årets \(beyond.most), och den delen är räknad som tjänstledighet utan lön. Ändra raden om det ska vara annan ledighet.",
                row: first.row)
        ]
    }

    private static func hourlyPaid(_ day: Day, _ row: SourceRow?) -> PayrollError {
        PayrollError(
            .notImplemented,
            "Ledighet med lön för enskilda angelägenheter \(day) kan inte räknas för en timavlönad: hur lönen då räknas är inte känt här. Registrera tjänstledighet, och lönen som lönerad.",
            day: day, row: row)
    }
}
