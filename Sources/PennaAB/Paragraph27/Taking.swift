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

    /// Adds the lines of the month's holiday, whose days ``count(_:_:)`` has counted.
    static func addTaken(to month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        guard month.work.kinds.hasAny(.holiday) else { return }
        var parts = ShortList<Part>()
        for stretch in month.work.stretches.indices {
            addTaken(.semester, month.work, stretch, month.rules, to: &parts)
            addTaken(.sparadSemester, month.work, stretch, month.rules, to: &parts)
            addTaken(.obetaldSemester, month.work, stretch, month.rules, to: &parts)
        }
        let isExchanged = month.carry.holiday.isExchanged
        let paid = parts.reduce(Int64(0)) { sum, part in
            let isPaid = part.cause == .sparadSemester || part.cause == .semester && !isExchanged
            return isPaid ? sum + part.consumed : sum
        }
        let item = try item(forDays: paid + daysBesides(question, month.rules), month.rules)
        for part in parts {
            let stretch = month.work.stretches[part.stretch]
            if part.cause == .obetaldSemester {
                try addDeduction(part, stretch, to: &month, question)
            } else {
                if !isExchanged || part.cause == .sparadSemester {
                    try addDays(part, stretch, item, to: &month, question)
                }
                try addTopUp(part, stretch, to: &month, question)
            }
        }
    }

    private static func addDays(
        _ part: Part, _ stretch: PayStretch, _ item: PayItemID, to month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let percent = try month.figures(of: stretch).known(dayCompensation, on: stretch.days.first)
        try month.lines.add(
            item,
            DaySupplement(
                percent: percent.percent, basis: basis(stretch, question, month.rules), kvot: part.kvot,
                days: Int64(part.days.count)),
            percent.confidence, stretch.origin(question))
        for day in part.days {
            month.lines.note(item, employment: question.index, day: day, part.kvot.hundredths, .semesterdag)
        }
    }

    /// Semesterlönetillägg for low pay, for so many days a year; where its threshold is not known, none.
    private static func addTopUp(
        _ part: Part, _ stretch: PayStretch, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        let threshold = figures[topUpThreshold]
        guard threshold.isKnown else { return }
        let basis = stretch.fastKontantLon
        guard try TopUp.lacking(threshold.amount, basis).rounded(.halfAwayFromZero) > .zero else { return }
        let days = min(part.consumed, max(0, figures[topUpDays].value * 100 - month.carry.holiday.topUpDays))
        guard days > 0 else { return }
        month.carry.holiday.topUpDays += days
        try month.lines.add(
            topUpItem.id,
            TopUp(percent: figures[topUpPercent].percent, threshold: threshold.amount, basis: basis, days: days),
            threshold.confidence, stretch.origin(question))
    }

    private static func addDeduction(
        _ part: Part, _ stretch: PayStretch, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        let count = Int64(part.days.count)
        for day in part.days {
            month.lines.note(unpaidItem.id, employment: question.index, day: day, part.kvot.hundredths, .semesterdag)
        }
        if figures[unpaidMethod].value == 1, let factor = month.work.kalenderdagsfaktor(on: part.first) {
            try month.lines.add(
                unpaidItem.id,
                UnpaidCalendarDays(
                    basis: stretch.fastKontantLon, monthDays: Int64(month.rules.days.count), factor: factor, days: count
                ),
                .confirmed, stretch.origin(question))
            return
        }
        var basis = stretch.fastKontantLon
        if figures[unpaidMethod].value == 2 {
            basis = AbsenceBasis(fullTimePay: basis.fullTimePay, degree: basis.degree, supplements: .zero)
        }
        try month.lines.add(
            unpaidItem.id,
            UnpaidDays(percent: figures[unpaidDay].percent, basis: basis, kvot: part.kvot, days: count),
            .confirmed, stretch.origin(question))
    }

    /// Adds the working days on holiday of a kind in a stretch, by semesterkvot.
    private static func addTaken(
        _ cause: AbsenceCause, _ work: borrowing MonthWork, _ stretch: Int, _ rules: ABMonth,
        to parts: inout ShortList<Part>
    ) {
        guard work.hasRegistered(cause) else { return }
        let before = parts.count
        for absent in work.absentDays
        where absent.cause == cause && work.stretches[stretch].days.contains(absent.day) {
            let day = absent.day
            guard let whole = work.semesterkvot(on: day) else { continue }
            // Of a day that is partly beyond the right, only its share is holiday.
            let kvot = work.isWholeDay(absent) ? whole : Factor(hundredths: absent.holidayDays(whole))
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

    /// The paid holiday of the month that the person has in other employments, in hundredths of a day (decision A62).
    private static func daysBesides(_ question: borrowing EmploymentMonth, _ rules: ABMonth) -> Int64 {
        var sum: Int64 = 0
        for beside in question.besides {
            guard let employment = beside.employment, employment.kinds.hasAny(.holiday),
                let days = employment.days(in: rules.days)
            else { continue }
            let other = question.of(employment, index: beside.index)
            // What cannot be calculated there is an error of that employment, and the person is not paid.
            guard other.isUnderAB(in: days), let taken = try? taken(other, days, beside.carry, rules) else { continue }
            sum += taken
        }
        return sum
    }

    /// The paid holiday of another employment in the month, which gives it semesterdagstillägg.
    private static func taken(
        _ question: borrowing EmploymentMonth, _ days: DayRange, _ carry: EmploymentCarry, _ rules: ABMonth
    ) throws(PayrollError) -> Int64 {
        var month = MonthContext(rules)
        try month.work.read(question, rules, days)
        month.carry = carry
        try count(&month, question)
        var parts = ShortList<Part>()
        for stretch in month.work.stretches.indices {
            if !month.carry.holiday.isExchanged {
                addTaken(.semester, month.work, stretch, rules, to: &parts)
            }
            addTaken(.sparadSemester, month.work, stretch, rules, to: &parts)
        }
        return parts.reduce(0) { $0 + $1.consumed }
    }

    /// More semesterdagstillägg at once than the figure says are a one-off amount for tax (decision L12).
    private static func item(forDays monthDays: Int64, _ rules: ABMonth) throws(PayrollError) -> PayItemID {
        let most = try rules.figures[0].known(mostDaysAtOnce, on: rules.days.first).value
        return monthDays > most * 100 ? PayItems.semesterdagstillaggEngang.id : PayItems.semesterdagstillagg.id
    }
}

extension AbsentDay {
    /// The holiday days of a share of a day, in hundredths.
    fileprivate func holidayDays(_ kvot: Factor) -> Int64 {
        (share.millionths * kvot.hundredths + Percent.whole.millionths / 2) / Percent.whole.millionths
    }
}
