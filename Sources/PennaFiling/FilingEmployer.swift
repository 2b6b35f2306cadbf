//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
package import PennaModel

/// What an employer's files need that its pay does not.
package struct FilingEmployer: Hashable, Sendable {
    /// Whom Skatteverket calls about the declaration.
    package var contact: Contact?

    /// Whom Skatteverket calls about the file; the employer's own contact where nobody else is named.
    package var technicalContact: Contact?

    /// The bank.
    package var bank: PayingBank?

    /// The accounts.
    package var posting: PostingRules?

    /// Costs that are divided.
    package var shares = CostShares()

    /// Nothing known: no file but the lists can be made.
    package init() {}

    /// What is known of the employer of a run on its pay date.
    package init(_ filing: RunFiling) {
        let facts = filing.known
        let details = filing.report.facts.employer.details
        contact = facts.value(in: details.contacts) { $0.role == .declaration }
        technicalContact = facts.value(in: details.contacts) { $0.role == .technical }
        bank = facts.value(in: details.banks) { _ in true }
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

extension PostingRules {
    /// The name of the rule that gives the account of net pay.
    package static let netName = "nettolön"

    /// The name of the rule that gives the account of the öre between contributions and what is declared.
    package static let roundingName = "öresutjämning"

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
