//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// What somebody has agreed or decided, that can hardly be meant: öre for kronor, a share for a percentage.
package enum TermsControls {
    private static let scale = Source.practice("belopp i fel storhet: ören som kronor, andel som procent")

    static let highestMonth = Controls.limit("manadslon.hogst", "Månadslön på heltid över", .krona, 150_000_00, scale)
    static let lowestMonth = Controls.limit("manadslon.lagst", "Månadslön på heltid under", .krona, 5_000_00, scale)
    static let highestHour = Controls.limit("timlon.hogst", "Timlön över", .krona, 1_000_00, scale)
    static let lowestHour = Controls.limit("timlon.lagst", "Timlön under", .krona, 50_00, scale)
    static let supplement = Controls.limit("tillagg.hogst", "Fast tillägg i månaden över", .krona, 25_000_00, scale)
    static let share = Controls.limit(
        "andel.lagst", "Sysselsättningsgrad och frånvaro i procent, högst så mycket", .procent, 10_000, scale)
    static let factor = Controls.limit(
        "installning.faktor", "En inställning är så många gånger avtalets eget värde", .tal, 20, scale)
    static let decision = Controls.limit(
        "beslut.hogst", "Belopp i månaden i ett beslut om skatt, utmätning eller löneväxling över", .krona, 60_000_00,
        scale)

    /// What is looked at.
    package static let rules = [
        ControlRule(
            code: .payOutside, title: "Lönen i villkoren är ovanligt hög eller låg",
            text: "Månadslön, timlön och fasta tillägg utanför vad en kommun betalar.",
            wayOut: "Rätta lönen i villkoren. Är den rätt behöver inget göras.", source: scale,
            example: "Månadslönen är 3 120 000,00 kr på heltid, över gränsen 150 000,00 kr. Är den skriven i ören?",
            limits: [highestMonth, lowestMonth, highestHour, lowestHour, supplement]),
        ControlRule(
            code: .shareAsPercent, title: "En procentsats är så låg att den kan vara en andel",
            text: "Sysselsättningsgrad, frånvaro och jämkning på högst en procent: 0,75 som kan betyda 75.",
            wayOut: "Skriv procent: 75 för tre fjärdedelar.", source: scale,
            example: "Sysselsättningsgraden är 0,75 %. Menas 75 %?", limits: [share]),
        ControlRule(
            code: .settingOutside, title: "En inställning skiljer sig mycket från avtalets värde",
            text: "Arbetsgivarens egna belopp och tal som är många gånger större eller mindre än avtalets.",
            wayOut: "Kontrollera värdet och enheten i settings.", source: scale,
            example: "ab.21.ob.a är satt till 12 320,00 kr från 2026-01-01, men avtalet har 123,20 kr.",
            limits: [factor]),
        ControlRule(
            code: .decisionOutside, title: "Ett belopp i ett beslut är orimligt",
            text: "Utmätning, förbehållsbelopp, jämkning, extra skatt och löneväxling över en gräns i månaden.",
            wayOut: "Jämför med beslutet, och rätta beloppet.", source: scale,
            example: "Extra skatt är 500 000,00 kr i månaden, över gränsen 60 000,00 kr.", limits: [decision]),
    ]

    static func findings(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        var findings: [Finding] = []
        for employment in subject.person.employments {
            guard employment.days(in: control.fixedDays) != nil || employment.days(in: control.deviationDays) != nil,
                let fact = employment.terms(on: control.fixedDays.last, control.knownAt)
            else { continue }
            let place = control.place(fact.row)
            func look(_ code: FindingCode, _ text: String, risk: Amount) {
                findings.append(subject.look(code, employment: employment.id, at: place, text, risk: risk))
            }
            if let (text, risk) = pay(fact.value, control.limits) { look(.payOutside, text, risk: risk) }
            if let most = control.limits[share], fact.value.degree.millionths <= most {
                let degree = fact.value.degree
                look(.shareAsPercent, "Sysselsättningsgraden är \(swedish(degree)).\(question(degree))", risk: .zero)
            }
            findings += supplements(employment, subject, control)
            findings += absences(employment, subject, control)
        }
        return findings + decisions(subject, control)
    }

    private static func pay(_ terms: Terms, _ limits: ControlLimits) -> (String, Amount)? {
        func outside(_ what: String, _ pay: Amount, _ low: Figure, _ high: Figure, hours: Int64) -> (String, Amount)? {
            if let most = limits.amount(high), pay > most {
                let more = Amount(ore: pay.subtracting(most).ore.multipliedReportingOverflow(by: hours).partialValue)
                return ("\(what) är \(pay.swedish) kr, över gränsen \(most.swedish) kr. Är den skriven i ören?", more)
            }
            if let least = limits.amount(low), pay > .zero, pay < least {
                return ("\(what) är \(pay.swedish) kr, under gränsen \(least.swedish) kr. Saknas nollor?", least)
            }
            return nil
        }
        return switch terms.pay {
        case .monthly(let pay): outside("Månadslönen på heltid", pay, lowestMonth, highestMonth, hours: 1)
        case .hourly(let pay): outside("Timlönen", pay, lowestHour, highestHour, hours: 100)
        case .lines: nil
        }
    }

    private static func swedish(_ percent: Percent) -> String { OperandUnit.procent.swedishText(percent.millionths) }

    /// What a share may have meant, such as ` Menas 75 %?`.
    private static func question(_ percent: Percent) -> String {
        let meant = Percent(millionths: percent.millionths * 100)
        return meant <= .whole && percent > .zero ? " Menas \(swedish(meant))?" : ""
    }

    private static func supplements(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun)
        -> [Finding]
    {
        guard let most = control.limits.amount(supplement) else { return [] }
        return employment.supplements.filter {
            $0.recorded <= control.knownAt && $0.days(in: control.fixedDays) != nil && $0.value.amount.size > most
        }.map { fact in
            subject.look(
                .payOutside, employment: employment.id, at: control.place(fact.row),
                "\(control.name(fact.value.item)) är \(fact.value.amount.swedish) kr i månaden, över gränsen \(most.swedish) kr.",
                risk: fact.value.amount.size.subtracting(most))
        }
    }

    /// Absence of a part of a percent.
    private static func absences(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun)
        -> [Finding]
    {
        guard let most = control.limits[share] else { return [] }
        return employment.known(in: control.deviationDays, .absence, control.knownAt).compactMap { registration in
            guard case .absence(let cause, .percent(let percent)) = registration.kind, percent.millionths <= most
            else { return nil }
            return subject.look(
                .shareAsPercent, employment: employment.id, at: control.place(registration.row),
                "\(cause.rawValue) \(registration.days) är \(swedish(percent)) av arbetstiden.\(question(percent))")
        }
    }

    private static func decisions(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        let (decisions, day, known) = (subject.person.decisions, control.payDay, control.knownAt)
        var findings: [Finding] = []
        if let most = control.limits.amount(decision) {
            func check(_ what: String, _ amount: Amount, _ row: SourceRow?) {
                guard amount > most else { return }
                findings.append(
                    subject.look(
                        .decisionOutside, at: control.place(row),
                        "\(what) är \(amount.swedish) kr i månaden, över gränsen \(most.swedish) kr.",
                        risk: amount.subtracting(most)))
            }
            for fact in decisions.attachments + decisions.maintenanceAttachments
            where fact.recorded <= known && fact.holds(on: day) {
                check("Förbehållsbeloppet i mål \(fact.value.caseNumber)", fact.value.protectedAmount, fact.row)
                if case .amount(let amount) = fact.value.amount {
                    check("Utmätningen i mål \(fact.value.caseNumber)", amount, fact.row)
                }
            }
            for fact in decisions.salaryExchanges where fact.recorded <= known && fact.holds(on: day) {
                check("Löneväxlingen", fact.value.amount, fact.row)
            }
            for fact in decisions.extraTaxes where fact.recorded <= known && fact.holds(on: day) {
                if case .amount(let amount) = fact.value { check("Extra skatt", amount, fact.row) }
            }
            for fact in decisions.adjustments where fact.recorded <= known && fact.holds(on: day) {
                if case .amount(let amount) = fact.value { check("Jämkningen", amount, fact.row) }
            }
        }
        guard let least = control.limits[share] else { return findings }
        for fact in decisions.adjustments where fact.recorded <= known && fact.holds(on: day) {
            guard case .percent(let percent) = fact.value, percent > .zero, percent.millionths < least else { continue }
            findings.append(
                subject.look(
                    .shareAsPercent, at: control.place(fact.row),
                    "Jämkningen är \(swedish(percent)).\(question(percent))"))
        }
        return findings
    }
}

extension PayrollRun {
    /// The employer's own figures that are many times those of the agreement.
    func settingControls(_ control: ControlRun) -> [Finding] {
        guard let factor = control.limits[TermsControls.factor], !employer.settings.isEmpty else { return [] }
        let figures = agreements.rules.flatMap(\.figures)
        return employer.settings.compactMap { setting in
            guard setting.recorded <= knownAt, setting.applies(on: payDate.day),
                let figure = figures.first(where: { $0.key == setting.key }), figure.choices.isEmpty,
                let row = try? figure.row(on: setting.from), row.value > 0, setting.value > 0,
                setting.value / factor >= row.value || row.value / factor >= setting.value
            else { return nil }
            return Finding(
                .settingOutside, .look, at: Finding.Place("employer.json"),
                "\(setting.key) är satt till \(figure.swedishValue(setting.value)) från \(setting.from), men avtalet har \(figure.swedishValue(row.value)). Kontrollera värdet och enheten."
            )
        }
    }
}
