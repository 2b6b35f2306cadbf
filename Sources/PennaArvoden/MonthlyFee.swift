//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Månadsarvode: a fee that the terms say, in kronor or as a share of the employer's base fee.
enum MonthlyFee {
    static let base = Figure(
        "arvoden.grundarvode", name: "Grundarvode per månad, som andelen räknas på", unit: .krona, rows: [])

    static let amount = Formula(
        FormulaID(3000), name: "Månadsarvode", expression: "öre(arvode × omfattning × dagar ÷ kalenderdagar)",
        operands: [
            Operand("arvode", .krona), Operand("omfattning", .procent), Operand("dagar", .dag),
            Operand("kalenderdagar", .dag),
        ], paragraph: "Arvoden 1", source: .employer("beslut om uppdraget"), confidence: .confirmed)

    static let shareOfBase = Formula(
        FormulaID(3001), name: "Månadsarvode i procent av grundarvodet",
        expression: "öre(grundarvode × andel × omfattning × dagar ÷ kalenderdagar)",
        operands: [
            Operand("grundarvode", .krona), Operand("andel", .procent), Operand("omfattning", .procent),
            Operand("dagar", .dag), Operand("kalenderdagar", .dag),
        ], paragraph: "Arvoden 1", source: .employer("reglemente"), confidence: .reported)

    static let rule = RuleDescription(
        paragraph: "Arvoden 1", name: "Månadsarvode",
        text: """
            Den som har ett fast arvode får det varje månad. Beloppet står i villkoren (monthlyPay), eller som en andel \
            (andel) av kommunens grundarvode, ofta riksdagsledamöternas arvode. Grundarvodet anger arbetsgivaren med datum \
            och källa. Omfattningen (degree) är uppdragets del av heltid.

            Hur arvodet blir när uppdraget inte varar hela månaden, eller när villkoren ändras i den, står i kommunens \
            reglemente och väljs av arbetsgivaren. Arvodet beskattas som lön och bär arbetsgivaravgifter. Det ger ingen semester \
            och räknas inte till tjänstepension; förtroendevaldas pension (PBF, OPF-KL) räknas inte här.
            """, formulas: [amount, shareOfBase], figures: [base, AssignmentPart.partOfMonth],
        example: { () throws(PayrollError) in
            try ExampleAssignment.example(
                "Kommunen har bestämt grundarvodet 73\u{A0}000 kr. Nämndens ordförande har 40 % av det, hela oktober.",
                month: Month(year: 2026, month: 10), isFixedPay: true,
                own: [
                    OwnEntry("uppdrag", .text("fortroendevald")), OwnEntry("andel", .number(millionths: 40_000_000)),
                ],
                settings: [ExampleAssignment.setting(base, 7_300_000)])
        })

    static func add(
        _ part: AssignmentPart, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let item = part.assignment.kind == .fortroendevald ? ArvodenItems.monthlyFee : ArvodenItems.careFee
        let id = part.assignment.feeItem(item)
        let degree = part.terms.degree
        if case .monthly(let full) = part.terms.pay {
            let fee = try (Exact(full) * degree * part.paidDays / part.calendarDays).rounded(.halfAwayFromZero)
            guard fee != .zero else { return }
            arena.add(
                id, fee, amount.id, amount.confidence, part.origin(question),
                [full.ore, degree.millionths, part.paidDays, part.calendarDays])
        } else if let share = part.assignment.share {
            let known = try rules.known(base, on: part.days.first)
            let fee = try (Exact(known.amount) * share * degree * part.paidDays / part.calendarDays)
                .rounded(.halfAwayFromZero)
            arena.add(
                id, fee, shareOfBase.id, shareOfBase.confidence.weaker(known.confidence), part.origin(question),
                [known.value, share.millionths, degree.millionths, part.paidDays, part.calendarDays])
        }
    }
}
