//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// A sick pay period as it is gathered through a month, and its lines.
struct SickPeriod {
    var state: SickPeriodState
    /// What absence has left of the month's pay.
    private(set) var left: Amount
    private var minutes: ShortList<Int64>
    private var lostOB: ShortList<OBMinutes>
    /// Sick working days by stretch, where they are deducted by the calendar day.
    private var days = ShortList<(stretch: Int, tally: AbsenceTally)>()
    /// The karensavdrag of the period, when it began this month.
    private var karens = Karensavdrag.none
    /// Karensavdrag taken over in the periods before this one.
    private(set) var takenOver = ShortList<SharedSickness.TakenOver>()

    init(_ state: SickPeriodState, stretches: Int, left: Amount) {
        self.state = state
        self.left = left
        minutes = ShortList(repeating: 0, count: stretches)
        lostOB = ShortList(repeating: .zero, count: stretches)
    }

    mutating func begin(on day: Day, _ karens: Karensavdrag, occasions: Int, isProtected: Bool) {
        if let firstDay = state.firstDay, state.karensTakenOver > .zero {
            takenOver.append(SharedSickness.TakenOver(firstDay: firstDay, amount: state.karensTakenOver))
        }
        state.beginPeriod(on: day, karens: karens.amount, occasions: occasions, isProtected: isProtected)
        self.karens = karens
    }

    mutating func add(_ count: Int64, _ lost: OBMinutes, stretch: Int) {
        minutes[stretch] += count
        lostOB[stretch] = lostOB[stretch] &+ lost
    }

    mutating func addDay(_ absent: Int64, of scheduled: Int64, _ factor: Factor, stretch: Int) {
        let index = days.firstIndex { $0.stretch == stretch } ?? days.count
        if index == days.count { days.append((stretch, AbsenceTally())) }
        days[index].tally.count(absent, of: scheduled, factor)
    }

    /// Makes the lines of what the period has gathered, and takes karensavdrag from its sjuklön.
    mutating func close(
        _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        var last: Int?
        for index in minutes.indices where minutes[index] > 0 {
            try addLines(index, to: &month, question)
            last = index
        }
        guard let last else { return }
        try addKarens(last, to: &month, question)
        for index in minutes.indices {
            minutes[index] = 0
            lostOB[index] = .zero
        }
        days = []
        karens = .none
    }

    private mutating func addLines(
        _ index: Int, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[index]
        let share = month.figures(of: stretch)[Sickness.sickPayShare].percent
        let origin = stretch.origin(question)
        if let counted = days.first(where: { $0.stretch == index })?.tally {
            try addDays(counted, stretch, share, origin, to: &month)
        } else if stretch.terms.isMonthly {
            let absent = Sickness.AbsentHours(
                basis: stretch.absenceBasis(month.rules), week: stretch.terms.fullTimeWeek,
                time: Minutes(minutes[index]))
            try deduct(Sickness.HoursDeduction(absent: absent, left: left), .confirmed, origin, &month.lines)
            try pay(Sickness.HoursPay(share: share, absent: absent), .confirmed, origin, &month.lines)
        } else {
            let hourly = Sickness.HourlyPaid(share: share, pay: stretch.hourlyPay, time: Minutes(minutes[index]))
            try pay(hourly, .confirmed, origin, &month.lines)
        }
        for obClass in OBClass.allCases where lostOB[index][obClass.lane] > 0 {
            try addLostOB(obClass, Minutes(Int64(lostOB[index][obClass.lane])), stretch, share, origin, to: &month)
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
        for part in tally.partDays {
            let absent = Sickness.AbsentPartDays(
                basis: basis, monthDays: monthDays, factor: part.factor, absent: part.absent,
                scheduled: part.scheduled)
            try deduct(Sickness.PartDaysDeduction(absent: absent, left: left), confidence, origin, &month.lines)
            try pay(Sickness.PartDaysPay(share: share, absent: absent), confidence, origin, &month.lines)
        }
    }

    private mutating func addLostOB(
        _ obClass: OBClass, _ lost: Minutes, _ stretch: PayStretch, _ share: Percent, _ origin: LineOrigin,
        to month: inout MonthContext
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        let figure = try figures.obRate(obClass, on: stretch.days.first)
        if figures[Sickness.lostOBRounding].isOn {
            let halfHours = Sickness.LostOBHalfHours(share: share, rate: figure.amount, time: lost)
            try pay(halfHours, figure.confidence, origin, &month.lines)
        } else {
            let minutes = Sickness.LostOB(share: share, rate: figure.amount, time: lost)
            try pay(minutes, figure.confidence, origin, &month.lines)
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
