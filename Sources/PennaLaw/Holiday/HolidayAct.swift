//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas and the figures of the Annual Leave Act (semesterlagen 1977:480, SemL).
///
/// A central collective agreement may depart from 3, 16–16 b, 26 a, 29 and 30 §§ among others (2 a §).
public enum HolidayAct {
    private static let text: Source = .act(.semesterlagen)

    // MARK: Formulas

    /// Days with pay, rounded up to a whole day.
    public static let paidDays = Formula(
        FormulaID(130), name: "Betalda semesterdagar",
        expression: "tak(årsrätt × (anställningsdagar − frånvarodagar) ÷ årets_dagar)",
        operands: [
            Operand("årsrätt", .dag), Operand("anställningsdagar", .dag), Operand("frånvarodagar", .dag),
            Operand("årets_dagar", .dag),
        ],
        paragraph: "SemL 7 §", source: text, confidence: .confirmed)

    /// Semestertillägg by sammalöneregeln.
    public static let supplement = Formula(
        FormulaID(131), name: "Semestertillägg, sammalöneregeln", expression: "öre(procent × lön × dagar)",
        operands: [Operand("procent", .procent), Operand("lön", .krona), Operand("dagar", .dag)],
        paragraph: "SemL 16 a §", source: text, confidence: .confirmed, quantity: "dagar")

    /// Semesterlön on variable pay by sammalöneregeln, for some of the paid days.
    public static let variablePay = Formula(
        FormulaID(132), name: "Semesterlön på rörlig lön, sammalöneregeln",
        expression: "öre(procent × rörlig_lön ÷ betalda_dagar × dagar)",
        operands: [
            Operand("procent", .procent), Operand("rörlig_lön", .krona), Operand("betalda_dagar", .dag),
            Operand("dagar", .dag),
        ],
        paragraph: "SemL 16 a §", source: [.act(.semesterlagen, "16 a §"), .practice("fördelningen per dag")],
        confidence: .reported, quantity: "dagar")

    private static let percentage = [
        Operand("procent", .procent), Operand("procent_per_dag", .procent), Operand("extra_dagar", .dag),
    ]
    private static let beyond25: Source = [.act(.semesterlagen, "16 b §"), .secondHand("dagar utöver 25 efter avtal")]

    /// Semesterlön by procentregeln, for some of the paid days.
    public static let percentRule = Formula(
        FormulaID(133), name: "Semesterlön, procentregeln",
        expression:
            "öre((procent + procent_per_dag × extra_dagar) × (lön + frånvaroinkomst) ÷ betalda_dagar × dagar)",
        operands: percentage + [
            Operand("lön", .krona), Operand("frånvaroinkomst", .krona), Operand("betalda_dagar", .dag),
            Operand("dagar", .dag),
        ],
        paragraph: "SemL 16 b §", source: beyond25, confidence: .confirmed, quantity: "dagar")

    /// What would have been earned during qualifying absence, by the average of the other days.
    public static let absenceIncome = Formula(
        FormulaID(134), name: "Inkomst under semesterlönegrundande frånvaro, uppskattad",
        expression: "öre(lön ÷ övriga_dagar × frånvarodagar)",
        operands: [Operand("lön", .krona), Operand("övriga_dagar", .dag), Operand("frånvarodagar", .dag)],
        paragraph: "SemL 16 b § tredje stycket", source: .reading("genomsnittlig dagsinkomst som uppskattning"),
        confidence: .unconfirmed, quantity: "frånvarodagar")

    /// Semesterersättning by procentregeln.
    public static let percentCompensation = Formula(
        FormulaID(135), name: "Semesterersättning, procentregeln",
        expression: "öre((procent + procent_per_dag × extra_dagar) × underlag)",
        operands: percentage + [Operand("underlag", .krona)], paragraph: "SemL 16 b och 28–29 §§", source: beyond25,
        confidence: .confirmed)

    /// Semesterlön for saved days, adjusted to the degree of the year before.
    public static let savedDays = Formula(
        FormulaID(136), name: "Semesterlön för sparade dagar",
        expression: "öre(semesterlön_per_dag × grad_året_före ÷ grad_nu × dagar)",
        operands: [
            Operand("semesterlön_per_dag", .krona), Operand("grad_året_före", .procent), Operand("grad_nu", .procent),
            Operand("dagar", .dag),
        ],
        paragraph: "SemL 22 §", source: .reading("sparade dagar räknas som intjänade året före uttaget"),
        confidence: .unconfirmed, quantity: "dagar")

    /// Semesterersättning for days on monthly pay.
    public static let monthlyCompensation = Formula(
        FormulaID(137), name: "Semesterersättning, månadslön",
        expression: "öre((andel_per_dag + procent) × månadslön × dagar)",
        operands: [
            Operand("andel_per_dag", .procent), Operand("procent", .procent), Operand("månadslön", .krona),
            Operand("dagar", .dag),
        ],
        paragraph: "SemL 16 a och 29 §§",
        source: .reading("lagen säger inte vad en dag av månadslönen är; andelen är avtalets"),
        confidence: .unconfirmed, quantity: "dagar")

    /// All formulas of the act.
    public static let formulas: [Formula] = [
        paidDays, supplement, variablePay, percentRule, absenceIncome, percentCompensation, savedDays,
        monthlyCompensation,
    ]

    // MARK: Figures

    /// Holiday days in a year (4 §).
    public static let yearlyRight = figure("4.dagar", "Semesterdagar per år", .dag, 25)

    /// Holiday days in the year when the employment began after 31 August (4 §).
    public static let lateStartDays = figure("4.sen-borjan", "Semesterdagar vid anställning efter 31 augusti", .dag, 5)

    /// The share of variable pay from which procentregeln must be used (16 §).
    public static let variableShare = figure(
        "16.rorlig-andel", "Rörlig lönedel som kräver procentregeln, minst", .procent, 100_000)

    /// Semestertillägg a day, of monthly pay (16 a §).
    public static let monthlyPercent = figure("16a.manad", "Semestertillägg per dag av månadslönen", .procent, 4_300)

    /// Semestertillägg a day, of weekly pay (16 a §).
    public static let weeklyPercent = figure("16a.vecka", "Semestertillägg per dag av veckolönen", .procent, 18_200)

    /// Semesterlön on variable pay (16 a §).
    public static let variablePercent = figure("16a.rorlig", "Semesterlön på rörlig lön", .procent, 120_000)

    /// Semesterlön by procentregeln (16 b §).
    public static let percent = figure("16b.procent", "Semesterlön enligt procentregeln", .procent, 120_000)

    /// What each day beyond the act's right adds to procentregeln: 12 % ÷ 25.
    public static let percentPerExtraDay = Figure(
        "seml.16b.extra", name: "Procentregeln, tillägg per dag utöver lagens antal", unit: .procent,
        rows: [FigureRow(from: start, 4_800, source: .practice("avtal, 14,4 % för 30 dagar"), confidence: .reported)])

    /// The longest break in an illness that counts as unbroken (17 §).
    public static let illnessBreak = figure("17.avbrott", "Längsta avbrott i oavbruten sjukfrånvaro", .dag, 14)

    /// The paid days that cannot be saved (18 §).
    public static let unsavableDays = figure("18.kvar", "Betalda semesterdagar som inte kan sparas", .dag, 20)

    /// The years within which a saved day is taken (18 §).
    public static let savedYears = figure("18.ar", "Sparade semesterdagar tas ut inom antal år", .tal, 5)

    /// All figures of the act.
    public static let figures: [Figure] =
        [
            yearlyRight, lateStartDays, variableShare, monthlyPercent, weeklyPercent, variablePercent, percent,
            percentPerExtraDay, illnessBreak, unsavableDays, savedYears,
        ] + HolidayAbsenceLimits.figures

    /// The last day to pay semesterersättning: a month after the employment ended (30 §).
    public static func compensationDue(employmentEnds day: Day) -> Day {
        let next = day.month.next
        return Day(year: next.year, month: next.monthOfYear, day: day.components.day) ?? day.month.last + next.dayCount
    }

    /// The paragraphs used have read the same since SFS 2014:424.
    static let start = Day(2014, 7, 1)

    static func figure(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> Figure {
        Figure(
            "seml." + key, name: name, unit: unit,
            rows: [FigureRow(from: start, value, source: text, confidence: .confirmed)])
    }
}
