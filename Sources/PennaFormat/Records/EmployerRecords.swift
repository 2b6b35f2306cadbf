//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaLaw
package import PennaModel

extension EmployerDetails: Record {
    package static let shape = RecordShape(EmployerDetails.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.facts("contacts", &contacts, beside: .by("role"), About("Kontakter", "vem som svarar på frågor"))
        visitor.facts("bank", &banks, About("Bank", "banken och kontot som lönen betalas från"))
        visitor.facts(
            "accountRules", &accountRules, beside: .by("name"),
            About("Konteringsregler", "vilka konton belopp bokförs på"))
        visitor.facts("customer", &customers, About("Kund", "vad arbetsgivaren är hos lönecentralen"))
        visitor.facts("prices", &prices, beside: .by("service"), About("Priser", "vad lönecentralen tar betalt"))
    }
}

extension Contact.Role: WordValue {}

extension Contact: Record {
    package static let shape = RecordShape(Contact.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("role", &role, About("Roll", "vad frågorna gäller", example: "arbetsgivardeklaration"))
        visitor.required("name", &name, limits: 1...50, About("Namn", "namnet", example: "Lena Lön"))
        visitor.required("phone", &phone, limits: 1...20, About("Telefon", "numret", example: "010-123 45 67"))
        visitor.required("email", &email, limits: 5...254, About("E-post", "adressen", example: "lon@exempel.se"))
    }
}

extension PayingBank.Profile: WordValue {}
extension PayingBank.Version: WordValue {}

extension PayingBank: Record {
    package static let shape = RecordShape(PayingBank.self)
    private static let rules =
        [.oneOf(["clearing", "iban", "bankgiro", "plusgiro"])] + AccountFields.rules

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("profile", &profile, About("Bank", "banken, vars sätt filen följer", example: "swedbank"))
        var written = AccountFields()
        if case .account(let account) = account { written = AccountFields(account) }
        written.fields(&visitor)
        if visitor.isReading, written.isGiven { account = .account(written.account) }
        visitor.optional("bankgiro", &bankgiro, About("Bankgiro", "bankgironumret", example: "991-2346"))
        visitor.optional("plusgiro", &plusgiro, About("Plusgiro", "plusgironumret", example: "12 34 56-6"))
        visitor.rules(PayingBank.rules)
        visitor.field(
            "senderID", &senderID, default: "", limits: 1...35,
            About("Avsändarens id", "vem som sänder filen, enligt avtalet med banken", example: "ABC123"))
        visitor.field(
            "debtorID", &debtorID, default: "", limits: 1...35,
            About("Betalarens id", "avtalets eller kundens nummer hos banken", example: "2120001423B001"))
        visitor.field(
            "version", &version, default: .pain03,
            About("Filens version", "formatet som banken tar emot", example: "pain.001.001.03"))
        visitor.field(
            "daysBefore", &daysBefore, default: 0, limits: 0...10,
            About("Bankdagar före", "så många bankdagar före utbetalningsdagen betalar banken", example: "0"))
        visitor.field(
            "batchBooking", &isBatchBooked, default: true,
            About("Samlad bokning", "kontot belastas en gång för hela filen", example: "true"))
    }

    private var bankgiro: String? {
        get { if case .bankgiro(let number) = account { number } else { nil } }
        set { if let newValue { account = .bankgiro(newValue) } }
    }

    private var plusgiro: String? {
        get { if case .plusgiro(let number) = account { number } else { nil } }
        set { if let newValue { account = .plusgiro(newValue) } }
    }
}

extension AccountRule: Record {
    package static let shape = RecordShape(AccountRule.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "name", &name, limits: 1...50,
            About("Regel", "vad regeln kallas; en ny med samma namn ersätter den", example: "Månadslön, unga"))
        visitor.optional("item", &item, About("Löneart", "bara för den lönearten", example: "manadslon"))
        visitor.optional("kind", &kind, About("Slag", "bara för det slaget av löneart", example: "pay"))
        visitor.optional(
            "class", &contributionClass, About("Avgiftsklass", "bara för den åldersklassen", example: "unga"))
        visitor.field(
            "agreement", &agreement, default: "", limits: 1...50,
            About("Avtal", "bara för det avtalet", example: "AB"))
        visitor.required(
            "account", &account, limits: 1...20, About("Konto", "kontot som beloppet bokförs på", example: "5020"))
        visitor.field(
            "balanceAccount", &balanceAccount, default: "", limits: 1...20,
            About("Motkonto", "kontot som balanserar det", example: "2890"))
    }
}

extension Customer: Record {
    package static let shape = RecordShape(Customer.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "number", &number, limits: 1...35, About("Kundnummer", "numret på fakturan", example: "K-1001"))
        visitor.field(
            "reference", &reference, default: "", limits: 1...50,
            About("Er referens", "kundens egen referens", example: "Ekonomi 12"))
        visitor.field(
            "priceList", &priceList, default: "", limits: 1...50,
            About("Prislista", "vilken prislista som gäller", example: "Kommuner 2026"))
    }
}

extension ServicePrice.Service: WordValue {}

extension ServicePrice: Record {
    package static let shape = RecordShape(ServicePrice.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("service", &service, About("Tjänst", "vad priset gäller", example: "lonespecifikation"))
        visitor.required("price", &price, About("Pris", "priset utan moms", example: "85"))
    }
}
