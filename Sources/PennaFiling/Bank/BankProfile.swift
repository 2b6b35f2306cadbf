//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaModel

/// What a bank wants in a file of salaries; one row for each bank, and a bank without one does not compile.
package struct BankProfile: Hashable, Sendable {
    /// What identifies a party to the bank.
    package enum Identity: Hashable, Sendable {
        /// Nothing: the name is enough.
        case none
        /// Organisationsnummer, ten digits, and what the bank adds to it.
        case organisation(adding: String)
        /// What the bank has given the employer; where it has given nothing, what it takes instead, or nothing.
        case given(orElse: String?)
    }

    /// The bank.
    package let name: String

    /// Its BIC.
    package let bic: String

    /// What identifies who sends the file.
    package let sender: Identity

    /// What identifies who pays: the customer, or the agreement of the product.
    package let payer: Identity

    /// Whether salaries may be drawn from a bankgiro.
    package let takesBankgiro: Bool

    private init(
        _ name: String, _ bic: String, sender: Identity, payer: Identity, bankgiro: Bool
    ) {
        self.name = name
        self.bic = bic
        self.sender = sender
        self.payer = payer
        takesBankgiro = bankgiro
    }

    /// The row of a bank, as others report it: no bank's own guide could be read.
    package init(_ bank: PayingBank.Profile) {
        self =
            switch bank {
            case .danske:
                BankProfile(
                    "Danske Bank", "DABASESX", sender: .organisation(adding: ""), payer: .none, bankgiro: true)
            case .handelsbanken:
                BankProfile(
                    "Handelsbanken", "HANDSESS", sender: .organisation(adding: ""), payer: .organisation(adding: ""),
                    bankgiro: true)
            case .nordea:
                BankProfile(
                    "Nordea", "NDEASESS", sender: .given(orElse: "9999999999"), payer: .given(orElse: "9999999999"),
                    bankgiro: false)
            case .seb:
                BankProfile("SEB", "ESSESESS", sender: .none, payer: .organisation(adding: "0004"), bankgiro: false)
            case .swedbank:
                BankProfile(
                    "Swedbank", "SWEDSESS", sender: .given(orElse: nil), payer: .given(orElse: nil), bankgiro: true)
            }
    }
}

extension PayingBank {
    /// What its files must look like.
    var rules: BankProfile { BankProfile(profile) }

    /// What identifies the sender; `nil` when the bank must have given something and it is not known.
    func sender(_ employer: Organisationsnummer) -> String? { identity(rules.sender, senderID, employer) }

    /// What identifies the payer, likewise.
    func payer(_ employer: Organisationsnummer) -> String? { identity(rules.payer, debtorID, employer) }

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
