//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 27 mom. 5–6: how many holiday days somebody has in a calendar year, and how many of them are paid.
extension Holiday {
    /// Holiday days a year, by the age reached in it.
    ///
    /// - Throws: `invalidValue` when an employer's own figure is no number of days in a year.
    static func yearlyRight(
        birthYear: Int, in year: Int, _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> Int64 {
        let age = Int64(year - birthYear)
        let figure =
            age >= figures[highestAge].value ? rightHighest : age >= figures[raisedAge].value ? rightRaised : right
        return try days(figure, figures[figure].value)
    }

    /// The yearly right with the days that semesterväxling gives.
    ///
    /// - Throws: `missingFigure` when the year is exchanged and the employer has not said for how many days.
    static func right(
        _ question: borrowing EmploymentMonth, _ carry: HolidayCarry, _ figures: borrowing SegmentFigures, on day: Day
    ) throws(PayrollError) -> Int64 {
        let right = try yearlyRight(birthYear: question.birthYear, in: day.year, figures)
        guard carry.isExchanged, carry.year == day.year else { return right }
        let isRaised = Int64(day.year - question.birthYear) >= figures[raisedAge].value
        let figure = isRaised ? exchangeDaysFrom40 : exchangeDays
        return right + (try days(figure, figures[figure].known(figure, on: day)))
    }

    /// Days that an employer may have set itself.
    private static func days(_ figure: ABFigure, _ value: Int64) throws(PayrollError) -> Int64 {
        if (0...366).contains(value) { return value }
        throw PayrollError(
            .invalidValue,
            "\(figure.figure.key) är \(value) semesterdagar om året. Rätta arbetsgivarens egen uppgift.")
    }

    /// The paid days of the year, earned from its first day, or the employment's, through a day.
    ///
    /// Right × (days employed − days that do not qualify) ÷ days of the year, rounded up to a whole day (mom. 6).
    static func paidDays(
        through day: Day, _ question: borrowing EmploymentMonth, _ carry: HolidayCarry,
        _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> PaidHolidayDays {
        let year = try HolidayYear(beginning: day.year, .calendar)
        let first = max(question.employment.start, year.earning.first)
        let last = min(day, question.employment.end ?? day)
        let right = try right(question, carry, figures, on: day)
        let daysInYear: Int64 = figures[divisor].isOn ? 365 : Int64(year.earning.count)
        let earlier = question.besides.isEmpty ? 0 : earlierDays(question, in: year.earning)
        guard first <= last || earlier > 0 else {
            return try PaidHolidayDays(yearlyRight: right, employed: 0, notQualifying: 0, daysInYear: daysInYear)
        }
        let employed = min(daysInYear, max(0, Int64(last - first + 1)) + earlier)
        var notQualifying: Int64 = 0
        if !carry.absences.isEmpty {
            notQualifying = Int64(try QualifyingAbsence(carry.absences, in: year).notQualifying)
        }
        return try PaidHolidayDays(
            yearlyRight: right, employed: employed, notQualifying: min(employed, notQualifying), daysInYear: daysInYear)
    }

    /// Begins the holiday year when its first month is calculated; saved days go along, and all of it from the employment
    /// that this one goes on from.
    ///
    /// - Throws: `missingFigure` when semesterväxling is registered and the employer has not said for how many days.
    static func begin(_ month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        let rules = month.rules
        let year = rules.month.year
        if month.carry.holiday.year == 0, month.carry.settledThrough == nil, !question.besides.isEmpty,
            let earlier = try takenOver(question, rules)
        {
            month.carry.holiday = earlier
        }
        if month.carry.holiday.year != year {
            var next = HolidayCarry()
            next.year = year
            next.saved = month.carry.holiday.saved
            next.unknownBefore = month.carry.holiday.unknownBefore
            if next.unknownBefore == nil { next.unknownBefore = firstUnknown(month, question) }
            next.absences = month.carry.holiday.absences.filter { $0.days.last.year >= year - 1 }
            month.carry.holiday = next
        }
        for registration in month.work.registered.of(.holidayExchange) where registration.days.overlaps(rules.days) {
            month.carry.holiday.isExchanged = true
            _ = try right(question, month.carry.holiday, rules.figures[0], on: rules.days.first)
        }
    }

    /// The first day of the month, where the employment is older and nobody has said what was taken and saved before.
    private static func firstUnknown(_ month: borrowing MonthContext, _ question: borrowing EmploymentMonth) -> Day? {
        let isNew = month.carry.holiday.year == 0 && month.carry.settledThrough == nil
        guard isNew, question.employment.start < month.rules.days.first,
            month.work.stretches.first?.terms.isMonthly ?? false
        else { return nil }
        return month.rules.days.first
    }

    /// The paid days of the year through a day with those given beside them, in hundredths.
    static func earned(
        through day: Day, _ question: borrowing EmploymentMonth, _ carry: HolidayCarry,
        _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> Int64 {
        try paidDays(through: day, question, carry, figures).count * 100 + (carry.year == day.year ? carry.extra : 0)
    }

    /// Remembers the whole-day absence without pay, as the law counts it (SemL 17–17 b §§): the month's, and that of
    /// earlier months, this year's and the one before, that no run has settled.
    static func rememberAbsence(_ month: inout MonthContext, _ question: borrowing EmploymentMonth) {
        let rules = month.rules
        let oldest = Day(rules.month.year - 1, 1, 1)
        let first = max(oldest, month.carry.settledThrough.map { $0 + 1 } ?? oldest)
        guard let unsettled = try? DayRange(from: min(first, rules.days.first), through: rules.days.last) else {
            return
        }
        for registration in question.employment.registrations.of(.absence)
        where registration.recorded <= question.knownAt {
            guard case .absence(let cause, .whole) = registration.kind, let kind = cause.holidayCause,
                let days = registration.days.intersection(unsettled)
            else { continue }
            let child = kind == .foraldrapenning ? registration.childBorn.map { $0 - Day(1970, 1, 1) } ?? 0 : 0
            month.carry.holiday.remember(HolidayAbsence(days, kind, child: child))
        }
        // What there was no right to is leave from there to the end of its row.
        for absent in month.work.daysBeyond {
            let row = month.work.registered.of(RegisteredKinds(absent.cause)).first { $0.days.contains(absent.day) }
            let last = min(row?.days.last ?? absent.day, rules.days.last)
            guard let days = try? DayRange(from: absent.day, through: last) else { continue }
            month.carry.holiday.remember(HolidayAbsence(days, .annan, child: 0))
        }
    }

    /// What holiday pay is calculated on: fast kontant lön, by the degree of the day or the year's average.
    static func basis(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> AbsenceBasis {
        AbsenceBasis(
            fullTimePay: stretch.fullTimePay, degree: try degree(stretch, question, rules),
            supplements: stretch.supplements)
    }

    /// The degree that holiday pay is calculated on: the day's, or the year's average rounded half up to millionths.
    private static func degree(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> Percent {
        guard rules.figures[stretch.figures][degree].isOn else { return stretch.terms.degree }
        let year = try DayRange(from: Day(rules.month.year, 1, 1), through: stretch.days.last)
        guard let days = question.employment.days(in: year) else { return stretch.terms.degree }
        var sum = Exact(0)
        for part in question.employment.terms.stretches(in: days, knownAt: question.knownAt) {
            sum = sum + Exact(question.employment.terms[part.index].value.degree.millionths) * Int64(part.days.count)
        }
        return Percent(millionths: try (sum / Int64(days.count)).wholeNumber(.halfAwayFromZero))
    }
}

extension AbsenceCause {
    /// What the holiday act calls it; `nil` for absence that is paid or is holiday itself.
    fileprivate var holidayCause: HolidayAbsenceCause? {
        switch self {
        case .sjuk: .sjukdom
        case .foraldraledig: .foraldrapenning
        case .vab: .tillfalligForaldrapenning
        case .graviditet: .graviditetspenning
        case .narstaende: .narstaendevard
        case .totalforsvar: .totalforsvar
        case .tjanstledig, .foraldraledigUtanPenning, .uppdrag: .annan
        case .semester, .sparadSemester, .obetaldSemester, .enskild, .komp: nil
        }
    }
}

extension HolidayCarry {
    /// Adds a stretch, in order of days, joined with those of the same cause that it touches.
    fileprivate mutating func remember(_ absence: HolidayAbsence) {
        var first = absence.days.first
        var last = absence.days.last
        absences.removeAll { other in
            guard other.cause == absence.cause, other.child == absence.child, other.days.last + 1 >= first,
                other.days.first <= last + 1
            else { return false }
            first = min(first, other.days.first)
            last = max(last, other.days.last)
            return true
        }
        guard let days = try? DayRange(from: first, through: last) else { return }
        let place = absences.firstIndex { days.first < $0.days.first } ?? absences.count
        absences.insert(HolidayAbsence(days, absence.cause, child: absence.child), at: place)
    }
}
