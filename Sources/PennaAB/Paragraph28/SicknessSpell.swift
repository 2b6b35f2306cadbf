//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// A sick pay period as it is gathered through a month, and its lines.
struct SicknessSpell {
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
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        var last: Int?
        for index in minutes.indices where minutes[index] > 0 {
            try addLines(work.stretches[index], index, question, rules, to: &arena)
            last = index
        }
        guard let last else { return }
        try addKarens(work, last, question, rules, to: &arena)
        for index in minutes.indices {
            minutes[index] = 0
            lostOB[index] = .zero
        }
        days = []
        karens = .none
    }

    private mutating func addLines(
        _ stretch: PayStretch, _ index: Int, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let share = Percent(millionths: figures[Sickness.sickPayShare].value)
        let origin = stretch.origin(question)
        if let counted = days.first(where: { $0.stretch == index })?.tally {
            try addCalendarDays(counted, stretch, share, origin, rules, &arena)
        } else if stretch.terms.isMonthly {
            try addHours(Minutes(minutes[index]), stretch, share, origin, rules, &arena)
        } else {
            let time = Minutes(minutes[index])
            let pay = try (Exact(stretch.hourlyPay) * time * share).rounded(.halfAwayFromZero)
            arena.add(
                Sickness.items.pay, pay, SicknessFormulas.hourlyPay.id, SicknessFormulas.hourlyPay.confidence, origin,
                [share.millionths, stretch.hourlyPay.ore, time.count])
            try state.sickPay += pay
        }
        for obClass in OBClass.allCases where lostOB[index][obClass.lane] > 0 {
            try addLostOB(obClass, Minutes(Int64(lostOB[index][obClass.lane])), stretch, share, figures, origin, &arena)
        }
    }

    private mutating func addHours(
        _ time: Minutes, _ stretch: PayStretch, _ share: Percent, _ origin: LineOrigin, _ rules: ABMonth,
        _ arena: inout LineArena
    ) throws(PayrollError) {
        let hour = SicknessFormulas.hourlyLoss(stretch, rules)
        let deduction = try (hour * time).limited(to: left).rounded(.halfAwayFromZero)
        let pay = try (hour * time * share).rounded(.halfAwayFromZero)
        let (full, degree) = (stretch.fullTimePay.ore, stretch.terms.degree.millionths)
        let (supplements, week) = (stretch.absenceSupplements(rules).ore, stretch.terms.fullTimeWeek.count)
        arena.add(
            Sickness.items.deduction, try deduction.negated(), SicknessFormulas.deduction.id,
            SicknessFormulas.deduction.confidence, origin, [full, degree, supplements, week, time.count, left.ore])
        arena.add(
            Sickness.items.pay, pay, SicknessFormulas.monthlyPay.id, SicknessFormulas.monthlyPay.confidence, origin,
            [share.millionths, full, degree, supplements, week, time.count])
        try state.sickPay += pay
        left = try left - deduction
    }

    private mutating func addCalendarDays(
        _ tally: AbsenceTally, _ stretch: PayStretch, _ share: Percent, _ origin: LineOrigin, _ rules: ABMonth,
        _ arena: inout LineArena
    ) throws(PayrollError) {
        let (full, degree) = (stretch.fullTimePay.ore, stretch.terms.degree.millionths)
        let (supplements, month) = (stretch.absenceSupplements(rules).ore, Int64(rules.days.count))
        let day = stretch.absencePay(rules) / month
        let confidence = SicknessFormulas.days.confidence.weaker(
            rules.figures[stretch.figures][ScheduleFactors.truncates].confidence)
        for whole in tally.wholeDays {
            let loss = day * whole.factor * whole.days
            let deduction = try loss.limited(to: left).rounded(.halfAwayFromZero)
            let pay = try (loss * share).rounded(.halfAwayFromZero)
            arena.add(
                Sickness.items.deduction, try deduction.negated(), SicknessFormulas.days.id, confidence, origin,
                [full, degree, supplements, month, whole.factor.hundredths, whole.days, left.ore])
            arena.add(
                Sickness.items.pay, pay, SicknessFormulas.daysPay.id, confidence, origin,
                [share.millionths, full, degree, supplements, month, whole.factor.hundredths, whole.days])
            try state.sickPay += pay
            left = try left - deduction
        }
        for part in tally.partDays {
            let loss = day * part.factor * part.absent / part.scheduled
            let deduction = try loss.limited(to: left).rounded(.halfAwayFromZero)
            let pay = try (loss * share).rounded(.halfAwayFromZero)
            let (absent, scheduled) = (part.absent.count, part.scheduled.count)
            arena.add(
                Sickness.items.deduction, try deduction.negated(), SicknessFormulas.partDays.id, confidence, origin,
                [full, degree, supplements, month, part.factor.hundredths, absent, scheduled, left.ore])
            arena.add(
                Sickness.items.pay, pay, SicknessFormulas.partDaysPay.id, confidence, origin,
                [share.millionths, full, degree, supplements, month, part.factor.hundredths, absent, scheduled])
            try state.sickPay += pay
            left = try left - deduction
        }
    }

    private mutating func addLostOB(
        _ obClass: OBClass, _ lost: Minutes, _ stretch: PayStretch, _ share: Percent, _ figures: SegmentFigures,
        _ origin: LineOrigin, _ arena: inout LineArena
    ) throws(PayrollError) {
        let figure = try figures.obRate(obClass, on: stretch.days.first)
        let rate = figure.amount
        let isRounded = figures[Sickness.lostOBRounding].value == 1
        let time = isRounded ? Minutes((lost.count + 29) / 30 * 30) : lost
        let formula = isRounded ? SicknessFormulas.lostOBHalfHours : SicknessFormulas.lostOB
        let pay = try (Exact(rate) * time * share).rounded(.halfAwayFromZero)
        arena.add(
            Sickness.items.pay, pay, formula.id, formula.confidence.weaker(figure.confidence), origin,
            [share.millionths, rate.ore, lost.count])
        try state.sickPay += pay
    }

    private mutating func addKarens(
        _ work: borrowing MonthWork, _ last: Int, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let taken = state.karensTaken
        let part = try state.takeKarens()
        guard part > .zero else { return }
        let amount = try part.negated()
        if let place = karens.stretch, state.karensTakenOver == .zero {
            let stretch = work.stretches[place]
            karens.add(
                amount, of: (state.sickPay, taken), stretch, stretch.origin(question), rules, to: &arena)
        } else {
            let formula = state.karensTakenOver > .zero ? KarensFormulas.takenOver : KarensFormulas.rest
            arena.add(
                Sickness.items.karens, amount, formula.id, formula.confidence, work.stretches[last].origin(question),
                [state.karens.ore, state.sickPay.ore, taken.ore])
        }
    }
}
