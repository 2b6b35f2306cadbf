//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formulas, listed, and the figures of the Annual Leave Act (semesterlagen 1977:480, SemL).
///
/// A central collective agreement may depart from 3, 16–16 b, 26 a, 29 and 30 §§ among others (2 a §).
public enum HolidayAct {
    static let text: Source = .act(.semesterlagen)

    /// All formulas of the act.
    public static let formulas: [Formula] = [
        PaidHolidayDays.formula, StatutoryHolidayPay.Supplement.formula, StatutoryHolidayPay.VariablePay.formula,
        StatutoryHolidayPay.PercentRule.formula, StatutoryHolidayPay.AbsenceIncome.formula,
        StatutoryHolidayPay.Compensation.formula, StatutoryHolidayPay.SavedDays.formula,
        StatutoryHolidayPay.MonthlyCompensation.formula,
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
