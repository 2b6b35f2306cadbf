//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension EmploymentMonth {
    /// The employment's shifts in another month than the one that is calculated, as they are known.
    ///
    /// - Throws: as laying out the month does.
    func plan(of month: Month, _ holidays: HolidayCalendar) throws(PayrollError) -> ScheduledMonth {
        var changed: [Registration] = []
        if employment.kinds.hasAny(.otherShifts) {
            changed += employment.registrations.of(.otherShifts).filter { $0.recorded <= knownAt }
            changed.sort { $0.recorded < $1.recorded }
        }
        return try ScheduledMonth(
            month: month, employment: employment, schedules: schedules, plans: plans, holidays: holidays,
            knownAt: knownAt, changed: changed)
    }

    /// Whether all terms of some days are under AB.
    func isUnderAB(in days: DayRange) -> Bool {
        employment.terms.stretches(in: days, knownAt: knownAt).allSatisfy {
            AB().covers(employment.terms[$0.index].value.agreement)
        }
    }

    /// Whether a schedule with working days in its cycle holds on all of some days.
    func hasCycle(on days: DayRange) -> Bool {
        var reached = days.first
        for stretch in employment.schedules.stretches(in: days, knownAt: knownAt) {
            let schedule = schedules[employment.schedules[stretch.index].value.schedule]
            guard stretch.days.first == reached, schedule.workdaysInCycle > 0 else { return false }
            reached = stretch.days.last + 1
        }
        return reached > days.last
    }
}
