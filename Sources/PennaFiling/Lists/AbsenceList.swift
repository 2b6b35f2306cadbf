//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
package import PennaFormat
internal import PennaLaw
internal import PennaModel

/// The absence of the month whose deviations a run pays, as it was registered: a row for each registration.
package enum AbsenceList {
    /// The name of the file.
    package static let name = "franvaro.csv"

    /// The list, in order of person and day.
    package static func bytes(_ report: RunReport) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(["person", "name", "employment", "cause", "from", "through", "extent"])
        let month = report.months.deviations.days
        for person in report.facts.people {
            for employment in person.employments {
                let rows = employment.registrations.filter {
                    $0.recorded <= report.knownAt && $0.days.overlaps(month)
                }
                for registration in rows.sorted(by: { $0.days.first < $1.days.first }) {
                    guard case .absence(let cause, let extent) = registration.kind else { continue }
                    csv.row([
                        "\(person.id)", person.name, employment.id, cause.rawValue, "\(registration.days.first)",
                        "\(registration.days.last)", text(extent),
                    ])
                }
            }
        }
        return csv.bytes
    }

    /// In words, with decimal comma and clock times.
    private static func text(_ extent: AbsenceExtent) -> String {
        switch extent {
        case .whole: "hel"
        case .percent(let percent): DecimalText.swedish(percent.millionths, scale: 4, trimmed: true) + " %"
        case .time(let minutes): clock(Int(minutes.count)) + " tim"
        case .clock(let span): clock(span.start) + "–" + clock(span.end)
        }
    }

    private static func clock(_ minutes: Int) -> String {
        let rest = minutes % 60
        return "\(minutes / 60):" + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
