//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What a stretch pays of one occasion of extra work, sorted into kinds.
struct SortedExtraWork: Sendable {
    let day: Day
    let stretch: Int
    let asTimeOff: Bool
    /// When the occasion began.
    let start: Moment
    /// When the occasion ended.
    let end: Moment
    /// Minutes of the occasion that another month pays.
    let outside: Int64
    /// The kind of the last minute.
    var lastKind = OvertimeKind.fyllnad
    /// The minutes of each kind, rounded where the agreement rounds them.
    var minutes = OvertimeMinutes()
    /// The pieces that count as fyllnadstid, which has OB like ordinary time.
    var fyllnadPieces = ShortList<WorkInterval>()
    /// The pieces that are overtime.
    var overtimePieces = ShortList<WorkInterval>()

    /// Whether another month pays all of it: then it only stands here to be rounded together with its neighbours.
    var isOfOtherMonth: Bool { fyllnadPieces.isEmpty && overtimePieces.isEmpty }

    /// The minutes really worked.
    var workedMinutes: Int64 {
        fyllnadPieces.reduce(0) { $0 + $1.minutes.count } + overtimePieces.reduce(0) { $0 + $1.minutes.count }
    }
}

extension SortedExtraWork {
    /// What a stretch pays of an occasion, before anything of it has been sorted.
    fileprivate init(_ extra: MonthWork.ExtraWork, stretch: Int? = nil) {
        day = extra.day
        self.stretch = stretch ?? extra.stretch
        asTimeOff = extra.asTimeOff
        start = extra.start
        end = extra.pieces.last?.end ?? extra.start
        outside =
            extra.pieces.reduce(0) { $0 + $1.minutes.count }
            - extra.parts.reduce(0) { $0 + $1.interval.minutes.count }
    }

    /// Adds fyllnadstid.
    fileprivate mutating func add(_ fyllnad: WorkInterval) {
        note(.fyllnad, until: fyllnad.end)
        minutes.fyllnad += fyllnad.minutes.count
        fyllnadPieces.append(fyllnad)
    }

    /// Adds overtime, so much of which is enkel.
    fileprivate mutating func add(_ overtime: WorkInterval, simple: Int64, _ last: OvertimeKind) {
        note(last, until: overtime.end)
        minutes.simple += simple
        minutes.qualified += overtime.minutes.count - simple
        overtimePieces.append(overtime)
    }

    /// Notes the kind of what is worked last.
    private mutating func note(_ kind: OvertimeKind, until end: Moment) {
        let isLast = !fyllnadPieces.contains { $0.end > end } && !overtimePieces.contains { $0.end > end }
        if isLast { lastKind = kind }
    }
}

/// Sorts extra work of monthly paid into fyllnadstid, enkel and kvalificerad övertid.
///
/// From AB § 20 mom. 1–3.
enum OvertimeSorter {
    /// All extra work of monthly paid in the month, in order of time, so that the order of registration never matters.
    ///
    /// - Throws: `missingFigure` when fyllnadstid has no limit; what an earlier month of the schedule period throws.
    static func sort(
        _ month: borrowing MonthContext, _ question: borrowing EmploymentMonth, _ windows: inout OvertimeWindows,
        into result: inout [SortedExtraWork]
    ) throws(PayrollError) {
        if month.work.extraWork.isEmpty { return }
        windows.begin()
        var fyllnad = FyllnadSorter()
        for extra in month.work.extraWork where month.work.stretches[extra.stretch].terms.isMonthly {
            let figures = month.figures(of: month.work.stretches[extra.stretch])
            // What another month pays as fyllnadstid is that month's alone.
            if extra.parts.isEmpty { result.append(SortedExtraWork(extra)) }
            if extra.parts.isEmpty, FyllnadSorter.hasFyllnad(month.work.stretches[extra.stretch], figures) { continue }
            let split = try fyllnad.split(extra, month, question, figures)
            let length = try figures.known(Overtime.window, on: extra.day).value
            windows.open(month.work, length: length, around: extra.day)
            let cap = figures[Overtime.bothSides].value == 0 ? length : .max
            try sort(extra, split.fyllnad, split.overtime, cap, &windows, into: &result)
        }
        try addNextMonth(month, question, to: &result)
        OvertimeRounding.round(&result, month)
        result.removeAll { $0.isOfOtherMonth }
    }

    /// Adds the occasions right after the month, which may be rounded together with its last.
    private static func addNextMonth(
        _ month: borrowing MonthContext, _ question: borrowing EmploymentMonth, to result: inout [SortedExtraWork]
    ) throws(PayrollError) {
        let next = month.rules.days.last + 1
        var found: [MonthWork.ExtraWork] = []
        for row in question.employment.registrations.of(.extraWork)
        where row.days.first == next && row.recorded <= question.knownAt {
            guard case .extraWork(let shift, let asTimeOff) = row.kind else { continue }
            let pieces = try DayClock(next).pieces(of: shift, row: row.row)
            found.append(
                MonthWork.ExtraWork(
                    day: next, stretch: month.work.stretches.count - 1, pieces: pieces, parts: [],
                    asTimeOff: asTimeOff, row: row.row))
        }
        found.sort { $0.start < $1.start }
        result += found.map { SortedExtraWork($0) }
    }

    /// Sorts one occasion: the windows see all of it, also what another month pays (decisions A34, A54, A58).
    private static func sort(
        _ extra: MonthWork.ExtraWork, _ fyllnad: ShortList<WorkInterval>, _ overtime: ShortList<WorkInterval>,
        _ cap: Int64, _ windows: inout OvertimeWindows, into result: inout [SortedExtraWork]
    ) throws(PayrollError) {
        let begin = result.count
        func place(_ stretch: Int) -> Int {
            if let known = result[begin...].firstIndex(where: { $0.stretch == stretch }) { return known }
            result.append(SortedExtraWork(extra, stretch: stretch))
            return result.count - 1
        }
        for piece in fyllnad {
            for part in extra.parts {
                guard let inside = piece.intersection(part.interval) else { continue }
                let index = place(part.stretch)
                result[index].add(inside)
            }
        }
        for piece in overtime {
            var reached = piece.start
            for part in extra.parts {
                guard let inside = piece.intersection(part.interval) else { continue }
                if let before = WorkInterval(reached, before: inside.start) {
                    _ = windows.simpleMinutes(of: before, cap: cap)
                }
                // The last minute by itself: it says of what kind the minutes are that rounding adds.
                let border = Moment(minute: inside.end.minute - 1)
                var simple =
                    WorkInterval(inside.start, before: border).map { windows.simpleMinutes(of: $0, cap: cap) } ?? 0
                let last = WorkInterval(border, before: inside.end).map { windows.simpleMinutes(of: $0, cap: cap) } ?? 0
                simple += last
                result[place(part.stretch)].add(inside, simple: simple, last == 1 ? .simple : .qualified)
                reached = inside.end
            }
            if let rest = WorkInterval(reached, before: piece.end) { _ = windows.simpleMinutes(of: rest, cap: cap) }
        }
    }
}

/// A part-timer's fyllnadstid before 2025-04-01: until the day is as long as the longer shift of the operation, eight
/// hours where the employer has not said, on a working day; all of a free weekday, or up to the operation's shift where the
/// employer has said how long it is; none of a free Saturday, Sunday or holiday; and in a whole schedule period no more than its full-time measure leaves beside the own schedule.
struct FyllnadSorter {
    /// Minutes that could be fyllnadstid in a schedule period, so far.
    private struct Room {
        let period: Day
        let limit: Int64
        var used: Int64
    }

    private var usedOfDay = ShortList<(day: Day, minutes: Int64)>()
    private var rooms = ShortList<Room>()

    /// Whether somebody has fyllnadstid at all.
    static func hasFyllnad(_ stretch: PayStretch, _ figures: borrowing SegmentFigures) -> Bool {
        stretch.terms.degree < .whole && !figures[Overtime.partTimeAsFullTime].isOn
    }

    /// Splits extra work into fyllnadstid and overtime.
    mutating func split(
        _ extra: MonthWork.ExtraWork, _ month: borrowing MonthContext, _ question: borrowing EmploymentMonth,
        _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> (fyllnad: ShortList<WorkInterval>, overtime: ShortList<WorkInterval>) {
        guard FyllnadSorter.hasFyllnad(month.work.stretches[extra.stretch], figures) else { return ([], extra.pieces) }
        let ofDay = try splitDay(extra, month, figures)
        guard !ofDay.fyllnad.isEmpty, let room = try room(on: extra, month, question, figures) else {
            return ofDay
        }
        var left = max(0, rooms[room].limit - rooms[room].used)
        rooms[room].used += ofDay.fyllnad.reduce(0) { $0 + $1.minutes.count }
        let ofPeriod = FyllnadSorter.cut(ofDay.fyllnad, after: &left)
        var overtime = ofPeriod.rest
        overtime += ofDay.overtime
        overtime.sort { $0.start < $1.start }
        return (ofPeriod.first, overtime)
    }

    /// Splits by the length of the day.
    private mutating func splitDay(
        _ extra: MonthWork.ExtraWork, _ month: borrowing MonthContext, _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> (fyllnad: ShortList<WorkInterval>, overtime: ShortList<WorkInterval>) {
        let scheduled = month.work.plan.minutes(on: extra.day)
        let operation = try figures.known(Overtime.operationShift, on: extra.day)
        if scheduled == 0 {
            let isFreeDay = extra.day.weekday.isWeekend || month.rules.holidays.isPublicHoliday(extra.day)
            if isFreeDay { return ([], extra.pieces) }
            // Only the operation's own shift limits a free weekday (decision A66).
            if !operation.isOwn { return (extra.pieces, []) }
        }
        let longest = operation.value
        let index = usedOfDay.firstIndex { $0.day == extra.day } ?? usedOfDay.count
        if index == usedOfDay.count { usedOfDay.append((extra.day, 0)) }
        var left = max(0, longest - scheduled - usedOfDay[index].minutes)
        let before = left
        let parts = FyllnadSorter.cut(extra.pieces, after: &left)
        usedOfDay[index].minutes += before - left
        return (parts.first, parts.rest)
    }

    /// The room for fyllnadstid in the schedule period of a day; `nil` where the employment has no whole period.
    private mutating func room(
        on extra: MonthWork.ExtraWork, _ month: borrowing MonthContext, _ question: borrowing EmploymentMonth,
        _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> Int? {
        guard let period = SchedulePeriod(extra.day, question), period.isWhole else { return nil }
        if let known = rooms.firstIndex(where: { $0.period == period.days.first }) { return known }
        let measure = try period.fullTimeMeasure(month.work.stretches[extra.stretch].terms.fullTimeWeek)
        let limit = max(0, measure - period.scheduledMinutes(question))
        rooms.append(
            Room(
                period: period.days.first, limit: limit,
                used: try FyllnadSorter.earlier(period, question, month.rules, figures)))
        return rooms.count - 1
    }

    /// What could be fyllnadstid in the part of a period that lies in earlier months.
    private static func earlier(
        _ period: SchedulePeriod, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        _ figures: borrowing SegmentFigures
    ) throws(PayrollError) -> Int64 {
        guard let before = period.part(before: rules.month) else { return 0 }
        let hasExtra = question.employment.registrations.contains { registration in
            if case .extraWork = registration.kind { return before.contains(registration.days.first) }
            return false
        }
        guard hasExtra else { return 0 }
        var used: Int64 = 0
        let figures = copy figures
        try period.forEachEarlierMonth(question, than: rules) { month throws(PayrollError) in
            var sorter = FyllnadSorter()
            // An occasion is read in each month that it touches, and counted in the one where it begins.
            for extra in month.work.extraWork
            where period.days.contains(extra.day) && month.rules.days.contains(extra.day) {
                let terms = month.work.stretches[extra.stretch].terms
                guard terms.isMonthly, terms.degree < .whole else { continue }
                let ofDay = try sorter.splitDay(extra, month, figures)
                used += ofDay.fyllnad.reduce(0) { $0 + $1.minutes.count }
            }
        }
        return used
    }

    /// Cuts pieces of work after so many minutes.
    private static func cut(_ pieces: ShortList<WorkInterval>, after left: inout Int64) -> (
        first: ShortList<WorkInterval>, rest: ShortList<WorkInterval>
    ) {
        var first = ShortList<WorkInterval>()
        var rest = ShortList<WorkInterval>()
        for piece in pieces {
            let taken = min(left, piece.minutes.count)
            let border = Moment(minute: piece.start.minute + taken)
            if let before = WorkInterval(piece.start, before: border) { first.append(before) }
            if let after = WorkInterval(border, before: piece.end) { rest.append(after) }
            left -= taken
        }
        return (first, rest)
    }
}

/// The windows for enkel övertid around the shifts near a day.
struct OvertimeWindows: Sendable {
    private var windows: [(day: Day, interval: WorkInterval)] = []
    /// The minutes of each day's windows that are taken.
    private var used: [(day: Day, minutes: Int64)] = []

    /// Begins a month in which no minute is taken.
    mutating func begin() { used.clear() }

    /// Opens the windows around the shifts of a day and of its neighbours.
    mutating func open(_ work: borrowing MonthWork, length: Int64, around day: Day) {
        windows.clear()
        for offset in -1...1 {
            let near = day + offset
            for index in work.plan.shifts(on: near) {
                let shift = work.plan.shifts[index].interval
                add(near, shift.start.minute - length, shift.start.minute)
                add(near, shift.end.minute, shift.end.minute + length)
            }
        }
        windows.sort { $0.interval.start < $1.interval.start }
    }

    private mutating func add(_ day: Day, _ start: Int64, _ end: Int64) {
        if let interval = WorkInterval(Moment(minute: start), before: Moment(minute: end)) {
            windows.append((day, interval))
        }
    }

    /// The minutes of a piece that lie in a window, at most so many for each day's shifts before, between and after
    /// together.
    mutating func simpleMinutes(of piece: WorkInterval, cap: Int64) -> Int64 {
        var simple: Int64 = 0
        // Where windows overlap, as between two parts of a split shift, a minute counts once.
        var reached = Moment(minute: .min)
        for (day, window) in windows {
            let start = max(window.start, reached)
            reached = max(reached, window.end)
            guard let free = WorkInterval(start, before: window.end), let inside = free.intersection(piece)
            else { continue }
            simple += take(inside.minutes.count, of: day, cap)
        }
        return simple
    }

    /// Takes minutes of a day's windows, as many as are left.
    private mutating func take(_ minutes: Int64, of day: Day, _ cap: Int64) -> Int64 {
        guard let index = used.firstIndex(where: { $0.day == day }) else {
            let taken = min(minutes, max(0, cap))
            used.append((day, taken))
            return taken
        }
        let taken = min(minutes, max(0, cap - used[index].minutes))
        used[index].minutes += taken
        return taken
    }
}
