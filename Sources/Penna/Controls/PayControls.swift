//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What is paid out: nothing, too little, or far too much.
package enum PayControls {
    static let highest = Controls.limit(
        "netto.hogst", "Nettolön över", .krona, 100_000_00, .practice("lönekontorens signallistor före lön"))
    static let lowest = Controls.limit(
        "netto.lagst", "Nettolön under, för den som har månadslön utan frånvaro", .krona, 1_000_00,
        .practice("lönekontorens signallistor före lön"))
    static let absentDays = Controls.limit(
        "ingen-lon.franvaro", "Ingen lön är väntad vid frånvaro så många dagar", .dag, 15,
        .practice("lönekontorens signallistor före lön"))
    static let zero = Controls.limit(
        "noll-netto", "Nettolönen är noll fast bruttolönen är över", .krona, 1_000_00,
        .practice("lönekontorens signallistor före lön"))

    /// What is looked at.
    package static let rules = [
        ControlRule(
            code: .noPay, title: "Ingen lön för den som har månadslön",
            text:
                "Den som är anställd med månadslön hela månaden och inte får någon lön, utan frånvaro som förklarar det.",
            wayOut: "Kontrollera villkor och frånvaro, eller avsluta anställningen.",
            source: .practice("lönekontorens signallistor före lön"),
            example:
                "Ingen lön betalas för 2026-11 fast anställningen har månadslön 36 000,00 kr och gäller hela månaden.",
            limits: [absentDays]),
        ControlRule(
            code: .zeroNet, title: "Nettolönen är noll",
            text:
                "Den som har bruttolön men inget får ut, därför att skatt och avdrag tar allt, eller är skyldig pengar.",
            wayOut: "Kontrollera avdragen, och tala med personen före löneutbetalningen.",
            source: .practice("lönekontorens signallistor före lön"),
            example:
                "Bruttolönen är 14 688,93 kr men inget betalas ut: skatten är 4 688,00 kr och avdragen 10 000,93 kr.",
            limits: [zero]),
        ControlRule(
            code: .netOutside, title: "Nettolönen är ovanligt hög eller låg",
            text:
                "Nettolön över en gräns, och under en för den som har månadslön hela månaden och ingen frånvaro.",
            wayOut: "Kontrollera lönen och månadens rader. Är beloppet rätt behöver inget göras.",
            source: .practice("lönekontorens signallistor före lön"),
            example: "Nettolönen är 1 498 112,00 kr, över gränsen 100 000,00 kr.",
            limits: [highest, lowest]),
    ]

    static func findings(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        var findings: [Finding] = []
        let totals = subject.totals
        if totals.gross <= .zero, let finding = noPay(subject, control) { findings.append(finding) }
        if let least = control.limits.amount(zero), totals.gross > least, totals.net <= .zero {
            findings.append(
                subject.look(
                    .zeroNet,
                    "Bruttolönen är \(totals.gross.swedish) kr men inget betalas ut: skatten är \(totals.tax.swedish) kr och avdragen \(totals.deductions.swedish) kr.",
                    risk: totals.gross))
        }
        if let limit = control.limits.amount(highest), totals.net > limit {
            findings.append(
                subject.look(
                    .netOutside,
                    "Nettolönen är \(totals.net.swedish) kr, över gränsen \(limit.swedish) kr.",
                    risk: totals.net.subtracting(limit)))
        }
        if let limit = control.limits.amount(lowest), totals.net > .zero, totals.net < limit,
            expected(subject, control) != nil
        {
            findings.append(
                subject.look(
                    .netOutside,
                    "Nettolönen är \(totals.net.swedish) kr, under gränsen \(limit.swedish) kr, fast månaden inte har någon frånvaro.",
                    risk: limit))
        }
        return findings
    }

    private static func noPay(_ subject: ControlledPerson, _ control: ControlRun) -> Finding? {
        guard let (employment, terms) = expected(subject, control), case .monthly(let pay) = terms.pay else {
            return nil
        }
        let month = control.fixedDays.first.month
        let what = "Ingen lön betalas för \(month)"
        guard pay > .zero else {
            return subject.look(
                .noPay, employment: employment.id, "\(what): villkoren säger månadslön 0,00 kr.")
        }
        return subject.look(
            .noPay, employment: employment.id,
            "\(what) fast anställningen har månadslön \(pay.swedish) kr och gäller hela månaden.", risk: pay)
    }

    /// An employment with monthly pay all the month and no long absence, from which pay is expected.
    private static func expected(_ subject: ControlledPerson, _ control: ControlRun) -> (Employment, Terms)? {
        guard let most = control.limits[absentDays] else { return nil }
        for employment in subject.person.employments {
            guard employment.days(in: control.fixedDays) == control.fixedDays,
                let terms = employment.terms(on: control.fixedDays.last, control.knownAt)?.value, terms.isMonthly,
                // Whoever works for parts of the year is paid by the days, and a recess has none.
                absence(employment, control) < most
            else { continue }
            return (employment, terms)
        }
        return nil
    }

    /// The days of absence in the months that are paid.
    private static func absence(_ employment: Employment, _ control: ControlRun) -> Int64 {
        var count = 0
        for days in [control.deviationDays, control.fixedDays] {
            var sum = 0
            for absence in employment.known(in: days, .absence, control.knownAt) {
                sum += absence.days.intersection(days)?.count ?? 0
            }
            count = max(count, sum)
        }
        return Int64(count)
    }
}
