//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The invented employee of the rules' examples: full time at an office, Monday to Friday 08.00–16.30.
enum ExampleOffice {
    /// An example with one registration or several, all on the same days.
    static func employee(
        _ text: String, pay: Int64, month: Month, _ kinds: [Registration.Kind], _ first: Day, _ last: Day,
        childBorn: Day? = nil, carry: EmploymentCarry? = nil, items: [PayItem] = []
    ) throws(PayrollError) -> RuleExample {
        let epoch = Instant(seconds: 0)
        let days = try DayRange(from: first, through: last)
        let shift = [try Shift(ClockSpan(from: 480, to: 990), breaks: [ClockSpan(from: 720, to: 750)])]
        let start = Day(2020, 1, 1)
        return RuleExample(
            text, month: month,
            employment: Employment(
                id: "1", start: start,
                terms: [try Fact(Terms(pay: .monthly(fullTime: Amount(ore: pay))), from: start, recorded: epoch)],
                schedules: [
                    try Fact(ScheduleAssignment(schedule: 0, cycleStart: Day(2024, 1, 1)), from: start, recorded: epoch)
                ],
                registrations: kinds.map { Registration($0, days: days, recorded: epoch, childBorn: childBorn) }),
            schedules: [try Schedule(name: "Kontor", cycle: [shift, shift, shift, shift, shift, [], []])], carry: carry,
            items: items)
    }
}
