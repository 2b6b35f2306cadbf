//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What an employment did in a month: its stretches, shifts, absences, hours and extra work, read once for all rules.
///
/// The rules borrow it, so that no month pays for handing it on, and it is read again for the next employment, so that
/// its lists ask the system for memory once and not for each.
struct MonthWork: Sendable {
    /// Hours reported on a pay item of the employer's own.
    struct OwnHours: Sendable {
        let item: PayItemID
        let minutes: Minutes
        let day: Day
        let stretch: Int
        let allocation: UInt16
    }

    /// Work beside the schedule.
    struct ExtraWork: Sendable {
        let day: Day
        /// The stretch of the day on which it begins.
        let stretch: Int
        /// All of it, also what belongs to the month before or after.
        let pieces: ShortList<WorkInterval>
        /// What the month pays of it; nothing of an occasion of the day before that ended with it.
        let parts: ShortList<StretchTime>
        /// Whether it is saved as time off instead of being paid.
        let asTimeOff: Bool
        let row: SourceRow?

        /// When it began.
        var start: Moment { pieces.first?.start ?? Moment(minute: 0) }
    }

    /// Paid minutes of a day or shift.
    struct WorkedHours: Sendable {
        let day: Day
        let stretch: Int
        let minutes: Int64
        /// The place of the row's own allocation, or `PayLine.none`.
        var allocation = PayLine.none
    }

    /// The share of a shift's paid minutes that an hourly paid was absent.
    struct ShareAway: Sendable {
        let day: Day
        let stretch: Int
        let share: Percent
        let minutes: Int64

        /// The absent time in millionths of a minute.
        var millionths: Int64 { share.millionths * minutes }
    }

    /// Registered hours that the sender has classified.
    struct ClassifiedHours: Sendable {
        let item: PayItemID
        let minutes: Int64
        let day: Day
        let stretch: Int
    }

    private(set) var stretches: [PayStretch] = []
    /// The time that the month pays for.
    private(set) var window = WorkInterval(Day(1970, 1, 1))
    private(set) var plan = ScheduledMonth()
    /// The shifts as they would have been without orders of förskjuten arbetstid; of another month where there are none.
    private(set) var planBeforeOrders = ScheduledMonth()
    private(set) var registered: [Registration] = []
    /// Which kinds of registration there are, so that a rule need not look for what is not there.
    private(set) var kinds: RegisteredKinds = []
    var absences: [ShiftAbsence] = []
    /// The absence of each day, in order of days.
    var absentDays: [AbsentDay] = []
    /// The absence of each shift in millionths of a minute; empty when no absence is registered.
    var absentOfShift: [Int64] = []
    /// Absence on days without a shift whose rows say the hours.
    var ownAbsences: [OwnAbsence] = []
    /// Absence on days of which nobody has said what would have been worked.
    var unscheduled: [AbsentDay] = []
    /// Parts of days that were registered as holiday and are not used (decision A64).
    var refusedHoliday: [AbsentDay] = []
    /// The days that are leave without pay from morning to evening, because there was no right to what was registered.
    var daysBeyond: [AbsentDay] = []
    /// The stretch of the day after the month, where a sick night reaches into it and other terms or figures hold then.
    var after: PayStretch?
    /// The hours that hourly paid are paid for, day by day.
    var hourlyWork: [WorkedHours] = []
    /// What absence in percent takes of them.
    var hourlyShares: [ShareAway] = []
    var extraWork: [ExtraWork] = []
    var classified: [ClassifiedHours] = []
    var ownHours: [OwnHours] = []
    /// Jour and beredskap in order of time.
    var standby: [StandbyTime] = []
    /// The places of the registrations by their first day; empty when they stand so already.
    private var order: [Int] = []
    private var scheduleFacts: ShortList<Stretch> = []
    private var factors: ShortList<ScheduleFactor> = []
    /// Registered shifts, the one recorded last at the end.
    private var changed: [Registration] = []
    var scopes = AgreementScopes()
    /// The book that the layout is of, where it is one that employments share.
    private var book: PlanBook?
    /// A layout that no other employment shares.
    private var ownPlan = ScheduledMonth()

    /// What schedules say of working days and calendar days.
    ///
    /// A schedule of exceptions alone has no working days to count, and so no factors.
    private struct ScheduleFactor: Sendable {
        var kalenderdagsfaktor: Factor?
        var semesterkvot: Factor?
    }

    /// Reads the month in the place of what was read before.
    ///
    /// - Throws: a typed error that names the row of what cannot be calculated.
    mutating func read(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ days: DayRange
    ) throws(PayrollError) {
        clear()
        window = rules.window(of: question.employment)
        try readRegistrations(question, rules.reach)
        try stretches.read(question, days, rules, &scopes)
        if kinds.hasAny(.otherShifts) { try readChangedShifts() }
        try layOut(question, rules)
        if kinds.contains(.displacedShift) { try layOutBeforeOrders(question, rules) }
        try readAbsences(question, rules)
        try readStandby(rules)
        try readHours(question, rules)
        try readExtraWork(question, rules)
        addHourlySchedule(rules)
    }

    /// Forgets the employment before.
    private mutating func clear() {
        kinds = []
        if !scheduleFacts.isEmpty {
            scheduleFacts = []
            factors = []
        }
        absences.clear()
        absentDays.clear()
        absentOfShift.clear()
        ownAbsences.clear()
        unscheduled.clear()
        refusedHoliday.clear()
        daysBeyond.clear()
        after = nil
        hourlyWork.clear()
        hourlyShares.clear()
        extraWork.clear()
        classified.clear()
        ownHours.clear()
        standby.clear()
        order.clear()
        changed.clear()
    }

    /// Takes the registrations, and looks at which kinds there are and whether they stand in order.
    private mutating func readRegistrations(
        _ question: borrowing EmploymentMonth, _ reach: DayRange
    ) throws(PayrollError) {
        let known = question.employment.registrations(known: question.knownAt, in: reach)
        var isInOrder = true
        for index in known.indices {
            if !question.employment.holds(known[index].days) { try MonthWork.refuse(known[index], question.employment) }
            kinds.formUnion(known[index].kinds)
            if index > 0, known[index].days.first < known[index - 1].days.first { isInOrder = false }
        }
        registered = known
        if isInOrder { return }
        order += known.indices
        order.sort { known[$0].days.first < known[$1].days.first }
    }

    /// The schedule's shared layout where the employment works by it, else a layout of its own.
    private mutating func layOut(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) {
        if changed.isEmpty, let plans = question.plans, let number = MonthWork.sharedNumber(question, rules) {
            if plan.number != number || book !== plans {
                book = plans
                plan = plans.layouts[number]
            }
            return
        }
        // Let go of first, so that the layout is alone with its lists and need not copy them.
        plan = ScheduledMonth()
        try ownPlan.layOut(
            month: rules.month, employment: question.employment, schedules: question.schedules,
            plans: question.plans, holidays: rules.holidays, knownAt: question.knownAt, changed: changed)
        plan = ownPlan
    }

    /// Lays out the shifts as they would have been without orders of förskjuten arbetstid.
    private mutating func layOutBeforeOrders(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) {
        if !kinds.contains(.changedShift), let number = MonthWork.sharedNumber(question, rules),
            let shared = question.plans?.layouts[number]
        {
            planBeforeOrders = shared
            return
        }
        planBeforeOrders = ScheduledMonth()
        try planBeforeOrders.layOut(
            month: rules.month, employment: question.employment, schedules: question.schedules,
            plans: question.plans, holidays: rules.holidays, knownAt: question.knownAt,
            changed: changed.filter { $0.kinds == .changedShift })
    }

    /// The number of the layout of the employment's schedule, where one holds through the month.
    private static func sharedNumber(_ question: borrowing EmploymentMonth, _ rules: ABMonth) -> Int? {
        guard let plans = question.plans, plans.month == rules.month else { return nil }
        return plans.number(of: question.employment, knownAt: question.knownAt)
    }

    /// Notes that there is absence of a cause, which need not have been registered as that.
    mutating func note(_ cause: AbsenceCause) { kinds.formUnion(RegisteredKinds(cause)) }

    /// The index of the stretch that a day belongs to; a night shift from the month before belongs to the first.
    func stretchIndex(on day: Day) -> Int {
        stretches.firstIndex { day <= $0.days.last } ?? max(0, stretches.count - 1)
    }

    /// Whether the employment has a schedule, or a registered shift, that day.
    func hasSchedule(on day: Day) -> Bool {
        scheduleFacts.contains { $0.days.contains(day) } || changed.contains { $0.days.contains(day) }
    }

    /// Calendar days per working day by the schedule of a day.
    func kalenderdagsfaktor(on day: Day) -> Factor? { factorIndex(on: day).flatMap { factors[$0].kalenderdagsfaktor } }

    /// Holiday days per working day by the schedule of a day.
    func semesterkvot(on day: Day) -> Factor? { factorIndex(on: day).flatMap { factors[$0].semesterkvot } }

    /// The places of the registrations of some kinds, by their first day.
    func places(of kinds: RegisteredKinds) -> Places {
        Places(kinds: kinds, registered: self.kinds.hasAny(kinds) ? registered : [], order: order)
    }

    /// Where registrations of some kinds lie.
    struct Places: Sequence, IteratorProtocol {
        let kinds: RegisteredKinds
        let registered: [Registration]
        let order: [Int]
        private var position = 0

        init(kinds: RegisteredKinds, registered: [Registration], order: [Int]) {
            self.kinds = kinds
            self.registered = registered
            self.order = order
        }

        mutating func next() -> Int? {
            while position < registered.count {
                let place = order.isEmpty ? position : order[position]
                position += 1
                if registered[place].kinds.hasAny(kinds) { return place }
            }
            return nil
        }
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

    /// Reads which schedule each day belongs to, which only absence asks.
    mutating func readSchedules(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError) {
        scheduleFacts = question.employment.schedules.stretches(in: rules.reach, knownAt: question.knownAt)
        let truncating = rules.figures[0][ScheduleFactors.truncates].isOn
        for stretch in scheduleFacts {
            let schedule = question.schedules[question.employment.schedules[stretch.index].value.schedule]
            let days = schedule.cycle.count
            let workdays = schedule.workdaysInCycle
            guard workdays > 0 else {
                factors.append(ScheduleFactor())
                continue
            }
            factors.append(
                ScheduleFactor(
                    kalenderdagsfaktor: try ScheduleFactors.kalenderdagsfaktor(
                        cycleDays: days, workdays: workdays, truncating: truncating),
                    semesterkvot: try ScheduleFactors.semesterkvot(
                        cycleDays: days, workdays: workdays, truncating: truncating)))
        }
    }

    /// Reads the registered shifts.
    ///
    /// - Throws: `overlap` when two recorded at the same instant say different things of a day.
    private mutating func readChangedShifts() throws(PayrollError) {
        changed += registered.of(.otherShifts)
        changed.sort { $0.recorded < $1.recorded }
        for (index, registration) in changed.enumerated() {
            for other in changed[..<index]
            where other.recorded == registration.recorded && registration.saysOtherShifts(than: other) {
                guard let shared = other.days.intersection(registration.days) else { continue }
                throw PayrollError(
                    .overlap, "Två ändrade pass gäller samma dag (\(shared)). Ta bort det ena.", day: shared.first,
                    row: registration.row)
            }
        }
    }

    /// Refuses a registration outside the employment, save for a line that comes back every month, which simply stops
    /// with it.
    private static func refuse(_ registration: Registration, _ employment: Employment) throws(PayrollError) {
        if case .payLine(let order) = registration.kind, order.isRecurring { return }
        let end = employment.end.map { "\($0)" } ?? "tills vidare"
        throw PayrollError(
            .outsideEmployment,
            "Registreringen \(registration.days) ligger utanför anställning \(employment.id) (\(employment.start)–\(end)). Rätta datumet eller anställningens tid.",
            day: registration.days.first, row: registration.row)
    }
}

extension Registration {
    /// Whether it and another say different things of the shifts of a day: other shifts, or other days of order of the same.
    fileprivate func saysOtherShifts(than other: Registration) -> Bool {
        if other.otherShifts != otherShifts { return true }
        guard case .displacedShift(_, let ordered) = kind, case .displacedShift(_, let otherOrdered) = other.kind else {
            return false
        }
        return ordered != otherOrdered
    }
}

extension Employment {
    /// The registrations that are known and touch some days; the list itself where all of them do, as is usual.
    fileprivate func registrations(known knownAt: Instant, in days: DayRange) -> [Registration] {
        let all = registrations
        let isMeant = { (index: Int) in all[index].recorded <= knownAt && all[index].days.overlaps(days) }
        if all.indices.allSatisfy(isMeant) { return all }
        return all.indices.filter(isMeant).map { all[$0] }
    }
}

extension Array {
    /// Empties the list and keeps its memory.
    mutating func clear() {
        if !isEmpty { removeAll(keepingCapacity: true) }
    }
}
