//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// The account that somebody's pay is sent to: one that can be used, or one that cannot, with the reason.
///
/// An account that cannot be used keeps the payment waiting, never the calculation; so it is kept as it was written.
///
/// ```swift
/// let account = PaymentAccount(clearing: "9760", number: "0000001")
/// account.refusal   // Clearingnumret 9760 hör inte till någon bank …
/// ```
public enum PaymentAccount: Hashable, Sendable {
    /// A Swedish account with clearing number.
    case swedish(BankAccount)

    /// An IBAN, of any country, and the bank's BIC; empty when it is not given.
    case iban(IBAN, bic: String)

    /// What cannot be used, and why, in Swedish.
    case unusable(WrittenAccount, reason: String)

    /// An account with clearing number, checked as ``BankAccount`` checks it.
    public init(clearing: String, number: String) {
        do throws(PayrollError) {
            self = .swedish(try BankAccount(clearing: clearing, account: number))
        } catch {
            self = .unusable(.clearing(clearing, number: number), reason: error.message)
        }
    }

    /// An account by its IBAN, and the bank's BIC where it is given.
    public init(iban: String, bic: String = "") {
        do throws(PayrollError) {
            self = .iban(try IBAN(iban), bic: try PaymentAccount.checked(bic: bic))
        } catch {
            self = .unusable(.iban(iban, bic: bic), reason: error.message)
        }
    }

    /// Why it cannot be used, in Swedish; `nil` when it can.
    public var refusal: String? {
        if case .unusable(_, let reason) = self { return reason }
        return nil
    }

    /// What should be looked at before pay is sent to it; empty for nearly all.
    public var warnings: [BankAccountWarning] {
        if case .swedish(let account) = self { return account.warnings }
        return []
    }

    /// A BIC in capitals without spaces: six letters for the bank and its country, two characters more, and three for
    /// a branch.
    private static func checked(bic text: String) throws(PayrollError) -> String {
        var bic = ""
        for byte in text.utf8 where byte != UInt8(ascii: " ") {
            let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            let length = bic.utf8.count
            guard isLetter || (isDigit && length >= 6), length < 11 else { throw fault(text) }
            bic.unicodeScalars.append(Unicode.Scalar(isLetter ? byte & 0xDF : byte))
        }
        guard [0, 8, 11].contains(bic.utf8.count) else { throw fault(text) }
        return bic
    }

    private static func fault(_ bic: String) -> PayrollError {
        PayrollError(
            .invalidValue,
            "BIC \(bic) ska ha åtta eller elva tecken: sex bokstäver och sedan bokstäver eller siffror, som HANDSESS. Rätta koden, eller ta bort den."
        )
    }
}

/// An account as somebody wrote it.
public enum WrittenAccount: Hashable, Sendable {
    /// A clearing number and an account number.
    case clearing(String, number: String)

    /// An IBAN and a BIC, empty when it is not given.
    case iban(String, bic: String)
}

extension PaymentAccount: CustomStringConvertible {
    /// The account as people read it, such as `6789-123456789` or an IBAN in groups of four.
    public var description: String {
        switch self {
        case .swedish(let account): account.description
        case .iban(let iban, _): iban.description
        case .unusable(.clearing(let clearing, let number), _): clearing + "-" + number + " (kan inte användas)"
        case .unusable(.iban(let iban, _), _): iban + " (kan inte användas)"
        }
    }
}
