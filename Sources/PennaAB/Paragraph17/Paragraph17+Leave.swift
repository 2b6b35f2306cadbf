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
///
/// The page: what it says, what may be chosen, the pay items, an example. The workings are in `LeaveWorkings.swift`, what
/// each of them takes in `LeaveDeduction.swift`.
enum UnpaidLeave {
    // MARK: What it says

    private static let text: RuleText = """
        Ledighet utan lön kostar för varje ledig arbetsdag månadslönen delad med månadens kalenderdagar, gånger \
        kalenderdagsfaktorn (\(ScheduleFactors.calendar(7, 5)) för den som arbetar fem dagar i veckan). En del av en dag \
        räknas \(partOfDay), lika stor del som frånvaron är av passet. All frånvaro tillsammans drar aldrig mer än \
        månadens lön, och den som är ledig på heltid alla månadens dagar har ingen lön alls, även om ledigheten har flera \
        orsaker.

        Samma sätt gäller tjänstledighet, föräldraledighet, vård av barn, graviditetspenning, närståendevård, uppdrag \
        (\(paragraph: 31)) och totalförsvar (\(paragraph: 30)); var och en har sin löneart. Om avtalet ger något tillägg \
        vid uppdrag eller totalförsvar är inte känt här.
        """

    // MARK: What may be chosen

    static let partOfDay = ABFigure(
        "ab.17.del-av-dag", name: "Ledighet utan lön en del av en dag räknas", unit: .tal,
        choices: ["som andel av dagens avdrag", "per timme"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a22), confidence: .reported)])

    static let basis = ABFigure(
        "ab.17.underlag", name: "Avdrag för frånvaro räknas på", unit: .tal,
        choices: ["fast kontant lön (månadslön och fasta tillägg)", "månadslönen ensam"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a30), confidence: .reported)])

    // MARK: Pay items

    static let foraldraledighetItem = PayItem(
        PayItemID(190), key: "foraldraledighet-avdrag", name: "Föräldraledighet, avdrag")
    static let vabItem = PayItem(PayItemID(191), key: "vab-avdrag", name: "Vård av barn, avdrag")
    static let graviditetItem = PayItem(
        PayItemID(192), key: "graviditet-avdrag", name: "Ledighet med graviditetspenning, avdrag")
    static let narstaendeItem = PayItem(
        PayItemID(193), key: "narstaende-avdrag", name: "Närståendevård, avdrag")
    static let uppdragItem = PayItem(
        PayItemID(194), key: "uppdrag-avdrag", name: "Ledighet för uppdrag, avdrag")
    static let totalforsvarItem = PayItem(
        PayItemID(195), key: "totalforsvar-avdrag", name: "Ledighet för totalförsvaret, avdrag")
    static let payItems = [
        foraldraledighetItem, vabItem, graviditetItem, narstaendeItem, uppdragItem, totalforsvarItem,
    ]

    /// The causes without pay from the employer, in the order in which their lines come, with their items.
    static let causes: [(cause: AbsenceCause, item: PayItemID)] = [
        (.tjanstledig, PayItems.tjanstledighet.id), (.foraldraledig, foraldraledighetItem.id),
        (.foraldraledigUtanPenning, foraldraledighetItem.id), (.vab, vabItem.id), (.graviditet, graviditetItem.id),
        (.narstaende, narstaendeItem.id), (.uppdrag, uppdragItem.id), (.totalforsvar, totalforsvarItem.id),
    ]

    // MARK: The lines

    static func add(
        to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard isRegistered(month.work) else { return }
        let rules = month.rules
        let pay = try MonthPay(month.work.stretches, question, rules, in: &month.lines)
        for deduction in try deductions(month.work, pay, rules) {
            try addLine(deduction, month.work.stretches[deduction.stretch], question, rules, to: &month.lines)
        }
        if month.lines.notesOccasions { note(month.work, question, to: &month.lines) }
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
        _ deduction: LeaveDeduction, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to lines: inout LineArena
    ) throws(PayrollError) {
        let item = causes[deduction.cause].item
        let origin = stretch.origin(question)
        let factors = rules.figures[stretch.figures][ScheduleFactors.truncates].confidence
        func whole(_ part: MonthPay.Part) -> LineOrigin {
            LineOrigin(employment: origin.employment, terms: origin.terms, days: part.days)
        }
        switch deduction.working {
        case .days(let working): try lines.add(item, working, factors, origin)
        case .share(let working): try lines.add(item, working, factors, origin)
        case .part(let working): try lines.add(item, working, factors, origin)
        case .shareOfHours(let working): try lines.add(item, working, .confirmed, origin)
        case .hours(let working): try lines.add(item, working, .confirmed, origin)
        case .month(let part, let working): try lines.add(item, working, .confirmed, whole(part))
        case .rest(let part, let working): try lines.add(item, working, .confirmed, whole(part))
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

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Tjänstledig en vecka i juni 2026, som har 30 dagar.",
            pay: 3_000_000, month: Month(year: 2026, month: 6),
            [.absence(.tjanstledig, .whole)], Day(2026, 6, 8), Day(2026, 6, 14), items: [PayItems.tjanstledighet])
    }

    // MARK: The rule

    static let figures = [partOfDay, basis]

    static let rule = RuleDescription(
        paragraph: "AB § 17", name: "Avdrag vid ledighet utan lön", text: text, formulas: formulas, figures: figures,
        example: { () throws(PayrollError) in try example() })
}

extension PayStretch {
    /// What absence is calculated on (decision A30).
    func absenceBasis(_ rules: ABMonth) -> AbsenceBasis {
        let isPayAlone = rules.figures[figures][UnpaidLeave.basis].isOn
        return AbsenceBasis(
            fullTimePay: fullTimePay, degree: terms.degree, supplements: isPayAlone ? .zero : supplements)
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
