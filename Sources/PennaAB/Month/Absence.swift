//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

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
                try addAbsence(cause, extent, on: day, of: all, row, question, rules)
            }
        }
        try checkSum()
        if kinds.hasAny(.holiday) { refusePartsOfHoliday() }
        if kinds.contains(RegisteredKinds(.sjuk)) { readAfter(question, rules) }
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
        _ cause: AbsenceCause, _ extent: AbsenceExtent, on day: Day, of all: DayRange, _ row: SourceRow?,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) {
        let shifts = plan.shifts(on: day)
        if shifts.isEmpty {
            if try addOwn(cause, extent, on: day, row, rules) { return }
            if !hasSchedule(on: day), !isBetweenShifts(cause, day, of: all, question) {
                return try addUnscheduled(cause, on: day, row, question)
            }
        }
        switch extent {
        case .whole:
            for index in shifts { append(cause, index, plan.shifts[index].minutes, plan.shifts[index].interval, row) }
        case .percent(.whole):
            for index in shifts { append(cause, index, plan.shifts[index].minutes, plan.shifts[index].interval, row) }
        case .percent(let percent):
            for index in shifts { append(cause, index, 0, share: percent, nil, row) }
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

    /// Notes absence on a day of which nobody has said what would have been worked.
    ///
    /// It stops nobody's pay where little depends on it: hourly paid lose nothing that is known, and sickness of monthly
    /// paid changes a part of the day's pay. Other absence of monthly paid is all of it.
    private mutating func addUnscheduled(
        _ cause: AbsenceCause, on day: Day, _ row: SourceRow?, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard cause == .sjuk || !stretches[stretchIndex(on: day)].terms.isMonthly else {
            throw PayrollError(
                .missingFact,
                "Anställning \(question.employment.id) saknar schema \(day), så frånvaron kan inte räknas. Var ett pass bokat den dagen, registrera det som andratpass med start och slut; annars lägg till schema, eller ta bort frånvaron.",
                day: day, row: row)
        }
        unscheduled.append(AbsentDay(cause: cause, day: day, minutes: 0, share: .zero, row: row))
    }

    /// Adds hours on a day without a shift, where the row says them: of hourly paid, and sick ones of monthly paid who have
    /// no schedule.
    private mutating func addOwn(
        _ cause: AbsenceCause, _ extent: AbsenceExtent, on day: Day, _ row: SourceRow?, _ rules: ABMonth
    ) throws(PayrollError) -> Bool {
        if stretches[stretchIndex(on: day)].terms.isMonthly, cause != .sjuk || hasSchedule(on: day) { return false }
        let interval: WorkInterval?
        let minutes: Int64
        switch extent {
        case .whole, .percent: return false
        case .time(let time): (interval, minutes) = (nil, time.count)
        case .clock(let span):
            let time = try rules.clock(day).interval(span, row: row)
            (interval, minutes) = (time, time.minutes.count)
        }
        guard minutes <= 1_500 else {
            throw PayrollError(
                .invalidValue, "Frånvaron \(day) är längre än ett dygn. Rätta timmarna.", day: day, row: row)
        }
        ownAbsences.append(OwnAbsence(cause: cause, day: day, minutes: minutes, interval: interval))
        count(cause, on: day, minutes, .zero, row)
        return true
    }

    /// Whether somebody who is booked shift by shift has a shift on another of an absence's days: then a day without one is
    /// free, and nothing is lost on it.
    private func isBetweenShifts(
        _ cause: AbsenceCause, _ day: Day, of days: DayRange, _ question: borrowing EmploymentMonth
    ) -> Bool {
        guard cause == .sjuk || !stretches[stretchIndex(on: day)].terms.isMonthly else { return false }
        let knownAt = question.knownAt
        return question.employment.registrations.of(.otherShifts).contains {
            $0.recorded <= knownAt && $0.days.overlaps(days) && !($0.otherShifts ?? []).isEmpty
        }
    }

    private mutating func append(
        _ cause: AbsenceCause, _ shift: Int, _ minutes: Int64, share: Percent = .zero, _ interval: WorkInterval?,
        _ row: SourceRow?
    ) {
        absences.append(
            ShiftAbsence(cause: cause, shift: shift, minutes: minutes, share: share, interval: interval, row: row))
        absentOfShift[shift] += minutes * Minutes.millionths + share.millionths * plan.shifts[shift].minutes
        count(cause, on: plan.shifts[shift].day, minutes, share, row)
    }

    /// Adds to the day's absence of a cause, which stands in order of days.
    private mutating func count(
        _ cause: AbsenceCause, on day: Day, _ minutes: Int64, _ share: Percent, _ row: SourceRow?
    ) {
        var place = absentDays.count
        while place > 0, absentDays[place - 1].day >= day {
            place -= 1
            if absentDays[place].day == day, absentDays[place].cause == cause {
                absentDays[place].minutes += minutes
                // All shifts of the day have the same share.
                if share > .zero { absentDays[place].share = share }
                return
            }
        }
        let absent = AbsentDay(cause: cause, day: day, minutes: minutes, share: share, row: row)
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
        for absence in absences
        where absentOfShift[absence.shift] > plan.shifts[absence.shift].minutes * Minutes.millionths {
            let index = absence.shift
            let row = absences.last { $0.shift == index }?.row
            throw PayrollError(
                .overlap,
                "Frånvaron \(plan.shifts[index].day) är längre än passet. Två registreringar överlappar; rätta den ena.",
                day: plan.shifts[index].day, row: row)
        }
    }

    /// Whether absence takes all shifts of a day that has any.
    func isWhollyAbsent(on day: Day) -> Bool {
        let shifts = plan.shifts(on: day)
        return !shifts.isEmpty && shifts.allSatisfy { isWhollyAbsent($0) }
    }

    /// Whether some of a shift is absence of any cause.
    func isAbsent(_ shift: Int) -> Bool { !absentOfShift.isEmpty && absentOfShift[shift] > 0 }

    /// Whether all of a shift is absence.
    func isWhollyAbsent(_ shift: Int) -> Bool {
        (absentOfShift.isEmpty ? 0 : absentOfShift[shift]) >= plan.shifts[shift].minutes * Minutes.millionths
    }

    /// A day's absence of a cause; `nil` for none.
    func absence(_ cause: AbsenceCause, on day: Day) -> AbsentDay? {
        for absent in absentDays {
            if absent.day > day { return nil }
            if absent.day == day, absent.cause == cause { return absent }
        }
        return nil
    }

    /// A day's absence of a cause to the exact fraction, in millionths of a minute.
    func absentMillionths(_ cause: AbsenceCause, on day: Day) -> Int64 {
        absence(cause, on: day)?.millionths(of: plan.minutes(on: day)) ?? 0
    }

    /// A day's absence of a cause in whole minutes, to be shown.
    func absentMinutes(_ cause: AbsenceCause, on day: Day) -> Int64 {
        Minutes.nearest(millionths: absentMillionths(cause, on: day))
    }

    /// Counts absence of a cause inside a stretch: whole days and part days, each shift on the day it begins.
    ///
    /// - Parameter only: the days that count; all when `nil`.
    /// - Throws: `missingFact`, naming the row, where a day has a registered shift but the employment no schedule.
    func tally(_ cause: AbsenceCause, in days: DayRange, only: MonthDays? = nil) throws(PayrollError) -> AbsenceTally {
        var tally = AbsenceTally()
        for absent in absentDays where absent.cause == cause && days.contains(absent.day) {
            let scheduled = plan.minutes(on: absent.day)
            guard absent.millionths(of: scheduled) > 0, only?.contains(absent.day) ?? true else { continue }
            tally.count(absent, of: scheduled, try knownFactor(cause, on: absent.day))
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
            "Kalenderdagsfaktorn för frånvaron \(day) kan inte räknas: anställningen har ett bokat pass men inget schema med pass i sin cykel, och faktorn följer av schemat. Lägg till schemat.",
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
