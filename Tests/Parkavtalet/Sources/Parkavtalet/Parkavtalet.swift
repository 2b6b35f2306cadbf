//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaAgreementKit

/// An invented local agreement for those who look after the parks.
public struct Parkavtalet: Agreement {
    /// What it is called, and the name in the terms.
    public let name = "Parkavtalet"
    private var settings = KnownSettings()

    /// The agreement without local settings.
    public init() {}

    /// The agreement with an employer's settings.
    public func with(_ settings: KnownSettings) throws(PayrollError) -> Parkavtalet {
        var agreement = self
        agreement.settings = settings
        return agreement
    }
}

extension Parkavtalet {
    static let text2020 = AgreementText("Parkavtalet 2020", "Lokalt avtal om parkskötsel i Ekeby, 2020", nil)
    static let text2026 = AgreementText("Parkavtalet 2026", "Lokalt avtal om parkskötsel i Ekeby, 2026", nil)

    static let evening = PayItem(PayItemID(901), key: "park-kvall", name: "Kvällstillägg, park")
    static let tools = PayItem(PayItemID(902), key: "park-verktyg", name: "Verktygstillägg")

    /// Its two pay items.
    public var payItems: [PayItem] { [Parkavtalet.evening, Parkavtalet.tools] }

    static let eveningRate = Figure(
        "park.kvall", name: "Kvällstillägg per timme", unit: .krona,
        rows: [
            FigureRow(from: Day(2020, 1, 1), 3_800, source: .agreement(text2020, "§ 2"), confidence: .confirmed),
            FigureRow(from: Day(2026, 4, 1), 4_000, source: .agreement(text2026, "§ 2"), confidence: .confirmed),
        ])
    static let manyHours = Figure(
        "park.kvall.timmar", name: "Kvällstimmar på året innan tillägget är dubbelt", unit: .timme,
        rows: [
            FigureRow(from: Day(2020, 1, 1), 20 * 60, source: .agreement(text2020, "§ 2"), confidence: .confirmed)
        ])
}

extension Parkavtalet {
    static let monthPay = Formula(
        FormulaID(9001), name: "Månadslön", expression: "öre(heltidslön × grad × dagar ÷ kalenderdagar)",
        operands: [
            Operand("heltidslön", .krona), Operand("grad", .procent), Operand("dagar", .dag),
            Operand("kalenderdagar", .dag),
        ], paragraph: "Parkavtalet § 1", source: .agreement(text2020, "§ 1"), confidence: .confirmed)
    static let toolPay = Formula(
        FormulaID(9002), name: "Verktygstillägg", expression: "öre(belopp × dagar ÷ kalenderdagar)",
        operands: [Operand("belopp", .krona), Operand("dagar", .dag), Operand("kalenderdagar", .dag)],
        paragraph: "Parkavtalet § 4", source: .agreement(text2020, "§ 4"), confidence: .confirmed)
    static let eveningPay = Formula(
        FormulaID(9003), name: "Kvällstillägg", expression: "öre(belopp × gånger × timmar)",
        operands: [Operand("belopp", .krona), Operand("gånger", .antal), Operand("timmar", .timme)],
        paragraph: "Parkavtalet § 2", source: .agreement(text2020, "§ 2"), confidence: .confirmed, quantity: "timmar")
    static let leave = Formula(
        FormulaID(9004), name: "Ledighet utan lön", expression: "−öre(heltidslön × grad × dagar ÷ kalenderdagar)",
        operands: monthPay.operands, paragraph: "Parkavtalet § 3", source: .agreement(text2020, "§ 3"),
        confidence: .confirmed, quantity: "dagar")

    /// Its paragraphs, as the rule book prints them.
    public var rules: [RuleDescription] {
        [
            RuleDescription(
                paragraph: "Parkavtalet § 1", name: "Månadslön",
                text: "Månadslönen betalas för de kalenderdagar i månaden som anställningen varar.",
                formulas: [Parkavtalet.monthPay], example: example),
            RuleDescription(
                paragraph: "Parkavtalet § 2", name: "Kvällstillägg",
                text: """
                    Arbete 19–22 måndag till fredag ger \(Parkavtalet.eveningRate) per timme. Tillägget är dubbelt när årets \
                    kvällstimmar är fler än \(Parkavtalet.manyHours).
                    """,
                formulas: [Parkavtalet.eveningPay], figures: [Parkavtalet.eveningRate, Parkavtalet.manyHours]),
            RuleDescription(
                paragraph: "Parkavtalet § 3", name: "Ledighet utan lön",
                text: "Varje kalenderdag av ledigheten dras av.", formulas: [Parkavtalet.leave]),
            RuleDescription(
                paragraph: "Parkavtalet § 4", name: "Verktygstillägg",
                text: "Den som har egna verktyg får det belopp per månad som villkoren säger.",
                formulas: [Parkavtalet.toolPay]),
        ]
    }

    @Sendable private func example() throws(PayrollError) -> RuleExample {
        let start = Day(2026, 10, 12)
        let terms = try Terms(pay: .monthly(fullTime: Amount(ore: 3_100_000)), agreement: name)
        return RuleExample(
            "Lönen är 31 000 kr och anställningen börjar 12 oktober.", month: start.month, isFixedPay: true,
            employment: Employment(
                id: "1", start: start, terms: [try Fact(terms, from: start, recorded: Instant(seconds: 0))]))
    }
}

/// What is the same for everybody in a month.
public struct ParkMonth: Sendable {
    let days: DayRange
    let month: Month
    let evening: WeekClock
    let holidays: HolidayCalendar
    let calendarDays: Int64
}

extension Parkavtalet {
    /// What is the same for everybody in a month.
    public func monthRules(_ month: WorkedMonth) throws(PayrollError) -> ParkMonth {
        let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        return ParkMonth(
            days: month.days, month: month.month,
            evening: try WeekClock([ClockWindow(workdays, from: ClockTime(19, 0), to: ClockTime(22, 0))]),
            holidays: try HolidayCalendar(covering: month.days), calendarDays: Int64(month.days.count))
    }

    /// Adds the month's pay and the supplement for tools.
    public func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: ParkMonth, in workspace: inout NoWorkspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for stretch in try question.termsDays(in: rules.days) {
            let (full, degree) = (try monthlyPay(stretch), stretch.terms.degree)
            let days = Int64(stretch.days.count)
            try arena.add(
                PayItems.manadslon, (Exact(full) * degree).part(stretch.days), by: Parkavtalet.monthPay,
                stretch.origin, [full.ore, degree.millionths, days, rules.calendarDays])
            guard let tools = stretch.terms.own["verktyg"]?.amount else { continue }
            try arena.add(
                Parkavtalet.tools, Exact(tools).part(stretch.days), by: Parkavtalet.toolPay, stretch.origin,
                [tools.ore, days, rules.calendarDays])
        }
    }

    private func monthlyPay(_ stretch: TermsDays) throws(PayrollError) -> Amount {
        guard stretch.terms.isMonthly else {
            throw PayrollError(
                .notImplemented, "Parkavtalet har bara månadslön. Ange monthlyPay i villkoren.", day: stretch.days.first
            )
        }
        return stretch.fullTimePay
    }
}

extension Parkavtalet {
    /// Adds leave and evenings, and counts the evenings of the year.
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: ParkMonth, in workspace: inout NoWorkspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        let leave = RegisteredKinds(.tjanstledig)
        try question.refuseAll(but: [leave, .otherShifts], in: rules.days, agreement: name)
        let away = try question.absentDays(leave, in: rules.days)
        let shifts = try question.shifts(in: rules.month, rules.holidays)
        for stretch in try question.termsDays(in: rules.days) {
            let days = Int64(away.count(in: stretch.days))
            if days > 0 {
                let (full, degree) = (try monthlyPay(stretch), stretch.terms.degree)
                try arena.add(
                    PayItems.tjanstledighet, (Exact(full) * degree * days / rules.calendarDays).negated,
                    by: Parkavtalet.leave, stretch.origin, [full.ore, degree.millionths, days, rules.calendarDays])
            }
            var evening: Int64 = 0
            for day in stretch.days where !away.contains(day) {
                evening += shifts.minutes(on: day, by: rules.evening, rules.holidays).count
            }
            try addEvening(evening, stretch, year: Int64(rules.days.first.year), &carry, to: &arena)
        }
    }

    private func addEvening(
        _ minutes: Int64, _ stretch: TermsDays, year: Int64, _ carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        let day = stretch.days.first
        let rate = try settings.figure(Parkavtalet.eveningRate, on: day)
        let limit = try settings.figure(Parkavtalet.manyHours, on: day)
        let isSameYear = carry.own["parkavtalet.year"]?.whole == year
        let before = isSameYear ? carry.own["parkavtalet.evening"]?.whole ?? 0 : 0
        carry.own["parkavtalet.year"] = try .whole(year)
        carry.own["parkavtalet.evening"] = try .whole(before + minutes)
        let once = min(minutes, max(0, limit.value - before))
        for (times, minutes) in [(Int64(1), once), (2, minutes - once)] where minutes > 0 {
            try arena.add(
                Parkavtalet.evening, Exact(rate.amount) * times * Minutes(minutes), by: Parkavtalet.eveningPay,
                known: rate.confidence.weaker(limit.confidence), stretch.origin,
                [rate.value, times * 10_000, minutes])
        }
    }
}

extension Parkavtalet {
    /// The terms may say a supplement for tools, in kronor a month.
    public func check(_ terms: Terms) throws(PayrollError) {
        for entry in terms.own {
            guard entry.name == "verktyg" else {
                throw PayrollError(.unknownName, "Villkoret \(entry.name) finns inte i Parkavtalet. Menade du verktyg?")
            }
            guard let amount = entry.value.amount, !amount.isNegative else {
                throw PayrollError(.invalidValue, "verktyg ska vara ett belopp i kronor, t.ex. 350.")
            }
        }
    }
}
