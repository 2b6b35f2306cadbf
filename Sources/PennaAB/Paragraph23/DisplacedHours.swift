//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 23 Förskjuten arbetstid: pay for working other hours than the schedule's, by order.
///
/// Paid for the time outside the hours that were scheduled: 64.4 % of timlön on a day that was free, 32.3 % otherwise,
/// half as much again on the first two days of the order, for at most ten days of it (decision A20). An order more than
/// ten days ahead gives nothing; one on the same day is overtime. Minutes of a kind are summed over the month and rounded
/// up to a half hour (A36).
enum DisplacedHours {
    private static let hultsfred: Source = [.agreement(.ab, "§ 23", .hultsfredPay), .decision(.a20)]
    private static let firstDay = Day(2022, 10, 1)

    static let onFreeDay = figure(
        "ab.23.fridag", "Förskjuten arbetstid på fridag, procent av timlönen", .procent, 644_000)
    static let otherTime = figure(
        "ab.23.ovrig-tid", "Förskjuten arbetstid annars, procent av timlönen", .procent, 323_000)
    static let firstDaysFactor = figure(
        "ab.23.forsta-dagarna-faktor", "Förskjuten arbetstid de första dagarna, gånger", .faktor, 150)
    static let firstDays = figure("ab.23.forsta-dagarna", "Dagar i beordringen med högre ersättning", .dag, 2)
    static let mostDays = figure("ab.23.hogst-dagar", "Dagar i beordringen som ersätts", .dag, 10)
    static let notice = figure("ab.23.framforhallning", "Dagar i förväg som ger rätt till ersättning", .dag, 10)
    static let rounding = ABFigure(
        "ab.23.avrundning", name: "Förskjuten arbetstid avrundas uppåt till halv timme", unit: .tal,
        choices: ["per slag och månad", "per dag"],
        rows: [FigureRow(from: firstDay, 0, source: .decision(.a36), confidence: .reported)])

    static let figures = [onFreeDay, otherTime, firstDaysFactor, firstDays, mostDays, notice, rounding]

    private static func figure(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: unit,
            rows: [FigureRow(from: firstDay, value, source: hultsfred, confidence: .reported)])
    }

    static let formula = Formula(
        FormulaID(2080), name: "Förskjuten arbetstid",
        expression:
            "öre(heltidslön ÷ divisor × procent × faktor × (halvtimme(tidigare + timmar) − halvtimme(tidigare)))",
        operands: [
            Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("procent", .procent),
            Operand("faktor", .faktor), Operand("tidigare", .timme), Operand("timmar", .timme),
        ],
        paragraph: "AB § 23", source: hultsfred, confidence: .reported, quantity: "timmar",
        paid: PaidMeasure("halvtimme(tidigare + timmar) − halvtimme(tidigare)", .timme))

    static let rule = RuleDescription(
        paragraph: "AB § 23", name: "Förskjuten arbetstid",
        text: """
            Den som på arbetsgivarens order arbetar på andra tider än schemats får ersättning för den tid som ligger utanför \
            de tider som var schemalagda. På en dag som skulle ha varit ledig är ersättningen större, och de två första \
            dagarna är den en och en halv gång så stor. En beordring ersätts i högst tio dagar. Den som fick veta det mer \
            än tio dagar i förväg får ingen ersättning, och en order samma dag är övertid.

            Tiden läggs ihop per slag och månad och avrundas uppåt till halv timme.
            """,
        formulas: [formula], figures: figures, example: { () throws(PayrollError) in try example() })

    static let item = PayItem(PayItemID(135), key: "forskjuten-arbetstid", name: "Förskjuten arbetstid", agiField: 11)
    static let payItems = [item]

    /// Minutes of one rate in one stretch.
    private struct Part {
        let stretch: Int
        let isFreeDay: Bool
        let isFirst: Bool
        var minutes: Int64
    }

    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard work.kinds.contains(.displacedShift) else { return }
        var parts = ShortList<Part>()
        for order in work.registered.of(.displacedShift) {
            guard case .displacedShift(_, let ordered) = order.kind else { continue }
            try check(order, ordered)
            guard let days = order.days.intersection(rules.days) else { continue }
            for day in days {
                let number = Int64(day - order.days.first + 1)
                try add(day, number, order, ordered, work, question, rules, to: &parts, &arena)
            }
        }
        try addLines(parts, work, question, rules, to: &arena)
    }

    private static func check(_ order: Registration, _ ordered: Day) throws(PayrollError) {
        guard ordered >= order.days.first else { return }
        throw PayrollError(
            .invalidValue,
            "Förskjutningen \(order.days.first) beordrades \(ordered), inte senast dagen före. Då är det övertid: registrera extra arbete.",
            day: order.days.first, row: order.row)
    }

    private static func add(
        _ day: Day, _ number: Int64, _ order: Registration, _ ordered: Day, _ work: borrowing MonthWork,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, to parts: inout ShortList<Part>,
        _ arena: inout LineArena
    ) throws(PayrollError) {
        let stretch = work.stretchIndex(on: day)
        let values = rules.figures[work.stretches[stretch].figures]
        for figure in figures { _ = try values.known(figure, on: day) }
        guard number <= values[mostDays].value, Int64(order.days.first - ordered) <= values[notice].value else {
            return
        }
        let earlier = work.planBeforeOrders.shifts(on: day)
        var minutes: Int64 = 0
        for index in work.plan.shifts(on: day) where work.absentMinutes(of: index) == 0 {
            for piece in work.plan.pieces[work.plan.shifts[index].pieces] {
                minutes += piece.interval.minutes.count
                for shift in earlier {
                    let interval = work.planBeforeOrders.shifts[shift].interval
                    minutes -= interval.intersection(piece.interval)?.minutes.count ?? 0
                }
            }
        }
        guard minutes > 0 else { return }
        arena.note(item.id, employment: question.index, day: day, minutes, .timme)
        let isFirst = number <= values[firstDays].value
        if values[rounding].isOn { minutes = Minutes(minutes).roundedUpToHalfHour.count }
        let same = parts.firstIndex {
            $0.stretch == stretch && $0.isFreeDay == earlier.isEmpty && $0.isFirst == isFirst
        }
        if let same {
            parts[same].minutes += minutes
        } else {
            parts.append(Part(stretch: stretch, isFreeDay: earlier.isEmpty, isFirst: isFirst, minutes: minutes))
        }
    }

    private static func addLines(
        _ parts: ShortList<Part>, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for (index, part) in parts.enumerated() {
            let stretch = work.stretches[part.stretch]
            guard stretch.terms.isMonthly else {
                throw PayrollError(
                    .notImplemented,
                    "Förskjuten arbetstid för timavlönade är inte känd. Registrera ersättningen som lönerad.",
                    day: stretch.days.first)
            }
            let figures = rules.figures[stretch.figures]
            let figure = figures[part.isFreeDay ? onFreeDay : otherTime]
            let percent = Percent(millionths: figure.value)
            let factor = Factor(hundredths: part.isFirst ? figures[firstDaysFactor].value : 100)
            let earlier = parts[..<index].reduce(Int64(0)) {
                $1.isFreeDay == part.isFreeDay && $1.isFirst == part.isFirst ? $0 + $1.minutes : $0
            }
            let before = Minutes(earlier)
            let time = Minutes(part.minutes)
            let paid = (before + time).roundedUpToHalfHour - before.roundedUpToHalfHour
            let divisor = figures[Overtime.divisor].value
            let amount = try (Exact(stretch.fullTimePay) / divisor * percent * factor * paid)
                .rounded(.halfAwayFromZero)
            arena.add(
                item.id, amount, formula.id, formula.confidence.weaker(figure.confidence), stretch.origin(question),
                [
                    stretch.fullTimePay.ore, divisor, percent.millionths, factor.hundredths, before.count, time.count,
                ])
        }
    }

    private static func example() throws(PayrollError) -> RuleExample {
        let epoch = Instant(seconds: 0)
        let office = [try Shift(ClockSpan(from: 480, to: 990))]
        let late = [try Shift(ClockSpan(from: 720, to: 1_230))]
        let free: [Shift] = []
        return RuleExample(
            "Heltidslön 33 000 kr, schema måndag–fredag 08.00–16.30. Måndag beordras arbete 12.00–20.30 torsdag till lördag.",
            month: Month(year: 2026, month: 10),
            employment: Employment(
                id: "1", start: Day(2020, 1, 1),
                terms: [
                    try Fact(
                        Terms(pay: .monthly(fullTime: Amount(ore: 3_300_000))), from: Day(2020, 1, 1), recorded: epoch)
                ],
                schedules: [
                    try Fact(
                        ScheduleAssignment(schedule: 0, cycleStart: Day(2026, 1, 5)), from: Day(2020, 1, 1),
                        recorded: epoch)
                ],
                registrations: [
                    Registration(
                        .displacedShift(late, ordered: Day(2026, 10, 5)),
                        days: try DayRange(from: Day(2026, 10, 8), through: Day(2026, 10, 10)), recorded: epoch)
                ]),
            schedules: [
                try Schedule(name: "Kontor", cycle: [office, office, office, office, office, free, free])
            ],
            items: payItems)
    }
}
