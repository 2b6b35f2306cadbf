//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Absence: whose child, how long, and what has ended.
package enum AbsenceControls {
    private static let parent = Source.act(.socialforsakringsbalken, "12 och 13 kap.")

    static let careAge = Controls.limit("vab.alder", "Vård av barn från barnets år", .tal, 12, parent)
    static let parentAge = Controls.limit("foraldraledig.alder", "Föräldraledighet från barnets år", .tal, 12, parent)
    static let beforeBirth = Controls.limit(
        "foraldraledig.fore", "Föräldraledighet före barnets födelse, mer än dagar", .dag, 60,
        .act(.socialforsakringsbalken, "12 kap. 5 a §"))
    static let sick = Controls.limit(
        "sjukdag", "Sjukperioden når dag", .dag, 15, .act(.sjuklonelagen, "12 §"))
    static let leave = Controls.limit(
        "ledighet.semester", "Tjänstledighet i dagar som ska ge en fråga om semester", .dag, 45,
        .act(.semesterlagen, "17 §"))
    static let parental = Controls.limit(
        "foraldraledig.semester", "Föräldraledighet i dagar som tjänar in semester", .dag, 120,
        .act(.semesterlagen, "17 a §"))
    static let illness = Controls.limit(
        "sjuk.semester", "Sjukfrånvaro i dagar som tjänar in semester", .dag, 180, .act(.semesterlagen, "17 §"))
    static let free = Controls.limit(
        "utan-pass.dagar", "Frånvaro utan arbetspass, högst så många dagar i rad", .dag, 3,
        .practice("lönekontorens signallistor före lön"))
    static let ended = Controls.choice(
        "beslut-slut", "Ett beslut har tagit slut", .practice("bevakning av beslut med slutdag"))

    /// What is looked at.
    package static let rules = [
        ControlRule(
            code: .childAge, title: "Barnet är inte fött eller för gammalt",
            text: "Vård av barn och föräldraledighet för ett barn som inte är fött den dagen, eller är över åldern.",
            wayOut: "Rätta barnets födelsedag eller frånvaron. Vid sjukdom hos äldre barn: kontrollera beslutet.",
            source: parent, example: "vab 2026-10-20: barnet är fött 2027-10-26, efter frånvaron.",
            limits: [careAge, parentAge, beforeBirth]),
        ControlRule(
            code: .sickDay15, title: "Sjukdag 15: anmäl till Försäkringskassan",
            text: "Sjukperioder som når dag 15, med dagen. Den som redan var över dag 15 förra månaden står inte med.",
            wayOut: "Anmäl sjukperioden till Försäkringskassan inom sju dagar från dag 15; listan är sjukdag-15.csv.",
            source: .act(.sjuklonelagen, "12 §"),
            example: "Sjukdag 15 är 2026-10-19 (sjuk 2026-10-05–2026-10-25, 21 dagar).", limits: [sick]),
        ControlRule(
            code: .holidayQuestion, title: "Ledigheten påverkar semestern",
            text:
                "Tjänstledighet, föräldraledighet och sjukdom som i månaden blir längre än vad som tjänar in semester.",
            wayOut: "Kontrollera semesterrätten och semestern som är planerad i ledigheten.",
            source: .act(.semesterlagen, "17–17 b §§"),
            example:
                "tjanstledig 2026-09-01–2027-01-31 har varat 45 dagar 2026-10-15. Dagar därefter tjänar inte in semester.",
            limits: [leave, parental, illness]),
        ControlRule(
            code: .absenceWithoutShift, title: "Frånvaron möter inget arbetspass",
            text:
                "Korta ledigheter, vård av barn och en enda sjukdag som bara ligger på dagar utan arbetspass, för den som har schema. Semester och kompledighet kontrollerar avtalet.",
            wayOut: "Rätta dagen, eller schemat.", source: .practice("lönekontorens signallistor före lön"),
            example: "vab 2026-10-24 ligger bara på dagar utan arbetspass. Är det rätt dag?", limits: [free]),
        ControlRule(
            code: .decisionEnded, title: "Ett beslut har tagit slut",
            text: "Särskilt högriskskydd som tagit slut före en sjukdag, och jämkning som tagit slut under året.",
            wayOut: "Begär in ett nytt beslut, eller låt det vara.",
            source: .practice("bevakning av beslut med slutdag"),
            example: "Sjuk 2026-10-20, men beslutet om särskilt högriskskydd gällde till 2026-09-30.", limits: [ended]),
    ]

    static func findings(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        var findings = sickDay15(subject, control)
        findings += decisions(subject, control)
        for employment in subject.person.employments where employment.kinds.hasAny(.absence) {
            findings += withoutShift(employment, subject, control)
            for registration in employment.known(in: control.deviationDays, .absence, control.knownAt) {
                guard case .absence(let cause, _) = registration.kind else { continue }
                let place = control.place(registration.row)
                if let text = child(cause, registration, control) {
                    findings.append(subject.look(.childAge, employment: employment.id, at: place, text))
                }
                if let text = holiday(cause, registration, control) {
                    findings.append(subject.look(.holidayQuestion, employment: employment.id, at: place, text))
                }
            }
        }
        return findings
    }

    // MARK: Free days

    /// What is absence from work alone, and nothing where there is none.
    private static let fromWork: [AbsenceCause] = [.vab, .tjanstledig, .enskild, .uppdrag, .narstaende]

    private static func withoutShift(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun)
        -> [Finding]
    {
        guard let most = control.limits[free] else { return [] }
        let absences = employment.known(in: control.deviationDays, .absence, control.knownAt)
        var plan: ScheduledMonth?
        return absences.compactMap { registration in
            guard case .absence(let cause, _) = registration.kind, registration.days.count <= Int(most),
                control.deviationDays.contains(registration.days.first),
                control.deviationDays.contains(registration.days.last)
            else { return nil }
            guard fromWork.contains(cause) || cause == .sjuk && isAlone(registration, absences) else { return nil }
            guard let month = plan ?? control.shifts(of: employment), !month.shifts.isEmpty else { return nil }
            plan = month
            guard !registration.days.contains(where: { isWorked($0, month) }) else { return nil }
            let question = registration.days.count == 1 ? "Är det rätt dag?" : "Är det rätt dagar?"
            return subject.look(
                .absenceWithoutShift, employment: employment.id, at: control.place(registration.row),
                "\(cause.rawValue) \(registration.days) ligger bara på dagar utan arbetspass. \(question)")
        }
    }

    /// Whether a sick day stands alone: a free day in a longer illness is told by the days beside it.
    private static func isAlone(_ registration: Registration, _ absences: [Registration]) -> Bool {
        registration.days.count == 1
            && !absences.contains { other in
                guard other != registration, case .absence(.sjuk, _) = other.kind else { return false }
                return other.days.first - registration.days.last <= 7 && registration.days.first - other.days.last <= 7
            }
    }

    /// Whether a shift lies on a day, or reaches into it from the day before.
    private static func isWorked(_ day: Day, _ month: ScheduledMonth) -> Bool {
        if !month.shifts(on: day).isEmpty { return true }
        return month.shifts(on: day - 1).contains { SwedishClock.local(month.shifts[$0].interval.end).day == day }
    }

    // MARK: Children

    private static func child(_ cause: AbsenceCause, _ registration: Registration, _ control: ControlRun) -> String? {
        guard let born = registration.childBorn, cause.concernsChild,
            let days = registration.days.intersection(control.deviationDays)
        else { return nil }
        let what = "\(cause.rawValue) \(registration.days)"
        let early = born - days.first
        if cause == .vab {
            if early > 0, control.limits[careAge] != nil {
                return "\(what): barnet är fött \(born), efter frånvaron."
            }
        } else if let most = control.limits[beforeBirth], early > Int(most) {
            return "\(what): barnet är fött \(born), mer än \(most) dagar efter frånvarons första dag."
        }
        guard let age = control.limits[cause == .vab ? careAge : parentAge], born <= days.first,
            years(from: born, to: days.first) >= age
        else { return nil }
        return "\(what): barnet är fött \(born) och har fyllt \(years(from: born, to: days.first)) år."
    }

    /// Whole years from a day to another.
    static func years(from first: Day, to last: Day) -> Int64 {
        let (start, end) = (first.components, last.components)
        return Int64(end.year - start.year - ((end.month, end.day) < (start.month, start.day) ? 1 : 0))
    }

    // MARK: Illness

    /// The person's sick period, where it has reached the day since the month before.
    private static func sickDay15(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        guard let limit = control.limits[sick].map({ Int($0) }) else { return [] }
        let known = subject.before.employments.contains {
            $0.sickness.dayNumber >= limit && $0.sickness.firstDay == period(subject)?.1.firstDay
        }
        guard !known, let (employment, state) = period(subject), state.dayNumber >= limit, let first = state.firstDay,
            let last = state.lastDay, control.deviationDays.contains(last)
        else { return [] }
        let isUnbroken = last - first + 1 == state.dayNumber
        let day = isUnbroken ? "Sjukdag \(limit) är \(first + (limit - 1))" : "Sjukperioden har nått dag \(limit)"
        return [
            subject.look(
                .sickDay15, employment: employment,
                "\(day) (sjuk \(first)–\(last), \(state.dayNumber) dagar). Anmäl till Försäkringskassan.")
        ]
    }

    /// The sick period of the person that has come furthest.
    private static func period(_ subject: ControlledPerson) -> (String, SickPeriodState)? {
        var found: (String, SickPeriodState)?
        for employment in subject.after.employments
        where employment.sickness.dayNumber > (found?.1.dayNumber ?? 0) {
            found = (employment.employment, employment.sickness)
        }
        return found
    }

    // MARK: Leave and decisions

    private static func holiday(_ cause: AbsenceCause, _ registration: Registration, _ control: ControlRun) -> String? {
        let figure: Figure? =
            switch cause {
            case .tjanstledig: leave
            case .foraldraledig: parental
            case .sjuk: illness
            default: nil
            }
        guard let figure, let limit = control.limits[figure] else { return nil }
        let reached = registration.days.first + Int(limit) - 1
        guard control.deviationDays.contains(reached), reached < registration.days.last else { return nil }
        return
            "\(cause.rawValue) \(registration.days) har varat \(limit) dagar \(reached). Dagar därefter tjänar inte in semester."
    }

    private static func decisions(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        let decisions = subject.person.decisions
        guard control.limits[ended] != nil else { return [] }
        var findings: [Finding] = []
        if let through = last(decisions.sickProtections, before: control.deviationDays.last, control) {
            for employment in subject.person.employments {
                for registration in employment.known(in: control.deviationDays, .absence, control.knownAt) {
                    // Who is ill when the decision ends is asked about as well.
                    guard case .absence(.sjuk, _) = registration.kind, registration.days.last > through,
                        through > registration.days.first - 366
                    else { continue }
                    findings.append(
                        subject.look(
                            .decisionEnded, employment: employment.id, at: control.place(registration.row),
                            "Sjuk \(registration.days), men beslutet om särskilt högriskskydd gällde till \(through)."))
                }
            }
        }
        if let through = last(decisions.adjustments, before: control.payDay, control),
            through >= control.payDay - 31, through.year == control.payDay.year
        {
            findings.append(
                subject.look(
                    .decisionEnded,
                    "Beslutet om jämkning gällde till \(through). Skatten räknas nu utan det."))
        }
        return findings
    }

    /// The last day of decisions that have all ended before a day; `nil` while one goes on, and where there are none.
    private static func last<Value>(_ facts: [Fact<Value>], before day: Day, _ control: ControlRun) -> Day? {
        var last: Day?
        for fact in facts where fact.recorded <= control.knownAt {
            guard let through = fact.through, through < day else { return nil }
            last = max(last ?? through, through)
        }
        return last
    }
}
