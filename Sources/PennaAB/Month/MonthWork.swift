//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What an employment did in a month: its stretches, shifts, absences, hours and extra work, read once for all rules.
///
/// It cannot be copied: the rules borrow it, so that no month pays for handing it on.
struct MonthWork: ~Copyable, Sendable {
    /// Hours reported on a pay item of the employer's own.
    struct OwnHours: Sendable {
        let item: PayItemID
        let minutes: Minutes
        let day: Day
        let stretch: Int
    }

    /// Work beside the schedule.
    struct ExtraWork: Sendable {
        let day: Day
        let stretch: Int
        let pieces: [WorkInterval]
        /// Whether it is saved as time off instead of being paid.
        let asTimeOff: Bool
        let row: SourceRow?
    }

    /// Paid minutes of a day or shift.
    struct WorkedHours: Sendable {
        let day: Day
        let stretch: Int
        let minutes: Int64
    }

    /// Registered hours that the sender has classified.
    struct ClassifiedHours: Sendable {
        let item: PayItemID
        let minutes: Int64
        let day: Day
        let stretch: Int
    }

    let stretches: [PayStretch]
    let plan: ScheduledMonth
    let registered: [Registration]
    /// Which kinds of registration there are, so that a rule need not look for what is not there.
    let kinds: RegisteredKinds
    var absences: [ShiftAbsence] = []
    /// The absent minutes of each shift; empty when no absence is registered.
    var absentOfShift: [Int64]
    /// The hours that hourly paid are paid for, day by day.
    var hourlyWork: [WorkedHours] = []
    var extraWork: [ExtraWork] = []
    var classified: [ClassifiedHours] = []
    var ownHours: [OwnHours] = []
    /// Jour and beredskap in order of time.
    var standby: [StandbyTime] = []
    private let scheduleFacts: [Stretch]
    private let factors: [(kalenderdagsfaktor: Factor, semesterkvot: Factor)]
    private let changedDays: [DayRange]

    /// Reads the month.
    ///
    /// - Throws: a typed error that names the row of what cannot be reckoned.
    static func read(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ days: DayRange
    ) throws(PayrollError) -> MonthWork {
        let employment = question.employment
        let knownAt = question.knownAt
        let around = rules.reach
        let registered = employment.registrations(known: knownAt, in: around)
        var kinds: RegisteredKinds = []
        let all = registered.span
        for index in all.indices {
            try MonthWork.checkInside(employment, all[index])
            kinds.insert(RegisteredKinds(all[index].kind))
        }
        let stretches = try PayStretch.all(of: employment, in: days, rules, knownAt: knownAt)
        let changed = kinds.hasAny(.otherShifts) ? try MonthWork.changedShifts(registered) : []
        let plan = try MonthWork.plan(question, rules, changed)
        // Only absence asks which schedule a day belongs to.
        let scheduleFacts =
            kinds.hasAny(.absence) ? employment.schedules.stretches(in: around, knownAt: knownAt) : []
        let factors = try MonthWork.factors(scheduleFacts, question, rules.figures[0])
        var work = MonthWork(
            stretches, plan, registered, kinds, scheduleFacts, factors, changedDays: changed.map { $0.days })
        try work.readAbsences(question, rules)
        try work.readStandby(rules)
        try work.readHours(question, rules)
        try work.readExtraWork(question, rules)
        work.addHourlySchedule(rules)
        return work
    }

    /// A month of which only the schedule and the list of registrations are known yet.
    private init(
        _ stretches: [PayStretch], _ plan: ScheduledMonth, _ registered: [Registration], _ kinds: RegisteredKinds,
        _ scheduleFacts: [Stretch], _ factors: [(kalenderdagsfaktor: Factor, semesterkvot: Factor)],
        changedDays: [DayRange]
    ) {
        self.stretches = stretches
        self.plan = plan
        self.registered = registered
        self.kinds = kinds
        self.scheduleFacts = scheduleFacts
        self.factors = factors
        self.changedDays = changedDays
        absentOfShift = kinds.hasAny(.absence) ? [Int64](repeating: 0, count: plan.shifts.count) : []
    }

    /// The schedule's shared layout where the employment works by it, else a layout of its own.
    private static func plan(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ changed: [Registration]
    ) throws(PayrollError) -> ScheduledMonth {
        if changed.isEmpty, let plans = question.plans, plans.month == rules.month,
            let shared = plans.plan(of: question.employment, knownAt: question.knownAt)
        {
            return shared
        }
        return try ScheduledMonth(
            month: rules.month, employment: question.employment, schedules: question.schedules,
            holidays: rules.holidays, knownAt: question.knownAt, changed: changed)
    }

    /// The index of the stretch that a day belongs to; a night shift from the month before belongs to the first.
    func stretchIndex(on day: Day) -> Int {
        stretches.firstIndex { day <= $0.days.last } ?? max(0, stretches.count - 1)
    }

    /// Whether the employment has a schedule, or a registered shift, that day.
    func hasSchedule(on day: Day) -> Bool {
        scheduleFacts.contains { $0.days.contains(day) } || changedDays.contains { $0.contains(day) }
    }

    /// Calendar days per working day by the schedule of a day.
    func kalenderdagsfaktor(on day: Day) -> Factor? { factorIndex(on: day).map { factors[$0].kalenderdagsfaktor } }

    /// Holiday days per working day by the schedule of a day.
    func semesterkvot(on day: Day) -> Factor? { factorIndex(on: day).map { factors[$0].semesterkvot } }

    /// Where the registrations of a kind lie, by their first day.
    func places(of kind: RegisteredKinds) -> [Int] {
        guard kinds.hasAny(kind) else { return [] }
        var places = registered.indices.filter { kind.hasAny(RegisteredKinds(registered[$0].kind)) }
        if places.count > 1 { places.sort { registered[$0].days.first < registered[$1].days.first } }
        return places
    }

    /// The ordinary minutes of a shift inside an interval.
    func ordinaryMinutes(of shift: Int, in interval: WorkInterval) -> Int64 {
        var sum: Int64 = 0
        for piece in plan.pieces[plan.shifts[shift].pieces] where !piece.isRepeatedHour {
            sum += piece.interval.intersection(interval)?.minutes.count ?? 0
        }
        return sum
    }

    private func factorIndex(on day: Day) -> Int? {
        scheduleFacts.firstIndex { $0.days.contains(day) } ?? (scheduleFacts.isEmpty ? nil : 0)
    }

    private static func factors(
        _ stretches: [Stretch], _ question: borrowing EmploymentMonth, _ figures: ABFigures
    ) throws(PayrollError) -> [(kalenderdagsfaktor: Factor, semesterkvot: Factor)] {
        var result: [(kalenderdagsfaktor: Factor, semesterkvot: Factor)] = []
        for stretch in stretches {
            let schedule = question.schedules[question.employment.schedules[stretch.index].value.schedule]
            let days = schedule.cycle.count
            let workdays = schedule.workdaysInCycle
            let truncating = figures.factors.truncates.value == 1
            result.append(
                (
                    try ScheduleFactors.kalenderdagsfaktor(cycleDays: days, workdays: workdays, truncating: truncating),
                    try ScheduleFactors.semesterkvot(cycleDays: days, workdays: workdays, truncating: truncating)
                ))
        }
        return result
    }

    /// Registered shifts, the one recorded last at the end.
    ///
    /// - Throws: `overlap` when two recorded at the same instant say different things of a day.
    private static func changedShifts(_ registered: [Registration]) throws(PayrollError) -> [Registration] {
        let changed = registered.filter { $0.otherShifts != nil }
            .sorted { $0.recorded < $1.recorded }
        for (index, registration) in changed.enumerated() {
            for other in changed[..<index]
            where other.recorded == registration.recorded && other.otherShifts != registration.otherShifts {
                guard let shared = other.days.intersection(registration.days) else { continue }
                throw PayrollError(
                    .overlap, "Två ändrade pass gäller samma dag (\(shared)). Ta bort det ena.", day: shared.first,
                    row: registration.row)
            }
        }
        return changed
    }

    private static func checkInside(_ employment: Employment, _ registration: Registration) throws(PayrollError) {
        // A line that comes back every month simply stops with the employment.
        if case .payLine(let order) = registration.kind, order.isRecurring { return }
        guard employment.days(in: registration.days) == registration.days else {
            let end = employment.end.map { "\($0)" } ?? "tills vidare"
            throw PayrollError(
                .outsideEmployment,
                "Registreringen \(registration.days) ligger utanför anställning \(employment.id) (\(employment.start)–\(end)). Rätta datumet eller anställningens tid.",
                day: registration.days.first, row: registration.row)
        }
    }
}

extension Employment {
    /// The registrations that are known and touch some days; the list itself where all of them do, as is usual.
    fileprivate func registrations(known knownAt: Instant, in days: DayRange) -> [Registration] {
        let isMeant = { (index: Int) in
            registrations[index].recorded <= knownAt && registrations[index].days.overlaps(days)
        }
        if registrations.indices.allSatisfy(isMeant) { return registrations }
        return registrations.indices.filter(isMeant).map { registrations[$0] }
    }
}
