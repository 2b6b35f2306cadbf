//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The digits of a clearing number or an account number, without what stands between them.
package struct AccountDigits: Hashable, Sendable {
    /// How many digits there are, leading zeros among them; beyond 18 no account has so many and counting goes on
    /// alone.
    package let count: Int

    /// The digits as a number; of more than 18 digits only the first 18.
    package let number: Int64

    /// Reads digits with spaces, no-break spaces and hyphens anywhere between; `nil` for any other character.
    package init?(_ text: String) {
        var count = 0
        var number: Int64 = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "-", "\u{A0}": continue
            case "0"..."9":
                if count < 18 { number = number * 10 + Int64(scalar.value - 48) }
                count += 1
            default: return nil
            }
        }
        self.count = count
        self.number = number
    }

    /// The sum of modulus 11: from the right, digits times 1, 2, … 10, and again from 1.
    package static func mod11Sum(_ number: Int64) -> Int64 {
        var sum: Int64 = 0
        var rest = number
        var weight: Int64 = 1
        while rest > 0 {
            sum += rest % 10 * weight
            rest /= 10
            weight = weight % 10 + 1
        }
        return sum
    }

    /// A number that is not negative, with zeros from the left.
    package static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
