//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Jour or beredskap of one day on the real time line.
struct StandbyTime: Sendable {
    let kind: StandbyKind
    /// The day it begins.
    let day: Day
    let stretch: Int
    let interval: WorkInterval
    let row: SourceRow?
}

extension MonthWork {
    /// Reads jour and beredskap, also of the day before the month, whose night may reach into it.
    ///
    /// - Throws: `overlap` when two of them share a minute, or one lies inside a shift that is worked.
    mutating func readStandby(_ rules: ABMonth) throws(PayrollError) {
        guard kinds.hasAny(.standby) else { return }
        for registration in registered.of(.standby) {
            guard case .standby(let kind, let span) = registration.kind else { continue }
            guard let days = registration.days.intersection(rules.reach) else { continue }
            for day in days {
                let interval: WorkInterval
                if let span {
                    interval = try rules.clock(day).interval(span, row: registration.row)
                } else {
                    interval = try WorkInterval(
                        from: SwedishClock.midnight(of: day), to: SwedishClock.midnight(of: day + 1))
                }
                try checkFree(interval, day, registration.row)
                standby.append(
                    StandbyTime(
                        kind: kind, day: day, stretch: stretchIndex(on: day), interval: interval,
                        row: registration.row))
            }
        }
        standby.sort { $0.interval.start < $1.interval.start }
    }

    private func checkFree(_ interval: WorkInterval, _ day: Day, _ row: SourceRow?) throws(PayrollError) {
        for other in standby where other.interval.overlaps(interval) {
            throw PayrollError(
                .overlap,
                "Två registreringar av jour eller beredskap \(day) överlappar varandra. Ta bort eller korta den ena.",
                day: day, row: row)
        }
        for (index, shift) in plan.shifts.enumerated() where !isWhollyAbsent(index) {
            for piece in plan.pieces[shift.pieces] where piece.interval.overlaps(interval) {
                throw PayrollError(
                    .overlap,
                    "Jour eller beredskap \(day) ligger i det ordinarie passet \(shift.day). Rätta tiden, eller registrera ändrat pass.",
                    day: day, row: row)
            }
        }
    }
}
