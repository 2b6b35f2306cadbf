//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What is known of people and employments: what is missing, odd, or changed.
package enum EmploymentControls {
    private static let signals = Source.practice("lönekontorens signallistor före lön")

    static let pension = Controls.choice("saknas.pension", "Pensionsavtal saknas", signals)
    static let workplace = Controls.choice("saknas.arbetsplats", "Arbetsplats saknas", signals)
    static let schedule = Controls.choice("saknas.schema", "Schema saknas", signals)
    static let taxShare = Controls.limit(
        "skatt.hogst", "Skatten är en större del av lönen än", .procent, 600_000, signals)
    static let untaxed = Controls.limit("skatt.ingen", "Ingen skatt dras på en lön över", .krona, 10_000_00, signals)
    static let youngest = Controls.limit(
        "alder.lagst", "Anställningen börjar före år", .tal, 13, .act(.arbetsmiljolagen, "5 kap."))
    static let oldest = Controls.limit("alder.hogst", "Åldern är över", .tal, 75, signals)
    static let short = Controls.limit(
        "kort-anstallning", "En anställning med månadslön är högst så lång", .dag, 14, signals)
    static let payChange = Controls.limit(
        "lon.andring", "Lönen i villkoren ändras med mer än", .procent, 150_000,
        .practice("kontroll av ändrade fasta uppgifter"))
    static let savedDays = Controls.limit("semester.sparade", "Sparade semesterdagar över", .dag, 40, signals)

    /// What is looked at.
    package static let rules = [
        ControlRule(
            code: .missingFixedData, title: "En fast uppgift saknas",
            text:
                "Pensionsavtal, arbetsplats och, för månadsavlönade, schema, när de flesta andra hos arbetsgivaren har uppgiften.",
            wayOut: "Lägg in uppgiften (pension, workplace, schedules).", source: signals,
            example: "Pensionsavtal saknas: ingen pensionsavgift räknas.", limits: [pension, workplace, schedule]),
        ControlRule(
            code: .taxOutside, title: "Skatten är ovanlig",
            text: "Ingen skatt på en lön, utan beslut om det, och skatt som tar en ovanligt stor del.",
            wayOut: "Kontrollera skattebeslutet.", source: signals,
            example: "Skatten är 31 000,00 kr av 36 000,00 kr.", limits: [taxShare, untaxed]),
        ControlRule(
            code: .oddEmployment, title: "Anställningens dagar är ovanliga",
            text:
                "Anställningar som börjar före den ålder då man får arbeta, långt före eller efter i tiden, personer över en ålder, och månadslön i högst några veckor.",
            wayOut: "Kontrollera anställningens första och sista dag.", source: signals,
            example: "Anställningen med månadslön är 3 dagar, 2026-11-02–2026-11-04.",
            limits: [youngest, oldest, short]),
        ControlRule(
            code: .changedPay, title: "Lönen i villkoren är ändrad mycket",
            text:
                "Lönen på heltid ändras i månaden med mer än en andel, uppåt eller nedåt, med dagen och när det lades in.",
            wayOut: "Jämför med lönebeslutet.", source: .practice("kontroll av ändrade fasta uppgifter"),
            example: "Lönen ändras från 31 200,00 kr till 43 200,00 kr 2026-11-01 (+38 %).", limits: [payChange]),
        ControlRule(
            code: .oddBalance, title: "Ett saldo är orimligt",
            text: "Sparade semesterdagar över en gräns, och saldon under noll.",
            wayOut: "Stäm av saldot med det som lades in.", source: signals,
            example: "52,00 sparade semesterdagar, över gränsen 40.", limits: [savedDays]),
    ]

    /// What most people of an employer have, so that it is missing where somebody has it not.
    struct Common {
        let hasPensions: Bool
        let hasWorkplaces: Bool
        let hasSchedules: Bool

        init(_ control: ControlRun) {
            var (people, pensions, workplaces, schedules) = (0, 0, 0, 0)
            for person in control.facts.people {
                let employments = person.employments.filter { $0.days(in: control.fixedDays) != nil }
                guard !employments.isEmpty else { continue }
                people += 1
                if !person.decisions.pensions.isEmpty { pensions += 1 }
                if employments.allSatisfy({ !$0.details.workplaces.isEmpty }) { workplaces += 1 }
                if employments.contains(where: { !$0.schedules.isEmpty }) { schedules += 1 }
            }
            let share = control.limits[AccountControls.usual] ?? .max
            func isUsual(_ count: Int) -> Bool {
                count > 0
                    && Int64(count) * Percent.whole.millionths
                        >= share.multipliedReportingOverflow(by: Int64(people)).partialValue
            }
            hasPensions = share != .max && isUsual(pensions)
            hasWorkplaces = share != .max && isUsual(workplaces)
            hasSchedules = share != .max && isUsual(schedules)
        }
    }

    static func findings(_ subject: ControlledPerson, _ control: ControlRun, _ common: Common) -> [Finding] {
        var findings = tax(subject, control)
        if subject.isPaid, common.hasPensions, control.limits[pension] != nil,
            subject.person.decisions.pensions.isEmpty, subject.totals.gross > .zero
        {
            findings.append(subject.look(.missingFixedData, "Pensionsavtal saknas: ingen pensionsavgift räknas."))
        }
        for employment in subject.person.employments {
            guard employment.days(in: control.fixedDays) != nil || employment.days(in: control.deviationDays) != nil
            else { continue }
            if common.hasWorkplaces, control.limits[workplace] != nil, employment.details.workplaces.isEmpty {
                findings.append(
                    subject.look(
                        .missingFixedData, employment: employment.id,
                        "Arbetsplats saknas: arbetsgivardeklarationen får inget arbetsställe."))
            }
            if common.hasSchedules, control.limits[schedule] != nil, employment.schedules.isEmpty,
                employment.terms(on: control.fixedDays.last, control.knownAt)?.value.isMonthly ?? false
            {
                findings.append(
                    subject.look(
                        .missingFixedData, employment: employment.id,
                        "Schema saknas: frånvaro och obekväm arbetstid kan inte räknas."))
            }
            findings += dates(employment, subject, control)
            findings += changed(employment, subject, control)
            findings += balances(employment, subject, control)
        }
        return findings
    }

    private static func tax(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        let (tax, base) = (subject.totals.tax, subject.totals.taxBase)
        guard base > .zero, tax.ore >= 0 else { return [] }
        if let most = control.limits[taxShare], base > Amount(ore: 1_000_00),
            Int128(tax.ore) * Int128(Percent.whole.millionths) > Int128(base.ore) * Int128(most)
        {
            return [subject.look(.taxOutside, "Skatten är \(tax.swedish) kr av \(base.swedish) kr.", risk: tax)]
        }
        guard let most = control.limits.amount(untaxed), base > most, tax == .zero,
            !subject.person.decisions.adjustments.contains(where: { $0.holds(on: control.payDay) })
        else { return [] }
        return [subject.look(.taxOutside, "Ingen skatt dras på \(base.swedish) kr.", risk: base)]
    }

    // MARK: Days

    private static func dates(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun) -> [Finding]
    {
        var findings: [Finding] = []
        func look(_ text: String) {
            findings.append(subject.look(.oddEmployment, employment: employment.id, text))
        }
        if let born = subject.person.id.birthDay {
            let age = AbsenceControls.years(from: born, to: employment.start)
            if let least = control.limits[youngest], age < least {
                look(
                    employment.start < born
                        ? "Anställningen börjar \(employment.start), före personens födelse."
                        : "Anställningen börjar \(employment.start), då personen är \(age) år.")
            }
            let now = AbsenceControls.years(from: born, to: control.payDay)
            if let most = control.limits[oldest], now > most { look("Personen är \(now) år.") }
        }
        guard let end = employment.end, let most = control.limits[short], end - employment.start < Int(most),
            employment.terms(on: end, control.knownAt)?.value.isMonthly ?? false
        else { return findings }
        let count = end - employment.start + 1
        let days = count == 1 ? "en dag, \(end)" : "\(count) dagar, \(employment.start)–\(end)"
        look("Anställningen med månadslön är \(days).")
        return findings
    }

    // MARK: Changes

    private static func changed(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun)
        -> [Finding]
    {
        guard let most = control.limits[payChange], employment.terms.count > 1 else { return [] }
        let first = control.fixedDays.first
        guard let before = employment.terms(on: first - 1, control.knownAt), employment.start < first,
            let after = employment.terms(on: control.fixedDays.last, control.knownAt), after.from >= first
        else { return [] }
        let (old, new): (Amount, Amount)
        switch (before.value.pay, after.value.pay) {
        case (.monthly(let left), .monthly(let right)), (.hourly(let left), .hourly(let right)):
            (old, new) = (left, right)
        default: return []
        }
        let change = new.subtracting(old)
        guard old > .zero, Int128(change.size.ore) * Int128(Percent.whole.millionths) > Int128(old.ore) * Int128(most)
        else { return [] }
        let percent = Int128(change.ore) * 100 / Int128(old.ore)
        let recorded = after.recorded.seconds > 0 ? ", inlagt \(after.recorded.swedish)" : ""
        return [
            subject.look(
                .changedPay, employment: employment.id, at: control.place(after.row),
                "Lönen ändras från \(old.swedish) kr till \(new.swedish) kr \(after.from) (\(percent > 0 ? "+" : "\u{2212}")\(percent.magnitude) %)\(recorded).",
                risk: change.size)
        ]
    }

    private static func balances(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun)
        -> [Finding]
    {
        guard let most = control.limits[savedDays],
            let state = subject.after.employments.first(where: { $0.employment == employment.id })
        else { return [] }
        var texts: [String] = []
        let saved = state.holiday.saved.reduce(Int64(0)) { $0.addingReportingOverflow($1.days).partialValue }
        if saved > most * 100 {
            texts.append("\(OperandUnit.faktor.swedishText(saved)) sparade semesterdagar, över gränsen \(most).")
        }
        if state.holiday.saved.contains(where: { $0.days < 0 }) { texts.append("Sparade semesterdagar är under noll.") }
        if state.timeOff < .zero {
            texts.append("Saldot av kompledighet är \(OperandUnit.timme.swedishText(state.timeOff.count)).")
        }
        return texts.map { subject.look(.oddBalance, employment: employment.id, $0) }
    }
}
