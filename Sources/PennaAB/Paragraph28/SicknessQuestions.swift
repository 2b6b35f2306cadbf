//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// What § 28 cannot know of a sickness, and asks (decisions A49, A50).
///
/// Sick rows with more than five whole days between are periods of their own, as they are registered. Where no work lies
/// between them, nothing says that the person was well: one row for each missed shift looks like that, and one illness
/// is then paid as several.
enum SicknessQuestions {
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] {
        guard question.employment.hasSickness else { return [] }
        var findings = oneIllness(question, rules, before)
        if let finding = try noKarensavdrag(question, rules, carry.sickness) { findings.append(finding) }
        if let finding = try byHour(question, rules) { findings.append(finding) }
        return findings
    }

    /// Sick days of monthly paid that are deducted by the hour, because no schedule gives a kalenderdagsfaktor.
    private static func byHour(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> AgreementFinding? {
        guard let days = question.employment.days(in: rules.days), !question.hasCycle(on: days) else { return nil }
        var work = MonthWork()
        try work.read(question, rules, days)
        let sick = work.absentDays.first {
            guard $0.cause == .sjuk, rules.days.contains($0.day), work.kalenderdagsfaktor(on: $0.day) == nil else {
                return false
            }
            let stretch = work.stretches[work.stretchIndex(on: $0.day)]
            return stretch.terms.isMonthly && rules.figures[stretch.figures].isSickByCalendar
        }
        guard let sick else { return nil }
        return AgreementFinding(
            "sjukavdrag och sjuklön från \(sick.day) räknas till och med dag 14 per timme, och karensavdraget på en genomsnittlig vecka, för anställningen saknar schema med pass i sin cykel. Lägg till schemat, så räknas det per kalenderdag.",
            row: sick.row)
    }

    /// New periods of the month that no work parts from the sick day before.
    private static func oneIllness(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ before: EmploymentCarry
    ) -> [AgreementFinding] {
        let month = rules.days
        var ownDays = MonthDays(from: month.first)
        for registration in question.employment.sickness(question.knownAt) { ownDays.insert(registration, in: month) }
        var all = ownDays
        var last = before.sickness.lastDay.flatMap { $0 < month.first ? $0 : nil }
        note(&last, &all, question.employment, question.knownAt, month)
        for beside in question.besides {
            if let day = beside.carry.sickness.lastDay, day < month.first { last = max(last ?? day, day) }
            guard let other = beside.employment else { continue }
            note(&last, &all, other, question.knownAt, month)
        }
        var findings: [AgreementFinding] = []
        for day in all {
            defer { last = day }
            let most = rules.figures[rules.figuresIndex(on: day)][Sickness.continuationDays].value
            guard let last, ownDays.contains(day), day - last - 1 > most,
                !hasWork(after: last, before: day, question, rules)
            else { continue }
            findings.append(
                AgreementFinding(
                    "sjuk \(day) räknas som en ny sjukperiod, för den förra sjukdagen är \(last). Inget pass ligger däremellan. Är det samma sjukdom? Registrera då en sjukrad från första till sista sjukdagen; annars är det rätt.",
                    about: .oneIllness,
                    row: question.employment.sickness(question.knownAt).first { $0.days.contains(day) }?.row))
        }
        return findings
    }

    /// Adds an employment's sick days of the month, and its last one before the month.
    private static func note(
        _ last: inout Day?, _ days: inout MonthDays, _ employment: Employment, _ knownAt: Instant, _ month: DayRange
    ) {
        for registration in employment.sickness(knownAt) {
            days.insert(registration, in: month)
            guard registration.days.first < month.first else { continue }
            let day = min(registration.days.last, month.first - 1)
            last = max(last ?? day, day)
        }
    }

    /// Whether a shift or other work of any of the person's employments lies between two days.
    private static func hasWork(
        after first: Day, before last: Day, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) -> Bool {
        guard let between = try? DayRange(from: first + 1, through: last - 1) else { return true }
        if hasWork(in: between, question, rules) { return true }
        for beside in question.besides {
            guard let other = beside.employment else { continue }
            if hasWork(in: between, question.of(other, index: beside.index), rules) { return true }
        }
        return false
    }

    private static func hasWork(
        in days: DayRange, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) -> Bool {
        let knownAt = question.knownAt
        let isRegistered = question.employment.registrations.contains {
            $0.recorded <= knownAt && $0.kinds.hasAny(work) && $0.days.overlaps(days)
        }
        if isRegistered { return true }
        var month = days.last.month
        while month >= days.first.month {
            // A month whose shifts cannot be laid out is an error of its own; nothing is asked about it here.
            guard let plan = try? question.plan(of: month, rules.holidays) else { return true }
            if plan.shifts.contains(where: { days.contains($0.day) }) { return true }
            month = Month(number: month.number - 1)
        }
        return false
    }

    private static let work: RegisteredKinds = [.hours, .extraWork, .standby, .travelTime]

    /// A period of an hourly paid that had sjuklön, but no shift in the seven days that its karensavdrag goes by.
    private static func noKarensavdrag(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ sickness: SickPeriodState
    ) throws(PayrollError) -> AgreementFinding? {
        guard let first = sickness.firstDay, sickness.karens == .zero, sickness.sickPay > .zero,
            sickness.karensDays.count
                < rules.figures[rules.figuresIndex(on: max(first, rules.days.first))][Sickness.karensOccasions].value,
            let row = question.employment.sickness(question.knownAt).first(where: { $0.days.contains(first) }),
            let terms = question.employment.terms.fact(on: first, knownAt: question.knownAt),
            !question.employment.terms[terms].value.isMonthly
        else { return nil }
        let protection = try question.sickProtections.decided(
            on: first, knownAt: question.knownAt, "särskilt högriskskydd")
        if protection?.ground.exemptsFromKarensavdrag ?? false { return nil }
        return AgreementFinding(
            "sjukperioden från \(first) har inget karensavdrag: anställningen har inga pass de första sju dagarna, och villkoren säger inte hur lång den genomsnittliga veckan är. Ange weeklyHours i villkoren.",
            about: .noKarensavdrag, row: row.row)
    }
}

extension Employment {
    /// The sickness that is known.
    fileprivate func sickness(_ knownAt: Instant) -> [Registration] {
        registrations.of(RegisteredKinds(.sjuk)).filter { $0.recorded <= knownAt }
    }
}

extension MonthDays {
    fileprivate mutating func insert(_ registration: Registration, in month: DayRange) {
        if let days = registration.days.intersection(month) { insert(days) }
    }
}
