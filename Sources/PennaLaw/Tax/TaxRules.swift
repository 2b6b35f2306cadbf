//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The formula and the figures of preliminary tax by table.
public enum TaxRules {
    /// Preliminary tax by the monthly table, whole kronor; never more than the cash there is to take it from.
    public static let tableTax = Formula(
        FormulaID(100), name: "Preliminär skatt enligt månadstabell",
        expression: "min(skattetabell[år; tabell; kolumn; golv(underlag)]; max(0; golv(kontant_lön)))",
        operands: [
            Operand("år", .tal), Operand("tabell", .tal), Operand("kolumn", .tal), Operand("underlag", .krona),
            Operand("kontant_lön", .krona),
        ],
        paragraph: "SKVFS 2025:20; SFF 22 kap. 1 §",
        source: "SKV 433 avsnitt 3 och 6–8; formeln återskapar Skatteverkets månadstabeller för 2025 och 2026",
        confidence: .confirmed)

    /// All formulas of preliminary tax.
    public static let formulas: [Formula] = [tableTax]

    /// The figures that the tables are made from, year by year.
    ///
    /// The base amounts are in ``YearlyAmounts``; deductions and reductions that are written as scales are in the file
    /// of each year.
    public static let figures: [Figure] = [
        figure("skatt.aldersgrans", "Åldersgräns för skattekolumn, fyllda år vid årets ingång", .tal) { $0.ageLimit },
        figure("skatt.statlig", "Statlig inkomstskatt över skiktgränsen", .procent) { $0.statligSkatt.millionths },
        figure("skatt.samfund", "Begravningsavgift och avgift till trossamfund i skattetabellerna", .procent) {
            $0.begravningOchSamfund.millionths
        },
        figure("skatt.publicservice", "Public service-avgift", .procent) { $0.publicService.millionths },
        figure("skatt.publicservice.tak", "Public service-avgift, högsta antal inkomstbasbelopp", .faktor) {
            $0.publicServiceCap.hundredths
        },
        figure("skatt.pensionsavgift", "Allmän pensionsavgift", .procent) { $0.pensionsavgift.millionths },
        figure("skatt.pensionsavgift.golv", "Allmän pensionsavgift, lägsta inkomst i prisbasbelopp", .antal) {
            $0.pensionsavgiftFloor
        },
        figure("skatt.pensionsavgift.tak", "Allmän pensionsavgift, högsta antal inkomstbasbelopp", .faktor) {
            $0.pensionsavgiftCap.hundredths
        },
        figure("skatt.sjukersattning.minst", "Skattereduktion för sjukersättning, lägsta andel", .procent) {
            $0.sjukersattningLeast.millionths
        },
        figure("skatt.forvarvsinkomst", "Skattereduktion för förvärvsinkomst, andel", .procent) {
            $0.forvarvsinkomst.millionths
        },
        figure("skatt.forvarvsinkomst.fran", "Skattereduktion för förvärvsinkomst, nedre gräns", .krona) {
            $0.forvarvsinkomstFrom * 100
        },
        figure("skatt.forvarvsinkomst.hogst", "Skattereduktion för förvärvsinkomst, högsta belopp", .krona) {
            $0.forvarvsinkomstMost * 100
        },
    ]

    /// The years' own files are the only place that knows the values; the figure only lists them.
    private static func figure(
        _ key: String, _ name: String, _ unit: OperandUnit, value: (TaxYear) -> Int64
    ) -> Figure {
        Figure(
            key, name: name, unit: unit,
            rows: TaxYear.all.map { parameters in
                let year = parameters.year.year
                return FigureRow(
                    from: Day(year, 1, 1), through: Day(year, 12, 31), value(parameters), source: parameters.source,
                    confidence: parameters.confidence)
            })
    }
}
