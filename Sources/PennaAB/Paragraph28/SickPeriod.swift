//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// A sick pay period as it is gathered through a month, and its lines.
struct SickPeriod {
    /// Lost time of one stretch and one share.
    struct Absent {
        let stretch: Int
        /// The share of the minutes that is lost.
        var share = Percent.whole
        /// The minutes that are deducted and paid by the hour; none of days that are counted as days.
        var minutes: Int64 = 0
        var lostOB = OBMinutes.zero
    }

    var state: SickPeriodState
    /// What absence has left of the month's pay.
    private(set) var left: Amount
    private var absent = ShortList<Absent>()
    /// Standby that is lost.
    private var standby = ShortList<StandbyMonth.Part>()
    /// Sick working days by stretch, where they are deducted by the calendar day.
    private var days = ShortList<(stretch: Int, tally: AbsenceTally)>()
    /// The karensavdrag of the period, when it began this month.
    private var karens = Karensavdrag.none
    /// Karensavdrag taken over in the periods before this one.
    private(set) var takenOver = ShortList<SharedSickness.TakenOver>()

    init(_ state: SickPeriodState, left: Amount) {
        self.state = state
        self.left = left
    }

    mutating func begin(on day: Day, _ karens: Karensavdrag, occasions: Int, isProtected: Bool) {
        if let firstDay = state.firstDay, state.karensTakenOver > .zero {
            takenOver.append(SharedSickness.TakenOver(firstDay: firstDay, amount: state.karensTakenOver))
        }
        state.beginPeriod(on: day, karens: karens.amount, occasions: occasions, isProtected: isProtected)
        self.karens = karens
    }

    mutating func add(_ more: Absent) {
        guard let index = absent.firstIndex(where: { $0.stretch == more.stretch && $0.share == more.share }) else {
            absent.append(more)
            return
        }
        absent[index].minutes += more.minutes
        absent[index].lostOB = absent[index].lostOB &+ more.lostOB
    }

    /// Adds standby that is lost (decision A43).
    mutating func add(_ lost: StandbyMonth.Part) {
        let index = standby.firstIndex {
            $0.kind == lost.kind && $0.stretch == lost.stretch && $0.isAbove == lost.isAbove
                && $0.isDoubled == lost.isDoubled
        }
        if let index { standby[index].minutes += lost.minutes } else { standby.append(lost) }
    }

    mutating func addDay(_ absent: AbsentDay, of scheduled: Int64, _ factor: Factor, stretch: Int) {
        let index = days.firstIndex { $0.stretch == stretch } ?? days.count
        if index == days.count { days.append((stretch, AbsenceTally())) }
        days[index].tally.count(absent, of: scheduled, factor)
    }

    /// Makes the lines of what the period has gathered, and takes karensavdrag from its sjuklön.
    mutating func close(
        _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard let last = absent.map({ $0.stretch }).max() ?? standby.map({ $0.stretch }).max() else { return }
        // The lines stand in order of days, and those of whole time before those of shares.
        absent.sort { ($0.stretch, $1.share) < ($1.stretch, $0.share) }
        for (place, some) in absent.enumerated() {
            let isFirst = place == 0 || absent[place - 1].stretch != some.stretch
            try addLines(some, isFirst: isFirst, to: &month, question)
        }
        for part in standby { try addStandby(part, to: &month, question) }
        try addKarens(min(last, month.work.stretches.count - 1), to: &month, question)
        absent = []
        standby = []
        days = []
        karens = .none
    }

    private mutating func addLines(
        _ some: Absent, isFirst: Bool, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretch(at: some.stretch)
        let share = month.figures(of: stretch)[Sickness.sickPayShare].percent
        let origin = stretch.origin(question)
        if isFirst, let counted = days.first(where: { $0.stretch == some.stretch })?.tally {
            try addDays(counted, stretch, share, origin, to: &month)
        }
        if some.minutes > 0 { try addHours(some, stretch, share, origin, to: &month) }
        for obClass in OBClass.allCases where some.lostOB[obClass.lane] > 0 {
            let lost = Minutes(Int64(some.lostOB[obClass.lane]))
            try addLostOB(obClass, lost, some.share, stretch, share, origin, to: &month)
        }
    }

    private mutating func addHours(
        _ some: Absent, _ stretch: PayStretch, _ share: Percent, _ origin: LineOrigin, to month: inout MonthContext
    ) throws(PayrollError) {
        let (time, extent) = (Minutes(some.minutes), some.share)
        guard stretch.terms.isMonthly else {
            if extent == .whole {
                let hourly = Sickness.HourlyPaid(share: share, pay: stretch.hourlyPay, time: time)
                return try pay(hourly, .confirmed, origin, &month.lines)
            }
            let hourly = Sickness.HourlyShare(share: share, pay: stretch.hourlyPay, extent: extent, time: time)
            return try pay(hourly, .confirmed, origin, &month.lines)
        }
        let absent = Sickness.AbsentHours(
            basis: stretch.absenceBasis(month.rules), week: stretch.terms.fullTimeWeek, time: time)
        if extent == .whole {
            try deduct(Sickness.HoursDeduction(absent: absent, left: left), .confirmed, origin, &month.lines)
            try pay(Sickness.HoursPay(share: share, absent: absent), .confirmed, origin, &month.lines)
        } else {
            try deduct(
                Sickness.HoursShareDeduction(absent: absent, extent: extent, left: left), .confirmed, origin,
                &month.lines)
            try pay(
                Sickness.HoursSharePay(share: share, absent: absent, extent: extent), .confirmed, origin,
                &month.lines)
        }
    }

    private mutating func addDays(
        _ tally: AbsenceTally, _ stretch: PayStretch, _ share: Percent, _ origin: LineOrigin,
        to month: inout MonthContext
    ) throws(PayrollError) {
        let basis = stretch.absenceBasis(month.rules)
        let monthDays = Int64(month.rules.days.count)
        let confidence = month.figures(of: stretch)[ScheduleFactors.truncates].confidence
        for whole in tally.wholeDays {
            let absent = Sickness.AbsentDays(
                basis: basis, monthDays: monthDays, factor: whole.factor, days: whole.days)
            try deduct(Sickness.DaysDeduction(absent: absent, left: left), confidence, origin, &month.lines)
            try pay(Sickness.DaysPay(share: share, absent: absent), confidence, origin, &month.lines)
        }
        for some in tally.shareDays {
            let absent = Sickness.AbsentDays(
                basis: basis, monthDays: monthDays, factor: some.factor, days: some.days)
            try deduct(
                Sickness.ShareDaysDeduction(absent: absent, extent: some.share, left: left), confidence, origin,
                &month.lines)
            try pay(
                Sickness.ShareDaysPay(share: share, absent: absent, extent: some.share), confidence, origin,
                &month.lines)
        }
        for part in tally.partDays {
            let absent = Sickness.AbsentPartDays(
                basis: basis, monthDays: monthDays, factor: part.factor, absent: part.absent,
                scheduled: part.scheduled)
            try deduct(Sickness.PartDaysDeduction(absent: absent, left: left), confidence, origin, &month.lines)
            try pay(Sickness.PartDaysPay(share: share, absent: absent), confidence, origin, &month.lines)
        }
    }

    private mutating func addLostOB(
        _ obClass: OBClass, _ lost: Minutes, _ extent: Percent, _ stretch: PayStretch, _ share: Percent,
        _ origin: LineOrigin, to month: inout MonthContext
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        let figure = try figures.obRate(obClass, on: stretch.days.first)
        let isRounded = figures[Sickness.lostOBRounding].isOn
        if extent != .whole {
            let some = Sickness.LostOBOfShare(share: share, rate: figure.amount, extent: extent, time: lost)
            if isRounded {
                try pay(Sickness.LostOBHalfHoursOfShare(lost: some), figure.confidence, origin, &month.lines)
            } else {
                try pay(some, figure.confidence, origin, &month.lines)
            }
        } else if isRounded {
            let halfHours = Sickness.LostOBHalfHours(share: share, rate: figure.amount, time: lost)
            try pay(halfHours, figure.confidence, origin, &month.lines)
        } else {
            let minutes = Sickness.LostOB(share: share, rate: figure.amount, time: lost)
            try pay(minutes, figure.confidence, origin, &month.lines)
        }
    }

    private mutating func addStandby(
        _ part: StandbyMonth.Part, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[part.stretch]
        let figures = month.figures(of: stretch)
        let share = figures[Sickness.sickPayShare].percent
        let lost = try Standby.price(part, stretch, figures)
        let origin = stretch.origin(question)
        if stretch.terms.isMonthly {
            let working = Sickness.LostStandby(
                share: share, fullTimePay: stretch.fullTimePay, divisor: figures[Overtime.divisor].value,
                percent: lost.percent, factor: lost.factor, time: Minutes(part.minutes))
            try pay(working, lost.confidence, origin, &month.lines)
        } else {
            let working = Sickness.LostStandbyHourly(
                share: share, pay: stretch.hourlyPay, percent: lost.percent, factor: lost.factor,
                time: Minutes(part.minutes))
            try pay(working, lost.confidence, origin, &month.lines)
        }
    }

    /// Adds a deduction, which is below zero, and takes it from what is left of the month's pay.
    private mutating func deduct(
        _ working: some Working, _ confidence: Confidence, _ origin: LineOrigin, _ lines: inout LineArena
    ) throws(PayrollError) {
        left = try left + lines.add(Sickness.items.deduction, working, confidence, origin)
    }

    /// Adds sjuklön, which the period's karensavdrag may take.
    private mutating func pay(
        _ working: some Working, _ confidence: Confidence, _ origin: LineOrigin, _ lines: inout LineArena
    ) throws(PayrollError) {
        try state.sickPay += lines.add(Sickness.items.pay, working, confidence, origin)
    }

    private mutating func addKarens(
        _ last: Int, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let soFar = Karensavdrag.SoFar(sickPay: state.sickPay, taken: state.karensTaken)
        let part = try state.takeKarens()
        guard part > .zero else { return }
        if let place = karens.stretch, state.karensTakenOver == .zero {
            try karens.add(soFar, month.work.stretches[place].origin(question), to: &month.lines)
            return
        }
        let item = Sickness.items.karens
        let origin = month.work.stretches[last].origin(question)
        if state.karensTakenOver > .zero {
            try month.lines.add(
                item, Karensavdrag.TakenOver(whole: state.karens, soFar: soFar), .confirmed, origin)
        } else {
            try month.lines.add(item, Karensavdrag.Rest(whole: state.karens, soFar: soFar), .confirmed, origin)
        }
    }
}
