//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaModel

extension RuleDescription {
    /// When the rule applies by the clock in an ordinary week, a line for each day, as the rule's own code says it.
    ///
    /// Empty for a rule that does not go by the clock. The rule book draws the weeks of the holidays too.
    package var ordinaryHours: [String] {
        guard let clock,
            let first = figures.flatMap(\.rows).filter({ $0.through == nil }).map(\.from).max(),
            let holidays = try? HolidayCalendar(covering: DayRange(from: first - 14, through: first + 400))
        else { return [] }
        let start = first + (8 - first.weekday.rawValue) % 7
        let monday = (0..<50).lazy.map { start + 7 * $0 }.first { monday in
            (-2...8).allSatisfy { !holidays.isPublicHoliday(monday + $0) && !holidays.isEve(monday + $0) }
        }
        guard let monday else { return [] }
        return (0..<7).compactMap { try? RuleDescription.hours(clock, on: monday + $0) }
    }

    private static func hours(_ clock: RuleClock, on day: Day) throws(PayrollError) -> String {
        var runs: [(from: Int, to: Int, name: String)] = []
        for (slot, found) in try clock.slots(day, KnownSettings()).enumerated() {
            guard let found else { continue }
            let (from, name) = (slot * 30, clock.classes[found].name)
            if let last = runs.indices.last, runs[last].to == from, runs[last].name == name {
                runs[last].to = from + 30
            } else {
                runs.append((from, from + 30, name))
            }
        }
        let texts = runs.map { run in
            "\(ClockText.text(run.from))–\(run.to == 1440 ? "24.00" : ClockText.text(run.to)) \(run.name)"
        }
        return "\(day.weekday.swedish): " + (texts.isEmpty ? "inget" : texts.joined(separator: "; "))
    }
}
