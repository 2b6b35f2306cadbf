//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A day of the proleptic Gregorian calendar, kept as the number of days since 1 January 1970.
public struct Day: Hashable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let number: Int32

    /// The day with that number.
    @inlinable
    public init(number: Int32) {
        self.number = number
    }

    /// A day known to exist, for figures and tests: `Day(2026, 4, 1)`.
    ///
    /// - Precondition: the day exists and the year is 1–9999. For input use ``init(year:month:day:)``.
    public init(_ year: Int, _ month: Int, _ day: Int) {
        guard let valid = Day(year: year, month: month, day: day) else {
            preconditionFailure("no such day in the calendar")
        }
        self = valid
    }

    /// The day of a year, month and day of the month.
    ///
    /// - Returns: `nil` when there is no such day, or the year is outside 1–9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Month(year: year, month: month).dayCount
        else { return nil }
        number = Day.dayNumber(year, month, day)
    }

    /// Reads `2026-04-01`.
    ///
    /// - Returns: `nil` for any other form, or a day that does not exist.
    public init?(_ text: some StringProtocol) {
        self.init(String(text))
    }

    /// Reads `2026-04-01`; months of 25 000 people are read by it, so it is for one type of text.
    ///
    /// - Returns: `nil` for any other form, or a day that does not exist.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count == 10 else { return nil }
        var parts = (0, 0, 0)
        var index = -1
        for byte in bytes {
            index += 1
            if index == 4 || index == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = DigitText.digit(byte) else { return nil }
            switch index {
            case 0..<4: parts.0 = parts.0 * 10 + digit
            case 5..<7: parts.1 = parts.1 * 10 + digit
            default: parts.2 = parts.2 * 10 + digit
            }
        }
        self.init(year: parts.0, month: parts.1, day: parts.2)
    }

    /// The year, month and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        // Years are counted from 1 March, so that the leap day ends the year and every month length follows one rule.
        let days = Int(number) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year of the day.
    public var year: Int { components.year }

    /// The calendar month of the day.
    public var month: Month {
        let parts = components
        return Month(year: parts.year, month: parts.month)
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1 January 1970 was a Thursday, number 4 of the week.
        let shifted = (Int(number) + 3) % 7
        return Weekday(number: (shifted < 0 ? shifted + 7 : shifted) + 1)
    }

    /// The day `count` days later, or earlier when negative.
    @inlinable
    public static func + (day: Day, count: Int) -> Day { Day(number: day.number + Int32(count)) }

    /// The day `count` days earlier.
    @inlinable
    public static func - (day: Day, count: Int) -> Day { Day(number: day.number - Int32(count)) }

    /// The number of days from the right day to the left one.
    @inlinable
    public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

extension Day: Comparable {
    /// Whether the left day is before the right one.
    @inlinable
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
    /// The day as `2026-04-01`.
    public var description: String {
        let parts = components
        guard (0...9999).contains(parts.year) else {
            return DigitText.padded(parts.year, to: 4) + "-" + DigitText.padded(parts.month, to: 2) + "-"
                + DigitText.padded(parts.day, to: 2)
        }
        let text = Day.text(parts)
        // Digits and hyphens are valid, so there is nothing to mend on the way.
        guard let valid = try? UTF8Span(validating: text.span) else { return "" }
        return String(copying: valid)
    }

    /// Adds the day as ``description`` has it; every line of a file has two, so no string is made.
    package func append(to bytes: inout [UInt8]) {
        let parts = components
        guard (0...9999).contains(parts.year) else {
            bytes.append(contentsOf: description.utf8)
            return
        }
        let text = Day.text(parts)
        for index in text.indices { bytes.append(text[index]) }
    }

    /// The digits of a year of four digits.
    private static func text(_ parts: (year: Int, month: Int, day: Int)) -> [10 of UInt8] {
        let hyphen = UInt8(ascii: "-")
        return [
            DigitText.byte(parts.year / 1000), DigitText.byte(parts.year / 100 % 10),
            DigitText.byte(parts.year / 10 % 10), DigitText.byte(parts.year % 10), hyphen,
            DigitText.byte(parts.month / 10), DigitText.byte(parts.month % 10), hyphen,
            DigitText.byte(parts.day / 10), DigitText.byte(parts.day % 10),
        ]
    }
}

/// A day of the week, Monday first.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    /// Måndag.
    case monday = 1
    /// Tisdag.
    case tuesday
    /// Onsdag.
    case wednesday
    /// Torsdag.
    case thursday
    /// Fredag.
    case friday
    /// Lördag.
    case saturday
    /// Söndag.
    case sunday

    init(number: Int) {
        self = Weekday(rawValue: number) ?? .sunday
    }

    /// Whether the day is a Saturday or a Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

/// Writes numbers with leading zeros, and reads digits.
enum DigitText {
    /// The digit that an ASCII byte stands for.
    static func digit(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
    }

    /// The ASCII byte of a digit 0–9.
    static func byte(_ digit: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(digit) }

    static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
