//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Absence from one shift: how many of its ordinary minutes, and which ones where that is known.
struct ShiftAbsence: Sendable {
    let cause: AbsenceCause
    /// The index of the shift in the scheduled month.
    let shift: Int
    let minutes: Int64
    /// The absent time; `nil` where only its length is known.
    let interval: WorkInterval?
    let row: SourceRow?
}

/// A day's absence of one cause, over all its shifts.
struct AbsentDay: Sendable {
    let cause: AbsenceCause
    let day: Day
    var minutes: Int64
    /// The row of what was read first for the day.
    let row: SourceRow?
}

/// Absence of one cause inside a stretch, counted as § 17 counts it.
struct AbsenceTally {
    struct PartDay {
        let factor: Factor
        let scheduled: Minutes
        var absent: Minutes
    }

    /// Whole days off, by kalenderdagsfaktor.
    var wholeDays = ShortList<(factor: Factor, days: Int64)>()
    /// Days partly off, by kalenderdagsfaktor and scheduled time.
    var partDays = ShortList<PartDay>()

    /// Counts a day of absence.
    mutating func count(_ absent: Int64, of scheduled: Int64, _ factor: Factor) {
        if absent == scheduled {
            if let index = wholeDays.firstIndex(where: { $0.factor == factor }) {
                wholeDays[index].days += 1
            } else {
                wholeDays.append((factor, 1))
            }
        } else if let index = partDays.firstIndex(where: { $0.factor == factor && $0.scheduled.count == scheduled }) {
            partDays[index].absent = partDays[index].absent + Minutes(absent)
        } else {
            partDays.append(PartDay(factor: factor, scheduled: Minutes(scheduled), absent: Minutes(absent)))
        }
    }
}

extension MonthWork {
    /// Spreads the registered absences over the shifts they take.
    mutating func readAbsences(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError) {
        guard kinds.hasAny(.absence) else { return }
        try readSchedules(question, rules)
        absentOfShift.append(contentsOf: repeatElement(0, count: plan.shifts.count))
        try checkOverlap()
        for place in places(of: .absence) {
            guard case .absence(let cause, let extent) = registered[place].kind else { continue }
            let (all, row) = (registered[place].days, registered[place].row)
            try MonthWork.check(extent, all, row)
            guard let days = all.intersection(rules.reach) else { continue }
            let isSetAside = cause.isHoliday && kinds.hasAny(.interruptingHoliday)
            for day in days where !(isSetAside && self.isSetAside(day)) {
                try addAbsence(cause, extent, on: day, row, question.employment, rules)
            }
        }
        try checkSum()
    }

    private static func check(_ extent: AbsenceExtent, _ days: DayRange, _ row: SourceRow?) throws(PayrollError) {
        let isSound =
            switch extent {
            case .whole: true
            case .percent(let percent): percent > .zero && percent <= .whole
            case .time(let time): time > .zero && days.count == 1
            case .clock: days.count == 1
            }
        guard isSound else {
            throw PayrollError(
                .invalidValue,
                "Frånvarons omfattning är fel: ange mer än 0 och högst 100 procent, eller timmar eller klockslag för en enda dag.",
                day: days.first, row: row)
        }
    }

    private mutating func addAbsence(
        _ cause: AbsenceCause, _ extent: AbsenceExtent, on day: Day, _ row: SourceRow?, _ employment: Employment,
        _ rules: ABMonth
    ) throws(PayrollError) {
        let shifts = plan.shifts(on: day)
        // Where there are shifts, there is a schedule.
        guard !shifts.isEmpty || hasSchedule(on: day) else {
            throw PayrollError(
                .missingFact,
                "Anställning \(employment.id) saknar schema \(day), så frånvaron kan inte räknas. Var ett pass bokat den dagen, registrera det som andratpass med start och slut; annars lägg till schema, eller ta bort frånvaron.",
                day: day, row: row)
        }
        switch extent {
        case .whole:
            for index in shifts { append(cause, index, plan.shifts[index].minutes, plan.shifts[index].interval, row) }
        case .percent(let percent):
            for index in shifts {
                let shift = plan.shifts[index]
                let minutes = try (Exact(shift.minutes) * percent).wholeNumber(.halfAwayFromZero)
                append(cause, index, minutes, percent == .whole ? shift.interval : nil, row)
            }
        case .time(let time):
            try addTime(cause, time, on: day, shifts, row)
        case .clock(let span):
            let interval = try rules.clock(day).interval(span, row: row)
            var isInside = false
            for index in shifts {
                let minutes = ordinaryMinutes(of: index, in: interval)
                guard minutes > 0 else { continue }
                append(cause, index, minutes, interval, row)
                isInside = true
            }
            guard isInside else {
                throw PayrollError(
                    .invalidValue,
                    "Frånvaron \(day) ligger utanför de pass som börjar den dagen. Rätta klockslagen, eller ange dagen då passet börjar.",
                    day: day, row: row)
            }
        }
    }

    private mutating func addTime(
        _ cause: AbsenceCause, _ time: Minutes, on day: Day, _ shifts: Range<Int>, _ row: SourceRow?
    ) throws(PayrollError) {
        var left = time.count
        for index in shifts where left > 0 {
            let shift = plan.shifts[index]
            let minutes = min(left, shift.minutes)
            append(cause, index, minutes, minutes == shift.minutes ? shift.interval : nil, row)
            left -= minutes
        }
        if left > 0 {
            throw PayrollError(
                .invalidValue,
                "Frånvaron \(day) är \(left) minuter längre än dagens schema. Rätta timmarna eller schemat.", day: day,
                row: row)
        }
    }

    private mutating func append(
        _ cause: AbsenceCause, _ shift: Int, _ minutes: Int64, _ interval: WorkInterval?, _ row: SourceRow?
    ) {
        absences.append(ShiftAbsence(cause: cause, shift: shift, minutes: minutes, interval: interval, row: row))
        absentOfShift[shift] += minutes
        count(cause, on: plan.shifts[shift].day, minutes, row)
    }

    /// Adds to the day's absence of a cause, which stands in order of days.
    private mutating func count(_ cause: AbsenceCause, on day: Day, _ minutes: Int64, _ row: SourceRow?) {
        var place = absentDays.count
        while place > 0, absentDays[place - 1].day >= day {
            place -= 1
            if absentDays[place].day == day, absentDays[place].cause == cause {
                absentDays[place].minutes += minutes
                return
            }
        }
        let absent = AbsentDay(cause: cause, day: day, minutes: minutes, row: row)
        if place == absentDays.count { absentDays.append(absent) } else { absentDays.insert(absent, at: place) }
    }

    /// Whether a day of holiday is no holiday after all, because illness or care of a child took it.
    private func isSetAside(_ day: Day) -> Bool {
        registered.indices.contains {
            registered[$0].kinds.hasAny(.interruptingHoliday) && registered[$0].days.contains(day)
                && registered[$0].isWholeAbsence
        }
    }

    /// Two whole-time absences cannot share a day, even a free one, and one cause cannot be registered twice for a day.
    private func checkOverlap() throws(PayrollError) {
        if registered.count == 1 { return }
        for place in places(of: .absence) {
            for earlier in places(of: .absence) {
                if earlier == place { break }
                guard registered[earlier].days.overlaps(registered[place].days) else { continue }
                let (registration, other) = (registered[place], registered[earlier])
                guard let shared = other.days.intersection(registration.days), registration.contradicts(other) else {
                    continue
                }
                throw PayrollError(
                    .overlap, "\(registration.twice(other)) (\(shared)). Ta bort eller korta den ena.",
                    day: shared.first, row: registration.row)
            }
        }
    }

    private func checkSum() throws(PayrollError) {
        for absence in absences where absentOfShift[absence.shift] > plan.shifts[absence.shift].minutes {
            let index = absence.shift
            let row = absences.last { $0.shift == index }?.row
            throw PayrollError(
                .overlap,
                "Frånvaron \(plan.shifts[index].day) är längre än passet. Två registreringar överlappar; rätta den ena.",
                day: plan.shifts[index].day, row: row)
        }
    }

    /// Minutes of a shift that are absence of any cause.
    func absentMinutes(of shift: Int) -> Int64 { absentOfShift.isEmpty ? 0 : absentOfShift[shift] }

    /// Minutes of a shift that are absence of a cause.
    func absentMinutes(_ cause: AbsenceCause, of shift: Int) -> Int64 {
        guard absentMinutes(of: shift) > 0 else { return 0 }
        var minutes: Int64 = 0
        for index in absences.indices where absences[index].shift == shift && absences[index].cause == cause {
            minutes += absences[index].minutes
        }
        return minutes
    }

    /// Minutes of a day's shifts that are absence of a cause.
    func absentMinutes(_ cause: AbsenceCause, on day: Day) -> Int64 {
        for absent in absentDays {
            if absent.day > day { return 0 }
            if absent.day == day, absent.cause == cause { return absent.minutes }
        }
        return 0
    }

    /// Counts absence of a cause inside a stretch: whole days and part days, each shift on the day it begins.
    ///
    /// - Parameter only: the days that count; all when `nil`.
    /// - Throws: `missingFact`, naming the row, where a day has a registered shift but the employment no schedule.
    func tally(_ cause: AbsenceCause, in days: DayRange, only: MonthDays? = nil) throws(PayrollError) -> AbsenceTally {
        var tally = AbsenceTally()
        for absent in absentDays where absent.cause == cause && absent.minutes > 0 && days.contains(absent.day) {
            guard only?.contains(absent.day) ?? true else { continue }
            tally.count(
                absent.minutes, of: plan.minutes(on: absent.day), try knownFactor(cause, on: absent.day))
        }
        return tally
    }

    /// Kalenderdagsfaktor of a day of absence.
    ///
    /// - Throws: `missingFact`, naming the row, where the employment has no schedule to calculate it from.
    func knownFactor(_ cause: AbsenceCause, on day: Day) throws(PayrollError) -> Factor {
        if let factor = kalenderdagsfaktor(on: day) { return factor }
        let registration = registered.of(RegisteredKinds(cause)).first { $0.days.contains(day) }
        throw PayrollError(
            .missingFact,
            "Kalenderdagsfaktorn för frånvaron \(day) kan inte räknas: anställningen har ett registrerat pass (andratpass) men inget schema, och faktorn följer av schemat. Lägg till schemat.",
            day: day, row: registration?.row)
    }

    /// Whether absence of a cause is registered near the month.
    func hasRegistered(_ cause: AbsenceCause) -> Bool {
        kinds.contains(RegisteredKinds(cause))
    }
}

extension RegisteredKinds {
    /// Holiday of any kind.
    static var holiday: RegisteredKinds {
        [RegisteredKinds(.semester), RegisteredKinds(.sparadSemester), RegisteredKinds(.obetaldSemester)]
    }
    /// Absence that can set holiday aside.
    static var interruptingHoliday: RegisteredKinds {
        [RegisteredKinds(.sjuk), RegisteredKinds(.vab), RegisteredKinds(.foraldraledig)]
    }
}

extension AbsenceCause {
    /// Whether it is holiday of some kind.
    var isHoliday: Bool { self == .semester || self == .sparadSemester || self == .obetaldSemester }

    /// Whether a day of it is no holiday, even if holiday was registered (SemL 15 §).
    var interruptsHoliday: Bool { self == .sjuk || self == .vab || self == .foraldraledig }
}

extension Registration {
    /// Whether it and another absence cannot both be right on a day they share.
    fileprivate func contradicts(_ other: Registration) -> Bool {
        guard case .absence(let cause, let extent) = kind, case .absence(let otherCause, let otherExtent) = other.kind
        else { return false }
        if case .clock(let span) = extent, case .clock(let other) = otherExtent {
            return span.start < other.end && other.start < span.end
        }
        if cause == otherCause { return extent.share != nil && otherExtent.share != nil }
        guard isWholeAbsence, other.isWholeAbsence else { return false }
        return !(cause.isHoliday && otherCause.interruptsHoliday) && !(otherCause.isHoliday && cause.interruptsHoliday)
    }

    /// What is wrong when it and another absence cannot both be right.
    fileprivate func twice(_ other: Registration) -> String {
        guard case .absence(let cause, _) = kind, case .absence(cause, _) = other.kind else {
            return "Två frånvaror gäller samma tid"
        }
        return "Frånvaron \(cause.rawValue) är registrerad två gånger för samma tid"
    }

    /// Whether it takes all scheduled time of its days.
    fileprivate var isWholeAbsence: Bool {
        guard case .absence(_, let extent) = kind else { return false }
        return extent.share == .whole
    }
}

extension AbsenceExtent {
    /// The share of each day, where it is said as such; `nil` for hours.
    var share: Percent? {
        switch self {
        case .whole: .whole
        case .percent(let percent): percent
        case .time, .clock: nil
        }
    }
}
