//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
package import PennaModel

extension PersonDetails: Record {
    package static let shape = RecordShape(PersonDetails.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.facts("names", &names, About("Namn", "för- och efternamn var för sig"))
        visitor.facts("address", &addresses, About("Adress", "postadressen"))
        visitor.facts("citizenship", &citizenships, About("Medborgarskap", "landet som personen är medborgare i"))
        visitor.facts(
            "foreignIdentity", &foreignIdentities,
            About(
                "Utländsk identitet", "det ett annat land, eller Skatteverket utan personnummer, känner personen genom")
        )
        visitor.facts(
            "protectedIdentity", &protections, About("Skyddade personuppgifter", "skydd för namn och adress"))
        visitor.facts(
            "payParts", &payParts, beside: .by("name"),
            About("Delad utbetalning", "delar av lönen som går till egna konton; resten går till `account`"))
    }
}

extension PersonName: Record {
    package static let shape = RecordShape(PersonName.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("firstName", &first, limits: 1...50, About("Förnamn", "förnamnet", example: "Anna"))
        visitor.required("lastName", &last, limits: 1...50, About("Efternamn", "efternamnet", example: "Exempel"))
    }
}

extension PostalAddress: Record {
    package static let shape = RecordShape(PostalAddress.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "careOf", &careOf, default: "", limits: 1...50, About("C/o", "hos vem", example: "Bo Exempel"))
        visitor.required(
            "street", &street, limits: 1...50, About("Gatuadress", "gata och nummer, eller box", example: "Storgatan 1")
        )
        visitor.field(
            "postcode", &postcode, default: "", limits: 1...16,
            About("Postnummer", "fem siffror i Sverige", example: "123 45"))
        visitor.required("city", &city, limits: 1...50, About("Postort", "orten", example: "Exempelstad"))
        visitor.field(
            "country", &country, default: .sweden, About("Land", "landet med två bokstäver", example: "SE"))
    }
}

extension Citizenship: Record {
    package static let shape = RecordShape(Citizenship.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "country", &country, About("Medborgarskap", "landet med två bokstäver", example: "PL"))
    }
}

extension ForeignIdentity: Record {
    package static let shape = RecordShape(ForeignIdentity.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "birthNumber", &birthNumber, default: "",
            About("Födelsetid", "elva siffror: födelsedagen och tre siffror från Skatteverket", example: "19900115001"))
        visitor.field(
            "birthPlace", &birthPlace, default: "", limits: 1...50, About("Födelseort", "orten", example: "Warszawa"))
        visitor.optional(
            "birthCountry", &birthCountry, About("Födelseland", "landet med två bokstäver", example: "PL"))
        visitor.field(
            "tin", &taxNumber, default: "", limits: 1...50,
            About("TIN", "personens nummer hos ett annat lands skattemyndighet", example: "90011500000"))
        visitor.optional("tinCountry", &taxCountry, About("TIN-land", "landet som gett numret", example: "PL"))
        visitor.field(
            "passport", &passport, default: "", limits: 1...50,
            About("Passnummer", "passets nummer", example: "EA1234567"))
        visitor.optional(
            "passportCountry", &passportCountry, About("Passland", "landet som gett passet", example: "PL"))
    }
}

extension IdentityProtection: WordValue {}

extension IdentityProtection: Record {
    package static let shape = RecordShape(IdentityProtection.self)

    package init() { self = .marked }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "kind", &self, About("Skyddade personuppgifter", "vilket skydd", example: "sekretessmarkering"))
    }
}

extension PayPart: Record {
    package static let shape = RecordShape(PayPart.self)
    private static let rules: [RecordRule] = [.oneOf(["amount", "percent"])]

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "name", &name, limits: 1...50,
            About("Delens namn", "vad delen kallas; två delar har olika namn", example: "Sparkonto"))
        visitor.optional(
            "amount", &amount, About("Delens belopp", "så mycket av varje utbetalning", example: "2000"))
        visitor.optional(
            "percent", &percent, About("Delens procent", "eller så stor del av den", example: "10"))
        visitor.rules(PayPart.rules)
        account.fields(&visitor)
    }

    private var amount: Amount? {
        get { if case .amount(let amount) = share { amount } else { nil } }
        set { if let newValue { share = .amount(newValue) } }
    }

    private var percent: Percent? {
        get { if case .percent(let percent) = share { percent } else { nil } }
        set { if let newValue { share = .percent(newValue) } }
    }
}

extension PaymentAccount: Record {
    package static let shape = RecordShape(PaymentAccount.self)

    package init() { self.init(clearing: "", number: "") }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        var written = AccountFields(self)
        written.fields(&visitor)
        visitor.rules(AccountFields.personRules)
        if visitor.isReading { self = written.account }
    }
}

/// An account by its fields, which are checked when all of them are known.
struct AccountFields {
    private var clearing: String?
    private var number: String?
    private var iban: String?
    private var bic = ""

    static let rules: [RecordRule] = [
        .needs("clearing", ["number"]), .only(["number"], with: "clearing", else: "Ett konto utan clearing"),
        .only(["bic"], with: "iban", else: "Ett konto utan iban"),
    ]
    static let personRules = [.oneOf(["clearing", "iban"])] + rules

    init() {}

    init(_ account: PaymentAccount) {
        switch account {
        case .swedish(let account): (clearing, number) = (account.clearing, account.account)
        case .iban(let iban, let bic): (self.iban, self.bic) = (iban.electronic, bic)
        case .unusable(.clearing(let clearing, let number), _): (self.clearing, self.number) = (clearing, number)
        case .unusable(.iban(let iban, let bic), _): (self.iban, self.bic) = (iban, bic)
        }
    }

    /// The account that they say.
    var account: PaymentAccount {
        if let iban { return PaymentAccount(iban: iban, bic: bic) }
        return PaymentAccount(clearing: clearing ?? "", number: number ?? "")
    }

    /// Whether there is one.
    var isGiven: Bool { iban != nil || clearing != nil }

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.optional(
            "clearing", &clearing, About("Clearingnummer", "bankens clearingnummer", example: "6789"))
        visitor.optional("number", &number, About("Kontonummer", "kontot utan clearingnummer", example: "631731229"))
        visitor.optional(
            "iban", &iban, About("IBAN", "i stället för clearing och konto", example: "SE45 5000 0000 0583 9825 7466"))
        visitor.field("bic", &bic, default: "", About("BIC", "bankens BIC, till IBAN", example: "ESSESESS"))
    }
}
