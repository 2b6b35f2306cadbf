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
/// what is left follows the period into the next month. By the calendar-day method the deduction is that of § 17 for
/// each sick working day, and karensavdrag is 80 % of one such day. The deduction stops where the month's pay is used up;
/// sjuklön does not. From day 15 on see `LongSickness.swift`.
enum Sickness {
    static let sickPayShare = ABFigure(SickPayAct.sickPayShare)
    static let karensShare = ABFigure(SickPayAct.karensShare)
    static let periodDays = ABFigure(SickPayAct.periodDays)
    static let continuationDays = ABFigure(SickPayAct.continuationDays)
    static let karensOccasions = ABFigure(SickPayAct.karensOccasions)

    static let method = ABFigure(
        "ab.28.metod", name: "Sjukavdrag dag 1–14 för månadsavlönade räknas", unit: .tal,
        choices: ["per frånvarotimme", "per kalenderdag, sjuka arbetsdagar × kalenderdagsfaktor"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a4), confidence: .reported)])
    static let karensMethod = ABFigure(
        "ab.28.karens-metod", name: "Karensavdrag för månadsavlönade räknas", unit: .tal,
        choices: [
            "som sjukavdraget (ab.28.metod)", "20 procent av en genomsnittlig veckas sjuklön",
            "80 procent av en dag enligt kalenderdagsfaktorn",
        ],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a3), confidence: .reported)])
    static let lostOBRounding = ABFigure(
        "ab.28.ob-avrundning", name: "Sjuklön för förlorad OB räknas på", unit: .tal,
        choices: ["exakta minuter", "halvtimmar uppåt, per klass och sjukperiod i månaden"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a39), confidence: .reported)])
    static let sameDate = ABFigure(
        "ab.28.hogriskskydd-samma-datum", name: "Ett karensavdrag samma datum året före, för allmänt högriskskydd",
        unit: .tal, choices: ["räknas", "räknas inte"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a40), confidence: .reported)])

    /// Those of the law, in its order.
    static let ofLaw = [sickPayShare, karensShare, periodDays, continuationDays, karensOccasions]
    static let figures = ofLaw + [method, karensMethod, lostOBRounding, sameDate]

    static let rule = RuleDescription(
        paragraph: "AB § 28; SjLL 6–7 §§", name: "Sjukfrånvaro dag 1–14",
        text: """
            De första fjorton kalenderdagarna i en sjukperiod betalar arbetsgivaren sjuklön. Varje frånvarotimme dras av med \
            månadslönen gånger 12 delat med 52 veckors arbetstid, och 80 procent betalas tillbaka som sjuklön; förlorad OB \
            ersätts också med 80 procent. Ett karensavdrag på 20 procent av en genomsnittlig veckas sjuklön görs en gång i \
            perioden, aldrig mer än periodens sjuklön; det som inte får plats följer med till nästa månad. För timavlönade \
            är den genomsnittliga veckan den som står i villkoren, annars timmarna i anställningens pass de sju dagar som \
            börjar med första sjukdagen.

            Sjukperioden är personens, över alla anställningar hos arbetsgivaren: dagarna räknas ihop, och den anställning \
            där personen blir sjuk senare i perioden har inget eget karensavdrag. Det som en avslutad anställning inte har \
            använt av sitt görs i den som fortsätter.

            Arbetsgivaren kan i stället räkna per kalenderdag: varje sjuk arbetsdag kostar då som en ledig dag enligt § 17, \
            och karensavdraget är 80 procent av en sådan dag.

            Blir någon sjuk igen inom fem dagar fortsätter perioden. Efter tio karensavdrag på tolv månader görs inga fler, \
            och den som har beslut om särskilt högriskskydd för många perioder har inget alls.
            """,
        formulas: SicknessFormulas.all + KarensFormulas.all,
        figures: figures,
        example: { () throws(PayrollError) in try example() })

    static let items = (deduction: PayItems.sjukavdrag.id, pay: PayItems.sjuklon.id, karens: PayItems.karensavdrag.id)

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Sjuk måndag–onsdag i oktober 2026.", pay: 3_000_000,
            month: Month(year: 2026, month: 10), [.absence(.sjuk, .whole)], Day(2026, 10, 5), Day(2026, 10, 7))
    }

    static func add(
        _ work: borrowing MonthWork, _ shared: borrowing SharedSickness, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        guard work.hasRegistered(.sjuk) else { return }
        var left = try UnpaidLeave.leaves(work, question, rules, in: &arena)
        let long = try settle(
            work, question, rules, shared, of: shared.own, carry: &carry, left: &left, to: &arena
        ).long
        if !long.isEmpty { try LongSickness.add(long, work, question, rules, left: &left, to: &arena) }
    }

    /// What day 1–14 leaves to others.
    struct Settled {
        /// The calendar days beyond day 14.
        var long: [LongSickness.SickDay] = []
        /// Karensavdrag taken over in the periods before the last.
        var takenOver = ShortList<SharedSickness.TakenOver>()
    }

    /// Calculates day 1–14 and moves the state of the period on.
    ///
    /// - Parameters:
    ///   - shared: the person's employments.
    ///   - place: the place among them of the one of the question.
    ///   - left: what other absence has left of the month's pay.
    static func settle(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        _ shared: borrowing SharedSickness, of place: Int, carry: inout EmploymentCarry, left: inout Amount,
        to arena: inout LineArena
    ) throws(PayrollError) -> Settled {
        var settled = Settled()
        guard work.hasRegistered(.sjuk) else { return settled }
        if !rules.figures[0].isSickPayActKnown {
            for figure in ofLaw { _ = try rules.figures[0].known(figure, on: rules.days.first) }
        }
        // A share of days and hours of one of them are two registrations and still one sick day.
        let ownDays = work.registeredDays(of: RegisteredKinds(.sjuk), in: rules.days)
        if ownDays.isEmpty { return settled }
        let days = shared.days(in: rules.days, ownDays, of: place)
        var spell = SicknessSpell(
            shared.opening(carry.sickness, before: rules.days, days, of: place), stretches: work.stretches.count,
            left: left)
        for day in days {
            try count(day, &spell, work, question, rules, isOwn: ownDays.contains(day), to: &arena)
            guard ownDays.contains(day) else { continue }
            if !shared.isAlone {
                try spell.state.takeOver(shared.karensLeft(on: day, spell.state, of: place))
            }
            guard let number = try addDay(day, &spell, work, question, rules, to: &arena) else { continue }
            if work.stretches[work.stretchIndex(on: day)].terms.isMonthly {
                if settled.long.isEmpty { settled.long.reserveCapacity(rules.days.count) }
                settled.long.append(LongSickness.SickDay(number: number, day: day))
            }
        }
        try spell.close(work, question, rules, to: &arena)
        carry.sickness = spell.state
        left = spell.left
        settled.takenOver = spell.takenOver
        return settled
    }

    /// Counts a sick day of the person, which may begin a period.
    private static func count(
        _ day: Day, _ spell: inout SicknessSpell, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, isOwn: Bool, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[rules.figuresIndex(on: day)]
        if spell.state.beginsPeriod(on: day, continuationDays: Int(clamping: figures[Sickness.continuationDays].value))
        {
            try spell.close(work, question, rules, to: &arena)
            try begin(on: day, &spell, work, question, rules, isOwn: isOwn)
        }
        spell.state.count(day)
    }

    /// Adds what a counted day of the employment gives; gives its number when it lies beyond the days with sjuklön.
    private static func addDay(
        _ day: Day, _ spell: inout SicknessSpell, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) -> Int? {
        let index = work.stretchIndex(on: day)
        let isMonthly = work.stretches[index].terms.isMonthly
        let figures = rules.figures[work.stretches[index].figures]
        let number = spell.state.dayNumber
        if number > figures[Sickness.periodDays].value { return number }
        for shift in work.plan.shifts(on: day) {
            let minutes = work.absentMinutes(.sjuk, of: shift)
            guard minutes > 0 else { continue }
            let lost = try InconvenientHours.lost(
                shift, work, in: nil, isMonthly: isMonthly, rules, cause: .sjuk)
            spell.add(minutes, lost, stretch: index)
            arena.note(items.pay, employment: question.index, day: day, minutes, .timme)
        }
        guard isMonthly, figures.isSickByCalendar else { return nil }
        let absent = work.absentMinutes(.sjuk, on: day)
        if absent > 0 {
            spell.addDay(
                absent, of: work.plan.minutes(on: day), try work.knownFactor(.sjuk, on: day), stretch: index)
        }
        return nil
    }

    /// Begins a period; only an employment that is ill on its first day has a karensavdrag of its own.
    private static func begin(
        on day: Day, _ spell: inout SicknessSpell, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, isOwn: Bool
    ) throws(PayrollError) {
        let sickness = rules.figures[rules.figuresIndex(on: day)]
        let protection = try question.sickProtections.decided(
            on: day, knownAt: question.knownAt, "särskilt högriskskydd")
        var karens = Karensavdrag.none
        if isOwn { karens = try Karensavdrag(on: day, work, question, rules) }
        // An occasion on the same date last year is still in the list; where it does not count, one more is needed.
        let yearBack = SickPeriodState.yearBefore(day)
        let spared = sickness[Sickness.sameDate].value == 1 && spell.state.karensDays.contains(yearBack) ? 1 : 0
        spell.begin(
            on: day, karens, occasions: Int(clamping: min(sickness[Sickness.karensOccasions].value, 1_000)) + spared,
            isProtected: protection?.ground.exemptsFromKarensavdrag ?? false)
    }
}

extension SickPeriodState {
    /// The same date of the year before; 28 February for a leap day, as ``beginPeriod(on:karens:occasions:isProtected:)``
    /// looks back.
    fileprivate static func yearBefore(_ day: Day) -> Day {
        let parts = day.components
        return Day(year: parts.year - 1, month: parts.month, day: parts.day) ?? Day(parts.year - 1, 2, 28)
    }
}

extension SegmentFigures {
    /// Whether all figures of the sick pay act are known.
    var isSickPayActKnown: Bool { Sickness.ofLaw.allSatisfy { self[$0].isKnown } }

    /// Whether sick days are deducted by the calendar day.
    var isSickByCalendar: Bool { self[Sickness.method].isOn }

    /// Whether karensavdrag is calculated by the calendar day.
    var isKarensByCalendar: Bool {
        let method = self[Sickness.karensMethod].value
        return method == 2 || (method == 0 && isSickByCalendar)
    }
}
