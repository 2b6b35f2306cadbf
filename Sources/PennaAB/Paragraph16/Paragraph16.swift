//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 16 Timlön: pay for each hour worked, by schedule, by the clock, or as hours reported.
///
/// Worked minutes are real minutes and are not rounded. What comes above the limit of ``HourlyOvertime`` is overtime on
/// the own hourly pay, instead of timlön; which kind it is no source says, so the employer must.
///
/// The page: what it says, how much from when, what may be chosen, how it is calculated, an example. Which hours are
/// overtime is worked out in `HourlyOvertime.swift`.
enum HourlyPay {
    // MARK: What it says

    private static let text: RuleText = """
        Den som har timlön får sin timlön för varje arbetad timme, minut för minut: enligt schemat, enligt klockslagen \
        för extra arbete, eller för de timmar som rapporteras.

        Den som arbetar efter ett schema en hel schemaperiod har övertid för tid över periodens heltidsmått. För alla \
        andra är det som överstiger \(overtimeLimit) i kalendermånaden övertid. De sista timmarna i tidsordning är de som \
        blir övertid, och övertidsprocenten av den egna timlönen är då hela lönen för timmen.

        Källorna säger inte om sådan övertid är enkel eller kvalificerad. Arbetsgivaren väljer det med inställningen \
        \(key: overtimeKind); utan den stannar beräkningen med ett fel.
        """

    // MARK: How much, from when

    static let overtimeLimit = ABFigure(
        "ab.16.timmar-per-manad", name: "Timavlönad, timmar i månaden innan övertid", unit: .timme,
        rows: [
            FigureRow(
                from: AB.firstDay, 165 * 60, source: [.page(.hrscOvertime), .page(.ka20070118)], confidence: .reported)
        ])

    // MARK: What may be chosen

    static let overtimeKind = ABFigure(
        "ab.16.overtid-slag", name: "Timavlönad, slag av övertid över gränsen", unit: .tal,
        choices: ["enkel", "kvalificerad"], rows: [])

    // MARK: How it is calculated

    /// Hours at the own hourly pay.
    struct Pay: Working {
        static let formula = Formula(
            FormulaID(2001), name: "Timlön", expression: "öre(timlön × timmar)",
            operands: [Operand("timlön", .krona), Operand("timmar", .timme)], paragraph: "AB § 16",
            source: .agreement(.ab25, "§ 16", .hrscOvertime), confidence: .reported, quantity: "timmar", price: "timlön"
        )

        let pay: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.timme(time)
        }
    }

    /// What absence in percent takes of scheduled hours; below zero.
    struct ShareAway: Working {
        static let formula = Formula(
            FormulaID(2004), name: "Timlön, frånvaro i procent", expression: "−öre(timlön × omfattning × timmar)",
            operands: [Operand("timlön", .krona), Operand("omfattning", .procent), Operand("timmar", .timme)],
            paragraph: "AB § 16", source: .decision(.a52), confidence: .reported, quantity: "timmar",
            paid: PaidMeasure("omfattning × timmar", .timme))

        let pay: Amount
        let share: Percent
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * share * time).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.procent(share)
            operands.timme(time)
        }
    }

    /// Hours on a pay item of the employer's own.
    struct OwnHours: Working {
        static let formula = Formula(
            FormulaID(2002), name: "Timmar på egen löneart", expression: "öre(apris × timmar)",
            operands: [Operand("apris", .krona), Operand("timmar", .timme)], paragraph: "Arbetsgivarens löneart",
            source: .employer("registrering"), confidence: .confirmed, quantity: "timmar", price: "apris")

        let price: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(price) * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(price)
            operands.timme(time)
        }
    }

    static func add(
        _ overtime: borrowing OvertimeMonth, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        for index in month.work.stretches.indices where !month.work.stretches[index].terms.isMonthly {
            try add(overtime.hourly, index, PayLine.none, to: &month, question)
            try addSharesAway(index, to: &month, question)
            // Hours of each row that says where it is posted have lines of their own.
            for place in question.employment.allocations.indices {
                try add(overtime.hourly, index, UInt16(clamping: place), to: &month, question)
            }
        }
        for hours in month.work.ownHours {
            guard let item = question.items[hours.item], let price = item.unitPrice else { continue }
            let stretch = month.work.stretches[hours.stretch]
            try month.lines.add(
                item.id, OwnHours(price: price, time: hours.minutes), .confirmed,
                LineOrigin(
                    employment: question.index, terms: UInt16(stretch.termsIndex), days: DayRange(hours.day),
                    allocation: hours.allocation))
        }
    }

    /// Takes away what absence in percent leaves of the scheduled hours.
    private static func addSharesAway(
        _ index: Int, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        var shares = ShortList<(share: Percent, minutes: Int64)>()
        for away in month.work.hourlyShares where away.stretch == index {
            month.lines.note(
                PayItems.timlon.id, employment: question.index, day: away.day,
                -Minutes.nearest(millionths: away.millionths), .timme)
            if let known = shares.firstIndex(where: { $0.share == away.share }) {
                shares[known].minutes += away.minutes
            } else {
                shares.append((away.share, away.minutes))
            }
        }
        let stretch = month.work.stretches[index]
        for away in shares where away.minutes > 0 {
            try month.lines.add(
                PayItems.timlon.id, ShareAway(pay: stretch.hourlyPay, share: away.share, time: Minutes(away.minutes)),
                .confirmed, stretch.origin(question))
        }
    }

    /// Adds the hours of a stretch that have one allocation, and what of them is overtime.
    private static func add(
        _ parts: [HourlyOvertimePart], _ index: Int, _ allocation: UInt16, to month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[index]
        var minutes: Int64 = 0
        for hours in month.work.hourlyWork
        where hours.stretch == index && hours.allocation == allocation && hours.minutes != 0 {
            minutes += hours.minutes
            month.lines.note(PayItems.timlon.id, employment: question.index, day: hours.day, hours.minutes, .timme)
        }
        var over: Int64 = 0
        for part in parts where part.stretch == index && part.allocation == allocation {
            over += part.minutes
            month.lines.note(PayItems.timlon.id, employment: question.index, day: part.day, -part.minutes, .timme)
        }
        let origin = stretch.origin(question, allocation)
        if minutes != over {
            try month.lines.add(
                PayItems.timlon.id, Pay(pay: stretch.hourlyPay, time: Minutes(minutes - over)), .confirmed, origin)
        }
        guard over != 0 else { return }
        let kind = try month.figures(of: stretch).known(overtimeKind, on: stretch.days.first)
        let item = kind.isOn ? Overtime.qualifiedItem : Overtime.simpleItem
        for part in parts where part.stretch == index && part.allocation == allocation {
            month.lines.note(item.id, employment: question.index, day: part.day, part.minutes, .timme)
        }
        try Overtime.add(item, over, kind.isOn ? Overtime.qualified : Overtime.simple, stretch, to: &month, origin)
    }

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try HoursExample.make(
            "Timlön 160 kronor. Två extra pass i mars 2026, tillsammans 11 timmar.",
            month: Month(year: 2026, month: 3), pay: .hourly(Amount(ore: 16_000)), items: [PayItems.timlon],
            [
                (.extraWork(try HoursExample.shift(8, 16)), Day(2026, 3, 4)),
                (.extraWork(try HoursExample.shift(12, 15)), Day(2026, 3, 6)),
            ])
    }

    // MARK: The rule

    static let figures = [overtimeLimit, overtimeKind]

    static let rule = RuleDescription(
        paragraph: "AB § 16", name: "Timlön", text: text,
        formulas: [Pay.formula, ShareAway.formula, OwnHours.formula, Overtime.HourlyPaid.formula], figures: figures,
        example: { () throws(PayrollError) in try example() })
}
