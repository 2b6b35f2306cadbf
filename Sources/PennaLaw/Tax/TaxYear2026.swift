//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension TaxYear {
    /// Income year 2026: SKV 433 utgåva 36 and SKVFS 2025:20.
    ///
    /// Skatteverket's published month file comes out byte for byte.
    static let year2026 = TaxYear(
        year: IncomeYear(2026),
        edition: .page(.skv433, "utgåva 36"),
        proof: .page(.taxTables, "2026 återskapade tecken för tecken"),
        confidence: .confirmed,
        prisbasbelopp: 59_200,
        inkomstbasbelopp: 83_400,
        skiktgrans: 643_000,
        statslaneranta: Percent(millionths: 25_500),
        ageLimit: 66,
        statligSkatt: Percent(millionths: 200_000),
        begravningOchSamfund: Percent(millionths: 11_600),
        publicService: Percent(millionths: 10_000),
        publicServiceCap: Factor(hundredths: 1_42),
        pensionsavgift: Percent(millionths: 70_000),
        pensionsavgiftFloor: 0_4230,
        pensionsavgiftCap: Factor(hundredths: 8_07),
        grundavdrag: .grundavdrag,
        sarskiltBelopp: BaseAmountScale(
            BaseAmountScale.lowSarskiltBelopp + [
                .init(upTo: 5_0000, -0_0730, plus: 0_3560),
                .init(upTo: 7_8800, 0_0170, plus: 0_3380),
                .init(upTo: 8_0800, 0_7030, plus: 0_2510),
                .init(upTo: 11_1600, 2_7320),
                .init(upTo: 12_8400, 9_6510, plus: -0_6200),
            ], rest: .init(1_6910)),
        jobbskatteavdrag: BaseAmountScale(
            [
                .init(upTo: 0_9100, 0, plus: 1_0000),
                .init(upTo: 3_2400, 0_9100, plus: 0_3874, above: 0_9100),
                .init(upTo: 8_0800, 1_8130, plus: 0_2510, above: 3_2400),
            ], rest: .init(3_0270)),
        jobbskatteavdragTakenBack: .nothing,
        aldresJobbskatteavdrag: .aldresJobbskatteavdrag,
        aldresJobbskatteavdragTakenBack: .nothing,
        sjukersattning: BaseAmountScale(
            [
                .init(upTo: 0_9100, 0, plus: 1_0000),
                .init(upTo: 3_2400, 0_9100, plus: 0_3874, above: 0_9100),
            ], rest: .init(1_8130, plus: 0_2510, above: 3_2400)),
        sjukersattningLeast: Percent(millionths: 45_000),
        forvarvsinkomst: Percent(millionths: 7_500),
        forvarvsinkomstFrom: 40_000,
        forvarvsinkomstMost: 1_500,
        oneOff: OneOffTable(
            source: [
                .act(.oneOffTables2026), .page(.skv433, "utgåva 36 avsnitt 10"), .page(.far, "kolumn 1"),
            ], confidence: .confirmed,
            columns: [
                .lon: .init(
                    [
                        (upTo: 25_041, 0), (upTo: 82_800, 10), (upTo: 192_000, 21), (upTo: 477_600, 26),
                        (upTo: 660_000, 34),
                    ], above: 54),
                .aldrePension: .init([(upTo: 65_800, 0), (upTo: 477_600, 26), (upTo: 660_000, 34)], above: 55),
                .aldreLon: .init(
                    [(upTo: 25_041, 0), (upTo: 331_200, 10), (upTo: 477_600, 26), (upTo: 660_000, 34)], above: 55),
                .sjukersattning: .init(
                    [(upTo: 25_041, 0), (upTo: 54_000, 3), (upTo: 192_000, 22), (upTo: 660_000, 26)], above: 46),
                .annanErsattning: .init(
                    [
                        (upTo: 25_041, 0), (upTo: 32_400, 10), (upTo: 160_800, 29), (upTo: 184_800, 34),
                        (upTo: 660_000, 38),
                    ], above: 54),
                .pension: .init(
                    [(upTo: 25_041, 0), (upTo: 160_800, 29), (upTo: 184_800, 34), (upTo: 660_000, 38)], above: 54),
            ]),
        sink: Percent(millionths: 225_000),
        sinkSource: [.act(.sink2026), .secondHand("Skatteverkets sida")],
        sinkConfidence: .confirmed
    )
}
