//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
package import PennaLaw
package import PennaModel

/// A line of a payslip as it is posted.
package struct PostingLine: Hashable, Sendable {
    /// The pay item.
    package let item: PayItem

    /// The amount.
    package let amount: Amount

    /// Anställningsnummer; empty for what belongs to the whole payslip.
    package let employment: String

    /// The person's class of contributions.
    package let contributionClass: ContributionClass

    /// The agreement of the terms; empty for what belongs to the whole payslip.
    package let agreement: String

    /// The account that the registered row itself names; empty for most.
    package let account: String

    /// The account that the employer has given the pay item; empty where it has not.
    package let itemAccount: String

    /// The cost account and further dimensions, as `1034 6:P12`.
    package let costAccount: String

    /// The first day it was earned.
    package let day: Day

    /// The year of the payment that it belongs to: of a correction, of the payment that is corrected.
    package let year: Int

    /// A line.
    package init(
        _ item: PayItem, _ amount: Amount, employment: String = "", contributionClass: ContributionClass = .standard,
        agreement: String = "", account: String = "", itemAccount: String = "", costAccount: String = "", day: Day,
        year: Int
    ) {
        self.item = item
        self.amount = amount
        self.employment = employment
        self.contributionClass = contributionClass
        self.agreement = agreement
        self.account = account
        self.itemAccount = itemAccount
        self.costAccount = costAccount
        self.day = day
        self.year = year
    }
}

/// A payslip as it is posted.
package struct PostingPayslip: Hashable, Sendable {
    /// Personnummer.
    package let person: String

    /// What is paid out.
    package let net: Amount

    /// The lines.
    package let lines: [PostingLine]

    /// A payslip.
    package init(person: String, net: Amount, lines: [PostingLine]) {
        self.person = person
        self.net = net
        self.lines = lines
    }
}
