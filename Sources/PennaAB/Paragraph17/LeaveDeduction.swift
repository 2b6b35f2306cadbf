//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The fixed pay of a month, to the öre as its lines have it: the most that absence can take.
struct MonthPay {
    /// The pay by one set of terms.
    struct Part {
        /// The first stretch of the terms.
        let stretch: Int
        var days: DayRange
        var amount: Amount
    }

    let parts: ShortList<Part>
    let sum: Amount

    /// - Parameter arena: where the lines are made to see what they come to; they are taken back.
    init(
        _ stretches: borrowing [PayStretch], _ question: borrowing EmploymentMonth, _ rules: borrowing ABMonth,
        in arena: inout LineArena
    ) throws(PayrollError) {
        var parts = ShortList<Part>()
        var sum = Amount.zero
        for (index, stretch) in stretches.enumerated() where stretch.terms.isMonthly {
            if let last = parts.last, stretches[last.stretch].termsIndex == stretch.termsIndex {
                parts[parts.count - 1].days = try DayRange(from: last.days.first, through: stretch.days.last)
            } else {
                parts.append(Part(stretch: index, days: stretch.days, amount: .zero))
            }
        }
        if parts.count == 1, stretches.count == 1, question.employment.supplements.isEmpty {
            sum = try PartOfMonth.pay(stretches[0], rules)
            parts[0].amount = sum
        } else if !parts.isEmpty {
            // Supplements begin and end on days of their own: the lines themselves say what they come to.
            let first = arena.lines.count
            try PartOfMonth.add(stretches, question, rules, to: &arena)
            for line in arena.lines[first...] {
                guard let index = parts.firstIndex(where: { $0.days.contains(line.days.first) }) else { continue }
                let stretch = stretches.firstIndex { $0.days.contains(line.days.first) } ?? parts[index].stretch
                let countsSupplements = rules.figures[stretches[stretch].figures][UnpaidLeave.basis].value == 0
                guard line.item == PayItems.manadslon.id || countsSupplements else { continue }
                try parts[index].amount += line.amount
                try sum += line.amount
            }
            arena.cut(toLines: first, occasions: arena.occasions.count)
        }
        self.parts = parts
        self.sum = sum
    }
}

/// What leave of one cause takes, in one way of counting, before it is a line.
struct LeaveDeduction {
    enum Way {
        /// Whole working days of one kalenderdagsfaktor.
        case days(Factor, Int64)
        /// Absent time of days of one kalenderdagsfaktor and one length.
        case part(Factor, absent: Minutes, scheduled: Minutes)
        /// Absent hours, where the employer reckons parts of days so (decision A22).
        case hours(Minutes)
        /// Calendar days of a whole month, after those that other causes have taken.
        case month(MonthPay.Part, days: Int64, earlierDays: Int64, earlier: Amount)
    }

    /// The index among ``UnpaidLeave/causes``.
    let cause: Int
    let stretch: Int
    let way: Way
    /// What was left of the month's pay before it.
    let left: Amount
    /// What it takes, positive.
    let amount: Amount
}

extension UnpaidLeave {
    /// What all leave of the month takes, in the order of its lines.
    ///
    /// - Throws: `missingFact`, naming the row, where the leave is on a day without schedule.
    static func deductions(_ work: borrowing MonthWork, _ pay: MonthPay, _ rules: ABMonth) throws(PayrollError)
        -> ShortList<LeaveDeduction>
    {
        if isWholeMonth(work) { return try wholeMonth(work, pay) }
        var left = pay.sum
        var result = ShortList<LeaveDeduction>()
        for (cause, known) in causes.enumerated() where work.hasRegistered(known.cause) {
            for (index, stretch) in work.stretches.enumerated() where stretch.terms.isMonthly {
                let tally = try work.tally(known.cause, in: stretch.days)
                result += try priced(tally, cause, index, work, rules, &left)
            }
        }
        return result
    }

    /// What leave of a cause takes for some of the month's days.
    static func made(
        _ cause: AbsenceCause, on days: MonthDays, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, in arena: inout LineArena
    ) throws(PayrollError) -> [(stretch: Int, days: DayRange, amount: Amount)] {
        let pay = try MonthPay(work.stretches, question, rules, in: &arena)
        let all = try deductions(work, pay, rules).filter { causes[$0.cause].cause == cause }
        var result: [(stretch: Int, days: DayRange, amount: Amount)] = []
        for index in work.stretches.indices {
            var taken = Amount.zero
            for deduction in all where deduction.stretch == index {
                if case .month(let part, let count, _, _) = deduction.way {
                    let some = Int64(part.days.count { days.contains($0) && work.wholeLeave(on: $0) == cause })
                    let amount = try (Exact(deduction.amount) * some / count).rounded(.halfAwayFromZero)
                    result.append((index, part.days, amount))
                } else {
                    try taken += deduction.amount
                }
            }
            guard taken > .zero, let position = causes.firstIndex(where: { $0.cause == cause }) else { continue }
            let before = taken
            let tally = try work.tally(cause, in: work.stretches[index].days, only: days)
            _ = try priced(tally, position, index, work, rules, &taken)
            result.append((index, work.stretches[index].days, try before - taken))
        }
        return result
    }

    /// The price of counted leave, as long as there is pay left.
    static func priced(
        _ tally: AbsenceTally, _ cause: Int, _ index: Int, _ work: borrowing MonthWork, _ rules: ABMonth,
        _ left: inout Amount
    ) throws(PayrollError) -> ShortList<LeaveDeduction> {
        let stretch = work.stretches[index]
        let pay = stretch.absencePay(rules)
        let isByHour = rules.figures[stretch.figures][partOfDay].value == 1
        var result = ShortList<LeaveDeduction>()
        func take(_ full: Exact, _ way: LeaveDeduction.Way) throws(PayrollError) {
            let amount = try full.limited(to: left).rounded(.halfAwayFromZero)
            result.append(LeaveDeduction(cause: cause, stretch: index, way: way, left: left, amount: amount))
            left = try left - amount
        }
        let day = pay / Int64(rules.days.count)
        for whole in tally.wholeDays { try take(day * whole.factor * whole.days, .days(whole.factor, whole.days)) }
        if isByHour {
            let absent = Minutes(tally.partDays.reduce(Int64(0)) { $0 + $1.absent.count })
            if absent > .zero {
                try take(pay * 12 / 52 / stretch.terms.fullTimeWeek / stretch.terms.degree * absent, .hours(absent))
            }
            return result
        }
        for part in tally.partDays {
            try take(
                day * part.factor * part.absent / part.scheduled,
                .part(part.factor, absent: part.absent, scheduled: part.scheduled))
        }
        return result
    }

    /// Whether whole-time leave, of whatever causes, covers every day of the month that has pay (decision A41).
    static func isWholeMonth(_ work: borrowing MonthWork) -> Bool {
        work.stretches.allSatisfy { stretch in
            !stretch.terms.isMonthly || stretch.days.allSatisfy { work.wholeLeave(on: $0) != nil }
        }
    }

    private static func wholeMonth(_ work: borrowing MonthWork, _ pay: MonthPay) throws(PayrollError)
        -> ShortList<LeaveDeduction>
    {
        var result = ShortList<LeaveDeduction>()
        for part in pay.parts {
            var earlier = Amount.zero
            var earlierDays: Int64 = 0
            for (index, known) in causes.enumerated() where work.hasRegistered(known.cause) {
                let days = Int64(part.days.count { work.wholeLeave(on: $0) == known.cause })
                guard days > 0 else { continue }
                let due = try (Exact(part.amount) * (earlierDays + days) / Int64(part.days.count))
                    .rounded(.halfAwayFromZero)
                result.append(
                    LeaveDeduction(
                        cause: index, stretch: part.stretch,
                        way: .month(part, days: days, earlierDays: earlierDays, earlier: earlier),
                        left: try part.amount - earlier, amount: try due - earlier))
                earlier = due
                earlierDays += days
            }
        }
        return result
    }
}

extension MonthWork {
    /// The cause of the whole-time leave without pay that a calendar day belongs to, if any.
    fileprivate func wholeLeave(on day: Day) -> AbsenceCause? {
        for index in registered.indices
        where registered[index].kinds.hasAny(.unpaidLeave) && registered[index].days.contains(day) {
            guard case .absence(let cause, let extent) = registered[index].kind, extent.share == .whole else {
                continue
            }
            return cause
        }
        return nil
    }
}
