//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
public import PennaLaw
public import PennaModel

/// A line of a payslip as it is posted.
public struct PostingLine: Hashable, Sendable {
    /// The pay item.
    public let item: PayItem

    /// The amount.
    public let amount: Amount

    /// Anställningsnummer; empty for what belongs to the whole payslip.
    public let employment: String

    /// The person's class of contributions.
    public let contributionClass: ContributionClass

    /// The agreement of the terms; empty for what belongs to the whole payslip.
    public let agreement: String

    /// The account that the registered row itself names; empty for most.
    public let account: String

    /// The account that the employer has given the pay item; empty where it has not.
    public let itemAccount: String

    /// The cost account and further dimensions, as `1034 6:P12`.
    public let costAccount: String

    /// The first day it was earned.
    public let day: Day

    /// The year of the payment that it belongs to: of a correction, of the payment that is corrected.
    public let year: Int

    /// A line.
    public init(
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
public struct PostingPayslip: Hashable, Sendable {
    /// Personnummer.
    public let person: String

    /// What is paid out.
    public let net: Amount

    /// The lines.
    public let lines: [PostingLine]

    /// A payslip.
    public init(person: String, net: Amount, lines: [PostingLine]) {
        self.person = person
        self.net = net
        self.lines = lines
    }
}
