//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension InconvenientHours {
    /// Adds the lines of the month's OB.
    static func add(
        _ overtime: borrowing OvertimeMonth, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let minutes = try minutes(overtime, &month, question)
        for index in month.work.stretches.indices where minutes[index] != .zero {
            let stretch = month.work.stretches[index]
            let figures = month.rules.figures[stretch.figures]
            for obClass in OBClass.allCases where !overtime.exchanged.contains(obClass.item) {
                guard let time = time(obClass, index, of: minutes, figures) else { continue }
                let rate = try figures.obRate(obClass, on: stretch.days.first)
                let origin = stretch.origin(question)
                if figures[halfHours].isOn {
                    try month.lines.add(
                        obClass.item, HalfHours(before: time.before, time: time.own, rate: rate.amount),
                        rate.confidence, origin)
                } else {
                    try month.lines.add(
                        obClass.item, ExactMinutes(time: time.own, rate: rate.amount), rate.confidence, origin)
                }
            }
        }
    }

    /// The time of a class in a stretch.
    struct PaidTime {
        /// The minutes of the month that were counted before.
        let before: Minutes
        /// The stretch's own minutes.
        let own: Minutes

        /// The time that is paid.
        func paid(_ figures: borrowing SegmentFigures) -> Minutes {
            figures[halfHours].isOn ? (before + own).roundedUpToHalfHour - before.roundedUpToHalfHour : own
        }
    }

    /// The time of a class that is paid in a stretch, or `nil` for nothing.
    ///
    /// Where a letter is rounded together with its night, the night, which pays more, is counted first.
    static func time(
        _ obClass: OBClass, _ stretch: Int, of minutes: ShortList<OBMinutes>, _ figures: borrowing SegmentFigures
    ) -> PaidTime? {
        let own = Int64(minutes[stretch][obClass.lane])
        if own == 0 { return nil }
        let partner = figures[withNight].isOn ? obClass.partner : nil
        var before: Int64 = 0
        var month: Int64 = 0
        for index in minutes.indices {
            let sum = minutes[index]
            let count = Int64(sum[obClass.lane]) + (partner.map { Int64(sum[$0.lane]) } ?? 0)
            if index < stretch { before += count }
            month += count
        }
        if let partner, partner.isNight { before += Int64(minutes[stretch][partner.lane]) }
        if figures[lessThanHour].isOn {
            let rounded = figures[halfHours].isOn ? Minutes(month).roundedUpToHalfHour : Minutes(month)
            if rounded < Minutes(60) { return nil }
        }
        return PaidTime(before: Minutes(before), own: Minutes(own))
    }
}

extension SegmentFigures {
    /// What an hour of a class gives.
    ///
    /// - Throws: `missingFigure` naming the figure and the day.
    func obRate(_ obClass: OBClass, on day: Day) throws(PayrollError) -> FigureValue {
        if obClass == .helgnatt, self[InconvenientHours.raise].isOn {
            return try known(InconvenientHours.raised, on: day)
        }
        return try known(InconvenientHours.amounts[obClass.lane], on: day)
    }
}
