//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension DemoEmployer {
    /// What the employer's files for others need, invented: a contact, the bank and the accounts.
    func details() throws(PayrollError) -> EmployerDetails {
        var details = EmployerDetails()
        details.contacts = [try fact(contact)]
        details.banks = [try fact(bank)]
        for account in DemoEmployer.accounts { details.accountRules.append(try fact(account)) }
        return details
    }

    private func fact<Value>(_ value: Value) throws(PayrollError) -> Fact<Value> {
        try Fact(value, from: Day(2020, 1, 1), recorded: Instant(seconds: 0))
    }

    private var contact: Contact {
        var contact = Contact()
        (contact.name, contact.phone, contact.email) = ("Lena Lön", "010-123 45 67", "lon@exempel.se")
        return contact
    }

    /// The banks take turns; the account is the example in the standard of IBAN.
    private var bank: PayingBank {
        var bank = PayingBank()
        let profiles = PayingBank.Profile.allCases
        bank.profile = profiles[Int(number.utf8.last ?? 0) % profiles.count]
        bank.account = .account(PaymentAccount(iban: "SE4550000000058398257466"))
        if bank.profile == .swedbank { (bank.senderID, bank.debtorID) = ("DEMO1", "DEMO2") }
        return bank
    }

    private static let accounts: [AccountRule] = [
        rule("Löner", .pay, "5010"), rule("Ersättningar", .reimbursement, "5520"), rule("Skatt", .tax, "2710"),
        rule("Avdrag", .deduction, "2790"), rule("Förmåner", .benefit, "7385", balance: "7399"),
        rule("Pension", .employerCost, "5710", balance: "2940"),
        rule("Arbetsgivaravgifter", PayItems.arbetsgivaravgift.id, "5610", balance: "2731"),
        rule("PO-pålägg", PayItems.poPalagg.id, "5690", balance: "5699"),
        rule("nettolön", nil, "1930"), rule("öresutjämning", nil, "3740"),
    ]

    private static func rule(_ name: String, _ kind: PayItemKind?, _ account: String, balance: String = "")
        -> AccountRule
    {
        var rule = AccountRule()
        (rule.name, rule.kind, rule.account, rule.balanceAccount) = (name, kind, account, balance)
        return rule
    }

    private static func rule(_ name: String, _ item: PayItemID, _ account: String, balance: String) -> AccountRule {
        var rule = AccountRule()
        (rule.name, rule.item, rule.account, rule.balanceAccount) = (name, item, account, balance)
        return rule
    }
}
