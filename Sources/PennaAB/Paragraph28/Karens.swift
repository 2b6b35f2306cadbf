//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The whole karensavdrag of a period that begins, and what it is calculated from.
///
/// Monthly paid: 20 % of the sjuklön of an average week, or 80 % of one day by the calendar-day method. Hourly paid: 20 %
/// of the sjuklön of an average week, whose hours stand in the terms; where they do not, the hours of the employment's
/// shifts in the seven days that begin with the first sick day stand for them, and never a full-time week
/// (decision A49).
struct Karensavdrag {
    private enum Basis {
        case week
        case day(Factor)
        case hours(Minutes, isAgreed: Bool)
    }

    /// What it is, if the period's sjuklön reaches.
    let amount: Amount

    /// The stretch of terms that it is calculated on; `nil` where there is none.
    let stretch: Int?

    private let basis: Basis

    /// No karensavdrag.
    static let none = Karensavdrag(amount: .zero, stretch: nil, basis: .week)

    private init(amount: Amount, stretch: Int?, basis: Basis) {
        self.amount = amount
        self.stretch = stretch
        self.basis = basis
    }

    /// The karensavdrag of a period that begins on a day, rounded half away from zero to öre.
    ///
    /// - Throws: `missingFact` where the calendar-day method has no schedule to go by; `overflow`.
    init(
        on day: Day, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) {
        let index = work.stretchIndex(on: day)
        let stretch = work.stretches[index]
        let sickness = rules.figures[stretch.figures]
        let share = Percent(millionths: sickness[Sickness.sickPayShare].value)
        let week: Exact
        let basis: Basis
        if !stretch.terms.isMonthly {
            let agreed = stretch.terms.weeklyHours
            let hours = if let agreed { agreed } else { try work.minutesOfSevenDays(from: day, question, rules) }
            basis = .hours(hours, isAgreed: agreed != nil)
            week = Exact(stretch.hourlyPay) * hours
        } else if sickness.isKarensByCalendar {
            let factor = try work.knownFactor(.sjuk, on: day)
            let amount = try (stretch.absencePay(rules) / Int64(rules.days.count) * factor * share)
                .rounded(.halfAwayFromZero)
            self.init(amount: amount, stretch: index, basis: .day(factor))
            return
        } else {
            basis = .week
            week = stretch.absencePay(rules) * 12 / 52
        }
        let amount = try (week * share * Percent(millionths: sickness[Sickness.karensShare].value)).rounded(
            .halfAwayFromZero)
        self.init(amount: amount, stretch: index, basis: basis)
    }

    /// Adds the line of what is deducted now, with its proof.
    ///
    /// - Parameters:
    ///   - deduction: what is deducted, below zero.
    ///   - used: the period's sjuklön so far, and what was deducted of it before.
    func add(
        _ deduction: Amount, of used: (sickPay: Amount, taken: Amount), _ stretch: PayStretch, _ origin: LineOrigin,
        _ rules: ABMonth, to arena: inout LineArena
    ) {
        let item = Sickness.items.karens
        let sickness = rules.figures[stretch.figures]
        let (full, degree) = (stretch.fullTimePay.ore, stretch.terms.degree.millionths)
        let supplements = stretch.absenceSupplements(rules).ore
        switch basis {
        case .week:
            arena.add(
                item, deduction, KarensFormulas.monthly.id, KarensFormulas.monthly.confidence, origin,
                [
                    sickness[Sickness.karensShare].value, sickness[Sickness.sickPayShare].value, full, degree,
                    supplements,
                    used.sickPay.ore, used.taken.ore,
                ])
        case .day(let factor):
            arena.add(
                item, deduction, KarensFormulas.calendar.id, KarensFormulas.calendar.confidence, origin,
                [
                    sickness[Sickness.sickPayShare].value, full, degree, supplements, Int64(rules.days.count),
                    factor.hundredths, used.sickPay.ore, used.taken.ore,
                ])
        case .hours(let hours, let isAgreed):
            let formula = isAgreed ? KarensFormulas.agreedHours : KarensFormulas.shiftHours
            arena.add(
                item, deduction, formula.id, formula.confidence, origin,
                [
                    sickness[Sickness.karensShare].value, sickness[Sickness.sickPayShare].value, stretch.hourlyPay.ore,
                    hours.count,
                    used.sickPay.ore, used.taken.ore,
                ])
        }
    }
}

/// The formulas of karensavdrag.
enum KarensFormulas {
    private static let source: Source = [
        .act(.sjuklonelagen, "6 §"), .agreement(.ab, "§ 17 mom. 4 och § 28 mom. 5", .skrKarens), .decision(.a3, .a4),
    ]

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]
    private static let shares = [Operand("karensandel", .procent), Operand("andel", .procent)]
    private static let used = [Operand("sjuklön_i_perioden", .krona), Operand("tidigare_avdrag", .krona)]

    static let monthly = Formula(
        FormulaID(2064), name: "Karensavdrag",
        expression:
            "−(min(öre(karensandel × andel × (heltidslön × grad + tillägg) × 12 ÷ 52); sjuklön_i_perioden) − tidigare_avdrag)",
        operands: shares + basis + used,
        paragraph: "SjLL 6 §; AB § 17 mom. 4", source: source, confidence: .reported)

    static let calendar = Formula(
        FormulaID(2069), name: "Karensavdrag, en dag",
        expression:
            "−(min(öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor); sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [Operand("andel", .procent)] + basis + [
            Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor),
        ] + used,
        paragraph: "SjLL 6 §; AB § 17 mom. 4",
        source: [
            .page(.hultsfredSickness), .agreement(.ab, "§ 17 mom. 4 och § 28 mom. 5", .skrKarens), .decision(.a3, .a4),
        ],
        confidence: .reported)

    static let agreedHours = hourly(
        FormulaID(2166), "Karensavdrag, timavlönad, villkorens genomsnittliga vecka", "veckotid", .a49)

    static let shiftHours = hourly(
        FormulaID(2167), "Karensavdrag, timavlönad, passen i sju dagar från första sjukdagen", "passens_tid",
        .a49)

    private static func hourly(_ id: FormulaID, _ name: String, _ hours: String, _ decision: DecisionID) -> Formula {
        Formula(
            id, name: name,
            expression:
                "−(min(öre(karensandel × andel × timlön × \(hours)); sjuklön_i_perioden) − tidigare_avdrag)",
            operands: shares + [Operand("timlön", .krona), Operand(hours, .timme)] + used,
            paragraph: "SjLL 6 §; AB § 17 mom. 4", source: [.act(.sjuklonelagen, "6 §"), .decision(decision)],
            confidence: .reported)
    }

    static let rest = Formula(
        FormulaID(2066), name: "Karensavdrag, resten från förra månaden",
        expression: "−(min(karensavdrag; sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [Operand("karensavdrag", .krona)] + used,
        paragraph: "SjLL 6 §", source: .decision(.a38), confidence: .reported)

    static let takenOver = Formula(
        FormulaID(2168), name: "Karensavdrag, även det som en avslutad anställning inte använde",
        expression: "−(min(karensavdrag; sjuklön_i_perioden) − tidigare_avdrag)",
        operands: [Operand("karensavdrag", .krona)] + used, paragraph: "SjLL 6 §", source: .decision(.a48),
        confidence: .reported)

    static let all = [monthly, agreedHours, shiftHours, calendar, rest, takenOver]
}

extension MonthWork {
    /// The hours of the employment's shifts in the seven days that begin with a day of the month.
    fileprivate func minutesOfSevenDays(
        from first: Day, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> Minutes {
        var minutes: Int64 = 0
        var next: ScheduledMonth?
        for day in try DayRange(from: first, through: first + 6) {
            if day <= rules.days.last {
                minutes += plan.minutes(on: day)
            } else {
                if next == nil { next = try question.plan(of: day.month, rules.holidays) }
                minutes += next?.minutes(on: day) ?? 0
            }
        }
        return Minutes(minutes)
    }
}

extension EmploymentMonth {
    /// The employment's shifts in another month than the one that is calculated, as they are known.
    ///
    /// - Throws: as laying out the month does.
    func plan(of month: Month, _ holidays: HolidayCalendar) throws(PayrollError) -> ScheduledMonth {
        var changed: [Registration] = []
        if employment.kinds.hasAny(.otherShifts) {
            changed += employment.registrations.of(.otherShifts).filter { $0.recorded <= knownAt }
            changed.sort { $0.recorded < $1.recorded }
        }
        return try ScheduledMonth(
            month: month, employment: employment, schedules: schedules, plans: plans, holidays: holidays,
            knownAt: knownAt, changed: changed)
    }
}
