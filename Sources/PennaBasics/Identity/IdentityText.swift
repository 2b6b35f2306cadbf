//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The common form of personnummer and organisationsnummer: ten digits of which the last checks the others, with two
/// digits before them in the long form and a separator before the last four.
struct IdentityText {
    /// The two digits before the ten: a century, or 16 for an organisation; `nil` in the short form.
    let prefix: Int?

    /// The ten digits; a letter counts as 1.
    let number: Int64

    /// The letter in the place of the seventh digit, if any.
    let letter: UInt8?

    /// The `-` or `+` before the last four, if any.
    let separator: UInt8?

    /// Reads ten or twelve digits; `nil` for any other form.
    init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)
        var separator: UInt8?
        if bytes.count == 11 || bytes.count == 13 {
            let found = bytes.remove(at: bytes.count - 5)
            guard found == UInt8(ascii: "-") || found == UInt8(ascii: "+") else { return nil }
            separator = found
        }
        guard bytes.count == 10 || bytes.count == 12 else { return nil }
        var number: Int64 = 0
        var letter: UInt8?
        for (index, byte) in bytes.enumerated() {
            if let digit = DigitText.digit(byte) {
                number = number * 10 + Int64(digit)
            } else if index == bytes.count - 4, Interimsnummer.letters.contains(byte) {
                letter = byte
                number = number * 10 + 1
            } else {
                return nil
            }
        }
        prefix = bytes.count == 12 ? Int(number / IdentityText.tenDigits) : nil
        self.number = number % IdentityText.tenDigits
        self.letter = letter
        self.separator = separator
    }

    /// The first number of eleven digits.
    static let tenDigits: Int64 = 10_000_000_000

    /// Whether the last of ten digits agrees with the others.
    static func hasRightCheckDigit(_ number: Int64) -> Bool { Luhn.sum(of: number) % 10 == 0 }

    /// The last four of ten digits.
    static func lastFour(_ number: Int64) -> String { DigitText.padded(Int(number % 10_000), to: 4) }
}
