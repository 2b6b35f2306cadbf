//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// AB resolved for one month, once for all persons: figures by date, holidays, and the OB classes of its minutes.
///
/// A class, because it is large and handed to every rule; it never changes.
public final class ABMonth: Sendable {
    let month: Month
    let days: DayRange
    /// The month and the day before it, whose night may reach into it.
    let reach: DayRange
    /// The clock of each day of ``reach``, so that no registration reckons with dates.
    private let clocks: [DayClock]
    /// The month on the real time line.
    let interval: WorkInterval
    /// The day of the month on which the hour from two to three comes twice, if any.
    let repeatedHourDay: Day?
    let segments: [DayRange]
    let figures: [ABFigures]
    let holidays: HolidayCalendar
    let ob: OBCalendar
    /// The OB of monthly paid by each shared layout, in the order of the layouts.
    let plannedOB: [PlannedOB]

    /// Resolves the figures of a month that is cut where one of them may change.
    init(
        _ month: WorkedMonth, segments: [DayRange], _ settings: KnownSettings, _ layouts: [ScheduledMonth]
    ) throws(PayrollError) {
        self.month = month.month
        days = month.days
        reach = try DayRange(from: days.first - 1, through: days.last)
        clocks = reach.map { DayClock($0) }
        // A shift may reach into the next month, and eves and Fridays are known by the days after them.
        let around = try DayRange(from: days.first - 9, through: days.last + 9)
        holidays = try HolidayCalendar(covering: around)
        interval = try WorkInterval(
            from: SwedishClock.midnight(of: days.first), to: SwedishClock.midnight(of: days.last + 1))
        repeatedHourDay = days.first { SwedishClock.change(on: $0) == .fallBack }
        self.segments = segments
        figures = segments.map { ABFigures(on: $0.first, settings) }
        let calendar = try OBCalendar(
            days: DayRange(from: days.first - 1, through: days.last + 2), holidays, settings)
        ob = calendar
        plannedOB = layouts.map { [days, interval] in PlannedOB($0, in: interval, through: days.last, calendar) }
    }

    /// The clock of a day.
    func clock(_ day: Day) -> DayClock { reach.contains(day) ? clocks[day - reach.first] : DayClock(day) }

    /// The figures that hold on a day of the month.
    func figuresIndex(on day: Day) -> Int {
        segments.firstIndex { $0.contains(day) } ?? 0
    }
}

extension AB {
    /// Resolves the figures of a month.
    ///
    /// - Throws: `missingFigure` or `invalidValue` when the month lies outside the years of the calendar, or a local
    ///   OB border is not at a half hour.
    public func monthRules(_ month: WorkedMonth) throws(PayrollError) -> ABMonth {
        try monthRules(month, layouts: [])
    }

    /// Resolves the figures of a month, and the OB that each shared layout of a schedule has.
    ///
    /// - Throws: as ``monthRules(_:)``.
    public func monthRules(_ month: WorkedMonth, _ plans: PlanBook) throws(PayrollError) -> ABMonth {
        try monthRules(month, layouts: plans.layouts)
    }

    private func monthRules(_ month: WorkedMonth, layouts: [ScheduledMonth]) throws(PayrollError) -> ABMonth {
        let days = month.days
        guard days.first >= AB.firstDay else {
            throw PayrollError(
                .missingFigure, "AB:s uppgifter finns från \(AB.firstDay); \(month.month) kan inte räknas.",
                day: days.first)
        }
        var starts: Set<Day> = [days.first]
        for rule in AB.rules {
            for figure in rule.figures {
                for day in figure.changes(in: days, settings) { starts.insert(day) }
            }
        }
        let ordered = starts.sorted()
        var segments: [DayRange] = []
        for (index, start) in ordered.enumerated() {
            let end = index + 1 < ordered.count ? ordered[index + 1] - 1 : days.last
            segments.append(try DayRange(from: start, through: end))
        }
        return try ABMonth(month, segments: segments, settings, layouts)
    }
}
