//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

extension FilingEmployer {
    /// What is known of the employer of a run on its pay date.
    public init(_ filing: RunFiling) {
        self.init()
        let facts = KnownFacts(day: filing.report.payDate.day, knownAt: filing.report.knownAt)
        let details = filing.report.facts.employer.details
        contact = facts.value(in: details.contacts) { $0.role == .declaration }.map(FilingContact.init)
        technicalContact = facts.value(in: details.contacts) { $0.role == .technical }.map(FilingContact.init)
        bank = facts.value(in: details.banks) { _ in true }.flatMap(BankAgreement.init)
        posting = PostingRules(facts, details.accountRules)
    }
}

/// What holds on a day, of what was known at an instant.
struct KnownFacts {
    let day: Day
    let knownAt: Instant

    func value<Value>(in facts: [Fact<Value>], where isMeant: (Value) -> Bool) -> Value? {
        facts.stretches(in: DayRange(day), knownAt: knownAt, where: isMeant).first.map { facts[$0.index].value }
    }
}

extension FilingContact {
    fileprivate init(_ contact: Contact) {
        self.init(name: contact.name, phone: contact.phone, email: contact.email)
    }
}

extension BankAgreement {
    /// - Returns: `nil` for a bank that is not known.
    fileprivate init?(_ bank: PayingBank) {
        guard let profile = try? BankProfile(named: bank.profile.rawValue),
            let version = Version(rawValue: bank.version.rawValue), let account = DebtorAccount(bank.account)
        else { return nil }
        self.init(
            profile, account: account, senderID: bank.senderID, payerID: bank.debtorID, version: version,
            daysBefore: bank.daysBefore, isBatchBooked: bank.isBatchBooked)
    }
}

extension DebtorAccount {
    /// - Returns: `nil` for a bankgiro that is none, which is refused where it is read.
    fileprivate init?(_ account: PayingBank.Account) {
        switch account {
        case .account(let account): self = .account(account)
        case .bankgiro(let number):
            guard let bankgiro = try? Bankgiro(number) else { return nil }
            self = .bankgiro(bankgiro)
        case .plusgiro(let number): self = .plusgiro(number)
        }
    }
}

extension PostingRules {
    /// The name of the rule that gives the account of net pay.
    public static let netName = "nettolön"

    /// The name of the rule that gives the account of the öre between contributions and what is declared.
    public static let roundingName = "öresutjämning"

    /// The rules that hold, one of each name; `nil` where there are none.
    fileprivate init?(_ facts: KnownFacts, _ rules: [Fact<AccountRule>]) {
        var names: [String] = []
        for rule in rules where !names.contains(rule.value.name) { names.append(rule.value.name) }
        let held = names.compactMap { name in facts.value(in: rules) { $0.name == name } }
        if held.isEmpty { return nil }
        func account(_ name: String) -> String { held.first { $0.name == name }?.account ?? "" }
        self.init(
            held.filter { $0.name != PostingRules.netName && $0.name != PostingRules.roundingName }.map(
                PostingRule.init),
            net: account(PostingRules.netName), rounding: account(PostingRules.roundingName))
    }
}

extension PostingRule {
    fileprivate init(_ rule: AccountRule) {
        self.init(
            rule.name, item: rule.item, kind: rule.kind, contributionClass: rule.contributionClass,
            agreement: rule.agreement, account: rule.account, balance: rule.balanceAccount)
    }
}
