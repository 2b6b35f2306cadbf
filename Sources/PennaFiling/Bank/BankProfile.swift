//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
internal import PennaLaw
internal import PennaModel

/// How one bank wants its file of salaries: the banks read the same standard and ask for different identities.
///
/// No bank's own guide could be read. The rows are what payroll vendors tell their customers, and no bank has taken a
/// file of Penna's: send a test file first.
public struct BankProfile: Hashable, Sendable {
    /// What identifies a party to the bank.
    public enum Identity: Hashable, Sendable {
        /// Nothing: the name is enough.
        case none
        /// Organisationsnummer, ten digits, and what the bank adds to it.
        case organisation(adding: String)
        /// What the bank has given the employer; where it has given nothing, what it takes instead, or nothing.
        case given(orElse: String?)
    }

    /// The name that the employer's agreement refers to it by, such as `swedbank`.
    public let key: String

    /// The bank.
    public let name: String

    /// Its BIC.
    public let bic: String

    /// What identifies who sends the file.
    public let sender: Identity

    /// What identifies who pays: the customer, or the agreement of the product.
    public let payer: Identity

    /// Whether salaries may be drawn from a bankgiro.
    public let takesBankgiro: Bool

    /// How well the row is known.
    public let confidence: Confidence

    private init(
        _ key: String, _ name: String, _ bic: String, sender: Identity, payer: Identity, bankgiro: Bool
    ) {
        self.key = key
        self.name = name
        self.bic = bic
        self.sender = sender
        self.payer = payer
        takesBankgiro = bankgiro
        confidence = .reported
    }

    /// The banks that are known.
    public static let all = [
        BankProfile(
            "danske", "Danske Bank", "DABASESX", sender: .organisation(adding: ""), payer: .none, bankgiro: true),
        BankProfile(
            "handelsbanken", "Handelsbanken", "HANDSESS", sender: .organisation(adding: ""),
            payer: .organisation(adding: ""), bankgiro: true),
        BankProfile(
            "nordea", "Nordea", "NDEASESS", sender: .given(orElse: "9999999999"), payer: .given(orElse: "9999999999"),
            bankgiro: false),
        BankProfile(
            "seb", "SEB", "ESSESESS", sender: .none, payer: .organisation(adding: "0004"), bankgiro: false),
        BankProfile(
            "swedbank", "Swedbank", "SWEDSESS", sender: .given(orElse: nil), payer: .given(orElse: nil),
            bankgiro: true),
    ]

    /// The bank of a key.
    ///
    /// - Throws: `unknownName`, with the keys that there are.
    public init(named key: String) throws(PayrollError) {
        guard let profile = BankProfile.all.first(where: { $0.key == key }) else {
            let keys = BankProfile.all.map(\.key)
            throw PayrollError(
                .unknownName,
                "Bankprofilen \(key) finns inte. Ange en av \(keys.joined(separator: ", ")).\(NearestName.question(key, among: keys))"
            )
        }
        self = profile
    }
}
