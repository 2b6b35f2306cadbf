//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The OB of monthly paid by a layout that employments share, reckoned once a month for all who work by it.
struct PlannedOB: Sendable {
    /// The minutes of each shift, whatever month they fall in.
    let whole: [OBMinutes]
    /// The minutes of each shift that fall in the month.
    let shifts: [OBMinutes]
    /// Their sum.
    let sum: OBMinutes

    init(_ layout: ScheduledMonth, in month: WorkInterval, through last: Day, _ calendar: OBCalendar) {
        whole = layout.shifts.indices.map { layout.obMinutes(of: $0, in: nil, isMonthly: true, calendar) }
        shifts = layout.shifts.indices.map { index in
            guard layout.shifts[index].day <= last else { return .zero }
            return layout.obMinutes(of: index, in: month, isMonthly: true, calendar)
        }
        sum = shifts.reduce(.zero) { $0 &+ $1 }
    }
}

extension ABMonth {
    /// The number of the shared layout whose ``plannedOB`` is that of a month's work; `nil` where the employment has a
    /// layout of its own, is hourly paid, or has terms or figures that change in the month.
    func sharedLayout(of work: borrowing MonthWork) -> Int? {
        guard let number = work.plan.number, plannedOB.indices.contains(number), work.stretches.count == 1,
            work.stretches[0].terms.isMonthly
        else { return nil }
        return number
    }
}
