//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The figures of § 21.
extension InconvenientHours {
    private static let derived: Source = [.calculated("nästa tabell delad med uppräkningen"), .decision(.a2)]
    private static let ohr: Source = .agreement(.ab25, "§ 21", .ohr, .kav)
    private static let derived2024: Source = [
        .calculated("nästa tabell delad med uppräkningen 3,3 %, ±0,05"), .decision(.a2),
    ]
    private static let disputed: Source = [
        .page(.kav), .page(.assistanskollOB), .page(.skr89409), .page(.ohr, "läser 101,80"), .decision(.a1),
    ]
    private static let midsummer: Source = .page(.kommunalMidsummer2023)
    private static let oldest = Day(2013, 5, 13)

    /// The amounts per hour, in the order of ``OBClass``.
    static let amounts: [Figure] = [
        amount(
            .storhelg,
            [
                old(9_930), december2016(10_150), ab17(10_370), newYear2019(10_820, derived, .unconfirmed),
                row(2022, 11_410, arbetet), row(2023, 11_880, midsummer, .confirmed),
                row(2024, 12_270, derived2024, .unconfirmed), row(2025, 12_690, ohr), row(2026, 13_070, ohr),
            ]),
        amount(
            .storhelgsnatt,
            [
                old(11_920), december2016(12_180), ab17(12_450),
                newYear2019(12_990, .page(.ka20191227), .reported), row(2022, 13_700, arbetet),
                row(2023, 14_260, midsummer + .page(.ka20230706), .confirmed),
                row(2024, 14_730, derived2024, .unconfirmed), row(2025, 15_230, ohr), row(2026, 15_690, ohr),
            ]),
        amount(
            .helg,
            [
                old(5_080), december2016(5_190), ab17(5_300), june2018(5_410), row(2022, 5_950, arbetet),
                row(2023, 6_190, .page(.nackaPay)), row(2024, 6_390, .page(.assistanskollOB)), row(2025, 6_610, ohr),
                row(2026, 6_810, ohr),
            ]),
        amount(
            .helgnatt,
            [
                old(5_840), december2016(5_970), ab17(6_100), june2018(6_220), row(2022, 6_830, arbetet),
                row(2023, 7_110, .page(.nackaPay)), row(2024, 7_350, .page(.assistanskollOB)), row(2025, 7_600, ohr),
                row(
                    2026, 7_830, disputed,
                    .unconfirmed),
            ]),
        amount(
            .vardagsnatt,
            [
                december2016(4_440), ab17(4_540), row(2023, 5_300, .page(.nackaPay)),
                row(2024, 5_480, derived2024, .unconfirmed), row(2025, 5_670, ohr), row(2026, 5_840, ohr),
            ]),
        amount(
            .vardagskvall,
            [
                december2016(2_100), ab17(2_150), row(2023, 2_400, .page(.nackaPay)),
                row(2024, 2_480, derived2024, .unconfirmed), row(2025, 2_560, ohr), row(2026, 2_640, ohr),
            ]),
    ]

    static let raise = Figure(
        "ab.21.helgnatt-hojning", name: "OB B, helgnatt, belopp från 2026-04-01", unit: .tal,
        choices: ["78,30 kr", "101,80 kr, höjt enligt § 21 anm. 1"],
        rows: [
            FigureRow(
                from: Day(2026, 4, 1), 0,
                source: [.page(.kav), .page(.assistanskollOB), .page(.ohr, "läser 101,80"), .decision(.a1)],
                confidence: .unconfirmed)
        ])
    static let raised = Figure(
        "ab.21.ob.b-natt-hojd", name: "OB B, helgnatt, höjt belopp", unit: .krona,
        rows: [
            FigureRow(
                from: Day(2026, 4, 1), 10_180, source: [.agreement(.ab25, "§ 21 anm. 1", .ohr), .decision(.a1)],
                confidence: .unconfirmed)
        ])
    static let halfHours = Figure(
        "ab.21.avrundning", name: "OB-minuter per klass och månad", unit: .tal,
        choices: ["exakta minuter", "uppåt till halv timme"],
        rows: [FigureRow(from: oldest, 1, source: [.page(.burlovOB), .decision(.a12)], confidence: .reported)])
    static let withNight = Figure(
        "ab.21.avrundning-natt", name: "OB A och B avrundas", unit: .tal,
        choices: ["för sig, natt för sig", "tillsammans med sin natt"],
        rows: [FigureRow(from: oldest, 0, source: .decision(.a33), confidence: .unconfirmed)])
    static let lessThanHour = Figure(
        "ab.21.under-en-timme", name: "OB i en klass under en timme i månaden", unit: .tal,
        choices: ["betalas", "betalas inte"],
        rows: [
            FigureRow(
                from: oldest, 0, source: .page(.burlovOB, "nyare sida; den äldre betalade inte"), confidence: .reported)
        ])
    static let onOvertime = Figure(
        "ab.21.pa-overtid", name: "OB betalas också på övertid", unit: .tal, choices: ["nej", "ja"],
        rows: [
            FigureRow(
                from: oldest, 0,
                source: [.decision(.a23), .page(.dikOB, "ja"), .page(.ka20140526, "ja"), .page(.burlovOB, "nej")],
                confidence: .unconfirmed
            )
        ])
    static let lostHalfHours = Figure(
        "ab.21.sjuk-avrundning", name: "OB som förloras vid sjukdom, per pass och klass", unit: .tal,
        choices: ["exakta minuter", "uppåt till halv timme"],
        rows: [FigureRow(from: oldest, 0, source: .decision(.a39), confidence: .unconfirmed)])

    static let figures =
        amounts + [raise, raised, halfHours, withNight, lessThanHour, onOvertime, lostHalfHours] + OBCalendar.figures

    /// The figures as they stand on a day; the amounts in the order of ``OBClass``.
    struct Values: Sendable {
        let amounts: [FigureValue]
        let halfHours: FigureValue
        let withNight: FigureValue
        let lessThanHour: FigureValue
        let onOvertime: FigureValue
        let lostHalfHours: FigureValue

        init(_ day: Day, _ settings: KnownSettings) {
            var amounts = InconvenientHours.amounts.map { $0.value(on: day, settings) }
            if InconvenientHours.raise.value(on: day, settings).value == 1 {
                amounts[OBClass.helgnatt.lane] = InconvenientHours.raised.value(on: day, settings)
            }
            self.amounts = amounts
            halfHours = InconvenientHours.halfHours.value(on: day, settings)
            withNight = InconvenientHours.withNight.value(on: day, settings)
            lessThanHour = InconvenientHours.lessThanHour.value(on: day, settings)
            onOvertime = InconvenientHours.onOvertime.value(on: day, settings)
            lostHalfHours = InconvenientHours.lostHalfHours.value(on: day, settings)
        }
    }

    private static let arbetet: Source = .page(.arbetet20191211)

    private static func amount(_ obClass: OBClass, _ rows: [FigureRow]) -> Figure {
        Figure("ab.21.ob." + obClass.letter, name: "OB " + obClass.name, unit: .krona, rows: rows)
    }

    private static func row(
        _ year: Int, _ ore: Int64, _ source: Source, _ confidence: Confidence = .reported
    ) -> FigureRow {
        FigureRow(from: Day(year, 4, 1), ore, source: source, confidence: confidence)
    }

    /// The table of 2013, of which only the days around its two sources are known.
    private static func old(_ ore: Int64) -> FigureRow {
        FigureRow(
            from: oldest, through: Day(2014, 12, 29), ore, source: [.page(.ka20130513), .page(.ka20141212)],
            confidence: .reported)
    }

    /// The table that stands until the one of AB 17.
    private static func december2016(_ ore: Int64) -> FigureRow {
        FigureRow(
            from: Day(2016, 12, 1), through: Day(2017, 4, 30), ore, source: .page(.vardforbundetOB2016),
            confidence: .confirmed)
    }

    /// The table of 2018, of which only the national day is known.
    private static func june2018(_ ore: Int64) -> FigureRow {
        FigureRow(
            from: Day(2018, 6, 6), through: Day(2018, 6, 6), ore, source: .page(.kaNationalDay2018),
            confidence: .reported)
    }

    /// The table of AB 17, known from May 2017 to the New Year after.
    private static func ab17(_ ore: Int64) -> FigureRow {
        FigureRow(
            from: Day(2017, 5, 1), through: Day(2018, 1, 2), ore,
            source: [.page(.ka20171229), .page(.assistanskollOB, "2017-05-01")],
            confidence: .reported)
    }

    /// The table of 2019, of which only the New Year that its source is about is known.
    private static func newYear2019(_ ore: Int64, _ source: Source, _ confidence: Confidence) -> FigureRow {
        FigureRow(from: Day(2019, 12, 27), through: Day(2020, 1, 2), ore, source: source, confidence: confidence)
    }
}
