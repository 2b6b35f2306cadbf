//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A distance by road, in whole metres.
///
/// A mil is 10 000 metres, so the metres are also the stored value of a number of mil with four decimals
/// (`OperandUnit.antal`).
public struct RoadDistance: Hashable, Sendable, Comparable {
    /// The number of metres.
    public let metres: Int64

    /// A distance of that many metres.
    public init(metres: Int64) {
        self.metres = metres
    }

    /// A distance of whole kilometres.
    ///
    /// - Throws: `overflow` when the metres do not fit in 64 bits.
    public init(kilometres: Int64) throws(PayrollError) {
        let (metres, overflow) = kilometres.multipliedReportingOverflow(by: 1_000)
        if overflow { throw .overflow("Sträckan \(kilometres) km") }
        self.metres = metres
    }

    /// Reads a number of kilometres such as `236` or `236,5`; at most three decimals.
    ///
    /// - Returns: `nil` when the text is not a decimal number or has more decimals.
    public init?(kilometres text: some StringProtocol) {
        guard let metres = DecimalText.value(of: text, scale: 3) else { return nil }
        self.metres = metres
    }

    /// The distance as a Swedish reader expects it, such as `236,5 km`.
    public var swedish: String { DecimalText.swedish(metres, scale: 3, trimmed: true) + "\u{A0}km" }

    /// Whether the left distance is shorter than the right one.
    public static func < (left: RoadDistance, right: RoadDistance) -> Bool { left.metres < right.metres }
}
