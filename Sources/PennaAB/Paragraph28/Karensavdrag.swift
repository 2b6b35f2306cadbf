//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The whole karensavdrag of a period that begins, and what it is calculated from.
///
/// Monthly paid: the sjuklön of one day with a fixed factor, or with the schedule's own, or a share of the sjuklön of an
/// average week (decision A3). Hourly paid: the same share of the sjuklön of an average week, whose hours stand in the
/// terms; where they do not, the hours of the employment's shifts in the seven days that begin with the first sick day
/// stand for them, and never a full-time week (decision A49).
struct Karensavdrag {
    private enum Way {
        case week(Week)
        case day(OneDay)
        case fixedDay(OneDay)
        case agreed(Hours)
        case shifts(Hours)
    }

    /// What it is, if the period's sjuklön reaches.
    let amount: Amount

    /// The stretch of terms that it is calculated on; `nil` where there is none.
    let stretch: Int?

    private let way: Way?

    /// No karensavdrag.
    static let none = Karensavdrag()

    private init() {
        amount = .zero
        stretch = nil
        way = nil
    }

    /// The karensavdrag of a period that begins on a day, rounded half away from zero to öre.
    ///
    /// Whose sick days are deducted by the hour, because no schedule gives a kalenderdagsfaktor, has it by the week too.
    ///
    /// - Throws: `overflow`; what the plan of the next month throws.
    init(
        on day: Day, _ month: borrowing MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let rules = month.rules
        let index = month.work.stretchIndex(on: day)
        let terms = month.work.stretches[index]
        let figures = rules.figures[terms.figures]
        let share = figures[Sickness.sickPayShare].percent
        let karensShare = figures[Sickness.karensShare].percent
        stretch = index
        if !terms.terms.isMonthly {
            let agreed = terms.terms.weeklyHours
            let time = if let agreed { agreed } else { try month.work.minutesOfSevenDays(from: day, question, rules) }
            let hours = Hours(karensShare: karensShare, share: share, pay: terms.hourlyPay, time: time)
            amount = try hours.whole()
            way = agreed == nil ? .shifts(hours) : .agreed(hours)
        } else if figures.isKarensByCalendar, let own = month.work.kalenderdagsfaktor(on: day) {
            let one = OneDay(
                share: share, basis: terms.absenceBasis(rules), monthDays: Int64(rules.days.count),
                factor: figures.isKarensByOwnFactor ? own : figures[Sickness.karensFactor].factor)
            amount = try one.whole()
            way = figures.isKarensByOwnFactor ? .day(one) : .fixedDay(one)
        } else {
            let week = Week(karensShare: karensShare, share: share, basis: terms.absenceBasis(rules))
            amount = try week.whole()
            way = .week(week)
        }
    }

    /// Adds the line of what is deducted now.
    func add(_ soFar: SoFar, _ origin: LineOrigin, to lines: inout LineArena) throws(PayrollError) {
        let item = Sickness.items.karens
        switch way {
        case .week(let week): try lines.add(item, OfWeek(week: week, soFar: soFar), .confirmed, origin)
        case .day(let day): try lines.add(item, OfDay(day: day, soFar: soFar), .confirmed, origin)
        case .fixedDay(let day): try lines.add(item, OfFixedDay(day: day, soFar: soFar), .confirmed, origin)
        case .agreed(let hours): try lines.add(item, OfAgreedHours(hours: hours, soFar: soFar), .confirmed, origin)
        case .shifts(let hours): try lines.add(item, OfShiftHours(hours: hours, soFar: soFar), .confirmed, origin)
        case nil: break
        }
    }
}

extension Employment {
    /// The hours that sick rows of a day say themselves.
    fileprivate func ownSickMinutes(on day: Day, _ knownAt: Instant) -> Int64 {
        registrations.of(RegisteredKinds(.sjuk)).reduce(0) { sum, row in
            guard row.recorded <= knownAt, row.days.contains(day), case .absence(_, let extent) = row.kind else {
                return sum
            }
            switch extent {
            case .whole, .percent: return sum
            case .time(let time): return sum + time.count
            case .clock(let span): return sum + Int64(span.count)
            }
        }
    }
}

extension MonthWork {
    /// The hours of the employment's shifts in the seven days that begin with a day of the month; on a day without a shift
    /// those that a sick row says itself.
    fileprivate func minutesOfSevenDays(
        from first: Day, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> Minutes {
        var minutes: Int64 = 0
        var next: ScheduledMonth?
        for day in try DayRange(from: first, through: first + 6) {
            let scheduled: Int64
            if day <= rules.days.last {
                scheduled = plan.minutes(on: day)
            } else {
                if next == nil { next = try question.plan(of: day.month, rules.holidays) }
                scheduled = next?.minutes(on: day) ?? 0
            }
            minutes += scheduled > 0 ? scheduled : question.employment.ownSickMinutes(on: day, question.knownAt)
        }
        return Minutes(minutes)
    }
}
