//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 17 Avdrag vid tjänstledighet utan lön (decisions A21, A22, A30, A41).
///
/// For each scheduled day off: fast kontant lön ÷ the month's calendar days × kalenderdagsfaktor; for part of a day,
/// by absent minutes over the day's scheduled minutes. Never more than the month's pay. Whole-time leave over every
/// calendar day of the month takes the whole pay.
enum UnpaidLeave {
    private static let source = "Lärarförbundet, lön vid deltid; HRSC; Hultsfred"

    private static let base = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]

    static let dayFormula = Formula(
        FormulaID(2020), name: "Tjänstledighet, hela dagar",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar; kvar_av_lönen))",
        operands: base + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("dagar", .dag),
            Operand("kvar_av_lönen", .krona),
        ],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "dagar", price: nil)

    static let partFormula = Formula(
        FormulaID(2021), name: "Tjänstledighet, del av dag",
        expression:
            "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid; kvar_av_lönen))",
        operands: base + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("frånvaro", .timme),
            Operand("passets_tid", .timme), Operand("kvar_av_lönen", .krona),
        ],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "frånvaro", price: nil)

    static let monthFormula = Formula(
        FormulaID(2022), name: "Tjänstledighet, hela månaden",
        expression:
            "−(öre(heltidslön × grad × dagar ÷ kalenderdagar) + öre(tillägg × dagar ÷ kalenderdagar))",
        operands: base + [Operand("dagar", .dag), Operand("kalenderdagar", .dag)],
        paragraph: "AB § 17", source: source, confidence: .reported, quantity: "dagar", price: nil)

    /// The figures as they stand on a day: none yet.
    struct Values: Sendable {
        init(_ day: Day, _ settings: [AgreementSetting]) {}
    }

    static let payItems: [PayItem] = []

    static let rule = RuleDescription(
        paragraph: "AB § 17", name: "Avdrag vid tjänstledighet utan lön",
        formulas: [dayFormula, partFormula, monthFormula])

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        guard work.hasRegistered(.tjanstledig) else { return }
        if work.isWholeMonth(.tjanstledig, of: question.employment, rules) {
            for stretch in work.stretches where stretch.terms.isMonthly {
                try addWholeMonth(stretch, question, rules, to: &arena)
            }
            return
        }
        var left = try monthPay(work.stretches, rules)
        for (index, stretch) in work.stretches.enumerated() where stretch.terms.isMonthly {
            try addDays(work, index, stretch, question, rules, left: &left, to: &arena)
        }
    }

    private static func addDays(
        _ work: MonthWork, _ index: Int, _ stretch: PayStretch, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, left: inout Amount, to arena: inout LineArena
    ) throws(PayrollError) {
        let tally = work.tally(.tjanstledig, in: stretch.days)
        for note in tally.noted {
            arena.note(PayItems.tjanstledighet.id, employment: question.index, day: note.day, note.minutes, .timme)
        }
        let confidence = dayFormula.confidence.weaker(rules.figures[stretch.figures].factors.truncates.confidence)
        for (factor, days) in tally.wholeDays {
            let full = stretch.fastKontantLon / Int64(rules.days.count) * factor * Int64(days)
            let amount = try full.limited(to: left).rounded(.halfAwayFromZero)
            arena.add(
                PayItems.tjanstledighet.id, try amount.negated(), dayFormula.id, confidence, stretch.origin(question),
                [
                    stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore,
                    Int64(rules.days.count), factor.hundredths, Int64(days), left.ore,
                ])
            left = try left - amount
        }
        for part in tally.partDays {
            let full =
                stretch.fastKontantLon / Int64(rules.days.count) * part.factor * part.absent / part.scheduled
            let amount = try full.limited(to: left).rounded(.halfAwayFromZero)
            arena.add(
                PayItems.tjanstledighet.id, try amount.negated(), partFormula.id, confidence, stretch.origin(question),
                [
                    stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore,
                    Int64(rules.days.count), part.factor.hundredths, part.absent.count, part.scheduled.count, left.ore,
                ])
            left = try left - amount
        }
    }

    private static func addWholeMonth(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let supplements = try (Exact(stretch.supplements) * Int64(stretch.days.count) / Int64(rules.days.count))
            .rounded(.halfAwayFromZero)
        let amount = try PartOfMonth.pay(stretch, rules) + supplements
        arena.add(
            PayItems.tjanstledighet.id, try amount.negated(), monthFormula.id, monthFormula.confidence,
            stretch.origin(question),
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
}
