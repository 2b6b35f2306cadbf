//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something that the days of illness oblige the employer to do, or that explains the lines.
public struct SickPayFinding: Hashable, Sendable {
    /// The kinds of findings.
    @nonexhaustive
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// No right to sjuklön yet, in an employment shorter than a month (3 §).
        case noRightYet
        /// A läkarintyg is required from the day (8 and 10 a §§).
        case lakarintyg
        /// The case must be reported to Försäkringskassan by the day at the latest (12 §).
        case reportToForsakringskassan
        /// No karensavdrag: ten have been made in twelve months (6 §, allmänt högriskskydd).
        case generalProtection
        /// No karensavdrag: a decision of Försäkringskassan says so (15 §, särskilt högriskskydd).
        case specialProtection
        /// The sick pay cost may be claimed from Försäkringskassan (16 §).
        case refund
    }

    /// What kind it is.
    public let kind: Kind

    /// The day it concerns: when something is required, or the last day to do it.
    public let day: Day

    /// What it says, in Swedish.
    public let text: String
}

extension SickPayFinding {
    static func noRightYet(_ day: Day, from: Day?) -> SickPayFinding {
        let until = from.map { "före \($0)" } ?? "i den här anställningen"
        return SickPayFinding(
            kind: .noRightYet, day: from ?? day,
            text: "Ingen sjuklön \(until): anställningen är avtalad till kortare tid än en månad, och då krävs först "
                + "14 dagars anställning i följd (SjLL 3 §). Hänvisa till Försäkringskassan.")
    }

    static func lakarintyg(_ day: Day, fromFirstDay: Bool) -> SickPayFinding {
        let reason =
            fromFirstDay
            ? "arbetsgivaren har skriftligen begärt intyg från första dagen (SjLL 10 a §)"
            : "det är den sjunde kalenderdagen efter sjukanmälan (SjLL 8 §)"
        return SickPayFinding(
            kind: .lakarintyg, day: day,
            text: "Läkarintyg krävs från och med \(day): \(reason). Utan intyg är arbetsgivaren inte skyldig att "
                + "betala sjuklön från den dagen. Kontrollera att intyget finns.")
    }

    static func report(_ day: Day, lastDay: Day) -> SickPayFinding {
        SickPayFinding(
            kind: .reportToForsakringskassan, day: lastDay,
            text: "Sjukdomen fortsätter efter sjuklöneperioden: från \(day) betalas ingen sjuklön utan sjukpenning. "
                + "Anmäl sjukfallet till Försäkringskassan senast \(lastDay) (SjLL 12 §).")
    }

    static func generalProtection(_ day: Day, occasions: Int) -> SickPayFinding {
        SickPayFinding(
            kind: .generalProtection, day: day,
            text: "Inget karensavdrag för perioden från \(day): \(occasions) karensavdrag har redan gjorts på tolv "
                + "månader (SjLL 6 §, allmänt högriskskydd).")
    }

    static func specialProtection(_ day: Day) -> SickPayFinding {
        SickPayFinding(
            kind: .specialProtection, day: day,
            text: "Inget karensavdrag för perioden från \(day): Försäkringskassan har beslutat om särskilt "
                + "högriskskydd (SjLL 15 §).")
    }

    static func refund(_ day: Day, amount: Amount) -> SickPayFinding {
        SickPayFinding(
            kind: .refund, day: day,
            text: "Sjuklönen \(amount.swedish) kr för perioden från \(day) ersätts av Försäkringskassan, tillsammans "
                + "med arbetsgivaravgifterna på den. Ansök inom tolv månader (SjLL 16 §). Någon allmän ersättning för "
                + "sjuklönekostnader finns inte sedan 2024-07-01.")
    }
}
