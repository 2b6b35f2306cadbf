//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The figures and switches of § 27.
enum HolidayFigures {
    private static let nacka: Source = [.page(.nackaHoliday), .agreement(.ab25, "§ 27", .kav, .ohr)]

    static let dayCompensation = ABFigure(
        "ab.27.dagstillagg", name: "Semesterdagstillägg per betald dag, procent av fast kontant lön", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 6_050, source: nacka, confidence: .reported)])
    static let percentPerDay = ABFigure(
        "ab.27.timlon-per-dag", name: "Semesterlön på timlön per dag i årsrätten", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 4_800, source: nacka, confidence: .reported)])
    static let mostDaysAtOnce = ABFigure(
        "ab.27.dagar-per-utbetalning", name: "Semesterdagstillägg som högst beskattas med månadstabell", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 20, source: .decision(.l12), confidence: .reported)])
    static let variablePay = ABFigure(
        "ab.27.rorliga-tillagg", name: "Semesterlön på OB, övertid, jour och andra rörliga tillägg", unit: .tal,
        choices: ["ingår i beloppen", "betalas som på timlön"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a9), confidence: .unconfirmed)])
    static let divisor = ABFigure(
        "ab.27.arets-dagar", name: "Betalda semesterdagar räknas på årets dagar", unit: .tal,
        choices: ["365 eller 366", "alltid 365"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a14), confidence: .reported)])
    static let unpaidDay = ABFigure(
        "ab.27.obetald-dag", name: "Obetald semesterdag, procent av månadslönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 46_000, source: .decision(.a15), confidence: .unconfirmed)])
    static let unpaidMethod = ABFigure(
        "ab.27.obetald-metod", name: "Avdrag för obetald semesterdag", unit: .tal,
        choices: ["procent av månadslönen", "kalenderdagsfaktor"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a15), confidence: .unconfirmed)])
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
    static let degree = ABFigure(
        "ab.27.andrad-grad", name: "Sysselsättningsgrad för semesterlön när den har ändrats under året", unit: .tal,
        choices: ["dagens", "årets genomsnitt"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .memory("AB § 27"), confidence: .unconfirmed)])
    static let exchangeDays = ABFigure(
        "ab.27.vaxling.dagar", name: "Semesterväxling, dagar i stället för dagstillägg", unit: .dag, rows: [])
    static let exchangeDaysFrom40 = ABFigure(
        "ab.27.vaxling.dagar-fran-40", name: "Semesterväxling, dagar från det år man fyller 40", unit: .dag, rows: [])

    static let all = [
        dayCompensation, percentPerDay, mostDaysAtOnce, variablePay, divisor, unpaidDay, unpaidMethod, finalDay,
        topUpThreshold, topUpPercent, topUpDays, mostSaved, unsavable, degree, exchangeDays, exchangeDaysFrom40,
    ]
}
