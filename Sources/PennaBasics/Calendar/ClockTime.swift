//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A time of day by the clock on the wall, in whole minutes since local midnight: 00:00–24:00.
///
/// It says nothing of how much time has really passed; on the two days a year when the clocks change that is another
/// number. See ``SwedishClock``.
public struct ClockTime: Hashable, Sendable {
    private let stored: Int16

    /// Minutes since midnight, 0–1440.
    public var minute: Int { Int(stored) }

    /// The time that many minutes after midnight.
    ///
    /// - Returns: `nil` outside 0–1440.
    public init?(minute: Int) {
        guard (0...1440).contains(minute) else { return nil }
        stored = Int16(minute)
    }

    /// A time known to exist, for rules and tests: `ClockTime(22, 0)`.
    ///
    /// - Precondition: the time is 00:00–24:00. For input use ``init(_:)`` or ``init(minute:)``.
    public init(_ hour: Int, _ minute: Int) {
        guard (0...24).contains(hour), (0...59).contains(minute), let valid = ClockTime(minute: hour * 60 + minute)
        else { preconditionFailure("no such time on the clock") }
        self = valid
    }

    /// Reads `07:30`; `24:00` is the end of the day.
    ///
    /// - Returns: `nil` for any other form, or a time that no clock shows.
    public init?(_ text: some StringProtocol) {
        var digits = FixedText(text)
        guard let hour = digits.number(2), digits.skip(UInt8(ascii: ":")), let minute = digits.number(2),
            digits.isAtEnd,
            minute < 60
        else { return nil }
        self.init(minute: hour * 60 + minute)
    }

    /// Midnight as the day begins: 00:00.
    public static let startOfDay = ClockTime(0, 0)

    /// Midnight as the day ends: 24:00.
    public static let endOfDay = ClockTime(24, 0)
}

extension ClockTime: Comparable {
    /// Whether the left time is earlier by the clock than the right one.
    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.stored < right.stored }
}

extension ClockTime: CustomStringConvertible {
    /// The time as `07:30`.
    public var description: String {
        DigitText.padded(minute / 60, to: 2) + ":" + DigitText.padded(minute % 60, to: 2)
    }
}

/// Reads text of a fixed form from the left, such as a date or a clock time.
struct FixedText {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    /// Whether all the text has been read.
    var isAtEnd: Bool { position == bytes.count }

    /// The next byte, unread.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Reads exactly so many digits as a number, or nothing.
    mutating func number(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + count] {
            guard let digit = DigitText.digit(byte) else { return nil }
            value = value * 10 + digit
        }
        position += count
        return value
    }

    /// Reads that byte, or nothing.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// Reads all the digits that come next, and tells how many they were.
    mutating func skipDigits() -> Int {
        let start = position
        while let byte = next, DigitText.digit(byte) != nil { position += 1 }
        return position - start
    }
}
