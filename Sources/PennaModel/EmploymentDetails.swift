//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// What is known of an employment for authorities, statistics and certificates.
///
/// No pay is calculated from it, but for the employment that it goes on from, whose holiday follows.
package struct EmploymentDetails: Hashable, Sendable {
    /// Where the work is done.
    package var workplaces: [Fact<Workplace>] = []

    /// What the employment is and what is done in it.
    package var positions: [Fact<Position>] = []

    /// Why it ends.
    package var leavings: [Fact<Leaving>] = []

    /// The earlier employment that it goes on from.
    package var continuations: [Fact<Continuation>] = []

    /// Nothing.
    package init() {}
}

/// A place of work.
package struct Workplace: Hashable, Sendable {
    /// Arbetsställenummer (AGI field 060), one to five digits; `nil` when not known.
    package var number: Int?

    /// Street of the tjänsteställe (AGI field 245); empty when there are several, or it is not known.
    package var street = ""

    /// Place of the tjänsteställe (AGI field 246).
    package var city = ""

    /// No place.
    package init() {}

    /// The place, when it says something.
    ///
    /// - Throws: `invalidValue` when it does not, or has a street without a place or the other way round.
    package func checked() throws(PayrollError) -> Workplace {
        guard self != Workplace() else {
            throw PayrollError(
                .invalidValue, "Arbetsplatsen är tom. Ange number, eller street och city, eller ta bort den.")
        }
        guard street.isEmpty == city.isEmpty else {
            throw PayrollError(.invalidValue, "street och city hör ihop. Ange båda, eller ta bort den ena.")
        }
        return self
    }
}

/// The form of an employment (anställningsform).
package enum EmploymentForm: String, Hashable, Sendable, CaseIterable {
    /// Until further notice.
    case permanent = "tillsvidare"
    /// On trial.
    case trial = "provanstallning"
    /// In somebody's place.
    case substitute = "vikariat"
    /// Särskild visstidsanställning (LAS 5 §).
    case fixedTerm = "sarskild-visstid"
    /// For the season.
    case season = "sasong"
    /// When needed, by the hour.
    case whenNeeded = "behov"
    /// Of a time limited by another ground, such as a law or an agreement.
    case otherFixedTerm = "annan-visstid"
}

/// What an employment is and what is done in it.
package struct Position: Hashable, Sendable {
    /// Code of arbetsidentifikation (AID), six digits; empty when not known.
    package var aid = ""

    /// Anställningsform.
    package var form: EmploymentForm?

    /// Verksamhet, by the employer's own division or that of the statistics.
    package var activity = ""

    /// Befattning.
    package var title = ""

    /// Nothing.
    package init() {}

    /// The position, when it says something and AID has six digits.
    ///
    /// - Throws: `invalidValue` when it does not.
    package func checked() throws(PayrollError) -> Position {
        guard self != Position() else {
            throw PayrollError(
                .invalidValue, "Befattningen är tom. Ange aid, form, activity eller title, eller ta bort den.")
        }
        let isCode = aid.utf8.count == 6 && aid.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard aid.isEmpty || isCode else {
            throw PayrollError(.invalidValue, "AID \(aid) har inte sex siffror. Skriv t.ex. 207024.")
        }
        return self
    }
}

/// Why an employment ends.
package enum Leaving: String, Hashable, Sendable, CaseIterable {
    /// The employee gives notice.
    case resignation = "egen-uppsagning"
    /// Shortage of work.
    case redundancy = "arbetsbrist"
    /// The employer gives notice for reasons of the person's.
    case personalReasons = "personliga-skal"
    /// Dismissed at once.
    case dismissal = "avsked"
    /// The time agreed is over.
    case termOver = "tidsbegransad-slut"
    /// A trial that is not gone on with.
    case trialEnded = "provanstallning-avbruten"
    /// Retired.
    case retirement = "pension"
    /// Lasting sickness benefit (sjukersättning).
    case sicknessBenefit = "sjukersattning"
    /// An agreement to leave.
    case agreement = "overenskommelse"
    /// The work goes over to another employer.
    case transfer = "verksamhetsovergang"
    /// Died.
    case death = "dodsfall"
}

/// The earlier employment at the same employer that an employment goes on from.
package struct Continuation: Hashable, Sendable {
    /// Its anställningsnummer.
    package var employment = ""

    /// None.
    package init() {}
}
