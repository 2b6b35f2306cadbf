//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Work beside the schedule, for which there is no standby pay meanwhile.
enum StandbyWork {
    /// The intervals worked, in order, also of the day before the month, whose night may reach into it.
    static func intervals(_ work: borrowing MonthWork) throws(PayrollError) -> [WorkInterval] {
        var intervals: [WorkInterval] = []
        guard work.kinds.contains(.extraWork) else { return [] }
        for registration in work.registered.of(.extraWork) {
            guard case .extraWork(let shift, _) = registration.kind else { continue }
            intervals += try DayClock(registration.days.first).pieces(of: shift, row: registration.row)
        }
        return intervals.sorted { $0.start < $1.start }
    }
}

/// Jour or beredskap of a month, minute by minute in order of time, sorted by step and weekend.
struct StandbyMonth {
    /// Minutes of one rate in one stretch.
    struct Part {
        let kind: StandbyKind
        let stretch: Int
        let isAbove: Bool
        let isDoubled: Bool
        var minutes: Int64
    }

    let kind: StandbyKind
    private(set) var parts = ShortList<Part>()
    /// Twice the minutes that count towards the limit: half of a pass under Bilaga J is jour.
    private var doubleCount: Int64 = 0

    init(_ kind: StandbyKind) {
        self.kind = kind
    }

    var item: PayItem { kind == .jour ? Standby.jourItem : Standby.beredskapItem }

    /// Adds a pass, less what is worked of it.
    mutating func add(
        _ interval: WorkInterval, _ worked: [WorkInterval], stretch index: Int, _ stretch: PayStretch, _ rules: ABMonth
    ) {
        let figures = rules.figures[stretch.figures]
        let weight: Int64 = kind == .jour && stretch.scope.annex == .jour ? 1 : 2
        StandbyMonth.forEachPiece(of: interval, figures, rules) { piece, isDoubled in
            var from = piece.start
            for other in worked where other.overlaps(piece) {
                if from < other.start { add(from, other.start, isDoubled, index, weight, figures) }
                if figures[Standby.workedCounts].isOn {
                    let inside = other.intersection(piece)?.minutes.count ?? 0
                    doubleCount += inside * weight
                }
                from = max(from, other.end)
            }
            if from < piece.end { add(from, piece.end, isDoubled, index, weight, figures) }
        }
    }

    /// Adds minutes of one kind of day, cut where the month's limit is reached.
    private mutating func add(
        _ start: Moment, _ end: Moment, _ isDoubled: Bool, _ stretch: Int, _ weight: Int64,
        _ figures: borrowing SegmentFigures
    ) {
        let minutes = end.minute - start.minute
        let below = min(minutes, max(0, 2 * figures[Standby.limit(kind)].value - doubleCount) / weight)
        doubleCount += minutes * weight
        if below > 0 { add(below, isAbove: false, isDoubled, stretch) }
        if minutes > below { add(minutes - below, isAbove: true, isDoubled, stretch) }
    }

    private mutating func add(_ minutes: Int64, isAbove: Bool, _ isDoubled: Bool, _ stretch: Int) {
        let index = parts.firstIndex { $0.stretch == stretch && $0.isAbove == isAbove && $0.isDoubled == isDoubled }
        if let index {
            parts[index].minutes += minutes
        } else {
            parts.append(Part(kind: kind, stretch: stretch, isAbove: isAbove, isDoubled: isDoubled, minutes: minutes))
        }
    }

    /// Cuts an interval at midnight and at the clock times where the weekend's double pay begins and ends.
    private static func forEachPiece(
        of interval: WorkInterval, _ figures: borrowing SegmentFigures, _ rules: ABMonth,
        _ show: (WorkInterval, _ isDoubled: Bool) -> Void
    ) {
        let (from, until) = (figures[Standby.holidayFrom].value, figures[Standby.holidayUntil].value)
        let limits = (from: Int(clamping: from), until: Int(clamping: until))
        var day = SwedishClock.local(interval.start).day
        while SwedishClock.midnight(of: day) < interval.end {
            let clock = rules.clock(day)
            func cut(_ from: Int, _ to: Int) {
                guard let span = WorkInterval(clock.clamped(from), before: clock.clamped(to)),
                    let piece = span.intersection(interval)
                else { return }
                show(piece, isDoubled(day, from: from, figures, rules.holidays))
            }
            cut(0, limits.until)
            cut(limits.until, limits.from)
            cut(limits.from, 1440)
            day = day + 1
        }
    }

    private static func isDoubled(
        _ day: Day, from minute: Int, _ figures: borrowing SegmentFigures, _ holidays: HolidayCalendar
    ) -> Bool {
        func isFree(_ day: Day) -> Bool {
            day.weekday.isWeekend || holidays.isPublicHoliday(day)
                || (figures[Standby.evesAreHolidays].isOn && holidays.isEve(day))
        }
        return isFree(day) || (minute >= figures[Standby.holidayFrom].value && isFree(day + 1))
            || (minute < figures[Standby.holidayUntil].value && isFree(day - 1))
    }
}
