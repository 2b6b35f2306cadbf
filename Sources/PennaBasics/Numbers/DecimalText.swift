//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Turns scaled integers into decimal text and back, exactly.
///
/// A scaled integer is a whole number of units of `10^-scale`: 110769 with scale 2 is 1107.69.
public enum DecimalText {
    /// Decimal text for files: a point, an ASCII minus, always `scale` decimals.
    public static func plain(_ value: Int64, scale: Int) -> String {
        joined(value, scale: scale, minus: "-", point: ".", group: "")
    }

    /// Decimal text for Swedish readers: a comma, a real minus sign, thousands apart by a no-break space.
    ///
    /// - Parameter trimmed: drops closing zeros, and the comma with them, down to `least` decimals.
    public static func swedish(_ value: Int64, scale: Int, trimmed: Bool = false, least: Int = 0) -> String {
        var value = value
        var scale = scale
        while trimmed, scale > least, value % 10 == 0 {
            value /= 10
            scale -= 1
        }
        return joined(value, scale: scale, minus: "\u{2212}", point: ",", group: "\u{A0}")
    }

    /// Reads decimal text such as `-1107.69` or `1107,69` as a scaled integer.
    ///
    /// - Returns: `nil` when the text is not a plain decimal number, has a digit other than zero beyond `scale`
    ///   (nothing is rounded), or does not fit in 64 bits.
    @inlinable
    public static func value(of text: some StringProtocol, scale: Int) -> Int64? {
        var total: Int64 = 0
        var negative = false
        var digits = 0
        var decimals: Int?
        var isFirst = true
        for byte in text.utf8 {
            defer { isFirst = false }
            switch byte {
            case UInt8(ascii: "-") where isFirst: negative = true
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard decimals == nil, digits > 0 else { return nil }
                decimals = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                let digit = Int64(byte - UInt8(ascii: "0"))
                if let seen = decimals {
                    decimals = seen + 1
                    if seen >= scale {
                        guard digit == 0 else { return nil }
                        continue
                    }
                }
                guard let next = appending(negative ? -digit : digit, to: total) else { return nil }
                total = next
            default: return nil
            }
        }
        guard digits > 0, decimals != 0 else { return nil }
        for _ in min(decimals ?? 0, scale)..<scale {
            guard let next = appending(0, to: total) else { return nil }
            total = next
        }
        return total
    }

    @usableFromInline
    static func appending(_ digit: Int64, to total: Int64) -> Int64? {
        let (product, productOverflow) = total.multipliedReportingOverflow(by: 10)
        let (sum, sumOverflow) = product.addingReportingOverflow(digit)
        return productOverflow || sumOverflow ? nil : sum
    }

    private static func joined(_ value: Int64, scale: Int, minus: String, point: String, group: String) -> String {
        var digits = String(value.magnitude)
        if digits.utf8.count <= scale {
            digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
        }
        let split = digits.utf8.index(digits.endIndex, offsetBy: -scale)
        var whole = String(digits[..<split])
        if !group.isEmpty { whole = grouped(whole, by: group) }
        let sign = value < 0 ? minus : ""
        return scale == 0 ? sign + whole : sign + whole + point + digits[split...]
    }

    private static func grouped(_ digits: String, by group: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { result += group }
            result.append(digit)
        }
        return result
    }
}
