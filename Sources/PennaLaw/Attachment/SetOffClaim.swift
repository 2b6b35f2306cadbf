//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A claim that the employer has on the employee and may want to take from the pay.
public struct SetOffClaim: Hashable, Sendable {
    /// What the claim comes from, which decides what the law asks for.
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// An adjustment of pay that was calculated beforehand, such as absence that became known the month after.
        ///
        /// It is part of calculating the pay; the act does not apply to it.
        case correction
        /// An advance on pay that is taken back; the act does not apply to it either.
        case advance
        /// Any other claim that arose in connection with the employment: pay by mistake, a loan, a purchase.
        ///
        /// Without consent it must rest on an agreement that lets the employer set it off (3 §). Whoever registers a
        /// protected amount for it says that it does.
        case claim
        /// Damages for harm done on purpose in service (3 §).
        case damage

        /// Whether it may be set off without the employee's consent and without Kronofogden.
        public var isOutsideTheAct: Bool { self == .correction || self == .advance }
    }

    /// The day the claim arose.
    public let origin: Day

    /// The day it falls due.
    public let due: Day

    /// What it comes from.
    public let kind: Kind

    /// What is still to be taken, above zero.
    public let amount: Amount

    /// The day the employee consented, if so (2 §).
    public let consent: Day?

    /// The day the employee took the consent back, if so (2 §).
    public let consentRevoked: Day?

    /// What Kronofogden has decided that the employee keeps of a month's pay, when the employer asked (6 §).
    ///
    /// In whole kronor above zero. It counts where there is no consent.
    public let protectedAmount: Amount?

    /// A claim.
    ///
    /// - Throws: `invalidValue` when the amount is not above zero, when the days are not in order, when a consent is
    ///   taken back that was never given, or when the protected amount is not whole kronor above zero.
    public init(
        _ amount: Amount, _ kind: Kind, origin: Day, due: Day, consent: Day? = nil, consentRevoked: Day? = nil,
        protectedAmount: Amount? = nil
    ) throws(PayrollError) {
        guard amount > .zero else {
            throw PayrollError(
                .invalidValue,
                "Fordran från \(origin) är \(amount.swedish) kr. Ange ett belopp över noll, eller ta bort den.",
                day: origin)
        }
        guard origin <= due else {
            throw PayrollError(
                .invalidValue,
                "Fordran förfaller \(due) men uppkom först \(origin). Rätta datumen.", day: due)
        }
        if let consentRevoked {
            guard let consent, consent <= consentRevoked else {
                throw PayrollError(
                    .invalidValue,
                    "Medgivandet till kvittning av fordran från \(origin) är återkallat \(consentRevoked), men "
                        + (consent.map { "lämnades först \($0)." } ?? "har aldrig lämnats.") + " Rätta datumen.",
                    day: consentRevoked)
            }
        }
        if let protectedAmount, !ProtectedAmount.isDecidable(protectedAmount) {
            throw PayrollError(
                .invalidValue,
                "Förbehållsbeloppet för kvittning av fordran från \(origin) är \(protectedAmount.swedish) kr. Ange "
                    + "det som står i Kronofogdens besked, i hela kronor över noll.", day: origin)
        }
        self.amount = amount
        self.kind = kind
        self.origin = origin
        self.due = due
        self.consent = consent
        self.consentRevoked = consentRevoked
        self.protectedAmount = protectedAmount
    }

    /// Whether a consent holds for a pay.
    ///
    /// It was given on the pay date at the latest, and not taken back before it: the pay falls due on that day, and a
    /// consent can be taken back only before that (2 §).
    public func hasConsent(on payDate: PayDate) -> Bool {
        guard let consent, consent <= payDate.day else { return false }
        return consentRevoked.map { payDate.day <= $0 } ?? true
    }
}

/// Why a claim may not be set off against a pay.
@nonexhaustive
public enum SetOffRefusal: Hashable, Sendable {
    /// It falls due later.
    case notDue(due: Day)
    /// The employee has not consented, and Kronofogden has not said what is protected.
    case noConsent
    /// The consent was given after the pay date.
    case consentLater(Day)
    /// The employee took the consent back in time.
    case consentRevoked(Day)

    /// Why, and what to do, in Swedish.
    public var text: String {
        switch self {
        case .notDue(let due):
            "Fordran förfaller först \(due) och får inte kvittas mot en lön som betalas ut före det. Vänta till dess."
        case .noConsent:
            "Den anställde har inte medgett kvittning, och det finns inget besked från Kronofogden om "
                + "förbehållsbelopp. "
                + SetOffRefusal.advice
        case .consentLater(let day):
            "Den anställde medgav kvittning först \(day), efter utbetalningsdagen. " + SetOffRefusal.advice
        case .consentRevoked(let day):
            "Den anställde återkallade \(day) sitt medgivande till kvittning, innan lönen förföll. "
                + SetOffRefusal.advice
        }
    }

    private static let advice =
        "Skaffa ett medgivande, begär Kronofogdens besked om kvittning utan medgivande är tillåten, eller kräv in "
        + "fordran vid sidan av lönen (kvittningslagen 2, 3 och 6 §§)."
}
