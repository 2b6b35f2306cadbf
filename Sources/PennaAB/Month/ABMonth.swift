//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// AB's figures and calendars for a month, for all persons of an employer.
public final class ABMonth: Sendable {
    let month: Month
    let days: DayRange
    /// The month and the day before it, whose night may reach into it.
    let reach: DayRange
    /// The clock of each day of ``reach``, so that no registration calculates with dates.
    private let clocks: [DayClock]
    /// The month on the real time line.
    let interval: WorkInterval
    /// The month and the night after it.
    private let withNightAfter: WorkInterval
    /// The day of the month on which the hour from two to three comes twice, if any.
    let repeatedHourDay: Day?
    let segments: [DayRange]
    /// The figures of each segment, and after them those of the day after the month.
    let figures: [SegmentFigures]
    /// Whether a figure changes with the month's end.
    let changesAfter: Bool
    /// The figures of the day before the month, on which an occasion may begin.
    let figuresBefore: SegmentFigures
    let holidays: HolidayCalendar
    /// The classes of the month's minutes by the clock.
    let classes: ClockClasses
    /// The classes of the minutes that monthly paid work by each shared layout, in the order of the layouts.
    let planned: [PlannedClasses]
    /// What the paragraphs bring.
    let parts: MonthParts

    /// Resolves the figures of a month that is cut where one of them may change.
    ///
    /// - Throws: `missingFigure` or `invalidValue` when the month lies outside the years of the agreement or the
    ///   calendar, or a local clock limit is not at a half hour.
    init(
        _ month: WorkedMonth, _ parts: MonthParts, _ settings: KnownSettings, _ layouts: [ScheduledMonth]
    ) throws(PayrollError) {
        let days = month.days
        guard days.first >= AB.firstDay else {
            throw PayrollError(
                .missingFigure, "AB:s uppgifter finns från \(AB.firstDay); \(month.month) kan inte räknas.",
                day: days.first)
        }
        self.month = month.month
        self.days = days
        self.parts = parts
        reach = try DayRange(from: days.first - 1, through: days.last)
        clocks = reach.map { DayClock($0) }
        // A shift may reach into the next month, and eves and Fridays are known by the days after them.
        let around = try DayRange(from: days.first - 9, through: days.last + 9)
        holidays = try HolidayCalendar(covering: around)
        let interval = try WorkInterval(
            from: SwedishClock.midnight(of: days.first), to: SwedishClock.midnight(of: days.last + 1))
        self.interval = interval
        withNightAfter = try WorkInterval(from: interval.start, to: SwedishClock.midnight(of: days.last + 2))
        repeatedHourDay = days.first { SwedishClock.change(on: $0) == .fallBack }
        segments = try days.segments(of: parts.figures, settings)
        let after = SegmentFigures(parts.figures, on: days.last + 1, settings)
        figures = segments.map { SegmentFigures(parts.figures, on: $0.first, settings) } + [after]
        changesAfter = !(figures[segments.count - 1].isSame(as: after))
        figuresBefore = SegmentFigures(parts.figures, on: days.first - 1, settings)
        let classes = try parts.classes(
            DayRange(from: days.first - 1, through: days.last + 2), holidays, settings)
        self.classes = classes
        planned = layouts.map { PlannedClasses($0, in: interval, through: days.last, classes) }
    }

    /// The month of others, of which only the clock is asked, so that the employer's settings do not matter.
    func another(_ month: Month) throws(PayrollError) -> ABMonth {
        try ABMonth(WorkedMonth(month), parts, KnownSettings(), [])
    }

    /// The time that the month pays an employment for: the month itself, and the night after it where the employment ends
    /// with it, because no other month would pay for those hours (decision A67).
    func window(of employment: Employment) -> WorkInterval {
        employment.end == days.last ? withNightAfter : interval
    }

    /// The clock of a day.
    func clock(_ day: Day) -> DayClock { reach.contains(day) ? clocks[day - reach.first] : DayClock(day) }

    /// The figures that hold on a day of the month.
    func figuresIndex(on day: Day) -> Int {
        segments.firstIndex { $0.contains(day) } ?? 0
    }

    /// The number of the shared layout whose ``planned`` classes are those of a month's work; `nil` where the employment
    /// has a layout of its own, is hourly paid, or has terms or figures that change in the month.
    func sharedLayout(of work: borrowing MonthWork) -> Int? {
        guard let number = work.plan.number, planned.indices.contains(number), work.stretches.count == 1,
            work.stretches[0].terms.isMonthly
        else { return nil }
        return number
    }
}
