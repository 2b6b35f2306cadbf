//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 28 from day 15: the days of a month beyond the sjuklön, and their lines.
extension LongSickness {
    /// A calendar day of a period beyond its sjuklön.
    struct SickDay {
        let number: Int
        let day: Day
    }

    /// Days, or minutes, of one extent in one stretch, by how far the period has come.
    private struct Part {
        let stretch: Int
        let extent: CalendarExtent
        var all: Int64 = 0
        /// Through the last day with a supplement on the whole pay.
        var early: Int64 = 0
        /// After that, through the last day with pay above the ceiling.
        var late: Int64 = 0
    }

    /// What is absent, by its extent.
    private enum Time {
        case days(Days)
        case hours(Hours)

        init(_ extent: CalendarExtent, _ count: Int64, _ monthDays: Int64) {
            switch extent {
            case .share(let share): self = .days(Days(monthDays: monthDays, extent: share, count: count))
            case .hours(let scheduled):
                self = .hours(Hours(monthDays: monthDays, absent: Minutes(count), scheduled: scheduled))
            }
        }
    }

    /// Adds the lines of days beyond the sjuklön.
    ///
    /// - Parameter left: what other absence has left of the month's pay.
    static func add(
        _ long: [SickDay], left: inout Amount, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        var parts: [Part] = []
        for sick in long {
            let (extent, count) = try month.work.calendarExtent(.sjuk, on: sick.day)
            month.lines.note(deductionItem.id, employment: question.index, day: sick.day, 1, .dag)
            let stretch = month.work.stretchIndex(on: sick.day)
            let figures = month.figures(of: month.work.stretches[stretch])
            let known = parts.firstIndex { $0.stretch == stretch && $0.extent == extent }
            if known == nil { parts.append(Part(stretch: stretch, extent: extent)) }
            let index = known ?? parts.count - 1
            parts[index].all += count
            if sick.number <= figures[lastShareDay].value {
                parts[index].early += count
            } else if sick.number <= figures[lastDayAbove].value {
                parts[index].late += count
            }
        }
        for part in parts { try addLines(part, left: &left, to: &month, question) }
    }

    private static func addLines(
        _ part: Part, left: inout Amount, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[part.stretch]
        let figures = month.figures(of: stretch)
        let monthDays = Int64(month.rules.days.count)
        let origin = stretch.origin(question)
        let basis = stretch.absenceBasis(month.rules)
        let all = Time(part.extent, part.all, monthDays)
        left = try left + addDeduction(all, basis, left, origin, to: &month.lines)
        let early = Time(part.extent, part.early, monthDays)
        if part.early > 0, figures[share].value > 0 {
            try addSupplement(early, basis, figures[share], origin, to: &month.lines)
        }
        if part.early > 0 { try addAbove(early, figures[shareAbove], stretch, origin, to: &month) }
        if part.late > 0 {
            let late = Time(part.extent, part.late, monthDays)
            try addAbove(late, figures[shareAboveLate], stretch, origin, to: &month)
        }
    }

    private static func addDeduction(
        _ time: Time, _ basis: AbsenceBasis, _ left: Amount, _ origin: LineOrigin, to lines: inout LineArena
    ) throws(PayrollError) -> Amount {
        switch time {
        case .days(let days):
            try lines.add(
                deductionItem.id, DaysDeduction(basis: basis, time: days, left: left), .confirmed, origin)
        case .hours(let hours):
            try lines.add(
                deductionItem.id, HoursDeduction(basis: basis, time: hours, left: left), .confirmed, origin)
        }
    }

    private static func addSupplement(
        _ time: Time, _ basis: AbsenceBasis, _ share: FigureValue, _ origin: LineOrigin, to lines: inout LineArena
    ) throws(PayrollError) {
        switch time {
        case .days(let days):
            try lines.add(
                supplementItem.id, DaysSupplement(share: share.percent, basis: basis, time: days), share.confidence,
                origin)
        case .hours(let hours):
            try lines.add(
                supplementItem.id, HoursSupplement(share: share.percent, basis: basis, time: hours),
                share.confidence, origin)
        }
    }

    /// The part of fast kontant lön above ten prisbasbelopp a year.
    private static func addAbove(
        _ time: Time, _ share: FigureValue, _ stretch: PayStretch, _ origin: LineOrigin,
        to month: inout MonthContext
    ) throws(PayrollError) {
        guard share.value > 0 else { return }
        let base = Amount(ore: try month.figures(of: stretch).knownBaseAmount(on: stretch.days.first))
        let ceiling = PayAboveCeiling(share: share.percent, basis: stretch.fastKontantLon, baseAmount: base)
        switch time {
        case .days(let days):
            let above = DaysAbove(pay: ceiling, time: days)
            guard try above.amount() > .zero else { return }
            try month.lines.add(aboveItem.id, above, share.confidence, origin)
        case .hours(let hours):
            let above = HoursAbove(pay: ceiling, time: hours)
            guard try above.amount() > .zero else { return }
            try month.lines.add(aboveItem.id, above, share.confidence, origin)
        }
    }
}
