//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 21 Obekväm arbetstid (O-tillägg, OB).
///
/// The page: what the paragraph says, when, how much from when, what may be chosen, how it is calculated, an example. The
/// classes of the minutes are worked out in `OBClock.swift`, the minutes of a month in `OBMinutes.swift`, and the lines
/// in `OBPay.swift`.
enum InconvenientHours {
    // MARK: What it says

    private static let text: RuleText = """
        Fullgjord ordinarie arbetstid på kvällar, nätter, helger och storhelger ger OB-tillägg per timme efter klockan: \
        A storhelg, B helg, C vardagsnatt och D vardagskväll, med högre belopp natten mot storhelgsdag och mot lördag, \
        söndag och helgdag. Varje minut har den högsta klass som den faller i, eller ingen, och betalas i den månad som \
        den infaller i.

        Kväll är från klockan \(eveningFrom, .clock) till \(nightFrom, .clock), natt från \(nightFrom, .clock) till \
        \(nightUntil, .clock). Helgen börjar på fredagen klockan \(fridayFrom, .clock), och klockan \
        \(beforeHolidayFrom, .clock) före trettondedag jul, första maj, Kristi himmelsfärdsdag, nationaldagen och alla \
        helgons dag (\(beforeHoliday)); den slutar nästa vardag klockan \(weekendUntil, .clock). Storhelg är påsk, \
        midsommar, jul och nyår: den börjar kvällen före klockan \(storhelgFrom, .clock) och slutar nästa vardag klockan \
        \(storhelgUntil, .clock).

        Minuterna i en klass läggs ihop för kalendermånaden och avrundas: \(halfHours). Frånvaro ger inget OB. Övertid \
        ger inget OB, om arbetsgivaren inte har bestämt annat; fyllnadstid ger OB.

        För anhörigvårdare enligt PAN ingår OB i timlönen.
        """

    // MARK: When

    private static let oldest = Day(2013, 5, 13)
    private static let mom1: Source = .agreement(.ab, "§ 21 mom. 1")

    static let eveningFrom = clock("ab.21.kvall-fran", "OB D på vardagskvällar börjar", 19 * 60)
    static let nightFrom = clock("ab.21.natt-fran", "OB, natten börjar", 22 * 60)
    static let nightUntil = clock("ab.21.natt-till", "OB, natten slutar", 6 * 60)
    static let fridayFrom = ABFigure(
        "ab.21.fredag-fran", name: "OB B på fredag börjar", unit: .timme,
        rows: [
            FigureRow(
                from: oldest, through: Day(2025, 3, 31), 19 * 60, source: .agreement(.ab24, "§ 21"),
                confidence: .reported),
            FigureRow(from: Day(2025, 4, 1), 17 * 60, source: .agreement(.ab25, "§ 21", .ohr), confidence: .reported),
        ])
    static let beforeHolidayFrom = clock("ab.21.fore-helgdag-fran", "OB B före de fem helgdagarna börjar", 16 * 60)
    static let weekendUntil = clock("ab.21.helg-till", "OB B slutar nästa vardag", 7 * 60)
    static let storhelgFrom = clock("ab.21.storhelg-fran", "OB A börjar kvällen före storhelgen", 18 * 60)
    static let storhelgUntil = clock("ab.21.storhelg-till", "OB A slutar nästa vardag", 7 * 60)

    private static func clock(_ key: String, _ name: String, _ minute: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: .timme,
            rows: [FigureRow(from: oldest, minute, source: mom1, confidence: .reported)])
    }

    /// What says when; the hours that a sender has sorted already are taken as they are.
    static let clockFigures =
        [fridayFrom, nightTowardEve, nightTowardWeekend, beforeHoliday, summerTime]
        + [eveningFrom, nightFrom, nightUntil, beforeHolidayFrom, weekendUntil, storhelgFrom, storhelgUntil]

    static let claim = HourClaim(
        items: OBClass.allCases.map { $0.item }, isExchangeable: true,
        check: { (stretch: PayStretch, registration: Registration) throws(PayrollError) in
            if hasOB(stretch) { return }
            throw PayrollError(
                .invalidValue,
                "OB ingår i timlönen för anhörigvårdare enligt PAN. Ta bort OB-timmarna \(registration.days.first).",
                day: registration.days.first, row: registration.row)
        })

    // MARK: How much, from when

    private static let derived: Source = [.calculated("nästa tabell delad med uppräkningen"), .decision(.a2)]
    private static let ohr: Source = .agreement(.ab25, "§ 21", .ohr, .kav)
    private static let derived2024: Source = [
        .calculated("nästa tabell delad med uppräkningen 3,3 %, ±0,05"), .decision(.a2),
    ]
    private static let disputed: Source = [
        .page(.kav), .page(.assistanskollOB), .page(.skr89409), .page(.ohr, "läser 101,80"), .decision(.a1),
    ]
    private static let midsummer: Source = .page(.kommunalMidsummer2023)

    /// The amounts per hour, in the order of ``OBClass``.
    static let amounts: [ABFigure] = [
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

    private static let arbetet: Source = .page(.arbetet20191211)

    private static func amount(_ obClass: OBClass, _ rows: [FigureRow]) -> ABFigure {
        ABFigure("ab.21.ob." + obClass.letter, name: "OB " + obClass.name, unit: .krona, rows: rows)
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

    // MARK: What may be chosen

    static let raise = ABFigure(
        "ab.21.helgnatt-hojning", name: "OB B, helgnatt, belopp från 2026-04-01", unit: .tal,
        choices: ["78,30 kr", "101,80 kr, höjt enligt § 21 anm. 1"],
        rows: [
            FigureRow(
                from: Day(2026, 4, 1), 0,
                source: [.page(.kav), .page(.assistanskollOB), .page(.ohr, "läser 101,80"), .decision(.a1)],
                confidence: .unconfirmed)
        ])
    static let raised = ABFigure(
        "ab.21.ob.b-natt-hojd", name: "OB B, helgnatt, höjt belopp", unit: .krona,
        rows: [
            FigureRow(
                from: Day(2026, 4, 1), 10_180, source: [.agreement(.ab25, "§ 21 anm. 1", .ohr), .decision(.a1)],
                confidence: .unconfirmed)
        ])
    static let halfHours = ABFigure(
        "ab.21.avrundning", name: "OB-minuter per klass och månad", unit: .tal,
        choices: ["exakta minuter", "uppåt till halv timme"],
        rows: [FigureRow(from: oldest, 1, source: [.page(.burlovOB), .decision(.a12)], confidence: .reported)])
    static let withNight = ABFigure(
        "ab.21.avrundning-natt", name: "OB A och B avrundas", unit: .tal,
        choices: ["för sig, natt för sig", "tillsammans med sin natt"],
        rows: [FigureRow(from: oldest, 0, source: .decision(.a33), confidence: .unconfirmed)])
    static let lessThanHour = ABFigure(
        "ab.21.under-en-timme", name: "OB i en klass under en timme i månaden", unit: .tal,
        choices: ["betalas", "betalas inte"],
        rows: [
            FigureRow(
                from: oldest, 0, source: .page(.burlovOB, "nyare sida; den äldre betalade inte"), confidence: .reported)
        ])
    static let onOvertime = ABFigure(
        "ab.21.pa-overtid", name: "OB betalas också på övertid", unit: .tal, choices: ["nej", "ja"],
        rows: [
            FigureRow(
                from: oldest, 0,
                source: [.decision(.a23), .page(.dikOB, "ja"), .page(.ka20140526, "ja"), .page(.burlovOB, "nej")],
                confidence: .unconfirmed
            )
        ])
    static let lostHalfHours = ABFigure(
        "ab.21.sjuk-avrundning", name: "OB som förloras vid sjukdom, per pass och klass", unit: .tal,
        choices: ["exakta minuter", "uppåt till halv timme"],
        rows: [FigureRow(from: oldest, 0, source: .decision(.a39), confidence: .unconfirmed)])

    static let nightTowardEve = ABFigure(
        "ab.21.natt-mot-afton", name: "Storhelgsnatt räknas också mot aftonen", unit: .tal, choices: ["nej", "ja"],
        rows: [
            FigureRow(
                from: oldest, through: Day(2017, 4, 30), 0, source: .page(.ka20141212), confidence: .reported),
            FigureRow(
                from: Day(2017, 5, 1), 1, source: [.page(.ka20170412), .page(.ka20180328), .decision(.a31)],
                confidence: .confirmed),
        ])
    static let nightTowardWeekend = ABFigure(
        "ab.21.storhelgsnatt-mot-helg",
        name: "Storhelgsnatt räknas också mot vanlig lördag och söndag i storhelgen", unit: .tal,
        choices: ["nej", "ja"],
        rows: [FigureRow(from: oldest, 0, source: .decision(.a31), confidence: .unconfirmed)])
    static let beforeHoliday = ABFigure(
        "ab.21.fore-helgdag", name: "OB B från 16 före de fem helgdagarna", unit: .tal,
        choices: ["dagen före, när den är en vardag", "närmaste vardag före, också över en helg"],
        rows: [FigureRow(from: oldest, 0, source: .decision(.a32), confidence: .unconfirmed)])
    static let summerTime = ABFigure(
        "ab.21.sommartid", name: "Schemalagt nattpass när klockan ställs om", unit: .tal,
        choices: ["verkliga minuter", "klockans minuter"],
        rows: [FigureRow(from: oldest, 0, source: .decision(.a37), confidence: .unconfirmed)])

    // MARK: How it is calculated

    /// Half hours of the month in a class.
    struct HalfHours: Working {
        static let formula = Formula(
            FormulaID(2040), name: "OB-tillägg",
            expression: "öre((halvtimme(tidigare + timmar) − halvtimme(tidigare)) × belopp)",
            operands: [Operand("tidigare", .timme), Operand("timmar", .timme), Operand("belopp", .krona)],
            paragraph: "AB § 21", source: [.agreement(.ab, "§ 21"), .page(.burlovOB, "avrundning")],
            confidence: .reported, quantity: "timmar",
            price: "belopp",
            paid: PaidMeasure("halvtimme(tidigare + timmar) − halvtimme(tidigare)", .timme))

        /// The minutes of the month that were counted before.
        let before: Minutes
        let time: Minutes
        let rate: Amount

        func amount() throws(PayrollError) -> Amount {
            try (Exact(rate) * ((before + time).roundedUpToHalfHour - before.roundedUpToHalfHour))
                .rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.timme(before)
            operands.timme(time)
            operands.krona(rate)
        }
    }

    /// The same by the minute, where the employer says so.
    struct ExactMinutes: Working {
        static let formula = Formula(
            FormulaID(2041), name: "OB-tillägg, exakta minuter", expression: "öre(timmar × belopp)",
            operands: [Operand("timmar", .timme), Operand("belopp", .krona)], paragraph: "AB § 21",
            source: .local("ab.21.avrundning"), confidence: .reported, quantity: "timmar",
            price: "belopp")

        let time: Minutes
        let rate: Amount

        func amount() throws(PayrollError) -> Amount { try (Exact(rate) * time).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.timme(time)
            operands.krona(rate)
        }
    }

    // MARK: Pay items

    static let payItems: [PayItem] = OBClass.allCases.map { obClass in
        PayItem(obClass.item, key: "ob-" + obClass.letter, name: "OB " + obClass.name)
    }

    static func classIndex(of item: PayItemID) -> Int? {
        OBClass.allCases.firstIndex { $0.item == item }
    }

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        let evening = try HoursExample.shift(18, 24)
        return try HoursExample.make(
            "Månadslön 33 000 kronor, ordinarie pass 8–16. Onsdagen den 4 mars 2026 är passet i stället 18–24.",
            month: Month(year: 2026, month: 3), shift: HoursExample.shift(8, 16), items: payItems,
            [(.changedShift([evening]), Day(2026, 3, 4))])
    }

    // MARK: The rule

    static let figures =
        amounts + [raise, raised, halfHours, withNight, lessThanHour, onOvertime, lostHalfHours] + clockFigures

    static let rule = RuleDescription(
        paragraph: "AB § 21", name: "Obekväm arbetstid (OB)", text: text,
        formulas: [HalfHours.formula, ExactMinutes.formula], figures: figures,
        revision: 2, clock: clock, example: { () throws(PayrollError) in try example() })
}
