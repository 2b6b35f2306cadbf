//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// What a paid amount is counted by when a month is corrected: lines that have the same of all these add up.
package struct PaidKey: Hashable, Sendable {
    /// Anställningsnummer; empty for lines of the whole payslip, such as the benefit car.
    package let employment: String

    /// The pay item.
    package let item: PayItemID

    /// The month it was earned in.
    package let origin: Month

    /// The cost account (kontering); empty where there is none.
    package let account: String

    /// The account that a registered row named itself; empty for the pay item's own.
    package let ledgerAccount: String

    /// What an amount is counted by.
    package init(employment: String, item: PayItemID, origin: Month, account: String, ledgerAccount: String = "") {
        self.employment = employment
        self.item = item
        self.origin = origin
        self.account = account
        self.ledgerAccount = ledgerAccount
    }

    /// Where it is posted, as people read it: the cost account, and the account where a row named its own.
    package var posting: String {
        [account, ledgerAccount].filter { !$0.isEmpty }.joined(separator: " / ")
    }

    /// What a line of a person's payslip is counted by.
    package init(_ line: PayLine, of person: Person) {
        let position = Int(line.employment)
        let employment = position < person.employments.count ? person.employments[position] : nil
        let posting = employment?.posting(of: line) ?? (account: "", costAccount: "")
        self.init(
            employment: employment?.id ?? "", item: line.item, origin: line.originMonth,
            account: posting.costAccount, ledgerAccount: posting.account)
    }
}

extension PaidKey: Comparable {
    /// By employment, month, pay item and accounts, so that corrections always come in the same order.
    package static func < (left: PaidKey, right: PaidKey) -> Bool {
        if left.employment != right.employment { return left.employment < right.employment }
        if left.origin != right.origin { return left.origin < right.origin }
        if left.item != right.item { return left.item.number < right.item.number }
        if left.account != right.account { return left.account < right.account }
        return left.ledgerAccount < right.ledgerAccount
    }
}

/// What has been declared for a person in a month of payment, for pay that is taken back later.
package struct DeclaredMonth: Hashable, Sendable {
    /// The cash pay of its individuppgift (field 011), to the öre.
    package var pay: Amount

    /// What contributions were calculated on.
    package var contributionBase: Amount

    /// What has been declared.
    package init(pay: Amount = .zero, contributionBase: Amount = .zero) {
        self.pay = pay
        self.contributionBase = contributionBase
    }
}

/// All that has been paid to a person by an employer, month by month, over all locked runs.
package struct PaidHistory: Hashable, Sendable {
    /// What lines of each month of the pay calendar add up to; a month without an entry has never been calculated.
    package var months: [Month: [PaidKey: Amount]] = [:]

    /// What was registered and not deducted, because the pay did not reach for it; it is among the sums above, and let go
    /// (decision L22).
    package var unmade: [Month: [PaidKey: Amount]] = [:]

    /// Months that another system paid: what it paid is taken as what was known then gives.
    package var takenOver: Set<Month> = []

    /// What was declared in each month of payment.
    package var declared: [Month: DeclaredMonth] = [:]

    /// Nothing paid.
    package init() {}

    /// Adds an amount that was paid for a month.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    package mutating func add(_ amount: Amount, _ key: PaidKey, in month: Month) throws(PayrollError) {
        months[month, default: [:]][key] = try (months[month]?[key] ?? .zero) + amount
    }

    /// How much of what is registered for a month was deducted, or would be now: what was let go then is not taken later,
    /// and what was never taken is not given back.
    func made(_ registered: Amount, of key: PaidKey, in month: Month) throws(PayrollError) -> Amount {
        guard let unmade = unmade[month]?[key], let paid = months[month]?[key] else { return registered }
        let made = try paid - unmade
        return registered <= made ? registered : max(made, try registered - unmade)
    }
}
