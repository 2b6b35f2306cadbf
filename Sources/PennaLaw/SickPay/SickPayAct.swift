//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The figures of the Sick Pay Act (sjuklönelagen 1991:1047, SjLL), which the agreement builds on.
public enum SickPayAct {
    private static let from = Day(2019, 1, 1)

    /// The share of lost pay that is sjuklön (6 §).
    public static let sickPayShare = Figure(
        "sjll.6.sjuklon", name: "Sjuklön, andel av lönen", unit: .procent,
        rows: [FigureRow(from: from, 800_000, source: .act(.sjuklonelagen, "6 §"), confidence: .confirmed)])

    /// The share of an average week's sjuklön that karensavdrag takes (6 §).
    public static let karensShare = Figure(
        "sjll.6.karens", name: "Karensavdrag, andel av en genomsnittlig veckas sjuklön", unit: .procent,
        rows: [
            FigureRow(
                from: from, 200_000, source: [.act(.sjuklonelagen, "6 §"), .act(.sickPayBill)], confidence: .confirmed)
        ])

    /// The number of calendar days of a sjuklöneperiod (7 §).
    public static let periodDays = Figure(
        "sjll.7.dagar", name: "Sjuklöneperiodens längd", unit: .dag,
        rows: [FigureRow(from: from, 14, source: .act(.sjuklonelagen, "7 §"), confidence: .confirmed)])

    /// The most whole days between two spells that still belong to one period (7 §; decisions L3 and L11).
    public static let continuationDays = Figure(
        "sjll.7.aterinsjuknande", name: "Återinsjuknande, högst antal dagar emellan", unit: .dag,
        rows: [
            FigureRow(
                from: from, 5, source: [.act(.sjuklonelagen, "7 §"), .page(.far, "återinsjuknanderegeln")],
                confidence: .reported)
        ])

    /// The number of karensavdrag in twelve months after which no more are made (6 §, allmänt högriskskydd).
    public static let karensOccasions = Figure(
        "sjll.6.hogriskskydd", name: "Allmänt högriskskydd, karensavdrag på tolv månader", unit: .tal,
        rows: [
            FigureRow(
                from: from, 10, source: [.act(.sjuklonelagen, "6 §"), .page(.far, "högriskskydd")],
                confidence: .reported)
        ])

    /// All figures of the act.
    public static let figures: [Figure] = [
        sickPayShare, karensShare, periodDays, continuationDays, karensOccasions,
    ]
}
