//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
public import PennaLaw
internal import PennaModel

/// What an employer has agreed with its bank.
public struct BankAgreement: Hashable, Sendable {
    /// The versions of the standard's message.
    public enum Version: String, Hashable, Sendable, CaseIterable {
        /// pain.001.001.03, which all the banks take.
        case v03 = "pain.001.001.03"
        /// pain.001.001.09, its successor.
        case v09 = "pain.001.001.09"
    }

    /// The bank.
    public let bank: BankProfile

    /// The account that salaries are drawn from.
    public let account: DebtorAccount

    /// What the bank has given whoever sends the file, such as a Signer ID; empty where nothing.
    public let senderID: String

    /// What the bank has given whoever pays, such as the number of a product agreement; empty where nothing.
    public let payerID: String

    /// The version of the message.
    public let version: Version

    /// How many banking days before the pay date the bank is told to pay.
    public let daysBefore: Int

    /// Whether the account is charged once for all payments of a file.
    public let isBatchBooked: Bool

    /// An agreement.
    public init(
        _ bank: BankProfile, account: DebtorAccount, senderID: String = "", payerID: String = "",
        version: Version = .v03, daysBefore: Int = 0, isBatchBooked: Bool = true
    ) {
        self.daysBefore = max(0, daysBefore)
        self.isBatchBooked = isBatchBooked
        self.bank = bank
        self.account = account
        self.senderID = senderID
        self.payerID = payerID
        self.version = version
    }

    /// What identifies the sender; `nil` when the bank must have given something and it is not known.
    func sender(_ employer: Organisationsnummer) -> String? { identity(bank.sender, senderID, employer) }

    /// What identifies the payer, likewise.
    func payer(_ employer: Organisationsnummer) -> String? { identity(bank.payer, payerID, employer) }

    /// What was given goes before what a bank makes of the number; empty for nothing.
    private func identity(
        _ identity: BankProfile.Identity, _ given: String, _ employer: Organisationsnummer
    ) -> String? {
        if !given.isEmpty { return given }
        return switch identity {
        case .none: ""
        case .organisation(let more): employer.digits + more
        case .given(let other): other
        }
    }
}

/// An account that an employer pays from.
public enum DebtorAccount: Hashable, Sendable {
    /// A bank account, by clearing number or IBAN.
    case account(PaymentAccount)
    /// A bankgiro.
    case bankgiro(Bankgiro)
    /// A plusgiro, which no file can be written for: how the banks want it is not known.
    case plusgiro(String)
}

/// A number of Bankgirot's: seven or eight digits of which the last is a Luhn check digit.
public struct Bankgiro: Hashable, Sendable, CustomStringConvertible {
    /// The digits.
    public let digits: String

    /// Reads a number; a hyphen and spaces may stand in it.
    ///
    /// - Throws: `invalidValue`, with the number and what to do.
    public init(_ text: String) throws(PayrollError) {
        let digits = text.filter { $0 != "-" && $0 != " " }
        guard (7...8).contains(digits.utf8.count), let number = Int64(digits), number > 0,
            Luhn.sum(of: number) % 10 == 0
        else {
            throw PayrollError(
                .invalidValue,
                "Bankgironumret \(text) ska ha sju eller åtta siffror, den sista en kontrollsiffra. Jämför med underlaget och rätta numret."
            )
        }
        self.digits = digits
    }

    /// The number as people write it, such as `5050-1055`.
    public var description: String { digits.dropLast(4) + "-" + digits.suffix(4) }
}
