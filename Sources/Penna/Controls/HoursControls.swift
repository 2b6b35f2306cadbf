//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension Act {
    /// Arbetstidslag.
    static let arbetstidslagen = Act("ATL", "SFS 1982:673", "Arbetstidslag")
    /// Föräldraledighetslag.
    static let foraldraledighetslagen = Act("FLL", "SFS 1995:584", "Föräldraledighetslag")
    /// Arbetsmiljölag.
    static let arbetsmiljolagen = Act("AML", "SFS 1977:1160", "Arbetsmiljölag")
}

/// How much somebody has worked: the limits of the working time act.
package enum HoursControls {
    static let overtimeMonth = Controls.limit(
        "overtid.manad", "Övertid i en kalendermånad över", .timme, 50 * 60, .act(.arbetstidslagen, "8 §"))
    static let overtimeWeeks = Controls.limit(
        "overtid.fyra-veckor", "Övertid under fyra veckor över", .timme, 48 * 60, .act(.arbetstidslagen, "8 §"))
    static let overtimeYear = Controls.limit(
        "overtid.ar", "Övertid och mertid under ett kalenderår över", .timme, 200 * 60,
        .act(.arbetstidslagen, "8 och 10 §§"))
    static let standby = Controls.limit(
        "jour.manad", "Jour i en kalendermånad över", .timme, 50 * 60, .act(.arbetstidslagen, "6 §"))
    static let rest = Controls.limit(
        "dygnsvila", "Dygnsvila under", .timme, 11 * 60, .act(.arbetstidslagen, "13 §"))

    /// What is looked at.
    package static let rules = [
        ControlRule(
            code: .overtimeLimit, title: "Övertiden når arbetstidslagens gräns",
            text:
                "Arbetad tid utöver schemat, utöver heltid för den som arbetar deltid eller har timlön, i en månad och under fyra veckor, och årets övertid och mertid när gränsen passeras.",
            wayOut: "Kontrollera tiderna. Är de rätta: kontrollera avtal eller dispens om mer övertid.",
            source: .act(.arbetstidslagen, "8 och 10 §§"),
            example: "Övertiden i 2026-10 är 143 tim, över gränsen 50 tim.",
            limits: [overtimeMonth, overtimeWeeks, overtimeYear]),
        ControlRule(
            code: .standbyLimit, title: "Jouren når arbetstidslagens gräns",
            text: "Jour, på arbetsplatsen, i en kalendermånad. Beredskap räknas inte.",
            wayOut: "Kontrollera tiderna. Är de rätta: kontrollera avtalet om jour.",
            source: .act(.arbetstidslagen, "6 §"), example: "Jouren i 2026-10 är 72 tim, över gränsen 50 tim.",
            limits: [standby]),
        ControlRule(
            code: .shortRest, title: "Dygnsvilan är för kort",
            text:
                "Arbete utöver schemat som gör att ett dygn saknar sammanhängande vila. Arbete under beredskap och jour räknas inte.",
            wayOut: "Kontrollera tiderna. Är de rätta: lägg ut den vila som saknas.",
            source: .act(.arbetstidslagen, "13 §"),
            example: "Dygnsvilan är under 11 tim 2026-10-14 (arbete 08.00–23.30).", limits: [rest]),
    ]

    static func findings(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        var findings: [Finding] = []
        for employment in subject.person.employments {
            guard employment.kinds.hasAny([.extraWork, .hours, .standby]) else { continue }
            findings += overtime(employment, subject, control)
            findings += year(employment, subject, control)
            findings += jour(employment, subject, control)
            if let most = control.limits[rest], employment.kinds.hasAny(.extraWork),
                let text = ShortRest(employment, control, least: most).text
            {
                findings.append(subject.look(.shortRest, employment: employment.id, text))
            }
        }
        return findings
    }

    /// Work beside the schedule, beyond full time, in the month and in any four weeks that end in it.
    private static func overtime(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun)
        -> [Finding]
    {
        guard employment.kinds.hasAny([.extraWork, .hours]),
            let terms = employment.terms(on: control.deviationDays.last, control.knownAt)?.value
        else { return [] }
        let first = control.deviationDays.first - 27
        var days = [Int64](repeating: 0, count: control.deviationDays.last - first + 1)
        for registration in employment.registrations.of([.extraWork, .hours])
        where registration.recorded <= control.knownAt {
            let place = registration.days.first - first
            guard days.indices.contains(place), let minutes = extra(registration, terms, control) else { continue }
            days[place] = days[place].addingReportingOverflow(minutes).partialValue
        }
        // What a part-time employee works up to full time is no overtime.
        let share = terms.isMonthly ? Percent.whole.millionths - terms.degree.millionths : Percent.whole.millionths
        let free = terms.fullTimeWeek.count * share / Percent.whole.millionths
        var worst: (text: String, minutes: Int64, limit: Int64)?
        func look(_ what: String, _ minutes: Int64, _ figure: Figure) {
            guard let limit = control.limits[figure], minutes > limit, worst.map({ $0.minutes < minutes }) ?? true
            else {
                return
            }
            worst = (what, minutes, limit)
        }
        let month = control.deviationDays.first.month
        look(
            "i \(month)", days[27...].reduce(0, +) - free * Int64(control.deviationDays.count) / 7, overtimeMonth)
        for last in 27..<days.count {
            let end = first + last
            look("\(end - 27)–\(end)", days[(last - 27)...last].reduce(0, +) - free * 4, overtimeWeeks)
        }
        guard let worst else { return [] }
        let (sum, limit) = (OperandUnit.timme.swedishText(worst.minutes), OperandUnit.timme.swedishText(worst.limit))
        return [
            subject.look(
                .overtimeLimit, employment: employment.id,
                "Övertiden \(worst.text) är \(sum), över gränsen \(limit).", risk: paidOvertime(subject, control))
        ]
    }

    /// The minutes of a registration that are work beside the schedule; `nil` for what is none.
    private static func extra(_ registration: Registration, _ terms: Terms, _ control: ControlRun) -> Int64? {
        switch registration.kind {
        case .extraWork(let shift, _): return Int64(shift.span.count - shift.breaks.reduce(0) { $0 + $1.count })
        case .hours(let item, let minutes):
            let key = control.items[item]?.key ?? ""
            let isExtra = key.hasPrefix("overtid-") || key == "fyllnadstid" || !terms.isMonthly && key == "timlon"
            return isExtra ? minutes.count : nil
        default: return nil
        }
    }

    private static func paidOvertime(_ subject: ControlledPerson, _ control: ControlRun) -> Amount {
        subject.lines.reduce(Amount.zero) { sum, line in
            (control.items[line.item]?.key.hasPrefix("overtid-") ?? false) ? sum.adding(line.amount) : sum
        }
    }

    /// The year's overtime, in the month in which it passes the limit.
    private static func year(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun) -> [Finding]
    {
        let year = control.deviationDays.last.year
        guard let limit = control.limits[overtimeYear],
            let after = subject.after.employments.first(where: { $0.employment == employment.id })
        else { return [] }
        let count = after.extraWork.count(in: year)
        let before = subject.before.employment(employment.id).extraWork.count(in: year)
        guard count > limit, before <= limit else { return [] }
        let sum = OperandUnit.timme.swedishText(count)
        return [
            subject.look(
                .overtimeLimit, employment: employment.id,
                "Övertiden och mertiden \(year) är \(sum), över gränsen \(OperandUnit.timme.swedishText(limit)).")
        ]
    }

    private static func jour(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun) -> [Finding]
    {
        guard let limit = control.limits[standby] else { return [] }
        var minutes: Int64 = 0
        for registration in employment.known(in: control.deviationDays, .standby, control.knownAt) {
            guard case .standby(.jour, let span) = registration.kind,
                let days = registration.days.intersection(control.deviationDays)
            else { continue }
            minutes += Int64(days.count * (span?.count ?? 1440))
        }
        guard minutes > limit else { return [] }
        let sum = OperandUnit.timme.swedishText(minutes)
        return [
            subject.look(
                .standbyLimit, employment: employment.id,
                "Jouren i \(control.deviationDays.first.month) är \(sum), över gränsen \(OperandUnit.timme.swedishText(limit))."
            )
        ]
    }
}
