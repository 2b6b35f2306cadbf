//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
package import PennaLaw
package import PennaModel

/// Which account an amount is posted to; what a rule does not say holds for all.
package struct PostingRule: Hashable, Sendable {
    /// What the account is called.
    package let name: String

    /// The pay item it holds for.
    package let item: PayItemID?

    /// The kind of pay item.
    package let kind: PayItemKind?

    /// The person's class of contributions: in Kommun-BAS it is the account's fifth digit.
    package let contributionClass: ContributionClass?

    /// The agreement, as the terms name it; empty for all.
    package let agreement: String

    /// The account.
    package let account: String

    /// The account that balances an employer's cost or a benefit; empty where there is none.
    package let balance: String

    /// A rule.
    package init(
        _ name: String, item: PayItemID? = nil, kind: PayItemKind? = nil, contributionClass: ContributionClass? = nil,
        agreement: String = "", account: String, balance: String = ""
    ) {
        self.name = name
        self.item = item
        self.kind = kind
        self.contributionClass = contributionClass
        self.agreement = agreement
        self.account = account
        self.balance = balance
    }

    func holds(for line: PostingLine) -> Bool {
        (item.map { $0 == line.item.id } ?? true) && (kind.map { $0 == line.item.kind } ?? true)
            && (contributionClass.map { $0 == line.contributionClass } ?? true)
            && (agreement.isEmpty || agreement == line.agreement)
    }

    /// How closely it says what it holds for: an item goes before a class, a class before an agreement, an agreement
    /// before a kind.
    var closeness: Int {
        (item == nil ? 0 : 8) + (contributionClass == nil ? 0 : 4) + (agreement.isEmpty ? 0 : 2) + (kind == nil ? 0 : 1)
    }
}

/// How an employer's pay is posted.
package struct PostingRules: Hashable, Sendable {
    /// The rules, in any order; of two that say equally much the later holds.
    package let rules: [PostingRule]

    /// The account of net pay: the bank's, or what the employees are owed until it is paid.
    package let net: String

    /// The account that takes the öre between the contributions to the öre and those declared in kronor; empty for none.
    package let rounding: String

    /// The series that vouchers are numbered in.
    package let series: String

    /// The names of dimensions beside the cost account, by SIE's numbers.
    package let dimensions: [Int: String]

    /// The rules of an employer.
    package init(
        _ rules: [PostingRule], net: String, rounding: String = "", series: String = "L",
        dimensions: [Int: String] = [:]
    ) {
        self.rules = rules
        self.net = net
        self.rounding = rounding
        self.series = series
        self.dimensions = dimensions
    }

    /// The rule of a line; `nil` when none holds.
    ///
    /// The row's own account goes before all, then a rule of the very item, then the item's account, then other rules.
    func rule(for line: PostingLine) -> PostingRule? {
        var best: PostingRule?
        for rule in rules where rule.holds(for: line) {
            if rule.closeness >= best?.closeness ?? 0 { best = rule }
        }
        let isOfItem = best?.item != nil
        let own = !line.account.isEmpty ? line.account : isOfItem ? "" : line.itemAccount
        if own.isEmpty { return best }
        return PostingRule(line.item.name, account: own, balance: best?.balance ?? "")
    }

    /// The name of an account: that of the rule that posts to it.
    func name(of account: String) -> String {
        if let rule = rules.last(where: { $0.account == account }) { return rule.name }
        if account == net { return "Nettolön" }
        if account == rounding { return "Öresutjämning" }
        if let rule = rules.last(where: { $0.balance == account }) { return rule.name + ", skuld" }
        return "Konto " + account
    }
}
