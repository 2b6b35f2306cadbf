//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaLaw

/// What is known of an employer that no pay is calculated from: for authorities, banks, bookkeeping and invoices.
package struct EmployerDetails: Hashable, Sendable {
    /// Who answers questions.
    package var contacts: [Fact<Contact>] = []

    /// The bank that pays, and from which account.
    package var banks: [Fact<PayingBank>] = []

    /// Which accounts amounts are posted to.
    package var accountRules: [Fact<AccountRule>] = []

    /// Who the employer is to the service centre that pays its people.
    package var customers: [Fact<Customer>] = []

    /// What the service centre charges.
    package var prices: [Fact<ServicePrice>] = []

    /// Nothing.
    package init() {}
}

/// Somebody who answers questions for an employer.
package struct Contact: Hashable, Sendable {
    /// What the questions are about.
    package enum Role: String, Hashable, Sendable, CaseIterable {
        /// What is declared to Skatteverket.
        case declaration = "arbetsgivardeklaration"
        /// The file itself: who sends it.
        case technical = "teknisk"
        /// The pay, for the employees.
        case payroll = "lon"
    }

    /// What the questions are about.
    package var role = Role.declaration

    /// Name.
    package var name = ""

    /// Telephone.
    package var phone = ""

    /// E-mail address.
    package var email = ""

    /// Nobody.
    package init() {}

    /// The contact, when the address may be one.
    ///
    /// - Throws: `invalidValue` when it has no @ with something on both sides, or a space.
    package func checked() throws(PayrollError) -> Contact {
        let parts = email.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        let isRight =
            parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && email.utf8.allSatisfy { $0 > UInt8(ascii: " ") }
        guard isRight else {
            throw PayrollError(
                .invalidValue, "E-postadressen \(email) går inte att använda. Skriv t.ex. lon@exempel.se.")
        }
        return self
    }
}

/// The bank that an employer pays from.
package struct PayingBank: Hashable, Sendable {
    /// The bank's way with payment files.
    package enum Profile: String, Hashable, Sendable, CaseIterable {
        /// Swedbank and the sparbanker.
        case swedbank
        /// Handelsbanken.
        case handelsbanken
        /// SEB.
        case seb
        /// Nordea.
        case nordea
        /// Danske Bank.
        case danske
    }

    /// The version of the payment file.
    package enum Version: String, Hashable, Sendable, CaseIterable {
        /// pain.001.001.03.
        case pain03 = "pain.001.001.03"
        /// pain.001.001.09.
        case pain09 = "pain.001.001.09"
    }

    /// What the account is.
    package enum Account: Hashable, Sendable {
        /// A bank account, by clearing number and number or by IBAN.
        case account(PaymentAccount)
        /// A bankgiro number, digits alone.
        case bankgiro(String)
        /// A plusgiro number, digits alone.
        case plusgiro(String)
    }

    /// The bank's way with payment files.
    package var profile = Profile.swedbank

    /// The account that is paid from.
    package var account = Account.bankgiro("")

    /// Who sends the file, as the bank knows it (InitgPty/Id); empty for the organisationsnummer.
    package var senderID = ""

    /// Who pays, as the bank knows it (Dbtr/Id), such as the number of an agreement; empty where the profile has one.
    package var debtorID = ""

    /// The version of the payment file.
    package var version = Version.pain03

    /// How many banking days before the pay date the bank executes the payments.
    package var daysBefore = 0

    /// Whether the account is charged once for all payments of a file.
    package var isBatchBooked = true

    /// No bank.
    package init() {}

    /// The bank, when the account has a form that the kind of account can have.
    ///
    /// Unlike an employee's account, one that cannot be used is an error: nobody could be paid from it.
    ///
    /// - Throws: `invalidValue` when it has not.
    package func checked() throws(PayrollError) -> PayingBank {
        switch account {
        case .account(let account):
            if let refusal = account.refusal { throw PayrollError(.invalidValue, refusal) }
        case .bankgiro(let number):
            try check(number, 7...8, "Bankgironumret", "123-4567")
        case .plusgiro(let number):
            try check(number, 2...8, "Plusgironumret", "12 34 56-7")
        }
        return self
    }

    private func check(_ number: String, _ lengths: ClosedRange<Int>, _ what: String, _ example: String)
        throws(PayrollError)
    {
        guard let digits = AccountDigits(number), lengths.contains(digits.count) else {
            throw PayrollError(
                .invalidValue,
                "\(what) \(number) ska ha \(lengths.lowerBound)–\(lengths.upperBound) siffror. Skriv t.ex. \(example).")
        }
        guard Luhn.sum(of: digits.number) % 10 == 0 else {
            throw PayrollError(
                .invalidValue, "\(what) \(number) har fel kontrollsiffra. Jämför med bankens uppgift och rätta det.")
        }
    }
}

/// Which account an amount is posted to, and which account balances it.
package struct AccountRule: Hashable, Sendable {
    /// What it is called; a rule of the same name replaces the one before.
    package var name = ""

    /// The pay item that it holds for; `nil` for all.
    package var item: PayItemID?

    /// The kind of pay item that it holds for; `nil` for all.
    package var kind: PayItemKind?

    /// The class of contributions of the person; `nil` for all.
    package var contributionClass: ContributionClass?

    /// The agreement, as the terms name it; empty for all.
    package var agreement = ""

    /// The account that the amount is posted to.
    package var account = ""

    /// The account that balances it; empty where another rule or the bookkeeping gives one.
    package var balanceAccount = ""

    /// No rule.
    package init() {}
}

/// Who an employer is to the service centre that pays its people.
package struct Customer: Hashable, Sendable {
    /// The number that invoices have.
    package var number = ""

    /// The customer's own reference on invoices; empty when there is none.
    package var reference = ""

    /// Which price list holds; empty where the prices stand with the employer alone.
    package var priceList = ""

    /// Nobody.
    package init() {}
}

/// What a service costs.
package struct ServicePrice: Hashable, Sendable {
    /// What is charged for.
    package enum Service: String, Hashable, Sendable, CaseIterable {
        /// A payslip.
        case payslip = "lonespecifikation"
        /// A payslip that corrects earlier months.
        case correction = "rattelse"
        /// An extra run.
        case extraRun = "extrakorning"
        /// An hour of work.
        case hour = "timme"
        /// Each month.
        case month = "manad"
    }

    /// What is charged for.
    package var service = Service.payslip

    /// The price of one, without value added tax.
    package var price = Amount.zero

    /// No price.
    package init() {}

    /// The price, when it is not negative.
    ///
    /// - Throws: `invalidValue` when it is.
    package func checked() throws(PayrollError) -> ServicePrice {
        guard !price.isNegative else {
            throw PayrollError(.invalidValue, "Priset \(price) är negativt. Ange 0 eller mer.")
        }
        return self
    }
}
