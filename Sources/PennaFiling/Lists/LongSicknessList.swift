//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
package import PennaFormat
internal import PennaLaw
internal import PennaModel

/// Those who have been ill for fifteen days or more: after day 14 Försäkringskassan is told, in its e-service.
package enum LongSicknessList {
    /// The name of the file.
    package static let name = "sjukdag-15.csv"

    /// A row for each employment whose sick period has reached day 15 and went on in the month whose deviations the run
    /// pays; `day_15` is empty where the days of the period do not follow each other.
    package static func bytes(_ report: RunReport) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(["person", "name", "employment", "first_day", "day_15", "last_day", "days"])
        let month = report.months.deviations.month
        for (person, carry) in zip(report.facts.people, report.carries) {
            for employment in carry.employments {
                let sickness = employment.sickness
                guard sickness.dayNumber >= 15, let first = sickness.firstDay, let last = sickness.lastDay,
                    last.month == month
                else { continue }
                let isUnbroken = last - first + 1 == sickness.dayNumber
                csv.row([
                    "\(person.id)", person.name, employment.employment, "\(first)", isUnbroken ? "\(first + 14)" : "",
                    "\(last)", "\(sickness.dayNumber)",
                ])
            }
        }
        return csv.bytes
    }
}
