//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The moment when a fact was recorded, in whole seconds.
///
/// It is read from text and written in UTC, so that the same moment is written in one way only.
public struct Instant: Hashable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 UTC; negative before.
    public let seconds: Int64

    /// The instant with that number.
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// After everything: what is recorded is known.
    public static let endOfTime = Instant(seconds: .max)

    /// The instant when a minute begins.
    ///
    /// - Throws: `overflow` when the seconds do not fit in 64 bits.
    public init(_ moment: Moment) throws(PayrollError) {
        let (seconds, overflow) = moment.minute.multipliedReportingOverflow(by: 60)
        if overflow { throw .overflow("Tidpunkten") }
        self.seconds = seconds
    }

    /// Reads a date and time by RFC 3339.
    ///
    /// | text | means |
    /// |---|---|
    /// | `2026-11-20T13:05:00Z` | UTC |
    /// | `2026-11-20T14:05:00+01:00` | one hour ahead of UTC |
    /// | `2026-11-20T14:05:00` or `2026-11-20T14:05` | Swedish local time, as ``SwedishClock`` tells it |
    /// | `2026-11-20` | midnight in Sweden, as the day begins |
    ///
    /// A space may stand for the `T`. Fractions of a second are dropped. Local time in the hour that comes twice
    /// when summer time ends means the first passage. A leap second is not accepted.
    ///
    /// - Throws: `invalidValue` for any other form or a time that does not exist; `clockTime` for a local time in the
    ///   hour that is skipped when summer time begins.
    public init(_ text: some StringProtocol) throws(PayrollError) {
        guard let parts = InstantParts(text) else {
            throw PayrollError(
                .invalidValue,
                "Tidpunkten \(String(text)) kan inte läsas. Skriv den som 2026-11-20, 2026-11-20T14:05:00 (svensk tid) "
                    + "eller 2026-11-20T14:05:00+01:00.")
        }
        let start: Int64
        if let offset = parts.offset {
            start = (Int64(parts.day.number) * 1440 + Int64(parts.minute) - Int64(offset)) * 60
        } else {
            start = try SwedishClock.moment(day: parts.day, minute: parts.minute).minute * 60
        }
        seconds = start + Int64(parts.second)
    }

    /// The minute that the instant lies in.
    public var moment: Moment { Moment(minute: flooredDivision(seconds, by: 60).quotient) }
}

extension Instant {
    /// The instant as Swedish clocks show it, for people: `2026-11-20 14:05`, or `2026-11-20` at midnight.
    public var swedish: String {
        let local = SwedishClock.local(moment)
        return local.minute == 0 && seconds == moment.minute * 60 ? "\(local.day)" : "\(local)"
    }
}

extension Instant: Comparable {
    /// Whether the left instant is before the right one.
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

extension Instant: CustomStringConvertible {
    /// The instant in UTC as `2026-11-20T13:05:00Z`.
    public var description: String {
        let (day, second) = flooredDivision(seconds, by: 86_400)
        return "\(SwedishClock.day(numbered: day))T" + DigitText.padded(Int(second / 3600), to: 2) + ":"
            + DigitText.padded(Int(second / 60 % 60), to: 2) + ":" + DigitText.padded(Int(second % 60), to: 2) + "Z"
    }
}

/// The parts of an instant's text.
private struct InstantParts {
    let day: Day
    var minute = 0
    var second = 0
    /// Minutes ahead of UTC, or `nil` for Swedish local time.
    var offset: Int?

    init?(_ text: some StringProtocol) {
        var rest = FixedText(text)
        guard let year = rest.number(4), rest.skip(UInt8(ascii: "-")), let month = rest.number(2),
            rest.skip(UInt8(ascii: "-")), let dayOfMonth = rest.number(2),
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        self.day = day
        if rest.isAtEnd { return }
        guard rest.skip(UInt8(ascii: "T")) || rest.skip(UInt8(ascii: "t")) || rest.skip(UInt8(ascii: " ")),
            readTime(&rest), readOffset(&rest), rest.isAtEnd
        else { return nil }
    }

    private mutating func readTime(_ rest: inout FixedText) -> Bool {
        guard let hour = rest.number(2), hour < 24, rest.skip(UInt8(ascii: ":")), let minute = rest.number(2),
            minute < 60
        else { return false }
        self.minute = hour * 60 + minute
        guard rest.skip(UInt8(ascii: ":")) else { return true }
        guard let second = rest.number(2), second < 60 else { return false }
        self.second = second
        return !rest.skip(UInt8(ascii: ".")) || rest.skipDigits() > 0
    }

    private mutating func readOffset(_ rest: inout FixedText) -> Bool {
        if rest.isAtEnd { return true }
        if rest.skip(UInt8(ascii: "Z")) || rest.skip(UInt8(ascii: "z")) {
            offset = 0
            return true
        }
        let isAhead = rest.skip(UInt8(ascii: "+"))
        guard isAhead || rest.skip(UInt8(ascii: "-")), let hours = rest.number(2), hours < 24,
            rest.skip(UInt8(ascii: ":")), let minutes = rest.number(2), minutes < 60
        else { return false }
        offset = (isAhead ? 1 : -1) * (hours * 60 + minutes)
        return true
    }
}
