//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27 mom. 8–15: holiday as it is taken.
extension Holiday {
    /// Working days on holiday of one kind in one stretch, by semesterkvot.
    private struct Part {
        let cause: AbsenceCause
        /// The index of the stretch.
        let stretch: Int
        let kvot: Factor
        let first: Day
        var days: MonthDays
        let row: SourceRow?

        /// Holiday days consumed, in hundredths.
        var consumed: Int64 { kvot.hundredths * Int64(days.count) }
    }

    static func addSupplement(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        try begin(work, question, rules, &carry)
        guard work.kinds.hasAny(.holiday) else { return }
        var parts = ShortList<Part>()
        for stretch in work.stretches.indices {
            try addTaken(.semester, work, stretch, rules, to: &parts)
            try addTaken(.sparadSemester, work, stretch, rules, to: &parts)
            try addTaken(.obetaldSemester, work, stretch, rules, to: &parts)
        }
        let paid = parts.reduce(Int64(0)) { $1.cause == .obetaldSemester ? $0 : $0 + $1.consumed }
        let item = try item(forDays: paid, rules)
        for part in parts {
            try take(part, work.stretches[part.stretch], question, rules, &carry.holiday)
            if part.cause == .obetaldSemester {
                try addDeduction(part, work, question, rules, to: &arena)
            } else {
                if !carry.holiday.isExchanged || part.cause == .sparadSemester {
                    try addDays(part, work.stretches[part.stretch], item, question, rules, to: &arena)
                }
                try addTopUp(part, work.stretches[part.stretch], rules, &carry.holiday, question, to: &arena)
            }
        }
    }

    /// Counts days against what there is of their kind.
    ///
    /// - Throws: `invalidValue` when the year's right, or what was saved, is used up before them.
    private static func take(
        _ part: Part, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        _ carry: inout HolidayCarry
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        switch part.cause {
        case .sparadSemester:
            let left = carry.saved.reduce(Int64(0)) { $0 + $1.days }
            // A fraction less than a shift may be taken with the last shift.
            guard part.consumed < left + part.kvot.hundredths else {
                throw used(up: "De sparade dagarna", left, part)
            }
            carry.takeSaved(min(left, part.consumed))
        case .obetaldSemester: carry.unpaidTaken += part.consumed
        default:
            let right = try right(question, carry, figures, on: part.first) * 100
            guard carry.taken + part.consumed < right + part.kvot.hundredths else {
                throw used(up: "Årets semesterdagar", max(0, right - carry.taken), part)
            }
            carry.taken += part.consumed
        }
    }

    private static func used(up what: String, _ left: Int64, _ part: Part) -> PayrollError {
        PayrollError(
            .invalidValue,
            "\(what) räcker inte: \(DecimalText.swedish(part.consumed, scale: 2)) dagar tas ut, \(DecimalText.swedish(max(0, left), scale: 2)) finns kvar. Registrera obetald semester eller tjänstledighet för resten.",
            day: part.first, row: part.row)
    }

    private static func addDays(
        _ part: Part, _ stretch: PayStretch, _ item: PayItemID, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figure = rules.figures[stretch.figures][HolidayFigures.dayCompensation]
        let percent = Percent(millionths: try figure.known(HolidayFigures.dayCompensation, on: stretch.days.first))
        let degree = try degree(stretch, question, rules)
        let pay = Exact(stretch.fullTimePay) * degree + stretch.supplements
        let amount = try (pay * percent * part.kvot * Int64(part.days.count)).rounded(.halfAwayFromZero)
        arena.add(
            item, amount, HolidayFormulas.day.id, HolidayFormulas.day.confidence.weaker(figure.confidence),
            stretch.origin(question),
            [
                percent.millionths, stretch.fullTimePay.ore, degree.millionths, stretch.supplements.ore,
                part.kvot.hundredths, Int64(part.days.count),
            ])
        for day in part.days {
            arena.note(item, employment: question.index, day: day, part.kvot.hundredths, .semesterdag)
        }
    }

    /// Semesterlönetillägg for low pay, at most 25 days a year; where its threshold is not known, none.
    private static func addTopUp(
        _ part: Part, _ stretch: PayStretch, _ rules: ABMonth, _ carry: inout HolidayCarry,
        _ question: borrowing EmploymentMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        guard figures[HolidayFigures.topUpThreshold].isKnown else { return }
        let threshold = Amount(ore: figures[HolidayFigures.topUpThreshold].value)
        let short = Exact(threshold) * stretch.terms.degree + stretch.fastKontantLon * -1
        guard try short.rounded(.halfAwayFromZero) > .zero else { return }
        let days = min(part.consumed, max(0, figures[HolidayFigures.topUpDays].value * 100 - carry.topUpDays))
        guard days > 0 else { return }
        carry.topUpDays += days
        let percent = Percent(millionths: figures[HolidayFigures.topUpPercent].value)
        let amount = try (short * percent * days / 100).rounded(.halfAwayFromZero)
        arena.add(
            topUpItem.id, amount, HolidayFormulas.topUp.id,
            HolidayFormulas.topUp.confidence.weaker(figures[HolidayFigures.topUpThreshold].confidence),
            stretch.origin(question),
            [
                percent.millionths, threshold.ore, stretch.fullTimePay.ore, stretch.terms.degree.millionths,
                stretch.supplements.ore, days,
            ])
    }

    private static func addDeduction(
        _ part: Part, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let stretch = work.stretches[part.stretch]
        let figures = rules.figures[stretch.figures]
        let count = Int64(part.days.count)
        for day in part.days {
            arena.note(unpaidItem.id, employment: question.index, day: day, part.kvot.hundredths, .semesterdag)
        }
        if figures[HolidayFigures.unpaidMethod].value == 1, let factor = work.kalenderdagsfaktor(on: part.first) {
            let amount = try (stretch.fastKontantLon / Int64(rules.days.count) * factor * count)
                .rounded(.halfAwayFromZero)
            arena.add(
                unpaidItem.id, try amount.negated(), HolidayFormulas.unpaidByCalendar.id,
                HolidayFormulas.unpaidByCalendar.confidence, stretch.origin(question),
                [
                    stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore,
                    Int64(rules.days.count), factor.hundredths, count,
                ])
            return
        }
        let percent = Percent(millionths: figures[HolidayFigures.unpaidDay].value)
        let amount = try (Exact(stretch.fullTimePay) * stretch.terms.degree * percent * part.kvot * count)
            .rounded(.halfAwayFromZero)
        arena.add(
            unpaidItem.id, try amount.negated(), HolidayFormulas.unpaid.id, HolidayFormulas.unpaid.confidence,
            stretch.origin(question),
            [
                percent.millionths, stretch.fullTimePay.ore, stretch.terms.degree.millionths, part.kvot.hundredths,
                count,
            ])
    }

    /// Adds the working days on holiday of a kind in a stretch, by semesterkvot.
    private static func addTaken(
        _ cause: AbsenceCause, _ work: borrowing MonthWork, _ stretch: Int, _ rules: ABMonth,
        to parts: inout ShortList<Part>
    ) throws(PayrollError) {
        guard work.hasRegistered(cause) else { return }
        let before = parts.count
        for absent in work.absentDays
        where absent.cause == cause && work.stretches[stretch].days.contains(absent.day) {
            let day = absent.day
            guard work.stretches[stretch].terms.isMonthly else {
                throw PayrollError(
                    .invalidValue,
                    "Timavlönade får semesterersättning varje månad och tar inte ut semester. Registrera ledigheten på annat sätt.",
                    day: day, row: absent.row)
            }
            guard absent.minutes == work.plan.minutes(on: day),
                let kvot = work.semesterkvot(on: day)
            else {
                throw PayrollError(
                    .invalidValue, "Semester tas ut i hela dagar. Ändra registreringen \(day) till hel dag.", day: day,
                    row: absent.row)
            }
            let known = (before..<parts.count).last { parts[$0].kvot == kvot }
            if known == nil {
                parts.append(
                    Part(
                        cause: cause, stretch: stretch, kvot: kvot, first: day, days: MonthDays(from: rules.days.first),
                        row: absent.row))
            }
            parts[known ?? parts.count - 1].days.insert(day)
        }
    }

    /// More than 20 semesterdagstillägg at once are a one-off amount for tax (decision L12).
    private static func item(forDays monthDays: Int64, _ rules: ABMonth) throws(PayrollError) -> PayItemID {
        let most = try rules.figures[0][HolidayFigures.mostDaysAtOnce].known(
            HolidayFigures.mostDaysAtOnce, on: rules.days.first)
        return monthDays > most * 100 ? PayItems.semesterdagstillaggEngang.id : PayItems.semesterdagstillagg.id
    }
}

extension HolidayCarry {
    /// Takes saved days, the oldest first.
    mutating func takeSaved(_ days: Int64) {
        var left = days
        for index in saved.indices {
            let part = min(left, saved[index].days)
            saved[index].days -= part
            left -= part
        }
        saved.removeAll { $0.days == 0 }
    }
}
