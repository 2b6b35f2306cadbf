//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 17 Avdrag vid ledighet utan lön (decisions A21, A22, A30, A41): tjänstledighet, föräldraledighet, VAB and the like.
///
/// For each scheduled day off: fast kontant lön ÷ the month's calendar days × kalenderdagsfaktor; for part of a day,
/// by absent minutes over the day's scheduled minutes. Never more than the month's pay, all causes together. Whole-time
/// leave of one cause over every calendar day of the month takes the whole pay.
enum UnpaidLeave {
    private static let source = "Lärarförbundet, lön vid deltid; HRSC; Hultsfred"

    private static let base = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]

    static let dayFormula = Formula(
        FormulaID(2020), name: "Ledighet utan lön, hela dagar",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar; kvar_av_lönen))",
        operands: base + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("dagar", .dag),
            Operand("kvar_av_lönen", .krona),
        ],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "dagar", price: nil)

    static let partFormula = Formula(
        FormulaID(2021), name: "Ledighet utan lön, del av dag",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid; kvar_av_lönen))",
        operands: base + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("frånvaro", .timme),
            Operand("passets_tid", .timme), Operand("kvar_av_lönen", .krona),
        ],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "frånvaro", price: nil)

    static let monthFormula = Formula(
        FormulaID(2022), name: "Ledighet utan lön, hela månaden",
        expression:
            "−(öre(heltidslön × grad × dagar ÷ kalenderdagar) + öre(tillägg × dagar ÷ kalenderdagar))",
        operands: base + [Operand("dagar", .dag), Operand("kalenderdagar", .dag)],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "dagar", price: nil)

    static let hourFormula = Formula(
        FormulaID(2023), name: "Ledighet utan lön, timmar",
        expression: "−öre(min((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × frånvaro; kvar_av_lönen))",
        operands: base + [Operand("veckotid", .timme), Operand("frånvaro", .timme), Operand("kvar_av_lönen", .krona)],
        paragraph: "AB § 17", source: "Arbetsgivarens inställning ab.17.del-av-dag (beslut A22)",
        confidence: .reported, quantity: "frånvaro", price: nil)

    static let partOfDay = Figure(
        "ab.17.del-av-dag", name: "Ledighet utan lön en del av en dag räknas", unit: .tal,
        choices: ["som andel av dagens avdrag", "per timme"],
        rows: [FigureRow(from: AB.firstDay, 0, source: "Beslut A22", confidence: .reported)])

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let partOfDay: FigureValue

        init(_ day: Day, _ settings: [AgreementSetting]) {
            partOfDay = UnpaidLeave.partOfDay.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB § 17", name: "Avdrag vid ledighet utan lön",
        text: """
            Ledighet utan lön kostar för varje ledig arbetsdag månadslönen delad med månadens kalenderdagar, gånger \
            kalenderdagsfaktorn (1,40 för den som arbetar fem dagar i veckan). En del av en dag kostar lika stor del av \
            dagens avdrag som frånvaron är av passet. Avdraget blir aldrig större än månadens lön, och den som är ledig på \
            heltid alla månadens dagar har ingen lön alls.

            Samma sätt gäller tjänstledighet, föräldraledighet, vård av barn, graviditetspenning, närståendevård, uppdrag \
            och totalförsvar; var och en har sin löneart.
            """,
        formulas: [dayFormula, partFormula, hourFormula, monthFormula], figures: [partOfDay],
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
    private static let causes: [(cause: AbsenceCause, item: PayItemID)] = [
        (.tjanstledig, PayItems.tjanstledighet.id), (.foraldraledig, foraldraledighetItem.id),
        (.foraldraledigUtanPenning, foraldraledighetItem.id), (.vab, vabItem.id), (.graviditet, graviditetItem.id),
        (.narstaende, narstaendeItem.id), (.uppdrag, uppdragItem.id), (.totalforsvar, totalforsvarItem.id),
    ]

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        guard !work.absences.isEmpty || work.registered.contains(where: { $0.isUnpaidLeave }) else { return }
        var left = try monthPay(work.stretches, rules)
        for (cause, item) in causes where work.hasRegistered(cause) {
            if work.isWholeMonth(cause, of: question.employment, rules) {
                for stretch in work.stretches where stretch.terms.isMonthly {
                    try addWholeMonth(item, stretch, question, rules, to: &arena)
                }
                return
            }
            for stretch in work.stretches where stretch.terms.isMonthly {
                try addDays(cause, item, work, stretch, question, rules, left: &left, to: &arena)
            }
        }
    }

    private static func addDays(
        _ cause: AbsenceCause, _ item: PayItemID, _ work: MonthWork, _ stretch: PayStretch,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, left: inout Amount, to arena: inout LineArena
    ) throws(PayrollError) {
        let tally = work.tally(cause, in: stretch.days)
        for note in tally.noted {
            arena.note(item, employment: question.index, day: note.day, note.minutes, .timme)
        }
        let confidence = dayFormula.confidence.weaker(rules.figures[stretch.figures].factors.truncates.confidence)
        for (factor, days) in tally.wholeDays {
            let full = stretch.fastKontantLon / Int64(rules.days.count) * factor * Int64(days)
            let amount = try full.limited(to: left).rounded(.halfAwayFromZero)
            arena.add(
                item, try amount.negated(), dayFormula.id, confidence, stretch.origin(question),
                [
                    stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore,
                    Int64(rules.days.count), factor.hundredths, Int64(days), left.ore,
                ])
            left = try left - amount
        }
        for part in tally.partDays {
            try addPart(part, item, stretch, confidence, question, rules, left: &left, to: &arena)
        }
    }

    private static func addPart(
        _ part: AbsenceTally.PartDay, _ item: PayItemID, _ stretch: PayStretch, _ confidence: Confidence,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, left: inout Amount, to arena: inout LineArena
    ) throws(PayrollError) {
        let basis = (stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore)
        if rules.figures[stretch.figures].leave.partOfDay.value == 1 {
            let hour = stretch.fastKontantLon * 12 / 52 / stretch.terms.fullTimeWeek / stretch.terms.degree
            let amount = try (hour * part.absent).limited(to: left).rounded(.halfAwayFromZero)
            arena.add(
                item, try amount.negated(), hourFormula.id, hourFormula.confidence, stretch.origin(question),
                [basis.0, basis.1, basis.2, stretch.terms.fullTimeWeek.count, part.absent.count, left.ore])
            left = try left - amount
            return
        }
        let full = stretch.fastKontantLon / Int64(rules.days.count) * part.factor * part.absent / part.scheduled
        let amount = try full.limited(to: left).rounded(.halfAwayFromZero)
        arena.add(
            item, try amount.negated(), partFormula.id, confidence, stretch.origin(question),
            [
                basis.0, basis.1, basis.2, Int64(rules.days.count), part.factor.hundredths, part.absent.count,
                part.scheduled.count, left.ore,
            ])
        left = try left - amount
    }

    private static func addWholeMonth(
        _ item: PayItemID, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let supplements = try (Exact(stretch.supplements) * Int64(stretch.days.count) / Int64(rules.days.count))
            .rounded(.halfAwayFromZero)
        let amount = try PartOfMonth.pay(stretch, rules) + supplements
        arena.add(
            item, try amount.negated(), monthFormula.id, monthFormula.confidence, stretch.origin(question),
            [
                stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore,
                Int64(stretch.days.count), Int64(rules.days.count),
            ])
    }

    /// What the month pays in fixed pay: the most that leave can take.
    private static func monthPay(_ stretches: [PayStretch], _ rules: ABMonth) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        for stretch in stretches {
            try sum += (stretch.fastKontantLon * Int64(stretch.days.count) / Int64(rules.days.count))
                .rounded(.halfAwayFromZero)
        }
        return sum
    }

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Tjänstledig en vecka i juni 2026, som har 30 dagar.",
            pay: 3_000_000, month: Month(year: 2026, month: 6),
            [.absence(.tjanstledig, .whole)], Day(2026, 6, 8), Day(2026, 6, 14), items: [PayItems.tjanstledighet])
    }
}

extension Registration {
    /// Whether it is leave without pay from the employer, also on days without a shift.
    fileprivate var isUnpaidLeave: Bool {
        guard case .absence(let cause, _) = kind else { return false }
        switch cause {
        case .sjuk, .semester, .sparadSemester, .obetaldSemester, .enskild, .komp: return false
        default: return true
        }
    }
}
