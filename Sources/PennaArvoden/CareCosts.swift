//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Omkostnadsersättning: how it is taxed, and the barnbidrag that is taken off it.
enum CareCosts {
    private static let choices = [
        "kostnadsersättning utan skatteavdrag och avgifter (AGI-fält 020)", "beskattas och bär avgifter som arvode",
    ]

    static let tax = Figure(
        "arvoden.omkostnad.skatt", name: "Omkostnadsersättning till familjehem, kontaktfamilj och kontaktperson",
        unit: .tal,
        choices: choices,
        rows: [
            FigureRow(
                from: Day(2018, 6, 19), 0,
                source: [.page(.skatteverketStatement2018), .page(.skatteverketFosterHomes)],
                confidence: .reported)
        ])
    static let taxOfEscorts = Figure(
        "arvoden.ledsagare.omkostnad.skatt", name: "Omkostnadsersättning till ledsagare", unit: .tal, choices: choices,
        rows: [])
    static let childBenefit = Figure(
        "arvoden.barnbidrag", name: "Barnbidrag per barn och månad, som tas av omkostnadsersättningen", unit: .krona,
        rows: [])

    static let childBenefitTaken = Formula(
        FormulaID(3028), name: "Barnbidrag som tas av omkostnadsersättningen",
        expression: "−öre(barnbidrag × barn × dagar ÷ kalenderdagar)",
        operands: [
            Operand("barnbidrag", .krona), Operand("barn", .tal), Operand("dagar", .dag),
            Operand("kalenderdagar", .dag),
        ], paragraph: "Arvoden 6", source: .page(.skrCosts), confidence: .reported)

    static let rule = RuleDescription(
        paragraph: "Arvoden 6", name: "Omkostnadsersättning, skatt och barnbidrag",
        text: """
            Omkostnadsersättning till familjehem, kontaktfamilj och kontaktperson är inkomst som mottagaren själv gör avdrag för i \
            sin deklaration. Arbetsgivaren gör inget skatteavdrag och betalar inga avgifter \
            så länge ersättningen följer SKR:s rekommendationer; det som är mer är arvode och ska stå där i tabellen, eller \
            registreras som lönerad. Den redovisas som annan kostnadsersättning (fält 020). För ledsagare säger ingen källa det, och \
            arbetsgivaren väljer. Arvodet beskattas alltid och bär avgifter.

            Får familjen själv barnbidraget tas det av omkostnadsersättningen: antalet barn står i villkoren (barnbidrag), \
            beloppet anger arbetsgivaren.
            """, formulas: [childBenefitTaken], figures: [tax, taxOfEscorts, childBenefit],
        example: { () throws(PayrollError) in
            let table = CareTable.familjehem
            return try ExampleAssignment.example(
                "Ett familjehem har ett barn på 14 år och får själv barnbidraget, 1\u{A0}250 kr enligt kommunens uppgift. Tabellen har 150 % av prisbasbeloppet från 13 år.",
                month: Month(year: 2026, month: 10), isFixedPay: true,
                own: [
                    OwnEntry("uppdrag", .text("familjehem")), OwnEntry("niva", .number(millionths: 1_000_000)),
                    OwnEntry("fodd", .text("2012-03-01")), OwnEntry("barnbidrag", .number(millionths: 1_000_000)),
                ],
                settings: [
                    ExampleAssignment.setting(table.ages[0], 0), ExampleAssignment.setting(table.ages[1], 13),
                    ExampleAssignment.setting(table.fees[1][0], 1_000_000),
                    ExampleAssignment.setting(table.costs[1][0], 1_500_000),
                    ExampleAssignment.setting(childBenefit, 125_000),
                ])
        })

    /// The items that omkostnadsersättning, and what is taken off it, are paid on.
    ///
    /// - Throws: `missingFigure` when the employer has not said how it is taxed, and there is any.
    static func item(
        of assignment: Assignment, _ table: CareTable, _ costs: FigureValue, on day: Day, _ rules: ArvodenMonth
    ) throws(PayrollError) -> (costs: PayItemID, childBenefit: PayItemID, confidence: Confidence) {
        // Nobody has said in which field the costs of a business are reported; the amount paid is the same.
        if assignment.hasFSkatt { return (ArvodenItems.fSkatt.id, ArvodenItems.fSkatt.id, .unconfirmed) }
        guard costs.value != 0 else { return (ArvodenItems.costs.id, ArvodenItems.childBenefit.id, .confirmed) }
        let tax = try rules.known(table.costTax, on: day)
        return tax.value == 0
            ? (ArvodenItems.costs.id, ArvodenItems.childBenefit.id, tax.confidence)
            : (ArvodenItems.taxedCosts.id, ArvodenItems.taxedChildBenefit.id, tax.confidence)
    }

    static func add(
        _ piece: CareByMonth.Piece, _ part: AssignmentPart, _ table: CareTable,
        _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let costs = try rules.known(table.costs[piece.group][part.assignment.level - 1], on: piece.day)
        let item = try item(of: part.assignment, table, costs, on: piece.day, rules)
        try CareByMonth.addShare(
            costs, item.costs, piece, part, confidence: item.confidence, question, rules, to: &arena)
    }

    static func addChildBenefit(
        _ part: AssignmentPart, _ table: CareTable, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard part.assignment.childBenefits > 0 else { return }
        let day = part.days.first
        let benefit = try rules.known(childBenefit, on: day)
        let item = try item(of: part.assignment, table, benefit, on: day, rules)
        let taken = try (Exact(benefit.amount) * part.assignment.childBenefits * part.paidDays / part.calendarDays)
            .rounded(.halfAwayFromZero).negated()
        arena.add(
            item.childBenefit, taken, childBenefitTaken.id,
            childBenefitTaken.confidence.weaker(benefit.confidence).weaker(item.confidence), part.origin(question),
            [benefit.value, part.assignment.childBenefits, part.paidDays, part.calendarDays])
    }
}
