//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Förlorad arbetsförtjänst: what a förtroendevald loses in pay, up to a ceiling an hour and one a day.
enum LostIncome {
    static let mostHour = Figure(
        "arvoden.forlorad.hogst-timme", name: "Förlorad arbetsförtjänst, högst per timme", unit: .krona, rows: [])
    static let mostDay = Figure(
        "arvoden.forlorad.hogst-dag", name: "Förlorad arbetsförtjänst, högst per dag", unit: .krona, rows: [])

    static let formula = Formula(
        FormulaID(3011), name: "Förlorad arbetsförtjänst",
        expression: "öre(min(min(timförlust; högsttimme) × timmar; högstdag))",
        operands: [
            Operand("timförlust", .krona), Operand("högsttimme", .krona), Operand("timmar", .timme),
            Operand("högstdag", .krona),
        ], paragraph: "Arvoden 3", source: .employer("reglemente"), confidence: .reported, quantity: "timmar")

    static let rule = RuleDescription(
        paragraph: "Arvoden 3", name: "Förlorad arbetsförtjänst",
        text: """
            Den förtroendevalda får ersättning för lön som gick förlorad, högst ett belopp i timmen och ett om dagen. Timförlusten \
            är den styrkta lönen (timforlust i villkoren); timmarna registreras på lönearten forlorad-arbetsfortjanst. Alla \
            rader på en dag räknas ihop innan dagens tak läggs på. Taken anger arbetsgivaren; utan tak i reglementet anges ett \
            belopp som ingen når.

            Förlorad semesterförmån och pensionsförmån registreras som lönerader med belopp, på forlorad-semester och \
            forlorad-pension. Ersättningen beskattas och bär avgifter som arvode.
            """, formulas: [formula], figures: [mostHour, mostDay],
        example: { () throws(PayrollError) in
            try ExampleAssignment.example(
                "Kommunens tak är 400 kr i timmen och 2\u{A0}500 kr om dagen. Ledamoten förlorar 450 kr i timmen i 5 timmar.",
                month: Month(year: 2026, month: 10),
                own: [
                    OwnEntry("uppdrag", .text("fortroendevald")),
                    OwnEntry("timforlust", .number(millionths: 450_000_000)),
                ],
                registrations: [.hours(ArvodenItems.lostIncome.id, Minutes(300))],
                settings: [
                    ExampleAssignment.setting(mostHour, 40_000), ExampleAssignment.setting(mostDay, 250_000),
                ])
        })

    static func add(
        _ registered: borrowing RegisteredMonth, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for day in registered.losses {
            guard let loss = day.assignment.hourlyLoss else {
                throw PayrollError(
                    .missingFact,
                    "Förlorad arbetsförtjänst \(day.day) kan inte räknas: villkoren säger inte timforlust. Ange vad den förtroendevalda förlorar i timmen.",
                    day: day.day, row: day.row)
            }
            let hour = try rules.known(mostHour, on: day.day, row: day.row)
            let most = try rules.known(mostDay, on: day.day, row: day.row)
            let paid = try (Exact(min(loss, hour.amount)) * Minutes(day.quantity)).limited(to: most.amount)
                .rounded(.halfAwayFromZero)
            arena.add(
                ArvodenItems.lostIncome.id, paid, formula.id,
                formula.confidence.weaker(hour.confidence).weaker(most.confidence), day.origin(question),
                [loss.ore, hour.value, day.quantity, most.value])
        }
    }
}
