//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension TaxYear {
    /// Income year 2025: SKV 433 utgåva 35, and IL 63:3 a by laws (2024:1131) and (2024:1140).
    ///
    /// Skatteverket's published open data come out byte for byte. The reduction for sjuk- och aktivitetsersättning did
    /// not yet follow jobbskatteavdrag.
    static let year2025 = TaxYear(
        year: IncomeYear(2025),
        edition: .page(.skv433, "utgåva 35"),
        proof: .page(.taxTables, "2025 återskapade tecken för tecken"),
        confidence: .confirmed,
        prisbasbelopp: 58_800,
        inkomstbasbelopp: 80_600,
        skiktgrans: 625_800,
        statslaneranta: Percent(millionths: 19_600),
        ageLimit: 66,
        statligSkatt: Percent(millionths: 200_000),
        begravningOchSamfund: Percent(millionths: 11_600),
        publicService: Percent(millionths: 10_000),
        publicServiceCap: Factor(hundredths: 1_55),
        pensionsavgift: Percent(millionths: 70_000),
        pensionsavgiftFloor: 0_4230,
        pensionsavgiftCap: Factor(hundredths: 8_07),
        grundavdrag: .grundavdrag,
        sarskiltBelopp: BaseAmountScale(
            BaseAmountScale.lowSarskiltBelopp + [
                .init(upTo: 5_0000, 0_0960, plus: 0_3040),
                .init(upTo: 7_8800, 0_1860, plus: 0_2860),
                .init(upTo: 8_0800, 0_8720, plus: 0_1990),
                .init(upTo: 10_9400, 2_4800),
                .init(upTo: 12_4700, 9_2630, plus: -0_6200),
            ], rest: .init(1_5320)),
        jobbskatteavdrag: BaseAmountScale(
            [
                .init(upTo: 0_9100, 0, plus: 1_0000),
                .init(upTo: 3_2400, 0_9100, plus: 0_3874, above: 0_9100),
                .init(upTo: 8_0800, 1_8130, plus: 0_1990, above: 3_2400),
            ], rest: .init(2_7760)),
        jobbskatteavdragTakenBack: .nothing,
        aldresJobbskatteavdrag: .aldresJobbskatteavdrag,
        aldresJobbskatteavdragTakenBack: .nothing,
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
            source: [.act(.oneOffTables2025), .secondHand("kolumnerna", .bjornLunden)], confidence: .reported,
            columns: [
                .lon: .init(
                    [
                        (upTo: 24_872, 0), (upTo: 83_100, 10), (upTo: 190_600, 21), (upTo: 475_200, 28),
                        (upTo: 643_100, 34),
                    ], above: 54),
                .aldrePension: .init(
                    [
                        (upTo: 65_300, 0), (upTo: 118_800, 23), (upTo: 190_600, 20), (upTo: 475_200, 28),
                        (upTo: 643_100, 34),
                    ], above: 55),
            ]),
        sink: Percent(millionths: 250_000),
        sinkSource: .act(.sink, "7 §"),
        sinkConfidence: .confirmed
    )
}
