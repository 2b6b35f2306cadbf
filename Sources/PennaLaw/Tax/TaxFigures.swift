//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

extension TaxRules {
    /// The share taken of side income.
    public static let sideIncomeShare = Figure(
        "skatt.sidoinkomst", name: "Skatteavdrag på sidoinkomst", unit: .procent,
        rows: [openRow(300_000, [.page(.skatteverketAdjustment), .page(.far, "sidoinkomst")], .confirmed)])

    /// The share taken in an employment meant to last less than a week.
    public static let shortEmploymentShare = Figure(
        "skatt.kortanstallning", name: "Skatteavdrag, anställning kortare än en vecka", unit: .procent,
        rows: [openRow(300_000, .page(.skv433, "utgåva 36 avsnitt 4"), .confirmed)])

    /// The share taken of a one-off amount to somebody without pay for a definite time.
    public static let oneOffAloneShare = Figure(
        "skatt.engangsbelopp.utanlon", name: "Skatteavdrag på engångsbelopp utan tidsbestämd lön", unit: .procent,
        rows: [openRow(300_000, .page(.far, "engångsbelopp"), .reported)])

    /// What no tax information adds, as a share of the pay.
    public static let noInformationIncrease = Figure(
        "skatt.forhojt", name: "Förhöjt skatteavdrag när skatteuppgift saknas, andel av lönen", unit: .procent,
        rows: [openRow(100_000, [.page(.far, "förhöjt skatteavdrag"), .page(.slu)], .reported)])

    /// The rate of SINK.
    public static let sinkShare = Figure(
        "skatt.sink", name: "Särskild inkomstskatt för utomlands bosatta", unit: .procent,
        rows: PayYear.builtInRows("skatt.sink"))

    /// The age, reached before the year began, from which pay has column 3.
    public static let ageLimit = Figure(
        "skatt.aldersgrans", name: "Åldersgräns för skattekolumn, fyllda år vid årets ingång", unit: .tal,
        rows: PayYear.builtInRows("skatt.aldersgrans"))

    /// The rate of A-SINK.
    public static let asinkShare = Figure(
        "skatt.asink", name: "Särskild inkomstskatt för utomlands bosatta artister", unit: .procent,
        rows: [openRow(150_000, [.act(.asink), .secondHand("skattesatsen")], .reported)])

    /// The figures of preliminary tax, year by year.
    ///
    /// Base amounts are in ``YearlyAmounts``; deductions and reductions that are written as scales, and the table of
    /// one-off amounts, are in the file of each year.
    public static let figures: [Figure] = [
        sideIncomeShare, shortEmploymentShare, oneOffAloneShare, noInformationIncrease, sinkShare, asinkShare,
        ageLimit,
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
            rows: TaxYear.all.map { PayYear.row(of: $0.year, value($0), $0.source, $0.confidence) })
    }

    /// A rate that has not changed in the years there are tables for, and is not known beyond them.
    private static func openRow(_ value: Int64, _ source: Source, _ confidence: Confidence) -> FigureRow {
        FigureRow(
            from: Day(TaxYear.all[0].year.year, 1, 1),
            through: Day(TaxYear.all[TaxYear.all.count - 1].year.year, 12, 31),
            value, source: source, confidence: confidence)
    }
}
