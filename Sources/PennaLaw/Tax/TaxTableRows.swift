//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// How a month table is divided into rows, and how a percentage becomes a whole number.
///
/// Rows end at 2 000 kronor, then at every hundred to 20 000, then at every two hundred to 80 000. Above that come
/// percentages, one for each interval of two hundred kronor; from 2 000 000 on the table is open.
enum TaxTableRows {
    /// The number of rows that hold kronor.
    static let count = 481
    /// The highest pay in the rows that hold kronor.
    static let highestKronor: Int64 = 80_000
    /// The top of the last interval that has a percentage of its own.
    static let highestPercent: Int64 = 2_000_000
    /// The width of an interval that has a percentage.
    static let percentStep: Int64 = 200

    /// The row of a pay of 0–80 000 whole kronor.
    static func index(of pay: Int64) -> Int {
        if pay <= 2_000 { return 0 }
        if pay <= 20_000 { return Int((pay - 2_001) / 100) + 1 }
        return Int((pay - 20_001) / 200) + 181
    }

    /// The highest pay of a row.
    static func top(of index: Int) -> Int64 {
        index <= 180 ? 2_000 + 100 * Int64(index) : 20_000 + 200 * Int64(index - 180)
    }

    /// The top of the percentage interval of a pay above 80 000 kronor.
    static func percentTop(of pay: Int64) -> Int64 {
        pay >= highestPercent ? highestPercent : (pay + percentStep - 1) / percentStep * percentStep
    }

    /// The nearest whole percentage that a tax is of the top of its interval.
    ///
    /// An exact half goes up, but for four values: the published tables are computed in binary floating point, where
    /// 14.5, 28.5, 56.5 and 57.5 % come out just below themselves. With that every published percentage of 2025 and 2026
    /// is right.
    static func percent(of tax: Int64, top: Int64) -> Int64 {
        let (quotient, remainder) = (tax * 100).quotientAndRemainder(dividingBy: top)
        if remainder * 2 == top {
            switch quotient {
            case 14, 28, 56, 57: return quotient
            default: return quotient + 1
            }
        }
        return remainder * 2 > top ? quotient + 1 : quotient
    }
}
