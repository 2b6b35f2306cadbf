//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 16 Timlön: pay for each hour worked, by schedule, by the clock, or as hours reported.
///
/// Worked minutes are real minutes and are not rounded. Above 165 hours in a calendar month an hourly paid is due
/// overtime (HRSC guide); that is not reckoned yet and is refused by name.
enum HourlyPay {
    static let formula = Formula(
        FormulaID(2001), name: "Timlön", expression: "öre(timlön × timmar)",
        operands: [Operand("timlön", .krona), Operand("timmar", .timme)], paragraph: "AB § 16",
        source: "AB 25; handböcker (HRSC)", confidence: .reported, quantity: "timmar", price: "timlön")

    static let ownHoursFormula = Formula(
        FormulaID(2002), name: "Timmar på egen löneart", expression: "öre(apris × timmar)",
        operands: [Operand("apris", .krona), Operand("timmar", .timme)], paragraph: "Arbetsgivarens löneart",
        source: "Registrering", confidence: .confirmed, quantity: "timmar", price: "apris")

    static let overtimeLimit = Figure(
        "ab.16.timmar-per-manad", name: "Timavlönad, timmar i månaden innan övertid", unit: .timme,
        rows: [
            FigureRow(from: AB.firstDay, 165 * 60, source: "HRSC; ka.se 2007-01-18", confidence: .reported)
        ])

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let overtimeLimit: FigureValue

        init(_ day: Day, _ settings: [AgreementSetting]) {
            overtimeLimit = HourlyPay.overtimeLimit.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB § 16", name: "Timlön", formulas: [formula, ownHoursFormula], figures: [overtimeLimit])

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        var monthTotal: Int64 = 0
        for (index, stretch) in work.stretches.enumerated() where !stretch.terms.isMonthly {
            var minutes = Minutes.zero
            for hours in work.hourlyWork where hours.stretch == index && hours.minutes != 0 {
                minutes = minutes + Minutes(hours.minutes)
                arena.note(PayItems.timlon.id, employment: question.index, day: hours.day, hours.minutes, .timme)
            }
            monthTotal += minutes.count
            guard minutes != .zero else { continue }
            let amount = try (Exact(stretch.hourlyPay) * minutes).rounded(.halfAwayFromZero)
            arena.add(
                PayItems.timlon.id, amount, formula.id, formula.confidence, stretch.origin(question),
                [stretch.hourlyPay.ore, minutes.count])
        }
        let limit = try rules.figures[0].hourly.overtimeLimit.known(overtimeLimit, on: rules.days.first)
        if monthTotal > limit {
            throw PayrollError(
                .notImplemented,
                "Anställning \(question.employment.id) har mer än 165 timmar i \(rules.month). Övertid för timavlönade räknas inte än; registrera den som lönerad.",
                day: rules.days.first)
        }
        for hours in work.ownHours {
            guard let item = question.items[hours.item], let price = item.unitPrice else { continue }
            let stretch = work.stretches[hours.stretch]
            let amount = try (Exact(price) * hours.minutes).rounded(.halfAwayFromZero)
            arena.add(
                item.id, amount, ownHoursFormula.id, ownHoursFormula.confidence,
                LineOrigin(
                    employment: question.index, terms: UInt16(stretch.termsIndex), days: DayRange(hours.day)),
                [price.ore, hours.minutes.count])
        }
    }
}
