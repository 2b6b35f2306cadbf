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
}
