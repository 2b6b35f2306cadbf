//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What became of a number's text at a scale.
enum JSONDecimal {
    case value(Int64)
    /// A digit other than zero stands beyond the scale.
    case tooManyDecimals
    /// The number does not fit in 64 bits.
    case outOfRange
}

/// The value of a checked number, times 10 to the power `scale`, exactly.
///
/// The digits D of the text, without its point, stand for D · 10^(e − f), with e the exponent and f the number of
/// decimals. So D · 10^(e − f + scale) is wanted: the first `kept` digits of D, after which only zeros may follow, or
/// all of them and zeros added.
func jsonDecimal(_ text: Span<UInt8>, _ range: Range<Int>, scale: Int) -> JSONDecimal {
    let isNegative = text[range.lowerBound] == JSONByte.minus
    let digits = (isNegative ? range.lowerBound + 1 : range.lowerBound)..<range.upperBound
    var kept = Int64(scale)
    var isBeforePoint = true
    var end = digits.lowerBound
    while end < digits.upperBound && text[end] | 0x20 != 0x65 {
        if text[end] == JSONByte.point {
            isBeforePoint = false
        } else if isBeforePoint {
            kept += 1
        }
        end += 1
    }
    if end < digits.upperBound {
        kept += jsonExponent(text, end + 1..<digits.upperBound)
    }

    // Negative numbers reach one further than positive ones, so the value is built as a negative one.
    var value: Int64 = 0
    for index in digits.lowerBound..<end where text[index] != JSONByte.point {
        let digit = Int64(text[index] - JSONByte.zero)
        if kept > 0 {
            guard let next = jsonShifted(value, digit) else { return .outOfRange }
            value = next
        } else if digit != 0 {
            return .tooManyDecimals
        }
        kept -= 1
    }
    while kept > 0 && value != 0 {
        guard let next = jsonShifted(value, 0) else { return .outOfRange }
        value = next
        kept -= 1
    }
    if isNegative { return .value(value) }
    let (positive, overflow) = (0 as Int64).subtractingReportingOverflow(value)
    return overflow ? .outOfRange : .value(positive)
}

/// `10 · value − digit`, or nil if that overflows.
private func jsonShifted(_ value: Int64, _ digit: Int64) -> Int64? {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    if overflow { return nil }
    let (result, underflow) = product.subtractingReportingOverflow(digit)
    return underflow ? nil : result
}

/// The exponent, held within ±10^12: no text is long enough (2^31 digits) for more to make a difference.
private func jsonExponent(_ text: Span<UInt8>, _ range: Range<Int>) -> Int64 {
    var exponent: Int64 = 0
    for index in range where JSONByte.isDigit(text[index]) {
        exponent = min(exponent * 10 + Int64(text[index] - JSONByte.zero), 1_000_000_000_000)
    }
    return text[range.lowerBound] == JSONByte.minus ? -exponent : exponent
}
