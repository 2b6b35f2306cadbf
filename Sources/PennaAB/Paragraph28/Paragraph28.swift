//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 28 Sjukfrånvaro, dag 1–14, on the Sick Pay Act (SjLL 6–7 §§; decisions A3, A4, A30, A38, A39, A40, L3, L11).
///
/// Monthly paid lose for each sick working day what § 17 takes for it and get the share of sjuklön of it back, and that of
/// the OB they lost. Karensavdrag is the sjuklön of one day with a fixed factor, never more than the period's sjuklön; what
/// is left follows the period into the next month. By the hour, if the employer so chooses, the deduction is månadslön × 12
/// ÷ (52 × weekly hours), and karensavdrag a share of an average week's sjuklön, as hourly paid have it. The deduction
/// stops where the month's pay is used up; sjuklön does not.
///
/// The page: what it says, when and how much by law, what may be chosen, how it is calculated, an example. The
/// calendar-day method is in `SickByCalendar.swift`, karensavdrag in `Karensavdrag.swift` and `KarensWorkings.swift`; days
/// are counted in `SickDays.swift`, and a period is gathered in `SickPeriod.swift`. From day 15 on see `FromDay15.swift`.
enum Sickness {
    // MARK: What it says

    private static let text: RuleText = """
        De första \(periodDays, .number) kalenderdagarna i en sjukperiod betalar arbetsgivaren sjuklön. Varje sjuk \
        arbetsdag dras av som en ledig dag enligt \(paragraph: 17), och \(sickPayShare) betalas tillbaka som sjuklön; \
        förlorad OB, jour och beredskap ersätts också med \(sickPayShare). Ett karensavdrag på \(sickPayShare) av den \
        fasta kontanta lönen delad med månadens kalenderdagar, gånger \(karensFactor) vilket schemat än är, görs en gång \
        i perioden, aldrig mer än periodens sjuklön; det som inte får plats följer med till nästa månad.

        Timavlönade har \(sickPayShare) av timlönen för förlorade timmar, och karensavdraget är \(karensShare) av en \
        genomsnittlig veckas sjuklön. Den genomsnittliga veckan är den som står i villkoren, annars timmarna i \
        anställningens pass de sju dagar som börjar med första sjukdagen. Den som inte har något pass får sjuklön för de \
        timmar som står på frånvarons rad.

        Sjukperioden är personens, över alla anställningar hos arbetsgivaren: dagarna räknas ihop, och den anställning \
        där personen blir sjuk senare i perioden har inget eget karensavdrag. Det som en avslutad anställning inte har \
        använt av sitt görs i den som fortsätter.

        Arbetsgivaren kan i stället räkna per timme: varje frånvarotimme kostar då månadslönen gånger tolv delat med \
        femtiotvå veckors arbetstid, och karensavdraget är \(karensShare) av en genomsnittlig veckas sjuklön. Så räknas \
        också den som har månadslön men inget schema med pass i sin cykel, med de bokade passen eller radens timmar.

        Blir någon sjuk igen inom \(continuationDays) fortsätter perioden. Efter \(karensOccasions) karensavdrag på tolv \
        månader görs inga fler, och den som har beslut om särskilt högriskskydd för många perioder har inget alls.
        """

    // MARK: When, and how much, by law

    static let periodDays = ABFigure(SickPayAct.periodDays)
    static let continuationDays = ABFigure(SickPayAct.continuationDays)
    static let sickPayShare = ABFigure(SickPayAct.sickPayShare)
    static let karensShare = ABFigure(SickPayAct.karensShare)
    static let karensOccasions = ABFigure(SickPayAct.karensOccasions)

    /// Those of the law, in its order.
    static let ofLaw = [sickPayShare, karensShare, periodDays, continuationDays, karensOccasions]

    // MARK: What may be chosen

    static let method = ABFigure(
        "ab.28.metod", name: "Sjukavdrag dag 1–14 för månadsavlönade räknas", unit: .tal,
        choices: ["per frånvarotimme", "per kalenderdag, sjuka arbetsdagar × kalenderdagsfaktor"],
        rows: [FigureRow(from: AB.firstDay, 1, source: byCalendar, confidence: .reported)])
    static let karensMethod = ABFigure(
        "ab.28.karens-metod", name: "Karensavdrag för månadsavlönade räknas", unit: .tal,
        choices: [
            "som sjukavdraget, per kalenderdag med fast faktor", "20 procent av en genomsnittlig veckas sjuklön",
            "80 procent av en dag enligt schemats kalenderdagsfaktor",
        ],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a3), confidence: .reported)])
    static let karensFactor = ABFigure(
        "ab.28.karens-faktor", name: "Karensavdrag per kalenderdag, fast faktor", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 140, source: byCalendar, confidence: .reported)])
    static let lostOBRounding = ABFigure(
        "ab.28.ob-avrundning", name: "Sjuklön för förlorad OB räknas på", unit: .tal,
        choices: ["exakta minuter", "halvtimmar uppåt, per klass och sjukperiod i månaden"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a39), confidence: .reported)])
    static let sameDate = ABFigure(
        "ab.28.hogriskskydd-samma-datum", name: "Ett karensavdrag samma datum året före, för allmänt högriskskydd",
        unit: .tal, choices: ["räknas", "räknas inte"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a40), confidence: .reported)])

    // MARK: How it is calculated

    static let byHour: Source = [
        .act(.sjuklonelagen, "6 §"), .agreement(.ab, "§ 17 mom. 4 och § 28 mom. 5", .skrKarens), .decision(.a3, .a4),
    ]
    static let byCalendar: Source = [
        .page(.hultsfredSickness), .agreement(.ab, "§ 17 mom. 4 och § 28 mom. 5", .skrKarens), .decision(.a3, .a4),
    ]

    /// Absent hours of monthly paid, and what they cost.
    struct AbsentHours {
        let basis: AbsenceBasis
        let week: Minutes
        let time: Minutes

        static let operands =
            AbsenceBasis.operands + [Operand("veckotid", .timme), Operand("timmar", .timme)]

        /// What they cost, unrounded.
        var loss: Exact { basis.pay * 12 / 52 / week / basis.degree * time }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.timme(week)
            operands.timme(time)
        }
    }

    /// The deduction for absent hours; below zero.
    struct HoursDeduction: Working {
        static let formula = Formula(
            FormulaID(2060), name: "Sjukavdrag",
            expression:
                "−öre(min((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar; kvar_av_lönen))",
            operands: AbsentHours.operands + [Operand("kvar_av_lönen", .krona)], paragraph: "AB § 28 mom. 5",
            source: byHour, confidence: .reported, quantity: "timmar", price: nil)

        let absent: AbsentHours
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try absent.loss.limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            absent.write(to: &operands)
            operands.krona(left)
        }
    }

    /// Sjuklön for absent hours.
    struct HoursPay: Working {
        static let formula = Formula(
            FormulaID(2061), name: "Sjuklön",
            expression: "öre(andel × (heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar)",
            operands: [Operand("andel", .procent)] + AbsentHours.operands, paragraph: "SjLL 6 §; AB § 28 mom. 5",
            source: byHour, confidence: .reported, quantity: "timmar", paid: PaidMeasure("andel × timmar", .timme))

        let share: Percent
        let absent: AbsentHours

        func amount() throws(PayrollError) -> Amount { try (absent.loss * share).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            absent.write(to: &operands)
        }
    }

    /// Sjuklön of hourly paid.
    struct HourlyPaid: Working {
        static let formula = Formula(
            FormulaID(2062), name: "Sjuklön, timavlönad", expression: "öre(andel × timlön × timmar)",
            operands: [Operand("andel", .procent), Operand("timlön", .krona), Operand("timmar", .timme)],
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: byHour, confidence: .reported, quantity: "timmar",
            price: "timlön", paid: PaidMeasure("andel × timmar", .timme))

        let share: Percent
        let pay: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * time * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(pay)
            operands.timme(time)
        }
    }

    /// Sjuklön for the OB of a class that was lost.
    struct LostOB: Working {
        static let formula = Formula(
            FormulaID(2063), name: "Sjuklön för förlorad OB", expression: "öre(andel × belopp × timmar)",
            operands: [Operand("andel", .procent), Operand("belopp", .krona), Operand("timmar", .timme)],
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: [.page(.hultsfredAbsence), .decision(.a39)],
            confidence: .reported, quantity: "timmar", price: "belopp", paid: PaidMeasure("andel × timmar", .timme))

        let share: Percent
        let rate: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(rate) * time * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(rate)
            operands.timme(time)
        }
    }

    /// The same by half hours, where the employer says so.
    struct LostOBHalfHours: Working {
        static let formula = Formula(
            FormulaID(2162), name: "Sjuklön för förlorad OB, halvtimmar",
            expression: "öre(andel × belopp × halvtimme(timmar))",
            operands: [Operand("andel", .procent), Operand("belopp", .krona), Operand("timmar", .timme)],
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: [.local("ab.28.ob-avrundning"), .decision(.a39)],
            confidence: .reported, quantity: "timmar", price: "belopp",
            paid: PaidMeasure("andel × halvtimme(timmar)", .timme))

        let share: Percent
        let rate: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(rate) * time.roundedUpToHalfHour * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(rate)
            operands.timme(time)
        }
    }

    static let formulas =
        [
            HoursDeduction.formula, HoursPay.formula, HourlyPaid.formula, LostOB.formula, LostOBHalfHours.formula,
            DaysDeduction.formula, DaysPay.formula, PartDaysDeduction.formula, PartDaysPay.formula,
        ] + shareFormulas + standbyFormulas

    // MARK: Pay items

    static let items = (deduction: PayItems.sjukavdrag.id, pay: PayItems.sjuklon.id, karens: PayItems.karensavdrag.id)

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Sjuk måndag–onsdag i oktober 2026.", pay: 3_000_000,
            month: Month(year: 2026, month: 10), [.absence(.sjuk, .whole)], Day(2026, 10, 5), Day(2026, 10, 7))
    }

    // MARK: The rule

    static let figures = ofLaw + [method, karensMethod, karensFactor, lostOBRounding, sameDate]

    static let rule = RuleDescription(
        paragraph: "AB § 28; SjLL 6–7 §§", name: "Sjukfrånvaro dag 1–14", text: text,
        formulas: formulas + Karensavdrag.formulas, figures: figures, revision: 2,
        example: { () throws(PayrollError) in try example() })

    static func add(
        _ shared: borrowing SharedSickness, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard month.work.hasRegistered(.sjuk) else { return }
        var left = try UnpaidLeave.leaves(month.work, question, month.rules, in: &month.lines)
        let long = try settle(shared, of: shared.own, left: &left, in: &month, question).long
        if !long.isEmpty { try LongSickness.add(long, left: &left, to: &month, question) }
    }
}
