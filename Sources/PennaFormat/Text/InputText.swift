//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// Texts that several input files have in common.
package enum InputText {
    /// Reads a day.
    package static func day(_ text: String, _ what: String) throws(PayrollError) -> Day {
        guard let day = Day(text) else {
            throw PayrollError(.invalidValue, "\(what) \(text) är ingen dag. Skriv t.ex. 2026-10-05.")
        }
        return day
    }

    /// Reads a clock time as minutes from midnight.
    package static func clock(_ text: String) throws(PayrollError) -> Int {
        guard let time = ClockTime(text) else {
            throw PayrollError(.invalidValue, "Klockslaget \(text) finns inte. Skriv t.ex. 07:45.")
        }
        return time.minute
    }

    /// Reads a clock interval; an end at or before the start is on the next day.
    package static func span(_ from: String, _ to: String) throws(PayrollError) -> ClockSpan {
        let start = try clock(from)
        let end = try clock(to)
        return try ClockSpan(from: start, to: end <= start ? end + 1440 : end)
    }

    /// Reads a clock interval whose times may go on beyond 24:00 into the next day, such as `25:00`.
    private static func longSpan(_ from: String, _ to: String) throws(PayrollError) -> ClockSpan {
        let start = try longClock(from)
        let end = try longClock(to)
        return try ClockSpan(from: start, to: end <= start ? end + 1440 : end)
    }

    private static func longClock(_ text: String) throws(PayrollError) -> Int {
        let hours = Int(text.prefix(2)) ?? 0
        guard text.utf8.count == 5, (24...48).contains(hours) else { return try clock(text) }
        let ofDay = try clock((hours - 24 < 10 ? "0" : "") + "\(hours - 24)" + text.dropFirst(2))
        return ofDay + 1440
    }

    /// Reads breaks such as `11:00-11:30 14:00-14:15`, which follow the start of their shift.
    package static func breaks(_ text: String, after start: Int) throws(PayrollError) -> [ClockSpan] {
        var breaks: [ClockSpan] = []
        for part in text.split(separator: " ") {
            let ends = part.split(separator: "-").map(String.init)
            guard ends.count == 2 else {
                throw PayrollError(
                    .invalidValue, "Rasten \(part) är inget klockslag till ett annat. Skriv t.ex. 11:00-11:30.")
            }
            let span = try span(ends[0], ends[1])
            breaks.append(span.start < start ? try ClockSpan(from: span.start + 1440, to: span.end + 1440) : span)
        }
        return breaks
    }

    /// A word in lower case without the dots and rings of å, ä and ö, so that `Föräldraledig` is `foraldraledig`.
    package static func plain(_ word: String) -> String {
        // Programs write words so already, and then there is nothing to do letter by letter.
        if word.utf8.allSatisfy({ $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) { return word }
        return String(
            word.lowercased().map { letter in
                switch letter {
                case "å", "ä": "a"
                case "ö": "o"
                default: letter
                }
            })
    }

    /// The absence extent or worked time that hours, percent and clock times say together.
    package static func extent(hours: String, percent: String, start: String, end: String) throws(PayrollError)
        -> AbsenceExtent
    {
        let given = [hours, percent, start].filter { !$0.isEmpty }
        guard given.count <= 1, start.isEmpty == end.isEmpty else {
            throw PayrollError(
                .invalidValue, "Ange bara ett av timmar, procent och klockslag (start och slut).")
        }
        if !hours.isEmpty {
            let time = try InputText.hours(hours)
            guard time > .zero, time <= Minutes(1440) else {
                throw PayrollError(
                    .invalidValue,
                    "Frånvaron är \(hours) timmar. Ange timmar av dagen, högst 24; en rättelse görs genom att ta bort eller ändra den ursprungliga raden."
                )
            }
            return .time(time)
        }
        if !start.isEmpty { return .clock(try longSpan(start, end)) }
        guard !percent.isEmpty else { return .whole }
        let share = try InputText.percent(percent)
        guard share > .zero, share <= .whole else {
            throw PayrollError(
                .invalidValue, "Frånvaron är \(percent) procent. Ange en del av dagen, över 0 och högst 100.")
        }
        return share == .whole ? .whole : .percent(share)
    }
}
