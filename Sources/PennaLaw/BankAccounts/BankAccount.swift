//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A Swedish bank account that pay can be sent to, checked as far as its bank allows.
///
/// ```swift
/// let account = try BankAccount(clearing: "8424-4", account: "983 189 224-6")
/// account.bank            // Swedbank och sparbankerna
/// account.bankgirotForm   // 8424009831892246
/// ```
///
/// Two accounts are equal when they are the same account, however they were written. Form and checks are those of
/// Bankgirot's manual of account numbers; its edition and how well each range is known stand in ``ClearingRange``. A
/// right check digit does not say that the account exists, or whose it is.
public struct BankAccount: Hashable, Sendable {
    /// The bank's clearing numbers, and how its accounts are built.
    public let range: ClearingRange

    private let clearingNumber: Int
    private let number: Int64

    /// Reads a clearing number and an account number; spaces and hyphens may stand anywhere.
    ///
    /// A clearing number has four digits. Swedbank's that begin with 8 may have a fifth, a check digit, which is
    /// checked and dropped. An account number has seven digits; ten in Nordea's personkonto and some banks more;
    /// eight or nine in Handelsbanken; at most ten in Swedbank 8xxx and Plusgirot.
    ///
    /// - Throws: `unknownName` when no known bank has the clearing number; `invalidValue` for other characters, a wrong
    ///   number of digits, a wrong check digit, or only zeros. The message has the number as it was written.
    public init(clearing: some StringProtocol, account: some StringProtocol) throws(PayrollError) {
        let clearingNumber = try BankAccount.checkedClearing(String(clearing))
        guard let range = ClearingRange.containing(clearingNumber) else {
            throw PayrollError(
                .unknownName,
                "Clearingnumret \(clearing) hör inte till någon bank i förteckningen från 2019, kompletterad i mars "
                    + "2024. Jämför med underlaget och rätta numret. Är banken nyare, ange kontot som IBAN.")
        }
        self.range = range
        self.clearingNumber = clearingNumber
        number = try BankAccount.checkedAccount(String(account), range, clearingNumber)
    }

    /// The name of the bank.
    public var bank: String { range.bank }

    /// The clearing number with four digits.
    public var clearing: String { AccountDigits.padded(Int64(clearingNumber), to: 4) }

    /// The account number with all the digits of its form, filled with zeros from the left: 7, 9 or 10.
    public var account: String { AccountDigits.padded(number, to: range.form.length) }

    /// The sixteen digits of payroll files: four of clearing number, and the account filled with zeros to twelve.
    public var bankgirotForm: String { clearing + AccountDigits.padded(number, to: 12) }

    /// What should be looked at before pay is sent to the account; empty for nearly all.
    public var warnings: [BankAccountWarning] {
        var warnings: [BankAccountWarning] = []
        if !BankAccount.hasRightCheckDigit(number, range.form, clearingNumber) {
            warnings.append(.uncheckable(bank: bank, clearing: clearing, account: account))
        }
        if range.edition == .only2019 {
            warnings.append(.bankMayBeGone(bank: bank, clearing: clearing))
        }
        return warnings
    }
}

extension BankAccount: CustomStringConvertible {
    /// The clearing number and the account number, such as `6789-123456789`.
    public var description: String { clearing + "-" + account }
}

/// Something about an account that somebody should look at; nothing in it stops the pay.
@nonexhaustive
public enum BankAccountWarning: Hashable, Sendable {
    /// The check digit is not right, in a bank that has accounts without one: Swedbank and the sparbanker, 8xxx.
    case uncheckable(bank: String, clearing: String, account: String)

    /// The bank is in the older list of clearing numbers but not in the newer.
    case bankMayBeGone(bank: String, clearing: String)

    /// What to look at and what to do, in Swedish.
    public var text: String {
        switch self {
        case .uncheckable(let bank, let clearing, let account):
            "Kontonumret \(account) (\(bank), clearing \(clearing)) stämmer inte med sin kontrollsiffra. Några "
                + "äldre konton där går inte att kontrollera. Jämför med underlaget innan lönen betalas."
        case .bankMayBeGone(let bank, let clearing):
            "Clearingnumret \(clearing) (\(bank)) finns i förteckningen från 2019 men inte i den från 2024. Fråga "
                + "den anställde om kontot finns kvar."
        }
    }
}

extension BankAccount {
    /// A clearing number of four digits, from four digits or five.
    private static func checkedClearing(_ text: String) throws(PayrollError) -> Int {
        guard let digits = AccountDigits(text) else {
            throw fault(
                "Clearingnumret \(text) har andra tecken än siffror, mellanslag och bindestreck. Skriv siffror.")
        }
        if digits.count == 4 { return Int(digits.number) }
        guard digits.count == 5 else {
            throw fault(
                "Clearingnumret \(text) har \(digits.count) siffror. Skriv fyra, eller fem för ett nummer hos "
                    + "Swedbank som börjar med 8.")
        }
        guard digits.number / 10_000 == 8 else {
            throw fault(
                "Clearingnumret \(text) har fem siffror, men bara Swedbanks nummer som börjar med 8 kan ha det. "
                    + "Skriv fyra.")
        }
        guard Luhn.sum(of: digits.number) % 10 == 0 else {
            throw fault(
                "Clearingnumret \(text) har fel kontrollsiffra, den femte siffran. Jämför med underlaget och rätta "
                    + "numret.")
        }
        return Int(digits.number / 10)
    }

    private static func checkedAccount(
        _ text: String, _ range: ClearingRange, _ clearing: Int
    ) throws(PayrollError) -> Int64 {
        let name = "Kontonumret \(text) (\(range.bank), clearing \(AccountDigits.padded(Int64(clearing), to: 4)))"
        guard let digits = AccountDigits(text) else {
            throw fault("\(name) har andra tecken än siffror, mellanslag och bindestreck. Skriv siffror.")
        }
        let lengths = range.form.writtenLengths
        guard lengths.contains(digits.count) else {
            let right = lengths.count == 1 ? "\(lengths.lowerBound)" : "\(lengths.lowerBound)–\(lengths.upperBound)"
            throw fault(
                "\(name) har \(digits.count) siffror men ska ha \(right). Skriv det utan clearingnummer och med "
                    + "inledande nollor.")
        }
        guard digits.number != 0 else {
            throw fault("\(name) har bara nollor. Ange ett riktigt kontonummer.")
        }
        guard hasRightCheckDigit(digits.number, range.form, clearing) || hasUncheckableAccounts(clearing) else {
            throw fault("\(name) har fel kontrollsiffra. Jämför clearingnummer och kontonummer med underlaget.")
        }
        return digits.number
    }

    /// Whether the bank has a few old accounts without a check digit.
    private static func hasUncheckableAccounts(_ clearing: Int) -> Bool { clearing / 1000 == 8 }

    private static func hasRightCheckDigit(_ number: Int64, _ form: AccountForm, _ clearing: Int) -> Bool {
        switch form {
        case .type1Comment1: AccountDigits.mod11Sum(Int64(clearing % 1000) * 10_000_000 + number) % 11 == 0
        case .type1Comment2: AccountDigits.mod11Sum(Int64(clearing) * 10_000_000 + number) % 11 == 0
        case .type2Comment1, .type2Comment3: Luhn.sum(of: number) % 10 == 0
        case .type2Comment2: AccountDigits.mod11Sum(number) % 11 == 0
        }
    }
}

private func fault(_ message: String) -> PayrollError {
    PayrollError(.invalidValue, message)
}
