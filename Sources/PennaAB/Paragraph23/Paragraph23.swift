//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 23 Förskjuten arbetstid: pay for working other hours than the schedule's, by order.
///
/// Paid for the time outside the hours that were scheduled: 64.4 % of timlön on a day that was free, 32.3 % otherwise,
/// half as much again on the first two working days of the order, for at most ten of them (decisions A20, A53). An order
/// more than ten days ahead gives nothing; one on the same day is overtime. Minutes of a kind are summed over the month
/// and rounded up to a half hour (A36).
///
/// The page: what it says, how much from when, what may be chosen, how it is calculated, an example. The hours are found
/// in `DisplacedMinutes.swift`.
enum DisplacedHours {
    // MARK: What it says

    private static let text: RuleText = """
        Den som på arbetsgivarens order arbetar på andra tider än schemats får ersättning för den tid som ligger utanför \
        de tider som var schemalagda: \(onFreeDay) av timlönen på en dag som skulle ha varit ledig, annars \(otherTime). \
        De \(firstDays, .number) första arbetsdagarna är den \(firstDaysFactor) gånger så stor. En beordring ersätts i \
        högst \(mostDays); det som beordrades samma dag är en beordring, hur många rader det än är. Rader utan dag för \
        ordern som följer på varandra över lediga dagar är också en. Frånvaro tar bara sina egna timmar. Den som fick veta \
        det mer än \(notice) i förväg får ingen ersättning, och en order samma dag är övertid; rader utan dag räknas som \
        beordrade i tid.

        Tiden läggs ihop och avrundas uppåt till halv timme \(rounding).
        """

    // MARK: How much, from when

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

    private static func figure(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: unit,
            rows: [FigureRow(from: firstDay, value, source: hultsfred, confidence: .reported)])
    }

    // MARK: What may be chosen

    static let rounding = ABFigure(
        "ab.23.avrundning", name: "Förskjuten arbetstid avrundas uppåt till halv timme", unit: .tal,
        choices: ["per slag och månad", "per dag"],
        rows: [FigureRow(from: firstDay, 0, source: .decision(.a36), confidence: .reported)])

    // MARK: How it is calculated

    /// Half hours of the month of a kind.
    struct Pay: Working {
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

        let fullTimePay: Amount
        let divisor: Int64
        let percent: Percent
        let factor: Factor
        /// The minutes of the kind that were counted before.
        let before: Minutes
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            let paid = (before + time).roundedUpToHalfHour - before.roundedUpToHalfHour
            return try (Exact(fullTimePay) / divisor * percent * factor * paid).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.tal(divisor)
            operands.procent(percent)
            operands.faktor(factor)
            operands.timme(before)
            operands.timme(time)
        }
    }

    static func add(
        to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard month.work.kinds.contains(.displacedShift) else { return }
        let minutes = try DisplacedMinutes(&month, question)
        for (index, part) in minutes.parts.enumerated() {
            let stretch = month.work.stretches[part.stretch]
            guard stretch.terms.isMonthly else {
                throw PayrollError(
                    .notImplemented,
                    "Förskjuten arbetstid för timavlönade är inte känd. Registrera ersättningen som lönerad.",
                    day: stretch.days.first)
            }
            let figures = month.figures(of: stretch)
            let percent = figures[part.isFreeDay ? onFreeDay : otherTime]
            let factor = part.isFirst ? figures[firstDaysFactor].factor : Factor(hundredths: 100)
            try month.lines.add(
                item.id,
                Pay(
                    fullTimePay: stretch.fullTimePay, divisor: figures[Overtime.divisor].value,
                    percent: percent.percent, factor: factor, before: minutes.earlier(than: index),
                    time: Minutes(part.minutes)),
                percent.confidence, stretch.origin(question))
        }
    }

    // MARK: Pay items

    static let item = PayItem(PayItemID(135), key: "forskjuten-arbetstid", name: "Förskjuten arbetstid")
    static let payItems = [item]

    // MARK: An example

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

    // MARK: The rule

    static let figures = [onFreeDay, otherTime, firstDaysFactor, firstDays, mostDays, notice, rounding]

    static let rule = RuleDescription(
        paragraph: "AB § 23", name: "Förskjuten arbetstid", text: text, formulas: [Pay.formula], figures: figures,
        revision: 3, example: { () throws(PayrollError) in try example() })
}
