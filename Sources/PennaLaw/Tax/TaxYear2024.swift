//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension TaxYear {
    /// Income year 2024: SKV 433 utgåva 34, the last year when jobbskatteavdrag was taken back.
    ///
    /// All 2 790 published cells that could be had come out right, but the whole published file could not be had: the
    /// percentages above 80 000 kronor and the last limit of särskilt belopp rest on a secondary source. Hence reported.
    static let year2024 = TaxYear(
        year: IncomeYear(2024),
        edition: .page(.skv433, "utgåva 34, ur andra hand"),
        proof: .page(.taxTables, "de 2 790 värden som har kunnat jämföras återskapade"),
        confidence: .reported,
        prisbasbelopp: 57_300,
        inkomstbasbelopp: 76_200,
        skiktgrans: 598_500,
        statslaneranta: Percent(millionths: 26_200),
        ageLimit: 66,
        statligSkatt: Percent(millionths: 200_000),
        begravningOchSamfund: Percent(millionths: 11_600),
        publicService: Percent(millionths: 10_000),
        publicServiceCap: Factor(hundredths: 1_60),
        pensionsavgift: Percent(millionths: 70_000),
        pensionsavgiftFloor: 0_4230,
        pensionsavgiftCap: Factor(hundredths: 8_07),
        grundavdrag: .grundavdrag,
        sarskiltBelopp: BaseAmountScale(
            BaseAmountScale.lowSarskiltBelopp + [
                .init(upTo: 5_0000, 0_2080, plus: 0_2693),
                .init(upTo: 7_8800, 0_3000, plus: 0_2513),
                .init(upTo: 8_0800, 0_9860, plus: 0_1643),
                .init(upTo: 10_7400, 2_3130),
                .init(upTo: 12_1600, 8_9720, plus: -0_6200),
                .init(upTo: 13_5400, 1_4300),
                .init(upTo: 38_4200, 2_2060, plus: -0_0574),
            ], rest: .init(0)),
        jobbskatteavdrag: BaseAmountScale(
            [
                .init(upTo: 0_9100, 0, plus: 1_0000),
                .init(upTo: 3_2400, 0_9100, plus: 0_3874, above: 0_9100),
                .init(upTo: 8_0800, 1_8130, plus: 0_1643, above: 3_2400),
            ], rest: .init(2_6080)),
        jobbskatteavdragTakenBack: BaseAmountScale(
            [.init(upTo: 13_5400, 0)], rest: .init(0, plus: 0_0300, above: 13_5400)),
        aldresJobbskatteavdrag: .aldresJobbskatteavdrag,
        aldresJobbskatteavdragTakenBack: BaseAmountScale(
            [.init(upTo: 10_4800, 0)], rest: .init(0, plus: 0_0300, above: 10_4800)),
        sjukersattning: BaseAmountScale(
            [
                .init(upTo: 0_9100, 0, plus: 1_0000),
                .init(upTo: 3_2400, 0_9100, plus: 0_3405, above: 0_9100),
            ], rest: .init(1_7030, plus: 0_1280, above: 3_2400)),
        sjukersattningLeast: Percent(millionths: 45_000),
        forvarvsinkomst: Percent(millionths: 7_500),
        forvarvsinkomstFrom: 40_000,
        forvarvsinkomstMost: 1_500,
        oneOff: OneOffTable(
            source: [.act(.oneOffTables2024), .page(.skatteverketOneOff)], confidence: .confirmed,
            columns: [
                .lon: .init(
                    [
                        (upTo: 24_237, 0), (upTo: 80_900, 10), (upTo: 185_700, 21), (upTo: 463_000, 28),
                        (upTo: 598_500, 34), (upTo: 775_900, 54),
                    ], above: 57),
                .aldrePension: .init(
                    [
                        (upTo: 63_700, 0), (upTo: 185_700, 23), (upTo: 463_000, 29), (upTo: 615_500, 34),
                        (upTo: 775_900, 54),
                    ], above: 59),
                .aldreLon: .init(
                    [
                        (upTo: 24_237, 0), (upTo: 310_800, 10), (upTo: 463_000, 28), (upTo: 598_500, 34),
                        (upTo: 775_900, 57),
                    ], above: 60),
                .sjukersattning: .init(
                    [(upTo: 24_237, 0), (upTo: 52_200, 8), (upTo: 185_700, 23), (upTo: 598_500, 30)], above: 50),
            ]),
        sink: Percent(millionths: 250_000),
        sinkSource: .act(.sink, "7 §"),
        sinkConfidence: .confirmed
    )
}
