//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The number of a legal person, such as a kommun: ten digits of which the last is a Luhn check digit.
///
/// The third digit is at least 2, which tells it from a personnummer, whose third digit begins the month
/// (lag 1974:174 om identitetsbeteckning för juridiska personer m.fl.).
public struct Organisationsnummer: Hashable, Sendable {
    /// The ten digits as a number, for compact storage.
    public let number: Int64

    /// Reads ten digits, or twelve beginning with 16; a hyphen may stand before the last four.
    ///
    /// - Throws: `invalidValue`, saying in Swedish which check failed and what to do.
    public init(_ text: some StringProtocol) throws(PayrollError) {
        let text = String(text)
        guard let parts = IdentityText(text), parts.letter == nil, parts.separator != UInt8(ascii: "+") else {
            throw fault(text, "har fel form. Skriv tio siffror, som NNNNNN-NNNN.")
        }
        guard parts.prefix == nil || parts.prefix == 16 else {
            throw fault(text, "har tolv siffror men börjar inte med 16. Skriv de tio sista, eller rätta början.")
        }
        number = try Organisationsnummer.checked(parts.number, text)
    }

    /// Reads the ten digits as a number, such as one from storage.
    ///
    /// - Throws: `invalidValue`, as ``init(_:)`` does.
    public init(number: Int64) throws(PayrollError) {
        guard (0..<IdentityText.tenDigits).contains(number) else {
            throw fault("\(number)", "har fel form. Skriv tio siffror, som NNNNNN-NNNN.")
        }
        self.number = try Organisationsnummer.checked(number, DigitText.padded(Int(number), to: 10))
    }

    /// The ten digits without a hyphen, such as `2120000142`.
    public var digits: String { DigitText.padded(Int(number), to: 10) }

    /// The twelve digits that Skatteverket's files carry, such as `162120000142`.
    public var withPrefix: String { "16" + digits }

    private static func checked(_ number: Int64, _ text: String) throws(PayrollError) -> Int64 {
        guard number / 10_000_000 % 10 >= 2 else {
            throw fault(
                text, "har en tredje siffra under 2 och ser ut som ett personnummer. Ange en juridisk persons nummer.")
        }
        guard IdentityText.hasRightCheckDigit(number) else {
            throw fault(text, "har fel kontrollsiffra. Jämför med underlaget och rätta numret.")
        }
        return number
    }
}

extension Organisationsnummer: Comparable {
    /// Orders by the ten digits.
    public static func < (left: Organisationsnummer, right: Organisationsnummer) -> Bool { left.number < right.number }
}

extension Organisationsnummer: CustomStringConvertible {
    /// The number as it is written, such as `212000-0142`.
    public var description: String {
        DigitText.padded(Int(number / 10_000), to: 6) + "-" + IdentityText.lastFour(number)
    }
}

private func fault(_ text: String, _ reason: String) -> PayrollError {
    PayrollError(.invalidValue, "Organisationsnumret \(text) \(reason)")
}
