//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 28, day 1–14: the sick days of a month, counted in their periods.
extension Sickness {
    /// What day 1–14 leaves to others.
    struct Settled {
        /// The calendar days beyond the sjuklön.
        var long: [LongSickness.SickDay] = []
        /// Karensavdrag taken over in the periods before the last.
        var takenOver = ShortList<SharedSickness.TakenOver>()
    }

    /// Calculates the days with sjuklön and moves the state of the period on.
    ///
    /// - Parameters:
    ///   - shared: the person's employments.
    ///   - place: the place among them of the one of the question.
    ///   - counted: the last day that has been counted already, where the month has been settled.
    ///   - left: what other absence has left of the month's pay.
    static func settle(
        _ shared: borrowing SharedSickness, of place: Int, after counted: Day? = nil, left: inout Amount,
        in month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> Settled {
        var settled = Settled()
        guard month.work.hasRegistered(.sjuk) else { return settled }
        let rules = month.rules
        if !rules.figures[0].isSickPayActKnown {
            for figure in ofLaw { _ = try rules.figures[0].known(figure, on: rules.days.first) }
        }
        // A share of days and hours of one of them are two registrations and still one sick day.
        let ownDays = month.work.registeredDays(of: RegisteredKinds(.sjuk), in: rules.days)
        if ownDays.isEmpty { return settled }
        let days = shared.days(in: rules.days, ownDays, of: place)
        var period = SickPeriod(
            shared.opening(month.carry.sickness, before: rules.days, days, of: place),
            left: left)
        let standby = try Standby.lostToSickness(month.work, rules)
        for day in days {
            if let counted, day <= counted { continue }
            try count(day, &period, in: &month, question, isOwn: ownDays.contains(day))
            guard ownDays.contains(day) else { continue }
            if !shared.isAlone {
                try period.state.takeOver(shared.karensLeft(on: day, period.state, of: place))
            }
            guard let number = try addDay(day, &period, in: &month, question) else {
                for part in standby where part.fate == .sick(day) { period.add(part) }
                continue
            }
            if month.work.stretches[month.work.stretchIndex(on: day)].terms.isMonthly {
                if settled.long.isEmpty { settled.long.reserveCapacity(rules.days.count) }
                settled.long.append(LongSickness.SickDay(number: number, day: day))
            }
        }
        try period.close(&month, question)
        month.carry.sickness = period.state
        left = period.left
        settled.takenOver = period.takenOver
        return settled
    }

    /// Moves the state of the period on through a month whose lines nobody wants.
    static func follow(
        _ shared: borrowing SharedSickness, of place: Int, after counted: Day?, in month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> Settled {
        // More than any pay, so that no deduction stops.
        var left = Amount(ore: 1 << 48)
        return try settle(shared, of: place, after: counted, left: &left, in: &month, question)
    }

    /// Counts a sick day of the person, which may begin a period.
    private static func count(
        _ day: Day, _ period: inout SickPeriod, in month: inout MonthContext, _ question: borrowing EmploymentMonth,
        isOwn: Bool
    ) throws(PayrollError) {
        let figures = month.rules.figures[month.rules.figuresIndex(on: day)]
        if period.state.beginsPeriod(on: day, continuationDays: Int(clamping: figures[continuationDays].value)) {
            try period.close(&month, question)
            try begin(on: day, &period, month, question, isOwn: isOwn)
        }
        period.state.count(day)
    }

    /// Adds what a counted day of the employment gives; gives its number when it lies beyond the days with sjuklön.
    private static func addDay(
        _ day: Day, _ period: inout SickPeriod, in month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> Int? {
        let rules = month.rules
        let index = month.work.stretchIndex(on: day)
        let isMonthly = month.work.stretches[index].terms.isMonthly
        let figures = rules.figures[month.work.stretches[index].figures]
        let number = period.state.dayNumber
        if number > figures[periodDays].value { return number }
        let factor = isMonthly && figures.isSickByCalendar ? month.work.kalenderdagsfaktor(on: day) : nil
        for absence in month.work.absences
        where absence.cause == .sjuk && month.work.plan.shifts[absence.shift].day == day {
            try addShift(
                absence, &period, month.work, isMonthly: isMonthly, isByHour: factor == nil, stretch: index, rules)
        }
        for own in month.work.ownAbsences where own.cause == .sjuk && own.day == day {
            let hasOB = InconvenientHours.hasOB(month.work.stretches[index])
            let lost = own.interval.map { hasOB ? rules.classes.minutes(in: $0) : .zero } ?? .zero
            period.add(SickPeriod.Absent(stretch: index, minutes: own.minutes, lostOB: lost))
        }
        guard let absent = month.work.absence(.sjuk, on: day) else { return nil }
        let scheduled = month.work.plan.minutes(on: day)
        let millionths = absent.millionths(of: scheduled)
        guard millionths > 0 else { return nil }
        if let factor, scheduled > 0 { period.addDay(absent, of: scheduled, factor, stretch: index) }
        // A line of whole days shows days; others show hours.
        if factor != nil, month.work.isWholeDay(absent) {
            month.lines.note(items.pay, employment: question.index, day: day, 1, .dag)
        } else {
            month.lines.note(
                items.pay, employment: question.index, day: day, Minutes.nearest(millionths: millionths), .timme)
        }
        return nil
    }

    /// Adds what an absence takes of a shift: OB, and the hours of hourly paid, with the terms and figures of each minute's
    /// own day (decision A54); the hours of monthly paid with those of the shift's.
    ///
    /// - Parameter isByHour: whether its hours count, and not its day.
    private static func addShift(
        _ absence: ShiftAbsence, _ period: inout SickPeriod, _ work: borrowing MonthWork, isMonthly: Bool,
        isByHour: Bool, stretch: Int, _ rules: ABMonth
    ) throws(PayrollError) {
        let shift = work.plan.shifts[absence.shift]
        if absence.interval == nil, absence.share == .zero {
            try InconvenientHours.checkKnown(absence, work, isMonthly: isMonthly, rules)
            period.add(SickPeriod.Absent(stretch: stretch, minutes: isByHour ? absence.minutes : 0))
            return
        }
        guard let time = absence.interval.map({ $0.intersection(shift.interval) }) ?? shift.interval else { return }
        let share = absence.share == .zero ? Percent.whole : absence.share
        let figures = rules.figures[work.stretches[stretch].figures]
        if isMonthly {
            let minutes = absence.share == .zero ? absence.minutes : shift.minutes
            period.add(SickPeriod.Absent(stretch: stretch, share: share, minutes: isByHour ? minutes : 0))
        }
        let parts =
            figures[InconvenientHours.lostHalfHours].isOn
            ? [StretchTime(stretch: stretch, interval: time)] : work.sickParts(of: time)
        for part in parts {
            let hourly = isMonthly ? 0 : work.paidMinutes(of: absence.shift, in: part.interval, rules.classes)
            let lost = InconvenientHours.sickMinutes(
                absence, work, in: part.interval, isMonthly: isMonthly, rules, figures)
            period.add(
                SickPeriod.Absent(
                    stretch: part.stretch, share: share, minutes: hourly, lostOB: lost))
        }
    }

    /// Begins a period; only an employment that is ill on its first day has a karensavdrag of its own.
    private static func begin(
        on day: Day, _ period: inout SickPeriod, _ month: borrowing MonthContext,
        _ question: borrowing EmploymentMonth, isOwn: Bool
    ) throws(PayrollError) {
        let figures = month.rules.figures[month.rules.figuresIndex(on: day)]
        let protection = try question.sickProtections.decided(
            on: day, knownAt: question.knownAt, "särskilt högriskskydd")
        var karens = Karensavdrag.none
        if isOwn { karens = try Karensavdrag(on: day, month, question) }
        // An occasion on the same date last year is still in the list; where it does not count, one more is needed.
        let yearBack = SickPeriodState.yearBefore(day)
        let spared = figures[sameDate].isOn && period.state.karensDays.contains(yearBack) ? 1 : 0
        period.begin(
            on: day, karens, occasions: Int(clamping: min(figures[karensOccasions].value, 1_000)) + spared,
            isProtected: protection?.ground.exemptsFromKarensavdrag ?? false)
    }
}

extension SickPeriodState {
    /// The same date of the year before; 28 February for a leap day, as ``beginPeriod(on:karens:occasions:isProtected:)``
    /// looks back.
    fileprivate static func yearBefore(_ day: Day) -> Day {
        let parts = day.components
        return Day(year: parts.year - 1, month: parts.month, day: parts.day) ?? Day(parts.year - 1, 2, 28)
    }
}

extension SegmentFigures {
    /// Whether all figures of the sick pay act are known.
    fileprivate var isSickPayActKnown: Bool { Sickness.ofLaw.allSatisfy { self[$0].isKnown } }

    /// Whether sick days are deducted by the calendar day.
    var isSickByCalendar: Bool { self[Sickness.method].isOn }

    /// Whether karensavdrag by the calendar day has the schedule's own factor.
    var isKarensByOwnFactor: Bool { self[Sickness.karensMethod].value == 2 }

    /// Whether karensavdrag is calculated by the calendar day.
    var isKarensByCalendar: Bool {
        let method = self[Sickness.karensMethod].value
        return method == 2 || (method == 0 && isSickByCalendar)
    }
}
