//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaLaw

/// Texts that input files are written with.
package enum OutputText {
    /// A clock minute as `21:00`; one beyond midnight as the next day's clock.
    package static func clock(_ minute: Int) -> String {
        let ofDay = minute > 1440 ? minute - 1440 : minute
        return two(ofDay / 60) + ":" + two(ofDay % 60)
    }

    /// A clock minute that counts on beyond midnight, such as `25:00`.
    package static func longClock(_ minute: Int) -> String { two(minute / 60) + ":" + two(minute % 60) }

    /// Hours as `7:30`.
    package static func hours(_ minutes: Minutes) -> String {
        let count = minutes.count.magnitude
        return (minutes.count < 0 ? "-" : "") + "\(count / 60):" + two(Int(count % 60))
    }

    /// Kilometres as `23.6`; a fourth decimal where there are three, which could be read as thousands otherwise.
    package static func kilometres(_ distance: RoadDistance) -> String {
        let (metres, isWhole) = (distance.metres, distance.metres % 10 == 0)
        return isWhole
            ? DecimalText.plain(metres / 10, scale: 2) : DecimalText.plain(metres, scale: 3) + "0"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
