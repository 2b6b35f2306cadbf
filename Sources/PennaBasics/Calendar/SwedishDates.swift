//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension Month {
    private static let names = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]

    /// The name, such as `oktober`.
    package var swedishName: String { Month.names[monthOfYear - 1] }

    /// The name and the year, such as `oktober 2026`.
    package var swedish: String { "\(swedishName)\u{A0}\(year)" }

    /// The name as it is shortened, such as `okt`; names of four letters are whole.
    fileprivate var swedishShort: String {
        swedishName.utf8.count <= 4 ? swedishName : String(swedishName.prefix(3))
    }
}

extension Day {
    /// The day as text, such as `6 oktober 2026`.
    package var swedish: String {
        let parts = components
        return "\(parts.day)\u{A0}\(month.swedishName) \(parts.year)"
    }
}

extension DayRange {
    /// The days without their year, such as `1–31 okt` and `28 sep–3 okt`, for where the year is known.
    package var swedishShort: String {
        func day(_ day: Day) -> String { "\(day.components.day)" }
        let end = day(last) + "\u{A0}" + last.month.swedishShort
        if first == last { return end }
        if first.month == last.month { return day(first) + "–" + end }
        return day(first) + "\u{A0}" + first.month.swedishShort + "–" + end
    }
}
