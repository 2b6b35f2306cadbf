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

/// The part of a pass that is jour or beredskap: under Bilaga J what is left of a jourpass when its working time is taken
/// away, else all of it.
struct StandbyShare {
    private static let whole: Int64 = 1_000_000

    /// Of a minute, in millionths.
    let millionths: Int64
    let confidence: Confidence
    private let isShare: Bool

    init(_ kind: StandbyKind, _ stretch: PayStretch, _ figures: borrowing SegmentFigures) {
        guard kind == .jour, stretch.scope.annex == .jour else {
            (millionths, confidence, isShare) = (StandbyShare.whole, .confirmed, true)
            return
        }
        let working = figures[Standby.annexJWorkingShare]
        let value = max(0, min(working.value, StandbyShare.whole))
        (millionths, confidence) = (StandbyShare.whole - value, working.confidence)
        isShare = value == working.value
    }

    /// A factor of that part.
    ///
    /// - Throws: `invalidValue` when an employer's own share is none, or the formula, whose factor has hundredths, cannot
    ///   say what it gives.
    func factor(_ hundredths: Int64, on day: Day) throws(PayrollError) -> Factor {
        let (product, overflows) = hundredths.multipliedReportingOverflow(by: millionths)
        guard isShare, !overflows, product % StandbyShare.whole == 0 else {
            throw PayrollError(
                .invalidValue,
                "Andelen arbetstid i ett jourpass (ab.j.arbetstid) ska vara 0–100 procent, och jourens faktor får ha högst "
                    + "två decimaler. Ange andelen i hela procent.", day: day)
        }
        return Factor(hundredths: product / StandbyShare.whole)
    }

    /// How many of some minutes lie below a limit, when as many millionths of a minute have been counted before.
    func below(_ limit: Int64, after counted: Int64, of minutes: Int64) -> Int64 {
        guard millionths > 0 else { return minutes }
        let (left, overflows) = limit.multipliedReportingOverflow(by: StandbyShare.whole)
        return overflows ? minutes : min(minutes, max(0, left - counted) / millionths)
    }
}

/// Jour or beredskap of a month, minute by minute in order of time, sorted by step and weekend.
struct StandbyMonth {
    /// Minutes of one rate in one stretch.
    struct Part {
        let kind: StandbyKind
        let stretch: Int
        let fate: Fate
        let isAbove: Bool
        let isDoubled: Bool
        var minutes: Int64
    }

    /// What became of standby; all of it counts toward the month's limit (decision A43).
    enum Fate: Hashable {
        case held
        /// Lost to sickness on a day.
        case sick(Day)
        /// Lost to other absence.
        case away
    }

    let kind: StandbyKind
    private(set) var parts = ShortList<Part>()
    /// The minutes that were held, by the day on which the standby began; what was worked of them too.
    var held: [(day: Day, minutes: Int64)] = []
    /// The time that counts towards the limit, in millionths of a minute: of a pass under Bilaga J a share is jour.
    private var counted: Int64 = 0

    init(_ kind: StandbyKind) {
        self.kind = kind
    }

    var item: PayItem { kind == .jour ? Standby.jourItem : Standby.beredskapItem }

    /// Adds a pass, less what is worked of it.
    mutating func add(
        _ interval: WorkInterval, _ fate: Fate, _ worked: [WorkInterval], stretch index: Int, _ stretch: PayStretch,
        _ rules: ABMonth
    ) {
        let figures = rules.figures[stretch.figures]
        let share = StandbyShare(kind, stretch, figures)
        StandbyMonth.forEachPiece(of: interval, figures, rules) { piece, isDoubled in
            var from = piece.start
            for other in worked where other.overlaps(piece) {
                if from < other.start { add(from, other.start, fate, isDoubled, index, share, figures) }
                if figures[Standby.workedCounts].isOn {
                    let inside = other.intersection(piece)?.minutes.count ?? 0
                    counted += inside * share.millionths
                }
                from = max(from, other.end)
            }
            if from < piece.end { add(from, piece.end, fate, isDoubled, index, share, figures) }
        }
    }

    /// Adds minutes of one kind of day, cut where the month's limit is reached.
    private mutating func add(
        _ start: Moment, _ end: Moment, _ fate: Fate, _ isDoubled: Bool, _ stretch: Int, _ share: StandbyShare,
        _ figures: borrowing SegmentFigures
    ) {
        let minutes = end.minute - start.minute
        let below = share.below(figures[Standby.limit(kind)].value, after: counted, of: minutes)
        counted += minutes * share.millionths
        if below > 0 { add(below, fate, isAbove: false, isDoubled, stretch) }
        if minutes > below { add(minutes - below, fate, isAbove: true, isDoubled, stretch) }
    }

    private mutating func add(_ minutes: Int64, _ fate: Fate, isAbove: Bool, _ isDoubled: Bool, _ stretch: Int) {
        let index = parts.firstIndex {
            $0.stretch == stretch && $0.fate == fate && $0.isAbove == isAbove && $0.isDoubled == isDoubled
        }
        if let index {
            parts[index].minutes += minutes
        } else {
            parts.append(
                Part(
                    kind: kind, stretch: stretch, fate: fate, isAbove: isAbove, isDoubled: isDoubled, minutes: minutes))
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
