//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 27 Semester.
///
/// Monthly pay goes on during holiday. Each day off by the schedule consumes semesterkvot holiday days, and each of them
/// gives semesterdagstillägg, a percentage of fast kontant lön (mom. 15). Hourly paid get a percentage of the pay for
/// each day of their yearly right, month by month (mom. 16). OB, overtime and the like already hold their share
/// (decision A9).
///
/// The page: what it says, the right by age, how much from when, what may be chosen, how it is calculated, an example.
/// The other formulas stand in `HolidayWorkings.swift`. Days are earned in `Earning.swift` and taken in `Taking.swift`;
/// hourly paid are in `HourlyHoliday.swift`, and what is left at the end in `Leaving.swift` and `HolidayDebt.swift`.
enum Holiday {
    // MARK: What it says

    private static let text: RuleText = """
        Rätten är \(right) om året, \(rightRaised, .number) från det år man fyller \(raisedAge) och \
        \(rightHighest, .number) från det år man fyller \(highestAge). Dagarna tjänas in och tas ut samma kalenderår: \
        rätten gånger anställda dagar, utom frånvaro som inte är semesterlönegrundande, delat med årets dagar \
        (\(divisor)) och avrundat uppåt. Under semestern fortsätter månadslönen, och varje betald dag ger ett \
        semesterdagstillägg på \(dayCompensation). Den som arbetar annat än fem dagar i veckan förbrukar semesterkvotens \
        antal dagar för varje ledig arbetsdag. Den som har låg lön får dessutom semesterlönetillägg.

        Betalda dagar över \(unsavable, .number) kan sparas vid årets slut, sammanlagt högst \(mostSaved, .number); \
        sparade dagar därutöver betalas ut med avvikelserna för december. En obetald dag kostar \(unpaidDay) av fast \
        kontant lön. När anställningen slutar betalas kvarvarande dagar ut med \(finalDay, .number) + \
        \(dayCompensation); har man tagit för många dras de av. Timavlönade får semesterersättning \
        varje månad: \(percentPerDay, times: right), eller \(percentPerDay, times: rightRaised) och \
        \(percentPerDay, times: rightHighest) i de två högre åldrarna. Blir man sjuk under semestern är de dagarna inte \
        semester. Flyttar arbetsgivaren semester inom juni–augusti med kort varsel ger det \(movedLate) och \
        \(movedLateDays, .number) dagar, med något längre varsel \(moved) och \(movedDays, .number) dag; avbruten \
        semester ger nya dagar, högst \(mostInterrupted, .number).

        Semester utöver årets dagar tar de sparade, och utöver dem är den tjänstledighet utan lön. Semester tas ut i hela \
        dagar; en del av en dag räknas inte.

        Semesterväxling gäller bara där arbetsgivaren har angett hur många dagar årets dagstillägg byts mot.
        """

    // MARK: The right, by age

    static let source: Source = [.page(.nackaHoliday), .agreement(.ab25, "§ 27", .kav, .ohr)]

    static let right = ofRight("ab.27.arsratt", "Semesterdagar om året", .dag, 25)
    static let rightRaised = ofRight("ab.27.arsratt-hojd", "Semesterdagar om året från den första åldern", .dag, 31)
    static let rightHighest = ofRight("ab.27.arsratt-hogst", "Semesterdagar om året från den andra åldern", .dag, 32)
    static let raisedAge = ofRight("ab.27.arsratt-hojd-ar", "Den första åldern, fyllda år under året", .tal, 40)
    static let highestAge = ofRight("ab.27.arsratt-hogst-ar", "Den andra åldern, fyllda år under året", .tal, 50)

    private static func ofRight(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: unit,
            rows: [FigureRow(from: AB.firstDay, value, source: source, confidence: .reported)])
    }

    // MARK: How much, from when

    static let dayCompensation = ABFigure(
        "ab.27.dagstillagg", name: "Semesterdagstillägg per betald dag, procent av fast kontant lön", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 6_050, source: source, confidence: .reported)])
    static let percentPerDay = ABFigure(
        "ab.27.timlon-per-dag", name: "Semesterlön på timlön per dag i årsrätten", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 4_800, source: source, confidence: .reported)])
    static let mostDaysAtOnce = ABFigure(
        "ab.27.dagar-per-utbetalning", name: "Semesterdagstillägg som högst beskattas med månadstabell", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 20, source: .decision(.l12), confidence: .reported)])
    static let unpaidDay = ABFigure(
        "ab.27.obetald-dag", name: "Obetald semesterdag, procent av lönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 46_000, source: .decision(.a15), confidence: .unconfirmed)])
    static let finalDay = ABFigure(
        "ab.27.slut-dag", name: "Semesterersättning när anställningen slutar, procent av fast kontant lön per dag",
        unit: .procent, rows: [FigureRow(from: AB.firstDay, 46_000, source: .decision(.a16), confidence: .unconfirmed)])
    static let topUpThreshold = ABFigure(
        "ab.27.lonetillagg-troskel", name: "Semesterlönetillägg, fast kontant lön under", unit: .krona,
        rows: [
            FigureRow(from: Day(2025, 4, 1), 2_349_100, source: .decision(.a17), confidence: .unconfirmed),
            FigureRow(from: Day(2026, 4, 1), 2_419_600, source: .decision(.a17), confidence: .unconfirmed),
        ])
    static let topUpPercent = ABFigure(
        "ab.27.lonetillagg", name: "Semesterlönetillägg per dag, procent av det som fattas", unit: .procent,
        rows: [
            FigureRow(
                from: AB.firstDay, 52_100, source: [.page(.borgholm2014), .decision(.a17)], confidence: .unconfirmed)
        ])
    static let topUpDays = ABFigure(
        "ab.27.lonetillagg-dagar", name: "Semesterlönetillägg, dagar per år", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 25, source: .page(.borgholm2014), confidence: .reported)])
    static let mostSaved = ABFigure(
        "ab.27.sparade-hogst", name: "Sparade semesterdagar sammanlagt", unit: .dag,
        rows: [
            FigureRow(
                from: AB.firstDay, 30, source: [.page(.sulf), .page(.haparanda), .decision(.a18)],
                confidence: .confirmed)
        ])
    static let unsavable = ABFigure(
        "ab.27.sparas-over", name: "Betalda semesterdagar som ska tas ut innan dagar kan sparas", unit: .dag,
        rows: [
            FigureRow(
                from: AB.firstDay, 20, source: [.page(.ohr), .page(.haparanda), .act(.semesterlagen, "18 §")],
                confidence: .confirmed)
        ])

    // MARK: What may be chosen

    static let variablePay = ABFigure(
        "ab.27.rorliga-tillagg", name: "Semesterlön på OB, övertid, jour och andra rörliga tillägg", unit: .tal,
        choices: ["ingår i beloppen", "betalas som på timlön"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a9), confidence: .unconfirmed)])
    static let divisor = ABFigure(
        "ab.27.arets-dagar", name: "Betalda semesterdagar räknas på årets dagar", unit: .tal,
        choices: ["365 eller 366", "alltid 365"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a14), confidence: .reported)])
    static let unpaidMethod = ABFigure(
        "ab.27.obetald-metod", name: "Avdrag för obetald semesterdag", unit: .tal,
        choices: ["procent av fast kontant lön", "kalenderdagsfaktor", "procent av månadslönen"],
        rows: [FigureRow(from: AB.firstDay, 0, source: [.decision(.a15), .decision(.a60)], confidence: .unconfirmed)])
    static let surplus = ABFigure(
        "ab.27.sparade-over", name: "Sparade semesterdagar över gränsen vid årsskiftet", unit: .tal,
        choices: ["betalas ut", "ligger kvar"],
        rows: [FigureRow(from: AB.firstDay, 0, source: [.page(.sulf), .decision(.a44)], confidence: .reported)])
    static let unknownFinal = ABFigure(
        "ab.27.okand-semester", name: "Slutbetalning när semester före den första räknade månaden inte är känd",
        unit: .tal, choices: ["betalas som om inget var taget eller sparat", "väntar tills saldot är känt"],
        rows: [
            FigureRow(
                from: AB.firstDay, 0, source: .practice("det som är känt betalas"), confidence: .unconfirmed)
        ])
    static let degree = ABFigure(
        "ab.27.andrad-grad", name: "Sysselsättningsgrad för semesterlön när den har ändrats under året", unit: .tal,
        choices: ["dagens", "årets genomsnitt"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .memory("AB § 27"), confidence: .unconfirmed)])
    static let exchangeDays = ABFigure(
        "ab.27.vaxling.dagar", name: "Semesterväxling, dagar i stället för dagstillägg", unit: .dag, rows: [])
    static let exchangeDaysFrom40 = ABFigure(
        "ab.27.vaxling.dagar-fran-40", name: "Semesterväxling, dagar från det år man fyller 40", unit: .dag, rows: [])

    // MARK: How it is calculated

    /// Semesterdagstillägg of working days on holiday.
    struct DaySupplement: Working {
        static let formula = Formula(
            FormulaID(2050), name: "Semesterdagstillägg",
            expression: "öre(procent × (heltidslön × grad + tillägg) × semesterkvot × arbetsdagar)",
            operands: [Operand("procent", .procent)] + AbsenceBasis.operands + [
                Operand("semesterkvot", .faktor), Operand("arbetsdagar", .dag),
            ],
            paragraph: "AB § 27 mom. 15", source: source, confidence: .reported, quantity: "arbetsdagar",
            paid: PaidMeasure("arbetsdagar × semesterkvot", .dag))

        let percent: Percent
        let basis: AbsenceBasis
        let kvot: Factor
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay * percent * kvot * days).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(percent)
            basis.write(to: &operands)
            operands.faktor(kvot)
            operands.dag(days)
        }
    }

    /// Semesterersättning on what was earned in the month.
    struct Compensation: Working {
        static let formula = Formula(
            FormulaID(2051), name: "Semesterersättning", expression: "öre(underlag × procent_per_dag × årsrätt)",
            operands: [Operand("underlag", .krona), Operand("procent_per_dag", .procent), Operand("årsrätt", .dag)],
            paragraph: "AB § 27 mom. 16", source: source, confidence: .reported, quantity: nil, price: nil)

        let earned: Amount
        let percentPerDay: Percent
        let yearlyRight: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(earned) * percentPerDay * yearlyRight).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(earned)
            operands.procent(percentPerDay)
            operands.dag(yearlyRight)
        }
    }

    static let formulas = [
        DaySupplement.formula, Compensation.formula, TopUp.formula, UnpaidDays.formula, UnpaidCalendarDays.formula,
        FinalPay.formula, Debt.formula, Surplus.formula, Moved.formula,
    ]

    // MARK: Pay items

    static let topUpItem = PayItem(
        PayItemID(160), key: "semesterlonetillagg", name: "Semesterlönetillägg")
    static let unpaidItem = PayItem(
        PayItemID(161), key: "semester-obetald-avdrag", name: "Obetald semester, avdrag")
    static let finalItem = PayItem(
        PayItemID(162), key: "semesterersattning-slut", name: "Semesterersättning när anställningen slutar",
        flags: [.ordinaryPay, .oneOff])
    static let debtItem = PayItem(
        PayItemID(163), key: "semesterskuld", name: "Semesterskuld", kind: .employerCost, flags: [])
    static let surplusItem = PayItem(
        PayItemID(164), key: "semesterersattning-sparade", name: "Sparade semesterdagar över gränsen",
        flags: [.ordinaryPay, .oneOff])
    static let payItems = [topUpItem, unpaidItem, finalItem, debtItem, surplusItem] + movedItems

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Semester två veckor i juli 2026.", pay: 3_000_000,
            month: Month(year: 2026, month: 7), [.absence(.semester, .whole)], Day(2026, 7, 6), Day(2026, 7, 17))
    }

    // MARK: The rule

    static let figures =
        [
            dayCompensation, percentPerDay, mostDaysAtOnce, variablePay, divisor, unpaidDay, unpaidMethod, finalDay,
            topUpThreshold, topUpPercent, topUpDays, mostSaved, unsavable, degree, exchangeDays, exchangeDaysFrom40,
            right,
            rightRaised, rightHighest, raisedAge, highestAge, surplus, unknownFinal,
        ] + movedFigures

    static let rule = RuleDescription(
        paragraph: "AB § 27", name: "Semester", text: text, formulas: formulas, figures: figures,
        revision: 3, example: { () throws(PayrollError) in try example() })
}
