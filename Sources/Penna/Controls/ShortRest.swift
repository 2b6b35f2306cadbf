//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The days on which work beside the schedule leaves no long rest: none within the day and night that begin with the work.
struct ShortRest {
    /// Work without a long rest in it.
    private struct Chain {
        var first: ClockInterval
        var end: Int
        var hasExtra: Bool
    }

    /// Work in minutes from midnight of a day.
    private struct ClockInterval {
        let day: Day
        let start: Int
        let end: Int
        let isExtra: Bool
    }

    /// What to say; `nil` where everybody rests.
    private(set) var text: String?

    /// - Parameter least: the minutes that a rest must have.
    init(_ employment: Employment, _ control: ControlRun, least: Int64) {
        let (days, knownAt) = (control.deviationDays, control.knownAt)
        var work: [ClockInterval] = []
        let extra = employment.known(in: days, .extraWork, knownAt)
        guard !extra.isEmpty else { return }
        let standby = employment.known(in: days, .standby, knownAt)
        for registration in extra {
            guard case .extraWork(let shift, _) = registration.kind else { continue }
            let day = registration.days.first
            // Who is called out from standby has another rest to come.
            guard !standby.contains(where: { $0.days.contains(day) || $0.days.contains(day - 1) }) else { continue }
            work.append(ClockInterval(day: day, start: shift.span.start, end: shift.span.end, isExtra: true))
        }
        let away = employment.known(in: days, .absence, knownAt)
        let scheduled = ShortRest.shifts(employment, control)
        for (day, span) in scheduled where !away.contains(where: { $0.days.contains(day) }) {
            work.append(ClockInterval(day: day, start: span.start, end: span.end, isExtra: false))
        }
        let first = days.first
        work.sort { ($0.day - first) * 1440 + $0.start < ($1.day - first) * 1440 + $1.start }
        text = ShortRest.text(ShortRest.broken(work, from: first, least: Int(least)), least)
    }

    /// The chains of work that are longer than a day without a rest allows.
    private static func broken(_ work: [ClockInterval], from first: Day, least: Int) -> [Chain] {
        func minute(_ day: Day, _ minute: Int) -> Int { (day - first) * 1440 + minute }
        var chains: [Chain] = []
        for part in work {
            let (start, end) = (minute(part.day, part.start), minute(part.day, part.end))
            if let last = chains.indices.last, start - chains[last].end < least {
                chains[last].end = max(chains[last].end, end)
                chains[last].hasExtra = chains[last].hasExtra || part.isExtra
            } else {
                chains.append(Chain(first: part, end: end, hasExtra: part.isExtra))
            }
        }
        return chains.filter { $0.hasExtra && $0.end - minute($0.first.day, $0.first.start) > 1440 - least }
    }

    private static func text(_ chains: [Chain], _ least: Int64) -> String? {
        guard let first = chains.first else { return nil }
        let start = ClockText.text(first.first.start)
        let rest = OperandUnit.timme.swedishText(least)
        let days = chains.dropFirst().prefix(4).map { "\($0.first.day)" }
        let more = chains.count > 5 ? " och \(chains.count - 5) gånger till" : ""
        let others = days.isEmpty ? "" : ", " + days.joined(separator: ", ") + more
        return "Dygnsvilan är under \(rest) från \(first.first.day) klockan \(start)\(others)."
    }

    /// The shifts of the days, by the clock.
    private static func shifts(_ employment: Employment, _ control: ControlRun) -> [(
        Day, ClockSpan
    )] {
        guard let month = control.shifts(of: employment) else { return [] }
        return month.shifts.compactMap { shift in
            let (start, end) = (SwedishClock.local(shift.interval.start), SwedishClock.local(shift.interval.end))
            let from = (start.day - shift.day) * 1440 + start.minute
            guard let span = try? ClockSpan(from: from, to: (end.day - shift.day) * 1440 + end.minute) else {
                return nil
            }
            return (shift.day, span)
        }
    }
}
