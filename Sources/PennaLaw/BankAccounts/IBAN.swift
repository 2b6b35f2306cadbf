//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// An international bank account number (IBAN, ISO 13616), checked by modulus 97.
///
/// A Swedish one must have 24 characters: SE, two check digits, three digits for the bank, sixteen of account and one
/// check digit. Of other countries the length is only known to be 15–34; their own lengths are not checked.
public struct IBAN: Hashable, Sendable {
    /// The electronic form: capital letters and digits without spaces.
    public let electronic: String

    /// Reads an IBAN, in capital or small letters, with or without spaces.
    ///
    /// - Throws: `invalidValue`, saying in Swedish which check failed and what to do. The message has the number as
    ///   it was written.
    public init(_ text: some StringProtocol) throws(PayrollError) {
        let text = String(text)
        guard let bytes = IBAN.characters(of: text) else {
            throw fault(
                text, "har andra tecken än bokstäver A–Z, siffror och mellanslag. Skriv det som banken anger det.")
        }
        guard bytes.count >= 4, bytes[..<2].allSatisfy(isLetter), bytes[2..<4].allSatisfy(isDigit) else {
            throw fault(text, "ska börja med landets två bokstäver och två siffror, som SE35. Rätta numret.")
        }
        if bytes[0] == UInt8(ascii: "S"), bytes[1] == UInt8(ascii: "E") {
            guard bytes.count == 24 else {
                throw fault(text, "har \(bytes.count) tecken, men ett svenskt IBAN har 24. Rätta numret.")
            }
            guard bytes[4...].allSatisfy(isDigit) else {
                throw fault(text, "har bokstäver efter SE, men ett svenskt IBAN har bara siffror där. Rätta numret.")
            }
        }
        guard (15...34).contains(bytes.count) else {
            throw fault(text, "har \(bytes.count) tecken, men ett IBAN har 15–34. Rätta numret.")
        }
        // 98 less a remainder lies between 2 and 98; 00, 01 and 99 would pass the sum and are never issued.
        let check = Int(bytes[2] - 48) * 10 + Int(bytes[3] - 48)
        guard (2...98).contains(check), IBAN.remainder(bytes[4...] + bytes[..<4]) == 1 else {
            throw fault(text, "har fel kontrollsiffror. Jämför med underlaget och rätta numret.")
        }
        electronic = String(decoding: bytes, as: UTF8.self)
    }

    /// Makes a Swedish IBAN from what the bank itself says: its three digits, and the account as the IBAN has it.
    ///
    /// How a bank writes its clearing and account numbers in the last seventeen digits differs between banks; see
    /// ``init(of:)``.
    ///
    /// - Parameters:
    ///   - bankID: the bank's number in IBAN, 1–999.
    ///   - account: at most seventeen digits, filled with zeros from the left; spaces and hyphens may stand between.
    /// - Throws: `invalidValue` when either has another form.
    public init(bankID: Int, account: some StringProtocol) throws(PayrollError) {
        guard (1...999).contains(bankID) else {
            throw PayrollError(
                .invalidValue, "Bankens nummer i IBAN är \(bankID), men ska vara mellan 1 och 999. Rätta numret.")
        }
        guard let digits = AccountDigits(String(account)), (1...17).contains(digits.count), digits.number != 0 else {
            throw PayrollError(
                .invalidValue, "Kontonumret \(account) kan inte stå i ett svenskt IBAN. Skriv högst sjutton siffror.")
        }
        let bban = AccountDigits.padded(Int64(bankID), to: 3) + AccountDigits.padded(digits.number, to: 17)
        let check = 98 - IBAN.remainder(Array((bban + "SE00").utf8))
        electronic = "SE" + AccountDigits.padded(Int64(check), to: 2) + bban
    }

    /// Would make a Swedish IBAN from an account with clearing number; refused for every bank today.
    ///
    /// The banks' numbers in IBAN, and how each writes the account there, are in none of Penna's sources, and a wrong
    /// IBAN sends the pay astray.
    ///
    /// - Throws: `missingFigure`, naming the bank.
    public init(of account: BankAccount) throws(PayrollError) {
        throw PayrollError(
            .missingFigure,
            "Bankens nummer i IBAN saknas för \(account.bank) (clearing \(account.clearing)). Ange kontot "
                + "\(account.account) som det IBAN den anställde har fått av banken, eller betala med clearing- och "
                + "kontonummer.")
    }

    /// The two letters of the country, such as `SE`.
    public var country: String { String(electronic.prefix(2)) }

    /// The three digits of the bank in a Swedish IBAN; `nil` for other countries.
    public var swedishBankID: String? { country == "SE" ? String(electronic.dropFirst(4).prefix(3)) : nil }
}

extension IBAN: CustomStringConvertible {
    /// The printed form, in groups of four.
    public var description: String {
        var result = ""
        for (index, character) in electronic.enumerated() {
            if index > 0, index % 4 == 0 { result += " " }
            result.append(character)
        }
        return result
    }
}

extension IBAN {
    /// The characters in capitals without spaces; `nil` when there are others than letters, digits and spaces.
    private static func characters(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}": continue
            case "0"..."9", "A"..."Z": bytes.append(UInt8(scalar.value))
            case "a"..."z": bytes.append(UInt8(scalar.value - 32))
            default: return nil
            }
        }
        return bytes
    }

    /// The remainder by 97 of digits and letters, where A is 10 and Z is 35.
    private static func remainder(_ bytes: some Sequence<UInt8>) -> Int {
        var remainder = 0
        for byte in bytes {
            remainder = isDigit(byte) ? remainder * 10 + Int(byte) - 48 : remainder * 100 + Int(byte) - 55
            remainder %= 97
        }
        return remainder
    }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

private func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

private func fault(_ text: String, _ reason: String) -> PayrollError {
    PayrollError(.invalidValue, "IBAN \(text) \(reason)")
}
