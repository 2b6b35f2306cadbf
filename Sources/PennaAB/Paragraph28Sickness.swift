//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 28 Sjukfrånvaro, dag 1–14, on the Sick Pay Act (SjLL 6–7 §§; decisions A3, A4, A30, A38, A39, A40, L3, L11).
///
/// Monthly paid lose månadslön × 12 ÷ (52 × weekly hours) for each absent hour and get 80 % of it back as sjuklön, and
/// 80 % of the OB they lost. Karensavdrag takes 20 % of an average week's sjuklön, never more than the period's sjuklön;
/// what is left follows the period into the next month. From day 15 on see `Paragraph28LongSickness.swift`.
enum Sickness {
    static let sickPayShare = SickPayAct.sickPayShare
    static let karensShare = SickPayAct.karensShare
    static let periodDays = SickPayAct.periodDays
    static let continuationDays = SickPayAct.continuationDays
    static let karensOccasions = SickPayAct.karensOccasions

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let sickPayShare: FigureValue
        let karensShare: FigureValue
        let periodDays: FigureValue
        let continuationDays: FigureValue
        let karensOccasions: FigureValue

        /// All of them, in the order of `SickPayAct.figures`.
        var all: [FigureValue] { [sickPayShare, karensShare, periodDays, continuationDays, karensOccasions] }

        init(_ day: Day, _ settings: [AgreementSetting]) {
            sickPayShare = Sickness.sickPayShare.value(on: day, settings)
            karensShare = Sickness.karensShare.value(on: day, settings)
            periodDays = Sickness.periodDays.value(on: day, settings)
            continuationDays = Sickness.continuationDays.value(on: day, settings)
            karensOccasions = Sickness.karensOccasions.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB § 28; SjLL 6–7 §§", name: "Sjukfrånvaro dag 1–14",
        text: """
            De första fjorton kalenderdagarna i en sjukperiod betalar arbetsgivaren sjuklön. Varje frånvarotimme dras av med \
            månadslönen gånger 12 delat med 52 veckors arbetstid, och 80 procent betalas tillbaka som sjuklön; förlorad OB \
            ersätts också med 80 procent. Ett karensavdrag på 20 procent av en genomsnittlig veckas sjuklön görs en gång i \
            perioden, aldrig mer än periodens sjuklön; det som inte får plats följer med till nästa månad.

            Blir någon sjuk igen inom fem dagar fortsätter perioden. Efter tio karensavdrag på tolv månader görs inga fler, \
            och den som har beslut om särskilt högriskskydd för många perioder har inget alls.
            """,
        formulas: SicknessFormulas.all,
        figures: SickPayAct.figures, example: { () throws(PayrollError) in try example() })

    /// The item of sjuklön for lost OB.
    static let items = (deduction: PayItems.sjukavdrag.id, pay: PayItems.sjuklon.id, karens: PayItems.karensavdrag.id)

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Sjuk måndag–onsdag i oktober 2026.", pay: 3_000_000,
            month: Month(year: 2026, month: 10), [.absence(.sjuk, .whole)], Day(2026, 10, 5), Day(2026, 10, 7))
    }

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let registrations = work.registered
            .filter { if case .absence(.sjuk, _) = $0.kind { true } else { false } }
            .sorted { $0.days.first < $1.days.first }
        guard !registrations.isEmpty else { return }
        for (figure, declared) in zip(rules.figures[0].sickness.all, SickPayAct.figures) {
            _ = try figure.known(declared, on: rules.days.first)
        }
        var spell = SicknessSpell(carry.sickness, stretches: work.stretches.count)
        var long: [LongSickness.SickDay] = []
        for registration in registrations {
            guard let days = registration.days.intersection(rules.days) else { continue }
            for day in days {
                try addDay(day, registration, &spell, &long, work, question, rules, to: &arena)
            }
        }
        try spell.close(work, question, rules, to: &arena)
        carry.sickness = spell.state
        if !long.isEmpty { try LongSickness.add(long, work, question, rules, to: &arena) }
    }

    private static func addDay(
        _ day: Day, _ registration: Registration, _ spell: inout SicknessSpell, _ long: inout [LongSickness.SickDay],
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        if spell.state.lastDay == day { return }
        let index = work.stretchIndex(on: day)
        let stretch = work.stretches[index]
        let figures = rules.figures[stretch.figures]
        if spell.state.beginsPeriod(on: day, continuationDays: Int(figures.sickness.continuationDays.value)) {
            try spell.close(work, question, rules, to: &arena)
            let protection = try question.decisions.sickProtections.decided(
                on: day, knownAt: question.knownAt, "särskilt högriskskydd")
            spell.begin(
                on: day, stretch: index, karens: try SicknessFormulas.karens(stretch, figures),
                occasions: Int(figures.sickness.karensOccasions.value),
                isProtected: protection?.ground.exemptsFromKarensavdrag ?? false)
        }
        let number = spell.state.count(day)
        if number > Int(figures.sickness.periodDays.value) {
            long.append(try LongSickness.SickDay(number, day, registration))
            arena.note(items.deduction, employment: question.index, day: day, 1, .dag)
            return
        }
        for shiftIndex in work.plan.shifts(on: day) {
            let shift = work.plan.shifts[shiftIndex]
            let minutes = work.absences.reduce(Int64(0)) {
                $1.cause == .sjuk && $1.shift == shiftIndex ? $0 + $1.minutes : $0
            }
            guard minutes > 0 else { continue }
            let lost = try InconvenientHours.lost(
                shiftIndex, shift, work, in: nil, isMonthly: stretch.terms.isMonthly, rules, cause: .sjuk)
            spell.add(minutes, lost, stretch: index)
            arena.note(items.pay, employment: question.index, day: day, minutes, .timme)
        }
    }
}

/// A sick pay period as it is gathered through a month, and its lines.
struct SicknessSpell {
    var state: SickPeriodState
    private var minutes: [Int64]
    private var lostOB: [OBMinutes]
    /// The stretch the karensavdrag is reckoned on, when the period began this month.
    private var karensStretch: Int?

    init(_ state: SickPeriodState, stretches: Int) {
        self.state = state
        minutes = [Int64](repeating: 0, count: stretches)
        lostOB = [OBMinutes](repeating: .zero, count: stretches)
    }

    mutating func begin(on day: Day, stretch: Int, karens: Amount, occasions: Int, isProtected: Bool) {
        state.beginPeriod(on: day, karens: karens, occasions: occasions, isProtected: isProtected)
        karensStretch = stretch
    }

    mutating func add(_ count: Int64, _ lost: OBMinutes, stretch: Int) {
        minutes[stretch] += count
        lostOB[stretch] = lostOB[stretch] &+ lost
    }

    /// Makes the lines of what the period has gathered, and takes karensavdrag from its sjuklön.
    mutating func close(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        var last: Int?
        for index in minutes.indices where minutes[index] > 0 {
            try addLines(work.stretches[index], index, question, rules, to: &arena)
            last = index
        }
        guard let last else { return }
        try addKarens(work, last, question, rules, to: &arena)
        for index in minutes.indices {
            minutes[index] = 0
            lostOB[index] = .zero
        }
        karensStretch = nil
    }

    private mutating func addLines(
        _ stretch: PayStretch, _ index: Int, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let share = Percent(millionths: figures.sickness.sickPayShare.value)
        let time = Minutes(minutes[index])
        let origin = stretch.origin(question)
        let pay: Amount
        if stretch.terms.isMonthly {
            let hour = SicknessFormulas.hourlyLoss(stretch)
            let deduction = try (hour * time).rounded(.halfAwayFromZero)
            pay = try (hour * time * share).rounded(.halfAwayFromZero)
            let basis = (
                stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore,
                stretch.terms.fullTimeWeek.count
            )
            arena.add(
                Sickness.items.deduction, try deduction.negated(), SicknessFormulas.deduction.id,
                SicknessFormulas.deduction.confidence, origin, [basis.0, basis.1, basis.2, basis.3, time.count])
            arena.add(
                Sickness.items.pay, pay, SicknessFormulas.monthlyPay.id, SicknessFormulas.monthlyPay.confidence, origin,
                [share.millionths, basis.0, basis.1, basis.2, basis.3, time.count])
        } else {
            pay = try (Exact(stretch.hourlyPay) * time * share).rounded(.halfAwayFromZero)
            arena.add(
                Sickness.items.pay, pay, SicknessFormulas.hourlyPay.id, SicknessFormulas.hourlyPay.confidence, origin,
                [share.millionths, stretch.hourlyPay.ore, time.count])
        }
        try state.sickPay += pay
        for obClass in OBClass.allCases where lostOB[index][obClass.lane] > 0 {
            try addLostOB(obClass, Minutes(Int64(lostOB[index][obClass.lane])), stretch, share, figures, origin, &arena)
        }
    }

    private mutating func addLostOB(
        _ obClass: OBClass, _ time: Minutes, _ stretch: PayStretch, _ share: Percent, _ figures: ABFigures,
        _ origin: LineOrigin, _ arena: inout LineArena
    ) throws(PayrollError) {
        let figure = figures.ob.amounts[obClass.lane]
        let rate = Amount(ore: try figure.known(InconvenientHours.amounts[obClass.lane], on: stretch.days.first))
        let pay = try (Exact(rate) * time * share).rounded(.halfAwayFromZero)
        arena.add(
            Sickness.items.pay, pay, SicknessFormulas.lostOB.id,
            SicknessFormulas.lostOB.confidence.weaker(figure.confidence), origin,
            [share.millionths, rate.ore, time.count])
        try state.sickPay += pay
    }

    private mutating func addKarens(
        _ work: MonthWork, _ last: Int, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let taken = state.karensTaken
        let part = try state.takeKarens()
        guard part > .zero else { return }
        guard let karensStretch else {
            arena.add(
                Sickness.items.karens, try part.negated(), SicknessFormulas.karensRest.id,
                SicknessFormulas.karensRest.confidence, work.stretches[last].origin(question),
                [state.karens.ore, state.sickPay.ore, taken.ore])
            return
        }
        let stretch = work.stretches[karensStretch]
        let figures = rules.figures[stretch.figures]
        if stretch.terms.isMonthly {
            arena.add(
                Sickness.items.karens, try part.negated(), SicknessFormulas.monthlyKarens.id,
                SicknessFormulas.monthlyKarens.confidence, stretch.origin(question),
                [
                    figures.sickness.karensShare.value, figures.sickness.sickPayShare.value, stretch.fullTimePay.ore,
                    stretch.terms.degree.millionths, stretch.supplements.ore, state.sickPay.ore, taken.ore,
                ])
        } else {
            arena.add(
                Sickness.items.karens, try part.negated(), SicknessFormulas.hourlyKarens.id,
                SicknessFormulas.hourlyKarens.confidence, stretch.origin(question),
                [
                    figures.sickness.karensShare.value, figures.sickness.sickPayShare.value, stretch.hourlyPay.ore,
                    stretch.terms.fullTimeWeek.count, stretch.terms.degree.millionths, state.sickPay.ore, taken.ore,
                ])
        }
    }
}
