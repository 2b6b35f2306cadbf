//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Bilaga U: uppehållsanställning, as far as it is known.
///
/// The same pay every month of the year: heltidslön × degree × uppehållslönefaktor, 0.92 for an arbetsår of 290–296
/// calendar days, 0.03 more from the arbetsår that begins in the calendar year of turning 40. Other arbetsår, absence and
/// uppehållslönetillägg are not known here: the first two are refused by name (decision A24), the last is a finding.
enum AnnexU {
    private static let gbg: Source = .agreement(.ab, "Bilaga U", .goteborgAnnexU)
    private static let known = gbg + .page(.lararforbundetUppehall)

    static let factor = ABFigure(
        "ab.u.faktor", name: "Uppehållslönefaktor för 290–296 dagar", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 92, source: known, confidence: .confirmed)])
    static let fewestDays = ABFigure(
        "ab.u.dagar-fran", name: "Arbetsårets dagar för faktorn, minst", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 290, source: gbg, confidence: .reported)])
    static let mostDays = ABFigure(
        "ab.u.dagar-till", name: "Arbetsårets dagar för faktorn, högst", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 296, source: gbg, confidence: .reported)])
    static let raise = ABFigure(
        "ab.u.hojning-40", name: "Höjning av faktorn från det arbetsår man fyller 40", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 3, source: known, confidence: .confirmed)])
    static let yearBegins = ABFigure(
        "ab.u.arbetsar-borjar", name: "Arbetsåret börjar, månad och dag (MMDD)", unit: .tal, rows: [])
    static let topUpThreshold = ABFigure(
        "ab.u.lonetillagg-troskel", name: "Uppehållslönetillägg, fast kontant lön under", unit: .krona,
        rows: [
            FigureRow(from: Day(2025, 4, 1), 2_349_100, source: gbg, confidence: .reported),
            FigureRow(from: Day(2026, 4, 1), 2_419_600, source: gbg, confidence: .reported),
        ])

    static let figures = [factor, fewestDays, mostDays, raise, yearBegins, topUpThreshold]

    static let formula = Formula(
        FormulaID(2180), name: "Månadslön, uppehållsanställning",
        expression: "öre(heltidslön × grad × uppehållslönefaktor × dagar ÷ kalenderdagar)",
        operands: [
            Operand("heltidslön", .krona), Operand("grad", .procent), Operand("uppehållslönefaktor", .faktor),
            Operand("dagar", .dag), Operand("kalenderdagar", .dag),
        ],
        paragraph: "AB Bilaga U", source: gbg, confidence: .reported, quantity: "dagar", price: nil)
    static let hoursFormula = Formula(
        FormulaID(2181), name: "Arbete under uppehåll", expression: "öre(heltidslön ÷ divisor × timmar)",
        operands: [Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("timmar", .timme)],
        paragraph: "AB Bilaga U", source: gbg, confidence: .reported, quantity: "timmar", price: nil)

    static let rule = RuleDescription(
        paragraph: "AB Bilaga U", name: "Uppehållsanställning",
        text: """
            Den som arbetar ett arbetsår och är ledig under uppehållet har samma lön alla månader: heltidslönen gånger \
            sysselsättningsgraden gånger uppehållslönefaktorn, 0,92 för ett arbetsår på 290–296 dagar och 0,95 från det \
            arbetsår man fyller 40. Arbete under sommarens uppehåll ger 1/165 av månadslönen per timme och semesterersättning.

            Andra arbetsår, avdrag vid frånvaro och uppehållslönetillägg är inte kända här; de avvisas eller påpekas.
            """,
        formulas: [formula, hoursFormula], figures: figures,
        example: { () throws(PayrollError) in try example() })

    static let hoursItem = PayItem(PayItemID(232), key: "uppehall-timmar", name: "Arbete under uppehåll", agiField: 11)
    static let payItems = [hoursItem]

    static let claim = HourClaim(items: [hoursItem.id])

    static func isItem(_ item: PayItemID) -> Bool { item == hoursItem.id }

    /// The factor of a stretch.
    ///
    /// - Throws: `notImplemented` for an arbetsår of other lengths; `missingFact` when its length is not given;
    ///   `missingFigure` in the year of turning 40, when the employer has not said when the arbetsår begins.
    static func factor(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> Factor {
        let figures = rules.figures[stretch.figures]
        guard let days = stretch.terms.workYearDays else {
            throw PayrollError(
                .missingFact,
                "Anställning \(question.employment.id) är en uppehållsanställning utan arbetsårets dagar. Ange workYearDays i villkoren.",
                day: stretch.days.first)
        }
        guard (figures[fewestDays].value...figures[mostDays].value).contains(Int64(days)) else {
            throw PayrollError(
                .notImplemented,
                "Uppehållslönefaktorn för \(days) dagar är inte känd (Bilaga U), bara för \(figures[fewestDays].value)–\(figures[mostDays].value). Räkna lönen för hand.",
                day: stretch.days.first)
        }
        return Factor(hundredths: figures[factor].value + (try raise(stretch, question, figures)))
    }

    private static func raise(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ figures: SegmentFigures
    ) throws(PayrollError) -> Int64 {
        let age = stretch.days.first.year - question.birthYear
        guard age >= 40 else { return 0 }
        guard age == 40 else { return figures[raise].value }
        let begins = try figures[yearBegins].known(yearBegins, on: stretch.days.first)
        guard let day = Day(year: stretch.days.first.year, month: Int(begins / 100), day: Int(begins % 100)) else {
            throw PayrollError(
                .invalidValue, "ab.u.arbetsar-borjar är \(begins). Ange månad och dag, t.ex. 816 för den 16 augusti.")
        }
        guard !stretch.days.contains(day) || stretch.days.first == day else {
            throw PayrollError(
                .missingFact,
                "Uppehållslönefaktorn höjs \(day), mitt i \(stretch.days). Lägg till villkor som börjar den dagen.",
                day: day)
        }
        return stretch.days.first >= day ? figures[raise].value : 0
    }

    /// Adds work in the uppehåll, and refuses absence.
    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard !work.registered.isEmpty, work.stretches.contains(where: { $0.scope.annex == .uppehall }) else { return }
        for registration in work.registered.of(.absence) {
            guard case .absence(let cause, _) = registration.kind, cause != .enskild, cause != .komp else { continue }
            throw PayrollError(
                .notImplemented,
                "Frånvaro (\(cause.rawValue)) på en uppehållsanställning kan inte räknas: Bilaga U:s avdrag är inte kända. Räkna den för hand och registrera lönerader.",
                day: registration.days.first, row: registration.row)
        }
        for hours in work.classified where isItem(hours.item) {
            try addHours(hours, work.stretches[hours.stretch], question, rules, to: &arena)
        }
    }

    private static func addHours(
        _ hours: MonthWork.ClassifiedHours, _ stretch: PayStretch, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let divisor = figures[Overtime.divisor].value
        let time = Minutes(hours.minutes)
        let origin = LineOrigin(
            employment: question.index, terms: UInt16(stretch.termsIndex), days: DayRange(hours.day))
        let pay = try (Exact(stretch.fullTimePay) / divisor * time).rounded(.halfAwayFromZero)
        arena.add(
            hoursItem.id, pay, hoursFormula.id, hoursFormula.confidence, origin,
            [stretch.fullTimePay.ore, divisor, time.count])
        try arena.add(
            PayItems.semesterersattning.id,
            Holiday.Compensation(
                earned: pay, percentPerDay: figures[Holiday.percentPerDay].percent,
                yearlyRight: Holiday.yearlyRight(birthYear: question.birthYear, in: rules.month.year, figures)),
            .confirmed, origin)
    }

    /// Pay below the threshold of uppehållslönetillägg, whose amount is not known.
    static func findings(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [String] {
        let threshold = rules.figures[stretch.figures][topUpThreshold]
        guard threshold.isKnown, stretch.fullTimePay.ore < threshold.value else { return [] }
        return [
            "lönen är under \(Amount(ore: threshold.value).swedish) kr: uppehållslönetillägg kan vara aktuellt, men Penna räknar det inte. Räkna det för hand."
        ]
    }

    private static func example() throws(PayrollError) -> RuleExample {
        let start = Day(2024, 8, 12)
        return RuleExample(
            "Heltidslön 30 000 kr, 80 procent, arbetsår på 292 dagar, född 1990.", month: Month(year: 2026, month: 10),
            isFixedPay: true,
            employment: Employment(
                id: "1", start: start,
                terms: [
                    try Fact(
                        Terms(
                            pay: .monthly(fullTime: Amount(ore: 3_000_000)), degree: Percent(millionths: 800_000),
                            agreement: "AB Bilaga U", workYearDays: 292), from: start, recorded: Instant(seconds: 0))
                ]))
    }
}
