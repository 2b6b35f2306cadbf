//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaLaw

/// What is known of a person that no pay is calculated from: who it is to authorities, banks and readers.
///
/// Everything is dated, as all facts are. Most people have none of it in a folder, and nothing is calculated from it.
package struct PersonDetails: Hashable, Sendable {
    /// First and last name, for those who ask for them apart; ``Person/name`` is what stands on the payslip.
    package var names: [Fact<PersonName>] = []

    /// The postal address.
    package var addresses: [Fact<PostalAddress>] = []

    /// Of which country the person is a citizen.
    package var citizenships: [Fact<Citizenship>] = []

    /// By what another country, or Skatteverket without a personnummer, knows the person.
    package var foreignIdentities: [Fact<ForeignIdentity>] = []

    /// Protected identity (skyddade personuppgifter).
    package var protections: [Fact<IdentityProtection>] = []

    /// Accounts that a part of the pay is sent to; what is left goes to the account of ``Decisions/bankAccounts``.
    package var payParts: [Fact<PayPart>] = []

    /// Nothing.
    package init() {}

    /// The protection that holds on a day; `nil` for nearly all.
    package func protection(on day: Day, knownAt: Instant) -> IdentityProtection? {
        protections.fact(on: day, knownAt: knownAt).map { protections[$0].value }
    }
}

/// A country by its two letters, as ISO 3166 has them: `SE`.
package struct CountryCode: Hashable, Sendable {
    /// The two letters, capitals.
    package let letters: String

    /// Sweden.
    package static let sweden = CountryCode(unchecked: "SE")

    private init(unchecked letters: String) {
        self.letters = letters
    }

    /// Reads two letters; which countries there are is not known here.
    ///
    /// - Throws: `invalidValue` for anything but two letters A–Z.
    package init(_ text: String) throws(PayrollError) {
        var letters = ""
        for byte in text.utf8 where letters.utf8.count < 3 {
            letters.unicodeScalars.append(
                Unicode.Scalar(byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte & 0xDF : byte))
        }
        let isRight =
            text.utf8.count == 2
            && letters.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
        guard isRight else {
            throw PayrollError(
                .invalidValue, "Landet \(text) är ingen landskod. Skriv två bokstäver, t.ex. SE, FI eller PL.")
        }
        self.letters = letters
    }
}

/// First and last name.
package struct PersonName: Hashable, Sendable {
    /// All first names, or the one that is used.
    package var first = ""

    /// The last name.
    package var last = ""

    /// No name.
    package init() {}
}

/// A postal address.
package struct PostalAddress: Hashable, Sendable {
    /// Care of; empty for most.
    package var careOf = ""

    /// Street and number, or box.
    package var street = ""

    /// Postnummer as it is written, `123 45` in Sweden; empty where the country has none.
    package var postcode = ""

    /// Postort.
    package var city = ""

    /// The country.
    package var country = CountryCode.sweden

    /// No address.
    package init() {}

    /// The address, when a Swedish postnummer has five digits.
    ///
    /// - Throws: `invalidValue` when it has not.
    package func checked() throws(PayrollError) -> PostalAddress {
        guard country == .sweden else { return self }
        let isRight = AccountDigits(postcode)?.count == 5
        guard isRight else {
            throw PayrollError(
                .invalidValue,
                "Postnumret \(postcode) har inte fem siffror. Skriv t.ex. 123 45, eller ange country för en adress utomlands."
            )
        }
        return self
    }
}

/// The country that somebody is a citizen of.
package struct Citizenship: Hashable, Sendable {
    /// The country.
    package var country = CountryCode.sweden

    /// Swedish.
    package init() {}
}

/// By what a person is known who has no personnummer, or is taxed abroad.
package struct ForeignIdentity: Hashable, Sendable {
    /// Födelsetid as Skatteverket gives it: the day of birth and three digits; empty when there is none.
    package var birthNumber = ""

    /// Where the person was born; empty when not known.
    package var birthPlace = ""

    /// The country of birth.
    package var birthCountry: CountryCode?

    /// The number that the tax authority of another country knows the person by (TIN); empty when there is none.
    package var taxNumber = ""

    /// The country that gave it.
    package var taxCountry: CountryCode?

    /// The number of the passport; empty when not known.
    package var passport = ""

    /// The country that gave it.
    package var passportCountry: CountryCode?

    /// Nothing.
    package init() {}

    /// The identity, when it says something, and of each number whose it is.
    ///
    /// - Throws: `invalidValue` when it does not.
    package func checked() throws(PayrollError) -> ForeignIdentity {
        guard self != ForeignIdentity() else {
            throw fault("Uppgiften är tom. Ange födelsetid, födelseort, tin eller pass, eller ta bort den.")
        }
        if !birthNumber.isEmpty, !isBirthNumber {
            throw fault(
                "Födelsetiden \(birthNumber) ska ha elva siffror: födelsedagen och tre siffror från Skatteverket, t.ex. 19900115001. Rätta den."
            )
        }
        guard taxNumber.isEmpty == (taxCountry == nil) else {
            throw fault("tin och tinCountry hör ihop. Ange båda, eller ta bort den ena.")
        }
        guard passport.isEmpty == (passportCountry == nil) else {
            throw fault("passport och passportCountry hör ihop. Ange båda, eller ta bort den ena.")
        }
        return self
    }

    private var isBirthNumber: Bool {
        guard birthNumber.utf8.count == 11, let digits = AccountDigits(birthNumber), digits.count == 11 else {
            return false
        }
        let day = Int(digits.number / 1000)
        return Day(year: day / 10_000, month: day / 100 % 100, day: day % 100) != nil
    }

    private func fault(_ message: String) -> PayrollError { PayrollError(.invalidValue, message) }
}

/// Protected identity: what must not be shown of a person to others than the person.
package enum IdentityProtection: String, Hashable, Sendable, CaseIterable {
    /// Sekretessmarkering.
    case marked = "sekretessmarkering"
    /// Skyddad folkbokföring.
    case protectedRegistration = "skyddad-folkbokforing"
}

/// A part of the pay that is sent to an account of its own.
package struct PayPart: Hashable, Sendable {
    /// How much of it.
    package enum Share: Hashable, Sendable {
        /// So much of each payment, or all of it where it is less.
        case amount(Amount)
        /// So much of each payment.
        case percent(Percent)
    }

    /// What the employee calls it; several parts beside each other have different names.
    package var name = ""

    /// Where it is sent.
    package var account = PaymentAccount(clearing: "", number: "")

    /// How much.
    package var share = Share.percent(.zero)

    /// Nothing.
    package init() {}

    /// The part, when it is more than nothing and not more than all.
    ///
    /// - Throws: `invalidValue` when it is not.
    package func checked() throws(PayrollError) -> PayPart {
        switch share {
        case .amount(let amount):
            guard amount > .zero else {
                throw PayrollError(
                    .invalidValue, "Delen \(name) är \(amount) kr. Ange ett belopp över 0, eller ta bort den.")
            }
        case .percent(let percent):
            guard percent > .zero, percent <= .whole else {
                throw PayrollError(
                    .invalidValue, "Delen \(name) är \(percent) procent. Ange över 0 och högst 100.")
            }
        }
        return self
    }
}
