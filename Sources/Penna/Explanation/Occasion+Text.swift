//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension Occasion {
    /// The day, the clock times where they are known, and the quantity, such as `2026-10-31 lör 21.00–22.00 1 tim`.
    var swedish: String {
        let amount = unit == .dag && quantity == 1 ? "1\u{A0}dag" : unit.swedishText(quantity)
        guard !clock.isEmpty else { return "\(day) \(amount)" }
        let times = clock.map { interval in
            let (start, end) = (SwedishClock.local(interval.start), SwedishClock.local(interval.end))
            // Midnight ends the day that it is the end of.
            return ClockText.text(start.minute) + "–" + (end.minute == 0 ? "24.00" : ClockText.text(end.minute))
        }
        return "\(day) \(day.weekday.swedish.prefix(3)) \(times.joined(separator: " och ")) \(amount)"
    }
}

/// Clock times as people write them.
enum ClockText {
    /// A minute of a day, such as `21.00`; of the next day too.
    static func text(_ minute: Int) -> String {
        let (hours, minutes) = (minute / 60 % 24, minute % 60)
        return (hours < 10 ? "0" : "") + "\(hours)." + (minutes < 10 ? "0" : "") + "\(minutes)"
    }
}
