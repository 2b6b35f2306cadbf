//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Sammanträdesarvode: an amount for the first hours of a meeting, and one for each started half hour after them.
enum Meetings {
    static let firstHours = Figure(
        "arvoden.sammantrade.forsta-timmar", name: "Sammanträde, de första timmarna", unit: .timme, rows: [])
    static let firstAmount = Figure(
        "arvoden.sammantrade.forsta", name: "Sammanträdesarvode för de första timmarna", unit: .krona, rows: [])
    static let halfHour = Figure(
        "arvoden.sammantrade.halvtimme", name: "Sammanträdesarvode för varje påbörjad halvtimme därefter", unit: .krona,
        rows: [])

    static let formula = Formula(
        FormulaID(3010), name: "Sammanträdesarvode",
        expression: "öre(grundbelopp + halvtimmesbelopp × 2 × halvtimme(max(0; timmar − förstatimmar)))",
        operands: [
            Operand("grundbelopp", .krona), Operand("halvtimmesbelopp", .krona), Operand("timmar", .timme),
            Operand("förstatimmar", .timme),
        ], paragraph: "Arvoden 2", source: .employer("reglemente"), confidence: .reported, quantity: "timmar")

    static let rule = RuleDescription(
        paragraph: "Arvoden 2", name: "Sammanträdesarvode",
        text: """
            Ett sammanträde ger ett belopp för de första timmarna, hur kort det än är, och därefter ett belopp för varje påbörjad \
            halvtimme. Timmarna och beloppen anger arbetsgivaren; betalas alla halvtimmar lika är de första timmarna 0 och \
            deras belopp 0 kr. Varje registrering är ett sammanträde: timmar på lönearten sammantrade, eller extra med klockslag.
            """, formulas: [formula], figures: [firstHours, firstAmount, halfHour],
        example: { () throws(PayrollError) in
            try ExampleAssignment.example(
                "Kommunen betalar 600 kr för den första timmen och 150 kr för varje påbörjad halvtimme därefter. Nämnden sammanträder i 2 timmar och 40 minuter.",
                month: Month(year: 2026, month: 10), own: [OwnEntry("uppdrag", .text("fortroendevald"))],
                registrations: [.hours(ArvodenItems.meeting.id, Minutes(160))],
                settings: [
                    ExampleAssignment.setting(firstHours, 60), ExampleAssignment.setting(firstAmount, 60_000),
                    ExampleAssignment.setting(halfHour, 15_000),
                ])
        })

    /// What a meeting gives.
    static func fee(_ minutes: Int64, first: Int64, _ firstAmount: Amount, _ halfHour: Amount) throws(PayrollError)
        -> Amount
    {
        let halves = try (Exact(max(0, minutes - first)) / 30).wholeNumber(.up)
        return try (Exact(halfHour) * halves + firstAmount).rounded(.halfAwayFromZero)
    }

    static func add(
        _ registered: borrowing RegisteredMonth, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for meeting in registered.meetings {
            let first = try rules.known(firstHours, on: meeting.day, row: meeting.row)
            let basic = try rules.known(firstAmount, on: meeting.day, row: meeting.row)
            let half = try rules.known(halfHour, on: meeting.day, row: meeting.row)
            arena.add(
                ArvodenItems.meeting.id, try fee(meeting.quantity, first: first.value, basic.amount, half.amount),
                formula.id,
                formula.confidence.weaker(first.confidence).weaker(basic.confidence).weaker(half.confidence),
                meeting.origin(question), [basic.value, half.value, meeting.quantity, first.value])
        }
    }
}
