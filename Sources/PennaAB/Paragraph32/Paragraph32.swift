//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 32 Enskilda angelägenheter: leave with pay, some working days in a calendar year.
///
/// The pay of monthly paid goes on and makes no line, so there is nothing to show as an example. The days are counted in
/// hundredths, part of a day by its share of the scheduled time, rounded half up. What hourly paid would have is not known:
/// they are paid nothing for it, and a finding says how the pay is registered.
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
        revision: 3)

    /// Days that there is no right to, in hundredths, and the row of the first.
    struct Beyond {
        var days: Int64 = 0
        var most: Int64 = 0
        var first: AbsentDay?
        /// The first day of an hourly paid, which is time without pay.
        var hourly: AbsentDay?
    }

    /// Counts the days of the month, which make no lines; what is beyond the year's days becomes leave without pay
    /// (decision A64).
    ///
    /// - Throws: `overflow` when a count does not fit.
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
            guard month.work.stretches[month.work.stretchIndex(on: day)].terms.isMonthly else {
                if beyond.hourly == nil { beyond.hourly = absent }
                continue
            }
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
            mayBeUnpaid(question, rules, inside, carry)
        else { return [] }
        var month = MonthContext(rules)
        try month.work.read(question, rules, inside)
        month.carry = before
        let beyond = try count(&month)
        var findings: [AgreementFinding] = []
        if let first = beyond.hourly {
            findings.append(
                AgreementFinding(
                    "ledigheten för enskilda angelägenheter från \(first.day) är utan lön: vad en timavlönad har för den är inte känt här. Ska den betalas, registrera lönen som lönerad.",
                    row: first.row))
        }
        guard let first = beyond.first else { return findings }
        let days = DecimalText.swedish(beyond.days, scale: 2)
        findings.append(
            AgreementFinding(
                "ledigheten för enskilda angelägenheter från \(first.day) är \(days) \(beyond.days == 100 ? "arbetsdag" : "arbetsdagar") mer än årets \(beyond.most), och den delen är räknad som tjänstledighet utan lön. Ändra raden om det ska vara annan ledighet.",
                row: first.row))
        return findings
    }

    /// Whether a look at the month's days may find something; most months need none.
    private static func mayBeUnpaid(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ days: DayRange, _ carry: EmploymentCarry
    ) -> Bool {
        let most = rules.figures[rules.figuresIndex(on: days.last)][mostDays].value * 100
        if carry.privateLeave.count >= most { return true }
        let terms = question.employment.terms
        return terms.stretches(in: days, knownAt: question.knownAt).contains { !terms[$0.index].value.isMonthly }
    }
}
