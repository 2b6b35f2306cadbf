//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Builds the worked examples of §§ 16, 20 and 21.
enum HoursExample {
    /// An employment since 2020 with one shift on Mondays to Fridays, and what is registered on single days.
    static func make(
        _ text: String, month: Month, pay: Terms.Pay = .monthly(fullTime: Amount(ore: 3_300_000)),
        agreement: String = AB.name, shift: Shift? = nil, carry: EmploymentCarry? = nil, items: [PayItem],
        _ registered: [(kind: Registration.Kind, day: Day)]
    ) throws(PayrollError) -> RuleExample {
        let start = Day(2020, 1, 1)
        let epoch = Instant(seconds: 0)
        let terms = try Fact(Terms(pay: pay, agreement: agreement), from: start, recorded: epoch)
        var schedules: [Schedule] = []
        var assignments: [Fact<ScheduleAssignment>] = []
        if let shift {
            let week = (0..<7).map { $0 < 5 ? [shift] : [] }
            schedules = [try Schedule(name: "vardagar", cycle: week)]
            let assignment = ScheduleAssignment(schedule: 0, cycleStart: Day(2020, 1, 6))
            assignments = [try Fact(assignment, from: start, recorded: epoch)]
        }
        return RuleExample(
            text, month: month,
            employment: Employment(
                id: "1", start: start, terms: [terms], schedules: assignments,
                registrations: registered.map {
                    Registration($0.kind, days: DayRange($0.day), recorded: epoch)
                }), schedules: schedules, carry: carry, items: items)
    }

    /// A shift by whole hours without a break.
    static func shift(_ from: Int, _ to: Int) throws(PayrollError) -> Shift {
        try Shift(ClockSpan(from: from * 60, to: to * 60))
    }
}
