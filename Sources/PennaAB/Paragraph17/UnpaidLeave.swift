//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 17 Avdrag vid ledighet utan lön (decisions A21, A22, A30, A41): tjänstledighet, föräldraledighet, VAB and the like.
///
/// For each scheduled day off: the pay ÷ the month's calendar days × kalenderdagsfaktor; for part of a day, by absent
/// minutes over the day's scheduled minutes. Never more than the month's pay, all causes together. Whole-time leave over
/// every day of the month that has pay, of one cause or several, takes the whole pay; each cause then has its calendar
/// days' share of it.
enum UnpaidLeave {
    static let partOfDay = ABFigure(
        "ab.17.del-av-dag", name: "Ledighet utan lön en del av en dag räknas", unit: .tal,
        choices: ["som andel av dagens avdrag", "per timme"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a22), confidence: .reported)])

    static let basis = ABFigure(
        "ab.17.underlag", name: "Avdrag för frånvaro räknas på", unit: .tal,
        choices: ["fast kontant lön (månadslön och fasta tillägg)", "månadslönen ensam"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a30), confidence: .reported)])

    static let figures = [partOfDay, basis]

    static let rule = RuleDescription(
        paragraph: "AB § 17", name: "Avdrag vid ledighet utan lön",
        text: """
            Ledighet utan lön kostar för varje ledig arbetsdag månadslönen delad med månadens kalenderdagar, gånger \
            kalenderdagsfaktorn (1,40 för den som arbetar fem dagar i veckan). En del av en dag kostar lika stor del av \
            dagens avdrag som frånvaron är av passet. All frånvaro tillsammans drar aldrig mer än månadens lön, och den som \
            är ledig på heltid alla månadens dagar har ingen lön alls, även om ledigheten har flera orsaker.

            Samma sätt gäller tjänstledighet, föräldraledighet, vård av barn, graviditetspenning, närståendevård, uppdrag \
            (§ 31) och totalförsvar (§ 30); var och en har sin löneart. Om avtalet ger något tillägg vid uppdrag eller \
            totalförsvar är inte känt här.
            """,
        formulas: LeaveFormulas.all, figures: figures,
        example: { () throws(PayrollError) in try example() })

    static let foraldraledighetItem = PayItem(
        PayItemID(190), key: "foraldraledighet-avdrag", name: "Föräldraledighet, avdrag", agiField: 11)
    static let vabItem = PayItem(PayItemID(191), key: "vab-avdrag", name: "Vård av barn, avdrag", agiField: 11)
    static let graviditetItem = PayItem(
        PayItemID(192), key: "graviditet-avdrag", name: "Ledighet med graviditetspenning, avdrag", agiField: 11)
    static let narstaendeItem = PayItem(
        PayItemID(193), key: "narstaende-avdrag", name: "Närståendevård, avdrag", agiField: 11)
    static let uppdragItem = PayItem(
        PayItemID(194), key: "uppdrag-avdrag", name: "Ledighet för uppdrag, avdrag", agiField: 11)
    static let totalforsvarItem = PayItem(
        PayItemID(195), key: "totalforsvar-avdrag", name: "Ledighet för totalförsvaret, avdrag", agiField: 11)
    static let payItems = [
        foraldraledighetItem, vabItem, graviditetItem, narstaendeItem, uppdragItem, totalforsvarItem,
    ]

    /// The causes without pay from the employer, in the order in which their lines come, with their items.
    static let causes: [(cause: AbsenceCause, item: PayItemID)] = [
        (.tjanstledig, PayItems.tjanstledighet.id), (.foraldraledig, foraldraledighetItem.id),
        (.foraldraledigUtanPenning, foraldraledighetItem.id), (.vab, vabItem.id), (.graviditet, graviditetItem.id),
        (.narstaende, narstaendeItem.id), (.uppdrag, uppdragItem.id), (.totalforsvar, totalforsvarItem.id),
    ]

    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        guard isRegistered(work) else { return }
        let pay = try MonthPay(work.stretches, question, rules, in: &arena)
        for deduction in try deductions(work, pay, rules) {
            try addLine(deduction, work, question, rules, to: &arena)
        }
        if arena.notesOccasions { note(work, question, to: &arena) }
    }

    /// What is left of the month's pay when leave has taken its part; what sickness can take.
    static func leaves(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        in arena: inout LineArena
    ) throws(PayrollError) -> Amount {
        let pay = try MonthPay(work.stretches, question, rules, in: &arena)
        var left = pay.sum
        guard isRegistered(work) else { return left }
        for deduction in try deductions(work, pay, rules) { left = try left - deduction.amount }
        return left
    }

    /// Whether leave without pay is registered, also on days without a shift.
    static func isRegistered(_ work: borrowing MonthWork) -> Bool {
        work.kinds.hasAny(.unpaidLeave)
    }

    private static func addLine(
        _ deduction: LeaveDeduction, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let stretch = work.stretches[deduction.stretch]
        let item = causes[deduction.cause].item
        let amount = try deduction.amount.negated()
        let origin = stretch.origin(question)
        let (full, degree) = (stretch.fullTimePay.ore, stretch.terms.degree.millionths)
        let (supplements, month) = (stretch.absenceSupplements(rules).ore, Int64(rules.days.count))
        let confidence = LeaveFormulas.day.confidence.weaker(
            rules.figures[stretch.figures][ScheduleFactors.truncates].confidence)
        switch deduction.way {
        case .days(let factor, let days):
            arena.add(
                item, amount, LeaveFormulas.day.id, confidence, origin,
                [full, degree, supplements, month, factor.hundredths, days, deduction.left.ore])
        case .part(let factor, let absent, let scheduled):
            arena.add(
                item, amount, LeaveFormulas.part.id, confidence, origin,
                [
                    full, degree, supplements, month, factor.hundredths, absent.count, scheduled.count,
                    deduction.left.ore,
                ])
        case .hours(let absent):
            arena.add(
                item, amount, LeaveFormulas.hour.id, LeaveFormulas.hour.confidence, origin,
                [full, degree, supplements, stretch.terms.fullTimeWeek.count, absent.count, deduction.left.ore])
        case .month(let part, let days, let earlierDays, let earlier):
            let origin = LineOrigin(employment: origin.employment, terms: origin.terms, days: part.days)
            if earlierDays == 0 {
                arena.add(
                    item, amount, LeaveFormulas.month.id, LeaveFormulas.month.confidence, origin,
                    [part.amount.ore, days, Int64(part.days.count)])
            } else {
                arena.add(
                    item, amount, LeaveFormulas.monthRest.id, LeaveFormulas.monthRest.confidence, origin,
                    [part.amount.ore, earlierDays, days, Int64(part.days.count), earlier.ore])
            }
        }
    }

    private static func note(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, to arena: inout LineArena
    ) {
        for (cause, item) in causes {
            for stretch in work.stretches where stretch.terms.isMonthly {
                for day in stretch.days {
                    let minutes = work.absentMinutes(cause, on: day)
                    if minutes > 0 { arena.note(item, employment: question.index, day: day, minutes, .timme) }
                }
            }
        }
    }

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Tjänstledig en vecka i juni 2026, som har 30 dagar.",
            pay: 3_000_000, month: Month(year: 2026, month: 6),
            [.absence(.tjanstledig, .whole)], Day(2026, 6, 8), Day(2026, 6, 14), items: [PayItems.tjanstledighet])
    }
}

extension PayStretch {
    /// The fixed supplements that absence is reckoned on (decision A30).
    func absenceSupplements(_ rules: ABMonth) -> Amount {
        rules.figures[figures][UnpaidLeave.basis].value == 1 ? .zero : supplements
    }

    /// The pay of a whole month that absence is reckoned on, unrounded (decision A30).
    func absencePay(_ rules: ABMonth) -> Exact {
        Exact(fullTimePay) * terms.degree + absenceSupplements(rules)
    }
}

extension RegisteredKinds {
    /// Leave without pay from the employer, deducted by § 17.
    static var unpaidLeave: RegisteredKinds {
        let paid: RegisteredKinds = [
            .holiday, RegisteredKinds(.sjuk), RegisteredKinds(.enskild), RegisteredKinds(.komp),
        ]
        return .absence.subtracting(paid)
    }
}
