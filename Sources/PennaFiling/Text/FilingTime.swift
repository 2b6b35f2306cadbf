//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Times as files have them.
enum FilingTime {
    /// Swedish local time, as `2026-11-30T08:00:00`.
    static func local(_ instant: Instant) -> String {
        let local = SwedishClock.local(instant.moment)
        return "\(local.day)T\(digits(local.minute / 60)):\(digits(local.minute % 60)):00"
    }

    /// A day as `20261127`.
    static func compact(_ day: Day) -> String {
        var text = "\(day)"
        text.removeAll { $0 == "-" }
        return text
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
