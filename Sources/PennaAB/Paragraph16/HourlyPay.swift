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
enum HourlyPay {
    static let formula = Formula(
        FormulaID(2001), name: "Timlön", expression: "öre(timlön × timmar)",
        operands: [Operand("timlön", .krona), Operand("timmar", .timme)], paragraph: "AB § 16",
        source: .agreement(.ab25, "§ 16", .hrscOvertime), confidence: .reported, quantity: "timmar", price: "timlön")

    static let ownHoursFormula = Formula(
        FormulaID(2002), name: "Timmar på egen löneart", expression: "öre(apris × timmar)",
        operands: [Operand("apris", .krona), Operand("timmar", .timme)], paragraph: "Arbetsgivarens löneart",
        source: .employer("registrering"), confidence: .confirmed, quantity: "timmar", price: "apris")

    static let overtimeFormula = Formula(
        FormulaID(2003), name: "Övertid för timavlönade", expression: "öre(timlön × procent × timmar)",
        operands: [Operand("timlön", .krona), Operand("procent", .procent), Operand("timmar", .timme)],
        paragraph: "AB § 20", source: [.page(.hrscOvertime), .page(.ka20070118)], confidence: .reported,
        quantity: "timmar", price: nil)

    static let overtimeLimit = Figure(
        "ab.16.timmar-per-manad", name: "Timavlönad, timmar i månaden innan övertid", unit: .timme,
        rows: [
            FigureRow(
                from: AB.firstDay, 165 * 60, source: [.page(.hrscOvertime), .page(.ka20070118)], confidence: .reported)
        ])
    static let overtimeKind = Figure(
        "ab.16.overtid-slag", name: "Timavlönad, slag av övertid över gränsen", unit: .tal,
        choices: ["enkel", "kvalificerad"], rows: [])

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let overtimeLimit: FigureValue
        let overtimeKind: FigureValue

        init(_ day: Day, _ settings: KnownSettings) {
            overtimeLimit = HourlyPay.overtimeLimit.value(on: day, settings)
            overtimeKind = HourlyPay.overtimeKind.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB § 16", name: "Timlön",
        text: """
            Den som har timlön får sin timlön för varje arbetad timme, minut för minut: enligt schemat, enligt \
            klockslagen för extra arbete, eller för de timmar som rapporteras.

            Den som arbetar efter ett schema en hel schemaperiod har övertid för tid över periodens heltidsmått. För \
            alla andra är det som överstiger 165 timmar i kalendermånaden övertid. De sista timmarna i tidsordning är \
            de som blir övertid, och övertidsprocenten av den egna timlönen är då hela lönen för timmen.

            Källorna säger inte om sådan övertid är enkel eller kvalificerad. Arbetsgivaren väljer det med \
            inställningen ab.16.overtid-slag; utan den stannar beräkningen med ett fel.
            """,
        formulas: [formula, ownHoursFormula, overtimeFormula], figures: [overtimeLimit, overtimeKind],
        example: { () throws(PayrollError) in
            try HoursExample.make(
                "Timlön 160 kronor. Två extra pass i mars 2026, tillsammans 11 timmar.",
                month: Month(year: 2026, month: 3), pay: .hourly(Amount(ore: 16_000)), items: [PayItems.timlon],
                [
                    (.extraWork(try HoursExample.shift(8, 16)), Day(2026, 3, 4)),
                    (.extraWork(try HoursExample.shift(12, 15)), Day(2026, 3, 6)),
                ])
        })

    static func add(
        _ overtime: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        for index in work.stretches.indices where !work.stretches[index].terms.isMonthly {
            try add(overtime, work, index, PayLine.none, question, rules, to: &arena)
            // Hours of each row that says where it is posted have lines of their own.
            for place in question.employment.allocations.indices {
                try add(overtime, work, index, UInt16(clamping: place), question, rules, to: &arena)
            }
        }
        for hours in work.ownHours {
            guard let item = question.items[hours.item], let price = item.unitPrice else { continue }
            let stretch = work.stretches[hours.stretch]
            let amount = try (Exact(price) * hours.minutes).rounded(.halfAwayFromZero)
            arena.add(
                item.id, amount, ownHoursFormula.id, ownHoursFormula.confidence,
                LineOrigin(
                    employment: question.index, terms: UInt16(stretch.termsIndex), days: DayRange(hours.day),
                    allocation: hours.allocation),
                [price.ore, hours.minutes.count])
        }
    }

    /// Adds the hours of a stretch that have one allocation, and what of them is overtime.
    private static func add(
        _ overtime: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ index: Int, _ allocation: UInt16,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let stretch = work.stretches[index]
        var minutes: Int64 = 0
        for hours in work.hourlyWork
        where hours.stretch == index && hours.allocation == allocation && hours.minutes != 0 {
            minutes += hours.minutes
            arena.note(PayItems.timlon.id, employment: question.index, day: hours.day, hours.minutes, .timme)
        }
        var over: Int64 = 0
        for part in overtime.hourly where part.stretch == index && part.allocation == allocation {
            over += part.minutes
            arena.note(PayItems.timlon.id, employment: question.index, day: part.day, -part.minutes, .timme)
        }
        if minutes != over {
            let amount = try (Exact(stretch.hourlyPay) * Minutes(minutes - over)).rounded(.halfAwayFromZero)
            arena.add(
                PayItems.timlon.id, amount, formula.id, formula.confidence, stretch.origin(question, allocation),
                [stretch.hourlyPay.ore, minutes - over])
        }
        if over != 0 {
            try addOvertime(over, overtime.hourly, index, allocation, stretch, question, rules, to: &arena)
        }
    }

    private static func addOvertime(
        _ minutes: Int64, _ parts: [HourlyOvertime.Part], _ index: Int, _ allocation: UInt16, _ stretch: PayStretch,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let isQualified = try figures.hourly.overtimeKind.known(overtimeKind, on: stretch.days.first) == 1
        let item = isQualified ? Overtime.qualifiedItem : Overtime.simpleItem
        let figure = isQualified ? figures.overtime.qualified : figures.overtime.simple
        let declared = isQualified ? Overtime.qualified : Overtime.simple
        for part in parts where part.stretch == index && part.allocation == allocation {
            arena.note(item.id, employment: question.index, day: part.day, part.minutes, .timme)
        }
        try addOvertimeLine(item, minutes, figure, declared, stretch, question, allocation, to: &arena)
    }

    /// Adds overtime on the own hourly pay; the percentage is the whole pay of the hour.
    static func addOvertimeLine(
        _ item: PayItem, _ minutes: Int64, _ figure: FigureValue, _ declared: Figure, _ stretch: PayStretch,
        _ question: borrowing EmploymentMonth, _ allocation: UInt16 = PayLine.none, to arena: inout LineArena
    ) throws(PayrollError) {
        let percent = Percent(millionths: try figure.known(declared, on: stretch.days.first))
        let amount = try (Exact(stretch.hourlyPay) * percent * Minutes(minutes)).rounded(.halfAwayFromZero)
        arena.add(
            item.id, amount, overtimeFormula.id, overtimeFormula.confidence.weaker(figure.confidence),
            stretch.origin(question, allocation), [stretch.hourlyPay.ore, percent.millionths, minutes])
    }
}
