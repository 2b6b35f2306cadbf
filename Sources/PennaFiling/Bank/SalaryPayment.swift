//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
package import PennaLaw
internal import PennaModel

/// A run whose salaries are paid: what tells its payments from all others for ever.
package struct PaymentRun: Hashable, Sendable {
    /// The employer.
    package let employer: Organisationsnummer

    /// Its name.
    package let name: String

    /// The day the pay is available.
    package let payDate: Day

    /// What kind of run it is: `ordinarie`, `extra`, `slutlon`.
    package let kind: String

    /// Which of several runs of the kind on the day, from 1.
    package let number: Int

    /// A run.
    package init(employer: Organisationsnummer, name: String, payDate: Day, kind: String = "ordinarie", number: Int = 1)
    {
        self.employer = employer
        self.name = name
        self.payDate = payDate
        self.kind = kind
        self.number = number
    }

    /// The identity of the message: the same when it is sent again, so that the bank sees that it is.
    var messageID: String { "\(employer.digits)-\(FilingTime.compact(payDate))-\(kind)-\(number)" }

    /// The identity of one payment, of 34 characters: the same for the same person, run and part of the pay.
    ///
    /// Of a hash, so that it tells nobody who it is.
    func paymentID(of person: String, part: Int) -> String {
        let hash = "\(SHA256.hash(of: Array("\(messageID)|\(person)|\(part)".utf8)))"
        return "L\(FilingTime.compact(payDate))-\(hash.prefix(24))"
    }
}

/// A part of somebody's net pay on its way to an account; most people have one.
package struct SalaryPayment: Hashable, Sendable {
    /// Personnummer, or what else tells the person from all others.
    package let person: String

    /// The name.
    package let name: String

    /// The account; `nil` where none is known.
    package let account: PaymentAccount?

    /// What is paid.
    package let amount: Amount

    /// What the person has asked to have there; more than the amount where the net pay did not reach.
    package let wanted: Amount

    /// Which of the person's payments in the run, from 1.
    package let part: Int

    /// A payment.
    package init(
        person: String, name: String, account: PaymentAccount?, amount: Amount, wanted: Amount? = nil, part: Int = 1
    ) {
        self.person = person
        self.name = name
        self.account = account
        self.amount = amount
        self.wanted = wanted ?? amount
        self.part = part
    }

    /// Why it cannot be sent to an account, in Swedish; `nil` when it can.
    package var obstacle: String? {
        guard let account else { return "Konto saknas." }
        return account.refusal
    }
}
