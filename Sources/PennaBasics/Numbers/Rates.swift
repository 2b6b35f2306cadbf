//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A percentage as an exact number of millionths: 31.42 % is 314 200, 0.605 % is 6 050.
public struct Percent: Hashable, Sendable {
    /// The number of millionths of the whole.
    public let millionths: Int64

    /// A percentage of that many millionths of the whole.
    @inlinable
    public init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Reads a percentage such as `31.42`; at most four decimals.
    ///
    /// - Returns: `nil` when the text is not a decimal number or has more decimals.
    public init?(_ text: some StringProtocol) {
        guard let value = DecimalText.value(of: text, scale: 4) else { return nil }
        millionths = value
    }

    /// The whole: 100 %.
    @inlinable
    public static var whole: Percent { Percent(millionths: 1_000_000) }

    /// Nothing: 0 %.
    @inlinable
    public static var zero: Percent { Percent(millionths: 0) }
}

extension Percent: Comparable {
    /// Whether the left percentage is less than the right one.
    @inlinable
    public static func < (left: Percent, right: Percent) -> Bool { left.millionths < right.millionths }
}

extension Percent: CustomStringConvertible {
    /// The percentage with four decimals and a point: the form that files carry.
    public var description: String { DecimalText.plain(millionths, scale: 4) }
}

/// A factor with two decimals, such as a kalenderdagsfaktor of 1.47 or a semesterkvot of 1.05.
public struct Factor: Hashable, Sendable {
    /// The number of hundredths.
    public let hundredths: Int64

    /// A factor of that many hundredths.
    @inlinable
    public init(hundredths: Int64) {
        self.hundredths = hundredths
    }
}

/// A time as a whole number of minutes.
public struct Minutes: Hashable, Sendable {
    /// The number of minutes.
    public let count: Int64

    /// A time of that many minutes.
    @inlinable
    public init(_ count: Int64) {
        self.count = count
    }

    /// No time at all.
    @inlinable
    public static var zero: Minutes { Minutes(0) }

    /// The sum of two times.
    ///
    /// Times come from clocks within months and cannot overflow.
    @inlinable
    public static func + (left: Minutes, right: Minutes) -> Minutes { Minutes(left.count + right.count) }

    /// The difference of two times.
    @inlinable
    public static func - (left: Minutes, right: Minutes) -> Minutes { Minutes(left.count - right.count) }

    /// The time rounded up to a started half hour; a negative time too goes upwards, −45 to −30.
    @inlinable
    public var roundedUpToHalfHour: Minutes {
        let whole = count / 30
        return Minutes((count % 30 > 0 ? whole + 1 : whole) * 30)
    }
}

extension Minutes: Comparable {
    /// Whether the left time is shorter than the right one.
    @inlinable
    public static func < (left: Minutes, right: Minutes) -> Bool { left.count < right.count }
}
