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
            sum = try PartOfMonth.pay(stretches[0], rules).amount()
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
    /// What is deducted, and how it is calculated; the part of the month's pay with what takes all of it.
    enum Way {
        case days(UnpaidLeave.WholeDays)
        case share(UnpaidLeave.ShareOfDays)
        case part(UnpaidLeave.PartOfDay)
        case shareOfHours(UnpaidLeave.ShareOfHours)
        case hours(UnpaidLeave.Hours)
        case month(MonthPay.Part, UnpaidLeave.WholeMonth)
        case rest(MonthPay.Part, UnpaidLeave.RestOfMonth)

        /// What it takes, positive.
        func amount() throws(PayrollError) -> Amount {
            switch self {
            case .days(let working): try working.amount().negated()
            case .share(let working): try working.amount().negated()
            case .part(let working): try working.amount().negated()
            case .shareOfHours(let working): try working.amount().negated()
            case .hours(let working): try working.amount().negated()
            case .month(_, let working): try working.amount().negated()
            case .rest(_, let working): try working.amount().negated()
            }
        }

        /// The part of the month's pay whose days it takes, and how many of them; `nil` where it takes working days.
        var whole: (part: MonthPay.Part, days: Int64)? {
            switch self {
            case .month(let part, let working): (part, working.days)
            case .rest(let part, let working): (part, working.days)
            default: nil
            }
        }
    }

    /// The index among ``UnpaidLeave/causes``.
    let cause: Int
    let stretch: Int
    let working: Way
    /// What it takes, positive.
    let amount: Amount

    init(_ cause: Int, _ stretch: Int, _ working: Way) throws(PayrollError) {
        self.cause = cause
        self.stretch = stretch
        self.working = working
        amount = try working.amount()
    }
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
                if let (part, count) = deduction.working.whole {
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
        let pay = stretch.absenceBasis(rules)
        let monthDays = Int64(rules.days.count)
        var result = ShortList<LeaveDeduction>()
        func take(_ working: LeaveDeduction.Way) throws(PayrollError) {
            let deduction = try LeaveDeduction(cause, index, working)
            result.append(deduction)
            left = try left - deduction.amount
        }
        for whole in tally.wholeDays {
            try take(
                .days(
                    WholeDays(basis: pay, monthDays: monthDays, factor: whole.factor, days: whole.days, left: left)))
        }
        let isByHour = rules.figures[stretch.figures][partOfDay].isOn
        for some in tally.shareDays {
            let week = stretch.terms.fullTimeWeek
            try take(
                isByHour
                    ? .shareOfHours(
                        ShareOfHours(basis: pay, week: week, share: some.share, time: some.scheduled, left: left))
                    : .share(
                        ShareOfDays(
                            basis: pay, monthDays: monthDays, factor: some.factor, share: some.share, days: some.days,
                            left: left)))
        }
        if isByHour {
            let absent = Minutes(tally.partDays.reduce(Int64(0)) { $0 + $1.absent.count })
            guard absent > .zero else { return result }
            try take(.hours(Hours(basis: pay, week: stretch.terms.fullTimeWeek, absent: absent, left: left)))
            return result
        }
        for part in tally.partDays {
            try take(
                .part(
                    PartOfDay(
                        basis: pay, monthDays: monthDays, factor: part.factor, absent: part.absent,
                        scheduled: part.scheduled, left: left)))
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
                let payDays = Int64(part.days.count)
                let working: LeaveDeduction.Way =
                    earlierDays == 0
                    ? .month(part, WholeMonth(pay: part.amount, days: days, payDays: payDays))
                    : .rest(
                        part,
                        RestOfMonth(
                            pay: part.amount, earlierDays: earlierDays, days: days, payDays: payDays,
                            earlier: earlier))
                let deduction = try LeaveDeduction(index, part.stretch, working)
                result.append(deduction)
                earlier = try earlier + deduction.amount
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
